"""All benchmarks in one run, kept as JSON and shown in docs/benchmarks.md.

    python benchmarks/run.py [--quick] [--only SECTION ...] [--icdar FOLDER] [--out FOLDER]

`--quick` takes small sizes, and `--only` some sections: both leave the page in the docs as it is, unless `--out` names another
folder for it. `--icdar` names the folder of the ICDAR 2013 table competition's files. What a tool needs and is not
installed is named as absent. Everything is measured in processor seconds, so that a busy machine does less harm.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from generate import fill_corpus, write_pdfs
from link_brute_force import timed_brute_force
from link_scale import timed
from measure import Used, installed, jaarschijf, machine, run_counted
from page import write_page
from read_tools import TOOLS, tool_version

import jaarschijf as package

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(__file__).resolve().parent
Rows = list[dict[str, object]]
ROUNDS = 3
LONG = 20.0  # processor seconds of a round that is not done again
QUESTIONS = {
    "count by year": "select year, count(*) from agreements group by all",
    "dropped and never back": "select municipality, theme, previous_text from evolution where status = 'dropped'"
    " and previous_agreement_id not in (select from_agreement_id from links)",
    "a word in the text": "select municipality, year, text from agreements where text ilike '%zonnepanelen%'",
    "slipped deadlines": "select municipality, to_year, before, after from amendments where what = 'due' and after > before",
}


@dataclass(frozen=True)
class Setting:
    """How much to measure, and where to work."""

    quick: bool
    folder: Path
    icdar: Path | None


def sample_files() -> list[str]:
    """The real document beside the checkout with its text renderings, else a golden series."""
    real = sorted((ROOT.parent / "shared" / "corpus").glob("*/*.pdf"))
    if real:
        return [
            str(path) for path in (*real, *sorted(real[0].parent.glob("variants/*.pdf"))) if "scan" not in path.name
        ]
    return [str(path) for path in sorted((ROOT / "tests/golden/series/waterveen").glob("*/source.pdf"))]


def reading(setting: Setting) -> Rows:
    """Each tool over the same files, its import left out."""
    files = sample_files()[: 1 if setting.quick else None]
    rows: Rows = []
    for tool in TOOLS:
        known = tool_version(tool)
        if known is None:
            rows.append({"tool": tool, "version": "absent"})
            continue
        command = [sys.executable, str(HERE / "read_tools.py"), tool, *files]
        found = [json.loads(run_counted(command).output)]
        while not setting.quick and len(found) < ROUNDS and found[0]["seconds"] < LONG:
            found.append(json.loads(run_counted(command).output))
        seconds = median(one["seconds"] for one in found)
        pages = found[0]["pages"]
        row = {"tool": tool, "version": known, "ms a page": round(1000 * seconds / pages, 2)}
        rows.append(row | {"pages a second": round(pages / seconds, 1)})
    base = next((row["ms a page"] for row in rows if row["tool"] == "pdfplumber: extract_tables"), None)
    for row in rows:
        if isinstance(base, float) and isinstance(row.get("ms a page"), float):
            row["times pdfplumber"] = round(base / float(str(row["ms a page"])), 1)
    return rows


def tags(setting: Setting) -> Rows:
    """benchmarks/tags.py."""
    found = json.loads(run_counted([sys.executable, "-m", "benchmarks.tags"], cwd=ROOT).output)
    return [
        {"tagger": "jaarschijf", "words a second": found["blank_words_per_second"]},
        {
            "tagger": f"the same rules in spaCy {found['spacy']}",
            "words a second": found["spacy_blank_words_per_second"],
        },
    ]


def links(setting: Setting) -> Rows:
    """Ours, brute force and Splink on the same made-up agreements of two years."""
    rows: Rows = []
    for count in (500,) if setting.quick else (1_000, 3_000):
        tools = {"jaarschijf": lambda n: timed(2, n, 1), f"rapidfuzz {installed('rapidfuzz')}": timed_brute_force}
        if known := installed("splink"):
            from link_splink import timed_splink

            tools[f"splink {known}"] = timed_splink
        else:
            rows.append({"linker": "splink", "agreements": "absent"})
        for name, measure in tools.items():
            seconds, precision, recall = measure(count)
            row = {"linker": name, "agreements": f"2 x {count:,}", "seconds": round(seconds, 2)}
            rows.append(row | {"precision": round(precision, 3), "recall": round(recall, 3)})
    return rows


def link_accuracy(setting: Setting) -> Rows:
    """benchmarks/link_model.py: each golden series by weights fitted on the others."""
    lines = run_counted([sys.executable, str(HERE / "link_model.py")], cwd=ROOT).output.splitlines()
    first = lines.index("each series by weights fitted on the others") + 1
    kept = [line.split(maxsplit=1) for line in lines[first : lines.index("by weights fitted on all")]]
    return [{"series": name, "links": told} for name, told in kept]


def table_structure(setting: Setting) -> Rows:
    """benchmarks/table_structure.py, where the competition's files are."""
    if setting.icdar is None:
        return [{"tool": "not measured: --icdar names no folder"}]
    out = setting.folder / "tables.json"
    run_counted([sys.executable, str(HERE / "table_structure.py"), str(setting.icdar), "--json", str(out)], cwd=ROOT)
    found = json.loads(out.read_text(encoding="utf-8"))["tools"]
    return [
        {"tool": tool} | {name: round(value, 3) for name, value in figures.items()} for tool, figures in found.items()
    ]


def ingest(setting: Setting) -> Rows:
    """The whole road as a command, with all its processes, beside pdfplumber's tables alone in a process of its own; by turns,
    and of each the round with the median of processor time."""
    files = sample_files()
    tables = (
        "import sys, pdfplumber\nfor path in sys.argv[1:]:\n with pdfplumber.open(path) as pdf:\n"
        "  for page in pdf.pages:\n   page.extract_tables(); page.close()"
    )
    rows: Rows = []
    for name, chosen in (("the first", files[:1]), (f"all {len(files)}", files)):
        rounds: defaultdict[str, list[Used]] = defaultdict(list)
        for count in range(1 if setting.quick else ROUNDS):
            command = jaarschijf(
                "ingest", *chosen, "--db", str(setting.folder / f"ingest-{len(chosen)}-{count}.duckdb")
            )
            rounds["pdfplumber: extract_tables"].append(run_counted([sys.executable, "-c", tables, *chosen]))
            rounds["jaarschijf ingest"].append(run_counted(command))
            rounds["jaarschijf ingest, known files"].append(run_counted(command))
        for what, found in rounds.items():
            used = sorted(found, key=lambda one: one.cpu)[len(found) // 2]
            rows.append({"files": name, "what": what, "processor seconds": used.cpu, "seconds": used.wall})
    return rows


def jobs(setting: Setting) -> Rows:
    """Made-up documents of 20 pages by one worker and by two."""
    folder = setting.folder / "jobs"
    made = write_pdfs(folder, municipalities=1 if setting.quick else 5, years=4 if setting.quick else 10, pages=20)
    rows: Rows = []
    for count in (1, 2):
        used = run_counted(
            jaarschijf("ingest", str(folder), "--jobs", str(count), "--db", str(folder / f"{count}.duckdb"))
        )
        row: dict[str, object] = {"jobs": count, "documents": len(made), "seconds": used.wall}
        rows.append(row | {"processor seconds": used.cpu, "documents a minute": round(60 * len(made) / used.wall, 1)})
    return rows


def queries(setting: Setting) -> Rows:
    """Questions to a made-up corpus, opened once."""
    db = setting.folder / "questions.duckdb"
    municipalities = 3 if setting.quick else 25
    count = fill_corpus(db, municipalities=municipalities, years=10, agreements=60)
    rows: Rows = []
    with package.open(db) as corpus:
        for name, sql in QUESTIONS.items():
            taken = []
            for _ in range(5):
                start = perf_counter()
                found = len(corpus.query(sql).rows)
                taken.append(perf_counter() - start)
            row: dict[str, object] = {"question": name, "agreements": count, "rows": found}
            rows.append(row | {"first ms": round(1000 * taken[0], 1), "then ms": round(1000 * median(taken[1:]), 1)})
    return rows


def start_up(setting: Setting) -> Rows:
    """The least of five runs."""
    db = str(setting.folder / "empty.duckdb")
    package.open(db, read_only=False).close()
    commands = {
        'python -c "import typer, duckdb"': [sys.executable, "-c", "import typer, duckdb"],
        "jaarschijf --help": jaarschijf("--help"),
        "jaarschijf query": jaarschijf("query", "select 1", "--db", db),
    }
    least = {name: min(run_counted(command).cpu for _ in range(5)) for name, command in commands.items()}
    base = next(iter(least.values()))
    return [
        {"command": name, "processor seconds": seconds, "times the first": round(seconds / base, 2)}
        for name, seconds in least.items()
    ]


def growth_pages(setting: Setting) -> Rows:
    """One document of ever more pages: time and memory of `jaarschijf.read`."""
    rows: Rows = []
    for pages in (10, 20) if setting.quick else (10, 100, 300, 1_000):
        folder = setting.folder / f"pages-{pages}"
        write_pdfs(folder, municipalities=1, years=1, pages=pages, layouts=["ruled"])
        file = str(next(folder.glob("*.pdf")))
        tool = next(iter(TOOLS))
        found = json.loads(run_counted([sys.executable, str(HERE / "read_tools.py"), tool, file]).output)
        rows.append({"pages": found["pages"], "processor seconds": found["seconds"], "peak MiB": found["peak"]})
    return rows


def growth_agreements(setting: Setting) -> Rows:
    """Two years of ever more agreements of one municipality, linked."""
    rows: Rows = []
    for count in (250, 500) if setting.quick else (625, 1_250, 2_500, 5_000, 10_000):
        seconds, precision, recall = timed(2, count, 1)
        row: dict[str, object] = {"agreements": 2 * count, "processor seconds": round(seconds, 2)}
        rows.append(row | {"precision": round(precision, 3), "recall": round(recall, 3)})
    return rows


def growth_documents(setting: Setting) -> Rows:
    """Ever more documents of 20 pages, ingested by two workers."""
    rows: Rows = []
    for municipalities in (1, 2) if setting.quick else (1, 2, 4):
        folder = setting.folder / f"documents-{municipalities}"
        made = write_pdfs(folder, municipalities=municipalities, years=2 if setting.quick else 5, pages=20)
        db = str(folder / "corpus.duckdb")
        used = run_counted(jaarschijf("ingest", str(folder), "--jobs", "2", "--db", db))
        again = run_counted(jaarschijf("ingest", str(folder), "--jobs", "2", "--db", db))
        row: dict[str, object] = {"documents": len(made), "processor seconds": used.cpu, "seconds": used.wall}
        rows.append(row | {"known again: processor seconds": again.cpu})
    return rows


SECTIONS: dict[str, Callable[[Setting], Rows]] = {
    section.__name__: section
    for section in (
        reading, tags, links, link_accuracy, table_structure, ingest, jobs, queries, start_up,
        growth_pages, growth_agreements, growth_documents,
    )
}  # fmt: skip


def measured(setting: Setting, names: list[str]) -> Iterator[tuple[str, Rows]]:
    """Each section with its rows, told as it is done."""
    for name in names:
        start = perf_counter()
        rows = SECTIONS[name](setting)
        print(f"{name}: {perf_counter() - start:.0f} s", flush=True)
        yield name, rows


def main() -> None:
    """Measure, and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", action="append", choices=[*SECTIONS])
    parser.add_argument("--icdar", type=lambda folder: Path(folder).resolve())
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    os.environ["PYTHONPATH"] = str(ROOT)
    with TemporaryDirectory() as folder:
        setting = Setting(given.quick, Path(folder), given.icdar)
        results = {"machine": machine(), "quick": given.quick}
        results["jaarschijf"] = installed("jaarschijf") or ""
        results["sections"] = dict(measured(setting, given.only or [*SECTIONS]))
    if given.out is None and (given.quick or given.only):
        print(json.dumps(results, indent=1))
        return
    kept = (given.out or HERE) / "results" / "results.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    write_page(results, given.out or ROOT / "docs")


if __name__ == "__main__":
    main()
