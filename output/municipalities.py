"""Which municipality is meant, of those that the corpus has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jaarschijf.schema.missing import near_names
from jaarschijf.schema.problems import CorpusError

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus


_MOST_LISTED = 12


def known_municipality(corpus: Corpus, asked: str) -> str:
    """The name as the corpus has it, whatever its capitals. Raises CorpusError when there are no documents of it."""
    names = _names(corpus)
    for name in names:
        if name.casefold() == asked.casefold():
            return name
    near = near_names(asked, names)
    hint = f"there is {' and '.join(near)}" if near else f"there are {_listed(names)}"
    raise CorpusError(f"no documents of {asked} in the corpus", hint=hint)


def one_municipality(corpus: Corpus, asked: str | None) -> str:
    """The one that is asked for, or the only one there is. Raises CorpusError when that leaves a choice."""
    if asked is not None:
        return known_municipality(corpus, asked)
    names = _names(corpus)
    if len(names) != 1:
        choice = f"choose with --municipality: {_listed(names)}"
        raise CorpusError(f"the corpus has {len(names)} municipalities", where=str(corpus.path), hint=choice)
    return names[0]


def _listed(names: list[str]) -> str:
    """For a line; of a country's only the first, and what tells the others."""
    if len(names) <= _MOST_LISTED:
        return ", ".join(names) or "none"
    more = len(names) - _MOST_LISTED
    return f"{', '.join(names[:_MOST_LISTED])} and {more} more, which `jaarschijf evolution` lists"


def _names(corpus: Corpus) -> list[str]:
    return sorted({str(name) for name in corpus.table("documents").column("municipality").to_pylist()})
