"""Read a rendered PDF back: on which page each row begins, and whether all of its text is there."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

import pdfplumber

from tests.golden.make.series.sheet import Sheet

SAME_COLUMN = 2.0  # points between the left edges of two words of one left-aligned column


def pages_of_rows(pdf: bytes, sheet: Sheet) -> list[int]:
    """Give the 1-based page on which each row begins, in reading order.

    A row begins where its number stands, straight below the heading of the number column. Raises
    ValueError where the numbers on paper are not those of the sheet, or a letter of the sheet is lost.
    """
    heading = sheet.sections[0].grid.header[0]
    printed: list[tuple[int, str]] = []
    letters: Counter[str] = Counter()
    column: tuple[float, float] | None = None  # left edge and type size
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            letters += Counter(_bare("".join(char["text"] for char in page.chars)))
            for word in page.extract_words(extra_attrs=["size"]):
                if word["text"] == heading:
                    column = (word["x0"], word["size"])
                elif column and _below(word, column) and re.match(r"\d", word["text"]):
                    printed.append((page.page_number, word["text"]))
    written = [row[0].text.split()[0] for section in sheet.sections for row in section.grid.rows]
    if [number for _, number in printed] != written:
        raise ValueError(f"the printed numbers {printed} are not {written}")
    if lost := Counter(_bare(_text(sheet))) - letters:
        raise ValueError(f"letters lost on paper: {lost}")
    return [page for page, _ in printed]


def _below(word: dict[str, Any], column: tuple[float, float]) -> bool:
    edge, size = column
    return bool(abs(word["x0"] - edge) < SAME_COLUMN and abs(word["size"] - size) < 1)


def _text(sheet: Sheet) -> str:
    texts = [sheet.title, *sheet.opening, *sheet.closing]
    for section in sheet.sections:
        texts += [section.heading, *section.paragraphs, *section.grid.header]
        texts += [cell.text for row in section.grid.rows for cell in row]
    return "".join(texts)


def _bare(text: str) -> str:
    for ligature, expanded in (("ﬃ", "ffi"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff")):
        text = text.replace(ligature, expanded)
    return re.sub(r"[\s\-\u2010\u00ad]+", "", text)
