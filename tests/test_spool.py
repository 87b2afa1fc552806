"""What is put away comes back as it was, and little of it stays unpacked."""

from __future__ import annotations

import hashlib
import pickle
import random
import tempfile
import tracemalloc
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaarschijf.schema.geometry import Box, Word
from jaarschijf.schema.problems import JaarschijfError
from jaarschijf.schema.spool import Spool

MOST, KEEP = st.integers(0, 40), st.integers(0, 20)


@given(st.lists(st.integers(), max_size=80), st.lists(st.integers(), max_size=30), MOST, KEEP)
def test_it_is_the_sequence_that_was_put_in(first: list[int], more: list[int], most: int, keep: int) -> None:
    spool = Spool(first, most=most, keep=keep)
    spool.extend(more)
    whole = [*first, *more]

    assert list(spool) == list(spool) == whole
    assert len(spool) == len(whole)
    assert [spool[at] for at in range(-len(whole), len(whole))] == whole + whole
    assert spool[-5:] == whole[-5:]
    assert spool[2:9] == whole[2:9]
    assert list(reversed(spool)) == whole[::-1]


@given(st.integers(0, 200), MOST, KEEP)
def test_the_last_ones_are_the_very_objects_and_the_first_are_packed(count: int, most: int, keep: int) -> None:
    things = [[at] for at in range(count)]
    spool = Spool(things, most=most, keep=keep)
    same = [found is thing for found, thing in zip(spool, things, strict=True)]

    assert all(same[-keep:] if keep else [])
    assert sum(same) <= max(most, keep + 16)
    assert same == sorted(same)  # none that is packed after one that is not


@given(st.lists(st.binary(max_size=9), max_size=80), MOST, KEEP)
def test_another_process_gets_the_same_sequence(items: list[bytes], most: int, keep: int) -> None:
    spool = Spool(items, most=most, keep=keep)
    copy = pickle.loads(pickle.dumps(spool))
    copy.extend([b"more"])

    assert list(copy) == [*items, b"more"]
    assert list(spool) == items


def test_what_is_much_lies_in_a_file_without_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    items = [random.Random(at).randbytes(1 << 16) for at in range(40)]
    tracemalloc.start()
    try:
        spool = Spool(iter(items), most=8)
        before = tracemalloc.get_traced_memory()[0]
        read = hashlib.sha256(b"".join(spool)).digest()
    finally:
        tracemalloc.stop()

    assert before < 2 << 20
    assert read == hashlib.sha256(b"".join(items)).digest()
    assert list(tmp_path.iterdir()) == []


def test_no_room_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))

    with pytest.raises(JaarschijfError, match="no room for what is put away"):
        Spool((random.Random(at).randbytes(1 << 16) for at in range(40)), most=8)


def test_a_word_is_unpacked_as_it_was() -> None:
    word = Word(
        "m²,", Box(1.5, 2.0, 30.25, 12.0), 9.5, True, False, 0xFF0000, array("d", [10.0, 20.0, 30.25]), False, True
    )
    words = pickle.loads(pickle.dumps([word, word]))

    assert words == [word, word]
    assert words[0] is words[1]
    assert isinstance(words[0].box, Box)
