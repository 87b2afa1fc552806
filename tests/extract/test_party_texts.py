"""Where a document names its parties: covers, tables of them, signatures."""

from __future__ import annotations

import pytest

from jaarschijf.extract.facts import texts_to_facts
from jaarschijf.extract.text.flow_texts import FlowText

C, H = "corporatie", "huurdersorganisatie"
VEENSTAD = ("gemeente Veenstad", "gemeente")
BODY = "De stad groeit en heeft meer woningen nodig dan er zijn."


def parties(texts: list[FlowText]) -> list[tuple[str, str]]:
    return [(party.name, party.kind) for party in texts_to_facts(texts).parties]


def headings(*lines: str) -> list[FlowText]:
    return [FlowText("heading", line, (line,), 1, 0.0) for line in lines]


def body(text: str = BODY) -> FlowText:
    return FlowText("paragraph", text, (text,), 1, 0.1)


@pytest.mark.parametrize(
    "parts", [("Prestatieafspraken 2031 gemeente Veenstad",), ("Prestatieafspraken", "2031", "gemeente", "Veenstad")]
)
def test_a_heading_under_the_title_names_no_party(parts: tuple[str, ...]) -> None:
    """However far apart the words of the title are set."""
    title = FlowText("heading", " ".join(parts), parts, 1, 0.0)
    assert parties([title, *headings("Inleiding"), body()]) == [VEENSTAD]


@pytest.mark.parametrize(
    ("cover", "named"),
    [
        # The gemeente in the title, or as the last of them.
        (
            ("Prestatieafspraken 2031 gemeente Veenstad", "Wonen Zuiderkade", "Huurdersraad Kade"),
            [("Wonen Zuiderkade", C), ("Huurdersraad Kade", H)],
        ),
        (
            ("Prestatieafspraken 2031", "Thuis Kade", "Huurdersoverleg Kade", "Gemeente Veenstad"),
            [("Thuis Kade", C), ("Huurdersoverleg Kade", H)],
        ),
        # Landlords, with a bar between their names, and a street under one.
        (
            ("Gemeente: Veenstad", "Verhuurders: Kade / Onze Woning", "Huurders: De Stem", "Kerkstraat 4"),
            [("Kade", C), ("Onze Woning", C), ("De Stem", H)],
        ),
        # Names that tell nothing by themselves, and small words between them.
        (
            ("Prestatieafspraken 2031", "de gemeente Veenstad", "en", "Zuider Kade", "en", "Huurdersraad Kade"),
            [("Zuider Kade", C), ("Huurdersraad Kade", H)],
        ),
        # Each group behind what it is.
        (
            (
                "Woonafspraken 2031",
                "Wie doen er mee?",
                "Gemeente: Veenstad",
                "Corporaties: Kade, Meerborg",
                "Huurders: De Stem",
            ),
            [("Kade", C), ("Meerborg", C), ("De Stem", H)],
        ),
    ],
)
def test_a_cover(cover: tuple[str, ...], named: list[tuple[str, str]]) -> None:
    assert parties([*headings(*cover), body()]) == [VEENSTAD, *named]


def test_a_section_under_the_names_is_no_party() -> None:
    cover = headings("Prestatieafspraken 2031", "Gemeente Veenstad", "Woonborg", "Kern Oosterend")
    assert parties([*cover, body("In deze kern wonen ruim duizend mensen.")]) == [VEENSTAD, ("Woonborg", C)]


def test_a_moment_over_an_agreement_is_no_gemeente() -> None:
    texts = [*headings("Jaarschijf 2031 gemeente Veenstad", "Afspraak 2.2 Gemeente Q1 2031"), body()]
    assert parties(texts) == [VEENSTAD]


def test_a_table_of_what_each_party_is() -> None:
    cells = ("Gemeente", "Veenstad", "Woningcorporaties", "Kade, Meerborg", "Huurdersorganisaties", "De Stem")
    texts = [*headings("Jaarafspraken 2031"), *(FlowText("cell", text, (text,), 2, 0.1) for text in cells)]
    assert parties(texts) == [VEENSTAD, ("Kade", C), ("Meerborg", C), ("De Stem", H)]


def test_names_over_the_persons_who_sign() -> None:
    cells = ("Woongoed Kade", "Gemeente Veenstad", "HV De Stem", "mw. N. Tuin", "dhr. Q. Staal", "dhr. U. Berg")
    texts = [*headings("Jaarafspraken 2031"), body(), *(FlowText("cell", text, (text,), 9, 1.0) for text in cells)]
    assert parties(texts) == [VEENSTAD, ("Woongoed Kade", C), ("HV De Stem", H)]


def test_names_set_as_headings_over_the_persons_who_sign() -> None:
    signers = [
        ("Gemeente Veenstad", "drs. K. Vos, wethouder"),
        ("Kadewonen", "mr. E. Berg, bestuurder"),
        ("Federatie Veenstad", "C. Lam, voorzitter"),
    ]
    texts = [
        *headings("Prestatieafspraken Veenstad 2031"),
        body(),
        FlowText("heading", "Tot slot", ("Tot slot",), 9, 0.9),
    ]
    for name, person in signers:
        texts += [FlowText("heading", name, (name,), 9, 0.9), FlowText("paragraph", person, (person,), 9, 0.95)]

    assert parties(texts) == [VEENSTAD, ("Kadewonen", C), ("Federatie Veenstad", H)]


def test_a_line_that_goes_on_with_a_person_is_no_list() -> None:
    lines = (
        "1. De gemeente Veenstad, te dezen vertegenwoordigd door wethouder mevrouw M.",
        "Hendriks, hierna te noemen: “de gemeente”;",
    )
    second = "2. Woonborg, vertegenwoordigd door de heer T. Dam, hierna te noemen: “Woonborg”;"
    items = [FlowText("item", " ".join(lines), lines, 1, 0.1), FlowText("item", second, (second,), 1, 0.2)]
    assert parties([*headings("Prestatieafspraken 2031", "Ondergetekenden:"), *items]) == [VEENSTAD, ("Woonborg", C)]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("Partij", "Rol", "Contact"),
            ("Gemeente Veenstad", "Regie", "Adviseur"),
            ("Kade", "Woningcorporatie", "Manager"),
            ("Alert West", "Huurdersorganisatie", "Secretaris"),
            ("Zorggroep Oost", "Zorgaanbieder (geen partij)", "Manager"),
        ],
        [
            ("Partij", "Naam", "Handtekening"),
            ("Gemeente", "Gemeente Veenstad", ""),
            ("Corporatie", "Kade", ""),
            ("Huurders", "Alert West", ""),
        ],
    ],
)
def test_a_table_that_says_in_another_column_what_each_is(rows: list[tuple[str, ...]]) -> None:
    cells = [
        FlowText("cell", text, (text,), 1, 0.1, row, column)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]
    assert parties([*headings("Jaarafspraken 2031"), *cells]) == [VEENSTAD, ("Kade", C), ("Alert West", H)]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("gemeente Veenstad", "WOONGOED KADE", "Afspraken 2030-2033", "met jaarschijf 2031"),
            "Afspraken 2030-2033: met jaarschijf 2031",
        ),
        (("Afspraken 2031", "de gemeente Veenstad", "en", "Woonborg"), "Afspraken 2031"),
        (("Prestatieafspraken", "Gemeente Veenstad", "2031"), "Prestatieafspraken: 2031"),
        (("Afspraken 2031", "Ondergetekenden:"), "Afspraken 2031"),
    ],
)
def test_who_agreed_is_no_part_of_the_title(lines: tuple[str, ...], title: str) -> None:
    assert texts_to_facts([*headings(*lines), body()]).title == title


def test_a_name_begins_where_the_line_before_ends_without_a_mark() -> None:
    lines = ("gemeente Veenstad | Wonen Oost | Thuishaven", "De Huurderstafel | Bewonersraad Thuishaven")
    cover = [*headings("Prestatieafspraken 2031"), FlowText("heading", " ".join(lines), lines, 1, 0.0), body()]

    assert parties(cover) == [
        VEENSTAD,
        ("Wonen Oost", C),
        ("Thuishaven", C),
        ("De Huurderstafel", H),
        ("Bewonersraad Thuishaven", H),
    ]


def test_who_stands_beside_partijen_in_a_table_on_a_cover() -> None:
    rows = [
        ("Partijen", "gemeente Veenstad, Kade Wonen, De Verbinding en Huurdersraad Kade"),
        ("Status", "Vastgesteld in het overleg van wethouder en directeuren"),
    ]
    cells = [
        FlowText("header" if row == 0 else "cell", text, (text,), 1, 0.1, row, column)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]

    assert parties([*headings("Jaarafspraken 2031"), *cells]) == [
        VEENSTAD,
        ("Kade Wonen", C),
        ("De Verbinding", C),
        ("Huurdersraad Kade", H),
    ]
