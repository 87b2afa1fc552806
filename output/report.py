"""The report: one web page that needs nothing but itself."""

from __future__ import annotations

import base64
import hashlib
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jaarschijf.output.pages import template_environment
from jaarschijf.output.report_charts import deadline_chart, percentage_chart, share_chart, status_chart
from jaarschijf.output.report_comparison import kept_shares, summaries, theme_codes
from jaarschijf.output.report_content import MunicipalityStory, stories
from jaarschijf.output.report_pictures import PicturePack, pack_pictures
from jaarschijf.output.report_texts import Picture, packed, story_texts
from jaarschijf.schema.link import STATUSES
from jaarschijf.schema.packaged import packaged_text
from jaarschijf.schema.problems import CorpusError

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus

Language = Literal["nl", "en"]
# Pictures are shown as large as at so many pixels an inch, however coarse they are.
_SHOWN_DPI = 100
# In bytes: a page that people can send by mail. Pictures get coarser to keep within it, then fewer.
SIZE = 3_000_000
LEAST_FOR_PICTURES = 100_000
_NO_PICTURE = "the PDF of the others has gone or changed (see --pdfs), or there was no room (see --size)"
SYMBOLS = {
    "baseline": "●",
    "new": "+",
    "unchanged": "=",
    "reworded": "≈",
    "amended": "≠",
    "dropped": "×",
    "merged": "⇒",
}


@dataclass(frozen=True, slots=True)
class Served:
    """What differs when the report is served: `pictures` has the address of each by agreement_id, `links` those of other
    pages by their word in report.toml.
    """

    pictures: Mapping[str, str]
    links: Mapping[str, str]


def report_page(
    corpus: Corpus,
    *,
    language: Language = "nl",
    municipalities: Iterable[str] = (),
    pdf_folder: Path | None = None,
    served: Served | None = None,
    size: int = SIZE,
    tell: Callable[[str], None] = lambda note: None,
) -> str:
    """The report on a corpus, or on some of its municipalities, as HTML of about `size` bytes at most when there are pictures.

    Its texts are in `language`, those of the documents as printed. Script, styles, plots and pictures are in the page
    itself (when `served`, the pictures are not), and its content policy forbids all else. `tell` is given a note when some
    agreements have no picture. Raises CorpusError when there is nothing to tell.
    """
    told = stories(corpus, municipalities)
    if not told:
        raise CorpusError("no agreements to report on", where=str(corpus.path), hint="see `jaarschijf ingest`")
    words = report_words(language)
    compared = summaries(told)
    content = {
        "language": language,
        "t": words,
        "stories": told,
        "statuses": STATUSES,
        "shown": list(SYMBOLS),
        "charts": {story.name: _charts(story, words["status"]) for story in told},
        "compared": compared,
        "kept_shares": kept_shares,
        "codes": theme_codes(compared),
        "shares": share_chart(_shares(told), words["status"]) if len(told) > 1 else None,
        "script": _script(),
        "style": report_style(language),
        "policy": report_policy(language, served=served is not None),
        "served": served,
    }
    if served is not None:
        return _rendered(content, told, words, served.pictures)
    # Pictures take the room that is left.
    left = int(0.99 * size) - len(_rendered(content, told, words, {}).encode("utf-8"))
    wanted = _wanted(told)
    pictures = pack_pictures(corpus, wanted, folder=pdf_folder, budget=max(left, LEAST_FOR_PICTURES))
    if len(pictures.places) < len(wanted):
        tell(f"pictures of {len(pictures.places)} of {len(wanted)} agreements; {_NO_PICTURE}")
    return _rendered(content, told, words, pictures)


def _rendered(
    content: dict[str, Any],
    told: list[MunicipalityStory],
    words: dict[str, Any],
    pictures: PicturePack | Mapping[str, str],
) -> str:
    """The page with these pictures: packed ones, or addresses by agreement_id.

    Each municipality's lie in its own section, apart from its texts.
    """
    texts: dict[str, str] = {}
    kept: dict[str, list[str]] = {}
    for story in told:
        identities = _agreements(story)
        places: Mapping[str, Picture]
        if isinstance(pictures, PicturePack):
            own = pictures.of(identities)
            kept[story.name], places = own.sheets, own.places
        else:
            known = [identity for identity in identities if identity in pictures]
            kept[story.name] = [pictures[identity] for identity in known]
            places = {identity: place for place, identity in enumerate(known)}
        texts[story.name] = packed(story_texts(story, words, places))
    zoom = _SHOWN_DPI / pictures.dpi if isinstance(pictures, PicturePack) else 1
    return template_environment().get_template("report.html").render(content, texts=texts, pictures=kept, zoom=zoom)


def report_words(language: Language) -> dict[str, Any]:
    """The report's own words."""
    text = packaged_text("jaarschijf.output", "report.toml")
    words: dict[str, Any] = tomllib.loads(text)[language]
    return words


def report_style(language: Language) -> str:
    """The report's style sheet, with what screen readers are told in `language`."""
    style = template_environment().get_template("report_style.html")
    return style.render(t=report_words(language), symbols=SYMBOLS)


def report_policy(language: Language, *, served: bool = False) -> str:
    """The report's content security policy: its own script and styles, by hash, and pictures; no network."""
    images = "'self' data:" if served else "data:"
    style, script = (_digest(text) for text in (report_style(language), _script()))
    return (
        f"default-src 'none'; img-src {images}; style-src 'sha256-{style}'; script-src 'sha256-{script}';"
        " base-uri 'none'; form-action 'none'"
    )


def _script() -> str:
    return packaged_text("jaarschijf.output", "report_script.js")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _agreements(story: MunicipalityStory) -> list[str]:
    """The ids of what a story tells of, each once."""
    versions = (version for lineage in story.lineages for version in lineage.versions)
    return list(dict.fromkeys(version.agreement_id for version in versions if version.agreement_id))


def _wanted(told: list[MunicipalityStory]) -> list[str]:
    """What the stories tell of, in the order in which it should have a picture: of each commitment its last year first."""
    ranked: list[tuple[int, int, str]] = []
    for story in told:
        for lineage in story.lineages:
            latest_first = sorted(lineage.versions, key=lambda version: -version.year)
            present = [version for version in latest_first if version.agreement_id]
            ranked += [(rank, -v.year, v.agreement_id) for rank, v in enumerate(present) if v.agreement_id]
    return list(dict.fromkeys(identity for _, _, identity in sorted(ranked)))


def _charts(story: MunicipalityStory, names: dict[str, str]) -> dict[str, str]:
    charts = {"status": status_chart(story.counts, names)}
    if story.deadlines:
        ends = Counter((item["theme"], item["due"].isoformat()) for item in story.deadlines)
        charts["deadlines"] = deadline_chart([{"theme": t, "due": d, "count": n} for (t, d), n in sorted(ends.items())])
    points = [
        {"lineage_id": entry["lineage_id"], "theme": entry["theme"], "year": year, "percentage": number}
        for entry in story.percentages
        for year, number in entry["numbers"].items()
    ]
    if points:
        charts["percentages"] = percentage_chart(points)
    return charts


def _shares(told: list[MunicipalityStory]) -> list[dict[str, Any]]:
    return [
        {"municipality": story.name, "year": year, "status": status, "count": count}
        for story in told
        for year, counts in story.totals.items()
        for status, count in counts.items()
    ]
