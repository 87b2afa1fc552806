"""Headings that are set as the text."""

from __future__ import annotations

from collections.abc import Sequence

from jaarschijf.schema.flow import Block

LONGEST_TITLE, _LEAST_CLAUSE = 9, 5  # words, of such a heading and of the first line of a clause under it


def find_plain_titles(blocks: Sequence[Block]) -> None:
    """A heading that is set as the text, known by its number and that of the clauses under it: `2. Wonen` over `2.1 ...`."""
    clauses = {
        block.marker.rstrip(".:)") for block in blocks if block.marker and len(block.lines[0].words) >= _LEAST_CLAUSE
    }
    for block in blocks:
        number = (block.marker or "").rstrip(".)")
        line = block.lines[0]
        if block.kind != "item" or not number.isdecimal() or f"{number}.1" not in clauses or len(block.lines) > 1:
            continue
        if 1 < len(line.words) <= LONGEST_TITLE and line.words[1].text[0].isupper() and line.text[-1].isalpha():
            block.kind = "heading"
