"""Where a paragraph begins among the lines of a column: by what stands before a line, how it begins, and the room above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from math import inf

from jaarschijf.extract.text.lines import foot
from jaarschijf.extract.wording.bullets import SENTENCE_END, bullet_lines, ends_sentence
from jaarschijf.extract.wording.labels import is_side_label
from jaarschijf.extract.wording.lexicon import HYPHENS, Lexicon
from jaarschijf.extract.wording.number_series import next_number
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import middle_of

_ENUMERATOR = re.compile(r"^(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[a-z]?[.:)]?)$")
# What a clause is called by: `B2`, `DU-4`; no quarter of a year.
_CODE = re.compile(r"^(?:[A-PR-Z]\.?\d{1,2}(?:\.\d{1,2})?|[A-Z]{1,3}[-.]\d{1,2}|\d{1,2}\.?[a-df-z]|\d{1,2}\.e)[.:)]?$")
_AGREEMENTS = ("afspraak", "prestatieafspraak", "jaarafspraak", "kaderafspraak", "raamafspraak", "meerjarenafspraak")
_CALLED = frozenset(("artikel", *_AGREEMENTS, "actie", "activiteit", "maatregel", "aldus"))
_NUMBERED = re.compile(
    r"^(?:artikel|(?:prestatie|jaar|kader|raam|meerjaren)?afspraak|actie|activiteit|maatregel) [A-Z]?\d{1,2}(?:[.-]\d{1,2})*[.:)]? \S",
    re.IGNORECASE,
)
_FIELDS = frozenset(
    f"{name}:" for name in ("doel", "doelstelling", "ambitie", "kaderafspraak", "raamafspraak", "jaarafspraak")
)
# The line over the signatures, which is of no agreement before it.
_SIGNING = re.compile(r"^Aldus (?:overeengekomen|vastgesteld|opgemaakt|(?:onder)?tekend|getekend)\b")
_BROADER = 1.22  # a step this much larger than the usual one sets paragraphs apart
_WIDEST = 1.5  # of the size of type: lines of one paragraph that stand further apart are seldom sentences each
_FAR = 0.9  # of the size of type: from a number that hangs out to its text
_A_LITTLE = 0.12  # of the size of type
_LABEL_WORDS, _MANY = 4, 5
_OUT = 1.5  # points


def split_paragraphs(lines: Sequence[Line], lexicon: Lexicon | None = None, pitch: float = 0.0) -> list[list[Line]]:
    """The lines of one column, of one size of type, by paragraph; a bullet begins one and stays in its line. All lines of a sentence
    stand `pitch` font sizes apart, where that is not 0."""
    paragraphs: list[list[Line]] = []
    for begins, line in zip(_beginnings(lines, lexicon or Lexicon(), pitch), lines, strict=True):
        if begins:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def _beginnings(lines: Sequence[Line], lexicon: Lexicon, pitch: float) -> list[bool]:
    """For each line whether a paragraph begins with it."""
    if len(lines) == 1:
        return [True]
    bullets = bullet_lines(lines)
    feet = [foot(line) for line in lines]
    base = _base_step(lines, feet, lexicon, bullets)
    right = _right_edges(lines)
    beginnings = []
    item: Line | None = None
    for i, line in enumerate(lines):
        end = right[lines[i - 1].page]
        step = feet[i] - feet[i - 1]
        begins = i == 0 or i in bullets or _begins_paragraph(lines[i - 1 : i + 2], step, base, end)
        begins = begins or (pitch > 0 and _is_set_off(lines[i - 1], line, step, pitch)) or _counts_on(item, line)
        # Text that stands out before a bullet or a number is no more of its item, where the line above had room for it or
        # ended a sentence.
        first = line.words[0]
        out = item is not None and first.box[0] < item.words[0].box[0] - _OUT
        if not begins and out and first.text[0].isupper():
            begins = _has_room(lines[i - 1], line, end) or ends_sentence(lines[i - 1])
        if begins:
            item = line if i in bullets or first.text.isdecimal() or _ENUMERATOR.match(first.text) else None
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


def _base_step(lines: Sequence[Line], feet: Sequence[float], lexicon: Lexicon, bullets: set[int]) -> float:
    """The usual distance between these lines, in points: their own smallest, or the document's when all stand wide apart."""
    placed = pairwise(zip(lines, feet, strict=True))
    steps = [low - high for (above, high), (below, low) in placed if above.page == below.page]
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


def _begins_paragraph(lines: Sequence[Line], step: float, base: float, right: float) -> bool:
    above, below = lines[:2]
    last, first = above.words[-1].text, below.words[0].text
    opens = first[0].isupper() or first[0].isdigit() or first[0] in "‘“\"'(€"
    ends = ends_sentence(above)
    forced = _has_room(above, below, right)
    if step > 0 and above.page == below.page:
        if step > base * _BROADER:
            # A sentence goes on, however uneven its lines stand.
            begins = ends or not first[0].islower() or _ENUMERATOR.match(first) is not None
            return begins or (step > 1.8 * base and last[-1] not in HYPHENS)
        if ends and below.words[0].color != above.words[-1].color and _set_apart(*lines):
            return True
        other = {word.italic for word in below.words}.isdisjoint(word.italic for word in above.words)
        # `(Woonborg, 1 juli)` under a sentence belongs to that.
        if ends and opens and other and first[0] != "(":
            return True
    elif opens and ((ends and forced) or _is_title(above, below)):
        return True
    if ends and opens and not above.words[-1].bold and _is_labelled(below):
        return True
    if opens and tells_field(below):
        return True
    if (ends or forced) and opens and (_announces(below) or (is_side_label(above.words) and _may_be_next(below))):
        return True
    if _ENUMERATOR.match(first) and len(below.words) > 1:
        return ends or forced
    if (ends or forced) and opens and len(below.words) > 1 and _is_named(below):
        return True
    return ends and opens and forced and last[-1] != ":"


def _counts_on(item: Line | None, line: Line) -> bool:
    """Whether a line begins under the number of an `item` with the number after that, or with one as far from its text as that is:
    `7    Een loket openen`."""
    if item is None or len(line.words) == 1 or line.words[1].text[0].islower():
        return False
    if abs(line.words[0].box.x0 - item.words[0].box.x0) > _OUT:
        return False
    own, number = (each.words[0].text.strip("().:") for each in (item, line))
    return next_number(own) == number or (_hangs_behind_number(item) and _hangs_behind_number(line))


def _hangs_behind_number(line: Line) -> bool:
    number, *text = line.words
    counted = number.text.isdecimal() or _ENUMERATOR.match(number.text) is not None
    return counted and bool(text) and text[0].box.x0 - number.box.x1 > _FAR * number.size


def _is_set_off(above: Line, below: Line, step: float, pitch: float) -> bool:
    """Whether a line begins a sentence a little further under the end of one than the lines of sentences stand apart."""
    size, first = below.words[0].size, below.words[0].text[0]
    further = above.page == below.page and step > (pitch + _A_LITTLE) * size
    return further and (first.isupper() or first.isdigit()) and ends_sentence(above)


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


def tells_field(line: Line) -> bool:
    """Whether a line begins with the name of a field before a colon, in whatever type: `Doelstelling: `."""
    return line.words[0].text.lower() in _FIELDS and len(line.words) > 1


def _announces(line: Line) -> bool:
    """Whether a line announces what is agreed: `Wij spreken af:`."""
    return line.words[-1].text[-1] == ":" and says("announces", line.text)


def _may_be_next(line: Line) -> bool:
    """Whether a line under who acts or when may begin what is agreed next, and is no name more: it has many words."""
    return len(line.words) >= _MANY and not is_side_label(line.words)


def _is_title(above: Line, below: Line) -> bool:
    return all(word.bold for word in above.words) and not any(word.bold for word in below.words)


def _set_apart(above: Line, below: Line, *after: Line) -> bool:
    # A sentence may go on in the first colour.
    last, first = below.words[-1], (*after, below)[0].words[0]
    alone = first.text[0].islower() and not SENTENCE_END.search(last.text) and first.color != last.color
    return not alone and {word.color for word in above.words}.isdisjoint(word.color for word in below.words)


def _has_room(above: Line, below: Line, right: float) -> bool:
    """Whether a line could have held the next word, so that it was ended on purpose."""
    first = below.words[0]
    return right - above.x1 - first.box.width > 1.2 * first.size
