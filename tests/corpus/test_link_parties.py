"""Links over years in which parties are called otherwise, merge, or become part of another gemeente."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jaarschijf.corpus.explain import score_years
from jaarschijf.corpus.link import Linked, link_municipality
from jaarschijf.corpus.statement import Statement, Tag
from jaarschijf.corpus.store import Corpus
from jaarschijf.nlp.tag import tag
from jaarschijf.schema.document import Document, Party, Passage, Row
from jaarschijf.schema.identity import document_id

Build = Callable[..., Statement]


def party(value: str, text: str, kind: str) -> Tag:
    return {
        "label": "ACTOR", "value": value, "role": "trekker", "numbers": [], "bound": None, "unit": None, "timex": None,
        "due": None, "text": text, "kind": kind,
    }  # fmt: skip


def zuid(text: str) -> Tag:
    return party("Woongoed Zuidveen", text, "corporatie")


def hoeve(text: str) -> Tag:
    return party("De Hoeve", text, "corporatie")


def gemeente(name: str, text: str = "gemeente") -> Tag:
    return party(f"gemeente {name}", text, "gemeente")


def changes(linked: Linked) -> dict[tuple[str, str], str]:
    return {(link.from_agreement_id, link.to_agreement_id): link.change for link in linked.links}


def test_a_party_by_its_initials_and_by_its_name_is_one(statement: Build) -> None:
    before = [
        statement(
            2023,
            "WZ plaatst deurdrangers in 60 huizen.",
            mentions=[zuid("WZ")],
            trekker="WZ",
            leaders=[("WZ", "Woongoed Zuidveen")],
        ),
        statement(2023, "DH plaatst rookmelders in 90 huizen.", mentions=[hoeve("DH")]),
        statement(2023, "WZ verkoopt 6 huizen.", mentions=[zuid("WZ")]),
        statement(2023, "WZ brengt de wachttijden in beeld.", mentions=[zuid("WZ")]),
    ]
    after = [
        statement(
            2024,
            "Woongoed Zuidveen plaatst deurdrangers in 60 huizen.",
            mentions=[zuid("Woongoed Zuidveen")],
            trekker="Woongoed Zuidveen",
            leaders=[("Woongoed Zuidveen", "Woongoed Zuidveen")],
        ),
        statement(2024, "De Hoeve plaatst rookmelders in 90 huizen.", mentions=[hoeve("De Hoeve")]),
        statement(2024, "Woongoed Zuidveen verkoopt 6 huizen.", mentions=[zuid("Woongoed Zuidveen")]),
        statement(2024, "De wachttijden worden in beeld gebracht.", mentions=[]),
    ]

    found = changes(link_municipality([*before, *after]))

    assert found == {(a.agreement_id, b.agreement_id): "reworded" for a, b in zip(before, after, strict=True)}


def test_what_is_told_of_a_pair_is_what_it_was_linked_by(
    statement: Build, merged: tuple[dict[str, list[Statement]], list[Statement]]
) -> None:
    before, after = merged
    initials = [
        statement(2023, "WZ verkoopt 6 huizen.", mentions=[zuid("WZ")]),
        statement(2024, "Woongoed Zuidveen verkoopt 8 huizen.", mentions=[zuid("Woongoed Zuidveen")]),
    ]
    for statements in (initials, [*before["Overbeek"], *before["Veldhove"], *after]):
        told = score_years(statements, 2023, 2024).pairs
        links = link_municipality(statements).links

        assert links
        for link in links:
            assert round(told[link.from_agreement_id, link.to_agreement_id].score, 4) == link.score


def test_another_party_under_initials_is_another(statement: Build) -> None:
    before = [
        statement(2023, "WZ verkoopt 6 huizen aan de Turfkade.", mentions=[zuid("WZ")]),
        statement(2023, "DH bouwt 20 huizen aan de Kerklaan.", mentions=[hoeve("DH")]),
        statement(2023, "Woongoed Zuidveen houdt spreekuur.", mentions=[zuid("Woongoed Zuidveen")]),
    ]
    after = [
        statement(2024, "De Hoeve verkoopt 6 huizen aan de Akkerweg.", mentions=[hoeve("De Hoeve")]),
        statement(2024, "De Hoeve levert 20 huizen op aan de Kerklaan.", mentions=[hoeve("De Hoeve")]),
        statement(2024, "Woongoed Zuidveen houdt spreekuur.", mentions=[zuid("Woongoed Zuidveen")]),
    ]

    found = changes(link_municipality([*before, *after]))

    assert set(found) == {(before[i].agreement_id, after[i].agreement_id) for i in (1, 2)}


@pytest.fixture
def merged(statement: Build) -> tuple[dict[str, list[Statement]], list[Statement]]:
    """The agreements of two gemeenten, and those of the one that they became."""

    def of(name: str, number: int) -> list[Statement]:
        called, own = f"gemeente {name}", {"document_id": f"doc-{name}"}
        return [
            statement(2023, f"De {called} subsidieert buurtbemiddeling.", mentions=[gemeente(name, called)], **own),
            statement(
                2023, f"De gemeente zoekt {number} plekken voor statushouders.", mentions=[gemeente(name)], **own
            ),
            statement(
                2023,
                f"De {called} plaatst een duofiets.",
                mentions=[gemeente(name, called)],
                trekker="Gemeente",
                leaders=[("Gemeente", called)],
                **own,
            ),
        ]

    before = {name: of(name, number) for name, number in (("Overbeek", 12), ("Veldhove", 9))}
    new = "gemeente Beekland"
    after = [
        statement(2024, f"De {new} subsidieert buurtbemiddeling.", mentions=[gemeente("Beekland", new)]),
        statement(2024, "De gemeente zoekt 25 plekken voor statushouders.", mentions=[gemeente("Beekland")]),
        statement(
            2024,
            f"De {new} plaatst een duofiets.",
            mentions=[gemeente("Beekland", new)],
            trekker="Gemeente",
            leaders=[("Gemeente", new)],
        ),
    ]
    return before, after


def test_what_two_gemeenten_agreed_goes_on_in_the_one_they_became(
    merged: tuple[dict[str, list[Statement]], list[Statement]],
) -> None:
    before, after = merged

    found = changes(link_municipality([*before["Overbeek"], *before["Veldhove"], *after]))

    # The name of the gemeente is all that is another, in the first and the last.
    told = ("reworded", "amended", "reworded")
    assert found == {
        (a.agreement_id, b.agreement_id): change
        for side in before.values()
        for a, b, change in zip(side, after, told, strict=True)
    }


def test_two_gemeenten_of_which_each_goes_on_keep_their_own(statement: Build) -> None:
    text = "De gemeente betaalt mee aan buurtbemiddeling."
    sides = [
        [
            statement(year, text, mentions=[gemeente(name)], document_id=f"doc-{name}-{year}")
            for name in ("Overbeek", "Veldhove")
        ]
        for year in (2023, 2024)
    ]

    found = changes(link_municipality([*sides[0], *sides[1]]))

    assert found == {(a.agreement_id, b.agreement_id): "unchanged" for a, b in zip(*sides, strict=True)}


def test_what_each_of_two_corporaties_said_goes_on_in_the_one_they_became(statement: Build) -> None:
    def of(year: int, name: str, *texts: str) -> list[Statement]:
        return [statement(year, f"{name} {text}", mentions=[party(name, name, "corporatie")]) for text in texts]

    south = of(2023, "Zuidwold Wonen", "verkoopt maximaal 8 huizen.", "isoleert de Sterflat.", "opent een klusloket.")
    north = of(2023, "De Veste", "verkoopt maximaal 5 huizen.", "plant 40 bomen.", "houdt een buurtfeest.")
    both = of(
        2024,
        "Viverion",
        "verkoopt maximaal 10 huizen.",
        "isoleert de Sterflat.",
        "opent een klusloket.",
        "plant 40 bomen.",
        "houdt een buurtfeest.",
    )

    found = set(changes(link_municipality([*south, *north, *both])))

    assert {(south[0].agreement_id, both[0].agreement_id), (north[0].agreement_id, both[0].agreement_id)} <= found


def test_a_column_of_trekkers_in_other_wordings_names_no_others(tmp_path: Path) -> None:
    parties = (
        Party(name="gemeente Hoogveen", kind="gemeente"),
        Party(name="Woongoed Zuidveen", kind="corporatie", aliases=("WZ",)),
    )

    def of(year: int, *rows: tuple[str, str]) -> Document:
        made = tuple(
            Row(
                ordinal=at,
                theme="1",
                number=str(at),
                page=1,
                jaarafspraken={year: Passage(text=text)},
                trekker=Passage(text=trekker),
            )
            for at, (text, trekker) in enumerate(rows)
        )
        sha256 = f"{year:064x}"
        return Document(
            document_id=document_id(sha256), sha256=sha256, source=f"{year}.pdf", municipality="Hoogveen", year=year, page_count=1, parties=parties, rows=made
        )  # fmt: skip

    before = of(2024, ("Cv-ketels vervangen (60)", "WZ"), ("Spreekuur huurders", "Gem. / WZ"), ("Buurtschouw", "WZ"))
    after = of(
        2025,
        ("Cv-ketels vervangen (60)", "Woongoed Zuidveen"),
        ("Spreekuur huurders", "Gemeente / Woongoed Zuidveen"),
        ("Buurtschouw", "Gemeente"),
    )
    with Corpus.open(tmp_path / "corpus.duckdb") as corpus:
        for document in (before, after):
            corpus.store(document, tag(document), path=document.source)
        corpus.link()
    with Corpus.open(tmp_path / "corpus.duckdb", read_only=True) as corpus:
        found = dict(
            corpus.query("select a.text, change from links join agreements a on a.agreement_id = to_agreement_id").rows
        )

    assert found == {
        "Cv-ketels vervangen (60)": "unchanged",
        "Spreekuur huurders": "unchanged",
        "Buurtschouw": "amended",
    }
