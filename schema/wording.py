"""A pattern that few documents need."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Seldom:
    """A pattern that is compiled when a text first holds one of the words it can't do without.

    >>> called = Seldom((" van ",), r"(\\w+) van Kade")
    >>> [match[1] for match in called.finditer("de huurders van Kade")]
    ['huurders']
    """

    def __init__(self, needs: tuple[str, ...], source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._needs, self._source, self._flags = needs, source, flags
        self._pattern: re.Pattern[str] | None = None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each match in a text, in reading order."""
        return self._compiled().finditer(text) if self._may_match(text) else iter(())

    def match(self, text: str) -> re.Match[str] | None:
        """The match that a text begins with, if it does."""
        return self._compiled().match(text) if self._may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that a text is as a whole, if it is one."""
        return self._compiled().fullmatch(text) if self._may_match(text) else None

    def _may_match(self, text: str) -> bool:
        return any(word in text for word in self._needs)

    def _compiled(self) -> re.Pattern[str]:
        if self._pattern is None:
            self._pattern = re.compile(self._source, self._flags)
        return self._pattern
