"""PDFs are read and drawn for people to see within the limits of `ingest`: in a worker process, which alone a bad file costs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from jaarschijf.ingestion import Options, reason_of
from jaarschijf.pool import LocalExecutor
from jaarschijf.schema.problems import GivenUp, JaarschijfError

# To draw pages: a page takes tenths of a second.
DRAWING = Options(timeout=20.0, memory=2048)
SECONDS_A_PAGE = 2.0  # a page that was drawn gives the next ones so much more time

Result = TypeVar("Result")


class LimitedWorker:
    """One worker process, there from the first call on until it is closed (`contextlib.closing`). Not for two threads at once."""

    def __init__(self, options: Options) -> None:
        """Of `options`, its time and memory count."""
        self._options = options
        self._executor: LocalExecutor | None = None

    def call(self, pdf: Path, function: Callable[..., Result], *arguments: object) -> Result:
        """Have the worker call a function on a PDF.

        Raises what the function raises, GivenUp when it goes over a limit or the process dies, WorkersError.
        """
        if self._executor is None:
            self._executor = LocalExecutor(1, self._options.memory, self._options.timeout)
        future = self._executor.submit(function, *arguments)
        self._executor.wait(future)
        error = future.exception()
        if error is None:
            return future.result()
        if isinstance(error, JaarschijfError):
            raise error
        reason, _, option = " ".join(reason_of(error).split()).partition(" (--")
        hint = f"--{option.removesuffix(')')}" if option else "report the file"
        raise GivenUp(reason, where=str(pdf), hint=hint) from error

    def close(self) -> None:
        """End the process, whatever it is at."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None
