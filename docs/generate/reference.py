"""The pages that follow from the code, made when the documentation is built: `mkdocs build` runs this file.

Each function gives Markdown; only the last lines write, into the site and never into the repository.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jaarschijf.corpus.answer import Comment

ROOT = Path(__file__).resolve().parents[2]


def cli_page() -> str:
    """Every verb with its options, as typer tells them."""
    words = [sys.executable, "-m", "typer", "jaarschijf.output.cli", "utils", "docs", "--name", "jaarschijf"]
    text = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    # The one line of each docstring that can be tried.
    text = re.sub(r"^Example: (.+(?:\n.+)*)", r"```sh\n\1\n```", text, flags=re.MULTILINE)
    # Its own list of verbs cuts their sentences short.
    firsts = dict(re.findall(r"^#+ `(jaarschijf.*)`\n\n(.+)$", text, re.MULTILINE))
    lines, within = [], "jaarschijf"
    for line in text.splitlines():
        if heading := re.fullmatch(r"#+ `(jaarschijf.*)`", line):
            within = heading[1]
        elif (verb := re.match(r"\* `(\w+)`: ", line)) and (first := firsts.get(f"{within} {verb[1]}")):
            line = verb[0] + first
        lines.append(line)
    return re.sub(r"\A# `jaarschijf`", "# Command line", "\n".join(lines) + "\n")


def views_page() -> str:
    """The public views and their columns, as `COMMENT ON` tells them."""
    views, types = _views()
    parts = ["# Views", _VIEWS_INTRO]
    for view, comment in views.items():
        lines = [f"| `{name}` | {types[view, name]} | {_cell(text)} |" for name, text in comment.columns.items()]
        table = "\n".join(["| column | type | what it is |", "| --- | --- | --- |", *lines])
        parts += [f"## {view}", comment.text, table]
    return "\n\n".join(parts) + "\n"


@cache
def _views() -> tuple[dict[str, Comment], dict[tuple[str, str], str]]:
    from jaarschijf.corpus.store import Corpus

    types = "select table_name, column_name, data_type from duckdb_columns() where schema_name = 'main'"
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "empty.duckdb"
        Corpus.open(db).close()
        with Corpus.open(db, read_only=True) as corpus:
            found = corpus.query(types).rows
            return corpus.comments(), {(view, column): str(kind) for view, column, kind in found}


_VIEWS_INTRO = """The views are a promise: columns may be added, never renamed. Every corpus holds them, and says of each what it is:

```sql
select view_name, comment from duckdb_views() where not internal
```"""


def schema_page(schema: dict[str, Any]) -> str:
    """The JSON Schema of `export json`: a table for each kind of thing in it."""
    parts = ["# JSON Schema", _SCHEMA_INTRO, _object_table("The file", schema)]
    parts += [_object_table(name, part) for name, part in sorted(schema.get("$defs", {}).items())]
    return "\n\n".join(parts) + "\n"


_SCHEMA_INTRO = """`jaarschijf export json` writes one object of this shape, and `export jsonl` a document of it on each line.
The schema itself (JSON Schema 2020-12) is [jaarschijf.schema.json](jaarschijf.schema.json); `jaarschijf schema` prints it."""


_VIEW_OF = {
    "ExportedDocument": "documents",
    "ExportedParty": "parties",
    "ExportedTheme": "themes",
    "ExportedUnplacedText": "unplaced_text",
    "ExportedRow": "agreement_rows",
    "ExportedAgreement": "agreements",
    "ExportedMention": "mentions",
    "ExportedLink": "links",
    "ExportedQuote": "quotes",
    "ExportedDecision": "review",
    "ExportedDoubt": "review",
    "ExportedRowDecision": "row_review",
    "ExportedFile": "files",
}
_NESTED = {
    "schema_version": "Of this shape: within 1.x fields are added, never renamed or removed.",
    "documents": "What was read, a document for each PDF.",
    "unplaced_text": "What of its pages has no place in the result.",
    "links": "Which agreements are the same commitment in successive years.",
    "parties": "Who agreed.",
    "themes": "What it is divided in.",
    "rows": "The rows, in reading order.",
    "agreements": "The row's jaarafspraken, one for each year.",
    "mentions": "What is tagged in it.",
    "width": "Width.",
    "height": "Height.",
    "path": "Where it lay.",
    "agreement_id": "The agreement.",
    "lineage_id": "The commitment over all years.",
    "score": "0 to 1.",
    "from_key": "Of the earlier one: municipality, year and words.",
    "to_key": "Of the later one.",
    "title": "What stands over it.",
    "cells": "Its texts, a list for each row.",
    "page": "1-based page.",
    "x0": "Left edge.",
    "top": "Upper edge.",
    "x1": "Right edge.",
    "bottom": "Lower edge.",
}


def _object_table(name: str, schema: dict[str, Any]) -> str:
    lines = [f"## {name}", " ".join(schema.get("description", "").split()), ""]
    if "enum" in schema:
        return "\n".join([*lines, "One of " + ", ".join(f"`{value}`" for value in schema["enum"]) + "."])
    lines += ["| field | type | what it is |", "| --- | --- | --- |"]
    required = set(schema.get("required", ()))
    # Field names and meanings are those of the views.
    views = _views()[0]
    meanings = views[_VIEW_OF[name]].columns if name in _VIEW_OF else {}
    for field, part in schema.get("properties", {}).items():
        type_ = _type_name(part) + ("" if field in required else ", may be left out")
        meaning = part.get("description") or meanings.get(field) or _NESTED.get(field, "")
        lines.append(f"| `{field}` | {type_} | {_cell(meaning)} |")
    return "\n".join(lines)


def _type_name(part: dict[str, Any]) -> str:
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in part:
        return " or ".join(_type_name(option) for option in part["anyOf"])
    if "enum" in part:
        return " or ".join(f"`{value}`" for value in part["enum"])
    if part.get("type") == "array" and isinstance(part.get("items"), dict):
        return f"list of {_type_name(part['items'])}"
    if isinstance(part.get("additionalProperties"), dict):
        return f"object of {_type_name(part['additionalProperties'])}"
    return str(part.get("format") or part.get("const") or part.get("type", "anything"))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def root_page(name: str) -> str:
    """A page that stands at the top of the repository, with its links led to where their targets are in the site."""
    text = (ROOT / name).read_text(encoding="utf-8")
    pages = {"ARCHITECTURE.md": "architecture.md", "CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}

    def lead(match: re.Match[str]) -> str:
        label, target = match[1], match[2]
        if target in pages:
            return f"[{label}]({pages[target]})"
        if target.startswith("docs/"):
            return f"[{label}](../{target.removeprefix('docs/')})"
        return match[0] if "://" in target or target.startswith("#") else f"`{target}`"

    return re.sub(r"\[([^\]]+)\]\(([^)]+)\)", lead, text)


def notebook_page(notebook: dict[str, Any]) -> str:
    """The notebook and its results as Markdown."""
    parts = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        parts.append(source if cell["cell_type"] == "markdown" else f"```python\n{source}\n```")
        for output in cell.get("outputs", ()):
            data = output["data"]
            if "image/svg+xml" in data:
                parts.append(f"<div>{data['image/svg+xml']}</div>")
            elif "text/html" in data:
                parts.append(data["text/html"].replace(' class="dataframe"', ""))  # as the site's own tables
            else:
                parts.append(f"```text\n{data['text/plain']}\n```")
    return "\n\n".join(parts) + "\n"


def write_pages() -> None:
    """Put every page into the site that is being built."""
    import mkdocs_gen_files

    from jaarschijf.schema.export import json_schema

    schema = json_schema()
    notebook = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))
    with mkdocs_gen_files.open("notebook.md", "w") as page:
        page.write(notebook_page(notebook))
    pages = {
        "cli.md": cli_page(),
        "views.md": views_page(),
        "json-schema.md": schema_page(schema),
        "jaarschijf.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n",
        "architecture.md": root_page("ARCHITECTURE.md"),
        "contributing.md": root_page("CONTRIBUTING.md"),
        "changelog.md": root_page("CHANGELOG.md"),
    }
    for name, text in pages.items():
        with mkdocs_gen_files.open(f"reference/{name}", "w") as page:
            page.write(text)


if __name__ == "<run_path>" or __name__ == "__main__":
    write_pages()
