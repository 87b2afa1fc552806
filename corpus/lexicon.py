"""What the words of one municipality's agreements weigh, and which of them are names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log

from jaarschijf.corpus.words import Words

# What a word that says nothing of the subject weighs in a sentence.
_FUNCTION = 0.1


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
            known = self._weights[stem] = log(1 + self._total / (self._counts.get(stem, 0) + 0.5))
        return known

    def count(self, stem: str) -> int:
        """How many agreements have it."""
        return self._counts.get(stem, 0)

    def mass(self, stems: Iterable[str]) -> float:
        """The weights of all, together."""
        return sum(map(self.weight, stems))

    def vector(self, words: Words, stems: Iterable[str] | None = None) -> dict[str, float]:
        """The weight of each stem of a text, or of those given: full for its subject, less for frame words and numbers."""
        if stems is None:
            return {stem: share * self.weight(stem) for stem, share in words.telling}
        shares = dict(words.telling)
        return {stem: shares[stem] * self.weight(stem) if stem in shares else _FUNCTION for stem in sorted(stems)}

    def names(self, words: Words) -> frozenset[str]:
        """The names in a text: words with a capital, at the opening of a sentence only when nowhere in lower case."""
        opening = frozenset(o for o in words.openers if o in self._names or o not in self._lower)
        return (words.names | opening) - self.silent

    def sure_names(self, words: Words) -> frozenset[str]:
        """The names in a text that have a capital in the middle of a sentence somewhere."""
        return (words.names | words.openers & self._names) - self.silent
