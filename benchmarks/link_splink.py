"""Linking beside Splink, a probabilistic record linker, on the same made-up agreements of two years.

    pip install splink && python benchmarks/link_splink.py [--count N]

Splink gets the text, the theme, who acts and the place, taken out of the text for it; it blocks on the place and on long words, estimates
its parameters by expectation maximisation, and its best pair for each agreement counts from match probability 0.5 on.
"""

from __future__ import annotations

import argparse
import re
from time import process_time

import pandas as pd
import splink.comparison_library as cl
from link_scale import statements, timed
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from jaarschijf.corpus.statement import Statement


def main() -> None:
    """Print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1_000)
    count = parser.parse_args().count
    print(f"jaarschijf {line(*timed(2, count, 1))}")
    print(f"splink     {line(*timed_splink(count))}")


def line(seconds: float, precision: float, recall: float) -> str:
    """Three figures."""
    return f"{seconds:6.1f} s  precision {precision:.3f}  recall {recall:.3f}"


def timed_splink(count: int) -> tuple[float, float, float]:
    """Processor seconds, precision and recall."""
    made, true = statements("m1", 2, count, 1)
    years = [pd.DataFrame([record(s) for s in made if s.year == year]) for year in (2020, 2021)]
    start = process_time()
    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="unique_id",
        blocking_rules_to_generate_predictions=[
            block_on("theme", "long_first"),
            block_on("theme", "long_last"),
            block_on("place"),
        ],
        comparisons=[
            cl.JaroWinklerAtThresholds("text", [0.95, 0.88, 0.8]),
            cl.LevenshteinAtThresholds("place", [2, 5]),
            cl.ExactMatch("theme"),
            cl.ExactMatch("who"),
        ],
    )
    api = DuckDBAPI()
    linker = Linker([api.register(year) for year in years], settings)
    linker.training.estimate_probability_two_random_records_match([block_on("place", "theme")], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("theme", "who"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("place"))
    found = linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    seconds = process_time() - start
    best = found.sort_values("match_probability", ascending=False).drop_duplicates("unique_id_r")
    links = {tuple(sorted(pair, key=lambda i: i[-4:])) for pair in zip(best.unique_id_l, best.unique_id_r, strict=True)}
    return seconds, len(links & true) / max(len(links), 1), len(links & true) / len(true)


def record(statement: Statement) -> dict[str, str | None]:
    """What Splink is given of one agreement."""
    words = [word for word in re.findall(r"\w+", statement.text) if len(word) > 6]
    place = re.search(r"in de (\w+ bij de \w+)", statement.text)
    return {
        "unique_id": statement.agreement_id,
        "text": statement.text,
        "theme": statement.theme,
        "who": statement.mentions[0]["value"],
        "place": place[1] if place else None,
        "long_first": words[0].casefold() if words else None,
        "long_last": words[-1].casefold() if words else None,
    }


if __name__ == "__main__":
    main()
