"""The corpus as files that other programs take: JSON, CSV, Parquet.

Each file is written beside its place and renamed, so that a stopped export never leaves half a file.
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.schema.export import ExportedCorpus

# A spreadsheet takes a cell that begins like this for a formula (OWASP, CSV injection).
_FORMULA = re.compile(r"^[=+\-@\t\r]")


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _text_file(path: Path, encoding: str) -> Iterator[IO[str]]:
    with _replacing(path) as beside, beside.open("w", encoding=encoding, newline="") as stream:
        yield stream


def export_json(corpus: Corpus, out: Path) -> None:
    """One JSON file as `jaarschijf schema` describes it: documents with all that is in them, and links."""
    exported = exported_corpus(corpus)
    with _text_file(out, "utf-8") as stream:
        stream.write(exported.model_dump_json(indent=1))
        stream.write("\n")


def export_csv(corpus: Corpus, out: Path) -> None:
    """A folder with a CSV file for each public view: UTF-8 with a byte order mark, as Excel wants it.

    Lists are JSON texts. A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out.mkdir(parents=True, exist_ok=True)
    for view in corpus.views():
        table = corpus.table(view)
        with _text_file(out / f"{view}.csv", "utf-8-sig") as stream:
            writer = csv.writer(stream)
            writer.writerow(table.column_names)
            for batch in table.to_batches():
                writer.writerows(
                    map(csv_cell, row) for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
                )


def csv_cell(value: object) -> object:
    """A value as a CSV cell: lists as JSON, None as nothing, and no text that a spreadsheet would run."""
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


def export_parquet(corpus: Corpus, out: Path) -> None:
    """A folder with a Parquet file for each public view, typed as in the corpus."""
    from pyarrow import parquet

    out.mkdir(parents=True, exist_ok=True)
    for view in corpus.views():
        with _replacing(out / f"{view}.parquet") as beside:
            parquet.write_table(corpus.table(view), beside)


FORMATS: dict[str, Callable[[Corpus, Path], None]] = {
    "json": export_json,
    "csv": export_csv,
    "parquet": export_parquet,
}


def exported_corpus(corpus: Corpus) -> ExportedCorpus:
    """The public views, nested as the exported document has them."""
    from jaarschijf.schema.export import ExportedCorpus

    def grouped(view: str, *keys: str) -> dict[tuple[object, ...], list[dict[str, object]]]:
        groups: dict[tuple[object, ...], list[dict[str, object]]] = defaultdict(list)
        for record in corpus.table(view).to_pylist():
            groups[tuple(record[key] for key in keys)].append(record)
        return groups

    mentions = grouped("mentions", "row_id", "agreement_id")
    agreements = grouped("agreements", "row_id")
    rows = grouped("agreement_rows", "document_id")
    parties, themes = grouped("parties", "document_id"), grouped("themes", "document_id")

    def nested_row(row: dict[str, object]) -> dict[str, object]:
        row_id = row["row_id"]
        nested = [
            {**agreement, "mentions": mentions[row_id, agreement["agreement_id"]]} for agreement in agreements[row_id,]
        ]
        return {**row, "agreements": nested, "mentions": mentions[row_id, None]}

    documents = [
        {
            **document,
            "parties": parties[document["document_id"],],
            "themes": themes[document["document_id"],],
            "rows": [nested_row(row) for row in rows[document["document_id"],]],
        }
        for document in corpus.table("documents").to_pylist()
    ]
    links = [{**link, "evidence": json.loads(link["evidence"])} for link in corpus.table("links").to_pylist()]
    return ExportedCorpus.model_validate({"documents": documents, "links": links})
