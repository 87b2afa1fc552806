"""Whether the texts of a corpus are the words that stand in their boxes in the PDFs they were read from."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jaarschijf.extract.pdf.pages import read_pages
from jaarschijf.ingestion import Options
from jaarschijf.output.limited import LimitedWorker
from jaarschijf.schema.geometry import Box
from jaarschijf.schema.identity import file_sha256
from jaarschijf.schema.problems import Problem, UnreadableFile

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.schema.geometry import Page


def check_printed_words(corpus: Corpus) -> list[Problem]:
    """A problem for each agreement whose boxes hold other letters than its text, and for each PDF that can't be compared.

    Documents that were read from pictures are left out: their letters are Tesseract's.
    """
    agreements: dict[str, list[dict[str, Any]]] = {}
    for agreement in corpus.table("agreements").to_pylist():
        agreements.setdefault(agreement["document_id"], []).append(agreement)
    paths = corpus.source_paths()
    problems: list[Problem] = []
    with closing(LimitedWorker(Options())) as worker:
        for document in corpus.table("documents").to_pylist():
            if document["method"] == "text":
                identity = document["document_id"]
                problems += _compare(worker, paths[identity], document["sha256"], agreements[identity])
    return problems


def _compare(worker: LimitedWorker, path: Path, sha256: str, agreements: list[dict[str, Any]]) -> list[Problem]:
    try:
        found = file_sha256(path)
    except OSError as error:
        return [_problem("pdf-gone", f"{path}: {error.strerror or error}")]
    if found != sha256:
        return [_problem("pdf-changed", f"{path} is no longer the file that was read")]
    try:
        return worker.call(path, _compare_words, path, agreements)
    except UnreadableFile as error:
        return [_problem("pdf-unreadable", str(error))]


def _compare_words(path: Path, agreements: list[dict[str, Any]]) -> list[Problem]:
    """What the worker does."""
    pages = {page.number: page for page in read_pages(path)}
    return [
        _problem("text", f"{path}: other letters in its boxes than in its text: {agreement['agreement_id']}")
        for agreement in agreements
        if agreement["boxes"] and _letters(_words_inside(pages, agreement["boxes"])) != _letters(agreement["text"])
    ]


def _words_inside(pages: dict[int, Page], boxes: list[dict[str, Any]]) -> str:
    placed = [(pages[box["page"]], Box(box["x0"], box["top"], box["x1"], box["bottom"])) for box in boxes]
    return " ".join(
        word.text for page, box in placed for word in page.words if box.covers(*page.as_shown(word.box).center)
    )


def _letters(text: str) -> Counter[str]:
    """Letters and digits, whatever hyphens, bullets and white space do to the rest."""
    return Counter(re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)))


def _problem(code: str, message: str) -> Problem:
    return Problem(code=code, message=message, severity="error")
