"""What kind of promise an agreement makes: resultaat, inspanning, proces or intentie.

The kinds are those that researchers code by hand (RIGO: outputgericht, procedureel, intentioneel), with an effort
(inspanning) told apart from a result. The first verb or verbal noun that the lexicon knows decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jaarschijf.nlp.lexicon import read_list
from jaarschijf.nlp.role_words import is_finite
from jaarschijf.nlp.small_letters import in_small
from jaarschijf.nlp.span import run_on, run_up
from jaarschijf.nlp.telling_verbs import Told, telling_verbs
from jaarschijf.schema.mention import CommitmentKind

_WORD = re.compile(r"[a-z]{3}")
_REFERENCE = re.compile(r"\s*(?:zie|idem|n\.?v\.?t)\b[^.]*\.?\s*", re.IGNORECASE)
# What a promise hangs on is none itself: "Als WGZ niet kan bouwen, biedt de gemeente ...".
_CONDITION = re.compile(
    r"\s*(?:(?!als het aan )(?:als|indien|wanneer|zodra|voordat|nadat|alvorens|tenzij|zolang|wie|hoe|of|welke|mocht|mochten|hoewel|omdat|aangezien|ondanks dat)\s[^,.;\n]{1,150},(?=\s*(?:dan\s+)?[a-z]+[tn]\s)|wat\s[^,.;\n]{1,80}\sbetreft,(?=\s*[a-z]+[tn]\s)"
    r"|(?!(?:het|met|uit|dit|dat)\s)(?:[a-z]+t|zijn|worden|blijken|komen|blijven|hebben|kunnen)\s[^,.;\n]{1,150},(?=\s*dan\s+[a-z]+[tn]\s))"
)
# So where it stands between commas: "Partijen treden, indien de opgave groeit, in overleg".
_ASIDE = re.compile(
    r",\s(?:indien|als|wanneer|zodra|mits|tenzij|voordat|nadat|alvorens|gehoord|in navolging van|mede gelet op|gelet op|met uitzondering van|na overleg met|onder voorbehoud van)\s[^,.;:\n]{3,120},(?=\s)"
)
# What stands in brackets tells only where nothing else does: "Onderzoek naar woningdelen (gemeente faciliteert)".
_BRACKETED = re.compile(r"(?<=\w )\([^()\n]*\)")
# Nor is what tells which is meant: "projecten die snel gebouwd kunnen worden".
_RELATIVE = re.compile(
    r"(?<=[a-z] )(?<!\b(?:met|van|tot) )(?<!\bnaar )(?<!\btegen )(?<!\A(?:in|op) )(?<!\A(?:aan|bij|uit) )(?<!\Avoor )(?:die|zodat|opdat|waar(?:van|mee|op|in|bij|voor|door|aan|over|onder)) [^,.;\n]*"
)
_MORE_OF = re.compile(r"\s*(?P<more>(?:meer|minder|betere?|snellere?|sterkere?|grotere|kortere)) (?!dan |van |\d)\w+")
# How far it goes, which is no promise by itself either: "waar dat kan", "waar mogelijk".
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
_AS_FAR = (
    r"(?<!\w)(?:waar|als|indien|zo|voor zover)(?: (?:dat|dit|het|zulks))?(?: (?!nodig|snel|spoedig|vroeg|ge\w+[dtn]\b)\w+(?: en)?)? (?:kan|mogelijk|haalbaar)\b(?: is\b)?"
    r"|(?<!\w)waar (?:kansen|mogelijkheden) (?:zijn|liggen|zich voordoen)|(?<!\w)waar zich (?:kansen|mogelijkheden) voordoen"
)
_HEDGE = re.compile(_AS_FAR)
_SOFTENER = re.compile(
    r"\b(?:zo\s?(?!spoedig|snel|vroeg)\w+ mogelijk|naar vermogen|(?:als|wanneer|waar|indien|mits|voor zover) [^,.;]{1,60} (?:dat|dit|het) toelaa?t"
    rf")|{_AS_FAR}"
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A kind of commitment, and the words that say so, as printed (a verb and its particle with ` ... ` between)."""

    kind: CommitmentKind
    evidence: str


def find_promise(text: str) -> Promise | None:
    """The promise that a text makes; a text that only refers elsewhere (`Zie thema 7`) or has no word makes none."""
    if not _WORD.search(text) or _REFERENCE.fullmatch(text):
        return None
    small = in_small(text)
    if condition := _CONDITION.match(small):
        small = "\0" * condition.end() + small[condition.end() :]
    aside = _ASIDE.search(small) if "," in small else None
    if aside:
        text, small = (
            whole[: aside.start()] + gap + whole[aside.end() :] for whole, gap in ((text, " ..."), (small, " ~~~"))
        )
    whole = small
    for clause in (
        (_HEDGE, _RELATIVE) if any(word in small for word in ("mogelijk", "kan", "haalbaar")) else (_RELATIVE,)
    ):
        small = clause.sub(_blank, small)
    # "om dit in te passen" says what for, "het maken van" what: they decide only where no other verb does.
    told = (_first_told(_BRACKETED.sub(_blank, small)) if "(" in small else None) or _first_told(small)
    # "Wij vinden rust belangrijk. Daarom verhogen wij de huur niet": a view before what is promised.
    while told and told.kind == "intentie" and (end := _SENTENCE_END.search(small, told.end)):
        small = "\0" * end.end() + small[end.end() :]
        told = (further := telling_verbs().first(small, led=False)) or told
        if further is None:
            break
    if told:
        kind: CommitmentKind = "inspanning" if told.kind == "resultaat" and _softened(whole, told) else told.kind
        return Promise(kind, _evidence(text, told))
    # A plain statement in the present tense holds good as it stands: what it says is the result.
    return Promise("inspanning" if _SOFTENER.search(whole) else "resultaat", _first_verb(text, small))


def _first_told(small: str) -> Told | None:
    verbs = telling_verbs()
    # "Meer regie op kamerverhuur"
    more = _MORE_OF.match(small)
    if more and not verbs.first(small, led=False):
        return Told("inspanning", *more.span("more"))
    # "Afstemming met de netbeheerder; gemeente organiseert": a noun that heads the text tells more than how it is done.
    head = small.partition(";")[0] if ";" in small else ""
    if head and not verbs.first(head, led=False) and (noun := verbs.first_noun(head)) and noun.start == 0:
        return noun
    return verbs.first(small, led=False) or verbs.first_noun(small) or verbs.first(small, led=True)


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _softened(text: str, told: Told) -> bool:
    """Whether the sentence of a verb promises no more than what can be done: `zoveel mogelijk`, `wanneer de capaciteit dat toelaat`."""
    if not any(word in text for word in ("mogelijk", "vermogen", "toelaa", " kan", "haalbaar")):
        return False
    start = max(text.rfind(end, 0, told.start) for end in (". ", "\n", "; ")) + 1
    end = re.compile(r"[.;](?=\s)|\n|\Z").search(text, told.end)
    return _SOFTENER.search(text, start, end.start() if end else len(text)) is not None


def _evidence(text: str, told: Told) -> str:
    printed = " ".join(text[told.start : told.end].split())
    particle = _particle().search(run_on(text, told.end).split("\n")[0])
    return f"{printed} ... {particle[1]}" if particle and " " not in printed else printed


def _first_verb(text: str, small: str) -> str:
    """The first word that looks like a finite verb and is not a noun (no determiner or adjective before it)."""
    for word in re.finditer(r"(?<![\w’'-])[a-zë]{2,}(?![\w’'-])", text):
        before = re.search(
            r"(?:\b(?:de|het|een|geen|naar|op|met|van|voor|aan|in)|\w+e)\s+\Z", run_up(text, word.start())
        )
        if (
            not before
            and small[word.start()] != "\0"
            and (is_finite(word[0]) or word[0] in ("wordt", "worden", "zijn", "is"))
        ):
            return word[0]
    return ""


@lru_cache(maxsize=1)
def _particle() -> re.Pattern[str]:
    words = "|".join(read_list("verbs.toml")["grammar"]["particles"])
    return re.compile(rf"\s({words})(?=[.,;:]|\s+(?:en|om|van|bij|op|voor)\b|\s*\Z)")
