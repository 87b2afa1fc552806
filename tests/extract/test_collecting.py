"""How often cycles are looked for: seldom while a document is read, and as before afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from jaarschijf.extract.collecting import few_collections


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def inside() -> tuple[int, int, int]:
    with few_collections():
        return gc.get_threshold()


def test_seldom_inside_and_as_before_after_an_error_too() -> None:
    gc.set_threshold(700, 9, 8)

    assert inside() == (100_000, 9, 8)
    with pytest.raises(KeyError), few_collections():
        raise KeyError
    assert gc.get_threshold() == (700, 9, 8)


@pytest.mark.parametrize("own", [(0, 10, 10), (500_000, 10, 10)], ids=["off", "more seldom"])
def test_what_is_set_otherwise_is_left(own: tuple[int, int, int]) -> None:
    gc.set_threshold(*own)

    assert inside() == own
