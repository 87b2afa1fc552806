"""What is drawn on a page beside its text, by PDFium: the paths, those inside forms too, and the images."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, repeat

import numpy as np
import numpy.typing as npt
import pypdfium2

from jaarschijf.extract.pdf import pdfium_library as pdfium
from jaarschijf.extract.pdf.drawing import UNPAINTED, Drawing, Floats, Numbers, Outlines, Paint
from jaarschijf.extract.pdf.pdfium_library import IDENTITY, Address, Matrix, Room, colors_of
from jaarschijf.extract.pdf.turn import Turn
from jaarschijf.schema.geometry import Box

_DEEPEST_FORM = 40  # as deep as PDFium goes
# Texts of a page whose sizes are asked for: in files with more of them each is a letter.
_MOST_TEXTS = 1000
_MODES = Room((0, 0), np.int32, apart=True)
_WIDTHS, _SIZES = Room((0.0,), np.float32), Room((1.0,), np.float32)
_POINTS = Room((0.0, 0.0), np.float32, apart=True)


@dataclass(slots=True)
class _Drawn:
    """Paths and images in drawing order, the matrix of the forms around each, and whether there are shadings too, or texts
    without a size."""

    paths: list[Address] = field(default_factory=list)
    around_paths: list[Matrix] = field(default_factory=list)
    images: list[Address] = field(default_factory=list)
    around_images: list[Matrix] = field(default_factory=list)
    shaded: bool = False
    sizeless: bool = False


def read_drawing(page: pypdfium2.PdfPage, turn: Turn) -> Drawing:
    """The paths and images of an open page, where `turn` shows them."""
    handle = pdfium.reference_to(page.raw)
    drawn = _Drawn()
    _collect(map(pdfium.page_object, repeat(handle), range(pdfium.object_count(handle))), IDENTITY, 0, drawn)
    images = _matrices(drawn.images, drawn.around_images).tolist()
    boxes = [_image_box(matrix, turn) for matrix in images]
    return Drawing(*_read_paths(drawn, turn), boxes, drawn.shaded, drawn.sizeless)


def _collect(objects: Iterable[Address], matrix: Matrix, depth: int, drawn: _Drawn) -> None:
    # Most are texts, a letter each in some files: these are passed over in bulk.
    found = list(objects)
    kinds = np.fromiter(map(pdfium.object_type, found), dtype=np.int_, count=len(found))
    texts = kinds == pdfium.TEXT
    if 0 < np.count_nonzero(texts) <= _MOST_TEXTS:
        drawn.sizeless |= not _SIZES.ask(pdfium.text_size, list(compress(found, texts))).all()
    for at in np.flatnonzero(~texts).tolist():
        item, kind = found[at], kinds[at]
        if kind == pdfium.PATH:
            drawn.paths.append(item)
            drawn.around_paths.append(matrix)
        elif kind == pdfium.IMAGE:
            drawn.images.append(item)
            drawn.around_images.append(matrix)
        elif kind == pdfium.SHADING:
            drawn.shaded = True
        elif kind == pdfium.FORM and depth < _DEEPEST_FORM:
            parts = map(pdfium.form_object, repeat(item), map(ctypes.c_ulong, range(pdfium.form_count(item))))
            _collect(parts, tuple(_matrices([item], [matrix])[0].tolist()), depth + 1, drawn)


def _matrices(items: list[Address], around: list[Matrix]) -> Floats:
    """A row for the matrix of each item, first its own, then that of the forms around it (PDF 32000-1, 8.3.4)."""
    inner = pdfium.matrices_of(pdfium.object_matrix, items)
    if all(matrix is IDENTITY for matrix in around):
        return inner
    a, b, c, d, e, f = inner.T
    p, q, r, s, t, u = np.array(around, dtype=np.float64).reshape(-1, len(IDENTITY)).T
    with np.errstate(all="ignore"):  # whatever numbers a damaged file holds
        return np.array(
            [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u]
        ).T


def _image_box(matrix: Sequence[float], turn: Turn) -> Box:
    a, b, c, d, e, f = matrix
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    return Box(*turn.corners(min(xs), min(ys), max(xs), max(ys)))


def _read_paths(drawn: _Drawn, turn: Turn) -> tuple[Outlines, Paint]:
    filled, stroked = _MODES.ask(pdfium.draw_mode, drawn.paths).T
    fills = _colors(pdfium.fill_color, drawn.paths, filled != 0)
    strokes = _colors(pdfium.stroke_color, drawn.paths, stroked != 0)
    matrices = _matrices(drawn.paths, drawn.around_paths)
    widths, dashed = np.zeros(len(drawn.paths)), np.zeros(len(drawn.paths), dtype=np.bool_)
    if stroked.any():
        widths = _WIDTHS.ask(pdfium.stroke_width, drawn.paths)[:, 0] * np.hypot(matrices[:, 0], matrices[:, 1])
        dashed = np.fromiter(map(pdfium.dash_count, drawn.paths), dtype=np.int_, count=len(drawn.paths)) > 0
    return _outlines(drawn.paths, matrices, turn), Paint(fills, strokes, widths, dashed)


def _colors(ask: pdfium.Function, items: list[Address], which: npt.NDArray[np.bool_]) -> Numbers:
    """The colours of the items `which` picks, UNPAINTED for others and for what is wholly transparent."""
    if not which.any():
        return np.full(len(items), UNPAINTED)
    return np.where(which, colors_of(ask, items), UNPAINTED)


def _outlines(items: list[Address], matrices: Floats, turn: Turn) -> Outlines:
    """A curve parts a path's straight pieces, and each of its points is one."""
    counts = list(map(pdfium.segment_count, items))
    owners, indices = chain.from_iterable(map(repeat, items, counts)), chain.from_iterable(map(range, counts))
    segments = list(map(pdfium.segment_at, owners, indices))
    kinds = np.fromiter(map(pdfium.segment_type, segments), dtype=np.int_, count=len(segments))
    closes = np.fromiter(map(pdfium.segment_closes, segments), dtype=np.bool_, count=len(segments))
    x, y = _POINTS.ask(pdfium.segment_point, segments).astype(np.float64).T
    paths = np.repeat(np.arange(len(items)), counts)
    a, b, c, d, e, f = matrices[paths].T
    with np.errstate(all="ignore"):
        points = np.array(turn.point(a * x + c * y + e, b * x + d * y + f))
    return Outlines.of(points, paths, kinds != pdfium.LINE_TO, closes)
