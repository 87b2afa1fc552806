"""What holds in every worker process of `ingest`: its limits, and that it leaves nothing behind, however the run ends.

Preloaded in the fork server too: it outlives a run that is killed, and clears away that run's temporary files.
"""

from __future__ import annotations

import atexit
import ctypes
import errno
import gc
import logging
import multiprocessing
import os
import pickle
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import copy
from multiprocessing import forkserver, resource_tracker, util
from multiprocessing.context import BaseContext
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import Any, TypeVar

from jaarschijf.extract.collecting import collect_seldom

_FOLDER = "JAARSCHIJF_TEMPORARY_FOLDER"
# The operating system's alarm ends a process also while a library is at work in it; Windows has none.
HAS_ALARM = hasattr(signal, "setitimer")
# The exit status of a worker in which a library got no more memory, and gave up for that.
OUT_OF_MEMORY = 86
# Of the seconds of a call, those in which its own process may compute: nothing that is honest does so for longer, and what
# waits, for Tesseract or on a machine that others keep busy, is not counted. As long as a call may take where that is less.
_COMPUTING, _LEAST_COMPUTING = 1 / 6, 20.0

Result = TypeVar("Result")

_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_PLAIN: Any = multiprocessing.get_context(_METHOD)
_hiding = Lock()


class _WithoutScript(_PLAIN.Process):  # type: ignore[misc]  # a class, whatever the method
    """A process that does not run the script again that starts it, which may lack `if __name__ == "__main__":`."""

    @staticmethod
    def _Popen(process: Any) -> Any:
        script = vars(sys.modules["__main__"])
        with _hiding:
            named: dict[str, Any] = {name: script.pop(name) for name in ("__file__", "__spec__") if name in script}
            script["__spec__"] = None
            try:
                return _PLAIN.Process._Popen(process)
            finally:
                script.update(named)


def process_context() -> BaseContext:
    """How workers are started: by a fork server, which imports what they need once for all of them, where there is one.

    Not by forking this process: it holds DuckDB's threads. The server imports from the first call of this on.
    """
    context: BaseContext = copy(_PLAIN)
    context.Process = _WithoutScript  # type: ignore[attr-defined]  # each kind of context has its own
    if context.get_start_method() != "forkserver":
        return context
    context.set_forkserver_preload([__name__, "jaarschijf.preload"])
    # A process that is killed leaves this folder, with the fork server's socket in it.
    os.environ[_FOLDER] = util.get_temp_dir()
    # Ctrl-C reaches the fork server too. Held back until it ends by it (below) without a word on where its imports were.
    # A terminal that is gone tells all of them: they end with this process, which has them clear away.
    others = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    try:
        resource_tracker.ensure_running()  # which lets Ctrl-C through again: not below
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, others)
        os.environ.pop(_FOLDER, None)
    return context


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder for the temporary files of workers, gone at the end; also when this process is killed."""
    folder = Path(tempfile.mkdtemp(dir=util.get_temp_dir()))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def prepare(folder: Path, memory: int) -> None:
    """In a new worker: temporary files in `folder`, at most `memory` MiB, an end when its parent ends.

    What it starts (Tesseract) is of its own process group, and ends with it. The PDF library makes no asides: what matters
    of them is a Problem.
    """
    if hasattr(os, "setpgrp"):  # not on Windows
        os.setpgrp()
        signal.signal(signal.SIGTERM, _end)
    tempfile.tempdir = str(folder)
    collect_seldom()
    gc.freeze()
    gc.enable()
    Thread(target=_end_with_parent, daemon=True).start()
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    with suppress(ImportError):  # not on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))
        _tell_memory_from_other_faults()


def _tell_memory_from_other_faults() -> None:
    """A library that gives up (abort) ends this worker with OUT_OF_MEMORY when the last thing it was refused is memory.

    `errno` tells that. It must be read before anything else is asked of the operating system: so not by a handler of Python's
    own, which would never have its turn either, for the library does not come back.
    """
    libc = ctypes.CDLL(None)
    libc.signal.argtypes = [ctypes.c_int, _Handler]
    libc.signal(signal.SIGABRT, _on_abort)


def _end_when_out_of_memory(_: int) -> None:
    if ctypes.get_errno() == errno.ENOMEM:
        os._exit(OUT_OF_MEMORY)


_Handler = ctypes.CFUNCTYPE(None, ctypes.c_int, use_errno=True)
_on_abort = _Handler(_end_when_out_of_memory)


def limited(seconds: float, function: Callable[..., Result], arguments: Sequence[object]) -> Result:
    """In a worker: call a function. When it takes longer than so many seconds, or computes for too many of them, the worker ends
    by SIGALRM or SIGPROF."""
    if not HAS_ALARM:
        return function(*arguments)
    computing = min(seconds, max(_COMPUTING * seconds, _LEAST_COMPUTING))
    _limits.update({signal.ITIMER_REAL: seconds, signal.ITIMER_PROF: computing})
    for timer, most in _limits.items():
        signal.setitimer(timer, most)
    try:
        return function(*arguments)
    finally:
        for timer in _limits:
            signal.setitimer(timer, 0)


# Of the call that this worker is at: the most seconds that may be left to it, by each of the clocks.
_limits: dict[int, float] = {}


def raise_limit(seconds: float) -> None:
    """The call that this worker is at has more to do than others: its limits are so much higher."""
    for timer in _limits:
        _limits[timer] += seconds
        _renew(timer, seconds)


def renew_limit(seconds: float) -> None:
    """The call that this worker is at has done a part: it gets so much time again, never more than its limit.

    So work that goes on may take long, and what hangs is ended within the limit. Nothing where no limit holds.
    """
    for timer in _limits:
        _renew(timer, seconds if timer == signal.ITIMER_REAL else seconds * _COMPUTING)


def _renew(timer: int, seconds: float) -> None:
    left, _ = signal.setitimer(timer, 0)
    if left:
        signal.setitimer(timer, min(left + seconds, _limits[timer]))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        _end()


def _end(*_: object) -> None:
    """End this worker and what it started. No exit handlers: they would wait for a parent that is gone."""
    end_group(os.getpid())
    os._exit(1)


def end_group(worker: int) -> None:
    """End a worker and what it started, or what is left of that."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(worker, signal.SIGKILL)


def _print_unless_over(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A worker that starts when its run was just stopped finds the run's semaphores gone, or not all of what it was to be told:
    nothing to tell of."""
    if not issubclass(kind, (FileNotFoundError, EOFError, pickle.UnpicklingError)):
        sys.__excepthook__(kind, error, trace)


def _leave(folder: str) -> None:
    """End the fork server: its memory goes as a whole, which takes a tenth of a second object by object."""
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


# The fork server alone has the variable. What it forks leaves without exit handlers.
if folder := os.environ.pop(_FOLDER, None):
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # What ends a run may be sent to all processes of it: this one is to clear away after the others.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    sys.excepthook = _print_unless_over
    # Pydantic looks for plugins in all that is installed, which takes long; none has a say in what is read.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    # A worker has one core. To start the threads of NumPy's linear algebra, which nothing here has work for, takes as long as
    # to read three pages.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What it imports stays, so there are no cycles to look for: workers do that (`prepare`), without looking through all this.
    gc.disable()
    atexit.register(_leave, folder)
