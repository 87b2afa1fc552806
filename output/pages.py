"""Web pages from templates; every text of a document is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from jaarschijf.output.sentences import in_language
from jaarschijf.output.word_diff import word_differences

if TYPE_CHECKING:
    from jaarschijf.output.comparison import Comparison, Pair
    from jaarschijf.output.marked_text import Run


def template_environment() -> Environment:
    """Templates of this room, with escaping on; a name that is not given is an error."""
    environment = Environment(
        loader=PackageLoader("jaarschijf.output", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["word_differences"] = word_differences
    environment.globals["told"] = told
    environment.globals["figure"] = figure
    environment.globals["meaning"] = meaning
    environment.globals["years"] = years
    return environment


def figure(value: float, words: Mapping[str, Any], form: str = ".2f") -> str:
    """A number with the decimal mark of a language, whose words (of report.toml) are given, and a real minus.

    >>> figure(-0.5, {"decimal": ","})
    '−0,50'
    """
    return format(value, form).replace("-", "−").replace(".", str(words["decimal"]))


def years(first: int, last: int) -> str:
    """A stretch of years, or the one it is.

    >>> years(2022, 2024), years(2024, 2024)
    ('2022–2024', '2024')
    """
    return f"{first}–{last}" if first != last else str(first)


def meaning(run: Run, words: Mapping[str, Any]) -> str:
    """What a tag says, in the words of report.toml; of one that says no more than its label, that."""
    return ", ".join(words["value"].get(part, part) for part in run.meaning) or str(words["label"][run.label])


def told(sentences: Iterable[str], language: str) -> Markup:
    """Sentences of ours in the language of the page; one that is only there in English is marked as such."""
    parts = []
    for sentence in sentences:
        translated = in_language(sentence, language)
        form = Markup("{}") if translated is not None else Markup('<span lang="en">{}</span>')
        parts.append(form.format(translated or sentence))
    return Markup("; ").join(parts)


def comparison_page(comparison: Comparison) -> str:
    """A page of its own, without script or network, with two years side by side and the changed words marked."""
    themes: dict[str, list[Pair]] = {}
    for pair in comparison.pairs:
        themes.setdefault(pair.theme, []).append(pair)
    return template_environment().get_template("compare.html").render(comparison=comparison, themes=themes)
