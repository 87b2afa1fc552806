"""What one agreement of each year speaks of and no other does: the thing that both are about (*noodfonds*, *woonzorgvisie*)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import reduce
from itertools import combinations, pairwise
from operator import and_

from jaarschijf.corpus.stemming import stem
from jaarschijf.corpus.word_forms import is_near
from jaarschijf.corpus.word_lists import is_everyday, is_special, is_step, is_thing
from jaarschijf.corpus.words import Words

# A shorter stem is as often a verb or a plain noun.
_LONG = 7
_TELLING = 5
_SHORT = 4
_SITE = 6  # letters
# Ends of adjectives: what is made *begrijpelijker* is another thing each time.
_QUALITIES = ("lijk", "lijker", "iger", "isch", "bar", "zam")
_AGAINST = stem("tegen")
_AT = frozenset(("op", "aan", "onder", "achter", "langs", "naast"))
_FOR = frozenset(("voor", "met", "van", "over", "tot", "tegen", "om"))
_ARTICLES = frozenset(("de", "het"))
_NONE = frozenset[str]()
_ACT = re.compile(r"(\w+en) van\b")
_PART = re.compile(r"\b(?:fase|deelfase|tranche|blok|deelgebied|bouwveld) (\d+\w?|[a-h]|i{1,3}|iv)\b")


def _places(side: Sequence[Words]) -> dict[str, int]:
    """In which agreements of a year a stem is, as bits."""
    found: dict[str, int] = {}
    for place, words in enumerate(side):
        for s in words.subject:
            found[s] = found.get(s, 0) | 1 << place
    return found


def _counted_once(side: Sequence[Words]) -> set[str]:
    """What one agreement of a year alone counts."""
    counted = Counter(noun for words in side for noun in {noun for _, noun in words.figures})
    return {noun for noun, times in counted.items() if times == 1 and len(noun) >= _TELLING}


def _is_verb(stemmed: str, a: Words, b: Words) -> bool:
    """Whether two texts have a verb by this stem: one `vergroent`, the other `vergroenen`; no noun and its plural.

    So too where both open with it: `aanwijzen van een coach`, `aanwijzen van een gebied`.
    """
    opening = [_ACT.match(text.rolled) for text in (a, b)]
    if all(act and stem(act[1]) == stemmed for act in opening):
        return True
    forms = {word for text in (a, b) for word in re.findall(r"\w+", text.rolled) if stem(word) == stemmed}
    if any(form.endswith(("eert", "iert")) for form in forms):
        return True
    ends_in_t = [form for form in forms if form.endswith("t")]
    return any(form.endswith("en") and not form.startswith(t) for form in forms for t in ends_in_t)


def _of_others(stemmed: str, a: Words, b: Words) -> bool:
    """Whether this stands before another noun in each text, as an adjective does: `een leegstaande winkel`, `een leegstaande garage`."""
    left, right = (
        {after for s, after in pairwise(words.stems) if s == stemmed and after in words.subject} for words in (a, b)
    )
    return bool(left and right) and b.subject.isdisjoint(left) and a.subject.isdisjoint(right)


def _sites(words: Words) -> set[str]:
    """The stems that stand after a preposition of place and an article, or tell against what: `op het binnenterrein`, `tegen hitte`."""
    stems = words.stems
    return {after for before, after in pairwise(stems) if before == _AGAINST and not is_thing(after)} | {
        noun
        for before, article, noun in zip(stems, stems[1:], stems[2:], strict=False)
        if before in _AT and article in _ARTICLES and not is_thing(noun)
    }


def other_part(a: Words, b: Words) -> bool:
    """Whether the texts speak of two parts of one project.

    >>> from jaarschijf.corpus.words import words_of
    >>> other_part(words_of("De Kade: fase 1 oplevering", 2024), words_of("De Kade: bouw van fase 2", 2025))
    True
    """
    parts, others = (set(_PART.findall(text.rolled)) for text in (a, b))
    return bool(parts and others) and parts.isdisjoint(others)


def one_project(a: Words, b: Words, places: AbstractSet[str]) -> bool:
    """Whether the texts are two steps for as many at one place: `ontwerp 36 woningen Kerklaan`, `vergunning 36 woningen Kerklaan`."""
    steps = all(any(map(is_step, one.subject - other.subject)) for one, other in ((a, b), (b, a)))
    as_many = any(number > 1 for number, _ in {*a.figures} & {*b.figures})
    return steps and as_many and not places.isdisjoint(a.subject & b.subject)


def one_site(a: Words, b: Words, names: AbstractSet[str]) -> bool:
    """Whether each names a place that is called after one thing: the `Beukenschool`, and the `Beukenlaan` that it stood at."""
    left, right = (one.subject & names - other.subject for one, other in ((a, b), (b, a)))
    return any(
        first[:_SITE] == second[:_SITE] for first in left for second in right if len(first) > _SITE < len(second)
    )


def _is_one_act(first: str, second: str) -> bool:
    """Whether two stems begin alike and differ in their ends alone: `renoveert`, `renovatie`; not `regenpijp`, `regenton`."""
    if first[:_TELLING] != second[:_TELLING]:
        return False
    if is_thing(first) and is_thing(second):  # warmtevisie, warmteplan
        return True
    alike = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    return alike is None or min(len(first), len(second)) - alike <= 2


def _of_another(thing: str, words: Words) -> bool:
    """Whether a plan, a rule or a service is one for what a text says behind it: `de regeling *voor* verhuiskosten`."""
    return any(
        s == thing and after in _FOR and is_thing(s) for s, after in zip(words.stems, words.stems[1:], strict=False)
    )


class OwnWords:
    """The stems that one agreement of a year alone is about, of two years: *camera* in one may be in *cameratoezicht* of the other."""

    def __init__(self, earlier: Sequence[Words], later: Sequence[Words]) -> None:
        self._places = [_places(side) for side in (earlier, later)]
        self._once = [
            frozenset(s for s, at in places.items() if at.bit_count() == 1 and len(s) >= 3 and not is_everyday(s))
            for places in self._places
        ]
        self._of_both = self._once[0] & self._once[1]
        self._all = frozenset(self._places[0]) | frozenset(self._places[1])
        self._sides = earlier, later
        self._counted_once = _counted_once(earlier) & _counted_once(later)

    def plan(self, a: Words, b: Words) -> bool:
        """Whether both speak of a plan, a rule or a service of their own, or count a kind of dwelling that is."""
        shared = a.subject & b.subject & self._of_both
        counted = {noun for _, noun in a.figures} & {noun for _, noun in b.figures}
        return any(is_thing(s) and len(s) >= _LONG for s in shared) or any(map(self._is_own_kind, counted))

    def _is_own_kind(self, stem: str) -> bool:
        """Whether this is a kind of dwelling of which one agreement of each year alone speaks."""
        return is_special(stem) and all(places.get(stem, 0).bit_count() == 1 for places in self._places)

    def thing(self, a: Words, b: Words, places: AbstractSet[str], acting: AbstractSet[str]) -> bool:
        """Whether both speak of a thing of their own by a common noun."""
        names = places | acting
        shared = (a.subject & b.subject & self._of_both) - names - (_sites(a) & _sites(b))
        told = [s for s in shared if len(s) >= _LONG and not s.endswith(_QUALITIES)]
        if any(not _is_verb(s, a, b) and not _of_others(s, a, b) for s in told) or self._compound(a, b, names):
            return True
        # "omklapwoningen", where neither says of which place
        return places.isdisjoint(a.subject | b.subject) and any(map(self._is_own_kind, a.subject & b.subject))

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
        # "sloopt 18 woningen", "op de plek van de gesloopte woningen"
        if self.steps(a, b, names):
            return True
        done = any(f"ge{s}" in right for s in a.subject) or any(f"ge{s}" in left for s in b.subject)
        return done or any(is_near(s, right) for s in left)

    def steps(self, a: Words, b: Words, names: AbstractSet[str]) -> bool:
        """Whether all but one name that no others have are steps of a project: `opname Waterflat`, `renovatieplan Waterflat`."""
        shared = a.subject & b.subject & self._of_both & names
        return len(shared) == 1 and all(map(is_step, (a.subject | b.subject) - shared))

    def project(self, a: Words, b: Words, names: AbstractSet[str], acting: AbstractSet[str]) -> bool:
        """Whether both count as many of one thing, or do the same, at a place that both name: `renoveert de Dijkflat`, `renovatie van de Dijkflat`."""
        places = (a.subject & b.subject & names) - acting
        if not places:
            return False
        if any(number > 1 for number, _ in {*a.figures} & {*b.figures}):
            return True
        acts, others = (
            [s for s in text.subject - names - acting if len(s) >= _TELLING and not is_everyday(s)] for text in (a, b)
        )
        alike = {act[:_TELLING] for act in acts for other in others if _is_one_act(act, other)}
        return any(self._alone_there(place, act) for place in places for act in alike)

    def _alone_there(self, place: str, act: str) -> bool:
        """Whether one agreement of each year alone has this place and a word that begins so."""
        return all(
            sum(place in words.subject and any(s.startswith(act) for s in words.subject) for words in side) == 1
            for side in self._sides
        )

    def pair(self, a: Words, b: Words, names: AbstractSet[str]) -> bool:
        """Whether both speak of two things that no other agreement of their year speaks of together: `enkel glas`, `E` and `label`."""
        things = (a.subject & b.subject) - names - (_sites(a) & _sites(b))
        shared = [s for s in things if len(s) >= _SHORT and not is_everyday(s)]
        return any(
            all((places[first] & places[second]).bit_count() == 1 for places in self._places)
            for first, second in combinations(shared, 2)
        )

    def whole(self, a: Words, b: Words) -> bool:
        """Whether all that one is about is in the other, and in no other agreement of either year: a part that was merged."""
        less = min(a.subject, b.subject, key=len)
        told = [s for s in less if len(s) >= _SHORT and not is_everyday(s)]
        if len(told) < 2 or not (a.subject >= set(told) <= b.subject):
            return False
        return all(reduce(and_, (places[s] for s in told)).bit_count() == 1 for places in self._places)

    def surely(self, a: Words, b: Words, names: AbstractSet[str], acting: AbstractSet[str]) -> bool:
        """Whether both count as many, or have a thing that no others have, at a place that both name, whatever else is near.

        So too where they are steps of a project of their own, or one takes a word of the other apart.
        """
        places = (a.subject & b.subject & names) - acting
        as_many = bool(places) and any(number > 1 for number, _ in {*a.figures} & {*b.figures})
        return as_many or self.steps(a, b, names) or self.there(a, b, names, acting) or self.taken_apart(a, b)

    def there(
        self, a: Words, b: Words, names: AbstractSet[str], acting: AbstractSet[str], no_things: AbstractSet[str] = _NONE
    ) -> bool:
        """Whether both have a thing at a place that no others name with it: `wijkplan`, `Vogelbuurt`; those in `no_things` are none."""
        shared = (a.subject & b.subject) - acting
        told = [s for s in shared - no_things if is_thing(s) or (len(s) >= _LONG and not s.endswith(_QUALITIES))]
        things = [s for s in told if not (is_everyday(s) or is_step(s) or _of_others(s, a, b))]
        return any(self._together(thing, place) for thing in things for place in shared & names - {thing})

    def _together(self, first: str, second: str) -> bool:
        return all((places.get(first, 0) & places.get(second, 0)).bit_count() == 1 for places in self._places)

    def figure(self, a: Words, b: Words) -> bool:
        """Whether both count as many of a thing that is not any dwelling: `60 flexwoningen`, or that no other counts: `acht standplaatsen`."""
        return any(
            number > 1 and (is_special(noun) or noun in self._counted_once)
            for number, noun in {*a.figures} & {*b.figures}
        )

    def counted(self, a: Words, b: Words) -> bool:
        """Whether both count what no other agreement of their year counts, be it other numbers of it: `46 statushouders`."""
        return not self._counted_once.isdisjoint({noun for _, noun in a.figures} & {noun for _, noun in b.figures})

    def taken_apart(self, a: Words, b: Words) -> bool:
        """Whether one says in a word of its own what the other says in two: `schimmelklachten`, `klachten over schimmel`."""
        return self._in_two(a, b, 0) or self._in_two(b, a, 1)

    def _in_two(self, one: Words, other: Words, side: int) -> bool:
        stems = frozenset(other.stems)
        for word in one.subject & self._once[side] - other.subject:
            for at in range(_SHORT, len(word) - _SHORT + 1):
                first, rest = stem(word[:at]), word[at:]
                if first not in stems:
                    continue
                second = next((s for s in stems if s == rest or (len(s) >= _TELLING and rest.startswith(s))), None)
                if second and sum(first in told.stems and second in told.stems for told in self._sides[1 - side]) == 1:
                    return True
        return False

    def _compound(self, a: Words, b: Words, names: AbstractSet[str]) -> bool:
        left, right = (
            [s for s in text.subject & once if len(s) >= _TELLING and s not in names]
            for text, once in zip((a, b), self._once, strict=True)
        )
        for first in left:
            for second in right:
                part, whole = sorted((first, second), key=len)
                if part != whole and part in whole and sum(part in s for s in self._all) == 2:
                    return not any(_of_another(part, text) for text in (a, b))
        return False
