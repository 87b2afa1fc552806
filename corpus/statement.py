"""What linking works on and what it gives: plain values, no database."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypedDict

from jaarschijf.corpus.normal_text import normal_text


class Tag(TypedDict):
    """A tagged expression of a jaarafspraak, as the view `mentions` has it; `kind` is that of an actor, or `partijen`."""

    label: str
    value: str | None
    role: str | None
    numbers: list[float]
    bound: str | None
    unit: str | None
    timex: str | None
    due: date | None
    text: str
    kind: str | None


_WORD = re.compile(r"\w+(?:[-'.,/]\w+)*%?")
# An infinitive, or a noun made of a verb, with what is done behind it.
_TASK = re.compile(r"\s*(?:het\s+)?[\w-]+(?:en|ing|ie|oek)\s+(?:van|naar)\b", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•\n]\s*)\W*(\w+)")


@dataclass(frozen=True)
class Statement:
    """One jaarafspraak of a municipality: the text a document (of `document_year`) gives for `year`, and its surroundings."""

    agreement_id: str
    row_id: str
    document_id: str
    document_year: int
    year: int
    ordinal: int
    theme_number: str
    theme: str | None
    theme_code: str | None
    row_number: str | None
    doelstelling: str | None
    kaderafspraak: str | None
    text: str
    trekker: str | None = None
    gereed: str | None = None
    mentions: Sequence[Tag] = ()
    # Of each actor in the column of trekkers its wording and its canonical name.
    leaders: Sequence[tuple[str, str]] = ()

    @property
    def is_quote(self) -> bool:
        """Whether a document of another year prints it."""
        return self.document_year != self.year

    @cached_property
    def normal(self) -> str:
        """The text, normalised."""
        return normal_text(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the text, normalised, in order."""
        return tuple(_WORD.findall(self.normal))

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital that do not open a sentence: projects, places, organisations."""
        openers = {match.start(1) for match in _SENTENCE_START.finditer(self.text)}
        return frozenset(
            match[0].casefold()
            for match in _WORD.finditer(self.text)
            if match[0][0].isupper() and match.start() not in openers
        )

    @cached_property
    def actors(self) -> frozenset[tuple[str, str | None]]:
        """Canonical name and role of each actor."""
        return frozenset((tag["value"] or tag["text"], tag["role"]) for tag in self.mentions if tag["label"] == "ACTOR")

    @cached_property
    def target_groups(self) -> frozenset[str]:
        """Canonical names of the target groups."""
        return frozenset(tag["value"] or tag["text"] for tag in self.mentions if tag["label"] == "TARGET_GROUP")

    def is_for_others(self, other: Statement) -> bool:
        """Whether both are for people, and for others: `jongeren`, `senioren`."""
        return bool(self.target_groups and other.target_groups) and self.target_groups.isdisjoint(other.target_groups)

    @property
    def is_task(self) -> bool:
        """Whether it begins with what is to be done, whoever does it: `Opstellen van een plan`, `Onderzoek naar woningruil`."""
        return _TASK.match(self.text) is not None

    @cached_property
    def leading(self) -> str:
        """The column of trekkers, normalised, with each actor under its canonical name: `WGZ` as `Woongoed Zuid`."""
        names = dict(self.leaders)
        # The longest first: "Woongoed Zuid" is not "Woongoed" with a word behind it.
        wordings = "|".join(re.escape(wording) for wording in sorted(names, key=len, reverse=True))
        printed = self.trekker or ""
        named = re.sub(rf"(?<!\w)(?:{wordings})(?!\w)", lambda found: names[found[0]], printed) if names else printed
        return normal_text(named)

    @cached_property
    def deadlines(self) -> frozenset[str]:
        """The last days on time, else the TIMEX3 values."""
        found = ((tag["due"], tag["timex"]) for tag in self.mentions if tag["label"] == "DEADLINE")
        return frozenset(str(due or timex) for due, timex in found if due or timex)

    def figures(self, label: str) -> tuple[tuple[float, ...], ...]:
        """The numbers of each mention with this label, in order of size."""
        return tuple(sorted(tuple(tag["numbers"]) for tag in self.mentions if tag["label"] == label))


@dataclass(frozen=True, slots=True)
class PackedStatements:
    """Statements as text, so many together in each: a JSON array of objects with a key for each field. DuckDB writes it in less
    time than it takes to give values, and who links them unpacks them."""

    texts: Sequence[str]

    def __iter__(self) -> Iterator[Statement]:
        for text in self.texts:
            for told in json.loads(text):
                for tag in told["mentions"]:
                    tag["due"] = date.fromisoformat(tag["due"]) if tag["due"] else None
                yield Statement(**told)
