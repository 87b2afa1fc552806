"""A municipality's years in stretches, which several workers link at the same time, and what they made of them as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from jaarschijf.corpus.records import Records


class Stretch(NamedTuple):
    """The years from `first` to `last`, all without them. Those up to `after` are linked in the stretch before; here they tell
    what went on."""

    first: int | None = None
    last: int | None = None
    after: int | None = None


def stretches(years: Sequence[int], parts: int) -> list[Stretch]:
    """At most so many stretches of the years (in order), each about as much work as another.

    What returns after a year of absence is seen in three years, so each stretch begins two years before what it links.
    """
    pairs = len(years) - 1
    parts = min(parts, pairs // 2)
    if parts < 2:
        return [Stretch()]
    # The first two years of a stretch are linked there once more.
    each = -(-(pairs + parts - 1) // parts)
    found = [Stretch(years[0], years[each])]
    for done in range(each, pairs, each - 1):
        found.append(Stretch(years[done - 1], years[min(done + each - 1, pairs)], years[done]))
    return found


def joined(parts: Sequence[Records]) -> Records:
    """The rows that `link_records` made of successive stretches, as if they had been linked together."""
    whole: dict[str, list[tuple[Any, ...]]] = {table: [] for table in parts[0]}
    lineages: dict[str, str] = {}
    for part in parts:
        found = {str(identity): str(lineage) for identity, lineage in part["lineages"]}
        # What began before the stretch has another lineage there, of which all that goes on is too.
        begun = {lineage: lineages[identity] for identity, lineage in found.items() if identity in lineages}
        lineages |= {identity: begun.get(lineage, lineage) for identity, lineage in found.items()}
        for table, rows in part.items():
            whole[table] += rows
    return {**whole, "lineages": list(lineages.items())}
