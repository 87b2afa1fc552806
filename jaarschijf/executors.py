"""Who does the reading: workers on this machine, or those of a Dask cluster; the same calls either way.

An executor is one of `concurrent.futures`: `submit(function, *arguments)` gives a Future. A `Path` among the arguments is
a file that the function can open wherever it runs. A Future fails as the function does, with MemoryError when
there is no more, or with an error that `crash_reason` knows when the process died on it or was ended by its time limit.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Protocol, TypeVar

from pebble import ProcessExpired

from jaarschijf.pool import LocalExecutor
from jaarschijf.schema.problems import MissingTool
from jaarschijf.worker import HAS_ALARM, OUT_OF_MEMORY

LOCAL = "local"
NO_TIME = "took longer than the time limit (--timeout gives it more)"
NO_MEMORY = "took more memory than the limit (--memory gives it more)"
_DASK = "dask://"
# Of signals: a stack that finds no room to grow, and a process that the system ended since the machine had no more.
_UNEXPLAINED = frozenset(-getattr(signal, name) for name in ("SIGSEGV", "SIGKILL") if hasattr(signal, name))

Result = TypeVar("Result")


class FileExecutor(Protocol):
    """What `ingest` needs of an executor."""

    def submit(self, function: Callable[..., Result], /, *arguments: object) -> Future[Result]:
        """Have `function` called in a worker."""

    def width(self) -> int:
        """How many calls run at the same time."""

    def wait(self, future: Future[Result]) -> None:
        """Return when `future` is done. Raises ClusterError when it never will be."""


@contextmanager
def open_executor(address: str, *, jobs: int, timeout: float, memory: int) -> Iterator[FileExecutor]:
    """The executor at `address`: `local` with that many `jobs`, or `dask://HOST:PORT`, a Dask scheduler.

    `timeout` is seconds a call (`worker.raise_limit` gives it more), `memory` MiB a process. Whatever still runs when
    the block is left by an exception is stopped. Raises WorkersError when no process can be started,
    MissingTool without the extra `dask`, ClusterError when the scheduler can't be used.
    """
    if address == LOCAL:
        with LocalExecutor(jobs, memory, timeout) as local:
            yield local
        return
    try:
        from jaarschijf.cluster import open_cluster
    except ModuleNotFoundError as error:
        raise MissingTool(
            f"a Dask cluster needs the extra dask ({error.name})", hint="pip install 'jaarschijf[dask]'"
        ) from error
    with open_cluster(address.removeprefix(_DASK), timeout=timeout, memory=memory) as executor:
        yield executor


def is_address(text: str) -> bool:
    """Whether `open_executor` can take this for an address."""
    host, colon, port = text.removeprefix(_DASK).rpartition(":")
    return text == LOCAL or (text.startswith(_DASK) and bool(host and colon) and port.isdecimal())


def crash_reason(error: BaseException) -> str | None:
    """Why a call that had neither result nor exception ended; None for other errors."""
    if isinstance(error, ProcessExpired) and HAS_ALARM and error.exitcode in (-signal.SIGALRM, -signal.SIGPROF):
        return NO_TIME
    if isinstance(error, ProcessExpired) and error.exitcode == OUT_OF_MEMORY:
        return NO_MEMORY
    if isinstance(error, ProcessExpired):
        # What gives up for lack of memory told so above; what the operating system ended may have lacked it.
        perhaps = ", perhaps for lack of memory" if error.exitcode in _UNEXPLAINED else ""
        return f"the reader crashed on it{perhaps} (exit status {error.exitcode})"
    if isinstance(error, BrokenProcessPool):
        return "the reader crashed on it, each time anew"
    # Of Dask, which is not imported for its name: every worker that was given the call died.
    if type(error).__name__ == "KilledWorker":
        return "every worker that read it died"
    return None
