"""What covers, sheets of facts and signatures tell, in the shapes that documents give them."""

from __future__ import annotations

import pytest

from jaarschijf.extract.facts import Facts, texts_to_facts
from jaarschijf.extract.text.flow_texts import FlowText, FlowTexts
from tests.extract.flows import flow_of_pages
from tests.extract.tables import table

G, C, H, O = "gemeente", "corporatie", "huurdersorganisatie", "overig"
VEENSTAD = ("gemeente Veenstad", G)


def heading(text: str, *lines: str, share: float = 0.0) -> FlowText:
    return FlowText("heading", text, lines or (text,), 1, share)


def told(*lines: str, share: float = 0.1, page: int = 1) -> FlowText:
    return FlowText("paragraph", " ".join(lines), lines, page, share)


def cells(*rows: tuple[str, ...], share: float = 0.1, page: int = 1) -> list[FlowText]:
    placed = [(text, row, column) for row, texts in enumerate(rows) for column, text in enumerate(texts) if text]
    return [FlowText("cell", text, (text,), page, share, row, column) for text, row, column in placed]


def facts(*texts: FlowText, title: str = "Prestatieafspraken Veenstad 2031") -> Facts:
    return texts_to_facts([heading(title), *texts])


def parties(*texts: FlowText, title: str = "Prestatieafspraken gemeente Veenstad 2031") -> list[tuple[str, str]]:
    return [(party.name, party.kind) for party in facts(*texts, title=title).parties]


def test_a_sheet_of_facts_on_a_cover(sheet, vocabulary) -> None:
    rows = [
        ["Gemeente", "Veenstad"],
        ["Corporaties", "Kade Wonen, Stichting De Borg"],
        ["Huurdersvertegenwoordiging", "HBV Kade"],
        ["Looptijd", "1 januari 2030 t/m 31 december 2033"],
        ["Jaarschijf", "2031"],
        ["Datum ondertekening", "17-12-2030"],
    ]
    page = table(sheet(), rows, xs=[40, 200, 560]).page()
    texts = FlowTexts()
    for part in flow_of_pages([page], vocabulary):
        texts.add(part)
    found = texts_to_facts(texts.told())

    assert (found.municipality, found.year, found.framework_period) == ("Veenstad", 2031, "2030-2033")
    assert str(found.signed_on) == "2030-12-17"
    assert [(party.name, party.kind) for party in found.parties] == [
        VEENSTAD,
        ("Kade Wonen", C),
        ("Stichting De Borg", C),
        ("HBV Kade", H),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        # a row for each, whatever the columns are called
        (
            ("Partij", "Vertegenwoordigd door", "Functie"),
            ("Gemeente Veenstad", "Y. Bakker", "Wethouder"),
            ("Volmare", "N. Hendriks", "Directeur-bestuurder"),
            ("KLANK", "Q. Derksen", "Voorzitter huurdersorganisatie"),
            ("Koepel Zuid", "V. Prins", "Secretaris"),
        ),
        (
            ("Organisatie", "Naam", "Handtekening"),
            ("Gemeente Veenstad", "Y. Bakker, wethouder", ""),
            ("Volmare", "N. Hendriks, bestuurder", ""),
            ("KLANK", "Q. Derksen, voorzitter", ""),
            ("Koepel Zuid", "V. Prins, secretaris", ""),
        ),
        (
            ("Ondertekenaars",),
            ("Gemeente Veenstad", "Wethouder Y. Bakker"),
            ("Volmare", "Bestuurder N. Hendriks"),
            ("KLANK", "Voorzitter huurdersvereniging Q. Derksen"),
            ("Koepel Zuid", "Secretaris V. Prins"),
        ),
    ],
)
def test_a_table_with_a_row_for_each_who_signs(rows: tuple[tuple[str, ...], ...]) -> None:
    assert parties(*cells(*rows)) == [VEENSTAD, ("Volmare", C), ("KLANK", H), ("Koepel Zuid", H)]


def test_names_under_what_they_are_in_columns_without_lines() -> None:
    heads = heading("Gemeenten Corporaties Huurders", "Gemeenten", "Corporaties", "Huurdersorganisaties")
    names = told("Veenstad", "De Borg Oost", "HV Borg", "Hoogmeer", "Kade-Zuid", "Huurdersplatform Hoogmeer")
    found = facts(heads, names, title="Prestatieafspraken regio Waterrijk 2031")

    assert found.municipality in ("Veenstad", "Hoogmeer")
    assert sorted((party.name, party.kind) for party in found.parties) == [
        ("De Borg Oost", C),
        ("HV Borg", H),
        ("Huurdersplatform Hoogmeer", H),
        ("Kade-Zuid", C),
        ("gemeente Hoogmeer", G),
        ("gemeente Veenstad", G),
    ]


def test_names_under_headings_that_say_what_they_are() -> None:
    front = [heading("Gemeente"), told("Veenstad"), heading("Corporaties"), told("Kade-Noord", "Borg-Zuid")]
    front += [heading("Huurdersorganisaties"), told("HV Kade", "De Stem-Noord")]
    found = facts(*front, title="Samen wonen, samen leven")

    assert found.municipality == "Veenstad"
    assert sorted((party.name, party.kind) for party in found.parties) == [
        ("Borg-Zuid", C),
        ("De Stem-Noord", H),
        ("HV Kade", H),
        ("Kade-Noord", C),
        VEENSTAD,
    ]


def test_names_in_a_table_under_what_they_are() -> None:
    table_of = cells(
        ("Gemeente", "Corporatie", "Huurdersorganisatie"),
        ("Veenstad", "Lyra Wonen, Dunhuis", "Steunpunt"),
        ("Hoogmeer", "Elkhuis", "De Bewonersbond"),
    )
    assert sorted(parties(told("De gemeenten Veenstad en Hoogmeer werken samen."), *table_of)) == [
        ("De Bewonersbond", H),
        ("Dunhuis", C),
        ("Elkhuis", C),
        ("Lyra Wonen", C),
        ("Steunpunt", H),
        ("gemeente Hoogmeer", G),
        VEENSTAD,
    ]


def test_a_list_of_abbreviations_without_lines_gives_the_names() -> None:
    glossary = told("DAEB", "diensten van belang", "HBV", "Huurdersbelang Veenstad", "WBV", "Woningbedrijf Veenstad")
    assert parties(glossary, told("De gemeente, WBV en HBV hebben een overeenkomst gesloten.")) == [
        VEENSTAD,
        ("Woningbedrijf Veenstad", C),
        ("Huurdersbelang Veenstad", H),
    ]


def test_a_party_is_named_once_by_its_abbreviation_and_in_full() -> None:
    glossary = told(
        "DKW: Dorpkade Wonen", "GV: gemeente Veenstad", "SHD: Stichting Huurders Dorp", "VVE: Vereniging van Eigenaren"
    )
    found = facts(glossary, told("Voor 2031 maken GV, DKW en SHD deze afspraken."))
    assert sorted((party.name, party.aliases[0]) for party in found.parties) == [
        ("Dorpkade Wonen", "DKW"),
        ("Stichting Huurders Dorp", "SHD"),
        ("gemeente Veenstad", "GV"),
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # in quotes; a surname that holds a word of defining
        (
            "de gemeente Veenstad, Woningstichting Ons Belang, vertegenwoordigd door de heer R. Rook, verder te noemen OB, en Huurdersvereniging ‘De Meent’",
            [("Woningstichting Ons Belang", C), ("Huurdersvereniging De Meent", H)],
        ),
        # what it is stands between its name and who acts for it, and more have one name
        (
            (
                "Kade Veenstad, een toegelaten instelling in de zin van de Woningwet, vertegenwoordigd door L. Rook, hierna: Kade; "
                "de Klankbordgroep Kade en de Stichting Deltahuurders, hierna samen: de Huurders;"
            ),
            [("Kade Veenstad", C), ("Klankbordgroep Kade", H), ("Stichting Deltahuurders", H)],
        ),
        (
            "Gemeente Veenstad (hierna de gemeente); Kade en De Borg (hierna de corporaties); HV Kade en Nieuw Elan (hierna de huurdersorganisaties).",
            [("Kade", C), ("De Borg", C), ("HV Kade", H), ("Nieuw Elan", H)],
        ),
        # gemeenten and others in one list; whom two stand for
        (
            "Tussen de gemeenten Veenstad, Hoge Plas en Stichtse Brug en Het Sticht Wonen, Kade Plassen en Borg Wonen zijn met de Huurdersraad Kade afspraken gemaakt.",
            [
                ("gemeente Hoge Plas", G),
                ("gemeente Stichtse Brug", G),
                ("Het Sticht Wonen", C),
                ("Kade Plassen", C),
                ("Borg Wonen", C),
                ("Huurdersraad Kade", H),
            ],
        ),
        (
            "De gemeente Veenstad, de corporatie Tivo en huurdersraad De Stem maken dit. Stichting Tivo Huurders (STH) en Huurdersbelang Elzen behartigen de belangen van de huurders.",
            [("Tivo", C), ("Huurdersraad De Stem", H), ("Stichting Tivo Huurders", H), ("Huurdersbelang Elzen", H)],
        ),
        # whose tenants it is of, by its abbreviation
        (
            "De gemeente Veenstad, de corporatie Borg en huurdersraad De Stem maken dit. De huurdersorganisatie van Kade (hierna: HOK) adviseert.",
            [("Borg", C), ("Huurdersraad De Stem", H), ("HOK", H)],
        ),
        (
            "De gemeente Veenstad, woningcorporatie Kade en huurdersraad De Stem. Ook de Provincie Zuidland is partij.",
            [("Kade", C), ("Huurdersraad De Stem", H), ("Provincie Zuidland", O)],
        ),
    ],
)
def test_sentences_that_name_parties(text: str, named: list[tuple[str, str]]) -> None:
    assert sorted(parties(told(text))) == sorted([VEENSTAD, *named])


def test_nobody_who_signs_is_a_party_though_the_office_is_in_brackets() -> None:
    front = told("De gemeente Veenstad, de corporatie Kade-Oost en de huurdersraad De Stem maken deze afspraken.")
    signed = told("Gerda Rots (wethouder)", "Evert Leideman (bestuurder Kade-Oost)", "Wim Sterk (voorzitter De Stem)")
    assert parties(front, signed) == [VEENSTAD, ("Kade-Oost", C), ("Huurdersraad De Stem", H)]


def test_the_short_name_of_the_gemeente_is_no_party_of_its_own() -> None:
    agreements = cells(("Afspraak", "Wie"), ("GV wijst een plek aan.", "GV"), ("KW bouwt.", "KW"), share=0.5, page=2)
    found = facts(told("Partners: gemeente Veenstad (GV), Kade Wonen (KW) en Huurdersraad Kade."), *agreements)
    assert [party.name for party in found.parties] == ["gemeente Veenstad", "Kade Wonen", "Huurdersraad Kade"]
    assert found.parties[0].aliases == ("GV",)


@pytest.mark.parametrize(
    ("title", "front", "municipality"),
    [
        # a title may say what it is, or the region it is of
        ("Prestatieafspraken 2030-2033: Uitwerking 2031", "Gemeente Veenstad", "Veenstad"),
        ("Prestatieafspraken Waterrijk-Zuid", "Gemeente Veenstad, gemeente Hoogmeer en gemeente Oudedam", "Veenstad"),
        ("Uitvoeringsagenda 2031", "Dit hoort bij de prestatieafspraken van Veenstad.", "Veenstad"),
    ],
)
def test_the_municipality_beside_a_title(title: str, front: str, municipality: str) -> None:
    found = facts(told(front), title=title).municipality
    assert found == municipality or (found in front and "," in front)


def test_the_gemeente_over_another_name_is_not_called_so() -> None:
    signed = told("Veenstad, december 2030", "de Gemeente", "Patrimonium", "de Huurders", share=0.95, page=2)
    texts = (told("De gemeente Veenstad, de corporatie Patrimonium en de huurdersraad De Stem spreken af."), signed)
    assert facts(*texts, title="Overeenkomst wonen 2031").municipality == "Veenstad"


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        ([told("Op 12 december 2030 hebben wij met de corporaties Kade en Borg, en met de huurders van beide in de afgelopen maanden zo goed samenwerkende verenigingen, de afspraken ondertekend.")], "2030-12-12"),
        ([told("De afspraken zijn op 18 december 2030 getekend en lopen tot en met 31 december 2031.")], "2030-12-18"),
        ([told("Plaats: Veenstad", "Datum: 16-12-2030", share=0.7)], "2030-12-16"),
        ([told("J. Bruin", "wethouder", share=0.9), told("18 december 2030", "18 december 2030", share=0.95)], "2030-12-18"),
        (cells(("Gemeente Veenstad", "Kade"), ("A. Bos", "T. Rik"), ("17 december 2030", "17 december 2030"), share=0.9), "2030-12-17"),
    ],
)  # fmt: skip
def test_the_day_of_signing(texts: list[FlowText], day: str) -> None:
    assert str(facts(*texts).signed_on) == day


def test_an_offer_is_dated_and_not_signed() -> None:
    assert facts(told("Veenstad, 28 juni 2030"), title="Bod prestatieafspraken 2031").signed_on is None
    assert str(facts(told("Veenstad, 28 juni 2030")).signed_on) == "2030-06-28"
