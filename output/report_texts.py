"""What a report's script writes when a reader opens it: the texts of all years, deadlines, and what each actor leads.

One pack for each municipality, compressed: so a series of ten years leaves room for pictures. In base64 no text of a document can
end the element that the pack lies in.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from jaarschijf.output.marked_text import Run
from jaarschijf.output.pages import figure, meaning
from jaarschijf.output.report_content import MunicipalityStory, Version

Words = Mapping[str, Any]
_DURATION = re.compile(r"P(\d+)([DWMY])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"\d+\.\d+")
# Where a picture is among those that lie in the page: which, or its place on a sheet of output/report_pictures.py.
Picture = int | tuple[int, int, int, int]


def packed(value: Any) -> str:
    """A value as JSON, deflated, in base64: what the report's script reads back."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")


def story_texts(story: MunicipalityStory, words: Words, pictures: Mapping[str, Picture]) -> dict[str, Any]:
    """What can be opened of a municipality, told in the words of report.toml.

    `lineages` has the versions of each, in the order of the story, `actors` the places of their lineages in it, `deadlines`
    the place of the lineage and of the version each stands in: so a text is there once. `pictures` are by agreement_id.
    """
    places = {lineage.lineage_id: place for place, lineage in enumerate(story.lineages)}
    standing = {
        version.agreement_id: (place, order)
        for place, lineage in enumerate(story.lineages)
        for order, version in enumerate(lineage.versions)
        if version.agreement_id
    }
    return {
        "lineages": [
            [_version(version, words, pictures) for version in lineage.versions] for lineage in story.lineages
        ],
        "deadlines": [
            [item["due"].strftime(words["day"]), item["wording"], item["who"] or "–", *standing[item["agreement_id"]]]
            for item in story.deadlines
        ],
        "actors": [[places[lineage_id] for lineage_id in actor.lineages] for actor in story.actors],
    }


def _version(version: Version, words: Words, pictures: Mapping[str, Picture]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "year": version.year,
        "told": words["status"][version.change or version.status],
        "runs": [_run(run, words) for run in version.runs],
    }
    if version.agreement_id is None:
        return told
    told["source"] = f"{version.source}, {words['page']} {version.page}"
    told["meta"] = told["source"] + _promise(version, words)
    told["picture"] = pictures.get(version.agreement_id)
    if version.amended:
        told["amended"] = f"{words['amended_lead']}: {'; '.join(_amendment(item, words) for item in version.amended)}"
    if version.score is not None:
        decider = words["decider"].get(version.decided_by, version.decided_by)
        told["why"] = (
            f"{words['evidence']} ({words['score']} {figure(version.score, words)}, {words['decided_by']} {decider})"
        )
        told["evidence"] = " · ".join(_figure(name, value, words) for name, value in version.evidence)
    return told


def _promise(version: Version, words: Words) -> str:
    return (
        f" · {words['commitment']}: {words['promise'].get(version.commitment, version.commitment)}"
        if version.commitment
        else ""
    )


def _run(run: Run, words: Words) -> list[str]:
    """Text, kind, and of a tag its label and what is told of it."""
    return [run.text, run.kind, *((run.label, meaning(run, words)) if run.label else ())]


def _figure(name: str, value: Any, words: Words) -> str:
    if name == "how":
        return str(words["how"].get(value, value))
    told = words["figure"].get(name, name.replace("_", " "))
    if value == 1 and name != "gap":
        return f"{told} ✓"
    if isinstance(value, float):
        value = format(value, ".2f").rstrip("0").rstrip(".").replace(".", words["decimal"])
    return f"{told} {value}"


def _amendment(sentence: str, words: Words) -> str:
    """`quantity 245 -> 265` in the words of the page."""
    what, _, rest = sentence.partition(" ")
    sides = ["–" if side == "none" else _side(what, side, words) for side in rest.split(" -> ")]
    return f"{words['amended'].get(what, what)} {' → '.join(sides)}".rstrip()


def _side(what: str, side: str, words: Words) -> str:
    """What it was, or has become: codes and figures in words of the page, what was printed as it was."""
    if what == "recurrence":
        return _DURATION.sub(lambda found: _every(found, words), side)
    if what == "phase":
        return ", ".join(words["phase"].get(phase, phase) for phase in side.split(", "))
    if what == "due":
        return _DAY.sub(lambda found: date.fromisoformat(found[0]).strftime(words["day"]), side)
    return side.replace(".", words["decimal"]) if _NUMBER.fullmatch(side) else side


def _every(found: re.Match[str], words: Words) -> str:
    count, unit = found.groups()
    told: str = words["every"].get(found[0]) or words["every"][unit].format(n=count)
    return told
