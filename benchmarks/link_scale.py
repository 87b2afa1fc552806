"""How long linking takes, and how that grows: made-up agreements, no PDFs.

    python benchmarks/link_scale.py [--municipalities N]

Prints the processor seconds for one municipality of 2 x 2,500, 5,000 and 10,000 agreements, with the growth per doubling
and the share of true links found; then for many municipalities of ten years with 60 agreements each.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Iterator
from time import process_time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does: one core is measured

from made_up import ACTORS, THEMES, theme_of, to_text, years_of_commitments

from jaarschijf.corpus.link import link_municipality
from jaarschijf.corpus.statement import Statement, Tag


def statements(name: str, years: int, count: int, seed: int) -> tuple[list[Statement], set[tuple[str, str]]]:
    """A municipality's agreements over the years, and the true links."""
    chance = random.Random(seed)
    found: list[Statement] = []
    links: set[tuple[str, str]] = set()
    before: set[int] = set()
    for year, running in years_of_commitments(years, count, chance):
        for ordinal, (identity, words) in enumerate(running):
            found.append(_statement(name, identity, year, ordinal, words, to_text(words, year, chance)))
            if identity in before:
                links.add((f"{name}/{identity}/{year - 1}", f"{name}/{identity}/{year}"))
        before = {identity for identity, _ in running}
    return found, links


def _statement(name: str, identity: int, year: int, ordinal: int, words: list[str], text: str) -> Statement:
    theme = theme_of(words)
    kind = dict(ACTORS)[words[0]]
    tag = Tag(
        label="ACTOR", value=words[0], role="trekker", numbers=[], bound=None, unit=None, timex=None, due=None,
        text=words[0], kind=kind,
    )  # fmt: skip
    return Statement(
        agreement_id=f"{name}/{identity}/{year}",
        row_id=f"{name}/{identity}/{year}",
        document_id=f"{name}/{year}",
        document_year=year,
        year=year,
        ordinal=ordinal,
        theme_number=str(theme + 1),
        theme=THEMES[theme],
        theme_code=None,
        row_number=str(ordinal + 1),
        doelstelling=None,
        kaderafspraak=None,
        text=text,
        mentions=[tag],
    )


def timed(years: int, count: int, seed: int) -> tuple[float, float, float]:
    """Processor seconds, precision and recall of one municipality."""
    made, true = statements(f"m{seed}", years, count, seed)
    start = process_time()
    links = {(link.from_agreement_id, link.to_agreement_id) for link in link_municipality(made).links}
    seconds = process_time() - start
    return seconds, len(links & true) / max(len(links), 1), len(links & true) / max(len(true), 1)


def growth() -> Iterator[str]:
    """A line for each size of two years."""
    last = 0.0
    for count in (2_500, 5_000, 10_000):
        seconds, precision, recall = timed(2, count, 1)
        ratio = f"  x {seconds / last:.2f}" if last else ""
        yield f"2 x {count:6,}: {seconds:6.1f} s{ratio}  precision {precision:.3f}  recall {recall:.3f}"
        last = seconds


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--municipalities", type=int, default=340)
    arguments = parser.parse_args()
    for line in growth():
        print(line, flush=True)
    total = 0.0
    for seed in range(arguments.municipalities):
        total += timed(10, 60, seed)[0]
    print(f"{arguments.municipalities} municipalities x 10 years x 60 agreements: {total:.1f} s")


if __name__ == "__main__":
    main()
