"""What can go wrong, as data (`Problem`) and as exceptions.

    JaarschijfError
    ├── UnreadableFile        a file that can't be opened as a PDF
    │   ├── NotAPdf
    │   ├── EncryptedPdf
    │   ├── DamagedPdf
    │   └── TooLarge
    ├── NoAgreements          a PDF that was read and holds no agreements
    ├── InputNotFound         a path that does not exist, or a folder without PDFs
    ├── CorpusError           the corpus file: locked, of a newer version, not one of ours, or absent
    ├── InvalidExport         a file handed to `import json` that is no export of ours, or of a newer version
    ├── NotAReview            a spreadsheet that is no review of ours, or a choice in it that is not offered
    ├── OutputError           what is asked for can't be written there
    ├── QueryError            SQL that the corpus refused
    ├── ServerError           the address or the port can't be listened on
    ├── ModelError            the Dutch model is asked for and can't be had
    ├── WorkersError          no process to read in can be started on this machine
    ├── ClusterError          the Dask cluster can't be used: no scheduler, no workers, another version there
    └── MissingTool           a program or an extra that this input needs is not installed

An error is written like a form: what happened, where, what to do about it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["info", "warning", "error"]

# What to do about most of what may be misread on a page.
HOLD_AGAINST_ROWS = "hold the page against its rows; `inspect --images` draws them"
# And where a font no longer tells its letters.
PRINT_ANEW = "print it to a new PDF from the program that made it, or hold its pages against the rows"

# What is named as a PDF, and may never come to an end when it is read.
NO_FILE = "no file: a pipe, a device, or a link that leads nowhere"

_TOLD_APART = 3  # pages with the same problem


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader of the result must know: a kebab-case `code`, what, where, and what to do.

    `page` is 1-based; `box` is (x0, top, x1, bottom) in points from the page's top left.
    """

    code: str
    message: str
    severity: Severity = "warning"
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    hint: str | None = None

    def __str__(self) -> str:
        where = f" (page {self.page})" if self.page is not None else ""
        return f"{self.message}{where}" + (f"; {self.hint}" if self.hint else "")


def warning_lines(problems: Iterable[Problem]) -> list[str]:
    """The problems that are more than information, a line each; what many pages have in common is told once.

    >>> warning_lines(Problem(code="page-damaged", message="not read", page=page) for page in (2, 3, 5, 8, 9))
    ['not read (page 2 and 4 more)']
    """
    alike: dict[tuple[str, str, str | None], list[Problem]] = {}
    for problem in problems:
        if problem.severity != "info":
            alike.setdefault((problem.code, problem.message, problem.hint), []).append(problem)
    lines: list[str] = []
    for same in alike.values():
        first = same[0]
        if len(same) <= _TOLD_APART or first.page is None:
            lines += map(str, same)
        else:
            message = f"{first.message} (page {first.page} and {len(same) - 1} more)"
            lines.append(str(replace(first, message=message, page=None)))
    return lines


class JaarschijfError(Exception):
    """Base of all errors of this project: `what` happened, `where` (a file, a page), and a `hint` what to do."""

    stage: str = "run"

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(what)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line} ({self.hint})" if self.hint else line

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments would be lost on the way back from a worker process.
        return _rebuild, (type(self), self.what, self.where, self.hint)


def _rebuild(kind: type[JaarschijfError], what: str, where: str | None, hint: str | None) -> JaarschijfError:
    return kind(what, where=where, hint=hint)


class UnreadableFile(JaarschijfError):
    """A file that can't be opened as a PDF."""

    stage = "open"


class NotAPdf(UnreadableFile):
    """The file is of another kind, whatever its name says."""


class EncryptedPdf(UnreadableFile):
    """The file wants a password."""


class DamagedPdf(UnreadableFile):
    """The file says it is a PDF, and can't be followed."""


class TooLarge(UnreadableFile):
    """The file is larger than the limits that were set."""


class GivenUp(UnreadableFile):
    """Work on a file that went over the limits of its process, or crashed it."""


class NoAgreements(JaarschijfError):
    """A PDF that was read, and holds no agreements."""

    stage = "read"


class InputNotFound(JaarschijfError):
    """A path that does not exist, or a folder without PDFs."""

    stage = "find"


class CorpusError(JaarschijfError):
    """The corpus file can't be used: locked, of a newer version, not one of ours, or absent."""

    stage = "store"


class InvalidExport(JaarschijfError):
    """A file handed to `import json` that is not what `export json` writes, or that contradicts itself."""

    stage = "import"


class NotAReview(JaarschijfError):
    """The spreadsheet is not one that `review export` made, or a choice in it is not one of those offered."""

    stage = "review"


class OutputError(JaarschijfError):
    """What is asked for can't be written there."""

    stage = "export"


class QueryError(JaarschijfError):
    """SQL that the corpus refused."""

    stage = "query"


class ServerError(JaarschijfError):
    """The address or the port can't be listened on."""

    stage = "serve"


class ModelError(JaarschijfError):
    """The Dutch model is asked for and can't be had."""

    stage = "tag"


class WorkersError(JaarschijfError):
    """No process to read in can be started on this machine."""

    stage = "read"


class ClusterError(JaarschijfError):
    """The Dask cluster can't be used: no scheduler, no workers, or another version of jaarschijf there."""

    stage = "read"


class MissingTool(JaarschijfError):
    """A program or an extra that this input needs is not installed."""

    stage = "read"
