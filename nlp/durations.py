"""How long, or within how long: `binnen zes weken`, `de komende vier jaar`, `minimaal 25 jaar`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jaarschijf.nlp.calendar import COUNT, UNIT, UNIT_WORDS, duration_timex
from jaarschijf.nlp.recurrences import LEAST
from jaarschijf.nlp.span import Setting, TagSpan, deadline, run_on, run_up
from jaarschijf.schema.wording import Wording

_AHEAD = Wording(
    ("komende", "volgende"),
    rf"(?<!\w)(?:(?:in|voor|gedurende)\s+)?(?:de\s+)?(?:komende|eerstkomende|aankomende|volgende)\s+(?P<count>{COUNT})\s+(?P<unit>{UNIT})(?!\w)",
)
# "oplevering", "de start van de werkzaamheden", "het einde van elk kwartaal"
_EVENT = (
    r"\s+(?:(?:de|het)\s+)?(?:(?:afloop|einde?|start|begin|aanvang)\s+van\s+(?:(?:de|het|een|elke?|ieder)\s+)?)?[a-zë]+"
)
_BEFORE = r"\s+(?:na|v[oó]{2}r|voorafgaand\s+aan)"
_DURATION = Wording(
    UNIT_WORDS,
    rf"(?<!\w)(?P<lead>binnen(?:\s+nu\s+en)?|(?:(?:in|gedurende)\s+)?de\s+eerste(?!\s+(?:twee|2)\s+kwartalen)|het\s+eerste(?=\s+half\s?jaar\s+na\b)|gedurende|in(?!\s+een\s+(?:dag|week|maand|jaar))|voor de duur van|voor een (?:periode|termijn|duur) van|na|voor|over een periode van)\s+{LEAST}"
    rf"(?P<count>{COUNT})\s+(?:(?:achtereen|opeen)volgende\s+)?(?P<unit>{UNIT})(?!\w)(?P<anchor>\s+na\s+(?:(?:de|het|een|elke|iedere)\s+(?:[a-zë]+e\s+(?!(?:een|het|aan|van|voor|met|door|naar|bij|wordt|worden)\b)(?=[a-zë]{{3}}))?)?[a-zë]+(?:\s+van\s+(?:de|het|een)\s+[a-zë]+)?|\s+tijd(?!\w))?",
)
_ALONE = re.compile(rf"(?P<count>{COUNT})\s+(?P<unit>{UNIT})")
_LONG = Wording(
    (
        "lang",
        "de tijd",
        "dagen om",
        "weken om",
        "maanden om",
        "tevoren",
        "vooraf",
        "daarna",
        "daarvoor",
        "nadien",
        "duurt",
        "duren",
        "voordat",
        "nadat",
        "geldig",
        "van kracht",
        "vertraging",
        "toezicht",
        "verhuurd",
        "beschikbaar",
        *(f"{unit} ge" for unit in UNIT_WORDS),
    ),
    rf"(?<!\w)(?:uiterlijk\s+)?{LEAST}(?P<count>{COUNT})\s+(?P<unit>{UNIT})(?:\s+(?:lang|van tevoren|tevoren|vooraf|daarna|daarvoor|nadien)|(?=\s+(?:de tijd|om|duurt|duren|voordat|nadat|geldig|van kracht|vertraging|toezicht|ge[a-zë]{(3,)}[dt]|verhuurd|beschikbaar)\b))(?!\w)",
)
_BOUNDED = Wording(
    ("minima", "maxima", "minste", "hoogste", "hoogstens", "minstens", "langer", "max.", "min.", "<", "≤"),
    rf"(?<!van )(?<!\w)(?:[<≤]|minimaal|maximaal|ten\s?minste|ten\s?hoogste|minstens|hoogstens|(?:niet )?langer(?:\s+\w+)?\s+dan|max\.|min\.)\s*(?P<count>{COUNT})\s+"
    rf"(?P<unit>{UNIT})(?!\w)(?:{_BEFORE}{_EVENT})?",
)
_PEOPLE = re.compile(r"(?:kind(?:eren)?|jongeren|personen|mensen|starters|studenten|leeftijd|huurders|bewoners)\s+\Z")
_AFTER = Wording(("uiterlijk",), rf"(?<!\w)uiterlijk\s+(?P<count>{COUNT})\s+(?P<unit>{UNIT})\s+na{_EVENT}(?!\w)")
_LASTING = Wording(
    (
        "duur",
        "duren",
        "beslaat",
        "termijn",
        "periode",
        "tijd",
        "verleng",
        "plicht",
        "beding",
        "garantie",
        "exploitatie",
        "contract",
        "terug te brengen",
        "teruggebracht",
        "verkor",
        "beperk",
    ),
    rf"(?:\b(?:duurt|duren|beslaat)|(?:terug(?:\s+te\s+brengen|gebracht)|verkor\w+|beperkt?|te\s+beperken)\s+tot(?=\s+\S+\s+(?:dag|week|weken|maand|jaar))|(?:duur|termijn|periode|tijd|plicht|beding|garantie|exploitatie|contract)(?:\s+van|:|(?=\s+\d)|(?:\s+(?:van|voor)(?:\s+[\w-]+){{1,3}})?\s+(?:is|bedraagt|blijft|wordt)|\b[^.;,]{{0,60}}\b(?:vastgesteld|gesteld|bepaald|gezet)\s+op)|verleng\w*(?:\s+\w+){{0,6}}\s+(?:met|naar|tot)|\bmet(?=(?:\s+\w+){{2,5}}\s+verleng))\s+(?P<span>{LEAST}(?P<count>{COUNT})\s+(?P<unit>{UNIT}))(?!\w)",
)
_OVER = Wording(("over",), rf"(?<!\w)over\s+{LEAST}(?P<count>{COUNT})\s+(?P<unit>(?!u(?:ur|ren)\b){UNIT})(?!\w)")


def find_durations(text: str, setting: Setting) -> Iterator[TagSpan]:
    """How long, or within how long: `binnen zes weken`, `de komende vier jaar`."""
    if setting.field == "gereed" and (alone := _ALONE.fullmatch(text)):
        yield deadline(alone, "duration", duration_timex(alone["count"], alone["unit"]))
    for match in _DURATION.finditer(text):
        # "voor twee jaar" lasts; "voor een jaar" and "na een jaar" too; "voor 65 jaar en ouder" is an age.
        if re.match(r"\s+(?:en|of)\s+ouder|\s+oud\b|\s+\w*achterstand|\s+per\b", run_on(text, match.end())):
            continue
        yield deadline(match, "duration", duration_timex(match["count"], match["unit"]))
    for match in _BOUNDED.finditer(text):
        # "kinderen < 18 jaar"
        if match[0][0] in "<≤" and _PEOPLE.search(run_up(text, match.start())):
            continue
        if not re.match(r"\s+(?:en|of)\s+ouder|\s+oud\b|\s+(?:huur)?achter", run_on(text, match.end())):
            yield deadline(match, "duration", duration_timex(match["count"], match["unit"]))
    for pattern in (_LONG, _AHEAD, _OVER):
        for match in pattern.finditer(text):
            # "meer dan een jaar vertraging": on what it depends.
            if pattern is _LONG and text.endswith("meer dan ", 0, match.start()):
                continue
            yield deadline(match, "duration", duration_timex(match["count"], match["unit"]))
    for match in _AFTER.finditer(text):
        yield deadline(match, "date")
    for match in _LASTING.finditer(text):
        start, end = match.span("span")
        yield TagSpan(start, end, "DEADLINE", kind="duration", timex=duration_timex(match["count"], match["unit"]))
