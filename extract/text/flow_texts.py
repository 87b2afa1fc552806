"""The texts of a document's flow, of its tables' cells too, as what it says of itself is looked for in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jaarschijf.extract.text.lines import line_segments
from jaarschijf.schema.flow import Block, PageFlow

_SPACE = re.compile(r"\s+")
_YEAR_DIGITS = 4
_HEADER_ROWS = 3
_SHEET_PAGES, _LEAST_LABELS = 3, 2
# What a sheet on a cover tells of its document.
_FACT = re.compile(
    r"(?:gemeenten?|(?:woning)?corporaties?|(?:huurders|bewoners)(?:\w*(?:organisaties?|vereniging(?:en)?|vertegenwoordiging(?:en)?))?"
    r"|(?:overige|deelnemende|betrokken)?\s?partijen|overige deelnemers|looptijd|periode|geldigheid\w*|jaarschijf|(?:betreft )?jaar"
    r"|datum.*|(?:onder)?getekend(?: op)?|ondertekening)\W*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[A-Z]\w+(?: \w+){0,2}: ")
# `Gemeente` by itself over what it does: the next paragraph is not its name.
_ALONE = re.compile(r"(?:(?<=gemeente)|(?<=gemeenten))\n\n", re.IGNORECASE)


@dataclass(slots=True)
class FlowText:
    """The text of a block (`heading`, `paragraph`, `item`) or a cell (`header` in the first rows, else `cell`), in one line,
    and its lines; `share` is how far into the document it stands, 0 to 1: that of a table for all its cells, of which `row` and
    `column` (0-based) tell where in it."""

    kind: str
    text: str
    lines: tuple[str, ...]
    page: int
    share: float
    row: int = 0
    column: int = 0


class FlowTexts:
    """Gathers the texts page by page."""

    def __init__(self) -> None:
        self._texts: list[FlowText] = []
        self._items = 0

    def add(self, page: PageFlow) -> None:
        """Take those of one more page."""
        for item in page.items:
            if isinstance(item, Block):
                segments = [segment for line in item.lines for segment in line_segments(line)]
                lines = tuple(" ".join(word.text for word in segment) for segment in segments)
                self._take(item.kind, _parted(item.text, lines), lines, item.page)
            else:
                years = Counter(cell.row for cell in item.cells if cell.row < _HEADER_ROWS and _is_year(cell.text))
                # A year alone in a row under the first is when, and no heading.
                moments = {row for row, count in years.items() if row and count == 1}
                for cell in item.cells:
                    if cell.words and cell.text is not None:
                        heads = cell.row < _HEADER_ROWS and not (cell.row in moments and _is_year(cell.text))
                        kind = "header" if heads else "cell"
                        self._take(
                            kind,
                            _ALONE.sub(": ", cell.text),
                            tuple(cell.text.split("\n\n")),
                            item.page,
                            cell.row,
                            cell.column,
                        )
            self._items += 1

    def _take(self, kind: str, text: str, lines: tuple[str, ...], page: int, row: int = 0, column: int = 0) -> None:
        self._texts.append(FlowText(kind, _SPACE.sub(" ", text), lines, page, self._items, row, column))

    def told(self) -> list[FlowText]:
        """All of them, in reading order; a cover's sheet of facts as lines. Nothing can be added after this."""
        last = max(1, self._items - 1)
        for text in self._texts:
            text.share /= last
        return _with_sheets_as_lines(self._texts)


def _with_sheets_as_lines(texts: list[FlowText]) -> list[FlowText]:
    """The texts, with each table of two columns on the first pages that tells facts, `Looptijd | 2030 t/m 2033`, as a paragraph of
    its rows: `Looptijd: 2030 t/m 2033`."""
    found: list[FlowText] = []
    for is_cell, run in groupby(texts, key=lambda text: text.kind in ("cell", "header") and text.page <= _SHEET_PAGES):
        for _, cells in groupby(run, key=lambda text: text.share):
            of_one = list(cells)
            found += (is_cell and _as_lines(of_one)) or of_one
    return found


def _as_lines(cells: Sequence[FlowText]) -> list[FlowText]:
    labels = {cell.row: cell.text.rstrip(" :") for cell in cells if cell.column == 0}
    told = [cell for cell in cells if cell.column == 1 and cell.row in labels]
    facts = sum(_FACT.fullmatch(labels[cell.row]) is not None for cell in told)
    if facts < _LEAST_LABELS or 2 * facts < len(told) or any(cell.column > 1 for cell in cells):
        return []
    return [
        replace(cell, kind="paragraph", text=line, lines=(line,), row=0, column=0)
        for cell in told
        for line in [f"{labels[cell.row]}: {', '.join(cell.lines)}"]
    ]


def _parted(text: str, lines: Sequence[str]) -> str:
    """The text with a bar before each label that white parts from what stands before it: `Trekker: gemeente | Gereed: Q2`."""
    for line in lines[1:]:
        if _LABEL.match(line):
            text = text.replace(f" {line}", f" | {line}")
    return text


def _is_year(text: str | None) -> bool:
    return text is not None and len(text) == _YEAR_DIGITS and text.isdigit()


def front_texts(texts: Sequence[FlowText]) -> list[str]:
    """What is said on the first pages, outside tables."""
    return [t.text for t in texts[:30] if t.page <= 3 and t.kind != "cell"]
