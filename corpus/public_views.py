"""The public views as methods, for data frames: `corpus.agreements().df()`. `evolution`, which takes filters, is the reader's."""

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
