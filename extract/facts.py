"""What a document says of itself: municipality, year, the period of its framework, when it was signed, and by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from jaarschijf.extract.document_years import DATE, document_year, framework_period, without_look_backs
from jaarschijf.extract.party_pool import pooled
from jaarschijf.extract.party_sightings import names_of_two
from jaarschijf.extract.party_texts import is_party_line, party_lists, party_sentences, told_by
from jaarschijf.extract.text.flow_texts import FlowText, front_texts
from jaarschijf.extract.wording.months import ANY_MONTH, MONTHS, SHORT_MONTHS
from jaarschijf.extract.wording.municipality import as_written, find_municipality, municipality_code
from jaarschijf.extract.wording.parties import find_parties
from jaarschijf.extract.wording.signatures import INITIALS, OFFICE, SIGNED
from jaarschijf.extract.wording.spelled_dates import in_figures
from jaarschijf.extract.wording.theme_titles import says_theme
from jaarschijf.schema.document import Party

_NOT_SIGNED = re.compile(
    r"\bbod\b|raamovereenkomst|raamafspraken|kaderafspraken|woondeal|gemeenteraad|\braad\b|verordening|besluit|uiterlijk|\bv[oó]{1,2}r\s*$|vorig jaar"
    r"|woonvisie|ingediend|uitgebracht|evaluatie|brief|\bconcept\b|\bontwerp\b|\bversie\b"
    r"|\bper\b|vanaf|\btot\b|ingang|gaat in|geldt|planning|wanneer|termijn|trekker|peildatum|\bstand\b",
    re.IGNORECASE,
)
# `Plaats, 12 december 2023`, and not `De huren worden per 1 juli 2024`, nor `Woonborg 31 december 2024`.
_PLACE = re.compile(
    r"(?:datum\s*:?\s*(?=[A-Z'’])|te\s+)?(?:['’]\w[\s-])?[A-Z][\w'’-]*(?:\s(?:aan|op|bij|in|en|van|den|de|der|het|[A-Z][\w'’-]*))*\s*(?:,|d\.d\.|op)\s*"
    r"(?:d\.d\.|op)?\s*|te\s+[A-Z][\w'’ -]{1,30}\s*|datum\s*:?\s*"
)
_IN_WORDS = re.compile(
    rf"[a-zë](?:ste|de|een|ee|ie|ier|ijf|es|en|én|cht|lf|tig)\s+{ANY_MONTH}\s+20\d\d\b", re.IGNORECASE
)
_TWO_THOUSAND = re.compile(r"[Tt]weeduizend|TWEEDUIZEND")
# `Op 12 december 2030 hebben wij met ... de afspraken ondertekend`
_ALL_SIGNED = re.compile(
    r"\b(?:onder)?(?:getekend|tekend(?:e|en)?)\b|\bhandtekening(?:en)? (?:gezet|geplaatst)", re.IGNORECASE
)
_OFFERED = re.compile(r"(?:(?:onderwerp|betreft)\W.{0,40}\b)?(?:ons |het )?bod\b", re.IGNORECASE)
_FRONT = 12  # texts
_AT_END = 0.8
_SIGNATURE = 80  # characters
_HAS_YEAR = re.compile(r"\b20\d\d\b")
_DATED = re.compile(
    r"(?:Plaats\s*:?\s*[A-Z][\w’' -]{1,40}\s(?:\|\s)?)?Datum(?:\s(?:van\s)?(?:vaststelling|ondertekening))?\s*:?\s*"
)
_QUOTES = frozenset("‘'“\"„")
_QUOTED = re.compile(
    r"((?:stichting|vereniging|raad|platform|koepel|organisatie|corporatie|belangen|bond)\s)[‘'“\"„]((?:de |het |['’‘]t )?(?-i:[A-Z])[^‘'“\"„’”]{1,40})[’'”\"]",
    re.IGNORECASE,
)
_OF_GEMEENTE = ("Gemeente: ", "Gemeenten: ")
_SECTION = re.compile(
    r"inhoud|inleiding|aanleiding|samenvatting|vooraf|colofon|(?:de\s+)?ondergetekenden|(?:deelnemende\s+)?partijen|voorwoord|leeswijzer"
    r"|versie|status|concept|\d(?!0\d\d$)",
    re.IGNORECASE,
)
_OF_AGREEMENTS = re.compile(r"afspra|convenant|overeenkomst|akkoord|jaarschijf|jaarplan|\bbod\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """A document's front matter. `year` is None when nothing on its pages tells; `municipality` is empty then.

    `says_theme`: some of its headings call what they are over a theme. `own_municipality` and `own_year` are what it says, whatever
    was given; it may name the municipality that was given beside its own.
    """

    title: str
    municipality: str
    municipality_code: str | None
    year: int | None
    framework_period: str | None
    signed_on: date | None
    parties: tuple[Party, ...]
    says_theme: bool = False
    own_municipality: str = ""
    own_year: int | None = None

    @property
    def are_of_agreements(self) -> bool:
        """Whether they are those of agreements between a gemeente and others: by the title, with a year."""
        kinds = {party.kind for party in self.parties}
        named = "gemeente" in kinds and len(kinds) > 1
        return named and self.year is not None and _OF_AGREEMENTS.search(self.title) is not None

    @property
    def names(self) -> list[str]:
        """The parties' names, other ones too."""
        return [name for party in self.parties for name in (party.name, *party.aliases)]


def texts_to_facts(
    texts: Sequence[FlowText],
    *,
    margins: Sequence[str] = (),
    municipality: str | None = None,
    year: int | None = None,
) -> Facts:
    """The facts of a document from its `texts`; `margins` are those of its headers and footers.

    `municipality` and `year` are taken as given.
    """
    texts = [_without_quotes(text) for text in texts]
    title = _title(texts)
    lists = party_lists(texts)
    # `de Gemeente`, over or beside the next party.
    told = [replace(t, text=told_by(t)) if t.kind != "heading" and "gemeente" in t.text.lower() else t for t in texts]
    # `Gemeente | Veenstad` in a table, too.
    named_front = [*front_texts(told), *(line for lines in lists for line in lines if line.startswith(_OF_GEMEENTE))]
    everything = [*margins, *(t.text for t in told)]
    found = find_municipality(title, named_front, everything)
    place = as_written(municipality, found) if municipality else found
    # A gemeente that is one of those merged into another keeps its name in what it agreed itself.
    named_here = place.lower() in "\n".join(everything).lower()
    own = place if named_here else found or place
    signed = _signed_on(texts, year)
    own_year = document_year(title, texts, margins, signed)
    sentences = [t.text for t in told if t.kind in ("paragraph", "item")]
    named = [t.text for t in texts if t.kind == "heading" and "gemeente" in t.text.lower()]
    front, back = party_sentences(texts)
    whole = "\n".join([*margins, *named, *sentences])
    of_two = names_of_two(texts)
    titled = "\n".join([title, *margins])
    parties = find_parties(front + back, lists, own, whole, partial(pooled, texts, own), of_two, titled)
    return Facts(
        title=title,
        municipality=place,
        municipality_code=municipality_code(place),
        year=own_year if year is None else year,
        framework_period=framework_period(title, texts, margins, own_year),
        signed_on=signed,
        parties=tuple(parties),
        says_theme=any(text.kind == "heading" and says_theme(text.text) for text in texts),
        own_municipality=own,
        own_year=own_year,
    )


def _title(texts: Sequence[FlowText]) -> str:
    """The first heading, with those after it on its page that stand by it, until one that names a section or who agreed."""
    headings: list[str] = []
    past_names = False
    # What was agreed the year before may be looked back on first.
    texts = without_look_backs(texts)
    for text in texts[:6]:
        if text.kind != "heading" or (headings and text.page != texts[0].page):
            if headings:
                break
        # Who agreed may stand over what it is, or amid it: of what is under them only the year belongs to it.
        elif _names_party(text.text):
            past_names = bool(headings)
        elif not _SECTION.match(text.text) and (not past_names or _HAS_YEAR.search(text.text)):
            headings.append(text.text)
        elif headings:
            break
    if headings:
        return ": ".join(heading.rstrip(": ") for heading in headings[:3])
    return next((t.text for t in texts if "afspraken" in t.text.lower() and len(t.text) < 150), "")


def _without_quotes(text: FlowText) -> FlowText:
    """The text with `Huurdersvereniging ‘De Stem’` as the name that it is."""
    if _QUOTES.isdisjoint(text.text) or not _QUOTED.search(text.text):
        return text
    lines = tuple(_QUOTED.sub(r"\1\2", line) for line in text.lines)
    return replace(text, text=_QUOTED.sub(r"\1\2", text.text), lines=lines)


def _names_party(heading: str) -> bool:
    """Whether a heading holds nothing but one party, those of a kind, or a word between two of them."""
    # `gemeente Veenstad 2030` is of the title, for its year.
    if _OF_AGREEMENTS.search(heading) or (heading.lower().startswith("gemeente ") and _HAS_YEAR.search(heading)):
        return False
    return is_party_line(heading)


def _signed_on(texts: Sequence[FlowText], year: int | None) -> date | None:
    best: tuple[float, date] | None = None
    # What is offered is dated, not signed.
    offered = any(_OFFERED.match(text.text) for text in texts[:_FRONT] if text.page == 1)
    least = 4 if offered else 3
    previous = ""
    for text in texts:
        at_end = text.share > _AT_END and "20" in text.text and _IN_WORDS.search(text.text)
        if at_end or _TWO_THOUSAND.search(text.text):
            text = replace(text, text=in_figures(text.text))
        for match in DATE.finditer(text.text):
            day = _date(match)
            if day is None or (year is not None and not year - 2 <= day.year <= year):
                continue
            score = _signed_score(text, match, previous)
            if score >= least and (best is None or score >= best[0]):
                best = (score, day)
        previous = text.text
    return best[1] if best else None


def _signed_score(text: FlowText, match: re.Match[str], previous: str) -> float:
    before = re.split(r"(?<!\bd)\.\s+(?=[A-Z])", text.text[: match.start()])[-1]
    stop = text.text.find(". ", match.end())
    after = text.text[match.end() : stop if stop >= 0 else None]
    score = 0.0
    if SIGNED.search(before) or SIGNED.search(after[:120]):
        score += 4
    elif SIGNED.search(previous[-120:]) and len(text.text) < 120:
        score += 3
    elif _is_under_office(text, previous) or (before.lower().endswith("op ") and _ALL_SIGNED.search(after)):
        score += 4
    least = 0.5 if before.startswith("Plaats") else 0.8
    if _PLACE.fullmatch(before) or (text.share > least and _DATED.fullmatch(before)):
        score += 3
    if re.search(r"\bd\.d\.\s*$|\bdatum\s*:?\s*$", before, re.IGNORECASE):
        score += 1
    if text.share > 0.8:
        score += 2
    if text.kind in ("cell", "header") and DATE.sub("", text.text).strip():
        score -= 2
    if _NOT_SIGNED.search(before) or (_NOT_SIGNED.search(after[:40]) and not _ALL_SIGNED.match(after.lstrip())):
        score -= 4
    return score


def _is_under_office(text: FlowText, above: str) -> bool:
    """Whether a text is a day alone, under or beside who signs."""
    signs = OFFICE.search(above[-_SIGNATURE:]) or (len(above) < _SIGNATURE and INITIALS.search(above))
    return bool(signs) and not DATE.sub("", text.text).strip()


def _month(name: str) -> int:
    return 1 + (SHORT_MONTHS.index(name[:-1]) if name.endswith(".") else MONTHS.index(name))


def _date(match: re.Match[str]) -> date | None:
    if match["month"]:
        parts = int(match["year"]), _month(match["month"].lower()), int(match["day"])
    elif match["y"]:
        parts = int(match["y"]), int(match["m"]), int(match["d"])
    else:
        parts = int(match["iy"]), int(match["im"]), int(match["id"])
    try:
        return date(*parts)
    except ValueError:
        return None
