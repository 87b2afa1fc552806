"""What the tests of the web application ask of it, and of the corpus behind it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jaarschijf.corpus.store import Corpus
from jaarschijf.output.doubts import doubtful_links

HERE = "http://127.0.0.1:8000"


def asked(db: Path, sql: str) -> list[dict[str, Any]]:
    with Corpus.open(db, read_only=True) as corpus:
        answer = corpus.query(sql)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


def first_doubt(db: Path) -> tuple[str, tuple[str, str]]:
    with Corpus.open(db, read_only=True) as corpus:
        ids = doubtful_links(corpus)[0].key
    return f"/links/{ids[0]}/{ids[1]}", ids


def verdicts(db: Path) -> list[tuple[str, str, str, str, str | None]]:
    found = asked(db, "select * from review where verdict is not null order by verdict")
    names = ("from_agreement_id", "to_agreement_id", "verdict", "decided_by", "note")
    return [tuple(record[name] for name in names) for record in found]  # type: ignore[misc]
