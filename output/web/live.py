"""The corpus as it is at this moment: opened for each question, written only while a decision is stored.

DuckDB gives one process one instance of a file, whatever is put in its place: so one thread at a time has it open, and
never for longer than a request.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from jaarschijf.corpus.store import Corpus
from jaarschijf.schema.problems import CorpusError

# In seconds: how long a decision waits for another process that writes.
_PATIENCE = 2.0

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """What is to be kept of two agreements; without a verdict, what was kept goes. `by` and `at` (UTC) are kept with it."""

    from_agreement_id: str
    to_agreement_id: str
    verdict: Literal["same", "different"] | None
    by: str
    at: datetime
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RowDecision:
    """What is to be kept of a row; without a verdict, what was kept goes."""

    row_id: str
    verdict: Literal["right", "wrong"] | None
    by: str
    at: datetime
    note: str | None = None


Decision = LinkDecision | RowDecision


class LiveCorpus:
    """A corpus file that others may change between two questions."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Corpus]:
        """The corpus as it stands now, to read only. Raises CorpusError when it can't be opened."""
        with self._lock, Corpus.open(self.path, read_only=True) as corpus:
            yield corpus

    def stamp(self) -> Stamp:
        """Differs when the file was written. Raises CorpusError when it has gone."""
        try:
            found = self.path.stat()
        except OSError as error:
            raise CorpusError("no such corpus", where=str(self.path), hint="it was there; has it moved?") from error
        return found.st_ino, found.st_mtime_ns, found.st_size

    def keep(self, decisions: Sequence[Decision], municipality: str) -> None:
        """Store decisions and link the municipality by them, all or nothing, as `review import` does.

        Raises CorpusError when another process writes the corpus, or what is decided on is no longer in it.
        """
        with self._lock, Corpus.open(self.path, create=False, wait=_PATIENCE) as corpus, corpus.transaction():
            for decision in decisions:
                if isinstance(decision, LinkDecision):
                    corpus.decide(
                        decision.from_agreement_id,
                        decision.to_agreement_id,
                        decision.verdict,
                        by=decision.by,
                        at=decision.at,
                        note=decision.note,
                    )
                else:
                    corpus.judge_row(
                        decision.row_id, decision.verdict, by=decision.by, at=decision.at, note=decision.note
                    )
            if any(isinstance(decision, LinkDecision) for decision in decisions):
                corpus.link(municipality)


def now() -> datetime:
    """In UTC, as the corpus keeps moments."""
    return datetime.now(UTC).replace(tzinfo=None)
