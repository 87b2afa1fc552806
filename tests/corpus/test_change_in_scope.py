"""What was put into a commitment or taken out of it, and what other words say of the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jaarschijf.corpus.change import describe_change
from jaarschijf.corpus.shares import shares
from jaarschijf.corpus.statement import Statement
from tests.corpus.test_change import actor, tag


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        # One more beside what both have, though the sentence is turned round; and what that one is of.
        (
            "Komt er een klacht over geluid, dan neemt Onderdak die binnen een dag in behandeling.",
            "Klachten over geluid en stank worden binnen een dag door Onderdak in behandeling genomen.",
            "amended",
        ),
        (
            "Bewoners zonder fiets worden geholpen door scholieren van het Vlietcollege.",
            "Scholieren van het Vlietcollege en vrijwilligers van de kringloop helpen bewoners zonder fiets.",
            "amended",
        ),
        # What stands behind `Ook` at the head of a sentence was named before.
        (
            "De gemeente wijst huurders op de bijstand en houdt de sportpas in stand.",
            "Huurders worden door de gemeente op de bijstand gewezen. Ook de sportpas blijft bestaan.",
            "reworded",
        ),
        ("Wij planten bomen in Noord.", "Wij planten nu ook bomen in Zuid.", "amended"),
        # Shares in words.
        (
            "De gemeente koopt de helft van de kavels.",
            "De gemeente koopt een derde van de kavels.",
            "amended",
        ),
        ("Onderdak opent een buurtkamer in Noord.", "Onderdak houdt de buurtkamer in Noord open.", "amended"),
        ("Bij elke start tekenen huurder en Onderdak het contract.", "Huurder en Onderdak ondertekenen bij de start het contract.", "reworded"),
        # A noun tells no step, nor does what is followed; a meeting that takes place.
        (
            "Huurders zitten vanaf het begin van de planvorming aan tafel.",
            "Huurders worden vanaf de eerste planvorming betrokken.",
            "reworded",
        ),
        (
            "Partijen volgen de uitvoering van de afspraken met een gezamenlijke monitor, die in mei wordt bijgewerkt.",
            "In mei werken partijen de gezamenlijke monitor bij, waarmee zij de uitvoering van de afspraken volgen.",
            "reworded",
        ),
        (
            "Tweemaal per jaar vindt overleg plaats tussen de directies over veiligheid.",
            "De directies komen tweemaal per jaar bijeen voor overleg over veiligheid.",
            "reworded",
        ),
        # Rents that are frozen do not rise.
        ("De huur van de flats wordt in mei bevroren.", "De flats krijgen in mei geen huurverhoging.", "reworded"),
    ],
)  # fmt: skip
def test_texts(statement: Callable[..., Statement], before: str, after: str, change: str) -> None:
    assert describe_change(statement(2023, before), statement(2024, after))[0] == change


def test_a_share_in_words_is_that_percentage(statement: Callable[..., Statement]) -> None:
    half = tag("PERCENTAGE", "50%", numbers=[50.0])
    a = statement(2023, "Onderdak betaalt de helft van de kosten.")
    b = statement(2024, "Van de kosten betaalt Onderdak 50%.", mentions=[half])
    c = statement(2024, "Van de kosten betaalt Onderdak 40%.", mentions=[{**half, "numbers": [40.0]}])

    assert describe_change(a, b) == ("reworded", [])
    assert describe_change(a, c) == ("amended", ["percentage 50 -> 40"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("de helft en driekwart, of drie kwart", {50.0, 75.0}),
        ("twee derde van de woningen (een vijfde)", {66.7, 20.0}),
        ("in de tweede helft van het jaar, voor een derde keer, per kwartaal, een derde partij", set()),
    ],
)
def test_shares(text: str, told: set[float]) -> None:
    assert shares(text) == told


def test_a_number_in_a_name_is_no_figure(statement: Callable[..., Statement]) -> None:
    a = statement(2023, "Vragen over lekkage beantwoorden wij binnen een dag.")
    b = statement(
        2024,
        "Binnen een dag antwoordt De Zeven Sleutels op vragen over lekkage.",
        mentions=[actor("De Zeven Sleutels", "corporatie")],
    )

    assert describe_change(a, b) == ("reworded", [])


def test_who_acts_may_stand_in_the_column_alone(statement: Callable[..., Statement]) -> None:
    leads = {"trekker": "Gemeente", "leaders": [("Gemeente", "gemeente Veenstad")]}
    dorpsraad = tag("ACTOR", "dorpsraden", value="dorpsraden", role="betrokken", kind="overig")
    gemeente = {**actor("gemeente Veenstad", "gemeente"), "text": "gemeente"}
    a = statement(2023, "Zorg wordt elk jaar besproken met de dorpsraden.", mentions=[dorpsraad], **leads)
    b = statement(
        2024, "De gemeente bespreekt de zorg elk jaar met de dorpsraden.", mentions=[gemeente, dorpsraad], **leads
    )

    assert describe_change(a, b) == ("reworded", [])


def test_huurders_are_no_other_group(statement: Callable[..., Statement]) -> None:
    gezinnen, huurders = (tag("TARGET_GROUP", text, value=text) for text in ("gezinnen", "huurders"))
    a = statement(2023, "Voor gezinnen met schulden zoeken wij een uitweg.", mentions=[gezinnen])
    b = statement(2024, "Wij zoeken een uitweg voor huurders met schulden.", mentions=[huurders])

    assert describe_change(a, b)[1] == []


def test_a_sentence_with_a_promise_of_its_own_amends(statement: Callable[..., Statement]) -> None:
    onderdak = actor("Onderdak", "corporatie")
    a = statement(2023, "Onderdak plaatst in elk dorp een waterput, waar bewoners om vragen.", mentions=[onderdak])
    b = statement(
        2024,
        "In elk dorp komt een waterput van Onderdak. Onderdak betaalt de keuring van leidingen.",
        mentions=[onderdak, onderdak],
    )

    assert describe_change(a, b) == ("amended", ["scope + sentence"])
    assert describe_change(b, a) == ("amended", ["scope - sentence"])


def test_a_sentence_with_the_same_number_tells_of_the_same(statement: Callable[..., Statement]) -> None:
    onderdak = actor("Onderdak", "corporatie")
    a = statement(
        2023,
        "Onderdak meldt achterstanden bij het wijkteam. Onderdak legt binnen vier weken huisbezoek af.",
        mentions=[onderdak, onderdak],
    )
    b = statement(
        2024,
        "Achterstanden meldt Onderdak bij het wijkteam, waarna het binnen vier weken langsgaat.",
        mentions=[onderdak],
    )

    assert describe_change(a, b) == ("reworded", [])
