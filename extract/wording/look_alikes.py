"""Words of a scan in which one letter was taken for another that looks like it: `sociate`, `doortopend`, `ledere`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.extract.wording.months import ANY_MONTH
from jaarschijf.extract.wording.number_series import NumberSeries
from jaarschijf.schema.geometry import Page, Word

# Each letter, or two, as recognised, and what may have been printed.
_LIKE = {
    "l": "it1",
    "i": "lt",
    "t": "lif",
    "f": "t",
    "1": "l",
    "!": "l",
    "ì": "i",
    "c": "eo",
    "e": "co",
    "o": "acep",  # a tail may lie in a rule
    "a": "o",
    "n": "u",
    "u": "n",
    "ó": "o",
    "rn": "m",
    "nn": "m",
    "vW": "W",
    "fF": "F",
}
_WORD = re.compile(r"(?P<before>\W*)(?P<word>[^\W\d_](?:[^\W\d_]|[!1](?=[a-z!1.,;:)]|\Z))+)(?P<after>[^\w!]*)")
_LEAST, _LONG = 4, 7  # letters
_OFTEN = 8  # times as often as what looks like it, a short word must be printed
# Leather is of no concern here.
_EVERY = {"leder": "ieder", "ledere": "iedere", "lederen": "iedereen"}
# "Not applicable", "not yet known", "to be settled": their dots are lost first.
_INITIALS = re.compile(r"n[.,]?(?:v[.,]?t|n[.,]?b|t[.,]?b)[.,]?")
_EURO, _MILLIONS = re.compile(r"(?:€|EUR|[Ee]uro)\d"), re.compile(r"m[iI]n[.,;]?")
_QUARTER = re.compile(r"O([1-4])")
# `c.`, an item of a list; and the level of plain language, `taalniveau B1`.
_ITEM = re.compile(r"€([.)])")
# `(woningmarkt)onderzoek`, whose bracket was taken for a letter.
_BRACKETED = re.compile(r"\((?P<optional>[a-z]{3,})j(?P<rest>[a-z]{3,})[^\w)]*")
_LEVEL = re.compile(r"([ABC])(?:IJ|Ĳ|l|I)(?=\W|\Z)")
_RUN_ON = re.compile(rf"(\d{{1,4}})((?:{ANY_MONTH}|woningen|weken|maanden|dagen|jaar)\W*)")
# A label and its text, between which no room was seen: `1.1:Woonborg`, `Doel:Meer`.
_STUCK_TO_LABEL = re.compile(r"((?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z][a-z]{2,}):)([A-ZÀ-Ý][a-zà-ÿ][^\W\d_]*\W*)")
_FIRST_OF = re.compile(rf"[lIÎÏ|](?=(?:{ANY_MONTH})\W*\Z)")
# Small words between which no room was seen: `Eriseen`. What other two may be one word, as `ineen` and `zijnde`.
_SMALL_WORDS = re.compile(
    r"(er)((?:is|zijn)(?:een|de|het)?)|(is)(een|de|het|in|op|van|er)|(in|van|op|bij|aan|met|voor|dat|of)(de|het)",
    re.IGNORECASE,
)


def respelled(pages: Iterable[Page], lexicon: Lexicon) -> Iterator[Page]:
    """The pages; on those that were recognised, a word that is none of Dutch is read as the one that it looks like, if the
    document has that more often. (What is Dutch is no measure of that: lists have a lemma, and not all of its forms.) A number that ran into its month or noun is parted from it, a label from its text, and a number that only looks like letters is read as the others under and over it tell."""
    series = NumberSeries()
    for page in pages:
        if page.method == "ocr":
            page.words = list(_read_anew(series.numbered(page.words), lexicon))
        yield page


def _read_anew(words: Iterable[Word], lexicon: Lexicon) -> Iterator[Word]:
    before, sum_begins = "", False
    for word in words:
        for part in _parted(word, lexicon):
            text = _spelled(part.text, lexicon, opens=before[-1:] in ("", "."))
            if _MILLIONS.fullmatch(text) and sum_begins:
                text = f"mln{text[3:]}"
            if before.lower().endswith("niveau"):
                text = _LEVEL.sub(r"\g<1>1", text, count=1)
            yield part if text == part.text else _with_text(part, text)
        sum_begins = _EURO.match(before + word.text) is not None
        before = word.text


def _parted(word: Word, lexicon: Lexicon) -> Iterator[Word]:
    run_on = _RUN_ON.fullmatch(_FIRST_OF.sub("1", word.text)) or _STUCK_TO_LABEL.fullmatch(word.text)
    if run_on is None and not lexicon.is_dutch(word.text):
        run_on = _SMALL_WORDS.fullmatch(word.text)
    if run_on is None or len(word.ends) != len(word.text):
        yield word
        return
    left, right = filter(None, run_on.groups())
    first = len(left)
    edge = word.ends[first - 1]
    gap = min(0.1 * word.size, (word.ends[first] - edge) / 2)
    yield replace(word, text=left, box=word.box._replace(x1=edge), ends=word.ends[:first])
    rest = replace(word, text=right, box=word.box._replace(x0=edge + gap), ends=word.ends[first:])
    yield from _parted(rest, lexicon)


def _with_text(word: Word, text: str) -> Word:
    step = word.box.width / len(text)
    return replace(
        word, text=text, ends=tuple(round(word.box.x0 + step * place, 2) for place in range(1, len(text) + 1))
    )


def _spelled(text: str, lexicon: Lexicon, *, opens: bool) -> str:
    if _INITIALS.fullmatch(text) and set(text) & set(".,"):
        return "".join(f"{letter}." for letter in text if letter.isalpha())
    quarter = _QUARTER.fullmatch(text)
    if quarter and any(lexicon.count_of(f"Q{number}") for number in "1234"):
        return f"Q{quarter[1]}"
    if item := _ITEM.fullmatch(text):
        return f"c{item[1]}"
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed and all(map(lexicon.is_sure, bracketed.groups())):
        return f"{text[: bracketed.end('optional')]}){text[bracketed.start('rest') :]}"
    found = _WORD.fullmatch(text)
    if found is None or len(found["word"]) < _LEAST:
        return text
    word = found["word"]
    if word in _EVERY:
        said = _EVERY[word].capitalize() if opens else _EVERY[word]
    else:
        said = _look_alike(word, lexicon) or word
    return f"{found['before']}{said}{found['after']}"


def _look_alike(word: str, lexicon: Lexicon) -> str | None:
    """The one word that the document has more often, and that looks like one which is not Dutch."""
    more = lexicon.count_of(word) * (_OFTEN if len(word) < _LONG else 1)
    options = {option for option in _options(word) if lexicon.count_of(option) > more}
    return options.pop() if len(options) == 1 and not lexicon.is_dutch(word) else None


def _options(word: str) -> Iterator[str]:
    return chain.from_iterable(
        (word[:at] + letter + word[at + len(taken) :] for letter in printed)
        for taken, printed in _LIKE.items()
        for at in range(len(word))
        if word.startswith(taken, at)
    )
