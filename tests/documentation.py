"""The code blocks of a page of documentation, and how each kind is carried out.

A page is a script, run from top to bottom in a folder that holds what a reader has by then:

    toml, python … with a title    written to the file of that name
    sh                             run by bash; every command must succeed
    console                        `$ command`, then the output it must give (white space apart; `...` is anything)
    sql                            one question, which the corpus must answer with at least a row
    python, pycon                  executed, or compared with what it prints, in one namespace a page
    diff                           applied to a copy of the source, with which the rest of the page is run
    anything else (text, json)     to be looked at
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ("schema", "extract", "nlp", "corpus", "output", "jaarschijf", "tests/nlp", "tests/extract", "pyproject.toml")
_CHECKER, _LENIENT = doctest.OutputChecker(), doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
_FENCE = re.compile(r"^```(\w+)(?:[^\n]*?title=\"([^\"]+)\")?[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the file it is to be written to, its text and its line in the page."""

    kind: str
    title: str | None
    text: str
    line: int


def page_to_blocks(text: str) -> list[Block]:
    """The fenced blocks of a page, from top to bottom."""
    return [Block(m[1], m[2], m[3], text.count("\n", 0, m.start()) + 1) for m in _FENCE.finditer(text)]


class NotAsSaid(Exception):
    """Something went otherwise than a page says: what was tried, and what came of it."""


@dataclass
class Reader:
    """One who does what the page says, in `folder`, with `corpus.duckdb` there or made on the way."""

    folder: Path
    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "docs"})
    source: Path = ROOT

    def follow(self, block: Block) -> str:
        """Carry out a block; gives what went otherwise than the page says, nothing when all went so."""
        try:
            self._carry_out(block)
        except NotAsSaid as otherwise:
            return str(otherwise)
        return ""

    def _carry_out(self, block: Block) -> None:
        if block.title:
            (self.folder / block.title).write_text(block.text, encoding="utf-8")
            return
        match block.kind:
            case "sh":
                self.run(block.text)
            case "console":
                for command, expected in _commands(block.text):
                    printed = self.run(command)
                    if not _CHECKER.check_output(expected, printed, _LENIENT):
                        raise NotAsSaid(f"{command}\n{printed}")
            case "sql":
                self.ask(block.text)
            case "python":
                exec(compile(block.text, f"line {block.line}", "exec"), self.names)  # noqa: S102 - the page is ours
            case "pycon":
                self.compare(block)
            case "diff":
                self.patch(block.text)

    def run(self, script: str) -> str:
        """What a script of bash prints; it sees the source that the page has changed."""
        paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        env = os.environ | {"PATH": paths, "PYTHONPATH": str(self.source), "NO_COLOR": "1", "TERM": "dumb", "CI": ""}
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=self.folder,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise NotAsSaid(f"{script}\n{done.stdout}{done.stderr}")
        return done.stdout

    def ask(self, sql: str) -> None:
        """Put a question to the corpus; it must have an answer."""
        from jaarschijf.corpus.store import Corpus

        with Corpus.open(self.folder / "corpus.duckdb", read_only=True) as corpus:
            if not corpus.query(sql).rows:
                raise NotAsSaid(f"no answer to {sql}")

    def compare(self, block: Block) -> None:
        """Run a session of Python, and hold what it prints against the page."""
        parsed = doctest.DocTestParser().get_doctest(block.text, self.names, "page", None, block.line)
        told: list[str] = []
        runner = doctest.DocTestRunner(optionflags=_LENIENT)
        runner.run(parsed, out=told.append, clear_globs=False)
        self.names.update(parsed.globs)
        if told:
            raise NotAsSaid("".join(told))

    def patch(self, diff: str) -> None:
        """Change a copy of the source as the page says."""
        if self.source == ROOT:
            self.source = self.folder / "source"
            for name in SOURCE:
                target = self.source / name
                target.parent.mkdir(parents=True, exist_ok=True)
                if (ROOT / name).is_dir():
                    shutil.copytree(ROOT / name, target, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
                else:
                    shutil.copyfile(ROOT / name, target)
        # Not a repository of its own: `git apply` would look at the one around it, if there is any.
        apply = ["git", "apply", "-C1", "-"]
        env = os.environ | {"GIT_CEILING_DIRECTORIES": str(self.folder)}
        done = subprocess.run(apply, cwd=self.source, env=env, input=diff, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotAsSaid(f"{diff}\n{done.stderr}")


def _commands(session: str) -> list[tuple[str, str]]:
    """Each `$ command` of a session on a terminal, with the output below it."""
    parts = re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]
