"""What the name of a party looks like, and what it tells of its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jaarschijf.extract.wording.months import ANY_MONTH
from jaarschijf.schema.document import PartyKind

# Without the mark in the class: one beyond Latin-1 in a class takes ten times as long to compile, and most patterns hold this.
_LETTERS = r"[\w&'+/-]*(?:’[\w&'+/-]*)*"
# `kadeWonen`, `wonen4` and `l'horizon` are names too.
_CAPITAL = rf"(?:(?:['’‘][st]-?\s?)?[A-ZÀ-Ý0-9]|[a-z]{{2,12}}(?=[A-Z]\w)|[a-z]{{4,12}}(?=\d\b)|l(?=['’][a-z])){_LETTERS}(?:\.[A-Za-z]\w+)?"
# `Kade en Omstreken` where a document uses that as one name, which `parties.py` marks.
ONE_NAME = "\u2060"
_LINK = rf"(?:{ONE_NAME}en|de|het|van|der|den|aan|op|in|ter|ten|te|voor|bij|&|['’‘]t|a/d)"
NAME = rf"{_CAPITAL}(?:\s+(?:{_LINK}\s+){{0,2}}{_CAPITAL})*(?:\se\.o\.)?"
NAMED = re.compile(NAME)
CLASS = re.compile(
    r"(?P<gemeente>[Gg]emeenten|gemeente|college van burgemeester en wethouders(?: van(?: de gemeente)?)?)\b"
    r"|(?P<corporatie>[Cc]orporaties|[Ww]oning(?:bouw)?corporaties|(?:woning(?:bouw)?)?corporaties?|woningstichting(?:en)?|woonstichting(?:en)?|woningbouwvereniging(?:en)?"
    r"|verhuurders?|toegelaten instelling(?:en)?|stichting|vereniging)\b"
    r"|(?P<huurdersorganisatie>(?:[Hh]uurders|[Bb]ewoners)(?:belangen)?(?:organisaties|verenigingen)"
    r"|(?:huurders|bewoners)(?:belangen|advies)?(?:organisaties?|vereniging(?:en)?|vertegenwoordiging(?:en)?"
    r"|rad?en|raad|platform|commissie|koepel|federatie))\b"
    r"|(?P<overig>zorg(?:partijen|organisaties?|aanbieders?|partners?)|welzijnsorganisaties?|[Oo]verige (?:partijen|deelnemers))\b"
)
# Nouns in the singular that are as good as part of the name: `de huurdersvereniging Veenstad`.
OF_THE_NAME = re.compile(
    r"(?:huurders|bewoners)(?:belangen|advies)?(?:vereniging|raad|platform|commissie|koepel|federatie)$"
)
_HUURDERS = re.compile(
    r"huurder|bewoner|\bHBV\b|\bHBO\b|\bHV\b|klantenraad|cli[eë]ntenraad|contactraad|klankbord|\bhuurt\b|\bSBO\b|\bstem van\b",
    re.IGNORECASE,
)
# `HA Gooi`, `HR Kade`
_HUURDERS_IN_SHORT = re.compile(r"H[A-Z]{1,3}\s[A-Z]")
_CORPORATIE = re.compile(
    r"(?<!be)woon|wonen|woning|bouwvereniging|corporatie|\bstichting\b|huisvesting|\bWBV\b", re.IGNORECASE
)
# `Wonen in Veenstad` is what people do there.
_WHAT_IS_DONE = re.compile(r"wonen (?:in|met|voor)\b", re.IGNORECASE)
_SURELY_CORPORATIE = re.compile(r"corporatie|stichting|bouwvereniging|\bWBV\b", re.IGNORECASE)
_FORM = re.compile(
    r"(?:(?:woon|woning)(?:stichting|vereniging|service|maatschappij|bedrijf|groep|corporatie)|woningbouw\w+)\s+(?=\S)",
    re.IGNORECASE,
)
_OVERIG = re.compile(
    r"provincie|waterschap|zorg(?!eloos)|welzijn|politie|\bGGD\b|\bGGZ\b|\bVNG\b|aedes|ministerie|universiteit|(?<!-)\brijk\b",
    re.IGNORECASE,
)
ALIAS = re.compile(
    r"\s*,?\s*\(?\s*(?<!\w)(?:(?:verder|hierna|ook|kortweg|afgekort|tezamen)\b[\s,]*(?:ook|verder)?\s*(?:in (?:dit|deze) \w+\s+)?(?:te noemen|genoemd|noemen|aan te duiden als|aangeduid als|als)?)"
    rf"\s*:?\s*[“\"'‘]?(?:de |het )?(?P<alias>{NAME}|[a-z]+)[”\"'’]?\s*\)?,?"
)
BRACKET = re.compile(rf"\s*\(\s*[“\"'‘]?(?:de |het )?(?P<alias>{NAME}|[a-z]+)[”\"'’]?\s*\)")
NOT_A_NAME = re.compile(
    r"^(?:(?P<term>\w{5,}) voor (?:de|het) (?P=term)|wonen (?:in|met|voor)|[\w’'-]*(?:straat|weg|laan|plein|singel|gracht|pad|dijk|dreef|steeg)\s\d+\w?|aan|aldus|deelnemers?|aanwezig\w*|adviseurs?|tussen|partijen|onder(?:ge)?teken\w*|datum|plaats|handtekening\w*|naam|vve|vereniging van eigena\w+|functie|namens|doelstelling|doel|ambitie|opgave|trekkers?|betrokken\w*|actiehouders?|verantwoordelijk\w*|planning|wie|wanneer|gereed|wethouder|voorzitter|directeur|bestuurder|secretaris|penningmeester|de heer|mevrouw|afdeling|\w*wet"
    r"|doorlopend|continu|jaarlijks|najaar|voorjaar|medio|eind|begin|heel|gehele|uiterlijk|vanaf|termijn|deadline|looptijd|periode|indicator|resultaat"
    r"|vertegenwoordig\w*|inhoud|inhoudsopgave|deel|hoofdstuk|leeswijzer|samenvatting|bijlage|tabel|inleiding|getekend|ondertekend|vastgesteld|overeengekomen|voor akkoord|afspraken|afspraak|toelichting|deze|dit|[\w-]*afspraken|jaarschijf|jaarplan|\w*jaar|\w*akkoord|\w*visie|\w*overeenkomst|convenant|uitvoeringsprogramma|samenwerking\w*|versie|status|pagina|colofon|uitwerking|uitgave|vormgeving|opmaak|druk|drukwerk|redactie|eindredactie|tekst|fotografie|thema|ondertekening|concept"
    rf"|definitief|kaderafspraken|raamovereenkomst|postbus|telefoon|e-?mail|onderwerp|betreft|(?:ons |uw )?kenmerk|(?:zaak|registratie|document|dossier|project|bestel|referentie|versie)nummer|geachte|hoogachtend|paraaf|figuur|afbeelding|grafiek|foto|bron|zie|{ANY_MONTH}"
    r"|\d+|[A-Z]{1,3}[-.]?\d{1,2})\b",
    re.IGNORECASE,
)


def without_mark(name: str) -> str:
    """A match of `NAME` without the mark that ends its sentence or quotation; the points of `e.o.` are its own."""
    return name if name.endswith(" e.o.") else name.rstrip(".'’")


def called(alias: re.Match[str] | None) -> list[str]:
    """What a match of `ALIAS` or `BRACKET` says that a party is called; nothing where that is a common noun, as `de corporatie`."""
    return [alias["alias"].rstrip("'’")] if alias and alias["alias"][0].isupper() else []


@dataclass(slots=True)
class Named:
    """A name as found: its kind where something said so, and other names given to it on the spot.

    It is `told` where its name or a word beside it says what it is. `likely` is the kind to fall back on when a name by itself and the office of who signs for it say different things.
    """

    name: str
    kind: PartyKind | None
    aliases: list[str] = field(default_factory=list)
    likely: PartyKind | None = None
    told: bool = True


def kind_of(name: str) -> PartyKind | None:
    """The kind of party a name tells by itself; None when it tells nothing."""
    if re.match(r"gemeente\b", name, re.IGNORECASE):
        return "gemeente"
    if _WHAT_IS_DONE.match(name):
        return None
    if _HUURDERS.search(name):
        return "huurdersorganisatie"
    if _OVERIG.search(name) and not re.search(r"woon(?!zorg\w)|woning", name, re.IGNORECASE):
        return "overig"
    if _CORPORATIE.search(name):
        return "corporatie"
    return "huurdersorganisatie" if _HUURDERS_IN_SHORT.match(name) else None


def tells_kind(name: str) -> bool:
    """Whether a name tells its kind by more than a syllable: tenants are called *Woonstem* as well."""
    kind = kind_of(name)
    return kind is not None and (kind != "corporatie" or " " in name or _SURELY_CORPORATIE.search(name) is not None)


def without_form(name: str) -> str | None:
    """The name of a corporatie without what it is, which some leave out: `De Kade` of `Woonservice De Kade`; None when it has no such.

    >>> without_form("Woningbouwvereniging Samen Sterk"), without_form("Wonen Zuid")
    ('Samen Sterk', None)
    """
    form = _FORM.match(name)
    return name[form.end() :] if form else None


def kind_beside(name: str, kind: PartyKind | None) -> PartyKind:
    """The kind of a name beside a word that tells one, or none does."""
    # `de huurdersorganisaties Woonstem en HBW`: a name with `woon` in it is no corporation for that.
    told = kind_of(name)
    if kind in ("huurdersorganisatie", "overig") and told == "corporatie" and not _SURELY_CORPORATIE.search(name):
        return kind
    return told or kind or "corporatie"


def group_of(match: re.Match[str]) -> PartyKind:
    """The kind that a match of `CLASS` tells."""
    kind: PartyKind = "overig"
    for name in ("gemeente", "corporatie", "huurdersorganisatie"):
        if match.groupdict().get(name):
            kind = name
    return kind
