"""Regular expressions kept from run to run, as Python keeps the code of modules.

To compile the 1,200 that reading and tagging ask for takes as long as to read fifteen pages; to recall them, a hundredth of
that. `re` has no way to keep what it compiles, so this stands between two parts of it. Where they are not as they are in
the Pythons known, nothing is kept and all is compiled, as without this.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeAlias

Compile: TypeAlias = Callable[..., re.Pattern[Any]]
_Key: TypeAlias = tuple[str | bytes, int]  # a pattern, and the flags it is compiled with
# What the engine makes a pattern of: its flags, its code in numbers of four bytes, its number of groups, the groups by name,
# the names by group.
_Parts: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

_compiler: Any = getattr(re, "_compiler", None)  # makes a pattern into code, in Python
_CODE = "I"
# Code is for one version of the engine.
_MADE_BY = sys.version.encode()


@contextmanager
def kept_patterns(file: Path) -> Iterator[None]:
    """Within, patterns that are in a file are recalled instead of compiled. Then it is written anew, if more were asked for.

    A file that is not there, is damaged, is of another Python or can't be written costs the time, and nothing else.
    """
    engine: Any = getattr(_compiler, "_sre", None)
    if not hasattr(engine, "compile") or not hasattr(_compiler, "compile"):
        yield
        return
    known, asked = _read(file), dict[_Key, _Parts]()
    compile_anew = _compiler.compile
    _compiler.compile = _recalling(engine.compile, known, asked, compile_anew)
    try:
        yield
    finally:
        _compiler.compile = compile_anew
    if asked.keys() - known.keys():
        with suppress(OSError, ValueError):  # ValueError: of a kind that `marshal` does not write
            _write(file, asked)


def _recalling(
    make: Compile, known: Mapping[_Key, _Parts], asked: dict[_Key, _Parts], compile_anew: Compile
) -> Compile:
    """`compile_anew`, but for patterns that are known; `asked` is filled with the parts of all it is called for."""

    def compile_pattern(pattern: str | bytes, flags: int = 0) -> re.Pattern[Any]:
        key = (pattern, int(flags))
        if key not in known:
            made, asked[key] = _watched(compile_anew, pattern, flags)
            return made
        asked[key] = parts = known[key]
        flags, code, *groups = parts
        return make(pattern, flags, _numbers(code), *groups)

    return compile_pattern


def _watched(compile_anew: Compile, pattern: str | bytes, flags: int) -> tuple[re.Pattern[Any], _Parts]:
    """A pattern compiled, and the parts that were handed to the engine for it."""
    engine, seen = _compiler._sre, list[_Parts]()

    def make(pattern: str | bytes, flags: int, code: Sequence[int], groups: int, index: Any, names: Any) -> Any:
        seen.append((int(flags), array(_CODE, code).tobytes(), groups, dict(index), tuple(names)))
        return engine.compile(pattern, flags, code, groups, index, names)

    _compiler._sre = SimpleNamespace(**(vars(engine) | {"compile": make}))
    try:
        return compile_anew(pattern, flags), seen[-1]
    finally:
        _compiler._sre = engine


def _numbers(code: bytes) -> list[int]:
    numbers = array(_CODE)
    numbers.frombytes(code)
    return numbers.tolist()


def _read(file: Path) -> dict[_Key, _Parts]:
    """What a file keeps; nothing where it is not as it was written, or not by this Python."""
    try:
        written = file.read_bytes()
    except OSError:
        return {}
    digest, content = written[:32], written[32:]
    if sha256(content).digest() != digest or not content.startswith(_MADE_BY):
        return {}
    kept: dict[_Key, _Parts] = marshal.loads(content[len(_MADE_BY) :])
    return kept


def _write(file: Path, patterns: Mapping[_Key, _Parts]) -> None:
    """Beside, then renamed: other runs read it meanwhile."""
    content = _MADE_BY + marshal.dumps(dict(patterns))
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        beside.write_bytes(sha256(content).digest() + content)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
