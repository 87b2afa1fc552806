"""A pattern that stays out of the way: most texts hold none of the words it can't do without."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Wording:
    """A pattern, and the words of which whatever it matches holds one.

    A look for those words is far cheaper than the pattern, which is compiled when a text first holds one. The pattern
    and its words are in small letters, and so is the text it is asked of.

    >>> weekly = Wording(("week",), r"elke\\s+week")
    >>> [match.span() for match in weekly.find("zij komen elke week bijeen")]
    [(10, 19)]
    """

    def __init__(self, needs: tuple[str, ...], pattern: str) -> None:
        self.needs = needs
        self.source = pattern
        self._pattern: re.Pattern[str] | None = None

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Each match in a text, in reading order."""
        pattern = self._for(text)
        return pattern.finditer(text) if pattern else iter(())

    def match(self, text: str) -> re.Match[str] | None:
        """The match that a text begins with, if it does."""
        pattern = self._for(text)
        return pattern.match(text) if pattern else None

    def _for(self, text: str) -> re.Pattern[str] | None:
        for word in self.needs:
            if word in text:
                break
        else:
            return None
        if self._pattern is None:
            self._pattern = re.compile(self.source)
        return self._pattern


def in_small(text: str) -> str:
    """A text in small letters, in which `re` rejects a branch by its first letter; as printed where a letter would get longer."""
    small = text.lower()
    return small if len(small) == len(text) else text
