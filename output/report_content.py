"""What the report tells, gathered from the public views: plain values, ready for the template."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jaarschijf.output.marked_text import Run, marked_runs
from jaarschijf.schema.link import STATUSES

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus

LOW_CONFIDENCE = 0.8
_TITLE_WORDS = 14

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    """A lineage's agreement in one year, or that it was dropped then, or merged: into the one whose text that tells.

    `evidence` has the figures that spoke for the link with the year before, `amended` what changed since.
    """

    year: int
    status: str
    change: str | None
    agreement_id: str | None
    runs: list[Run]
    source: str | None = None
    page: int | None = None
    commitment: str | None = None
    score: float | None = None
    decided_by: str | None = None
    evidence: list[tuple[str, Any]] = field(default_factory=list)
    amended: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LineageStory:
    """A commitment over the years; `states` is its status by year, `versions` its texts in order."""

    lineage_id: str
    theme: str
    title: str
    states: dict[int, str]
    versions: list[Version]


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts: by year the number of agreements of which they are trekker, and the lineages these are in."""

    name: str
    by_year: dict[int, int]
    lineages: list[str]


@dataclass(frozen=True, slots=True)
class Caveat:
    """Something not to be taken on trust: its kind (a word of report.toml), where it is, `what` as it is printed there, and
    what we say of it: sentences as the corpus keeps them, of a link the `reason` of its doubt, of a row how sure it is, of a
    document the `share` that has no place.
    """

    kind: str
    where: str
    page: int | None = None
    number: str | None = None
    what: str = ""
    sure: float | None = None
    share: float | None = None
    told: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class MunicipalityStory:
    """All of one municipality. `documents` are those it was read from, with the number of their `agreements`. `counts` has a record for each theme, year and status; `totals` is year to status to count.

    `theme_codes` has the number of agreements by theme code (`overig` for none), over all years.
    """

    name: str
    documents: list[Record]
    years: list[int]
    lineages: list[LineageStory]
    counts: list[Record]
    totals: dict[int, Counter[str]]
    deadlines: list[Record]
    percentages: list[Record]
    actors: list[Actor]
    doubts: list[Caveat]
    result_share: dict[int, float]
    theme_codes: dict[str, int]

    @property
    def table(self) -> dict[tuple[str, int], dict[str, int]]:
        """The counts by theme and year, of each status."""
        found: dict[tuple[str, int], dict[str, int]] = {}
        for record in self.counts:
            found.setdefault((record["theme"], record["year"]), dict.fromkeys(STATUSES, 0))[record["status"]] = record[
                "count"
            ]
        return found

    @property
    def themes(self) -> list[str]:
        """Names of the themes, in order."""
        return sorted({lineage.theme for lineage in self.lineages})


@dataclass(frozen=True, slots=True)
class Views:
    """The public views the report is made of, indexed once."""

    evolution: list[Record]
    agreements: dict[str, Record]
    documents: dict[str, Record]
    mentions: dict[str, list[Record]]
    links: dict[tuple[str, str], Record]
    rows: list[Record]
    review: list[Record]
    concerns: list[Record]
    unplaced: dict[str, list[Record]]
    merged: dict[str, tuple[int, str]]
    theme_names: dict[tuple[str, str], str]
    theme_codes: dict[tuple[str, str], str | None]


def stories(corpus: Corpus, municipalities: Iterable[str] = ()) -> list[MunicipalityStory]:
    """The story of each municipality in the corpus, or of those named (any case), in the order of their names."""
    views = _read(corpus)
    asked = {name.casefold() for name in municipalities}
    names = sorted({record["municipality"] for record in views.evolution})
    return [_story(name, views) for name in names if not asked or name.casefold() in asked]


def _read(corpus: Corpus) -> Views:
    mentions: dict[str, list[Record]] = defaultdict(list)
    for mention in corpus.table("mentions").to_pylist():
        if mention["agreement_id"]:
            mentions[mention["agreement_id"]].append(mention)
    unplaced: dict[str, list[Record]] = defaultdict(list)
    for text in corpus.table("unplaced_text").to_pylist():
        unplaced[text["document_id"]].append(text)
    documents = {record["document_id"]: record for record in corpus.table("documents").to_pylist()}
    links = corpus.table("links").to_pylist()
    themes = corpus.table("themes").to_pylist()
    evolution = corpus.table("evolution").to_pylist()
    return Views(
        evolution=evolution,
        agreements={record["agreement_id"]: record for record in corpus.table("agreements").to_pylist()},
        documents=documents,
        mentions=mentions,
        links={(link["from_agreement_id"], link["to_agreement_id"]): link for link in links},
        rows=corpus.table("agreement_rows").to_pylist(),
        review=corpus.table("review").to_pylist(),
        concerns=corpus.table("concerns").to_pylist(),
        unplaced=unplaced,
        merged=_merged(evolution, links),
        theme_names=_theme_names(themes, documents),
        theme_codes={(theme["document_id"], theme["theme_number"]): theme["theme_code"] for theme in themes},
    )


def _merged(evolution: list[Record], links: list[Record]) -> dict[str, tuple[int, str]]:
    """By lineage when, and in which agreement, it last went on in another."""
    lineages = {record["agreement_id"]: record["lineage_id"] for record in evolution if record["agreement_id"]}
    found: dict[str, tuple[int, str]] = {}
    for link in links:
        own, other = (lineages.get(link[end]) for end in ("from_agreement_id", "to_agreement_id"))
        if own and other and own != other:
            found[own] = max(found.get(own, (0, "")), (link["to_year"], link["to_agreement_id"]))
    return found


def _theme_names(themes: list[Record], documents: Mapping[str, Record]) -> dict[tuple[str, str], str]:
    """One name for what a municipality calls otherwise in other years: the latest of those with the same theme code. Where one
    document has more themes of a code, nothing tells which of another year is which: all keep their own."""
    named: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for theme in themes:
        if theme["theme_code"]:
            municipality = documents[theme["document_id"]]["municipality"]
            named[municipality, theme["theme_code"]][theme["document_id"]].add(theme["theme"])
    found: dict[tuple[str, str], str] = {}
    for (municipality, _), by_document in named.items():
        if all(len(names) == 1 for names in by_document.values()):
            told = [(documents[identity]["year"], name) for identity, (name,) in by_document.items()]
            found |= {(municipality, name): max(told)[1] for _, name in told}
    return found


def _story(name: str, views: Views) -> MunicipalityStory:
    records = [record for record in views.evolution if record["municipality"] == name]
    for record in records:
        record["theme"] = views.theme_names.get((name, record["theme"]), record["theme"] or "–")
    counted = Counter((record["theme"], record["year"], record["status"]) for record in records)
    totals: dict[int, Counter[str]] = defaultdict(Counter)
    for record in records:
        totals[record["year"]][record["status"]] += 1
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[record["lineage_id"]].append(record)
    lineages = sorted(
        (_lineage(lineage_id, group, views) for lineage_id, group in groups.items()),
        key=lambda lineage: (lineage.theme, min(lineage.states), lineage.title),
    )
    present = [record for record in records if record["agreement_id"]]
    return MunicipalityStory(
        name=name,
        documents=_documents(name, views),
        years=sorted(totals),
        lineages=lineages,
        counts=[{"theme": t, "year": y, "status": s, "count": n} for (t, y, s), n in sorted(counted.items())],
        totals=dict(totals),
        deadlines=_deadlines(present, views),
        percentages=_percentages(present, views),
        actors=_actors(present, views, {lineage.lineage_id: lineage.title for lineage in lineages}),
        doubts=_doubts(name, views),
        result_share=_result_share(present, views),
        theme_codes=_theme_codes(present, views),
    )


def _documents(name: str, views: Views) -> list[Record]:
    counted = Counter(agreement["document_id"] for agreement in views.agreements.values())
    own = [document for document in views.documents.values() if document["municipality"] == name]
    return [
        {**document, "agreements": counted[document["document_id"]]}
        for document in sorted(own, key=lambda document: (document["year"], document["source"]))
    ]


def _lineage(lineage_id: str, records: list[Record], views: Views) -> LineageStory:
    records = sorted(records, key=lambda record: (record["year"], record["agreement_id"] or ""))
    states: dict[int, str] = {}
    for record in records:
        # Of a split commitment one part may go while another stays: what stays tells.
        if record["status"] != "dropped" or record["year"] not in states:
            state = record["change"] if record["status"] == "continued" and record["change"] else record["status"]
            states[record["year"]] = state
    versions = [_version(item, views) for item in records]
    year, into = views.merged.get(lineage_id, (0, ""))
    if year > records[-1]["year"]:
        states[year] = "merged"
        versions.append(Version(year, "merged", None, None, [Run(views.agreements[into]["text"], "same")]))
    last = next((record["text"] for record in reversed(records) if record["text"]), records[-1]["previous_text"] or "")
    words = last.split()
    title = " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")
    return LineageStory(lineage_id, records[-1]["theme"], title, states, versions)


def _version(record: Record, views: Views) -> Version:
    identity = record["agreement_id"]
    if identity is None:
        return Version(record["year"], "dropped", None, None, [Run(record["previous_text"], "removed")])
    agreement = views.agreements[identity]
    link = views.links.get((record["previous_agreement_id"], identity))
    evidence: Record = json.loads(link["evidence"]) if link else {}
    return Version(
        year=record["year"],
        status=record["status"],
        change=record["change"],
        agreement_id=identity,
        runs=marked_runs(record["text"], record["previous_text"], views.mentions.get(identity, [])),
        source=views.documents[agreement["document_id"]]["source"],
        page=agreement["page"],
        commitment=agreement["commitment"],
        score=link["score"] if link else None,
        decided_by=link["decided_by"] if link else None,
        evidence=[(name, value) for name, value in evidence.items() if value and name != "amended"],
        amended=evidence.get("amended", []),
    )


def _deadlines(present: list[Record], views: Views) -> list[Record]:
    found = []
    for record in present:
        mentions = views.mentions.get(record["agreement_id"], [])
        who = _leaders(mentions)
        found += [
            {
                "due": mention["due"],
                "wording": mention["text"],
                "who": ", ".join(who),
                "theme": record["theme"],
                "year": record["year"],
                "lineage_id": record["lineage_id"],
                "agreement_id": record["agreement_id"],
            }
            for mention in mentions
            if mention["due"] is not None
        ]
    return sorted(found, key=lambda item: (item["due"], item["lineage_id"]))


def _leaders(mentions: list[Record]) -> list[str]:
    named = (m["value"] for m in mentions if m["label"] == "ACTOR" and m["role"] == "trekker" and m["value"])
    return list(dict.fromkeys(named))


def _percentages(present: list[Record], views: Views) -> list[Record]:
    """A record for each lineage with a percentage: its wording by year, and the first number by year."""
    found: dict[str, Record] = {}
    for record in present:
        stated = [m for m in views.mentions.get(record["agreement_id"], []) if m["label"] == "PERCENTAGE"]
        if not stated:
            continue
        entry = found.setdefault(
            record["lineage_id"],
            {"lineage_id": record["lineage_id"], "theme": record["theme"], "wordings": {}, "numbers": {}},
        )
        entry["text"] = record["text"]
        entry["wordings"][record["year"]] = ", ".join(mention["text"] for mention in stated)
        if stated[0]["numbers"]:
            entry["numbers"][record["year"]] = stated[0]["numbers"][0]
    return sorted(found.values(), key=lambda entry: (entry["theme"], entry["text"]))


def _actors(present: list[Record], views: Views, titles: Mapping[str, str]) -> list[Actor]:
    years: dict[str, Counter[int]] = defaultdict(Counter)
    lineages: dict[str, dict[str, str]] = defaultdict(dict)
    for record in present:
        for who in _leaders(views.mentions.get(record["agreement_id"], [])):
            years[who][record["year"]] += 1
            lineages[who][record["lineage_id"]] = titles[record["lineage_id"]]
    actors = [Actor(who, dict(years[who]), sorted(lineages[who], key=lineages[who].__getitem__)) for who in years]
    return sorted(actors, key=lambda actor: (-sum(actor.by_year.values()), actor.name))


def _doubts(name: str, views: Views) -> list[Caveat]:
    """What a reader must not take on trust of one municipality."""
    found: list[Caveat] = []
    documents = [document for document in views.documents.values() if document["municipality"] == name]
    for document in documents:
        where = f"{document['source']} ({document['year']})"
        found += [Caveat("warning", where, told=(warning,)) for warning in document["warnings"]]
        if document["placed_share"] < 1:
            found.append(Caveat("unplaced", where, share=1 - document["placed_share"]))
        for text in views.unplaced.get(document["document_id"], []):
            found.append(Caveat("unplaced", where, text["page"], what=text["text"]))
    for row in views.rows:
        if row["municipality"] == name and (row["warnings"] or row["confidence"] < LOW_CONFIDENCE):
            where = f"{views.documents[row['document_id']]['source']} ({row['document_year']})"
            number = f"{row['theme_number']}.{row['row_number'] or ''}".rstrip(".")
            sure = None if row["warnings"] else row["confidence"]
            found.append(Caveat("row", where, row["page"], number, sure=sure, told=tuple(row["warnings"])))
    for pair in views.review:
        if pair["municipality"] == name and pair["verdict"] is None:
            what = f"{pair['from_text']} → {pair['to_text']}"
            found.append(Caveat("link", f"{pair['from_year']}–{pair['to_year']}", what=what, reason=pair["reason"]))
    for concern in views.concerns:
        if concern["municipality"] == name:
            told = (concern["reason"],)
            found.append(Caveat("concern", str(concern["year"]), concern["page"], what=concern["text"], told=told))
    return found


def _result_share(present: list[Record], views: Views) -> dict[int, float]:
    """By year the share of the agreements that promise a result."""
    kinds: dict[int, Counter[str]] = defaultdict(Counter)
    for record in present:
        kinds[record["year"]][views.agreements[record["agreement_id"]]["commitment"] or ""] += 1
    return {year: counted["resultaat"] / counted.total() for year, counted in kinds.items()}


def _theme_codes(present: list[Record], views: Views) -> dict[str, int]:
    agreements = (views.agreements[record["agreement_id"]] for record in present)
    return Counter(views.theme_codes.get((a["document_id"], a["theme_number"])) or "overig" for a in agreements)
