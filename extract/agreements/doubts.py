"""What a reviewer should look at: each doubt about a row has a code and costs confidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from jaarschijf.extract.agreements.adjacent_rows import agrees_nothing, goes_on_from
from jaarschijf.extract.agreements.column_texts import MOMENT, tells_moment
from jaarschijf.extract.agreements.columns import Column
from jaarschijf.extract.agreements.confidence import doubt, doubted
from jaarschijf.extract.agreements.text_doubts import begin_doubts, end_doubts, mark_doubts, twice_doubts
from jaarschijf.extract.text.alignment import is_row_number
from jaarschijf.extract.wording.months import MONTHS
from jaarschijf.schema.document import Row

_PART = re.compile(r"([A-Z](?=\d)|\d{1,2}(?=\.\d))")
# `2.1`, `B4`, `2a`: may begin with the number of a theme.
_PARTED = re.compile(r"\.|^[^\W\d_]|^\d{1,2}[a-z]$")
_OF_FRAME = 0  # in the place of a year
_COUNTED, _IN_PARTS = re.compile(r"(.*?)(\d{1,9})"), re.compile(r"[A-Z\d]{1,2}\.\d{1,2}\b")
_SMALL_WORD = re.compile(r"[a-zà-ÿ]{2,}(?![\w.])")
# `corporaties en gemeente`, `gemeente samen met`: more of who is to act.
_JOINS = frozenset(("en", "of", "met", "in", "samen", "namens", "als", "voor", "van", "bij", "op", "via", "door", "te"))
# The day of a date, behind a name.
_DAY = re.compile(r" \d{1,2}$")
# What stands before a year that is in the next column.
_YEAR = re.compile(r"20\d\d\b")
_BEFORE_YEAR = re.compile(r" (?:Q[1-4]|[Ee]ind|[Bb]egin|[Mm]edio|[Vv]oorjaar|[Nn]ajaar|[Zz]omer)$")
# A year, and a date or a quarter after it.
_TWO_MOMENTS = re.compile(
    r"[a-z\d] (?:In|Vanaf|Uiterlijk|Medio|Eind|Begin|Per|V[oó][oó]r|Doorlopend|Jaarlijks) [a-z\d]|\b(?:20\d\d (?:20\d\d|[A-Z])|(?:20\d\d|Q\d) \d{1,2} [a-z]|[Dd]oorlopend (?:20\d\d|Q\d|\d{1,2} [a-z]))"
)
# `Najaar2025`, `GemeenteQ3`
_MONTH = re.compile(rf"(?:{'|'.join(map(str.capitalize, MONTHS))})(?!\w)")
_STUCK_MOMENT = re.compile(r"[a-z](?:20\d\d|Q[1-4])\b")
_MOSTLY_DUE = 0.5  # of a document's rows have a moment
_LEAST_LED, _MOSTLY_LED = 8, 0.95  # of a document's rows have somebody who is to act
_FEW_TWOFOLD = 0.34  # of a document's rows
_FEW_NUMBERED = 2  # rows with a number, which make one without it stand out
_LEAST_WHOLE = 2  # themes whose numbers are of one series
_MOSTLY_NUMBERED = 0.75  # of a document's rows


def with_doubts(row: Row, joined: bool, columns: Sequence[Column]) -> Row:
    """The row with the doubts that its table gives: joined over a page's end, columns guessed or unknown."""
    doubts = []
    if joined:
        doubts.append(
            doubt("row-joined-over-page", "a row broken by the end of the page was put together", row.page, "info")
        )
    guessed = [c for c in columns if c.guessed and c.role not in (None, "none")]
    if guessed:
        names = ", ".join(c.heading or str(c.role) for c in guessed)
        doubts.append(doubt("header-guessed", f"what a column holds was guessed: {names}", row.page))
    unknown = [c.heading for c in columns if c.role is None and c.heading]
    if unknown:
        message = f"column left out: {', '.join(unknown)}"
        doubts.append(doubt("column-unknown", message, row.page, hint="name it in a file for --vocabulary"))
    return doubted(row, *doubts)


def with_last_unnamed(row: Row) -> Row:
    """The row of a last paragraph that does not say who is to act, as those before it do, with that doubt."""
    message = "the last of these paragraphs, and the only one that does not say who is to act: it may be no agreement"
    return doubted(row, doubt("last-unnamed", message, row.page))


def number_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a doubt where the numbers within a theme skip one, come twice, don't begin with the first or are lacking."""
    result: list[Row] = []
    seen: dict[tuple[str, str], set[int]] = {}
    last: dict[tuple[str, str], int] = {}
    ran: dict[str, int] = {}
    # A frame's agreements may be numbered, and those of the year under them not.
    numbered = Counter((row.theme, bool(row.jaarafspraken)) for row in rows if row.number is not None)
    beside = _numbered_in_text(rows)
    # Beside numbers that begin with their theme's those of a list of its own may stand under letters: `2.1` and `J1`.
    by_theme = {kind: _are_by_theme([row for row in rows if _is_lettered(row) == kind]) for kind in (False, True)}
    mostly = numbered.total() >= _MOSTLY_NUMBERED * len(rows)
    above: str | None = None
    themes = [row.theme for row in rows]
    for row, before, below in zip(rows, [None, *themes], [*rows[1:], None], strict=False):
        doubts = []
        if _begins_list(row, below) and above != row.number:
            # Under the next party's name a list begins anew.
            seen = {key: years for key, years in seen.items() if key[0] != row.theme or not key[1].isdigit()}
            last.pop((row.theme, ""), None)
        elif row.number == "1" and before not in (None, row.theme):
            # So it does in the next party's chapter or annex, theme after theme.
            seen = {key: years for key, years in seen.items() if not key[1].isdigit()}
            last = {key: count for key, count in last.items() if key[1]}
        if row.number is None and numbered[row.theme, bool(row.jaarafspraken)] >= _FEW_NUMBERED:
            doubts.append(doubt("number-none", f"no number, where others in theme {row.theme} have one", row.page))
        elif row.number is None and (mostly or row.ordinal in beside):
            doubts.append(doubt("number-none", "no number of its own, where others have one", row.page))
        if row.number is not None:
            if not is_row_number(row.number):
                doubts.append(doubt("number-odd", "the text in the column of numbers is no number", row.page))
            if by_theme[_is_lettered(row)] and _PARTED.search(row.number) and not _begins_with_theme(row):
                message = f"number {row.number} does not belong to theme {row.theme}"
                doubts.append(doubt("number-elsewhere", message, row.page))
            # Last year's agreements may be evaluated before this year's are made, under the same numbers; and those of a frame
            # may come first.
            years = set(row.jaarafspraken) or {_OF_FRAME for said in [row.kaderafspraak] if said is not None}
            earlier = seen.get((row.theme, row.number))
            # A number may be one cell for a few rows, and letters count each list anew.
            own = not (row.number == above and row.inherited) and not (len(row.number) == 1 and row.number.islower())
            above = row.number
            if own and earlier is not None and (not years or not earlier or years & earlier):
                doubts.append(doubt("number-repeat", f"number {row.number} comes twice in theme {row.theme}", row.page))
            seen[row.theme, row.number] = years | (earlier or set())
            counted = _COUNTED.fullmatch(row.number)
            if counted is not None:
                series, count = (row.theme, counted[1]), int(counted[2])
                # A theme's numbers begin with 1, or go on from those of the theme before.
                on = ran.get(counted[1], 0)
                reached = last.get(series, on if on < count else 0)
                if count > reached + 1:
                    message = f"number {counted[1]}{reached + 1} is missing in theme {row.theme}"
                    doubts.append(doubt("number-gap", message, row.page))
                last[series] = ran[counted[1]] = count
        result.append(doubted(row, *doubts))
    return result


def order_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a doubt where one is the first of a part (`A1` of A, `2.1` of 2) that belongs before that of the row above:
    pages that changed places, for themes without a number."""
    parts = [found[1] for row in rows if (found := _PART.match(row.number or "")) is not None]
    letters = sorted({part for part in parts if part.isalpha()})
    # Letters may stand for words, as V for voorraad.
    counted = not letters or (letters[0] == "A" and ord(letters[-1]) - ord("A") <= len(letters))
    if len(parts) < len(rows) or not counted:
        return list(rows)
    seen: set[str] = set()
    result: list[Row] = []
    above: str | None = None
    for row, part in zip(rows, parts, strict=True):
        doubts = []
        if above is not None and part not in seen and (len(part), part) < (len(above), above):
            message = f"number {row.number} comes after those of {above}"
            doubts.append(doubt("number-elsewhere", message, row.page))
        seen.add(part)
        above = part
        result.append(doubted(row, *doubts))
    return result


def series_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a doubt where numbers begin anew within a theme, or go on to another part (`2.1` after `1.4`), and in each other
    theme they are of one series: a heading between the two may be lost."""
    series: dict[str, list[Row]] = {}
    above: dict[str, re.Match[str]] = {}
    for row in rows:
        found = _COUNTED.fullmatch(row.number or "")
        if found is None:
            return list(rows)
        begun = series.setdefault(row.theme, [])
        before = above.get(row.theme)
        merged = before is not None and before[0] == row.number and bool(row.inherited)
        if before is None or found[1] != before[1] or (int(found[2]) == 1 and not merged):
            begun.append(row)
        above[row.theme] = found
    parted = [begun for begun in series.values() if len(begun) > 1]
    if len(parted) != 1 or len(parted[0]) != 2 or len(series) <= _LEAST_WHOLE:
        return list(rows)
    message = "the numbers begin another series within the theme, and in no other theme: a heading may be lost"
    odd = parted[0][1]
    return [doubted(row, doubt("number-elsewhere", message, row.page)) if row is odd else row for row in rows]


def _begins_list(row: Row, below: Row | None) -> bool:
    return row.number == "1" and below is not None and (below.theme, below.number) == (row.theme, "2")


def _is_lettered(row: Row) -> bool:
    return row.number is not None and row.number[:1].isalpha()


def _are_by_theme(rows: Sequence[Row]) -> bool:
    """Whether most of the numbers begin with that of their theme, or the first of each theme does."""
    firsts = {row.theme: row for row in reversed(rows) if row.number is not None}.values()
    return 2 * sum(map(_begins_with_theme, rows)) >= len(rows) > 0 or (
        len(firsts) > 1 and all(map(_begins_with_theme, firsts))
    )


def _begins_with_theme(row: Row) -> bool:
    """Whether a row's number begins with that of its theme: 3.1, or 3.1.2, or 3a, in theme 3; B4 in theme B."""
    if row.number is None or not row.number.startswith(row.theme):
        return False
    rest = row.number.removeprefix(row.theme)
    return row.theme.isalpha() or rest.startswith(".") or (len(rest) == 1 and rest.islower())


def moment_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a doubt where the text of who is to act holds a moment, or the beginning of one, or a moment another, as
    columns or rows lost their border."""
    due = sum(row.gereed is not None for row in rows)
    if not due:
        return list(rows)
    mostly = due >= _MOSTLY_DUE * len(rows)
    led = {row.trekker.text for row in rows if row.trekker is not None}
    result: list[Row] = []
    for row in rows:
        who = row.trekker.text if row.trekker is not None else ""
        doubts = []
        if who and row.gereed is None and (_holds_more(who, led) if mostly else MOMENT.match(who) is not None):
            message = "the text of who is to act tells a moment, and the row has none"
            doubts.append(doubt("moment-elsewhere", message, row.page))
        elif (day := _DAY.search(who)) is not None and who[: day.start()] in led:
            message = "a figure stands behind who is to act: it may be the day of the moment"
            doubts.append(doubt("moment-elsewhere", message, row.page))
        elif row.gereed is not None and _YEAR.match(row.gereed.text) and _BEFORE_YEAR.search(who):
            message = "the text of who is to act ends in the beginning of a moment, and its year is the row's"
            doubts.append(doubt("moment-elsewhere", message, row.page))
        elif _STUCK_MOMENT.search(f"{who} {row.gereed.text if row.gereed is not None else ''}"):
            doubts.append(doubt("text-cut", "a moment stands right behind a word: they run into each other", row.page))
        elif row.gereed is not None and _TWO_MOMENTS.search(row.gereed.text):
            message = "two moments stand after each other: one may be another row's"
            doubts.append(doubt("moment-elsewhere", message, row.page))
        result.append(doubted(row, *doubts))
    return result


def _holds_more(text: str, led: Iterable[str]) -> bool:
    """Whether a text of who is to act tells a moment, or is another of them with more behind it that is no name."""
    if tells_moment(text):
        return True
    rests = (text.removeprefix(f"{name} ") for name in led if text.startswith(f"{name} "))
    return any(
        _MONTH.match(rest) is not None or ((word := _SMALL_WORD.match(rest)) is not None and word[0] not in _JOINS)
        for rest in rests
    )


def twofold_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a doubt where few hold what is agreed and by whom in as many paragraphs, as two rows do that are read as one."""
    twofold = [row for row in rows if _is_twofold(row)]
    few = twofold if len(twofold) <= _FEW_TWOFOLD * len(rows) else []
    message = "what is agreed and by whom stand in as many paragraphs, as in few other rows: two rows perhaps"
    return [doubted(row, doubt("row-twofold", message, row.page)) if row in few else row for row in rows]


def _is_twofold(row: Row) -> bool:
    parts = row.trekker.text.count("\n\n") if row.trekker is not None else 0
    return parts > 0 and {text.text.count("\n\n") for text in row.jaarafspraken.values()} == {parts}


def _numbered_in_text(rows: Sequence[Row]) -> set[int]:
    """The ordinals of rows whose doelstelling, or what is agreed, begins with a number that counts on from that of the row before."""
    found: set[int] = set()
    last: tuple[str, int, int] | None = None
    for row in rows:
        first = row.doelstelling.text.partition(" ")[0] if row.doelstelling and not row.inherited else ""
        agreed = next((text.text.partition(" ")[0] for text in row.jaarafspraken.values()), "")
        # `40 woningen` has no number of a row.
        first = agreed if _IN_PARTS.match(agreed) else first
        counted = _COUNTED.fullmatch(first.rstrip(".:)")) if row.number is None and is_row_number(first) else None
        if counted is None:
            last = None
            continue
        if last is not None and (counted[1], int(counted[2])) == (last[0], last[1] + 1):
            found |= {last[2], row.ordinal}
        last = counted[1], int(counted[2]), row.ordinal
    return found


def trekker_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a doubt where nobody is to act, and somebody is in (nearly) all others."""
    none = [row for row in rows if row.trekker is None]
    if len(rows) < _LEAST_LED or len(none) > max(1.0, (1 - _MOSTLY_LED) * len(rows)):
        return list(rows)
    message = "nobody is named who is to act, where others have somebody"
    return [doubted(row, doubt("trekker-none", message, row.page)) if row.trekker is None else row for row in rows]


def spacing_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a doubt where who is to act is written as in other rows but for a space."""
    names = Counter(row.trekker.text for row in rows if row.trekker is not None)
    mostly: dict[str, int] = {}
    for name, count in names.items():
        mostly[name.replace(" ", "")] = max(count, mostly.get(name.replace(" ", ""), 0))
    odd = {name for name, count in names.items() if count < mostly[name.replace(" ", "")]}
    message = "who is to act is written as in other rows, but for a space: words run into each other, or were parted"
    return [
        doubted(row, doubt("text-cut", message, row.page))
        if row.trekker is not None and row.trekker.text in odd
        else row
        for row in rows
    ]


def goal_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a doubt where one lacks a doelstelling and the row before, of another part of its theme, has one, or
    (nearly) all others do.

    Within a table it would have been taken over: so the table may be the rest of the one above.
    """
    none = [row for row in rows if row.doelstelling is None]
    alone = none if len(rows) >= _LEAST_LED and len(none) <= max(1.0, (1 - _MOSTLY_LED) * len(rows)) else []
    result: list[Row] = []
    for before, row in zip([None, *rows], rows, strict=False):
        above = before is not None and before.theme == row.theme and before.doelstelling is not None
        if above and row.doelstelling is None:
            result.append(doubted(row, doubt("goal-none", "no doelstelling, where the row above has one", row.page)))
        elif row in alone:
            result.append(doubted(row, doubt("goal-none", "no doelstelling, where others have one", row.page)))
        else:
            result.append(row)
    return result


def parted_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a doubt where one and the one above it were one, as where a line is drawn through it."""
    result: list[Row] = []
    on = "the agreement goes on in the middle of a sentence where that of the row above stops: they may be one"
    nothing = "neither an agreement nor a kaderafspraak of its own: it may be a part of the row above or below"
    for above, row in zip([None, *rows], rows, strict=False):
        parted = on if above is not None and goes_on_from(above, row) else nothing if agrees_nothing(row) else None
        result.append(doubted(row, doubt("row-parted", parted, row.page)) if parted else row)
    return result


def row_doubts(rows: Sequence[Row]) -> list[Row]:
    """The rows of a document, with the doubts that they cast on each other."""
    found = list(rows)
    casts = (
        number_doubts,
        order_doubts,
        series_doubts,
        moment_doubts,
        twofold_doubts,
        parted_doubts,
        mark_doubts,
        twice_doubts,
        goal_doubts,
        begin_doubts,
        end_doubts,
        trekker_doubts,
        spacing_doubts,
    )
    for doubts_of in casts:
        found = doubts_of(found)
    return found
