"""`jaarschijf compare`: two years side by side, word by word."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from jaarschijf.output.commands.arguments import DATABASE, WEB_PAGE, AsJson, Database, Municipality, require_suffix

if TYPE_CHECKING:
    from rich.text import Text

    from jaarschijf.output.comparison import Comparison, Pair
    from jaarschijf.output.word_diff import Segment


# Told where there are any.
_SELDOM = ("returned", "merged")


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(compare)


def compare(
    first: Annotated[int, typer.Argument(metavar="YEAR_A", help="The earlier year.")],
    second: Annotated[int, typer.Argument(metavar="YEAR_B", help="The later year.")],
    db: Database = DATABASE,
    municipality: Municipality = None,
    html: Annotated[Path | None, typer.Option(help="Write a web page as well.", metavar="OUT")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Unchanged agreements too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show two years of a municipality side by side: what was dropped, what is new, and which words changed.

    What is back from a year before both is told as returned, what went on in another agreement as merged.

    Example: jaarschijf compare 2023 2024 --municipality Waterveen
    """
    from jaarschijf.corpus.store import Corpus
    from jaarschijf.output.comparison import compare as compare_years
    from jaarschijf.output.terminal import print_json

    if first >= second:
        reason = f"{second} is not later than {first}, and nothing is dropped or new backwards; the earlier year first"
        raise typer.BadParameter(reason, param_hint="YEAR_B")
    if html is not None:
        require_suffix(html, WEB_PAGE, argument="--html")
    with Corpus.open(db, read_only=True) as corpus:
        comparison = compare_years(corpus, first, second, municipality=municipality)
    if html is not None:
        from jaarschijf.output.pages import comparison_page
        from jaarschijf.output.replacing import text_file

        with text_file(html) as stream:
            stream.write(comparison_page(comparison))
    if as_json:
        print_json([_record(pair) for pair in comparison.pairs])
        return
    print_comparison(comparison, everything=everything)


def _record(pair: Pair) -> dict[str, object]:
    from jaarschijf.output.word_diff import word_differences

    segments = word_differences(pair.old, pair.new) if pair.old is not None and pair.new is not None else []
    return {
        "lineage_id": pair.lineage_id,
        "theme": pair.theme,
        "status": pair.status,
        "change": pair.change,
        "old": pair.old,
        "new": pair.new,
        "old_agreement_id": pair.old_agreement_id,
        "new_agreement_id": pair.new_agreement_id,
        "old_page": pair.old_page,
        "new_page": pair.new_page,
        "differences": [segment._asdict() for segment in segments],
    }


def print_comparison(comparison: Comparison, *, everything: bool) -> None:
    """Colours on a terminal; in a pipe `[-removed-]` and `{+added+}`, as word diffs are written."""
    from jaarschijf.output.comparison import ComparisonStatus
    from jaarschijf.output.terminal import say

    counts: dict[str, int] = {}
    for pair in comparison.pairs:
        counts[pair.status] = counts.get(pair.status, 0) + 1
    told = ", ".join(
        f"{counts.get(status, 0)} {status}"
        for status in get_args(ComparisonStatus)
        if status in counts or status not in _SELDOM
    )
    say(f"{comparison.municipality} {comparison.first} and {comparison.second}: {told}")
    shown = [pair for pair in comparison.pairs if everything or pair.status != "unchanged"]
    for pair in shown:
        pages = ((comparison.first, pair.old_page), (comparison.second, pair.new_page))
        places = ", ".join(f"{year} page {page}" for year, page in pages if page is not None)
        say(f"\n{pair.theme}: {pair.change or pair.status} ({places})")
        _print_segments(_segments(pair))


def _segments(pair: Pair) -> list[Segment]:
    from jaarschijf.output.word_diff import Segment, word_differences

    if pair.old is None:
        return [Segment("added", pair.new or "")]
    if pair.new is None:
        return [Segment("removed", pair.old)]
    return word_differences(pair.old, pair.new)


def _print_segments(segments: list[Segment]) -> None:
    if sys.stdout.isatty():
        from rich.console import Console

        Console().print(_coloured(segments))
        return
    from jaarschijf.output.terminal import say

    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    say("".join(marks[segment.kind].format(segment.text) for segment in segments))


def _coloured(segments: list[Segment]) -> Text:
    from rich.text import Text

    from jaarschijf.output.terminal import harmless

    styles = {"same": "", "removed": "red strike", "added": "green underline"}
    return Text.assemble(*((harmless(segment.text), styles[segment.kind]) for segment in segments))
