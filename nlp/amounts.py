"""PERCENTAGE, MONEY and QUANTITY: Dutch number notation with its bound, the counted noun and what a share is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jaarschijf.nlp.bounds import BOUND, bound_after, bound_of
from jaarschijf.nlp.elided import elided_noun, heading_noun, speaks_of_dwellings
from jaarschijf.nlp.nouns import NounPhrase, is_not_counted, read_noun_phrase
from jaarschijf.nlp.numbers import DIGITS, NUMBER, SCALE, WORD, number_value
from jaarschijf.nlp.small_letters import in_small
from jaarschijf.nlp.span import TagSpan, longest_first, run_on, run_up, without_overlap
from jaarschijf.schema.mention import Bound
from jaarschijf.schema.wording import Wording

_I = re.IGNORECASE
# One or two, looked for before each number: as a part of what finds the numbers they would be compiled for each of those.
_BOUNDS = re.compile(rf"(?<!\w)(?:{BOUND}\s*){{1,2}}\Z", _I)
# What a percentage is added to: maximaal inflatie + 1%.
_QUOTE_OPEN = re.compile(r"[‘“\"„'][^‘’“”\"„'\n]{0,40}\Z")
_QUOTE_CLOSED = re.compile(r"[^‘’“”\"'\n]{0,40}[’”\"']")
_NAME_WORDS = 4  # beside the percentage
_INDEXED = re.compile(r"(?:de\s+)?(?:inflatie\w*|cpi|loonontwikkeling|loonindex|huursom\w*)\s*(?:\+|plus)\s*\Z", _I)
_REACH = 80
_JOINT = r"\s?(?:[-–—]|à|tot en met|t/m|tot|en|of)\s?"
_AFTER = r"(?:\s+of\s+(?:meer|minder|hoger|lager))?"

_SIGN = r"\s?(?:%|procent(?:punt)?(?:en)?\b|percent\b|pct\.?)(?:-?punt(?:en)?\b)?"
_PERCENTAGE = Wording(
    ("%", "procent", "percent", "pct"),
    rf"(?:(?P<between>tussen)\s+(?:de\s+)?)?(?<![\w.,])(?P<a>{NUMBER})(?:(?:(?:(?:{_SIGN})?{_JOINT}|\s?\+\s?)(?:de\s+)?|{_JOINT}(?:maximaal|max\.|ten hoogste)\s+)(?P<b>{NUMBER}))?{_SIGN}{_AFTER}",
)
# "van 6 naar 10 procent": the sign is said once.
_FROM_SHARE = Wording(
    (" naar ",),
    rf"(?<=\bvan )(?P<a>{NUMBER})(?=\s+naar\s+(?:(?:minimaal|maximaal|ten\s?minste|ten\s?hoogste|circa)\s+)?(?:{NUMBER}){_SIGN})",
)
_SPLIT = re.compile(
    r"(?<![\w.,/-])(?P<a>\d{1,2})(?P<sign>%)?\s?[/-]\s?(?P<b>\d{1,2})(?(sign)%)(?:\s?[/-]\s?(?P<c>\d{1,2})(?:\s?%)?)?(?![\w/%-]|[.,]\d)(?!\s?%)"
)
_OF = re.compile(
    r"\s+(?P<of>(?:van|der)\s+(?:(?:de|het|alle|hun|haar|zijn|deze|onze)\s+)?(?:[\w-]+e\s+){0,3}[\w-]+|sociale\s+huur(?:woningen)?|"
    r"middenhuur(?:woningen)?|middeldure\s+huur(?:woningen)?|betaalbare?\s+[\w-]+|koop(?:woningen)?)"
)

_SHORT_SCALES = {"ton": 1e5, "k": 1e3, "m": 1e6}
_VALUTA = ("€", "eur")
_EURO = r"(?:k?€|eur\b|euro\b)\s?"
_EURO_AFTER = r"\s?(?:euro'?s?\b|eur\b|€(?!\s?\d))"
_MONEY_NUMBER = rf"(?:(?:{DIGITS})(?:(?:\s?(?:{SCALE}|ton|k)|m)(?![\w²]))?(?:,-+|,–|,=|,\*)?|{WORD}(?:\s(?:{SCALE}|ton)\b)?|half miljoen)"
_FROM_TO = r"(?:(?P<between>tussen)\s+(?:de\s+)?)?"
_MONEY = (
    # € 1.000 tot € 2.500; tussen € 3,1 en € 3,5 miljoen
    Wording(
        _VALUTA,
        rf"{_FROM_TO}(?P<sign>{_EURO})(?P<a>{_MONEY_NUMBER})(?(between)|(?!\s*en\b)){_JOINT}(?:de\s+)?{_EURO}(?P<b>{_MONEY_NUMBER})",
    ),
    # € 1 tot 1,5 miljoen; € 500-750
    Wording(
        _VALUTA,
        rf"{_FROM_TO}(?P<sign>{_EURO})(?P<a>{_MONEY_NUMBER})\s?(?:[-–]|à|tot|(?(between)en|(?!)))\s?(?!(?:19|20)\d\d\b)"
        rf"(?P<b>(?:{DIGITS})(?:\s?(?:{SCALE}|ton)(?!\w)|(?=\s*(?:[.,;)]?\s|[.,;)]?\Z|per\b))))(?!\s?%)(?!\s[a-z]*(?:ingen|s|en)\b)",
    ),
    # € 50.000,-
    Wording(_VALUTA, rf"{_FROM_TO}(?P<sign>{_EURO})(?P<a>{_MONEY_NUMBER})(?P<b>)"),
    # 50.000 euro; 10 tot 20 euro
    Wording(
        _VALUTA,
        rf"{_FROM_TO}(?<![\w.,])(?P<a>{_MONEY_NUMBER})(?:{_JOINT}(?:de\s+)?(?P<b>{_MONEY_NUMBER}))?(?P<sign>{_EURO_AFTER})",
    ),
    # 5.000,-
    Wording((",-", ",–"), rf"{_FROM_TO}(?<![\w.,])(?P<a>(?:{DIGITS}),[-–]+)(?P<b>)(?P<sign>)(?!\w)"),
    # circa 2 miljoen, 7,5 ton, 110k: money unless something is counted in millions, or a weight
    Wording(
        ("miljoen", "mln", "miljard", "ton", *(f"{digit}k" for digit in range(10))),
        rf"{_FROM_TO}(?<![\w.,])(?P<a>(?:{DIGITS}|{WORD})\s(?:miljoen|mln\.?|miljard|ton)(?!\w)|\d+k(?!\w))(?P<b>)(?P<sign>)(?!\s+(?:co2|co₂|afval|grond|puin))",
    ),
)

_QUANTITY = re.compile(
    rf"(?:(?P<between>tussen)\s+(?:de\s+)?)?(?<![\w.,/€'’‘-])(?P<a>{NUMBER})(?:(?:{_JOINT}|\s?\+\s?)(?:de\s+)?(?:(?:maximaal|ten hoogste|hoogstens|max\.)\s+)?(?P<b>{NUMBER}))?(?P<plus>\+(?=\s+[a-z]))?(?![\w%]|/(?!j(?:aa)?r\b)|[.,]\d)"
)
# What makes the number before or after it a name, an age, a measure of time or a place in a list.
_HARD_NAMING = re.compile(
    r"(?:\b(?:artikel|art\.|lid|thema|fase|bijlage|paragraaf|hoofdstuk|pagina|blz\.|sdg['’]?s?|nrs?\.?|nummers?|huisnummers?|[A-Z]\w*(?:straat|weg|laan|plein|singel|gracht|kade|dijk|dreef|steeg|hof|pad|plantsoen|markt)|label|tabel|figuur|versie|"
    r"doelstelling|afspraak|categorie|klasse|niveau|nen|nta|tranche|(?<!per )(?<!\d )(?:complex(?:en|nr\.?)?|blok(?:ken)?|perceel|percelen|gebouw|deelgebied|bouwveld)(?:\s+\d+\s*(?:,|en|&|/|t/m))*)\s*)$",
    _I,
)
# One in five, two thirds: a share in words.
_SHARE_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:\d+|{WORD})\s+op\s+de|(?:\d|{WORD})\s+van\s+de|(?:op|van)\s+(?:iedere|elke))\s+\Z", _I
)
# "64 van de 90 flats": what is done to some of all; one of ten is a share.
_OF_ALL = re.compile(r"\s+van\s+(?:(?:de|deze|onze|hun|haar|zijn)\s+)?(?:in\s+totaal\s+)?(?P<all>[\w.]+)(?=\s)", _I)
# "hoogstens vijf van deze appartementen"
_OF_THESE = re.compile(rf"\s+van\s+(?:deze|die|de|onze|haar|hun|zijn)\s+(?!{WORD}\b|in totaal)(?=[a-z])")
# Of so many or more it is a count, though it be of a few.
_MANY = 12
# "24 (2028) en 30 (2029) woningen": a deadline stands blanked.
_DATED = re.compile(r"\s*\(\0+\)")
_SHARE_AFTER = re.compile(r"\s+(?:derden?|vierden?|vijfden?|tienden?|kwart)\b", _I)
_ELIDED = re.compile(
    r"\s+(?P<noun>(?:soc(?:iale|\.)\s+|mid(?:den|\.)\s?|vrije\s?sector\s*|dure\s+|goedkope\s+|betaalbare\s+)?(?:huur|koop)|middenhuur|sociaal|vrije\s+sector|(?:soc|mid)\.(?=\s*[,;)]))(?![\w-])",
    _I,
)
# "60 huur-, 40 middenhuur- en 20 koopwoningen": each its own.
_HYPHENED = re.compile(r"\s+(?:[a-z]+e\s+){0,2}[a-z]{3,}-(?=\s*(?:,|en\b)\s*\d)")
# "neemt toe tot 5.200": what it becomes, no bound.
_GROWS = re.compile(
    r"\b(?:toe|af|terug|groei\w*|stijg(?!ing)\w*|daal\w*|dalen|krimp\w*|verhoogd|verlaagd|uitgebreid|om)\s+\Z", _I
)
# A survey "onder 2.000 inwoners" is among them.
_AMONG = frozenset(
    {"inwoner", "huurder", "bewoner", "huishouden", "persoon", "jongere", "student", "senior", "woningzoekende"}
)
# "ombouw van de school tot 24 studio's": what it is made into.
_MADE_INTO = re.compile(r"(?:(?:om|ver)(?:ge)?bouw|transform)[^.;,]*\Z")
# "zes of meer personen"
_OR_MORE = re.compile(r"\s+of\s+(?:meer|minder)(?=\s+[a-z])")
_SIZED = re.compile(
    r"\b\w*(?:dorp|dorpen|kern|kernen|gemeente|gemeenten|wijk|wijken|plaats|plaatsen)\s+(?:met|van|tot|onder|boven)\s+\Z",
    _I,
)
# How large each is, and not how many: woningen met drie kamers, huishoudens van twee personen.
_SIZES = frozenset({"kamer", "slaapkamer", "persoon", "kind", "verdieping", "bouwlaag", "laag"})
_HAVING = re.compile(
    r"\b\w*(?:woning(?:en)?|appartement(?:en)?|huishoudens?|gezin(?:nen)?|gebouw(?:en)?|flats?|huizen|huis)\s+(?:met|van|vanaf|voor|tot)\s+\Z",
    _I,
)
# Where what is counted is, and not what.
_PLACES = frozenset({"kern", "wijk", "buurt", "dorp", "straat", "locatie", "plek"})
# Ground and energy that something is done with, not how large each of a thing is: isolatie van 3.200 m2; woningen van 60 m2.
_MEASURE = re.compile(r"\s?(?P<unit>m2|m²|vierkante meter|kWh|MWh|kWp)(?!\w)", _I)
_OF_A_SIZE = re.compile(
    r"(?:\b(?:van|tot|dan|vanaf|met|per|oppervlakte\w*|grootte|metrage|is|bedraagt)|[:=<>≥≤])\s*\Z", _I
)
_ACT_OF = re.compile(r"(?:\bhet\s+[a-z]+en|\w(?:atie|(?<!won)ing|bouw|sloop|koop|aanleg))\s+van\s*\Z", _I)
_BESIDE = re.compile(r"\s*(?:,|en|\+|plus|,\s*en)\s+")
_LIST_ITEM = re.compile(r"[A-Za-z’'\])]\s*[-–—:]\s*\Z")
_LIST_END = re.compile(r"\s*(?:\Z|\n|[;,().\0]|[A-Z]|(?:bij|door)\s+(?:(?:de|het)\s+)?[A-Z])")


def find_amounts(text: str, taken: Sequence[TagSpan] = ()) -> list[TagSpan]:
    """Percentages, amounts of money and quantities in a text, clear of the spans in `taken` (deadlines), in reading order.

    >>> text = "Tenminste 30% van de 1.200 woningen, voor € 1,5 miljoen."
    >>> [(text[s.start : s.end], s.label, s.numbers, s.bound) for s in find_amounts(text)]
    [('Tenminste 30%', 'PERCENTAGE', (30.0,), 'min'), ('1.200 woningen', 'QUANTITY', (1200.0,), 'exact'),
     ('€ 1,5 miljoen', 'MONEY', (1500000.0,), 'exact')]
    """
    small = in_small(text)
    percentages = without_overlap(
        longest_first([*_percentages(text, small), *_from_shares(small), *_splits(text)]), taken
    )
    money = without_overlap(_money(text, small), [*percentages, *(span for span in taken if span.kind != "duration")])
    tagged = [*taken, *percentages, *money]
    quantities = without_overlap(longest_first(_quantities(_blanked(text, tagged))), tagged)
    return sorted([*percentages, *money, *quantities], key=lambda span: span.start)


def _blanked(text: str, spans: Sequence[TagSpan]) -> str:
    """The text with the spans' characters made unreadable, so that no number of theirs joins another."""
    characters = list(text)
    for span in spans:
        characters[span.start : span.end] = "\0" * (span.end - span.start)
    return "".join(characters)


def _values(*parts: str | None) -> tuple[float, ...] | None:
    values: list[float] = []
    for part in parts:
        if part is not None:
            value = number_value(part)
            if value is None:
                return None
            values.append(value)
    return tuple(values)


def _bound_before(text: str, start: int) -> tuple[int, str | None]:
    """Where what starts at an offset begins with the bound before it, and that bound as printed."""
    added = text.endswith(("+", "+ ", "plus "), max(0, start - _REACH), start)
    indexed = _INDEXED.search(text, max(0, start - _REACH), start) if added else None
    found = _BOUNDS.search(text, max(0, start - _REACH), indexed.start() if indexed else start)
    return (found.start(), found[0]) if found else (start, None)


def _bound(match: re.Match[str], words: str | None, values: tuple[float, ...], after: str) -> Bound:
    if len(values) == 2 or match["between"]:
        # "40 en 25 woningen" are two counts, "tussen de 25 en 40" one range.
        return "exact" if re.search(r"\d\s*(?:\ben\b|\+)\s*\d", match[0]) and not match["between"] else "range"
    # "een zestigtal" is about sixty, "een drietal" three.
    if match.groupdict().get("plus"):
        return "min"
    rounded = match["a"].endswith("tal") and values[0] >= 10
    return bound_after(after) or ("approx" if rounded and not words else bound_of(words))


def _percentages(text: str, small: str) -> Iterator[TagSpan]:
    for match in _PERCENTAGE.finditer(small):
        values = _values(match["a"], match["b"])
        if values is None or _names_with_share(text, match):
            continue
        start, words = _bound_before(small, match.start())
        # "om tot 15% toe te wijzen" is no more than that.
        if (
            words
            and words.strip() == "tot"
            and _GROWS.search(run_up(small, start))
            and not small.endswith("om ", 0, start)
        ):
            start, words = match.start(), None
        after = re.search(r"of (?:meer|minder|hoger|lager)$", match[0])
        of = _OF.match(text, match.end())
        yield TagSpan(
            start, match.end(), "PERCENTAGE", numbers=values,
            bound=_bound(match, words, values, " " + after[0] if after else ""), of=" ".join(of["of"].split()) if of else None,
        )  # fmt: skip


def _names_with_share(text: str, match: re.Match[str]) -> bool:
    """Whether a percentage is part of a name: `de 30%-regeling`, `het project ‘Samen 100% Thuis’`."""
    if text.startswith("-regel", match.end()):
        return True
    opening = _QUOTE_OPEN.search(run_up(text, match.start()))
    closing = _QUOTE_CLOSED.match(text, match.end()) if opening else None
    return closing is not None and opening is not None and len((opening[0] + closing[0]).split()) <= _NAME_WORDS


def _from_shares(small: str) -> Iterator[TagSpan]:
    if "%" not in small and "procent" not in small:
        return
    for match in _FROM_SHARE.finditer(small):
        if values := _values(match["a"]):
            yield TagSpan(*match.span(), "PERCENTAGE", numbers=values, bound="exact")


def _splits(text: str) -> Iterator[TagSpan]:
    """`60/40`: shares that make a whole."""
    for match in _SPLIT.finditer(text):
        values = tuple(float(match[name]) for name in "abc" if match[name])
        if sum(values) == 100:
            yield TagSpan(match.start(), match.end(), "PERCENTAGE", numbers=values, bound="exact")


def _money(text: str, small: str) -> list[TagSpan]:
    spans: list[TagSpan] = []
    for pattern in _MONEY:
        for match in pattern.finditer(small):
            if (values := _euros(match["sign"], match["a"], match["b"] or None)) is None:
                continue
            # "van elke 100 euro": a share.
            if re.search(r"\bvan (?:elke|iedere)\s+\Z", run_up(small, match.start())):
                continue
            if not match["sign"] and match["a"][-1] != "k" and read_noun_phrase(text, match.end()):
                continue
            start, words = _bound_before(small, match.start())
            bound = _bound(match, words, values, run_on(text, match.end()))
            spans.append(TagSpan(start, match.end(), "MONEY", numbers=values, bound=bound))
    return longest_first(spans)


def _euros(sign: str, *parts: str | None) -> tuple[float, ...] | None:
    values: list[float] = []
    for part in parts:
        if part is None:
            continue
        bare = re.sub(r",[-–=*]+$", "", part.strip())
        scale = 1e3 if sign.lower().startswith("k") else 1.0
        if scaled := re.fullmatch(r"(.+?)\s?(ton|k|(?<=\d)m)", bare, _I):
            bare, scale = scaled[1], _SHORT_SCALES[scaled[2].lower()]
        value = number_value(bare)
        if value is None:
            return None
        values.append(round(value * scale, 4))
    # "€ 1 tot 1,5 miljoen": the scale is said once.
    if (
        len(values) == 2
        and values[0] < 1000 <= values[1]
        and not _said_scale(parts[0])
        and (said := _said_scale(parts[1]))
    ):
        values[0] = round(values[0] * said, 4)
    return tuple(values)


def _said_scale(part: str | None) -> float | None:
    found = re.search(rf"(?:{SCALE}|ton)\Z", part or "", _I)
    return (1e5 if found[0].lower() == "ton" else number_value(f"1 {found[0]}")) if found else None


def _quantities(text: str) -> Iterator[TagSpan]:
    unit: str | None = None
    counted = -1
    lemmas: set[str] = set()
    small = in_small(text)
    for match in _QUANTITY.finditer(small):
        values = _values(match["a"], match["b"])
        if (
            values is None
            or _is_name_or_share(text, match)
            or (all(re.fullmatch(r"(?:19|20)\d\d", match[n] or "2000") for n in "ab") and match["b"])
        ):
            continue
        start, words = _bound_before(small, match.start())
        if words and words.strip() == "onder" and not match["a"][0].isdigit():  # onder één dak
            start, words = match.start(), None
        # "rond de vier flats": around them; so few are not counted by guess.
        if words and words.strip().startswith("rond") and not match["a"][0].isdigit() and values[0] % 5:
            start, words = match.start(), None
        lead = text[start : match.start()]
        if (
            words
            and words.strip() == "tot"
            and (_GROWS.search(before := run_up(text, start)) or _MADE_INTO.search(before))
        ):
            start, words = match.start("a"), None
        # "twee wooncoaches en één huismeester": beside what is counted, one is a number.
        beside = counted >= 0 and _BESIDE.fullmatch(text, counted, match.start()) is not None
        beside = beside or (values[0] == 1 and _again(text, match, lemmas))
        if phrase := _counted(text, match, lead, values, beside=beside) or elided_noun(text, match, start, unit):
            # "dorpen met meer dan 1.500 inwoners": which ones.
            if phrase.lemma == "inwoner" and _SIZED.search(run_up(text, start)):
                continue
            if phrase.lemma in _SIZES and _HAVING.search(run_up(text, start)) and not _OR_MORE.match(text, match.end()):
                continue
            # Of "150 woningen over drie kernen: 70 in Oost" dwellings are counted.
            unit = unit if unit and phrase.lemma in _PLACES else phrase.lemma
            counted = phrase.end
            lemmas.add(phrase.lemma)
            if words and words.strip() == "onder" and phrase.lemma in _AMONG:
                start, words, lead = match.start(), None, ""
            tail = re.match(r"\s+of\s+(?:meer|minder)\b", run_on(text, phrase.end))
            end = phrase.end + (tail.end() if tail else 0)
            bound = _bound(match, words, values, tail[0] if tail else run_on(text, match.end()))
            bound = "exact" if lead and not words else bound
            yield TagSpan(start, end, "QUANTITY", numbers=values, bound=bound, unit=phrase.lemma)


def _again(text: str, match: re.Match[str], lemmas: set[str]) -> bool:
    """Whether `één` counts what was counted before: `twee complexen in Oost en één complex in West`."""
    phrase = (
        read_noun_phrase(text, match.end(), singular=True) if lemmas and match["a"].lower() in ("één", "eén") else None
    )
    return phrase is not None and phrase.lemma in lemmas


def _is_name_or_share(text: str, match: re.Match[str]) -> bool:
    before = run_up(text, match.start("a"))
    return bool(_HARD_NAMING.search(before) or _SHARE_BEFORE.search(before) or _SHARE_AFTER.match(text, match.end()))


def _of_all(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """Of how many a number is a part, where it is no share: `64 van de 90`, `negen van de twintig`."""
    found = _OF_ALL.match(text, match.end())
    return found if found and (re.search(r"\d\d\Z", match["a"]) or (number_value(found["all"]) or 0) >= _MANY) else None


def _counted(
    text: str, match: re.Match[str], lead: str, values: tuple[float, ...], *, beside: bool
) -> NounPhrase | None:
    """What the number counts: a noun phrase after it, `huur` or `koop` for the dwellings, or a list item's own number."""
    # "een woning" and "één woning" are any; "ten minste één woning" is a number.
    if match["b"] is None and re.fullmatch(r"een" if lead or beside else r"een|één|eén", match["a"], _I):
        return None
    # Years and other names of four digits count nothing, `2.024 woningen` does.
    if re.fullmatch(r"(?:19|20)\d\d", match["a"]) and match["b"] is None and not lead:
        return None
    if elided := _ELIDED.match(text, match.end()) or _HYPHENED.match(text, match.end()):
        return NounPhrase(elided.end(), "woning")
    if (dated := _DATED.match(text, match.end())) and (phrase := read_noun_phrase(text, dated.end())):
        return NounPhrase(match.end(), phrase.lemma)
    if measure := _MEASURE.match(text, match.end()):
        before = run_up(text, match.start() - len(lead))
        sized = _OF_A_SIZE.search(before) and not _ACT_OF.search(before)
        return None if sized else NounPhrase(measure.end(), measure["unit"].lower())
    of_all = _of_all(text, match) or _OR_MORE.match(text, match.end()) or _OF_THESE.match(text, match.end())
    if phrase := read_noun_phrase(text, (of_all or match).end(), singular=values[-1] == 1 or values[-1] % 1 > 0):
        return None if is_not_counted(phrase.lemma) else phrase
    item = (
        _LIST_ITEM.search(run_up(text, match.start() - len(lead) if lead else match.start("a")))
        and _LIST_END.match(text, match.end())
        and match["a"][0].isdigit()
    )
    if not item or match["b"]:
        return None
    lemma = heading_noun(text) or ("woning" if speaks_of_dwellings(text) else None)
    return NounPhrase(match.end(), lemma) if lemma else None
