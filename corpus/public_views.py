"""The public views as methods, for data frames: `corpus.agreements().df()`. `evolution` and `evolution_counts`, which take
filters, are the reader's.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from jaarschijf.corpus.frames import View

if TYPE_CHECKING:
    import pyarrow as pa


class PublicViews(ABC):
    """A method for each public view; what its columns hold is in the view's own comments."""

    @abstractmethod
    def table(self, view: str) -> pa.Table:
        """All of a public view, as an Arrow table."""

    def documents(self) -> View:
        """Each PDF: the view `documents`, for `df`, `pl` or `arrow`."""
        return View("documents", self.table)

    def files(self) -> View:
        """Each file ever offered to `ingest`: the view `files`, for `df`, `pl` or `arrow`."""
        return View("files", self.table)

    def parties(self) -> View:
        """The parties to each document: the view `parties`, for `df`, `pl` or `arrow`."""
        return View("parties", self.table)

    def themes(self) -> View:
        """The themes of each document: the view `themes`, for `df`, `pl` or `arrow`."""
        return View("themes", self.table)

    def unplaced_text(self) -> View:
        """What of a page has no place in the result: the view `unplaced_text`, for `df`, `pl` or `arrow`."""
        return View("unplaced_text", self.table)

    def agreement_rows(self) -> View:
        """Each row of a table, and each numbered agreement in prose: the view `agreement_rows`, for `df`, `pl` or `arrow`."""
        return View("agreement_rows", self.table)

    def agreements(self) -> View:
        """Each jaarafspraak: the view `agreements`, for `df`, `pl` or `arrow`."""
        return View("agreements", self.table)

    def mentions(self) -> View:
        """Each tagged expression: the view `mentions`, for `df`, `pl` or `arrow`."""
        return View("mentions", self.table)

    def links(self) -> View:
        """Which agreements of two years are one commitment: the view `links`, for `df`, `pl` or `arrow`."""
        return View("links", self.table)

    def quotes(self) -> View:
        """Last year's texts as the next document prints them: the view `quotes`, for `df`, `pl` or `arrow`."""
        return View("quotes", self.table)

    def lineages(self) -> View:
        """Each commitment over the years: the view `lineages`, for `df`, `pl` or `arrow`."""
        return View("lineages", self.table)

    def amendments(self) -> View:
        """Each thing that was amended from one year to the next: the view `amendments`, for `df`, `pl` or `arrow`."""
        return View("amendments", self.table)

    def actor_members(self) -> View:
        """The members of each group of parties: the view `actor_members`, for `df`, `pl` or `arrow`."""
        return View("actor_members", self.table)

    def actor_balance(self) -> View:
        """How often each kind of party acts in a theme and year: the view `actor_balance`, for `df`, `pl` or `arrow`."""
        return View("actor_balance", self.table)

    def concerns(self) -> View:
        """Commitments that look stale, copied or contradictory: the view `concerns`, for `df`, `pl` or `arrow`."""
        return View("concerns", self.table)

    def review(self) -> View:
        """Pairs of agreements for a person to decide, and those decided: the view `review`, for `df`, `pl` or `arrow`."""
        return View("review", self.table)

    def row_review(self) -> View:
        """What a person said of rows as they were read: the view `row_review`, for `df`, `pl` or `arrow`."""
        return View("row_review", self.table)
