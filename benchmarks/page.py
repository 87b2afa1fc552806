"""The page in the docs that shows what `run.py` measured: tables, and a plot for each curve.

python benchmarks/page.py     # again from benchmarks/results/results.json
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "results.json"
INTRODUCTION = """# Benchmarks

Made by `python benchmarks/run.py`; every figure is of one run on one machine. *Processor seconds* are those of all processes
taken together; *seconds* are on the clock, and suffer when the machine has other work.
"""
# For each section its heading and what it measures.
TOLD = {
    "reading": (
        "Reading",
        "The real document beside the checkout with its text renderings, or else a golden series; the import of each tool left out.",
    ),
    "tags": ("Tags", "The agreements of all golden documents, on one core."),
    "links": (
        "Links",
        "Made-up agreements of two years, nine in ten continued, often in other words. Brute force compares all pairs.",
    ),
    "link_accuracy": (
        "Accuracy of links",
        "The golden series, each linked by weights fitted on the others.",
    ),
    "table_structure": (
        "Tables",
        "The files of the ICDAR 2013 table competition, the region of each table given; adjacency relations.",
    ),
    "ingest": (
        "Ingest",
        "From PDFs to a linked corpus, the start of the process included, beside pdfplumber's tables alone.",
    ),
    "jobs": ("Workers", "Made-up documents of 20 pages. The first process stores, workers read and link."),
    "queries": ("Questions", "A made-up corpus of ten years with 60 agreements each; on the clock."),
    "start_up": ("Start", "The least of five runs."),
    "growth_pages": ("Growth: pages", "One made-up document, read by `jaarschijf.read`."),
    "growth_agreements": ("Growth: agreements", "Two years of one municipality, linked."),
    "growth_documents": ("Growth: documents", "Made-up documents of 20 pages, ingested by two workers."),
}
# Of a curve: along which column, and the columns it shows.
CURVES = {
    "growth_pages": ("pages", ("processor seconds", "peak MiB")),
    "growth_agreements": ("agreements", ("processor seconds",)),
    "growth_documents": ("documents", ("processor seconds", "known again: processor seconds")),
}


def write_page(results: dict[str, Any], folder: Path) -> None:
    """Write `benchmarks.md` and its plots in a folder."""
    parts = [INTRODUCTION]
    parts.append("\n".join(f"- {name}: {told}" for name, told in results["machine"].items()) + "\n")
    if results["quick"]:
        parts.append("A quick run: small sizes, one round.\n")
    for name, rows in results["sections"].items():
        heading, told = TOLD[name]
        parts.append(f"## {heading}\n{told}\n\n{to_table(rows)}")
        if name in CURVES:
            plot = f"benchmark-{name.replace('_', '-')}.svg"
            (folder / plot).write_text(to_svg(rows, *CURVES[name]), encoding="utf-8")
            parts.append(f"![{heading}]({plot})\n")
    (folder / "benchmarks.md").write_text("\n".join(parts), encoding="utf-8")


def to_table(rows: list[dict[str, Any]]) -> str:
    """Rows as a Markdown table; what a row lacks stays empty."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}"]
    lines += [f"| {' | '.join(_shown(row.get(column)) for column in columns)} |" for row in rows]
    return "\n".join(lines) + "\n"


def _shown(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, (int, float)) else str(value).replace("|", "\\|")


def to_svg(rows: list[dict[str, Any]], along: str, columns: tuple[str, ...]) -> str:
    """A plot for each column, both axes from zero: what grows in proportion is a straight line."""
    plots = [
        alt.Chart(alt.InlineData(values=[{"x": row[along], "y": row[column]} for row in rows]), width=320, height=220)
        .mark_line(point=True)
        .encode(x=alt.X("x:Q", title=along), y=alt.Y("y:Q", title=column, scale=alt.Scale(zero=True)))
        for column in columns
    ]
    return str(vl_convert.vegalite_to_svg(alt.hconcat(*plots).to_json(), allowed_base_urls=[])) + "\n"


def main() -> None:
    """Write the page again."""
    write_page(json.loads(RESULTS.read_text(encoding="utf-8")), ROOT / "docs")


if __name__ == "__main__":
    main()
