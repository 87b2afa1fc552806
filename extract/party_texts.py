"""Which texts of a document may name its parties: those in front of the agreements, lists on its cover, and the signatures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jaarschijf.extract.text.flow_texts import FlowText
from jaarschijf.extract.wording.party_lists import BETWEEN_NAMES, is_proper, may_name, names_group
from jaarschijf.extract.wording.party_names import NAMED, NOT_A_NAME, kind_of
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.signatures import OFFICE, PERSON, SIGNED, begins_with_office, signs
from jaarschijf.extract.wording.theme_codes import theme_code

# A line of running text that happens to go on with a capital: `woonstichting De`.
_LEADS_ON = re.compile(
    r"\s(?:de|het|van|der|den|aan|in|op|voor|bij|met|gemeente|(?:woon|woning)?stichting|(?:huurders|bewoners)(?:belangen)?"
    r"(?:vereniging|raad|platform|organisatie|bond)|mevrouw|heer|(?:dhr|mw|mevr|drs|ir|mr)\.?|(?-i:[A-Z]\.)+)$",
    re.IGNORECASE,
)
# Between names: `Kade | Borg Wonen`; what begins another on the next line, or may go on there.
_MARK = re.compile(r"\s[|•·]\s")
_BEGINS_NAME = re.compile(
    r"(?:De|Het)\s[A-Z]|(?:[Hh]uurders|[Bb]ewoners)\w|Stichting\s|Woon\w+\s|Woning\w+\s|[Gg]emeente\s|HBV\s|HV\s"
)
_ENDS_OPEN = re.compile(r"(?:^|\s)(?:\w*(?:[Ss]tichting|[Vv]ereniging|raad|bond|platform)|[a-z]+|&)$")
_SENTENCE_IN = re.compile(r"[^\W\d_]{4}\.\s+[A-Z][a-z]")
_ONLY_GEMEENTE = re.compile(r"de gemeente", re.IGNORECASE)
_FEW_LINES, _FEW_WORDS = 2, 6
_AT_END = 0.5
_COVER = 3  # pages
_PARTIES_COLUMN = re.compile(r"partij(?:en)?|organisaties?|deelnemers?|naam(?: (?:partij|organisatie))?", re.IGNORECASE)
_PARTIES = re.compile(r"(?:\d\W*)?(?:de\s+)?(?:deelnemende\s+|betrokken\s+)?partijen\W*", re.IGNORECASE)
_GEMEENTE = re.compile(
    r"(?:(?:[Dd]e )?[Gg]emeente|(?:DE )?GEMEENTE|(?:[Hh]et )?(?:[Cc]ollege van )?[Bb]urgemeester en wethouders van):? [A-Z'’]"
)
_OF_GEMEENTE = re.compile(
    r".*(?:afspraken|jaarschijf|overeenkomst|convenant|akkoord)\b.*\s(?P<gemeente>[Gg]emeente\s+[A-Z'’](?:[^,:;\d–-]|-(?=\w)){1,40})$",
    re.IGNORECASE,
)
_KINDS = re.compile(
    r"(?:gemeenten?|huurders|bewoners|(?:woning)?corporaties?|(?:huurders|bewoners)(?:belangen)?(?:organisaties?|verenigingen?|vertegenwoordiging))\W*",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"afkorting|afgekort|korte naam|hierna(?: genoemd)?", re.IGNORECASE)
_NO_PARTY = re.compile(
    r"\bgeen (?:contract)?partij\b|\b(?:tekent|ondertekent) niet\b|\bgeen ondertekenaar\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:en|tussen|alsmede|enerzijds|anderzijds)\W*", re.IGNORECASE)
# What may begin small in a list: `en`, `de Gemeente`.
_IN_LIST = re.compile(rf"(?:de|het) (?-i:[A-Z])|{_BETWEEN.pattern}$", re.IGNORECASE)


def party_sentences(texts: Sequence[FlowText]) -> tuple[list[str], list[str]]:
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
            front.append(told_by(text))
    if items:
        front.append("; ".join(items))
    front += _beside_label(texts)
    signing = [i for i, t in enumerate(blocks) if t.share > 0.5 and SIGNED.search(t.text) and t.kind != "item"]
    back = [told_by(t) for t in blocks[signing[-1] if signing else len(blocks) :]]
    return front, back


def _beside_label(texts: Sequence[FlowText]) -> list[str]:
    """What stands beside `Partijen` in a table on a cover, where it begins with the gemeente."""
    rows = (
        (label, said)
        for label, said in pairwise(texts)
        if said.kind in ("cell", "header")
        and said.page <= _COVER
        and (label.share, label.row) == (said.share, said.row)
    )
    return [said.text for label, said in rows if _PARTIES.fullmatch(label.text) and _GEMEENTE.match(said.text)]


def told_by(text: FlowText) -> str:
    """A text as a sentence: names one under the other would run together if their lines were joined."""
    # A title runs on over the end of a line.
    runs_on = text.kind == "heading" and not all(map(may_name, text.lines))
    if _is_listed(text) and not runs_on:
        return "; ".join(_lines(text))
    mark = _MARK.search(text.text) if len(text.lines) > 1 else None
    return _marked(text.lines, mark[0]) if mark else text.text


def _marked(lines: Sequence[str], mark: str) -> str:
    """Lines of names with a mark between them, which none has at its end where the next name begins a line: `Kade | Borg` over
    `Huurdersraad Kade | De Stem`."""
    told = lines[0]
    for line in lines[1:]:
        apart = _BEGINS_NAME.match(line) and not _ENDS_OPEN.search(told) and told[-1] != mark.strip()
        told += f"{mark if apart else ' '}{line}"
    return told


def _lines(text: FlowText) -> Sequence[str]:
    """The lines of a list; those under `Corporaties` in one, behind it."""
    kind, *names = text.lines
    return [f"{kind.strip(' :')}: {', '.join(names)}"] if names and _KINDS.fullmatch(kind) else text.lines


def _is_listed(text: FlowText) -> bool:
    # A bracket that is open at a line's end, or a sentence that ends before it: running text.
    broken = any(line.count("(") != line.count(")") or _SENTENCE_IN.search(line) for line in text.lines)
    if broken or any(_LEADS_ON.search(line) and not _ONLY_GEMEENTE.fullmatch(line) for line in text.lines[:-1]):
        return False
    # What is over a list may begin small: `behorend bij ...`.
    lines = text.lines[1:] if len(text.lines) > _FEW_LINES else text.lines
    return len(text.lines) > 1 and all(
        len(line.split()) <= 12 and (not line[0].islower() or _IN_LIST.match(line) or begins_with_office(line))
        for line in lines
    )


def party_lists(texts: Sequence[FlowText]) -> list[list[str]]:
    """Blocks of lines on the title page and after the agreements, and table cells that may hold the signatures."""
    return [lines for lines in (*_columns(texts), *_blocks(texts), *_tables(texts), _over_signers(texts)) if lines]


def is_party_line(line: str) -> bool:
    """Whether a line by itself names a party, those of a kind, or ties two of them: `Gemeente Veenstad`, `en`, `Corporaties: Kade`."""
    if _BETWEEN.fullmatch(line) or names_group(line):
        return True
    name = line.removeprefix("de ")
    return is_proper(name[:1].upper() + name[1:]) and kind_of(name) is not None


def _blocks(texts: Sequence[FlowText]) -> Iterator[list[str]]:
    run: list[str] = []
    above: list[str] = []
    listed = False
    last: FlowText | None = None  # of the headings in the run, with nothing under it yet
    for text in texts:
        at_end = text.page <= 3 or text.share > 0.8 or SIGNED.search(text.text)
        if text.kind == "heading":
            # `Prestatieafspraken 2030 gemeente Veenstad`, over the names of the others.
            if text.page == 1 and (titled := _OF_GEMEENTE.match(text.text)):
                run, listed = [titled["gemeente"]], True
                continue
            begins = _begins_list(text)
            if begins and not listed:
                run += above
            listed = begins or (listed and _goes_on(text))
            # On a cover the gemeente may come last.
            above = [*above, *text.lines] if text.page == 1 and may_name(text.text) else []
        if listed and text.kind == "heading" and at_end:
            # A name may run over the end of a line.
            run += text.lines if all(map(may_name, text.lines)) else [text.text]
            last = text
        elif text.kind in ("paragraph", "item") and at_end:
            if last is not None and len(text.text.split()) > _FEW_WORDS and kind_of(last.text) is None:
                # `Kern Oosterend`, over what is said of it.
                del run[-len(last.lines) :]
            last = None
            # Of running text only the beginning can be a party in a list.
            run += _lines(text) if _is_listed(text) else text.lines[:1]
        elif run:
            yield run
            run, last = [], None
    yield run


def _over_signers(texts: Sequence[FlowText]) -> list[str]:
    """The names set as headings at the end, each over who signs for it with what office: `Kade` over `A. Vos, bestuurder`."""
    names = [
        f"{name.text}, {office[0]}"
        for name, person in pairwise(texts)
        if name.kind == "heading" and name.share > _AT_END and person.kind == "paragraph"
        if PERSON.search(person.lines[0]) and len(person.lines[0].split()) <= _FEW_WORDS + 1
        if (office := OFFICE.search(person.text)) and may_name(name.text)
    ]
    return names if len(names) >= _FEW_LINES else []


def _begins_list(heading: FlowText) -> bool:
    """Whether names of parties may be set as headings from this one on: in capitals under `PARTIJEN`, or that of the gemeente on
    a cover, with others under it."""
    if _PARTIES.fullmatch(heading.text) or (heading.page == 1 and _GEMEENTE.match(heading.text)):
        return True
    # `WONINGCORPORATIES` over their names, on a cover or behind it.
    return heading.page <= _COVER and heading.text.isupper() and _KINDS.fullmatch(heading.text) is not None


def _goes_on(heading: FlowText) -> bool:
    if heading.text[:1].isdigit() or says("no_agreements", heading.text):
        return False
    named = NAMED.fullmatch(heading.text) is not None and not NOT_A_NAME.match(heading.text)
    among = heading.page == 1 and (named or may_name(heading.text) or _BETWEEN.fullmatch(heading.text) is not None)
    return (heading.text.isupper() or among) and (is_proper(heading.text) or theme_code(heading.text) is None)


def _tables(texts: Sequence[FlowText]) -> Iterator[list[str]]:
    # Cells of one table have one share.
    by_share: defaultdict[float, list[FlowText]] = defaultdict(list)
    for text in texts:
        by_share[text.share].append(text)
    for share in dict.fromkeys(text.share for text in texts if text.kind in ("cell", "header")):
        cells = by_share[share]
        at_end, on_cover = share > 0.8, cells[0].page <= _COVER
        if (at_end or on_cover) and (signing := _signing_rows(cells)):
            yield signing
        elif (at_end or cells[0].page == 1) and signs(lines := _of_one_line_or_signing(cells)):
            yield lines
        elif at_end and (over := _over_persons(cells)):
            yield over
        elif on_cover and _PARTIES_COLUMN.fullmatch(cells[0].text):
            yield _named_in_column(cells)
        elif on_cover:
            yield _named_under_kinds(cells) or _named_beside_kinds(cells)


def _columns(texts: Sequence[FlowText]) -> Iterator[list[str]]:
    """The names under `Gemeenten | Corporaties | Huurdersorganisaties` on a cover, beside or under each other, each behind what
    it is."""
    under: list[str] = []
    for heads, names in pairwise(texts):
        kinds = [line.strip(" :") for line in heads.lines if _KINDS.fullmatch(line)]
        if (
            heads.kind == "heading"
            and len(kinds) == len(heads.lines) == 1
            and heads.page <= _COVER
            and all(map(NAMED.fullmatch, names.lines))
        ):
            under += [f"{kinds[0]}: {line}" for line in names.lines]
        elif (
            _FEW_LINES <= len(kinds) == len(heads.lines) and heads.page <= _COVER and not len(names.lines) % len(kinds)
        ):
            yield [f"{kinds[at % len(kinds)]}: {line}" for at, line in enumerate(names.lines)]
    yield under


def _signing_rows(cells: Sequence[FlowText]) -> list[str]:
    """The lines of a table with a row for each party, `Kade | A. Vos | bestuurder`: its name and the office beside it; none of
    another table."""
    rows: defaultdict[int, list[FlowText]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    names = [row for row in rows.values() if row[0].column == 0 and not _tells_who(row[0].text)]
    signing = [row for row in names if any(_tells_who(cell.text) for cell in row[1:])]
    if len(signing) < _FEW_LINES or 3 * len(signing) < 2 * len(rows):
        return []
    signing = [row for row in names if row in signing or kind_of(row[0].text)]
    offices = [next((found[0] for cell in row[1:] if (found := OFFICE.search(cell.text))), "") for row in signing]
    return [", ".join(filter(None, (row[0].text, office))) for row, office in zip(signing, offices, strict=True)]


def _tells_who(text: str) -> bool:
    return PERSON.match(text) is not None or begins_with_office(text)


def _of_one_line_or_signing(cells: Sequence[FlowText]) -> list[str]:
    return [line for cell in cells if len(cell.lines) == 1 or signs(cell.lines) for line in cell.lines]


def _named_in_column(cells: Sequence[FlowText]) -> list[str]:
    """The names under the first cell of a table, each with what it is where another column says so: `Kade (corporatie)`."""
    told = [cell for cell in cells if _KINDS.fullmatch(cell.text)]
    kinds = {cell.row: re.sub("^(huurders|bewoners)$", r"\1organisatie", cell.text.lower()) for cell in told}
    # `Partij | Naam`: what each is comes first.
    of_kinds = {cell.column for cell in told}
    column = min((cell.column for cell in cells if cell.column not in of_kinds), default=cells[0].column)
    apart = {cell.row for cell in cells if _NO_PARTY.search(cell.text)}
    names = [cell for cell in cells if cell.column == column and cell.row > cells[0].row and cell.row not in apart]
    called = {cell.column for cell in cells if cell.row == cells[0].row and _ABBREVIATION.fullmatch(cell.text)}
    shorts = {cell.row: f" ({cell.text})" for cell in cells if cell.column in called and cell.text.isupper()}
    lines = [f"{cell.text}{shorts.get(cell.row, '')}" for cell in names]
    if shorts:
        return [f"{kinds.get(cell.row, '')}: {line}".lstrip(": ") for cell, line in zip(names, lines, strict=True)]
    return [
        f"{line} ({kinds[cell.row]})" if cell.row in kinds else line for cell, line in zip(names, lines, strict=True)
    ]


def _named_under_kinds(cells: Sequence[FlowText]) -> list[str]:
    """The names in a table of nothing but names under `Gemeente | Corporatie | Huurdersorganisatie`, each behind what it is."""
    heads = {cell.column: cell.text.strip(" :") for cell in cells if cell.row == cells[0].row}
    named = [cell for cell in cells if cell.row > cells[0].row and cell.column in heads]
    parted = (part for cell in named for part in BETWEEN_NAMES.split(", ".join(cell.lines)))
    if (
        len(heads) < _FEW_LINES
        or not all(map(_KINDS.fullmatch, heads.values()))
        or not all(map(NAMED.fullmatch, parted))
    ):
        return []
    return [f"{heads[cell.column]}: {', '.join(cell.lines)}" for cell in named]


def _named_beside_kinds(cells: Sequence[FlowText]) -> list[str]:
    """The lines of a table of nothing but what each party is, `Corporaties`, and their names beside it: both together."""
    kinds = sum(_KINDS.fullmatch(cell.text) is not None for cell in cells)
    if 2 * kinds < len(cells) or kinds == 1:
        return []
    lines: list[str] = []
    kind = ""
    for cell in cells:
        if _KINDS.fullmatch(cell.text):
            kind = cell.text.strip(" :")
        elif kind:
            lines += [f"{kind}: {line}" for line in cell.lines]
            kind = ""
    return lines


def _over_persons(cells: Sequence[FlowText]) -> list[str]:
    """The names in a table of the gemeente and others, each over a person, or all over white to sign in; none in another."""
    names = [cell.text for cell in cells if not PERSON.match(cell.text)]
    alone = len(cells) > _FEW_LINES and all(_GEMEENTE.match(name) or NAMED.fullmatch(name) for name in names)
    return names if (alone or 2 * len(names) <= len(cells)) and any(map(_GEMEENTE.match, names)) else []
