"""Words a document knows, and what they say about a hyphen at the end of a line."""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, KeysView, Mapping
from functools import cache
from itertools import islice

from jaarschijf.extract.wording.left_out_words import LEFT_OUT
from jaarschijf.schema.geometry import Page, top_edge
from jaarschijf.schema.packaged import packaged

HYPHENS = "-\u2010\u2011\u2212\u00ad"
_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "ĳ": "ij",
        "Ĳ": "IJ",
        "\u2010": "-",
        "\u2011": "-",
        "\u2212": "-",
        "\u037e": ";",
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)
_LEAST_STRESSED = 3  # letters
_STRESSED = str.maketrans("áéíóúàèìòù", "aeiouaeiou")
# What follows an elliptic hyphen: `woon- en zorgvisie`, `huur- dan wel koopwoning`.
_OF_PHRASES = frozenset(("te", "ten", "ter"))
_CONJUNCTIONS = {
    "en",
    "of",
    "en/of",
    "dan",
    "als",
    "tot",
    "t/m",
    "resp.",
    "respectievelijk",
    "maar",
    "noch",
    "naar",
    "&",
}
# Vowels that would be read as one sound keep a hyphen between the parts of a compound: `zonne-energie`.
_CLASHES = {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu"}
# Abbreviations that are printed in small letters and keep their hyphen, and words that do: `cao-loonontwikkeling`, `niet-gebruik`.
_ABBREVIATIONS = frozenset(
    ("niet", "non", "ex", "cao", "wmo", "wlz", "ggz", "vve", "btw", "zzp", "aow", "hbo", "mbo", "pgb", "ict", "gft")
)
# Two of a kind, which are joined by a hyphen and not run together: `sloop-nieuwbouw`, `kosten-batenanalyse`.
_PAIRS = (("sloop", "nieuwbouw"), ("kosten", "baten"), ("prijs", "kwaliteit"), ("woon", "werk"), ("inkoop", "verkoop"))
# What is left of a cut word on the next line, when only the Dutch lexicon knows the whole.
_SHORT_TAIL = 4
_OFTEN = 3  # times that a name is printed whole
_RARE = 3  # of single letters in a document
_LEAST_PART = 5  # letters that the last part of a compound has
# How the first part of a compound may end, and no word does: `eengezinswoning`.
_LINKED = re.compile(r"(?:ings|heids|teits|gezins|schaps)$")
_CLOSING = {".", ",", ";", ":", ")", "?", "!"}
_EDGES = re.compile(r"^\W+|\W+$")
_CUT = re.compile(rf"(?<!\S)([a-z]{{2,}})[{HYPHENS}] ([a-z]{{2,}})")
# Of the font size: at most between lines of one paragraph; and how often, of what is commonest, such lines stand.
_OF_LINES, _OF_COMMONEST = 1.7, 0.1


def clean_characters(text: str) -> str:
    """`text` with ligatures as letters, one kind of hyphen, and without soft hyphens and zero-width characters."""
    return text.translate(_LIGATURES)


def without_stress(word: str) -> str:
    """A word in small letters without the accents that may say how it is to be read.

    >>> without_stress("wél")
    'wel'
    """
    return word if word.isascii() else word.translate(_STRESSED)


_ADVERB = re.compile(
    r"(?:er|daar|hier|waar)(?:aan|achter|af|beneden|binnen|boven|door|even|ginds|heen|in|juist|mee|na|naar|naast|net|om|onder|op|over"
    r"|straks|tegen|toe|tussen|uit|van|voor|voorbij|zonder)+"
)


class _DutchWords:
    """Some 400,000 words in lower case: the forms in a lemma table, and the lemmas in an index.

    Loaded when a word is asked for. The table is searched as text, for it is in order: to take it apart costs what thousands
    of searches do.
    """

    def __init__(self) -> None:
        self._table, index = (
            gzip.decompress(packaged("spacy_lookups_data", f"data/nl_lemma_{name}.json.gz"))
            for name in ("lookup", "index")
        )
        self._lemmas = frozenset[str]().union(*json.loads(index).values())
        self._answers: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        if word not in self._answers:
            plain = without_stress(word)
            # `éé` is a part.
            stressed = plain != word and len(word) >= _LEAST_STRESSED
            self._answers[word] = self._holds(word) or (stressed and self._holds(plain))
        return self._answers[word]

    def _holds(self, word: str) -> bool:
        return word in self._lemmas or _is_left_out(word) or self._is_form(word)

    def _is_form(self, word: str) -> bool:
        """Whether a line of the table begins with a word."""
        printed = json.dumps(word, ensure_ascii=False)[1:-1].encode()
        place = bisect_left(range(len(self._table)), printed, key=self._form_at)
        return self._form_at(place) == printed

    def _form_at(self, place: int) -> bytes:
        """The form on the first line of the table that begins behind a place; what comes after all of them where none does."""
        line = self._table.find(b"\n", place)
        begin = self._table.find(b'"', line) + 1 if line >= 0 else 0
        return self._table[begin : self._table.find(b'"', begin)] if begin else b"\xff"


def _is_left_out(word: str) -> bool:
    return word in LEFT_OUT or _ADVERB.fullmatch(word) is not None


@cache
def _dutch_words() -> _DutchWords:
    return _DutchWords()


class PrintedWords:
    """The words of a document, counted page by page; `recognised` when a page of it is a picture."""

    def __init__(self) -> None:
        self.recognised = False
        self._words: Counter[str] = Counter()
        self._cut: dict[str, str] = {}
        self._steps: Counter[float] = Counter()

    def add(self, page: Page) -> None:
        """Count those of one more page."""
        self.recognised |= page.method == "ocr"
        words = [word.text for word in page.words]
        self._words.update(words)
        self._cut.update(_CUT.findall(" ".join(words)))
        self._steps.update(_steps(page))

    def lexicon(self) -> Lexicon:
        """The lexicon of the pages so far; its leading is the commonest distance between lines."""
        return Lexicon(self._words, self._leading(), self._cut) if self._steps else Lexicon(self._words, cut=self._cut)

    def _leading(self) -> float:
        common = self._steps.most_common()
        usual, times = common[0]
        # Where most paragraphs have one line, what is commonest is the room between paragraphs.
        closer = (step for step, count in common if step <= _OF_LINES and count >= _OF_COMMONEST * times)
        return usual if usual <= _OF_LINES else next(closer, usual)


class Lexicon:
    """The words of one document and, behind them, those of Dutch; decides what a hyphen at a line's end was.

    `leading` is the usual distance between two lines of the document, in font sizes (1.2 when unknown); `cut` has what ends in
    a hyphen, without it, and what follows that.
    """

    def __init__(
        self,
        words: Iterable[str] | Mapping[str, int] = (),
        leading: float = 1.2,
        cut: Mapping[str, str] | None = None,
    ) -> None:
        self.leading = leading
        self._cut = cut or {}
        self._counts: Counter[str] = Counter()
        self._stubs: list[str] = []
        self._marks = 0
        for word, count in Counter(words).items():
            self._add(word, count)
        self._hyphenates: bool | None = None

    @classmethod
    def of(cls, pages: Iterable[Page]) -> Lexicon:
        """The lexicon of a document's pages."""
        seen = PrintedWords()
        for page in pages:
            seen.add(page)
        return seen.lexicon()

    def _add(self, printed: str, count: int) -> None:
        if printed[-1:] in HYPHENS and len(printed) > 1:
            self._marks += count * (printed[-1] in "\u2010\u00ad")
            self._stubs += [_bare(printed)] * count
        elif word := _bare(printed):
            self._counts[word] += count

    def knows(self, word: str) -> bool:
        """Whether `word` occurs whole in the document, or is Dutch."""
        bare = _bare(word)
        return bare in self._counts or bare in _dutch_words()

    def count_of(self, word: str) -> int:
        """How often `word` occurs whole in the document, in capitals or not."""
        return self._counts[_bare(word)]

    def printed(self) -> KeysView[str]:
        """The words that occur whole in the document, in small letters."""
        return self._counts.keys()

    def is_sure(self, word: str) -> bool:
        """Whether `word` occurs whole in the document more than once, or is Dutch."""
        bare = _bare(word)
        return self._counts[bare] > 1 or bare in _dutch_words()

    def is_dutch(self, word: str) -> bool:
        """Whether `word` is one of Dutch, whether it occurs in the document or not."""
        return _bare(word) in _dutch_words()

    def printed_rarely(self) -> list[str]:
        """The words, in small letters, that occur once in the document; of single letters those that occur up to thrice."""
        return [word for word, count in self._counts.items() if count == 1 or (count <= _RARE and len(word) == 1)]

    @property
    def hyphenates(self) -> bool:
        """Whether the typesetter of this document breaks words: its line ends hold parts that are no words, or are one with the next."""
        if self._hyphenates is None:
            stubs = (stub for stub in self._stubs if len(stub) > 1 and stub.isalpha())
            # A part that is no word tells, and so does a whole that is one: `beschik-` before `baar` does both.
            told = (told for stub in stubs for told in (not self.knows(stub), self._goes_on(stub)) if told)
            self._hyphenates = self._marks > 0 or len(list(islice(told, 2))) == 2
        return self._hyphenates

    def _goes_on(self, stub: str) -> bool:
        rest = _bare(self._cut.get(stub, ""))
        return rest not in _CONJUNCTIONS and len(rest) > 1 and stub + rest in _dutch_words()

    def rejoin(self, left: str, right: str, marked: bool = False, *, last: bool = False) -> str:
        """What `left`, which ends in a hyphen at the end of a line, and `right`, which begins the next, were.

        `marked`: the file says that the typesetter put the hyphen there; `last`: nothing follows, as it would an ellipsis. The three answers are one word, a word with a
        hyphen, and an elliptic hyphen with its space.
        """
        marked = marked or left[-1] == "\u00ad"
        drawn = left[-1] == "\u2010"
        stem = left[:-1]
        joined, kept = stem + right, f"{stem}-{right}"
        if not any(character.isalnum() for character in stem):
            # No word was cut: `+/- 50 woningen`, a dash.
            return f"{left} {right}"
        head, tail = _last_part(stem), _bare(right)
        if tail in _CONJUNCTIONS or right.lower() in _CONJUNCTIONS:
            whole = marked or drawn or last or not self.knows(head)
            return joined if whole and self.knows(head + tail) else f"{stem}- {right}"
        if marked:
            return joined
        if _keeps_by_form(stem, right) or (head in _ABBREVIATIONS and not self.knows(head + tail)):
            return kept
        if stem[0].isupper() and self._counts[head + tail] >= _OFTEN:
            # A party's name.
            return joined
        if not drawn and not self.hyphenates and self.knows(head) and head + tail not in _dutch_words():
            return kept
        counts = self._counts[head + tail], self._counts[f"{head}-{tail}"]
        if any(counts):
            return joined if counts[0] >= counts[1] else kept
        if any(head == one and tail.startswith(other) for one, other in _PAIRS):
            return kept
        return joined if self._breaks(head, tail) or (drawn and head[-1:] + tail[:1] not in _CLASHES) else kept

    def was_cut(self, left: str, right: str, *, alone: bool = True) -> bool:
        """Whether `left`, which ends a line as wide as its column, and `right`, which begins the next, are one word cut in two.

        They are when the document has the whole word elsewhere, or when `left` is `alone` on its line and the word Dutch, and one
        of the parts is not.
        """
        if alone and left[-1:].isalpha() and right in _CLOSING:
            return True
        head, tail = _last_part(left), _bare(right)
        if not (left[-1:].isalpha() and right[:1].islower()):
            return False
        if not (alone or self._counts[head + tail]):
            return False
        dutch = _dutch_words()
        # A heading that comes back is cut each time.
        seldom = self._counts[head] <= 1 or self._counts[head] == self._counts[tail]
        if not alone:
            # `ten minste` stands beside `tenminste`, and lists of words leave both parts out.
            return seldom and head not in dutch and head.lower() not in _OF_PHRASES
        if self._counts[head + tail] and (tail not in _CONJUNCTIONS or head not in dutch):
            return True
        if tail in _CONJUNCTIONS:
            return False
        # One letter is no word of running text, though dictionaries hold it.
        if len(tail) == 1 and len(head) >= _LEAST_PART:
            return True
        if len(tail) > _SHORT_TAIL:
            return seldom and _is_long_rest(head, tail, seldom=self._counts[tail] <= max(1, self._counts[head]))
        if head + tail not in dutch:
            return _ends_in_word(head, tail)
        return seldom and not (head in dutch and tail in dutch)

    def _breaks(self, head: str, tail: str) -> bool:
        dutch = _dutch_words()
        if f"{head}-{tail}" in dutch:
            return False
        if head[-1:] + tail[:1] in _CLASHES and head + tail not in dutch:
            return False
        return not self.knows(head) or head + tail in dutch or self.hyphenates


def _ends_in_word(head: str, tail: str) -> bool:
    """Whether `head` and `tail` make a compound whose last part the cut went through: `opkoopbescher`, `ming`."""
    dutch = _dutch_words()
    joined = head + tail

    def ends(text: str, beyond: int) -> bool:
        return any(text[k:] in dutch for k in range(3, len(text) - max(beyond + 1, _LEAST_PART) + 1))

    return head not in dutch and not (tail in dutch and ends(head, 0)) and ends(joined, len(tail))


def _is_long_rest(head: str, tail: str, *, seldom: bool) -> bool:
    """Whether `head` only begins a compound, or a tail of more than a few letters that is `seldom` printed is no word of its
    own: `beschikb`, `aarheid`."""
    dutch = _dutch_words() if seldom or _LINKED.search(head) else ()
    if _LINKED.search(head):
        return head not in dutch
    if tail in dutch:
        return _ends_in_word(head, tail)
    ends = [head[k:] + tail for k in range(len(head))] if dutch else []
    # Dictionaries lack the ending of some: `woningzoekende`.
    return any(end in dutch or end.removesuffix("n") in dutch for end in ends)


def _keeps_by_form(stem: str, right: str) -> bool:
    part = re.split(r"[-/(]", stem)[-1]
    if not part or not right[0].isalnum():
        return True
    if part.isupper() and right.isupper() and len(part) > 1:
        return False
    return len(part) == 1 or part[-1].isdigit() or part.isupper() or right[0].isdigit() or right[0].isupper()


def _bare(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()
    return _EDGES.sub("", clean_characters(word)).lower()


def _last_part(stem: str) -> str:
    return _bare(re.split(r"[/(]", stem)[-1])


def _steps(page: Page) -> Iterator[float]:
    """The distances between a word and the next one under it that begins at the same x, in font sizes."""
    starts: dict[tuple[int, float], float] = {}
    sizes = {size: round(size, 1) for size in {word.size for word in page.words}}
    for word in sorted(page.words, key=top_edge):
        box, size = word.box, word.size
        bottom = box[3]
        key = round(box[0]), sizes[size]
        if key in starts and size:
            step = round((bottom - starts[key]) / size, 1)
            if 0.9 <= step <= 2.2:
                yield step
        starts[key] = bottom
