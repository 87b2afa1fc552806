"""Fit the weights of corpus/link_model.toml on the golden series, and print how well they do.

    python benchmarks/link_model.py [--write] [--plot docs/link-threshold.svg]

Logistic regression (L2) on the candidate pairs of successive years. Each series is also scored by weights fitted on the
others alone; that figure is the honest one. `--write` puts the weights of all series together in link_model.toml;
`--plot` draws precision and recall over the threshold, each series by weights fitted on the others.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from jaarschijf.corpus.lexicon import Lexicon
from jaarschijf.corpus.link import link_municipality
from jaarschijf.corpus.link_model import LinkModel, default_model
from jaarschijf.corpus.quote import Spoken
from jaarschijf.corpus.similarity import FEATURES, compare_years
from jaarschijf.corpus.statement import Statement
from jaarschijf.corpus.words import statement_words
from jaarschijf.nlp.tag import tag
from jaarschijf.schema.document import Document, Party, Passage, Row, Theme
from jaarschijf.schema.identity import document_id

ROOT = Path(__file__).parents[1]
SERIES = ROOT / "tests/golden/series"
MODEL = ROOT / "corpus/link_model.toml"
STRENGTH = 0.01  # of the L2 penalty, per series
# What can only speak against a pair, and what can speak either way; the rest can only speak for it.
AGAINST = {"verbatim_swapped", "noun_swapped", "names_swapped", "figures_differ", "actors_differ", "lead_differs"}
EITHER = {"verbatim"}
KINDS = {"corporaties": "corporatie", "huurdersorganisaties": "huurdersorganisatie", "partijen": "partijen"}

_TOLD = ("label", "value", "role", "bound", "unit", "timex", "due", "text")

Key = tuple[int, str, str | None]


@dataclass(frozen=True)
class Labelled:
    """A municipality's statements and its true links, with the change of each (`None`: doubtful, counts for nothing)."""

    name: str
    statements: list[Statement]
    links: dict[tuple[Key, Key], str | None]


def main() -> None:
    """Fit, print, and with --write keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--also", action="append", default=[], metavar="FOLDER", help="another folder with gold and links"
    )
    parser.add_argument("--plot", type=Path, metavar="SVG")
    parser.add_argument("--errors", action="store_true", help="print each wrong link of the last fit")
    arguments = parser.parse_args()
    folders = sorted(path.parent for path in SERIES.glob("*/links.json")) + [Path(folder) for folder in arguments.also]
    labelled = [read_labelled(folder) for folder in folders]
    pairs = {one.name: list(labelled_pairs(one)) for one in labelled}
    print("each series by weights fitted on the others")
    unseen = []
    for one in labelled:
        model = fitted(pair for name, found in pairs.items() if name != one.name for pair in found)
        unseen.append((one, model))
        print(f"  {one.name:14} {scored(one, model)}")
    if arguments.plot:
        arguments.plot.write_text(to_svg(over_thresholds(unseen)), encoding="utf-8")
    model = fitted(pair for found in pairs.values() for pair in found)
    print("by weights fitted on all")
    for one in labelled:
        print(f"  {one.name:14} {scored(one, model, errors=arguments.errors)}")
    print({name: round(weight, 2) for name, weight in model.weights.items()})
    if arguments.write:
        write(model)


def read_labelled(folder: Path) -> Labelled:
    """The gold of a folder as statements, tagged."""
    statements: list[Statement] = []
    for path in sorted([*folder.glob("*/gold.json"), *folder.glob("gold.json")]):
        statements += gold_to_statements(json.loads(path.read_text(encoding="utf-8")))
    found = json.loads(next(folder.glob("links*.json")).read_text(encoding="utf-8"))
    links: dict[tuple[Key, Key], str | None] = {}
    for link in found["links"] if isinstance(found, dict) else found:
        ends = [(int(end["year"]), end["theme"], end["number"]) for end in (link["from"], link["to"])]
        links[ends[0], ends[1]] = None if link.get("doubtful") else link["change"]
    return Labelled(folder.name, statements, links)


def gold_to_statements(gold: dict[str, Any]) -> Iterator[Statement]:
    """The jaarafspraken of a gold document with their tags."""
    document = gold_to_document(gold)
    tags: dict[tuple[int, int], list[Any]] = {}
    leaders: dict[int, list[tuple[str, str]]] = {}
    kinds = {**KINDS, **{party.name: party.kind for party in document.parties}}
    for mention in tag(document).mentions:
        if mention.field == "trekker" and mention.label == "ACTOR" and mention.value:
            leaders.setdefault(mention.row, []).append((mention.text, mention.value))
        if mention.field == "jaarafspraak" and mention.year is not None:
            kind = kinds.get(mention.value or "") if mention.label == "ACTOR" else None
            found = {name: getattr(mention, name) for name in _TOLD}
            tags.setdefault((mention.row, mention.year), []).append(
                {**found, "numbers": list(mention.numbers), "kind": kind}
            )
    titles = {theme.number: theme.title for theme in document.themes}
    for row in document.rows:
        for year, passage in row.jaarafspraken.items():
            yield Statement(
                agreement_id=f"{document.document_id}/{row.ordinal}/{year}",
                row_id=f"{document.document_id}/{row.ordinal}",
                document_id=document.document_id,
                document_year=document.year,
                year=year,
                ordinal=row.ordinal,
                theme_number=row.theme,
                theme=titles.get(row.theme),
                theme_code=None,
                row_number=row.number,
                doelstelling=text_of(row.doelstelling),
                kaderafspraak=text_of(row.kaderafspraak),
                text=passage.text,
                trekker=text_of(row.trekker),
                gereed=text_of(row.gereed),
                mentions=tags.get((row.ordinal, year), []),
                leaders=leaders.get(row.ordinal, []),
            )


def text_of(passage: Passage | None) -> str | None:
    """A passage's text."""
    return passage.text if passage else None


def gold_to_document(gold: dict[str, Any]) -> Document:
    """A Document as extraction would give it, without boxes."""
    about = gold["document"]
    sha256 = f"{about['municipality']} {about['year']}"
    passages = ("doelstelling", "kaderafspraak", "toelichting", "trekker", "gereed")
    return Document(
        document_id=document_id(sha256),
        sha256=sha256,
        source="gold.json",
        municipality=about["municipality"],
        year=about["year"],
        framework_period=about["framework_period"],
        page_count=1,
        parties=tuple(Party(name=party["name"], kind=party["kind"]) for party in about["parties"]),
        themes=tuple(Theme(number=theme["number"], title=theme["title"]) for theme in gold["themes"]),
        rows=tuple(
            Row(
                ordinal=ordinal,
                theme=row["theme"],
                number=row["number"],
                page=1,
                jaarafspraken={int(year): Passage(text=text) for year, text in row["jaarafspraken"].items()},
                **{name: Passage(text=row[name]) for name in passages if row[name]},
            )
            for ordinal, row in enumerate(gold["rows"])
        ),
    )


def key(statement: Statement) -> Key:
    """How links.json names an agreement."""
    return statement.year, statement.theme_number, statement.row_number


def labelled_pairs(one: Labelled) -> Iterator[tuple[list[float], bool]]:
    """Figures and truth of each candidate pair of successive years that the labels speak of."""
    spoken = Spoken.of(one.statements)
    years = spoken.years
    told = {first[0] for first, _ in one.links}
    for earlier, later in zip(sorted(years), sorted(years)[1:], strict=False):
        if earlier not in told:
            continue
        lexicon = Lexicon(statement_words(statement) for statement in (*years[earlier], *years[later]))
        for (a, b), figures in compare_years(years[earlier], years[later], lexicon, spoken.rows).items():
            ends = key(years[earlier][a]), key(years[later][b])
            if one.links.get(ends, "") is not None:
                yield [figures[name] for name in FEATURES], ends in one.links


def fitted(pairs: Iterable[tuple[list[float], bool]]) -> LinkModel:
    """Weights that fit best, none against its own meaning; what has a prior keeps it."""
    figures, truth = (np.array(side, dtype=float) for side in zip(*pairs, strict=True))
    shipped = default_model()
    priors = priors_of(MODEL)
    fixed = figures @ np.array([priors.get(name, 0.0) for name in FEATURES])
    design = np.c_[np.ones(len(figures)), figures]
    penalty = np.r_[0.0, np.full(len(FEATURES), STRENGTH * 20)]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = design @ weights + fixed
        error = 1 / (1 + np.exp(-odds)) - truth
        cost = (np.logaddexp(0, odds) - truth * odds).sum() + (penalty * weights**2).sum()
        return float(cost), design.T @ error + 2 * penalty * weights

    free = (None, None)
    bounds = [free, *(sign_of(name) if name not in priors else (0.0, 0.0) for name in FEATURES)]
    best = minimize(loss, np.zeros(design.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    names = ("intercept", *FEATURES)
    weights = {name: round(float(w), 3) for name, w in zip(names, best, strict=True) if name not in priors}
    return replace(shipped, weights={**weights, **priors})


def sign_of(name: str) -> tuple[float | None, float | None]:
    """The bounds of a figure's weight."""
    if name in EITHER:
        return None, None
    return (None, 0.0) if name in AGAINST else (0.0, None)


def priors_of(path: Path) -> dict[str, float]:
    """The weights set by hand."""
    import tomllib

    return dict(tomllib.loads(path.read_text(encoding="utf-8"))["priors"])


def scored(one: Labelled, model: LinkModel, *, errors: bool = False) -> str:
    """Precision, recall, F1 of the links, and the share of right changes among the right links."""
    keys = {statement.agreement_id: key(statement) for statement in one.statements}
    texts = {(*key(s), s.document_year == s.year): s for s in one.statements}
    want = {ends: change for ends, change in one.links.items() if change is not None}
    told = {first[0] for first, _ in want}
    have = {}
    for link in link_municipality(one.statements, model=model).links:
        ends = keys[link.from_agreement_id], keys[link.to_agreement_id]
        if ends[0][0] in told and (ends in want or ends not in one.links):
            have[ends] = link
    hits = want.keys() & have.keys()
    right = sum(want[ends] == have[ends].change for ends in hits)
    precision, recall = len(hits) / max(len(have), 1), len(hits) / max(len(want), 1)
    if errors:
        for ends in sorted(want.keys() ^ have.keys(), key=str):
            print("MISSED" if ends in want else f"EXTRA {have[ends].score}", ends)
            print_texts(texts, ends)
        for ends in sorted(hits, key=str):
            if want[ends] != have[ends].change:
                print("CHANGE", ends, want[ends], have[ends].change, have[ends].evidence.get("amended"))
                print_texts(texts, ends)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return (
        f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  change {right / max(len(hits), 1):.3f}  of {len(want)} links"
    )


def over_thresholds(unseen: list[tuple[Labelled, LinkModel]]) -> list[tuple[float, float, float]]:
    """Threshold, precision and recall, all series together."""
    found = []
    for step in range(1, 20):
        threshold = step / 20
        hits = have = want = 0
        for one, model in unseen:
            limits = {**model.thresholds, "link": threshold, "split": threshold}
            counts = compared(one, replace(model, thresholds=limits))
            hits, have, want = hits + len(counts[0] & counts[1]), have + len(counts[1]), want + len(counts[0])
        found.append((threshold, hits / max(have, 1), hits / max(want, 1)))
    return found


def to_svg(points: list[tuple[float, float, float]]) -> str:
    """Both curves, from 0.8 to 1."""
    place = lambda x, y: f"{60 + 500 * x:.1f},{20 + 1300 * (1 - y):.1f}"
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 330" font-family="sans-serif" font-size="12">',
        "<title>Precision and recall of links over the threshold</title>",
        '<path d="M60 20V280H560" fill="none" stroke="#444"/>',
    ]
    for step in range(5):
        level = 0.8 + step / 20
        lines.append(f'<text x="28" y="{24 + 1300 * (1 - level):.0f}">{level:.2f}</text>')
    for step in range(0, 11, 2):
        lines.append(f'<text x="{52 + 50 * step}" y="298">{step / 10:.1f}</text>')
    for column, colour, name in ((1, "#1b6ca8", "precision"), (2, "#c8553d", "recall")):
        drawn = " ".join(place(point[0], max(point[column], 0.8)) for point in points)
        lines.append(f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(f'<text x="{120 * column}" y="320" fill="{colour}">{name}</text>')
    lines.append('<text x="400" y="320">threshold</text></svg>')
    return "\n".join(lines) + "\n"


def compared(one: Labelled, model: LinkModel) -> tuple[set[tuple[Key, Key]], set[tuple[Key, Key]]]:
    """The true links, and those found that count."""
    keys = {statement.agreement_id: key(statement) for statement in one.statements}
    want = {ends for ends, change in one.links.items() if change is not None}
    told = {first[0] for first, _ in want}
    found = {
        (keys[link.from_agreement_id], keys[link.to_agreement_id])
        for link in link_municipality(one.statements, model=model).links
    }
    return want, {ends for ends in found if ends[0][0] in told and (ends in want or ends not in one.links)}


def print_texts(texts: dict[Any, Statement], ends: tuple[Key, Key]) -> None:
    """Both texts."""
    for end in ends:
        statement = texts.get((*end, True)) or texts[(*end, False)]
        print("   ", statement.text.replace("\n", " / "), "|", statement.trekker, "|", statement.gereed)


def write(model: LinkModel) -> None:
    """Put the fitted weights in link_model.toml, the rest of it as it is."""
    text = MODEL.read_text(encoding="utf-8")
    priors = priors_of(MODEL)
    lines = "\n".join(f"{name} = {weight}" for name, weight in model.weights.items() if name not in priors)
    MODEL.write_text(
        re.sub(r"\[weights\]\n.*?(?=\n\n|\Z)", f"[weights]\n{lines}", text, flags=re.DOTALL), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
