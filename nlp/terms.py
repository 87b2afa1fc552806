"""What is tied to the agreement's term or to an event, and what goes on: `gedurende de looptijd`, `na vaststelling`, `doorlopend`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jaarschijf.nlp.calendar import COUNT, UNIT, UNIT_WORDS
from jaarschijf.nlp.span import Setting, TagSpan, deadline
from jaarschijf.schema.wording import Wording

_ALWAYS = Wording(
    (
        "onbepaald",
        "doorlop",
        "doorl.",
        "contin",
        "perman",
        "voortdur",
        "onafgebr",
        "hele jaar",
        "hele looptijd",
        "hele periode",
        "gedurende het jaar",
        "tot nader order",
        "voor de duur van de",
        "voor de duur van het",
    ),
    r"(?<![\w-])(?:voor onbepaalde tijd|tot nader order|voor de duur van (?:de|het) [a-z]+|doorlopende?|doorl\.|continue?|permanente?|voortdurende?|onafgebroken|gedurende het jaar|(?:gedurende )?(?:het )?(?:hele|gehele) jaar(?: door)?|(?:(?<=\A)|(?<=[.;\n] )|(?<=\n))(?:de )?(?:hele|gehele) (?:looptijd|periode)(?=\s*[:.,;]|\s*\Z))(?!\w)",
)
_ALWAYS_ALONE = re.compile(
    r"\s*(?P<word>structureel|altijd|lopend|doorlopend|continu|permanent|loopt(?: door)?(?!\s+(?:door|t/m|tot))|jaarrond|(?:(?:de\s+)?(?:ge)?hele\s+)?looptijd|(?:de\s+)?(?:ge)?hele\s+periode)\b",
)
_VAGUE = Wording(
    ("komende", "termijn"),
    # "op korte termijn", "op zeer korte termijn", "op termijn"
    r"(?<!\w)(?:(?:in|voor|gedurende)\s+)?de\s+(?:eerst)?komende\s+(?:jaren|periode|tijd|maanden|weken)(?!\w)|(?<!\w)op\s+(?:de\s+)?(?:(?:(?:zeer|heel|wat)\s+)?(?:korte?|middellange|langere?|lange)\s+)?termijn(?!\w)",
)
_SOON = Wording(
    ("mogelijk", "z.s.m", "zsm", "direct", "omgaande", "zijner", "t.z.t"),
    r"(?<!\w)(?:zo(?:dra|\s+spoedig|\s+snel)\s+mogelijk|z\.s\.m\.?|zsm|per\s+direct|per\s+omgaande|te\s+zijner\s+tijd|t\.z\.t\.?)(?!\w)",
)
_TERM = (
    r"looptijd(?:\s+van\s+(?:de|het|deze|dit)\s+(?:\w+\s+)?\w*(?:afspraken|overeenkomst|raamovereenkomst|convenant|akkoord|kader|periode)"
    r"|\s+van\s+(?:de|het|deze|dit)\s+[\w-]+)?"
)
_OWN_PERIOD = r"(?:afspraken|overeenkomst|convenants?|kader)periode(?!\w)"
_ANY_PERIOD = r"[a-z]+periode(?!\w)"
# "in de eerste helft van de looptijd", "in het tweede jaar van de looptijd"
_PART_OF_TERM = Wording(
    ("looptijd", "periode"),
    rf"(?<!\w)(?:(?:uiterlijk\s+)?(?:in|binnen|gedurende|aan)\s+)?(?:de|het)\s+(?:eerste|tweede|derde|vierde|vijfde|laatste)\s+(?:{COUNT}\s+)?(?:helft|{UNIT})\s+van\s+(?:de|het|deze)\s+(?:{_TERM}|{_OWN_PERIOD})",
)
_CONTINUOUS_TERM = Wording(
    ("looptijd", "periode"),
    rf"(?<!\w)(?:gedurende|tijdens|binnen|voor|in|over(?=\s+de\s+(?:hele|gehele|volledige)))\s+(?:(?:de|het)\s+)?(?:hele\s+|gehele\s+|volledige\s+)?(?:{_TERM}|{_ANY_PERIOD})",
)
_HALFWAY_TERM = Wording(("looptijd",), rf"(?<!\w)(?:halverwege|medio|op de helft van)\s+(?:de\s+)?{_TERM}")
_END_OF_TERM = Wording(
    ("looptijd", "periode"),
    rf"(?<!\w)(?:(?:uiterlijk|tot|voor|aan|bij|tegen|in|op)\s+)*(?:het\s+)?einde?\s+(?:van\s+)?(?:de\s+)?(?:{_TERM}|{_OWN_PERIOD})",
)
_EVENTS = (
    "vaststelling", "oplevering", "afronding", "afloop", "evaluatie", "besluitvorming", "raadsbesluit", "invoering",
    "inwerkingtreding", "ondertekening", "realisatie", "publicatie", "bekendmaking", "goedkeuring", "ingebruikname",
    "start", "aanvang", "opening", "totstandkoming", "voltooiing", "verlening", "onherroepelijk worden",
    "gereedkomen", "gereedkoming", "beëindiging", "ontvangst", "beschikbaar komen", "ingang",
)  # fmt: skip
EVENT = "|".join(_EVENTS)
# After a noun that ends in -e another may stand, but no word that goes on to say something else.
_NOUN = r"(?:\w+e\s+(?!(?:of|en|in|op|aan|bij|met|om|te|voor|door|wordt|worden|is|zijn|de|het|een|hun|haar|alle|deze|dit|zij|er|ook|niet)\b))?[\w/-]+"
_ANCHORED = Wording(
    _EVENTS,
    rf"(?<!\w)(?:direct\s+|meteen\s+|zo (?:snel|spoedig) mogelijk\s+|uiterlijk\s+(?=bij\b)|(?:uiterlijk\s+)?{COUNT}\s+{UNIT}\s+)?(?P<lead>na|bij|tot en met|tot aan|(?:(?<![a-z] )|uiterlijk )tot(?=\s+(?:de|het)\s)|voorafgaand aan|v[oó][oó]r)\s+(?:de\s+|het\s+)?(?:(?!\w*vakantie\b)\w+e\s+)?"
    rf"(?:\w*(?:{EVENT}))(?:\s+(?:bouw|renovatie|uitvoering|werkzaamheden|verhuur))?"
    rf"(?:\s+(?:van|in|door)\s+(?:de\s+|het\s+|een\s+|elke?\s+|ieder\s+)?{_NOUN})?(?!\w)",
)
_ONCE_DONE = Wording(
    ("vanaf", "met ingang"),
    rf"(?<!\w)(?:vanaf|met ingang van)\s+(?:het\s+moment\s+van\s+|de\s+(?:dag|datum)\s+van\s+)?(?:de\s+|het\s+)?\w*(?:{EVENT})(?:\s+van\s+(?:de\s+|het\s+|een\s+)?{_NOUN})?(?!\w)",
)
# After these as well, though "bij verkoop" and "voor verkoop" say otherwise when.
_AFTER_ACT = Wording(
    ("na ", "ná "),
    rf"(?<!\w)(?:direct\s+|meteen\s+|zo (?:snel|spoedig) mogelijk\s+|{COUNT}\s+{UNIT}\s+)?n[aá]\s+(?:de\s+|het\s+|een\s+)?(?:\w+e\s+)?\w*(?:besluit|instemming|toestemming|akkoord|uitspraak|gunning|overdracht|indiening|verhuizing|herhuisvesting|sloop|aankoop|verkoop|sluiting|overeenstemming|aanbesteding|levering|verkiezingen)"
    rf"(?:\s+(?:van|door|met|over)\s+(?:de\s+|het\s+|een\s+)?{_NOUN})?(?!\w)",
)
# "tijdens de bouw", "gedurende de renovatie van de flat"
_MEANWHILE = Wording(
    ("tijdens", "gedurende"),
    rf"(?<!\w)(?:tijdens|gedurende)\s+(?:de|het)\s+(?:\w+e\s+)?\w*(?:bouw|sloop|renovatie|werkzaamheden|uitvoering|herstructurering|verhuizing|{EVENT})"
    rf"(?:\s+van\s+(?:de\s+|het\s+|een\s+)?{_NOUN})?(?!\w)",
)
_PERIOD = r"(?:raads|college|bestuurs|plan|project|contract|zittings|huur)periode|pilot|proef|proefperiode"
_END_OF_PERIOD = Wording(
    ("periode", "pilot", "proef"),
    rf"(?<!\w)(?:(?:uiterlijk|tot|voor|v[oó][oó]r|aan|bij|tegen|na)\s+)+(?:het\s+)?(?:einde?|begin|afloop)\s+(?:van\s+)?(?:de|deze|het|dit)?\s*"
    rf"(?:lopende\s+|huidige\s+)?(?:{_PERIOD})(?!\w)",
)
_NEXT_MEETING = Wording(
    ("volgend",),
    r"(?<!\w)(?:in|tijdens|op|bij|v[oó][oó]r)\s+(?:het|de|een)\s+(?:eerst)?volgende?\s+(?:[a-z]+e?\s+)?\w*(?:overleg|vergadering|bijeenkomst)(?!\w)",
)
# What a gemeente plans and accounts by: uiterlijk bij de begroting, bij de behandeling van de kadernota.
_PLANS = r"(?:programma)?begroting|kadernota|voorjaarsnota|najaarsnota|perspectiefnota|jaarrekening|jaarstukken|begrotingsbehandeling"
_AT_PLANS = Wording(
    ("begroting", "nota", "jaarrekening", "jaarstukken"),
    rf"(?<!\w)(?:(?:uiterlijk|tijdens|v[oó][oó]rafgaand aan|gelijktijdig met|na|ná|v[oó][oó]r(?=\s+de\s+\w*behandeling))\s+(?:bij\s+)?|bij\s+)(?:de\s+)?(?:(?:vaststelling|\w*behandeling|bespreking)\s+van\s+(?:de\s+)?)?(?:{_PLANS})"
    rf"(?:\s+(?:van\s+|voor\s+)?20\d\d)?(?!\w)",
)
_PLANS_ALONE = re.compile(rf"\s*(?:bij\s+)?(?:de\s+)?(?:{_PLANS})(?:\s+20\d\d)?\s*\Z")
# Whatever happens, in a column of planning: bij mutatie.
_EVENT_ALONE = re.compile(r"\s*(?:bij|na|voor|v[oó][oó]r|tijdens)\s+(?:(?:de|het|elke|iedere)\s+)?[a-zë]{5,}\s*")
_MEETING = r"overleg|vergadering|bijeenkomst|einddatum|ingangsdatum|verhuizing|huurverhoging|bouw|sloop|renovatie|werkzaamheden"
_AHEAD_OF = Wording(
    (*UNIT_WORDS, "voorafgaand"),
    rf"(?<!\w)(?:(?:uiterlijk\s+)?{COUNT}\s+{UNIT}\s+(?:v[oó][oó]r|na|voorafgaand aan)|voorafgaand aan)\s+(?:(?:de|het|een|elke?|ieder)\s+)?"
    rf"(?:\w+(?:e|lijk)\s+)?\w*(?:{EVENT}|{_MEETING}|(?<!won)ing)(?:\s+van\s+(?:de\s+|het\s+|een\s+|elke?\s+|ieder\s+)?{_NOUN})?(?!\w)",
)


def find_terms(text: str, setting: Setting) -> Iterator[TagSpan]:
    """What is tied to the agreement's own term, goes on, or is vague: `gedurende de looptijd`, `doorlopend`, `op korte termijn`."""
    for match in _CONTINUOUS_TERM.finditer(text):
        yield deadline(match, "continuous")
    for wording in (_PART_OF_TERM, _VAGUE):
        for match in wording.finditer(text):
            yield deadline(match, "period")
    for match in _SOON.finditer(text):
        yield deadline(match, "date")
    for match in _HALFWAY_TERM.finditer(text):
        yield deadline(match, "date")
    for match in _END_OF_TERM.finditer(text):
        yield deadline(match, "date", None, date(setting.framework_end, 12, 31) if setting.framework_end else None)
    yield from _continuous(text, setting)


def _continuous(text: str, setting: Setting) -> Iterator[TagSpan]:
    for match in _ALWAYS.finditer(text):
        yield deadline(match, "continuous")
    if setting.field == "gereed" and (alone := _ALWAYS_ALONE.match(text)):
        yield deadline(alone, "continuous", start=alone.start("word"))


def find_events(text: str, setting: Setting) -> Iterator[TagSpan]:
    """What is tied to an event: `na vaststelling van de visie`, `twee weken voor het overleg`."""
    for match in _ANCHORED.finditer(text):
        if _is_event(match):
            yield deadline(match, "date")
    for match in _ONCE_DONE.finditer(text):
        yield deadline(match, "period")
    for wording in (_AFTER_ACT, _AHEAD_OF, _MEANWHILE, _END_OF_PERIOD, _NEXT_MEETING, _AT_PLANS):
        for match in wording.finditer(text):
            yield deadline(match, "date")
    if setting.field == "gereed" and (alone := _PLANS_ALONE.match(text) or _EVENT_ALONE.fullmatch(text)):
        yield deadline(alone, "date")


def _is_event(match: re.Match[str]) -> bool:
    # "voor evaluatie" is what for, "voor de evaluatie van 2025" when.
    return not (match["lead"].lower() == "voor" and not re.search(r"(?:start|aanvang|oplevering|opening)", match[0]))
