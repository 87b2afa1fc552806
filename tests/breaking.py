"""Pools of workers that break, here and on a cluster."""

from __future__ import annotations

import os
import signal
import time

from jaarschijf.executors import FileExecutor, crash_reason


class Unreturnable(Exception):
    """An exception that can't be put together again in another process."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} {two}")


def raise_unreturnable() -> None:
    raise Unreturnable(1, 2)


def assert_a_break_costs_only_the_call_that_broke(executor: FileExecutor) -> None:
    """By an idle worker that is killed, and by a call: those before and after it are done."""
    first = executor.submit(os.getpid)
    executor.wait(first)
    os.kill(first.result(), signal.SIGKILL)
    time.sleep(1)
    futures = [executor.submit(function) for function in (os.getpid, raise_unreturnable, os.getpid)]
    for future in futures:
        executor.wait(future)

    assert futures[0].result() != first.result()
    assert crash_reason(futures[1].exception() or OSError()) == "the reader crashed on it, each time anew"
    assert isinstance(futures[2].result(), int)
