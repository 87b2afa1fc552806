"""How often: `elk kwartaal`, `tweemaal per jaar`, `jaarlijks`, `periodiek`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jaarschijf.nlp.calendar import COUNT, UNIT, duration_timex, recurrence_timex
from jaarschijf.nlp.numbers import WORD, times_value
from jaarschijf.nlp.span import TagSpan, deadline
from jaarschijf.schema.wording import Wording

LEAST = r"(?:(?:ten\s?minste|minimaal|minstens|maximaal|ten hoogste|in ieder geval|in principe|gemiddeld|circa|ongeveer|max\.|min\.)\s+)?"
_TIMES = rf"(?:eens|eenmaal|éénmaal|(?:{WORD}|\d+)\s?(?:x|×|keer|maal)|\d+x|een keer|één keer)"
_PER_UNIT = rf"(?:per|in de|in het|in een|elke?|iedere?|om (?:de|het))\s+(?:(?P<%s>{COUNT})\s+)?(?P<%s>kalenderjaar|schooljaar|{UNIT})"
_EACH = ("elk", "ieder", "om de", "om het")
_RECURRENCES = (
    Wording(
        ("eens", "keer", "maal", "x", "×"),
        rf"(?<!\w){LEAST}(?P<times>{_TIMES})\s+{_PER_UNIT % ('count', 'unit')}(?!\w)",
    ),
    Wording(
        _EACH,
        rf"(?<!\w){LEAST}(?:elke?|iedere?|(?P<other>om (?:de|het)))\s+(?:(?P<count>{COUNT})\s+)?(?P<unit>(?:kalender|school)?{UNIT})(?!\w)",
    ),
    Wording(("p.j", "p/j", "pj"), rf"(?<!\w){LEAST}(?P<times>{_TIMES})\s+(?:p\.\s?j\.?|p/j|pj)(?!\w)"),
    Wording(("per",), rf"(?<!\w)per\s+(?P<unit>kalenderjaar|{UNIT})(?!\w)"),
    Wording(
        _EACH,
        r"(?<!\w)(?:elke?|iedere?)\s+(?P<season>voorjaar|najaar|zomer|winter|herfst|(?:eerste|tweede|derde|vierde|laatste)\s+kwartaal)(?!\w)",
    ),
)
_WEEKDAY = Wording(
    ("elke", "iedere"),
    r"(?<!\w)(?:elke|iedere)\s+(?P<nth>(?:eerste|tweede|derde|vierde|laatste)\s+)?(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"(?:ochtend|middag|avond)?(?:\s+van\s+(?:de|het|elke?|iedere?)\s+(?P<of>maand|kwartaal|jaar))?(?!\w)",
)
_ADVERB = Wording(
    ("lijks", "jaarl.", "maandel.", "wekel."),
    rf"(?<![\w-]){LEAST}(?P<stem>(?:half|twee|drie|vier|vijf|zes|[2-9](?=-))?)-?(?P<base>jaar|maande|weke|kwartaal|dage)l(?:ijkse?(?!\w)|\.)",
)
_ADVERB_UNITS = {"jaar": "jaar", "maande": "maand", "weke": "week", "kwartaal": "kwartaal", "dage": "dag"}
_OFTEN = Wording(
    ("periodiek", "regelma", "gezette"),
    r"(?<![\w-])(?:periodieke?|regelmatige?|met (?:enige )?regelmaat|op gezette tijden)(?!\w)",
)
_ON_BASIS = Wording(
    ("basis", "p.j.", "p/j", "/jr", "/jaar", "/ jaar"),
    r"(?<!\w)(?:op (?P<unit>jaar|half ?jaar|kwartaal|maand|week)(?:lijkse )?-?basis(?!\w)|p\.j\.|p/j(?!\w))|(?<=[\w)])\s?/\s?(?:jr|jaar)(?!\w)",
)


def find_recurrences(text: str) -> Iterator[TagSpan]:
    """How often, with the time between two occurrences: `tweemaal per jaar` P6M."""
    for pattern in _RECURRENCES:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            times = times_value(groups.get("times") or "eens") or 1
            unit = re.sub(r"kalender|school", "", groups.get("unit", "jaar").lower())
            count = groups.get("count") or ("twee" if groups.get("other") else "een")  # om de week: every other one
            yield deadline(match, "recurrence", recurrence_timex(times, count, unit))
    for match in _ADVERB.finditer(text):
        stem, unit = match["stem"].lower(), _ADVERB_UNITS[match["base"].lower()]
        timex = duration_timex("een half", unit) if stem == "half" else duration_timex(stem or "een", unit)
        yield deadline(match, "recurrence", timex)
    for match in _WEEKDAY.finditer(text):
        unit = match["of"] or ("maand" if match["nth"] else "week")
        yield deadline(match, "recurrence", duration_timex("een", unit))
    for match in _ON_BASIS.finditer(text):
        yield deadline(match, "recurrence", duration_timex("een", match["unit"] or "jaar"))
    for match in _OFTEN.finditer(text):
        yield deadline(match, "recurrence")
