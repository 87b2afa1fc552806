"""Lists in which not each item names who acts: those around it, or what stands over them, tell that all are agreements."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from jaarschijf.extract.agreements.clauses import block_number, without_number
from jaarschijf.extract.agreements.goal_labels import role_of_label
from jaarschijf.extract.agreements.who_acts import begins_with_promise
from jaarschijf.extract.wording.bullets import without_bullet
from jaarschijf.extract.wording.party_names import NAME, kind_of
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.extract.wording.vocabulary import Vocabulary
from jaarschijf.schema.flow import Block, Line

_LEAST, _MOSTLY, _SOME = 2, 0.5, 0.25
_LEAST_WORDS = 2
_LONGEST_NAME = 3  # words
_SET_IN = 4.0  # points
# `Inzet van de gemeente:`, `Gemeente en corporaties:`, `Samen:`, `Wat doet Woonborg?`.
_BEFORE = (
    r"(?:(?:de|het|inzet|bijdrage|rol|taken|afspraken|acties|activiteiten|inspanningen|van|door|voor|wat|dit|zo|doet|doen|gaat"
    r"|gaan|zal|zullen)\s+)*"
)
# `… zal in 2025:`, `… zullen gezamenlijk:`
_AFTER = (
    r"(?:\s+(?:doet|doen|gaat doen|gaan doen|zegt toe|zeggen toe|draagt bij|dragen bij|zorgt voor|zorgen voor|gaat|gaan|zal|zullen"
    r"|biedt(?: aan)?|bieden(?: aan)?|zet zich in voor|zetten zich in voor)"
    r"(?:\s+(?:in (?:het jaar )?20\d\d|(?:dit|komend) jaar|(?:samen|gezamenlijk)(?: met elkaar)?|daarom|ook|het volgende))*)?"
)
_VERB_AFTER = re.compile(_AFTER.removesuffix("?") + r"\s*:?$", re.IGNORECASE)
# The third person of a verb, before what is done.
_ACTS = re.compile(
    r"(?!(?:Het|Dit|Dat|Wat|Niet|Met|Uit|Tot|Naast|Want|Meest|Eerst|Kort|Recht)\b)[A-Z][a-zë]*t\s+[a-zéà0-9]"
)
# `Inzet gemeente`, and not `Afspraken voor gemeente en corporaties`, which are of what is agreed.
_PART_OF = re.compile(r"(?:(?:de|het)\s+)?(?:inzet|bijdrage|rol)\s+(?:(?:van|door)\s+)?(?=\S)", re.IGNORECASE)
_ASKED = re.compile(r"(?:wat|dit|zo|gaat|gaan)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|wij)\b", re.IGNORECASE)
# A heading over how things are: `Betaalbaarheid in cijfers`.
_TELLS = re.compile(r"\b(?:cijfers|feiten)\b", re.IGNORECASE)
_TOGETHER = (
    r"(?:(?:(?:alle|beide) )?partijen (?:samen|gezamenlijk)|gezamenlijk|samen|allen|alle partijen|beide partijen)"
)
# Who may stand over a list by what he is, though not in a sentence.
_KIND = r"(?:huurders|bewoners|verhuurders?|(?:woning|woon)stichting|woningbouwvereniging)"


class BulletLists:
    """The lists of a document, run after run; `actors` finds who can commit himself, `names_who_acts` tells that a text does."""

    def __init__(self, actors: re.Pattern[str], names_who_acts: Callable[[str], bool], vocabulary: Vocabulary) -> None:
        self._actors, self._names_who_acts, self._vocabulary = actors, names_who_acts, vocabulary
        one = rf"{_BEFORE}(?:{actors.pattern}|{_TOGETHER}|{_KIND})"
        self._who = re.compile(rf"{one}(?:\s*(?:,|&|/|\ben\b)\s*{one})*{_AFTER}", re.IGNORECASE)
        self._agreed: set[tuple[float, ...]] = set()
        # The ranks of headings that are parties' names.
        self._parties: set[tuple[float, ...]] = set()
        # The places in a run of items that are these, over items of their own.
        self.heads: set[int] = set()

    def agreements(self, run: Sequence[Block]) -> dict[int, list[Line]]:
        """The places in `run` (a heading and what is under it) of items that are agreements with the others of their list,
        and the lines over the list that say who is to act."""
        found: dict[int, list[Line]] = {}
        heading = run[0] if run and run[0].kind == "heading" else None
        for listed, group in groupby(range(len(run)), key=lambda k: _is_bullet(run[k]) or _is_cell(run[k])):
            places = list(group)
            alone = len(places) < _LEAST and not (heading is not None and heading.rank in self._agreed)
            if not listed or alone:
                continue
            if self._is_agreed([run[k] for k in places], heading, right_under=places[0] == 1):
                found.update({place: [] for place in places})
        return found | self._of_parties(run) | self._under_parties(run)

    def _is_agreed(self, items: Sequence[Block], heading: Block | None, *, right_under: bool) -> bool:
        """Whether the items of a list, `right_under` its heading or under a text of that, are agreements."""
        acts = sum(self._names_who_acts(item.text) for item in items)
        # What is set in a table is no mere enumeration; under a theme, what is done comes in lists.
        ruled = all(map(_is_cell, items))
        goal = heading is not None and self._is_goal(heading)
        # Right under the label of goals stand goals, and under one of them what is agreed for it.
        themed = not right_under if goal else heading is not None and _names_theme(heading)
        agreed = acts >= max(1 if ruled else _LEAST, (_SOME if ruled or themed else _MOSTLY) * len(items))
        if heading is not None and (right_under or ruled or goal) and (heading.marker or themed):
            # The lists that stand right under the numbered headings of one rank, or those of themes, are of one kind.
            agreed |= heading.rank in self._agreed
            if agreed:
                self._agreed.add(heading.rank)
        return agreed

    def _is_goal(self, heading: Block) -> bool:
        return role_of_label(without_number(heading.text).rstrip(": "), self._vocabulary) is not None

    def promised(self, run: Sequence[Block]) -> set[int]:
        """The places of the bullets in `run`, a heading and all that is under it, where they are one list and each says who is
        to do what."""
        if not run or _TELLS.search(run[0].text) or says("background", without_number(run[0].text)):
            return set()
        places = [k for k, block in enumerate(run) if _is_bullet(block)]
        one = len(places) >= _LEAST and places[-1] - places[0] == len(places) - 1
        told = one and all(begins_with_promise(run[k].text, self._actors) for k in places)
        return set(places) if told else set()

    def _of_parties(self, run: Sequence[Block]) -> dict[int, list[Line]]:
        """The items of lists under `Woonborg:`, with its line; a list of names under it says who they are."""
        found: dict[int, list[Line]] = {}
        for kind, group in groupby(range(len(run)), key=lambda k: _kind(run, k)):
            places = [k for k in group if kind != "item" or run[k].kind == "item"]
            over = run[places[0] - 1] if kind is not None and places[0] else None
            if over is None or not (over.kind == "heading" or (kind == "item" and over.text.endswith((":", "?")))):
                continue
            said = [run[k].text for k in places]
            who = without_number(over.text).rstrip(":? ")
            named = self._who.fullmatch(who) is not None or (over.rank in self._parties and _is_party(who))
            if named and any(map(_says_something, said)):
                if over.kind == "heading":
                    self._parties.add(over.rank)
                # `Wat gaan we doen?` names nobody.
                found.update(dict.fromkeys(places, [] if _WE.search(over.text) else _without_verb(over)))
        return found

    def _under_parties(self, run: Sequence[Block]) -> dict[int, list[Line]]:
        """The items that are set in under one which only names who acts, with its line: `• De gemeente`, and under that `– wijst
        twee plekken aan`."""
        found: dict[int, list[Line]] = {}
        self.heads = set()
        over: int | None = None
        for k, block in enumerate(run):
            if block.kind != "item":
                over = None
                continue
            below = run[k + 1] if k + 1 < len(run) else None
            names = self._who.fullmatch(_without_mark(block).rstrip(":? ")) is not None
            if names and below is not None and below.kind == "item" and _is_set_in(below, block):
                over = k
                self.heads.add(k)
            elif over is not None and _is_set_in(block, run[over]):
                found[k] = run[over].lines
            else:
                over = None
        return found


def _kind(run: Sequence[Block], k: int) -> str | None:
    """An item, with what goes on with it, or a paragraph that says what the one does who is named over it, `Wijst twee plekken
    aan.`; None for another block."""
    if run[k].kind == "item" or _goes_on(run, k):
        return "item"
    acts = run[k].kind == "paragraph" and _ACTS.match(run[k].text) is not None and run[k].text.endswith((".", ";"))
    return "paragraph" if acts else None


def _names_theme(heading: Block) -> bool:
    text = without_number(heading.text)
    return theme_code(text) is not None and _TELLS.search(text) is None and not says("background", text)


def _goes_on(run: Sequence[Block], k: int) -> bool:
    """Whether a paragraph goes on with an item, as whose text it is set in, and the next of the list follows."""
    if not 0 < k < len(run) - 1 or run[k].kind != "paragraph":
        return False
    above, below = run[k - 1], run[k + 1]
    listed = above.kind == below.kind == "item" and above.marker == below.marker
    return listed and _is_set_in(run[k], above)


def _is_set_in(block: Block, over: Block) -> bool:
    """Whether an item stands to the right of another."""
    return block.lines[0].box.x0 > over.lines[0].box.x0 + _SET_IN


def _without_verb(block: Block) -> list[Line]:
    """The lines that say who is to act, without the verb that they end with, or what of him they begin with: `Woonborg` of
    `Woonborg zal:` and of `Inzet van Woonborg`; `Dit gaat Woonborg doen` stays whole."""
    *before, last = block.lines
    verb = _VERB_AFTER.search(last.text) if _ASKED.match(block.text) is None else None
    count = len(verb[0].split()) if verb is not None and verb.start() > 0 else 0
    lines = [*before, Line(last.page, last.words[: len(last.words) - count])] if count else block.lines
    first, *others = lines
    part = len(match[0].split()) if (match := _PART_OF.match(first.text)) is not None else 0
    return [Line(first.page, first.words[part:]), *others]


def _without_mark(block: Block) -> str:
    words, _ = without_bullet(block.lines[0])
    return " ".join(word.text for word in words) if len(block.lines) == 1 else block.text


def _is_party(text: str) -> bool:
    """Whether a title is a name that no list of parties has, of one by its kind: `Kernwonen`, beside `De gemeente`."""
    return len(text.split()) <= _LONGEST_NAME and kind_of(text) not in (None, "overig") and theme_code(text) is None


def _says_something(text: str) -> bool:
    name = re.match(NAME, text)
    return len(text.split()) >= _LEAST_WORDS and not (name and name.end() >= len(text.rstrip(".,;")))


def _is_cell(block: Block) -> bool:
    return block.kind == "item" and block.panel is not None


def _is_bullet(block: Block) -> bool:
    return block.kind == "item" and block_number(block) is None
