"""Organisations that no list knows: by the kind before their name, by a wording that only partners stand after, in a list with an actor.

`Buurtbedrijf De Schakel` says what it is, `doorverwijzing naar Veluwe Duurzaam` that someone is there, and of `De Terp,
Lindezorg en de gemeente` the second acts as the others do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from jaarschijf.nlp.lexicon import read_list
from jaarschijf.nlp.party_names import LEGAL_FORMS
from jaarschijf.nlp.span import TagSpan, run_up
from jaarschijf.schema.mention import Field
from jaarschijf.schema.wording import Wording

_I = re.IGNORECASE
ONE_NAME = r"(?:[A-ZÀ-Ý][\w’'&-]+(?:[ -](?:(?:aan|van|de|den|der|het|op|bij|in|&)[ -]){0,2}[A-ZÀ-Ý][\w’'&-]+){0,3})"
# ’s Heerenhof, ’t Trefpunt
_ANY_NAME = rf"(?:['’‘][st] )?{ONE_NAME}"
_PARTNER_CUE = re.compile(
    rf"(?:\b(?:[Mm]et|(?:tussenkomst|bemiddeling|begeleiding|medewerking|in\s+handen)\s+van|i\.s\.m\.|i\.o\.m\.|door|aan(?=\s+[A-ZÀ-Ý])|doorverwij\w+\s+naar|verwij\w+\s+naar|(?:aangemeld|opvragen|opgevraagd|inkopen|ingekocht)\s+bij|[Mm]et\s+(?:de\s+)?(?:bewoners|huurders|omwonenden|inwoners)\s+en|\w+(?:werkers?|consulent(?:en)?|verpleegkundigen?)\s+van|"
    rf"namens|Namens|verhu\w+\s+aan|verhu\w+\s+(?:\([^)]*\)\s+)?via|(?:cliënten|studenten|leerlingen|medewerkers)\s+van|advies\s+(?:aan|van)|rapport\s+van|(?:beschikbaar|gemeld|toe|voor)\s+aan)\s+(?:(?:de|het)\s+)?)(?P<name>{_ANY_NAME})"
)
# "Stichting Kamers met Zorg"; of two with `en` what is done tells that they are one: "Stichting Brood en Rozen begeleidt".
_FOUNDED = Wording(
    ("Stichting ", "Vereniging "),
    r"(?<![\w-])(?:Stichting|Vereniging)\s+[A-ZÀ-Ý][\w’'-]+\s+(?:(?:met|zonder|voor|tegen)\s+[A-ZÀ-Ý][\w’'-]+|en\s+[A-ZÀ-Ý][\w’'-]+(?=\s+[a-z]{3,}t\s))(?!\w)",
)
# "in opdracht van de Regio Veenland", whose gemeenten are one body; "in de Regio Veenland" is where.
_REGION = Wording(
    ("Regio ",),
    rf"(?:\b(?:opdracht|verzoek|regie|kosten|advies)\s+van\s+(?:de\s+)?|(?:\A|[.;:\n]\s*)(?:De\s+)?(?=Regio\s+{ONE_NAME}\s+[a-z]{{3,}}t\s))(?P<name>Regio\s+{ONE_NAME})",
)
# "Steunpunt Wonen en Zorg Veenland": what it is for, with `en` in its name.
_FIELD = r"(?:Wonen|Zorg|Welzijn|Werk|Inkomen|Jeugd|Gezin|Veiligheid|Vrijwilligerswerk|Mantelzorg|Energie|Duurzaamheid|Sport|Schulden)"
_TWO_FIELDS = rf"{_FIELD}\s+en\s+{_FIELD}(?:\s+{ONE_NAME})?"
# Who is named as one of a kind: zorgpartijen (zoals Lindezorg).
_EXAMPLE = Wording(
    ("zoals", "waaronder", "o.a."),
    rf"(?:partijen|partners|organisaties|instellingen|aanbieders)\s+\(?(?:zoals|waaronder|o\.a\.)\s+(?:(?:de|het)\s+)?(?P<name>{ONE_NAME})",
)
# A name after such a cue or in such a list that ends so is a place, a plan or a law.
_NO_ORGANISATION = re.compile(
    r"(?:weg|straat|laan|plein|dijk|kade|singel|wijk|buurt|park|hof|akkoord|deal|visie|nota|wet|regeling|verordening|agenda|convenant|"
    r"programma|fonds|subsidie|monitor|plan|aanpak|norm|kaart|wijzer|toets|systeem|label|overleg|tafel|code|index|pand|akker|dorp|noord|zuid|oost|west|(?<! )centrum|domein|woningen|cliënten|kandidaten|gerechtigden|geïndiceerden|houders|beschermd wonen|(?:prinsjes|konings|buren|huurders)dag|maatschappelijke opvang|['’]s|\bwmo|\bwlz|daeb|\bcpi)\Z",
    _I,
)
_AND = r"(?:,?\s+(?:en|alsmede|evenals)|\s+&)\s+(?:de\s+|het\s+)?"
_JOINS = (" en ", "alsmede", "evenals", " & ")
# "Kamerpunt BV": its form tells a company from other names.
_COMPANY = re.compile(r"(?<=[\w’'] )(?:BV|NV|B\.V\.|N\.V\.)(?!\w)")
_KNOWN = re.compile(r"\0+")
_REACH = 60
_COMMA = r",\s+(?:de\s+|het\s+)?"
# What is known stands blanked in the text.
_OF_LIST = rf"(?:['’‘]t )?{ONE_NAME}"
_LISTED = rf"(?:\0+|{_OF_LIST})"
# What opens the sentence is written with a capital too: Met Lindezorg en de gemeente.
_IN_LIST = re.compile(rf"(?P<opening>(?:Met|Door|Tussen|Samen met|Naast|In|Te|Op|Uit|Voor|Rond|Bij)\s+)?{_OF_LIST}")
# A word at the beginning of a sentence, or of a people: Bewoners en De Terp, de gemeente en Oekraïense gezinnen.
_OPENS = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ-]+(?:en|s|se|ing|heid)")
_PEOPLE = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ-]+(?:ers|se)")
# "bewoners van Overbeek en de gemeente", "in Waaldrecht en Thuisgoed"; and who is named is no organisation: "wethouder Smit".
_PLACED = re.compile(
    r"\b(?:(?:wethouder|burgemeester|\w*directeur|\w*bestuurder|voorzitter|secretaris|heer|mevrouw|dhr\.|mevr\."
    r"|\w*(?:manager|leider|coördinator|consulent|adviseur|medewerker|agent|regisseur))|in|te|op|uit|van|voor|rond|rondom|langs|nabij|bij)\s+(?:de\s+|het\s+)?\Z",
    _I,
)

_PRONOUNS = ("zij", "wij", "hij", "dit", "deze", "die", "dat", "allen", "beiden", "alle", "elk", "ieder", "iedereen")
# Those who meet in it act, or are spoken of.
_MEETING = re.compile(r"(?:\w*(?:stuur|werk|project|klankbord|regie|kern)|doel|taak|inkomens|leeftijds)groep", _I)
_ONCE = re.compile(r"\b(?:voormalige?|vroegere|oude|leegstaande)\s+\Z", _I)


def named(text: str) -> list[TagSpan]:
    """Names with the kind of organisation before them: `Stichting Wonen Plus`, `energiecoöperatie Lingestroom`."""
    spans = [
        _actor(text, *match.span()) for match in _beginnings().finditer(text) if not _was_once(text, match.start())
    ]
    spans += [_actor(text, *match.span()) for match in _FOUNDED.finditer(text)]
    for form in _COMPANY.finditer(text) if "V" in text else ():
        if company := _company_name().search(text, max(0, form.start() - _REACH), form.start()):
            spans.append(_actor(text, company.start(), form.end()))
    for match in _compounds().finditer(text):
        start = match.start()
        while start and (text[start - 1].isalpha() or text[start - 1] == "-"):
            start -= 1
        # "een vereniging Zuid" is none; what the word is made with tells which kind.
        if start < match.start() and not _MEETING.match(text, start):
            spans.append(_actor(text, start, match.end()))
    return spans


def _was_once(text: str, start: int) -> bool:
    """Whether what is named is a building by now: `de voormalige basisschool De Linde`."""
    return _ONCE.search(run_up(text, start)) is not None


def by_cue(text: str, municipality: str) -> Iterator[TagSpan]:
    """Names after a wording that only partners stand after: `in samenwerking met Kleurrijk Wonen`."""
    for match in chain(_PARTNER_CUE.finditer(text), _EXAMPLE.finditer(text), _REGION.finditer(text)):
        name = match["name"]
        nobody = name.lower() == municipality.lower() or _NO_ORGANISATION.search(name) or _are_people(text, match)
        if not nobody and len(name) > 2:
            yield _actor(text, *match.span("name"))


def _are_people(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a name are people: `Oekraïners`, `Oekraïense gezinnen`."""
    if not _PEOPLE.fullmatch(match["name"]):
        return False
    return match["name"].endswith("ers") or re.match(r"\s+(?!en\b|of\b)[a-z]", text[match.end() :]) is not None


def in_a_list(text: str, known: Sequence[TagSpan], municipality: str, field: Field) -> Iterator[TagSpan]:
    """Names that are listed with known actors: `Lindezorg, De Brug en de gemeente`."""
    if not known or not (field == "trekker" or "/" in text or any(word in text for word in _JOINS)):
        return
    pieces, at = [], 0
    for span in known:
        pieces += [text[at : span.start], "\0" * (span.end - span.start)]
        at = span.end
    blanked = "".join([*pieces, text[at:]])
    if blanked[1:].islower():
        return
    for listed in _list(of_trekkers=field == "trekker").finditer(blanked):
        # In a sentence `en` goes before its last, or it may be a place that is spoken of: "De Terp, Wilgenhof".
        if "\0" not in listed[0] or not (field == "trekker" or _is_joined(listed[0])):
            continue
        for match in _IN_LIST.finditer(blanked, listed.start(), listed.end()):
            start = match.end("opening") if match["opening"] else match.start()
            name = text[start : match.end()]
            if (
                name.lower() not in (municipality.lower(), *LEGAL_FORMS, *_PRONOUNS)
                and not _NO_ORGANISATION.search(name)
                and not (_OPENS if opens_sentence(text, start) else _PEOPLE).fullmatch(name)
                and not (match.start() == listed.start() and _PLACED.search(run_up(text, start)))
            ):
                yield _actor(text, start, match.end())


def _is_joined(listed: str) -> bool:
    """Whether a list in a sentence names all who act: `A, B en C`, or `A/B/C` of which two are known."""
    return any(word in listed for word in _JOINS) or ("," not in listed and len(_KNOWN.findall(listed)) > 1)


def opens_sentence(text: str, start: int) -> bool:
    """Whether a word stands where a sentence or a list begins, and has its capital for that."""
    return run_up(text, start).rstrip()[-1:] in ("", ".", ":", ";", "•", "-", "?", "!") or text[start - 1] == "\n"


def _actor(text: str, start: int, end: int) -> TagSpan:
    return TagSpan(start, end, "ACTOR", value=" ".join(text[start:end].split()))


@lru_cache(maxsize=1)
def _company_name() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){ONE_NAME}\s\Z")


@lru_cache(maxsize=2)
def _list(*, of_trekkers: bool) -> re.Pattern[str]:
    joint = rf"{_AND}|{_COMMA}|\s*[/;+]\s*" if of_trekkers else rf"{_AND}|{_COMMA}|/"
    return re.compile(rf"(?<![\w’'-])(?:{_LISTED}(?:{joint}))+{_LISTED}(?![\w-])")


@lru_cache(maxsize=1)
def _beginnings() -> re.Pattern[str]:
    # Gathered under their first letters, by which `re` rejects most words at once.
    rests: dict[str, list[str]] = {}
    for word in read_list("actors.toml")["kinds"]["named"]:
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    beginnings = "|".join(f"[{first}{first.lower()}](?i:{'|'.join(words)})" for first, words in rests.items())
    return re.compile(rf"(?<![\w-])(?:{beginnings})\s+(?:['‘’]\w[\w -]+['’]|{_TWO_FIELDS}|{_ANY_NAME})(?!\w)")


@lru_cache(maxsize=1)
def _compounds() -> re.Pattern[str]:
    # From the word's last part on, which is rare: its first part is looked for where that is found.
    parts = "|".join(read_list("actors.toml")["kinds"]["named_by_end"])
    return re.compile(rf"(?:{parts})\s+(?:['‘’]\w[\w -]+['’]|{_ANY_NAME})(?!\w)")
