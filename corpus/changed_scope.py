"""Whether two texts of one commitment hold for more, or for less: things, places, labels and sentences put in or taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from jaarschijf.corpus.edits import edits
from jaarschijf.corpus.statement import Statement
from jaarschijf.corpus.stemming import stem
from jaarschijf.corpus.word_forms import best_form, is_near, without_ge
from jaarschijf.corpus.word_lists import joins, opens_noun, phases, tells_phase
from jaarschijf.corpus.words import Words, number_value

# A text of no more words than this, and at most half of the other's, is its keyword: what it leaves out is no less promised.
_KEYWORD = 3
_OWN = 2  # words of the subject, at least
_ALSO = 5  # words
_BEHIND = 3  # words: `van de sociale werkplaats`
_DEFINITE = frozenset(("de", "het"))
# "in Noord, Centrum en Zuid"
_PLACES = re.compile(r"\b(?i:in|te|voor|op)\s+(?:de\s+)?([A-Z][\w-]+(?:(?:,\s|\s(?:en|of)\s)(?:de\s)?[A-Z][\w-]+)*)")
_LABEL = re.compile(r"\b[Ll]abels? ([A-G]\+*(?:(?:,|/|-| naar| of| en| tot)\s?(?:label )?[A-G]\+*)*)(?![\w+])")


def changed_scope(a: Words, b: Words, acting: AbstractSet[str]) -> tuple[Literal["+", "-"], list[str]] | None:
    """Stems of the subject put into, or taken out of, a text that is else the same; those in `acting` say who, not what."""
    short, long = sorted((len(a.stems), len(b.stems)))
    # "Bewonersdag organiseren", "Bewonersdag organiseren in elke kern": the same and more, no keyword.
    goes_on = a.stems[:short] == b.stems[:short]
    if short <= _KEYWORD and 2 * short <= long and not goes_on:
        return None
    regions = edits(a.stems, b.stems)
    out = [s for (start, end), _ in regions for s in a.stems[start:end] if s in a.subject and not _is_said(s, b)]
    new = [s for _, (start, end) in regions for s in b.stems[start:end] if s in b.subject and not _is_said(s, a)]
    if phases(a.verbal) & phases(b.verbal):
        out, new = ([s for s in side if not tells_phase(s)] for side in (out, new))
    if bool(out) == bool(new) or acting >= {*out, *new}:
        return None
    side, others, added = (b, a, new) if new else (a, b, out)
    if _are_joined(added, side, others):
        return "+" if new else "-", added
    for (a0, a1), (b0, b1) in regions:
        telling = not (b.subject if new else a.subject).isdisjoint(b.stems[b0:b1] if new else a.stems[a0:a1])
        joined = any(map(joins, (*a.stems[a0 : a0 + 1], *b.stems[b0 : b0 + 1])))
        if telling and min(a1 - a0, b1 - b0) > int(joined):
            return None
    return "+" if new else "-", added


def _is_said(s: str, other: Words) -> bool:
    """Whether the other text has this word, or another form of it: `helpt`, `geholpen`."""
    return s in other.subject or best_form(s, other.subject) == 1


def _are_joined(added: Sequence[str], side: Words, other: Words) -> bool:
    """Whether words are put beside one that both texts have, however these are turned round: `sociale huur *en middenhuur*`.

    What such a word is of stands right behind it: `en *leerlingen van het praktijkonderwijs*`.
    """
    last = -_BEHIND
    for s in added:
        at = side.stems.index(s)
        beside = at > 1 and joins(side.stems[at - 1]) and side.stems[at - 2] in other.subject
        if not beside and not (0 < at - last <= _BEHIND and opens_noun(side.stems[at - 1])) and at - last != 1:
            return False
        last = at
    return True


def has_own_sentence(statement: Statement, words: Words, other: Words) -> bool:
    """Whether a text promises something more in a sentence of its own, of which the other says nothing: who acts, and what."""
    if len(words.sentences) < 2:
        return False
    acting = [
        {stem(word) for word in re.findall(r"\w+", tag["text"].casefold())}
        for tag in statement.mentions
        if tag["label"] == "ACTOR" and tag["role"] == "trekker"
    ]
    known = frozenset(other.stems)
    numbers = {stem(s) for s in known if (number := number_value(s)) is not None and number > 1}
    for sentence in words.sentences:
        actors = [stems for stems in acting if stems <= sentence]
        about = (sentence & words.subject).difference(*actors) if actors else frozenset[str]()
        # "legt binnen vier weken huisbezoek af", "gaat binnen vier weken langs": a number that both say tells of the same.
        same = not numbers.isdisjoint(sentence.difference(*actors))
        if len(about) >= _OWN and not same and not any(is_near(s, known) for s in about):
            return True
    return False


def is_beside(a: Words, b: Words, text: str) -> bool:
    """Whether `ook` puts another thing beside what was named already: `ook in Zuid`, and not `ook de monitor blijft`."""
    at = b.stems.index("ook")
    # Where it opens a sentence, it tells of what is behind it.
    begins = at if " ook" not in text else max(0, at - _ALSO)
    around = b.stems[begins : at + _ALSO]
    return any(s in b.subject and not is_near(s, a.subject) for s in around)


def changed_labels(earlier: Statement, later: Statement) -> Iterator[str]:
    """Energy labels, when both name some."""
    before, after = (
        {label for told in _LABEL.findall(statement.text) for label in re.findall(r"[A-G]\+*", told)}
        for statement in (earlier, later)
    )
    if before and after and before != after:
        yield f"label {listed(before)} -> {listed(after)}"


def changed_places(earlier: Statement, later: Statement) -> Iterator[str]:
    """Places that were put into, or taken out of, those that both name: `in Noord`, `in Noord en Zuid`."""
    before, after = (
        {name for found in _PLACES.findall(s.text) for name in re.findall(r"[A-Z][\w-]+", found)}
        for s in (earlier, later)
    )
    if before & after and (before < after or after < before):
        yield f"places {listed(before)} -> {listed(after)}"


def is_there_by_now(a: Words, b: Words) -> bool:
    """Whether what one was to bring is what the other speaks of: `een lift`, `8 plekken`; `de lift`, `de 8 plekken`."""
    # "stelt een monitor beschikbaar", "de monitor wordt ter beschikking gesteld"
    if any(without_ge(s) in a.verbal for s in b.verbal if without_ge(s) != s):
        return False
    (new, known), (again, now) = _by_article(a), _by_article(b)
    return not (new - known & now - again & a.subject).isdisjoint(b.subject)


def _by_article(words: Words) -> tuple[set[str], set[str]]:
    """The stems that `een` or a number alone opens, and those that `de` or `het` does, past two words at most."""
    opened: dict[bool, set[str]] = {False: set(), True: set()}
    known, left = False, 0
    for before, s in zip(("", *words.stems), words.stems, strict=False):
        if s in _DEFINITE:
            known, left = True, 4
        elif s == "een" or (number_value(s) is not None and before not in _DEFINITE):
            known, left = False, 4
        left -= 1
        if left >= 0:
            opened[known].add(s)
    return opened[False], opened[True]


def listed(values: Iterable[str]) -> str:
    """Values in order, each once."""
    return ", ".join(sorted(set(values))) or "none"
