"""Table structure on the ICDAR 2013 competition's files: ours against pdfplumber and camelot, in the same run.

    python benchmarks/table_structure.py FOLDER [--json OUT] [--worst N]

FOLDER holds `NAME.pdf`, `NAME-reg.xml` (the regions of tables) and `NAME-str.xml` (their cells). Every tool is given the
region of each table, and is measured by precision and recall over adjacency relations between neighbouring non-empty
cells (Göbel, Hassan, Oro, Orsi: A Methodology for Evaluating Algorithms for Table Understanding in PDF Documents,
DocEng 2012), per document and then averaged over documents, as the competition did.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

Relation = tuple[str, str, str]


class GridCell(NamedTuple):
    """A cell of a table: 0-based first and last row and column, and its text."""

    row: int
    column: int
    last_row: int
    last_column: int
    text: str


@dataclass(frozen=True)
class Region:
    """A table's region on a page (1-based) in PDF points from the bottom left, and its true cells."""

    page: int
    box: tuple[float, float, float, float]
    cells: tuple[GridCell, ...]


def normalised(text: str) -> str:
    """Text as the measure compares it: no white space, one form of each character."""
    folded = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("–", "-").replace("—", "-")
    return re.sub(r"\s+", "", folded).lower()


def adjacency(cells: Iterable[GridCell]) -> Counter[Relation]:
    """The relations between each non-empty cell and the next one to its right and below it, blank cells passed over."""
    grid: dict[tuple[int, int], int] = {}
    filled = [cell for cell in cells if normalised(cell.text)]
    for place, cell in enumerate(filled):
        for row in range(cell.row, cell.last_row + 1):
            for column in range(cell.column, cell.last_column + 1):
                grid.setdefault((row, column), place)
    if not grid:
        return Counter()
    rows, columns = max(row for row, _ in grid) + 1, max(column for _, column in grid) + 1
    pairs: set[tuple[int, int, str]] = set()
    for row in range(rows):
        pairs |= _neighbours((grid.get((row, column)) for column in range(columns)), "right")
    for column in range(columns):
        pairs |= _neighbours((grid.get((row, column)) for row in range(rows)), "below")
    return Counter((normalised(filled[a].text), normalised(filled[b].text), way) for a, b, way in pairs)


def _neighbours(line: Iterator[int | None], way: str) -> set[tuple[int, int, str]]:
    places = [place for place in line if place is not None]
    return {(a, b, way) for a, b in pairwise(places) if a != b}


def truth(folder: Path, name: str) -> list[Region]:
    """The regions of a document with their true cells."""
    boxes: dict[tuple[str, str], tuple[float, float, float, float]] = {}
    for table in ElementTree.parse(folder / f"{name}-reg.xml").iter("table"):
        for region in table.iter("region"):
            box = region.find("bounding-box")
            if box is not None:
                x1, y1, x2, y2 = (float(box.get(side, "0")) for side in ("x1", "y1", "x2", "y2"))
                boxes[table.get("id", ""), region.get("id", "")] = (x1, y1, x2, y2)
    regions = []
    for table in ElementTree.parse(folder / f"{name}-str.xml").iter("table"):
        for region in table.iter("region"):
            box_found = boxes.get((table.get("id", ""), region.get("id", "")))
            if box_found is None:
                continue
            cells = tuple(_true_cell(cell) for cell in region.iter("cell"))
            regions.append(Region(int(region.get("page", "1")), box_found, cells))
    return regions


def _true_cell(cell: ElementTree.Element) -> GridCell:
    row, column = int(cell.get("start-row", "0")), int(cell.get("start-col", "0"))
    last_row, last_column = int(cell.get("end-row", row)), int(cell.get("end-col", column))
    return GridCell(row, column, last_row, last_column, cell.findtext("content") or "")


def grid_of_rows(rows: Iterable[Iterable[str | None]]) -> list[GridCell]:
    """Rows of plain texts as cells without spans."""
    return [
        GridCell(row, column, row, column, text or "")
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


def ours(pdf: Path, regions: list[Region]) -> list[list[GridCell]]:
    """jaarschijf's layered table reading, given each region."""
    from jaarschijf.extract.pdf.pages import read_pages
    from jaarschijf.extract.tables.region import region_to_table
    from jaarschijf.extract.text.paragraphs import words_to_text
    from jaarschijf.schema.geometry import Box

    pages = {page.number: page for page in read_pages(pdf)}
    grids = []
    for region in regions:
        page = pages[region.page]
        x1, y1, x2, y2 = region.box
        table = region_to_table(page, Box(x1, page.height - y2, x2, page.height - y1))
        grids.append(
            [
                GridCell(
                    cell.row,
                    cell.column,
                    cell.row + cell.row_span - 1,
                    cell.column + cell.column_span - 1,
                    words_to_text(cell.words),
                )
                for cell in (table.cells if table else [])
            ]
        )
    return grids


def pdfplumber_default(pdf: Path, regions: list[Region]) -> list[list[GridCell]]:
    """pdfplumber's `find_tables` with its default settings on the cropped region; all tables found count."""
    import pdfplumber

    grids = []
    with pdfplumber.open(pdf) as document:
        for region in regions:
            page = document.pages[region.page - 1]
            x1, y1, x2, y2 = region.box
            box = (x1 - 2, float(page.height) - y2 - 2, x2 + 2, float(page.height) - y1 + 2)
            cropped = page.crop(box, strict=False)
            cells: list[GridCell] = []
            offset = 0
            for table in cropped.find_tables():
                rows = table.extract()
                cells += [
                    cell._replace(row=cell.row + offset, last_row=cell.row + offset) for cell in grid_of_rows(rows)
                ]
                offset += len(rows)
            grids.append(cells)
    return grids


def camelot(flavor: str) -> Callable[[Path, list[Region]], list[list[GridCell]]]:
    """camelot with one of its flavours, given each region as `table_areas`."""

    def read(pdf: Path, regions: list[Region]) -> list[list[GridCell]]:
        import camelot as library

        grids = []
        for region in regions:
            x1, y1, x2, y2 = region.box
            area = f"{x1 - 2},{y2 + 2},{x2 + 2},{y1 - 2}"
            try:
                tables = library.read_pdf(str(pdf), pages=str(region.page), flavor=flavor, table_areas=[area])
            except Exception as error:  # noqa: BLE001 - a peer's crash is its score, not ours
                print(f"camelot {flavor} failed on {pdf.name}: {type(error).__name__}")
                tables = []
            cells: list[GridCell] = []
            offset = 0
            for table in tables:
                rows = table.df.values.tolist()
                cells += [
                    cell._replace(row=cell.row + offset, last_row=cell.row + offset) for cell in grid_of_rows(rows)
                ]
                offset += len(rows)
            grids.append(cells)
        return grids

    return read


TOOLS: dict[str, Callable[[Path, list[Region]], list[list[GridCell]]]] = {
    "jaarschijf": ours,
    "pdfplumber": pdfplumber_default,
    **{f"camelot {flavor}": camelot(flavor) for flavor in ("lattice", "stream", "network", "hybrid")},
}


@dataclass
class Score:
    """Relations found, wanted and shared, and seconds, for one document."""

    shared: int = 0
    found: int = 0
    wanted: int = 0
    seconds: float = 0.0

    @property
    def precision(self) -> float:
        return self.shared / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.shared / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.shared else 0.0


def measure(tool: Callable[[Path, list[Region]], list[list[GridCell]]], pdf: Path, regions: list[Region]) -> Score:
    """One tool on one document."""
    start = time.perf_counter()
    grids = tool(pdf, regions)
    score = Score(seconds=time.perf_counter() - start)
    for region, grid in zip(regions, grids, strict=True):
        wanted, found = adjacency(region.cells), adjacency(grid)
        score.shared += (wanted & found).total()
        score.found += found.total()
        score.wanted += wanted.total()
    return score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="our N worst documents")
    parser.add_argument("--tool", action="append", choices=[*TOOLS], help="only these")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    names = sorted(path.stem for path in arguments.folder.glob("*.pdf"))
    results: dict[str, dict[str, Score]] = {}
    for label in arguments.tool or TOOLS:
        results[label] = {
            name: measure(TOOLS[label], arguments.folder / f"{name}.pdf", truth(arguments.folder, name))
            for name in names
        }
    summary = {label: _summary(scores.values()) for label, scores in results.items()}
    print(f"{len(names)} documents; means over documents, and F1 over all relations")
    for label, figures in summary.items():
        print(f"{label:18}", "  ".join(f"{name} {figure:.3f}" for name, figure in figures.items()))
    for name, score in sorted(results.get("jaarschijf", {}).items(), key=lambda item: item[1].f1)[: arguments.worst]:
        print(f"  {name}: precision {score.precision:.3f} recall {score.recall:.3f} of {score.wanted}")
    if arguments.json:
        versions = {library: version(library) for library in ("jaarschijf", "pdfplumber", "camelot-py", "pypdfium2")}
        arguments.json.write_text(
            json.dumps({"versions": versions, "tools": summary}, indent=1) + "\n", encoding="utf-8"
        )


def _summary(scores: Iterable[Score]) -> dict[str, float]:
    listed = list(scores)
    precision = sum(score.precision for score in listed) / len(listed)
    recall = sum(score.recall for score in listed) / len(listed)
    total = Score(sum(s.shared for s in listed), sum(s.found for s in listed), sum(s.wanted for s in listed))
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "f1 of all": total.f1,
        "seconds": sum(score.seconds for score in listed),
    }


if __name__ == "__main__":
    main()
