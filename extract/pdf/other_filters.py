"""What streams unpack to that are packed otherwise than by Flate alone: spelled in letters or digits, told by runs, or by LZW.

Each of these says where it ends, so that what breaks off is known; a library draws what there is of it, without a word.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Sequence

_FILTERS = re.compile(rb"/Filter\s*(?:\[([^\]]*)\]|(/\w+))")
_NAME = re.compile(rb"/(\w+)")
_WHITE = b"\t\n\f\r \0"
_MOST = 1 << 24  # bytes that one filter makes
_MOST_STEPS = 1 << 19  # bytes of what is followed code by code
_CLEAR, _END, _FIRST_CODE, _SHORTEST, _LONGEST = 256, 257, 258, 9, 12  # of LZW: codes, and their bits
_END_OF_RUNS = 128


def filters_of(about: bytes) -> tuple[bytes, ...] | None:
    """The names of a stream's filters, as its dictionary tells; None where one is not known here, or takes parameters.

    >>> filters_of(b"<< /Filter [/A85 /LZWDecode] /Length 9 >>")
    (b'A85', b'LZWDecode')
    """
    found = _FILTERS.search(about)
    if found is None or b"/DecodeParms" in about or b"/DP" in about:
        return None
    names = tuple(_NAME.findall(found[1] if found[1] is not None else found[2]))
    return names if all(name in _UNPACK for name in names) else None


def unpacked_by(names: Sequence[bytes], content: bytes) -> bytes | None:
    """What the `content` of a stream unpacks to by its filters, one after the other; None where it breaks off, or holds what none of
    them writes. What takes long to follow is not looked at, and empty.

    >>> unpacked_by([b"AHx"], b"48 75 75 72 >")
    b'Huur'
    >>> unpacked_by([b"AHx"], b"48 75 75 7") is None
    True
    """
    for name in names:
        if name in _IN_STEPS and len(content) > _MOST_STEPS:
            return b""
        unpacked = _UNPACK[name](content)
        if unpacked is None:
            return None
        content = unpacked
    return content


def _of_digits(content: bytes) -> bytes | None:
    digits, ended, _ = content.translate(None, _WHITE).partition(b">")
    try:
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("latin-1")) if ended else None
    except ValueError:
        return None


def _of_letters(content: bytes) -> bytes | None:
    letters, ended, _ = content.translate(None, _WHITE).partition(b"~>")
    # A letter alone stands for nothing.
    if not ended or len(letters.replace(b"z", b"!!!!!")) % 5 == 1:
        return None
    try:
        return base64.a85decode(letters)
    except ValueError:
        return None


def _of_flate(content: bytes) -> bytes | None:
    inflate = zlib.decompressobj()
    try:
        unpacked = inflate.decompress(content, _MOST)
    except zlib.error:
        return None
    return unpacked if inflate.eof or inflate.unconsumed_tail else None


def _of_runs(content: bytes) -> bytes | None:
    parts: list[bytes] = []
    at, made = 0, 0
    while at < len(content) and content[at] != _END_OF_RUNS and made < _MOST:
        length = content[at]
        if length < _END_OF_RUNS:
            parts.append(content[at + 1 : at + 2 + length])
            at += 2 + length
        else:
            parts.append(content[at + 1 : at + 2] * (257 - length))
            at += 2
        made += len(parts[-1])
    return b"".join(parts) if at < len(content) else None


def _of_codes(content: bytes) -> bytes | None:
    """Of LZW, whose codes grow longer one code early, as all programs write them (PDF 32000-1, 7.4.4.3)."""
    parts: list[bytes] = []
    table: list[bytes] = []
    held = bits = made = 0
    length, before = _SHORTEST, b""
    for byte in content:
        held, bits = held << 8 | byte, bits + 8
        if bits < length:
            continue
        bits -= length
        code, held = held >> bits, held & (1 << bits) - 1
        if code == _END or made > _MOST:
            return b"".join(parts)
        if code == _CLEAR:
            table, length, before = [], _SHORTEST, b""
            continue
        if code < _CLEAR:
            part = bytes((code,))
        elif code - _FIRST_CODE < len(table):
            part = table[code - _FIRST_CODE]
        elif before and code - _FIRST_CODE == len(table):
            part = before + before[:1]
        else:
            return None
        if before:
            table.append(before + part[:1])
        parts.append(part)
        made, before = made + len(part), part
        length = min(max((_FIRST_CODE + 1 + len(table)).bit_length(), _SHORTEST), _LONGEST)
    return None


_UNPACK: dict[bytes, Callable[[bytes], bytes | None]] = {
    b"ASCIIHexDecode": _of_digits,
    b"AHx": _of_digits,
    b"ASCII85Decode": _of_letters,
    b"A85": _of_letters,
    b"FlateDecode": _of_flate,
    b"Fl": _of_flate,
    b"RunLengthDecode": _of_runs,
    b"RL": _of_runs,
    b"LZWDecode": _of_codes,
    b"LZW": _of_codes,
}
_IN_STEPS = frozenset((b"RunLengthDecode", b"RL", b"LZWDecode", b"LZW"))
