"""Which room may import which, and which module alone touches an outside library."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

ROOMS = ("schema", "extract", "nlp", "corpus", "output")

# An outside library, and the only modules that may import it.
DOORS = {
    "duckdb": {"corpus/opening.py", "corpus/reader.py"},
    "pdfplumber": {"extract/pdf/pages.py", "extract/pdf/pdfminer.py"},
    "pypdfium2": {
        "extract/pdf/pages.py",
        "extract/pdf/pdfium.py",
        "extract/pdf/pdfium_annotations.py",
        "extract/pdf/pdfium_drawing.py",
        "extract/pdf/pdfium_library.py",
    },
    "pytesseract": {"extract/scan/tesseract.py"},
}


def modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_contracts_between_rooms_are_kept() -> None:
    """Layers and circles, as `[tool.importlinter]` in pyproject.toml states them; imports for types count too."""
    lint = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    run = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("library", DOORS)
def test_one_module_touches_an_outside_library(library: str) -> None:
    users = {name(path) for path in modules() if any(module.split(".")[0] == library for module in imports(path))}

    assert users <= DOORS[library]


def test_every_folder_with_code_is_packed() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    folders = {path.parent.relative_to(ROOT).as_posix() for path in modules()}

    assert {f"jaarschijf.{folder.replace('/', '.')}" for folder in folders} <= set(listed)


def test_nobody_loads_a_model_but_the_pipeline() -> None:
    loaders = {name(path) for path in modules() if "spacy.load" in path.read_text(encoding="utf-8")}

    assert loaders <= {"nlp/pipeline.py"}


@pytest.mark.parametrize(
    ("command", "absent"),
    [
        # Help starts at once: nothing that reads, tags or stores is imported.
        (["--help"], ["spacy", "pdfplumber", "pypdfium2", "duckdb", "numpy"]),
        (["ingest", "--help"], ["spacy", "pdfplumber", "pypdfium2", "duckdb", "numpy"]),
        # A question needs the store and nothing else.
        (["query", "select 1", "--db", "DB"], ["spacy", "pdfplumber", "pypdfium2", "scipy"]),
    ],
    ids=["help", "verb-help", "query"],
)
def test_a_verb_imports_only_what_it_needs(command: list[str], absent: list[str], tmp_path: Path) -> None:
    db = str(tmp_path / "corpus.duckdb")
    prepare = f"from jaarschijf.corpus.store import Corpus; Corpus.open({db!r}).close()"
    subprocess.run([sys.executable, "-c", prepare], check=True)
    arguments = [db if word == "DB" else word for word in command]
    program = (
        "import sys\nfrom jaarschijf.output.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit as leave:\n    assert not leave.code, leave.code\n"
        f"print('imported:', [name for name in {absent!r} if name in sys.modules], file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
    assert "imported: []" in run.stderr
