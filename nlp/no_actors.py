"""Words that name an actor elsewhere, and no one here: a place, any of a kind, what one acts as, others than those who agree."""

from __future__ import annotations

import re
from functools import lru_cache

from jaarschijf.nlp.lexicon import read_list
from jaarschijf.nlp.party_names import ActorName
from jaarschijf.nlp.span import run_on, run_up

_I = re.IGNORECASE
PLACE = re.compile(
    r"(?:\b(?:in|binnen|buiten|(?<!bestaande )(?<!bestaat )uit|rondom|rond|elders in|over(?: heel)?|(?:grondgebied|buitengebied|grenzen|gebied|centrum) van)\s+(?:de|deze|onze|een|elke|heel|hun)\s+(?:hele\s+|gehele\s+|eigen\s+)?)\Z",
    _I,
)
"""What stands before a gemeente or provincie that is a place."""
EACH = re.compile(r"\bper\s+\Z", _I)
"""`20 woningen per gemeente`: a share, nobody who acts."""
# "de regio Veenland" is where Wonen Veenland works, not that corporatie.
_AREA = re.compile(r"\b(?:regio|wijk|buurt|kern|dorp|stadsdeel|gebied)\s+\Z", _I)
# Nor is a place that ends its name: "20 woningen in Veenland".
_SITED = re.compile(r"\b(?:in|te)\s+\Z", _I)
# "een wijkteam" is a thing to be set up, or any of its kind.
_TO_BE_MADE = re.compile(
    r"\b(?:een|één)\s+(?:(?:nieuwe?|gezamenlijke?|lokale?|regionale?|digitale?|eigen|fysieke?|integrale?)\s+)?\Z", _I
)
# "treedt op als verhuurder"
_ACTS_AS = re.compile(
    r"\b(?:treed\w*|treden|fungeer\w*|handelt|handelen|aangewezen|aangemerkt|rol|positie)\b[^.;,]*\bals\s+\Z", _I
)
# "maatschappelijke beroepen (zorg, onderwijs, politie)": where people work.
_AT_WORK = re.compile(r"\b(?:\w*beroep\w*|werkzaam|werken\w* in|werkend\w*)\b[^.;]*\Z", _I)
# One of those who agree: "de meest gerede partij", "de partij die het betreft"; "de Partij" where that is what each is called.
_ONE_OF_THEM = re.compile(
    r"\b(?:de|iedere|elke)\s+(?:meest\s+gerede|betrokken|desbetreffende|betreffende|verantwoordelijke|andere|nalatige|verzoekende|uitvoerende|trekkende)\s+\Z",
    _I,
)
_ANY_OF_THEM = re.compile(r"\b(?:de|een|één|iedere|elke|geen)\s+\Z")


def names_no_one(text: str, match: re.Match[str], name: ActorName) -> bool:
    """Whether a wording of an actor, as it stands in a text, means none."""
    printed = text[match.start() : match.end()]
    before = run_up(text, match.start())
    if printed.lower().startswith(("gemeenten", "provincie")) and PLACE.search(before):
        return True
    if printed.islower() and (EACH.search(before) or (name.kind != "partijen" and _ACTS_AS.search(before))):
        return True
    if name.value in ("politie", "brandweer") and _AT_WORK.search(before):
        return True
    if name.value == "partijen":
        others_before, others_by = _of_others()
        if others_before.search(before) or others_by.match(text, match.end()):
            return True
        return printed.lower() == "partij" and not _is_one_of_them(printed, before, run_on(text, match.end()))
    if name.kind in ("corporatie", "huurdersorganisatie") and (
        _AREA.search(before) or (name.value.endswith(f" {printed}") and _SITED.search(before))
    ):
        return True
    return name.kind == "overig" and printed.islower() and _TO_BE_MADE.search(before) is not None


def _is_one_of_them(printed: str, before: str, after: str) -> bool:
    if after.startswith((" voor ", " van ")):  # of politics
        return False
    if _ONE_OF_THEM.search(before) or (before.endswith(("de ", "De ")) and after.startswith(" die ")):
        return True
    return printed[0] == "P" and _ANY_OF_THEM.search(before) is not None


@lru_cache(maxsize=1)
def _of_others() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before `partijen` and behind it when they are others than those who sign."""
    kinds = read_list("actors.toml")["kinds"]
    return re.compile(rf"\b(?:{'|'.join(kinds['not_ours'])})\s+\Z", _I), re.compile(kinds["others_by"])
