"""How long reading one file may take."""

from __future__ import annotations

from pathlib import Path

_SECONDS_A_MIB = 60.0
_MIB = 1 << 20


def time_limit(seconds: float, arguments: tuple[object, ...]) -> float:
    """`seconds`, and a minute more for each MiB beyond the first of the files among a call's `arguments`.

    What a file weighs is known without opening it. A scan weighs some 30 kB a page or more and takes some two seconds a
    page; a file that is made to take for ever is small.
    """
    sizes = (_size(argument) for argument in arguments if isinstance(argument, Path))
    return seconds + _SECONDS_A_MIB * max(0.0, sum(sizes) / _MIB - 1)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # the reader will say so
        return 0
