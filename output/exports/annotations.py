"""JSON-LD: each agreement as a W3C Web Annotation on its PDF, with PROV-O for where it comes from.

The target of an annotation is the file by its hash, a fragment of it (`page=` from 1, `viewrect=` left, top, width and
height in points from the page's top left, as RFC 3778 has them, which the W3C names for PDF) and the quoted text. The context stands in
the file itself: nothing is fetched to read it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jaarschijf.output.replacing import text_file

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus

_CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "jaarschijf": "urn:jaarschijf:term:",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "TextualBody": "oa:TextualBody",
    "FragmentSelector": "oa:FragmentSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "body": {"@id": "oa:hasBody"},
    "target": {"@id": "oa:hasTarget"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector"},
    "refinedBy": {"@id": "oa:refinedBy"},
    "conformsTo": {"@id": "dct:conformsTo", "@type": "@id"},
    "exact": "oa:exact",
    "value": "rdf:value",
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "describing": "oa:describing",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasRevisionOf": {"@id": "prov:wasRevisionOf", "@type": "@id"},
    "spatial": {"@id": "dct:spatial", "@type": "@id"},
    "title": "dct:title",
    "year": {"@id": "jaarschijf:year", "@type": "xsd:gYear"},
    "theme": "jaarschijf:theme",
}
_PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"
_TOOI = "https://identifier.overheid.nl/tooi/id/gemeente/"


def export_jsonld(corpus: Corpus, out: Path) -> None:
    """One JSON-LD file: a node for each document and each agreement, with its target in the PDF and what it revises."""
    revisions: dict[str, list[str]] = {}
    for link in corpus.table("links").to_pylist():
        revisions.setdefault(link["to_agreement_id"], []).append(_urn(link["from_agreement_id"]))
    documents = {record["document_id"]: record for record in corpus.table("documents").to_pylist()}
    nodes = [_document(record) for record in documents.values()]
    nodes += [
        _annotation(agreement, documents[agreement["document_id"]], revisions.get(agreement["agreement_id"], []))
        for agreement in corpus.table("agreements").to_pylist()
    ]
    with text_file(out) as stream:
        json.dump({"@context": _CONTEXT, "@graph": nodes}, stream, ensure_ascii=False, indent=1)


def _urn(identifier: str) -> str:
    return f"urn:jaarschijf:{identifier}"


def _file_urn(document: dict[str, Any]) -> str:
    return f"urn:sha256:{document['sha256']}"


def _document(document: dict[str, Any]) -> dict[str, Any]:
    node = {
        "id": _urn(document["document_id"]),
        "type": "prov:Entity",
        "title": document["title"],
        "year": str(document["year"]),
        "wasDerivedFrom": _file_urn(document),
    }
    if document["municipality_code"]:
        node["spatial"] = _TOOI + document["municipality_code"].lower()
    return node


def _annotation(agreement: dict[str, Any], document: dict[str, Any], revises: list[str]) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": agreement["text"]}
    node: dict[str, Any] = {
        "id": _urn(agreement["agreement_id"]),
        "type": ["Annotation", "prov:Entity"],
        "body": {"type": "TextualBody", "value": agreement["text"], "purpose": "describing"},
        "target": [
            {
                "source": _file_urn(document),
                "selector": {
                    "type": "FragmentSelector",
                    "conformsTo": _PDF_FRAGMENTS,
                    "value": _fragment(box),
                    "refinedBy": quote,
                },
            }
            for box in agreement["boxes"]
        ]
        # Without a place it is found by its words.
        or [{"source": _file_urn(document), "selector": quote}],
        "year": str(agreement["year"]),
        "theme": agreement["theme"],
        "wasDerivedFrom": _urn(document["document_id"]),
    }
    if revises:
        node["wasRevisionOf"] = revises
    return node


def _fragment(box: dict[str, float]) -> str:
    left, top, width, height = box["x0"], box["top"], box["x1"] - box["x0"], box["bottom"] - box["top"]
    return f"page={box['page']:.0f}&viewrect={left:.1f},{top:.1f},{width:.1f},{height:.1f}"
