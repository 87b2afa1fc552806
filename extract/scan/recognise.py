"""A page that is a picture becomes words and rules: which pages are, and what is told of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from jaarschijf.extract.pdf.drawing import is_picture
from jaarschijf.extract.pdf.pages import render_pages
from jaarschijf.extract.scan.settled_type import SettledType
from jaarschijf.schema.geometry import Page
from jaarschijf.schema.problems import JaarschijfError, MissingTool, Problem, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_SURE = 0.85
_SOME = 0.5  # below it are specks that were taken for letters


def recognise_pages(
    path: str | os.PathLike[str],
    pages: Iterable[Page],
    problems: list[Problem],
    on_recognised: Callable[[], object] | None = None,
) -> Iterator[Page]:
    """The pages, those that are not legible, or that a text is laid over, read from their picture; `problems` is added to by
    what a reader must know of that, and `on_recognised` called after each on which letters are seen, or none at all: noise takes
    longest, and holds nothing.

    A page that can't be recognised stays as it is. After the last one raises MissingTool when no page is legible and what
    recognition needs is not installed, UnreadableFile when no page is legible and none could be recognised.
    """
    failure: JaarschijfError | None = None
    settled = SettledType()
    useful = 0
    for page in pages:
        read = page
        if not page.legible or page.overlaid:
            try:
                read = _recognise(path, page)
            except (MissingTool, UnreadableFile) as error:
                problems.append(_not_recognised(page, error))
                failure = error if not page.legible else failure
            else:
                settled.settle(read)
                told_nothing = bool(page.words) and not page.legible and not is_picture(page)
                problems.append(_recognised_problem(read, told_nothing=told_nothing))
                if on_recognised is not None and (not read.words or read.sureness >= _SOME):
                    on_recognised()
        useful += read.legible
        yield read
    if failure is not None and not useful:
        raise type(failure)(failure.what, where=str(path), hint=failure.hint) from failure


def _recognise(path: str | os.PathLike[str], page: Page) -> Page:
    # What looks at pictures is imported for a scan: a document of text is read as quickly as it takes to import.
    from jaarschijf.extract.scan.picture_page import scan_to_page, sharpness
    from jaarschijf.extract.scan.tesseract import libraries

    found = libraries()
    dpi = sharpness(page)
    ((_, picture),) = render_pages(path, [page.number], dpi)
    return scan_to_page(picture, page.number, dpi, found)


def _not_recognised(page: Page, error: JaarschijfError) -> Problem:
    message = f"a picture of a page: {error.what}"
    if page.legible:
        message = f"a picture of a page, read by the text that lies over it and without its lines: {error.what}"
    return Problem(code="page-not-recognised", message=message, page=page.number, hint=error.hint)


def _recognised_problem(page: Page, *, told_nothing: bool) -> Problem:
    """What to know of a recognised page; whether it had text of which its fonts `told_nothing`."""
    sure = page.sureness
    message = f"read from a picture, letters {sure:.0%} sure"
    if told_nothing:
        message = f"no font tells which letters it draws: read from a picture, letters {sure:.0%} sure"
    elif not page.words:
        message = "a picture of a page, and no word is seen in it"
    return Problem(
        code="page-recognised",
        message=message,
        severity="warning" if told_nothing or sure < _SURE else "info",
        page=page.number,
    )
