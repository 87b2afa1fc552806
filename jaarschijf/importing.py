"""The road back from JSON: what `export json` or `export jsonl` wrote, into a corpus. Nothing is read or tagged again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from jaarschijf.schema.missing import near_files
from jaarschijf.schema.problems import InputNotFound, InvalidExport, JaarschijfError

if TYPE_CHECKING:
    from jaarschijf.corpus.records import Records
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.schema.export import ExportedCorpus, ExportedDocument

_HINT = "`jaarschijf schema` prints what is expected"


@dataclass(slots=True)
class ImportReport:
    """How many files and documents went in, what was wrong with the files that did not, and which municipalities were
    linked anew, as the corpus has documents of them from elsewhere, or the file did not tell.

    `notes` tells in words what went in otherwise than the file has it, or did not: themes that got another number, and
    decisions on what is decided otherwise in the corpus.
    """

    files: int = 0
    documents: int = 0
    failed: list[JaarschijfError] = field(default_factory=list)
    linked_anew: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def import_json(paths: Sequence[str], *, db: str, wait: float = 0.0) -> ImportReport:
    """Put exports in a corpus, each file whole or not at all; see `jaarschijf.import_json`."""
    from jaarschijf.corpus.store import Corpus

    report = ImportReport()
    files = [file for path in paths for file in _files(Path(path))]
    touched: set[str] = set()
    exports = _sound(files, report)
    first = next(exports, None)
    if first is None:
        # Nothing goes in: no corpus is made for it.
        return report
    new = not Path(db).exists()
    try:
        with Corpus.open(db, wait=wait) as corpus:
            for exported in chain([first], exports):
                touched |= _store(corpus, exported, report)
                report.files += 1
                report.documents += len(exported.documents)
            for municipality in sorted(touched & set(corpus.unlinked())):
                corpus.link(municipality)
                report.linked_anew.append(municipality)
    except BaseException:
        if new and not report.files:
            _take_away(Path(db).resolve())
        raise
    return report


def _take_away(path: Path) -> None:
    """Remove the corpus that was made for what did not get into it, unless another process has put something in."""
    from jaarschijf.corpus.lock import WriterLock
    from jaarschijf.corpus.store import Corpus

    lock = WriterLock(path)
    if not path.exists() or not lock.try_acquire():
        return
    try:
        with Corpus.open(path, read_only=True) as corpus:
            empty = not corpus.source_paths() and not corpus.stored("files")
        if empty:
            path.unlink()
    finally:
        lock.release()


def _sound(files: Sequence[Path], report: ImportReport) -> Iterator[ExportedCorpus]:
    """What can go in, one file after another; the report gets what is wrong with the others."""
    for file in files:
        try:
            yield read_export(file)
        except InvalidExport as error:
            report.failed.append(error)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix in (".json", ".jsonl") and file.is_file())
        if not found:
            raise InputNotFound("no JSON in this folder or below it", where=str(path), hint="name the file itself")
        return found
    if not path.exists():
        raise InputNotFound("no such file or folder", where=str(path), hint=near_files(path) or "check its name")
    return [path]


def read_export(path: Path) -> ExportedCorpus:
    """What is in a file of `export json`, or of `export jsonl` when its name ends so.

    Raises InvalidExport: not JSON, not of the shape of the schema, of a newer version, or in contradiction with itself.
    """
    from pydantic import ValidationError

    from jaarschijf.corpus.imported import faults, linking_faults
    from jaarschijf.schema.export import ExportedCorpus, ExportedDocument

    try:
        if path.suffix == ".jsonl":
            lines = path.read_bytes().splitlines()
            exported = ExportedCorpus(documents=[ExportedDocument.model_validate_json(line) for line in lines if line])
        else:
            exported = ExportedCorpus.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise _refusal(path, error) from error
    except OSError as error:
        raise InvalidExport(f"can't be read: {error.strerror}", where=str(path), hint="check its rights") from error
    if "documents" not in exported.model_fields_set:
        # All else has a default: any object would pass for an export of nothing.
        raise InvalidExport("has no documents, so it is no export of jaarschijf", where=str(path), hint=_HINT)
    found = [f"documents.{place}: {fault}" for place, each in enumerate(exported.documents) for fault in faults(each)]
    found += linking_faults(exported)
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise InvalidExport(f"contradicts itself: {found[0]}{more}", where=str(path), hint="export it again")
    return exported


def _refusal(path: Path, error: Exception) -> InvalidExport:
    from pydantic import ValidationError

    assert isinstance(error, ValidationError)
    first = error.errors(include_url=False, include_context=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    if place == "schema_version" and isinstance(first["input"], str):
        return InvalidExport(
            f"an export of version {first['input'][:20]}; this jaarschijf knows 1.x",
            where=str(path),
            hint="upgrade jaarschijf",
        )
    told = f"{place}: {first['msg']}" if place else first["msg"]
    return InvalidExport(f"no export of jaarschijf: {told}", where=str(path), hint=_HINT)


def _store(corpus: Corpus, exported: ExportedCorpus, report: ImportReport) -> set[str]:
    """Put one export in; gives the municipalities that are to be linked anew when they are not linked now."""
    from jaarschijf.corpus.imported import linked_records

    with corpus.transaction():
        ids = _store_documents(corpus, exported, report)
        to_link: set[str] = set()
        given = {document.document_id: document.municipality for document in exported.documents}
        held: dict[str, set[str]] = {}
        for record in corpus.stored("documents"):
            held.setdefault(record["municipality"], set()).add(record["document_id"])
        for municipality in sorted(set(given.values())):
            documents = held[municipality]
            if exported.lineages is None or not documents <= given.keys():
                to_link.add(municipality)
                continue
            own = {told: here for document in documents for told, here in ids[document].items()}
            records: Records = linked_records(exported, own, municipality)
            corpus.keep_links(municipality, records, all_linked=municipality not in exported.unlinked)
        known = {told: here for each in ids.values() for told, here in each.items()}
        report.notes += _store_decisions(corpus, exported, known)
        _store_files(corpus, exported)
    return to_link


def _store_documents(corpus: Corpus, exported: ExportedCorpus, report: ImportReport) -> dict[str, dict[str, str]]:
    """By document, the ids that the export gives and those they have here."""
    from jaarschijf.corpus.imported import exported_to_document, known_ids, with_own_numbers

    taken = {str(path): identity for identity, path in corpus.source_paths().items()}
    ids: dict[str, dict[str, str]] = {}
    for each in exported.documents:
        told, renumbered = with_own_numbers(each)
        report.notes += [f"{told.source}: {note}" for note in renumbered]
        document, tags = exported_to_document(told)
        path = _path(told, taken)
        taken[path] = told.document_id
        ids[told.document_id] = known_ids(told, corpus.store(document, tags, path=path))
    return ids


def _path(told: ExportedDocument, taken: dict[str, str]) -> str:
    """Where it lay; a place of its own when that is not told, or is where another document of this corpus lies."""
    if told.path and taken.get(told.path, told.document_id) == told.document_id:
        return told.path
    return f"{told.sha256}/{told.source}"


def _store_decisions(corpus: Corpus, exported: ExportedCorpus, ids: dict[str, str]) -> list[str]:
    """Gives in words which are not taken, as the same is decided otherwise in the corpus."""
    passed_over = corpus.restore_decisions(
        [
            (d.from_key, d.to_key, d.verdict, d.decided_by, _utc(d.decided_at) if d.decided_at else None, d.note)
            for d in exported.decisions
        ],
        [
            (ids.get(d.row_id, d.row_id), d.verdict, d.decided_by, _utc(d.decided_at), d.note)
            for d in exported.row_decisions
        ],
    )
    if not passed_over:
        return []
    names = {record["content_key"]: f"{record['year']} {record['text']!r}" for record in corpus.stored("agreements")}
    rows = corpus.table("agreement_rows").to_pylist()
    names |= {row["row_id"]: f"{row['document_year']}, row {row['theme_number']}.{row['row_number']}" for row in rows}
    return [
        f"{' and '.join(str(names.get(key, key)) for key in keys)}: decided in the corpus already, which stays;"
        f" the file says {verdict}, by {by or 'nobody named'}"
        for *keys, verdict, by, _, _ in passed_over
    ]


def _store_files(corpus: Corpus, exported: ExportedCorpus) -> None:
    """What became of files elsewhere; the last word on a path stands."""
    known = {record["path"]: record["at"] for record in corpus.stored("files")}
    held = corpus.source_paths()
    read = corpus.known_files()
    for told in exported.files:
        at = _utc(told.at)
        if told.path in known and known[told.path] > at:
            continue
        if told.outcome == "removed" and told.sha256 in read:  # there, and not here
            continue
        corpus.record(
            path=told.path,
            sha256=told.sha256,
            outcome=told.outcome,
            stage=told.stage,
            reason=told.reason,
            document_id=told.document_id if told.document_id in held else None,
            at=at,
        )


def _utc(at: datetime) -> datetime:
    """As the corpus keeps moments: UTC, without saying so."""
    return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
