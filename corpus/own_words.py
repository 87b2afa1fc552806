"""What one agreement of each year speaks of and no other does: the thing that both are about (*noodfonds*, *woonzorgvisie*)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from jaarschijf.corpus.similarity import best_form
from jaarschijf.corpus.words import Words, is_everyday, is_thing

# A shorter stem is as often a verb or a plain noun.
_LONG = 7
_TELLING = 5


class OwnWords:
    """The stems that one agreement of a year alone is about, of two years: *camera* in one may be in *cameratoezicht* of the other."""

    def __init__(self, earlier: Sequence[Words], later: Sequence[Words]) -> None:
        counts = [Counter(stem for words in side for stem in words.subject) for side in (earlier, later)]
        self._once = [
            frozenset(s for s, times in count.items() if times == 1 and len(s) >= 3 and not is_everyday(s))
            for count in counts
        ]
        self._of_both = self._once[0] & self._once[1]
        self._all = frozenset(counts[0]) | frozenset(counts[1])

    def plan(self, a: Words, b: Words) -> bool:
        """Whether both speak of a plan, a rule or a service of their own."""
        shared = a.subject & b.subject & self._of_both
        return any(is_thing(stem) and len(stem) >= _LONG for stem in shared)

    def thing(self, a: Words, b: Words, names: AbstractSet[str]) -> bool:
        """Whether both speak of a thing of their own by a common noun."""
        shared = (a.subject & b.subject & self._of_both) - names
        return any(len(stem) >= _LONG for stem in shared) or self._compound(a, b, names)

    def named(self, a: Words, b: Words, names: AbstractSet[str]) -> bool:
        """Whether both name a project, plan or place of their own, and of a place say something alike."""
        shared = a.subject & b.subject & self._of_both & names
        if len(shared) > 1:
            return True
        if not shared:
            return False
        if {number for number, _ in a.figures} & {number for number, _ in b.figures}:
            return True
        left, right = (
            frozenset(s for s in text.subject - names if len(s) >= _TELLING and not is_everyday(s)) for text in (a, b)
        )
        return any(stem in right or best_form(stem, right) for stem in left)

    def _compound(self, a: Words, b: Words, names: AbstractSet[str]) -> bool:
        left, right = (
            [s for s in text.subject & once if len(s) >= _TELLING and s not in names]
            for text, once in zip((a, b), self._once, strict=True)
        )
        for first in left:
            for second in right:
                part, whole = sorted((first, second), key=len)
                if part != whole and part in whole and sum(part in s for s in self._all) == 2:
                    return True
        return False
