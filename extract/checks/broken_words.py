"""Words that stand in two parts on their line, as where letters were moved: a whole that is a word, and a part that is none or no
space written between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from string import ascii_lowercase

from jaarschijf.extract.pdf.characters import NO_SPACE
from jaarschijf.extract.wording.lexicon import HYPHENS, Lexicon, without_stress
from jaarschijf.schema.flow import Layout
from jaarschijf.schema.geometry import Word
from jaarschijf.schema.problems import HOLD_AGAINST_ROWS, Problem

# Those of Dutch, abbreviations of its administration, and what a summary in English is full of.
_SHORT = frozenset((
    "a", "aan", "af", "al", "als", "and", "aow", "apk", "app", "are", "arm", "bak", "bal", "bar", "bed", "ben", "bid",
    "big", "bij", "bio", "boa", "bod", "bom", "bon", "bos", "bot", "box", "btw", "bui", "bus", "bv", "bw", "ca", "cao",
    "cel", "cm", "co", "cq", "crm", "cv", "dag", "dak", "dal", "dam", "dan", "dat", "de", "del", "den", "der", "des",
    "die", "dik", "dip", "dit", "doe", "dun", "duo", "dus", "duw", "ed", "eed", "één", "een", "eet", "ego", "ei",
    "eis", "elf", "elk", "en", "ene", "eng", "enk", "er", "erf", "et", "etc", "ex", "fax", "fee", "fel", "fit", "for",
    "fte", "ga", "gaf", "gas", "gat", "geb", "gem", "ggd", "ggz", "gif", "gps", "ha", "had", "hal", "hap", "hbo",
    "heb", "heg", "hek", "hem", "hen", "het", "hij", "hiv", "hoe", "hof", "hok", "hub", "hun", "hut", "ict", "ijs",
    "ik", "in", "ink", "iq", "is", "ja", "jam", "jan", "jas", "je", "jij", "jl", "jou", "kan", "kap", "kar", "kas",
    "kat", "kei", "kg", "kip", "kit", "km", "kok", "kom", "kop", "kou", "kwh", "lak", "lap", "las", "lat", "led",
    "lef", "lek", "lid", "lig", "lip", "log", "los", "lot", "lus", "mag", "man", "max", "mbo", "me", "mee", "mei",
    "men", "mes", "met", "mij", "min", "mis", "mix", "mkb", "mln", "mm", "mrd", "mug", "mv", "mw", "na", "nam", "nat",
    "naw", "nee", "net", "ngo", "nis", "nl", "no", "nog", "nok", "nou", "nr", "ns", "nu", "nul", "nut", "nv", "of",
    "om", "ons", "oog", "ook", "op", "oud", "ozb", "pad", "pag", "pak", "pan", "pas", "pdf", "pen", "per", "pgb",
    "pin", "pit", "pk", "plv", "pmc", "po", "pot", "pp", "pro", "put", "qua", "rek", "rij", "rit", "rol", "rug", "ruw",
    "sap", "sep", "set", "sms", "soa", "som", "st", "tak", "tal", "tas", "te", "tel", "ten", "ter", "the", "tij",
    "tip", "toe", "tol", "ton", "top", "tot", "tv", "typ", "u", "uil", "uit", "uni", "uur", "uw", "uwv", "vak", "van",
    "vat", "vee", "via", "vis", "vla", "vm", "vo", "vol", "vs", "vso", "vve", "vwo", "wad", "wal", "was", "wat", "we",
    "web", "weg", "wei", "wel", "wet", "wia", "wie", "wij", "wil", "wim", "win", "wis", "wko", "wlz", "wmo", "wo",
    "wob", "wol", "won", "woz", "wsw", "www", "x", "zag", "zak", "zal", "zat", "ze", "zee", "zeg", "zes", "zet", "zie",
    "zij", "zin", "zit", "zn", "zo", "zon", "zou", "zul", "zus", "zzp",
))  # fmt: skip
# Shorter than most words, or begun or ended as none of Dutch is: what a part of a word may look like.
_PART = re.compile(
    r"[a-zà-ÿ]{1,3}|(?:n[gdtkn]|r[tsdkmr]|l[ltfsk]|m[pm]|g[gd]|kk|bb|pp|tt|ss|j[kn]|ck)[a-zà-ÿ]+"
    r"|[a-zà-ÿ]+(?:[bkg]l|[kg]b|[gvptdkbf]r|sch[rl]|[vzq])"
)
# Of thousands, or a year.
# `2.2` and `70%` in the cell beside it are two.
_NUMBER = re.compile(r"\W?(?:\d{1,3}(?:\.\d{3})+|20\d\d)[^\w%]{0,2}")
# `4.5` before `25 studio's`
_OF_ROW = re.compile(r"\d{1,2}\.\d{1,2}")
_ENDING = ".,;"
_WHITE = chr(NO_SPACE)  # between what may be one word
_STOPS = frozenset(_ENDING)
_LEAST_LEADERS = 3  # dots in a row
_CAPITALS = frozenset("GHJKLMNPRSTVWYZ")
# "label E, F of G aan": energy labels go on to G, where others do not.
_LABEL_BEFORE, _LAST_LABEL = "F", "G"
_IN_LINE = 2.0  # points between the beginnings of lines
_SHORTEST, _LEAST_WHOLE, _LITTLE = 3, 6, 5  # letters
_NEXT_LINE = 2.0  # of the font size: between the tops of lines
# Of the font size: at most between the parts, where one is little, behind a capital, where letters are set wide.
_SPACE, _SPACE_OF_LITTLE, _WIDE = 1.0, 2.5, 6.0
_LETTER = 0.4  # of the font size: as wide as a letter, and wider than most spaces


class BrokenWords:
    """Looks at a document's pages for them, by the words it knows; a warning for each page that has one."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        rare = set(lexicon.printed_rarely()) - _SHORT
        parts = {word for word in rare if _PART.fullmatch(word)}
        self._rare, self._parts = (_as_printed(words) for words in (rare, parts))
        # A capital by itself is a label or a size, and those are the first few.
        labels = frozenset(_LAST_LABEL if lexicon.count_of(_LABEL_BEFORE) else ())
        self._parts |= {letter for letter in _CAPITALS - labels if lexicon.count_of(letter)} | _STOPS
        self._pages: list[int] = []

    def add(self, layout: Layout) -> None:
        """Look at one more page."""
        page = layout.page
        if page.method == "text" and (
            any(map(self._are_otherwise, page.otherwise))
            or any(word.hyphenated and len(word.text) == 1 for word in page.words)
            or self._holds_one(_without_leaders(page.words))
            or any(self._breaks_off(cell.words) for table in layout.tables for cell in table.cells)
        ):
            self._pages.append(page.number)

    def told(self) -> Iterator[Problem]:
        """The warnings, once all pages were looked at."""
        for number in self._pages:
            message = "the letters of words stand apart: words can't be told"
            yield Problem(code="letters-apart", message=message, page=number, hint=HOLD_AGAINST_ROWS)

    def _holds_one(self, words: Sequence[Word]) -> bool:
        parts, rare, count_of = self._parts, self._rare, self._lexicon.count_of
        # The cheapest first: there are thousands of pairs.
        near = (
            (left, right)
            for left, right in pairwise(words)
            if left.text in parts
            or right.text in parts
            or (
                left.text in rare
                and right.text in rare
                and (
                    count_of(left.text + right.text)
                    or len(left.text) <= _LITTLE >= len(right.text)
                    or _LETTER * left.size < right.box[0] - left.box[2] < _SPACE * left.size
                )
                and self._are_none(left, right)
            )
            or (right.text in rare and "-" in left.text[1:-1])
            or (
                (left.text in rare or right.text in rare)
                and count_of(left.text + right.text)
                and _SHORT.isdisjoint((left.text, right.text))
            )
            or (right.box[0] < left.box[0] and left.text in rare and count_of(right.text) == 1)
        )
        return any(
            (self._are_one(left, right) or self._are_parts(left, right)) and not self._ends_word_above(left, words)
            if _are_beside(left, right)
            else count_of(left.text + right.text) and (_ends_line(left, right) or self._are_far_parts(left, right))
            for left, right in near
        )

    def _breaks_off(self, words: Sequence[Word]) -> bool:
        """Whether a word of a cell goes on in the next line without a hyphen."""
        return any(
            left.text in self._rare
            and right.text in self._rare
            and _ends_line(left, right)
            and self._are_none(left, right)
            and self._lexicon.knows(left.text + right.text)
            for left, right in pairwise(words)
        )

    def _are_otherwise(self, text: str) -> bool:
        """Whether words, as they may be read instead, are known, and as they were read are not."""
        left, space, right = text.partition(" ")
        if not space:
            left, _, right = text.partition(_WHITE)
            text = left + right
            return (_NUMBER.fullmatch(text) is not None and _OF_ROW.fullmatch(left) is None) or (
                len(text) >= _LEAST_WHOLE and (self._lexicon.knows(text) or self._lack_one(left, right))
            )
        whole = left + right
        once = len(whole) >= _LEAST_WHOLE and self._lexicon.count_of(whole) <= 1 and not self._lexicon.is_sure(whole)
        return once and self._is_word(left) and self._is_word(right)

    def _lack_one(self, left: str, right: str) -> bool:
        """Whether two, of which one is no word, are one with a letter between that was lost: `afwij en`."""
        right = right.rstrip(_ENDING)
        if not (left + right).isalpha() or not right.islower() or (self._is_word(left) and self._is_word(right)):
            return False
        return any(self._lexicon.knows(left + letter + right) for letter in ascii_lowercase)

    def _ends_word_above(self, word: Word, words: Sequence[Word]) -> bool:
        """Whether a word is the end of one that is too wide for its column, alone on the line above, or that a hyphen parted."""
        x0, top, *_ = word.box
        near = [w for w in words if w.box[0] > x0 - _IN_LINE and 0 <= top - w.box[3] < word.size]
        above = [w for w in near if abs(w.box[0] - x0) < _IN_LINE]
        if any(self._lexicon.was_cut(w.text, word.text) for w in above):
            return True
        stubs = [w.text.rstrip(HYPHENS).rpartition("-")[2] for w in near if w.hyphenated or w.text[-1] in HYPHENS]
        return bool(above) and any(self._lexicon.knows(stub + word.text) for stub in stubs)

    def _are_one(self, left: Word, right: Word) -> bool:
        """Whether one of two is no word, and both together are one, or are two when the letter between them changes sides."""
        one, other = left.text.rpartition("-")[2], right.text
        if other in _STOPS:
            return one[-1:].isalpha()
        if one in _CAPITALS and len(other) < _SHORTEST:
            return False
        # A small letter far from a word may be its mark.
        if one.islower() and right.box[0] - left.box[2] > _SPACE * left.size and self._is_word(other):
            return False
        if not (one.isalpha() and other.islower()) or (self._is_word(one) and self._is_word(other)):
            return False
        knows = self._lexicon.knows
        return (
            knows(one + other)
            or (len(other) > 2 and knows(one + other[0]) and self._is_word(other[1:]))
            or (len(one) > 2 and self._is_word(one[:-1]) and knows(one[-1] + other))
            or (len(one) + len(other) > _LEAST_WHOLE and self._lack_one(one, other))
        )

    def _are_parts(self, left: Word, right: Word) -> bool:
        """Whether neither of two is a word, and one is too short to be a compound or a name."""
        one, other = left.text, right.text.rstrip(_ENDING)
        if not (one.isalpha() and (one.islower() or one[1:].islower()) and other.isalpha() and other.islower()):
            return False
        if len(one) < _SHORTEST < len(other) and right.box[0] - left.box[2] < _SPACE * left.size:
            return self._are_none(left, right)
        if not one.islower():
            return False
        short = len(one) == 1 or (len(one) <= _LITTLE >= len(other) > 1 and min(len(one), len(other)) <= _SHORTEST)
        return short and len(one + other) > _SHORTEST and self._are_none(left, right)

    def _are_far_parts(self, left: Word, right: Word) -> bool:
        """Whether two on a line are no words, as the ends of one are."""
        plain = left.text.isalpha() and right.text[:1].islower()
        return plain and _are_level(left, right) and self._are_none(left, right)

    def _are_none(self, left: Word, right: Word) -> bool:
        return not self._is_word(left.text) and not self._is_word(right.text)

    def _is_word(self, text: str) -> bool:
        # Of short words dictionaries hold many that nobody writes.
        if len(text) <= _SHORTEST:
            return without_stress(text.lower()) in _SHORT or (len(text) > 1 and self._lexicon.count_of(text) > 1)
        return self._lexicon.is_sure(text)


def _without_leaders(words: Sequence[Word]) -> Sequence[Word]:
    """The words without the dots that lead to a page's number, each by itself: `Wonen . . . . 3`."""
    stops = {k for k, word in enumerate(words) if word.text == "."}
    leading = {k for k in stops if k + 1 in stops or k - 1 in stops} if len(stops) >= _LEAST_LEADERS else None
    return [word for k, word in enumerate(words) if k not in leading] if leading else words


def _ends_line(left: Word, right: Word) -> bool:
    """Whether the second word begins the line under the one that the first ends, as the rest of a word that lost its hyphen may."""
    under = 0 < right.box[1] - left.box[1] < _NEXT_LINE * left.size
    return under and right.box[0] < left.box[0] and left.text.isalpha() and right.text[:1].islower()


def _as_printed(words: set[str]) -> set[str]:
    """The words with a capital too, and with the sign behind them that may end a sentence."""
    # A single capital is a label.
    words = words | {word.capitalize() for word in words if len(word) > 1}
    return words | {word + stop for word in words if len(word) > _SHORTEST for stop in _STOPS}


def _are_beside(left: Word, right: Word) -> bool:
    little = len(right.text) > 1 and min(len(left.text), len(right.text)) <= _LITTLE
    most = _WIDE if len(left.text) == 1 else _SPACE_OF_LITTLE if little else _SPACE
    return right.box[0] - left.box[2] < most * left.size and _are_level(left, right)


def _are_level(left: Word, right: Word) -> bool:
    return 0 < right.box[0] - left.box[2] < _WIDE * left.size and abs(right.box[3] - left.box[3]) < 1.0
