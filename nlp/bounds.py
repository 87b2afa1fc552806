"""The words before a number that bound it: `minimaal`, `ten hoogste`, `circa`, `+/-`."""

from __future__ import annotations

import re

from jaarschijf.schema.mention import Bound

# Each wording with its bound; the longer of two that begin alike comes first.
_WORDINGS: dict[Bound, str] = {
    "plusminus": r"\+\s?/\s?-|±|plus[ -]?minus|plusmin",
    "approx": r"gemiddeld(?: genomen)?|circa|ca\.?|ongeveer|plm\.?|naar schatting|rond de|rond|rondom|om en nabij|zo['’‘]?n"
    r"|een (?:kleine|krappe|goede|dikke)|tegen de|richting de|afgerond|pakweg|bijna|ruim|in de orde van grootte van|grofweg|indicatief",
    "min": r"niet onder de|niet onder|niet beneden(?: de)?|zeker|ten\s?minste|minimaal|minstens|min\.?|op zijn minst|op z['’‘]n minst|niet minder dan|nooit minder dan|niet lager dan|nooit lager dan|meer dan|vanaf|boven de|boven(?=\s*(?:€|\Z))|hoger dan|"
    r"in ieder geval|in elk geval|een (?:minimum|ondergrens) van|groter dan|≥|>",
    "max": r"ten\s?hoogste|maximaal|hoogstens|hooguit|op zijn hoogst|beperkt tot|max\.?|niet meer dan|niet hoger dan|nooit meer dan|nooit hoger dan|minder dan|tot maximaal|tot ten hoogste|"
    r"tot en met|tot aan|tot een (?:bedrag|totaal|maximum) van|tot|een (?:maximum|plafond|bovengrens) van|lager dan|onder de|onder(?=\s*(?:€|\Z))|beneden de|≤|<",
}
BOUND = "(?:" + "|".join(_WORDINGS.values()) + ")"
_BY_BOUND = [(bound, re.compile(wording, re.IGNORECASE)) for bound, wording in _WORDINGS.items()]
# Of two bounds before one number (`minimaal gemiddeld 30%`) the harder one counts.
_WEIGHT: tuple[Bound, ...] = ("plusminus", "min", "max", "approx")


def bound_of(words: str | None) -> Bound:
    """The bound that the words before a number express; `exact` for none."""
    if not words:
        return "exact"
    words = re.sub(r"\s+", " ", words.strip())
    # "tot maximaal" must not be read as two bounds, nor "niet meer dan" as its opposite.
    found = {bound for bound, wording in _BY_BOUND if wording.fullmatch(words)}
    if not found:
        found = {bound for bound, wording in _BY_BOUND if wording.search(words)}
    return next((bound for bound in _WEIGHT if bound in found), "exact")


def bound_after(words: str) -> Bound | None:
    """The bound that follows a number: `of meer` min, `of minder` max; null for none."""
    if re.match(r"\s*of (?:meer|hoger|groter)\b", words):
        return "min"
    return "max" if re.match(r"\s*of (?:minder|lager|kleiner)\b", words) else None
