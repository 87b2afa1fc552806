"""XLSX: a sheet for each public view, for people who work in a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jaarschijf.output.exports.views import exported_table
from jaarschijf.output.replacing import workbook_beside
from jaarschijf.schema.problems import OutputError

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from jaarschijf.corpus.store import Corpus

_LONG = {"text", "doelstelling", "kaderafspraak", "toelichting", "intro", "previous_text", "boxes", "evidence"}
# By Excel's specification: characters in a cell, rows in a sheet, links in a sheet.
_CELL_LIMIT = 32_767
_MOST_ROWS = 1_048_576
_MOST_LINKS = 65_530
_CUT = " […] CUT: {count:,} characters, more than a cell of Excel holds; the other exports have them all"


def export_xlsx(corpus: Corpus, out: Path) -> list[str]:
    """One workbook: typed columns, a filter on each, the header frozen, and pages linked to the source file's name.

    A text longer than a cell holds is cut, which it says at its end; what is returned names each.
    """
    cut: list[str] = []
    with workbook_beside(out) as beside:
        _workbook(corpus, cut).save(beside)
    return [f"cut at {_CELL_LIMIT:,} characters, the most in a cell of Excel: {place}" for place in cut]


def _workbook(corpus: Corpus, cut: list[str]) -> Workbook:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    sources = dict(
        zip(*(corpus.table("documents").column(c).to_pylist() for c in ("document_id", "source")), strict=True)
    )
    tables = {view: exported_table(corpus, view) for view in corpus.views()}
    for view, table in tables.items():
        if table.num_rows >= _MOST_ROWS:
            what = f"{view} has more than the {_MOST_ROWS:,} rows of a sheet"
            raise OutputError(what, where="xlsx", hint="export csv, parquet or sqlite")
    book = Workbook(write_only=True)
    for view, table in tables.items():
        sheet = book.create_sheet(view)
        sheet.freeze_panes = "A2"
        _set_widths(sheet, table.column_names)
        sheet.append([_cell(sheet, name, bold=True) for name in table.column_names])
        for place, record in enumerate(table.to_pylist(), start=2):
            linked = sources if place <= _MOST_LINKS else {}
            sheet.append([_linked(sheet, name, record, linked) for name in table.column_names])
            cut += [f"{view}, row {place}, {name}" for name, value in record.items() if _is_cut(value)]
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
    source = sources.get(record.get("document_id") or "")
    if source and name in ("page", "source") and record[name] is not None:
        cell.hyperlink = quote(source) + (f"#page={record[name]}" if name == "page" else "")
        cell.style = "Hyperlink"
    return cell


def _plain(value: Any) -> Any:
    """A list or mapping as JSON; other things as they are."""
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, (list, dict)) else value


def _is_cut(value: Any) -> bool:
    text = _plain(value)
    return isinstance(text, str) and _length(text) > _CELL_LIMIT


def _length(text: str) -> int:
    """As Excel counts: a character beyond the first 65,536 of Unicode, such as an emoji, is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _fitting(text: str) -> str:
    """A text that a cell holds: as it is, or cut, with a mark at its end that says so."""
    if _length(text) <= _CELL_LIMIT:
        return text
    mark = _CUT.format(count=_length(text))
    kept = text.encode("utf-16-le")[: 2 * (_CELL_LIMIT - len(mark))].decode("utf-16-le", "ignore")
    return kept + mark


def _cell(sheet: WriteOnlyWorksheet, value: Any, *, bold: bool = False) -> Cell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    value = _plain(value)
    if isinstance(value, str):
        value = _fitting(ILLEGAL_CHARACTERS_RE.sub("\ufffd", value))
    elif not isinstance(value, (int, float, bool, date, datetime, type(None))):
        value = str(value)
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl would take "=…" for a formula
    if bold:
        cell.font = Font(bold=True)
    return cell
