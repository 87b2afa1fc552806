"""Builders of small documents and statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from jaarschijf.corpus.statement import Statement
from jaarschijf.schema.document import Document, PageBox, Party, Passage, Row, Theme
from jaarschijf.schema.identity import document_id
from jaarschijf.schema.mention import Mention, Tags

BOX = PageBox(1, 10.0, 20.0, 200.0, 30.0)


@pytest.fixture
def statement() -> Callable[..., Statement]:
    """A statement from its year and text; by default of that year's own document, in a row of its own."""
    count = 0

    def build(year: int, text: str, **given: Any) -> Statement:
        nonlocal count
        count += 1
        fields: dict[str, Any] = {
            "agreement_id": f"agr-{year}-{count}",
            "row_id": f"row-{year}-{count}",
            "document_id": f"doc-{given.get('document_year', year)}",
            "document_year": year,
            "ordinal": count,
            "theme_number": "1",
            "theme": "Beschikbaarheid",
            "theme_code": None,
            "row_number": None,
            "doelstelling": None,
            "kaderafspraak": None,
        }
        return Statement(year=year, text=text, **{**fields, **given})

    return build


@pytest.fixture
def document() -> Callable[..., Document]:
    """A document from its year and the texts of its rows: a text for its own year, or a mapping of years to texts."""

    def build(year: int, *rows: str | Mapping[int, str], sha256: str | None = None, **given: Any) -> Document:
        sha256 = sha256 or f"{year:064x}"
        made = tuple(
            Row(
                ordinal=ordinal,
                theme="1",
                number=str(ordinal + 1),
                page=1,
                jaarafspraken={
                    told: Passage(text=text, boxes=(BOX,))
                    for told, text in ({year: row} if isinstance(row, str) else row).items()
                },
            )
            for ordinal, row in enumerate(rows)
        )
        fields: dict[str, Any] = {
            "municipality": "Veenhuizen",
            "source": f"{year}.pdf",
            "page_count": 1,
            "themes": (Theme(number="1", title="Beschikbaarheid"),),
            "parties": (Party(name="gemeente Veenhuizen", kind="gemeente"), Party(name="Onderdak", kind="corporatie")),
        }
        return Document(document_id=document_id(sha256), sha256=sha256, year=year, rows=made, **{**fields, **given})

    return build


@pytest.fixture
def tags() -> Callable[[Document], Tags]:
    """`gemeente` and percentages, wherever they stand: enough to store and to count."""

    def build(document: Document) -> Tags:
        found = []
        for row in document.rows:
            for year, passage in row.jaarafspraken.items():
                at = passage.text.casefold().find("gemeente")
                if at >= 0:
                    found.append(
                        Mention(
                            row=row.ordinal,
                            field="jaarafspraak",
                            year=year,
                            label="ACTOR",
                            text=passage.text[at : at + 8],
                            start=at,
                            end=at + 8,
                            value="gemeente Veenhuizen",
                            role="trekker",
                        )
                    )
        return Tags(mentions=tuple(found), model="test")

    return build
