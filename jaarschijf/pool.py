"""Worker processes on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, wait
from contextlib import contextmanager
from typing import TypeVar

from pebble import ProcessPool

from jaarschijf.time_limit import time_limit
from jaarschijf.worker import prepare, process_context, temporary_folder

_FILES_A_PROCESS = 200  # after which a worker is replaced, so that no leak of a library adds up

Result = TypeVar("Result")


@contextmanager
def open_pool(jobs: int, memory: int) -> Iterator[ProcessPool]:
    """Worker processes of this one, each of at most `memory` MiB; they end with it, however it ends."""
    with (
        temporary_folder() as folder,
        ProcessPool(
            jobs,
            context=process_context(),
            initializer=prepare,
            initargs=(folder, memory),
            max_tasks=_FILES_A_PROCESS,
        ) as pool,
    ):
        try:
            yield pool
        except BaseException:
            pool.stop()
            raise


class LocalExecutor(Executor):
    """Pebble's pool of processes, with a time limit on each call: `timeout` seconds, more for large files."""

    def __init__(self, pool: ProcessPool, jobs: int, timeout: float) -> None:
        self._pool, self._jobs, self._timeout = pool, jobs, timeout

    def submit(self, function: Callable[..., Result], /, *arguments: object) -> Future[Result]:  # type: ignore[override]
        """Have `function` called in a worker process."""
        limit = time_limit(self._timeout, arguments)
        task: Future[Result] = self._pool.schedule(function, args=arguments, timeout=limit)
        return task

    def width(self) -> int:
        """The number of worker processes."""
        return self._jobs

    def wait(self, future: Future[Result]) -> None:
        """Return when `future` is done; a process that dies ends its call too."""
        wait([future])
