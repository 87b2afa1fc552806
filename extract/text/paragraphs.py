"""Words to text as a reader would write it out: lines joined, broken words whole, paragraphs apart.

`words_to_text` serves a single place; `passage` joins what runs on over columns and pages and says where its words lie.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from sys import intern

from jaarschijf.extract.text.lines import foot, words_to_lines
from jaarschijf.extract.text.paragraph_starts import split_paragraphs
from jaarschijf.extract.wording.bullets import bullet_lines, without_bullet
from jaarschijf.extract.wording.lexicon import HYPHENS, Lexicon, clean_characters
from jaarschijf.schema.document import PageBox, Passage
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word, union, words_within

_FOOTNOTE_MARK = re.compile(r"^[(\[]?(?:\d{1,3}|[*†‡§]+|[a-z])[)\]]?,?$")
# A star that stands as high as the text: `grens*.`
_STAR = re.compile(r"(?<=[\w)])\*{1,3}(?=[.,;:)]*(?:\s|$))")
_UNITS = {"m", "km", "cm", "dm", "ha", "co"}
_OFTEN_SAID = 40  # characters


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


def _paragraphs(lines: Sequence[Line], lexicon: Lexicon) -> Iterable[list[Line]]:
    """Paragraphs without their bullets."""
    lines = [line for line in lines if line.words]
    bullets = bullet_lines(lines)
    bare = iter([Line(line.page, without_bullet(line)[0]) if i in bullets else line for i, line in enumerate(lines)])
    for paragraph in split_paragraphs(lines, lexicon):
        yield [next(bare) for _ in paragraph]


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
    text, marked, full, alone = "", False, False, False
    right = max((word.box.x1 for line in lines for word in line.words), default=0.0)
    for line in lines:
        printed, line_marked = _line_text(line)
        if not printed:
            continue
        if full and lexicon.was_cut(text.rpartition(" ")[2], printed.partition(" ")[0], alone=alone):
            text += printed
        else:
            text = _join(text, printed, marked, lexicon, last=line is lines[-1]) if text else printed
        marked = line_marked
        # A word wider than its column is cut where the column ends, without a hyphen.
        last = line.words[-1]
        full, alone = last.box.x1 > right - 0.8 * last.size, len(line.words) == 1
    text = " ".join(clean_characters(text).split())
    return _STAR.sub("", text) if "*" in text else text


def _join(text: str, line: str, marked: bool, lexicon: Lexicon, *, last: bool) -> str:
    before, _, end = text.rpartition(" ")
    first, _, after = line.partition(" ")
    if marked and end[-1] not in HYPHENS:
        whole = end + first
    elif end[-1] in HYPHENS and len(end) > 1:
        whole = lexicon.rejoin(end, first, marked, last=last and not after)
    elif (end[-1] == "/" and len(end) > 1) or (end[-1] in "–" and end[-2:-1].isdigit() and first[0].isdigit()):
        whole = end + first
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
        if run and (line.page != run[-1].page or foot(line) <= foot(run[-1])):
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
