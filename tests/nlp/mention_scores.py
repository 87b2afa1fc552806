"""Scores of mentions against gold, per label: span and value precision, recall and F1 (and an actor's role).

The matching is that of the project's acceptance scorer: a gold mention takes the unclaimed found one of its label and
text field that is most alike; spans match at a similarity of 60, values are compared by label.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rapidfuzz import fuzz

from jaarschijf.schema.mention import Mention

Gold = Mapping[str, Any]


@dataclass(frozen=True)
class Score:
    """Precision, recall and F1 (0 to 1) with the counts behind them."""

    hit: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        return self.hit / self.found if self.found else float(self.gold == 0)

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return f"{self.f1:.3f} (p {self.precision:.3f}, r {self.recall:.3f}, {self.gold} gold, {self.found} found)"


@dataclass(frozen=True)
class Text:
    """One tagged text with what was found in it and what its gold says."""

    where: str
    text: str
    found: Sequence[Mention]
    gold: Sequence[Gold]


def normal(text: str | None) -> str:
    text = unicodedata.normalize("NFKC", text or "").replace("\u00ad", "").replace("’", "'").replace("‘", "'")
    return re.sub(r"\s+", " ", text).strip()


def same_value(gold: Gold, found: Mention) -> bool:
    numbers = [round(float(number), 4) for number in found.numbers]
    match gold["label"]:
        case "ACTOR" | "TARGET_GROUP":

            def bare(value: str | None) -> str:
                return re.sub(r"^(de|het|stichting) ", "", normal(value).lower())

            return bare(found.value) in {bare(value) for value in [gold["value"], *gold.get("value_alt", [])]}
        case "DEADLINE":
            due = found.due.isoformat() if found.due else None
            return due in [gold.get("due"), *gold.get("due_alt", [])] and found.kind in [
                gold.get("kind"),
                *gold.get("kind_alt", []),
            ]
        case "PERCENTAGE":
            return [round(float(v), 4) for v in gold["value"]] == numbers and gold.get("bound", "exact") == (
                found.bound or "exact"
            )
        case _:
            return [round(float(v), 4) for v in gold["value"]] == numbers


def score(texts: Iterable[Text]) -> tuple[dict[str, dict[str, Score]], list[str]]:
    """Per label a score for span, value, role (actors) and timex (deadlines), and a line per difference."""
    count: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: list[str] = []
    for text in texts:
        _score_text(text, count, wrong)
    scores: dict[str, dict[str, Score]] = {}
    for label, counted in sorted(count.items()):
        measures = ["span", "value", *(["role"] if label == "ACTOR" else ["timex"] if label == "DEADLINE" else [])]
        scores[label] = {name: Score(counted[name], counted["found"], counted["gold"]) for name in measures}
    return scores, wrong


def _score_text(text: Text, count: dict[str, Counter[str]], wrong: list[str]) -> None:
    left = list(text.found)
    for gold in text.gold:
        count[gold["label"]]["gold"] += 1
    for mention in left:
        count[mention.label]["found"] += 1
    for gold in text.gold:
        best, closeness = _closest(gold, left)
        if best is None or closeness < 60:
            wrong.append(f"{text.where} {gold['label']} missed: {gold['text']!r} in {text.text!r}")
            continue
        left.remove(best)
        counted = count[gold["label"]]
        counted["span"] += 1
        right = same_value(gold, best)
        counted["value"] += right
        counted["role"] += right and gold.get("role") == best.role
        counted["timex"] += right and (gold.get("value") or None) == best.timex
        if not right or (gold["label"] == "ACTOR" and gold.get("role") != best.role):
            expected = {key: gold[key] for key in gold if key not in ("label", "text", "nth")}
            found = {key: value for key, value in asdict(best).items() if key in _SHOWN and value not in (None, ())}
            wrong.append(
                f"{text.where} {gold['label']} {gold['text']!r}: expected {expected} found {found} in {text.text!r}"
            )
    wrong += [f"{text.where} {mention.label} not in gold: {mention.text!r} in {text.text!r}" for mention in left]


_SHOWN = ("text", "value", "role", "numbers", "bound", "kind", "timex", "due")


def _closest(gold: Gold, left: Sequence[Mention]) -> tuple[Mention | None, float]:
    best, closeness = None, 0.0
    wanted = normal(gold["text"]).lower()
    for mention in left:
        if mention.label != gold["label"]:
            continue
        text = normal(mention.text).lower()
        alike = 100.0 if text == wanted else 90.0 if text in wanted or wanted in text else fuzz.ratio(wanted, text)
        alike += 5 * same_value(gold, mention)
        if alike > closeness:
            best, closeness = mention, alike
    return best, closeness
