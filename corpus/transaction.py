"""All of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol


class Connection(Protocol):
    """What is asked of a database, whichever it is."""

    def execute(self, query: str, parameters: Any = ...) -> Any:
        """Carry out statements, and give what fetches their answer."""


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """What is done inside is committed at its end, or undone when an exception ends it."""
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")
