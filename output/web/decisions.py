"""What a form says, as decisions to keep, and as those that bring back what was there before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from jaarschijf.output.web.desk import SAID_OF_LINK, first_record
from jaarschijf.output.web.live import Decision, LinkDecision, RowDecision, now

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus

LONGEST_NOTE = 2000

_AGREEMENT = "select municipality, year from agreements where agreement_id = ?"
_SAID_OF_ROW = "select verdict, note, decided_by, decided_at from row_review where row_id = ?"
_VERDICTS: dict[str, Literal["same", "different"] | None] = {"same": "same", "different": "different", "withdraw": None}
_ROW_VERDICTS: dict[str, Literal["right", "wrong"] | None] = {"right": "right", "wrong": "wrong", "withdraw": None}


@dataclass(frozen=True, slots=True)
class Choice:
    """A reviewer's choice: `said` in a word, the `decisions` to keep, and those that restore what was `before`."""

    said: str
    municipality: str
    note: str | None
    decisions: list[Decision]
    before: list[Decision]


def link_choice(corpus: Corpus, ids: tuple[str, str], form: Mapping[str, list[str]], *, by: str) -> Choice | None:
    """What a form says of two agreements; None when that makes no sense (any more).

    `verdict` is same, different or withdraw; or `instead_of_later`, `instead_of_earlier` names the agreement of that
    year that the other side is the same as, and the pair itself is different.
    """
    places = [first_record(corpus, _AGREEMENT, [identity]) for identity in ids]
    if places[0] is None or places[1] is None or places[0]["municipality"] != places[1]["municipality"]:
        return None
    if places[0]["year"] >= places[1]["year"]:
        return None
    verdicts: dict[tuple[str, str], Literal["same", "different"] | None]
    said = _only(form, "verdict")
    if said in _VERDICTS:
        verdicts = {ids: _VERDICTS[said]}
    else:
        said = "relinked"
        other = _only(form, "instead_of_later"), _only(form, "instead_of_earlier")
        side = 1 if other[0] else 0
        chosen = other[0] or other[1]
        if first_record(corpus, _AGREEMENT, [chosen]) != places[side] or chosen in ids:
            return None
        verdicts = {ids: "different", ((ids[0], chosen) if side else (chosen, ids[1])): "same"}
    at, note = now(), _note(form)
    return Choice(
        said=said,
        municipality=places[0]["municipality"],
        note=note,
        decisions=[LinkDecision(*pair, verdict, by, at, note) for pair, verdict in verdicts.items()],
        before=[LinkDecision(pair[0], pair[1], *_before(corpus, SAID_OF_LINK, pair, by, at)) for pair in verdicts],
    )


def row_choice(corpus: Corpus, row_id: str, form: Mapping[str, list[str]], *, by: str) -> Choice | None:
    """What a form says of a row: `verdict` is right, wrong or withdraw. None when that makes no sense (any more)."""
    said = _only(form, "verdict")
    found = first_record(corpus, "select municipality from agreement_rows where row_id = ?", [row_id])
    if said not in _ROW_VERDICTS or found is None:
        return None
    at, note = now(), _note(form)
    return Choice(
        said=said,
        municipality=found["municipality"],
        note=note,
        decisions=[RowDecision(row_id, _ROW_VERDICTS[said], by, at, note)],
        before=[RowDecision(row_id, *_before(corpus, _SAID_OF_ROW, (row_id,), by, at))],
    )


def _before(
    corpus: Corpus, sql: str, key: tuple[str, ...], by: str, at: datetime
) -> tuple[Any, str, datetime, str | None]:
    """What is kept now: verdict, who, when and the note; no verdict when there is nothing."""
    found = first_record(corpus, sql, key)
    return (
        (found["verdict"], found["decided_by"], found["decided_at"], found["note"]) if found else (None, by, at, None)
    )


def _only(form: Mapping[str, list[str]], name: str) -> str:
    return form.get(name, [""])[0]


def _note(form: Mapping[str, list[str]]) -> str | None:
    return _only(form, "note").strip()[:LONGEST_NOTE] or None
