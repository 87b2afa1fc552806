"""Patterns that are kept from run to run are those that would be compiled, whatever became of the file they are kept in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jaarschijf.kept_patterns import kept_patterns

PATTERNS: list[tuple[str | bytes, re.RegexFlag]] = [
    (r"(?<![\w-])(?P<name>[A-ZÀ-Ý]\w*)(?:\s(?P=name))?", re.NOFLAG),
    (r"gemeente|corporatie(s)?", re.IGNORECASE),
    (r"^\s*\d{1,3}(?:[.)]|\b)", re.MULTILINE | re.ASCII),
    (rb"/Length\s+(\d+)", re.NOFLAG),
]

# Compiles as the fork server does, and tells how many patterns it had to make code of.
COUNT = """
import re._compiler as compiler
made, code = [], compiler._code
compiler._code = lambda *given: made.append(1) or code(*given)
import jaarschijf.preload
print(len(made))
"""


def compiled() -> list[re.Pattern[Any]]:
    re.purge()
    return [re.compile(pattern, flags) for pattern, flags in PATTERNS]


def kept(file: Path) -> list[re.Pattern[Any]]:
    with kept_patterns(file):
        return compiled()


@pytest.fixture(autouse=True)
def _forget_them() -> None:
    re.purge()


def test_what_is_recalled_is_what_would_be_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = compiled()
    assert kept(tmp_path / "new" / "patterns") == expected

    def fail(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr("re._compiler._code", fail)
    recalled = kept(tmp_path / "new" / "patterns")
    assert recalled == expected
    assert [pattern.groupindex for pattern in recalled] == [pattern.groupindex for pattern in expected]
    assert [match["name"] for match in recalled[0].finditer("Oost Oost en West")] == ["Oost", "West"]


def test_afterwards_patterns_are_compiled_as_ever(tmp_path: Path) -> None:
    before = re._compiler.compile  # type: ignore[attr-defined]
    kept(tmp_path / "patterns")
    assert re._compiler.compile is before  # type: ignore[attr-defined]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(place=st.integers(0, 10_000), bits=st.integers(1, 255), cut=st.booleans())
def test_a_damaged_file_is_written_anew(tmp_path: Path, place: int, bits: int, cut: bool) -> None:
    file = tmp_path / "patterns"
    expected = kept(file)
    whole = file.read_bytes()
    place %= len(whole)
    file.write_bytes(whole[:place] if cut else whole[:place] + bytes([whole[place] ^ bits]) + whole[place + 1 :])

    assert kept(file) == expected
    assert file.read_bytes() == whole


def test_code_of_another_python_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "patterns"
    expected = kept(file)
    ours = file.read_bytes()
    monkeypatch.setattr("jaarschijf.kept_patterns._MADE_BY", b"4.0 of a later day")
    assert kept(file) == expected
    assert file.read_bytes() != ours


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "no folder").write_text("")
    assert kept(tmp_path / "no folder" / "patterns") == compiled()


def test_a_second_run_compiles_hardly_any_pattern(tmp_path: Path) -> None:
    homes = dict.fromkeys(("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"), str(tmp_path))
    first, second = (
        int(subprocess.check_output([sys.executable, "-c", COUNT], env={**os.environ, **homes})) for _ in range(2)
    )
    assert first > 500
    assert second < first / 10
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["patterns"]
