"""ACTOR: who is named, under which canonical name, and whether they act (T, trekker) or are involved (B, betrokken)."""

from __future__ import annotations

import pytest

from jaarschijf.nlp.model import BLANK
from jaarschijf.nlp.rules import find_actors
from jaarschijf.nlp.span import Setting
from jaarschijf.nlp.tag import tag
from jaarschijf.schema.document import Document, Party, Passage, Row
from jaarschijf.schema.mention import Field

PARTIES = (
    Party(name="gemeente Dorpstede", kind="gemeente"),
    Party(name="Stichting Woongoed Zuid", kind="corporatie", aliases=("WGZ",)),
    Party(name="Thuisrijk", kind="corporatie"),
    Party(name="Huurdersvereniging De Schakel", kind="huurdersorganisatie", aliases=("HVS",)),
)
GEMEENTE, ZUID, THUIS, SCHAKEL = (party.name for party in PARTIES)
CORPORATIES, HUURDERS, PARTIJEN = "corporaties", "huurdersorganisaties", "partijen"

# text, then each actor's value with its role
CASES: list[tuple[str, list[tuple[str, str]]]] = [
    # the subject before the verb, and after it
    ("De gemeente stelt in 2025 een visie vast.", [(GEMEENTE, "T")]),
    ("In 2025 stelt de gemeente een visie vast.", [(GEMEENTE, "T")]),
    # joined subjects share the role
    ("Gemeente, corporaties en HVS voeren overleg.", [(GEMEENTE, "T"), (CORPORATIES, "T"), (SCHAKEL, "T")]),
    ("De corporaties WGZ en Thuisrijk worden uitgenodigd voor het overleg.", [(CORPORATIES, "B"), (ZUID, "B"), (THUIS, "B")]),
    ("Vrouwenopvang De Haven en het sociaal team Zuid overleggen.", [("Vrouwenopvang De Haven", "T"), ("sociaal team Zuid", "T")]),
    ("Als de netbeheerder (Liander) niet kan aansluiten, wacht WGZ.", [("netbeheerder", "B"), ("Liander", "B"), (ZUID, "T")]),
    ("WGZ overlegt met de 12 VvE's in Oost.", [(ZUID, "T")]),
    ("Namens de corporaties neemt Thuisrijk deel aan het overleg.", [(CORPORATIES, "B"), (THUIS, "T")]),
    # the object in a condition, to whom a contribution goes, and what a gemeente is to be
    ("Voordat WGZ de gemeente inschakelt, belt Thuisrijk aan.", [(ZUID, "B"), (GEMEENTE, "B"), (THUIS, "T")]),
    ("Bijdrage aan Thuisrijk: gemeente € 10.000.", [(THUIS, "B"), (GEMEENTE, "T")]),
    ("Dorpstede blijft een ongedeelde gemeente.", []),
    # none of them, and those who speak for it
    ("Geen van beide corporaties verkoopt woningen.", [(CORPORATIES, "T")]),
    ("Het college van de gemeente biedt de raad een nota aan.", [(GEMEENTE, "T"), ("gemeenteraad", "B")]),
    ("Raad stelt visie vast.", [("gemeenteraad", "T")]),
    ("Visie vaststellen - raad - december 2026", [("gemeenteraad", "T")]),
    ("Corporaties mogen 15% van de woningen vrij toewijzen.", [(CORPORATIES, "B")]),
    ("WGZ opent een gezamenlijk energieloket.", [(ZUID, "T")]),
    # a corporatie's name in that of those who rent from it
    ("Thuisrijk en Stichting Huurdersbelang Thuisrijk sluiten een overeenkomst.", [(THUIS, "T"), ("Stichting Huurdersbelang Thuisrijk", "T")]),
    # the agent of a passive acts, its subject is acted upon
    ("Dit wordt door WGZ en Thuisrijk uitgevoerd.", [(ZUID, "T"), (THUIS, "T")]),
    ("De corporaties worden betrokken bij het plan.", [(CORPORATIES, "B")]),
    ("Hierbij worden de corporaties en HVS betrokken.", [(CORPORATIES, "B"), (SCHAKEL, "B")]),
    # objects and prepositions
    ("De gemeente betrekt hierbij HVS en de corporaties.", [(GEMEENTE, "T"), (SCHAKEL, "B"), (CORPORATIES, "B")]),
    ("De gemeente ondersteunt de corporaties bij de aanpak.", [(GEMEENTE, "T"), (CORPORATIES, "B")]),
    ("In overleg met de gemeente stelt Thuisrijk beleid vast.", [(GEMEENTE, "B"), (THUIS, "T")]),
    ("Samen met de GGD en de politie organiseren de corporaties een avond.", [("GGD", "B"), ("politie", "B"), (CORPORATIES, "T")]),
    # the object of one clause, the subject of the next
    ("De gemeente overlegt met de corporaties en HVS informeert de leden.", [(GEMEENTE, "T"), (CORPORATIES, "B"), (SCHAKEL, "T")]),
    ("HV De Schakel overlegt met de zeven corporaties, onder regie van de gemeente.", [(SCHAKEL, "T"), (CORPORATIES, "B"), (GEMEENTE, "T")]),
    # who is heard is involved, who leads acts, whatever stands before
    ("Gehoord de corporaties stelt de gemeente een visie vast.", [(CORPORATIES, "B"), (GEMEENTE, "T")]),
    ("De regie op dit project ligt bij de gemeente.", [(GEMEENTE, "T")]),
    ("VvE's in Oost worden door WGZ ondersteund.", [("VvE's", "B"), (ZUID, "T")]),
    ("WGZ overlegt met de wijkagent, de boa's en het jongerenwerk.", [(ZUID, "T"), ("jongerenwerk", "B")]),
    ("WGZ verhuurt aan De Brug, niet aan cliënten van Beschermd Wonen.", [(ZUID, "T"), ("De Brug", "B")]),
    ("Zorgpartijen (zoals Lindezorg) begeleiden Oekraïners.", [("zorgpartijen", "T"), ("Lindezorg", "T")]),
    ("Samen met Lindezorg stelt WGZ een plan op.", [("Lindezorg", "B"), (ZUID, "T")]),
    ("Stichting Humanitas Oost begeleidt hen.", [("Stichting Humanitas Oost", "T")]),
    ("De stand wordt in mei besproken tussen gemeente en HVS.", [(GEMEENTE, "T"), (SCHAKEL, "T")]),
    ("Het meerwerk komt voor rekening van Thuisrijk.", [(THUIS, "T")]),
    # a kind before a known name is who is named; a team has a name of its own
    ("WGZ belt netbeheerder Liander.", [(ZUID, "T"), ("Liander", "B")]),
    ("Buurtteam Oost en het huurteam bezoeken bewoners.", [("Buurtteam Oost", "T"), ("huurteam", "T")]),
    ("WGZ zorgt dat Thuisrijk op tijd kan verhuizen.", [(ZUID, "T"), (THUIS, "B")]),
    # a clause whose verb is not said twice, and an object behind a pronoun
    ("WGZ zorgt voor de woningen, de gemeente voor de straat.", [(ZUID, "T"), (GEMEENTE, "T")]),
    ("Wil WGZ slopen, dan informeert zij de gemeente.", [(ZUID, "T"), (GEMEENTE, "B")]),
    ("De verplichting van WGZ om te bouwen vervalt.", [(ZUID, "T")]),
    ("Overleg m. buurgemeenten: najaar", [("buurgemeenten", "B")]),
    ("Makelaars kunnen een bijdrage leveren.", [("makelaars", "B")]),
    ("De gemeente belegt een overleg waarin zorgkantoren zitting hebben.", [(GEMEENTE, "T"), ("zorgkantoor", "B")]),
    # whoever something is done with is an organisation
    ("Wij gaan met Lindezorg om tafel.", [(PARTIJEN, "T"), ("Lindezorg", "B")]),
    # who is named as one of them does as they do
    ("De gemeente betrekt zorgaanbieders zoals Lindezorg.", [(GEMEENTE, "T"), ("zorgaanbieders", "B"), ("Lindezorg", "B")]),
    # whoever something is given to, without an article; a group with a name; a building that was once a school
    ("De gemeente legt dit voor aan Bouwinvest.", [(GEMEENTE, "T"), ("Bouwinvest", "B")]),
    ("WGZ draagt bij aan KPI's en overlegt met bewonersgroep Kleurrijk.", [(ZUID, "T"), ("bewonersgroep Kleurrijk", "B")]),
    ("WGZ koopt de voormalige basisschool De Linde.", [(ZUID, "T")]),
    # who did it before, who agree, to whom it is done, and who is called by the head of its name
    ("WGZ wijst toe, na voordracht door het wijkteam.", [(ZUID, "T"), ("wijkteam", "B")]),
    ("Tussen WGZ en HVS is afgesproken dat huurders meedenken.", [(ZUID, "T"), (SCHAKEL, "T")]),
    ("Ondersteuning VvE's: WGZ denkt mee.", [("VvE's", "B"), (ZUID, "T")]),
    ("De HV overlegt met andere HV's.", [(SCHAKEL, "T"), (HUURDERS, "B")]),
    ("De bouw van het hospice is in handen van Lindezorg.", [("Lindezorg", "T")]),
    ("De corporaties geven uitvoering aan het plan en de gemeente aan het beleid.", [(CORPORATIES, "T"), (GEMEENTE, "T")]),
    ("WGZ werkt met bewoners en de gemeente aan het plan.", [(ZUID, "T"), (GEMEENTE, "B")]),
    # an agent of what is supposed, who is helped by another, for whom it is done, and whose it is to do
    ("Onder voorbehoud van goedkeuring door de gemeente bouwt WGZ.", [(GEMEENTE, "B"), (ZUID, "T")]),
    ("De gemeente houdt toezicht op de naleving door WGZ.", [(GEMEENTE, "T"), (ZUID, "B")]),
    ("WGZ, gesteund door HVS, start een proef.", [(ZUID, "T"), (SCHAKEL, "B")]),
    ("WGZ voert namens de corporaties het secretariaat.", [(ZUID, "T"), (CORPORATIES, "B")]),
    ("Het is aan de gemeente om een locatie te kiezen.", [(GEMEENTE, "T")]),
    ("Een werkgroep van gemeente en HVS bereidt dit voor.", [(GEMEENTE, "T"), (SCHAKEL, "T")]),
    ("De gemeente faciliteert dat WGZ kan bouwen.", [(GEMEENTE, "T"), (ZUID, "B")]),
    ("De Bewonersraad Thuisrijk adviseert.", [("Bewonersraad Thuisrijk", "T")]),
    ("Op initiatief van HVS komt er een huurdersdag.", [(SCHAKEL, "T")]),
    ("De gemeente wil dat WGZ sneller bouwt.", [(GEMEENTE, "T"), (ZUID, "B")]),
    # conditions and permissions promise nothing
    ("Indien een der partijen dat wil, bespreekt WGZ de termijn.", [(PARTIJEN, "B"), (ZUID, "T")]),
    ("Het staat WGZ vrij om te splitsen.", [(ZUID, "B")]),
    ("Indien corporaties dit niet kunnen, zoekt de gemeente een oplossing.", [(CORPORATIES, "B"), (GEMEENTE, "T")]),
    ("Bij overlast kunnen corporaties contact opnemen.", [(CORPORATIES, "B")]),
    ("Corporaties kunnen maatwerk toepassen.", [(CORPORATIES, "T")]),
    # a subordinate clause has a subject of its own
    ("Partijen maken een plan waarbij de gemeente de regie neemt.", [(PARTIJEN, "T"), (GEMEENTE, "T")]),
    # a verb not said twice
    ("WGZ betaalt 60% en Thuisrijk 40%.", [(ZUID, "T"), (THUIS, "T")]),
    # those who hold a meeting act
    ("Er vindt overleg plaats tussen gemeente en corporaties.", [(GEMEENTE, "T"), (CORPORATIES, "T")]),
    # pronouns of all parties; not of others
    ("Wij monitoren de voortgang en zij bespreken die.", [(PARTIJEN, "T")]),
    # names: the whole, shortened, abbreviated; the one party of a kind in the singular
    ("Woongoed Zuid en de huurdersvereniging tekenen.", [(ZUID, "T"), (SCHAKEL, "T")]),
    # the Rijk goes without its article
    ("Met steun van het Rijk bouwt WGZ.", [("Rijk", "B"), (ZUID, "T")]),
    # what opens the sentence is one phrase
    ("Samen met bewoners en dorpsraad Oost maken we een plan.", [("dorpsraad Oost", "B"), (PARTIJEN, "T")]),
    # a name and its kind before it are one mention, and a legal form may stand in small letters
    ("Met huurdersorganisatie HVS bouwt woningcorporatie Thuisrijk.", [(SCHAKEL, "B"), (THUIS, "T")]),
    ("Dit doet huurdersvereniging De Schakel.", [(SCHAKEL, "T")]),
    # a share and a place are nobody who acts
    ("WGZ bouwt 20 woningen per gemeente in de provincie Zuidland.", [(ZUID, "T")]),
    # the region after which a corporatie is called
    ("De gemeente overlegt met de regio Zuid.", [(GEMEENTE, "T")]),
    # the territory is no actor, other gemeenten are
    ("In de gemeente Dorpstede staan veel huizen.", []),
    ("De gemeente werkt samen met de gemeente Buurdorp.", [(GEMEENTE, "T"), ("gemeente Buurdorp", "B")]),
    # tenants beside parties act as their organisation, alone they are people
    ("Gemeente en huurders bespreken dit.", [(GEMEENTE, "T"), (HUURDERS, "T")]),
    ("De gemeente informeert huurders met schulden.", [(GEMEENTE, "T")]),
    # organisations by list, by kind and by form
    ("Partijen trekken op met de provincie Zuiderland, netbeheerders en Stichting Welzijn Plus.",
     [(PARTIJEN, "T"), ("provincie Zuiderland", "B"), ("netbeheerders", "B"), ("Stichting Welzijn Plus", "B")]),
    # who is given something does not act
    ("De huurdersorganisaties krijgen een budget van de gemeente.", [(HUURDERS, "B"), (GEMEENTE, "B")]),
    ("Daarvoor ontvangen de corporaties subsidie.", [(CORPORATIES, "B")]),
    ("Plaatselijk Belang Oosterend denkt mee.", [("Plaatselijk Belang Oosterend", "T")]),
    # organisations that begin with a kind's name, that are known, or that hold a party's name in theirs
    ("Partijen maken afspraken met GGZ Zuiderland, Welzijn Dorpstede en Veilig Thuis.",
     [(PARTIJEN, "T"), ("GGZ Zuiderland", "B"), ("Welzijn Dorpstede", "B"), ("Veilig Thuis", "B")]),
    ("Toewijzing gaat via WoningNet.", [("WoningNet", "B")]),
    ("Zorgpartner De Linde en VluchtelingenWerk helpen mee.", [("Zorgpartner De Linde", "T"), ("Vluchtelingenwerk", "T")]),
    # a party's name after the gemeente is no name of a gemeente
    ("Daarover vraagt de gemeente Thuisrijk om advies.", [(GEMEENTE, "T"), (THUIS, "B")]),
    ("Met zorgkantoren en zorgaanbieders bespreken corporaties de opgave.",
     [("zorgkantoor", "B"), ("zorgaanbieders", "B"), (CORPORATIES, "T")]),
    # who is given something, in other words
    ("De huurdersvereniging wordt vooraf voorzien van de stukken.", [(SCHAKEL, "B")]),
    # the gemeente's own board
    ("Daarover besluit het college in mei.", [(GEMEENTE, "T")]),
    ("De wethouder licht dit toe.", [(GEMEENTE, "T")]),
    ("We gaan met HVS en de corporaties bekijken wat kan.", [(PARTIJEN, "T"), (SCHAKEL, "B"), (CORPORATIES, "B")]),
    ("WGZ betaalt € 500, daarboven betaalt de gemeente.", [(ZUID, "T"), (GEMEENTE, "T")]),
    # a place is not the party whose name it ends
    ("WGZ bouwt 20 woningen in Zuid.", [(ZUID, "T")]),
    # beside whom an act is done, though a colon follows
    ("Gemeente i.s.m. WGZ: plan van aanpak", [(GEMEENTE, "T"), (ZUID, "B")]),
    # someone else is to act
    ("De gemeente zorgt ervoor dat WGZ over grond beschikt.", [(GEMEENTE, "T"), (ZUID, "B")]),
    ("De gemeente vindt het belangrijk dat marktpartijen meedoen.", [(GEMEENTE, "T"), ("marktpartijen", "B")]),
    # a thing to be set up
    ("De gemeente richt een taskforce op.", [(GEMEENTE, "T")]),
]  # fmt: skip


def found(text: str, field: Field = "jaarafspraak") -> list[tuple[str | None, str]]:
    actors = find_actors(text, Setting(2025, field, "Dorpstede", PARTIES))
    return [(actor.value, (actor.role or "?")[0].upper()) for actor in actors]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_who_acts_and_who_is_involved(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_all_in_a_column_of_trekkers_lead_but_for_those_joined_by_with() -> None:
    assert found("Gemeente / WGZ", "trekker") == [(GEMEENTE, "T"), (ZUID, "T")]
    assert found("Huurders", "trekker") == [(HUURDERS, "T")]
    assert found("Gem., corp. en HO's", "trekker") == [(GEMEENTE, "T"), (CORPORATIES, "T"), (HUURDERS, "T")]
    assert found("Gemeente/SWZ; HVDS adviseert", "trekker") == [(GEMEENTE, "T"), (ZUID, "T"), (SCHAKEL, "B")]
    assert found("Gemeente i.s.m. corporaties", "trekker") == [(GEMEENTE, "T"), (CORPORATIES, "B")]
    assert found("Gemeente (i.s.m. corporaties)", "trekker") == [(GEMEENTE, "T"), (CORPORATIES, "B")]
    assert found("WGZ m.m.v. HVS", "trekker") == [(ZUID, "T"), (SCHAKEL, "B")]


def test_a_role_that_stands_beside_a_name_in_a_column_of_trekkers_counts() -> None:
    assert found("WGZ (trekker), gemeente (meedenken)", "trekker") == [(ZUID, "T"), (GEMEENTE, "B")]
    assert found("Gemeente (trekker) en corporaties", "trekker") == [(GEMEENTE, "T"), (CORPORATIES, "B")]
    assert found("Gemeente en corporaties (trekkers), huurders", "trekker") == [
        (GEMEENTE, "T"),
        (CORPORATIES, "T"),
        (HUURDERS, "B"),
    ]
    assert found("Corporaties, huurders (advies)", "trekker") == [(CORPORATIES, "T"), (HUURDERS, "B")]
    assert found("Trekker: gemeente; betrokken: WGZ", "trekker") == [(GEMEENTE, "T"), (ZUID, "B")]
    assert found("WGZ, gemeente (adviserend: HVS)", "trekker") == [(ZUID, "T"), (GEMEENTE, "T"), (SCHAKEL, "B")]
    assert found("Gemeente (afdeling Wonen)", "trekker") == [(GEMEENTE, "T")]
    assert found("WGZ / HVS (advies)", "trekker") == [(ZUID, "T"), (SCHAKEL, "B")]
    assert found("WGZ, Thuisrijk (uitvoering)", "trekker") == [(ZUID, "T"), (THUIS, "T")]
    assert found("College", "trekker") == [(GEMEENTE, "T")]
    assert found("WGZ; HVS wordt geïnformeerd", "trekker") == [(ZUID, "T"), (SCHAKEL, "B")]
    assert found("WGZ (+ HVS)", "trekker") == [(ZUID, "T"), (SCHAKEL, "B")]
    assert found("Corporaties (gemeente faciliteert)", "trekker") == [(CORPORATIES, "T"), (GEMEENTE, "B")]
    assert found("Corporaties (WGZ, Thuisrijk)", "trekker") == [(CORPORATIES, "T"), (ZUID, "T"), (THUIS, "T")]


def test_the_only_corporatie_is_the_corporatie() -> None:
    setting = Setting(2025, "jaarafspraak", "Dorpstede", PARTIES[:2])

    assert [actor.value for actor in find_actors("De corporatie bouwt.", setting)] == [ZUID]


def test_the_only_one_of_a_legal_form_is_called_by_it() -> None:
    parties = (PARTIES[0], Party(name="Woningstichting Berkelrijk", kind="corporatie"), PARTIES[2])
    text = "De woningstichting overlegt met de woningcorporaties en de woningbouwvereniging."

    actors = find_actors(text, Setting(2025, "jaarafspraak", "Dorpstede", parties))

    assert [actor.value for actor in actors] == ["Woningstichting Berkelrijk", CORPORATIES, CORPORATIES]


def test_a_party_after_the_gemeente_is_known_where_the_municipality_is_not() -> None:
    text = "Daarover vraagt de gemeente Thuisrijk om advies."

    assert [actor.value for actor in find_actors(text, Setting(2025, parties=PARTIES[1:]))] == ["gemeente", THUIS]


def test_all_in_a_column_lead() -> None:
    assert found("Allen", "trekker") == [(PARTIJEN, "T")]


def test_a_short_name_that_its_tenants_share_is_the_corporatie() -> None:
    parties = (
        Party(name="Stichting Waterrijk", kind="corporatie"),
        Party(name="Huurdersvereniging Waterrijk", kind="huurdersorganisatie"),
    )
    text = "Waterrijk vraagt de Huurdersvereniging Waterrijk om advies."

    actors = find_actors(text, Setting(2025, "jaarafspraak", "Dorpstede", parties))

    assert [(actor.value, actor.role) for actor in actors] == [
        ("Stichting Waterrijk", "trekker"),
        ("Huurdersvereniging Waterrijk", "betrokken"),
    ]


def test_a_name_that_begins_with_an_article_is_known_after_a_small_one() -> None:
    parties = (
        Party(name="Woonstichting Het Baken", kind="corporatie"),
        Party(name="De Goede Haven", kind="corporatie"),
        Party(name="Bewonersplatform Baken", kind="huurdersorganisatie"),
    )
    text = "Met Het Baken en Bewonersplatform Baken bouwt het Baken een baken; de Goede Haven betaalt."

    actors = find_actors(text, Setting(2025, "jaarafspraak", "Dorpstede", parties))

    assert [(text[actor.start : actor.end], actor.value) for actor in actors] == [
        ("Het Baken", "Woonstichting Het Baken"),
        ("Bewonersplatform Baken", "Bewonersplatform Baken"),
        ("Baken", "Woonstichting Het Baken"),
        ("Goede Haven", "De Goede Haven"),
    ]


def test_a_name_without_a_kind_is_known_by_the_actors_it_is_listed_with() -> None:
    def names(text: str, field: Field = "jaarafspraak") -> list[str | None]:
        return [span.value for span in find_actors(text, Setting(2025, field, "Dorpstede", PARTIES))]

    assert names("'t Anker, Lindezorg en de gemeente tekenen.")[:2] == ["'t Anker", "Lindezorg"]
    assert names("Gemeente / Lindezorg", "trekker")[1:] == ["Lindezorg"]
    assert names("de regiogemeenten Overbeek en Waaldrecht")[1:] == ["gemeente Overbeek", "gemeente Waaldrecht"]
    assert names("Woningbouwvereniging Ons Dorp overlegt met Lindezorg.") == [
        "Woningbouwvereniging Ons Dorp",
        "Lindezorg",
    ]
    # those who meet, what is beside them and does not act, and who is a person
    assert names("De stuurgroep Noord stelt een plan vast met bewonersgroep Oost.") == ["bewonersgroep Oost"]
    assert names("vertegenwoordigd door wethouder Smit, en de gemeente") == [GEMEENTE]
    assert len(names("Bewoners en de gemeente schouwen de Parkwijk en Overbeek.")) == 1
    assert len(names("In Overbeek en de gemeente Waaldrecht, de Woonvisie en de Zorgwet")) == 1


def test_a_short_name_in_brackets_is_known_in_the_whole_document() -> None:
    texts = (
        "De Stichting Jongerenhuis (SJH) en buurtbedrijf De Brug (hierna: Brug) huren tien woningen (DAEB).",
        "SJH meldt de plannen aan Brug.",
    )
    rows = tuple(
        Row(ordinal=i, theme="1", jaarafspraken={2025: Passage(text=text)}, page=1) for i, text in enumerate(texts)
    )
    document = Document(
        document_id="d", sha256="0" * 64, source="x.pdf", municipality="", year=2025, page_count=1, rows=rows
    )

    said = [(mention.value, mention.role) for mention in tag(document, model=BLANK).mentions if mention.row == 1]

    assert said == [("Stichting Jongerenhuis", "trekker"), ("buurtbedrijf De Brug", "betrokken")]


def test_a_kind_alone_is_the_one_named_in_full_elsewhere() -> None:
    texts = ("Het Energieloket Zuiderland geeft advies.", "De gemeente verwijst huurders naar het energieloket.")
    rows = tuple(
        Row(ordinal=i, theme="1", jaarafspraken={2025: Passage(text=text)}, page=1) for i, text in enumerate(texts)
    )
    document = Document(
        document_id="doc", sha256="0" * 64, source="x.pdf", municipality="Dorpstede", year=2025, page_count=1, parties=PARTIES, rows=rows
    )  # fmt: skip
    tagged = tag(document, model=BLANK).mentions

    assert [m.value for m in tagged if m.label == "ACTOR"] == [
        "Energieloket Zuiderland",
        GEMEENTE,
        "Energieloket Zuiderland",
    ]


def test_own_gemeente_keeps_a_name_of_two_places() -> None:
    setting = Setting(
        2025, municipality="Veld en Beek", parties=(Party(name="gemeente Veld en Beek", kind="gemeente"),)
    )
    text = "De gemeente Veld en Beek bouwt."
    assert [(text[actor.start : actor.end], actor.value) for actor in find_actors(text, setting)] == [
        ("gemeente Veld en Beek", "gemeente Veld en Beek")
    ]


def test_a_party_is_known_without_the_place_its_name_ends_in() -> None:
    parties = (
        Party(name="Wooncompas Dorpstede", kind="corporatie"),
        Party(name="HBV Dorpstede", kind="huurdersorganisatie"),
        Party(name="Woningstichting Dorpstede", kind="corporatie"),
    )
    setting = Setting(2025, municipality="Dorpstede", parties=parties)
    found = find_actors("Wooncompas vraagt de HBV om advies.", setting)
    assert [actor.value for actor in found] == ["Wooncompas Dorpstede", "HBV Dorpstede"]


def test_a_name_is_known_without_its_legal_form_and_with_saint_shortened() -> None:
    parties = (
        Party(name="Stichting Sint Joris Wonen", kind="corporatie"),
        Party(name="Huurdersvereniging De Bewoners", kind="huurdersorganisatie"),
        Party(name="Wooncoöperatie Zuidrand", kind="corporatie"),
    )
    text = "St. Joris Wonen bouwt, Sint-Joris verhuurt. De bewoners zijn tevreden. Zuidrand bouwt."
    assert [text[actor.start : actor.end] for actor in find_actors(text, Setting(2025, parties=parties))] == [
        "St. Joris Wonen",
        "Sint-Joris",
        "Zuidrand",
    ]


def test_a_name_in_the_column_of_trekkers_is_known_in_the_whole_document() -> None:
    cells = {
        "Bouwgoed bouwt 20 woningen.": "Bouwgoed / gemeente",
        "De gemeente overlegt met Bouwgoed over wonen.": "Wonen",
        "Handhaving: meer toezicht.": "Handhaving",
    }
    rows = tuple(
        Row(ordinal=i, theme="1", jaarafspraken={2025: Passage(text=text)}, trekker=Passage(text=trekker), page=1)
        for i, (text, trekker) in enumerate(cells.items())
    )
    document = Document(
        document_id="d", sha256="0" * 64, source="x.pdf", municipality="Dorpstede", year=2025, page_count=1, rows=rows
    )

    said = [(mention.row, mention.value, mention.role) for mention in tag(document, model=BLANK).mentions]

    assert [told for told in said if told[1] == "Bouwgoed"] == [
        (0, "Bouwgoed", "trekker"),
        (0, "Bouwgoed", "trekker"),
        (1, "Bouwgoed", "betrokken"),
    ]
    # a department or a subject is no name
    assert {told[1] for told in said} <= {"Bouwgoed", "gemeente Dorpstede", None}


def test_initials_in_the_column_of_trekkers_are_those_of_a_names_parts() -> None:
    parties = (
        Party(name="Stichting Lindewonen", kind="corporatie"),
        Party(name="Huurdersorganisatie De Oever", kind="huurdersorganisatie"),
    )

    said = find_actors("LW/HO", Setting(2025, "trekker", "Dorpstede", parties))

    assert [span.value for span in said] == [party.name for party in parties]
