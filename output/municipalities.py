"""Which municipality is meant, of those that the corpus has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jaarschijf.schema.missing import listed, there_is
from jaarschijf.schema.problems import CorpusError

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus


_MORE_BY = ", which `jaarschijf evolution` lists"


def known_municipality(corpus: Corpus, asked: str) -> str:
    """The name as the corpus has it, whatever its capitals. Raises CorpusError when there are no documents of it."""
    names = _names(corpus)
    for name in names:
        if name.casefold() == asked.casefold():
            return name
    raise CorpusError(f"no documents of {asked} in the corpus", hint=there_is(asked, names, _MORE_BY))


def one_municipality(corpus: Corpus, asked: str | None) -> str:
    """The one that is asked for, or the only one there is. Raises CorpusError when that leaves a choice."""
    if asked is not None:
        return known_municipality(corpus, asked)
    names = _names(corpus)
    if len(names) != 1:
        choice = f"choose with --municipality: {listed(names, _MORE_BY)}"
        raise CorpusError(f"the corpus has {len(names)} municipalities", where=str(corpus.path), hint=choice)
    return names[0]


def _names(corpus: Corpus) -> list[str]:
    return sorted({str(name) for name in corpus.table("documents").column("municipality").to_pylist()})
