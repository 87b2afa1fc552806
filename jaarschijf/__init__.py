"""Yearly prestatieafspraken of Dutch municipalities as data.

The whole road is four steps, each of which can be taken alone. PDF to Document, every text with its page and box:

>>> from importlib.resources import files
>>> document = read(files("jaarschijf.sample") / "2024" / "source.pdf")
>>> document.municipality, document.year, len(document.rows)
('Waterveen', 2024, 31)

Who, how much, by when:

>>> tags = tag(document)
>>> next((m.text, m.timex, str(m.due)) for m in tags.mentions if m.label == "DEADLINE" and m.text.startswith("voor"))
('voor 1 juli 2024', '2024-07-01', '2024-06-30')

Read, tag, store and link:

>>> from tempfile import TemporaryDirectory
>>> folder = TemporaryDirectory()
>>> report = ingest([files("jaarschijf.sample") / "2024" / "source.pdf"], db=f"{folder.name}/corpus.duckdb")
>>> report.count("stored"), report.ok
(1, True)

Ask:

>>> with open(f"{folder.name}/corpus.duckdb") as corpus:
...     corpus.query("select year, count(*) as agreements from agreements group by all order by all").rows
[(2023, 21), (2024, 31)]
>>> folder.cleanup()

`Corpus`, `Document`, `Tags`, `Options`, `IngestReport`, `ImportReport` and `JaarschijfError` are here by name. Nothing heavy
is imported before it is needed.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from jaarschijf.schema.version import VERSION as __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jaarschijf.corpus.store import Corpus
    from jaarschijf.extract.pdf.pages import Reader
    from jaarschijf.importing import ImportReport
    from jaarschijf.ingestion import IngestReport, Options
    from jaarschijf.schema.document import Document
    from jaarschijf.schema.mention import Tags
    from jaarschijf.schema.problems import JaarschijfError

__all__ = [
    "Corpus",
    "Document",
    "ImportReport",
    "IngestReport",
    "JaarschijfError",
    "Options",
    "Tags",
    "__version__",
    "import_json",
    "ingest",
    "open",
    "read",
    "tag",
]

# Where the names are that are imported when they are first used.
_HOMES = {
    "Corpus": "jaarschijf.corpus.store",
    "Document": "jaarschijf.schema.document",
    "ImportReport": "jaarschijf.importing",
    "IngestReport": "jaarschijf.ingestion",
    "JaarschijfError": "jaarschijf.schema.problems",
    "Options": "jaarschijf.ingestion",
    "Tags": "jaarschijf.schema.mention",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def read(
    path: str | os.PathLike[str],
    *,
    municipality: str | None = None,
    year: int | None = None,
    reader: Reader = "pdfium",
) -> Document:
    """Read one PDF into a Document: parties, themes, rows and what could not be placed, each with page and box.

    `municipality` and `year` stand in for what the document says of itself. `reader` is "pdfium", with pdfminer for a
    page that it can't follow, or "pdfminer" for all pages: the same rows, slower. Raises UnreadableFile (not a PDF,
    encrypted, damaged) and NoAgreements; anything less is in the document's `problems`.
    """
    from jaarschijf.extract.read import read as read_document

    return read_document(path, municipality=municipality, year=year, reader=reader)


def tag(document: Document, *, model: str | None = None) -> Tags:
    """Tag actors, percentages, deadlines, quantities and amounts in a document's agreements.

    `model` names an installed spaCy pipeline or a folder with one; by default nl_core_news_sm where it is
    installed, else the rules on a blank Dutch pipeline. Raises ModelError for a model that is not there.
    """
    from jaarschijf.nlp.tag import tag as tag_document

    return tag_document(document, model=model)


def ingest(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    db: str | os.PathLike[str] = "corpus.duckdb",
    options: Options | None = None,
) -> IngestReport:
    """Read, tag, store and link files, folders and globs, or one of them; one failing file never stops the others.

    The report tells the outcome of every file. Raises CorpusError when the corpus file can't be written.
    """
    from jaarschijf.ingestion import Options as IngestOptions
    from jaarschijf.ingestion import ingest as ingest_paths

    return ingest_paths(_each(paths), db=os.fspath(db), options=options or IngestOptions())


def import_json(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    db: str | os.PathLike[str] = "corpus.duckdb",
) -> ImportReport:
    """Put what `export json` wrote (files, or folders of them, or one) into a corpus; the same views come out.

    A file goes in whole or not at all; the report tells which did not, and why. Raises InputNotFound, and CorpusError
    when the corpus file can't be written.
    """
    from jaarschijf.importing import import_json as import_files

    return import_files(_each(paths), db=os.fspath(db))


def _each(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[str]:
    """A text alone is a path, not its letters: `/` would be the whole disk."""
    return [os.fspath(path) for path in ([paths] if isinstance(paths, str | os.PathLike) else paths)]


def open(path: str | os.PathLike[str] = "corpus.duckdb", *, read_only: bool = True) -> Corpus:
    """Open a corpus, for reading unless told otherwise. Raises CorpusError when it is absent, locked or too new."""
    from jaarschijf.corpus.store import Corpus as StoredCorpus

    return StoredCorpus.open(os.fspath(path), read_only=read_only, create=not read_only)
