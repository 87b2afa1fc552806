"""Stretches of the calendar as these documents name them, with their TIMEX3 value (TimeML, ISO 24617-1) and their last day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from jaarschijf.nlp.numbers import WORD, number_value
from jaarschijf.schema.wording import Wording

Shape = Literal["day", "week", "month", "quarter", "half", "season", "vague", "year", "years"]

_WHOLE_MONTHS = {
    "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "augustus": 8,
    "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip
_SHORT_MONTHS = {
    "jan": 1, "febr": 2, "feb": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTHS = {**_WHOLE_MONTHS, **_SHORT_MONTHS}
_ORDINALS = {
    "eerste": 1, "1e": 1, "1ste": 1, "tweede": 2, "2e": 2, "2de": 2, "derde": 3, "3e": 3, "3de": 3,
    "vierde": 4, "4e": 4, "4de": 4, "laatste": -1,
}  # fmt: skip
# A season's last month, by the convention of the gold: voorjaar 31 May, zomer 31 August, najaar 30 November.
_SEASONS: dict[str, tuple[int, int, str]] = {
    "voorjaar": (3, 5, "SP"),
    "lente": (3, 5, "SP"),
    "zomer": (6, 8, "SU"),
    "zomerperiode": (6, 8, "SU"),
    "zomervakantie": (6, 8, "SU"),
    "zomerreces": (6, 8, "SU"),
    "bouwvak": (6, 8, "SU"),
    "najaar": (9, 11, "FA"),
    "herfst": (9, 11, "FA"),
    "winter": (12, 12, "WI"),
    "wintermaanden": (12, 12, "WI"),
    "zomermaanden": (6, 8, "SU"),
    "stookseizoen": (10, 12, "WI"),
}

YEAR = r"(?:19[5-9]\d|20[0-6]\d)"
# `'25`; the jaren '60 are no time of an agreement.
_SHORT_YEAR = r"['’‘´][2-4]\d(?!\d)"
# A dot after a whole name ends the sentence.
MONTH = rf"(?:(?:{'|'.join(_WHOLE_MONTHS)})\b|(?:{'|'.join(_SHORT_MONTHS)})\b\.?)"
_ORD = "(?:" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + ")"
_SEASON = "(?:" + "|".join(sorted(_SEASONS, key=len, reverse=True)) + ")"
_REL_YEAR = (
    r"(?:dit (?:kalender)?jaar|het (?:lopende|huidige) (?:kalender)?jaar|(?:het )?(?:daarop|eerst)?volgende? (?:kalender)?jaar"
    r"|(?:het )?komende? (?:kalender)?jaar|(?:het )?(?:vorige?|voor(?:af)?gaande?|afgelopen) (?:kalender)?jaar|het jaar erop|het jaar daarna|hetzelfde jaar|deze jaarschijf)"
)
_OF_YEAR = rf"(?:,?\s+(?:van\s+)?(?:het\s+jaar\s+)?(?P<%s>{YEAR}|{_SHORT_YEAR}|{_REL_YEAR}|dat jaar|het jaar)\b)"
_QUARTER = r"(?:kwartaal\b|kwart\.|kw\b\.?)"
_PART = r"(?P<%s>begin|medio|midden|half|halverwege|eind|einde|ultimo|ult\.?|(?:het|aan het)\s+(?:begin|eind|einde|midden)\s+van)"

# In each wording of a month, a season, a part of a stretch, and of two stretches, one of these stands.
_MONTH_WORDS = ("jan", "feb", "maa", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_SEASON_WORDS = ("jaar", "lente", "zomer", "bouwvak", "herfst", "winter", "stook")
_PART_WORDS = ("begin", "medio", "midden", "half", "halv", "eind", "ult")
_SHORT_YEARS = tuple(mark + decade for mark in "'’‘´" for decade in "234")
_JOINTS = ("-", "–", "—", "/", "en", "of", "tot")

# Of each shape the words it can't do without, what it looks like, and the name of the year that may come after it, if one may.
_SHAPES: tuple[tuple[Shape, tuple[str, ...], str, str | None], ...] = (
    ("day", _MONTH_WORDS, rf"(?P<d>\d{{1,2}})(?:e|ste|de)?\s+(?P<m>{MONTH})(?:\s+(?P<y>{YEAR}|{_SHORT_YEAR})|\s+van\s+(?P<yv>{YEAR}|{_REL_YEAR}))?", None),
    ("day", ("-", "/", "."), rf"(?P<d>\d{{1,2}})[-/.](?P<m>\d{{1,2}})[-/.](?P<y>{YEAR})", None),
    ("day", ("-", "/"), r"(?P<d>\d{1,2})[-/](?P<m>\d{1,2})[-/](?P<y>['’]?[2-4]\d)", None),
    ("week", ("we", "wk"), r"(?:weken|week|wk\.?)\s+(?P<w>\d{1,2})(?:\s?(?:[-–/]|t/m|tot en met|en)\s?(?P<ww>\d{1,2})(?!\d|[-/]))?", "wy"),
    ("quarter", ("q", "k"), r"[qk](?P<q>[1-4])(?:\s?(?P<qj>[-–/&+]|en|t/m|tot en met)\s?[qk]?(?P<qq>[1-4])(?!\d))?"
        r"(?:\s?[-/]?\s?" + _OF_YEAR.replace(r",?\s+", r",?\s*") % "qy" + ")?", None),
    ("quarter", ("q", "k"), rf"(?P<qy2>{YEAR})\s?[-/]?\s?[qk](?P<q2>[1-4])(?:\s?[-–/]\s?[qk](?P<qq2>[1-4]))?", None),
    ("quarter", ("kw",), rf"(?:(?:het|de)\s+)?(?P<qo>{_ORD})(?:\s+(?:en|of)\s+(?:het\s+)?(?P<qo2>{_ORD}))?\s+{_QUARTER}", "qy3"),
    ("quarter", ("drie",), rf"(?:de\s+)?(?P<third>eerste|laatste)\s+drie\s+maanden{_OF_YEAR % 'qy5'}", None),
    ("month", ("maanden",), rf"(?:de\s+)?(?P<edge>eerste|laatste)\s+(?P<span>{WORD}|\d)\s+maanden\s+van\s+(?:het\s+jaar\s+)?(?P<ey>{YEAR}|{_REL_YEAR}|dat jaar|het jaar)", None),
    ("vague", ("jaarw", "kerst"), rf"(?:de\s+)?(?:jaarwisseling(?:\s+(?:van\s+)?(?P<turn>{YEAR})(?:\s?[-/–]\s?(?:20)?\d\d)?)?|(?P<xmas>kerst(?:vakantie|dagen)?)(?:\s+(?:van\s+)?(?P<xmasyear>{YEAR}))?)", None),
    ("quarter", ("kw",), rf"{_QUARTER}\s+(?P<q3>[1-4])(?:\s?[-/]\s?(?P<qy6>{YEAR}))?", "qy4"),
    ("half", ("helft", "half"), rf"(?:(?:de|het)\s+)?(?P<ho>{_ORD})\s+(?:jaarhelft|helft(?!\s+van\s+(?:de|deze|die|het\s+(?!jaar|kalenderjaar)|jan|feb|maa|mrt|apr|mei|ju[nl]|aug|sep|okt|nov|dec))|halfjaar|half\s+jaar)", "hy"),
    ("half", ("kwartalen",), rf"(?:de\s+)?(?P<ho>{_ORD})\s+(?:twee|2)\s+kwartalen", "hy3"),
    ("half", ("h1", "h2"), r"h(?P<hn>[12])", "hy2"),
    ("season", _SEASON_WORDS, rf"(?:het\s+)?(?P<sa>{_SEASON}|voor-|na-)\s?(?:en|of|/)\s?(?:het\s+)?(?P<sb>{_SEASON})", "sy2"),
    ("season", _SEASON_WORDS, rf"(?:(?:het|de|dit|deze|(?:het\s+|de\s+)?(?:komende?|aankomende?|(?P<next>volgende?)))\s+)?(?P<s>{_SEASON})", "sy"),
    ("vague", _PART_WORDS, rf"{_PART % 'mp'}\s+(?P<mm>{MONTH})", "my"),
    ("vague", _PART_WORDS, rf"{_PART % 'qp'}\s+(?:van\s+)?(?:het\s+)?(?:[qk](?P<pq>[1-4])(?:\s?[-/]\s?(?P<pqy2>{YEAR}))?|(?P<pqo>{_ORD})\s+kwartaal)", "pqy"),
    ("vague", _PART_WORDS, rf"{_PART % 'p'}\s+(?:van\s+)?(?P<py>{YEAR}|{_SHORT_YEAR}|{_REL_YEAR}|dat jaar|het (?:kalender)?jaar)", None),
    ("vague", ("eind", "begin"), r"(?P<p>einde?|begin)\s+(?P<py>(?:kalender)?jaar)", None),
    ("years", _JOINTS, rf"(?:(?:het\s+)?(?P<term>schooljaar|studiejaar|seizoen)\s+)?(?P<ya>{YEAR})(?:,\s?{YEAR})*,?\s?(?:[-–—/]|tot en met|t/m|en|of|tot)\s?(?P<yb>{YEAR})", None),
    ("years", _JOINTS, rf"(?P<yc>{YEAR})[-–/](?P<yd>\d\d)(?!\d|[-–/]\d)", None),
    ("month", ("week", "helft", "dag"), rf"(?:de\s+)?(?P<nth>{_ORD})\s+(?P<seven>week|helft|dag)\s+van\s+(?:de\s+maand\s+)?(?P<mo2>{MONTH})", "moy3"),
    ("month", _JOINTS, rf"(?:maanden\s+)?(?P<ma>{MONTH})\s?(?P<mj>[-–/]|t/m|tot en met|en|of)\s?(?P<mb>{MONTH})", "moy2"),
    ("month", _MONTH_WORDS, rf"(?:de\s+maand\s+)?(?P<mo>{MONTH})", "moy"),
    ("month", ("-", "/"), rf"(?P<mn>0?[1-9]|1[0-2])[-/](?P<mny>{YEAR})", None),
    ("day", ("-", "/"), r"(?P<d>\d{1,2})[-/](?P<m>1[0-2]|0?[1-9])(?![-/.,]?\d)", None),
    ("year", ("19", "20", *_SHORT_YEARS), rf"(?:het\s+(?:kalender)?jaar\s+)?(?P<yy>{YEAR}|{_SHORT_YEAR})(?![\d,]\d|\.\d)", None),
    ("year", ("jaar",), rf"(?P<yr>{_REL_YEAR})", None),
)  # fmt: skip


def _stretch() -> str:
    """Any of the shapes, without names. The year that may come after many of them stands in it once: it takes long to compile."""
    unnamed = [(re.sub(r"\?P<\w+>", "?:", pattern), year) for _, _, pattern, year in _SHAPES]
    dated = "|".join(pattern for pattern, year in unnamed if year)
    whole = "|".join(pattern for pattern, year in unnamed if not year)
    return f"(?:(?:{dated}){_OF_YEAR.replace('?P<%s>', '?:')}?|{whole})"


STRETCH = _stretch()
# The year after a shape is read by a pattern of its own: in each of them it would be compiled as often as there are shapes.
_READERS = [(shape, Wording(needs, pattern), year) for shape, needs, pattern, year in _SHAPES]
_YEAR_AFTER = re.compile(f"{_OF_YEAR % 'year'}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the calendar: its TIMEX3 value and its first and last day; `dated` when the year is printed."""

    shape: Shape
    timex: str
    first: date
    last: date
    dated: bool


@lru_cache(maxsize=4096)
def read_stretch(text: str, year: int) -> Stretch | None:
    """The stretch that a wording names, `year` standing in where none is printed; null when it names none.

    >>> read_stretch("tweede kwartaal van 2024", 2023).timex
    '2024-Q2'
    """
    text = " ".join(text.lower().split())
    for shape, reader, year_after in _READERS:
        if match := reader.match(text):
            found = {name: part for name, part in match.groupdict().items() if part}
            if match.end() < len(text):
                of = _YEAR_AFTER.fullmatch(text, match.end()) if year_after else None
                if of is None or year_after is None:
                    continue
                found[year_after] = of["year"]
            try:
                return _build(shape, found, year)
            except ValueError:  # 31 juni: printed, and no day
                return None
    return None


def _build(shape: Shape, found: dict[str, str], year: int) -> Stretch | None:
    match shape:
        case "day":
            return _day(found, year)
        case "week":
            return _week(found, year)
        case "quarter":
            return _quarters(found, year)
        case "half":
            return _half(found, year)
        case "season":
            return _season(found, year)
        case "vague":
            return _vague(found, year)
        case "month":
            return _months(found, year)
        case _:
            return _years(found, year)


def _year(text: str | None, year: int) -> tuple[int, bool]:
    if text and (printed := re.fullmatch(rf"{YEAR}|\D?(\d\d)", text)):
        return 2000 + int(printed[1]) if printed[1] else int(printed[0]), True
    if text and re.search(r"volgende?|daarna|erop", text):
        return year + 1, False
    if text and re.search(r"vorige?|voor(?:af)?gaande?|afgelopen", text):
        return year - 1, False
    return year, False


def month_of(text: str) -> int:
    """The number of a month by its Dutch name, whole or shortened."""
    return _MONTHS[text.lower().rstrip(".")]


def last_of_month(year: int, month: int) -> date:
    """The month's last day."""
    return date(year, month, monthrange(year, month)[1])


def _day(found: dict[str, str], year: int) -> Stretch:
    of, dated = _year(found.get("y"), year)
    if "yv" in found:
        of, dated = _year(found["yv"], year)
    month = int(found["m"]) if found["m"].isdigit() else month_of(found["m"])
    day = date(of, month, int(found["d"]))
    return Stretch("day", day.isoformat(), day, day, dated)


def _week(found: dict[str, str], year: int) -> Stretch:
    of, dated = _year(found.get("wy"), year)
    week, until = int(found["w"]), int(found.get("ww") or found["w"])
    # "week 50 t/m 2" goes over into the next year.
    ends = of if until >= week else of + 1
    timex = f"{of}-W{week:02}" if until == week else f"{of}-W{week:02}/{ends}-W{until:02}"
    return Stretch("week", timex, date.fromisocalendar(of, week, 1), date.fromisocalendar(ends, until, 7), dated)


def _quarters(found: dict[str, str], year: int) -> Stretch | None:
    printed = next((found[name] for name in ("qy", "qy2", "qy3", "qy4", "qy5", "qy6") if name in found), None)
    of, dated = _year(printed, year)
    first = int(found.get("q") or found.get("q2") or found.get("q3") or 0)
    first = first or _ORDINALS[found.get("qo") or found.get("third") or "eerste"]
    first = 4 if first == -1 else first
    second = found.get("qq") or found.get("qq2")
    last = int(second) if second else _ORDINALS[found["qo2"]] if "qo2" in found else first
    last = 4 if last == -1 else last
    (begun, first), (of, last) = _in_turn(first, last, found.get("qj", "en"), of, dated)
    timex = f"{of}-Q{first}" if first == last else f"{begun}-Q{first}/{of}-Q{last}"
    return Stretch("quarter", timex, date(begun, 3 * first - 2, 1), last_of_month(of, 3 * last), dated)


def _in_turn(first: int, last: int, joint: str, year: int, dated: bool) -> tuple[tuple[int, int], tuple[int, int]]:
    """Two months or quarters with their years: `december/januari` goes over into the next year, `juni en mei` lists two."""
    if first <= last:
        return (year, first), (year, last)
    if joint in ("en", "of", "&", "+"):
        return (year, last), (year, first)
    # A year that is printed is that of the one it stands after.
    return ((year - 1, first), (year, last)) if dated else ((year, first), (year + 1, last))


def _half(found: dict[str, str], year: int) -> Stretch | None:
    of, dated = _year(found.get("hy") or found.get("hy2") or found.get("hy3"), year)
    half = int(found["hn"]) if "hn" in found else _ORDINALS[found["ho"]]
    half = 2 if half == -1 else half
    if half > 2:
        return None
    return Stretch("half", f"{of}-H{half}", date(of, 6 * half - 5, 1), last_of_month(of, 6 * half), dated)


def _season(found: dict[str, str], year: int) -> Stretch:
    of, dated = _year(found.get("sy") or found.get("sy2") or found.get("next"), year)
    if "sa" in found:
        (first, _, a), (_, last, b) = sorted(_SEASONS[found[name].replace("-", "jaar")] for name in ("sa", "sb"))
        return Stretch("season", f"{of}-{a}/{of}-{b}", date(of, first, 1), last_of_month(of, last), dated)
    first, last, code = _SEASONS[found["s"]]
    return Stretch("season", f"{of}-{code}", date(of, first, 1), last_of_month(of, last), dated)


def _vague(found: dict[str, str], year: int) -> Stretch:
    if not found or "xmas" in found or "turn" in found:  # jaarwisseling, kerst
        of, dated = _year(found.get("turn") or found.get("xmasyear"), year)
        last = date(of, 12, 24 if "xmas" in found else 31)
        return Stretch("vague", str(of), last, last, dated)
    part = found.get("mp") or found.get("qp") or found["p"]
    begins, ends = "begin" in part, "ein" in part or "ult" in part
    if "p" in found:
        of, dated = _year(found["py"], year)
        last = date(of, 3, 31) if begins else date(of, 12, 31) if ends else date(of, 6, 30)
        return Stretch("vague", str(of), last, last, dated)
    if "mm" in found:
        of, dated = _year(found.get("my"), year)
        month = month_of(found["mm"])
        last = date(of, month, 10) if begins else last_of_month(of, month) if ends else date(of, month, 15)
        return Stretch("vague", f"{of}-{month:02}", last, last, dated)
    of, dated = _year(found.get("pqy") or found.get("pqy2"), year)
    quarter = int(found["pq"]) if "pq" in found else _ORDINALS[found["pqo"]] % 5
    month = 3 * quarter - (2 if begins else 0 if ends else 1)
    last = last_of_month(of, month)
    return Stretch("vague", f"{of}-Q{quarter}", last, last, dated)


def _months(found: dict[str, str], year: int) -> Stretch | None:
    of, dated = _year(next((found[name] for name in ("moy", "moy2", "moy3", "mny", "ey") if name in found), None), year)
    if "edge" in found:
        months = int(number_value(found["span"]) or 0)
        if not 0 < months < 12:
            return None
        a, b = (1, months) if found["edge"] == "eerste" else (13 - months, 12)
        return Stretch("month", f"{of}-{a:02}/{of}-{b:02}", date(of, a, 1), last_of_month(of, b), dated)
    if "nth" in found:
        return _part_of_month(found, of, dated)
    if "ma" in found:
        (begun, a), (of, b) = _in_turn(month_of(found["ma"]), month_of(found["mb"]), found["mj"], of, dated)
        return Stretch("month", f"{begun}-{a:02}/{of}-{b:02}", date(begun, a, 1), last_of_month(of, b), dated)
    month = int(found["mn"]) if "mn" in found else month_of(found["mo"])
    return Stretch("month", f"{of}-{month:02}", date(of, month, 1), last_of_month(of, month), dated)


def _part_of_month(found: dict[str, str], year: int, dated: bool) -> Stretch:
    """`eerste week van september`: the first seven days; `tweede helft van mei`: from the sixteenth on."""
    month, nth, days = month_of(found["mo2"]), _ORDINALS[found["nth"]], 7 if found["seven"] == "week" else 15
    end = last_of_month(year, month)
    if found["seven"] == "dag":
        day = end if nth == -1 else date(year, month, nth)
        return Stretch("day", day.isoformat(), day, day, dated)
    last = end if nth == -1 or nth * days >= 28 else date(year, month, nth * days)
    first = end - timedelta(days=days - 1) if nth == -1 else date(year, month, (nth - 1) * days + 1)
    return Stretch("month", f"{year}-{month:02}", first, last, dated)


def _years(found: dict[str, str], year: int) -> Stretch | None:
    if "yr" in found or "yy" in found:
        of, dated = _year(found.get("yr") or found["yy"], year)
        return Stretch("year", str(of), date(of, 1, 1), date(of, 12, 31), dated)
    first = int(found.get("ya") or found["yc"])
    last = int(found["yb"]) if "yb" in found else first // 100 * 100 + int(found["yd"])
    if last <= first or last - first > 40:
        return None
    begins, ends = _TERMS.get(found.get("term", ""), ((1, 1), (12, 31)))
    return Stretch("years", f"{first}/{last}", date(first, *begins), date(last, *ends), dated=True)


# When a year of school begins, and when it has ended.
_TERMS = {"schooljaar": ((8, 1), (7, 31)), "studiejaar": ((9, 1), (8, 31))}


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)


UNIT = r"(?:werkdag(?:en)?|dag(?:en)?|etma(?:al|len)|uur|uren|we(?:ek|ken)|maand(?:en)?|kwarta(?:al|len)|half\s?jaar|halfjaar|ja(?:ar|ren)|(?:wkn?|mnd|jr)\b\.?)"
# One of these is in each of them.
UNIT_WORDS = ("dag", "week", "weken", "maand", "kwarta", "jaar", "jaren", "uur", "uren", "etma", "wk", "mnd", "jr")
COUNT = rf"(?:\d+(?:[,.]\d+)?|{WORD}|een half|half|enkele|een paar|een)"


def duration_timex(count: str, unit: str) -> str | None:
    """The TIMEX3 duration of a count and a unit: `zes weken` P6W, `een half jaar` P6M; null when the count is vague."""
    count, unit = count.lower().strip(), unit.lower()
    amount = 0.5 if count in ("half", "een half") else number_value(count)
    if amount is None:
        return None
    if "half" in unit:
        return _period(6 * amount, "M")
    for stem, letter, factor in _UNITS:
        if unit.startswith(stem):
            return _period(amount * factor, letter)
    return None


_UNITS = (("werkdag", "D", 1), ("dag", "D", 1), ("etma", "D", 1), ("uur", "H", 1), ("uren", "H", 1), ("we", "W", 1),
          ("maand", "M", 1), ("kwarta", "M", 3), ("ja", "Y", 1), ("wk", "W", 1), ("mnd", "M", 1), ("jr", "Y", 1))  # fmt: skip


def _period(amount: float, letter: str) -> str | None:
    if letter == "Y" and amount != int(amount):
        amount, letter = amount * 12, "M"
    if amount != int(amount) or amount <= 0:
        return None
    return f"PT{int(amount)}H" if letter == "H" else f"P{int(amount)}{letter}"


def recurrence_timex(times: float, count: str, unit: str) -> str | None:
    """The TIMEX3 period between occurrences: twice a year P6M, four times a year P3M, once in two years P2Y."""
    span = duration_timex(count, unit)
    if span is None or times in (0, 1):
        return span
    length, letter = float(span.strip("PTYMWDH")), span[-1]
    for finer, factor in {"Y": ("M", 12), "M": ("W", 4), "W": ("D", 7)}.items():
        if letter == finer:
            target, per = factor
            share = length / times
            if share == int(share):
                return _period(share, letter)
            share = length * per / times
            return _period(share, target) if share == int(share) else _period(max(round(share), 1), target)
    return _period(max(round(length / times), 1), letter)
