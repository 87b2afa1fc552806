"""Which agreements of two years are the same commitment."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jaarschijf.corpus.link import Linked, link_municipality
from jaarschijf.corpus.statement import Statement

Build = Callable[..., Statement]

COMMITMENTS = (
    "De gemeente plant in het najaar dertig bomen langs de Molenvaart.",
    "Onderdak voorziet de portieken aan de Kastanjelaan van nieuwe verlichting.",
    "De corporaties verlagen de huur van huishoudens met een laag inkomen.",
    "Partijen bespreken elk kwartaal de wachttijden voor woningzoekenden.",
    "De huurdersorganisaties krijgen een scholing over energiecontracten.",
    "Onderdak koopt het klooster aan de Kerkstraat voor zorgappartementen.",
)


def pairs(linked: Linked) -> set[tuple[str, str]]:
    return {(link.from_agreement_id, link.to_agreement_id) for link in linked.links}


def test_the_same_texts_in_another_order_are_linked_and_unchanged(statement: Build) -> None:
    earlier = [statement(2023, text) for text in COMMITMENTS]
    later = [statement(2024, text) for text in reversed(COMMITMENTS)]

    linked = link_municipality([*earlier, *later])

    assert pairs(linked) == {(a.agreement_id, b.agreement_id) for a, b in zip(earlier, reversed(later), strict=True)}
    assert {link.change for link in linked.links} == {"unchanged"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Another corporation, another place, another group, another building, in the words of last year.
        ("Onderdak verkoopt 8 woningen in de Vogelwijk.", "De Sleutel verkoopt 8 woningen in de Bomenwijk."),
        ("Onderdak bouwt 30 huizen aan het Kerkplein.", "Onderdak bouwt 30 huizen aan de Havenkade."),
        # Another work on as many homes in the same place.
        (
            "Onderdak plaatst zonnepanelen op 60 huizen in de Vogelwijk.",
            "Onderdak isoleert 60 huizen in de Vogelwijk.",
        ),
        (
            "De corporaties geven voorrang aan jongeren bij 10% van de woningen.",
            "De gemeente helpt ontheemden met 10% van de woningen.",
        ),
    ],
)
def test_the_same_words_about_another_subject_are_no_link(statement: Build, before: str, after: str) -> None:
    others = [(statement(2023, text), statement(2024, text)) for text in COMMITMENTS]
    rest = [one for pair in others for one in pair]
    a, b = statement(2023, before), statement(2024, after)

    assert (a.agreement_id, b.agreement_id) not in pairs(link_municipality([*rest, a, b]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # The next step of one matter, under another goal and in other words.
        (
            "De gemeente stelt in 2023 de woonzorgvisie vast.",
            "De gemeente voert de woonzorgvisie uit met partners.",
        ),
        # Said in quite other words.
        (
            "Onderdak legt bij betalingsproblemen een huisbezoek af voordat de deurwaarder komt.",
            "Bij betaalproblemen gaat Onderdak op huisbezoek; daarna pas komt er een deurwaarder.",
        ),
        # An energy label is no name.
        ("Onderdak: 30 huizen naar label B", "Onderdak: 20 huizen naar label A"),
        # A verb that opens a text is no name, beside one that is.
        ("Uitbreiden woonwagenlocatie De Hoek met 3 plekken", "Aanleggen 3 plekken woonwagenlocatie De Hoek"),
        # What it grows from is a name, and says what it is about.
        ("Pilot Samen Thuis, 2 kamers", "Samen Thuis: uitbreiden naar 4 kamers"),
        # One project, from its start to those who live there.
        ("Onderdak bouwt 32 appartementen aan de Kade.", "De 32 appartementen aan de Kade zijn bewoond."),
        # As many of one thing at one place, where another agreement is about that place too.
        (
            "Onderdak start in de tweede helft van 2023 met de bouw van 26 appartementen aan de Kerkstraat.",
            "De bouw van de 26 appartementen aan de Kerkstraat is in volle gang; oplevering volgt eind 2024.",
        ),
        # A verb and its participle.
        (
            "Onderdak isoleert 110 woningen; De Sleutel 45 woningen.",
            "Door Onderdak worden 95 en door De Sleutel 60 woningen geïsoleerd.",
        ),
        # A law gave it another name.
        (
            "De gemeente schrijft in bestemmingsplannen 30% sociale huur voor.",
            "De gemeente schrijft in omgevingsplannen 35% sociale huur voor.",
        ),
        ("Wij houden tweejaarlijks een enquête.", "Op grond van de enquête maken wij per kern een lijst."),
    ],
)
def test_what_nothing_else_continues_is_followed_by_less(statement: Build, before: str, after: str) -> None:
    rest = [statement(year, text) for text in COMMITMENTS for year in (2023, 2024)]
    a = statement(2023, before, theme="Zorg en energie")
    b = statement(2024, after)

    assert (a.agreement_id, b.agreement_id) in pairs(link_municipality([*rest, a, b]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Another matter of the same tenants' organisation.
        ("De huurdersvereniging deelt regentonnen uit.", "De huurdersvereniging start een telefooncirkel."),
        # Another matter of the same verb.
        ("De gemeente vergroent vier hofjes.", "Onderdak en De Sleutel vergroenen schoolpleinen."),
        # Another matter in the same place.
        ("Onderdak verlicht de portieken in De Hoek.", "De gemeente plant bomen in De Hoek."),
    ],
)
def test_what_has_only_its_actor_or_place_in_common_is_no_link(statement: Build, before: str, after: str) -> None:
    rest = [statement(year, text) for text in COMMITMENTS for year in (2023, 2024)]
    a, b = statement(2023, before), statement(2024, after)

    assert (a.agreement_id, b.agreement_id) not in pairs(link_municipality([*rest, a, b]))


def test_agreements_of_each_corporation_merge_into_one_of_all(statement: Build) -> None:
    rest = [statement(year, text) for text in COMMITMENTS for year in (2023, 2024)]
    each = [
        statement(2023, f"{name}: minimaal {share}% van de voorraad onder de aftoppingsgrens")
        for name, share in (("Onderdak", 72), ("De Sleutel", 65), ("Goed Huis", 75))
    ]
    together = statement(2024, "Alle corporaties: minimaal 70% van de voorraad onder de aftoppingsgrens")

    found = pairs(link_municipality([*rest, *each, together]))

    assert {(one.agreement_id, together.agreement_id) for one in each} <= found


def test_a_commitment_that_moves_to_another_theme_is_followed(statement: Build) -> None:
    rest = [statement(year, text) for text in COMMITMENTS[1:] for year in (2023, 2024)]
    a = statement(2023, COMMITMENTS[0], theme="Leefbaarheid", theme_number="5")
    b = statement(2024, COMMITMENTS[0], theme="Duurzaamheid", theme_number="3")

    assert (a.agreement_id, b.agreement_id) in pairs(link_municipality([*rest, a, b]))


def test_a_split_has_two_links_and_a_merge_too(statement: Build) -> None:
    bomen, licht = COMMITMENTS[0], COMMITMENTS[1]
    rest = [statement(year, text) for text in COMMITMENTS[2:] for year in (2023, 2024, 2025)]
    whole = statement(2023, f"{bomen} {licht}")
    parts = [statement(2024, bomen), statement(2024, licht)]
    again = statement(2025, f"{bomen} {licht}")

    found = pairs(link_municipality([*rest, whole, *parts, again]))

    for part in parts:
        assert (whole.agreement_id, part.agreement_id) in found
        assert (part.agreement_id, again.agreement_id) in found


def test_a_clause_that_becomes_an_agreement_of_its_own_is_a_split(statement: Build) -> None:
    rest = [statement(year, text) for text in COMMITMENTS for year in (2023, 2024)]
    whole = statement(2023, "Onderdak isoleert 45 huizen in de Vogelwijk en plaatst zonnepanelen op de Acaciaflat.")
    parts = [
        statement(2024, "Onderdak isoleert 60 huizen in de Vogelwijk."),
        statement(2024, "Onderdak plaatst zonnepanelen op de Acaciaflat."),
    ]

    linked = link_municipality([*rest, whole, *parts])

    assert {(whole.agreement_id, part.agreement_id) for part in parts} <= pairs(linked)
    assert "by a clause" in {link.evidence["how"] for link in linked.links}


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        (
            "De gemeente reserveert € 60.000 voor een noodfonds voor wie de energierekening niet kan betalen.",
            "Het noodfonds energie gaat in 2024 door met een gemeentelijke bijdrage van € 40.000.",
            True,
        ),
        (
            "Partijen proberen Housing First uit bij vier daklozen.",
            "Het college betaalt Housing First voortaan uit de begroting.",
            True,
        ),
        # As many of a thing of its kind, two words together, and a compound of two words of the other.
        (
            "De gemeente wijst een terrein aan voor 60 flexwoningen.",
            "Op het aangewezen terrein plaatst Onderdak 60 flexwoningen.",
            True,
        ),
        ("Onderdak vervangt enkel glas in 90 huizen.", "Onderdak pakt de laatste ramen met enkel glas aan.", True),
        (
            "Onderdak laat klachten over schimmel door een deskundige bekijken.",
            "Onderdak verhelpt schimmelklachten binnen zes weken.",
            True,
        ),
        # Two steps of one project: as many, at one place.
        ("Voorontwerp voor 36 huizen aan de Kerklaan.", "Vergunning voor de 36 huizen aan de Kerklaan.", True),
        ("Onderdak sloopt 18 huizen aan de Kade.", "Op de plek van de gesloopte huizen aan de Kade komt groen.", True),
        # What is done, as a verb and as a noun, at a place that more is done at.
        ("Onderdak renoveert in 2023 de Dijkflat.", "De renovatie van de Dijkflat is in 2024 klaar.", True),
        # As many of what no other agreement counts, and where both only are.
        (
            "Partijen kiezen plekken voor acht standplaatsen aan de rand van het dorp.",
            "De gemeente legt de acht standplaatsen aan.",
            True,
        ),
        ("Op de binnenhoven worden 90 struiken geplant.", "Op de binnenhoven staan speeltoestellen.", False),
        ("Nieuwe sloten in alle portieken.", "Nieuwe lampen in alle portieken.", False),
        ("Een oppas houdt spreekuur in Oost.", "Het spreekuur van de oppas is er nu ook in West.", True),
        ("In de garage onder de flat komen camera's.", "In de garage onder de flat komen laadpalen.", False),
        # A word that agreements about other things may share, and a place of which each says something else.
        ("Partijen evalueren de urgentieregels.", "Na evaluatie mogen alle starters een kamer huren.", False),
        ("De gemeente plaatst camera's in de Tuinwijk.", "Onderdak ruimt zwerfvuil op in de Tuinwijk.", False),
        ("De gemeente richt het Veerplein opnieuw in.", "De gemeente sluit het Veerplein af voor auto's.", False),
    ],
)
def test_a_thing_that_no_other_agreement_is_about_goes_on(
    statement: Build, before: str, after: str, same: bool
) -> None:
    flat = "De gemeente plant hagen rond de Dijkflat en het plantsoen."
    rest = [statement(year, text) for text in (*COMMITMENTS, flat) for year in (2023, 2024)]

    linked = link_municipality([*rest, statement(2023, before), statement(2024, after)])

    assert len(linked.links) == len(COMMITMENTS) + 1 + same


def test_another_number_of_those_whom_no_other_is_for_goes_on(statement: Build) -> None:
    rest = [statement(year, text) for text in COMMITMENTS for year in (2023, 2024)]
    group = [{"label": "TARGET_GROUP", "value": "statushouders", "text": "statushouders", "kind": None, "role": None}]
    a = statement(2023, "De corporaties huisvesten 46 statushouders.", mentions=group)
    b = statement(2024, "De opgave van 38 statushouders wordt door Onderdak ingevuld.", mentions=group)

    assert (a.agreement_id, b.agreement_id) in pairs(link_municipality([*rest, a, b]))


def test_what_all_themes_say_alike_goes_on_in_its_own_theme(statement: Build) -> None:
    text = "Partijen bespreken de voortgang van dit thema elk kwartaal in de werkgroep."
    themes = ("Beschikbaarheid", "Betaalbaarheid", "Duurzaamheid", "Zorg", "Leefbaarheid")
    rest = [statement(year, text) for text in COMMITMENTS for year in (2023, 2024)]
    earlier = [statement(2023, text, theme=theme, theme_number=str(at)) for at, theme in enumerate(themes)]
    later = [statement(2024, text, theme=theme, theme_number=str(-at)) for at, theme in enumerate(themes)]

    found = pairs(link_municipality([*rest, *earlier, *later]))

    assert {(a.agreement_id, b.agreement_id) for a, b in zip(earlier, later, strict=True)} <= found


def test_a_corporation_under_another_name_goes_on(statement: Build) -> None:
    def act(year: int, name: str, text: str) -> Statement:
        tag = {
            "label": "ACTOR",
            "value": name,
            "role": "trekker",
            "numbers": [],
            "bound": None,
            "unit": None,
            "timex": None,
        }
        return statement(year, f"{name} {text}", mentions=[{**tag, "due": None, "text": name, "kind": "corporatie"}])

    texts = (
        "isoleert de huizen in de Tuinwijk.",
        "bouwt een woonzorgcentrum op het Marktveld.",
        "houdt de huren onder de eerste aftoppingsgrens.",
    )
    earlier = [act(2023, "Woonplus", text) for text in texts]
    later = [act(2024, "Samenwoon", text) for text in texts]

    found = pairs(link_municipality([*earlier, *later]))

    assert {(a.agreement_id, b.agreement_id) for a, b in zip(earlier, later, strict=True)} <= found


def test_one_law_after_another_parts_no_agreements(statement: Build) -> None:
    rest = [statement(year, text) for text in COMMITMENTS for year in (2023, 2024)]
    a = statement(2023, "De corporaties brengen volgens de Woningwet voor 1 juli een bod uit.")
    b = statement(2024, "De corporaties brengen volgens de Wet regie volkshuisvesting voor 1 juli een bod uit.")

    assert (a.agreement_id, b.agreement_id) in pairs(link_municipality([*rest, a, b]))


def test_the_same_work_of_another_in_the_column_of_trekkers_is_no_link(statement: Build) -> None:
    rest = [statement(year, text) for text in COMMITMENTS for year in (2023, 2024)]
    each = [
        statement(2023, "100 huizen van label E/F/G naar A", trekker="Mondwonen"),
        statement(2023, "80 huizen van label E/F/G naar B", trekker="Wonen Strijp"),
    ]
    later = statement(2024, "60 huizen van label E/F/G naar A", trekker="Mondwonen")

    found = pairs(link_municipality([*rest, *each, later]))

    assert (each[0].agreement_id, later.agreement_id) in found
    assert (each[1].agreement_id, later.agreement_id) not in found


def test_a_return_after_a_year_is_a_link_marked_with_its_gap(statement: Build) -> None:
    rest = [statement(year, text) for text in COMMITMENTS[1:] for year in (2022, 2023, 2024)]
    a, b = statement(2022, COMMITMENTS[0]), statement(2024, COMMITMENTS[0])

    linked = link_municipality([*rest, a, b])

    (link,) = [link for link in linked.links if link.from_agreement_id == a.agreement_id]
    assert (link.to_agreement_id, link.evidence["gap"]) == (b.agreement_id, 1)
    assert linked.lineages[a.agreement_id] == linked.lineages[b.agreement_id]


def test_last_years_column_stands_in_for_a_document_that_is_not_there(statement: Build) -> None:
    quoted = statement(2023, COMMITMENTS[0], document_year=2024, row_id="row")
    current = statement(2024, COMMITMENTS[0].replace("dertig", "veertig"), row_id="row")

    linked = link_municipality([quoted, current])

    assert pairs(linked) == {(quoted.agreement_id, current.agreement_id)}
    assert linked.quotes == []


def test_links_start_from_a_years_own_document_when_it_is_there(statement: Build) -> None:
    original = statement(2023, COMMITMENTS[0])
    quoted = statement(2023, COMMITMENTS[0].replace(" in het najaar", ""), document_year=2024, row_id="row")
    current = statement(2024, COMMITMENTS[0].replace("dertig", "veertig"), row_id="row")

    linked = link_municipality([original, quoted, current])

    assert pairs(linked) == {(original.agreement_id, current.agreement_id)}
    (quote,) = linked.quotes
    assert (quote.quoted_agreement_id, quote.original_agreement_id) == (quoted.agreement_id, original.agreement_id)
    assert quote.drift != "unchanged"
    assert quoted.agreement_id not in linked.lineages


def test_a_reviewer_stands_above_the_model(statement: Build) -> None:
    earlier = [statement(2023, text) for text in COMMITMENTS]
    later = [statement(2024, text) for text in COMMITMENTS]
    same = (earlier[0].agreement_id, later[1].agreement_id)
    different = (earlier[2].agreement_id, later[2].agreement_id)

    linked = link_municipality([*earlier, *later], {same: True, different: False})

    assert same in pairs(linked)
    assert different not in pairs(linked)
    assert {link.decided_by for link in linked.links if (link.from_agreement_id, link.to_agreement_id) == same} == {
        "reviewer"
    }


def test_later_years_leave_links_and_lineages_as_they_were(statement: Build) -> None:
    years = {year: [statement(year, text) for text in COMMITMENTS[:4]] for year in (2022, 2023)}
    before = link_municipality([*years[2022], *years[2023]])
    future = [statement(2024, text) for text in COMMITMENTS[2:]]

    after = link_municipality([*years[2022], *years[2023], *future])

    assert before.lineages.items() <= after.lineages.items()
    assert before.links == after.links[: len(before.links)]


# Years are compared in one way when they are small, in another when they are large; these lie on both sides of each bound.
@pytest.mark.parametrize("count", [200, 290, 310, 500])
def test_years_of_any_size_and_many_words_are_linked(statement: Build, count: int) -> None:
    chance = Random(count)
    syllables = ["ba", "de", "ki", "lo", "mu", "ra", "se", "ti", "vo", "nu", "pe", "ga", "ho", "ji", "ke", "wa"]
    texts = [" ".join("".join(chance.choices(syllables, k=4)) for _ in range(25)) for _ in range(count)]
    earlier, later = ([statement(year, text) for text in texts] for year in (2023, 2024))

    linked = link_municipality([*earlier, *later])

    assert pairs(linked) == {(a.agreement_id, b.agreement_id) for a, b in zip(earlier, later, strict=True)}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_statements_does_not_matter(statement: Build, data: st.DataObject) -> None:
    made = [
        statement(year, text, agreement_id=f"agr-{year}-{place}", row_id=f"row-{year}-{place}", ordinal=place)
        for year in (2022, 2023, 2024)
        for place, text in enumerate(data.draw(st.permutations(COMMITMENTS))[: data.draw(st.integers(1, 6))])
    ]

    assert link_municipality(data.draw(st.permutations(made))) == link_municipality(made)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=60), min_size=1, max_size=6), years=st.integers(1, 3))
def test_any_text_can_be_linked(statement: Build, texts: list[str], years: int) -> None:
    made = [statement(2022 + year, text) for year in range(years) for text in texts]

    linked = link_municipality(made)

    assert {s.agreement_id for s in made} == set(linked.lineages)
    assert all(0 <= link.score <= 1 and link.from_year < link.to_year for link in linked.links)
