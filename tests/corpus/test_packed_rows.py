"""A long document goes in as text, a short one as values: what is in the corpus afterwards is the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jaarschijf.corpus.store import Corpus
from jaarschijf.schema.document import Document
from jaarschijf.schema.mention import Mention, Tags

MakeDocument = Callable[..., Document]
LONG = 250
# What is read as something else where text is taken for more than text.
ODD = [
    "null",
    "true",
    "12",
    "[1, 2]",
    '{"a": 1}',
    '"aangehaald"',
    "a\x00b",
    "één \u2028 \U0001f3e0",
    "C:\\nieuw",
    " ",
    "'; --",
]


def mention(row: int, text: str) -> Mention:
    return Mention(
        row=row, field="jaarafspraak", year=2024, label="DEADLINE", text=text, start=0, end=len(text), numbers=(0.1, 1e16),
        kind="date", timex=text, due=date(2024, 2, 29), source="rules",
    )  # fmt: skip


@pytest.mark.parametrize("length", [len(ODD), LONG])
def test_every_text_comes_out_as_it_went_in(tmp_path: Path, document: MakeDocument, length: int) -> None:
    texts = [ODD[at % len(ODD)] for at in range(length)]
    made = document(2024, *texts)
    tags = Tags(model="blank:nl", mentions=tuple(mention(row, text) for row, text in enumerate(texts)))

    with Corpus.open(tmp_path / "corpus.duckdb") as corpus:
        corpus.store(made, tags, path=made.source)
        agreements, mentions = (corpus.table(view).to_pylist() for view in ("agreements", "mentions"))
        statements = list(corpus.statements(made.municipality))

    assert sorted(record["text"] for record in agreements) == sorted(texts)
    assert [statement.text for statement in statements] == texts
    assert {tag["due"] for statement in statements for tag in statement.mentions} == {date(2024, 2, 29)}
    assert sorted(record["timex"] for record in mentions) == sorted(texts)
    assert {(record["due"], tuple(record["numbers"])) for record in mentions} == {(date(2024, 2, 29), (0.1, 1e16))}
    assert [box["x1"] for record in agreements for box in record["boxes"]] == [200.0] * length
