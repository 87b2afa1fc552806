"""The text ledger: where every visible character of a document went, and what is left."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import inf
from typing import Literal

from jaarschijf.extract.agreements.goal_labels import is_note
from jaarschijf.extract.text.alignment import is_row_number
from jaarschijf.extract.text.paragraphs import is_footnote_mark, passage
from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.extract.wording.vocabulary import Vocabulary, are_named, names_party, normalise
from jaarschijf.schema.document import Ledger, Passage, Row, Theme
from jaarschijf.schema.flow import Block, PageFlow
from jaarschijf.schema.geometry import Box, Page, Word
from jaarschijf.schema.problems import Problem
from jaarschijf.schema.table import Cell, Table

Destination = Literal["cell", "heading", "prose", "furniture", "attachment", "unplaced"]
Places = dict[tuple[Box, str], Destination]
Edges = tuple[float, float, float, float]  # as a Box's, and quicker to take apart

_LEAST_SHARE = 0.99
_LEAST_WORDS = 2  # of a text that is missed
_KNOWN_HEADING = 75.0


def settle(
    flow: Iterable[PageFlow],
    rows: Sequence[Row],
    themes: Sequence[Theme],
    attached: Sequence[tuple[int, Box]],
    vocabulary: Vocabulary,
    lexicon: Lexicon | None = None,
) -> Ledger:
    """The ledger of a document: each word of its pages under its destination, its characters counted.

    What stands in a table is placed when a row's passage holds it, or when it is a
    header, a row's number, a theme or a footnote's mark; the rest of such a table is unplaced. `attached` are the pages
    (1-based) and boxes of the tables that hold no agreements, part by part.
    """
    boxes = _BoxesByPage(rows)
    titles = {_compact(theme.title) for theme in themes if theme.title}
    found: dict[int, Places] = defaultdict(dict)
    counts: Counter[Destination] = Counter()
    left: list[Passage] = []
    for part in flow:
        page = part.page
        tables = [item for item in part.items if not isinstance(item, Block)]
        # The end of a block that began on a page before lies there already.
        found[page.number].update({_place(word): "furniture" for word in part.furniture})
        for item in part.items:
            if isinstance(item, Block):
                for line in item.lines:
                    found[line.page].update(_block_words(item, line.page, line.words, boxes))
            else:
                whole = any(at == item.page and item.box.intersection(box) > 0 for at, box in attached)
                destination: Destination | None = "attachment" if whole else None
                for cell in item.cells:
                    found[item.page].update(_cell_words(cell, item, boxes, destination, titles, vocabulary))
        unplaced = _count(page, found.pop(page.number), tables, boxes, counts)
        text = passage([(page.number, unplaced)], lexicon, {page.number: page.words}) if unplaced else None
        if text is not None:
            left.append(text)
    return Ledger(**{str(kind): count for kind, count in counts.items()}, unplaced_text=tuple(left))


def ledger_problems(ledger: Ledger) -> list[Problem]:
    """A warning when less than 99% of the characters have a destination, or a text of some words has none."""
    if ledger.placed_share >= _LEAST_SHARE and not any(_says(text.text) for text in ledger.unplaced_text):
        return []
    first = ledger.unplaced_text[0] if ledger.unplaced_text else None
    return [
        Problem(
            code="text-unplaced",
            message=f"{ledger.unplaced} of {ledger.total} characters have no place in the result",
            page=first.boxes[0].page if first and first.boxes else None,
            hint="see the places in `inspect`",
        )
    ]


def _says(text: str) -> bool:
    return len([word for word in text.split() if word.isalpha()]) >= _LEAST_WORDS


class _BoxesByPage:
    """Of each page the boxes of the rows' texts, half a point wider all around."""

    def __init__(self, rows: Iterable[Row]) -> None:
        # Their edges one after the other: of a long document they are many.
        self._edges: dict[int, array[float]] = defaultdict(lambda: array("d"))
        self._made: tuple[int, list[Edges]] = (0, [])
        for row in rows:
            fields = (row.doelstelling, row.kaderafspraak, row.toelichting, row.trekker, row.gereed)
            for text in (*row.jaarafspraken.values(), *(field for field in fields if field is not None)):
                for page, x0, top, x1, bottom in text.boxes:
                    self._edges[page].extend((x0 - 0.5, top - 0.5, x1 + 0.5, bottom + 0.5))

    def of(self, page: int) -> list[Edges]:
        """Those of a page (1-based)."""
        if self._made[0] != page:
            edges = iter(self._edges.get(page, ()))
            self._made = page, list(zip(edges, edges, edges, edges, strict=True))
        return self._made[1]


def _not_held(words: Sequence[Word], boxes: Sequence[Edges]) -> list[Word]:
    """The words whose centres lie in none of the boxes."""
    rest: list[Word] = []
    x0 = top = x1 = bottom = -inf
    for word in words:
        box = word.box
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        # Most words lie in the box that held the one before.
        if x0 <= x <= x1 and top <= y <= bottom:
            continue
        for x0, top, x1, bottom in boxes:
            if x0 <= x <= x1 and top <= y <= bottom:
                break
        else:
            rest.append(word)
    return rest


def _place(word: Word) -> tuple[Box, str]:
    # A page's words may be known in several copies.
    return word.box, word.text


def _block_words(block: Block, page: int, words: Sequence[Word], boxes: _BoxesByPage) -> Places:
    kind: Destination = "heading" if block.kind == "heading" else "prose"
    places: Places = {_place(word): "cell" for word in words}
    places.update({_place(word): kind for word in _not_held(words, boxes.of(page))})
    return places


def _cell_words(
    cell: Cell,
    table: Table,
    boxes: _BoxesByPage,
    whole: Destination | None,
    titles: set[str],
    vocabulary: Vocabulary,
) -> Places:
    if whole is not None:
        return {_place(word): whole for word in cell.words}
    rest = _not_held(cell.words, boxes.of(table.page))
    places: Places = {_place(word): "cell" for word in cell.words}
    if rest:
        kind = _kind_of_rest(rest, cell, table, titles, vocabulary)
        places.update({_place(word): kind for word in rest})
    return places


def _kind_of_rest(
    words: Sequence[Word], cell: Cell, table: Table, titles: set[str], vocabulary: Vocabulary
) -> Destination:
    text = " ".join(word.text for word in words)
    if not any(c.isalnum() for c in text) or all(is_footnote_mark(word) for word in words):
        return "cell"
    if is_row_number(text.replace(" ", "")) or (len(words) < len(cell.words) and len(words) <= 3):
        # A number, a label before the text, or a bullet and a mark within it.
        return "cell"
    if is_note(text, vocabulary):
        return "unplaced"
    if any(title in _compact(text) for title in titles) or vocabulary.heading(text.rstrip(": ")).score >= 60:
        return "heading"
    if _in_header(cell, table, vocabulary) or (cell.column_span == table.column_count and len(words) <= 20):
        return "heading"
    return "unplaced"


def _in_header(cell: Cell, table: Table, vocabulary: Vocabulary) -> bool:
    beside = [c for c in table.cells if c.row <= cell.row < c.row + c.row_span and c.words]
    texts = [" ".join(w.text for w in c.words) for c in beside]
    if are_named(texts):
        # `Gemeente | Woonborg`, again under the next theme.
        return True
    known = [vocabulary.heading(text).score >= _KNOWN_HEADING for text in texts]
    parties = sum(names_party(text) for text, told in zip(texts, known, strict=True) if not told)
    told = sum(known) + (parties if min(sum(known), parties) >= 2 else 0)
    # Names of parties that nobody knows as such may stand beside two headings of the first row.
    return len(known) > 1 and told >= (1 if cell.row else 0.8) * len(known) / 2


def _count(
    page: Page,
    found: Places,
    tables: Sequence[Table],
    boxes: _BoxesByPage,
    counts: Counter[Destination],
) -> list[Word]:
    """Count the page's characters by destination; gives the words that have none."""
    unplaced: list[Word] = []
    for word in page.words:
        destination = found.get(_place(word)) or _by_piece(word, page.number, tables, found, boxes)
        counts[destination] += len(word.text) - word.text.count(" ")
        if destination == "unplaced":
            unplaced.append(word)
    return unplaced


def _by_piece(word: Word, page: int, tables: Sequence[Table], found: Places, boxes: _BoxesByPage) -> Destination:
    """Where a word went that was cut in two at a column's border: where a piece of it went."""
    for piece in (piece for table in tables for cell in table.cells for piece in cell.words):
        if word.box.covers(*piece.box.center, margin=0.5) and piece.text in word.text:
            return found.get(_place(piece), "unplaced")
    return "unplaced" if _not_held([word], boxes.of(page)) else "cell"


def _compact(text: str) -> str:
    # A title in a narrow column is cut anywhere.
    return normalise(text).replace(" ", "")
