"""Ruling lines in a picture of a page: strokes, hairlines fainter than any letter, and the edges of dark bands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import compress, pairwise
from typing import Any

import numpy as np

from jaarschijf.extract.scan.hairlines import ASKEW, TEXT_INK, Direction, hairlines, is_in_text, lengthwise, thickness
from jaarschijf.extract.scan.ink_pieces import BROADEST_STROKE, SHORTEST_LINE, Pixels, pieces_of, pixels
from jaarschijf.extract.scan.tesseract import Gray, Libraries
from jaarschijf.extract.scan.traced_borders import traced_borders
from jaarschijf.schema.geometry import Box, Rule, mean_of

_ROW = 11.0  # points: of an upright from one level to the next
_OF_LINE = 9.0  # points: what goes straight on for as long, where a line is, is of it
_NEAR_LEVEL, _AT_LEVEL = 4.0, 1.0  # points
_OVER = 16.0  # points: a line of text, and a little
_SHORT_OF_LEVEL = 1.5  # points, between a level and the letter that stands under it
_LENGTHENED = 7  # pixels at each end of a line, for its parts to meet
_THICKEST = 4.0  # points
_EDGE = 6.0  # points from the picture's edge
_RUN_OVER = 0.7  # of what lies around an upright, from left to right, that letters of a line over it have ink in
_WHOLE, _SAME_LEVEL = 0.9, 1.5  # of a column, points
_CROSSED = 2.5  # points, on both sides of an upright
_DRAWN = 0.9  # of the way from one level to the next
_AT_BAND = 8.0  # points: uprights that begin as near to a band part its columns too


def picture_to_rules(
    image: Gray, ink: Gray, bands: Sequence[Pixels], scale: float, libraries: Libraries
) -> tuple[list[Rule], Gray]:
    """Straight lines as rules (points), and a mask of their pixels, a little fattened.

    `image` is grey, set straight and `on_light_ground`, `ink` 255 where it is dark, `scale` points a pixel; the edges of `bands`
    that were dark are rules too.
    """
    cv2 = libraries.cv2
    boxes = [band.in_points(scale) for band in bands]
    edges = [box._replace(top=y, bottom=y) for box in boxes for y in (box.top, box.bottom)]
    rules: list[Rule] = []
    mask = np.zeros_like(ink)
    # Lines that end at a panel would be one thick piece with its edges.
    panels = _panels(ink, scale, cv2)
    lined = ink & ~panels
    directions: tuple[Direction, Direction] = ("h", "v")
    for direction in directions:
        # Uprights may be as short as a row is high; the levels are known by then.
        shortest = pixels(SHORTEST_LINE if direction == "h" else _ROW, scale)
        faint = hairlines(image, ink, direction, shortest, scale, cv2)
        drawn = strokes(lined, direction, shortest, cv2) | (faint & ~panels)
        # What crosses a line, or stands on it, is no part of it.
        own = _runs(ink, direction, pixels(_OF_LINE, scale), cv2) | faint
        long = _runs(drawn, direction, pixels(SHORTEST_LINE, scale), cv2)
        joined = _joined(drawn, direction, cv2)
        for piece in pieces_of(joined, cv2):
            thickest = _THICKEST / scale + ASKEW * max(piece.height, piece.width)
            box = _undone(piece, direction).in_points(scale)
            short = direction == "v" and box.height < SHORTEST_LINE
            if short and not _parts_a_row(box, rules, edges, _NEAR_LEVEL):
                continue
            # Letters run together along their line, and not down over several, nor from one level to the next.
            may_be_text = not (short and _parts_a_row(box, rules, edges, _AT_LEVEL)) and (
                direction == "h" or not long[piece.within].any()
            )
            in_text = may_be_text and is_in_text(ink, piece, direction, scale, TEXT_INK)
            if in_text or thickness(piece, direction) > thickest:
                continue
            if _is_edge_of_sheet(piece, direction, ink, scale):
                continue
            rules.append(Rule(direction, thin(box, direction)))
            mask[piece.within] |= joined[piece.within] & own[piece.within]
    rules = _drawn_through(rules)
    rules += [Rule("h", thin(box, "h")) for box in traced_borders(rules, image, ink, scale, cv2)]
    running = {box for band, box in zip(bands, boxes, strict=True) if _is_crossed(ink, band, rules, scale)}
    cut = _without_letters(_parted_by_text(rules, ink, scale), scale)
    _uncover_letters(mask, rules, cut, scale)
    return _with_bands(cut, boxes, running), cv2.dilate(mask, np.ones((3, 3), np.uint8))


def _panels(ink: Gray, scale: float, cv2: Any) -> Gray:
    """Ink that is broader than any line, in both directions, and a pixel around it."""
    across = pixels(BROADEST_STROKE, scale)
    solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((across, across), np.uint8))
    found: Gray = cv2.dilate(solid, np.ones((3, 3), np.uint8))
    return found


def _is_edge_of_sheet(piece: Pixels, direction: Direction, ink: Gray, scale: float) -> bool:
    """Whether a line runs along the picture's edge: the paper ends there."""
    first, last = (piece.top, piece.bottom) if direction == "h" else (piece.left, piece.right)
    return last * scale < _EDGE or first * scale > ink.shape[0 if direction == "h" else 1] * scale - _EDGE


def _parts_a_row(box: Box, rules: Sequence[Rule], edges: Sequence[Box], near: float) -> bool:
    """Whether a short upright goes from one level, or one of these edges, to another, or so `near` to it: a letter does not."""
    drawn = [rule.box for rule in rules if rule.direction == "h"]
    levels = [level.center[1] for level in (*drawn, *edges) if level.x0 <= box.x0 <= level.x1]
    return all(any(abs(y - level) < near for level in levels) for y in (box.top, box.bottom))


def _drawn_through(rules: Sequence[Rule]) -> list[Rule]:
    """The rules, and for each level that is drawn over all of a column, those columns in which it was seen in part."""
    uprights = [rule.box for rule in rules if rule.direction == "v"]
    found = list(rules)
    for parts in _levels([rule.box for rule in rules if rule.direction == "h"]):
        y = mean_of(part.center[1] for part in parts)
        xs = sorted(box.center[0] for box in uprights if box.top - _NEAR_LEVEL < y < box.bottom + _NEAR_LEVEL)
        columns = [(left, right) for left, right in pairwise(xs) if right - left > _OVER]
        seen = [[max(0.0, min(right, part.x1) - max(left, part.x0)) for part in parts] for left, right in columns]
        whole = [sum(lengths) > _WHOLE * (right - left) for lengths, (left, right) in zip(seen, columns, strict=True)]
        if any(whole):
            partly = [max(lengths) > _OF_LINE and not all_of_it for lengths, all_of_it in zip(seen, whole, strict=True)]
            found += [Rule("h", thin(Box(left, y, right, y), "h")) for left, right in compress(columns, partly)]
    return found


def _levels(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes of level rules that continue each other, from left to right."""
    levels: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: box.x0):
        ends = (level for level in levels if abs(level[-1].center[1] - box.center[1]) < _SAME_LEVEL)
        level = next((level for level in ends if level[-1].x1 < box.x0 + _NEAR_LEVEL), None)
        if level is None:
            levels.append([box])
        else:
            level.append(box)
    return [level for level in levels if len(level) > 1]


def _without_letters(rules: Sequence[Rule], scale: float) -> list[Rule]:
    """The rules, each upright cut off where it goes on over the last level by less than a line of text, alone or not up to the
    next level: by a letter that stands right above or under it."""
    uprights = [rule.box for rule in rules if rule.direction == "v"]
    levels = [rule.box for rule in rules if rule.direction == "h"]

    def end(box: Box, at: float, inward: int) -> float:
        alone = not any(
            other is not box and min(abs(other.top - at), abs(other.bottom - at)) < _NEAR_LEVEL for other in uprights
        )
        near = [level.center[1] for level in levels if level.x0 - _NEAR_LEVEL < box.x0 < level.x1 + _NEAR_LEVEL]
        crossed = [y for y in near if 0 < inward * (y - at) < _OVER]
        ends = any(abs(at - y) <= _SHORT_OF_LEVEL for y in near)
        short = not ends and any(_SHORT_OF_LEVEL < inward * (at - y) < _OVER / 2 for y in near)
        return min(crossed, key=lambda y: abs(y - at), default=at) if alone or short else at

    return [
        rule._replace(
            box=rule.box._replace(top=end(rule.box, rule.box.top, 1), bottom=end(rule.box, rule.box.bottom, -1))
        )
        if rule.direction == "v"
        else rule
        for rule in rules
    ]


def _parted_by_text(rules: Sequence[Rule], ink: Gray, scale: float) -> list[Rule]:
    """The rules, each upright without what letters are of it that stand one above another: from one level to the next a line of text
    runs on over it, and it is not drawn all the way."""
    levels = [rule.box for rule in rules if rule.direction == "h"]
    found: list[Rule] = []
    for rule in rules:
        box = rule.box
        if rule.direction == "v":
            crossed = sorted(level.center[1] for level in levels if level.x0 < box.x0 < level.x1)
            for top, bottom in pairwise(crossed):
                inside = box.top < top and bottom < box.bottom and bottom - top < _OVER
                if inside and _runs_over(ink, box.center[0], top, bottom, scale):
                    found.append(rule._replace(box=box._replace(bottom=top)))
                    box = box._replace(top=bottom)
        found.append(rule._replace(box=box))
    return found


def _runs_over(ink: Gray, x: float, top: float, bottom: float, scale: float) -> bool:
    near, along = pixels(_CROSSED, scale), pixels(_SHORT_OF_LEVEL, scale)
    left = max(0, round(x / scale) - near)
    around = ink[round(top / scale) + along : round(bottom / scale) - along, left : left + 2 * near + 1] > 0
    middle = around[:, near - 1 : near + 2]
    return bool(around.any(axis=0).mean() > _RUN_OVER and middle.any(axis=1).mean() < _DRAWN)


def _uncover_letters(mask: Gray, rules: Sequence[Rule], cut: Sequence[Rule], scale: float) -> None:
    """Take the letters out of the mask of lines that uprights were cut off or parted at."""
    near = pixels(_THICKEST / 2, scale)
    for rule in rules:
        if rule.direction == "h":
            continue
        kept = [other.box for other in cut if other.direction == "v" and rule.box.covers(*other.box.center)]
        x = round(rule.box.center[0] / scale)
        begins = [round(rule.box.top / scale) - _LENGTHENED, *(round(box.bottom / scale) + near for box in kept)]
        ends = [*(round(box.top / scale) - near for box in kept), round(rule.box.bottom / scale) + _LENGTHENED]
        for first, last in zip(begins, ends, strict=True):
            mask[max(0, first) : max(0, last), max(0, x - near) : x + near + 1] = 0


def strokes(ink: Gray, direction: Direction, shortest: int, cv2: Any) -> Gray:
    """Ink that goes straight on for so many pixels."""
    # A line that is not quite level goes on a pixel higher or lower.
    fattened = cv2.dilate(ink, np.ones(_across(direction, 3), np.uint8))
    return _runs(fattened, direction, shortest, cv2)


def _runs(ink: Gray, direction: Direction, shortest: int, cv2: Any) -> Gray:
    found: Gray = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(lengthwise(direction, shortest), np.uint8))
    return found


def _is_crossed(ink: Gray, band: Pixels, rules: Sequence[Rule], scale: float) -> bool:
    """Whether the text on a dark band runs on over an upright under it: it is of no column, but a row of its own."""
    left, _, right, bottom = band.in_points(scale)
    under = [r.box.center[0] for r in rules if r.direction == "v" and abs(r.box.top - bottom) < _AT_BAND]
    near = pixels(_CROSSED, scale)
    inner = [round(x / scale) for x in under if left + _AT_BAND < x < right - _AT_BAND]
    # An upright that is drawn on through the band is a thin one.
    around = [ink[band.top + near : band.bottom - near, x - near : x + near + 1] for x in inner]
    return any(part.any(axis=0).mean() > _RUN_OVER for part in around)


def _with_bands(rules: list[Rule], bands: list[Box], running: Collection[Box]) -> list[Rule]:
    """The rules with those at the edges of dark bands that uprights stand under, and these drawn on through the band, unless its
    text is `running` over them. Of a table without uprights a band tells no more than its text does."""
    found: list[Rule] = []
    ruled: set[Box] = set()
    for rule in rules:
        box = rule.box
        if any(_is_side(rule, band) for band in bands):
            continue
        for band in bands:
            if rule.direction == "v" and band.x0 < box.x0 < band.x1 and abs(box.top - band.bottom) < _AT_BAND:
                box = box._replace(top=max(box.top, band.bottom) if band in running else band.top)
                ruled.add(band)
            elif rule.direction == "v" and band.x0 < box.x0 < band.x1 and box.covers(box.x0, band.center[1]):
                ruled.add(band)
        found.append(rule._replace(box=box))
    edges = [(band, y) for band in bands for y in (band.top, band.bottom)]
    found = [rule for rule in found if not any(_is_edge(rule, band, y) and _ends_with(rule, band) for band, y in edges)]
    return found + [Rule("h", thin(Box(band.x0, y, band.x1, y), "h")) for band, y in edges if band in ruled]


def with_shaded_rows(rules: Sequence[Rule], shades: Sequence[Box]) -> list[Rule]:
    """The rules, and the upper and lower edges of shaded rows that uprights part, where no line was seen: it is lost between the
    shade and the text close to it."""
    uprights = [rule.box for rule in rules if rule.direction == "v"]
    found = list(rules)
    for shade in shades:
        y = shade.center[1]
        parted = any(
            shade.x0 + _AT_BAND < box.x0 < shade.x1 - _AT_BAND and box.top < y < box.bottom for box in uprights
        )
        for edge in (shade.top, shade.bottom) if parted else ():
            level = Box(shade.x0, edge, shade.x1, edge)
            if not any(_is_edge(rule, level, edge) for rule in rules):
                found.append(Rule("h", thin(level, "h")))
    return found


def _is_side(rule: Rule, band: Box) -> bool:
    """Whether an upright is no more than the left or the right edge of a band."""
    beside = min(abs(rule.box.center[0] - band.x0), abs(rule.box.center[0] - band.x1)) < _THICKEST
    within = rule.box.top > band.top - _AT_BAND and rule.box.bottom < band.bottom + _AT_BAND
    return rule.direction == "v" and beside and within


def _ends_with(rule: Rule, band: Box) -> bool:
    """Whether a level goes on no farther than a band does."""
    return rule.box.x0 > band.x0 - _AT_BAND and rule.box.x1 < band.x1 + _AT_BAND


def _is_edge(rule: Rule, band: Box, y: float) -> bool:
    return (
        rule.direction == "h"
        and abs(rule.box.center[1] - y) < _THICKEST
        and rule.box.x0 < band.x1
        and rule.box.x1 > band.x0
    )


def _joined(lines: Gray, direction: Direction, cv2: Any) -> Gray:
    along = 2 * _LENGTHENED + 1
    found: Gray = cv2.dilate(lines, np.ones((3, along) if direction == "h" else (along, 3), np.uint8))
    return found


def _undone(piece: Pixels, direction: Direction) -> Pixels:
    """A piece of what was joined, as long as its parts were."""
    if direction == "h":
        return piece._replace(left=piece.left + _LENGTHENED, right=piece.right - _LENGTHENED)
    return piece._replace(top=piece.top + _LENGTHENED, bottom=piece.bottom - _LENGTHENED)


def _across(direction: Direction, length: int) -> tuple[int, int]:
    return lengthwise("v" if direction == "h" else "h", length)


def thin(box: Box, direction: Direction) -> Box:
    """A rule as thick as a hairline, in the middle of its pixels."""
    x, y = box.center
    if direction == "h":
        return Box(round(box.x0, 2), round(y - 0.25, 2), round(box.x1, 2), round(y + 0.25, 2))
    return Box(round(x - 0.25, 2), round(box.top, 2), round(x + 0.25, 2), round(box.bottom, 2))
