"""The annotated sentences keep to their format: every span is in its text, every value has its form."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from jaarschijf.schema.mention import Bound, CommitmentKind, DeadlineKind, Field, Label, Role

FOLDER = Path(__file__).parent / "golden" / "sentences"
FILES = sorted(FOLDER.glob("*.json"))

# TIMEX3 calendar points (day, month, week, quarter, half, season, year), spans of two of them, and durations
POINT = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-W[0-5]\d|-Q[1-4]|-H[12]|-(SP|SU|FA|WI))?"
TIMEX3 = re.compile(rf"{POINT}(/{POINT})?|P\d+[YMWD]")
KEYS = {
    "ACTOR": {"value", "role"},
    "PERCENTAGE": {"value", "bound", "of"},
    "DEADLINE": {"kind", "value", "due"},
    "QUANTITY": {"value", "unit", "bound"},
    "MONEY": {"value", "bound"},
    "TARGET_GROUP": {"value"},
}


def cells(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return found


def occurrences(text: str, part: str) -> list[int]:
    return [i for i in range(len(text)) if text.startswith(part, i)]


def check_deadline(mention: dict[str, Any], where: str) -> None:
    assert mention["kind"] in get_args(DeadlineKind), where
    for kind in mention.get("kind_alt", []):
        assert kind in get_args(DeadlineKind), where
    assert mention["value"] is None or TIMEX3.fullmatch(mention["value"]), where
    for due in [mention["due"], *mention.get("due_alt", [])]:
        assert due is None or date.fromisoformat(due).isoformat() == due, where
    if mention["kind"] in ("recurrence", "continuous", "duration"):
        assert mention["due"] is None, where


def check_mention(mention: dict[str, Any], text: str, where: str) -> None:
    label = mention["label"]
    assert label in get_args(Label), where
    required = KEYS[label]
    allowed = required | {f"{key}_alt" for key in required} | {"label", "text", "nth"}
    assert required <= mention.keys() <= allowed, f"{where}: {sorted(mention)}"
    found = occurrences(text, mention["text"])
    assert len(found) > mention.get("nth", 0), f"{where}: not in the cell's text"
    assert len(found) == 1 or "nth" in mention, f"{where}: occurs {len(found)} times, nth is missing"
    if label == "ACTOR":
        assert mention["role"] in get_args(Role), where
    elif label == "DEADLINE":
        check_deadline(mention, where)
    elif label in ("PERCENTAGE", "QUANTITY", "MONEY"):
        assert mention["bound"] in get_args(Bound), where
        assert mention["value"], where
        assert all(isinstance(number, int | float) for number in mention["value"]), where
        assert mention["bound"] != "range" or len(mention["value"]) == 2, where


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_format(path: Path) -> None:
    for cell in cells(path):
        assert cell["field"] in get_args(Field), cell["id"]
        if cell["field"] == "jaarafspraak":
            assert cell["commitment"] in get_args(CommitmentKind), cell["id"]
            assert isinstance(cell["year"], int), cell["id"]
        else:
            assert not {"commitment", "year"} & cell.keys(), cell["id"]
        for mention in cell["mentions"]:
            check_mention(mention, cell["text"], f"{cell['id']} {mention['text']!r}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_mention_twice(path: Path) -> None:
    for cell in cells(path):
        spans = [(m["label"], m["text"], m.get("nth", 0)) for m in cell["mentions"]]
        assert len(spans) == len(set(spans)), cell["id"]


def test_ids_and_texts_are_unique() -> None:
    every = [cell for path in FILES for cell in cells(path)]
    assert len({cell["id"] for cell in every}) == len(every)
    sentences = [cell["text"] for cell in every if cell["field"] == "jaarafspraak"]
    assert len(set(sentences)) == len(sentences)


def test_large_enough_with_half_held_back() -> None:
    dev = sum(len(cells(path)) for path in FILES if path.name.startswith("dev-"))
    held_back = sum(len(cells(path)) for path in FILES if path.name.startswith("test-"))
    assert dev + held_back >= 300
    assert 0.4 <= held_back / (dev + held_back) <= 0.6
