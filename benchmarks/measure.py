"""Processor time, memory and the machine: what every benchmark says of itself. Linux."""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)
_REAP = 15.0  # seconds to wait for what a command leaves behind


@dataclass(frozen=True, slots=True)
class Used:
    """What a command took: seconds on the clock, and seconds of processor time of it and all its descendants."""

    wall: float
    cpu: float
    output: str


def run_counted(command: Sequence[str], *, cwd: Path | None = None) -> Used:
    """Run a command and count what it used, workers that its fork server leaves behind included.

    Raises CalledProcessError when it fails.
    """
    # Orphans become our children, so that their time is counted here when they end.
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    before, start = _children_seconds(), time.perf_counter()
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True)
    wall = time.perf_counter() - start
    deadline = time.monotonic() + _REAP
    while time.monotonic() < deadline:
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.02)
        except ChildProcessError:
            break
    return Used(round(wall, 3), round(_children_seconds() - before, 3), done.stdout)


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak_mebibytes() -> int:
    """The most memory this process has held; not what it inherited from the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) // 1024


def jaarschijf(*arguments: str) -> list[str]:
    """The command line of ours, run by this Python."""
    return [sys.executable, "-m", "jaarschijf.output.cli", *arguments]


def machine() -> dict[str, str]:
    """What it ran on, and how busy that was."""
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.machine(),
    )
    return {
        "date": time.strftime("%Y-%m-%d %H:%M", time.gmtime()),
        "processor": f"{cpu}, {os.cpu_count()} cores",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "load before": f"{os.getloadavg()[0]:.1f}",
    }


def installed(package: str) -> str | None:
    """The version of a package, None when it is not there."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None
