"""A sheet as flat OpenDocument text, for LibreOffice Writer."""

from __future__ import annotations

from html import escape

from tests.golden.make.producers import libreoffice
from tests.golden.make.series.sheet import Cell, Grid, Section, Sheet

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    ]
)  # fmt: skip
STYLES = """<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="{font}"
 fo:font-family="{font}" fo:font-size="{size}" fo:language="nl" fo:country="NL"/></style:default-style>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/></style:style>
<style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.15cm"/></style:style>
<style:style style:name="TH" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="H1" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.4cm"/>
<style:text-properties fo:font-size="20pt" fo:font-weight="bold"/></style:style>
<style:style style:name="H2" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.5cm"
 fo:margin-bottom="0.15cm" fo:keep-with-next="always"/>
<style:text-properties fo:font-size="13pt" fo:font-weight="bold"/></style:style>
<style:style style:name="H2N" style:family="paragraph" style:parent-style-name="H2">
<style:paragraph-properties fo:break-before="page"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="{width}cm" fo:page-height="{height}cm"
 style:print-orientation="{orientation}" fo:margin="1.8cm"/>
<style:header-style><style:header-footer-properties fo:margin-bottom="0.4cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:border="0.6pt solid #000000"
 fo:padding="0.1cm"/></style:style>
<style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:border="0.6pt solid #000000"
 fo:padding="0.1cm" fo:background-color="{fill}"/></style:style>
{columns}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>{head}</text:p></style:header>
<style:footer><text:p>{foot} <text:page-number text:select-page="current">1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>"""
STYLE = {"font": "Liberation Sans", "size": "8.5pt", "fill": "#dddddd"}
MARGIN = 1.8


def sheet_to_pdf(sheet: Sheet) -> bytes:
    """Print a sheet by LibreOffice Writer; `sheet.style` overrides STYLE."""
    return libreoffice(sheet_to_fodt(sheet))


def sheet_to_fodt(sheet: Sheet) -> str:
    """Give the whole flat OpenDocument file."""
    width, height = (29.7, 21.0) if sheet.landscape else (21.0, 29.7)
    columns = "".join(
        _column_styles(index, section.grid, width - 2 * MARGIN) for index, section in enumerate(sheet.sections)
    )
    styles = STYLES.format(
        width=width, height=height, orientation="landscape" if sheet.landscape else "portrait", columns=columns,
        head=escape(sheet.running_head), foot=escape(sheet.running_foot), **(STYLE | sheet.style),
    )  # fmt: skip
    body = _paragraph("H1", sheet.title) + _prose("P", sheet.opening)
    body += "".join(_section(index, section) for index, section in enumerate(sheet.sections))
    body += _prose("P", sheet.closing)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{styles}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _column_styles(index: int, grid: Grid, room: float) -> str:
    total = sum(grid.widths)
    styles = f'<style:style style:name="T{index}" style:family="table"><style:table-properties style:width="{room}cm" '
    styles += 'table:align="left" table:border-model="collapsing"/></style:style>'
    for at, width in enumerate(grid.widths):
        styles += f'<style:style style:name="T{index}.{at}" style:family="table-column">'
        styles += f'<style:table-column-properties style:column-width="{room * width / total:.2f}cm"/></style:style>'
    return styles


def _paragraph(style: str, text: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def _prose(style: str, paragraphs: list[str]) -> str:
    return "".join(_paragraph(style, text) for text in paragraphs)


def _section(index: int, section: Section) -> str:
    grid = section.grid
    columns = "".join(f'<table:table-column table:style-name="T{index}.{at}"/>' for at in range(len(grid.widths)))
    cells = "".join(
        f'<table:table-cell table:style-name="head">{_paragraph("TH", text)}</table:table-cell>' for text in grid.header
    )
    header = f"<table:table-row>{cells}</table:table-row>"
    if grid.repeat_header:
        header = f"<table:table-header-rows>{header}</table:table-header-rows>"
    rows = "".join(f"<table:table-row>{''.join(_cell(cell) for cell in row)}</table:table-row>" for row in grid.rows)
    table = f'<table:table table:name="Tabel{index}" table:style-name="T{index}">{columns}{header}{rows}</table:table>'
    return _paragraph("H2N" if section.new_page else "H2", section.heading) + _prose("P", section.paragraphs) + table


def _cell(cell: Cell) -> str:
    if not cell.rowspan:
        return "<table:covered-table-cell/>"
    span = f' table:number-rows-spanned="{cell.rowspan}"' if cell.rowspan > 1 else ""
    content = _prose("C", cell.paragraphs) or "<text:p/>"
    return f'<table:table-cell table:style-name="cell"{span}>{content}</table:table-cell>'
