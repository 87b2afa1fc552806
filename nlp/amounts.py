"""PERCENTAGE, MONEY and QUANTITY: Dutch number notation with its bound, the counted noun and what a share is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jaarschijf.nlp.bounds import BOUND, bound_after, bound_of
from jaarschijf.nlp.lexicon import nouns
from jaarschijf.nlp.nouns import NounPhrase, noun_lemma, read_noun_phrase
from jaarschijf.nlp.numbers import DIGITS, SCALE, WORD, number_value
from jaarschijf.nlp.span import TagSpan, longest_first, run_on, run_up, without_overlap
from jaarschijf.nlp.wording import Wording, in_small
from jaarschijf.schema.mention import Bound

_I = re.IGNORECASE
_NUMBER = rf"(?:(?:{DIGITS})(?:\s?{SCALE}\b)?|{WORD}(?:tal\b|\s{SCALE}\b)?)"
# One or two, looked for before each number: as a part of what finds the numbers they would be compiled for each of those.
_BOUNDS = re.compile(rf"(?<!\w)(?:{BOUND}\s*){{1,2}}\Z", _I)
# What a percentage is added to: maximaal inflatie + 1%.
_INDEXED = re.compile(r"(?:de\s+)?(?:inflatie\w*|cpi|loonontwikkeling|loonindex|huursom\w*)\s*(?:\+|plus)\s*\Z", _I)
_REACH = 80
_JOINT = r"\s?(?:[-–—]|à|tot en met|t/m|tot|en|of)\s?"
_AFTER = r"(?:\s+of\s+(?:meer|minder|hoger|lager))?"

_SIGN = r"\s?(?:%|procent(?:punt)?(?:en)?\b|percent\b|pct\.?)(?:-?punt(?:en)?\b)?"
_PERCENTAGE = Wording(
    ("%", "procent", "percent", "pct"),
    rf"(?:(?P<between>tussen)\s+(?:de\s+)?)?(?<![\w.,])(?P<a>{_NUMBER})(?:(?:(?:(?:{_SIGN})?{_JOINT}|\s?\+\s?)(?:de\s+)?|{_JOINT}(?:maximaal|max\.|ten hoogste)\s+)(?P<b>{_NUMBER}))?{_SIGN}{_AFTER}",
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
_MONEY_NUMBER = (
    rf"(?:(?:{DIGITS})(?:(?:\s?(?:{SCALE}|ton|k)|m)(?![\w²]))?(?:,-+|,–|,=|,\*)?|{WORD}(?:\s(?:{SCALE}|ton)\b)?)"
)
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
    # circa 2 miljoen, 7,5 ton, 110k: money unless something is counted in millions, or a weight
    Wording(
        ("miljoen", "mln", "miljard", "ton", *(f"{digit}k" for digit in range(10))),
        rf"{_FROM_TO}(?<![\w.,])(?P<a>(?:{DIGITS}|{WORD})\s(?:miljoen|mln\.?|miljard|ton)(?!\w)|\d+k(?!\w))(?P<b>)(?P<sign>)(?!\s+(?:co2|co₂|afval|grond|puin))",
    ),
)

_QUANTITY = re.compile(
    rf"(?:(?P<between>tussen)\s+(?:de\s+)?)?(?<![\w.,/€'’‘-])(?P<a>{_NUMBER})(?:(?:{_JOINT}|\s?\+\s?)(?:de\s+)?(?:(?:maximaal|ten hoogste|hoogstens|max\.)\s+)?(?P<b>{_NUMBER}))?(?![\w%]|/(?!j(?:aa)?r\b)|[.,]\d)"
)
# What makes the number before or after it a name, an age, a measure of time or a place in a list.
_HARD_NAMING = re.compile(
    r"(?:\b(?:artikel|art\.|lid|thema|fase|bijlage|paragraaf|hoofdstuk|pagina|blz\.|sdg['’]?s?|nr\.?|nummer|label|tabel|figuur|versie|"
    r"doelstelling|afspraak|categorie|klasse|niveau|nen|nta|tranche|(?<!per )(?<!\d )(?:complex(?:en|nr\.?)?|blok(?:ken)?|perceel|percelen|gebouw|deelgebied|bouwveld)(?:\s+\d+\s*(?:,|en|&|/|t/m))*)\s*)$",
    _I,
)
# One in five, two thirds: a share in words.
_SHARE_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:\d+|{WORD})\s+op\s+de|(?:\d|{WORD})\s+van\s+de|(?:op|van)\s+(?:iedere|elke))\s+\Z", _I
)
# "64 van de 90 flats": what is done to some of all; one of ten is a share.
_OF_ALL = re.compile(r"\s+van\s+(?:(?:de|deze|onze|hun|haar|zijn)\s+)?(?:in\s+totaal\s+)?(?P<all>[\w.]+)(?=\s)", _I)
# Of so many or more it is a count, though it be of a few.
_MANY = 12
# "24 (2028) en 30 (2029) woningen": a deadline stands blanked.
_DATED = re.compile(r"\s*\(\0+\)")
_SHARE_AFTER = re.compile(r"\s+(?:derden?|vierden?|vijfden?|tienden?|kwart)\b", _I)
_ELIDED = re.compile(
    r"\s+(?P<noun>(?:soc(?:iale|\.)\s+|mid(?:den|\.)\s?|vrije\s?sector\s*|dure\s+|goedkope\s+|betaalbare\s+)?(?:huur|koop)|middenhuur|sociaal|vrije\s+sector)(?![\w-])",
    _I,
)
_NUMBER_OF = re.compile(
    r"\b(?:aantal|totaal(?: aantal)?|(?:tekort|behoefte|overschot) aan|vraag naar|opgave van)\s+(?:[a-z]+e\s+)?(?P<noun>[a-z]+)(?:\s*:|\s+(?:\w+\s+){0,3}(?:tot|naar|met|van|:|is|bedraagt|op)?(?:\s+\0+)?"
    r"|\s+(?:[\w\0,-]+\s+){0,14}(?:daalt|stijgt|groeit|neemt|bedraagt|teruggebracht|terug te brengen|te beperken|te verlagen|verlaagd|verhoogd|uitgebreid)(?:\s+(?:[\w\0]+\s+){0,4}(?:van|met|tot|naar))?)\s*\Z",
    _I,
)
# "Veenhuis verbetert 120 woningen, Turfhuis 80": another's share of the same.
_OTHERS_SHARE = re.compile(
    r"(?:[,:]|\ben|\bwaarvan)\s+(?:(?:de|in)\s+)?(?:[A-Z][\w’'-]+\s+){1,4}\Z|[.,;]\s+(?:[A-Z][\w’'-]+\s+){0,3}[A-Z][\w’'-]+:\s+\Z"
)
# Counted in brackets behind it: flexwoningen Noorderkade (60).
_NOUN_BEFORE = re.compile(r"(?<![\w-])(?P<noun>[a-z]{5,})(?:\s+[A-Z][\w’'-]*){0,3}\s*\(\Z")
# "Veenhuis verbetert vijf en Turfhuis acht woningen": the noun is said after the other's number.
_OTHERS_NOUN = re.compile(rf"\s+en\s+(?:(?:de\s+)?(?:[A-Z][\w’'-]+\s+){{1,4}}|[a-z]+t\s+)(?i:{_NUMBER})(?=\s)")
# "60 huur-, 40 middenhuur- en 20 koopwoningen": each its own.
_HYPHENED = re.compile(r"\s+(?:[a-z]+e\s+){0,2}[a-z]{3,}-(?=\s*(?:,|en\b)\s*\d)")
# "sloop 24, nieuwbouw 36": dwellings, though nothing says so.
_WORKS = re.compile(r"\b(?:sloop|nieuwbouw|renovatie|aankoop|verkoop|toevoeging):?\s+\Z", _I)
# So too where it heads the text: "Verkoop: Veenhuis max. 10, Turfhuis max. 6".
_WORKS_HEAD = re.compile(
    r"\s*(?:[a-z\d][.)]\s+)?(?:sloop|nieuwbouw|renovatie|aankoop|verkoop|oplevering)\b[^:.\d]{0,40}:", _I
)
_NO_MORE = re.compile(r"\s*(?:[,;)]|\.?\s*\Z|en\b)")
_OF_WHICH = re.compile(
    r"\b(?:waarvan|daarvan|hiervan|van wie|van deze|te weten|namelijk|respectievelijk|resp\.|onderscheidenlijk)\s+(?:er\s+)?\Z",
    _I,
)
# "van 2.310 in 2025 naar 2.280": where it goes to. Deadlines stand blanked in it.
_FROM_TO_COUNT = re.compile(r"\bvan\s+[\d.]+[\s\w\0]{0,40}\snaar\s+\Z", _I)
# "neemt toe tot 5.200": what it becomes, no bound.
_GROWS = re.compile(
    r"\b(?:toe|af|terug|groei\w*|stijg(?!ing)\w*|daal\w*|dalen|krimp\w*|verhoogd|verlaagd|uitgebreid|om)\s+\Z", _I
)
# "van 5.120 naar 5.600 woningen"
_BECOMES = re.compile(r"\s+naar\s+[\d.]+(?=\s)")
# A survey "onder 2.000 inwoners" is among them.
_AMONG = frozenset(
    {"inwoner", "huurder", "bewoner", "huishouden", "persoon", "jongere", "student", "senior", "woningzoekende"}
)
# "ombouw van de school tot 24 studio's": what it is made into.
_MADE_INTO = re.compile(r"(?:(?:om|ver)(?:ge)?bouw|transform)[^.;,]*\Z")
# "zes of meer personen"
_OR_MORE = re.compile(r"\s+of\s+(?:meer|minder)(?=\s+[a-z])")
_THE_REST = re.compile(r"\b(?:resterende|overige|eerste|laatste)\s+\Z", _I)
# "respectievelijk 20, 30 en 40 woningen": the noun is said after the last.
# So too with a deadline before each, which stands blanked.
_LISTED = re.compile(r"(?:,\s+(?:\0+\s+)?[\d.]+){0,5}(?:,|\s+en)\s+(?:\0+\s+)?[\d.]+(?=\s)")
# "200 nieuw, 80 gesloopt"
_DONE_WITH = re.compile(r"\s+(?:nieuwe?|(?:terug|op|bij|toe|aan)?ge[a-z]+(?:d|t|en))\s*(?:[.,;)]|en\b|\Z)")
# "verkoopt er in 2026 naar verwachting 20"
_THERE = re.compile(r"\b(?:er|daar)\s+(?:\0+\s+)?(?:(?:naar verwachting|nog|in totaal)\s+)?\Z")
# "en volgend jaar nog eens twaalf"
_NEXT_TIME = re.compile(r"(?:\ben|,)\s+\0+\s+(?:nog\s+(?:eens\s+)?)?\Z")
_NO_NOUN = re.compile(
    r"\s*(?:[.,;)\0]|\Z|(?:gereed|klaar|opgeleverd|in|worden|wordt|volgen|komen|zijn|per|door|bij|van|een)\b)", _I
)
_IN_BRACKETS = re.compile(r"\([^)]*[a-z]\s+\Z", _I)
_LIST_ITEM = re.compile(r"[A-Za-z’'\])]\s*[-–—:]\s*\Z")
_LIST_END = re.compile(r"\s*(?:\Z|\n|[;,().]|[A-Z])")


def find_amounts(text: str, taken: Sequence[TagSpan] = ()) -> list[TagSpan]:
    """Percentages, amounts of money and quantities in a text, clear of the spans in `taken` (deadlines), in reading order.

    >>> text = "Tenminste 30% van de 1.200 woningen, voor € 1,5 miljoen."
    >>> [(text[s.start : s.end], s.label, s.numbers, s.bound) for s in find_amounts(text)]
    [('Tenminste 30%', 'PERCENTAGE', (30.0,), 'min'), ('1.200 woningen', 'QUANTITY', (1200.0,), 'exact'),
     ('€ 1,5 miljoen', 'MONEY', (1500000.0,), 'exact')]
    """
    small = in_small(text)
    percentages = without_overlap(longest_first([*_percentages(text, small), *_splits(text)]), taken)
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
    rounded = match["a"].endswith("tal") and values[0] >= 10
    return bound_after(after) or ("approx" if rounded and not words else bound_of(words))


def _percentages(text: str, small: str) -> Iterator[TagSpan]:
    for match in _PERCENTAGE.find(small):
        values = _values(match["a"], match["b"])
        if values is None:
            continue
        start, words = _bound_before(small, match.start())
        if words and words.strip() == "tot" and _GROWS.search(run_up(small, start)):
            start, words = match.start(), None
        after = re.search(r"of (?:meer|minder|hoger|lager)$", match[0])
        of = _OF.match(text, match.end())
        yield TagSpan(
            start, match.end(), "PERCENTAGE", numbers=values,
            bound=_bound(match, words, values, " " + after[0] if after else ""), of=" ".join(of["of"].split()) if of else None,
        )  # fmt: skip


def _splits(text: str) -> Iterator[TagSpan]:
    """`60/40`: shares that make a whole."""
    for match in _SPLIT.finditer(text):
        values = tuple(float(match[name]) for name in "abc" if match[name])
        if sum(values) == 100:
            yield TagSpan(match.start(), match.end(), "PERCENTAGE", numbers=values, bound="exact")


def _money(text: str, small: str) -> list[TagSpan]:
    spans: list[TagSpan] = []
    for pattern in _MONEY:
        for match in pattern.find(small):
            if (values := _euros(match["sign"], match["a"], match["b"] or None)) is None:
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
        lead = text[start : match.start()]
        if (
            words
            and words.strip() == "tot"
            and (_GROWS.search(before := run_up(text, start)) or _MADE_INTO.search(before))
        ):
            start, words = match.start("a"), None
        if phrase := _counted(text, match, lead, values) or _elided(text, match, start, unit):
            unit = phrase.lemma
            if words and words.strip() == "onder" and unit in _AMONG:
                start, words, lead = match.start(), None, ""
            tail = re.match(r"\s+of\s+(?:meer|minder)\b", run_on(text, phrase.end))
            end = phrase.end + (tail.end() if tail else 0)
            bound = _bound(match, words, values, tail[0] if tail else run_on(text, match.end()))
            bound = "exact" if lead and not words else bound
            yield TagSpan(start, end, "QUANTITY", numbers=values, bound=bound, unit=unit)


def _is_name_or_share(text: str, match: re.Match[str]) -> bool:
    before = run_up(text, match.start("a"))
    return bool(_HARD_NAMING.search(before) or _SHARE_BEFORE.search(before) or _SHARE_AFTER.match(text, match.end()))


def _elided(text: str, match: re.Match[str], start: int, unit: str | None) -> NounPhrase | None:
    """A number whose noun is said elsewhere: `waarvan ten minste twaalf`, `(nieuwbouw 90, sloop 20)`, `20 in 2025`."""
    if re.fullmatch(r"een|één|eén|(?:19|20)\d\d", match["a"], _I) and not match["b"]:
        return None
    before, after = run_up(text, start), run_on(text, match.end())
    named = _NUMBER_OF.search(before) or (re.match(r"\s*\)", after) and _counted_before(before))
    if named:
        return NounPhrase(match.end(), noun_lemma(named["noun"]) or named["noun"])
    if (other := _OTHERS_NOUN.match(after)) and (phrase := read_noun_phrase(text, match.end() + other.end())):
        return None if phrase.lemma in _not_counted() else NounPhrase(match.end(), phrase.lemma)
    if (listed := _LISTED.match(after)) and (phrase := read_noun_phrase(text, match.end() + listed.end())):
        return None if phrase.lemma in _not_counted() else NounPhrase(match.end(), phrase.lemma)
    if (becomes := _BECOMES.match(after)) and re.search(r"\bvan\s+\Z", before):
        phrase = read_noun_phrase(text, match.end() + becomes.end())
        return NounPhrase(match.end(), phrase.lemma) if phrase and phrase.lemma not in _not_counted() else None
    if len(match["a"]) > 1 and _WORKS.search(before) and _NO_MORE.match(after):
        return NounPhrase(match.end(), unit or "woning")
    unit = unit or ("woning" if _WORKS_HEAD.match(text) else None)
    if unit is None:
        return None
    if _DONE_WITH.match(after) and re.search(r"(?:[:,(]|\ben)\s+\Z", before):
        return NounPhrase(match.end(), unit)
    if _OF_WHICH.search(before) or (_IN_BRACKETS.search(before) and re.match(r"\s*[,)]", after)):
        return NounPhrase(match.end(), unit)
    if _FROM_TO_COUNT.search(before) or (_THE_REST.search(before) and _NO_NOUN.match(after)):
        return NounPhrase(match.end(), unit)
    if _THERE.search(before) or (_OTHERS_SHARE.search(before) and re.match(r"\s*(?:[.,;]|en\b|\Z)", after)):
        return NounPhrase(match.end(), unit)
    if (_NEXT_TIME.search(before) or before.endswith(" met ")) and re.match(r"\s*(?:[.,;\0]|\Z)", after):
        return NounPhrase(match.end(), unit)
    again = re.search(r"(?:\ben|,)\s+(?:nog\s+(?:eens\s+)?)?\Z", before) and re.match(
        r"\s+(?:[A-Z]|in\s+(?:20\d\d|het|Q\d|de|[A-Z])|(?:door|aan|bij|te|voor|op)\s+(?:de\s+|het\s+)?[A-Za-z]|verspreid|elders|\(?\0)",
        after,
    )
    return NounPhrase(match.end(), unit) if again else None


def _of_all(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """Of how many a number is a part, where it is no share: `64 van de 90`, `negen van de twintig`."""
    found = _OF_ALL.match(text, match.end())
    return found if found and (re.search(r"\d\d\Z", match["a"]) or (number_value(found["all"]) or 0) >= _MANY) else None


def _counted_before(before: str) -> re.Match[str] | None:
    """The plural noun in front of a number in brackets, if it is one that these agreements count."""
    noun = _NOUN_BEFORE.search(before)
    return noun if noun and noun["noun"].endswith(tuple(nouns().heads.values())) else None


def _counted(text: str, match: re.Match[str], lead: str, values: tuple[float, ...]) -> NounPhrase | None:
    """What the number counts: a noun phrase after it, `huur` or `koop` for the dwellings, or a list item's own number."""
    # "een woning" and "één woning" are any; "ten minste één woning" is a number.
    if match["b"] is None and re.fullmatch(r"een" if lead else r"een|één|eén", match["a"], _I):
        return None
    # Years and other names of four digits count nothing, `2.024 woningen` does.
    if re.fullmatch(r"(?:19|20)\d\d", match["a"]) and match["b"] is None and not lead:
        return None
    if elided := _ELIDED.match(text, match.end()) or _HYPHENED.match(text, match.end()):
        return NounPhrase(elided.end(), "woning")
    if (dated := _DATED.match(text, match.end())) and (phrase := read_noun_phrase(text, dated.end())):
        return NounPhrase(match.end(), phrase.lemma)
    of_all = _of_all(text, match) or _OR_MORE.match(text, match.end())
    if phrase := read_noun_phrase(text, (of_all or match).end(), singular=values[-1] == 1 or values[-1] % 1 > 0):
        return None if phrase.lemma in _not_counted() else phrase
    item = (
        _LIST_ITEM.search(run_up(text, match.start() - len(lead) if lead else match.start("a")))
        and _LIST_END.match(text, match.end())
        and match["a"][0].isdigit()
    )
    return NounPhrase(match.end(), "woning") if item and not match["b"] and _speaks_of_dwellings(text) else None


def _speaks_of_dwellings(text: str) -> bool:
    return re.search(r"woning|appartement|nieuwbouw|wooneenhe|oplever", text, _I) is not None


@lru_cache(maxsize=1)
def _not_counted() -> frozenset[str]:
    return frozenset(nouns().not_counted)
