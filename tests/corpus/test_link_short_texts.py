"""Which agreements in a few words are the same commitment: by what heads them, the project they are a step of, and what they are about."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from jaarschijf.corpus.link import link_municipality
from jaarschijf.corpus.statement import Statement, Tag
from tests.corpus.test_link import COMMITMENTS

Build = Callable[..., Statement]


def linked(statement: Build, earlier: list[str], later: list[str], **columns: list[str]) -> set[tuple[int, int]]:
    """The places in both lists of the texts that are linked; `before` and `after` hold their columns of trekkers."""
    years = [
        [statement(year, text, trekker=trekker) for text, trekker in zip(texts, trekkers, strict=True)]
        for year, texts, trekkers in (
            (2024, earlier, columns.get("before", [None] * len(earlier))),
            (2025, later, columns.get("after", [None] * len(later))),
        )
    ]
    places = [{one.agreement_id: place for place, one in enumerate(side)} for side in years]
    links = link_municipality([*years[0], *years[1]]).links
    return {(places[0][link.from_agreement_id], places[1][link.to_agreement_id]) for link in links}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        # what heads the text, whatever is said under it
        ("Parkeren: telling op zaterdag", "Parkeren: blauwe zone rond de winkels"),
        # the same but for an energy label
        ("Label B: 95 woningen", "Label A: 95 woningen"),
        # another step of what is done at one place, or with as many dwellings there
        ("Bouwkundige opname Torenflat", "Renovatieplan Torenflat"),
        ("Haalbaarheid woningbouw Kanonterrein", "Stedenbouwkundig plan Kanonterrein"),
        ("Sloop Torenflat, 48 won.", "Torenflat: terrein bouwrijp"),
        # a noun that opens the text is no name
        ("Inventarisatie lege kelders", "Transformatie lege kelders: twee proeven"),
        # a kind of dwelling that no others speak of
        (
            "Er worden twee kangoeroewoningen beschikbaar gesteld voor mensen uit de maatschappelijke opvang.",
            "Het aantal kangoeroewoningen groeit van twee naar vier.",
        ),
        # a kind of dwelling that opens the text is no name, nor are letters that stand for a law
        ("Woonvorm jongeren met autisme", "Acht studio's voor jongeren met autisme aan de Molenweg"),
        (
            "Ouderen krijgen van Onderdak voorrang op appartementen in De Brink.",
            "Ouderen en mensen met een Wlz-indicatie krijgen voorrang op appartementen van Onderdak.",
        ),
        # one place more
        (
            "Onderdak pakt met bewoners de binnentuinen in de Lelieweide aan.",
            "De aanpak van de binnentuinen door Onderdak wordt uitgebreid naar de Rozenkamp.",
        ),
        # where a part of it is, a name that is part of a word, and a kind of dwelling that the other party goes on with
        (
            "Onderdak isoleert in 2024 210 woningen, waarvan 40 in Rozenkamp.",
            "Onderdak isoleert in 2025 180 woningen, waarvan 60 in Lelieweide.",
        ),
        # a counter is what it is, not whose
        (
            "Energiecoaching door vakmensen of verwijzing naar Veenstreek Groen.",
            "Energiecoaching via het Duurzaamheidsloket Noord-Veenstreek.",
        ),
        # a thing of its own, in all other words
        (
            "De gemeente onderzoekt of een doorstroomhotel voor spoedzoekers haalbaar is in het stationsgebied.",
            "Het doorstroomhotel opent zijn deuren, met Onderdak als beheerder.",
        ),
    ],
)
def test_a_next_step_in_a_few_words_is_a_link(statement: Build, earlier: str, later: str) -> None:
    others = ["Onderdak plant bomen langs de Molenvaart.", "De corporaties verlagen de huur bij een laag inkomen."]

    assert linked(statement, [earlier, *others], [later, *others]) == {(0, 0), (1, 1), (2, 2)}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        # under another heading at the same place
        ("Marktkramen: 40 stuks op het Raadhuisplein", "Fietsenrek: 12 stuks op het Raadhuisplein"),
        # about something else: behind the kind of document, the verb, the adjective
        ("De gemeente stelt een nota geluid vast.", "De gemeente stelt een nota parkeren vast."),
        ("Verordening kamerverhuur aanpassen", "Verordening toeristische verhuur aanpassen"),
        ("De gemeente brengt eenzaamheid per wijk in kaart.", "De gemeente brengt leegstand per wijk in kaart."),
        # the kind of rule alone, for something else
        ("De nieuwe urgentieregeling treedt in werking.", "De regeling met de premie voor daken wordt verlengd."),
        # a verb or an income is no thing
        ("De gemeente financiert drie ouderenadviseurs.", "De gemeente financiert een speeltuin."),
        ("Opleiding vrijwilligers", "Opleiding huismeesters"),
        # two compounds that begin alike
        ("Buurtsportcoach in Leliedorp", "Buurtmoestuin in Leliedorp"),
    ],
)
def test_another_thing_in_the_same_few_words_is_no_link(statement: Build, earlier: str, later: str) -> None:
    others = ["Onderdak plant bomen langs de Molenvaart.", "De corporaties verlagen de huur bij een laag inkomen."]

    assert linked(statement, [earlier, *others], [later, *others]) == {(1, 1), (2, 2)}


def test_of_two_under_one_heading_each_goes_on_with_its_trekker(statement: Build) -> None:
    earlier = ["Labelstappen E en F: 60 woningen", "Labelstappen E en F: 35 woningen"]
    later = ["Labelstappen E en F: 45 woningen", "Labelstappen E en F: laatste 28 woningen"]
    trekkers = ["Onderdak", "De Sleutel"]

    assert linked(statement, earlier, later, before=trekkers, after=trekkers) == {(0, 0), (1, 1)}


def test_as_many_dwellings_at_a_place_go_on_though_something_else_is_there(statement: Build) -> None:
    earlier = ["Nieuwbouw 22 woningen Tuinstraat, start bouw"]
    later = ["Oplevering 22 woningen Tuinstraat", "Speeltuin Tuinstraat"]

    assert linked(statement, earlier, later) == {(0, 0)}


def test_one_word_for_two_goes_on_though_something_else_is_nearer(statement: Build) -> None:
    earlier = ["Bewoners krijgen hulp bij ruzie met de buren.", "Bewoners krijgen hulp bij het tuinieren."]
    later = ["Bij burenruzie bieden we bemiddeling.", "Bewoners krijgen hulp bij het tuinieren."]

    assert linked(statement, earlier, later) == {(0, 0), (1, 1)}


def test_a_thing_at_a_place_goes_on_though_another_has_one_too(statement: Build) -> None:
    earlier = ["Wijkmeester Rozenbuurt aanstellen", "Isolatie 70 woningen Rozenbuurt"]
    later = ["Wijkmeester Rozenbuurt: uren uitbreiden", "Wijkmeester Leliebuurt aanstellen"]

    assert (0, 0) in linked(statement, earlier, later)


def test_a_plan_for_two_places_goes_on_at_each(statement: Build) -> None:
    earlier = ["Wij werken de warmtevisie uit in wijkuitvoeringsplannen voor Noordhoek en de Lelieweide."]
    later = [
        "Het wijkuitvoeringsplan voor Noordhoek is gereed en gaat in uitvoering.",
        "Voor de Lelieweide leggen wij een concept wijkuitvoeringsplan voor aan bewoners.",
    ]

    assert linked(statement, earlier, later) == {(0, 0), (0, 1)}


def test_two_places_that_are_named_together_are_no_thing_at_a_place(statement: Build) -> None:
    earlier = [
        "De gemeente neemt in de bestemmingsplannen voor Westerwold en Hoogveld 25% sociale huur op.",
        "Wij voeren een wijkschouw uit in Westerwold, samen met bewoners.",
    ]
    later = ["Wij houden jaarlijks een wijkschouw in Westerwold en Hoogveld."]

    assert linked(statement, earlier, later) == {(1, 0)}


def test_a_step_taken_by_a_party_of_another_kind_goes_on(statement: Build) -> None:
    def acting(name: str, kind: str) -> list[Tag]:
        empty = {"numbers": [], "bound": None, "unit": None, "timex": None, "due": None}
        told = {"label": "ACTOR", "value": name, "text": name, "role": "trekker", "kind": kind, **empty}
        return [told]  # type: ignore[list-item]

    earlier = statement(
        2024,
        "Huurdersbond Veenhuizen houdt een enquête over ventilatie.",
        mentions=acting("Huurdersbond Veenhuizen", "huurdersorganisatie"),
    )
    later = statement(
        2025,
        "Op grond van de enquête over ventilatie maakt Onderdak een plan tegen vocht.",
        mentions=acting("Onderdak", "corporatie"),
    )

    others = [statement(year, text) for year in (2024, 2025) for text in COMMITMENTS]

    links = link_municipality([earlier, later, *others]).links

    assert (earlier.agreement_id, later.agreement_id) in {(k.from_agreement_id, k.to_agreement_id) for k in links}


def test_a_sentence_that_several_begin_with_makes_no_split(statement: Build) -> None:
    why = "De druk op de woningmarkt is groot. "
    others = ["Er is weinig groen. Wij planten bomen.", "Huurders hebben schulden. Wij delen wekelijks signalen."]
    earlier = [why + "Onderdak start daarom in 2024 met de bouw van 42 appartementen op het Veilingplein.", *others]
    later = [
        why + "De 42 appartementen op het Veilingplein worden in het najaar van 2025 opgeleverd.",
        *others,
        why + "Onderdak koopt in 2025 tien woningen van particuliere verhuurders.",
    ]

    assert linked(statement, earlier, later) == {(0, 0), (1, 1), (2, 2)}


def test_what_two_corporations_did_their_successor_does(statement: Build) -> None:
    def acts(year: int, name: str, text: str) -> Statement:
        empty = {"numbers": [], "bound": None, "unit": None, "timex": None, "due": None}
        told = {"label": "ACTOR", "value": name, "text": name, "role": "trekker", "kind": "corporatie", **empty}
        return statement(year, f"{name} {text}", mentions=[told])

    others = ("verhuurt zes kamers.", "plant bomen langs de Molenvaart.", "houdt spreekuur in het dorpshuis.")
    home = "stelt per jaar {} woningen beschikbaar aan Het Anker."
    mine = [acts(2024, "Wierwonen", text) for text in (home.format("zes"), *others)]
    theirs = [acts(2024, "Havenstede", text) for text in (home.format("vier"), *others)]
    later = [acts(2025, "Woonpunt Noord", text) for text in (home.format("tien"), *others)]

    found = {(k.from_agreement_id, k.to_agreement_id) for k in link_municipality([*mine, *theirs, *later]).links}

    for before in (mine, theirs):
        assert {(a.agreement_id, b.agreement_id) for a, b in zip(before, later, strict=True)} <= found


def test_the_same_for_other_people_is_no_link(statement: Build) -> None:
    def asks(year: int, text: str, people: str) -> Statement:
        empty = {"role": None, "numbers": [], "bound": None, "unit": None, "timex": None, "due": None, "kind": None}
        return statement(year, text, mentions=[{"label": "TARGET_GROUP", "value": people, "text": people, **empty}])

    earlier = asks(2024, "Bij renovatie vragen we jongeren om de entree te beschilderen.", "jongeren")
    later = asks(2025, "Bij renovatie vragen we senioren om mee te denken over de hal.", "senioren")

    assert not link_municipality([earlier, later]).links


def test_what_is_made_better_is_another_thing_each_time(statement: Build) -> None:
    earlier = ["Wij maken de eindafrekening van de stookkosten begrijpelijker.", *COMMITMENTS]
    later = ["Wij maken de brief over de huurverhoging begrijpelijker.", *COMMITMENTS]

    assert (0, 0) not in linked(statement, earlier, later)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        # what is to be done, whoever does it, is taken up by the one who does
        ("Het maken van een startdocument.", "De gemeente neemt het initiatief tot een convenant.", True),
        # letters alike
        ("Senioren die verhuizen behouden hun huurprijs.", "De regeling huurbehoud geldt in alle wijken.", True),
        # someone does something, and something else is done
        ("De gemeente plaatst verlichting in de achterpaden.", "Elke maand is er een inloopspreekuur.", False),
        ("Bewoners krijgen een energiebox.", "Bij renovatie wordt het regenwater afgekoppeld.", False),
    ],
)
def test_two_in_one_row_that_do_not_say_who_acts_have_something_in_common(
    statement: Build, before: str, after: str, same: bool
) -> None:
    rest = [statement(year, text, document_year=2024) for text in COMMITMENTS for year in (2023, 2024)]
    row = {
        "row_id": "row",
        "document_year": 2024,
        "doelstelling": "Fijn wonen.",
        "kaderafspraak": "Samen aan het werk.",
    }
    a, b = statement(2023, before, **row), statement(2024, after, **row)

    links = link_municipality([*rest, a, b]).links

    assert ((a.agreement_id, b.agreement_id) in {(k.from_agreement_id, k.to_agreement_id) for k in links}) is same


def test_what_stands_in_a_year_hundreds_of_times_is_linked_one_by_one(statement: Build) -> None:
    """Nobody wrote that: each with each would take minutes, and more memory than there is."""
    earlier, later = (
        [statement(year, "De gemeente bouwt woningen.", theme="Wonen") for _ in range(800)] for year in (2023, 2024)
    )
    begun = time.process_time()

    found = link_municipality([*earlier, *later]).links

    assert len({link.from_agreement_id for link in found}) == len({link.to_agreement_id for link in found}) == 800
    assert time.process_time() - begun < 8
