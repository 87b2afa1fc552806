"""What may have been meant by a name that nothing has, and what there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from jaarschijf.schema.problems import InputNotFound

_MOST = 3
_ALIKE = 75.0  # of 100
_MOST_LISTED = 12
_LOOKED_AT = 2000  # names in a folder: who names a thousand files that are not there is told soon, too


def near_names(name: str, there: Iterable[str]) -> list[str]:
    """Those of the names that look like it, the nearest first; also when it lacks its suffix, or has other capitals.

    >>> near_names("afspraken-2042.pdf", ["afspraken-2024.pdf", "notulen.docx"])
    ['afspraken-2024.pdf']
    """
    from rapidfuzz import fuzz, process  # most runs miss nothing

    by_key: dict[str, list[str]] = {}
    for each in there:
        for key in (each.casefold(), Path(each).stem.casefold()):
            by_key.setdefault(key, []).append(each)
    alike = process.extract(name.casefold(), list(by_key), scorer=fuzz.ratio, limit=_MOST, score_cutoff=_ALIKE)
    return list(dict.fromkeys(each for key, _, _ in alike for each in by_key[key]))[:_MOST]


def listed(names: Sequence[str], more_by: str = "") -> str:
    """Names for a line: the first of many, and how many more (`more_by`: what tells those).

    >>> listed(["Heidestad", "Waterveen"]), listed([])
    ('Heidestad, Waterveen', 'none')
    """
    told = ", ".join(names[:_MOST_LISTED]) or "none"
    return f"{told} and {len(names) - _MOST_LISTED} more{more_by}" if len(names) > _MOST_LISTED else told


def there_is(name: str, names: Sequence[str], more_by: str = "") -> str:
    """For a name that none of those has: which look like it, else which there are."""
    near = near_names(name, names)
    return f"there is {' and '.join(near)}" if near else f"there are {listed(names, more_by)}"


def near_files(path: Path) -> str:
    """Which files and folders beside it look like one that is not there, in words; empty where none do."""
    near: list[str] = []
    with suppress(OSError):
        near = near_names(path.name, sorted(beside.name for beside in islice(path.parent.iterdir(), _LOOKED_AT)))
    return f"there is {' and '.join(str(path.with_name(name)) for name in near)}" if near else ""


def missing_file(path: Path, *, hint: str = "check its name") -> InputNotFound:
    """That there is no such file; `hint` is what to do where none beside it looks like it."""
    return InputNotFound("no such file", where=str(path), hint=near_files(path) or hint)
