"""What a document says of itself, wording by wording."""

from __future__ import annotations

from datetime import date

import pytest

from jaarschijf.extract.facts import texts_to_facts
from jaarschijf.extract.text.flow_texts import FlowText, FlowTexts
from jaarschijf.extract.wording.municipality import find_municipality, municipality_code
from jaarschijf.schema.flow import Layout
from tests.extract.flows import flow_of, flow_of_pages
from tests.extract.tables import table


def facts(sheet, title: str, text: str, end: str = "", **given):
    page = sheet(height=2000.0).text(50, 60, title, bold=True, size=20).text(50, 120, text)
    last = (
        sheet(number=2)
        .text(50, 100, "Wonen", bold=True, size=14)
        .text(50, 140, "De stad groeit.\n" * 5)
        .text(50, 400, end)
    )
    pages = [page.page(), last.page()]
    texts = FlowTexts()
    for part in flow_of(*(Layout(page, page) for page in pages)):
        texts.add(part)
    return texts_to_facts(texts.told(), **given)


@pytest.mark.parametrize(
    ("title", "text", "year", "period"),
    [
        ("Prestatieafspraken Veenstad 2030-2034: jaarschijf 2031", "Van de gemeente Veenstad.", 2031, "2030-2034"),
        ("Jaarschijf 2031", "De raamovereenkomst wonen 2030 – 2034 is het kader.", 2031, "2030-2034"),
        ("Afspraken Veenstad: voortgang over 2030 en inzet 2031", "Voor iedereen.", 2031, None),
        ("Evaluatie prestatieafspraken 2030", "Prestatieafspraken 2031 gemeente Veenstad.", 2031, None),
        # The framework agreements' own period wins over another span in the title.
        (
            "Afspraken 2029 – 2034: Jaarschijf 2031",
            "In de Raamovereenkomst huur 2030-2034 staat dat.",
            2031,
            "2030-2034",
        ),
        ("Prestatieafspraken 2031 gemeente Veenstad", "Er is geen kader.", 2031, None),
        # A document for several years: its first year, and its span.
        ("Meerjarenafspraken wonen Veenstad 2030-2033", "Voor de gemeente Veenstad.", 2030, "2030-2033"),
        ("Jaarafspraken Veenstad 2031", "Kaderafspraken voor de jaren 2030 tot en met 2033.", 2031, "2030-2033"),
        ("Jaarafspraken Veenstad 2031", "Kaderafspraken 2030-'33 zijn er ook.", 2031, "2030-2033"),
        ("Jaarafspraken Veenstad 2031", "Uitwerking van de prestatieovereenkomst 2028-2032.", 2031, "2028-2032"),
        # The span of another plan is no framework.
        ("Jaarafspraken Veenstad 2031", "De woonvisie 2025-2035 en de woondeal 2024-2030 gelden.", 2031, None),
        ("Samen wonen", "Deze prestatieafspraken gelden voor het jaar 2031.", 2031, None),
        ("Samen wonen in Veenstad: Wat hebben we in 2030 bereikt? Wat gaan we in 2031 doen?", "Iedereen.", 2031, None),
        # Nor is the year of what is to be so, or of a date, that of the document.
        ("Prestatieafspraken 2030 - 2034: Onze ambitie tot en met 2033", "Voor iedereen.", 2030, "2030-2034"),
        ("Prestatieafspraken 2030-2033: 8 december 2029", "Voor iedereen.", 2030, "2030-2033"),
        ("Prestatieafspraken 2008 – 2012", "Voor iedereen.", 2008, "2008-2012"),
        # A document for two years tells of the second as well; one in a frame of more tells its own.
        ("Woonakkoord 2030-2031", "Hierin staan de afspraken voor 2031 ook.", 2030, "2030-2031"),
        ("Woonakkoord 2030-2031: jaarschijf 2031", "Voor iedereen.", 2031, "2030-2031"),
        ("Woonakkoord 2030-2034", "Hierin staan de afspraken voor 2031.", 2031, "2030-2034"),
    ],
)
def test_year_and_framework_period(sheet, title: str, text: str, year: int, period: str | None) -> None:
    found = facts(sheet, title, text)
    assert (found.year, found.framework_period) == (year, period)


@pytest.mark.parametrize(
    ("text", "end", "signed"),
    [
        ("", "Aldus overeengekomen te Veenstad op 12 december 2030.", date(2030, 12, 12)),
        ("", "Veenstad, 3 december 2030", date(2030, 12, 3)),
        ("", "Ondertekend d.d. 05-12-2030", date(2030, 12, 5)),
        ("", "Getekend op 5/12/2030 in het stadhuis", date(2030, 12, 5)),
        ("Vastgesteld in het bestuurlijk overleg van 9 december 2030.", "", date(2030, 12, 9)),
        # Dates of other things: a bid, a decision of the council, a frame.
        ("De corporaties brachten op 28 juni 2030 een bod uit.", "", None),
        ("De raamovereenkomst is op 4 november 2029 ondertekend.", "Veenstad, 10 december 2030", date(2030, 12, 10)),
        ("De gemeente levert uiterlijk 1 juli 2031 een plan op.", "", None),
        ("De gemeente levert voor 1 juli 2031 een vastgesteld plan.", "", None),
        (
            "Op 2 december 2029 zijn de afspraken gesloten. Dit programma voor 2031 is vastgesteld op 27 november 2030.",
            "",
            date(2030, 11, 27),
        ),
        ("Voor u liggen de afspraken die wij op 28 november 2030 hebben ondertekend.", "", date(2030, 11, 28)),
        ("Vorig jaar zijn op 30 november 2029 afspraken ondertekend.", "", None),
        ("Datum: 28 juni 2030", "", None),  # of a letter
        ("", "Aldus getekend, 16 dec. 2030, Veenstad", date(2030, 12, 16)),
        (
            "Vastgesteld is het op 20 november 2030; de handtekeningen zijn gezet op 4 december 2030.",
            "",
            date(2030, 12, 4),
        ),
        ("CONCEPT d.d. 14 oktober 2030", "", None),
        ("", "Vanaf 1 maart 2031", None),
        ("De huren worden per 1 juli 2030 niet verhoogd.", "", None),
        ("", "Woonborg 31 december 2031", None),
        ("", "Planning: 15 maart 2031", None),
        ("Deze overeenkomst geldt van 1 januari 2031 tot en met 31 december 2031.", "", None),
        ("", "Sint Jansveen aan de Aa, 3 december 2030", date(2030, 12, 3)),
        ("", "Aldus overeengekomen op 31 februari 2031", None),  # no such day
        ("", "Aldus overeengekomen op 12 aprıl 2031", None),  # no such month: an i without its dot
    ],
)
def test_signing_date(sheet, text: str, end: str, signed: date | None) -> None:
    assert facts(sheet, "Jaarschijf 2031 Veenstad", text, end).signed_on == signed


@pytest.mark.parametrize(
    ("title", "texts", "name"),
    [
        ("Prestatieafspraken gemeente Waterbeek 2030", [], "Waterbeek"),
        (
            "Prestatieafspraken 's-Hertogenbosch 2030",
            ["de gemeente ’s-Hertogenbosch en de corporaties"],
            "'s-Hertogenbosch",
        ),
        ("Jaarschijf 2030", ["De gemeente Bergen op Zoom en Woonvest maken afspraken."], "Bergen op Zoom"),
        ("Jaarschijf 2030", ["De gemeente Waterbeek en Woonvest maken afspraken."], "Waterbeek"),
        # What stands under who acts, in one cell.
        ("Jaarschijf 2030", ["Gemeente Waterbeek, Woonvest", *["Gemeente Doorlopend"] * 9], "Waterbeek"),
        ("Jaarschijf 2030", ["Gemeente De Ronde Venen, GroenWest"], "De Ronde Venen"),
        ("Jaarschijf 2030", ["de gemeente Alphen aan den Rijn zorgt daarvoor"], "Alphen aan den Rijn"),
        ("Afspraken 2030 Duinveen aan Zee", ["Gemeente Duinveen aan Zee, Huurdersraad Duinveen"], "Duinveen aan Zee"),
        ("Afspraken 2030 Duinveen Oost", ["Gemeente Duinveen Oost, Huurdersraad Duinveen"], "Duinveen Oost"),
        ("JAARSCHIJF 2030", ["GEMEENTE WATERBEEK"], "Waterbeek"),
        (
            "Jaarschijf 2030",
            ["de rechtspersoon GEMEENTE OUDE WATERBEEK, zetelend te Oude Waterbeek,"],
            "Oude Waterbeek",
        ),
        ("Jaarschijf 2030: Ondergetekenden", ["1. De gemeente Waterbeek, hierna: de gemeente"], "Waterbeek"),
        # One of that name there is, and this is another.
        ("Jaarschijf 2030", ["Gemeente Stein aan de Maas"], "Stein aan de Maas"),
        ("PRESTATIEAFSPRAKEN BERGEN OP ZOOM 2030", [], "Bergen op Zoom"),
        ("Jaarschijf 2030", ["Gemeente: Waterbeek"], "Waterbeek"),
        ("Bod 2030 van Woonvest aan de gemeente Oude Polder", ["Woonvest doet dit bod."], "Oude Polder"),
        ("Bod aan de gemeente Waterbeek en Huurdersraad Delta", ["Woonvest doet dit bod."], "Waterbeek"),
        ("Afspraken Nuenen, Gerwen en Nederwetten 2030", [], "Nuenen, Gerwen en Nederwetten"),
        ("Jaarschijf 2030", ["Baarle-Nassau, Woonborg en de Huurdersraad"], "Baarle-Nassau"),
        # The neighbour is named less.
        ("Afspraken", ["gemeente Waterbeek", "gemeente Waterbeek", "ook in de gemeente Oudehaven"], "Waterbeek"),
        ("Afspraken", ["niets"], ""),
        ("Jaarschijf 2030", ["Gemeente Lage Polder, Woonborg en de Huurdersraad", "de gemeente"], "Lage Polder"),
        ("AFSPRAKEN 2030", ["GEMEENTE DUINRAND – WONEN KUST", "Wonen Kust bouwt.", "Wonen Kust sloopt."], "Duinrand"),
        # One that is named after another, and one of two words with `en` between them, of which none stands alone.
        ("Samen verder in Nieuw-Ameland", ["in de gemeente Nieuw-Ameland"], "Nieuw-Ameland"),
        ("Wonen 2030 Terp en Diep", ["Gemeente Terp en Diep bouwt.", "Terp en Diep, 4 december"], "Terp en Diep"),
        # Labels under each other on a card.
        ("Jaarschijf 2030", ["Gemeente Waterbeek", "Gemeente Wanneer: Q1", "Gemeente Wanneer: Q2"], "Waterbeek"),
    ],
)
def test_municipality(title: str, texts: list[str], name: str) -> None:
    assert find_municipality(title, texts, [title, *texts]) == name


def test_codes_are_known_for_real_municipalities_only() -> None:
    assert municipality_code("Utrecht") == "GM0344"
    assert municipality_code("’s-Hertogenbosch") == municipality_code("'S HERTOGENBOSCH") == "GM0796"
    assert municipality_code("Waterbeek") is None


def test_what_is_given_stands(sheet) -> None:
    text = "gemeente Veenstad, afspraken 2030-2034; woningen erbij in 2030-2040"
    found = facts(sheet, "Jaarschijf 2031 Veenstad", text, municipality="Utrecht", year=2038)
    assert (found.municipality, found.municipality_code, found.year) == ("Utrecht", "GM0344", 2038)
    assert found.framework_period == "2030-2034"


def test_a_gemeente_under_the_name_of_another_keeps_its_own(sheet) -> None:
    found = facts(
        sheet,
        "Prestatieafspraken gemeente Veenstad 2030",
        "De gemeente Veenstad zoekt plekken.",
        municipality="Utrecht",
    )
    assert found.municipality == "Utrecht"
    assert [(party.name, party.kind) for party in found.parties] == [("gemeente Veenstad", "gemeente")]


@pytest.mark.parametrize(
    "text",
    [
        "Gemeente Veenstad | Woonstichting De Borg | Huurdersraad Borg (HRB)",
        # lines that happen to begin with a capital
        "Wij werken samen: gemeente Veenstad, woonstichting De\nBorg en de Huurdersraad Borg (HRB)",
        "Wij zijn samen: de gemeente Veenstad, woonstichting De Borg en Huurdersraad\nBorg (HRB) op 3 december 2030.",
        # what is over a list begins small; a short name comes before the long one
        "behorend bij de afspraken\nGemeente Veenstad\nWoonstichting De Borg\nHuurdersraad Borg (HRB)",
    ],
)
def test_parties_on_the_first_page(sheet, text: str) -> None:
    found = facts(sheet, "Jaarschijf 2031", text, "De gemeente Veenstad, De Borg en de HRB zetten dit samen voort.")
    names = {party.name.removeprefix("Woonstichting "): party.kind for party in found.parties}
    assert names == {
        "gemeente Veenstad": "gemeente",
        "De Borg": "corporatie",
        "Huurdersraad Borg": "huurdersorganisatie",
    }


def test_a_title_that_parts_the_municipality_s_name() -> None:
    title = ("Overeenkomst gemeente Hoge", "Velden en Woonborg 2031")
    said = "De gemeente Hoge Velden, Woonborg en Huurdersraad Borg werken samen."
    texts = [FlowText("heading", " ".join(title), title, 1, 0.0), FlowText("paragraph", said, (said,), 1, 0.1)]
    assert [party.name for party in texts_to_facts(texts).parties] == [
        "gemeente Hoge Velden",
        "Woonborg",
        "Huurdersraad Borg",
    ]


def test_names_set_as_headings_on_a_cover() -> None:
    cover = [
        "Prestatieafspraken 2031",
        "Gemeente Veenstad",
        "Woonborg",
        "Huurdersraad Borg",
        "Jaarschijf",
        "Wonen en zorg",
    ]
    texts = [FlowText("heading", line, (line,), 1, 0.0) for line in cover]
    texts.append(FlowText("paragraph", "De stad groeit.", ("De stad groeit.",), 1, 0.1))
    assert [party.name for party in texts_to_facts(texts).parties] == [
        "gemeente Veenstad",
        "Woonborg",
        "Huurdersraad Borg",
    ]


@pytest.mark.parametrize("heading", ["Partij", "Organisatie"])
def test_a_table_of_the_parties(heading: str) -> None:
    cells = [
        heading,
        "Vertegenwoordiger",
        "Gemeente Veenstad",
        "J. Vos",
        "Woonborg",
        "K. Wit",
        "Huurdersraad Borg",
        "L. Mol",
    ]
    texts = [FlowText("cell", text, (text,), 2, 0.1, *divmod(place, 2)) for place, text in enumerate(cells)]
    assert [party.name for party in texts_to_facts(texts).parties] == [
        "gemeente Veenstad",
        "Woonborg",
        "Huurdersraad Borg",
    ]


@pytest.mark.parametrize(
    ("above", "signed"),
    [
        ("wethouder", date(2030, 12, 9)),
        ("De huren gaan niet omhoog: zij blijven tot de zomer gelijk in alle huizen die Woonborg verhuurt.", None),
    ],
)
def test_a_date_under_who_signs(above: str, signed: date | None) -> None:
    cells = ["J. Vos", above, "9 december 2030"]
    texts = [FlowText("heading", "Jaarschijf 2031", ("Jaarschijf 2031",), 1, 0.0)]
    texts += [FlowText("cell", text, (text,), 9, 0.5) for text in cells]
    assert texts_to_facts(texts).signed_on == signed


def test_names_in_capitals_under_their_kind_are_the_parties(sheet) -> None:
    page = sheet(height=2000.0).text(50, 60, "Prestatieafspraken Veenstad 2031", bold=True, size=20)
    names = [
        "PARTIJEN",
        "GEMEENTE VEENSTAD",
        "WONINGCORPORATIES",
        "WOONBORG",
        "DE WOLDEN",
        "HUURDERSORGANISATIES: HV BORG",
    ]
    for place, name in enumerate(names):
        page.text(50, 120 + 30 * place, name)
    page.text(50, 400, "De stad groeit en heeft meer woningen nodig dan er zijn.\n" * 4)
    drawn, texts = page.page(), FlowTexts()
    for part in flow_of(Layout(drawn, drawn)):
        texts.add(part)
    parties = [(party.name, party.kind) for party in texts_to_facts(texts.told()).parties]
    assert parties == [
        ("gemeente Veenstad", "gemeente"),
        ("WOONBORG", "corporatie"),
        ("DE WOLDEN", "corporatie"),
        ("HV BORG", "huurdersorganisatie"),
    ]


def test_a_year_alone_among_the_cells_of_a_row_is_not_the_document_s(sheet, vocabulary) -> None:
    page = sheet().text(50, 40, "Prestatieafspraken Veenstad 2030-2033", bold=True, size=20)
    rows = [["Doel", "Afspraken 2030-2033", "Jaar"], ["Wonen", "Wij bouwen huizen.", "2032"]]
    texts = FlowTexts()
    for part in flow_of_pages([table(page, rows, xs=[20, 200, 400, 590]).page()], vocabulary):
        texts.add(part)
    assert texts_to_facts(texts.told()).year == 2030


def test_years_of_projects_are_not_the_document_s_where_a_heading_says_its_own(sheet, vocabulary) -> None:
    page = sheet().text(50, 40, "Prestatieafspraken Veenstad 2030-2033", bold=True, size=20)
    page.text(50, 70, "en jaarschijf 2030")
    rows = [["Project", "Start bouw", "Oplevering"], ["Kade", "2029", "2030"], ["Plein", "2030", "2031"]]
    texts = FlowTexts()
    for part in flow_of_pages([table(page, rows, xs=[20, 200, 400, 590]).page()], vocabulary):
        texts.add(part)
    assert texts_to_facts(texts.told()).year == 2030


@pytest.mark.parametrize("margins", [(), ("Prestatieafspraken gemeente Veenstad 2031 – 2",)])
def test_the_year_beside_the_gemeente_under_the_title_is_the_document_s(sheet, margins) -> None:
    named = "gemeente Veenstad" if margins else "gemeente Veenstad 2031"
    page = sheet(height=2000.0).text(50, 60, "Prestatieafspraken", bold=True, size=26)
    page.text(50, 110, named, bold=True, size=18).text(50, 140, "Woonborg – Huurdersraad Veenstad")
    page.text(50, 200, "De stad groeit.\n" * 5).text(50, 300, "Het jaar 2030 kende tegenvallers.")
    texts = FlowTexts()
    for part in flow_of(Layout(page.page(), page.page())):
        texts.add(part)
    assert texts_to_facts(texts.told(), margins=margins).year == 2031


def test_years_in_columns_that_are_all_of_the_span_it_is_for(sheet, vocabulary):
    """It is for the first of them, though only a sentence tells the span."""
    page = sheet().text(20, 40, "Afspraken wonen gemeente Veenstad", bold=True, size=20)
    page.text(20, 80, "Dit is een uitwerking van het kader 2030-2032 van de gemeente.")
    rows = [["Nr.", "2030", "2031", "2032"], ["1", "Huizen bouwen.", "Huizen bouwen.", "De wachttijd meten."]]
    texts = FlowTexts()
    for part in flow_of_pages([table(page, rows, xs=[20, 60, 240, 420, 590]).page()], vocabulary):
        texts.add(part)

    assert texts_to_facts(texts.told()).year == 2030


@pytest.mark.parametrize(("first", "year"), [("2030-2033", 2030), ("2029-2033", 2032)])
def test_three_columns_for_years_from_the_first_of_its_span_on_are_years_to_come(sheet, vocabulary, first, year):
    page = sheet().text(20, 40, f"Programma wonen gemeente Veenstad {first}", bold=True, size=20)
    page.text(20, 80, "De inzet voor 2033 volgt later.")
    rows = [
        ["Nr.", "Inzet 2030", "Inzet 2031", "Inzet 2032"],
        ["1", "Huizen bouwen.", "Huizen bouwen.", "Huren meten."],
    ]
    texts = FlowTexts()
    for part in flow_of_pages([table(page, rows, xs=[20, 60, 240, 420, 590]).page()], vocabulary):
        texts.add(part)

    assert texts_to_facts(texts.told()).year == year


@pytest.mark.parametrize(("headed", "year"), [((2030, 2031), 2030), ((2031,), 2031)])
def test_headings_over_each_of_the_years_that_the_title_spans(sheet, vocabulary, headed, year):
    """The document is for the first of them, whatever one sentence says of another."""
    page = sheet().text(20, 40, "Woonakkoord gemeente Veenstad 2030-2031", bold=True, size=20)
    page.text(20, 80, "In november bekijken wij of de afspraken voor 2031 bij de tijd zijn.")
    for k, of in enumerate([*headed, *headed]):
        page.text(20, 120 + 50 * k, f"Dit doen wij in {of}", bold=True).text(20, 136 + 50 * k, "1. Wij bouwen huizen.")
    texts = FlowTexts()
    for part in flow_of_pages([page.page()], vocabulary):
        texts.add(part)

    assert texts_to_facts(texts.told()).year == year


def test_years_of_figures_are_no_framework(sheet, vocabulary):
    page = sheet().text(20, 40, "Jaarafspraken gemeente Veenstad 2030", bold=True, size=20)
    rows = [["Corporatie", "Gepland 2029-2031"], ["Woonborg", "400"]]
    annex = table(sheet(5).text(20, 80, "Bijlage: investeringen 2030-2032", bold=True), rows, xs=[20, 200, 590])
    texts = FlowTexts()
    for part in flow_of_pages([page.page(), annex.page()], vocabulary):
        texts.add(part)

    assert texts_to_facts(texts.told()).framework_period is None
