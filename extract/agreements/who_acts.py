"""Who may commit himself in a document, and texts that begin with him."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from jaarschijf.extract.agreements.clauses import without_number
from jaarschijf.extract.agreements.column_texts import MOMENT, tells_moment
from jaarschijf.extract.text.alignment import line_segments
from jaarschijf.extract.wording.months import ANY_MONTH
from jaarschijf.extract.wording.party_names import NAME, kind_of
from jaarschijf.extract.wording.prose_wording import wordings
from jaarschijf.extract.wording.vocabulary import Role
from jaarschijf.schema.flow import Block
from jaarschijf.schema.geometry import Word

# A line of the parties' names alone: `Gemeente Veenstad, Woonborg en Huurdersraad Veenstad`.
NAMES_ALONE = re.compile(rf"{NAME}(?:\s*(?:,|\ben\b)\s*(?:de\s+|het\s+)?(?:gemeente\s+)?{NAME})+\.?")
_SENTENCES = re.compile(r"(?<=[.!?;:])\s+")
# What is to be, whoever does it.
_TO_BE = re.compile(r"(?<!\bte )\b(?:word(?:t|en)|zal|zullen|moet(?:en)?|dien(?:t|en))\b", re.IGNORECASE)
_KIND_BEFORE = re.compile(
    r"^(?:de\s+)?(?:stichting|(?:woning)?corporatie|woningstichting|woonstichting|woningbouwvereniging)\s+(?=\S{4}|(?:de|het)\s\S{3})",
    re.IGNORECASE,
)
_SHORT_NAME = 4
_LEAST_PROMISE = 6  # words
_KINDS = frozenset(("wonen", "stichting", "woonstichting", "woningstichting", "vereniging", "woningbouw", "gemeente"))
# `heeft`, `zijn`, `wil`: what follows tells how things are, or what someone would like.
_NO_PROMISE = re.compile(
    r"\b(?:heeft|hebben|had(?:den)?|is|zijn|was|waren|kan|kunnen|wil|willen|vindt|vinden|kent|kennen|ziet|zien|staat|staan|ligt|liggen|telt|tellen|bezit|bezitten)\b",
    re.IGNORECASE,
)
# `Woonborg, de gemeente en het huurdersplatform`; a name may have an article of its own.
_BARS, _BESIDE_NAMES = frozenset(("|", "•", "·")), re.compile(r"\W|\b(?:en|de|het|samen|met)\b", re.IGNORECASE)
_DASHES = frozenset("–-—/")
LONGEST_MOMENT, _LONGEST_LINE = 6, 16  # words
_APART, _WHO_AND_WHEN = 1.5, 2  # of the font size; texts
WHEN = re.compile(
    rf"{MOMENT.pattern}|\b(?:(?:(?:ge)?hele?|ieder|elk) (?:jaar|maand|week)|per (?:jaar|maand|week)|voorjaar|najaar|zomer|medio|begin|eind|direct|permanent"
    rf"|(?:elke|iedere|ieder|om de) (?:\w+ )?(?:weken|maanden|dagen|jaren|kwartalen)|v(?:óó|oo|o)r (?:het|de) \w*(?:seizoen|vakantie)|(?:half)?jaarlijkse|eenmalig|lopend"
    rf"|(?:wekelijks|maandelijks)e?|{ANY_MONTH})\b",
    re.IGNORECASE,
)
_BETWEEN_ACTORS = re.compile(r"^[\s,]*(?:en\s+)?", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:de|het)\s+", re.IGNORECASE)


def actors_of(parties: Sequence[str]) -> re.Pattern[str]:
    """What names one who may commit himself: a party by its name, or as Dutch calls them (`de corporaties`, `wij`)."""
    # A name may stand with or without what it is: Stichting, woningcorporatie.
    bare = {*parties, *(_KIND_BEFORE.sub("", name) for name in parties)}
    bare |= {short for name in bare if (short := _without_place(name, parties))}
    # `Huurdersplatform Veenstad` before what it is, and before a part of it.
    names = [rf"\b{re.escape(name)}\b" for name in sorted(bare, key=lambda name: (-len(name), name))]
    return re.compile("|".join([*names, *wordings()["actors"]]), re.IGNORECASE)


def begins_with_party(text: str) -> bool:
    """Whether a text begins with a name that is a party's by its kind, and goes on in small letters."""
    bare = without_number(text)
    name = re.match(NAME, bare)
    return (
        name is not None
        and kind_of(name[0]) not in (None, "overig")
        and bare[name.end() : name.end() + 2].strip().islower()
    )


def begins_with_promise(text: str, actors: re.Pattern[str]) -> bool:
    """Whether a text begins with one of the `actors`, or some, and the two words after tell no state and no wish."""
    after = text
    while (rest := _after_actor(after, actors)) is not None:
        after = rest
    # `Woonborg | Q4 2030` says when, and nothing of what.
    told = after.lstrip()[:1] not in ("|", "•", "·")
    return after != text and told and _NO_PROMISE.search(" ".join(after.split()[:2])) is None


def only_describes(text: str, actors: re.Pattern[str]) -> bool:
    """Whether a text tells how things are: nobody is to do anything in it, and nothing is to be done."""
    return _TO_BE.search(text) is None and not any(
        begins_with_promise(sentence, actors) for sentence in _SENTENCES.split(text)
    )


def _after_actor(text: str, actors: re.Pattern[str]) -> str | None:
    """What follows the actor that a text begins with, after an article perhaps; None when it begins with none."""
    named = _BETWEEN_ACTORS.sub("", text, count=1)
    for bare in (named, _ARTICLE.sub("", named, count=1)):
        if acting := actors.match(bare):
            return bare[acting.end() :]
    return None


def tells_who_or_when(words: Sequence[Word], actors: re.Pattern[str]) -> bool:
    """Whether a few words name one of the `actors`, a party by its kind, or a moment."""
    text = " ".join(word.text for word in words)
    return tells_moment(text) or actors.search(text) is not None or begins_with_party(text)


def who_and_when(words: Sequence[Word], actors: re.Pattern[str]) -> dict[Role, list[Word]]:
    """A line `Woonborg en gemeente | Q2 2030` in its two parts, with white between them or signs before, told by what they say as no
    label does; empty where it says more."""
    words = words[1:] if words and _is_sign(words[0]) else words
    if words and words[-1].text[-1] in ")]" and not any(word.text[0] in "([" for word in words):
        # It ends what a bracket begins above it.
        return {}
    apart = [k for k, word in enumerate(words) if _is_sign(word)]
    if not apart and len(parts := line_segments(words, gap=_APART)) == _WHO_AND_WHEN:
        return _who_when(parts[0], parts[1], actors)
    bars = apart or [k for k, word in enumerate(words) if word.text in _BARS]
    dashes = [k for k, word in enumerate(words) if word.text in _DASHES]
    if len(bars or dashes) == 1:
        (bar,) = bars or dashes
        return _who_when(words[:bar], words[bar + 1 :], actors)
    if bars or dashes or all(word.confidence == 1 for word in words) or len(words) > _LONGEST_LINE:
        return {}
    # On a scan the bar may not be seen.
    found = (_who_when(words[:k], words[k:], actors) for k in range(len(words) - 1, 0, -1))
    return next((parts for parts in found if parts), {})


def is_over_who_and_when(blocks: Sequence[Block], actors: re.Pattern[str]) -> bool:
    """Whether who acts and when stand right under the first of these blocks, in the box that it is in, told by no label."""
    first, *others = blocks[:2]
    if first.panel is None or not others or others[0].kind != "paragraph" or others[0].panel != first.panel:
        return False
    return bool(who_and_when(others[0].lines[0].words, actors))


def _is_sign(word: Word) -> bool:
    """Whether a word is a picture, as of a calendar before when something is to be done."""
    return len(word.text) == 1 and unicodedata.category(word.text) in ("So", "Co")


def _who_when(left: Sequence[Word], right: Sequence[Word], actors: re.Pattern[str]) -> dict[Role, list[Word]]:
    parts = [list(left), list(right)]
    names = [_are_names(" ".join(word.text for word in part), actors) for part in parts]
    if not all(parts) or names.count(True) != 1:
        return {}
    who, when = parts[names.index(True)], parts[names.index(False)]
    due = len(when) <= LONGEST_MOMENT and WHEN.search(" ".join(word.text for word in when)) is not None
    return {"trekker": who, "gereed": when} if due else {}


def _are_names(text: str, actors: re.Pattern[str]) -> bool:
    return not _BESIDE_NAMES.sub("", actors.sub("", text))


def is_promise(title: str, actors: re.Pattern[str]) -> bool:
    """Whether a title says as much as a sentence that begins with who is to act."""
    return len(title.split()) >= _LEAST_PROMISE and begins_with_promise(title, actors)


def _without_place(name: str, parties: Sequence[str]) -> str | None:
    """A party's name without that of the gemeente it ends in, where one telling word is left: `Wooncompas` Veenstad."""
    places = [party.split(maxsplit=1)[1] for party in parties if party.lower().startswith("gemeente ")]
    for place in places:
        first, _, rest = name.partition(" ")
        if rest == place and len(first) > _SHORT_NAME and kind_of(first) is not None and first.lower() not in _KINDS:
            return first
    return None


def told_beside(words: Sequence[Word], actors: re.Pattern[str]) -> Iterator[tuple[Role, list[Word]]]:
    """Who is to act, and when, in the words far beside the number of an agreement."""
    for at, part in enumerate(line_segments(words)):
        text = " ".join(word.text for word in part)
        due = tells_moment(text) or (at > 0 and actors.search(text) is None)
        yield "gereed" if due else "trekker", part
