"""A pattern that stays out of the way: most texts hold none of the words it can't do without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar
from weakref import WeakSet


class Wording:
    """A pattern, and the words of which whatever it matches holds one, in letters as they must stand.

    A look for those words is far cheaper than the pattern, which is compiled when a text first holds one.

    >>> weekly = Wording(("week",), r"elke\\s+week")
    >>> [match.span() for match in weekly.finditer("zij komen elke week bijeen")]
    [(10, 19)]
    """

    _made: ClassVar[WeakSet[Wording]] = WeakSet()

    def __init__(self, needs: tuple[str, ...], source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.needs, self.source = needs, source
        self._flags = flags
        self._pattern: re.Pattern[str] | None = None
        self._made.add(self)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each match in a text, in reading order."""
        pattern = self._for(text)
        return pattern.finditer(text) if pattern else iter(())

    def match(self, text: str) -> re.Match[str] | None:
        """The match that a text begins with, if it does."""
        pattern = self._for(text)
        return pattern.match(text) if pattern else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that a text is as a whole, if it is one."""
        pattern = self._for(text)
        return pattern.fullmatch(text) if pattern else None

    @classmethod
    def compile_all(cls) -> None:
        """Compile those of all modules that were imported, for many texts to come."""
        for wording in cls._made:
            wording._compiled()

    def _for(self, text: str) -> re.Pattern[str] | None:
        for word in self.needs:
            if word in text:
                return self._compiled()
        return None

    def _compiled(self) -> re.Pattern[str]:
        if self._pattern is None:
            self._pattern = re.compile(self.source, self._flags)
        return self._pattern
