"""The authors' TOML, resolved into what a document prints and what it truly says.

In a cell, a blank line parts paragraphs, `* ` opens a bullet (`** ` one inside it) and `[^1]` is a
footnote mark; none of these is part of the gold.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
BULLET = re.compile(r"^(\*+) ")
FOOTNOTE = re.compile(r"\[\^(\d+)\]")


@dataclass(frozen=True)
class Theme:
    """A theme as in gold (number, title, intro), as printed, with its raw rows."""

    number: str
    title: str
    printed: str
    intro: str
    rows: list[dict[str, str]]


@dataclass(frozen=True)
class Paper:
    """One document: its gold facts, its columns (field to heading), its themes and all other printed text."""

    name: str
    document: dict[str, Any]
    layout: dict[str, Any]
    columns: dict[str, str]
    themes: list[Theme]
    prose: dict[str, Any]

    @property
    def rows(self) -> list[dict[str, str]]:
        """All rows in reading order."""
        return [row for theme in self.themes for row in theme.rows]


def read_paper(name: str) -> Paper:
    """Read one document's content.

    Raises ValueError where a row has more or fewer cells than there are columns.
    """
    data = tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))
    columns = dict(data["columns"])
    themes = [_read_theme(theme, list(columns)) for theme in data["themes"]]
    return Paper(name, data["document"], data["layout"], columns, themes, data.get("prose", {}))


def _read_theme(theme: dict[str, Any], fields: list[str]) -> Theme:
    for row in theme["rows"]:
        if len(row) != len(fields):
            raise ValueError(f"{len(row)} cells for the columns {fields}: {row}")
    number = str(theme["number"])
    rows = [{field: text.strip() for field, text in zip(fields, row, strict=True)} for row in theme["rows"]]
    printed = theme.get("printed", f"{number}. {theme['title']}")
    return Theme(number, theme["title"], printed, theme.get("intro", "").strip(), rows)


def cell_to_gold(text: str) -> str | None:
    """Give a cell's text without its bullets and footnote marks; None when it is empty."""
    paragraphs = [BULLET.sub("", FOOTNOTE.sub("", part).strip()) for part in text.split("\n\n")]
    return "\n\n".join(paragraphs) or None


def paper_to_gold(paper: Paper, pages: list[int]) -> dict[str, Any]:
    """Give the gold of a document; `pages` has one page per row."""
    rows = []
    for theme in paper.themes:
        above: dict[str, str | None] = {"doelstelling": None, "kaderafspraak": None}
        for row in theme.rows:
            rows.append(_gold_row(theme.number, row, above, str(paper.document["year"])))
            above = {field: rows[-1][field] for field in above}
    for gold_row, page in zip(rows, pages, strict=True):
        gold_row["page"] = page
    for gold_row, crosses in zip(rows, _crosses(paper), strict=False):
        gold_row["trekker"] = ", ".join(
            name for name, mark in zip(paper.prose["namen"], crosses, strict=True) if mark != "."
        )
    themes = [{"number": theme.number, "title": theme.title, "intro": theme.intro} for theme in paper.themes]
    document = {"framework_period": None, "signed_on": None, **paper.document}
    return {"document": document, "themes": themes, "rows": rows}


def _crosses(paper: Paper) -> list[str]:
    """For each row its crosses under the names of the parties, a dot for none; empty where a document has no such columns."""
    drawn = paper.prose.get("kruisen", [])
    return [crosses for theme in paper.themes for _, crosses in zip(theme.rows, drawn, strict=False)]


def _gold_row(theme: str, row: dict[str, str], above: dict[str, str | None], year: str) -> dict[str, Any]:
    cells = {field: cell_to_gold(text) for field, text in row.items()}
    doel, kader, inherited = cells.get("doelstelling"), cells.get("kaderafspraak"), []
    if doel is None and above["doelstelling"]:
        doel, inherited = above["doelstelling"], ["doelstelling"]
    if cells.get("doelstelling") is None and kader is None and above["kaderafspraak"]:
        kader, inherited = above["kaderafspraak"], [*inherited, "kaderafspraak"]
    years = {year if field == "afspraak" else field: text for field, text in cells.items() if _is_year(field) and text}
    number = cells.get("nummer")
    return {
        "theme": theme,
        "number": number.rstrip(".") if number else None,
        "doelstelling": doel,
        "kaderafspraak": kader,
        "inherited": inherited,
        "jaarafspraken": years,
        "toelichting": cells.get("toelichting"),
        "trekker": cells.get("trekker"),
        "gereed": cells.get("gereed"),
    }


def _is_year(field: str) -> bool:
    return field == "afspraak" or field.isdigit()
