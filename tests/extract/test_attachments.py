"""Tables that hold no agreements: kept whole, with what repeats left out, and wholly accounted for."""

from __future__ import annotations

from tests.extract.tables import assembled, table

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
