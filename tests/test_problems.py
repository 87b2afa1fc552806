"""How problems are told."""

from __future__ import annotations

from jaarschijf.schema.problems import Problem, warning_lines


def unread(page: int | None, hint: str | None = None) -> Problem:
    return Problem(code="headings-unread", message="no rows", page=page, hint=hint)


def test_what_many_pages_have_in_common_is_told_once() -> None:
    few = [unread(page, "look") for page in (2, 5, 9)]
    other = Problem(code="year-unknown", message="no year found", hint="give --year")
    told = Problem(code="page-recognised", message="letters 99% sure", severity="info", page=1)

    assert warning_lines([*few, other, told]) == [
        "no rows (page 2); look",
        "no rows (page 5); look",
        "no rows (page 9); look",
        "no year found; give --year",
    ]
    assert warning_lines([*few, other, unread(12, "look")]) == [
        "no rows (page 2 and 3 more); look",
        "no year found; give --year",
    ]
    assert warning_lines(unread(page) for page in range(1, 333)) == ["no rows (page 1 and 331 more)"]
