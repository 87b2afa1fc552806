"""What DuckDB refuses, in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jaarschijf.schema.problems import CorpusError

_SQLITE = b"SQLite format 3\0"
_NOT_OURS = "it is a SQLite database; give the file that `jaarschijf ingest --db` made"
# In DuckDB's words: what the file system refused.
_UNWRITTEN = re.compile("Could not (?:write|sync|truncate)")


def first_line(error: Exception) -> str:
    """DuckDB's own message without its drawing of the statement."""
    return str(error).strip().split("\n\n")[0].replace("\n", " ")


@contextmanager
def told_when_unwritten(path: Path) -> Iterator[None]:
    """Raises CorpusError where the file system refuses what DuckDB writes inside to the corpus at `path`: a full disk, for one."""
    try:
        yield
    except Exception as error:
        if _UNWRITTEN.search(str(error)) is None:
            raise
        raise unwritten(path, reason_of(error)) from error


def unwritten(path: Path, reason: str) -> CorpusError:
    """The file system refuses what is to be written to the corpus at `path`, or beside it."""
    hint = "make room on the disk, or name another folder"
    return CorpusError(f"can't be written here: {reason}", where=str(path.parent), hint=hint)


def reason_of(error: Exception) -> str:
    """What the file system said, which DuckDB tells last."""
    return first_line(error).rpartition(": ")[2]


def cannot_open(path: Path, error: Exception) -> CorpusError:
    """Why a corpus file can't be opened: another process has it (which one, when DuckDB tells), or it is none."""
    text = str(error)
    if _UNWRITTEN.search(text) is not None:
        return unwritten(path, reason_of(error))
    if "lock" in text.lower():
        holder = re.search(r"PID (\d+)", text)
        process = f"process {holder[1]}" if holder else "another process"
        return CorpusError(f"in use by {process}", where=str(path), hint="wait until it is done, and try again")
    hint = _NOT_OURS if _is_sqlite(path) else first_line(error)
    return CorpusError("not a DuckDB file that can be opened", where=str(path), hint=hint)


def _is_sqlite(path: Path) -> bool:
    """Whether it is what `export sqlite` writes: DuckDB would tell of an extension that it lacks."""
    with suppress(OSError), path.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE
    return False
