"""XLSX: a sheet for each public view, for people who work in a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jaarschijf.output.exports.views import exported_table
from jaarschijf.output.replacing import replacing

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from jaarschijf.corpus.store import Corpus

_LONG = {"text", "doelstelling", "kaderafspraak", "toelichting", "intro", "previous_text", "boxes", "evidence"}
_CELL_LIMIT = 32_767  # characters, by Excel's specification


def export_xlsx(corpus: Corpus, out: Path) -> None:
    """One workbook: typed columns, a filter on each, the header frozen, and pages linked to the source file's name."""
    with replacing(out) as beside:
        _workbook(corpus).save(beside)


def _workbook(corpus: Corpus) -> Workbook:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    sources = dict(
        zip(*(corpus.table("documents").column(c).to_pylist() for c in ("document_id", "source")), strict=True)
    )
    book = Workbook(write_only=True)
    for view in corpus.views():
        table = exported_table(corpus, view)
        sheet = book.create_sheet(view)
        sheet.freeze_panes = "A2"
        _set_widths(sheet, table.column_names)
        sheet.append([_cell(sheet, name, bold=True) for name in table.column_names])
        for record in table.to_pylist():
            sheet.append([_linked(sheet, name, record, sources) for name in table.column_names])
        if table.num_columns:
            sheet.auto_filter.ref = f"A1:{get_column_letter(table.num_columns)}{table.num_rows + 1}"
    return book


def _set_widths(sheet: WriteOnlyWorksheet, names: list[str]) -> None:
    from openpyxl.utils import get_column_letter

    columns: Any = sheet.column_dimensions  # type: ignore[attr-defined] # the stubs leave it out of write-only sheets
    for place, name in enumerate(names, start=1):
        columns[get_column_letter(place)].width = 60 if name in _LONG else 18


def _linked(sheet: WriteOnlyWorksheet, name: str, record: Mapping[str, Any], sources: Mapping[str, str]) -> Cell:
    cell = _cell(sheet, record[name])
    if name == "page" and record.get("document_id") in sources and record[name] is not None:
        cell.hyperlink = f"{quote(sources[record['document_id']])}#page={record[name]}"
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Any, *, bold: bool = False) -> Cell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    if isinstance(value, (list, dict)):
        value = json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:_CELL_LIMIT]
    elif not isinstance(value, (int, float, bool, date, datetime, type(None))):
        value = str(value)
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl would take "=…" for a formula
    if bold:
        cell.font = Font(bold=True)
    return cell
