"""Reading on a Dask cluster. Its workers need no sight of the files: they are sent. This process alone stores.

On a Dask worker a file is read as on this machine: by a child process with a time and a memory limit, one for each
thread of the worker (PDFium must not be entered by two threads). What a worker that dies was reading, Dask gives to another.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, TimeoutError, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing import current_process
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TypeVar

from distributed import Client, Worker, WorkerPlugin, get_worker

from jaarschijf.pool import LocalExecutor
from jaarschijf.schema.problems import ClusterError, UnreadableFile

_CONNECT = 10.0  # seconds
_NO_WORKER = 60.0  # seconds in which a worker has to appear
_LOOK = 2.0  # seconds between looks at a cluster that is slow to answer
# What Dask raises when a connection is lost.
_LOST = (OSError, TimeoutError, RuntimeError, CancelledError)

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file on its way to a worker."""

    name: str
    content: bytes


class Readers(WorkerPlugin):
    """In each Dask worker, also those that join later: as many child processes to read in as it has threads."""

    def __init__(self, name: str, memory: int, timeout: float) -> None:
        self.name, self._memory, self._timeout = name, memory, timeout

    def setup(self, worker: Worker) -> None:
        """Called on the worker when it takes the plugin in."""
        # A nanny's workers are daemons, which may have no children; ours end with their parent by themselves.
        current_process().daemon = False
        self._readers = [LocalExecutor(1, self._memory, self._timeout) for _ in range(worker.state.nthreads)]
        self._free: Queue[LocalExecutor] = Queue()
        for reader in self._readers:
            self._free.put(reader)

    def teardown(self, worker: Worker) -> None:
        """Called on the worker when the run is over."""
        for reader in self._readers:
            reader.shutdown(cancel_futures=True)

    def call(self, function: Callable[..., Result], arguments: list[object]) -> Result:
        """Have a child process call the function: one that no other thread has."""
        reader = self._free.get()
        try:
            future = reader.submit(function, *arguments)
            reader.wait(future)
            return future.result()
        finally:
            self._free.put(reader)


class ClusterExecutor:
    """Calls on the workers of a Dask cluster, by its interface of `concurrent.futures`."""

    def __init__(self, client: Client, address: str, plugin: str) -> None:
        self._client, self._address, self._plugin = client, address, plugin
        self._executor = client.get_executor(pure=False)

    def submit(self, function: Callable[..., Result], /, *arguments: object) -> Future[Result]:
        """Have `function` called in a child process of some worker; files among the arguments are sent."""
        try:
            sent = [
                SentFile(argument.name, argument.read_bytes()) if isinstance(argument, Path) else argument
                for argument in arguments
            ]
        except OSError as error:
            failed: Future[Result] = Future()
            failed.set_exception(UnreadableFile(error.strerror or str(error), where=str(error.filename)))
            return failed
        task: Future[Result] = self._executor.submit(_call_in_child, self._plugin, function, sent)
        return task

    def width(self) -> int:
        """The number of threads in the cluster, now."""
        return max(1, sum(self._threads().values()))

    def wait(self, future: Future[Result]) -> None:
        """Return when `future` is done. Raises ClusterError when there is no scheduler, or for long no worker."""
        deserted: float | None = None
        while not future.done():
            wait([future], timeout=_LOOK)
            deserted = None if future.done() or self._threads() else deserted or monotonic()
            if deserted and monotonic() - deserted > _NO_WORKER:
                raise ClusterError(
                    f"no workers for {_NO_WORKER:.0f} seconds",
                    where=self._address,
                    hint="start some; what is stored is not read again",
                )
        if future.cancelled():
            raise self._gone()

    def _threads(self) -> dict[str, int]:
        """By worker."""
        if self._client.status != "running":
            raise self._gone()
        try:
            threads: dict[str, int] = self._client.nthreads()
        except _LOST as error:
            raise self._gone() from error
        return threads

    def _gone(self) -> ClusterError:
        hint = "run again; what is stored is not read again"
        return ClusterError("the Dask scheduler is gone", where=self._address, hint=hint)


def _call_in_child(plugin: str, function: Callable[..., Result], arguments: list[object]) -> Result:
    """On a Dask worker: have a child process call the function, with what was sent in files of its own."""
    readers = get_worker().plugins[plugin]
    assert isinstance(readers, Readers)
    with TemporaryDirectory() as folder:
        here = []
        for place, argument in enumerate(arguments):
            if isinstance(argument, SentFile):
                path = Path(folder, str(place), argument.name)
                path.parent.mkdir()
                path.write_bytes(argument.content)
                argument = path
            here.append(argument)
        return readers.call(function, here)


@contextmanager
def open_cluster(place: str, *, timeout: float, memory: int) -> Iterator[ClusterExecutor]:
    """The cluster whose scheduler listens at `place` (HOST:PORT), its workers ready to read.

    Raises ClusterError when there is no scheduler, no worker, or a worker without this version of jaarschijf.
    """
    address = f"dask://{place}"
    # What it has to say of connections that are lost is said in our own errors.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(f"tcp://{place}", timeout=_CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError("no Dask scheduler answers", where=address, hint="start one: dask scheduler") from error
    try:
        _require_workers(client, address)
        plugin = Readers(f"jaarschijf-{client.id}", memory, timeout)
        client.register_plugin(plugin)
        try:
            yield ClusterExecutor(client, address, plugin.name)
        finally:
            # Not when the scheduler is gone, or the workers are.
            with suppress(*_LOST):
                client.unregister_worker_plugin(plugin.name)
    finally:
        with suppress(*_LOST):
            client.close(timeout=_LOOK)


def _require_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_NO_WORKER)
    except TimeoutError as error:
        raise ClusterError(
            "the cluster has no workers",
            where=address,
            hint="start some: dask worker HOST:PORT",
        ) from error
    # Asked by a function of Python's own: one of ours could not be taken in where we are not installed.
    for worker, found in client.run(version, "jaarschijf", on_error="return").items():
        if isinstance(found, Exception) or found != version("jaarschijf"):
            has = "no jaarschijf" if isinstance(found, Exception) else f"jaarschijf {found}"
            raise ClusterError(f"a worker has {has}", where=str(worker), hint="install the version that is here")
