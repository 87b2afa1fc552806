"""Identifiers made of content, so that two runs, on any machine, give the same corpus."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_LENGTH = 16


def content_id(prefix: str, *parts: object) -> str:
    """An id `prefix-` + 16 hexadecimal digits from the parts, in order; `None` differs from an empty text.

    >>> content_id("row", "ab", "c") == content_id("row", "a", "bc")
    False
    """
    # Lengths are hashed too, so that ("ab", "c") and ("a", "bc") differ.
    texts = ["-" if part is None else f"{len(str(part))}:{part}" for part in parts]
    return f"{prefix}-{hashlib.sha256('|'.join(texts).encode()).hexdigest()[:_LENGTH]}"


def document_id(sha256: str) -> str:
    """The id of the document in the file with this SHA-256."""
    return content_id("doc", sha256)


def path_text(path: str | os.PathLike[str]) -> str:
    r"""A path as text that any database and file takes: bytes of a name that are no UTF-8 stand as `\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal. Raises OSError when it can't be read."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
