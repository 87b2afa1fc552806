"""One writer at a time: a lock file beside the corpus, or beside what is exported from it.

The operating system holds it for as long as its process lives.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from jaarschijf.corpus.refusal import unwritten
from jaarschijf.schema.problems import CorpusError

_PAUSE = 0.05  # seconds between two tries
# Windows locks bytes, and nobody may read those: one far behind the number that is written.
_BYTE = 1 << 20


class WriterLock:
    """The right to write a file, held by a lock file beside it: its name with `.lock`.

    It names its holder by process id, and goes when that process ends, however it ends.
    """

    def __init__(self, target: Path) -> None:
        self.path = target.with_name(f"{target.name}.lock")
        self._target = target
        self._held: int | None = None

    def acquire(self, wait: float = 0.0) -> None:
        """Take it, or wait at most `wait` seconds for it. Raises CorpusError with the holder's process id."""
        until = time.monotonic() + wait
        while not self.try_acquire():
            if time.monotonic() >= until:
                raise CorpusError(
                    f"in use by {self.holder()}",
                    where=str(self._target),
                    hint="try again when it is done, or give --wait SECONDS",
                )
            time.sleep(_PAUSE)

    def try_acquire(self) -> bool:
        """Take it if nobody has it; whether that was so. Raises CorpusError when the folder can't be written."""
        try:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise unwritten(self._target, error.strerror or str(error)) from error
        if not (_lock(file) and self._is_ours(file)):
            os.close(file)
            return False
        with suppress(OSError):  # a full disk: it is held without a name
            os.truncate(file, 0)
            os.write(file, str(os.getpid()).encode())
        self._held = file
        return True

    def release(self) -> None:
        """Let it go; the lock file goes too."""
        if self._held is None:
            return
        # First gone, then free: who opened it before will see that it is no longer the one with this name.
        with suppress(OSError):  # Windows removes no open file: it stays, and is free
            self.path.unlink()
        os.close(self._held)
        self._held = None

    def _is_ours(self, file: int) -> bool:
        try:
            return os.path.samestat(os.fstat(file), self.path.stat())
        except FileNotFoundError:
            return False

    def holder(self) -> str:
        """Who has it, for a message: its process id where it can be read."""
        try:
            number = self.path.read_text(encoding="ascii").strip()
        except OSError:
            number = ""
        return f"process {number}" if number else "another process"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> bool:
        os.lseek(file, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(file, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
