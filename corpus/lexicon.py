"""What the words of one municipality's agreements weigh, and which of them are names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

from jaarschijf.corpus.statement import Statement
from jaarschijf.corpus.stemming import stem
from jaarschijf.corpus.word_forms import root
from jaarschijf.corpus.word_lists import is_common_noun
from jaarschijf.corpus.words import Words, statement_words

# What a word that says nothing of the subject weighs in a sentence.
_FUNCTION = 0.1
# How often a year names a party that the other year hardly does, before it is taken to have merged or to be called otherwise.
_WELL = 3


class Lexicon:
    """Inverse document frequencies over all agreements of a municipality: a stem that all have says little.

    Those in `silent` say nothing, and are no names: of parties that are called otherwise in the other year.
    """

    def __init__(self, texts: Iterable[Words], silent: frozenset[str] = frozenset()) -> None:
        texts = list(texts)
        self.silent = silent
        self._total = max(len(texts), 1)
        self._counts = Counter(stem for words in texts for stem, _ in words.telling)
        self._names = frozenset(name for words in texts for name in words.names)
        self._lower = frozenset[str]().union(*(words.lower for words in texts))
        self._weights = dict.fromkeys(silent, 0.0)

    def weight(self, stem: str) -> float:
        """Of one stem, from near 0 for one that all have; the rarer, the higher."""
        known = self._weights.get(stem)
        if known is None:
            known = self._weights[stem] = log(1 + self._total / (self._counts.get(root(stem), 0) + 0.5))
        return known

    def count(self, stem: str) -> int:
        """How many agreements have it."""
        return self._counts.get(root(stem), 0)

    def mass(self, stems: Iterable[str]) -> float:
        """The weights of all, together."""
        return sum(map(self.weight, stems))

    def vector(self, words: Words, stems: Iterable[str] | None = None) -> dict[str, float]:
        """The weight of each stem of a text, or of those given: full for its subject, less for frame words and numbers."""
        if stems is None:
            return {stem: share * self.weight(stem) for stem, share in words.telling}
        shares = dict(words.telling)
        roots = sorted({*map(root, stems)})
        return {stem: shares[stem] * self.weight(stem) if stem in shares else _FUNCTION for stem in roots}

    def names(self, words: Words) -> frozenset[str]:
        """The names in a text: words with a capital, at the opening of a sentence only when nowhere in lower case."""
        opening = frozenset(
            o for o in words.openers if o in self._names or (o not in self._lower and not is_common_noun(o))
        )
        return (words.names | opening) - self.silent

    def sure_names(self, words: Words) -> frozenset[str]:
        """The names in a text that have a capital in the middle of a sentence somewhere."""
        return (words.names | words.openers & self._names) - self.silent


def lexicon_of(earlier: Sequence[Statement], later: Sequence[Statement]) -> Lexicon:
    """The lexicon by which the agreements of two years are compared: names of parties that only one of them knows are silent."""
    return Lexicon(map(statement_words, (*earlier, *later)), _renamed_parties(earlier, later))


def _renamed_parties(earlier: Sequence[Statement], later: Sequence[Statement]) -> frozenset[str]:
    """The stems of the names of corporaties that only one of two years knows well, where each year has such: they merged, or have another name.

    Empty where all that act in one year act in the other too. Who still acts has not become another.
    """
    acting = [
        {tag["value"] for statement in side for tag in statement.mentions if tag["role"] == "trekker"}
        for side in (earlier, later)
    ]
    known = [
        Counter(
            tag["value"]
            for statement in side
            for tag in statement.mentions
            if tag["label"] == "ACTOR" and tag["kind"] == "corporatie" and tag["value"] and tag["value"][0].isupper()
        )
        for side in (earlier, later)
    ]
    gone, come = (
        {name for name, times in mine.items() if times >= _WELL * max(1, other[name]) and name not in others}
        for mine, other, others in zip(known, known[::-1], acting[::-1], strict=True)
    )
    if not gone or not come:
        return frozenset()
    return frozenset(stem(word.casefold()) for name in gone | come for word in re.findall(r"\w+", name))
