"""What two jaarafspraken are about: how much of it they share, and whether one has another thing where the other has one."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import filterfalse, pairwise

from jaarschijf.corpus.edits import edits
from jaarschijf.corpus.lexicon import Lexicon
from jaarschijf.corpus.statement import Statement
from jaarschijf.corpus.stemming import stem
from jaarschijf.corpus.word_forms import best_form, is_near
from jaarschijf.corpus.word_lists import (
    is_building,
    is_function,
    is_step,
    is_thing,
    is_titled,
    opens_noun,
    takes_object,
)
from jaarschijf.corpus.words import Words, number_value, statement_words, words_of

# A swap within a longer stretch than this many words is another wording, not another subject in the same frame.
_SWAP = 5
_NEW = stem("nieuwe")
_OF = frozenset(("van", "bij", "uit"))
_BETWEEN = _OF | {"de", "het", "een", "deze", _NEW}
_ADJECTIVE_ENDS = ("lijk", "isch", "bar", "zam", "ief", "aal")


def shared_subject(a: Words, b: Words) -> float:
    """The share (0 to 1) of the subject of the text that says less, that the other has too; 1 when it has no subject."""
    less, more = sorted((a.subject, b.subject), key=len)
    if len(less) == 1:
        # "Partijen volgen de uitvoering met een monitor": one word tells too little, what any agreement may say tells some.
        less, more = sorted((frozenset(filterfalse(is_function, words.stems)) for words in (a, b)), key=len)
    return sum(1.0 if s in more else best_form(s, more) for s in less) / len(less) if less else 1.0


def shared_behind_label(earlier: Statement, later: Statement) -> float:
    """How much of their subject two texts share, but for one label that heads both: `Project Noordrand: ...`."""
    (label, colon, text), (other_label, _, other) = (side.text.partition(":") for side in (earlier, later))
    if not colon or label != other_label:
        return shared_subject(statement_words(earlier), statement_words(later))
    return shared_subject(words_of(text, earlier.year), words_of(other, later.year))


def noun_swapped(a: Words, b: Words, silent: AbstractSet[str] = frozenset()) -> bool:
    """Whether one sentence puts another thing where the other has one: `de watertoren` for `het oude postkantoor`.

    What stems in `silent` stand for is no thing.
    """
    # "sedumdaken op drie flats", "zonnedaken op twee flats": a figure that changed beside a noun makes no wider swap.
    beside = (region for region in edits(*map(_uncounted, (a, b))) if all(end - start == 1 for start, end in region))
    for (a0, a1), (b0, b1) in (*edits(a.stems, b.stems), *beside):
        if not 0 < a1 - a0 <= _SWAP or not 0 < b1 - b0 <= _SWAP:
            continue
        out, new = (
            [s for s in side if s in text.subject and s not in silent]
            for side, text in ((a.stems[a0:a1], a), (b.stems[b0:b1], b))
        )
        if not out or not new or not b.subject.isdisjoint(out) or not a.subject.isdisjoint(new):
            continue
        # "samen met bewoners", "en in Zuid": a place is not put where people were.
        if a.names.issuperset(out) != b.names.issuperset(new):
            continue
        before = a.stems[a0 - 1] if a0 else ""
        # "Nieuwe sloten in alle portieken": a text without a verb begins with its thing.
        described = a0 > 1 and opens_noun(a.stems[a0 - 2]) and before.endswith(_ADJECTIVE_ENDS)
        taken = (
            a1 - a0 == b1 - b0 == 1 and takes_object(before) and opens_noun(a.stems[a1] if a1 < len(a.stems) else "")
        )
        titled = described or taken or is_titled(before)
        opened = (
            titled or (a0 == 1 and before == _NEW) or any(opens_noun(s) for s in (before, a.stems[a0], b.stems[b0]))
        )
        # "verordening kamerverhuur" is not "verordening toeristische verhuur".
        if opened and sum(best_form(stem, b.subject) for stem in out) <= (0.6 if titled else 0.5) * len(out):
            return True
    return False


def _uncounted(words: Words) -> list[str]:
    """The stems of a text, whatever its numbers."""
    return ["0" if number_value(s) is not None else s for s in words.stems]


def thing_swapped(a: Words, b: Words, acting: AbstractSet[str]) -> bool:
    """Whether all that two texts are about is the same but for one noun of each, behind an article or the like."""
    left, right = (
        [s for s in one.subject - other.subject - acting if not is_near(s, other.subject)]
        for one, other in ((a, b), (b, a))
    )
    # "het ontwerp van 28 huizen", "de bouw van 28 huizen": another step of one project.
    if len(left) != 1 or len(right) != 1 or all(map(is_step, (*left, *right))):
        return False
    return len(a.subject & b.subject - acting) > 1 and _is_noun(left[0], a) and _is_noun(right[0], b)


def _is_noun(stem: str, words: Words) -> bool:
    return any(s == stem and opens_noun(before) for before, s in pairwise(words.stems))


def frame_only(a: Words, b: Words, lexicon: Lexicon) -> bool:
    """Whether two texts share only who, where and what is counted (`60 woningen in de Vogelwijk`), and do another thing there."""
    shared = a.subject & b.subject
    counted = shared.intersection(noun for _, noun in a.figures).intersection(noun for _, noun in b.figures)
    if not counted or shared - lexicon.names(a) - counted:
        return False
    left, right = (
        frozenset(s for s in one.subject - other.subject - lexicon.silent if not is_building(s))
        for one, other in ((a, b), (b, a))
    )
    return bool(left and right) and not any(best_form(s, right) or _heads(s, right) for s in left)


def plan_of_plan(a: Words, b: Words) -> bool:
    """Whether one text is about a plan that belongs to what the other is about: a *woonvisie*, an *uitvoeringsprogramma bij de woonvisie*."""
    for s in a.subject & b.subject:
        if is_thing(s):
            left, right = _belonging(s, a), _belonging(s, b)
            if (left and not right and left not in b.stems) or (right and not left and right not in a.stems):
                return True
    return False


def _belonging(thing: str, words: Words) -> str:
    """The plan, rule or service that a text says is *van*, *bij* or *uit* this one."""
    place = words.stems.index(thing) - 1
    while place > 0 and words.stems[place] in _BETWEEN:
        place -= 1
    before = words.stems[place : place + 2]
    return before[0] if place >= 0 and before[1] in _OF and is_thing(before[0]) else ""


def _heads(stem: str, others: AbstractSet[str]) -> bool:
    """Whether this stem is the head of a compound among others: `plan` of `bestemmingsplan`."""
    return len(stem) == 4 and any(len(other) > 4 and other.endswith(stem) for other in others)
