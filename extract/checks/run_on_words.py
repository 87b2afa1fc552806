"""Words that stand against each other, as where the space between them was lost: `indezeopgave`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.flow import Layout
from jaarschijf.schema.problems import HOLD_AGAINST_ROWS, Problem

# What no compound begins or ends with.
_FIRST = ("dat", "de", "deze", "die", "een", "het", "hun", "is", "met", "van", "wordt", "zijn")
_LAST = (
    "dat",
    "deze",
    "die",
    "door",
    "een",
    "één",
    "het",
    "in",
    "is",
    "met",
    "naar",
    "op",
    "van",
    "voor",
    "wordt",
    "zijn",
)
# Nor those of many letters with what somebody does behind them.
_DOES = re.compile(
    r"([a-zà-ÿ]{7,}?)(?:biedt|blijft|bouwt|doet|draagt|geeft|heeft|houdt|krijgt|maakt|moeten|neemt|stelt|vindt|voert|werkt|zorgt)"
)
# Nor are words of Dutch that stand behind or before one of these.
_SURE = ("deze", "met", "van", "wordt")
# `44statushouders`; `65plussers` are one word.
_COUNTED = re.compile(r"\d{1,4}((?!plus|jari|uurs|ste|de)[a-zà-ÿ]{6,})")
# `Veenborg60`, where the name stands by itself too; `fase12` is one word.
_FIGURES_AFTER = re.compile(r"((?!fase|blok|thema|bijlage|artikel|versie|afspraak|agenda|visie)[a-zà-ÿ]{4,})\d{2,3}")
_ADDRESS, _SIGN = re.compile(r"www|http|[@/]"), re.compile(r"[\W\d_]+")
# What stands between two words of a sentence, and within no compound.
_BETWEEN = re.compile(r"(?<=[a-zà-ÿ]{4})(?:zij|wij|zijn|zich|niet|wordt|worden|hun|deze)(?=[a-zà-ÿ]{4})")
# `hogere inkomens`, `slechte labels`, `vier weken`: what begins with one of these is no compound; `slechtelabelwoningen` is.
_BENT = re.compile(
    r"(?:beide|voldoende|slechte(?!label[a-rt-z])|goede|nieuwe|kleine|brede|jonge|andere|iedere|elke|gehele|diverse|lokale|sociale|totale"
    r"|komende|lopende|bestaande|[a-zà-ÿ]{3,}(?:lijke|ische|bare|zame|ere))(?=[a-zà-ÿ]{5})"
)
_COUNTING = re.compile(
    r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|twintig|dertig|veertig|vijftig)"
    r"(?:weken|maanden|dagen|jaar|keer|woningen|huurwoningen|huishoudens|locaties|appartementen)"
)
# `vanhet`, `metde`; of others there are names (`vande`), or words (`overeen`).
_LITTLE_TWO = re.compile(
    r"(?:aan|bij|door|met|naar|op|over|uit|van|voor)(?:het|hun|deze)|(?:met|naar|van|voor)een|(?:door|met|naar|voor)de"
)
_LITTLE = frozenset((*_FIRST, *_LAST, "aan", "als", "en", "of", "om", "te", "tot", "uit"))
_LITTLE_ONES = tuple(_LITTLE)
_LEAST_PART, _LEAST_BESIDE = 4, 5  # letters of a word that another stands against, of such beside one little word
_MOST_PARTS = 3  # words
_OFTEN = 2  # times that a word stands without figures
_SIGNS = ".,;:!?()’'\""
_SHORTEST, _LONG, _TOO_LONG = 8, 11, 24  # letters of two words, of more than two, of more than a word


def run_on(page: int | None, hint: str) -> Problem:
    """The warning that words run into each other, on a page (1-based) or in the document as a whole."""
    message = "words run into each other: a font tells another width than it has, or is set too large"
    return Problem(code="letters-odd", message=message, page=page, hint=hint)


class RunOnWords:
    """Looks at a document's pages for them, by the words it knows; a warning for each page that has one."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._printed = lexicon.printed()
        self._beginnings = {word[:_LEAST_PART] for word in self._printed}
        self._found = {word for word in lexicon.printed_rarely() if self._are_many(word) and not lexicon.is_sure(word)}
        self._pages: list[int] = []

    def add(self, layout: Layout) -> None:
        """Look at one more page."""
        page = layout.page
        if (
            self._found
            and page.method == "text"
            and any(word.text.strip(_SIGNS).lower() in self._found for word in page.words)
        ):
            self._pages.append(page.number)

    def told(self) -> Iterator[Problem]:
        """The warnings, once all pages were looked at."""
        for number in self._pages:
            yield run_on(number, HOLD_AGAINST_ROWS)

    def _are_many(self, text: str) -> bool:
        """Whether a text is words of the document, one of them little and no part of a compound, or more of them."""
        if _LITTLE_TWO.fullmatch(text):
            return not self._lexicon.is_dutch(text)
        if len(text) < _SHORTEST:
            return False
        if not text.isalpha():
            counted = _COUNTED.fullmatch(text)
            if counted is not None and self._are_words(counted[1]):
                return True
            figured = _FIGURES_AFTER.fullmatch(text)
            if figured is not None and self._lexicon.count_of(figured[1]) >= _OFTEN:
                return True
            parted = "," in text or (len(text) >= _TOO_LONG and _ADDRESS.search(text) is None)
            return parted and any(part.isalpha() and self._are_many(part) for part in _SIGN.split(text))
        rests = [text[len(word) :] for word in _FIRST if text.startswith(word)]
        rests += [text[: -len(word)] for word in _LAST if text.endswith(word)]
        if any(len(rest) >= _LEAST_BESIDE and rest in self._printed for rest in rests):
            return True
        sure = [text[len(word) :] for word in _SURE if text.startswith(word)]
        sure += [text[: -len(word)] for word in _SURE if text.endswith(word)]
        if any(len(rest) >= _LEAST_BESIDE and self._lexicon.is_sure(rest) for rest in sure):
            return True
        # `gemeenteen`: no plural ends so.
        if text.endswith("een") and text[:-2] in self._printed:
            return True
        if _COUNTING.fullmatch(text):
            return True
        acting = _DOES.fullmatch(text)
        if acting is not None and acting[1] in self._printed:
            return True
        if len(text) < _LONG:
            return False
        return self._are_with_little(text) or self._begin_so(text) or self._are_of_sentence(text)

    def _are_of_sentence(self, text: str) -> bool:
        """Whether a text is words of Dutch around one that stands in sentences only, or two of the document with `en` between."""
        if any(
            self._are_words(text[: at.start()]) and self._are_words(text[at.end() :]) for at in _BETWEEN.finditer(text)
        ):
            return True
        bent = _BENT.match(text)
        if bent is not None and self._are_words(text[bent.end() :]):
            return True
        left, _, right = text.partition("en")
        while right:
            long = min(len(left), len(right)) >= _LEAST_BESIDE
            # `afsprakenlijst`: what stands before may be more than one of it.
            if long and left in self._printed and right in self._printed and not self._lexicon.is_sure(left + "en"):
                return True
            more, _, right = right.partition("en")
            left += "en" + more
        return False

    def _are_words(self, text: str, most: int = _MOST_PARTS) -> bool:
        """Whether a text is a word, or a few, of Dutch or of the document, the last of them a little one perhaps."""
        if self._is_word(text) or (most < _MOST_PARTS and text in _LITTLE):
            return True
        # What is no word takes long to look up: a short text is not tried in parts.
        ends = range(_LEAST_PART, len(text) - 1) if most > 1 and len(text) > 2 * _LEAST_PART else ()
        return any(self._is_word(text[:end]) and self._are_words(text[end:], most - 1) for end in ends)

    def _is_word(self, text: str) -> bool:
        return len(text) >= _LEAST_PART and (text in self._printed or self._lexicon.is_sure(text))

    def _begin_so(self, text: str) -> bool:
        """Whether a text that is too long for most words begins with a little one and one of the document's."""
        if len(text) < _TOO_LONG:
            return False
        rests = (text[len(word) :] for word in _FIRST if text.startswith(word))
        return any(rest[:end] in self._printed for rest in rests for end in range(_LEAST_BESIDE, _LONG))

    def _are_with_little(self, text: str) -> bool:
        """Whether a text is made up of the document's words and of two little ones at least."""
        reached: dict[int, int] = {0: 0}
        for begin in range(len(text)):
            little = reached.get(begin)
            if little is None:
                continue
            # Most stop here: there is no need to try each end.
            if text[begin : begin + _LEAST_PART] not in self._beginnings and not text.startswith(_LITTLE_ONES, begin):
                continue
            for end in range(begin + 2, len(text) + 1):
                part = text[begin:end]
                if part in _LITTLE:
                    # `ouderenwoningen`: the last may make a plural.
                    more = part != "en" or end < len(text)
                    reached[end] = max(little + more, reached.get(end, 0))
                elif end - begin >= _LEAST_PART and part in self._printed:
                    reached[end] = max(little, reached.get(end, 0))
        return reached.get(len(text), 0) > 1
