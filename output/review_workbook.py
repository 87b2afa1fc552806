"""Doubtful links and rows as a spreadsheet with choices, and the choices read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from jaarschijf.output.doubts import DoubtfulLink, DoubtfulRow, doubtful_links, doubtful_rows
from jaarschijf.output.replacing import workbook_beside
from jaarschijf.output.sentences import in_language
from jaarschijf.schema.missing import missing_file
from jaarschijf.schema.problems import NotAReview

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from jaarschijf.corpus.store import Corpus

LINKS, ROWS = "koppelingen", "rijen"
# What stands in the cell, and what it means.
LINK_CHOICES: dict[str, Literal["same", "different"]] = {"zelfde": "same", "anders": "different"}
ROW_CHOICES: dict[str, Literal["right", "wrong"]] = {"goed": "right", "fout": "wrong"}
_SAID: dict[str | None, str | None] = {
    None: None,
    **{verdict: word for word, verdict in (*LINK_CHOICES.items(), *ROW_CHOICES.items())},
}

_LINK_COLUMNS = (
    "besluit",
    "opmerking",
    "gemeente",
    "van_jaar",
    "naar_jaar",
    "score",
    "waarom",
    "van_tekst",
    "naar_tekst",
    "van_bron",
    "naar_bron",
    "from_agreement_id",
    "to_agreement_id",
)
_ROW_COLUMNS = (
    "oordeel",
    "opmerking",
    "gemeente",
    "jaar",
    "thema",
    "nummer",
    "zekerheid",
    "waarom",
    "tekst",
    "bron",
    "row_id",
)
_LINK_IDS, _ROW_IDS = ("from_agreement_id", "to_agreement_id"), ("row_id",)
_AGAIN = "export the review again, and choose in that file"


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """What a person says of two agreements."""

    from_agreement_id: str
    to_agreement_id: str
    verdict: Literal["same", "different"]
    note: str | None


@dataclass(frozen=True, slots=True)
class RowChoice:
    """What a person says of a row as it was read."""

    row_id: str
    verdict: Literal["right", "wrong"]
    note: str | None


def write_review(corpus: Corpus, out: Path) -> tuple[int, int]:
    """Write what is doubtful; gives how many links and rows. The corpus must be open to read only."""
    from openpyxl import Workbook

    from jaarschijf.output.report import report_words

    book = Workbook()
    reasons = report_words("nl")["reason"]
    links = [_link_line(link, reasons) for link in doubtful_links(corpus)]
    rows = [_row_line(row) for row in doubtful_rows(corpus)]
    sheet = book.active
    assert sheet is not None
    sheet.title = LINKS
    _fill(sheet, _LINK_COLUMNS, links, list(LINK_CHOICES))
    _fill(book.create_sheet(ROWS), _ROW_COLUMNS, rows, list(ROW_CHOICES))
    with workbook_beside(out) as beside:
        book.save(beside)
    return len(links), len(rows)


def read_review(path: Path) -> tuple[list[LinkChoice], list[RowChoice]]:
    """The choices that were made; an empty one is none.

    Raises InputNotFound when there is no such file, NotAReview for one that is not such a spreadsheet, or, with its sheet and row,
    for a word that is not a choice, a choice that is of nothing, and two that contradict each other.
    """
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    if not path.exists():
        raise missing_file(path, hint="give the spreadsheet that `review export` wrote")
    try:
        # Of a file that is open openpyxl does not ask how its name ends: it may have been given another.
        book = load_workbook(BytesIO(path.read_bytes()), read_only=True, data_only=True)
    except (OSError, BadZipFile, InvalidFileException, KeyError) as error:
        raise NotAReview("not a spreadsheet that can be opened", where=str(path), hint=_AGAIN) from error
    with closing(book):  # openpyxl keeps a workbook open that it reads line by line
        if not {LINKS, ROWS} <= set(book.sheetnames):
            raise NotAReview(f"it lacks the sheets {LINKS} and {ROWS}", where=str(path), hint=_AGAIN)
        links = [
            LinkChoice(earlier, later, LINK_CHOICES[choice], note)
            for (earlier, later), choice, note in _chosen(path, book[LINKS], "besluit", _LINK_IDS, LINK_CHOICES)
        ]
        rows = [
            RowChoice(row_id, ROW_CHOICES[choice], note)
            for (row_id,), choice, note in _chosen(path, book[ROWS], "oordeel", _ROW_IDS, ROW_CHOICES)
        ]
        return links, rows


def new_choices(
    corpus: Corpus, links: Sequence[LinkChoice], rows: Sequence[RowChoice]
) -> tuple[list[LinkChoice], list[RowChoice]]:
    """Those that are not in the corpus as they are: what another decided, the spreadsheet tells too."""
    of_links = {
        (record["from_agreement_id"], record["to_agreement_id"]): (record["verdict"], record["note"] or None)
        for record in corpus.table("review").to_pylist()
    }
    of_rows = {
        record["row_id"]: (record["verdict"], record["note"] or None)
        for record in corpus.table("row_review").to_pylist()
    }
    return (
        [c for c in links if of_links.get((c.from_agreement_id, c.to_agreement_id)) != (c.verdict, c.note or None)],
        [c for c in rows if of_rows.get(c.row_id) != (c.verdict, c.note or None)],
    )


def unlinked_pairs(corpus: Corpus, choices: Sequence[LinkChoice]) -> list[tuple[str, str]]:
    """What was called the same and is not linked, now that all is linked by it."""
    linked = {(record["from_agreement_id"], record["to_agreement_id"]) for record in corpus.table("links").to_pylist()}
    same = [(c.from_agreement_id, c.to_agreement_id) for c in choices if c.verdict == "same"]
    return [pair for pair in same if pair not in linked]


def _chosen(
    path: Path, sheet: Any, column: str, keys: Sequence[str], choices: Mapping[str, object]
) -> list[tuple[tuple[str, ...], str, str | None]]:
    """Of each line with a choice what it is of, the choice, and the note."""
    lines = sheet.iter_rows(values_only=True)
    header = [str(name) for name in next(lines, ())]
    for needed in (column, *keys):
        if needed not in header:
            raise NotAReview(f"sheet {sheet.title} lacks the column {needed}", where=str(path), hint=_AGAIN)
    found: dict[tuple[str, ...], tuple[int, str, str | None]] = {}
    for number, line in enumerate(lines, start=2):
        record = dict(zip(header, line, strict=False))
        choice, *ids = (str(record[name] or "").strip() for name in (column, *keys))
        choice, of, place = choice.lower(), tuple(ids), f"sheet {sheet.title}, row {number}"
        if not choice:
            continue
        if choice not in choices:
            hint = f"choose one of {', '.join(choices)}, or leave it empty"
            raise NotAReview(f"{place}: {choice!r} is no choice", where=str(path), hint=hint)
        if not all(of):
            what = (
                f"{place}: a choice without {' and '.join(key for key, told in zip(keys, of, strict=True) if not told)}"
            )
            raise NotAReview(what, where=str(path), hint="fill in of what it is, or leave the choice empty")
        if of in found and found[of][1] != choice:
            what = f"{place}: {choice!r}, where row {found[of][0]} says {found[of][1]!r} of the same"
            raise NotAReview(what, where=str(path), hint="leave one of both empty")
        found[of] = number, choice, record.get("opmerking")
    return [(of, choice, note) for of, (_, choice, note) in found.items()]


def _link_line(link: DoubtfulLink, reasons: Mapping[str, str]) -> dict[str, Any]:
    return {
        "besluit": _SAID[link.verdict],
        "opmerking": link.note,
        "gemeente": link.municipality,
        "van_jaar": link.from_year,
        "naar_jaar": link.to_year,
        "score": link.score,
        "waarom": reasons.get(link.reason, link.reason) if link.reason else None,
        "van_tekst": link.from_text,
        "naar_tekst": link.to_text,
        "van_bron": f"{link.from_source}#page={link.from_page}",
        "naar_bron": f"{link.to_source}#page={link.to_page}",
        "from_agreement_id": link.from_agreement_id,
        "to_agreement_id": link.to_agreement_id,
    }


def _row_line(row: DoubtfulRow) -> dict[str, Any]:
    return {
        "oordeel": _SAID[row.verdict],
        "opmerking": row.note,
        "gemeente": row.municipality,
        "jaar": row.document_year,
        "thema": row.theme,
        "nummer": row.row_number,
        "zekerheid": row.confidence,
        "waarom": "; ".join(in_language(warning, "nl") or warning for warning in row.warnings),
        "tekst": row.text,
        "bron": f"{row.source}#page={row.page}",
        "row_id": row.row_id,
    }


def _fill(
    sheet: Worksheet, columns: Sequence[str], records: Sequence[Mapping[str, Any]], choices: Sequence[str]
) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.append(list(columns))
    for record in records:
        sheet.append([None] * len(columns))
        for place, name in enumerate(columns, start=1):
            cell = sheet.cell(sheet.max_row, place, value=_plain(record[name]))
            if isinstance(cell.value, str):
                cell.data_type = "s"  # openpyxl would take "=…" for a formula
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if name.endswith("bron"):
                source, _, page = str(record[name]).rpartition("#page=")
                cell.hyperlink = f"{quote(source)}#page={page}"
    for place, name in enumerate(columns, start=1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = 60 if "tekst" in name else 16
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(records) + 1}"
    offered = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    sheet.add_data_validation(offered)
    offered.add(f"A2:A{len(records) + 1 if records else 2}")


def _plain(value: object) -> Any:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("\ufffd", value) if isinstance(value, str) else value
