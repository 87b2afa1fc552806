"""Linking by workers: a municipality each, and those that are left over in stretches of years, so that none is idle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from jaarschijf.corpus.stretch import Stretch, joined, stretches
from jaarschijf.handing_out import in_order

if TYPE_CHECKING:
    from jaarschijf.corpus.records import Records
    from jaarschijf.corpus.statement import PackedStatements
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.executors import FileExecutor

# That linking may take longer for each agreement: it takes a tenth of that.
_SECONDS_A_STATEMENT = 0.005


def link_all(corpus: Corpus, municipalities: Sequence[str], executor: FileExecutor | None) -> None:
    """Have the workers link the municipalities, each as soon as one is free; here, when there are none."""
    if executor is None:
        for municipality in municipalities:
            corpus.link(municipality=municipality)
        return
    planned = _planned(corpus, municipalities, executor.width())
    calls = (
        ((name, stretch), (name, corpus.statements(name, stretch.first, stretch.last), decisions, stretch.after))
        for name, parts in planned.items()
        for decisions in (corpus.decisions(name),)
        for stretch in parts
    )
    made: list[Future[Records]] = []
    for (name, stretch), future in in_order(executor, link_to_records, calls):
        made.append(future)
        if stretch is not planned[name][-1]:
            continue
        if any(part.exception() for part in made):  # the limits of a worker are meant for files: here there are none
            corpus.link(municipality=name)
        else:
            corpus.keep_links(name, joined([part.result() for part in made]))
        made = []


def _planned(corpus: Corpus, municipalities: Sequence[str], width: int) -> dict[str, list[Stretch]]:
    """For each municipality the stretches in which it is linked: one, but for those that are left over when each worker has had
    as many as the others."""
    left_over = len(municipalities) % width
    parts = width // left_over if left_over else 1
    whole = len(municipalities) - left_over
    return {
        name: stretches(corpus.years(name), parts) if place >= whole else [Stretch()]
        for place, name in enumerate(municipalities)
    }


def link_to_records(
    municipality: str,
    statements: PackedStatements,
    decisions: Mapping[tuple[str, str], bool],
    after: int | None = None,
) -> Records:
    """What a worker does with one municipality, or a stretch of its years: its links, as rows for the tables of the corpus."""
    from jaarschijf.corpus.link import link_municipality
    from jaarschijf.corpus.records import link_records
    from jaarschijf.worker import raise_limit

    told = list(statements)
    raise_limit(len(told) * _SECONDS_A_STATEMENT)
    return link_records(municipality, link_municipality(told, decisions, after=after))
