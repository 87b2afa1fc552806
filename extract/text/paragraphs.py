"""Words to text as a reader would write it out: lines joined, broken words whole, paragraphs apart.

`words_to_text` serves a single place; `passage` joins what runs on over columns and pages and says where its words lie.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, takewhile
from math import inf
from sys import intern

from jaarschijf.extract.wording.bullets import SENTENCE_END, bullet_lines, without_bullet
from jaarschijf.extract.wording.lexicon import HYPHENS, Lexicon, clean_characters
from jaarschijf.schema.document import PageBox, Passage
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word, left_edge, middle_of, union, words_by_span, words_within

_ENUMERATOR = re.compile(r"^(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[a-z]?[.:)]?)$")
# What a clause is called by: `B2`, `DU-4`; no quarter of a year.
_CODE = re.compile(r"^(?:[A-PR-Z]\.?\d{1,2}(?:\.\d{1,2})?|[A-Z]{1,3}[-.]\d{1,2}|\d{1,2}\.?[a-df-z]|\d{1,2}\.e)[.:)]?$")
_CALLED = frozenset(("artikel", "afspraak", "prestatieafspraak", "jaarafspraak", "actie", "maatregel", "aldus"))
_NUMBERED = re.compile(
    r"^(?:artikel|(?:prestatie|jaar)?afspraak|actie|maatregel) [A-Z]?\d{1,2}(?:[.-]\d{1,2})*[.:)]? \S", re.IGNORECASE
)
# The line over the signatures, which is of no agreement before it.
_SIGNING = re.compile(r"^Aldus (?:overeengekomen|vastgesteld|opgemaakt|(?:onder)?tekend|getekend)\b")
_FOOTNOTE_MARK = re.compile(r"^[(\[]?(?:\d{1,3}|[*†‡§]+|[a-z])[)\]]?,?$")
# A star that stands as high as the text: `grens*.`
_STAR = re.compile(r"(?<=[\w)])\*{1,3}(?=[.,;:)]*(?:\s|$))")
_UNITS = {"m", "km", "cm", "dm", "ha", "co"}
# Of a word's height, what it has in common with others on its line at least, and with those of other lines at most.
_SHARED_ON_LINE, _SHARED_BY_LINES = 0.4, 0.35
_OFTEN_SAID, _BROADER = 40, 1.22  # characters; a step this much larger than the usual one sets paragraphs apart
_WIDEST = 1.5  # of the size of type: lines of one paragraph that stand further apart are seldom sentences each
_LABEL_WORDS, _OUT = 4, 1.5  # of a label, at most; points


def words_to_lines(words: Iterable[Word], page: int) -> list[Line]:
    """The words of one column on a page (1-based) as lines, top to bottom, each left to right.

    A word stands on a line when its middle lies within the line's height, or much of it does: raised and small words stay in it.
    """
    words = list(words)
    by_span = words_by_span(words)
    spans = sorted(by_span)
    even = _stand_apart(spans)
    lines = [Line(page, by_span[span]) for span in spans] if even else _uneven_lines(words, page)
    for line in lines:
        line.words.sort(key=left_edge)
    if not even:
        lines.sort(key=lambda line: (middle_of([w.box[1] + w.box[3] for w in line.words]), line.words[0].box[0]))
    return lines


def _stand_apart(spans: Sequence[tuple[float, float]]) -> bool:
    """Whether no words of two of these (top, bottom), in order, stand on one line."""
    if len(spans) < 2:
        return True
    most = _SHARED_BY_LINES * min([bottom - top for top, bottom in spans])
    below = -inf
    for top, bottom in spans:
        if below - top >= most:
            return False
        below = max(below, bottom)
    return True


def _uneven_lines(words: Iterable[Word], page: int) -> list[Line]:
    """Lines of words that stand unevenly on them, in no order."""
    lines: list[Line] = []
    spans: list[tuple[float, float]] = []
    size, first = 0.0, 0
    for word in sorted(words, key=lambda word: (-word.size, word.box[1])):
        _, top, _, bottom = word.box
        if word.size != size:
            size, first = word.size, 0
        # Among words of one size each begins no higher than the one before: what ends over it is past.
        while first < len(spans) and spans[first][1] < top:
            first += 1
        at = _line_beside(top, bottom, spans, first)
        if at is None:
            lines.append(Line(page, [word]))
            spans.append((top, bottom))
        else:
            lines[at].words.append(word)
    return lines


def _line_beside(top: float, bottom: float, spans: Sequence[tuple[float, float]], first: int) -> int | None:
    """Of the lines from the `first` on, given as (top, bottom), the first that a word from `top` to `bottom` stands on."""
    middle = (top + bottom) / 2
    for place in range(first, len(spans)):
        above, below = spans[place]
        if below < top or above > bottom:
            continue
        if above <= middle <= below:
            return place
        shared = min(bottom, below) - max(top, above)
        # Glyphs of another font hang lower or higher than the letters they mark.
        if shared > _SHARED_ON_LINE * min(bottom - top, below - above):
            return place
    return None


def words_to_text(words: Iterable[Word], lexicon: Lexicon | None = None) -> str:
    """The text of the words of one cell or column: see `lines_to_text`."""
    return lines_to_text(words_to_lines(words, 1), lexicon)


def lines_to_text(lines: Sequence[Line], lexicon: Lexicon | None = None) -> str:
    """Lines joined by a space, words broken at a line's end rejoined, paragraphs apart by a blank line, without bullets.

    Footnote marks are left out. Lines may come from several pages, in reading order.
    """
    lexicon = lexicon or Lexicon()
    texts = (_paragraph_text(paragraph, lexicon) for paragraph in _paragraphs(lines, lexicon))
    return "\n\n".join(text for text in texts if text)


def split_paragraphs(lines: Sequence[Line], lexicon: Lexicon | None = None) -> list[list[Line]]:
    """The lines of one column, of one size of type, by paragraph; a bullet begins one and stays in its line."""
    paragraphs: list[list[Line]] = []
    for begins, line in zip(_beginnings(lines, lexicon or Lexicon()), lines, strict=True):
        if begins:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def passage(
    fragments: Iterable[tuple[int, Sequence[Word]]],
    lexicon: Lexicon | None = None,
    page_words: Mapping[int, Sequence[Word]] | None = None,
    text: str | None = None,
) -> Passage | None:
    """The text of fragments in reading order, each a 1-based page and the words of one column or cell part on it, and its boxes.

    `page_words` holds all words of a page: with it a box that would take in a word that is not of the text is split into
    lines, and a line into runs. `text` is theirs where it was told before. None when there is no text.
    """
    lines: list[Line] = []
    for page, words in fragments:
        lines.extend(words_to_lines(words, page))
    return lines_to_passage(lines, lexicon, page_words, text)


def lines_to_passage(
    lines: Sequence[Line],
    lexicon: Lexicon | None = None,
    page_words: Mapping[int, Sequence[Word]] | None = None,
    text: str | None = None,
) -> Passage | None:
    """As `passage`, of lines."""
    if text is None:
        text = lines_to_text(lines, lexicon)
    if not text:
        return None
    # `Gemeente`, `Doorlopend`: the same few words in thousands of rows.
    text = intern(text) if len(text) <= _OFTEN_SAID else text
    return Passage(text=text, boxes=tuple(_boxes(_printed_lines(lines), page_words or {})))


def is_footnote_mark(word: Word) -> bool:
    """Whether the word is a raised number, letter or star that points to a note."""
    return word.superscript and bool(_FOOTNOTE_MARK.match(word.text))


def _beginnings(lines: Sequence[Line], lexicon: Lexicon) -> list[bool]:
    """For each line whether a paragraph begins with it."""
    if len(lines) == 1:
        return [True]
    bullets = bullet_lines(lines)
    feet = [_foot(line) for line in lines]
    base = _base_step(lines, feet, lexicon, bullets)
    right = _right_edges(lines)
    beginnings = []
    item = -inf
    for i, line in enumerate(lines):
        end = right[lines[i - 1].page]
        begins = i == 0 or i in bullets or _begins_paragraph(lines[i - 1 : i + 2], feet[i] - feet[i - 1], base, end)
        # Text that stands out before a bullet or a number is no more of its item, where the line above had room for it or
        # ended a sentence.
        first = line.words[0]
        if not begins and first.box[0] < item - _OUT and first.text[0].isupper():
            begins = _has_room(lines[i - 1], line, end) or bool(SENTENCE_END.search(lines[i - 1].words[-1].text))
        if begins:
            item = first.box[0] if i in bullets or _ENUMERATOR.match(first.text) else -inf
        beginnings.append(begins)
    return beginnings


def _right_edges(lines: Sequence[Line]) -> dict[int, float]:
    """How far the lines reach on each page; where they begin alike on all, as far as on any: they are of one column."""
    left: dict[int, float] = {}
    right: dict[int, float] = {}
    for line in lines:
        left[line.page] = min(left.get(line.page, inf), line.words[0].box[0])
        right[line.page] = max(right.get(line.page, -inf), line.x1)
    if len(left) > 1 and max(left.values()) - min(left.values()) < _OUT:
        return dict.fromkeys(right, max(right.values()))
    return right


def _paragraphs(lines: Sequence[Line], lexicon: Lexicon) -> Iterable[list[Line]]:
    """Paragraphs without their bullets."""
    lines = [line for line in lines if line.words]
    bullets = bullet_lines(lines)
    bare = iter([Line(line.page, without_bullet(line)[0]) if i in bullets else line for i, line in enumerate(lines)])
    for paragraph in split_paragraphs(lines, lexicon):
        yield [next(bare) for _ in paragraph]


def _base_step(lines: Sequence[Line], feet: Sequence[float], lexicon: Lexicon, bullets: set[int]) -> float:
    """The usual distance between these lines, in points: their own smallest, or the document's when all stand wide apart."""
    placed = pairwise(zip(lines, feet, strict=True))
    steps = [foot - foot_above for (above, foot_above), (below, foot) in placed if above.page == below.page]
    steps = [step for step in steps if step > 0]
    size = middle_of([word.size for line in lines for word in line.words]) if lines else 0.0
    usual = lexicon.leading * size
    if not steps:
        return usual
    closed = sum(1 for line in lines[:-1] if SENTENCE_END.search(line.words[-1].text) or line.text[-1] == ")")
    whole = closed * 2 > len(lines) - 1
    # Where nearly all paragraphs have one line, what is usual is the room between paragraphs.
    widest = _WIDEST * size if whole else inf
    smallest = min(steps)
    if smallest <= usual * _BROADER or usual == 0:
        return min(max(smallest, size), widest)
    return min(usual, widest) if whole or bullets else smallest


def _foot(line: Line) -> float:
    """The y on which most words of the line stand."""
    return middle_of([word.box[3] for word in line.words])


def _begins_paragraph(lines: Sequence[Line], step: float, base: float, right: float) -> bool:
    above, below = lines[:2]
    last, first = above.words[-1].text, below.words[0].text
    opens = first[0].isupper() or first[0].isdigit() or first[0] in "‘“\"'(€"
    ends = bool(SENTENCE_END.search(last))
    forced = _has_room(above, below, right)
    if step > 0 and above.page == below.page:
        if step > base * _BROADER:
            # A sentence goes on, however uneven its lines stand.
            return ends or not first[0].islower() or (step > 1.8 * base and last[-1] not in HYPHENS)
        if ends and below.words[0].color != above.words[-1].color and _set_apart(*lines):
            return True
        other = {word.italic for word in below.words}.isdisjoint(word.italic for word in above.words)
        # `(Woonborg, 1 juli)` under a sentence belongs to that.
        if ends and opens and other and first[0] != "(":
            return True
    elif opens and (
        (ends and forced) or (all(word.bold for word in above.words) and not any(word.bold for word in below.words))
    ):
        return True
    if ends and opens and not above.words[-1].bold and _is_labelled(below):
        return True
    if _ENUMERATOR.match(first) and len(below.words) > 1:
        return ends or forced
    if (ends or forced) and opens and len(below.words) > 1 and _is_named(below):
        return True
    return ends and opens and forced and last[-1] != ":"


def _is_named(line: Line) -> bool:
    """Whether a line begins a clause by what it is called, or stands over the signatures."""
    first = line.words[0].text
    if first.lower() in _CALLED:
        return _NUMBERED.match(line.text) is not None or _SIGNING.match(line.text) is not None
    return _CODE.match(first) is not None


def _is_labelled(line: Line) -> bool:
    """Whether a line begins with a label in bold: `Afspraak 3: `."""
    label = list(takewhile(lambda word: word.bold, line.words[:_LABEL_WORDS]))
    return bool(label) and label[-1].text.endswith(":") and len(label) < len(line.words)


def _set_apart(above: Line, below: Line, *after: Line) -> bool:
    # A sentence may go on in the first colour.
    last, first = below.words[-1], (*after, below)[0].words[0]
    alone = first.text[0].islower() and not SENTENCE_END.search(last.text) and first.color != last.color
    return not alone and {word.color for word in above.words}.isdisjoint(word.color for word in below.words)


def _has_room(above: Line, below: Line, right: float) -> bool:
    """Whether a line could have held the next word, so that it was ended on purpose."""
    first = below.words[0]
    return right - above.x1 - first.box.width > 1.2 * first.size


def _printed_words(line: Line) -> list[Word]:
    """The line's words without footnote marks."""
    kept: list[Word] = []
    for word in line.words:
        if is_footnote_mark(word) and not (
            kept and kept[-1].text.lower().strip("(") in _UNITS and _abuts(kept[-1], word)
        ):
            continue
        kept.append(word)
    return kept


def _abuts(left: Word, right: Word) -> bool:
    return -0.5 * left.size < right.box.x0 - left.box.x1 < 0.12 * max(left.size, right.size)


def _line_text(line: Line) -> tuple[str, bool]:
    """The line's text, and whether the file marks its last hyphen as the typesetter's."""
    if not any(word.superscript for word in line.words):
        return line.text, bool(line.words) and line.words[-1].hyphenated
    words = _printed_words(line)
    marks = [word for word in line.words if is_footnote_mark(word)]
    text = ""
    previous: Word | None = None
    for word in words:
        after_mark = previous is not None and any(_abuts(previous, mark) and _abuts(mark, word) for mark in marks)
        raised = previous is not None and (word.superscript or previous.superscript) and _abuts(previous, word)
        text += word.text if not text or after_mark or raised else f" {word.text}"
        previous = word
    return text, bool(words) and words[-1].hyphenated


def _paragraph_text(lines: Sequence[Line], lexicon: Lexicon) -> str:
    text, marked, full = "", False, False
    right = max((word.box.x1 for line in lines for word in line.words), default=0.0)
    for line in lines:
        printed, line_marked = _line_text(line)
        if not printed:
            continue
        if full and lexicon.was_cut(text.rpartition(" ")[2], printed.partition(" ")[0]):
            text += printed
        else:
            text = _join(text, printed, marked, lexicon) if text else printed
        marked = line_marked
        # A word wider than its column is cut where the column ends, without a hyphen.
        full = len(line.words) == 1 and line.words[0].box.x1 > right - 0.8 * line.words[0].size
    text = " ".join(clean_characters(text).split())
    return _STAR.sub("", text) if "*" in text else text


def _join(text: str, line: str, marked: bool, lexicon: Lexicon) -> str:
    before, _, last = text.rpartition(" ")
    first, _, after = line.partition(" ")
    if marked and last[-1] not in HYPHENS:
        whole = last + first
    elif last[-1] in HYPHENS and len(last) > 1:
        whole = lexicon.rejoin(last, first, marked)
    elif (last[-1] == "/" and len(last) > 1) or (last[-1] in "–" and last[-2:-1].isdigit() and first[0].isdigit()):
        whole = last + first
    else:
        return f"{text} {line}"
    return " ".join(part for part in (before, whole, after) if part)


def _printed_lines(lines: Sequence[Line]) -> list[Line]:
    bullets = bullet_lines([line for line in lines if line.words])
    kept = [line for line in lines if line.words]
    out = []
    for i, line in enumerate(kept):
        words = without_bullet(line)[0] if i in bullets else line.words
        words = _printed_words(Line(line.page, words)) if words else []
        if words:
            out.append(Line(line.page, words))
    return out


def _boxes(lines: Sequence[Line], page_words: Mapping[int, Sequence[Word]]) -> Iterable[PageBox]:
    """A box around each run of lines that stand on one page, one under the other; finer where a foreign word would be in it."""
    own = {id(word) for line in lines for word in line.words}
    run: list[Line] = []
    for line in lines:
        if run and (line.page != run[-1].page or _foot(line) <= _foot(run[-1])):
            yield from _split_boxes(run, page_words.get(run[0].page, ()), own)
            run = []
        run.append(line)
    if run:
        yield from _split_boxes(run, page_words.get(run[0].page, ()), own)


def _split_boxes(run: list[Line], page_words: Sequence[Word], own: set[int]) -> Iterable[PageBox]:
    page = run[0].page
    box = union(line.box for line in run)
    foreign = [word for word in words_within(page_words, box) if id(word) not in own]
    if not foreign:
        yield PageBox.on(page, box)
    elif len(run) > 1:
        for line in run:
            yield from _split_boxes([line], foreign, own)
    else:
        words: list[Word] = []
        for word in run[0].words:
            if words and any(words[-1].box.x0 < mark.box.center[0] < word.box.x1 for mark in foreign):
                yield PageBox.on(page, union(w.box for w in words))
                words = []
            words.append(word)
        yield PageBox.on(page, union(w.box for w in words))
