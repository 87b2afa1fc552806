"""Rules as drawn become segments: dashes joined, doubled lines made one, underlines left out; segments that touch form a frame."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from jaarschijf.extract.tables.landmarks import header_line, levels_by_table
from jaarschijf.extract.tables.round_corners import sides_drawn_out
from jaarschijf.extract.text.alignment import line_segments, text_lines
from jaarschijf.extract.wording.vocabulary import Vocabulary, are_named
from jaarschijf.schema.geometry import Box, Rule, Word, words_within

# Two lines nearer than this are one doubled line; no row or column of text is as narrow (points).
SNAP = 3.0
# Ends of rules that miss each other by no more than this still meet (points).
REACH = 3.5
_DASH_GAP = 7.0
_LEAST_MEETING = 2  # levels
# Shorter pieces of a rule are dashes: where they end says nothing of columns (points).
_LEAST_PIECE = 12.0
# A heading of more lines may stand higher than the others beside it.
_HEADER_LINES = 2


class Segment(NamedTuple):
    """A straight line: `at` is its y (horizontal) or x (vertical), from `start` to `end` along the other axis; points."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """Points from start to end."""
        return self.end - self.start

    def coverage(self, start: float, end: float) -> float:
        """How many points of start..end the segment lies on."""
        return max(0.0, min(self.end, end) - max(self.start, start))


@dataclass(slots=True)
class Frame:
    """Segments that hang together: the skeleton of one table. `joints` are the x where drawn horizontal rules began or ended."""

    horizontal: list[Segment] = field(default_factory=list)
    vertical: list[Segment] = field(default_factory=list)
    joints: list[float] = field(default_factory=list)

    @property
    def parts_columns(self) -> bool:
        """Whether uprights stand within it."""
        box = self.box
        return any(box.x0 + SNAP < s.at < box.x1 - SNAP for s in self.vertical)

    @property
    def size(self) -> tuple[int, int]:
        """How many levels its uprights and its level lines have."""
        return (
            len(positions_to_levels(s.at for s in self.vertical)),
            len(positions_to_levels(s.at for s in self.horizontal)),
        )

    @property
    def box(self) -> Box:
        """The box around all segments."""
        levels, begins, ends = zip(*self.horizontal, strict=True) if self.horizontal else ((), (), ())
        sides, tops, bottoms = zip(*self.vertical, strict=True) if self.vertical else ((), (), ())
        return Box(min(sides + begins), min(levels + tops), max(sides + ends), max(levels + bottoms))


def positions_to_levels(positions: Iterable[float], distance: float = SNAP) -> list[float]:
    """Cluster positions: those within `distance` of their neighbour become one level, their mean; ascending."""
    groups: list[list[float]] = []
    for position in sorted(positions):
        if groups and position - groups[-1][-1] <= distance and position - groups[-1][0] <= 2 * distance:
            groups[-1].append(position)
        else:
            groups.append([position])
    return [sum(group) / len(group) for group in groups]


def nearest_level(levels: Sequence[float], position: float) -> float:
    """Of ascending levels the one nearest to `position`; raises IndexError without levels."""
    place = bisect_left(levels, position)
    below, above = levels[max(place - 1, 0)], levels[min(place, len(levels) - 1)]
    return below if position - below <= above - position else above


def rules_to_segments(rules: Iterable[Rule], direction: str) -> list[Segment]:
    """The rules of one direction as segments: on common levels, overlapping and dashed ones joined; by level, then start."""
    raw: list[tuple[float, float, float, bool]] = []
    for rule in rules:
        if rule.direction == direction:
            (x, y), box = rule.box.center, rule.box
            raw.append((y, box.x0, box.x1, rule.dashed) if direction == "h" else (x, box.top, box.bottom, rule.dashed))
    levels = positions_to_levels(item[0] for item in raw)
    lines: dict[float, list[tuple[float, float, bool]]] = {level: [] for level in levels}
    for at, start, end, dashed in raw:
        lines[nearest_level(levels, at)].append((start, end, dashed))
    return [Segment(level, *span) for level, spans in lines.items() for span in _join_spans(sorted(spans))]


def _join_spans(spans: list[tuple[float, float, bool]]) -> list[tuple[float, float]]:
    # A dash is a stroke no longer than a few points, with a gap like itself to the next; a border is longer.
    joined: list[tuple[float, float]] = []
    last_short = False
    for start, end, dashed in spans:
        short = dashed or end - start < _DASH_GAP
        reach = _DASH_GAP if short and (last_short or dashed) else REACH
        if joined and start - joined[-1][1] <= reach:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
        last_short = short
    return joined


def without_underlines(segments: list[Segment], words: Sequence[Word], vertical: Sequence[Segment]) -> list[Segment]:
    """The horizontal segments less those drawn under (or through) a run of words and tied to no vertical line."""
    kept = []
    for segment in segments:
        tied = any(_meets(segment, line) for line in vertical)
        alike = sum(abs(s.start - segment.start) <= 2 and abs(s.end - segment.end) <= 2 for s in segments)
        if tied or alike >= 3 or not _is_underline(segment, words):
            kept.append(segment)
    return kept


def _is_underline(segment: Segment, words: Sequence[Word]) -> bool:
    above = [
        w.box
        for w in words
        if w.box.top < segment.at <= w.box.bottom + 1.5
        and min(w.box.x1, segment.end) - max(w.box.x0, segment.start) > 1
    ]
    if not above:
        return False
    x0, x1 = min(box.x0 for box in above), max(box.x1 for box in above)
    return abs(x0 - segment.start) <= 4 and abs(x1 - segment.end) <= 4


def _meets(horizontal: Segment, vertical: Segment) -> bool:
    return (
        horizontal.start - REACH <= vertical.at <= horizontal.end + REACH
        and vertical.start - REACH <= horizontal.at <= vertical.end + REACH
    )


def rules_to_frames(rules: Sequence[Rule], words: Sequence[Word], vocabulary: Vocabulary) -> list[Frame]:
    """Frames of a page: segments that touch, directly or through others; horizontal rules that no vertical one touches
    form a frame when they lie under each other with the same ends. From top to bottom."""
    horizontal, vertical = _with_square_corners(rules_to_segments(rules, "h"), rules_to_segments(rules, "v"))
    horizontal = without_underlines(horizontal, words, vertical)
    parent = list(range(len(horizontal) + len(vertical)))

    def find(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for i, line in enumerate(horizontal):
        for j, upright in enumerate(vertical, start=len(horizontal)):
            if _meets(line, upright):
                parent[find(i)] = find(j)
    frames: dict[int, Frame] = {}
    for i, line in enumerate(horizontal):
        frames.setdefault(find(i), Frame()).horizontal.append(line)
    for j, upright in enumerate(vertical, start=len(horizontal)):
        frames.setdefault(find(j), Frame()).vertical.append(upright)
    tied = [frame for frame in frames.values() if frame.horizontal and frame.vertical]
    loose = [frame.horizontal[0] for frame in frames.values() if not frame.vertical]
    result = _over_full_rows(_absorb(tied, loose, rules, words, vocabulary), words, vocabulary)
    result += _uprights_to_frames([frame.vertical[0] for frame in frames.values() if not frame.horizontal], result)
    result = [part for frame in result for part in _apart(frame, words, vocabulary)]
    for frame in result:
        frame.joints = _joints(rules, frame)
    return sorted(result, key=lambda frame: (frame.box.top, frame.box.x0))


def _with_square_corners(horizontal: list[Segment], vertical: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    if not horizontal or len(vertical) < 2:
        return horizontal, vertical
    levels, uprights = sides_drawn_out(horizontal, vertical)
    drawn = ((horizontal, levels), (vertical, uprights))
    horizontal, vertical = (
        [Segment(*sides[k]) if k in sides else segment for k, segment in enumerate(own)] for own, sides in drawn
    )
    return horizontal, vertical


def _apart(frame: Frame, words: Sequence[Word], vocabulary: Vocabulary) -> list[Frame]:
    """The tables of a frame that touch, as Word sets one right under another: where inner uprights end others begin elsewhere,
    or under rows without any (a theme, what is meant), over a row of headings."""
    box = frame.box
    inner = [s for s in frame.vertical if box.x0 + REACH < s.at < box.x1 - REACH]
    ends = [s for s in inner if s.end < box.bottom - REACH]
    begins = [s for s in inner if s.start > box.top + REACH]
    if not ends or not begins:
        return [frame]
    levels = positions_to_levels(s.at for s in frame.horizontal)
    for k, y in enumerate(levels[:-1]):
        stop = [s.at for s in ends if abs(s.end - y) <= REACH]
        for top, bottom in pairwise(levels[k : k + 4]) if stop else ():
            begin = [s.at for s in begins if abs(s.start - top) <= REACH]
            row = words_within(words, Box(box.x0, top, box.x1, bottom)) if begin else []
            if top > y and all(any(abs(x - at) <= REACH for at in stop) for x in begin):
                continue
            if not any(_heads(line, vocabulary) for line in text_lines(row)[:_HEADER_LINES]):
                continue
            rest = _cut(frame, y, box.bottom + REACH)
            return [_cut(frame, box.top - REACH, y), *_apart(rest, words, vocabulary)]
    return [frame]


def _heads(line: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether a line reads as a header, or as what the parties are called, over what each of them does."""
    names = [" ".join(word.text for word in segment) for segment in line_segments(line, gap=0.7)]
    return are_named(names) or bool(header_line(line, vocabulary))


def _cut(frame: Frame, top: float, bottom: float) -> Frame:
    """What of a frame lies between two heights."""
    reach = (max(s.start, top) for s in frame.vertical), (min(s.end, bottom) for s in frame.vertical)
    vertical = [
        s._replace(start=start, end=end)
        for s, start, end in zip(frame.vertical, *reach, strict=True)
        if end - start > REACH
    ]
    return Frame([s for s in frame.horizontal if top - SNAP <= s.at <= bottom + SNAP], vertical)


def _absorb(
    tied: list[Frame], loose: list[Segment], rules: Sequence[Rule], words: Sequence[Word], vocabulary: Vocabulary
) -> list[Frame]:
    # A frame around nothing but another frame is a border of the page; parts of one table (doubled cell boxes
    # that miss each other) overlap and are put together.
    frames: list[Frame] = []
    for frame in sorted(tied, key=lambda f: -f.box.area):
        home = next((f for f in frames if f.box.intersection(frame.box) > 0.5 * frame.box.area), None)
        if home is None:
            frames.append(frame)
        elif len(home.horizontal) <= 2 and len(home.vertical) <= 2:
            frames[frames.index(home)] = frame
        else:
            home.horizontal += frame.horizontal
            home.vertical += frame.vertical
    stacks: list[list[Segment]] = []
    for line in sorted(loose):
        home = next((f for f in frames if _inside(line, f.box)), None)
        if home is not None:
            home.horizontal.append(line)
            continue
        row = next((s for s in stacks if _continues(s, line)), None)
        if row is None:
            stacks.append([line])
        else:
            row.append(line)
    parts = [part for stack in stacks for part in _by_table(stack, rules, words, vocabulary)]
    return frames + [Frame(horizontal=part) for part in parts if len({s.at for s in part}) >= 2]


def _by_table(
    stack: list[Segment], rules: Sequence[Rule], words: Sequence[Word], vocabulary: Vocabulary
) -> list[list[Segment]]:
    levels = sorted({s.at for s in stack})
    x0, x1 = min(s.start for s in stack), max(s.end for s in stack)
    groups = levels_by_table(levels, words, x0, x1, vocabulary, _joints(rules, Frame(stack)))
    return [[s for s in stack if s.at in group] for group in groups]


def _over_full_rows(frames: list[Frame], words: Sequence[Word], vocabulary: Vocabulary) -> list[Frame]:
    """Frames put together where no more than a full-width row (a theme) lies between two with the same columns: without
    outer borders nothing drawn runs past such a row."""
    result: list[Frame] = []
    for frame in sorted(frames, key=lambda f: f.box.top):
        above = next((f for f in reversed(result) if _same_width(f, frame)), None)
        if above is not None and _lacks_sides(above) and _lacks_sides(frame):
            top, bottom = above.box.bottom, frame.box.top
            between = [w for w in words if top < w.box.center[1] < bottom]
            x0, x1 = frame.box.x0, frame.box.x1
            inside = [w for w in between if x0 <= w.box.center[0] <= x1]
            first = text_lines(words_within(words, frame.box))[:1]
            headed = any(header_line(line, vocabulary) for line in first)
            if inside and len(text_lines(inside)) <= 2 and bottom - top < 50 and not headed:
                above.horizontal += frame.horizontal
                above.vertical += frame.vertical
                continue
        result.append(frame)
    return result


def _lacks_sides(frame: Frame) -> bool:
    xs, box = [s.at for s in frame.vertical], frame.box
    return bool(xs) and (min(xs) > box.x0 + 6 or max(xs) < box.x1 - 6)


def _same_width(one: Frame, other: Frame) -> bool:
    return abs(one.box.x0 - other.box.x0) <= 6 and abs(one.box.x1 - other.box.x1) <= 6


def _inside(line: Segment, box: Box) -> bool:
    return box.top - REACH <= line.at <= box.bottom + REACH and line.coverage(box.x0, box.x1) > 0.8 * line.length > 0


def _continues(stack: list[Segment], line: Segment) -> bool:
    start, end = min(s.start for s in stack), max(s.end for s in stack)
    beside = [s for s in stack if s.at == line.at]
    if beside:
        if any(s.start <= beside[0].start + REACH and line.end <= s.end + REACH for s in stack if s.at < line.at):
            # Under a rule over the full width one that is left out beside merged cells goes on behind them.
            return line.start > beside[-1].end
        return line.start - end < 25 and line.start > end
    return abs(line.start - start) <= 6 or abs(line.end - end) <= 6


def _uprights_to_frames(loose: list[Segment], frames: list[Frame]) -> list[Frame]:
    # Vertical lines alone make columns when at least two stand beside each other over much the same height.
    stacks: list[list[Segment]] = []
    for line in sorted(loose):
        if line.length < 20:
            continue
        home = next((f for f in frames if f.box.covers(line.at, (line.start + line.end) / 2)), None)
        if home is not None:
            home.vertical.append(line)
            continue
        beside = next(
            (s for s in stacks if s[-1].coverage(line.start, line.end) > 0.8 * max(s[-1].length, line.length)), None
        )
        if beside is None:
            stacks.append([line])
        else:
            beside.append(line)
    return [Frame(vertical=stack) for stack in stacks if len(stack) >= 2]


def _joints(rules: Sequence[Rule], frame: Frame) -> list[float]:
    box = frame.box
    ends: list[float] = []
    levels: dict[float, list[tuple[float, float]]] = {}
    for rule in rules:
        if rule.direction != "h" or rule.box.width < _LEAST_PIECE:
            continue
        if box.top - REACH <= rule.box.center[1] <= box.bottom + REACH:
            ends += [rule.box.x0, rule.box.x1]
            levels.setdefault(round(rule.box.center[1]), []).append((rule.box.x0, rule.box.x1))
    inner = [x for x in positions_to_levels(ends) if box.x0 + SNAP < x < box.x1 - SNAP]
    pieces_by_level = list(levels.values())
    return [x for x in inner if _is_joint(x, pieces_by_level)]


def _is_joint(x: float, levels: Sequence[Sequence[tuple[float, float]]]) -> bool:
    """Whether rules meet at an x on most levels, or on all that reach it, as those around cells over some rows do. One rule that
    happens to end somewhere tells nothing."""
    ending = sum(any(abs(x - end) <= SNAP for piece in level for end in piece) for level in levels)
    reaching = sum(any(start - SNAP <= x <= end + SNAP for start, end in level) for level in levels)
    return ending >= 0.5 * len(levels) or ending == reaching >= _LEAST_MEETING
