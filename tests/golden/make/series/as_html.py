"""A sheet as HTML for WeasyPrint."""

from __future__ import annotations

from html import escape

from tests.golden.make.producers import weasyprint
from tests.golden.make.series.sheet import Cell, Grid, Section, Sheet

CSS = """
@page {{ size: A4 {orientation}; margin: 22mm 16mm 20mm 16mm;
  @top-left {{ content: "{head}"; font-size: 8pt; color: #555; }}
  @bottom-right {{ content: "{foot} " counter(page) " van " counter(pages); font-size: 8pt; color: #555; }} }}
body {{ font-family: "{font}"; font-size: {size}; line-height: 1.3; hyphens: {hyphens}; }}
h1 {{ font-size: 20pt; color: {colour}; margin: 0 0 10pt; hyphens: none; }}
h2 {{ font-size: 13pt; color: {colour}; margin: 16pt 0 4pt; break-after: avoid; hyphens: none; }}
p {{ margin: 0 0 6pt; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; margin-top: 4pt; }}
th, td {{ border: {rule}; padding: 3pt 4pt; vertical-align: top; text-align: left; }}
th {{ background: {fill}; color: {ink}; hyphens: none; }}
td p {{ margin: 0 0 4pt; orphans: 1; widows: 1; }} td p:last-child {{ margin: 0; }}
h2.new {{ break-before: page; }}
.once thead {{ display: table-row-group; }}
"""
STYLE = {
    "font": "Carlito", "size": "9pt", "hyphens": "none", "colour": "#1b4f72", "fill": "#d6e4ee", "ink": "#000",
    "rule": "0.6pt solid #444",
}  # fmt: skip


def sheet_to_pdf(sheet: Sheet) -> bytes:
    """Print a sheet by WeasyPrint; `sheet.style` overrides STYLE."""
    return weasyprint(sheet_to_html(sheet))


def sheet_to_html(sheet: Sheet) -> str:
    """Give the whole page."""
    orientation = "landscape" if sheet.landscape else "portrait"
    css = CSS.format(orientation=orientation, head=sheet.running_head, foot=sheet.running_foot, **(STYLE | sheet.style))
    body = f"<h1>{escape(sheet.title)}</h1>{_prose(sheet.opening)}"
    body += "".join(_section(section) for section in sheet.sections) + _prose(sheet.closing)
    head = f"<meta charset='utf-8'><title>{escape(sheet.title)}</title><style>{css}</style>"
    return f"<!doctype html><html lang='nl'><head>{head}</head><body>{body}</body></html>"


def _prose(paragraphs: list[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in paragraphs)


def _section(section: Section) -> str:
    heading = "<h2 class='new'>" if section.new_page else "<h2>"
    return f"{heading}{escape(section.heading)}</h2>{_prose(section.paragraphs)}{_table(section.grid)}"


def _table(grid: Grid) -> str:
    total = sum(grid.widths)
    columns = "".join(f"<col style='width:{100 * width / total:.1f}%'>" for width in grid.widths)
    header = "".join(f"<th>{escape(text)}</th>" for text in grid.header)
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in grid.rows)
    kind = "repeated" if grid.repeat_header else "once"
    return f"<table class='{kind}'>{columns}<thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(cell: Cell) -> str:
    if not cell.rowspan:
        return ""
    span = f" rowspan='{cell.rowspan}'" if cell.rowspan > 1 else ""
    return f"<td{span}>{_prose(cell.paragraphs)}</td>"
