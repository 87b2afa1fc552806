"""Yearly prestatieafspraken of Dutch municipalities as data.

The whole road is four steps, each of which can be taken alone:

    document = jaarschijf.read("harderhaven-2024.pdf")     # PDF to Document, every text with its page and box
    tags = jaarschijf.tag(document)                        # who, how much, by when
    report = jaarschijf.ingest(["documents/"], db="corpus.duckdb")   # read, tag, store and link
    with jaarschijf.open("corpus.duckdb") as corpus:       # ask
        corpus.query("select year, status, count(*) from evolution group by all")

Nothing heavy is imported before it is needed.
"""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as _installed_version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jaarschijf.corpus.store import Corpus
    from jaarschijf.ingestion import IngestReport, Options
    from jaarschijf.schema.document import Document
    from jaarschijf.schema.mention import Tags

__all__ = ["__version__", "ingest", "open", "read", "tag"]

try:
    __version__ = _installed_version("jaarschijf")
except PackageNotFoundError:  # a clone that was not installed
    __version__ = "0.0.0"


def read(path: str | os.PathLike[str], *, municipality: str | None = None, year: int | None = None) -> Document:
    """Read one PDF into a Document: parties, themes, rows and what could not be placed, each with page and box.

    `municipality` and `year` stand in for what the document says of itself. Raises UnreadableFile (not a PDF,
    encrypted, damaged) and NoAgreements; anything less is in the document's `problems`.
    """
    from jaarschijf.extract.read import read as read_document

    return read_document(path, municipality=municipality, year=year)


def tag(document: Document, *, model: str | None = None) -> Tags:
    """Tag actors, percentages, deadlines, quantities and amounts in a document's agreements.

    `model` names an installed spaCy pipeline or a folder with one; by default nl_core_news_sm where it is
    installed, else the rules on a blank Dutch pipeline. Raises ModelError for a model that is not there.
    """
    from jaarschijf.nlp.tag import tag as tag_document

    return tag_document(document, model=model)


def ingest(
    paths: Iterable[str | os.PathLike[str]],
    *,
    db: str | os.PathLike[str] = "corpus.duckdb",
    options: Options | None = None,
) -> IngestReport:
    """Read, tag, store and link files, folders and globs; one failing file never stops the others.

    The report tells the outcome of every file. Raises CorpusError when the corpus file can't be written.
    """
    from jaarschijf.ingestion import Options as IngestOptions
    from jaarschijf.ingestion import ingest as ingest_paths

    return ingest_paths([os.fspath(path) for path in paths], db=os.fspath(db), options=options or IngestOptions())


def open(path: str | os.PathLike[str] = "corpus.duckdb", *, read_only: bool = True) -> Corpus:
    """Open a corpus, for reading unless told otherwise. Raises CorpusError when it is absent, locked or too new."""
    from jaarschijf.corpus.store import Corpus as StoredCorpus

    return StoredCorpus.open(os.fspath(path), read_only=read_only, create=not read_only)
