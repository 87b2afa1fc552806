"""Letters that are none of Dutch, or hardly there: a font, or the page that is set in it, no longer tells which letters it draws."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase, ascii_uppercase, digits

from jaarschijf.extract.checks.run_on_words import run_on
from jaarschijf.schema.geometry import Page, Word
from jaarschijf.schema.problems import PRINT_ANEW, Problem

# Control characters, and scripts that Dutch is not written in; not that of guilders, Greek but the o that looks as ours, signs, bullets, or what a font keeps to itself.
# From which code point on letters are none of Dutch, from which they may be again, and so on.
_FOREIGN = (
    0x7F, 0xA0, 0xD0, 0xD1, 0xDE, 0xDF, 0xF0, 0xF1, 0xFE, 0xFF, 0x180, 0x192, 0x193, 0x2BA, 0x2D8, 0x2DC, 0x2DD, 0x2E0, 0x300, 0x370,
    0x3BF, 0x3C0, 0x400, 0x1E00, 0x2034, 0x2039, 0x203B, 0x2044, 0x2045, 0x2060, 0x2C00, 0xD800,
    0xFB07, 0xFE00, 0xFE70, 0xFEFF, 0xFFFF, 0x10000,
)  # fmt: skip
# Two letters drawn as one, of which the file does not tell the letters: `�jdelijk`.
_UNTOLD = re.compile("[a-z]\ufffd|\ufffd[a-z]")
_MOST_FOREIGN = 0.3  # of a page's characters: it is in another language
# Arrows, bullets, ticks and the like, of which a text is not made.
_FIRST_SIGN, _LAST_SIGN, _MOST_SIGNS = "\u2190", "\u2c00", 0.1
# Each is told from what is seldom, and then by what stands beside that: letters are many.
_FIGURE_IN_WORD = re.compile(
    r"\d(?:(?<=[a-z]{2}\d)(?=[a-z])|(?<=[a-z]\d)(?=[a-z]{2})|(?=[a-wyz]\d\d)"
    r"|(?<![^ ]\d)(?=[a-z]{5})(?!persoon|kamer|jarig|hoek|daags|jaars|weekse|maand))"
)
_LEAST_WORDS = 3
# One is enough: `mi7imaal`, `C7rporatie`, but `co2uitstoot`.
_FIGURE_AMID = re.compile(r"\d(?:(?<=[a-z]{2}\d)(?<!co\d)(?=[a-z]{2})|(?<=[a-z]0)(?=[a-z])|(?<= [A-Z]\d)(?=[a-z]{5}))")
# `vOor`: where the word is printed otherwise too; and `buuRt`, `vÅor`, anywhere. `WonenNu`, with a capital before it, is a name.
_CAPITAL_BESIDE = re.compile(r"[A-Z](?<=[a-z][A-Z])(?=[a-z])")
# `heFFIng`, a ligature; `GEmEEnTE`; `auetwBrsJcJh`, two texts in one. Each begins with a capital, which is found fast.
_CAPITALS_ASTRAY = (re.compile(r"F[FIL]{1,2}(?=[a-z]{2})"), re.compile(r"[A-Z]{2}[a-z]{1,2}[A-Z]{2}"))
_THREE_CAPITALS = re.compile(r"[A-Z](?<=[a-z][A-Z])[a-z]+(?=[A-Z][a-z]+[A-Z][a-z])")
_TWO_TEXTS = re.compile(r"(?<![^\W_])[a-z]+(?:[A-Z][a-z]+){3}")
_CAPITAL_ASTRAY = re.compile(r"[A-ZÀ-ÖØ-Ý](?:(?<=[a-z]{3}[A-Z])(?=[a-z](?![A-Za-z]))|(?<=[a-z][À-ÖØ-Ý])(?=[a-z]))")
# `DuurzaaDheid`; one may be a name: `WoonWerf`.
_CAPITAL_IN_WORD = re.compile(r"[A-Z](?<=[a-zà-ÿ]{2}[A-Z])(?=[a-zà-ÿ]{2})")
# `besparen.besparen`, and no address.
_STOP_IN_WORD, _ADDRESS = re.compile(r"\.(?<=[a-z]{4}\.)(?=[a-z]{4})"), re.compile(r"www|http|[/@]|\.[a-z]{2,3}\b")
# `kle‘ne`, `Beschik§aarheid`, `_onen`, `agenda_`, `opvaºg`; `wonen+zorg` may be written so.
_AMID = r"!\"#$%*<=>?\[\]^`{}~£§©®°±²³´¶¹ºª»¿™«‘“”„•▪●"
_BEFORE, _IN_SMALL = r"!$%;<=?\\^_`{|}~", "¤¦§©®¨÷×†‡"
_SIGN_IN_WORD = re.compile(
    rf"[{_AMID}{_BEFORE}{_IN_SMALL}](?:(?<=[a-zà-ÿ][{_AMID}])(?=[a-zà-ÿ]{{2}})|(?<=[{_BEFORE}])(?<![^ ].)(?=[a-zà-ÿ]{{4}})"
    rf"|(?<=[a-zà-ÿ]{{4}}_)(?= |$)|(?<=[a-zà-ÿ]{{2}}[ºª])(?=[a-zà-ÿ])|(?<=[A-Za-z][{_IN_SMALL}])(?=[a-z]{{2}}))"
)
# `doorstrominç`, `vøor`: marks that no Dutch word has, or not there; a name with them has a capital.
_MARKED = frozenset("çãåæñõøāăąćċčďđęěğħįłńňőŕřśşšţťůűųźżž")
_MARKED_ODDLY = re.compile(rf"[{''.join(sorted(_MARKED))}](?:(?<!ç)|(?![aou]))(?<=[a-z].)")
# `Huuurders`, and not `www`, `iii`, `xxx`.
_THRICE = re.compile(r"([a-hj-vyz])\1\1")
_LONGEST = 45  # letters of a Dutch word, and more
_ENDLESS = re.compile(rf"[^\W\d_]{{{_LONGEST}}}")
# So many different words of a page as long as few are: its words run into each other.
_VERY_LONG, _LEAST_LONG = 28, 3
_LONG = re.compile(rf"[^\W\d_]{{{_VERY_LONG},}}")
# `10%van`: where it comes back, the spaces are lost.
_STUCK, _LEAST_STUCK = re.compile(r"%[a-z]{2}"), 3
# `HUurders`, where it is printed otherwise too; not `IJssel`.
_TWO_CAPITALS = re.compile(r"[A-Z](?<![^\W_].)[A-Z](?<!IJ)(?=[a-z]{3})")
# `pDQERG`: a q that no u follows, in words that are no abbreviation, such as `lhbtqi`.
_LONE_Q, _OF_ABBREVIATION = re.compile(r"[qQ](?=[A-Za-tv-zA-TV-Z])"), re.compile(r"lhbt|lgbt|faq|qr", re.IGNORECASE)
_LEAST_Q, _LEAST_Q_WORDS = 5, 2  # letters of such a word; words
# No sum of money in a Dutch text.
_POUNDS = re.compile(r"[£¥] ?\d")
# A consonant, an e or an i by itself between words is no word; of `'s` and `'t` the mark may be lost, and an x may be a cross.
_LONE = re.compile(r" [b-np-rvwz] (?<=[a-z]{2} . )(?=[a-z]{2})")
# A comma that stands before a word, or a figure, and a full stop between two.
_COMMA = re.compile(r"[,;.](?:(?<=[a-z]{2} [,;])(?:[a-z]{2}|\d)|(?<= \d \.)(?= \d ))")
_SPACE = 0.6  # of the font size: at most between words of a line
# Of a hundred small letters of Dutch, how many are which; q, x and y hardly are.
_USUAL = {
    "e": 18.9, "n": 10.0, "a": 7.5, "t": 6.8, "i": 6.5, "r": 6.4, "o": 6.1, "d": 5.9, "s": 3.7, "l": 3.6, "g": 3.4,
    "v": 2.8, "h": 2.4, "k": 2.2, "m": 2.2, "u": 2.0, "b": 1.6, "p": 1.6, "w": 1.5, "j": 1.5, "z": 1.4, "c": 1.2,
}  # fmt: skip
# Some of these are left in a Dutch text, whichever letters are lost.
_DUTCH, _DUTCH_ALONE = (" de ", " en "), (" het ", " een ", " van ", " voor ")  # and words of other languages, or none
_LEAST_DUTCH, _LEAST_DUTCH_ALONE = 0.02, 0.005  # of all words
_RARE, _MOST_RARE = "qxyé!_", 2.0  # of a hundred
_FIGURES, _ENOUGH_FIGURES = "02", 50  # of the years that agreements are made for; of a document
_LEAST_STOPS = 0.1  # full stops in a hundred letters
_LEAST_CAPITALS, _MOST_CAPITALS = 0.003, 0.6  # of all plain letters
_TOO_FEW = 0.1  # of what is usual
_MOSTLY_LAST, _LEAST_ENDING = 0.8, 8  # of a letter's words end in it, and so many different ones
_ENOUGH, _EXPECTED = 1000, 18  # letters of a document, and of those that are which
_FEW_DIFFERENT, _COMMON = 30, 5.0  # words, to tell by letters that are not there at all, and are so common
_LEAST_DIFFERENT = 80  # words: of a few that come back all the time the letters tell nothing


def _holds_lone(words: Sequence[Word]) -> bool:
    """Whether a consonant stands by itself between two words of its line, a space from both."""
    return any(
        len(word.text) == 1
        and _LONE.search(f"{before.text} {word.text} {after.text}") is not None
        and all(_is_beside(one, other) for one, other in ((before, word), (word, after)))
        for before, word, after in zip(words, words[1:], words[2:], strict=False)
    )


def _is_beside(word: Word, other: Word) -> bool:
    return abs(word.box[3] - other.box[3]) < 1.0 and 0 < other.box[0] - word.box[2] < _SPACE * word.size


def _words_at(pattern: re.Pattern[str], text: str) -> set[str]:
    """The words of a text within or before which something stands."""
    places = (found.start() for found in pattern.finditer(text))
    return {text[text.rfind(" ", 0, place) + 1 :].partition(" ")[0] for place in places}


def _letters_of(words: Iterable[str]) -> Iterator[str]:
    return (word.strip("()[]“”‘’'\".,;:!?-") for word in words)


class PrintedLetters:
    """Counts the letters of a document page by page; then a warning where they are not those of a Dutch text."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._foreign: list[int] = []
        self._figures: set[str] = set()
        self._amid = 0
        self._beside: set[str] = set()
        self._astray = False
        self._capitals: set[str] = set()
        self._with_signs: list[int] = []
        self._thrice: list[int] = []
        self._dotless: set[str] = set()
        self._with_two: set[str] = set()
        self._with_q: dict[str, int] = {}
        self._scarce: dict[str, int] = {}
        self._with_figures = 0
        self._endless: list[int] = []
        self._run_on: list[int] = []
        self._parted_at: list[int] = []
        self._last: Counter[str] = Counter()
        self._different: set[str] = set()
        self._words = self._dutch = self._dutch_alone = 0

    def add(self, page: Page) -> None:
        """Count those of one more page."""
        if page.method != "text" or not page.legible:
            return
        words = [word.text for word in page.words]
        text = " ".join(words)
        counts = Counter(text)
        marked = not _MARKED.isdisjoint(counts) and any(w[:1].islower() for w in _words_at(_MARKED_ODDLY, text))
        foreign = sum(count for letter, count in counts.items() if bisect_right(_FOREIGN, ord(letter)) % 2)
        signs = sum(count for letter, count in counts.items() if _FIRST_SIGN <= letter < _LAST_SIGN)
        untold = "\ufffd" in counts and _UNTOLD.search(text) is not None
        marked |= ("£" in counts or "¥" in counts) and _POUNDS.search(text) is not None
        if 0 < foreign < _MOST_FOREIGN * len(text) or signs > _MOST_SIGNS * len(text) or untold or marked:
            self._foreign.append(page.number)
        figures = {
            text[max(found.start() - 2, 0) : found.end() + 2] for found in _FIGURE_IN_WORD.finditer(text)
        } - self._figures
        if figures:
            self._figures |= figures
            self._with_figures = self._with_figures or page.number
        self._amid = self._amid or (page.number if _FIGURE_AMID.search(text) else 0)
        self._capitals.update(_words_at(_CAPITAL_IN_WORD, text))
        self._beside.update(_words_at(_CAPITAL_BESIDE, text))
        astray = any(word[0].islower() for word in _words_at(_CAPITAL_ASTRAY, text))
        two_texts = any(_TWO_TEXTS.search(word) for word in _words_at(_THREE_CAPITALS, text))
        several = two_texts or any(pattern.search(text) for pattern in _CAPITALS_ASTRAY)
        self._astray = self._astray or astray or several
        stopped = (_ADDRESS.search(word) is None for word in _words_at(_STOP_IN_WORD, text))
        if any("/" not in word and "@" not in word for word in _words_at(_SIGN_IN_WORD, text)) or any(stopped):
            self._with_signs.append(page.number)
        self._with_two.update(_letters_of(_words_at(_TWO_CAPITALS, text)))
        if "q" in counts or "Q" in counts:
            lone = (word for word in _letters_of(_words_at(_LONE_Q, text)) if len(word) >= _LEAST_Q)
            self._with_q.update({word: page.number for word in lone if _OF_ABBREVIATION.match(word) is None})
        if _THRICE.search(text):
            self._thrice.append(page.number)
        if "ı" in counts:
            self._dotless.update(word for word in words if "ı" in word)
        longest = max(map(len, words), default=0)
        if longest > _LONGEST and _ENDLESS.search(text):
            self._endless.append(page.number)
        elif len(_STUCK.findall(text)) >= _LEAST_STUCK or (
            longest >= _VERY_LONG and len(set(_LONG.findall(text))) >= _LEAST_LONG
        ):
            self._run_on.append(page.number)
        if _COMMA.search(text) or (_LONE.search(text) and _holds_lone(page.words)):
            self._parted_at.append(page.number)
        # A cross in a table is no letter, and what is to be filled in has none.
        counts.subtract([word for word in words if len(word) == 1])
        if "__" in text:
            counts["_"] -= sum(len(word) for word in words if not word.strip("_"))
        self._counts.update(counts)
        self._note_scarce(page.number, counts, words)
        self._last.update([word[-1] for word in words if len(word) > 1])
        self._different.update(words)
        self._words += len(page.words)
        alone = sum(map(text.count, _DUTCH_ALONE))
        self._dutch += alone + sum(map(text.count, _DUTCH))
        self._dutch_alone += alone

    def _note_scarce(self, number: int, counts: Counter[str], words: Sequence[str]) -> None:
        """Note of which common letters one more page has hardly any: its font may be its own."""
        hundredth = sum(map(counts.__getitem__, ascii_lowercase)) / 100
        scarce = [
            letter
            for letter, usual in _USUAL.items()
            if usual >= _COMMON and usual * hundredth >= _EXPECTED and counts[letter] < _TOO_FEW * usual * hundredth
        ]
        if scarce and len({word for word in words if word.isalpha()}) >= _LEAST_DIFFERENT:
            self._scarce = dict.fromkeys(scarce, number) | self._scarce

    @property
    def are_foreign(self) -> bool:
        """Whether hardly one of the words is Dutch, and there are enough to tell."""
        enough = self._are_enough(sum(map(self._counts.__getitem__, ascii_lowercase)))
        return enough and (
            self._dutch < _LEAST_DUTCH * self._words or self._dutch_alone < _LEAST_DUTCH_ALONE * self._words
        )

    def _are_enough(self, letters: int) -> bool:
        return letters >= _ENOUGH and sum(map(str.isalpha, self._different)) >= _LEAST_DIFFERENT

    def told(self) -> Iterator[Problem]:
        """The warnings, once all pages were looked at."""
        for number in self._foreign:
            yield _of_no_dutch(number)
        if self._amid or len(self._figures) >= _LEAST_WORDS:
            message = "figures stand within words: a font no longer tells which letters it draws"
            yield _odd(message, self._amid or self._with_figures)
        yield from self._of_shapes()
        if len(self._dotless) >= _LEAST_WORDS:
            # One may be a name.
            message = "there are too many letters ı: a font no longer tells which letters it draws"
            yield _odd(message)
        for number in self._endless:
            message = "a word is too long to be one: a font no longer tells where words end"
            yield _odd(message, number)
        for number in self._run_on:
            yield run_on(number, PRINT_ANEW)
        for number in self._parted_at:
            message = (
                "a letter that is no word, or a comma, stands apart among words: the letters of a word were parted"
            )
            yield Problem(code="letters-apart", message=message, page=number, hint=PRINT_ANEW)
        total, capitals = (sum(map(self._counts.__getitem__, case)) for case in (ascii_lowercase, ascii_uppercase))
        if total + capitals >= _ENOUGH and not _LEAST_CAPITALS < capitals / (total + capitals) < _MOST_CAPITALS:
            message = "letters are all capitals, or none is: a font no longer tells one from the other"
            yield _odd(message)
        if not self._are_enough(total):
            if len(self._different) >= _FEW_DIFFERENT:
                yield from self._lacking(total / 100)
            yield from self._of_q()
            return
        if self.are_foreign:
            message = (
                "there is hardly a word of Dutch: it is in another language, or a font no longer tells its letters"
            )
            yield _odd(message)
        else:
            yield from self._seldom(total / 100)
            yield from self._parted()
            yield from self._of_q()

    def _of_shapes(self) -> Iterator[Problem]:
        """Words with a capital or a sign within them."""
        if any(map(self._are_two, self._capitals)):
            yield run_on(None, PRINT_ANEW)
        otherwise = (word.lower() in self._different for word in self._beside)
        bare = set(_letters_of(self._different)) if self._with_two else set()
        twice = (not bare.isdisjoint((word.lower(), word.capitalize())) for word in self._with_two)
        if (
            self._astray
            or len(self._capitals) >= _LEAST_WORDS
            or any((*otherwise, *twice))
            or any(map(self._was, self._capitals))
        ):
            message = "capitals stand within words: a font no longer tells which letters it draws"
            yield _odd(message)
        for number in self._with_signs:
            message = "signs stand within words, or at the head of them: a font no longer tells which letters it draws"
            yield _odd(message, number)
        for number in self._thrice:
            message = (
                "a letter stands thrice on end in a word: it is written twice, or a font no longer tells its letters"
            )
            yield _odd(message, number)

    def _of_q(self) -> Iterator[Problem]:
        """Words of a font that tells other letters, of pages that are not told yet."""
        if len(self._with_q) >= _LEAST_Q_WORDS:
            yield from map(_of_no_dutch, sorted({*self._with_q.values()}.difference(self._foreign)))

    def _are_two(self, word: str) -> bool:
        """Whether a word with a capital in it is two that stand apart elsewhere: `HavenWonen`."""
        return any(
            word[: found.start()] in self._different and word[found.start() :] in self._different
            for found in _CAPITAL_IN_WORD.finditer(word)
        )

    def _was(self, word: str) -> bool:
        """Whether a word is printed elsewhere with a small letter for the capital in it: `ThuisbCsis`."""
        place = next(found.start() for found in _CAPITAL_IN_WORD.finditer(word))
        other = re.compile(re.escape(word[:place]) + "[a-z]" + re.escape(word[place + 1 :]) + r"\W?")
        return any(map(other.fullmatch, self._different))

    def _parted(self) -> Iterator[Problem]:
        """Letters that hardly stand within a word: what follows each of them stands apart from it."""
        for letter in ascii_lowercase:
            if self._counts[letter] < _EXPECTED or self._last[letter] <= _MOSTLY_LAST * self._counts[letter]:
                continue
            # Words come back: what tells is how many others end so.
            ending = sum(word.endswith(letter) and len(word) > 1 for word in self._different)
            if ending >= _LEAST_ENDING:
                message = f"words hardly go on after a letter {letter}: a font tells another width of it than it has"
                yield Problem(code="letters-apart", message=message, hint=PRINT_ANEW)

    def _lacking(self, hundredth: float) -> Iterator[Problem]:
        """Of a short text: letters that it has none of, and should have many."""
        for letter, usual in _USUAL.items():
            if usual >= _COMMON and usual * hundredth >= _EXPECTED and not self._counts[letter]:
                yield _hardly_there(letter)

    def _seldom(self, hundredth: float) -> Iterator[Problem]:
        for letter, usual in _USUAL.items():
            if usual * hundredth >= _EXPECTED and self._counts[letter] < _TOO_FEW * usual * hundredth:
                yield _hardly_there(letter)
            elif letter in self._scarce:
                yield _hardly_there(letter, self._scarce[letter])
        figures = sum(map(self._counts.__getitem__, digits))
        for figure in _FIGURES if figures >= _ENOUGH_FIGURES else ():
            if not self._counts[figure]:
                message = f"there is no figure {figure}: a font no longer tells which figures it draws"
                yield _odd(message)
        if self._counts["."] < _LEAST_STOPS * hundredth:
            message = "there is hardly a full stop: a font no longer tells which signs it draws"
            yield _odd(message)
        for letter in _RARE:
            if self._counts[letter] > _MOST_RARE * hundredth:
                message = f"there are too many letters {letter}: a font no longer tells which letters it draws"
                yield _odd(message)


def _of_no_dutch(page: int) -> Problem:
    message = (
        "letters of no Dutch text stand on the page: a font no longer tells which it draws, or the page is damaged"
    )
    return _odd(message, page)


def _hardly_there(letter: str, page: int | None = None) -> Problem:
    message = f"there is hardly a letter {letter}: a font no longer tells which letters it draws"
    return _odd(message, page)


def _odd(message: str, page: int | None = None) -> Problem:
    return Problem(code="letters-odd", message=message, page=page, hint=PRINT_ANEW)
