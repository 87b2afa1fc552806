"""The lines of a table of contents: each names a part of the document, mostly with the page that it begins on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jaarschijf.schema.flow import Line

_LEADERS = re.compile(r"(?:[.…]\s?){4,}\s*\d{0,3}$")
_TITLE = re.compile(r"^(?:\d+\.?\s*)?inhoud(?:sopgave)?\s*:?$", re.IGNORECASE)
_PAGE = re.compile(r"\d{1,3}")
_LONGEST = 14  # words
_LEAST = 3
_IN_COLUMN = 3.0  # points between right edges
_NEAR = 3  # lines
_APART = 2.0  # of the font size: between an entry and its page


def is_contents_title(text: str) -> bool:
    """Whether a heading stands over a table of contents.

    >>> is_contents_title("Inhoudsopgave"), is_contents_title("Inhoudelijke afspraken")
    (True, False)
    """
    return _TITLE.match(text) is not None


def contents_lines(lines: Sequence[Line]) -> set[int]:
    """Which lines of a page are of a table of contents, by their place among them: its title, and its entries, known by dot
    leaders, by page numbers in a column at the right edge, or by the title above them."""
    found = {i for i, line in enumerate(lines) if _LEADERS.search(line.text)} | _with_page_beside(lines)
    for i, line in enumerate(lines):
        if is_contents_title(line.text):
            entries = [*_entries(lines[i + 1 :])]
            if len(entries) >= _LEAST or i + 1 in found:
                found.update(range(i, i + 1 + len(entries)))
    return found


def _with_page_beside(lines: Sequence[Line]) -> set[int]:
    found = set()
    numbered = [i for i, line in enumerate(lines) if len(line.words) > 1 and _page_after(line) is not None]
    for i in numbered:
        *_, last, number = lines[i].words
        near = [
            j for j in numbered if abs(lines[j].words[-1].box.x1 - number.box.x1) < _IN_COLUMN and abs(i - j) <= _NEAR
        ]
        pages = [int(lines[j].words[-1].text) for j in near]
        apart = number.box.x0 - last.box.x1 > _APART * number.size
        if len(near) >= _LEAST and pages == sorted(pages) and apart:
            found.add(i)
    return found


def _page_after(line: Line) -> int | None:
    """The page that an entry ends with."""
    return int(line.words[-1].text) if _PAGE.fullmatch(line.words[-1].text) else None


def _entries(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines under a title, up to one that is no entry; or, where they tell pages, up to the last that does."""
    entries: list[Line] = []
    titles: set[str] = set()
    for line in lines:
        title = re.sub(r"\W*\d{0,3}$", "", line.text)
        if not _may_be_entry(line) or title in titles:
            break
        titles.add(title)
        entries.append(line)
    paged = [i for i, line in enumerate(entries) if _page_after(line) is not None]
    if 2 * len(paged) > len(entries):
        pages = [page for line in entries if (page := _page_after(line)) is not None]
        del entries[paged[-1] + 1 if pages == sorted(pages) else 0 :]
    yield from entries


def _may_be_entry(line: Line) -> bool:
    text = line.text
    begins = text[0].isupper() or text[0].isdigit()
    return len(line.words) <= _LONGEST and begins and (text[-1] not in ".;:,!?" or _LEADERS.search(text) is not None)
