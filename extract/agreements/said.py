"""What is printed over agreements, and holds for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from jaarschijf.extract.wording.vocabulary import Role
from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word


@dataclass(slots=True)
class Said:
    """What is printed over agreements: its lines by role, and by page (1-based) the words of the labels before them."""

    lines: dict[Role, list[Line]] = field(default_factory=dict)
    labels: dict[int, list[Word]] = field(default_factory=dict)

    def copied(self) -> Said:
        """The same in lists that may be added to."""
        return Said(
            {role: list(lines) for role, lines in self.lines.items()},
            {page: list(words) for page, words in self.labels.items()},
        )
