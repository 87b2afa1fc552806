"""A document of more municipalities than one."""

from __future__ import annotations

from pathlib import Path

from jaarschijf import read
from tests.small_pdf import lines_to_pdf


def test_that_rows_are_not_told_apart_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    parties = "Gemeente Veenstad, gemeente Meerdam, Woonborg en Huurdersraad Woonborg"
    lines = [(14, "Wonen"), (10, "1.1 Woonborg bouwt veertig woningen."), (10, "1.2 De gemeenten wijzen plekken aan.")]
    path.write_bytes(lines_to_pdf([(20, "Prestatieafspraken 2030"), (10, parties), *lines]))

    assert "municipalities" in {problem.code for problem in read(path).problems}
