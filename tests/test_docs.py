"""What the documentation says is so: its code runs, its links lead somewhere, its tables are complete, and it builds."""

from __future__ import annotations

import ast
import importlib
import json
import operator
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from docs.generate.notebook import run_cells
from jaarschijf.extract.checks.borders import Fault
from jaarschijf.extract.checks.misread import CODES
from jaarschijf.ingestion import Options, ingest
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.schema.geometry import PageFault
from tests.documentation import ROOT, Block, Reader, page_to_blocks
from tests.small_pdf import table_to_pdf

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINKED = sorted({*PAGES, *ROOT.glob("*.md")})
# Carried out elsewhere, or not here.
ELSEWHERE = {
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/jaarschijf demo": "tests/test_package.py",
    "pip install 'jaarschijf[web]'": "as those who run the tests have done",
    'jaarschijf serve --by "A. Reader"': "tests/web/test_browser.py",
    "bash tests/run": "this is what runs the tests",
    "source .venv/bin/activate && cd jaarschijf-demo": "the desk is such a folder",
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[Block]:
    return page_to_blocks(page.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a reader of any page has: a folder of documents, and the corpus made of them."""
    folder = tmp_path_factory.mktemp("desk")
    pdfs = copy_sample(folder / "documents")
    ingest([str(pdf) for pdf in pdfs], db=str(folder / "corpus.duckdb"), options=Options())
    for pdf in pdfs:
        shutil.copyfile(pdf, folder / pdf.name)
    shutil.copyfile(pdfs[-1], folder / "prestatieafspraken-2024.pdf")
    rows = [
        ["Doelstelling", "Meerjarige afspraak", "Belofte"],
        ["Genoeg woningen", "Samen bouwen wij 200 woningen.", "De corporatie bouwt in 2025 veertig woningen."],
        ["Betaalbare huren", "De huren stijgen gematigd.", "De corporatie verhoogt de huur niet voor 1 juli 2025."],
    ]
    title = ["Prestatieafspraken 2025", "Gemeente Waterveen en Veenborg", "1. Thema Wonen"]
    (folder / "beloften-2025.pdf").write_bytes(table_to_pdf(title, rows))
    return folder


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=name)
def test_the_code_on_a_page_runs(page: Path, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "desk"
    shutil.copytree(desk, folder)
    monkeypatch.chdir(folder)
    reader = Reader(folder)

    otherwise = {block.line: reader.follow(block) for block in blocks(page) if block.text.strip() not in ELSEWHERE}

    assert {line: told for line, told in otherwise.items() if told} == {}


@pytest.mark.parametrize(
    "block", [b for b in blocks(ROOT / "docs" / "extend.md") if b.kind == "diff"], ids=lambda b: b.line
)
def test_a_worked_example_is_short(block: Block) -> None:
    added = [line for line in block.text.splitlines() if line.startswith("+") and not line.startswith("+++")]

    assert 0 < len(added) < 30


def test_the_notebook_shows_what_it_says(desk: Path, tmp_path: Path) -> None:
    """Frames and values, to the letter; a plot may be drawn otherwise by another version of its library."""
    notebook = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))
    shutil.copytree(desk / "documents", tmp_path / "documents")

    shown = run_cells(notebook, tmp_path)

    kept = [cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [[set(o["data"]) for o in outputs] for outputs in shown] == [
        [set(o["data"]) for o in outputs] for outputs in kept
    ]
    texts = [[output["data"].get("text/plain") for output in outputs] for outputs in shown]
    assert texts == [[output["data"].get("text/plain") for output in outputs] for outputs in kept]


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def links(page: Path) -> list[str]:
    prose = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.findall(r"\]\((?!https?:)([^)\s]+)", prose)


# The pages that are made when the site is built.
MADE = {"notebook.md"} | {
    f"reference/{page}.md" for page in ("cli", "views", "json-schema", "architecture", "contributing", "changelog")
}


@pytest.mark.parametrize("page", LINKED, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page):
        target, _, anchor = link.partition("#")
        if page.parent == ROOT / "docs" and target in MADE:
            continue
        assert (page.parent / target).exists(), link
        if anchor:
            assert anchor in anchors(page.parent / target if target else page), link


def test_every_file_that_the_architecture_names_is_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w./-]+/(?:[\w-]+\.(?:py|toml|sql|html|md))?)`", text)
    assert named

    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_step_of_the_architecture_is_a_function_there() -> None:
    steps = re.findall(
        r"^\| \d+ \| `(\S+)\.py`, `([\w.]+)` \|", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.MULTILINE
    )
    assert len(steps) == 12
    for module, function in steps:
        assert operator.attrgetter(function)(importlib.import_module(f"jaarschijf.{module.replace('/', '.')}"))


def test_the_site_builds_without_a_warning_and_without_a_network(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    # Its authors' announcements about the future of mkdocs are no warnings about our pages.
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    run = subprocess.run(build, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert (run.stdout + run.stderr).strip() == ""

    for page in (tmp_path / "site").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        fetched = re.findall(r"<(?:script|img|link)\b[^>]*?(?:src|href)=\"?(https?://[^\"\s>]+)", html)
        assert fetched == [], page


def sources() -> Iterator[ast.Module]:
    rooms = ("schema", "extract", "nlp", "corpus", "output")
    for path in [*(ROOT / "jaarschijf").glob("*.py"), *(p for room in rooms for p in (ROOT / room).rglob("*.py"))]:
        yield ast.parse(path.read_text(encoding="utf-8"))


def first_words(node: ast.expr) -> str | None:
    """The longest fixed run of words in a message; None when it is all made up on the way."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        fixed = [part.value for part in node.values if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        return max((text.strip() for text in fixed), key=len, default="") or None
    return None


def calls() -> Iterator[tuple[str, ast.Call]]:
    for tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield node.func.id, node


def errors() -> set[str]:
    """The names of our exceptions, wherever they are made."""
    names = {"JaarschijfError"}
    classes = [node for tree in sources() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while found := {c.name for c in classes if {b.id for b in c.bases if isinstance(b, ast.Name)} & names} - names:
        names |= found
    return names


ERRORS = errors()
MESSAGES = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")


def test_every_error_is_among_the_messages() -> None:
    said = {first_words(call.args[0]) for name, call in calls() if name in ERRORS and call.args}

    assert [words for words in said if words and words not in MESSAGES] == []


def test_every_code_of_a_problem_is_among_the_messages() -> None:
    codes = {
        keyword.value.value
        for called, call in calls()
        for keyword in call.keywords
        if called == "Problem" and keyword.arg == "code" and isinstance(keyword.value, ast.Constant)
    }
    codes |= {
        call.args[0].value
        for called, call in calls()
        if called in ("doubt", "_problem") and isinstance(call.args[0], ast.Constant)
    }
    codes |= {*(CODES.get(fault, fault) for fault in get_args(Fault)), *get_args(PageFault)}
    checks = re.findall(
        r"^select '([a-z-]+)'", (ROOT / "corpus" / "checks.sql").read_text(encoding="utf-8"), re.MULTILINE
    )
    told = set(re.findall(r"^\| `([a-z-]+)` \|", MESSAGES, re.MULTILINE))

    assert told == codes | set(checks)


def test_an_error_tells_what_to_do() -> None:
    """Of all the errors we raise, only those that pass on another program's own words go without a hint."""
    without = [
        ast.unparse(call)
        for name, call in calls()
        if name in ERRORS and call.args and not {keyword.arg for keyword in call.keywords} & {"hint"}
    ]

    assert [call for call in without if "first_line(" not in call and "strerror" not in call] == []
