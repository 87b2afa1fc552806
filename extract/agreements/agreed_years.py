"""For which year a heading or a line says that what stands under it is agreed: `Afspraken 2030`, `In 2031:`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jaarschijf.extract.agreements.clauses import without_number
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.schema.flow import Block

_YEAR = re.compile(r"\b20\d\d\b")
_LONGEST = 90  # characters


@dataclass(slots=True)
class AgreedYears:
    """Keeps the years that headings over the place reached say, with their ranks; and that of the last line."""

    _over: list[tuple[tuple[float, ...], int | None]] = field(default_factory=list)

    def pass_block(self, block: Block, *, titled: bool) -> None:
        """Go past a block that is no agreement; where the document is not `titled` yet, it is of its title."""
        told = year_said(block.text) if titled else None
        if block.kind == "heading":
            self._over = [(rank, year) for rank, year in self._over if rank and rank < block.rank]
            if told is not None:
                self._over.append((block.rank, told))
        elif told is not None:
            self._over = [*(entry for entry in self._over if entry[0]), ((), told)]

    @property
    def year(self) -> int | None:
        """The year at this place; None where nothing over it says one."""
        return self._over[-1][1] if self._over else None


def year_said(text: str) -> int | None:
    """The year that a line says, by itself or as that of what is agreed under it; None when it says none."""
    if "20" not in text or len(text) > _LONGEST:
        return None
    bare = without_number(text)
    found = _YEAR.findall(bare)
    return int(found[0]) if len(found) == 1 and says("announces_year", bare) else None
