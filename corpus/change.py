"""What changed between two texts of one commitment: nothing, the words, or what is promised."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from jaarschijf.corpus.statement import Statement
from jaarschijf.schema.link import Change

_FIGURES = ("PERCENTAGE", "QUANTITY", "MONEY")


def describe_change(earlier: Statement, later: Statement) -> tuple[Change, list[str]]:
    """The change, and what was amended in words: `percentage 25 -> 30`, `trekker + Woonstichting`."""
    if earlier.words == later.words and _same_cells(earlier, later):
        return "unchanged", []
    amended = amendments(earlier, later)
    if amended:
        return "amended", amended
    alike = fuzz.ratio(" ".join(earlier.words), " ".join(later.words))
    if alike >= 97:
        return "unchanged", []
    return ("reworded", []) if not _scope_changed(earlier, later) else ("amended", ["scope"])


def amendments(earlier: Statement, later: Statement) -> list[str]:
    """Each figure, deadline and acting party that differs."""
    found = []
    for label in _FIGURES:
        before, after = earlier.figures(label), later.figures(label)
        if before != after:
            found.append(f"{label.lower()} {_figures(before)} -> {_figures(after)}")
    if earlier.deadlines != later.deadlines:
        found.append(f"due {_listed(earlier.deadlines)} -> {_listed(later.deadlines)}")
    for cell, before_text, after_text in (
        ("gereed", earlier.gereed, later.gereed),
        ("trekker", earlier.trekker, later.trekker),
    ):
        if before_text and after_text and before_text.casefold() != after_text.casefold():
            found.append(f"{cell} {before_text} -> {after_text}")
    before_lead, after_lead = _leaders(earlier), _leaders(later)
    if before_lead != after_lead:
        found += [f"trekker - {name}" for name in sorted(before_lead - after_lead)]
        found += [f"trekker + {name}" for name in sorted(after_lead - before_lead)]
    if earlier.target_groups != later.target_groups:
        found.append(f"doelgroep {_listed(earlier.target_groups)} -> {_listed(later.target_groups)}")
    return found


def _leaders(statement: Statement) -> set[str]:
    return {name for name, role in statement.actors if role == "trekker"}


def _same_cells(earlier: Statement, later: Statement) -> bool:
    return (earlier.gereed or "") == (later.gereed or "") or not (earlier.gereed and later.gereed)


def _scope_changed(earlier: Statement, later: Statement) -> bool:
    """Whether one says a good deal that the other does not, in whichever order it says it."""
    return fuzz.token_set_ratio(" ".join(earlier.words), " ".join(later.words)) < 55


def _figures(groups: Iterable[tuple[float, ...]]) -> str:
    return ", ".join("/".join(f"{number:g}" for number in group) for group in groups) or "none"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(values)) or "none"
