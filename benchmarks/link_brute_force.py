"""Linking by brute force: rapidfuzz compares every agreement with every one of the next year, on the same made-up pairs.

python benchmarks/link_brute_force.py [--count N]
"""

from __future__ import annotations

import argparse
from time import process_time

from link_scale import statements, timed
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

LEAST_SCORE = 60


def timed_brute_force(count: int) -> tuple[float, float, float]:
    """Processor seconds, precision and recall of each agreement's best by token_set_ratio."""
    made, true = statements("m1", 2, count, 1)
    earlier, later = ([s for s in made if s.year == year] for year in sorted({s.year for s in made}))
    start = process_time()
    scores = process.cdist(
        [default_process(s.text) for s in later],
        [default_process(s.text) for s in earlier],
        scorer=fuzz.token_set_ratio,
    )
    best = scores.argmax(axis=1)
    links = {
        (earlier[place].agreement_id, one.agreement_id)
        for one, place, row in zip(later, best, scores, strict=True)
        if row[place] >= LEAST_SCORE
    }
    seconds = process_time() - start
    return seconds, len(links & true) / max(len(links), 1), len(links & true) / max(len(true), 1)


def main() -> None:
    """Print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1_000)
    count = parser.parse_args().count
    for name, (seconds, precision, recall) in (
        ("jaarschijf", timed(2, count, 1)),
        ("rapidfuzz", timed_brute_force(count)),
    ):
        print(f"{name:10} {seconds:6.1f} s  precision {precision:.3f}  recall {recall:.3f}")


if __name__ == "__main__":
    main()
