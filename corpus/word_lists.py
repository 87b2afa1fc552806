"""What kind of word a stem is, as `words.toml` lists them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Self

from jaarschijf.corpus.stemming import stem
from jaarschijf.schema.packaged import packaged_text

# Compounds of these are dwellings of a kind, of which many agreements speak.
_NOUN_ENDS = ("ati", "ing", "heid", "beleid", "onderzoek", "overleg", "aanpak", "beheer", "vorm", "groep", "makelar")
_DWELLINGS = ("woning", "appartemen")
_STEMS = ("function", "frame", "everyday", "building", "planning", "titled", "taking", "before_noun", "joining")
_PLAN = "plan"
# A voorontwerp, a schetsontwerp.
_DESIGN = "ontwerp"


@dataclass(frozen=True, slots=True)
class _Expressions:
    """What is told by one stem, or by several together (`op`, `stel`): each under its longest stem, and what that tells with all of it."""

    by_stem: dict[str, list[tuple[frozenset[str], str]]]

    @classmethod
    def of(cls, entries: Mapping[str, Iterable[str]]) -> Self:
        """Of the words of each, by what they tell."""
        by_stem: dict[str, list[tuple[frozenset[str], str]]] = {}
        for told, expressions in entries.items():
            for stems in _stemmed(expressions):
                by_stem.setdefault(max(stems, key=len), []).append((stems, told))
        return cls(by_stem)

    def told(self, stems: AbstractSet[str]) -> frozenset[str]:
        """What these stems tell; of several together one of them tells nothing by itself: `open` of `houdt open`."""
        found = [entry for key in stems if key in self.by_stem for entry in self.by_stem[key] if entry[0] <= stems]
        if len(found) > 1:
            found = [entry for entry in found if not any(entry[0] < other for other, _ in found)]
        return frozenset(told for _, told in found)


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists, as stems; `empty` are all that say nothing of the subject, `printed` the function words as they are written."""

    empty: frozenset[str]
    function: frozenset[str]
    printed: frozenset[str]
    frame: frozenset[str]
    everyday: frozenset[str]
    building: frozenset[str]
    planning: frozenset[str]
    titled: frozenset[str]
    taking: frozenset[str]
    things: tuple[str, ...]
    before_noun: frozenset[str]
    joining: frozenset[str]
    numbers: dict[str, float]
    verbs: _Expressions
    phases: _Expressions
    phase_nouns: _Expressions
    phase_stems: frozenset[str]
    same_things: dict[str, str]


def _stemmed(entries: Iterable[str]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(stem(part) for part in entry.split()) for entry in entries)


@cache
def word_lists() -> WordLists:
    """What `words.toml` holds, read once."""
    data = tomllib.loads(packaged_text("jaarschijf.corpus", "words.toml"))
    stems = {kind: frozenset(map(stem, data[kind].split())) for kind in _STEMS}
    same_things = _stemmed(data["same_things"])
    # "genomen" says no more than "nemen".
    stems["frame"] = stems["frame"].union(*(names for names in same_things if names & stems["frame"]))
    return WordLists(
        **stems,
        empty=stems["function"] | stems["frame"],
        printed=frozenset(data["function"].split()),
        things=tuple(sorted(stem(word) for word in data["things"].split())),
        numbers={word: float(number) for word, number in data["numbers"].items()},
        verbs=_Expressions.of({kind: data[kind] for kind in ("once", "widening", "finishing")}),
        phases=_Expressions.of(data["phases"]),
        phase_nouns=_Expressions.of(data["phase_nouns"]),
        phase_stems=frozenset[str]().union(*(stems for told in data["phases"].values() for stems in _stemmed(told))),
        same_things={name: min(names) for names in same_things for name in names},
    )


def is_frame(stemmed: str) -> bool:
    """Whether this stem is a noun or verb that any agreement may use."""
    return stemmed in word_lists().frame


def is_everyday(stemmed: str) -> bool:
    """Whether agreements about other things may share this word too."""
    return stemmed in word_lists().everyday or stemmed.endswith(_DWELLINGS)


def is_building(stemmed: str) -> bool:
    """Whether this is a step of a building project: `bouw`, `opgeleverd`."""
    return stemmed in word_lists().building


def is_step(stemmed: str) -> bool:
    """Whether this is a step of a building project, from its first study on: `onderzoek`, `omgevingsplan`, `bouw`."""
    lists = word_lists()
    return stemmed in lists.building or stemmed in lists.planning or stemmed.endswith((*_DWELLINGS, _DESIGN))


def is_titled(stemmed: str) -> bool:
    """Whether what this is about stands right behind it: `nota *parkeren*`."""
    return stemmed in word_lists().titled


def takes_object(stemmed: str) -> bool:
    """Whether this is a verb behind which its object stands, which tells what is done: `brengt *hittestress* in kaart`."""
    return stemmed in word_lists().taking


def is_common_noun(stemmed: str) -> bool:
    """Whether this is no name, though it opens a text and stands nowhere else: by its ending, or as a word of any agreement."""
    return stemmed.endswith(_NOUN_ENDS) or is_everyday(stemmed) or is_step(stemmed) or is_thing(stemmed)


def is_special(stemmed: str) -> bool:
    """Whether this is a kind of dwelling that few agreements count: `flexwoningen`, not `woningen` or `huurwoningen`."""
    return stemmed.endswith(_DWELLINGS) and stemmed not in _DWELLINGS and stemmed not in word_lists().everyday


def is_thing(stemmed: str) -> bool:
    """Whether this is a plan, a rule or a service, also where it is written as a name: `Woonvisie`."""
    return stemmed.endswith(word_lists().things)


def opens_noun(stemmed: str) -> bool:
    """Whether a noun may follow this stem: an article, a preposition, `en`, or a number."""
    return stemmed in word_lists().before_noun or stemmed[:1].isdigit()


def joins(stemmed: str) -> bool:
    """Whether this stem ties one more thing to what stands before it: `en`, `of`, `zonder`."""
    return stemmed in word_lists().joining


def same_thing(stemmed: str) -> str:
    """One name, as a stem, of the thing that this stem stands for: `bestemmingsplan` of `omgevingsplan`, since the law changed."""
    return word_lists().same_things.get(stemmed, stemmed)


def is_once(stems: AbstractSet[str]) -> bool:
    """Whether a verb among the stems is of something that is done once (`opstellen`), not every year (`verkopen`)."""
    return "once" in word_lists().verbs.told(stems)


def is_finishing(stems: AbstractSet[str]) -> bool:
    """Whether a verb among the stems brings what was begun to its end (`afronden`)."""
    return "finishing" in word_lists().verbs.told(stems)


def is_function(stemmed: str) -> bool:
    """Whether this is an article, a preposition, an auxiliary or the like."""
    return stemmed in word_lists().function


def is_widening(stems: AbstractSet[str]) -> bool:
    """Whether a verb among the stems makes something hold for more than before (`uitbreiden`)."""
    return "widening" in word_lists().verbs.told(stems)


def phases(stems: AbstractSet[str]) -> frozenset[str]:
    """How far the commitment is, as far as its verbs tell, or else its nouns: plan, adopt, start, done, revise, keep, review, stop."""
    # "maken een wijkplan"
    if any(s.endswith(_PLAN) for s in stems):
        stems = stems | {_PLAN}
    lists = word_lists()
    return lists.phases.told(stems) or lists.phase_nouns.told(stems)


def tells_phase(stemmed: str) -> bool:
    """Whether this stem helps to say how far a commitment is: it widens none."""
    return stemmed in word_lists().phase_stems
