"""Whether what draws a page is written as programs write it: each operator with as many operands as it takes, each text spelled
in full. A library takes what is not so for something else, or leaves it out, without a word.

Looked at as arrays of bytes: a page has thousands of operators.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.intp]

# In a text any letters may stand, in a picture any bytes.
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_DICTIONARY = re.compile(rb"<<(?:[^<>]|<[0-9A-Fa-f\s]*>)*>>")
_OPERAND = b" 0 "
_DEEPEST = 4  # brackets within each other
_BEGINS, _ENDS = (re.compile(rb"(?:^|[\s\])>])" + name + rb"(?=[\s/\[(<]|$)") for name in (b"BT", b"ET"))
_LINE_END = re.compile(rb"[\r\n]")
_PICTURE = re.compile(rb"\bID\s")
_MOST, _MOST_FOREIGN = 1 << 22, 0.02  # bytes, and what share of them is none of what operators are written in
_SHORT = 16  # bytes: a file may have hundreds of thousands of streams of nothing

_WHITE, _NUMBER, _LETTER, _NAME, _OPENS, _FOREIGN = range(6)
_NO_DIGIT = ~np.isin(np.arange(256), list(b"0123456789abcdefABCDEF<>\t\n\f\r "))


def _kinds_of_bytes() -> Bytes:
    kinds = np.full(256, _FOREIGN, dtype=np.uint8)
    for kind, some in (
        (_WHITE, b"\t\n\f\r \0>]"),
        (_OPENS, b"<["),
        (_NUMBER, b"0123456789+-."),
        (_LETTER, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz*'\"_#,:;!?@&$=|~^`\\"),
        (_NAME, b"/"),
    ):
        kinds[list(some)] = kind
    return kinds


_KINDS = _kinds_of_bytes()
# How many operands an operator takes; of some any number (PDF 32000-1, annex A).
_ANY = -1
_TAKES = {
    name.encode(): count
    for count, names in (
        (0, "b B b* B* BT BX EMC ET EX f F f* h n q Q s S T* W W*"),
        (1, "BMC CS cs Do g G gs i j J M MP ri sh Tc Tj TJ TL Tr Ts Tw Tz w '"),
        (2, "BDC d d0 DP l m Td TD Tf"),
        (3, 'RG rg "'),
        (4, "k K re v y"),
        (6, "c cm d1 Tm"),
        (_ANY, "SC SCN sc scn"),
    )
    for name in names.split()
}
_LONGEST = 3


def _code(name: bytes) -> int:
    return int.from_bytes(name.ljust(_LONGEST, b"\0"), "little")


_NAMES = sorted(_TAKES, key=_code)
_CODES, _COUNTS = np.array([*map(_code, _NAMES)]), np.array([_TAKES[name] for name in _NAMES])
# A line goes on from another, or from where the path begins.
_GOES_ON, _OF_PATH = (
    np.isin(_CODES, [*map(_code, names)])
    for names in ((b"l", b"c", b"v", b"y"), (b"m", b"l", b"c", b"v", b"y", b"h", b"re"))
)
_KNOWN = {name: place for place, name in enumerate(_NAMES)}
_SHOWS, _PLACES, _TELL_FONT = (
    np.isin(_CODES, [*map(_code, names)])
    for names in (
        (b"Tj", b"TJ", b"'", b'"'),
        (b"Td", b"TD", b"Tm", b"T*", b"'", b'"'),
        (b"Tj", b"TJ", b"'", b'"', b"q", b"Q", b"Tf"),
    )
)
_FEW = 0.2  # of the texts of a page
# What begins and what ends a state, or what is marked.
_STEPS = np.isin(_CODES, [*map(_code, (b"q", b"BDC", b"BMC"))]) * 1 - np.isin(_CODES, [*map(_code, (b"Q", b"EMC"))])


class Syntax(NamedTuple):
    """How what a stream draws is written: as no program does, or how many more states and marks it begins than it ends, None
    where that can't be told; and how many it ends at most that it did not begin."""

    misspelled: bool = False
    begun: int | None = 0
    unbegun: int = 0


def syntax_of(content: bytes) -> Syntax:
    """How operators are written, of a stream that draws; of another there is nothing to tell, nor of what holds a picture.

    >>> syntax_of(b"q BT 1 0 0 1 50 700 Tm /F1 9 Tf (Huur) Tj ET Q q")
    Syntax(misspelled=False, begun=1, unbegun=0)
    >>> syntax_of(b"BT 1 0 0 150 700 Tm /F1 9 Tf (Huur) Tj ET").misspelled
    True
    """
    if len(content) > _MOST:
        return Syntax(begun=None)
    if b"begincmap" in content or (len(content) < _SHORT and _TAKES.keys().isdisjoint(content.split())):
        return Syntax()
    draws_text = b"Tf" in content and _BEGINS.search(content) is not None
    for pattern, begin in ((_STRING, b"("), (_DICTIONARY, b"<<")):
        for _ in range(_DEEPEST if begin in content else 0):
            content, count = pattern.subn(_OPERAND, content)
            if not count:
                break
    holds_picture = b"ID" in content and _PICTURE.search(content) is not None
    if holds_picture or b"%" in content:
        return Syntax(misspelled=not holds_picture and draws_text and _remarks_behind(content), begun=None)
    letters = np.frombuffer(content + bytes(_LONGEST), dtype=np.uint8)
    kinds = _KINDS[letters]
    foreign = np.count_nonzero(kinds == _FOREIGN)
    if foreign and (not draws_text or foreign > _MOST_FOREIGN * kinds.size + _DEEPEST):
        return Syntax()
    operators = None if foreign or not _passed_over(letters, kinds) else _operators(letters, kinds)
    if operators is None:
        return Syntax(draws_text)
    open_after = np.cumsum(_STEPS[operators])
    begun, lowest = int(open_after[-1]) if open_after.size else 0, int(open_after.min(initial=0))
    return Syntax(
        draws_text and (_shows_outside(operators) or _lack_place(operators) or (not begun and _lack_font(operators))),
        begun,
        -lowest,
    )


def _remarks_behind(content: bytes) -> bool:
    """Whether a remark, which ends with its line, stands behind something else: a program that writes one begins a line with it."""
    at = content.find(b"%")
    while at >= 0:
        begin = max(content.rfind(end, 0, at) for end in (b"\n", b"\r")) + 1
        if content[begin:at].strip():
            return True
        after = _LINE_END.search(content, at)
        at = content.find(b"%", after.end()) if after is not None else -1
    return False


def texts_begun(content: bytes) -> int:
    """How many texts more are begun than ended."""
    if content.count(b"BT") == content.count(b"ET"):
        return 0
    operators = _STRING.sub(b"", content)
    return len(_BEGINS.findall(operators)) - len(_ENDS.findall(operators))


def _shows_outside(operators: Places) -> bool:
    """Whether something is shown before a text begins, or behind its end."""
    steps = (operators == _KNOWN[b"BT"]) * 1 - (operators == _KNOWN[b"ET"])
    within = np.cumsum(steps)
    return bool(operators.size and within[-1] == 0 and within.min() == 0 and (_SHOWS[operators] & (within == 0)).any())


def _lack_place(operators: Places) -> bool:
    """Whether a few of a page's texts are told no place, and most are."""
    begins, ends = (np.flatnonzero(operators == _KNOWN[name]) for name in (b"BT", b"ET"))
    if begins.size != ends.size or not (begins < ends).all():
        return False
    shown, placed = (np.cumsum(kinds[operators]) for kinds in (_SHOWS, _PLACES))
    texts = shown[ends] > shown[begins]
    lacking = np.count_nonzero(texts & (placed[ends] == placed[begins]))
    return bool(0 < lacking <= _FEW * np.count_nonzero(texts))


def _lack_font(operators: Places) -> bool:
    """Whether a text is shown in no font: the one before was set in a state that has ended."""
    fonts = np.flatnonzero(operators == _KNOWN[b"Tf"])
    told = operators[np.flatnonzero(_TELL_FONT[operators])]
    # Mostly each text sets its own: there is no need to go through them.
    if not fonts.size or not _shows_without(told):
        return False
    has = known = False
    outer: list[bool] = []
    for operator in told.tolist():
        if operator == _KNOWN[b"q"]:
            outer.append(has)
        elif operator == _KNOWN[b"Q"]:
            has = outer.pop() if outer else False
        elif operator == _KNOWN[b"Tf"]:
            has = known = True
        elif known and not has and _SHOWS[operator]:
            return True
    return False


def _shows_without(told: Places) -> bool:
    """Whether a text follows right on the end of a state, or on the beginning of one."""
    after = (told[:-1] == _KNOWN[b"Q"]) | (told[:-1] == _KNOWN[b"q"])
    return bool((after & _SHOWS[told[1:]]).any())


def _passed_over(letters: Bytes, kinds: Bytes) -> bool:
    """Make arrays, and texts in hexadecimal digits, one operand each; whether these are whole."""
    steps = np.zeros(letters.size, dtype=np.int8)
    for opening, closing in (b"<>", b"[]"):
        begins, ends = np.flatnonzero(letters == opening), np.flatnonzero(letters == closing)
        if begins.size != ends.size or not ((begins < ends).all() and (ends[:-1] < begins[1:]).all()):
            return False
        steps[begins] += 1
        steps[ends] -= 1
        if opening == ord("<") and begins.size:
            spelled = np.cumsum(steps, dtype=np.int8) - (steps > 0) > 0
            if (spelled & _NO_DIGIT[letters]).any() or _is_odd(letters, begins, ends):
                return False
    depth = np.cumsum(steps, dtype=np.int8)
    kinds[(depth - steps > 0) | ((steps < 0) & (depth > 0))] = _WHITE
    return True


def _is_odd(letters: Bytes, begins: Places, ends: Places) -> bool:
    """Whether a text in hexadecimal digits has an odd number of them; lines may break within it."""
    lengths = ends - begins - 1
    odd = np.flatnonzero(lengths % 2)
    return any(len(b"".join(letters[begins[at] + 1 : ends[at]].tobytes().split())) % 2 for at in odd.tolist())


def _operators(letters: Bytes, kinds: Bytes) -> Places | None:
    """Which operators there are, one after the other; None where one is of no known name, has more or fewer operands than it
    takes, or is of a line that goes on from nowhere. What the first one takes may stand in the stream before."""
    before = np.concatenate(([_WHITE], kinds[:-1]))
    alone = (kinds == _NAME) | (kinds == _OPENS)
    starts = (kinds != _WHITE) & ((before == _WHITE) | (before == _OPENS) | alone)
    tokens = np.flatnonzero(starts)
    places = np.flatnonzero(kinds[tokens] == _LETTER)
    begins = tokens[places]
    codes = letters[begins].astype(np.int32)
    within = np.ones(begins.size, dtype=np.bool_)
    goes_on = (kinds != _WHITE) & ~starts
    for more in range(1, _LONGEST):
        within &= goes_on[begins + more]
        codes += np.where(within, letters[begins + more].astype(np.int32) << 8 * more, 0)
    known = np.minimum(np.searchsorted(_CODES, codes), _CODES.size - 1)
    if (_CODES[known] != codes).any() or (within & goes_on[begins + _LONGEST]).any():
        return None
    takes, has = _COUNTS[known[1:]], np.diff(places) - 1
    if ((takes != _ANY) & (takes != has)).any() or (_GOES_ON[known[1:]] & ~_OF_PATH[known[:-1]]).any():
        return None
    return known
