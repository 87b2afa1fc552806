"""Label Studio tasks: our tags as predictions, for people who want to correct them there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jaarschijf.output.replacing import text_file

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus


def export_labelstudio(corpus: Corpus, out: Path) -> None:
    """A JSON list of tasks, one for each agreement, for a project whose `Labels` tag is named `label` on `text`."""
    models = dict(
        zip(*(corpus.table("documents").column(c).to_pylist() for c in ("document_id", "model")), strict=True)
    )
    spans: dict[str, list[dict[str, Any]]] = {}
    for mention in corpus.table("mentions").to_pylist():
        if mention["agreement_id"]:
            spans.setdefault(mention["agreement_id"], []).append(_span(mention))
    tasks = [
        {
            "data": {key: agreement[key] for key in ("text", "agreement_id", "municipality", "year", "theme", "page")},
            "predictions": [
                {
                    "model_version": models[agreement["document_id"]],
                    "result": spans.get(agreement["agreement_id"], []),
                }
            ],
        }
        for agreement in corpus.table("agreements").to_pylist()
    ]
    with text_file(out) as stream:
        json.dump(tasks, stream, ensure_ascii=False, indent=1)


def _span(mention: dict[str, Any]) -> dict[str, Any]:
    value = {key: mention[key] for key in ("start", "end", "text")}
    return {
        "id": mention["mention_id"],
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {**value, "labels": [mention["label"]]},
    }
