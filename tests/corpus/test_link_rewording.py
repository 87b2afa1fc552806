"""How authors revise last year's agreements: verbs for nouns, next steps, one for each and all together, and look-alikes that are new."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jaarschijf.corpus.link import link_municipality
from jaarschijf.corpus.statement import Statement
from tests.corpus.test_link import COMMITMENTS, pairs
from tests.corpus.test_link_look_alikes import corporatie

Build = Callable[..., Statement]


def are_linked(statement: Build, before: str, after: str, **given: Any) -> bool:
    """Whether the first text goes on in the second, among others that stay the same."""
    rest = [statement(year, text) for text in COMMITMENTS for year in (2023, 2024)]
    a, b = statement(2023, before, **given), statement(2024, after, **given)
    return (a.agreement_id, b.agreement_id) in pairs(link_municipality([*rest, a, b]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # A noun and its verb, and a participle with another beginning.
        ("140 huizen worden geïsoleerd.", "De corporaties isoleren dit jaar samen 190 huizen."),
        # Texts that open with what is done: no names.
        ("Proberen van houten badkamers in tien flats", "Toepassen van houten badkamers in vijftig flats"),
        (
            "Opzetten van een gezamenlijke inkoop van ketels",
            "Bestellen van 200 ketels via de gezamenlijke inkoop",
        ),
        # A phase that is told by no number is no other part.
        (
            "Plan Weide: de gemeente geeft een eerste fase uit aan Onderdak.",
            "Plan Weide: Onderdak begint aan de eerste fase met 45 huizen.",
        ),
        # A kind of dwelling of its own: first its place is looked for, then it is put there, by another.
        (
            "De gemeente zoekt een plek voor 30 pleegwoningen.",
            "Onderdak plaatst 24 pleegwoningen achter de oude remise.",
        ),
        # Steps of a project.
        ("Planvorming herontwikkeling Klaverschool.", "Vergunningaanvraag Klaverschool."),
        # A place where a party was named.
        (
            "In de Vogelwijk komen twee buurtvaders, een van Onderdak en een van De Sleutel.",
            "In de Vogelwijk blijven de twee buurtvaders; in Bosrand komt er een bij.",
        ),
    ],
)
def test_a_commitment_in_other_words_or_its_next_step_goes_on(statement: Build, before: str, after: str) -> None:
    parties = [corporatie(name) for name in ("Onderdak", "De Sleutel") if name in before]

    assert are_linked(statement, before, after, mentions=parties)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Another noun, beside a figure that changed.
        ("Onderdak legt mosdaken op drie flats.", "Onderdak legt leidaken op twee flats."),
        # Another noun in last year's words, and the next part of a project.
        (
            "De gemeente biedt een vangnet voor kapsalons met hoge gasrekeningen.",
            "De gemeente biedt een vangnet voor manegehouders met hoge gasrekeningen.",
        ),
        ("Onderdak levert 33 huizen op in fase 1 van Hazenhof.", "Onderdak bouwt 41 huizen in fase 2 van Hazenhof."),
        # Another house in a street.
        ("Aankoop perceel Dorpsstraat 14", "Aankoop perceel Dorpsstraat 27"),
        # A plan that belongs to last year's plan.
        (
            "De gemeente stelt een nieuwe woonvisie op.",
            "De gemeente stelt een uitvoeringsprogramma bij de woonvisie op.",
        ),
        # One adjective before two nouns.
        (
            "Hier en Daar stelt een leegstaande schuur beschikbaar als buurtkeuken.",
            "Hier en Daar stelt een leegstaande kelder beschikbaar als repetitiehok.",
        ),
    ],
)
def test_a_look_alike_about_another_thing_is_new(statement: Build, before: str, after: str) -> None:
    assert not are_linked(statement, before, after, mentions=[corporatie("Hier en Daar")] if "Daar" in before else [])


def test_a_party_named_like_a_street_has_no_house(statement: Build) -> None:
    tags = [corporatie("Onderdak"), corporatie("Eikenhof")]
    before = "Onderdak schildert in 2023 140 huizen, Eikenhof 75."
    after = "Onderdak schildert in 2024 140 huizen, Eikenhof 90."

    assert are_linked(statement, before, after, mentions=tags)


@pytest.mark.parametrize("merged", [True, False])
def test_what_parties_say_each_for_itself_and_a_group_says_is_a_merge_or_a_split(
    statement: Build, *, merged: bool
) -> None:
    year, other = (2023, 2024) if merged else (2024, 2023)
    rest = [statement(at, text) for text in COMMITMENTS for at in (2023, 2024)]
    group = {**corporatie("corporaties"), "kind": "corporatie"}
    each = [
        statement(year, f"{name} voorziet {count} huizen van zonnepanelen.", mentions=[corporatie(name)])
        for name, count in (("Onderdak", 210), ("De Sleutel", 90))
    ]
    all_of_them = statement(other, "De corporaties voorzien samen 250 huizen van zonnepanelen.", mentions=[group])

    found = {frozenset(pair) for pair in pairs(link_municipality([*rest, *each, all_of_them]))}

    assert {frozenset((one.agreement_id, all_of_them.agreement_id)) for one in each} <= found


def test_what_returns_is_known_by_its_lead_and_under_the_new_name_of_a_party(statement: Build) -> None:
    def act(year: int, name: str, text: str) -> Statement:
        return statement(year, f"{name} {text}", mentions=[corporatie(name)])

    acts = ("verkoopt 8 huizen.", "schildert de flats.", "maait de bermen.", "plaatst sloten.")
    years = {2022: "Sint Anna", 2023: "Thuisbaas", 2024: "Thuisbaas"}
    rest = [act(year, name, text) for year, name in years.items() for text in acts]
    gone = [
        act(2022, "Sint Anna", "schenkt huurders die zuinig stoken een bonus."),
        statement(2022, "Het gebouw van de oude weverij wordt ingericht voor leerlingen en stagiairs."),
    ]
    back = [
        act(2024, "Thuisbaas", "schenkt huurders die zuinig stoken een bonus."),
        statement(2024, "In de oude weverij worden nog twaalf kamers voor leerlingen ingericht."),
    ]

    found = pairs(link_municipality([*rest, *gone, *back]))

    assert {(a.agreement_id, b.agreement_id) for a, b in zip(gone, back, strict=True)} <= found
