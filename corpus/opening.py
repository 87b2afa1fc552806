"""The file of a corpus: who may open it, and how what is written comes to stand in it.

The file itself is only ever replaced, whole. Readers open it, and keep what they opened for as long as they like. A writer
holds a lock (`corpus/lock.py`), works on a copy beside it, and puts that in its place: at the end, and in between when
asked. When a writer dies, whoever opens the corpus next puts what it had committed in place.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

import duckdb

from jaarschijf.corpus.lock import WriterLock
from jaarschijf.corpus.migration import SCHEMA_VERSION, create, found_version, is_empty, migrate
from jaarschijf.corpus.refusal import cannot_open, reason_of, told_when_unwritten, unwritten
from jaarschijf.schema.problems import CorpusError

# DuckDB 2 writes files that 1.x can't open, unless told to keep to the first format.
_STORAGE_VERSION = "v1.0.0"
_PATIENCE = 10.0  # seconds that readers on Windows, where an open file can't be replaced, are waited for


class CorpusFile:
    """A corpus file that is open: `connection` reads it, and writes once `begin` was called."""

    def __init__(self, path: Path, lock: WriterLock | None) -> None:
        self.path = path
        self._lock = lock
        self._begun = False
        self._beside = path.with_name(f"{path.name}.writing")
        self.connection: duckdb.DuckDBPyConnection

    @classmethod
    def open(cls, path: Path, *, read_only: bool, create: bool, wait: float) -> CorpusFile:
        """Open a corpus; see `Corpus.open`."""
        path = path.resolve()
        if not path.parent.exists():
            raise CorpusError("no such folder for a corpus", where=str(path), hint="make it first")
        with suppress(CorpusError) if read_only and path.exists() else nullcontext():
            _rescue(path)
        if not path.exists() and (read_only or not create):
            raise CorpusError("no such corpus", where=str(path), hint="make one with `jaarschijf ingest`")
        if read_only:
            return cls._to_read(path)
        lock = WriterLock(path)
        lock.acquire(wait)
        try:
            return cls._to_write(path, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _to_read(cls, path: Path) -> CorpusFile:
        file = cls(path, None)
        file.connection = _connect(path, read_only=True)
        try:
            version = found_version(file.connection, path)
        except BaseException:
            file.close()
            raise
        if version < SCHEMA_VERSION:
            file.close()
            try:
                cls.open(path, read_only=False, create=False, wait=0.0).close()
            except CorpusError as error:
                message = f"made by an older jaarschijf, and can't be brought up to date here: {error.what}"
                hint = f"{error.hint}; or copy it to a folder that can be written"
                raise CorpusError(message, where=str(path), hint=hint) from error
            file.connection = _connect(path, read_only=True)
        return file

    @classmethod
    def _to_write(cls, path: Path, lock: WriterLock) -> CorpusFile:
        # Again, now that nobody else can: another may have died while this one waited.
        _put_in_place(path)
        file = cls(path, lock)
        if not path.exists():
            return file._anew()
        file.connection = _connect(path, read_only=True)
        try:
            if is_empty(file.connection):
                file.connection.close()
                return file._anew()
            version = found_version(file.connection, path)
            if version < SCHEMA_VERSION:
                _back_up(path, version)
                file.begin()
                migrate(file.connection, version)
        except BaseException:
            file._abandon()
            raise
        return file

    def _anew(self) -> CorpusFile:
        """The corpus made without documents, and begun: who makes one writes it, and opening it twice takes long."""
        _remove(self._beside)
        try:
            self.connection = _connect(self._beside, read_only=False)
        except CorpusError:
            _remove(self._beside)
            raise
        self._begun = True
        try:
            with told_when_unwritten(self.path):
                create(self.connection)
            self.publish()
        except BaseException:
            self._abandon()
            raise
        return self

    def begin(self) -> None:
        """From now on `connection` writes, in a copy beside the file. Raises CorpusError when there is no room for one."""
        if self._begun:
            return
        self.connection.close()
        try:
            self._write_beside()
        except CorpusError:
            self.connection = _connect(self.path, read_only=True)
            raise

    def _write_beside(self) -> None:
        try:
            _copy(self.path, self._beside)
        except OSError as error:
            raise CorpusError(f"can't be copied to write it: {error.strerror}", where=str(self.path)) from error
        self.connection = _connect(self._beside, read_only=False)
        self._begun = True

    def publish(self) -> None:
        """Let readers see what was committed so far."""
        if self._begun:
            with told_when_unwritten(self.path):
                self.connection.execute("checkpoint")
            fresh = self.path.with_name(f"{self.path.name}.copying")
            try:
                _copy_whole(self._beside, fresh)
                _replace(fresh, self.path)
            except OSError as error:
                raise unwritten(self.path, error.strerror or str(error)) from error

    def close(self) -> None:
        """Let go of the file; what was committed stands in it."""
        self.connection.close()
        if self._begun:
            self._begun = False
            _put_in_place(self.path)
        if self._lock:
            self._lock.release()

    def _abandon(self) -> None:
        """Let go of the file and of what was begun; the lock stays."""
        self.connection.close()
        if self._begun:
            _remove(self._beside)


def _back_up(path: Path, version: int) -> None:
    """Put a copy of a corpus of an older version beside it, once."""
    backup = path.with_name(f"{path.name}.v{version}.backup")
    if backup.exists():
        return
    fresh = backup.with_name(f"{backup.name}.part")
    try:
        _copy_whole(path, fresh)
        fresh.replace(backup)
    except OSError as error:
        raise unwritten(path, error.strerror or str(error)) from error


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    # A file of another database would have DuckDB fetch what reads it, from a network.
    config: dict[str, Any] = {"autoinstall_known_extensions": "false"}
    if not path.exists():
        config["storage_compatibility_version"] = _STORAGE_VERSION
    if not read_only:
        # What is written are small statements, which threads only wait for a share of.
        config["threads"] = 1
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=config)
    except duckdb.Error as error:
        raise cannot_open(path, error) from error
    # It would be drawn among the answers, on standard output, when one takes more than two seconds.
    connection.execute("set enable_progress_bar = false")
    return connection


def _copy(path: Path, beside: Path) -> None:
    fresh = path.with_name(f"{path.name}.copying")
    _remove(fresh)
    _remove(beside)
    log = _log(path)
    if log.exists():  # of a program that wrote the file itself, and died
        shutil.copyfile(log, _log(beside))
    _copy_whole(path, fresh)
    fresh.replace(beside)


def _copy_whole(source: Path, target: Path) -> None:
    """What can't be copied to its end is not left to fill the disk."""
    try:
        shutil.copyfile(source, target)
        shutil.copymode(source, target)
    except OSError:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise


def _rescue(path: Path) -> None:
    """When a writer died: put what it had committed in place, unless another is doing so."""
    beside = path.with_name(f"{path.name}.writing")
    if not beside.exists():
        return
    lock = WriterLock(path)
    if not os.access(path.parent, os.W_OK) or not lock.try_acquire():
        return
    try:
        _put_in_place(path)
    finally:
        lock.release()


def _put_in_place(path: Path) -> None:
    """Let the copy that was written, if there is one, take the place of the file; only for who holds the lock."""
    _remove(path.with_name(f"{path.name}.copying"))
    beside = path.with_name(f"{path.name}.writing")
    if not beside.exists() or (not path.exists() and _was_never_made(beside)):
        _remove(beside)
        return
    if _log(beside).exists():
        # Opening takes up what was committed and not yet in the file, closing puts it there.
        connection = _connect(beside, read_only=False)
        try:
            connection.execute("checkpoint")
        except duckdb.Error as error:
            hint = "make room on the disk, and run it again: what was stored is kept"
            raise CorpusError(f"can't be finished: {reason_of(error)}", where=str(path), hint=hint) from error
        finally:
            connection.close()
    # What another program had not yet written to the file is in the copy; left behind, it would be taken for ours.
    _log(path).unlink(missing_ok=True)
    _replace(beside, path)


def _was_never_made(beside: Path) -> bool:
    """Whether who made a new corpus died before there was one."""
    try:
        connection = _connect(beside, read_only=False)
    except CorpusError:
        return True
    try:
        return is_empty(connection)
    finally:
        connection.close()


def _replace(source: Path, target: Path) -> None:
    """Rename, for good: also when the power goes."""
    with source.open("rb+") as stream:
        os.fsync(stream)
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            source.replace(target)
            break
        except PermissionError:
            if os.name != "nt" or time.monotonic() >= until:
                raise
            time.sleep(0.05)
    if os.name != "nt":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    _log(path).unlink(missing_ok=True)


def _log(path: Path) -> Path:
    """DuckDB's write-ahead log of a file."""
    return path.with_name(f"{path.name}.wal")
