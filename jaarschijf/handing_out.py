"""Calls handed out to workers: enough that none waits for work, and not so many that what they give fills the memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from jaarschijf.executors import FileExecutor

# Calls for each worker.
AHEAD = 4

Key = TypeVar("Key")
Result = TypeVar("Result")


def in_order(
    executor: FileExecutor,
    function: Callable[..., Result],
    calls: Iterator[tuple[Key, tuple[object, ...]]],
    ahead: int = AHEAD,
) -> Iterator[tuple[Key, Future[Result]]]:
    """Each key with the finished future of its call, in the order given, so that two runs write the same corpus."""
    waiting: deque[tuple[Key, Future[Result]]] = deque()
    while True:
        room = ahead * executor.width() - len(waiting)
        waiting.extend((key, executor.submit(function, *arguments)) for key, arguments in islice(calls, max(room, 0)))
        if not waiting:
            return
        key, future = waiting.popleft()
        executor.wait(future)
        yield key, future
