"""What stands on paper: the same text for every producer, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.golden.make.series.content import Theme, Year

WIDTHS = {
    "nummer": 5,
    "doel": 17,
    "kader": 20,
    "vorig": 24,
    "afspraak": 26,
    "toelichting": 24,
    "trekker": 11,
    "gereed": 10,
}


@dataclass(frozen=True)
class Cell:
    """A printed cell: its paragraphs, and how many rows it spans (0: covered by the cell above)."""

    text: str
    rowspan: int = 1

    @property
    def paragraphs(self) -> list[str]:
        """The cell's paragraphs."""
        return self.text.split("\n\n") if self.text else []


@dataclass(frozen=True)
class Grid:
    """A ruled table: a header and its rows, with the columns' relative widths."""

    header: list[str]
    widths: list[float]
    rows: list[list[Cell]]
    repeat_header: bool


@dataclass(frozen=True)
class Section:
    """A theme: heading, prose, table."""

    heading: str
    paragraphs: list[str]
    grid: Grid
    new_page: bool


@dataclass(frozen=True)
class Sheet:
    """A whole document."""

    title: str
    opening: list[str]
    sections: list[Section]
    closing: list[str]
    running_head: str
    running_foot: str
    landscape: bool
    style: dict[str, str]


def year_to_sheet(year: Year) -> Sheet:
    """Give the printed text of a document."""
    prose, layout = year.prose, year.layout
    return Sheet(
        title=prose["title"],
        opening=prose["opening"],
        sections=[_section(theme, layout) for theme in year.themes],
        closing=prose["closing"],
        running_head=layout["head"],
        running_foot=layout["foot"],
        landscape=layout["landscape"],
        style=layout.get("style", {}),
    )


def _section(theme: Theme, layout: dict[str, Any]) -> Section:
    number_form = str(layout.get("number_printed", "{number}."))
    rows = [
        [Cell(number_form.format(number=row.number)), *(Cell(row.cells[name] or "") for name, _ in theme.columns[1:])]
        for row in theme.rows
    ]
    if theme.number in [str(number) for number in layout.get("merge", [])]:
        _merge_down(rows, [name for name, _ in theme.columns].index("doel"))
    unrepeated = [str(number) for number in layout.get("header_once", [])]
    grid = Grid(
        header=[heading for _, heading in theme.columns],
        widths=[WIDTHS[name] for name, _ in theme.columns],
        rows=rows,
        repeat_header=theme.number not in unrepeated,
    )
    new_page = theme.number in [str(number) for number in layout.get("new_page", [])]
    return Section(theme.printed, theme.intro.split("\n\n") if theme.intro else [], grid, new_page)


def _merge_down(rows: list[list[Cell]], column: int) -> None:
    first = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and not rows[at][column].text:
            rows[at][column] = Cell("", 0)
            continue
        rows[first][column] = Cell(rows[first][column].text, at - first)
        first = at
