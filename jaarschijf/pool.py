"""Worker processes on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from os import getpid
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from jaarschijf.schema.problems import WorkersError
from jaarschijf.worker import HAS_ALARM, end_group, limited, prepare, process_context, temporary_folder

_FILES_A_PROCESS = 200  # after which a worker is replaced, so that no leak of a library adds up
_TRIES = 3  # of a call on which the whole pool broke
_LOOK = 0.5  # seconds between looks at whether the pool is whole
_MOST_IDLE = 60.0  # seconds in which no worker is at a call though there are some: more than it takes to start one
_HINT = "free some memory or processes, or give --jobs 1; what is stored is not read again"
_SHORTER = "set TMPDIR to a folder with a shorter path"

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


def schedule(
    pool: ProcessPool, seconds: float, function: Callable[..., Result], arguments: Sequence[object]
) -> Future[Result]:
    """Have `function` called by a worker within so many seconds. Raises RuntimeError when the pool is broken."""
    scheduled: Future[Result] = pool.schedule(
        limited, args=(seconds, function, arguments), timeout=None if HAS_ALARM else seconds
    )
    scheduled.add_done_callback(_end_what_it_left)
    return scheduled


def _end_what_it_left(future: Future[Any]) -> None:
    """When a worker died of a call: also end what it had started."""
    error = None if future.cancelled() else future.exception()
    if isinstance(error, ProcessExpired) and error.pid:
        end_group(error.pid)


@dataclass(slots=True)
class _Call:
    """What was submitted, and the pool's future for it."""

    function: Callable[..., Any]
    arguments: tuple[object, ...]
    running: Future[Any]


class LocalExecutor(Executor):
    """Pebble's pool of processes, with a time limit on each call: `timeout` seconds (`worker.raise_limit` gives it more).

    A pool breaks as a whole when a worker dies that was not known to have a call, or can't be started. Then it is replaced,
    and what it had not done is called again, when it is waited for. A context manager.
    """

    def __init__(self, jobs: int, memory: int, timeout: float) -> None:
        self._jobs, self._memory, self._timeout = jobs, memory, timeout
        self._calls: dict[Future[Any], _Call] = {}
        self._opened = ExitStack()
        self._is_over = False
        self._pool = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.__exit__(kind, error, trace)

    def submit(self, function: Callable[..., Result], /, *arguments: object) -> Future[Result]:  # type: ignore[override]
        """Have `function` called in a worker process; its future is done after `wait`."""
        future: Future[Result] = Future()
        self._calls[future] = _Call(function, arguments, self._schedule(function, arguments))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the worker processes, when what was submitted is done or, with `cancel_futures`, at once."""
        self._is_over = True
        if cancel_futures:
            self._pool.stop()
        self._opened.close()

    def width(self) -> int:
        """The number of worker processes."""
        return self._jobs

    def wait(self, future: Future[Result]) -> None:
        """Return when `future` is done; a process that dies ends its call too. Raises WorkersError when none can start."""
        call = self._calls.pop(future)
        tries = 1
        while not self._ended(call.running) and tries < _TRIES:
            self._replace()
            call.running = self._schedule(call.function, call.arguments)
            tries += 1
        if not self._ended(call.running):
            self._replace()
            # Whose fault is it: this call's, or does no worker start at all?
            if not self._ended(self._schedule(getpid, ())):
                raise WorkersError("no worker process can be started", hint=_HINT)
        error = call.running.exception() if call.running.done() else BrokenProcessPool()
        if error:
            future.set_exception(error)
        else:
            future.set_result(call.running.result())

    def _ended(self, running: Future[Any]) -> bool:
        """Wait for a call: whether it came to its own end, and not to that of the pool, or to none.

        A worker that dies right after it took a call, before it said so, leaves it to nobody: then no worker is at any.
        """
        idle = 0.0
        while not running.done() and self._pool.active and idle < _MOST_IDLE:
            wait([running], timeout=_LOOK)
            at_work = running.running() or any(call.running.running() for call in self._calls.values())
            idle = 0.0 if at_work else idle + _LOOK
        return running.done() and not isinstance(running.exception(), BrokenProcessPool)

    def _schedule(self, function: Callable[..., Any], arguments: tuple[object, ...]) -> Future[Any]:
        try:
            running: Future[Any] = schedule(self._pool, self._timeout, function, arguments)
        except RuntimeError as error:  # the pool is broken, or breaks as it starts
            running = Future()
            running.set_exception(BrokenProcessPool(str(error)))
        return running

    def _replace(self) -> None:
        """Another pool in the place of the one that broke."""
        if self._is_over:
            raise WorkersError("no worker process can be started", hint="the run is over")
        self._pool.stop()
        self._opened.close()
        self._pool = self._open()

    def _open(self) -> ProcessPool:
        try:
            return self._opened.enter_context(open_pool(self._jobs, self._memory))
        except OSError as error:
            # Of the fork server's socket, in the folder for temporary files: it has no errno.
            hint = _SHORTER if "path too long" in str(error) else _HINT
            raise WorkersError(f"no worker process can be started: {error.strerror or error}", hint=hint) from error
