"""Running headers, footers and page numbers: what stands in the margins of page after page and belongs to no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from jaarschijf.extract.paragraphs import words_to_lines
from jaarschijf.extract.vocabulary import Vocabulary
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Page, Word

_MARGIN = 0.16  # share of the page's height, at the top and at the foot, where furniture is looked for
_EDGE = 0.09  # where a lone page number or web address is furniture without a second page to compare with
_LINES = 4
_SHIFT = 4.0
_ALIKE = 88.0
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^[-–|\s]*(?:(?:pagina|pag|blz|bladzijde|page|p)\.?\s*)?[-–|\s]*(\d{1,3})(?:\s*(?:van|/|of|-)\s*\d{1,3})?[-–|\s]*$",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(r"\b(?:pagina|pag\.|blz\.?|bladzijde)\s*\d{1,3}\b(?:\s*(?:van|/)\s*\d{1,3})?", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:(?:https?|file)://|www\.)\S+(?:\s+\d{1,3}\s*/\s*\d{1,3})?$", re.IGNORECASE)


@dataclass(slots=True)
class _Candidate:
    """A line in a margin: which page (0-based), how far from the edge it stands (points), how many lines are outside it."""

    index: int
    line: Line
    at: float
    depth: int

    @property
    def text(self) -> str:
        return self.line.text


def furniture_words(pages: Sequence[Page], vocabulary: Vocabulary) -> list[list[Word]]:
    """For each page the words of its running headers and footers and its page number.

    A line is furniture when other pages have the same text there, give or take the page number; a line that stands
    farther from the edge is so only when all outside it are. A table's header row, known by `vocabulary`, never is.
    """
    if not pages:
        return []
    found: list[list[Word]] = [[] for _ in pages]
    body = body_size(pages)
    headings = _larger_lines(pages, body)
    for top in (True, False):
        candidates = [c for i, page in enumerate(pages) for c in _margin_lines(page, i, top, vocabulary)]
        repeated = _repeated(candidates, body, len(pages))
        slots = Counter(round(c.at) for c in candidates if id(c) in repeated)
        outside: dict[int, int] = Counter()
        for c in sorted(candidates, key=lambda c: (c.index, c.depth)):
            settled = id(c) in repeated or _is_alone(c, pages[c.index], top, body)
            # A header that repeats the heading of the chapter, small.
            settled = settled or (c.depth == 0 and _size(c.line) < 0.97 * headings.get(c.text, 0.0))
            if not settled and len(pages) > 2:
                settled = _fills_slot(c, slots, body, len(pages), pages[c.index], top)
            if settled and outside[c.index] == c.depth:
                outside[c.index] += 1
                found[c.index] += c.line.words
    for i, words in enumerate(_beside_text(pages)):
        known = {id(word) for word in found[i]}
        found[i] += [word for word in words if id(word) not in known]
    return found


def _size(line: Line) -> float:
    return max(word.size for word in line.words)


def _larger_lines(pages: Sequence[Page], body: float) -> dict[str, float]:
    words = [[word for word in page.words if word.size > 1.08 * body] for page in pages]
    return {
        line.text: _size(line)
        for page, own in zip(pages, words, strict=True)
        for line in words_to_lines(own, page.number)
    }


def _beside_text(pages: Sequence[Page]) -> list[list[Word]]:
    """For each page the words in its side margins that other pages have at the same place, as text set sideways is."""
    places: Counter[tuple[str, int, int]] = Counter()
    keyed: list[list[tuple[tuple[str, int, int], Word]]] = []
    for page in pages:
        edge = 0.1 * page.width
        words = [w for w in page.words if w.box.x1 < edge or w.box.x0 > page.width - edge]
        upright = [w for w in words if w.box.height > 2 * w.box.width and len(w.text) > 2]
        keyed.append([((w.text, round(w.box.x0 / 4), round(w.box.top / 4)), w) for w in upright])
        places.update({key for key, _ in keyed[-1]})
    return [[word for key, word in keys if places[key] > 1] for keys in keyed]


def without_words(page: Page, words: Sequence[Word]) -> Page:
    """The page without these very words."""
    left_out = {id(word) for word in words}
    return replace(page, words=[word for word in page.words if id(word) not in left_out])


def body_size(pages: Sequence[Page]) -> float:
    """The font size (points) most characters are set in."""
    printed: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            printed[word.size] += len(word.text)
    sizes: Counter[float] = Counter()
    for size, count in printed.items():
        sizes[round(size, 1)] += count
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _margin_lines(page: Page, index: int, top: bool, vocabulary: Vocabulary) -> list[_Candidate]:
    limit = _MARGIN * page.height
    words = [w for w in page.words if (w.box.bottom <= limit if top else w.box.top >= page.height - limit)]
    lines = words_to_lines(words, page.number)
    if not top:
        lines.reverse()
    candidates = []
    for depth, line in enumerate(lines[:_LINES]):
        if _is_table_header(line, vocabulary):
            break
        at = line.box.bottom if top else page.height - line.box.bottom
        candidates.append(_Candidate(index, line, at, depth))
    return candidates


def _is_table_header(line: Line, vocabulary: Vocabulary) -> bool:
    segments = line_segments(line)
    scores = [vocabulary.heading(" ".join(w.text for w in segment)).score for segment in segments]
    return len(scores) > 1 and sum(score >= 75 for score in scores) >= max(2, len(scores) / 2)


def line_segments(line: Line) -> list[list[Word]]:
    """The words of a line in runs, apart where a gap wider than any space in running text is."""
    segments = [[line.words[0]]]
    for left, right in zip(line.words, line.words[1:], strict=False):
        if right.box.x0 - left.box.x1 > 1.1 * max(left.size, right.size):
            segments.append([])
        segments[-1].append(right)
    return segments


def _repeated(candidates: Sequence[_Candidate], body: float, page_count: int) -> set[int]:
    """Ids of the candidates that stand on more pages: same height, same text, numbers the same or counting the pages."""
    groups: list[list[_Candidate]] = []
    for c in candidates:
        for group in groups:
            first = group[0]
            if abs(first.at - c.at) <= _SHIFT and first.index != c.index and _same_text(first.text, c.text):
                group.append(c)
                break
        else:
            groups.append([c])
    found: set[int] = set()
    for group in groups:
        large = _size(group[0].line) > 1.1 * body
        runs = _numbers_run(group, may_count=not large)
        if len(group) > 1 and runs and len({c.index for c in group}) >= min(page_count, 2):
            found.update(id(c) for c in group)
    return found


def _same_text(one: str, other: str) -> bool:
    a, b = _NUMBER.sub("0", one), _NUMBER.sub("0", other)
    return a == b or (min(len(a), len(b)) > 8 and fuzz.ratio(a, b) >= _ALIKE)


def _numbers_run(group: Sequence[_Candidate], may_count: bool) -> bool:
    columns = [[int(n) for n in _NUMBER.findall(c.text)[:12]] for c in group]
    if len({len(numbers) for numbers in columns}) != 1:
        # A recogniser's slip in one of many lines: the text told enough.
        return True
    for position in zip(*columns, strict=True):
        offsets = {n - c.index for n, c in zip(position, group, strict=True)}
        if len(set(position)) > 1 and not (may_count and len(offsets) <= max(1, len(group) // 5)):
            return False
    return True


def _is_alone(c: _Candidate, page: Page, top: bool, body: float) -> bool:
    """Whether a line is furniture by its form alone: a page number or a web address at the very edge."""
    near = c.at <= _EDGE * page.height
    number = _PAGE_NUMBER.match(c.text)
    if number and near and c.depth == 0 and not top:
        counted = int(number[1]) in (page.number, c.index + 1, page.number - 1)
        return bool(_SAYS_PAGE.search(c.text)) or (counted and _stands_apart(c, page, top))
    small = _size(c.line) <= 1.02 * body
    said = _SAYS_PAGE.search(c.text) or _ADDRESS.match(c.text)
    return bool(said) and near and small and _stands_apart(c, page, top)


def _stands_apart(c: _Candidate, page: Page, top: bool) -> bool:
    box = c.line.box
    own = {id(w) for w in c.line.words}
    if top:
        gaps = [w.box.top - box.bottom for w in page.words if id(w) not in own and w.box.top >= box.bottom - 1]
    else:
        gaps = [box.top - w.box.bottom for w in page.words if id(w) not in own and w.box.bottom <= box.top + 1]
    return not gaps or min(gaps) > 0.9 * box.height


def _fills_slot(c: _Candidate, slots: Counter[int], body: float, page_count: int, page: Page, top: bool) -> bool:
    """Whether a line stands where most pages have furniture, set as small as that: a header that names its chapter."""
    here = sum(count for at, count in slots.items() if abs(at - c.at) <= 1.5)
    small = _size(c.line) <= 0.95 * body
    return here >= max(3, 0.5 * page_count) and small and c.depth == 0 and _stands_apart(c, page, top)
