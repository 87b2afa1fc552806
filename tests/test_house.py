"""The habits of the code: sizes, names, the public API, and examples in docstrings that are true."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

import jaarschijf

ROOT = Path(__file__).resolve().parents[1]
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
# Longer ones, each with what it would cost to cut it.
LONGER: dict[str, str] = {}


def sources() -> list[Path]:
    """Every module of ours, tests and benchmarks too; not through the symlinks of `jaarschijf/`."""
    folders = ("schema", "extract", "nlp", "corpus", "output", "benchmarks", "tests")
    return [
        *(ROOT / "jaarschijf").glob("*.py"),
        *(p for folder in folders for p in sorted((ROOT / folder).rglob("*.py"))),
    ]


def module_name(path: Path) -> str:
    """As it is imported: `extract/read.py` is `jaarschijf.extract.read`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    parts = parts[:-1] if parts[-1] == "__init__" else parts
    return ".".join(parts if parts[0] in ("jaarschijf", "benchmarks", "tests") else ("jaarschijf", *parts))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Functions and methods of a module, nested ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", sources(), ids=name)
def test_a_module_and_its_functions_are_short(path: Path) -> None:
    sizes = {name(path): (len(path.read_text(encoding="utf-8").splitlines()), LONGEST_MODULE)}
    for function in functions(path):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        sizes[f"{name(path)}:{function.name}"] = (length, LONGEST_FUNCTION)

    assert {place: size for place, (size, most) in sizes.items() if size > most and place not in LONGER} == {}


def test_no_exception_to_the_sizes_is_kept_for_nothing() -> None:
    present = {name(path) for path in sources()}

    assert {place.split(":")[0] for place in LONGER} <= present


def test_no_module_is_a_drawer_for_everything() -> None:
    """A name says what is inside; these say nothing."""
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "core"}

    assert [name(path) for path in sources() if path.stem in drawers] == []


def test_the_public_api_is_what_it_says() -> None:
    """`__all__` is complete, in order, and each name is there with a docstring."""
    assert sorted(jaarschijf.__all__) == jaarschijf.__all__
    for public in jaarschijf.__all__:
        thing = getattr(jaarschijf, public)
        assert isinstance(thing, str) or inspect.getdoc(thing), public


def test_no_module_hides_a_public_function() -> None:
    """Importing `jaarschijf.NAME` would put the module in the place of the function `jaarschijf.NAME`."""
    modules = {path.stem for path in (ROOT / "jaarschijf").iterdir()}

    assert modules & set(jaarschijf.__all__) == set()


def test_the_version_is_the_same_wherever_it_is_told() -> None:
    assert version("jaarschijf") == jaarschijf.__version__
    assert f"\nversion: {jaarschijf.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


WITH_EXAMPLES = [path for path in sources() if ">>> " in path.read_text(encoding="utf-8") and path != Path(__file__)]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=name)
def test_the_examples_in_docstrings_are_true(path: Path) -> None:
    results = doctest.testmod(importlib.import_module(module_name(path)), optionflags=doctest.NORMALIZE_WHITESPACE)

    assert results.attempted
    assert results.failed == 0
