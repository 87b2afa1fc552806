"""A text cut into runs: what changed since the year before, and what is tagged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from jaarschijf.output.word_diff import word_differences


class Run(NamedTuple):
    """A stretch of text of one look; `label` is the tag it lies in, `meaning` what that tag says, as the corpus keeps it."""

    text: str
    kind: Literal["same", "removed", "added"]
    label: str | None = None
    meaning: tuple[str, ...] = ()


def marked_runs(text: str, previous: str | None, mentions: Iterable[dict[str, Any]]) -> list[Run]:
    """`text` with the words removed from and added to `previous` (None: compare with nothing) and its mentions.

    The runs that are not `removed`, joined, are `text`. Of mentions that overlap the first and longest counts.
    """
    tags = _without_overlap(mentions)
    if previous is None:
        return list(_split(text, 0, "same", tags))
    runs: list[Run] = []
    place = 0
    for segment in word_differences(previous, text):
        if segment.kind == "removed":
            runs.append(Run(segment.text, "removed"))
            continue
        runs += _split(segment.text, place, segment.kind, tags)
        place += len(segment.text)
    return runs


def _without_overlap(mentions: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = []
    for mention in sorted(mentions, key=lambda item: (item["start"], -item["end"])):
        if not kept or mention["start"] >= kept[-1]["end"]:
            kept.append(mention)
    return kept


def _split(text: str, offset: int, kind: Literal["same", "added"], tags: list[dict[str, Any]]) -> Iterator[Run]:
    end = offset + len(text)
    place = offset
    for tag in tags:
        start, stop = max(tag["start"], offset), min(tag["end"], end)
        if start >= stop:
            continue
        if start > place:
            yield Run(text[place - offset : start - offset], kind)
        yield Run(text[start - offset : stop - offset], kind, tag["label"], _meaning(tag))
        place = stop
    if place < end:
        yield Run(text[place - offset :], kind)


def _meaning(tag: dict[str, Any]) -> tuple[str, ...]:
    parts = [tag["value"], tag["role"], tag["timex"], str(tag["due"]) if tag["due"] else None, tag["bound"]]
    parts += [f"{number:g}" for number in tag["numbers"]]
    return tuple(part for part in [*parts, tag["unit"]] if part)
