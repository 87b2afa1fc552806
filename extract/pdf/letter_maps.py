"""What a PDF says of the letters that it draws: by the maps of its fonts, in which hardly two shapes are the same letter, and beside a
text, where it stands for a ligature or a hyphen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_PART = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]{1,4})>\s*<([0-9A-Fa-f]{1,4})>\s*(?:<([0-9A-Fa-f]*)>|\[([^\]]*)\])")
_ACTUAL = re.compile(rb"/ActualText\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)")
_LETTERS, _LONGEST_ACTUAL = re.compile(r"\w+"), 3  # letters of a ligature
# What follows where a text that is said to read otherwise begins, and what is shown of it.
_MARKED = re.compile(rb"[^()<>]{0,40}>>\s*BDC\b")
_SHOWN = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|(?<!<)<([0-9A-Fa-f]+)>", re.DOTALL)
_LETTER = re.compile(rb"\\[0-7]{1,3}|\\?.", re.DOTALL)
# Of a code of two bytes.
_FIRST_BYTES: frozenset[bytes | int] = frozenset((b"\\000", b"\0"))
_MANY_LETTERS, _SOME_LETTERS = (
    5,
    3,
)  # different ones: a ligature is of three; where nothing is said to be, leaders are of two
_TWO_LETTERS = 2  # that are said to be figures
_SAID = re.compile(r"[^\s\u00ad\u200b-\u200f\ufeff]")
_CODE = re.compile(rb"<([0-9A-Fa-f]*)>")
_ONE = 4  # digits of the code of one letter: a ligature has more
_LONGEST, _LONGEST_SHOWN = 256, 1 << 14  # codes of a range; bytes
# Fonts have some of these once more, as they stand beside others, and figures of other heights; hyphens come in many kinds.
_OFTEN_TWICE = frozenset("fhijltno0123456789-\u00ad\u2010\u2011")
_FIRST, _LAST = 0x21, 0x17F  # of the letters and signs of Dutch
_MOST = 3  # letters: some fonts have small capitals too, told as capitals
# A font keeps figures, capitals and small letters in their order, each set on end; so many of a set tell where it begins.
_SETS = tuple(range(ord(first), ord(last) + 1) for first, last in ("09", "AZ", "az"))
_LEAST_IN_ORDER = 5
_LEAST_CAPITALS = 4  # of which there are two shapes, where no small letter is told


def tells_letters_twice(content: bytes) -> bool:
    """Whether a map of letters has a few that two shapes are said to be, or two that are said to be each other."""
    if b"beginbf" not in content:
        return False
    mapped = [(shape, code) for shape, code in _mapped(content) if _FIRST <= code <= _LAST]
    if any(_exchanged(mapped, some) for some in _SETS):
        return True
    counts = Counter(code for _, code in mapped)
    twice = [code for code, count in counts.items() if count > 1 and chr(code) not in _OFTEN_TWICE]
    as_capitals = sum(chr(code).isupper() for code in twice) >= _LEAST_CAPITALS and not any(
        chr(code).islower() for code in counts
    )
    return 0 < len(twice) <= _MOST or as_capitals


def says_otherwise(content: bytes) -> bool:
    """Whether what is drawn is said to read as a word, instead of what its letters are."""
    if b"/ActualText" not in content:
        return False
    for found in _ACTUAL.finditer(content):
        plain, digits = found.groups(b"")
        code = bytes.fromhex(digits.decode()) if len(digits) % 2 == 0 else b""
        text = code.decode("utf-16", "ignore") if digits else plain.decode("latin-1")
        if any(len(word) > _LONGEST_ACTUAL for word in _LETTERS.findall(text)) or _stands_for_words(
            found, content, text
        ):
            return True
    return False


def _stands_for_words(found: re.Match[bytes], content: bytes, said: str) -> bool:
    """Whether many letters are drawn where what is `said` is but a few, or some where that is none."""
    begin = _MARKED.match(content, found.end())
    if begin is None:
        return False
    end = content.find(b"EMC", begin.end(), begin.end() + _LONGEST_SHOWN)
    drawn = content[begin.end() : end if end >= 0 else begin.end()]
    letters: set[bytes | int] = {letter for plain, _ in _SHOWN.findall(drawn) for letter in _LETTER.findall(plain)}
    # Codes of two bytes, of which the first is mostly the same.
    letters |= {int(digits[at : at + 4], 16) for _, digits in _SHOWN.findall(drawn) for at in range(0, len(digits), 4)}
    letters -= _FIRST_BYTES
    if any(map(str.isdecimal, said)) and b"(" + said.encode("latin-1", "replace") + b")" not in drawn:
        return len(letters) >= _TWO_LETTERS
    return len(letters) >= (_MANY_LETTERS if _SAID.search(said) else _SOME_LETTERS)


def _exchanged(mapped: list[tuple[int, int]], some: range) -> bool:
    """Whether a shape is said to be another of a set of letters than its place among them tells, which is not told elsewhere, and
    that one has a shape in its own place, or is told as the first."""
    shapes = {code: shape for shape, code in mapped if code in some}
    if len(shapes) < _LEAST_IN_ORDER + 1:
        return False
    begin, count = Counter(shape - code for code, shape in shapes.items()).most_common(1)[0]
    if count < _LEAST_IN_ORDER or count < len(shapes) / 2:
        return False
    told = dict(mapped)
    for shape, code in mapped:
        own = shape - begin
        of_code = told.get(begin + code)
        is_other = code in some and own in some and own != code
        if is_other and (of_code == own or (own not in shapes and of_code == code)):
            return True
    return False


def _mapped(content: bytes) -> Iterator[tuple[int, int]]:
    """Shapes, by number, and the letters that they are said to be."""
    for kind, part in _PART.findall(content):
        if kind == b"char":
            yield from ((int(shape, 16), int(code, 16)) for shape, code in _CHAR.findall(part) if len(code) == _ONE)
            continue
        for first, last, begin, each in _RANGE.findall(part):
            shape = int(first, 16)
            if len(begin) == _ONE:
                count = min(int(last, 16) - shape + 1, _LONGEST)
                yield from zip(range(shape, shape + count), range(int(begin, 16), int(begin, 16) + count), strict=True)
            codes = enumerate(_CODE.findall(each), shape)
            yield from ((one, int(code, 16)) for one, code in codes if len(code) == _ONE)
