"""ACTOR in longer sentences: those who work for a party, give, stand under a label, or act in a clause of their own."""

from __future__ import annotations

import pytest

from jaarschijf.nlp.model import BLANK
from jaarschijf.nlp.rules import find_actors
from jaarschijf.nlp.span import Setting
from jaarschijf.nlp.tag import tag
from jaarschijf.schema.document import Document, Party, Passage, Row
from tests.nlp.test_roles import GEMEENTE, SCHAKEL, THUIS, ZUID, found

# text, then each actor's value with its role
CASES: list[tuple[str, list[tuple[str, str]]]] = [
    # who works for it stands for it
    ("De wijkbeheerders van WGZ en de afdeling Handhaving van de gemeente lopen een ronde.", [(ZUID, "T"), (GEMEENTE, "T")]),
    ("WGZ overlegt met de gebiedsregisseur van de gemeente.", [(ZUID, "T"), (GEMEENTE, "B")]),
    ("De directeuren van WGZ, Thuisrijk en HVS tekenen in mei.", [(ZUID, "T"), (THUIS, "T"), (SCHAKEL, "T")]),
    # who gives, whose starting point it is, who carries it out at a change of tenants
    ("HVS krijgt jaarlijks van WGZ de cijfers.", [(SCHAKEL, "B"), (ZUID, "T")]),
    ("Het uitgangspunt van WGZ is dat de huren niet stijgen.", [(ZUID, "T")]),
    ("Zo wordt bij mutatie door WGZ de keuken vervangen.", [(ZUID, "T")]),
    ("Het is de wens van HVS dat WGZ dit uitlegt.", [(SCHAKEL, "T"), (ZUID, "B")]),
    ("Elk van de corporaties betaalt een derde deel.", [("corporaties", "T")]),
    ("Een afvaardiging van HVS neemt zitting in de commissie.", [(SCHAKEL, "T")]),
    ("WGZ stelt een werkgroep in waarin ook HVS is vertegenwoordigd.", [(ZUID, "T"), (SCHAKEL, "B")]),
    ("WGZ houdt een avond, waarbij HVS kan aanschuiven.", [(ZUID, "T"), (SCHAKEL, "B")]),
    ("Op grond van het onderzoek door de GGD gaan partijen na wat werkt.", [("GGD", "T"), ("partijen", "T")]),
    ("De corporaties worden door de gemeente gecompenseerd.", [("corporaties", "B"), (GEMEENTE, "T")]),
    ("Elke week houden de teamleden van WGZ en de gemeente spreekuur.", [(ZUID, "T"), (GEMEENTE, "T")]),
    # one of those who agree, and others who are called so; not what one acts as, nor politics
    ("Geschillen worden door de meest gerede Partij voorgelegd aan de overige Partijen.", [("partijen", "T"), ("partijen", "B")]),
    ("Dan meldt de partij die het betreft dat aan de andere partijen.", [("partijen", "T"), ("partijen", "B")]),
    ("Een partij die buiten de afspraken staat, koopt de school; de Partij voor de Dieren vroeg ernaar.", []),
    ("WGZ treedt op als verhuurder, de gemeente levert de grond.", [(ZUID, "T"), (GEMEENTE, "T")]),
    # what is asked is not promised, nor what is supposed so; an object of a pronoun, and another who is given some
    ("Heeft de gemeente grond te koop? Dan mag WGZ een plan maken.", [(GEMEENTE, "B"), (ZUID, "B")]),
    ("Wat kunnen we doen? Thuisrijk belt.", [("partijen", "T"), (THUIS, "T")]),
    ("De gemeente maakt een plan. Zij vraagt ook WGZ en HVS om advies.", [(GEMEENTE, "T"), (ZUID, "B"), (SCHAKEL, "B")]),
    ("Zij en de gemeente maken een plan.", [(GEMEENTE, "T")]),
    ("De gemeente betaalt HVS € 9.000 en WGZ € 5.500.", [(GEMEENTE, "T"), (SCHAKEL, "B"), (ZUID, "B")]),
    # the next clause has its subject behind its verb, whatever it opens with
    ("De straat onderhoudt de gemeente; het groen op eigen terrein onderhoudt WGZ.", [(GEMEENTE, "T"), (ZUID, "T")]),
    ("We vieren wat lukt: eenmaal in de twee jaar reikt HVS de prijs uit.", [("partijen", "T"), (SCHAKEL, "T")]),
    ("De gemeente wijst een plek aan; dit ontlast WGZ.", [(GEMEENTE, "T"), (ZUID, "B")]),
    ("WGZ en HVS praten op uitnodiging van de gemeente over zorg.", [(ZUID, "T"), (SCHAKEL, "T"), (GEMEENTE, "T")]),
    ("Jaarlijks ontvangt de gemeente van WGZ de cijfers.", [(GEMEENTE, "B"), (ZUID, "T")]),
    ("De gemeente zet zich ervoor in dat de netbeheerder levert.", [(GEMEENTE, "T"), ("netbeheerder", "B")]),
    # those who meet, those a group is made of, who chairs it, and those who may add to it
    ("In juni vindt tussen de wethouder en de directeur van WGZ een voortgangsgesprek plaats.", [(GEMEENTE, "T"), (ZUID, "T")]),
    ("Een team met medewerkers van de gemeente, HVS en Thuisrijk werkt dit uit.", [(GEMEENTE, "B"), (SCHAKEL, "B"), (THUIS, "B")]),
    ("De raad van WGZ en de besturen van HVS en Thuisrijk komen samen.", [(ZUID, "B"), (SCHAKEL, "T"), (THUIS, "T")]),
    ("WGZ overlegt onder voorzitterschap van de gemeente.", [(ZUID, "T"), (GEMEENTE, "T")]),
    ("WGZ maakt een lijst, die HVS kan aanvullen.", [(ZUID, "T"), (SCHAKEL, "B")]),
    ("Dit wordt door gemeente noch corporaties betaald.", [(GEMEENTE, "T"), ("corporaties", "T")]),
    ("Aan de visie werken naast de gemeente ook Zorgkantoor Vitaal en WGZ mee.", [(GEMEENTE, "B"), ("Zorgkantoor Vitaal", "T"), (ZUID, "T")]),
    # a participle is no verb that another begins with, and where people work is nobody
    ("In 2026 wordt dit jaar vaker met de GGD en de brandweer gewerkt aan een plan.", [("GGD", "B"), ("brandweer", "B")]),
    ("WGZ geeft voorrang aan beroepen in zorg, onderwijs en politie.", [(ZUID, "T")]),
    # bodies with more words in their names
    ("Steunpunt Wonen en Zorg Veenland en Zorgkantoor Vitaal overleggen.", [("Steunpunt Wonen en Zorg Veenland", "T"), ("Zorgkantoor Vitaal", "T")]),
    ("Casussen gaan naar het Veiligheidshuis Oost of het Zorg- en Veiligheidshuis.", [("Veiligheidshuis Oost", "B"), ("Zorg- en Veiligheidshuis", "B")]),
    ("Stichting Kamers met Zorg begeleidt hen.", [("Stichting Kamers met Zorg", "T")]),
    ("Stichting Brood en Rozen begeleidt hen.", [("Stichting Brood en Rozen", "T")]),
    ("In opdracht van de Regio Veenrand meet Jeugdzorg Veenland dit; in de Regio Veenrand wonen veel mensen.", [("Regio Veenrand", "B"), ("Jeugdzorg Veenland", "T")]),
    ("Een geschil gaat naar de Adviescommissie geschilbeslechting prestatieafspraken.", [("Adviescommissie geschilbeslechting prestatieafspraken Woningwet", "B")]),
    # what comes first, what it hangs on and who is to see to it promise nothing
    ("Nadat de gemeente heeft besloten, start WGZ de bouw.", [(GEMEENTE, "B"), (ZUID, "T")]),
    ("WGZ bouwt, op voorwaarde dat de gemeente de grond levert.", [(ZUID, "T"), (GEMEENTE, "B")]),
    ("WGZ ziet erop toe dat aannemers tijdig melden.", [(ZUID, "T"), ("aannemers", "B")]),
    ("Onderzocht wordt welke rol makelaars kunnen spelen.", [("makelaars", "B")]),
    ("HVS, gefaciliteerd door WGZ, houdt een enquête.", [(SCHAKEL, "T"), (ZUID, "B")]),
    # a noun that says who acts, those a group is made of, a condition's agent, a passive at the end, a comparison, a second verb
    ("De bouwverplichting van WGZ om 25 woningen aan te passen eindigt.", [(ZUID, "T")]),
    ("Op verzoek van HVS om te isoleren onderzoekt WGZ dit.", [(SCHAKEL, "B"), (ZUID, "T")]),
    ("De werkgroep, bestaande uit de gemeente en WGZ, komt bijeen.", [(GEMEENTE, "T"), (ZUID, "T")]),
    ("Indien door het Rijk geld wordt gegeven, betaalt de gemeente dit door.", [("Rijk", "B"), (GEMEENTE, "T")]),
    ("WGZ doet een bod, waarbij HVS in de gelegenheid wordt gesteld te adviseren.", [(ZUID, "T"), (SCHAKEL, "B")]),
    ("HVS pleit voor een lagere huur dan WGZ voorstelt.", [(SCHAKEL, "T"), (ZUID, "B")]),
    ("De gemeente ontvangt van het Rijk geld en zet dit in voor groen.", [(GEMEENTE, "T"), ("Rijk", "B")]),
    ("De gemeente ontvangt cijfers en gegevens.", [(GEMEENTE, "B")]),
    ("Vanuit WGZ sluit de gebiedsmanager aan.", [(ZUID, "T")]),
    # a water board's name of two halves, of which a party bears neither
    ("Waterschap Vecht en Veen en WGZ onderzoeken dit.", [("Waterschap Vecht en Veen", "T"), (ZUID, "T")]),
    ("Waterschap Vecht en Thuisrijk onderzoeken dit.", [("Waterschap Vecht", "T"), (THUIS, "T")]),
    # who leads is no subject, whom it concerns, those who work for it behind the verb, what a gathering does at its own event
    ("Onder leiding van WGZ onderzoekt Thuisrijk dit.", [(ZUID, "T"), (THUIS, "T")]),
    ("Wat HVS betreft blijft de huur gelijk.", [(SCHAKEL, "B")]),
    ("Een gesprek voeren de wooncoaches van WGZ met 150 senioren.", [(ZUID, "T")]),
    ("Bij een plaatsing door de gemeente ruimt WGZ op.", [(GEMEENTE, "B"), (ZUID, "T")]),
    ("WGZ rekent 80% van de norm en Thuisrijk van 75%.", [(ZUID, "T"), (THUIS, "T")]),
    ("Woonzorgvisie: gemeente (trekker), Thuisrijk en WGZ (input).", [(GEMEENTE, "T"), (THUIS, "B"), (ZUID, "B")]),
    # a label that says the role, those who meet, and a clause of its own behind a semicolon
    ("Schouw in Zuid: gemeente. Advies: WGZ en HVS.", [(GEMEENTE, "T"), (ZUID, "B"), (SCHAKEL, "B")]),
    ("Woonvisie (gemeente); input: corporaties en HVS", [(GEMEENTE, "T"), ("corporaties", "B"), (SCHAKEL, "B")]),
    ("Ambtelijk overleg (vier keer) tussen WGZ en HVS.", [(ZUID, "T"), (SCHAKEL, "T")]),
    ("WGZ sloopt de flat; in plaats daarvan plaatst Thuisrijk tien chalets.", [(ZUID, "T"), (THUIS, "T")]),
    ("In mei stelt de gemeente een visie vast en bouwt WGZ tien woningen.", [(GEMEENTE, "T"), (ZUID, "T")]),
    ("In mei stelt de gemeente een visie vast en informeert zij WGZ.", [(GEMEENTE, "T"), (ZUID, "B")]),
    ("Trekker: WGZ. Overige deelnemers: gemeente, HVS.", [(ZUID, "T"), (GEMEENTE, "B"), (SCHAKEL, "B")]),
    # joined by another word, drawn in by nobody named, and in brackets behind the part of a verb
    ("Dit wordt door WGZ respectievelijk Thuisrijk betaald.", [(ZUID, "T"), (THUIS, "T")]),
    ("HVS betrekken bij de keuze (WGZ).", [(SCHAKEL, "B"), (ZUID, "T")]),
    ("Corporaties informeren huurders via hun bladen.", [("corporaties", "T")]),
    ("Er komen twee huismeesters bij (WGZ).", [(ZUID, "T")]),
    ("HVS wordt door WGZ erkend als gesprekspartner.", [(SCHAKEL, "B"), (ZUID, "T")]),
    ("HVS krijgt € 4.500 scholingsbudget van WGZ.", [(SCHAKEL, "B"), (ZUID, "T")]),
    # who pays a share of it, and who does as much with a number alone
    ("De bijdrage van de gemeente bedraagt € 500.", [(GEMEENTE, "T")]),
    ("WGZ betaalt de bouw; de overige 40% komt van de gemeente.", [(ZUID, "T"), (GEMEENTE, "T")]),
    ("WGZ brengt 118 woningen naar label A; Thuisrijk doet dat met 76, HVS met 5.", [(ZUID, "T"), (THUIS, "T"), (SCHAKEL, "T")]),
    # those who signed something else, and who is asked or sits beside people that are no party
    ("Partijen uit het Waterakkoord worden door WGZ uitgenodigd.", [(ZUID, "T")]),
    ("WGZ bespreekt dit met bewoners en Landshuis.", [(ZUID, "T"), ("Landshuis", "B")]),
    ("Cijfers opvragen bij Stadsmeting", [("Stadsmeting", "B")]),
    ("Een jongerenwerker van Landshuis houdt spreekuur.", [("Landshuis", "T")]),
    ("Inzet in de Heistraat € 8.000 (gemeente 50%, WGZ 50%)", [(GEMEENTE, "T"), (ZUID, "T")]),
    ("Zolang de gemeente niets vaststelt, hoeft WGZ niet te bouwen.", [(GEMEENTE, "B"), (ZUID, "T")]),
    ("Met Prinsjesdag opent WGZ een loket.", [(ZUID, "T")]),
    # what stands on its territory is there, and no act of it
    ("Er wordt door WGZ op het grondgebied van de gemeente gebouwd.", [(ZUID, "T")]),
    ("Evaluatie door gemeente/WGZ/Landshuis.", [(GEMEENTE, "T"), (ZUID, "T"), ("Landshuis", "T")]),
    ("De toegelaten instellingen overleggen met LTO Noord.", [("corporaties", "T"), ("LTO Noord", "B")]),
    # organisations by their form or kind
    ("De flat wordt door WGZ verhuurd via Lege Panden Beheer.", [(ZUID, "T"), ("Lege Panden Beheer", "B")]),
    ("WGZ overlegt met het Hoogheemraadschap van Lageland en bewindvoerders; corp's reageren.",
     [(ZUID, "T"), ("Hoogheemraadschap van Lageland", "B"), ("bewindvoerders", "B"), ("corporaties", "T")]),
    ("Overleg HVS-WGZ over de planning; overzicht gemeente-corporaties.",
     [(SCHAKEL, "T"), (ZUID, "T"), (GEMEENTE, "T"), ("corporaties", "T")]),
    ("WGZ verhuurt aan studenten van Landshuis en draagt garages over aan de VvE.",
     [(ZUID, "T"), ("Landshuis", "B"), ("VvE's", "B")]),
    ("WGZ werkt samen met de wijkverpleging.", [(ZUID, "T"), ("wijkverpleging", "B")]),
    ("Op grond van het rapport van Stadsmeting bouwt WGZ.", [("Stadsmeting", "B"), (ZUID, "T")]),
    ("Dit gaat met subsidie van het hoogheemraadschap, kerken en de voedselbank.", [("hoogheemraadschap", "B"), ("kerken", "B"), ("voedselbank", "B")]),
    ("Kamerloods BV beheert de flat.", [("Kamerloods BV", "T")]),
    ("WGZ overlegt met uitzendbureaus en zorgpartner ’s Hofstede.", [(ZUID, "T"), ("uitzendbureaus", "B"), ("zorgpartner ’s Hofstede", "B")]),
    ("WGZ betrekt haar huurdersvertegenwoordiging HVS.", [(ZUID, "T"), (SCHAKEL, "B")]),
    ("Zij stemt dit af met centrumgemeente Waaldrecht.", [("centrumgemeente Waaldrecht", "B")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_who_acts_in_a_longer_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("printed", ["WaterlandWonen", "Waterland Wonen", "Waterlandwonen"])
@pytest.mark.parametrize("name", ["WaterlandWonen", "Waterland Wonen"])
def test_a_name_of_two_words_is_written_as_one_too(name: str, printed: str) -> None:
    setting = Setting(2025, "jaarafspraak", "Dorpstede", (Party(name=name, kind="corporatie"),))

    assert [actor.value for actor in find_actors(f"Hier bouwt {printed} tien woningen.", setting)] == [name]


def test_a_corporatie_is_called_by_what_its_tenants_are_named_after() -> None:
    parties = (
        Party(name="Woningbouwvereniging Ons Belang Dorpstede", kind="corporatie"),
        Party(name="Bewonersraad Ons Belang", kind="huurdersorganisatie"),
        Party(name="Zorggroep De Meander", kind="overig"),
    )
    # The gemeente is called otherwise than the place in the name.
    setting = Setting(2025, "jaarafspraak", "Dorpstede-Oost", parties)

    said = [
        actor.value for actor in find_actors("Ons Belang bouwt; De Meander huurt. De Bewonersraad leest mee.", setting)
    ]

    assert said == ["Woningbouwvereniging Ons Belang Dorpstede", "Zorggroep De Meander", "Bewonersraad Ons Belang"]


def test_a_name_is_known_without_its_kind_where_another_text_has_it_with_that() -> None:
    texts = (
        "De buurtkamer is van welzijnsorganisatie Kruispunt.",
        "Kruispunt coördineert, de gemeente betaalt.",
        "Zorggroep Lindehof bouwt.",
        "Lindehof werft twintig vrijwilligers.",
        "Natuurbedrijf Heide maait; wie in Bergse Heide woont, merkt dat.",
    )
    rows = tuple(
        Row(ordinal=i, theme="1", jaarafspraken={2025: Passage(text=text)}, page=1) for i, text in enumerate(texts)
    )
    document = Document(
        document_id="d", sha256="0" * 64, source="x.pdf", municipality="Dorpstede", year=2025, page_count=1, rows=rows
    )

    said = [(mention.row, mention.value) for mention in tag(document, model=BLANK).mentions if mention.label == "ACTOR"]

    assert [value for row, value in said if row < 2] == ["Kruispunt", "Kruispunt", "gemeente Dorpstede"]
    assert [value for row, value in said if row in (2, 3)] == ["Zorggroep Lindehof", "Zorggroep Lindehof"]
    assert "Heide" not in [value for _, value in said]
