"""What a document says of itself: municipality, year, the period of its framework, when it was signed, and by whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jaarschijf.extract.agreements.themes import says_theme
from jaarschijf.extract.document_years import DATE, document_year, framework_period, without_look_backs
from jaarschijf.extract.text.flow_texts import FlowText, front_texts
from jaarschijf.extract.wording.months import MONTHS
from jaarschijf.extract.wording.municipality import as_written, find_municipality, municipality_code
from jaarschijf.extract.wording.parties import begins_with_office, find_parties, kind_of, signs
from jaarschijf.extract.wording.theme_codes import theme_code
from jaarschijf.schema.document import Party

# A line of running text that happens to go on with a capital: `woonstichting De`.
_LEADS_ON = re.compile(
    r"\s(?:de|het|van|der|den|aan|in|op|voor|bij|met|gemeente|(?:woon|woning)?stichting|(?:huurders|bewoners)(?:belangen)?"
    r"(?:vereniging|raad|platform|organisatie|bond))$",
    re.IGNORECASE,
)
_FEW_LINES = 2
_SIGNED = re.compile(
    r"aldus|ondertek|getekend|overeengekomen|vastgesteld|gesloten|bekrachtigd|tekenen|opgemaakt|voor akkoord",
    re.IGNORECASE,
)
_NOT_SIGNED = re.compile(
    r"\bbod\b|raamovereenkomst|raamafspraken|kaderafspraken|woondeal|gemeenteraad|\braad\b|verordening|besluit|uiterlijk|\bv[oó]{1,2}r\b"
    r"|woonvisie|ingediend|uitgebracht|evaluatie|brief|\bconcept\b|\bontwerp\b|\bversie\b",
    re.IGNORECASE,
)
_OF_AGREEMENTS = re.compile(r"afspra|convenant|overeenkomst|akkoord|jaarschijf|jaarplan|\bbod\b", re.IGNORECASE)
_COVER = 3  # pages
_PARTIES_COLUMN = re.compile(r"partij(?:en)?|organisaties?|deelnemers?|naam(?: (?:partij|organisatie))?", re.IGNORECASE)
_PARTIES = re.compile(r"(?:\d\W*)?(?:de\s+)?(?:deelnemende\s+|betrokken\s+)?partijen\W*", re.IGNORECASE)
_GEMEENTE = re.compile(r"(?:Gemeente|GEMEENTE) [A-Z'’]")
_KINDS = re.compile(
    r"(?:gemeente|(?:woning)?corporaties?|(?:huurders|bewoners)(?:belangen)?(?:organisaties?|verenigingen?|vertegenwoordiging))\W*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:en|tussen|alsmede|enerzijds|anderzijds)\W*", re.IGNORECASE)


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
    title = _title(texts)
    everything = [*margins, *(t.text for t in texts)]
    found = find_municipality(title, front_texts(texts), everything)
    place = as_written(municipality, found) if municipality else found
    # A gemeente that is one of those merged into another keeps its name in what it agreed itself.
    named_here = any(place.lower() in text.lower() for text in everything)
    own = place if named_here else found or place
    signed = _signed_on(texts, year)
    own_year = document_year(title, texts, margins, signed)
    sentences = [t.text for t in texts if t.kind in ("paragraph", "item")]
    named = [t.text for t in texts if t.kind == "heading" and "gemeente" in t.text.lower()]
    front, back = _party_zones(texts)
    return Facts(
        title=title,
        municipality=place,
        municipality_code=municipality_code(place),
        year=own_year if year is None else year,
        framework_period=framework_period(title, texts, margins, own_year),
        signed_on=signed,
        parties=tuple(find_parties(front + back, _lists(texts), own, "\n".join([*margins, *named, *sentences]))),
        says_theme=any(text.kind == "heading" and says_theme(text.text) for text in texts),
        own_municipality=own,
        own_year=own_year,
    )


def _title(texts: Sequence[FlowText]) -> str:
    """The first heading, with those after it on its page that stand by it, until one that only names a section."""
    headings: list[str] = []
    # What was agreed the year before may be looked back on first.
    texts = without_look_backs(texts)
    for text in texts[:6]:
        if headings and (text.kind != "heading" or text.page != texts[0].page):
            break
        if text.kind == "heading" and not re.match(
            r"(?:inhoud|inleiding|partijen|voorwoord|leeswijzer|versie|concept|\d)", text.text, re.IGNORECASE
        ):
            headings.append(text.text)
        elif headings:
            break
    if headings:
        return ": ".join(heading.rstrip(": ") for heading in headings[:3])
    return next((t.text for t in texts if "afspraken" in t.text.lower() and len(t.text) < 150), "")


def _party_zones(texts: Sequence[FlowText]) -> tuple[list[str], list[str]]:
    """Paragraphs that may name the parties: those before the agreements begin, and those from the signing on."""
    blocks = [t for t in texts if t.kind in ("paragraph", "item", "heading")]
    front: list[str] = []
    items: list[str] = []
    for text in blocks[:40]:
        if text.page > 4:
            break
        if text.kind == "item":
            items.append(text.text)
            continue
        if items:
            front.append("; ".join(items))
            items = []
        if text.kind == "paragraph" or text.page == 1:
            front.append(_sentence(text))
    if items:
        front.append("; ".join(items))
    signing = [i for i, t in enumerate(blocks) if t.share > 0.5 and _SIGNED.search(t.text) and t.kind != "item"]
    back = [_sentence(t) for t in blocks[signing[-1] if signing else len(blocks) :]]
    return front, back


def _sentence(text: FlowText) -> str:
    # Names one under the other run together when their lines are joined.
    return "; ".join(text.lines) if _is_listed(text) else text.text


def _is_listed(text: FlowText) -> bool:
    if any(_LEADS_ON.search(line) for line in text.lines[:-1]):
        return False
    # What is over a list may begin small: `behorend bij ...`.
    lines = text.lines[1:] if len(text.lines) > _FEW_LINES else text.lines
    return len(text.lines) > 1 and all(
        len(line.split()) <= 12 and (not line[0].islower() or begins_with_office(line) or _BETWEEN.fullmatch(line))
        for line in lines
    )


def _lists(texts: Sequence[FlowText]) -> list[list[str]]:
    """Blocks of lines on the title page and after the agreements, and table cells that may hold the signatures."""
    found: list[list[str]] = []
    run: list[str] = []
    listed = False
    for text in texts:
        at_end = text.page <= 3 or text.share > 0.8 or _SIGNED.search(text.text)
        if text.kind == "heading":
            # Names in capitals under `PARTIJEN`, and those under that of the gemeente on a cover, are set as headings.
            begins = _PARTIES.fullmatch(text.text) or (text.page == 1 and _GEMEENTE.match(text.text))
            # `WONINGCORPORATIES` over their names, on a cover or behind it.
            begins = begins or (text.page <= _COVER and text.text.isupper() and _KINDS.fullmatch(text.text))
            goes_on = listed and (text.text.isupper() or (text.page == 1 and kind_of(text.text) is not None))
            listed = bool(begins) or (goes_on and theme_code(text.text) is None)
        if listed and text.kind == "heading" and at_end:
            run += text.lines
        elif text.kind in ("paragraph", "item") and at_end:
            # Of running text only the beginning can be a party in a list.
            run += text.lines if _is_listed(text) else text.lines[:1]
        elif run:
            found.append(run)
            run = []
    found.append(run)
    # Cells of one table have one share.
    by_share: defaultdict[float, list[FlowText]] = defaultdict(list)
    for text in texts:
        by_share[text.share].append(text)
    for share in dict.fromkeys(text.share for text in texts if text.kind in ("cell", "header")):
        cells = by_share[share]
        lines = [line for cell in cells if signs(cell.lines) or len(cell.lines) == 1 for line in cell.lines]
        if (cells[0].share > 0.8 or cells[0].page == 1) and signs(lines):
            found.append(lines)
        elif cells[0].page <= _COVER and _PARTIES_COLUMN.fullmatch(cells[0].text):
            found.append([cell.text for cell in cells[1:]])
        elif cells[0].page <= _COVER and 1 < len(named := _named_beside_kinds(cells)) <= len(cells) / 2:
            found.append([line for cell in named for line in cell.lines])
    return [lines for lines in found if lines]


def _named_beside_kinds(cells: Sequence[FlowText]) -> list[FlowText]:
    """The cells of a table without those that say what each party is: `Corporaties` beside their names."""
    return [cell for cell in cells if not _KINDS.fullmatch(cell.text)]


def _signed_on(texts: Sequence[FlowText], year: int | None) -> date | None:
    best: tuple[float, date] | None = None
    previous = ""
    for text in texts:
        for match in DATE.finditer(text.text):
            day = _date(match)
            if day is None or (year is not None and not year - 2 <= day.year <= year):
                continue
            score = _signed_score(text, match, previous)
            if score >= 3 and (best is None or score >= best[0]):
                best = (score, day)
        previous = text.text
    return best[1] if best else None


def _signed_score(text: FlowText, match: re.Match[str], previous: str) -> float:
    before = re.split(r"(?<!\bd)\.\s+(?=[A-Z])", text.text[: match.start()])[-1]
    stop = text.text.find(". ", match.end())
    after = text.text[match.end() : stop if stop >= 0 else match.end() + 120]
    score = 0.0
    if _SIGNED.search(before) or _SIGNED.search(after[:120]):
        score += 4
    elif _SIGNED.search(previous[-120:]) and len(text.text) < 120:
        score += 3
    elif text.kind == "cell" and match[0] == text.text and begins_with_office(previous):
        score += 4
    if re.fullmatch(r"(?:datum\s*:?\s*|te\s+)?['’\w-]*[A-Z][\w' -]{1,30},?\s*(?:d\.d\.|op|,)?\s*", before):
        score += 3  # `Plaats, 12 december 2023`
    if re.search(r"\bd\.d\.\s*$|\bdatum\s*:?\s*$", before, re.IGNORECASE):
        score += 1
    if text.share > 0.8:
        score += 2
    if text.kind in ("cell", "header"):
        score -= 2
    if _NOT_SIGNED.search(before + after[:40]):
        score -= 4
    return score


def _date(match: re.Match[str]) -> date | None:
    if match["month"]:
        parts = int(match["year"]), MONTHS.index(match["month"].lower()) + 1, int(match["day"])
    elif match["y"]:
        parts = int(match["y"]), int(match["m"]), int(match["d"])
    else:
        parts = int(match["iy"]), int(match["im"]), int(match["id"])
    try:
        return date(*parts)
    except ValueError:
        return None
