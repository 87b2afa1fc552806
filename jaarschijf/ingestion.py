"""The whole road for many files: find, read and tag in workers, store, link.

Workers read, tag and link, one file or municipality at a time, each within a time and a memory limit; this process is
the only one that writes the corpus. A worker that dies, hangs or eats memory costs its own file, and no other.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, TimeoutError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from jaarschijf.finding import find_files
from jaarschijf.handing_out import AHEAD, in_order
from jaarschijf.linking import link_all
from jaarschijf.schema.identity import file_sha256, path_text
from jaarschijf.schema.problems import JaarschijfError, ModelError, NoAgreements, warning_lines

if TYPE_CHECKING:
    from jaarschijf.corpus.packed_rows import PackedDocument
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.executors import FileExecutor
    from jaarschijf.extract.pdf.pages import Reader
    from jaarschijf.schema.document import Document

Outcome = Literal["stored", "known", "empty", "failed"]

# That a file may take longer for each page: a page of text takes hundredths, by pdfminer a tenth.
_SECONDS_A_PAGE = 0.25
# For each page that was recognised: Tesseract takes two, and up to twenty where many others are at work.
_SECONDS_A_SCAN = 30.0
# Files handed out for each worker. They are stored in order, so that of files of which one takes minutes many more are read
# meanwhile; their rows are kept for so long, and a cluster keeps the files as well.
_FILES_AHEAD = 64
_LARGER = "larger than the memory limit (--memory gives it more)"
_PUBLISH_EVERY = 30.0  # seconds after which readers see what a long run has stored so far


@dataclass(frozen=True, slots=True)
class Options:
    """How to ingest. `municipality` and `year` override what the documents say of themselves; `force` reads known files again.

    `timeout` is seconds a file (a quarter more for each page, and thirty again for each page of a scan that was recognised),
    of which the worker may compute for a sixth, `memory` MiB a worker, `max_pages` the most pages a file may have, `max_decompressed` the most MiB one of its streams may
    unpack to; `jobs` is the number of workers on this machine, with `executor` "local"; "dask://HOST:PORT" has
    those of a Dask cluster read. When another process writes the corpus, `wait` is the number of seconds to wait for it.
    `model` names a spaCy pipeline; `vocabulary` is a TOML file of headings on top of ours; `reader` is what reads pages.
    """

    executor: str = "local"
    jobs: int = 1
    municipality: str | None = None
    year: int | None = None
    model: str | None = None
    vocabulary: str | None = None
    reader: Reader = "pdfium"
    link: bool = True
    force: bool = False
    timeout: float = 120.0
    memory: int = 4096
    max_pages: int = 2000
    max_decompressed: int = 512
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file; `stage` and `reason` say where and why it was not stored, `known_as` under which name its content is in."""

    path: str
    outcome: Outcome
    sha256: str | None = None
    stage: str | None = None
    reason: str | None = None
    document_id: str | None = None
    municipality: str | None = None
    year: int | None = None
    agreements: int = 0
    rows: int = 0
    warnings: tuple[str, ...] = ()
    model: str | None = None
    known_as: str | None = None


@dataclass(slots=True)
class IngestReport:
    """The outcome of every file offered, in the order they were done, and the number of links in the corpus afterwards."""

    files: list[FileOutcome] = field(default_factory=list)
    links: int | None = None

    def count(self, outcome: Outcome) -> int:
        """How many files had this outcome."""
        return sum(file.outcome == outcome for file in self.files)

    @property
    def ok(self) -> bool:
        """Whether every file is in the corpus."""
        return not self.count("failed") and not self.count("empty")


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to read; `copies` are other files with the same content."""

    path: Path
    sha256: str
    copies: list[Path] = field(default_factory=list)


class Progress(Protocol):
    """Told of the road: how many files there are, and each that is done."""

    def start(self, total: int) -> None:
        """`total` files will be read."""

    def advance(self, outcome: FileOutcome) -> None:
        """One is done."""


def ingest(paths: Sequence[str], *, db: str, options: Options, progress: Progress | None = None) -> IngestReport:
    """Read, tag, store and link; see `jaarschijf.ingest`."""
    if options.vocabulary is not None:
        from jaarschijf.extract.wording.vocabulary import load_vocabulary

        load_vocabulary(Path(options.vocabulary))  # what is wrong with it is no fault of each file
    report = IngestReport()

    def done(outcome: FileOutcome) -> None:
        report.files.append(outcome)
        if progress:
            progress.advance(outcome)

    found, missed = find_files(paths)
    missing = [FileOutcome(path_text(path), "failed", stage=stage, reason=reason) for path, stage, reason in missed]
    if not found and not Path(db).exists():
        # A corpus made for nothing would answer the next question as if it held what was asked for.
        for outcome in missing:
            done(outcome)
        return report
    _import_for_workers(db, options)
    from jaarschijf.corpus.store import Corpus

    with Corpus.open(db, wait=options.wait) as corpus:
        sources: list[_Source] = []
        offered = [*missing, *_hash_new(found, corpus, options, sources)]
        _record(corpus, offered)
        for outcome in offered:
            done(outcome)
        if progress:
            progress.start(len(sources))
        with _workers(options, len(sources)) as executor:
            if executor is not None and options.model is not None:
                _require_model(options.model, executor)
            published = time.monotonic()
            for source, future in _process(sources, options, executor):
                for outcome in _store(corpus, source, future):
                    done(outcome)
                if time.monotonic() - published > _PUBLISH_EVERY:
                    corpus.publish()
                    published = time.monotonic()
            # Those of a run that was stopped before it linked too.
            if options.link and (unlinked := corpus.unlinked()):
                link_all(corpus, unlinked, executor)
                report.links = corpus.link_count()
    return report


def _import_for_workers(db: str, options: Options) -> None:
    """When every file is new: have what workers need imported while the corpus is made."""
    if options.executor == "local" and not Path(db).exists():
        from jaarschijf.worker import process_context

        with suppress(OSError):  # told of when a worker is to start
            process_context()


def _hash_new(files: Sequence[Path], corpus: Corpus, options: Options, sources: list[_Source]) -> Iterator[FileOutcome]:
    """Add to `sources` what is to be read; yield the outcome of what is known, or can't be opened."""
    hashes: dict[str, _Source] = {}
    known = {} if options.force else corpus.known_files()
    for path in files:
        try:
            if path.stat().st_size > options.memory << 20:  # no worker could hold it, and to hash it takes minutes
                yield FileOutcome(path_text(path), "failed", stage="open", reason=_LARGER)
                continue
            sha256 = file_sha256(path)
        except OSError as error:
            yield FileOutcome(path_text(path), "failed", stage="open", reason=error.strerror or str(error))
            continue
        if sha256 in hashes:
            hashes[sha256].copies.append(path)
        elif sha256 in known:
            document_id, name = known[sha256]
            yield FileOutcome(path_text(path), "known", sha256, document_id=document_id, known_as=name)
        else:
            hashes[sha256] = _Source(path, sha256)
            sources.append(hashes[sha256])


def read_to_records(
    path: Path, vocabulary: Path | None, options: Options, source: str, sha256: str
) -> tuple[FileOutcome, PackedDocument]:
    """What a worker does with one file: what became of it, and its rows for the tables of the corpus.

    `path` and `vocabulary` are files where the worker is, `source` is the file as it was offered. The rows are made and
    packed here, so that the one process that writes has nothing else to do.
    """
    from jaarschijf.corpus.packed_rows import pack
    from jaarschijf.corpus.records import document_records
    from jaarschijf.nlp.tag import tag

    document = read_within_limits(path, vocabulary, options)
    tags = tag(document, model=options.model)
    outcome = FileOutcome(
        path=source,
        outcome="stored",
        sha256=sha256,
        document_id=document.document_id,
        municipality=document.municipality,
        year=document.year,
        rows=len(document.rows),
        agreements=sum(len(row.jaarafspraken) for row in document.rows),
        warnings=tuple(warning_lines(document.problems)),
        model=tags.model,
    )
    return outcome, pack(document_records(document, tags, os.path.realpath(source)))


def read_within_limits(path: Path, vocabulary: Path | None, options: Options) -> Document:
    """In a worker: read a file, which may take longer for each of its pages that was read: what it promises gives it nothing."""
    from jaarschijf.extract.read import read
    from jaarschijf.worker import raise_limit, renew_limit

    return read(
        path,
        municipality=options.municipality,
        year=options.year,
        reader=options.reader,
        vocabulary=vocabulary,
        max_pages=options.max_pages,
        max_decompressed=options.max_decompressed,
        on_page=lambda: raise_limit(_SECONDS_A_PAGE),
        on_recognised=lambda: renew_limit(_SECONDS_A_SCAN),
    )


@contextmanager
def _workers(options: Options, files: int) -> Iterator[FileExecutor | None]:
    """Who reads so many files; nobody for none."""
    if not files:
        yield None
        return
    from jaarschijf.executors import open_executor

    jobs = min(options.jobs, files)
    with open_executor(options.executor, jobs=jobs, timeout=options.timeout, memory=options.memory) as executor:
        yield executor


def tagger_name(model: str) -> str:
    """What a worker does before the first file, when a model is asked for. Raises ModelError."""
    from jaarschijf.nlp.pipeline import tagger

    return tagger(model).name


def _require_model(model: str, executor: FileExecutor) -> None:
    """Raise ModelError where workers have no such model: else each file would tell."""
    future = executor.submit(tagger_name, model)
    executor.wait(future)
    error = future.exception()
    if isinstance(error, ModelError):
        raise error


def _process(
    sources: Sequence[_Source], options: Options, executor: FileExecutor | None
) -> Iterator[tuple[_Source, Future[tuple[FileOutcome, PackedDocument]]]]:
    """Each source with its finished future."""
    if executor is not None:
        vocabulary = Path(options.vocabulary) if options.vocabulary is not None else None
        calls = (
            (source, (source.path, vocabulary, options, path_text(source.path), source.sha256)) for source in sources
        )
        ahead = _FILES_AHEAD if options.executor == "local" else AHEAD
        yield from in_order(executor, read_to_records, calls, ahead)


def _store(corpus: Corpus, source: _Source, future: Future[tuple[FileOutcome, PackedDocument]]) -> list[FileOutcome]:
    """Put in what was read, with what became of the file and of its copies; gives the latter."""
    if error := future.exception():
        outcome = _failure(source, error)
        copies = [replace(outcome, path=path_text(copy)) for copy in source.copies]
        _record(corpus, [outcome, *copies])
        return [outcome, *copies]
    outcome, document = future.result()
    name = path_text(source.path.name)
    copies = [replace(outcome, path=path_text(copy), outcome="known", known_as=name) for copy in source.copies]
    with corpus.transaction():
        corpus.store_packed(document)
        outcome = replace(outcome, warnings=(*outcome.warnings, *corpus.alike(outcome.document_id or "")))
        _record(corpus, [outcome, *copies])
    return [outcome, *copies]


def reason_of(error: BaseException) -> str:
    """Why a worker gave up on a file, when the error is none of ours."""
    from jaarschijf.executors import NO_MEMORY, NO_TIME, crash_reason

    if isinstance(error, TimeoutError):
        return NO_TIME
    if isinstance(error, MemoryError):
        return NO_MEMORY
    return crash_reason(error) or f"unexpected {type(error).__name__}: {error}"


def _failure(source: _Source, error: BaseException) -> FileOutcome:
    stage = "read"
    outcome: Outcome = "failed"
    if isinstance(error, JaarschijfError):
        stage, reason = error.stage, f"{error.what} ({error.hint})" if error.hint else error.what
        outcome = "empty" if isinstance(error, NoAgreements) else "failed"
    else:
        reason = reason_of(error)
    reason = " ".join(reason.split())
    return FileOutcome(path_text(source.path), outcome, source.sha256, stage=stage, reason=reason)


def _record(corpus: Corpus, outcomes: Sequence[FileOutcome]) -> None:
    """Note what became of files; of one that is in already, only when the corpus has not heard of it."""
    recorded = corpus.recorded() if any(outcome.outcome == "known" for outcome in outcomes) else set()
    news = [(os.path.realpath(o.path), o) for o in outcomes]
    news = [(path, o) for path, o in news if o.outcome != "known" or (path, o.sha256) not in recorded]
    if not news:
        return
    with corpus.transaction():
        for path, outcome in news:
            corpus.record(
                path=path,
                sha256=outcome.sha256,
                outcome="stored" if outcome.outcome == "known" else outcome.outcome,
                stage=outcome.stage,
                reason=outcome.reason,
                document_id=outcome.document_id,
                at=datetime.now(UTC).replace(tzinfo=None),
            )
