"""What goes on at the head of the next page or column."""

from __future__ import annotations

import pytest

from tests.extract.flows import flow_of_pages

AGREED = "1.1 Woonborg bouwt veertig huizen aan de kade."


@pytest.mark.parametrize(
    ("head", "one"),
    [
        ("(Woonborg en de gemeente, mei 2030)", True),
        ("(Woonborg, mei 2030).", True),
        ("Woonborg doet dat (mei 2030)", False),
        ("(Zie ook de bijlage.) Dit komt later.", False),
    ],
)
def test_brackets_alone_at_the_head_of_a_page_are_of_the_agreement_before(sheet, vocabulary, head, one) -> None:
    first = sheet(number=1).text(50, 700, AGREED)
    second = sheet(number=2).text(50, 60, head).text(50, 100, "1.2 Woonborg sloopt een flat.")
    read = [item.text for page in flow_of_pages([first.page(), second.page()], vocabulary) for item in page.items]

    assert (f"{AGREED} {head}" in read) is one
