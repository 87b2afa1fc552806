"""What is doubtful of the texts of rows: they begin, end or break off where those of the others don't, or hold what is none of theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from jaarschijf.extract.agreements.confidence import doubt, doubted
from jaarschijf.schema.document import Passage, Row

# `n.v.t.` is no middle of a sentence, `woningen.` is the end of one.
_IN_A_SENTENCE = re.compile(r"[a-zà-ÿ]+(?![\w.])|[a-zà-ÿ]{4,}\.(?!\w)")
_NO_LAST_WORD = frozenset((
    "de", "het", "een", "te", "en", "of", "om", "van", "met", "per", "dat", "die", "deze", "dit", "hun", "als",
    "via", "wordt", "worden",
))  # fmt: skip
# With these a sentence may end, as `gaat door`, and then by a stop.
_LEADS_ON = frozenset(("in", "op", "aan", "bij", "door", "voor", "naar", "over", "uit", "tot", "tussen", "onder"))
# What goes on from a sentence that began before it.
GOES_ON = re.compile(r"[a-zà-ÿ]{2,}(?![\w.])")
# A figure that stands by itself after a sentence.
_LONE_FIGURE = re.compile(r"[a-zà-ÿ)][.!?] \d+$")
# A figure by itself, or a page's number and how many there are.
_FIGURES = re.compile(r"\d+(?: ?(?:/|van) ?\d+)?")
_CLOSING = frozenset(".,;:!?)")
# A sentence that begins with a small letter, perhaps without a space; before it stands no `bijv.` or `t.a.v.`, and it is no address.
_SMALL_AFTER_STOP = re.compile(r"[a-zà-ÿ]{5,}\.(?: [a-zà-ÿ]{3,}|(?!nl|com|eu|org|net)[a-zà-ÿ]+(?![\w.@/]))")
# One that begins right behind another.
_STUCK_SENTENCE = re.compile(r"[a-zà-ÿ]{3,}[.;:!?][A-ZÀ-Ý][a-zà-ÿ]{2,}")
_BROKEN = re.compile(r"\w*[a-zà-ÿ][-\u2010]")
# A cross, a tick or a bullet between words of a sentence; behind a figure a cross counts: `2 x per jaar`.
_MARK_IN_TEXT = re.compile(r"(?<=[a-zà-ÿ,] )[xX✓✔✗✘•▪●◦](?= [a-zà-ÿ])")
# A hyphen that stands with the second part of a word.
_HYPHEN_BEFORE = re.compile(r"(?<=[a-zà-ÿ]{3}) [-\u2010](?=[a-zà-ÿ]{3})")
# A bullet that nothing stands behind.
_LONE_BULLET = re.compile(r"[.:;](?: [–—•▪-]|[•▪●])(?:\n|$)")
# A word behind a stop without a space, as one that was another text's.
_STUCK_ON = re.compile(r"(?<=[a-zà-ÿ\d])[.!?)][A-ZÀ-Ý][a-zà-ÿ]{2,}$")
# `Q 3 2 0 2 5`
_APART = re.compile(r"(?<!\S)\d \d \d(?!\S)")
# A label that a paragraph behind a sentence begins with: `ie: gemeente`.
_SMALL_LABEL = re.compile(r"(?<=[.;])\n\n([a-z]{2,12}) ?: (?=[A-Z\d])")
_LEAST_LABELLED = 2  # texts
_STOPS = tuple(".;:,!?)…–-")
_LEAST_TEXTS, _MOSTLY_WHOLE = 5, 0.9  # of a field's texts begin as a sentence does
_LEAST_BESIDE_ONE = 12  # texts of a field that all end so, beside one
_LEAST_ENDED, _MOSTLY_ENDED = 8, 0.95  # of a field's texts end as a sentence does


def mark_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a doubt where a cross stands among the words of a text, as where its column lost its border."""
    message = "a mark stands among the words of a text, as one in a column of its own does"
    return [
        doubted(row, doubt("mark-in-text", message, row.page))
        if any(_MARK_IN_TEXT.search(text) for _, text in _own_texts(row))
        else row
        for row in rows
    ]


def twice_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a doubt where the text of a field is the same words twice, as where it is drawn twice over a page, or where a
    question is agreed, as a heading asks it."""
    message = "a text stands twice in one field: it is drawn twice, or a line between two rows may be lost"
    told = [
        doubted(row, doubt("row-twofold", message, row.page))
        if any(map(_is_twice, (text for _, text in _own_texts(row))))
        or any(said is not None and _is_twice(said.text) for said in (row.trekker, row.gereed))
        else row
        for row in rows
    ]
    message = "what is agreed is a question: a heading may have been taken for it"
    return [
        doubted(row, doubt("text-cut", message, row.page))
        if any(said.text.endswith("?") and "." not in said.text for said in row.jaarafspraken.values())
        else row
        for row in told
    ]


def _is_twice(text: str) -> bool:
    words = text.split()
    half = len(words) // 2
    return half > 0 and words[:half] == words[half:]


def begin_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a doubt where a text of one, or a paragraph of it, begins or ends in the middle of a sentence and those
    of the others don't."""
    texts = _texts_by_field(rows)
    cut = {(field, text) for field, own in texts.items() for text in own if _breaks_off(text)} | _with_labels_cut(texts)
    for field, own in texts.items():
        late = [
            text
            for text in own
            if _IN_A_SENTENCE.match(text)
            or _is_parted(text)
            or _SMALL_AFTER_STOP.search(text)
            or _STUCK_SENTENCE.search(text)
        ]
        if len(own) >= _LEAST_TEXTS and len(own) - len(late) >= _MOSTLY_WHOLE * len(own):
            cut.update((field, text) for text in late)
    message = "a text begins or ends in the middle of a sentence, where others do not"
    return [
        doubted(row, doubt("text-cut", message, row.page))
        if (cut and not cut.isdisjoint(_own_texts(row))) or any(map(_is_broken, (row.trekker, row.gereed)))
        else row
        for row in rows
    ]


def end_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a doubt where a text does not end as a sentence does: of the last of a page where nearly all others do, of
    any where all others do."""
    texts = _texts_by_field(rows)
    open_ended = {
        field: {text for text in own if text[-1].isalnum() or text[-1] == ";"} for field, own in texts.items()
    }
    seldom = {
        field
        for field, own in open_ended.items()
        if own and len(texts[field]) >= _LEAST_ENDED and len(own) <= max(1.0, (1 - _MOSTLY_ENDED) * len(texts[field]))
    }
    lone = {field for field in seldom if len(open_ended[field]) == 1 and len(texts[field]) >= _LEAST_BESIDE_ONE}
    message = "a text does not end as a sentence does, where others do"
    return [
        doubted(row, doubt("text-cut", message, row.page))
        if any(
            field in (seldom if below is None or below.page > row.page else lone) and text in open_ended[field]
            for field, text in _own_texts(row)
        )
        else row
        for row, below in zip_longest(rows, rows[1:])
    ]


def _with_labels_cut(texts: dict[str, set[str]]) -> set[tuple[str, str]]:
    """The texts in which a paragraph begins with a label without its capital, `ie: gemeente`, if two or more do so."""
    labelled = [
        (found[1], (field, text))
        for field, own in texts.items()
        for text in own
        for found in _SMALL_LABEL.finditer(text)
    ]
    counts = Counter(label for label, _ in labelled)
    return {said for label, said in labelled if counts[label] >= _LEAST_LABELLED}


def _breaks_off(text: str) -> bool:
    """Whether the text ends in a word after which no sentence ends, in a comma, in the hyphen of a broken word, or in a figure
    that stands by itself."""
    last = text.rpartition(" ")[2]
    return (
        any(paragraph.rpartition(" ")[2] in _NO_LAST_WORD for paragraph in text.split("\n\n"))
        or _FIGURES.fullmatch(text.rpartition("\n\n")[2]) is not None
        or text[0] in _CLOSING
        or _LONE_BULLET.search(text) is not None
        or _LONE_FIGURE.search(text) is not None
        or last.endswith(",")
        or _BROKEN.fullmatch(last) is not None
        or _STUCK_ON.search(last) is not None
        or _HYPHEN_BEFORE.search(text) is not None
    )


def _is_broken(passage: Passage | None) -> bool:
    if passage is None:
        return False
    last = passage.text.rpartition(" ")[2]
    apart = ",\n\n" in passage.text or _APART.search(passage.text) is not None
    return apart or _BROKEN.fullmatch(last) is not None or _STUCK_ON.search(passage.text) is not None


def _is_parted(text: str) -> bool:
    """Whether a paragraph of the text ends in a word after which no sentence ends but by a stop, or begins in the middle of one."""
    paragraphs = text.split("\n\n")
    if any(paragraph.rpartition(" ")[2] in _LEADS_ON for paragraph in paragraphs[:-1]):
        return True
    return any(not above.endswith(_STOPS) and GOES_ON.match(below) for above, below in pairwise(paragraphs))


def _texts_by_field(rows: Sequence[Row]) -> dict[str, set[str]]:
    texts: dict[str, set[str]] = {}
    for field, text in (said for row in rows for said in _own_texts(row)):
        texts.setdefault(field, set()).add(text)
    return texts


def _own_texts(row: Row) -> list[tuple[str, str]]:
    """The field and the text of what a row did not take over from the row above it."""
    frame = {"doelstelling": row.doelstelling, "kaderafspraak": row.kaderafspraak}
    own = [(field, said) for field, said in frame.items() if field not in row.inherited]
    agreed = [("jaarafspraak", said) for said in row.jaarafspraken.values()]
    return [(field, said.text) for field, said in [*own, ("toelichting", row.toelichting), *agreed] if said is not None]
