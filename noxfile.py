"""The few commands there are: `nox -l` lists them, `nox -s NAME` runs one. `bash tests/run` needs none of this."""

from __future__ import annotations

import nox

nox.options.sessions = ["lint", "tests"]
nox.options.reuse_existing_virtualenvs = True

EVERYTHING = ".[dev,ocr,docs]"


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """All tests, on each Python that is installed; what follows `--` goes to pytest."""
    session.install("--editable", EVERYTHING)
    session.run("pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Style, types, spelling and the contracts between the rooms."""
    session.install("--editable", EVERYTHING)
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("codespell")
    session.run("mypy")
    session.run("lint-imports")


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, in `site/`; `-- serve` shows it while you write."""
    session.install("--editable", ".[docs]")
    session.run("mkdocs", *(session.posargs or ["build", "--strict"]))


@nox.session
def picture(session: nox.Session) -> None:
    """Take the pictures in README and documentation again; needs Debian's chromium."""
    session.install("--editable", ".")
    session.run("python", "-m", "docs.generate.picture")


@nox.session
def notebook(session: nox.Session) -> None:
    """Run the documentation's notebook on the sample, and keep what it shows."""
    session.install("--editable", ".", "pandas")
    session.run("python", "-m", "docs.generate.notebook")


@nox.session
def goldens(session: nox.Session) -> None:
    """Render the golden documents again and write their gold; read the diff. `-- layouts NAME` or `-- series NAME` for one."""
    session.install("--editable", ".[golden,ocr]")
    kind, *names = session.posargs or ["all"]
    for maker in ("layouts", "series") if kind == "all" else (kind,):
        session.run("python", "-m", f"tests.golden.make.{maker}", *names)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Look for texts that break the rules of numbers, deadlines and tags, for ten minutes; `-- 60` for one."""
    session.install("--editable", ".[fuzz]")
    seconds = session.posargs[0] if session.posargs else "600"
    session.run("python", "tests/fuzz_texts.py", f"-max_total_time={seconds}", "-max_len=200", "-timeout=10")


@nox.session
def package(session: nox.Session) -> None:
    """The wheel and the source distribution, in `dist/`."""
    session.install("build")
    session.run("python", "-m", "build")
