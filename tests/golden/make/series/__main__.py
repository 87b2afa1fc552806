"""`python -m tests.golden.make.series [gemeente ...]`: render the series and write gold and links."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.golden.make.producers import chromium
from tests.golden.make.series import as_fodt, as_html, as_reportlab, as_typst
from tests.golden.make.series.check import pages_of_rows
from tests.golden.make.series.content import CONTENT, read_series, series_to_links, year_to_gold
from tests.golden.make.series.sheet import year_to_sheet

SERIES = Path(__file__).parents[2] / "series"
PRODUCERS = {
    "weasyprint": as_html.sheet_to_pdf,
    "chromium": lambda sheet: chromium(as_html.sheet_to_html(sheet)),
    "libreoffice": as_fodt.sheet_to_pdf,
    "typst": as_typst.sheet_to_pdf,
    "reportlab": as_reportlab.sheet_to_pdf,
}


def write_series(municipality: str) -> None:
    """Write the PDFs, the gold and the links of one municipality."""
    years = read_series(municipality)
    links = series_to_links(years)
    for year in years:
        folder = SERIES / municipality / str(year.year)
        folder.mkdir(parents=True, exist_ok=True)
        sheet = year_to_sheet(year)
        pdf = PRODUCERS[year.layout["producer"]](sheet)
        pages = pages_of_rows(pdf, sheet)
        (folder / "source.pdf").write_bytes(pdf)
        _write_json(folder / "gold.json", year_to_gold(year, pages))
        print(f"{municipality} {year.year}: {len(pages)} rows, last on page {pages[-1]}, {len(pdf) // 1024} kB")
    _write_json(SERIES / municipality / "links.json", links)
    counts = {
        change: sum(link["change"] == change for link in links) for change in ("unchanged", "reworded", "amended")
    }
    print(f"{municipality}: {len(links)} links, {counts}")


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


for name in sys.argv[1:] or sorted(folder.name for folder in CONTENT.iterdir() if folder.is_dir()):
    write_series(name)
