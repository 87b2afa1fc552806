"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from jaarschijf.schema.problems import InputNotFound


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; it takes `path`'s place when all went well, and is gone when not.

    Raises InputNotFound when the folder is not there.
    """
    if not path.parent.is_dir():
        raise InputNotFound("no such folder to write to", where=str(path.parent), hint="make it first")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def text_file(path: Path) -> Iterator[IO[str]]:
    """The same, as an open text file in UTF-8 whose line ends are written as they are."""
    with replacing(path) as beside, beside.open("w", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def replacing_files(folder: Path) -> Iterator[Path]:
    """A folder to write files to; all of them take their places in `folder` when all went well, and none when not.

    What else stands in `folder` stays. The folder is made when it is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".", suffix=".part", dir=folder) as made:
        beside = Path(made)
        yield beside
        for file in sorted(beside.iterdir()):
            file.replace(folder / file.name)
