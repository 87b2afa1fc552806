"""DEADLINE: every expression of when or how often, as a TIMEX3 value with the last day on time.

Patterns go from wording to meaning in four families, each in a module of its own: stretches of the calendar with what
stands before them (`dates`: uiterlijk 15 december), how often (`recurrences`: tweemaal per jaar), how long
(`durations`: binnen zes weken), and what is tied to the agreement's term or to an event (`terms`: gedurende de looptijd).
"""

from __future__ import annotations

import re
from dataclasses import replace

from jaarschijf.nlp.dates import find_dates, find_ranges
from jaarschijf.nlp.durations import find_durations
from jaarschijf.nlp.recurrences import find_recurrences
from jaarschijf.nlp.small_letters import in_small
from jaarschijf.nlp.span import Setting, TagSpan, longest_first
from jaarschijf.nlp.terms import EVENT, find_events, find_terms

# "Q1 2025 - Q4 2025", "Q4 2025 of Q1 2026", "Q4-2025/Q1-2026": what parts two dates that are the ends of one stretch.
_TO = re.compile(r"\s*[-–—]\s*(?!\s)|/|\s+(?=t/m|tot en met)|\s+of\s+(?=q\d)")
_ANY_TIME = re.compile(
    r"\d|\bn[aá] |termijn|mogelijk|komende|volgend|periode|pilot|proef|kerst|helft|zsm|p\.j|z\.s|direct|omgaande|bouwvak|reces|kwarta|jaar|zomer|winter|herfst|lente|maand|mnd|tijdens|gedurende|we(?:ek|ken)\b|dag|uur|uren|looptijd|lijks|voorafgaand|lopend|loopt|contin|perman|structureel|doorl\.|begroting|nota|jaarstuk|t\.z\.t|zijner|voortdur|onafgebr|onbepaald|order|akkoord|"
    r"periodiek|regelma|gezette|januari|februari|maart|april|\bmei\b|ju[nl]i|augustus|ber\b|\b(?:jan|febr?|mrt|apr|aug|sept?|okt|nov|dec)\b|seizoen|"
    rf"(?:{EVENT})"
)


def find_deadlines(text: str, setting: Setting) -> list[TagSpan]:
    """The deadlines in a text, in reading order and without overlap.

    >>> text = "Voor 1 juli stelt de gemeente een plan vast; zij evalueert het elk kwartaal."
    >>> [(text[s.start : s.end], s.kind, s.timex, str(s.due)) for s in find_deadlines(text, Setting(2024))]
    [('Voor 1 juli', 'date', '2024-07-01', '2024-06-30'), ('elk kwartaal', 'recurrence', 'P3M', 'None')]
    """
    text = in_small(text)
    # Most texts hold no time at all, or one family only: a look for its key words is cheaper than the grammar.
    if setting.field != "gereed" and not _ANY_TIME.search(text):
        return []
    spans = [
        *find_ranges(text, setting),
        *find_dates(text, setting),
        *find_recurrences(text),
        *find_durations(text, setting),
        *find_terms(text, setting),
        *find_events(text, setting),
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
