"""Where two rows of words differ."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein


def edits(a: Sequence[str], b: Sequence[str]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The stretches of words that differ, as (start, end) in both; stretches with a single equal word between are one."""
    regions: list[list[int]] = []
    for step in Levenshtein.opcodes(a, b):
        a0, a1, b0, b1 = step.src_start, step.src_end, step.dest_start, step.dest_end
        if step.tag == "equal":
            if a1 - a0 >= 2:
                regions.append([])
            continue
        if regions and regions[-1]:
            regions[-1][1], regions[-1][3] = a1, b1
        else:
            regions.append([a0, a1, b0, b1])
    return [((r[0], r[1]), (r[2], r[3])) for r in regions if r]
