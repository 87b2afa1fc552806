"""The year a document is for, and the period of the framework that its agreements are in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from jaarschijf.extract.text.flow_texts import FlowText, front_texts
from jaarschijf.extract.wording.months import ANY_MONTH, SHORT_MONTHS

# Plain letters only: `ı` would pass for an i, and `aprıl` is none of the months.
_SHORT_MONTH = "|".join(SHORT_MONTHS)
DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s+(?P<month>(?a:{ANY_MONTH}|(?:{_SHORT_MONTH})\.))\s+(?P<year>20\d\d)\b"
    r"|\b(?P<d>\d{1,2})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<y>20\d\d)\b|\b(?P<iy>20\d\d)-(?P<im>\d\d)-(?P<id>\d\d)\b",
    re.IGNORECASE,
)
_YEAR = r"20[0-4]\d"
# `2030-2033`, `1 januari 2030 t/m 31 december 2033`
_SPAN = re.compile(
    rf"(?<!\d)(?P<first>{_YEAR})\s*(?:[-–—−/]|tot en met|t/m|tot)\s*(?:\d{{1,2}}(?:\s(?:{ANY_MONTH})\s|-\d\d?-))?"
    rf"(?P<last>{_YEAR}|['’]?\d\d(?!\s(?:{ANY_MONTH})))(?![\d-])",
    re.IGNORECASE,
)
# `Evaluatie prestatieafspraken 2029`, before those of 2030.
_LOOKS_BACK = re.compile(r"(?:evaluatie|terugblik|verantwoording|voortgangs?)\w*\b", re.IGNORECASE)
# `Voortgang 2029 en inzet 2030`, `Wat hebben we in 2029 al bereikt?`
_LOOKED_BACK_ON = re.compile(
    rf"(?:evaluatie|terugblik|verantwoording|voortgang|resultaten|realisatie|stand van zaken)(?:\s+(?:op|over|van|in|het|jaar))*\s+{_YEAR}(?!\d)"
    rf"|{_YEAR}(?!\d)(?=\W+(?:\w+\W+){{0,2}}(?:bereikt|gerealiseerd|behaald|gedaan|opgeleverd)\b)"
    rf"|\bhet jaar {_YEAR}(?=\s(?:was|waren|kende|stond|bracht|begon|gaf|liet|werd|verliep|eindigde)\b)",
    re.IGNORECASE,
)
_YEAR_OF = re.compile(
    r"(?P<says>jaarschijf|jaarplan|jaarafspraken|prestatieafspraken|afspraken|afspraak|activiteiten(?:overzicht)?|\bbod\b|uitvoeringsprogramma"
    rf"|uitvoeringsagenda|het jaar|actieplan)(?P<between>\s*(?:\(bod\)|[:(–-])?\s*(?:voor\s+|wonen\s+|in\s+)*)(?P<year>{_YEAR})(?!\d)",
    re.IGNORECASE,
)
# Up to when something is to be so: `onze ambitie tot en met 2031`.
_HORIZON = re.compile(
    rf"\b(?:tot en met|t/m|tot|richting|uiterlijk|eind)\s+(?:het jaar\s+)?{_YEAR}(?!\d)", re.IGNORECASE
)
# A heading over what is agreed for a year.
_ENDS_IN_YEAR = re.compile(rf"(?<!\d)({_YEAR})\W*$")
_AGAIN = 2  # times
_YEARS_AHEAD = 3  # columns
_FRAME = re.compile(
    r"raam(?:werk|afspra|convenant)?|overeenkomst|kader|meerjar|looptijd|vierjar|vijfjar", re.IGNORECASE
)
_TOLD = 3  # votes: more than a sentence on the first pages has
_AGREEMENTS = re.compile(r"prestatieafspraken|woonafspraken|afspraken|convenant|periode|gelden|geldig", re.IGNORECASE)
_OTHER_PLAN = re.compile(
    r"woonvisie|\bnota\b|programma|woondeal|visie|agenda|beleids|verordening|begroting|monitor|\bbod\b|prognose|onderzoek"
    r"|coalitie|taakstelling|realisatie|investering|gepland",
    re.IGNORECASE,
)


def without_look_backs(texts: Sequence[FlowText]) -> Sequence[FlowText]:
    """The texts without those that look back on the year before, unless all do: what was agreed then may come first."""
    return [text for text in texts if not _LOOKS_BACK.match(text.text)] or texts


def document_year(title: str, texts: Sequence[FlowText], margins: Sequence[str], signed: date | None) -> int | None:
    """The year that most is said for: in the title, headings, margins and columns; else by a span, the signing, or how often."""
    votes: Counter[int] = Counter()
    texts = without_look_backs(texts)
    headings = [t.text for t in texts if t.kind == "heading" and t.page <= 2][:6]
    for weight, sources in (
        (10, [title]),
        (6, headings),
        (4, list(dict.fromkeys(margins))[:6]),
        (3, front_texts(texts)),
    ):
        seen: set[int] = set()
        for source in sources:
            spanned = _LOOKED_BACK_ON.sub(" ", _SPAN.sub(" ", source))
            for match in _YEAR_OF.finditer(spanned):
                strong = match["says"].lower() in (
                    "jaarschijf",
                    "jaarplan",
                    "jaarafspraken",
                    "activiteiten",
                    "het jaar",
                )
                year = int(match["year"])
                if year not in seen:
                    votes[year] += weight if strong else weight - 1
                    seen.add(year)
            # `Prestatieafspraken gemeente Veenstad 2030 – 4`
            titled = weight >= 6 or (source in margins and _AGREEMENTS.search(source) is not None)
            if titled and not seen:
                told = DATE.sub(" ", _HORIZON.sub(" ", spanned))
                votes.update({int(y): weight - 3 for y in re.findall(rf"(?<!\d)({_YEAR})(?!\d)", told)})
    heads = [text.text for text in texts if text.kind == "header" and len(text.text) < 60]
    columns = [int(y) for head in heads for y in _column_years(head)]
    named = [int(y) for head in heads if any(map(str.isalpha, head)) for y in _column_years(head)]
    if columns:
        # Of two years side by side the last is the document's own, unless they are the very span it is for.
        if _are_of_span(sorted(set(columns)), title, texts, votes):
            votes[min(columns)] += 12
        else:
            # A year by itself may be when a project is built.
            votes[max(named or columns)] += 5 if named else 2
    if (first := _first_of_all(title, texts)) is not None:
        return first
    two_years = [span for match in _SPAN.finditer(title) if (span := _span(match)) and span[1] - span[0] == 1]
    if two_years and max(votes.values(), default=0) < _TOLD:
        # A document for two years, whose text tells of the second once.
        return two_years[0][0]
    if votes:
        best = max(votes.values())
        return min(year for year, count in votes.items() if count == best)
    spans = [m for text in (title, *headings, *front_texts(texts)) for m in _SPAN.finditer(text)]
    if spans:
        return int(spans[0]["first"])
    if signed is not None:
        return signed.year + 1 if signed.month >= 9 else signed.year
    years = Counter(int(y) for t in texts for y in re.findall(r"(?<!\d)(20[1-4]\d)(?!\d)", t.text))
    return years.most_common(1)[0][0] if years else None


def _are_of_span(columns: Sequence[int], title: str, texts: Sequence[FlowText], votes: Counter[int]) -> bool:
    """Whether years side by side are all of the span that a document is for; or more than two from its first on, none of which more
    is said for than for others: years to come."""
    ends = (columns[0], columns[-1])
    titled, told = ({_span(m) for text in said for m in _SPAN.finditer(text)} for said in ([title], front_texts(texts)))
    if ends in titled or (ends in told and not votes):
        return True
    begun = {span[0] for span in titled | told if span is not None}
    return len(columns) >= _YEARS_AHEAD and ends[0] in begun and len({votes[year] for year in columns}) == 1


def _first_of_all(title: str, texts: Sequence[FlowText]) -> int | None:
    """The first of the years that a title spans, where headings over agreements come again for each of them: `Dit doen wij in 2030`,
    `Dit doen wij in 2031`."""
    spans = [span for match in _SPAN.finditer(title) if (span := _span(match)) is not None]
    headed = Counter(
        int(found[1]) for text in texts if text.kind == "heading" and (found := _ENDS_IN_YEAR.search(text.text))
    )
    for first, last in spans:
        if all(headed[year] >= _AGAIN for year in range(first, last + 1)):
            return first
    return None


def _column_years(text: str) -> list[str]:
    if not re.search(r"afspra|afpra|activiteit|jaar|actie|aanpak|inzet|^\W*\d{4}\W*$", text, re.IGNORECASE):
        return []
    return re.findall(rf"(?<!\d)({_YEAR})(?!\d)", _SPAN.sub(" ", text))


def framework_period(title: str, texts: Sequence[FlowText], margins: Sequence[str], year: int | None) -> str | None:
    """The span of years, around `year`, that most is said for: `2022-2026`."""
    votes: Counter[tuple[int, int]] = Counter()
    sources = [("title", title), *(("margin", m) for m in set(margins)), *((_kind(t), t.text) for t in texts)]
    for kind, text in sources:
        if kind == "cell":
            continue
        for match in _SPAN.finditer(text):
            span = _span(match)
            if span and 1 <= span[1] - span[0] <= 9 and (year is None or span[0] - 1 <= year <= span[1]):
                weight = _span_weight(kind, text, match)
                votes[span] = max(votes[span], weight) + (1 if votes[span] and weight > 1 else 0)
    if not votes:
        return None
    (first, last), weight = max(votes.items(), key=lambda item: (item[1], -item[0][0]))
    return f"{first}-{last}" if weight >= 20 else None


def _kind(text: FlowText) -> str:
    # A span of years alone is of the title that it stands under.
    alone = text.page == 1 and text.kind == "paragraph" and _SPAN.fullmatch(text.text)
    return "heading" if alone else text.kind


def _span(match: re.Match[str]) -> tuple[int, int] | None:
    first = int(match["first"])
    digits = match["last"].lstrip("'’")
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
    return (first, last) if last > first else None


def _span_weight(kind: str, text: str, match: re.Match[str]) -> int:
    """How much a span of years says of the framework: by the words before it, those nearest first, and where it stands."""
    before = text[max(0, match.start() - 70) : match.start()]
    after = text[match.end() : match.end() + 40]
    frame, other, own = _last(_FRAME, before), _last(_OTHER_PLAN, before), _last(_AGREEMENTS, before)
    if frame >= 0 and frame >= other:
        return 60
    if kind == "header" and other < 0:
        return 45
    if own >= 0 and own > other:
        return 40 if kind in ("title", "heading", "margin") else 30
    if kind == "title":
        return 40
    if kind == "heading" and other < 0:
        return 25
    return 20 if other < 0 and re.search(r"afspraken|raam|kader", after, re.IGNORECASE) else 1


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)
