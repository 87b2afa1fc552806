"""Stretches of the calendar with what stands before them, which says what is meant: `uiterlijk 15 december`, `van mei tot juli`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from jaarschijf.nlp.calendar import STRETCH, YEAR, Stretch, day_before, read_stretch
from jaarschijf.nlp.span import Setting, TagSpan, run_on, run_up
from jaarschijf.schema.mention import DeadlineKind

_BEFORE = r"in\s+(?:de\s+)?aanloop\s+naar|uiterlijk\s+(?:nog\s+)?v[oó][oó]r|v[oó][oó]r|nog\s+v[oó][oó]r|v[oó][oó]rafgaand\s+aan"
_LATEST = r"(?:tot\s+)?(?:uiterlijk|ten laatste|niet later dan)(?:\s+(?:op|per|in|tot|aan|rond|binnen))?|tegen"
_THROUGH = r"richting|tussen\s+nu\s+en|van\s+nu\s+tot(?:\s+en\s+met)?|(?:uiterlijk\s+|in\s+de\s+periode\s+)?(?:tot\s+en\s+met|t\s?/\s?m|tm|t\.e\.m\.)"
_UNTIL = r"tot\s+aan|tot"
_FROM = r"met\s+terugwerkende\s+kracht\s+(?:tot(?:\s+en\s+met)?|vanaf|per)|niet\s+eerder\s+dan|niet\s+v[oó][oó]r|op\s+zijn\s+vroegst(?:\s+(?:in|per|op|vanaf))?|pas\s+(?:na|vanaf|in|per)|(?:te\s+beginnen|beginnend|startend)\s+(?:in|met|per|op)|vanaf|sinds|met\s+ingang\s+van|m\.i\.v\.?|ingaande(?:\s+(?:op|per))?|na|ná|vanuit"
_PER = r"per"
_DURING = (
    r"in\s+de\s+loop\s+van|gedurende|tijdens|(?:in\s+)?heel|in\s+de\s+periode(?:\s+(?:van|tussen))?|voor\s+de\s+periode"
    r"|over\s+de\s+periode|(?:gedurende|binnen)\s+de\s+periode|(?:in\s+)?de\s+periode|(?:in|voor|over|gedurende)\s+de\s+jaren|binnen"
)
_AT = r"in\s+of\s+rond|in|op|aan|rond(?:om)?|omstreeks|zo rond|al in|nog in|voor\s+de\s+duur\s+van|naar"
_LEADS: tuple[tuple[str, str], ...] = (
    ("before", _BEFORE), ("latest", _LATEST), ("through", _THROUGH), ("during", _DURING), ("until", _UNTIL),
    ("from", _FROM), ("per", _PER), ("at", _AT),
)  # fmt: skip
_LEAD = "|".join(f"(?P<{name}>{words})" for name, words in _LEADS)
_ARTICLE = re.compile(r"(?:het|de)\s+")
# The stretches take long to compile: this one pattern has them, and what stands before and between them has its own.
_STRETCH = re.compile(rf"(?<![\w€-]){STRETCH}(?!\w)")
_BEFORE_STRETCH = re.compile(rf"(?<![\w€-])(?:(?:{_LEAD})\s+)?(?:het\s+|de\s+)?\Z")
_REACH = 80
_RANGE = re.compile(r"(?<!\w)(?:van|vanaf|tussen|in de periode(?: van)?|de periode(?: van)?)\s+(?:het\s+|de\s+)?")
_JOINT = re.compile(r"\s*(?P<joint>tot en met|t/m|tot|en|[-–])\s*(?:het\s+|de\s+)?")
# Beside these a day says against what something is measured: niet lager dan het niveau van 1 januari 2024.
_MEASURED = re.compile(r"\b(?:niveau van|peildatum|prijspeil|stand(?: van| op)?|situatie(?: van| op)?)\s*:?\s*\Z")
# What is made for a year: de afspraken voor 2027, de begroting voor 2027.
_MADE_FOR = re.compile(
    r"(?:afspraken|begroting|bod|jaarplan|planning|programmering|huurbeleid|activiteiten|agenda)\s+\Z"
)
# What is planned is planned for it: gepland voor maart, voorzien voor 2027.
_PLANNED = re.compile(
    r"\b(?:gepland|voorzien|geagendeerd|begroot|geraamd|staa(?:t|n)|gereserveerd|beoogd|planning)\s+\Z"
)
_ADOPTED_IN = re.compile(r"\s+(?:\w+\s+)?(?:vast|op|af|aan|uit|in)?ge\w+(?:de|te|en)\s+\w")
_DONE_BEFORE = re.compile(r"\b(?:heeft|hebben|werd|werden|is|zijn)\s+(?:\w+\s+){0,2}\Z")
_DONE_AFTER = re.compile(r"\s+(?:heeft|hebben|werd|werden|ging|gingen|was|waren|kwam|kwamen|kreeg|kregen|is|zijn)\b")
# "1 juli a.s.": the one to come.
_COMING = re.compile(r"\s+(?:a\.s\.|aanstaande(?!\w))")
_GONE_BY = re.compile(r"(?:vorige?|voor(?:af)?gaande?|afgelopen)\b")
_ABOUT = re.compile(r"\b(?:over|van|uit)\s+(?:het\s+)?\Z")
# "31 december jl.": the last one; of which year, depends on when this was written.
_GONE = re.compile(r"\s+(?:j\.?l\.|jongstleden(?!\w))")
# What is in the document is there for its words: de in deze jaarschijf opgenomen afspraken.
_IN_DOCUMENT = re.compile(r"\s+(?:opgenomen|genoemd|vermeld|beschreven|vastgelegd|staan|staat|zijn|leggen|ligt)")
_AND_ON = re.compile(
    r"\s+en\s+(?:de\s+)?(?:volgende|latere|daaropvolgende|verdere|navolgende|komende)\s+jaren|\s+e\.v\.|\s+en\s+verder|\s+en\s+daarna"
)
# What goes before a month by itself: tweemaal per jaar: maart en september; het overleg van juni.
_LISTED = re.compile(
    r"(?:jaar|jaarlijks|kwartaal)\s?[:(,]\s*(?:\w+\s+en\s+)?\Z|(?:uari|maart|april|mei|juni|juli|stus|ber),\s*\Z|(?<![\w-])(?:concept|vaststelling|oplevering|start|gereed|besluit|evaluatie|planning|behandeling|afronding|bijeenkomst|sessie|opgeleverd|geleverd|start\s+(?:bouw|sloop|renovatie|uitvoering|werkzaamheden|verhuur)|(?:eerste|tweede|volgende)\s+(?:overleg|bijeenkomst|sessie)):?\s+\Z|\b(?:\w*overleg|bo|\w*vergadering|\w*raad|\w*bijeenkomst)\s+van\s+\Z"
)
# What may stand right before a year that is a time though no preposition says so.
_FOR = re.compile(r"voor\s+(?:het|de)\b")
_NO_NOUN = re.compile(r"\s*(?:\Z|[\n,;:).]|\s(?:en|of|door|toe|wegens|vanwege|omdat)\b)")
# "in 2026 resp. 2027"
_PAIRED = re.compile(r"\d\s+(?:resp\.|respectievelijk)\s+\Z")
# "Q2 en Q4", with another between them.
_APART = re.compile(r"Q1/.*Q[34]|Q2/.*Q4")
_DAY_AND_MONTH = re.compile(r"\d{1,2}[-/]\d{1,2}")
_NAMED_BEFORE = re.compile(r"\b\w*(?:wet|visie|akkoord|verordening|nota|convenant|handreiking)\b[^.;:,(]{0,60}\(\Z")
# At the head of what holds in it: "Doel 2029: 2.250", "Huurverhoging 2026: ..."; a document is known by its year.
_HEADS_LIST = re.compile(
    r"(?:\A|\n|[.;]\s)(?:[a-z]+\s)?(?!\w*(?:visie|akkoord|nota|wet|plan|programma|agenda|afspra(?:ak|ken)|begroting|convenant|verordening|beleid|kader|bod|monitor|schijf|deal|regeling|rapport|rekening|overeenkomst|fonds|onderzoek)\s)[a-z]{3,}\s\Z"
)
_MAKES_TIME = re.compile(
    r"(?:^|\n|[(;:]\s?|(?:gereed|loopt|lopen|geldt|gelden|periode|oplevering|opgeleverd|start|realisatie|planning|bouw|afronding|evaluatie|uitvoering|klaar|(?<!bouw)(?<!basis)(?<!peil)(?<!referentie)jaar|verwacht|streven|streefdatum|streefbeeld|ca\.|circa)\s*:?\s+)$"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch as it stands in a text: from `begin` with what stands before it, from `start` by itself."""

    begin: int
    start: int
    end: int
    lead: str | None
    words: str
    printed: str
    stretch: Stretch


def find_ranges(text: str, setting: Setting) -> Iterator[TagSpan]:
    """Stretches from one date to another: `van mei tot en met juli`, `tussen 2025 en 2027`."""
    for opening in _RANGE.finditer(text):
        if not _STRETCH.match(text, opening.end()):
            continue
        for joint in _JOINT.finditer(text, opening.end() + 1, opening.end() + _REACH):
            first = read_stretch(text[opening.end() : joint.start()], setting.year)
            # By itself: a dash before it would make it part of a word.
            if first and (closing := _STRETCH.match(text[joint.end() : joint.end() + _REACH])):
                last = read_stretch(closing[0], setting.year)
                if last and last.dated and not first.dated:  # van september tot en met maart 2030
                    first = _ahead_of(last, text[opening.end() : joint.start()]) or first
                if last and (span := _range(opening, joint, closing.end(), first, last)):
                    yield span
                break


def _ahead_of(last: Stretch, begins: str) -> Stretch | None:
    """What begins without a year of its own, in the year of its end or the one before."""
    first = read_stretch(begins, last.last.year)
    return first if first is None or first.first <= last.last else read_stretch(begins, last.last.year - 1)


def _range(opening: re.Match[str], joint: re.Match[str], length: int, first: Stretch, last: Stretch) -> TagSpan | None:
    if last.last < first.first:
        return None
    days = first.shape == "day" and last.shape == "day"
    if days and joint["joint"] == "en" and not opening[0].startswith("tussen"):
        return None
    due = day_before(last.first) if joint["joint"] == "tot" and last.shape == "day" else last.last
    return TagSpan(
        opening.start(), joint.end() + length, "DEADLINE", kind="period", timex=f"{first.timex}/{last.timex}", due=due
    )


def _stretches(text: str, setting: Setting) -> Iterator[_Found]:
    """Every stretch of a text that names one, in reading order."""
    at = 0
    while match := _STRETCH.search(text, at):
        # An article belongs to what stands before, unless the wording can't do without: het jaar 2026.
        if article := _ARTICLE.match(text, match.start()):
            match = _STRETCH.match(text, article.end()) or match
        start, end = match.span()
        before = _BEFORE_STRETCH.search(text, max(at, start - _REACH), start)
        begin, lead = (before.start(), before.lastgroup) if before else (start, None)
        at = end
        if stretch := read_stretch(match[0], setting.year):
            yield _Found(begin, start, end, lead, text[begin:end], match[0], stretch)


def find_dates(text: str, setting: Setting) -> Iterator[TagSpan]:
    """Stretches of the calendar that tell when, each with what its preposition makes of it."""
    for found in _stretches(text, setting):
        bare = _DAY_AND_MONTH.fullmatch(found.printed)
        if _is_day(text, found, setting) if bare else _is_time(text, found, setting):
            yield from _read(text, found, setting)


def _is_day(text: str, found: _Found, setting: Setting) -> bool:
    """Whether two numbers are a day and a month, and no share or range: `uiterlijk 30/6`."""
    if found.lead == "per":  # "per 1/7 de flat", not "per 1/2 dag"
        return _NO_NOUN.match(text, found.end) is not None or text.startswith((" de ", " het "), found.end)
    told = setting.field == "gereed" or found.lead == "latest" or "ó" in found.words
    return told and _NO_NOUN.match(text, found.end) is not None


def _read(text: str, found: _Found, setting: Setting) -> Iterator[TagSpan]:
    stretch, lead = found.stretch, found.lead
    start = found.start if lead is None else found.begin
    if (
        lead is None
        and (stretch.shape == "month" or (stretch.shape == "quarter" and _APART.search(stretch.timex)))
        and not stretch.dated
        and (pair := re.search(r"\s+en\s+|\s/\s", found.printed))
    ):
        yield from _two_months(found, pair, setting)
        return
    planned = lead == "before" and found.words.startswith("voor ") and _PLANNED.search(run_up(text, found.begin))
    kind, due = _meaning(replace(found, lead="at") if planned else found, setting)
    if lead == "before" and stretch.shape == "year" and _MADE_FOR.search(run_up(text, found.begin)):
        kind, due = "period", due if kind == "period" else None
    if _is_past(text, found, setting) or (lead is None and _GONE_BY.search(found.printed)):
        due = None
    end = found.end
    if lead in ("at", "during", None) and stretch.shape == "year" and (onwards := _AND_ON.match(text, end)):
        kind, due, end = "period", None, onwards.end()
    if gone := _GONE.match(text, end):
        yield TagSpan(start, gone.end(), "DEADLINE", kind=kind)
        return
    if coming := _COMING.match(text, end):
        end = coming.end()
    yield TagSpan(start, end, "DEADLINE", kind=kind, timex=stretch.timex, due=due)


def _two_months(found: _Found, pair: re.Match[str], setting: Setting) -> Iterator[TagSpan]:
    """`mei en november`, `Q2 en Q4` in a cell of planning: two moments."""
    for begin, stop in ((0, pair.start()), (pair.end(), len(found.printed))):
        if stretch := read_stretch(found.printed[begin:stop], setting.year):
            yield TagSpan(
                found.start + begin,
                found.start + stop,
                "DEADLINE",
                kind="period",
                timex=stretch.timex,
                due=stretch.last,
            )


def _is_past(text: str, found: _Found, setting: Setting) -> bool:
    """Whether it tells when something was done: `het in 2023 vastgestelde convenant`, `heeft in 2024 afgerond`."""
    lead, stretch = found.lead, found.stretch
    if lead is None and _MEASURED.search(run_up(text, found.start)):
        return True
    if stretch.last.year >= setting.year or lead not in ("at", None):
        return False
    if stretch.last.year < setting.year - 1:
        return True
    if lead is None:
        return stretch.shape != "year" and bool(_DONE_BEFORE.search(run_up(text, found.begin)))
    return bool(
        _ADOPTED_IN.match(text, found.end)
        or _DONE_BEFORE.search(run_up(text, found.begin))
        or _DONE_AFTER.match(text, found.end)
    )


def _is_time(text: str, found: _Found, setting: Setting) -> bool:
    """Whether the stretch tells when, and is not part of a name (`Woonvisie 2025`) or a word (`mei`, `half`)."""
    lead, stretch = found.lead, found.stretch
    if found.printed.endswith("jaarschijf"):
        return lead in ("at", "during") and not _IN_DOCUMENT.match(text, found.end)
    # "de cijfers over het afgelopen jaar": what they are of.
    if _GONE_BY.search(found.printed) and _ABOUT.search(run_up(text, found.begin)):
        return False
    if found.words.startswith("tegen") and stretch.shape in ("year", "years"):  # measured against it
        return False
    if found.words.startswith("naar"):  # "schuift door naar 2029", not "van 1.900 naar 2000 woningen"
        return stretch.shape != "year" or _NO_NOUN.match(text, found.end) is not None
    if stretch.shape in ("year", "years") and lead is None:
        return _is_bare_year(text, found, setting)
    if stretch.shape == "month" and lead is None:
        if "/" in found.printed and not found.printed[0].isdigit():  # mei/juni
            return True
        if found.printed[0].isdigit():  # 9-2027 is a month in a column of planning
            return setting.field == "gereed"
        before = run_up(text, found.start)
        # Behind a comma at the end, or in brackets by itself: terugkoppeling aan WGZ, feb.
        last = before.endswith(", ") and not text[found.end :].strip(" .")
        last = last or (before.endswith("(") and text.startswith(")", found.end))
        return stretch.dated or setting.field == "gereed" or last or bool(_LISTED.search(before))
    if stretch.shape == "season" and lead is None:
        return (
            stretch.dated
            or setting.field == "gereed"
            or "/" in stretch.timex  # voor- en najaar
            or bool(re.match(r"(?:(?:de|het)\s+)?(?:di|dez|kom|aankom|volg)", found.printed))
        )
    if stretch.shape == "season" and lead == "per":
        return False
    if stretch.shape == "half" and lead is None and found.printed[0] == "h":  # H1, of some list
        return stretch.dated or setting.field == "gereed"
    return not (lead == "from" and found.words.startswith("vanuit"))


def _is_bare_year(text: str, found: _Found, setting: Setting) -> bool:
    """Whether a year that no preposition leads tells when: in a list, in brackets, after what makes it a time."""
    stretch = found.stretch
    if found.printed[0] in "'’‘´":  # 6 woningen ('26)
        return setting.field == "gereed" or text.endswith("(", 0, found.start)
    if not re.match(YEAR, found.printed):
        return True
    before, after = run_up(text, found.start), run_on(text, found.end)
    if (setting.field == "gereed" and re.search(r"[,/+&]\s*\Z", before)) or _PAIRED.search(before):
        return True
    if stretch.last.year < setting.year:
        # "(2024: 11 woningen)": against what it is measured; "de Wet goed verhuurderschap (2023)": its name.
        if before.endswith("(") and (after.startswith(":") or _NAMED_BEFORE.search(before)):
            return False
    # "Renovatie Esdoornlaan, 2026-2027"
    elif before.endswith((", ", " - ", " – ")) and re.match(r"\s*(?:$|[\n;.])", after):
        return True
    if after.startswith(":") and _HEADS_LIST.search(before):
        return True
    alone = re.match(r"\s*(?:$|[\n,;:).]|\((?!\d)|en\b|-)", after) is not None
    return bool(_MAKES_TIME.search(before)) and (setting.field == "gereed" or alone)


def _meaning(found: _Found, setting: Setting) -> tuple[DeadlineKind, date | None]:
    lead, stretch = found.lead, found.stretch
    point: DeadlineKind = "date" if stretch.shape in ("day", "vague") else "period"
    match lead:
        case "before":
            if stretch.shape == "half" and _FOR.match(found.words):
                return "period", stretch.last
            if stretch.shape == "season":
                return "date", date(stretch.first.year, 5, 31) if stretch.timex.endswith("SU") else day_before(
                    stretch.first
                )
            # "de begroting voor 2024" in the agreements for 2024: what for, not before when.
            if (
                stretch.shape in ("year", "years")
                and stretch.first.year <= setting.year
                and "uiterlijk" not in found.words
                and "ó" not in found.words
            ):
                return "period", stretch.last
            return "date", stretch.last if stretch.shape == "vague" else day_before(stretch.first)
        case "latest":
            return "date", stretch.last
        case "through" | "during" | "at" | None:
            return point, stretch.last
        case "until":
            return point, stretch.last if stretch.shape == "vague" else day_before(stretch.first)
        case "per":
            return (
                point,
                stretch.first if stretch.shape == "day" else stretch.last if stretch.shape == "vague" else None,
            )
        case _:
            return ("date" if stretch.shape == "day" or re.match(r"n[aá]\s", found.words) else "period"), None
