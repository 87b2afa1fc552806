"""What changed between two texts of one commitment: nothing, the words, or what is promised.

unchanged: the same text, or only the year of the plan rolls on for something that holds every year. reworded: the same
who, what, how much and when in other words. amended: an actor, a figure, a deadline, the phase or the scope changed,
in the text or in the columns trekker and gereed; or what is done once is promised again for a later year.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from jaarschijf.corpus.changed_figures import More, changed_figures, in_days, is_more
from jaarschijf.corpus.changed_scope import (
    changed_labels,
    changed_places,
    changed_scope,
    has_own_sentence,
    is_beside,
    is_there_by_now,
    listed,
)
from jaarschijf.corpus.edits import edits
from jaarschijf.corpus.normal_text import normal_text
from jaarschijf.corpus.statement import Statement, Tag
from jaarschijf.corpus.stemming import stem
from jaarschijf.corpus.subjects import noun_swapped, shared_behind_label
from jaarschijf.corpus.word_lists import is_finishing, is_function, is_once, is_widening, phases
from jaarschijf.corpus.words import Words, roll_year, statement_words
from jaarschijf.schema.link import Change

_MEMBERS = {"corporaties": "corporatie", "huurdersorganisaties": "huurdersorganisatie"}
# Texts that share less of their subject than this are two steps of one matter, not one step in other words.
_SAME_MATTER = 0.34
# The phase of what goes on where the year before ended.
NEXT_STEP = "next"
_BUILDS_ON = re.compile(
    r"\b(?:op (?:basis|grond) van|naar aanleiding van|aan de hand van|ter uitvoering van|met de (?:uitkomsten|resultaten) van|dankzij|uitvoering aan|vervolg (?:aan|op)|na)"
    r" (?:de|het|deze|dit) (\w+(?: \w+){0,3})"
)
_DONE = re.compile(r"\b(?:de|het) ((?:ge|ver|be|ont|her)\w+[dt]e) (?=\w)")
_VERB = 4
_AHEAD = 2
_ENDS = frozenset(("review", "stop", "transfer"))
# What is tried is not yet kept.
_TRIALS = frozenset(map(stem, ("proef", "pilot")))
# How much of it there is from then on.
_LEVELS = frozenset(
    map(stem, ("verhogen", "verlagen", "verhoogd", "verlaagd", "bevriezen", "bevroren", "halveren", "verdubbelen"))
)
_NONE = stem("geen")
_FROZEN = frozenset(map(stem, ("bevriezen", "bevroren")))
_ROOT = 6
# A year after that of the plan, and no day or quarter of its beginning, in which the plan's own year is accounted for.
_NEXT_YEAR = re.compile(r"(?:(?:eind|in|uiterlijk|medio|q[2-4]) )*jaar\+1")
_STAYS = stem("blijven")
_ORDINAL = re.compile(
    r"\b(eerste|tweede|derde|vierde) (maand|keer|melding|aanmaning|huurachterstand|fase|tranche|deel|helft|ronde)\b"
)


def describe_change(earlier: Statement, later: Statement, more: More = "") -> tuple[Change, list[str]]:
    """The change, and what was amended: `percentage 25 -> 30`, `due 2024-12-31 -> 2026-12-31`, `trekker + X`.

    `more`: the side that holds more than this commitment (a split, a merge). Where this one has a sentence of its own
    there, what only that side says is no amendment; one sentence that holds both has another scope.
    """
    a, b = statement_words(earlier), statement_words(later)
    in_one = more in ("earlier", "later") and len((a if more == "earlier" else b).sentences) == 1
    more = "" if in_one else more
    amended = [*_cells(earlier, later), *changed_labels(earlier, later)]
    if a.stems == b.stems:
        return ("amended", amended) if amended else ("unchanged", [])
    if _rolled_stems(a, earlier.year) == _rolled_stems(b, later.year):
        if is_once(b.verbal) and later.year != earlier.year:
            amended += list(_deadlines(earlier, later, relative=False)) or [f"year {earlier.year} -> {later.year}"]
        return ("amended", amended) if amended else ("unchanged", [])
    amended += changed_figures(earlier, later, a, b, more)
    amended += _deadlines(earlier, later, relative=True, more=more)
    # Who leads is told once, by the column where it tells it.
    led = any(told.startswith("trekker") for told in amended)
    amended += (told for told in _actors(earlier, later, more) if not (led and told.startswith("trekker")))
    amended += _target_groups(earlier, later)
    amended += _phase(a, b) or _next_step(earlier, a, later, b)
    amended += _ordinals(a, b)
    amended += changed_places(earlier, later)
    amended += _recurrence(earlier, later)
    if not amended and not more and (scope := changed_scope(a, b, _party_stems(earlier) | _party_stems(later))):
        sign, stems = scope
        amended.append(f"scope {sign} {_as_printed(stems, earlier if sign == '-' else later)}")
    if not amended and not more:
        sides = (("-", earlier, a, b), ("+", later, b, a))
        amended += (f"scope {sign} sentence" for sign, side, own, other in sides if has_own_sentence(side, own, other))
    swapped = len(edits(_rolled_stems(a, earlier.year), _rolled_stems(b, later.year))) == 1 and noun_swapped(a, b)
    # "ook in Zuid": beside what was named already.
    beside = "ook" in b.stems and "ook" not in a.stems and is_beside(a, b, later.text)
    # "huurverlaging", "de huur te verlagen"
    levels = not more and any(
        not any(level[:_ROOT] in s for s in other.stems) and not (level in _FROZEN and _keeps_level(other))
        for one, other in ((a, b), (b, a))
        for level in _LEVELS & one.verbal
    )
    tried = _TRIALS.isdisjoint(a.stems) != _TRIALS.isdisjoint(b.stems)
    if not amended and (beside or levels or tried or is_widening(b.verbal)) and not is_widening(a.verbal):
        amended.append("scope")
    if not amended and (swapped or shared_behind_label(earlier, later) < _SAME_MATTER):
        amended.append("scope")
    if (
        not amended
        and not more
        and is_there_by_now(a, b)
        and _STAYS not in b.stems
        and not (_recurrences(earlier) and _recurrences(later))
    ):
        amended.append(f"phase none -> {NEXT_STEP}")
    if not amended and in_one:
        amended.append("scope")
    return ("amended", amended) if amended else ("reworded", [])


def _rolled_stems(words: Words, year: int) -> list[str]:
    return roll_year(" ".join(words.stems), year).split()


def _keeps_level(words: Words) -> bool:
    """Whether a text says of a rise that there is none: `geen huurverhoging`, as one says that rents are frozen."""
    return _NONE in words.stems and any("verhog" in s for s in words.stems)


def _cells(earlier: Statement, later: Statement) -> Iterator[str]:
    """The columns trekker and gereed; one that only one year has says nothing."""
    if earlier.trekker and later.trekker and earlier.leading != later.leading:
        yield f"trekker {earlier.trekker} -> {later.trekker}"
    if earlier.gereed and later.gereed:
        before, after = (roll_year(normal_text(s.gereed or ""), s.year) for s in (earlier, later))
        once = is_once(statement_words(later).verbal)
        same = normal_text(earlier.gereed) == normal_text(later.gereed)
        # "twee keer per jaar" goes from the column into the text.
        moved = normal_text(earlier.gereed) in later.normal or normal_text(later.gereed) in earlier.normal
        put_off = once or (before == after and _NEXT_YEAR.fullmatch(before))
        if not same and not moved and (put_off or before != after):
            yield f"gereed {earlier.gereed} -> {later.gereed}"


def _deadlines(earlier: Statement, later: Statement, *, relative: bool, more: More = "") -> Iterator[str]:
    """Last days on time, as days of the plan's year when `relative`; the end of that year is what no deadline means, too."""
    before, after = (_days(s, relative=relative) for s in (earlier, later))
    # "Uiterlijk 1 juli" and "voor 1 juli" are a day apart, in the wording only.
    apart = (-1, 0, 1) if relative else (0,)
    same = any({day + days for day in before} == after for days in apart)
    # A day that both print stays that day, however far it is from the plan's year.
    same = same or (relative and set(_due(earlier)) == set(_due(later)))
    if not same and not is_more(before, after, more):
        yield f"due {listed(map(str, _due(earlier)))} -> {listed(map(str, _due(later)))}"


def _due(statement: Statement) -> Iterator[date]:
    return (tag["due"] for tag in statement.mentions if tag["label"] == "DEADLINE" and tag["due"])


def _days(statement: Statement, *, relative: bool) -> set[int]:
    """Last days on time, numbered through the calendar, or from the plan's year on as if each had the days of 2024."""
    if not relative:
        return {due.toordinal() for due in _due(statement)}
    # What is years ahead does not come nearer when it moves along with the plan.
    return {
        366 * (due.year - (statement.year if abs(due.year - statement.year) < _AHEAD else 0))
        + date(2024, due.month, due.day).toordinal()
        for due in _due(statement)
        if (due.year, due.month, due.day) != (statement.year, 12, 31)
    }


def _actors(earlier: Statement, later: Statement, more: More) -> Iterator[str]:
    """Who came and who went, groups and their members taken together; a text that names nobody has lost nobody."""
    before, after = _actor_tags(earlier), _actor_tags(later)
    if not before or not after:
        return
    gone = [tag for tag in before.values() if not _is_named(tag, later, after.values())]
    come = [tag for tag in after.values() if not _is_named(tag, earlier, before.values())]
    if (not gone and more in ("later", "both")) or (not come and more in ("earlier", "both")):
        return
    for sign, tags in (("-", gone), ("+", come)):
        for tag in tags:
            yield f"{tag['role'] or 'betrokken'} {sign} {tag['value'] or tag['text']}"


def _actor_tags(statement: Statement) -> dict[str, Tag]:
    found: dict[str, Tag] = {}
    for tag in statement.mentions:
        if tag["label"] == "ACTOR":
            found.setdefault(tag["value"] or tag["text"], tag)
    return found


def _is_named(actor: Tag, statement: Statement, others: Collection[Tag]) -> bool:
    """Whether the other text has this actor, under its name, in a group, or by the members of the group it is."""
    value, kinds = actor["value"] or actor["text"], [tag["kind"] for tag in others]
    if normal_text(actor["text"]) in statement.normal or any((tag["value"] or tag["text"]) == value for tag in others):
        return True
    # "Dit wordt besproken", with who does it in the column of trekkers.
    if any(name == value for _, name in statement.leaders):
        return True
    if value == "partijen" or "partijen" in kinds:
        return value != "partijen" or len({*kinds}) > 1
    if value in _MEMBERS:
        return sum(tag["kind"] == _MEMBERS[value] for tag in others) >= 2
    return any(_MEMBERS.get(tag["value"] or "", "") == actor["kind"] for tag in others)


def _target_groups(earlier: Statement, later: Statement) -> Iterator[str]:
    # Huurders are whom nearly all of it is for.
    before, after = (side.target_groups - {"huurders"} for side in (earlier, later))
    if before and after and before != after:
        yield f"doelgroep {listed(before)} -> {listed(after)}"


def _next_step(earlier: Statement, a: Words, later: Statement, b: Words) -> list[str]:
    """What the later text does with what the earlier one was to make: `op basis van de analyse`, `de verruimde regeling`."""
    if _BUILDS_ON.search(earlier.normal):
        return []
    words = (word for found in _BUILDS_ON.finditer(later.normal) for word in re.findall(r"\w+", found[1]))
    # "na versterking", "na de versterking": the same moment in both.
    made = (stem(word) for word in words if f"na {word}" not in earlier.normal)
    if any(s in a.stems and s in b.stems and not is_function(s) for s in made):
        return [f"phase none -> {NEXT_STEP}"]
    for found in _DONE.finditer(later.normal):
        verb = stem(found[1]).removeprefix("ge").rstrip("dt")
        if len(verb) >= _VERB and any(s.startswith(verb) for s in a.verbal) and found[1] not in earlier.normal:
            return [f"phase none -> {NEXT_STEP}"]
    return []


def _phase(a: Words, b: Words) -> list[str]:
    before, after = phases(a.verbal), phases(b.verbal)
    # To explore, to evaluate or to end is another promise than whatever else is done with the matter.
    alone = before.isdisjoint(after) and {"explore"} in (before, after)
    alone = alone or not _ENDS.isdisjoint(before ^ after)
    # "bereidt de bouw voor", "start de bouw"
    alone = alone or bool(before and after and "plan" in before ^ after)
    # "verbouwt", "rondt de verbouwing af"
    alone = alone or (is_finishing(a.verbal) != is_finishing(b.verbal) and not (before and after))
    if (before and after and before.isdisjoint(after)) or alone:
        return [f"phase {listed(before)} -> {listed(after)}"]
    return []


def _party_stems(statement: Statement) -> set[str]:
    texts = (tag["text"].casefold() for tag in statement.mentions if tag["label"] == "ACTOR" and tag["kind"])
    return {stem(word) for text in texts for word in re.findall(r"\w+", text)}


def _as_printed(stems: Sequence[str], statement: Statement) -> str:
    """Stems as the words that a text has for them."""
    words = {stem(word.casefold()): word for word in reversed(re.findall(r"\w+(?:['-]\w+)*", statement.text))}
    return " ".join(words.get(s, s) for s in stems)


def _ordinals(a: Words, b: Words) -> Iterator[str]:
    """Which one of a row, of what both speak of: `de eerste maand`, `de tweede maand`."""
    before, after = ({noun: told for told, noun in _ORDINAL.findall(words.rolled)} for words in (a, b))
    for noun in before.keys() & after.keys():
        if before[noun] != after[noun]:
            yield f"ordinal {before[noun]} -> {after[noun]}"


def _recurrence(earlier: Statement, later: Statement) -> Iterator[str]:
    """How often, when both say so."""
    before, after = map(_recurrences, (earlier, later))
    if before and after and before.isdisjoint(after):
        yield f"recurrence {listed(map(str, before))} -> {listed(map(str, after))}"


def _recurrences(statement: Statement) -> set[str | None]:
    tags = (tag for tag in statement.mentions if tag["label"] == "DEADLINE")
    return {in_days(tag["timex"]) for tag in tags if not tag["due"] and tag["timex"]}
