"""Made-up agreements of made-up municipalities over the years, in any number: what the scale benchmarks work on.

Everything follows from a seed. Nothing here is of a real document.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

FIRST_YEAR = 2020
VERBS = ("bouwt", "renoveert", "verduurzaamt", "onderzoekt", "verkoopt", "labelt", "verbetert", "onderhoudt", "plaatst")
THINGS = (
    "sociale huurwoningen",
    "seniorenwoningen",
    "zonnepanelen",
    "warmtepompen",
    "ontmoetingsruimten",
    "lopende bruggen",
)
GROUPS = ("starters", "senioren", "statushouders", "jongeren", "gezinnen", "zorgmedewerkers", "ouderen met dementie")
PLACES = (
    "linde",
    "berken",
    "eiken",
    "haven",
    "markt",
    "molen",
    "kerk",
    "station",
    "vaart",
    "duin",
    "veld",
    "bos",
    "water",
)
ENDS = ("laan", "kwartier", "buurt", "hof", "plein", "kade", "park", "wijk", "dijk", "veste", "erf", "pad")
ACTORS = (
    ("gemeente", "gemeente"),
    ("Woonzaam", "corporatie"),
    ("De Schakel", "corporatie"),
    ("corporaties", "corporatie"),
)
NAME_STARTS = (
    "Alder", "Berken", "Brons", "Distel", "Eiken", "Esdoorn", "Goud", "Heide", "Iepen", "Kievit",
    "Klaver", "Koper", "Linde", "Meidoorn", "Reiger", "Rozen", "Sleutel", "Varen", "Wilgen", "Zilver",
)  # fmt: skip
NAME_ENDS = (
    "meer", "veen", "dam", "burg", "brink", "horst", "loo", "rade", "wolde", "zijl", "drecht", "hoven", "waard",
    "kerk", "beek", "daal", "bosch",
)  # fmt: skip
THEMES = ("Beschikbaarheid", "Betaalbaarheid", "Duurzaamheid", "Wonen en zorg", "Leefbaarheid")


def commitment(chance: random.Random) -> list[str]:
    """The words of one commitment: who, does, how many, what, for whom, where."""
    place = f"{chance.choice(PLACES)}{chance.choice(PLACES)}{chance.choice(ENDS)}".capitalize()
    who, _ = chance.choice(ACTORS)
    where = f"in de {place} bij de {chance.choice(PLACES)}{chance.choice(ENDS)}"
    return [who, chance.choice(VERBS), str(chance.randint(2, 400)), chance.choice(THINGS), chance.choice(GROUPS), where]


def to_text(words: list[str], year: int, chance: random.Random) -> str:
    """One of two wordings, with another number now and then."""
    who, verb, count, thing, group, where = words
    if chance.random() < 0.3:
        count = str(int(count) + chance.randint(1, 20))
    if chance.random() < 0.3:
        return f"Voor {group} {verb} {who} {where} {count} {thing}."
    return f"{who.capitalize()} {verb} in {year} {count} {thing} voor {group} {where}."


def years_of_commitments(
    years: int, count: int, chance: random.Random
) -> Iterator[tuple[int, list[tuple[int, list[str]]]]]:
    """For each year `count` commitments with their identity, in another order each year, nine in ten continued."""
    running = [(serial, commitment(chance)) for serial in range(count)]
    serial = count
    for year in range(FIRST_YEAR, FIRST_YEAR + years):
        chance.shuffle(running)
        yield year, list(running)
        running = [pair for pair in running if chance.random() < 0.9]
        while len(running) < count:
            running.append((serial, commitment(chance)))
            serial += 1


def theme_of(words: list[str]) -> int:
    """The place of a commitment's theme in THEMES."""
    return THINGS.index(words[3]) % len(THEMES)


def municipality_names() -> list[str]:
    """340 names, as many as there are municipalities."""
    return [first + last for last in NAME_ENDS for first in NAME_STARTS]


@dataclass(frozen=True, slots=True)
class MadeRow:
    """A row as a document prints it: `goal` and `frame` are empty where they repeat those of the row above."""

    identity: int
    theme: int
    number: int
    goal: str
    frame: str
    text: str
    actor: str
    due: str


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """What a municipality agrees for a year; rows in the order of their themes, numbered from 1 in each."""

    municipality: str
    year: int
    rows: tuple[MadeRow, ...]

    @property
    def frame_period(self) -> str:
        """The years of its framework."""
        return f"{FIRST_YEAR}-{FIRST_YEAR + 9}"


def documents(municipality: str, years: int, count: int, seed: int) -> Iterator[MadeDocument]:
    """A municipality's documents of so many years, each of `count` rows."""
    chance = random.Random(seed)
    for year, running in years_of_commitments(years, count, chance):
        rows: list[MadeRow] = []
        ordered = sorted(running, key=lambda pair: (theme_of(pair[1]), pair[1][3]))
        for theme, of_theme in groupby(ordered, key=lambda pair: theme_of(pair[1])):
            before = ""
            for number, (identity, words) in enumerate(of_theme, start=1):
                thing = words[3]
                goal = f"Er zijn genoeg {thing} voor wie daarop is aangewezen."
                frame = f"Partijen werken in alle jaren samen aan {thing}, ieder met eigen middelen."
                repeated = thing == before
                due = chance.choice((f"Q{chance.randint(1, 4)} {year}", f"{year}", "Doorlopend"))
                rows.append(
                    MadeRow(
                        identity,
                        theme,
                        number,
                        "" if repeated else goal,
                        "" if repeated else frame,
                        to_text(words, year, chance),
                        words[0].capitalize() if words[0].islower() else words[0],
                        due,
                    )
                )
                before = thing
        yield MadeDocument(municipality, year, tuple(rows))
