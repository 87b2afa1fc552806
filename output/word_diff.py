"""Differences between two texts, word by word."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

# A figure is a word, with what stands within it: of 3,1 and 5,3 the 3 is not the same.
_WORD = re.compile(r"\s+|\d+(?:[.,:/]\d+)+|\w+(?:[-'’]\w+)*|[^\w\s]")


class Segment(NamedTuple):
    """A run of text that both have (`same`), only the old one (`removed`) or only the new one (`added`)."""

    kind: Literal["same", "removed", "added"]
    text: str


def word_differences(old: str, new: str) -> list[Segment]:
    """What to remove from `old` and add to get `new`, in order.

    The `same` and `removed` segments joined are `old`, the `same` and `added` ones are `new`.

    >>> [(part.kind, part.text) for part in word_differences("bouwt 30 woningen", "bouwt 40 woningen")]
    [('same', 'bouwt '), ('removed', '30'), ('added', '40'), ('same', ' woningen')]
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    segments: list[Segment] = []
    for step in Indel.opcodes(before, after):
        removed, added = "".join(before[step.src_start : step.src_end]), "".join(after[step.dest_start : step.dest_end])
        if step.tag == "equal":
            segments.append(Segment("same", removed))
            continue
        if removed:
            segments.append(Segment("removed", removed))
        if added:
            segments.append(Segment("added", added))
    return _with_lone_spaces_joined(segments)


def _with_lone_spaces_joined(segments: list[Segment]) -> list[Segment]:
    """Whole phrases replaced rather than each word of them: a `same` of mere white space between changes joins both sides."""
    joined: list[Segment] = []
    pending: dict[str, str] = {"removed": "", "added": ""}

    def flush() -> None:
        for kind in ("removed", "added"):
            if pending[kind]:
                joined.append(Segment(kind, pending[kind]))
                pending[kind] = ""

    for place, segment in enumerate(segments):
        changed_around = 0 < place < len(segments) - 1 and any(pending.values())
        if segment.kind != "same":
            pending[segment.kind] += segment.text
        elif segment.text.isspace() and changed_around:
            pending["removed"] += segment.text
            pending["added"] += segment.text
        else:
            flush()
            joined.append(segment)
    flush()
    return joined
