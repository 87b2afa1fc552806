"""What we say of a document, row or agreement is there in Dutch too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaarschijf.output.sentences import in_language
from jaarschijf.schema.problems import Problem

ROOT = Path(__file__).parents[1]


def filled(node: ast.expr | None) -> str | None:
    """A message with a 7 for each part that is made up on the way."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    return None


def said_of_documents() -> Iterator[str]:
    """Messages and hints of problems that `extract` finds, and of the programs that a scan misses."""
    for path in (ROOT / "extract").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found: list[ast.expr | None] = []
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id in ("Problem", "_problem", "doubt"):
                    found = [k.value for k in node.keywords if k.arg in ("message", "hint")] + node.args[1:2]
                elif node.func.id == "MissingTool":
                    found = node.args[:1]
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                found = [node.value] if node.targets[0].id == "message" else []
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "_FAULTS":
                found = list(node.value.values) if isinstance(node.value, ast.Dict) else []
            yield from (text for part in found if (text := filled(part)))


def said_by_views() -> Iterator[str]:
    """The reasons of `concerns` and the warnings of `documents`, with a 7 for each column that is put in."""
    sql = (ROOT / "corpus" / "views.sql").read_text(encoding="utf-8")
    for view in ("documents", "concerns"):
        body = sql[sql.index(f"create or replace view {view} as") :].split("comment on", 1)[0]
        for call in re.findall(r"\bconcat\(((?:'[^']*'|max\(\w+\)|[^'()])*)", body):
            parts = re.findall(r"'[^']*'|[^',\s][^',]*", call.split("\n")[0])
            yield "".join(part.strip("'") if part.startswith("'") else "7" for part in parts)
        yield from re.findall(r"'contradiction', '([^']+)'", body)


SAID = sorted({*said_of_documents(), *said_by_views()})


def test_all_that_is_said_is_found() -> None:
    assert {"no year found", "give --year", "number 7 comes twice in theme 7"} <= set(SAID)
    assert {"two rows seem to have run into one", "number 7 was read as running text"} <= set(SAID)
    assert 'the deadline "7" (7) lies before 7' in SAID
    assert len(SAID) > 20


@pytest.mark.parametrize("sentence", SAID)
def test_it_is_there_in_dutch(sentence: str) -> None:
    dutch = in_language(sentence, "nl")
    assert dutch is not None
    assert dutch != sentence
    assert dutch.count("7") == sentence.count("7")
    assert in_language(sentence, "en") == sentence
    assert (
        in_language(str(Problem("some-code", sentence, page=4, hint="give --year")), "nl")
        == f"{dutch} (pagina 4); geef --year op"
    )


@given(st.text(min_size=1).filter(lambda text: not re.search(r"[();]", text)), st.integers(1, 5000))
def test_what_a_document_says_stays_as_it_is(words: str, page: int) -> None:
    said = in_language(f"column left out: {words} (page {page}); name it in a file for --vocabulary", "nl")
    assert said is not None
    assert said.startswith("kolom weggelaten: ")
    assert words in said or in_language(words, "nl") is not None
    assert f"(pagina {page}); " in said


@given(st.text())
def test_what_is_not_ours_has_no_translation(text: str) -> None:
    assert in_language(f"§ {text}", "nl") is None
