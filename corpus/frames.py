"""Answers as data frames: pandas, polars and Arrow, whichever one works with. Each is imported when it is asked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jaarschijf.schema.problems import MissingTool

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


class Frames(ABC):
    """What can be had as a data frame. Columns are named and typed as in the corpus: dates are dates, lists are lists."""

    @abstractmethod
    def arrow(self) -> pa.Table:
        """An Arrow table."""

    def df(self) -> pd.DataFrame:
        """A pandas data frame: whole numbers are `Int64`, so that a missing one leaves them whole; dates `datetime64`.

        Raises MissingTool without pandas.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise _missing("pandas") from error
        import pyarrow as pa

        whole = {kind: pd.Int64Dtype() for kind in (pa.int8(), pa.int16(), pa.int32(), pa.int64())}
        frame: pd.DataFrame = self.arrow().to_pandas(types_mapper=whole.get, date_as_object=False)
        return frame

    def pl(self) -> pl.DataFrame:
        """A polars data frame. Raises MissingTool without polars."""
        try:
            import polars as pl
        except ImportError as error:
            raise _missing("polars") from error
        frame = pl.from_arrow(self.arrow())
        assert isinstance(frame, pl.DataFrame)  # a table gives no series
        return frame


@dataclass(frozen=True, slots=True)
class View(Frames):
    """All rows of a public view, read when they are asked for."""

    name: str
    read: Callable[[str], pa.Table]

    def arrow(self) -> pa.Table:
        """An Arrow table."""
        return self.read(self.name)


def _missing(library: str) -> MissingTool:
    return MissingTool(f"a data frame of {library} needs {library}", hint="pip install 'jaarschijf[frames]'")
