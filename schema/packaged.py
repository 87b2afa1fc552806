"""The files of data beside the code: lists of words, models, SQL."""

from __future__ import annotations

import pkgutil


def packaged(package: str, name: str) -> bytes:
    """The content of the file of a package; `name` is its path in there, with slashes. Raises FileNotFoundError.

    By `pkgutil`: what `importlib.resources` imports for the same takes as long as to read a page.
    """
    content = pkgutil.get_data(package, name)
    assert content is not None, f"{package} can't be asked for its files"
    return content


def packaged_text(package: str, name: str) -> str:
    """The same, of a file in UTF-8."""
    return packaged(package, name).decode()
