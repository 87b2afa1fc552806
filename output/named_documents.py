"""Which documents of a corpus are meant by what someone calls them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jaarschijf.schema.identity import file_sha256
from jaarschijf.schema.missing import there_is
from jaarschijf.schema.problems import CorpusError

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document as a line tells of it."""

    document_id: str
    source: str
    municipality: str
    year: int


def named_documents(corpus: Corpus, names: Sequence[str]) -> list[NamedDocument]:
    """The document that each name is of, each once: the name of its file, that file, its `document_id` or its `sha256`.

    Raises CorpusError for a name of none, or of more than one.
    """
    paths = corpus.source_paths()
    records = corpus.table("documents").to_pylist()
    found: dict[str, NamedDocument] = {}
    for name in names:
        meant = _meant(name, records, paths)
        if not meant:
            sources = sorted({record["source"] for record in records})
            hint = there_is(os.path.basename(name), sources, ', which `jaarschijf query "from documents"` lists')
            raise CorpusError(f"no document {name} in the corpus", where=str(corpus.path), hint=hint)
        if len(meant) > 1:
            ids = ", ".join(f"{record['document_id']} ({paths[record['document_id']]})" for record in meant)
            what = f"{name} is the name of {len(meant)} documents"
            raise CorpusError(what, where=str(corpus.path), hint=f"tell which: {ids}")
        (record,) = meant
        found[record["document_id"]] = NamedDocument(
            document_id=record["document_id"],
            source=record["source"],
            municipality=record["municipality"],
            year=record["year"],
        )
    return list(found.values())


def _meant(name: str, records: Sequence[Record], paths: Mapping[str, Path]) -> list[Record]:
    """Where it lay is one place, and its content one document; files of its name may have lain in others."""
    lay = Path(os.path.realpath(name))
    if there := [record for record in records if paths[record["document_id"]] == lay]:
        return there
    if lay.is_file():
        content = file_sha256(lay)
        if same := [record for record in records if record["sha256"] == content]:
            return same
    return [record for record in records if name in (record["document_id"], record["sha256"], record["source"])]
