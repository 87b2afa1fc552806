"""A document's content through its template or its drawing module, by the producer it names."""

from __future__ import annotations

import importlib
import json
import re
from html import escape
from pathlib import Path

import pyphen
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tests.golden.make import producers
from tests.golden.make.layouts.content import BULLET, FOOTNOTE, Paper

TEMPLATES = Path(__file__).parent / "templates"
PATTERNS = pyphen.Pyphen(lang="nl_NL")
SUFFIX = {"libreoffice": "fodt", "weasyprint": "html", "chromium": "html", "typst": "typ"}


def paper_to_pdf(paper: Paper) -> bytes:
    """Print a document by the producer its content names, as it is before any turning or scanning."""
    producer = paper.layout["producer"]
    if producer == "reportlab":
        drawing = importlib.import_module(f"tests.golden.make.layouts.drawn.{paper.name.split('-')[0]}")
        pdf = drawing.paper_to_pdf(paper)
    else:
        template = _environment().get_template(f"{paper.name.split('-')[0]}.{SUFFIX[producer]}")
        pdf = getattr(producers, producer)(template.render(paper=paper))
    assert isinstance(pdf, bytes)
    return pdf


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=False, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters |= {"x": escape, "html": cell_to_html, "fodt": cell_to_fodt, "typ": cell_to_typst, "s": _quoted}
    environment.filters |= {"soft": with_soft_hyphens}
    environment.filters |= {"parts": lambda text: text.split("\n\n")}
    return environment


def cell_to_html(text: str) -> str:
    """Give a cell as HTML: bullets as lists (a deeper one inside the item before it), footnote marks raised."""
    out, depth = "", 0
    for part in text.split("\n\n"):
        level, part = _level(part)
        out += "<ul>" * (level - depth) + "</ul>" * (depth - level)
        inner = FOOTNOTE.sub(r"<sup>\1</sup>", escape(part))
        out += f"<li>{inner}</li>" if level else f"<p>{inner}</p>"
        depth = level
    return out + "</ul>" * depth


def cell_to_fodt(text: str) -> str:
    """Give a cell as OpenDocument paragraphs in style `C`, bullets as a list in style `B`."""
    out = ""
    for part in text.split("\n\n"):
        level, part = _level(part)
        paragraph = f'<text:p text:style-name="C">{escape(part)}</text:p>'
        if level:
            paragraph = f'<text:list text:style-name="B"><text:list-item>{paragraph}</text:list-item></text:list>'
        out += paragraph
    return out


def cell_to_typst(text: str) -> str:
    """Give a cell as Typst content, its text as string literals so that nothing in it is markup."""
    parts = [
        f"#list({_quoted(words)})" if level else f"#par({_quoted(words)})"
        for level, words in map(_level, text.split("\n\n"))
        if words
    ]
    return "[" + "\n\n".join(parts) + "]"


def with_soft_hyphens(text: str) -> str:
    """Put soft hyphens into a text's long words, as an author does who wants narrow columns to look well."""
    return re.sub(r"[A-Za-z]{9,}", lambda word: PATTERNS.inserted(word[0], "\u00ad"), text)


def _level(part: str) -> tuple[int, str]:
    bullet = BULLET.match(part)
    return (len(bullet[1]), part[bullet.end() :]) if bullet else (0, part)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
