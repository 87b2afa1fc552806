"""Which pairs of agreements of two years are worth comparing: those whose words are nearest, either way round.

Stems and pairs of neighbouring stems, weighted by rarity, in a sparse product; character 4-grams beside them find
compounds. In large years a term that many share retrieves nothing by itself, so the cost stays near linear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jaarschijf.corpus.lexicon import Lexicon
from jaarschijf.corpus.words import Words

# A term in more agreements than this retrieves nothing in a year too large to compare each with each.
_POSTINGS = 60
_SMALL = 90_000
_KEEP = 3
# Pairs with less in common than this are compared only when they are printed side by side.
_FAR = 0.1

# Two years with no more agreements than this together are multiplied as dense matrices:
# sooner than sparse ones, and without their library.
_DENSE = 800
# Rows of a product that are made at a time.
_AT_ONCE = 500

Floats = NDArray[np.float64]
Matrix = Any  # a numpy array, or a sparse matrix of scipy, which has no types


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs by place in both lists: cosines of words and of 4-grams, and the lead of their mean over the nearest rival."""

    earlier: NDArray[np.int64]
    later: NDArray[np.int64]
    words: Floats
    grams: Floats
    margin: Floats


def find_candidates(
    earlier: Sequence[Words], later: Sequence[Words], lexicon: Lexicon, required: Iterable[tuple[int, int]] = ()
) -> Candidates:
    """For each agreement its nearest of the other year, and the `required` pairs; each pair once, in order."""
    words = _matrices(earlier, later, lexicon.vector)
    grams = _matrices(earlier, later, lambda text: _grams(text, lexicon))
    if len(earlier) * len(later) <= _SMALL:
        near = words[0] @ words[1].T + grams[0] @ grams[1].T
        forth, back = _nearest(near), _nearest(near.T)
    else:
        rare = _matrices(earlier, later, lambda text: _rare_terms(text, lexicon))
        forth, back = _nearest_in_parts(*rare), _nearest_in_parts(*reversed(rare))
    wanted = set(required)
    pairs = forth | {(row, column) for column, row in back} | wanted
    if not pairs:
        empty, none = np.zeros(0, dtype=np.int64), np.zeros(0)
        return Candidates(empty, empty, none, none, none)
    rows, columns = (np.array(side, dtype=np.int64) for side in zip(*sorted(pairs), strict=True))
    word_cosines, gram_cosines = (_pair_products(a, b, rows, columns) for a, b in (words, grams))
    mean = (word_cosines + gram_cosines) / 2
    worth = (mean >= _FAR) | np.array([pair in wanted for pair in zip(rows.tolist(), columns.tolist(), strict=True)])
    margin = mean - np.maximum(_rivals(rows, mean), _rivals(columns, mean))
    return Candidates(*(side[worth] for side in (rows, columns, word_cosines, gram_cosines, margin)))


def _matrices(
    earlier: Sequence[Words], later: Sequence[Words], vector: Callable[[Words], dict[str, float]]
) -> tuple[Matrix, Matrix]:
    """A row of unit length for each text, columns the same in both; dense when small, else sparse."""
    columns: defaultdict[str, int] = defaultdict(count().__next__)
    built = []
    for texts in (earlier, later):
        data: list[float] = []
        indices: list[int] = []
        starts = [0]
        for text in texts:
            weights = vector(text)
            data += weights.values()
            indices += map(columns.__getitem__, weights)
            starts.append(len(data))
        built.append((_unit_rows(data, starts), indices, starts, len(texts)))
    width = max(len(columns), 1)
    # By the number of texts, which is that of all matrices that are added up: dense and sparse ones do not mix.
    make = _dense_matrix if len(earlier) + len(later) <= _DENSE else _sparse_matrix
    first, second = (make(data, indices, starts, (count, width)) for data, indices, starts, count in built)
    return first, second


def _unit_rows(data: Sequence[float], starts: Sequence[int]) -> Floats:
    """The data of rows that begin at `starts`, each divided by its length."""
    values, sizes = np.asarray(data), np.diff(starts)
    lengths = np.sqrt(np.bincount(np.repeat(np.arange(len(sizes)), sizes), values * values, len(sizes)))
    lengths[lengths == 0] = 1.0
    return np.asarray(values / np.repeat(lengths, sizes))


def _dense_matrix(data: Floats, indices: list[int], starts: list[int], shape: tuple[int, int]) -> Matrix:
    matrix = np.zeros(shape)
    matrix[np.repeat(np.arange(shape[0]), np.diff(starts)), indices] = data
    return matrix


def _sparse_matrix(data: Floats, indices: list[int], starts: list[int], shape: tuple[int, int]) -> Matrix:
    from scipy import sparse

    make: Any = sparse.csr_matrix
    return make((data, indices, starts), shape=shape)


def _grams(text: Words, lexicon: Lexicon) -> dict[str, float]:
    # Of two stems with a gram in common the weightier comes last, and stays.
    stems = sorted((lexicon.weight(stem), stem) for stem, share in text.telling if share == 1)
    return {gram: weight for weight, stem in stems for gram in _stem_grams(stem)}


@lru_cache(maxsize=65_536)
def _stem_grams(stem: str) -> tuple[str, ...]:
    padded = f"_{stem}_"
    return tuple(padded[start : start + 4] for start in range(max(len(padded) - 3, 1)))


def _rare_terms(text: Words, lexicon: Lexicon) -> dict[str, float]:
    """The stems and neighbouring subject stems that few agreements have; failing those, the rarest."""
    weights = {stem: weight for stem, weight in lexicon.vector(text).items() if lexicon.count(stem) <= _POSTINGS}
    telling = [stem for stem in text.stems if stem in text.subject or stem[0].isdigit()]
    for first, second in pairwise(telling):
        weights[f"{first} {second}"] = lexicon.weight(first) + lexicon.weight(second)
    return weights


def _nearest(matrix: Matrix) -> set[tuple[int, int]]:
    """For each row its few highest columns; of equals the first."""
    if isinstance(matrix, np.ndarray):
        best = np.argsort(-matrix.round(9), axis=1, kind="stable")[:, :_KEEP]
        rows = np.repeat(np.arange(len(best)), best.shape[1])
        above = matrix[rows, best.ravel()] > 0
        return set(zip(rows[above].tolist(), best.ravel()[above].tolist(), strict=True))
    found: set[tuple[int, int]] = set()
    matrix = matrix.tocsr()
    indices, data, starts = matrix.indices, matrix.data.round(9), matrix.indptr.tolist()
    for row, (begin, end) in enumerate(pairwise(starts)):
        columns, values = indices[begin:end], data[begin:end]
        best = np.lexsort((columns, -values))[:_KEEP]
        found.update((row, column) for column in columns[best[values[best] > 0]].tolist())
    return found


def _nearest_in_parts(first: Matrix, second: Matrix) -> set[tuple[int, int]]:
    """As above for the rows of `first` by those of `second`, some at a time: all products of two years of many thousands, which
    nobody wrote, would not fit in memory."""
    columns = second.T
    parts = range(0, first.shape[0], _AT_ONCE)
    return {
        (start + row, column) for start in parts for row, column in _nearest(first[start : start + _AT_ONCE] @ columns)
    }


def _pair_products(first: Matrix, second: Matrix, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Floats:
    if isinstance(first, np.ndarray):
        return np.asarray(np.einsum("ij,ij->i", first[rows], second[columns]), dtype=np.float64)
    return np.asarray(first[rows].multiply(second[columns]).sum(axis=1), dtype=np.float64).ravel()


def _rivals(side: NDArray[np.int64], mean: Floats) -> Floats:
    """For each pair the highest mean of another pair with the same agreement on this side."""
    size = int(side.max()) + 1
    best, second = np.zeros(size), np.zeros(size)
    for owner, value in zip(side.tolist(), mean.tolist(), strict=True):
        if value > best[owner]:
            best[owner], second[owner] = value, best[owner]
        elif value > second[owner]:
            second[owner] = value
    return np.where(mean >= best[side] - 1e-12, second[side], best[side])
