"""What a step leaves for a later one, in order: of a long document all but the end is put away, so that its memory stays small
however many pages there are."""

from __future__ import annotations

import pickle
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar, overload

from jaarschijf.schema.problems import JaarschijfError

Item = TypeVar("Item")

_IN_MEMORY = 1 << 20  # bytes


class _Chunks:
    """Packed bytes by their number, in a file that has no name and is gone when nobody holds it; in memory while they are few."""

    def __init__(self, chunks: Iterable[bytes] = ()) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it lives as long as this does
        self._ends = [0]
        for chunk in chunks:
            self.append(chunk)

    def append(self, chunk: bytes) -> None:
        """Raises JaarschijfError when there is no room for it."""
        try:
            self._file.seek(self._ends[-1])
            self._file.write(chunk)
            self._file.flush()
        except OSError as error:
            raise JaarschijfError(
                f"no room for what is put away of a long document ({error.strerror})",
                where=tempfile.gettempdir(),
                hint="make room there, or let TMPDIR name another folder",
            ) from error
        self._ends.append(self._ends[-1] + len(chunk))

    def __getitem__(self, at: int) -> bytes:
        start, end = self._ends[at : at + 2]
        self._file.seek(start)
        return self._file.read(end - start)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __del__(self) -> None:
        self._file.close()

    def __reduce__(self) -> tuple[object, ...]:
        return _Chunks, ([self[at] for at in range(len(self))],)


class Spool(Sequence[Item], Generic[Item]):
    """A sequence that grows at its end. With more than `most` items, all but the last `keep` or so are packed, so many
    `together`, and put in a temporary file; they come out as copies.

    What was one object within an item is one in its copy. Copies of two readings are different objects: what must be known
    again is known by its place or its value, never by its identity, and a change to an item holds only while it is kept.
    """

    def __init__(self, items: Iterable[Item] = (), *, most: int = 64, keep: int = 0, together: int = 8) -> None:
        self._most, self._keep, self._together = most, keep, together
        self._packed = _Chunks()
        self._kept: list[Item] = []
        self._read: tuple[int, list[Item]] = (-1, [])
        self.extend(items)

    def extend(self, items: Iterable[Item]) -> None:
        """Put items at the end. Raises JaarschijfError when there is no room for a temporary file."""
        for item in items:
            self._kept.append(item)
            if len(self._kept) > (self._keep + 2 * self._together if self._packed else self._most):
                self._pack()

    def _pack(self) -> None:
        while len(self._kept) >= self._keep + self._together:
            packed = pickle.dumps(self._kept[: self._together], pickle.HIGHEST_PROTOCOL)
            self._packed.append(zlib.compress(packed, 1))
            del self._kept[: self._together]

    def _unpacked(self, chunk: int) -> list[Item]:
        if self._read[0] != chunk:
            packed = zlib.decompress(self._packed[chunk])
            self._read = chunk, pickle.loads(packed)
        return self._read[1]

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> list[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | list[Item]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = at + len(self) if at < 0 else at
        packed = len(self._packed) * self._together
        if place >= packed:
            return self._kept[place - packed]
        if place < 0:
            raise IndexError(at)
        return self._unpacked(place // self._together)[place % self._together]

    def __iter__(self) -> Iterator[Item]:
        for chunk in range(len(self._packed)):
            yield from self._unpacked(chunk)
        yield from self._kept

    def __len__(self) -> int:
        return len(self._packed) * self._together + len(self._kept)
