"""The public views as tabular exports give them: those of the corpus, with deadlines in EDTF beside their TIMEX3 value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jaarschijf.output.exports.edtf import timex_to_edtf

if TYPE_CHECKING:
    import pyarrow as pa

    from jaarschijf.corpus.store import Corpus


EDTF = "Of a deadline: its date in EDTF (ISO 8601-2); null for what is no date."


def exported_table(corpus: Corpus, view: str) -> pa.Table:
    """A view as an Arrow table; `mentions` gets a last column `edtf`, null where a mention is no date."""
    import pyarrow as pa

    table = corpus.table(view)
    if view != "mentions":
        return table
    values = zip(table.column("kind").to_pylist(), table.column("timex").to_pylist(), strict=True)
    edtf = [timex_to_edtf(timex) if kind in ("date", "period") else None for kind, timex in values]
    return table.append_column("edtf", pa.array(edtf, pa.string()))
