"""A sheet as Typst source."""

from __future__ import annotations

import json

from tests.golden.make.producers import typst
from tests.golden.make.series.sheet import Cell, Grid, Section, Sheet

PREAMBLE = """#set page(paper: "a4", flipped: {flipped}, margin: (x: 1.7cm, top: 2.2cm, bottom: 2cm),
  header: text(8pt, fill: luma(80), {head}),
  footer: align(center, text(8pt, fill: luma(80), context [#{foot} #counter(page).display()])))
#set text(font: "{font}", size: {size}, lang: "nl", hyphenate: {hyphenate})
#set par(justify: {justify}, spacing: 0.9em)
#set table(stroke: {stroke}, inset: 4pt, fill: (_, y) => if y == 0 {{ rgb("{fill}") }})
#show table.cell.where(y: 0): strong
#show table: set par(justify: false)
"""
STYLE = {
    "font": "Libertinus Serif", "size": "9.5pt", "hyphenate": "false", "justify": "false", "stroke": "0.5pt",
    "fill": "e8e4d8",
}  # fmt: skip


def sheet_to_pdf(sheet: Sheet) -> bytes:
    """Typeset a sheet; `sheet.style` overrides STYLE."""
    return typst(sheet_to_typst(sheet))


def sheet_to_typst(sheet: Sheet) -> str:
    """Give the whole source."""
    source = PREAMBLE.format(
        flipped=str(sheet.landscape).lower(), head=_string(sheet.running_head), foot=_string(sheet.running_foot),
        **(STYLE | sheet.style),
    )  # fmt: skip
    source += f"#text(20pt, weight: 700, hyphenate: false, {_string(sheet.title)})\n\n{_prose(sheet.opening)}\n\n"
    source += "".join(_section(section) for section in sheet.sections)
    return source + _prose(sheet.closing) + "\n"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _prose(paragraphs: list[str]) -> str:
    return "\n\n".join(f"#{_string(text)}" for text in paragraphs)


def _section(section: Section) -> str:
    title = _string(section.heading)
    heading = "#pagebreak()\n" if section.new_page else "#v(8pt)\n"
    heading += f"#block(sticky: true, text(13pt, weight: 700, hyphenate: false, {title}))\n\n"
    return heading + f"{_prose(section.paragraphs)}\n\n{_table(section.grid)}\n\n"


def _table(grid: Grid) -> str:
    columns = ", ".join(f"{width}fr" for width in grid.widths)
    header = ", ".join(f"[#{_string(text)}]" for text in grid.header)
    rows = "".join("  " + "".join(_cell(cell) for cell in row) + "\n" for row in grid.rows)
    repeat = str(grid.repeat_header).lower()
    return f"#table(columns: ({columns}),\n  table.header(repeat: {repeat}, {header}),\n{rows})"


def _cell(cell: Cell) -> str:
    if not cell.rowspan:
        return ""
    content = f"[{_prose(cell.paragraphs)}]"
    return (
        f"table.cell(rowspan: {cell.rowspan}, breakable: true)[{_prose(cell.paragraphs)}], "
        if cell.rowspan > 1
        else f"{content}, "
    )
