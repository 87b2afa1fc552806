"""Agreements of several parties about the same: each goes on with its own, and a party that still acts is no other one."""

from __future__ import annotations

from collections.abc import Callable

from jaarschijf.corpus.link import link_municipality
from jaarschijf.corpus.statement import Statement, Tag
from tests.corpus.test_link import COMMITMENTS

Build = Callable[..., Statement]


def corporatie(name: str) -> Tag:
    return {
        "label": "ACTOR", "value": name, "role": "trekker", "numbers": [], "bound": None, "unit": None, "timex": None,
        "due": None, "text": name, "kind": "corporatie",
    }  # fmt: skip


def linked(statement: Build, earlier: list[tuple[str, str]], later: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """The texts that are linked, of corporaties with theirs, among other agreements that stay the same."""
    years = []
    for year, told in ((2024, earlier), (2025, later)):
        made = [statement(year, f"{who} {text}", mentions=[corporatie(who)]) for who, text in told]
        years.append([*made, *(statement(year, text) for text in COMMITMENTS)])
    texts = {one.agreement_id: one.text for side in years for one in side}
    links = link_municipality([*years[0], *years[1]]).links
    return {(texts[link.from_agreement_id], texts[link.to_agreement_id]) for link in links}


def test_a_party_that_still_acts_has_not_become_the_one_that_came(statement: Build) -> None:
    before = [
        ("Volkshuis", "verplicht zich tot 45 sociale huurwoningen tot 2026."),
        ("Volkshuis", "wijst 75% van de woningen toe aan huurders met huurtoeslag."),
        ("Volkshuis", "vernieuwt de bergingen aan de Singel."),
    ]
    after = [
        ("Dijkbouw", "verplicht zich tot 45 sociale huurwoningen tot 2027."),
        ("Volkshuis", "wijst 80% van de woningen toe aan huurders met huurtoeslag."),
        ("Dijkbouw", "wijst 70% van de woningen toe aan huurders met huurtoeslag."),
        ("Dijkbouw", "opent een inloopuur in het wijkcentrum."),
    ]

    found = linked(statement, before, after)

    assert not [pair for pair in found if pair[1].startswith("Dijkbouw")]
    assert [pair for pair in found if pair[1].startswith("Volkshuis")]


def test_what_stood_too_near_to_anothers_goes_on_with_its_own(statement: Build) -> None:
    before = [
        ("Onderdak", "verbetert 150 huizen met label E, F of G naar minimaal label B."),
        ("De Sleutel", "verbetert 60 huizen met label E, F of G naar minimaal label B."),
    ]
    after = [
        ("Onderdak", "verbetert 130 huizen met label E, F of G naar minimaal label B."),
        ("De Sleutel", "brengt 75 huizen met een E-, F- of G-label naar ten minste label B."),
    ]

    found = linked(statement, before, after)

    assert {tuple(f"{who} {text}" for who, text in pair) for pair in zip(before, after, strict=True)} <= found


def test_two_things_whose_words_begin_alike_are_not_one_act_at_a_place(statement: Build) -> None:
    lift = ("De Sleutel", "onderhoudt de liften in de Waterwijk.")
    before = [lift, ("Onderdak", "koppelt in de Waterwijk en de Vogelwijk de regenpijpen af.")]
    after = [lift, ("Onderdak", "deelt 200 regentonnen uit in de Waterwijk.")]

    found = linked(statement, before, after)

    assert not [pair for pair in found if "regenpijpen" in pair[0]]
    assert [pair for pair in found if "liften" in pair[0]]


def test_one_other_thing_in_another_order_is_another_agreement(statement: Build) -> None:
    before = [("In 50 flats vernieuwt Onderdak", "de brievenbussen.")]
    after = [("Onderdak", "vernieuwt de intercom in 30 flats.")]

    found = linked(statement, before, after)

    assert not [pair for pair in found if "brievenbussen" in pair[0]]


def test_the_same_in_another_order_under_another_theme_goes_on(statement: Build) -> None:
    by = {"mentions": [corporatie("Onderdak")]}
    a = statement(2024, "Onderdak verkoopt maximaal 12 woningen per jaar.", **by)
    elsewhere = {"theme": "Betaalbaarheid", "theme_number": "2"}
    b = statement(2025, "Maximaal 8 woningen per jaar worden door Onderdak verkocht.", **by, **elsewhere)
    others = ("Onderdak brengt 80 woningen naar label B.", "De Sleutel huisvest 40 statushouders.")
    rest = [statement(year, text, **by) for year in (2024, 2025) for text in (*others, *COMMITMENTS)]

    links = link_municipality([a, b, *rest]).links

    assert (a.agreement_id, b.agreement_id) in {(link.from_agreement_id, link.to_agreement_id) for link in links}


def test_what_is_counted_before_a_colon_goes_on_wherever_it_is_this_year(statement: Build) -> None:
    given = {"doelstelling": "Genoeg woningen.", "kaderafspraak": "Tot 2030 komen er 260 woningen bij."}
    texts = [
        "In 2024 levert Volkshuis 38 woningen op: 26 aan de Havenstraat en 12 in Heikant.",
        "In 2025 levert Volkshuis 61 woningen op: 31 op de locatie Kwekerij en 30 in Westbroek.",
    ]
    years = [
        [
            statement(year, text, mentions=[corporatie("Volkshuis")], **given),
            *(statement(year, other) for other in COMMITMENTS),
        ]
        for year, text in zip((2024, 2025), texts, strict=True)
    ]
    ends = (years[0][0].agreement_id, years[1][0].agreement_id)

    links = link_municipality([*years[0], *years[1]]).links

    assert ends in {(link.from_agreement_id, link.to_agreement_id) for link in links}


def test_as_many_of_one_kind_at_one_site_go_on_under_another_name(statement: Build) -> None:
    """`Beukenschool`, and the `Beukenlaan` that it stood at."""
    before = [
        ("Volkshuis", "werkt op de plek van de Beukenschool met Lindezorg een plan uit voor 28 kangoeroewoningen.")
    ]
    after = [("Volkshuis", "start met de bouw van de 28 kangoeroewoningen aan de Beukenlaan.")]

    assert len(linked(statement, before, after) & {(f"{a} {x}", f"{b} {y}") for a, x in before for b, y in after}) == 1


def test_against_what_something_is_done_is_no_thing_of_its_own(statement: Build) -> None:
    before = [
        ("Volkshuis", "zorgt tegen hittestress en wateroverlast voor een boom of haag in elke tuin die vrijkomt.")
    ]
    after = [("Volkshuis", "plaatst tegen hittestress op verzoek buitenzonwering bij woningen op het zuiden.")]

    assert not {text for pair in linked(statement, before, after) for text in pair if "hittestress" in text}
