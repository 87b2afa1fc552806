"""The authors' TOML, resolved into what a document truly says and how its years are linked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
CHANGES = ("unchanged", "reworded", "amended")
FIELDS = ("doel", "kader", "afspraak", "toelichting", "trekker", "gereed")


@dataclass(frozen=True)
class Row:
    """One printed row: its raw cells, before inheritance."""

    id: str | None
    theme: str
    number: str
    cells: dict[str, str | None]
    given: dict[str, Any]


@dataclass(frozen=True)
class Theme:
    """A theme: its heading as printed and in gold, its columns (field, heading) and its rows."""

    number: str
    title: str
    printed: str
    intro: str
    columns: list[tuple[str, str]]
    rows: list[Row]


@dataclass(frozen=True)
class Year:
    """The document of one year."""

    document: dict[str, Any]
    layout: dict[str, Any]
    prose: dict[str, Any]
    themes: list[Theme] = field(default_factory=list)

    @property
    def year(self) -> int:
        """The jaarschijf."""
        return int(self.document["year"])

    @property
    def rows(self) -> list[Row]:
        """All rows in reading order."""
        return [row for theme in self.themes for row in theme.rows]

    def by_id(self) -> dict[str, Row]:
        """The rows that state an agreement for this year, by the id of their commitment."""
        return {row.id: row for row in self.rows if row.id and row.cells["afspraak"]}


def read_series(municipality: str) -> list[Year]:
    """Read all years of a municipality, oldest first.

    Raises ValueError where an id is used twice or refers to nothing.
    """
    years: list[Year] = []
    for path in sorted((CONTENT / municipality).glob("*.toml")):
        years.append(_read_year(path, years))
    return years


def _read_year(path: Path, before: list[Year]) -> Year:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    themes = [_read_theme(theme, data, before) for theme in data["themes"]]
    year = Year(document=data["document"], layout=data["layout"], prose=data["prose"], themes=themes)
    ids = [row.id for row in year.rows if row.id]
    if twice := {name for name in ids if ids.count(name) > 1}:
        raise ValueError(f"{path}: ids used twice: {sorted(twice)}")
    return year


def _read_theme(theme: dict[str, Any], data: dict[str, Any], before: list[Year]) -> Theme:
    number = str(theme["number"])
    columns = list(data["columns"][theme.get("columns", "main")].items())
    numbering = data["layout"].get("number", "{row}")
    rows = []
    for ordinal, given in enumerate(theme["rows"], start=1):
        name = str(given.get("number", numbering.format(theme=number, row=ordinal)))
        rows.append(Row(given.get("id"), number, name, _cells(given, dict(columns), before), given))
    printed = theme.get("printed") or data["layout"].get("heading", "{number}. {title}").format(**theme)
    return Theme(number, theme["title"], printed, (theme.get("intro") or "").strip(), columns, rows)


def _cells(given: dict[str, Any], columns: dict[str, str], before: list[Year]) -> dict[str, str | None]:
    earlier = [year.by_id() for year in reversed(before)]
    own = next((year[given["id"]] for year in earlier if given.get("id") in year), None)
    cells: dict[str, str | None] = {}
    for name in FIELDS:
        value = given.get(name)
        if value == "idem":
            if own is None:
                raise ValueError(f"idem without an earlier row: {given}")
            value = own.cells[name]
        cells[name] = str(value).strip() if value is not None and name in columns else None
    cells["vorig"] = _last_year(given, earlier[0] if earlier else {}) if "vorig" in columns else None
    if unknown := set(given) - {*FIELDS, "vorig", "id", "number", "change", "from", "note", "doubtful"}:
        raise ValueError(f"unknown keys {unknown} in {given}")
    return cells


def _last_year(given: dict[str, Any], last: dict[str, Row]) -> str | None:
    if "vorig" in given:
        value = given["vorig"]
        if value and value.startswith("idem "):
            return last[value.removeprefix("idem ")].cells["afspraak"]
        return value.strip() if value else None
    for name in [given.get("id"), *given.get("from", {})]:
        if name in last:
            return last[name].cells["afspraak"]
    return None


def year_to_gold(year: Year, pages: list[int]) -> dict[str, Any]:
    """Give the gold of a document, in the form of the other golden files; `pages` has one page per row."""
    rows = []
    for theme in year.themes:
        above: dict[str, str | None] = {"doel": None, "kader": None}
        for row in theme.rows:
            rows.append(_gold_row(row, above, year.year))
            above = {"doel": rows[-1]["doelstelling"], "kader": rows[-1]["kaderafspraak"]}
    for printed, page in zip(rows, pages, strict=True):
        printed["page"] = page
    themes = [{"number": t.number, "title": t.title, "intro": t.intro} for t in year.themes]
    return {"document": year.document, "themes": themes, "rows": rows}


def _gold_row(row: Row, above: dict[str, str | None], year: int) -> dict[str, Any]:
    cells, inherited = row.cells, []
    doel, kader = cells["doel"], cells["kader"]
    if doel is None:
        doel = above["doel"]
        inherited += ["doelstelling"] if doel else []
        if kader is None:
            kader = above["kader"]
            inherited += ["kaderafspraak"] if kader else []
    texts = {str(year - 1): cells["vorig"], str(year): cells["afspraak"]}
    return {
        "theme": row.theme,
        "number": row.number,
        "doelstelling": doel,
        "kaderafspraak": kader,
        "inherited": inherited,
        "jaarafspraken": {y: text for y, text in texts.items() if text},
        "toelichting": cells["toelichting"],
        "trekker": cells["trekker"],
        "gereed": cells["gereed"],
    }


def series_to_links(years: list[Year]) -> list[dict[str, Any]]:
    """Give the links between the documents' own agreements, in reading order of the later document.

    Raises ValueError where the author gave no change, or called a verbatim text anything but unchanged.
    """
    links = []
    for at, year in enumerate(years):
        for row in year.by_id().values():
            sources = {row.id: row.given.get("change"), **row.given.get("from", {})}
            links += [link for name, change in sources.items() if (link := _link(str(name), change, row, years[:at]))]
    return links


def _link(name: str, change: str | None, row: Row, before: list[Year]) -> dict[str, Any] | None:
    for gap, year in enumerate(reversed(before[-2:])):
        if source := year.by_id().get(name):
            verbatim = source.cells["afspraak"] == row.cells["afspraak"]
            change = change or ("unchanged" if verbatim else None)
            if change not in CHANGES:
                raise ValueError(f"{year.year + gap + 1} {row.theme}/{row.number} {row.id}: which change?")
            link: dict[str, Any] = {
                "from": {"year": year.year, "theme": source.theme, "number": source.number},
                "to": {"year": year.year + gap + 1, "theme": row.theme, "number": row.number},
                "change": change,
            }
            link |= {"gap": True} if gap else {}
            link |= {key: row.given[key] for key in ("doubtful", "note") if key in row.given}
            return link
    if change or name != row.id:
        raise ValueError(f"{row.theme}/{row.number} {row.id}: no earlier row {name}")
    return None
