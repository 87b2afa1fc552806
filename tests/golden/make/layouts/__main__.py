"""`python -m tests.golden.make.layouts [NAME ...]`: render the documents and write their gold."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.golden.make.layouts import pages, scan
from tests.golden.make.layouts.check import pages_of_rows
from tests.golden.make.layouts.content import CONTENT, paper_to_gold, read_paper
from tests.golden.make.layouts.render import paper_to_pdf

LAYOUTS = Path(__file__).parents[2] / "layouts"
AFTER = {"turn": pages.turn_pages, "margins": pages.move_origin, "scan": scan.pdf_to_scan}


def write_layout(name: str) -> None:
    """Write the PDF and the gold of one document."""
    paper = read_paper(name)
    pdf = paper_to_pdf(paper)
    begins = pages_of_rows(pdf, paper)
    for step in paper.layout.get("after", []):
        pdf = AFTER[step["step"]](pdf, **{key: value for key, value in step.items() if key != "step"})
    folder = LAYOUTS / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.pdf").write_bytes(pdf)
    gold = json.dumps(paper_to_gold(paper, begins), ensure_ascii=False, indent=1)
    (folder / "gold.json").write_text(gold + "\n", encoding="utf-8")
    (folder / "why.md").write_text(paper.layout["why"].strip() + "\n", encoding="utf-8")
    print(f"{name}: {len(begins)} rows on pages {begins[0]}-{begins[-1]}, {len(pdf) // 1024} kB")


for name in sys.argv[1:] or sorted(path.stem for path in CONTENT.glob("*.toml")):
    write_layout(name)
