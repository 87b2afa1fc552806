"""What the README says is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer

from jaarschijf.corpus.store import Corpus
from jaarschijf.ingest import Options, ingest
from jaarschijf.output.cli import app
from jaarschijf.output.commands.demo import copy_sample

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
QUESTIONS = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("readme")
    db = str(folder / "corpus.duckdb")
    ingest([str(pdf) for pdf in copy_sample(folder)], db=db, options=Options())
    return db


@pytest.mark.parametrize("line", [line for line in SHELL if line.startswith("jaarschijf ")])
def test_every_command_of_the_readme_is_one(line: str) -> None:
    group = typer.main.get_command(app)
    words = shlex.split(line, comments=True)[1:]
    with group.make_context("jaarschijf", words, resilient_parsing=True) as context:
        name, verb, rest = group.resolve_command(context, words)

        assert verb is not None
        options = {option for parameter in verb.params for option in parameter.opts}
        assert {word for word in rest if word.startswith("--")} <= options, name


@pytest.mark.parametrize("sql", QUESTIONS, ids=lambda sql: sql.splitlines()[0].removeprefix("-- "))
def test_every_question_of_the_readme_has_an_answer_in_the_sample(sql: str, corpus: str) -> None:
    with Corpus.open(corpus, read_only=True) as opened:
        assert opened.query(sql).rows


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)", README))
def test_every_link_of_the_readme_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
