"""Python's collector of cycles, kept from getting in the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 100_000


def collect_seldom() -> None:
    """From now on this process, whose objects mostly stay, looks for cycles once for every 100,000 new ones, not every 700."""
    gc.set_threshold(_OBJECTS, 20, 20)


@contextmanager
def few_collections() -> Iterator[None]:
    """Inside, cycles are looked for once for every 100,000 new objects, not every 700.

    A page is thousands of small objects that stay and hardly a cycle: looking through them over and over takes a tenth of
    the time of reading. It holds for the whole process while it lasts; a collector that is off, or called more seldom, is
    left as it is.
    """
    before = gc.get_threshold()
    if not 0 < before[0] < _OBJECTS:
        yield
        return
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
