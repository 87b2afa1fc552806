"""The notebook, with its results: `nox -s notebook` runs `docs/notebook.ipynb` on the sample and keeps what it shows.

A cell shows the value of its last line, as Jupyter does: a frame as a table, a chart as SVG, anything else as text.
Ids are hashes of content, so the same code and sample show the same, and a test compares them.
"""

from __future__ import annotations

import ast
import contextlib
import json
import tempfile
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).resolve().parents[1] / "notebook.ipynb"


def run_cells(notebook: dict[str, Any], folder: Path) -> list[list[dict[str, Any]]]:
    """What each code cell shows when all are run in order in `folder`, which holds `documents/`."""
    names: dict[str, Any] = {"__name__": "notebook"}
    shown = []
    with contextlib.chdir(folder):
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                value = _run("".join(cell["source"]), names)
                shown.append([] if value is None else [_output(value)])
    return shown


def _run(source: str, names: dict[str, Any]) -> Any:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - the notebook is ours
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if isinstance(last, ast.Expr) else None


def _output(value: Any) -> dict[str, Any]:
    if hasattr(value, "mark_bar"):  # a chart
        data = {"image/svg+xml": _svg(value)}
    elif hasattr(value, "to_html"):  # a frame
        data = {"text/html": value.to_html(border=0), "text/plain": value.to_string()}
    else:
        data = {"text/plain": repr(value)}
    return {"output_type": "execute_result", "execution_count": None, "metadata": {}, "data": data}


def _svg(chart: Any) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(chart.to_dict()))


def main() -> None:
    """Run the notebook on the sample and write it back with its results."""
    from jaarschijf.output.commands.demo import copy_sample

    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        copy_sample(Path(name) / "documents")
        shown = iter(run_cells(notebook, Path(name)))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = next(shown)
    NOTEBOOK.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
