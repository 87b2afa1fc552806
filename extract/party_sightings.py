"""Where a document names whom: each name that may be a party's, the places it was seen in, and what was told of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from jaarschijf.extract.party_texts import told_by
from jaarschijf.extract.text.flow_texts import FlowText
from jaarschijf.extract.wording.party_clues import clean, clues
from jaarschijf.extract.wording.party_names import NAME, NAMED, kind_of
from jaarschijf.extract.wording.signatures import OFFICE, SIGNED, kind_by_office
from jaarschijf.schema.document import PartyKind
from jaarschijf.schema.wording import Wording

_FRONT_PAGES, _FRONT_TEXTS = 4, 60
_HALF, _END = 0.5, 0.8
_WHO = re.compile(
    r"(?:wie|trekkers?|actie(?:houder)?s?|verantwoordelijke?n?|uitvoer\w*|eigenaar|partij(?:en)?|organisaties?|betrokken\w*|initiatief\w*|naam)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s*[,;/|•·+&]\s*(?=['’A-Za-z])|\s+(?:en|i\.s\.m\.|met)\s+|\n+")
# What only those do who own dwellings, and what others do too.
_BUILDS = (
    r"bouwt|bouwen|verhuurt|verhuren|renoveert|renoveren|isoleert|isoleren|verkoopt|verkopen|sloopt|slopen|splitst|splitsen"
    r"|verduurzaamt|verduurzamen|labelt|labelen"
)
_ACTS = (
    rf"{_BUILDS}|verhoogt|verhogen|levert|leveren|investeert|investeren|start|starten|brengt|brengen|plaatst|plaatsen|wijst|wijzen"
    r"|realiseert|realiseren|verbetert|verbeteren|ontwikkelt|ontwikkelen|vervangt|vervangen|maakt|maken|beheert"
)
_DWELLINGS = re.compile(r"woningen|appartementen|\bhuren\b|\bde huur\b")
_GEMEENTE = re.compile(r"[Gg]emeente\s[A-Z’'][\w’'-]*(?:\s[\w’'-]+){0,4}$")
# `In Meerdorp-Oost bouwt Woonborg ...`: where it is, and no one's name.
_WHERE = r"(?!(?:In|Op|Te|Aan|Bij|Voor|Van|Door|Met|Rond|Langs|Onder|Uit|Binnen|Buiten|Tussen|Naar)\s)"
_SUBJECT = re.compile(
    rf"(?:(?:Afspraak\s+)?\d[\w.]*\s+|[•–-]\s*)?(?:De\s(?=[A-Z]{{2}})|Het\s(?=[A-Z]{{2}}))?(?P<names>{_WHERE}{NAME}(?:,\s{NAME})*(?:\sen\s{NAME})?)\s(?P<verb>[a-zë]{{3,}})\b"
)
_ONE_OF_TWO = Wording(
    (" en ",),
    rf"(?:(?:Afspraak\s+)?\d[\w.]*\s+|[•–-]\s*)?((?!Gemeente){NAME}\sen\s{NAME})\s(?!(?:met|niet|uit|dat|het|wat)\b)[a-zë]{{3,}}t\b",
)
_LINE = re.compile(
    rf"(?:(?i:namens|voor)\s+)?(?:de\s|het\s)?(?P<name>{NAME}(?:\s(?:en|in)\s{NAME})?)(?:\s\((?P<short>[A-Z]\w{{1,8}})\))?(?:[,:–]\s.*)?"
)
# `Bewonersraad Kade`, by itself among the signatures.
_TENANTS_SIGN = re.compile(
    rf"(?:Huurders|Bewoners)(?:belangen|advies)?(?:vereniging|raad|platform|organisatie|federatie|bond|koepel|stichting)\s{NAME}|HBV\s{NAME}"
)
_SMALL_LINE = re.compile(r"(?i:namens\s)?(?P<name>[a-z]\w{3,}(?:\s[a-z]\w+){0,3})(?:,\s.*)?")
# `HRK: Huurdersraad Kade`; with white between them the name is a line of its own.
_ENTRY = re.compile(r"\W*(?P<short>[A-Z]{2,8})(?:\s*[:=–-]\s*(?:de\s|het\s)?(?P<name>[A-Z].*))?")
_ENOUGH, _FEW_WORDS = 2, 4


# What a name by itself, or what is done, tells of its kind: less than words about it.
WEAK = frozenset(("shape", "acts", "builds", "does to dwellings"))


@dataclass(slots=True)
class Sighted:
    """Where a name was seen, and what was told of it in which ways."""

    forms: Counter[str] = field(default_factory=Counter)
    places: set[str] = field(default_factory=set)
    told: defaultdict[PartyKind, set[str]] = field(default_factory=lambda: defaultdict(set))
    shorts: list[str] = field(default_factory=list)
    beside: set[str] = field(default_factory=set)
    by_capital: bool = True  # a word that only ever begins a sentence

    def form(self) -> str:
        """How it is written: with `Stichting` if it ever is, else as it mostly is."""
        return max(self.forms, key=lambda form: (form[:9].lower() == "stichting", self.forms[form]))

    def kind(self) -> PartyKind | None:
        """The kind that is told most surely."""
        if not self.told:
            return None
        if "shape" in self.told.get("huurdersorganisatie", ()) and "noun" not in self.told.get("corporatie", ()):
            return "huurdersorganisatie"
        return max(self.told, key=lambda kind: (len(self.told[kind] - WEAK), "shape" in self.told[kind], kind))


def key(name: str) -> str:
    """A name as it is compared: without article, `stichting`, points and capitals."""
    return re.sub(
        r"^(?:de|het|stichting)\s+", "", re.sub(r"^(?:de|het|stichting)\s+", "", name.lower().replace("’", "'"))
    ).strip(" .")


class _Pool:
    def __init__(self, municipality: str) -> None:
        self.sighted: dict[str, Sighted] = {}
        self._place = municipality.lower()

    def see(self, name: str, place: str, weight: int = 1, *, begins: bool = False) -> Sighted | None:
        name = clean(name, begins=begins)
        if not name or key(name) == self._place:
            return None
        one = self.sighted.setdefault(key(name), Sighted())
        one.forms[name] += weight
        one.places.add(place)
        one.by_capital &= begins and name.istitle() and " " not in name
        return one


def names_of_two(texts: Sequence[FlowText]) -> list[str]:
    """Names with `en` in them that one party has: `Kade en Omstreken bouwt`."""
    found = (match[1] for text in texts if text.kind != "heading" and (match := _ONE_OF_TWO.match(text.text)))
    return list(dict.fromkeys(found))


def sightings(texts: Sequence[FlowText], municipality: str) -> dict[str, Sighted]:
    """The names in a document's `texts`, as they are compared, each with where it was seen and what is told of it."""
    pool = _Pool(municipality)
    front = _front(texts)
    for text in front:
        _see_front(pool, text)
    _see_glossary(pool, texts)
    _see_agreements(pool, texts)
    _see_signing(pool, texts)
    _find_in_front(pool, front)
    _join_shorts(pool)
    return pool.sighted


def _front(texts: Sequence[FlowText]) -> list[FlowText]:
    front = (t for t in texts[:_FRONT_TEXTS] if t.page <= _FRONT_PAGES and t.kind in ("heading", "paragraph", "item"))
    return [replace(t, text=told_by(t)) if t.kind == "paragraph" else t for t in front]


def _see_front(pool: _Pool, text: FlowText) -> None:
    for match in NAMED.finditer(text.text):
        begins = match.start() == 0 or text.text[: match.start()].rstrip()[-1:] in ".!?:;"
        pool.see(match[0], "front", begins=begins)
    if text.page == 1:
        for line in text.lines:
            if named := _LINE.fullmatch(line):
                pool.see(named["name"], "front", 2)
    _see_clues(pool, text.text, "front")


def _see_clues(pool: _Pool, text: str, place: str) -> None:
    told = list(clues(text))
    whose = any(clue.how == "theirs" for clue in told)
    for clue in told:
        if one := pool.see(clue.name, place, 2):
            if clue.kind:
                one.told[clue.kind].add(clue.how)
                if whose and clue.how == "speaks":
                    one.told[clue.kind].add("of whom")
                one.beside |= {key(other.name) for other in told if other.how == clue.how and other.kind == clue.kind}
            # `vertegenwoordigd door De Stem (Kade)`: whose huurders they are.
            if clue.short and (clue.how != "speaks" or clue.short.isupper()):
                one.shorts.append(clue.short)


def _see_glossary(pool: _Pool, texts: Sequence[FlowText]) -> None:
    """`Kade | De corporatie in de stad`, `HRK | Huurdersraad Kade` in a table of two columns; or the latter line by line."""
    first: FlowText | None = None
    for text in texts:
        if text.kind in ("paragraph", "item"):
            for line, beside in zip(text.lines, [*text.lines[1:], ""], strict=True):
                if entry := _ENTRY.fullmatch(line):
                    _see_short(pool, entry["short"], entry["name"] or beside)
        if text.kind not in ("cell", "header") or text.page > _FRONT_PAGES:
            continue
        if text.column == 0:
            first = text
        elif text.column == 1 and first is not None and (first.row, first.share) == (text.row, text.share):
            _see_entry(pool, first.text, text.text)


def _see_entry(pool: _Pool, name: str, meaning: str) -> None:
    if len(name.split()) > _FEW_WORDS or not NAMED.fullmatch(name):
        return
    _see_clues(pool, f"{name}, {meaning}", "definition")
    # `Kade | Woonstichting Kade`
    whole = re.match(NAME, meaning)
    if whole and whole[0].endswith(f" {name}") and (one := pool.see(whole[0], "definition")):
        one.shorts.append(name)
    _see_short(pool, name, meaning)


def _see_short(pool: _Pool, short: str, meaning: str) -> None:
    head = re.match(NAME, meaning)
    stands_for = head is not None and short.isalpha() and short.isupper() and _initials(short, head[0])
    if head and stands_for and (one := pool.see(head[0], "definition")):
        one.shorts.append(short)


def _initials(short: str, name: str) -> bool:
    letters = iter(re.sub(r"\W", "", name).lower())
    return name[0].lower() == short[0].lower() and all(
        letter in letters for letter in short.lower() if letter.isalpha()
    )


def _see_agreements(pool: _Pool, texts: Sequence[FlowText]) -> None:
    who: dict[float, int] = {}
    columns: defaultdict[tuple[float, int], list[str]] = defaultdict(list)
    for text in texts:
        if text.kind in ("cell", "header"):
            columns[text.share, text.column].append(text.text)
        if text.kind == "header" and text.row == 0 and _WHO.match(text.text):
            who[text.share] = text.column
        elif text.kind in ("cell", "header") and who.get(text.share) == text.column and len(text.text) < 120:
            for name in _PARTED.split(text.text):
                if NAMED.fullmatch(name):
                    pool.see(name, "trekker")
        elif text.kind in ("cell", "header", "item", "paragraph") and (match := _SUBJECT.match(text.text)):
            _see_subject(pool, match, text.text)
    for cells in columns.values():
        # Each once, the gemeente too: who takes part.
        if any(_GEMEENTE.match(cell) for cell in cells) and len(set(cells)) == len(cells) > _ENOUGH:
            for cell in filter(NAMED.fullmatch, cells):
                pool.see(cell, "listed")


def _see_subject(pool: _Pool, match: re.Match[str], text: str) -> None:
    verb = match["verb"]
    several = re.search(r",|\sen\s", match["names"]) is not None
    # `Kade en Omstreken bouwt` is one.
    names = (
        [match["names"]]
        if several and verb.endswith("t") and "," not in match["names"]
        else NAMED.findall(match["names"])
    )
    for name in names:
        one = pool.see(name, "subject", begins=True)
        # `Circulair slopen` is no one's doing.
        if one and re.fullmatch(_ACTS, verb) and (several or verb.endswith("t")):
            does = (
                "builds" if re.fullmatch(_BUILDS, verb) else "does to dwellings" if _DWELLINGS.search(text) else "acts"
            )
            one.told["corporatie"].add(does)


def _see_signing(pool: _Pool, texts: Sequence[FlowText]) -> None:
    signed = [
        i
        for i, t in enumerate(texts)
        if t.share > _HALF and t.kind in ("heading", "paragraph") and SIGNED.search(t.text)
    ]
    begins = signed[-1] if signed else len(texts)
    # A heading over the place and the day, which tell it too.
    if len(signed) > 1 and texts[signed[-2]].kind == "heading":
        begins = signed[-2]
    for at, text in enumerate(texts):
        if at < begins and not (text.kind == "cell" and text.share > _END):
            continue
        if SIGNED.search(text.text) and ":" in text.text:
            for name in NAMED.findall(text.text.rpartition(":")[2]):
                pool.see(name, "signing")
        for line, below in zip(text.lines, [*text.lines[1:], ""], strict=True):
            if match := _LINE.fullmatch(line):
                one = pool.see(match["name"], "signing", 2)
                office = OFFICE.match(below)
                if one and office and (kind := kind_by_office(office)) != "gemeente":
                    one.told[kind].add("office")
                if one and at >= begins and _TENANTS_SIGN.fullmatch(line):
                    one.told["huurdersorganisatie"].add("signs")
            elif small := _SMALL_LINE.fullmatch(line):
                _see_small(pool, small["name"], texts)


def _see_small(pool: _Pool, name: str, texts: Sequence[FlowText]) -> None:
    """A name without a capital counts where something is done by it, or where it is on a line of the cover as well."""
    does = re.compile(rf"(?:^|[\d.]\s){re.escape(name)}\s(?:{_ACTS})\b")
    acts = any(does.search(text.text) for text in texts)
    on_cover = kind_of(name) is not None and any(name in text.lines for text in texts[:_FRONT_TEXTS] if text.page == 1)
    if (acts or on_cover) and (one := pool.see(name, "signing")):
        one.places.add("subject" if acts else "front")
        if acts:
            one.told["corporatie"].add("acts")


def _find_in_front(pool: _Pool, front: Sequence[FlowText]) -> None:
    """See those again that run into what is behind them there: `bouwt Kade aan de Noordrand`."""
    whole = "\n".join(text.text for text in front)
    for one in pool.sighted.values():
        if "front" not in one.places and any(one.told.values()):
            name = one.forms.most_common(1)[0][0]
            if name in whole and re.search(rf"[a-z,;]\s{re.escape(name)}(?![\w-])", whole):
                one.places.add("front")
                one.by_capital = False


def _join_shorts(pool: _Pool) -> None:
    """What is seen of an abbreviation is seen of the name it is short for."""
    for name, one in list(pool.sighted.items()):
        for short in dict.fromkeys(one.shorts):
            other = pool.sighted.get(key(short))
            if other is None or other is one or key(short) == name:
                continue
            one.places |= other.places
            for kind, hows in other.told.items():
                one.told[kind] |= hows
            other.places.clear()
