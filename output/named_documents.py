"""Which documents of a corpus are meant by what someone calls them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jaarschijf.schema.identity import file_sha256
from jaarschijf.schema.missing import near_names
from jaarschijf.schema.problems import CorpusError

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus

_MOST_LISTED = 12


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
        # Where it lay is one place, and its content one document; files of its name may have lain in others.
        lay = Path(os.path.realpath(name))
        meant = [record for record in records if paths[record["document_id"]] == lay]
        if not meant and lay.is_file():
            content = file_sha256(lay)
            meant = [record for record in records if record["sha256"] == content]
        if not meant:
            meant = [r for r in records if name in (r["document_id"], r["sha256"], r["source"])]
        if not meant:
            raise CorpusError(f"no document {name} in the corpus", where=str(corpus.path), hint=_near(name, records))
        if len(meant) > 1:
            ids = ", ".join(f"{record['document_id']} ({paths[record['document_id']]})" for record in meant)
            what = f"{name} is the name of {len(meant)} documents"
            raise CorpusError(what, where=str(corpus.path), hint=f"tell which: {ids}")
        found[meant[0]["document_id"]] = NamedDocument(
            **{field: meant[0][field] for field in NamedDocument.__dataclass_fields__}
        )
    return list(found.values())


def _near(name: str, records: Sequence[dict[str, str]]) -> str:
    sources = sorted({record["source"] for record in records})
    if near := near_names(os.path.basename(name), sources):
        return f"there is {' and '.join(near)}"
    more = f" and {len(sources) - _MOST_LISTED} more" if len(sources) > _MOST_LISTED else ""
    return f"there are {', '.join(sources[:_MOST_LISTED])}{more}" if sources else "there are none in it"
