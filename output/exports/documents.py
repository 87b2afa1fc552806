"""JSON: documents with all that is in them, as `jaarschijf schema` describes and `import json` takes back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jaarschijf.output.replacing import text_file

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.schema.export import ExportedCorpus

_Groups = dict[tuple[object, ...], list[dict[str, Any]]]


def export_json(corpus: Corpus, out: Path) -> None:
    """One JSON file: all documents, the links between their agreements, and what reviewers decided."""
    with text_file(out) as stream:
        stream.write(exported_corpus(corpus).model_dump_json(indent=1))
        stream.write("\n")


def export_jsonl(corpus: Corpus, out: Path) -> None:
    """One line of JSON for each document (an ExportedDocument); links are not in it."""
    with text_file(out) as stream:
        for document in exported_corpus(corpus).documents:
            stream.write(document.model_dump_json())
            stream.write("\n")


def exported_corpus(corpus: Corpus) -> ExportedCorpus:
    """The public views, nested as the exported document has them, and the tables that they are made of where these tell more."""
    from jaarschijf.schema.export import ExportedCorpus

    links = [{**link, "evidence": json.loads(link["evidence"])} for link in corpus.table("links").to_pylist()]
    kept = ("lineages", "quotes", "doubts", "decisions", "row_decisions", "files")
    return ExportedCorpus.model_validate(
        {
            "documents": _documents(corpus),
            "links": links,
            "unlinked": corpus.unlinked(),
            **{table: corpus.stored(table) for table in kept},
        }
    )


def _documents(corpus: Corpus) -> list[dict[str, Any]]:
    mentions = _grouped(corpus.table("mentions").to_pylist(), "row_id", "agreement_id")
    agreements = _grouped(corpus.table("agreements").to_pylist(), "row_id")

    def nested_row(row: dict[str, Any]) -> dict[str, Any]:
        row_id = row["row_id"]
        nested = [
            {**agreement, "mentions": mentions[row_id, agreement["agreement_id"]]} for agreement in agreements[row_id,]
        ]
        return {**row, "agreements": nested, "mentions": mentions[row_id, None]}

    rows = _grouped(corpus.table("agreement_rows").to_pylist(), "document_id")
    parts = {view: _grouped(corpus.table(view).to_pylist(), "document_id") for view in ("parties", "themes")}
    # Their rows come in order, by page and by place in the document.
    parts |= {
        table: _grouped(corpus.stored(table), "document_id") for table in ("pages", "attachments", "unplaced_text")
    }
    stored = {document["document_id"]: document for document in corpus.stored("documents")}
    documents = []
    for document in corpus.table("documents").to_pylist():
        identity = document["document_id"]
        documents.append(
            {
                **document,
                "path": stored[identity]["path"],
                "characters": stored[identity]["characters"],
                "reading_warnings": stored[identity]["warnings"],
                **{name: groups[identity,] for name, groups in parts.items()},
                "rows": [nested_row(row) for row in rows[identity,]],
            }
        )
    return documents


def _grouped(records: Iterable[dict[str, Any]], *keys: str) -> _Groups:
    groups: _Groups = defaultdict(list)
    for record in records:
        groups[tuple(record[key] for key in keys)].append(record)
    return groups
