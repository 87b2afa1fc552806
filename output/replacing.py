"""Files that appear whole or not at all, each written by one process at a time.

What is being written stands beside its target under a hidden name. A process that is killed leaves it there, and the next
one that writes the same target clears it away.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import IO

from jaarschijf.corpus.lock import WriterLock
from jaarschijf.schema.problems import InputNotFound, OutputError

_NAME_A_FILE = "name a file or a folder; `query --format csv` prints"
# The folder for temporary files is one for the whole process.
_temporary_folder = Lock()


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; it takes `path`'s place when all went well, and is gone when not.

    Raises InputNotFound when the folder is not there, OutputError when the file can't be written, another process is writing
    it, a corpus, a PDF, a device or a pipe stands there, or it is `-`.
    """
    if not path.parent.is_dir():
        raise InputNotFound("no such folder to write to", where=str(path.parent), hint="make it first")
    if path.is_dir():
        raise OutputError("a folder, where a file is to be written", where=str(path), hint="name a file in it")
    if path.exists() and not path.is_file():
        # A file would take its place, and a pipe is waited for without an end.
        raise OutputError("a device or a pipe, which no file takes the place of", where=str(path), hint=_NAME_A_FILE)
    if _is_source(path):
        raise OutputError("a corpus or a PDF, which is not written over", where=str(path), hint="name another file")
    with _written_alone(path, path.with_name(f".{path.name}")) as beside:
        yield beside
        beside.replace(path)


def _is_source(path: Path) -> bool:
    """Whether what would be lost there is what exports are made of; DuckDB's mark stands behind a checksum of 8 bytes."""
    try:
        with path.open("rb") as stream:
            beginning = stream.read(12)
    except OSError:
        return False
    return beginning.startswith(b"%PDF-") or beginning[8:] == b"DUCK"


@contextmanager
def text_file(path: Path) -> Iterator[IO[str]]:
    """The same, as an open text file in UTF-8 whose line ends are written as they are."""
    with replacing(path) as beside, beside.open("w", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def workbook_beside(path: Path) -> Iterator[Path]:
    """The same, for a workbook: openpyxl's temporary files, a sheet each, stand beside it too, so that they are cleared as well.

    Others' that are made meanwhile, by other threads, stand there until those remove them.
    """
    with replacing(path) as beside, _temporary_folder:
        folder = _temporary(beside)
        folder.mkdir()
        before, tempfile.tempdir = tempfile.tempdir, str(folder)
        try:
            yield beside
        except Exception as error:
            # Of lxml, by which openpyxl writes where it is there: it tells the name of the operating system's error.
            number = getattr(errno, str(error).removeprefix("IO_"), None)
            if number is None:
                raise
            raise OSError(number, os.strerror(number)) from error
        finally:
            tempfile.tempdir = before
            for file in folder.glob("openpyxl.*"):
                file.unlink()
            with suppress(OSError):  # not empty
                folder.rmdir()


def writable_folder(folder: Path) -> None:
    """Make the folder when it is not there. Raises OutputError when it can't be, or nothing can be written to it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except FileExistsError as error:
        raise OutputError("a file, where a folder is to be written", where=str(folder), hint="name a folder") from error
    except OSError as error:
        raise _output_error(error, folder) from error


@contextmanager
def replacing_files(folder: Path) -> Iterator[Path]:
    """A folder to write files to; all of them take their places in `folder` when all went well, and none when not.

    What else stands in `folder` stays. A folder that is not there appears whole. In one that is there the files take their
    places one after the other; those that are still to do so stand in `.export.ready`, from which the next one that writes
    to the folder puts them in place first. Raises OutputError when it can't be written, or another process is writing to it.
    """
    new = not folder.exists()
    writable_folder(folder.parent if new else folder)
    if new:
        with _written_alone(folder, folder.with_name(f".{folder.name}")) as beside:
            beside.mkdir()
            yield beside
            beside.replace(folder)
        return
    with _written_alone(folder, folder / ".export") as beside:
        ready = folder / ".export.ready"
        _put_in_place(ready, folder)
        beside.mkdir()
        yield beside
        beside.replace(ready)
        _put_in_place(ready, folder)


def _put_in_place(ready: Path, folder: Path) -> None:
    """Move the files that are ready; one that is killed here leaves the rest of them to the next one."""
    if ready.is_dir():
        for file in sorted(ready.iterdir()):
            file.replace(folder / file.name)
        ready.rmdir()


@contextmanager
def _written_alone(target: Path, hidden: Path) -> Iterator[Path]:
    """A path for what is being written, which nobody else uses, and at which nothing stands before and after."""
    if str(target) == "-":
        raise OutputError("nothing is written to standard output", hint=_NAME_A_FILE)
    lock = WriterLock(hidden)
    if not lock.try_acquire():
        raise OutputError(f"is being written by {lock.holder()}", where=str(target), hint="try again when it is done")
    beside = hidden.with_name(f"{hidden.name}.part")
    try:
        _clear(beside)
        _clear(_temporary(beside))
        yield beside
    except OSError as error:
        raise _output_error(error, target) from error
    finally:
        _clear(beside)
        lock.release()


def _temporary(beside: Path) -> Path:
    return beside.with_name(f"{beside.name}.temp")


def _clear(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _output_error(error: OSError, target: Path) -> OutputError:
    return OutputError(f"can't be written: {error.strerror or error}", where=str(target))
