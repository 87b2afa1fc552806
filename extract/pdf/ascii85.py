"""What is packed as letters, five for each four bytes (PDF 32000-1, 7.4.3), as some programs write all of a page."""

from __future__ import annotations

import numpy as np

_FIRST, _ZEROS, _END = ord("!"), b"z", b"~>"
_FIVE, _FOUR = 5, 4
_WEIGHTS = 85 ** np.arange(_FIVE - 1, -1, -1, dtype=np.uint64)
_WHITE = b"\t\n\f\r \0"


def from_ascii85(letters: bytes) -> bytes | None:
    """The bytes up to the sign that ends them; None where that is not there, or other letters are.

    >>> from_ascii85(b'89K&q ~>')
    b'Huur'
    """
    packed, end, _ = letters.translate(None, _WHITE).partition(_END)
    packed = packed.replace(_ZEROS, b"!" * _FIVE)
    lacking = -len(packed) % _FIVE
    if not end or lacking == _FOUR:
        return None
    digits = np.frombuffer(packed + b"u" * lacking, dtype=np.uint8) - np.uint8(_FIRST)
    groups = digits.reshape(-1, _FIVE).astype(np.uint64) @ _WEIGHTS
    if (digits >= 85).any() or (groups >> np.uint64(32)).any():
        return None
    unpacked = groups.astype(">u4").tobytes()
    return unpacked[: len(unpacked) - lacking]
