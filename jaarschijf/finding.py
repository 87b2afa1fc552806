"""Which PDFs are meant by the files, folders and globs that someone names."""

from __future__ import annotations

import os
from collections.abc import Sequence
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

from jaarschijf.schema.missing import near_files
from jaarschijf.schema.problems import NO_FILE, InputNotFound, UnreadableFile


class Missed(NamedTuple):
    """What was named, or lies in a folder that was, and can't be read; `stage` and `reason` say where and why."""

    path: Path
    stage: str
    reason: str


def find_files(paths: Sequence[str]) -> tuple[list[Path], list[Missed]]:
    """The PDFs that files, folders (with what lies below them) and globs name, each once, and what names nothing or no file."""
    found: dict[Path, None] = {}
    missed: list[Missed] = []
    for given in paths:
        path = Path(given).expanduser()
        known = len(missed)
        try:
            if path.is_dir():
                below = _below(path, missed)
                hint = "no PDF in this folder or below it; give the folder that holds them"
            elif path.exists():
                below, hint = [path], ""
            elif not has_magic(given):
                below, hint = [], f"no such file or folder; {near_files(path) or 'check its name'}"
            else:
                below = [Path(match) for match in sorted(glob(given, recursive=True)) if not Path(match).is_dir()]
                hint = "nothing matches this pattern; check it, in quotes"
        except OSError as error:
            below, hint = [], error.strerror or str(error)
        if not below and len(missed) == known:
            missed.append(Missed(Path(given), InputNotFound.stage, hint))
        for one in below:
            if one.is_file():
                found[one] = None
            else:
                missed.append(Missed(one, UnreadableFile.stage, NO_FILE))
    return list(found), missed


def _below(folder: Path, missed: list[Missed]) -> list[Path]:
    """What is named as a PDF in a folder and those below it, in order; folders that can't be looked into are `missed`."""

    def note(error: OSError) -> None:
        missed.append(Missed(Path(error.filename), UnreadableFile.stage, error.strerror or str(error)))

    named = [
        Path(parent, name)
        for parent, _, names in os.walk(folder, onerror=note)
        for name in names
        if Path(name).suffix.lower() == ".pdf"
    ]
    return sorted(named)
