"""What is to be reviewed, in order: of a municipality its doubtful links, and its doubtful rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from jaarschijf.output.doubts import DoubtfulLink, DoubtfulRow, doubtful_links, doubtful_rows

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus

# The ids of what is decided on: of a link both agreements', the earlier first; of a row its own.
Key = tuple[str, ...]
Doubt = DoubtfulLink | DoubtfulRow


@dataclass(frozen=True, slots=True)
class Queue:
    """One sort of doubt: its name in addresses, and what gives its doubts of a municipality."""

    name: str
    doubts: Callable[[Corpus, str], Sequence[Doubt]]

    def address(self, key: Key) -> str:
        """Where one of it is decided.

        >>> LINKS.address(("agr-1", "agr/2"))
        '/links/agr-1/agr%2F2'
        """
        return "/".join(["", self.name, *(quote(part, safe="") for part in key)])

    def list_address(self, municipality: str) -> str:
        """Where all of a municipality are listed."""
        return f"/{self.name}?{urlencode({'municipality': municipality})}"


LINKS = Queue("links", doubtful_links)
ROWS = Queue("rows", doubtful_rows)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is."""

    decided: int
    total: int

    @classmethod
    def of(cls, doubts: Iterable[Doubt]) -> Progress:
        """Count those with a verdict."""
        verdicts = [doubt.verdict is not None for doubt in doubts]
        return cls(sum(verdicts), len(verdicts))


def open_keys(doubts: Iterable[Doubt]) -> list[Key]:
    """Those without a verdict, in order."""
    return [doubt.key for doubt in doubts if doubt.verdict is None]


def next_open(keys: Sequence[Key], current: Key, still_open: AbstractSet[Key]) -> Key | None:
    """The first of `keys` after `current` that is open still, or from the start again; None when all is decided.

    >>> keys = [("a",), ("b",), ("c",)]
    >>> next_open(keys, ("b",), {("a",), ("c",)}), next_open(keys, ("b",), {("a",)}), next_open(keys, ("b",), set())
    (('c',), ('a',), None)
    """
    start = keys.index(current) + 1 if current in keys else 0
    known = [key for key in (*keys[start:], *keys[:start]) if key in still_open]
    # What became doubtful by the last decision comes at the end.
    return known[0] if known else min(still_open, default=None)


def neighbours(keys: Sequence[Key], key: Key) -> tuple[Key | None, Key | None]:
    """The one before and the one after; None at either end, and for what is not among them."""
    if key not in keys:
        return None, None
    place = keys.index(key)
    return (keys[place - 1] if place else None), (keys[place + 1] if place + 1 < len(keys) else None)
