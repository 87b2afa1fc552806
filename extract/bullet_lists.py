"""Lists of bullets in which not each names who acts: those around it, or the heading over them, tell that all are agreements."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from jaarschijf.extract.clauses import number_of, without_number
from jaarschijf.schema.flow import Block

_LEAST, _MOSTLY = 2, 0.5


class BulletLists:
    """The lists of a document, run after run; `actors` finds who can commit himself, `names_who_acts` tells that a text does."""

    def __init__(self, actors: re.Pattern[str], names_who_acts: Callable[[str], bool]) -> None:
        self._actors, self._names_who_acts = actors, names_who_acts
        self._agreed: set[tuple[float, ...]] = set()

    def agreements(self, run: Sequence[Block]) -> set[int]:
        """The places in `run` (a heading and what is under it) of bullets that are agreements with the others of their list."""
        found: set[int] = set()
        heading = run[0] if run and run[0].kind == "heading" else None
        # `Woonborg:` over a list.
        of_party = heading is not None and self._actors.fullmatch(without_number(heading.text).rstrip(": ")) is not None
        for listed, group in groupby(range(len(run)), key=lambda k: _is_bullet(run[k])):
            places = list(group)
            if not listed or len(places) < _LEAST:
                continue
            acts = sum(self._names_who_acts(run[k].text) for k in places)
            agreed = of_party or acts >= max(_LEAST, _MOSTLY * len(places))
            if heading is not None and heading.marker and places[0] == 1:
                # The lists that stand right under the numbered headings of one rank are of one kind.
                agreed |= heading.rank in self._agreed
                if agreed:
                    self._agreed.add(heading.rank)
            if agreed:
                found.update(places)
        return found


def _is_bullet(block: Block) -> bool:
    return block.kind == "item" and number_of(block.text) is None
