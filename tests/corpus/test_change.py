"""What is said to have changed between two texts of one commitment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from jaarschijf.corpus.change import describe_change
from jaarschijf.corpus.changed_figures import More
from jaarschijf.corpus.statement import Statement, Tag


def tag(label: str, text: str, **given: object) -> Tag:
    empty = {"value": None, "role": None, "numbers": [], "bound": None, "unit": None, "timex": None, "due": None}
    return {**empty, "kind": None, "label": label, "text": text, **given}  # type: ignore[typeddict-item]


def actor(name: str, kind: str | None = None) -> Tag:
    return tag("ACTOR", name, value=name, role="trekker", kind=kind)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        # The same but for a full stop and capitals.
        ("Partijen evalueren de afspraken.", "partijen evalueren de afspraken", "unchanged"),
        # Only the plan's year rolls, for what is done every year.
        ("Onderdak verkoopt in 2023 hooguit 8 huizen.", "Onderdak verkoopt in 2024 hooguit 8 huizen.", "unchanged"),
        # The same for what is done once: it was put off.
        ("De gemeente stelt in 2023 een visie op.", "De gemeente stelt in 2024 een visie op.", "amended"),
        # Last year's year left standing.
        ("In 2023 evalueren wij het convenant.", "In 2023 evalueren wij het convenant.", "unchanged"),
        # Other words.
        ("Onderdak helpt huurders bij woningruil.", "Bij woningruil helpt Onderdak zijn huurders.", "reworded"),
        # A keyword for last year's sentence.
        ("De gemeente voert het convenant schulden en armoede uit.", "Convenant schulden", "reworded"),
        # The same short text, which goes on.
        ("Bewonersdag organiseren.", "Bewonersdag organiseren in elke kern.", "amended"),
        # Which one of a row, a step before the council, and one that is there by now in other words of the same verb.
        ("Bij de eerste maand achterstand bellen wij.", "Bij de tweede maand achterstand bellen wij.", "amended"),
        ("Het plan wordt aan de raad voorgelegd.", "De uitvoering van het plan start in Noord.", "amended"),
        ("Wij stellen een monitor beschikbaar.", "De monitor wordt ter beschikking gesteld.", "reworded"),
        (
            "Partijen evalueren de afspraken elk jaar.",
            "Elk jaar houden partijen de afspraken tegen het licht.",
            "reworded",
        ),
        (
            "Volgens de vastgelegde norm houden wij een proef.",
            "Wij evalueren de proef volgens de vastgelegde norm.",
            "amended",
        ),
        ("Onderdak beheert het paviljoen.", "Onderdak draagt het beheer van het paviljoen over.", "amended"),
        # A step on from what prepared it, and an energy label that opens the text.
        ("Onderdak bereidt de bouw van 30 huizen voor.", "Onderdak start de bouw van 30 huizen.", "amended"),
        ("Label B: 95 huizen", "Label A: 95 huizen", "amended"),
        # A number that no tag explains.
        ("Wie twee maanden achterloopt krijgt bezoek.", "Wie één maand achterloopt krijgt bezoek.", "amended"),
        # One more group.
        ("Voorrang is er voor leraren.", "Voorrang is er voor leraren en agenten.", "amended"),
        # The same put beside, though the words are turned round; the next phase; the same in the passive.
        (
            "De gemeente geeft voorrang aan aanvragen voor sociale huur.",
            "Aanvragen voor sociale huur en middenhuur krijgen voorrang.",
            "amended",
        ),
        (
            "Onderdak voert de eerste fase van het plan uit.",
            "Onderdak rondt de tweede fase van het plan af.",
            "amended",
        ),
        ("Wij brengen de wachttijden in beeld.", "De wachttijden worden in beeld gebracht.", "reworded"),
        # A permit asked, and the building.
        (
            "Onderdak vraagt een omgevingsvergunning aan voor de flat.",
            "Onderdak start met de bouw van de flat.",
            "amended",
        ),
        # An energy label.
        ("20 huizen van label F naar A", "20 huizen van label F naar A+", "amended"),
        ("Onderdak brengt huizen naar label B.", "Onderdak brengt huizen naar label A.", "amended"),
        # A next phase.
        ("Onderdak start met de bouw van het hof.", "Onderdak levert het hof op, na de bouw.", "amended"),
        ("Onderdak bouwt 36 huizen aan de Kade.", "Onderdak levert de 36 huizen aan de Kade op.", "amended"),
        # The same by nouns, and by participles.
        ("Onderdak: start bouw 26 huizen De Beemden", "Onderdak: oplevering 26 huizen De Beemden", "amended"),
        ("Partijen evalueren de regeling.", "De regeling wordt door partijen aangepast.", "amended"),
        # To explore or to evaluate is another promise than to do.
        ("De gemeente onderzoekt erfpacht bij nieuwbouw.", "De gemeente gebruikt erfpacht bij nieuwbouw.", "amended"),
        # To widen what is done.
        (
            "Onderdak screent huurders van bedrijven.",
            "Onderdak breidt de screening van huurders van bedrijven uit.",
            "amended",
        ),
        # After the same, in both; and what comes to its end.
        ("De huur blijft na versterking gelijk.", "Na de versterking houdt men de huur gelijk.", "reworded"),
        ("Wie verhuist krijgt een plek in het wisselpark.", "Het wisselpark wordt afgebouwd.", "amended"),
        # More or less of the same.
        ("Wij geven subsidie voor groen.", "Wij verhogen de subsidie voor groen.", "amended"),
        # One more place, in another order of words.
        ("Wij stellen gastheren aan in Noord en Centrum.", "Er zijn gastheren in Noord, Centrum en Zuid.", "amended"),
        ("Wij schouwen elk kwartaal in Oost.", "Elk kwartaal schouwen wij ook in Zuid.", "amended"),
        # What was tried is kept.
        ("Proef met leefcirkels in de flats", "Leefcirkels in alle flats", "amended"),
        # The noun `aanpak` is no step.
        ("Partijen evalueren het plan van aanpak.", "Partijen schrijven het plan van aanpak.", "amended"),
        ("Proef met deelauto's in De Hoek", "Proef met deelauto's in De Hoek: evalueren", "amended"),
        ("Het plan wordt in 2023 vastgesteld.", "Het plan wordt in 2024 vastgesteld.", "amended"),
        # Another norm in the same frame; an adverb is none.
        (
            "De huren stijgen niet harder dan de inflatie.",
            "De huren stijgen niet harder dan de loonontwikkeling.",
            "amended",
        ),
        (
            "Onderdak labelt nog eens 15 huizen voor starters.",
            "Onderdak labelt opnieuw 15 huizen voor starters.",
            "reworded",
        ),
        # The part of a verb at the end of its clause.
        ("Onderdak start met project Kade: 40 huizen.", "Onderdak levert project Kade op: 40 huizen.", "amended"),
        ("De gemeente brengt de locaties in beeld.", "De gemeente inventariseert de locaties.", "reworded"),
        # The next step builds on what this one made, or puts in force what was made.
        (
            "De gemeente maakt een woonanalyse.",
            "Op basis van de woonanalyse schrijft de gemeente een visie.",
            "amended",
        ),
        ("De gemeente verruimt de kwijtschelding.", "De verruimde kwijtschelding van de gemeente blijft.", "amended"),
        ("De gemeente stelt het wijkplan vast.", "De gemeente voert het wijkplan uit.", "amended"),
        # What was to come is there by now; not so what stays as it was.
        ("Onderdak bouwt een lift aan het Hof.", "De lift van het Hof is door Onderdak opgeknapt.", "amended"),
        ("Onderdak huurt een klusbus in.", "De klusbus van Onderdak blijft gehuurd.", "reworded"),
        ("Op het veld komen 8 hutten.", "De acht hutten op het veld worden verhuurd.", "amended"),
        # Under one label another matter; one more place; two wordings of one term.
        ("Project Weide: de gemeente koopt de gronden.", "Project Weide: Onderdak tekent een contract.", "amended"),
        ("In Oost komt een wijkwacht.", "In Oost blijft de wijkwacht; in West komt er een bij.", "amended"),
        ("Maatwerk bij hoge stookkosten", "Bij hoge stookkosten wordt maatwerk geleverd", "reworded"),
        # What ends.
        ("Onderdak vraagt borg bij verhuur.", "Onderdak schaft de borg bij verhuur af.", "amended"),
        # Another step of the same matter, in a row of its own.
        ("De gemeente maakt een startnotitie.", "Partijen tekenen het convenant over bodemdaling.", "amended"),
    ],
)
def test_texts(statement: Callable[..., Statement], before: str, after: str, change: str) -> None:
    assert describe_change(statement(2023, before), statement(2024, after))[0] == change


def test_a_day_that_both_years_print_is_no_amendment(statement: Callable[..., Statement]) -> None:
    due = tag("DEADLINE", "tot 2030", timex="2030", due=date(2029, 12, 31))
    a = statement(2023, "Tot 2030 is een derde van de plannen sociaal.", mentions=[due])
    b = statement(2024, "Van de plannen tot 2030 is een derde sociaal.", mentions=[due])

    assert describe_change(a, b) == ("reworded", [])


def test_what_was_amended_is_told(statement: Callable[..., Statement]) -> None:
    a = statement(
        2023,
        "Onderdak wijst 25% toe aan senioren.",
        trekker="Onderdak",
        mentions=[actor("Onderdak", "corporatie"), tag("PERCENTAGE", "25%", numbers=[25.0])],
    )
    b = statement(
        2024,
        "Onderdak en De Sleutel wijzen 30% toe aan senioren.",
        trekker="De Sleutel",
        mentions=[
            actor("Onderdak", "corporatie"),
            actor("De Sleutel", "corporatie"),
            tag("PERCENTAGE", "30%", numbers=[30.0]),
        ],
    )

    change, amended = describe_change(a, b)

    assert change == "amended"
    # Who leads is told by the column, and not again by the text.
    assert amended == ["trekker Onderdak -> De Sleutel", "percentage 25 -> 30"]


def test_numbers_in_deadlines_of_one_value_are_the_same(statement: Callable[..., Statement]) -> None:
    twice = [tag("DEADLINE", "twee keer per jaar", timex="P6M")]
    a = statement(2023, "Partijen schouwen twee keer per jaar de Vogelbuurt.", mentions=twice)
    b = statement(
        2024, "Partijen schouwen elk halfjaar de Vogelbuurt.", mentions=[tag("DEADLINE", "elk halfjaar", timex="P6M")]
    )

    assert describe_change(a, b) == ("reworded", [])


def test_before_a_day_and_on_that_day_at_the_latest_are_the_same(statement: Callable[..., Statement]) -> None:
    a = statement(
        2023,
        "De gemeente deelt uiterlijk 1 juli de cijfers.",
        mentions=[tag("DEADLINE", "uiterlijk 1 juli", due=date(2023, 7, 1))],
    )
    b = statement(
        2024,
        "Vóór 1 juli deelt de gemeente de cijfers.",
        mentions=[tag("DEADLINE", "Vóór 1 juli", due=date(2024, 6, 30))],
    )

    assert describe_change(a, b) == ("reworded", [])


def test_a_group_and_its_members_are_the_same_actor(statement: Callable[..., Statement]) -> None:
    a = statement(2023, "De corporaties delen de kosten.", mentions=[actor("corporaties", "corporatie")])
    b = statement(
        2024,
        "Onderdak en De Sleutel delen samen de kosten.",
        mentions=[actor("Onderdak", "corporatie"), actor("De Sleutel", "corporatie")],
    )

    assert describe_change(a, b) == ("reworded", [])


def test_a_third_party_that_joins_is_told(statement: Callable[..., Statement]) -> None:
    a = statement(2023, "De gemeente gaat woonoverlast tegen.", mentions=[actor("gemeente", "gemeente")])
    b = statement(
        2024, "Gemeente en politie gaan overlast tegen.", mentions=[actor("gemeente", "gemeente"), actor("politie")]
    )

    assert describe_change(a, b) == ("amended", ["trekker + politie"])


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        # In the year after that of the plan: put off.
        ("2024", "2025", "amended"),
        # Then the account of the plan's own year is given.
        ("1 februari 2024", "1 februari 2025", "unchanged"),
        ("2023", "2024", "unchanged"),
    ],
)
def test_a_year_ahead_in_the_column_that_moves_with_the_plan_was_put_off(
    statement: Callable[..., Statement], before: str, after: str, change: str
) -> None:
    a, b = (
        statement(year, "Onderdak voegt 5 hutten toe.", gereed=due) for year, due in ((2023, before), (2024, after))
    )

    assert describe_change(a, b)[0] == change


def test_two_weeks_are_fourteen_days(statement: Callable[..., Statement]) -> None:
    texts = (f"Wie klaagt, hoort binnen {term} iets terug." for term in ("twee weken", "veertien dagen"))
    terms = (("twee weken", "P2W"), ("veertien dagen", "P14D"))
    a, b = (
        statement(2023 + at, text, mentions=[tag("DEADLINE", term, timex=timex)])
        for at, (text, (term, timex)) in enumerate(zip(texts, terms, strict=True))
    )

    assert describe_change(a, b) == ("reworded", [])


def test_a_column_that_one_year_lacks_amends_nothing(statement: Callable[..., Statement]) -> None:
    a, b = statement(2023, "Partijen overleggen."), statement(2024, "Partijen overleggen.", gereed="Q2 2024")

    assert describe_change(a, b) == ("unchanged", [])


def test_what_goes_from_a_column_into_the_text_amends_nothing(statement: Callable[..., Statement]) -> None:
    earlier = statement(2023, "Onderdak schouwt alle kernen.", gereed="twee keer per jaar")
    later = statement(2024, "Onderdak schouwt twee keer per jaar alle kernen.", gereed="doorlopend")

    assert describe_change(earlier, later) == ("reworded", [])


def test_a_last_day_years_ahead_that_moves_with_the_plan_was_put_off(statement: Callable[..., Statement]) -> None:
    def until(year: int) -> dict[str, object]:
        text = f"tot en met {year}"
        return {"mentions": [tag("DEADLINE", text, timex=str(year), due=date(year, 12, 31))]}

    earlier = statement(2023, "Onderdak plant tot en met 2026 negen bomen.", **until(2026))
    later = statement(2024, "Onderdak plant tot en met 2027 negen bomen.", **until(2027))

    assert describe_change(earlier, later) == ("amended", ["due 2026-12-31 -> 2027-12-31"])


@pytest.mark.parametrize(
    ("more", "before", "after", "change"),
    [
        # What a merged text says of the other agreement that it holds is no amendment; what this one has lost is.
        ("later", ("Onderdak",), ("Onderdak", "gemeente"), "reworded"),
        ("later", ("Onderdak", "gemeente"), ("Onderdak",), "amended"),
        # The other way round for a text that is split.
        ("earlier", ("Onderdak", "gemeente"), ("Onderdak",), "reworded"),
        ("earlier", ("Onderdak",), ("Onderdak", "gemeente"), "amended"),
    ],
)
def test_only_what_the_side_that_holds_more_says_is_no_amendment(
    statement: Callable[..., Statement], more: More, before: tuple[str, ...], after: tuple[str, ...], change: str
) -> None:
    texts = f"{' en '.join(before)} houden de tafel samen.", f"Samen aan tafel: {' met '.join(after)}."
    besides = (" Het loket blijft open.", "") if more == "earlier" else ("", " Het loket blijft open.")
    a = statement(2023, texts[0] + besides[0], mentions=[actor(name) for name in before])
    b = statement(2024, texts[1] + besides[1], mentions=[actor(name) for name in after])

    assert describe_change(a, b, more)[0] == change


def test_one_sentence_that_holds_two_has_another_scope(statement: Callable[..., Statement]) -> None:
    a = statement(2023, "Partijen overleggen elk kwartaal over de bouw.")
    b = statement(2024, "Elk kwartaal overleggen partijen: bouw en wachtlijst.")

    assert describe_change(a, b, "later") == ("amended", ["scope + wachtlijst"])


def test_a_plan_in_one_word_is_made_before_it_is_carried_out(statement: Callable[..., Statement]) -> None:
    before = statement(2024, "Wij maken een wijkplan voor Zuid.")
    after = statement(2025, "Wij voeren het wijkplan voor Zuid uit.")

    assert describe_change(before, after) == ("amended", ["phase plan -> done"])
