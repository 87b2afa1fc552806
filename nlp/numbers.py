"""Dutch numbers: notation (`1.000`, `1,5 miljoen`) and words (`drieëntwintig`, `anderhalf`)."""

from __future__ import annotations

import re
from functools import lru_cache

_SCALES = {
    "honderd": 1e2,
    "duizend": 1e3,
    "miljoen": 1e6,
    "mln": 1e6,
    "mln.": 1e6,
    "miljard": 1e9,
    "mld": 1e9,
    "mld.": 1e9,
}
_MORPHEMES = (
    "é[eé]n|e[eé]n|t(?:w(?:ee|aalf|intig)|achtig|ien)|d(?:rie|uizend|ertien|ertig)|v(?:ier|ijf(?:tien|tig)?|eertien|eertig)|"
    "z(?:es|even)(?:tien|tig)?|acht(?:tien)?|negen(?:tien|tig)?|elf|honderd"
)

DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[,.]\d{1,2}(?!\d))?"
"""A number in digits: dots part the thousands, a comma the decimals (a dot before one or two digits is taken as one too)."""

SCALE = r"(?:miljoen|mln\.?|miljard|mld\.?|duizend)"
# The parts stand in it once, since compiling them takes long: that nothing begins with `en` and a number is Dutch's doing.
WORD = rf"(?:anderhal(?:f|ve)|nul\b|(?:(?:[eë]n)?(?:{_MORPHEMES}))+)"
NUMBER = rf"(?:(?:{DIGITS})(?:\s?{SCALE}\b|-?tal\b)?|{WORD}(?:tal\b|\s{SCALE}\b)?)"
"""A number in digits or in words, with its scale: `1,5 miljoen`, `drieëntwintig`, `tiental`."""

# Words that text2num does not know.
_OWN_WORDS = {
    "anderhalf": 1.5,
    "anderhalve": 1.5,
    "één": 1.0,
    "eén": 1.0,
    "half": 0.5,
    "éen": 1.0,
    "ene": 1.0,
    "nul": 0.0,
}
_MULTIPLES = {"eens": 1, "eenmaal": 1, "éénmaal": 1, "eenmalig": 1}
_DIGITS_ONLY = re.compile(rf"(?:{DIGITS})\Z")
_SCALED = re.compile(rf"(.+?)\s*({SCALE})\Z", re.IGNORECASE)


@lru_cache(maxsize=4096)
def number_value(text: str) -> float | None:
    """The value of a number as printed, null when it is none.

    >>> number_value("1.300"), number_value("1,5 miljoen"), number_value("tweeëntwintig")
    (1300.0, 1500000.0, 22.0)
    """
    text = text.strip().lower().removesuffix("tal").rstrip("-")
    if _DIGITS_ONLY.match(text):
        return _digits_value(text)
    if text in _OWN_WORDS:
        return _OWN_WORDS[text]
    if (scaled := _SCALED.match(text)) and (factor := number_value(scaled.group(1))) is not None:
        return round(factor * _SCALES[scaled.group(2)], 4)
    return _word_value(text)


def times_value(text: str) -> float | None:
    """How many times an adverb says: `eenmaal` 1, `tweemaal` 2, `vier keer` 4, `3x` 3; null when it says none."""
    text = re.sub(r"\s*(?:keer|maal|x|×)\Z", "", text.strip().lower())
    return float(_MULTIPLES[text]) if text in _MULTIPLES else number_value(text)


def _digits_value(text: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    return float(text.replace(",", "."))


def _word_value(text: str) -> float | None:
    if not re.fullmatch(WORD, text):
        return None
    from text_to_num import text2num  # type: ignore[attr-defined]  # its __all__ is built at run time

    try:
        return float(text2num(text.replace("één", "een"), "nl"))
    except ValueError:
        return None
