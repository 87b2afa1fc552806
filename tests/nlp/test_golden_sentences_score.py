"""A floor on F1 per label, on sentences annotated by hand and on the real document beside the checkout.

The `dev` sentences were looked at while the rules were written; the `test` sentences were not, so theirs is the figure
to trust. A floor lies just under what was reached: it may be raised, never lowered to pass.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.nlp.gold_texts import texts_of_cells, texts_of_gold
from tests.nlp.mention_scores import Text, score

SENTENCES = Path(__file__).parents[1] / "golden" / "sentences"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus"

# label: measure: least F1
FLOORS = {
    "dev": {
        "ACTOR": {"span": 0.98, "value": 0.98, "role": 0.95},
        "DEADLINE": {"span": 0.98, "value": 0.98, "timex": 0.97},
        "MONEY": {"span": 0.98, "value": 0.98},
        "PERCENTAGE": {"span": 0.98, "value": 0.98},
        "QUANTITY": {"span": 0.98, "value": 0.98},
        "TARGET_GROUP": {"span": 0.98, "value": 0.98},
    },
    "test": {
        "ACTOR": {"span": 0.97, "value": 0.97, "role": 0.93},
        "DEADLINE": {"span": 0.94, "value": 0.92, "timex": 0.92},
        "MONEY": {"span": 0.95, "value": 0.95},
        "PERCENTAGE": {"span": 0.98, "value": 0.98},
        "QUANTITY": {"span": 0.97, "value": 0.97},
        "TARGET_GROUP": {"span": 0.92, "value": 0.90},
    },
    "shared": {
        "ACTOR": {"span": 0.98, "value": 0.97, "role": 0.96},
        "DEADLINE": {"span": 0.98, "value": 0.98, "timex": 0.98},
        "PERCENTAGE": {"span": 0.98, "value": 0.98},
        "QUANTITY": {"span": 0.98, "value": 0.98},
    },
}
COMMITMENT_FLOORS = {"dev": 0.92, "test": 0.75}


@pytest.mark.parametrize("part", ["dev", "test"])
def test_no_label_falls_under_its_floor(part: str) -> None:
    files = sorted(SENTENCES.glob(f"{part}-*.json"))

    assert files
    _hold([text for path in files for text in texts_of_cells(path)[0]], part)


@pytest.mark.parametrize("part", ["dev", "test"])
def test_commitments_do_not_fall_under_their_floor(part: str) -> None:
    said = [pair for path in sorted(SENTENCES.glob(f"{part}-*.json")) for pair in texts_of_cells(path)[1]]
    right = sum(found is not None and found.kind == golden for _, golden, found in said)

    assert said
    assert right / len(said) >= COMMITMENT_FLOORS[part]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus does not lie beside this checkout")
def test_the_real_document_holds_its_floors() -> None:
    texts: list[Text] = []
    for path in sorted(SHARED.glob("*/mentions.json")):
        mentions = json.loads(path.read_text(encoding="utf-8"))
        mentions = mentions["mentions"] if isinstance(mentions, dict) else mentions
        texts += texts_of_gold(json.loads(path.with_name("gold.json").read_text(encoding="utf-8")), mentions)

    assert texts
    _hold(texts, "shared", unscored={"TARGET_GROUP"})


def _hold(texts: list[Text], part: str, unscored: frozenset[str] | set[str] = frozenset()) -> None:
    scores, wrong = score(texts)
    low = [
        f"{label} {measure}: {scores[label][measure]} is under {least}"
        for label, floors in FLOORS[part].items()
        for measure, least in floors.items()
        if scores[label][measure].f1 < least
    ]
    # The blind part stays blind, also in a failure.
    shown = [line for line in wrong if not any(label in line for label in unscored)] if part == "dev" else []

    assert not low, "\n".join([*low, *shown[:20]])
