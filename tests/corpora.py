"""Corpora for tests: their views to be compared, their export, and what texts they can hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import strategies as st

from jaarschijf import Corpus
from jaarschijf.output.exports import FORMATS

# All that a text in a corpus can be: any character but half of a pair.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


def views(path: str | Path) -> dict[str, Counter[str]]:
    """Each public view as a set of rows, equal ones counted."""
    with Corpus.open(path, read_only=True) as corpus:
        return {view: Counter(map(repr, corpus.table(view).to_pylist())) for view in corpus.views()}


def exported(db: str | Path, out: Path, name: str = "json") -> Path:
    """Write a corpus in a format; gives where it was asked to be."""
    with Corpus.open(db, read_only=True) as corpus:
        FORMATS[name](corpus, out)
    return out
