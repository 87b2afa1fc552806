"""Read a rendered PDF back: on which page each row begins, and whether all of its text is there."""

from __future__ import annotations

import io
import re
import unicodedata

import pdfplumber

from tests.golden.make.layouts.content import BULLET, FOOTNOTE, Paper

PROBE = 32  # letters that tell one agreement from another
END = 12


def pages_of_rows(pdf: bytes, paper: Paper) -> list[int]:
    """Give the 1-based page on which each row's agreement begins, in reading order.

    Raises ValueError where an agreement is not found after the one before it, or a cell's begin or end is lost.
    """
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        texts = [_bare("".join(char["text"] for char in page.chars)) for page in document.pages]
    pages: list[int] = []
    at = 0
    for row in paper.rows:
        agreement = next(text for field, text in row.items() if (field == "afspraak" or field.isdigit()) and text)
        probe = _bare(_pieces(agreement)[0])[:PROBE]
        at = next((page for page in range(at, len(texts)) if probe in texts[page]), -1)
        if at < 0:
            raise ValueError(f"{paper.name}: not on paper after page {pages[-1:]}: {agreement[:60]!r}")
        pages.append(at + 1)
    _check_cells(paper, "".join(texts))
    return pages


def _check_cells(paper: Paper, printed: str) -> None:
    for row in paper.rows:
        for text in row.values():
            for piece in _pieces(text):
                bare = _bare(piece)
                if bare[:END] not in printed or bare[-END:] not in printed:
                    raise ValueError(f"{paper.name}: lost on paper: {piece[:60]!r}")


def _pieces(text: str) -> list[str]:
    """Give the stretches of a cell that are printed without a mark or a new paragraph between."""
    parts = [part for paragraph in text.split("\n\n") for part in FOOTNOTE.sub("\0", paragraph).split("\0")]
    return [BULLET.sub("", part) for part in parts]


def _bare(text: str) -> str:
    return re.sub(r"[\s\-\u2010\u00ad\u2022]+", "", unicodedata.normalize("NFKC", text))
