"""Tables that hold no agreements: kept whole, with what repeats left out, and wholly accounted for."""

from __future__ import annotations

import pytest

from tests.extract.tables import assembled, headed, table

XS = [20, 200, 590]


def glossary(sheet, number: int, term: str, means: str):
    page = table(sheet(number=number), [["", ""], [term, means]], xs=XS, top=60 if number > 1 else 700)
    return page.row(XS[:2], 64 if number > 1 else 704, ["Begrip", "Betekenis"], bold=True).page()


def test_an_attachment_on_two_pages_is_one_with_its_header_once(sheet, vocabulary) -> None:
    pages = (
        glossary(sheet, 1, "Sloop", "Het afbreken van een huis."),
        glossary(sheet, 2, "Bouw", "Het maken van een huis."),
    )
    result = assembled(vocabulary, *pages)

    assert [attachment.cells for attachment in result.attachments] == [
        (
            ("Begrip", "Betekenis"),
            ("Sloop", "Het afbreken van een huis."),
            ("Bouw", "Het maken van een huis."),
        )
    ]
    assert [page for page, _ in result.attached] == [1, 2]


def test_a_look_back_on_a_year_before_gives_no_rows_beside_this_year_s(sheet, vocabulary) -> None:
    xs = [20, 60, 400, 590]
    page = sheet().text(20, 40, "Terugblik 2029", bold=True, size=14)
    table(page, [["Nr.", "Afspraak 2029", "Stand van zaken"], ["1.", "Wij bouwen een huis.", "Af."]], top=70, xs=xs)
    page.text(20, 200, "Wonen", bold=True, size=14)
    table(page, [["Nr.", "Afspraak 2030", "Wie"], ["1.", "Wij bouwen twee huizen.", ""]], top=230, xs=xs)
    result = assembled(vocabulary, page.page())

    assert [list(row.jaarafspraken) for row in result.rows] == [[2030]]
    assert [attachment.cells[1][1] for attachment in result.attachments] == ["Wij bouwen een huis."]


@pytest.mark.parametrize(("last", "count"), [("Wij bouwen drie huizen.", 3), ("Wij bouwen vier huizen.", 6)])
def test_an_annex_that_lists_all_agreements_again_gives_no_rows(sheet, vocabulary, last: str, count: int) -> None:
    agreed = ["Wij bouwen een huis.", "Wij bouwen twee huizen.", "Wij bouwen drie huizen."]
    page = headed(
        sheet,
        (14, "Wonen", *([f"{k}.", text, ""] for k, text in enumerate(agreed, start=1))),
        (14, "Bijlage: overzicht van alle afspraken", *(["", text, "Borg"] for text in [*agreed[:2], last])),
    )

    assert len(assembled(vocabulary, page).rows) == count


@pytest.mark.parametrize(
    ("heads", "count"),
    [(["Nr.", "Afspraak", "Indicator"], 3), (["Nr.", "Afspraak", "Wie"], 6)],
    ids=["as-measured", "for-the-year"],
)
@pytest.mark.parametrize("dot", [".", ""], ids=["dots", "a dot that was not seen"])
def test_an_annex_that_tells_how_agreements_are_measured_gives_no_rows(
    sheet, vocabulary, heads, count: int, dot: str
) -> None:
    xs, numbers = [20, 60, 400, 590], ("1.1", "1.2", "1.3")
    page = sheet(height=1200.0).text(20, 40, "1. Wonen", bold=True, size=14)
    rows = [[number, f"Wij bouwen in deel {number} van de stad.", "Borg"] for number in numbers]
    table(page, [["Nr.", "Afspraak", "Wie"], *rows], top=70, xs=xs)
    page.text(20, 300, "Bijlage 1 Jaarschijf en monitor", bold=True, size=14)
    rows = [[number.replace(".", dot), f"Bouw in {number}", "huizen"] for number in numbers]
    table(page, [heads, *rows], top=330, xs=xs)

    assert len(assembled(vocabulary, page.page()).rows) == count


def test_a_budget_by_year_is_no_table_of_agreements(sheet, vocabulary) -> None:
    rows = [["Activiteit", "2030", "2031", "2032"], ["Nieuwbouw", "8.400", "6.100", "3.000"]]

    assert assembled(vocabulary, table(sheet(), rows, xs=[20, 200, 330, 460, 590]).page()).rows == []
