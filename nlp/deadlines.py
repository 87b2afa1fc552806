"""DEADLINE: every expression of when or how often, as a TIMEX3 value with the last day on time.

Patterns go from wording to meaning in three families: stretches of the calendar with what stands before them
(`uiterlijk 15 december`), recurrences (`tweemaal per jaar`) and durations (`binnen zes weken`), and what is tied
to the agreement's term or to an event (`gedurende de looptijd`, `na vaststelling van de visie`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from jaarschijf.nlp.calendar import (
    COUNT,
    STRETCH,
    UNIT,
    YEAR,
    Stretch,
    day_before,
    duration_timex,
    read_stretch,
    recurrence_timex,
)
from jaarschijf.nlp.numbers import WORD, times_value
from jaarschijf.nlp.span import Setting, TagSpan, longest_first, run_on, run_up
from jaarschijf.schema.mention import DeadlineKind

_BEFORE = r"uiterlijk\s+(?:nog\s+)?v[oó][oó]r|v[oó][oó]r|nog\s+v[oó][oó]r|v[oó][oó]rafgaand\s+aan"
_LATEST = r"(?:tot\s+)?(?:uiterlijk|ten laatste|niet later dan)(?:\s+(?:op|per|in|tot|aan|rond|binnen))?"
_THROUGH = r"(?:uiterlijk\s+|in\s+de\s+periode\s+)?(?:tot\s+en\s+met|t\s?/\s?m|tm|t\.e\.m\.|tot\s+(?:aan\s+)?(?=ein))"
_UNTIL = r"tot\s+aan|tot"
_FROM = r"niet\s+eerder\s+dan|niet\s+v[oó][oó]r|op\s+zijn\s+vroegst(?:\s+(?:in|per|op|vanaf))?|pas\s+(?:na|vanaf|in|per)|vanaf|sinds|met\s+ingang\s+van|m\.i\.v\.?|ingaande(?:\s+(?:op|per))?|na|ná|vanuit"
_PER = r"per"
_DURING = (
    r"in\s+de\s+loop\s+van|gedurende|tijdens|in\s+heel|in\s+de\s+periode(?:\s+(?:van|tussen))?|voor\s+de\s+periode"
    r"|over\s+de\s+periode|(?:gedurende|binnen)\s+de\s+periode|(?:in\s+)?de\s+periode|(?:in|voor|over|gedurende)\s+de\s+jaren|binnen"
)
_AT = r"in\s+of\s+rond|in|op|aan|rond(?:om)?|omstreeks|zo rond|al in|nog in|voor\s+de\s+duur\s+van"
_LEADS: tuple[tuple[str, str], ...] = (
    ("before", _BEFORE), ("latest", _LATEST), ("through", _THROUGH), ("during", _DURING), ("until", _UNTIL),
    ("from", _FROM), ("per", _PER), ("at", _AT),
)  # fmt: skip
_LEAD = "|".join(f"(?P<{name}>{words})" for name, words in _LEADS)
_ARTICLE = r"(?:het\s+|de\s+)?"
_DATED = re.compile(rf"(?<![\w€-])(?:(?:{_LEAD})\s+)?{_ARTICLE}(?P<stretch>{STRETCH})(?![\w])")
_FROM_TO = re.compile(
    rf"(?<!\w)(?:van|vanaf|tussen|in de periode(?: van)?|de periode(?: van)?)\s+{_ARTICLE}(?P<a>{STRETCH})"
    rf"\s*(?P<joint>tot en met|t/m|tot|en|[-–])\s*{_ARTICLE}(?P<b>{STRETCH})(?!\w)"
)

_LEAST = r"(?:(?:ten\s?minste|minimaal|minstens|maximaal|ten hoogste|in ieder geval|in principe|gemiddeld|circa|ongeveer|max\.|min\.)\s+)?"
_TIMES = rf"(?:eens|eenmaal|éénmaal|(?:{WORD}|\d+)\s?(?:x|×|keer|maal)|\d+x|een keer|één keer)"
_PER_UNIT = (
    rf"(?:per|in de|in het|in een|elke?|iedere?|om de)\s+(?:(?P<%s>{COUNT})\s+)?(?P<%s>kalenderjaar|schooljaar|{UNIT})"
)
_RECURRENCES = (
    re.compile(rf"(?<!\w){_LEAST}(?P<times>{_TIMES})\s+{_PER_UNIT % ('count', 'unit')}(?!\w)"),
    re.compile(rf"(?<!\w){_LEAST}(?:elke?|iedere?|om de)\s+(?:(?P<count>{COUNT})\s+)?(?P<unit>{UNIT})(?!\w)"),
    re.compile(rf"(?<!\w)per\s+(?P<unit>kalenderjaar|{UNIT})(?!\w)"),
    re.compile(r"(?<!\w)(?:elke?|iedere?)\s+(?P<season>voorjaar|najaar|zomer|winter|herfst)(?!\w)"),
)
_WEEKDAY = re.compile(
    r"(?<!\w)(?:elke|iedere)\s+(?P<nth>(?:eerste|tweede|derde|vierde|laatste)\s+)?(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"(?:ochtend|middag|avond)?(?P<month>\s+van\s+(?:de|elke|iedere)\s+maand)?(?!\w)"
)
_ADVERB = re.compile(
    rf"(?<![\w-]){_LEAST}(?P<stem>(?:half|twee|drie|vier|vijf|zes)?)-?(?P<base>jaar|maande|weke|kwartaal|dage)lijkse?(?!\w)"
)
_ADVERB_UNITS = {"jaar": "jaar", "maande": "maand", "weke": "week", "kwartaal": "kwartaal", "dage": "dag"}
_OFTEN = re.compile(r"(?<![\w-])(?:periodieke?|regelmatige?|met (?:enige )?regelmaat|op gezette tijden)(?!\w)")
_ON_YEARLY_BASIS = re.compile(r"(?<!\w)op (?:jaar|jaarlijkse )basis(?!\w)")

_ALWAYS = re.compile(
    r"(?<![\w-])(?:doorlopende?|continue?|permanente?|voortdurende?|onafgebroken|(?:gedurende )?(?:het )?(?:hele|gehele) jaar(?: door)?)(?!\w)"
)
_ALWAYS_ALONE = re.compile(r"\s*(?P<word>structureel|lopend|doorlopend|continu|permanent|loopt(?: door)?|jaarrond)\b")
_VAGUE = re.compile(
    r"(?<!\w)(?:(?:in|voor|gedurende)\s+)?de\s+(?:eerst)?komende\s+(?:jaren|periode|tijd|maanden|weken)(?!\w)|(?<!\w)op\s+(?:de\s+)?(?:korte|middellange|lange)\s+termijn(?!\w)"
)
_SOON = re.compile(r"(?<!\w)(?:zo\s+(?:spoedig|snel)\s+mogelijk|z\.s\.m\.?|per\s+direct|per\s+omgaande)(?!\w)")
_TERM = (
    r"looptijd(?:\s+van\s+(?:de|het|deze|dit)\s+(?:\w+\s+)?\w*(?:afspraken|overeenkomst|raamovereenkomst|convenant|akkoord|kader|periode)"
    r"|\s+van\s+(?:de|het|deze|dit)\s+[\w-]+)?"
)
_CONTINUOUS_TERM = re.compile(
    rf"(?<!\w)(?:gedurende|tijdens|binnen|voor)\s+(?:(?:de|het)\s+)?(?:hele\s+|gehele\s+|volledige\s+)?{_TERM}"
)
_HALFWAY_TERM = re.compile(rf"(?<!\w)(?:halverwege|medio|op de helft van)\s+(?:de\s+)?{_TERM}")
_END_OF_TERM = re.compile(
    rf"(?<!\w)(?:(?:uiterlijk|tot|voor|aan|bij|tegen|in|op)\s+)*(?:het\s+)?einde?\s+(?:van\s+)?(?:de\s+)?{_TERM}"
)
_AHEAD = re.compile(
    rf"(?<!\w)(?:(?:in|voor|gedurende)\s+)?(?:de\s+)?(?:komende|eerstkomende|aankomende|volgende)\s+(?P<count>{COUNT})\s+(?P<unit>{UNIT})(?!\w)"
)
_DURATION = re.compile(
    rf"(?<!\w)(?P<lead>binnen|gedurende|in(?!\s+een\s+(?:dag|week|maand|jaar))|voor de duur van|voor een (?:periode|termijn|duur) van|na|voor|over een periode van)\s+{_LEAST}"
    rf"(?P<count>{COUNT})\s+(?P<unit>{UNIT})(?!\w)(?P<anchor>\s+na\s+(?:de\s+|het\s+)?[a-zë]+)?"
)
_LONG = re.compile(rf"(?<!\w){_LEAST}(?P<count>{COUNT})\s+(?P<unit>{UNIT})\s+lang(?!\w)")
_BOUNDED = re.compile(
    rf"(?<!van )(?<!\w)(?:minimaal|maximaal|ten\s?minste|ten\s?hoogste|minstens|hoogstens|(?:niet )?langer dan|max\.|min\.)\s+(?P<count>{COUNT})\s+"
    rf"(?P<unit>{UNIT})(?!\w)"
)
_LASTING = re.compile(
    rf"(?:duur|termijn|periode|tijd)(?:\s+van|(?:\s+(?:van|voor)(?:\s+[\w-]+){{1,3}})?\s+(?:is|bedraagt|blijft|wordt))\s+(?P<span>{_LEAST}(?P<count>{COUNT})\s+(?P<unit>{UNIT}))(?!\w)"
)
_OVER = re.compile(rf"(?<!\w)over\s+{_LEAST}(?P<count>{COUNT})\s+(?P<unit>(?!u(?:ur|ren)\b){UNIT})(?!\w)")

_EVENT = (
    r"vaststelling|oplevering|afronding|afloop|evaluatie|besluitvorming|invoering|inwerkingtreding|ondertekening|realisatie|"
    r"publicatie|bekendmaking|goedkeuring|ingebruikname|start|aanvang|opening|totstandkoming|voltooiing|verlening|"
    r"onherroepelijk worden|gereedkomen|gereedkoming|beëindiging|ontvangst|beschikbaar komen"
)
_ANCHORED = re.compile(
    rf"(?<!\w)(?:direct\s+|meteen\s+|zo snel mogelijk\s+|(?:uiterlijk\s+)?{COUNT}\s+{UNIT}\s+)?(?P<lead>na|bij|voorafgaand aan|v[oó][oó]r)\s+(?:de\s+|het\s+)?(?:\w+e\s+)?"
    rf"(?:\w*(?:{_EVENT}))(?:\s+(?:bouw|renovatie|uitvoering|werkzaamheden|verhuur))?"
    rf"(?:\s+(?:van|in|door)\s+(?:de\s+|het\s+|een\s+|elke?\s+|ieder\s+)?(?:\w+e\s+)?[\w/-]+)?(?!\w)"
)
_MEETING = (
    r"overleg|vergadering|bijeenkomst|einddatum|ingangsdatum|verhuizing|huurverhoging|sloop|renovatie|werkzaamheden"
)
_AHEAD_OF = re.compile(
    rf"(?<!\w)(?:(?:uiterlijk\s+)?{COUNT}\s+{UNIT}\s+(?:v[oó][oó]r|na|voorafgaand aan)|voorafgaand aan)\s+(?:(?:de|het|een|elke?|ieder)\s+)?"
    rf"(?:\w+(?:e|lijk)\s+)?\w*(?:{_EVENT}|{_MEETING})(?:\s+van\s+(?:de\s+|het\s+|een\s+|elke?\s+|ieder\s+)?(?:\w+e\s+)?[\w/-]+)?(?!\w)"
)
# Beside these a day says against what something is measured: niet lager dan het niveau van 1 januari 2024.
_MEASURED = re.compile(r"\b(?:niveau van|peildatum|prijspeil|stand(?: van| op)?|situatie(?: van| op)?)\s*:?\s*\Z")
# What is made for a year: de afspraken voor 2027, de begroting voor 2027.
_MADE_FOR = re.compile(
    r"(?:afspraken|begroting|bod|jaarplan|planning|programmering|huurbeleid|activiteiten|agenda)\s+\Z"
)
_ADOPTED_IN = re.compile(r"\s+(?:\w+\s+)?(?:vast|op|af|aan|uit|in)?ge\w+(?:de|te|en)\s+\w")
_DONE_BEFORE = re.compile(r"\b(?:heeft|hebben|werd|werden|is|zijn)\s+(?:\w+\s+){0,2}\Z")
_DONE_AFTER = re.compile(r"\s+(?:heeft|hebben|werd|werden)\b")
_AND_ON = re.compile(
    r"\s+en\s+(?:de\s+)?(?:volgende|latere|daaropvolgende|verdere|navolgende|komende)\s+jaren|\s+e\.v\.|\s+en\s+verder|\s+en\s+daarna"
)
# What goes before months that are listed after how often: tweemaal per jaar: maart en september.
_LISTED = re.compile(r"(?:jaar|jaarlijks|kwartaal)\s?[:(,]\s*(?:\w+\s+en\s+)?\Z")
# "Q1 2025 - Q4 2025": what parts two dates that are the ends of one stretch.
_TO = re.compile(r"\s*[-–—]\s*(?!\s)|\s+(?=t/m|tot en met)")
# What may stand right before a year that is a time though no preposition says so.
_FOR = re.compile(r"voor\s+(?:het|de)\b")
_MAKES_TIME = re.compile(
    r"(?:^|\n|[(;:]\s?|(?:gereed|oplevering|opgeleverd|start|realisatie|planning|bouw|afronding|evaluatie|uitvoering|klaar|jaar|verwacht|ca\.|circa)\s*:?\s+)$"
)


_ANY_TIME = re.compile(
    r"\d|termijn|mogelijk|komende|z\.s|direct|omgaande|bouwvak|reces|kwarta|jaar|zomer|winter|herfst|lente|maand|we(?:ek|ken)\b|dag|uur|uren|looptijd|lijks|voorafgaand|lopend|contin|perman|structureel|voortdur|onafgebr|"
    r"periodiek|regelma|gezette|januari|februari|maart|april|\bmei\b|ju[nl]i|augustus|ber\b|"
    rf"(?:{_EVENT})"
)


def find_deadlines(text: str, setting: Setting) -> list[TagSpan]:
    """The deadlines in a text, in reading order and without overlap.

    >>> text = "Voor 1 juli stelt de gemeente een plan vast; zij evalueert het elk kwartaal."
    >>> [(text[s.start : s.end], s.kind, s.timex, str(s.due)) for s in find_deadlines(text, Setting(2024))]
    [('Voor 1 juli', 'date', '2024-07-01', '2024-06-30'), ('elk kwartaal', 'recurrence', 'P3M', 'None')]
    """
    # Without case folding `re` can reject a branch by its first letter. A letter longer in small would shift offsets.
    text = text.lower() if len(text.lower()) == len(text) else text
    # Most texts hold no time at all, or one family only: a look for its key words is cheaper than the grammar.
    if not _ANY_TIME.search(text):
        return []
    spans = [
        *_ranges(text, setting),
        *_dated(text, setting),
        *_recurrences(text),
        *_durations(text),
        *_term(text, setting),
        *_continuous(text, setting),
        *(_span(m, "date") for m in _ANCHORED.finditer(text) if _is_event(m)),
        *(_span(m, "date") for m in _AHEAD_OF.finditer(text)),
    ]
    return _as_stretches(text, longest_first(spans))


def _as_stretches(text: str, spans: list[TagSpan]) -> list[TagSpan]:
    """Two dates with a dash or `t/m` between them are one stretch: `Q1 2025 - Q4 2025`."""
    joined: list[TagSpan] = []
    for span in spans:
        last = joined[-1] if joined else None
        if (
            last
            and (parted := _TO.match(text, last.end))
            and parted.end() == span.start
            and last.due
            and span.due
            and last.due < span.due
            and "/" not in f"{last.timex}{span.timex}"
        ):
            joined[-1] = replace(last, end=span.end, kind="period", timex=f"{last.timex}/{span.timex}", due=span.due)
        else:
            joined.append(span)
    return joined


def _span(
    match: re.Match[str],
    kind: DeadlineKind,
    timex: str | None = None,
    due: date | None = None,
    start: int | None = None,
) -> TagSpan:
    begin = match.start() if start is None else start
    return TagSpan(begin, match.end(), "DEADLINE", kind=kind, timex=timex, due=due)


def _is_event(match: re.Match[str]) -> bool:
    # "voor evaluatie" is what for, "voor de evaluatie van 2025" when.
    return not (match["lead"].lower() == "voor" and not re.search(r"(?:start|aanvang|oplevering|opening)", match[0]))


def _ranges(text: str, setting: Setting) -> Iterator[TagSpan]:
    for match in _FROM_TO.finditer(text):
        first, last = read_stretch(match["a"], setting.year), read_stretch(match["b"], setting.year)
        if not first or not last or last.last < first.first:
            continue
        if (
            first.shape == "day"
            and last.shape == "day"
            and match["joint"] == "en"
            and not match[0].lower().startswith("tussen")
        ):
            continue
        due = day_before(last.first) if match["joint"] == "tot" and last.shape == "day" else last.last
        yield _span(match, "period", f"{first.timex}/{last.timex}", due)


def _dated(text: str, setting: Setting) -> Iterator[TagSpan]:
    for match in _DATED.finditer(text):
        stretch = read_stretch(match["stretch"], setting.year)
        lead = next((name for name, _ in _LEADS if match[name]), None)
        if stretch is None or not _is_time(text, match, stretch, lead, setting):
            continue
        start = match.start("stretch") if lead is None else match.start()
        if (
            lead is None
            and stretch.shape == "month"
            and not stretch.dated
            and (pair := re.search(r"\s+en\s+", match["stretch"]))
        ):
            yield from _two_months(match, pair, setting)
            continue
        kind, due = _meaning(lead, stretch, match, setting)
        if lead == "before" and stretch.shape == "year" and _MADE_FOR.search(run_up(text, match.start())):
            kind, due = "period", due if kind == "period" else None
        if _is_past(text, match, stretch, lead, setting):
            due = None
        if lead in ("at", "during", None) and stretch.shape == "year" and (onwards := _AND_ON.match(text, match.end())):
            yield TagSpan(start, onwards.end(), "DEADLINE", kind="period", timex=stretch.timex)
            continue
        yield _span(match, kind, stretch.timex, due, start)


def _two_months(match: re.Match[str], pair: re.Match[str], setting: Setting) -> Iterator[TagSpan]:
    """`mei en november` in a cell of planning: two moments."""
    start, end = match.span("stretch")
    for begin, stop in ((start, start + pair.start()), (start + pair.end(), end)):
        if stretch := read_stretch(match.string[begin:stop], setting.year):
            yield TagSpan(begin, stop, "DEADLINE", kind="period", timex=stretch.timex, due=stretch.last)


def _is_past(text: str, match: re.Match[str], stretch: Stretch, lead: str | None, setting: Setting) -> bool:
    """Whether it tells when something was done: `het in 2023 vastgestelde convenant`, `heeft in 2024 afgerond`."""
    if lead is None and _MEASURED.search(run_up(text, match.start("stretch"))):
        return True
    if stretch.last.year >= setting.year or lead not in ("at", None):
        return False
    if lead is None:
        return stretch.shape != "year" and bool(_DONE_BEFORE.search(run_up(text, match.start())))
    return bool(
        _ADOPTED_IN.match(text, match.end())
        or _DONE_BEFORE.search(run_up(text, match.start()))
        or _DONE_AFTER.match(text, match.end())
    )


def _is_time(text: str, match: re.Match[str], stretch: Stretch, lead: str | None, setting: Setting) -> bool:
    """Whether the stretch tells when, and is not part of a name (`Woonvisie 2025`) or a word (`mei`, `half`)."""
    if stretch.shape in ("year", "years") and lead is None:
        if not re.match(YEAR, match["stretch"]):
            return True
        before, after = run_up(text, match.start("stretch")), run_on(text, match.end())
        alone = re.match(r"\s*(?:$|[\n,;:).]|\((?!\d)|en\b|-)", after) is not None
        return bool(_MAKES_TIME.search(before)) and (setting.field == "gereed" or alone)
    if stretch.shape == "month" and lead is None:
        return stretch.dated or setting.field == "gereed" or bool(_LISTED.search(run_up(text, match.start("stretch"))))
    if stretch.shape == "season" and lead is None:
        return (
            stretch.dated
            or setting.field == "gereed"
            or bool(re.search(r"(?:dit|komend|volgend)\s+$", run_up(text, match.start("stretch"))))
        )
    if stretch.shape == "season" and lead == "per":
        return False
    if stretch.shape == "half" and lead is None and match["stretch"][0] == "h":  # H1, of some list
        return stretch.dated or setting.field == "gereed"
    return not (lead == "from" and match["from"].lower() == "vanuit")


def _meaning(
    lead: str | None, stretch: Stretch, match: re.Match[str], setting: Setting
) -> tuple[DeadlineKind, date | None]:
    point: DeadlineKind = "date" if stretch.shape in ("day", "vague") else "period"
    match lead:
        case "before":
            if stretch.shape == "half" and _FOR.match(match[0]):
                return "period", stretch.last
            if stretch.shape == "season":
                return "date", date(stretch.first.year, 5, 31) if stretch.timex.endswith("SU") else day_before(
                    stretch.first
                )
            # "de begroting voor 2024" in the agreements for 2024: what for, not before when.
            if (
                stretch.shape in ("year", "years")
                and stretch.first.year <= setting.year
                and "uiterlijk" not in match[0].lower()
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
            return ("date" if stretch.shape == "day" or match["from"].lower() in ("na", "ná") else "period"), None


def _recurrences(text: str) -> Iterator[TagSpan]:
    for pattern in _RECURRENCES:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            times = times_value(groups.get("times") or "eens") or 1
            unit = re.sub(r"kalender|school", "", groups.get("unit", "jaar").lower())
            yield _span(match, "recurrence", recurrence_timex(times, groups.get("count") or "een", unit))
    for match in _ADVERB.finditer(text):
        stem, unit = match["stem"].lower(), _ADVERB_UNITS[match["base"].lower()]
        timex = duration_timex("een half", unit) if stem == "half" else duration_timex(stem or "een", unit)
        yield _span(match, "recurrence", timex)
    for match in _WEEKDAY.finditer(text):
        yield _span(match, "recurrence", "P1M" if match["nth"] or match["month"] else "P1W")
    for match in _ON_YEARLY_BASIS.finditer(text):
        yield _span(match, "recurrence", "P1Y")
    for match in _OFTEN.finditer(text):
        yield _span(match, "recurrence")


def _durations(text: str) -> Iterator[TagSpan]:
    for match in _DURATION.finditer(text):
        # "voor twee jaar" lasts; "voor een jaar" and "na een jaar" too; "voor 65 jaar en ouder" is an age.
        if re.match(r"\s+(?:en|of)\s+ouder|\s+oud\b|\s+\w*achterstand", run_on(text, match.end())):
            continue
        yield _span(match, "duration", duration_timex(match["count"], match["unit"]))
    for match in _BOUNDED.finditer(text):
        if not re.match(r"\s+(?:en|of)\s+ouder|\s+oud\b|\s+(?:huur)?achter", run_on(text, match.end())):
            yield _span(match, "duration", duration_timex(match["count"], match["unit"]))
    for pattern in (_LONG, _AHEAD, _OVER):
        for match in pattern.finditer(text):
            yield _span(match, "duration", duration_timex(match["count"], match["unit"]))
    for match in _LASTING.finditer(text):
        start, end = match.span("span")
        yield TagSpan(start, end, "DEADLINE", kind="duration", timex=duration_timex(match["count"], match["unit"]))


def _term(text: str, setting: Setting) -> Iterator[TagSpan]:
    for match in _CONTINUOUS_TERM.finditer(text):
        yield _span(match, "continuous")
    for match in _VAGUE.finditer(text):
        yield _span(match, "period")
    for match in _SOON.finditer(text):
        yield _span(match, "date")
    for match in _HALFWAY_TERM.finditer(text):
        yield _span(match, "date")
    for match in _END_OF_TERM.finditer(text):
        yield _span(match, "date", None, date(setting.framework_end, 12, 31) if setting.framework_end else None)


def _continuous(text: str, setting: Setting) -> Iterator[TagSpan]:
    for match in _ALWAYS.finditer(text):
        yield _span(match, "continuous")
    if setting.field == "gereed" and (alone := _ALWAYS_ALONE.match(text)):
        yield _span(alone, "continuous", start=alone.start("word"))
