"""What DuckDB refuses, in our own words."""

from __future__ import annotations

import re
from pathlib import Path

from jaarschijf.schema.problems import CorpusError


def first_line(error: Exception) -> str:
    """DuckDB's own message without its drawing of the statement."""
    return str(error).strip().split("\n\n")[0].replace("\n", " ")


def cannot_open(path: Path, error: Exception) -> CorpusError:
    """Why a corpus file can't be opened: another process has it (which one, when DuckDB tells), or it is none."""
    text = str(error)
    if "lock" in text.lower():
        holder = re.search(r"PID (\d+)", text)
        process = f"process {holder[1]}" if holder else "another process"
        return CorpusError(f"in use by {process}", where=str(path), hint="wait until it is done, and try again")
    return CorpusError("not a DuckDB file that can be opened", where=str(path), hint=first_line(error))
