"""JSON: documents with all that is in them, as `jaarschijf schema` describes."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jaarschijf.output.exports.replacing import text_file

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.schema.export import ExportedCorpus


def export_json(corpus: Corpus, out: Path) -> None:
    """One JSON file: all documents, and the links between their agreements."""
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
    """The public views, nested as the exported document has them."""
    from jaarschijf.schema.export import ExportedCorpus

    def grouped(view: str, *keys: str) -> dict[tuple[object, ...], list[dict[str, Any]]]:
        groups: dict[tuple[object, ...], list[dict[str, Any]]] = defaultdict(list)
        for record in corpus.table(view).to_pylist():
            groups[tuple(record[key] for key in keys)].append(record)
        return groups

    mentions = grouped("mentions", "row_id", "agreement_id")
    agreements = grouped("agreements", "row_id")
    rows = grouped("agreement_rows", "document_id")
    parties, themes = grouped("parties", "document_id"), grouped("themes", "document_id")

    def nested_row(row: dict[str, Any]) -> dict[str, Any]:
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
