"""Parties that no list names: told by a sentence here and met in the agreements there."""

from __future__ import annotations

import pytest

from jaarschijf.extract.facts import texts_to_facts
from jaarschijf.extract.text.flow_texts import FlowText

C, H = "corporatie", "huurdersorganisatie"
TITLE = "Prestatieafspraken 2031 gemeente Veenstad"
WHO = ("Afspraak", "Trekker")


def parties(*texts: FlowText) -> list[tuple[str, str]]:
    return [(party.name, party.kind) for party in texts_to_facts([heading(TITLE), *texts]).parties][1:]


def heading(text: str, share: float = 0.0) -> FlowText:
    return FlowText("heading", text, (text,), 1, share)


def told(text: str) -> FlowText:
    return FlowText("paragraph", text, (text,), 1, 0.1)


def signed(*lines: str) -> FlowText:
    return FlowText("paragraph", " ".join(lines), lines, 3, 0.9)


def table(*rows: tuple[str, ...], share: float = 0.5) -> list[FlowText]:
    cells = [(text, i, j) for i, row in enumerate(rows) for j, text in enumerate(row)]
    return [FlowText("cell" if i else "header", text, (text,), 2, share, i, j) for text, i, j in cells]


AGREEMENTS = table(
    WHO, ("Kavelia bouwt 40 woningen.", "Kavelia"), ("De gemeente wijst een plek aan.", "Gemeente"), share=0.5
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # Whose dwellings they are, in words.
        ("Kavelia verhuurt in Veenstad 2.100 woningen.", [("Kavelia", C)]),
        ("De huurders van Kavelia hebben veel gekozen.", [("Kavelia", C)]),
        ("Corporatie in Veenstad is Kavelia.", [("Kavelia", C)]),
        ("Van Kavelia en Lindora, de corporaties in onze stad.", [("Kavelia", C), ("Lindora", C)]),
        (
            "Er zijn drie verhuurders: Kavelia (1.450 woningen), Stichting De Linde (120 woningen) en Duvara (860 woningen).",
            [("Kavelia", C), ("Stichting De Linde", C), ("Duvara", C)],
        ),
        # Who speaks for tenants, whatever it is called.
        (
            "Kavelia doet mee. De huurders van Kavelia worden vertegenwoordigd door HVK.",
            [("Kavelia", C), ("HVK", H)],
        ),
        ("De huurdersvertegenwoordiging (Klankbord Kavelia) is het met Kavelia eens.", [("Klankbord Kavelia", H), ("Kavelia", C)]),
        ("Zo bouwt Kavelia aan de rand van de stad.", [("Kavelia", C)]),
        ("De huurdersclub De Kolk en Kavelia overleggen. De Kolk is de stem van huurders.", [("De Kolk", H), ("Kavelia", C)]),
        ("Bij Kavelia horen twee groepen huurders: de SBK voor Kavelia. De SBK is de Stichting Belang Kavelia.", [("Kavelia", C)]),
        ("Kavelia bouwt 40 appartementen. Bewonersraad Kavelia adviseert.", [("Kavelia", C), ("Bewonersraad Kavelia", H)]),
        # Named for nothing but a place, a policy or others' part.
        ("Kavelia verhuurt woningen. De Woonvisie en Woonnet Oost zijn er voor woningzoekenden.", [("Kavelia", C)]),
        ("Kavelia bezit woningen. De corporatie Rozenhof is geen partij.", [("Kavelia", C)]),
        ("Kavelia bezit woningen. Kavelia levert Veldzicht (38 appartementen) op.", [("Kavelia", C)]),
    ],
)  # fmt: skip
def test_a_name_is_a_party_that_is_told_of_and_met_in_the_agreements(text: str, named: list[tuple[str, str]]) -> None:
    found = parties(told(text), *AGREEMENTS)

    assert sorted(found) == sorted(named)


def test_a_name_met_only_once_is_no_party() -> None:
    assert parties(told("Veel inwoners werken bij Terpvast."), *AGREEMENTS[:1]) == []


def test_who_acts_and_is_the_subject_is_a_party_where_nothing_stands_before_the_agreements() -> None:
    assert parties(*AGREEMENTS) == [("Kavelia", C)]


@pytest.mark.parametrize("word", ["Circulair slopen", "Doorstroming brengt", "In de Bloemenwijk vervangen"])
def test_what_an_agreement_begins_with_need_not_be_a_name(word: str) -> None:
    cells = table(WHO, ("Kavelia bouwt 40 woningen.", "Kavelia"), (f"{word} woningen.", "Kavelia"))
    begins = told(f"{word} ons veel. Ook doorstroming telt.")

    assert [name for name, _ in parties(begins, *cells)] == ["Kavelia"]


def test_where_something_is_built_is_no_party() -> None:
    """`In Veenstad-Oost bouwt ...`, in two agreements."""
    rows = [(f"In Kavelrand-Oost bouwt Lindora {count} woningen.", "Lindora") for count in (40, 60)]
    texts = [told("Kavelrand-Oost krijgt een plein, zegt Lindora."), *table(WHO, *rows)]

    assert ("Kavelrand-Oost", C) not in parties(*texts)


def test_an_abbreviation_in_the_agreements_is_the_name_that_a_glossary_gives() -> None:
    glossary = table(("Begrip", "Betekenis"), ("HPK", "Huurdersplatform Kavelia"), ("DAEB", "Diensten"), share=0.1)
    cells = table(WHO, ("HPK houdt een avond.", "HPK"), ("Kavelia bouwt 40 woningen.", "Kavelia"))

    assert parties(*glossary, *cells) == [("Huurdersplatform Kavelia", H), ("Kavelia", C)]


def test_a_name_with_en_in_it_that_builds_is_one_party() -> None:
    cells = table(WHO, ("Kade en Dal bouwt 40 woningen.", "Kade en Dal"))

    assert parties(told("Gemeente Veenstad, woningstichting Kade en Dal en Huurdersraad Oost spreken af:"), *cells) == [
        ("Kade en Dal", C),
        ("Huurdersraad Oost", H),
    ]


def test_a_name_without_a_capital_counts_where_it_signs_and_builds() -> None:
    cells = table(WHO, ("bouwlust bouwt 40 woningen.", ""))

    assert parties(*cells, heading("Ondertekening", 0.85), signed("Namens bouwlust", "N. Prins")) == [("bouwlust", C)]


def test_the_corporatie_that_tenants_are_named_after_is_one_too() -> None:
    signatures = signed("Gemeente Veenstad", "wethouder M. Bijl", "Kavelia", "bestuurder A. Kooi", "HBV Kavelia", "voorzitter R. Dijk")  # fmt: skip

    found = parties(*AGREEMENTS, heading("Ondertekening", 0.85), signatures)

    assert sorted(found) == [("HBV Kavelia", H), ("Kavelia", C)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Aldus overeengekomen te Veenstad op de eerste december tweeduizend dertig.", "2030-12-01"),
        ("Veenstad, de negende januari tweeduizendeenendertig", "2031-01-09"),
        ("Getekend op twee december 2030 te Veenstad", "2030-12-02"),
        ("Wij tekenden deze afspraken op donderdag 19 december 2030.", "2030-12-19"),
    ],
)
def test_the_day_of_signing_may_be_written_in_words(text: str, day: str) -> None:
    assert str(texts_to_facts([heading(TITLE), *AGREEMENTS, signed(text)]).signed_on) == day


def test_tenants_who_sign_on_a_line_of_their_own_are_a_party() -> None:
    """Beside names that a table gives, without a person or an office."""
    lines = ("Gemeente Veenstad", "Kavelia", "Bewonersraad Oost")
    agreed = heading("Aldus overeengekomen en ondertekend te Veenstad op 2 december 2030.", 0.85)

    assert ("Bewonersraad Oost", H) in parties(told("De huurders van Kavelia."), *AGREEMENTS, agreed, signed(*lines))


def test_tenants_are_called_by_the_name_that_they_bear() -> None:
    """`De Deurbel` of Huurdersvereniging De Deurbel is no landlord, where another is known."""
    front = told("De gemeente Veenstad, Woonborg Veenstad en Huurdersvereniging De Deurbel maken afspraken.")
    cells = table(WHO, ("De Deurbel houdt een spreekuur.", "De Deurbel"), ("Woonborg bouwt 40 woningen.", "Woonborg"))

    found = parties(front, told("De Deurbel praat mee."), *cells, signed("Ondertekend", "De Deurbel"))

    assert found == [("Woonborg Veenstad", C), ("Huurdersvereniging De Deurbel", H)]


def test_a_group_with_a_capital_is_no_party() -> None:
    cells = table(WHO, ("De Corporaties bouwen 40 woningen.", "De Corporaties"), ("Kavelia bouwt.", "Kavelia"))

    assert parties(told("De Corporaties zijn aan zet, zegt De Corporaties."), *cells) == [("Kavelia", C)]
