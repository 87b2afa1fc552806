"""A number whose noun is said elsewhere: `waarvan ten minste twaalf`, `(nieuwbouw 90, sloop 20)`, `20 in 2025`."""

from __future__ import annotations

import re

from jaarschijf.nlp.bounds import BOUND
from jaarschijf.nlp.lexicon import nouns
from jaarschijf.nlp.nouns import NounPhrase, is_not_counted, noun_lemma, read_noun_phrase
from jaarschijf.nlp.numbers import NUMBER
from jaarschijf.nlp.span import run_on, run_up

_I = re.IGNORECASE
_NUMBER_OF = re.compile(
    r"\b(?:aantal|totaal(?: aantal)?|(?:tekort|behoefte|overschot) aan|vraag naar|opgave van)\s+(?:[a-z]+e\s+)?(?P<noun>[a-z]+)(?:\s*:|\s+(?:\w+\s+){0,3}(?:tot|naar|met|van|:|is|bedraagt|op)?(?:\s+\0+)?"
    r"|\s+(?:[\w\0,-]+\s+){0,14}(?:daalt|stijgt|groeit|neemt|bedraagt|teruggebracht|terug te brengen|te beperken|te verlagen|te verhogen|te vergroten|te verkleinen|te laten (?:groeien|dalen|stijgen)|verlaagd|verhoogd|uitgebreid)(?:\s+(?:[\w\0]+\s+){0,4}(?:van|met|tot|naar|niet))?(?:\s+\0+)?)\s*\Z",
    _I,
)
# "Veenhuis verbetert 120 woningen, Turfhuis 80": another's share of the same.
_OTHERS_SHARE = re.compile(
    r"(?:[,:]|\ben|\bwaarvan)\s+(?:(?:(?:de|in)\s+)?(?:[A-Z][\w’'-]+\s+){1,4}|(?:de\s+)?(?:markt|gemeente|ontwikkelaars?|corporaties?)\s+)\Z|[.,;]\s+(?:[A-Z][\w’'-]+\s+){0,3}[A-Z][\w’'-]+:\s+\Z"
)
# Counted in brackets behind it: flexwoningen Noorderkade (60).
_NOUN_BEFORE = re.compile(r"(?<![\w-])(?P<noun>[a-z]{5,})(?:\s+[A-Z][\w’'-]*){0,3}\s*\(\Z")
# "Veenhuis verbetert vijf en Turfhuis acht woningen": the noun is said after the other's number.
_OTHERS_NOUN = re.compile(rf"\s+en\s+(?:(?:de\s+)?(?:[A-Z][\w’'-]+\s+){{1,4}}|[a-z]+t\s+)(?i:{NUMBER})(?=\s)")
# "sloop 24, nieuwbouw 36": dwellings, though nothing says so.
_WORKS = re.compile(r"\b(?:sloop|nieuwbouw|nieuw|renovatie|aankoop|verkoop|toevoeging):?\s+\Z", _I)
# "bouwt 35, De Brug er één", "bouwt 41 terug": of what a verb of building does as many.
_BUILDS = re.compile(
    r"\b(?:bouwt|bouwen|sloopt|slopen|realiseert|realiseren|verkoopt|verkopen|renoveert|renoveren|isoleert|isoleren|verduurzaamt|verduurzamen)\s+(?:er\s+)?\Z",
    _I,
)
# So too where it heads the text: "Verkoop: Veenhuis max. 10, Turfhuis max. 6".
_WORKS_HEAD = re.compile(
    r"\s*(?:[a-z\d][.)]\s+)?(?:sloop|nieuwbouw|renovatie|aankoop|verkoop|oplevering)\b[^:.\d]{0,40}:", _I
)
# What stands over a list, or before those who share in it.
_HEADING = re.compile(r"[^:.;()\d]{5,60}[:(]")
_ACTS = re.compile(r"\W*([A-Z][a-zë]{4,}ingen)\b")
_NO_MORE = re.compile(r"\s*(?:[,;()]|\.?\s*\Z|en\b)")
_BACK = re.compile(r"\s+(?:terug|bij)\b")
_DWELLINGS = ("woning", "appartement", "eenheid", "studio", "kamer", "huis")
_OF_WHICH = re.compile(
    r"\b(?:waarvan|daarvan|hiervan|van wie|van deze|te weten|namelijk|respectievelijk|resp\.|onderscheidenlijk)\s+(?:er\s+)?\Z",
    _I,
)
# "van 2.310 in 2025 naar 2.280": where it goes to. Deadlines stand blanked in it.
_FROM_TO_COUNT = re.compile(r"\bvan\s+[\d.]+[\s\w\0]{0,40}\snaar\s+\Z", _I)
# "van 5.120 naar 5.600 woningen"
_BECOMES = re.compile(rf"\s+naar\s+(?:{BOUND}\s*)?[\d.]+(?=\s)", _I)
_THE_REST = re.compile(r"\b(?:resterende|overige|eerste|laatste)\s+\Z", _I)
# "respectievelijk 20, 30 en 40 woningen": the noun is said after the last.
# So too with a deadline before each, which stands blanked.
_LISTED = re.compile(
    r"(?:\s+[a-z]+e(?=\s+en\s+\d))?(?:,\s+(?:\0+\s+)?[\d.]+){0,5}(?:,|\s+en)\s+(?:\0+\s+)?(?:nog\s+(?:eens\s+)?)?[\d.]+(?=\s)"
)
# "200 nieuw, 80 gesloopt"
_DONE_WITH = re.compile(r"\s+(?:nieuwe?|(?:terug|op|bij|toe|aan)?ge[a-z]+(?:d|t|en))\s*(?:[.,;)]|en\b|\Z)")
# "verkoopt er in 2026 naar verwachting 20"
_THERE = re.compile(r"\b(?:er|daar|elk|ieder)\s+(?:\0+\s+)?(?:(?:naar verwachting|nog|in totaal)\s+)?\Z")
# "en volgend jaar nog eens twaalf"
_NEXT_TIME = re.compile(r"(?:\ben|,)\s+\0+\s+(?:nog\s+(?:eens\s+)?)?\Z")
_NO_NOUN = re.compile(
    r"\s*(?:[.,;)\0]|\Z|(?:gereed|klaar|opgeleverd|in|is|blijft|blijven|geldt|krijgt|krijgen|worden|wordt|volgen|komen|zijn|per|door|bij|van|een)\b)",
    _I,
)
# Under a heading: "Statushouders: taakstelling 38".
_LABELLED = re.compile(
    r"\b(?:taakstelling|totaal|streefaantal|opgave|prognose|achterstand|contingent|restant|doel|bezit)(?::?|\s+van)\s+\Z",
    _I,
)
_NUMBERED = frozenset({"artikel", "bijlage", "bijlaag", "pagina", "kost", "last", "rekening", "afspraak", "thema"})
# The number behind a site: De Brink (18), Torenhof (32).
_SITE_BEFORE = re.compile(r"(?<![.!?] )(?<!\A)\b[A-Z][\w’'-]+\s*\(\Z")
_IN_BRACKETS = re.compile(r"\([^)]*[a-z]\s+\Z", _I)
# What a number may be followed by when its noun is said elsewhere: no noun of its own.
_OPEN = re.compile(
    r"\s*(?:[.,;:(/\n\0]|\Z)|\s+\+|\s+(?:en|of|in|van|bij|door|aan|naar|te|voor|op|uit|met|per|p\.\s?j|daar|hier|daarvan|hiervan|ervan|extra|erbij|meer|minder"
    r"|terug|eruit|eraf|weg|gereed|klaar|bestemd|bedoeld|geschikt|beschikbaar|is|zijn|was|waren|wordt|worden|gaat|gaan|komt|komen|blijft|blijven|krijgt|krijgen|volgt|volgen|keert|keren|stuks?)(?!\w)",
    _I,
)
_WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})*")
_OF_THESE = re.compile(r"\s+(?:daar|hier|er)van\b")
# A number after these is a mark, an age, a place or a part of a name; so is one after a name, or in a list of such.
_CLOSED = re.compile(
    r"(?:\b(?:een|de|het|van|tot|vanaf|om|dan|nr|nummer|cijfer|rond|week|weken|leden|complexen|en/of)|(?<![.:!?] )(?<!\A)\b[A-Z][\w’'-]*|\d\s*(?:,|en|&|/|[-–])|[=×x>])\s*\Z"
)
_OF_DWELLINGS = re.compile(
    r"woning|appartement|nieuwbouw|wooneenhe|oplever|\blever(?:t|en)\b[^.;]*\bop\b|middenhuur|sociale huur", _I
)


def elided_noun(text: str, match: re.Match[str], start: int, unit: str | None) -> NounPhrase | None:
    """A number whose noun is said elsewhere: `waarvan ten minste twaalf`, `(nieuwbouw 90, sloop 20)`, `20 in 2025`."""
    before, after = run_up(text, start), run_on(text, match.end())
    one = re.fullmatch(r"één|eén", match["a"], _I) and unit and _THERE.search(before) and _NO_MORE.match(after)
    if re.fullmatch(r"een|één|eén|(?:19|20)\d\d", match["a"], _I) and not (match["b"] or one):
        return None
    named = _NUMBER_OF.search(before) or (re.match(r"\s*\)", after) and _counted_before(before))
    if named:
        lemma = noun_lemma(named["noun"]) or named["noun"]
        return None if is_not_counted(lemma) else NounPhrase(match.end(), lemma)
    if found := _said_after(text, match, before, after) or _of_works(text, match, before, after, unit):
        return None if is_not_counted(found.lemma) else found
    unit = unit or heading_noun(text)
    if unit is None:
        return None
    if _LABELLED.search(before) and _OPEN.match(after):
        return NounPhrase(match.end(), unit)
    if _DONE_WITH.match(after) and re.search(r"(?:[:,(]|\ben)\s+\Z", before):
        return NounPhrase(match.end(), unit)
    if _OF_WHICH.search(before) or (_IN_BRACKETS.search(before) and re.match(r"\s*[,)]", after)):
        return NounPhrase(match.end(), unit)
    if _FROM_TO_COUNT.search(before) or (_THE_REST.search(before) and _NO_NOUN.match(after)):
        return NounPhrase(match.end(), unit)
    if _THERE.search(before) or (_OTHERS_SHARE.search(before) and re.match(r"[ \t]*(?:[.,;\n]|en\b|\Z)", after)):
        return NounPhrase(match.end(), unit)
    if (_NEXT_TIME.search(before) or before.endswith(" met ")) and re.match(r"\s*(?:[.,;\0]|\Z)", after):
        return NounPhrase(match.end(), unit)
    again = re.search(r"(?:\ben|,|:)\s+(?:nog\s+(?:eens\s+)?)?\Z", before) and re.match(
        r"\s+(?:[A-Z]|in\s+(?:20\d\d|het|Q\d|de|[A-Z])|(?:door|aan|bij|te|voor|op)\s+(?:de\s+|het\s+)?[A-Za-z]|verspreid|elders|\(?\0)",
        after,
    )
    return NounPhrase(match.end(), unit) if again or _goes_on(match, before, after) else None


def _goes_on(match: re.Match[str], before: str, after: str) -> bool:
    """Whether a number in figures goes on with what was counted before it: no noun of its own follows, and nothing makes it a mark."""
    if not (_WHOLE.fullmatch(match["a"]) or _OF_THESE.match(after)) or _CLOSED.search(before):
        return False
    # "2) Turfhuis: 16 appartementen" tells which of a list it is; "de bijlagen (3)" are counted, or not, by their own noun.
    if after.startswith(")"):
        return "(" in before and not re.search(r"\)[^(]*\Z|\w\s*\(\s*\Z", before)
    return _OPEN.match(after) is not None


def heading_noun(text: str) -> str | None:
    """What the numbers under a heading count: `Toewijzing statushouders: Veenhuis 14, Turfhuis 11`; dwellings under a work (`Sloop: ...`)."""
    if _WORKS_HEAD.match(text):
        return "woning"
    if (heading := _HEADING.match(text)) is None:
        return None
    plurals = tuple(nouns().heads.values())
    counted = [word for word in re.findall(r"[^\W\d_]{5,}", heading[0].lower()) if word.endswith(plurals)]
    # What is done a number of times: "Ontruimingen wegens huurschuld: maximaal 12 in 2030".
    if not counted and (acts := _ACTS.match(heading[0])):
        counted = [acts[1].lower()]
    lemma = noun_lemma(counted[-1]) if counted else None
    return None if lemma is None or is_not_counted(lemma) else lemma


def _said_after(text: str, match: re.Match[str], before: str, after: str) -> NounPhrase | None:
    """A number whose noun is that of a number after it: `van 240 naar 90 woningen`, `20, 30 en 40 woningen`."""
    becomes = _BECOMES.match(after) if re.search(r"\bvan\s+\Z", before) else None
    for ahead in (_OTHERS_NOUN.match(after), _LISTED.match(after), becomes):
        if ahead and (phrase := read_noun_phrase(text, match.end() + ahead.end())):
            return NounPhrase(match.end(), phrase.lemma)
    return None


def _of_works(text: str, match: re.Match[str], before: str, after: str, unit: str | None) -> NounPhrase | None:
    """The dwellings that a work is told to be of, though nothing says so: `sloop 24`, `bouwt 41 terug`, `levert op: De Brink (18)`."""
    if len(match["a"]) > 1 and _WORKS.search(before) and _NO_MORE.match(after):
        return NounPhrase(match.end(), unit or "woning")
    if len(match["a"]) > 1 and _BUILDS.search(before) and (_NO_MORE.match(after) or _BACK.match(after)):
        return NounPhrase(match.end(), unit if unit and unit.endswith(_DWELLINGS) else "woning")
    if _SITE_BEFORE.search(before) and re.match(r"\s*\)", after) and speaks_of_dwellings(text):
        return NounPhrase(match.end(), unit or "woning")
    return None


def _counted_before(before: str) -> re.Match[str] | None:
    """The plural noun in front of a number in brackets, if it is one that these agreements count."""
    noun = _NOUN_BEFORE.search(before)
    if noun is None or noun["noun"].endswith(tuple(nouns().heads.values())):
        return noun
    # Any plural will do right before the brackets, but for what is numbered or paid.
    lemma = None if "(" not in before[noun.end("noun") :].lstrip()[:1] else noun_lemma(noun["noun"])
    return noun if lemma and not is_not_counted(lemma) and lemma not in _NUMBERED else None


def speaks_of_dwellings(text: str) -> bool:
    """Whether a text is about dwellings, so that a number without a noun counts those."""
    return _OF_DWELLINGS.search(text) is not None
