"""What rows take over from what stands above them: cells that are merged, and goals and frames that are said once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from jaarschijf.extract.wording.vocabulary import Role
from jaarschijf.schema.document import Inheritable, Passage, Row

_MERGES_DOWN: tuple[Role, ...] = ("toelichting", "trekker", "gereed", "number")
_SAID_ONCE: frozenset[Role] = frozenset(("doelstelling", "kaderafspraak"))


@dataclass(slots=True)
class Above:
    """What rows below may take over: the row above's doelstelling and kaderafspraak, and its cells by role.

    `printed`: these stand over the next row itself, which takes nothing over. `banded`: the theme is that of a full-width row.
    `acting`: the full-width row over it that names who acts. `numbered_together`: the row above, on this `page`, has its number from
    a cell that is merged, as a goal or a frame is.
    """

    doelstelling: Passage | None = None
    kaderafspraak: Passage | None = None
    cells: dict[Role, Passage] = field(default_factory=dict)
    theme: str | None = None
    year: int | None = None
    printed: bool = False
    banded: bool = False
    acting: Passage | None = None
    numbered_together: bool = False
    page: int = 0

    def pass_row(self, row: Row, cells: dict[Role, Passage], merged: Collection[Role]) -> None:
        """Go past a row with these `cells`, of which those in the roles of `merged` are one with the cells above them."""
        self.doelstelling, self.kaderafspraak, self.cells = row.doelstelling, row.kaderafspraak, cells
        self.numbered_together = "number" in merged and not _SAID_ONCE.isdisjoint(merged)
        self.printed, self.page = False, row.page


def take_merged(cells: dict[Role, Passage], merged: Collection[Role], above: Above, page: int) -> None:
    """Fill `cells` that are drawn as one with those of the row above; on a next `page`, where no border tells that a cell goes on, a
    number does with the goal or frame that is merged as it was."""
    for role in _MERGES_DOWN:
        if role in merged and role in above.cells:
            cells.setdefault(role, above.cells[role])
    goes_on = above.numbered_together and above.page < page and _SAID_ONCE.isdisjoint(cells)
    if goes_on and "number" in above.cells:
        cells.setdefault("number", above.cells["number"])


def inherit(
    cells: dict[Role, Passage], merged: Collection[Role], above: Above
) -> tuple[Passage | None, Passage | None, tuple[Inheritable, ...]]:
    """Doelstelling and kaderafspraak after inheritance: an empty doelstelling is that of the row above, a kaderafspraak
    only when both are empty; a cell drawn as one with the cell above is the cell above."""
    doelstelling, kaderafspraak = cells.get("doelstelling"), cells.get("kaderafspraak")
    inherited: list[Inheritable] = []
    take_kader = kaderafspraak is None and (doelstelling is None or "kaderafspraak" in merged)
    if doelstelling is None and above.doelstelling is not None:
        doelstelling = above.doelstelling
        inherited.append("doelstelling")
    if take_kader and above.kaderafspraak is not None:
        kaderafspraak = above.kaderafspraak
        inherited.append("kaderafspraak")
    return doelstelling, kaderafspraak, () if above.printed else tuple(inherited)
