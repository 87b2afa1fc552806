"""What a person sees on a terminal, whatever its width: every value, whole."""

from __future__ import annotations

import re
import sys

import pytest

from jaarschijf.output.terminal import print_table

COLUMNS = ("theme", "doelstelling", "kaderafspraak", "jaarafspraak", "page")
ROW = ("Duurzaamheid", "Huurdersparticipatiebeleid", "Wooncoaches", "Turfkade Wonen isoleert.", 3)


def printed(
    columns: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], width: int
) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    print_table(columns, [ROW[: len(columns)]])
    return re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)


@pytest.mark.parametrize("width", [120, 60, 50])
def test_a_table_leaves_nothing_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], width: int
) -> None:
    """A word that is wider than its column goes on in the line below."""
    out = printed(COLUMNS, monkeypatch, capsys, width)

    assert "…" not in out
    letters = [letter for value in ROW for letter in str(value) if letter != " "]
    assert all(out.count(letter) >= letters.count(letter) for letter in letters)


def test_where_columns_do_not_fit_each_value_stands_behind_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [line.split(maxsplit=1) for line in printed(COLUMNS, monkeypatch, capsys, 42).splitlines() if line.strip()]

    assert [(name, value.strip()) for name, value in lines] == [(n, str(v)) for n, v in zip(COLUMNS, ROW, strict=True)]
