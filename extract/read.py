"""PDF to Document: the chain. Start reading here."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from jaarschijf.extract.agreements.assemble import Assembly, flow_to_rows
from jaarschijf.extract.agreements.prose import flow_to_agreements
from jaarschijf.extract.agreements.stitch import agrees_in_tables, stitch
from jaarschijf.extract.as_shown import as_shown
from jaarschijf.extract.checks.bold_words import BoldWords
from jaarschijf.extract.checks.broken_words import BrokenWords
from jaarschijf.extract.checks.ledger import ledger_problems, settle
from jaarschijf.extract.checks.letters import PrintedLetters
from jaarschijf.extract.checks.misread import Misreadings
from jaarschijf.extract.checks.omissions import Omissions
from jaarschijf.extract.checks.other_field import other_field
from jaarschijf.extract.checks.other_year import other_year
from jaarschijf.extract.checks.page_numbers import PageNumbers
from jaarschijf.extract.checks.run_on_words import RunOnWords
from jaarschijf.extract.checks.unsure_words import UnsureWords
from jaarschijf.extract.collecting import few_collections
from jaarschijf.extract.facts import Facts, texts_to_facts
from jaarschijf.extract.pdf.broken_streams import file_problems
from jaarschijf.extract.pdf.pages import Reader, read_pages
from jaarschijf.extract.scan.recognise import recognise_pages
from jaarschijf.extract.tables.layout import pages_to_layouts
from jaarschijf.extract.text.body_type import PrintedLines, PrintedSizes
from jaarschijf.extract.text.chapter_heads import ChapterHeads
from jaarschijf.extract.text.flow import pages_to_flow
from jaarschijf.extract.text.flow_texts import FlowTexts
from jaarschijf.extract.text.paragraphs import words_to_text
from jaarschijf.extract.text.running_titles import RunningTitles
from jaarschijf.extract.text.subheadings import SubHeadings
from jaarschijf.extract.text.title_series import TitleSeries
from jaarschijf.extract.wording.lexicon import Lexicon, PrintedWords
from jaarschijf.extract.wording.look_alikes import respelled
from jaarschijf.extract.wording.run_on_numbers import numbers_apart
from jaarschijf.extract.wording.vocabulary import Vocabulary, load_vocabulary
from jaarschijf.schema.document import Document, Ledger
from jaarschijf.schema.flow import Layout, PageFlow, flow_items
from jaarschijf.schema.geometry import Page
from jaarschijf.schema.identity import document_id, file_sha256, path_text
from jaarschijf.schema.problems import NoAgreements, Problem
from jaarschijf.schema.spool import Spool
from jaarschijf.schema.table import TableMethod
from jaarschijf.schema.version import VERSION

_NO_YEAR = 0
_ON_SLIDES = 14.0  # points, of running text at least

Item = TypeVar("Item")


@few_collections()
def read(
    path: str | os.PathLike[str],
    *,
    municipality: str | None = None,
    year: int | None = None,
    reader: Reader = "pdfium",
    vocabulary: str | os.PathLike[str] | None = None,
    max_pages: int | None = None,
    max_decompressed: int | None = None,
    on_page: Callable[[], object] | None = None,
    on_recognised: Callable[[], object] | None = None,
) -> Document:
    """Read one PDF. `municipality` and `year` stand in for what it says of itself; `vocabulary` is a TOML file of column
    headings merged over ours; `on_page` is called after each page that was read, `on_recognised` after each page recognised.

    Raises UnreadableFile (NotAPdf, EncryptedPdf, DamagedPdf, and TooLarge for more than `max_pages` or a stream that
    unpacks to more than `max_decompressed` MiB) when it can't be opened, NoAgreements when it holds none.
    Whatever else is wrong is in the document's `problems` and its rows' `doubts`.
    """
    path = Path(path)
    headings = load_vocabulary(Path(vocabulary) if vocabulary is not None else None)
    problems: list[Problem] = []
    readable = read_pages(path, reader=reader, max_pages=max_pages, max_decompressed=max_decompressed, on_page=on_page)
    # What is told of all pages is gathered as they go past: those of a long document are put away after each step.
    words, sizes, letters, numbers = PrintedWords(), PrintedSizes(), PrintedLetters(), PageNumbers()
    recognised = recognise_pages(path, readable, problems, on_recognised)
    pages = Spool(_shown(numbers_apart(recognised), words.add, sizes.add, letters.add, numbers.add))
    lexicon = words.lexicon()
    lines, drawn, bold = PrintedLines(), _Drawn(lexicon), BoldWords(lexicon)
    broken, run_on, unsure = BrokenWords(lexicon), RunOnWords(lexicon), UnsureWords()
    pages = Spool(respelled(pages, lexicon)) if words.recognised else pages
    laid_out = pages_to_layouts(pages, sizes.commonest(), headings)
    layouts = Spool(_shown(laid_out, lines.add, drawn.add, bold.add, broken.add, run_on.add, unsure.add))
    del pages
    texts, subheadings, titles, heads = FlowTexts(), SubHeadings(), RunningTitles(), ChapterHeads()
    series = TitleSeries()
    in_order = pages_to_flow(layouts, lines.body_type(), lexicon)
    read_through = Spool(_shown(in_order, texts.add, subheadings.add, titles.add, heads.add, series.add))
    flow = titles.headed(subheadings.ranked(series.ranked(heads.without(read_through))))
    del layouts
    facts = texts_to_facts(texts.told(), margins=drawn.margins, municipality=municipality, year=year)
    del texts
    if letters.are_foreign and not facts.municipality:
        raise _of_no_dutch(path, len(drawn.sizes))
    assembly, missed, doubted = _found(flow, facts, drawn, headings, lines.body_type().size)
    problems += doubted
    if not assembly.rows:
        raise _no_agreements(path, drawn)
    assembly.rows = unsure.doubted(assembly.rows)
    problems += file_problems(path, len(drawn.sizes))
    problems += (told for seen in (letters, bold, broken, run_on, numbers) for told in seen.told())
    problems += missed.told(assembly, (page.page for page in flow))
    others = [attachment for attachment in assembly.attachments if attachment not in assembly.repeated]
    misread = Misreadings(assembly.rows, others, headings)
    ledger = settle(_shown(flow, misread.add), assembly.rows, assembly.themes, assembly.attached, headings, lexicon)
    problems += [problem for problem in (*misread.told(), *other_field(assembly.rows)) if problem not in problems]
    problems += other_year(assembly.rows, facts.year) if year is None and facts.year is not None else ()
    document = _document(path, drawn, facts, assembly, ledger, [*drawn.lost, *problems, *ledger_problems(ledger)])
    return as_shown(document, drawn.turned)


def _agrees(assembly: Assembly) -> bool:
    """Whether something is agreed for a year, and not in frames alone."""
    return any(row.jaarafspraken for row in assembly.rows)


def _found(
    flow: Iterable[PageFlow], facts: Facts, drawn: _Drawn, headings: Vocabulary, size: float
) -> tuple[Assembly, Omissions, list[Problem]]:
    """The rows of a document, found less surely where nothing is agreed in those that are told."""
    assembly, missed = _assembled(flow, facts, drawn, headings)
    if _agrees(assembly) or not facts.are_of_agreements:
        return assembly, missed, []
    less_sure = _less_surely(flow, facts, drawn, headings, size)
    return less_sure if _agrees(less_sure[0]) or not assembly.rows else (assembly, missed, [])


def _less_surely(
    flow: Iterable[PageFlow], facts: Facts, drawn: _Drawn, headings: Vocabulary, size: float
) -> tuple[Assembly, Omissions, list[Problem]]:
    """The rows of a document of agreements in which nothing told any, what seems to be missing, and what is told of how they
    were found. `size` is that of its running text (points)."""
    assembly, missed = _assembled(flow, facts, drawn, headings, flat=True)
    if _agrees(assembly):
        return assembly, missed, []
    assembly, missed = _assembled(flow, facts, drawn, headings, unannounced=True)
    if _agrees(assembly) or not drawn.are_slides or size < _ON_SLIDES:
        return assembly, missed, [_unannounced()]
    return *_assembled(flow, facts, drawn, headings, slides=True), [_on_slides()]


def _assembled(
    flow: Iterable[PageFlow],
    facts: Facts,
    drawn: _Drawn,
    headings: Vocabulary,
    *,
    unannounced: bool = False,
    flat: bool = False,
    slides: bool = False,
) -> tuple[Assembly, Omissions]:
    """The rows of a document's flow, and what seems to be missing among them."""
    in_tables = agrees_in_tables(flow_items(flow), headings)
    assembly, missed = _rows(
        flow, facts, drawn, headings, in_tables=in_tables, unannounced=unannounced, flat=flat, slides=slides
    )
    if in_tables and not assembly.tabled:
        # They promise more than they hold: what prose says counts, or what was agreed for years before.
        assembly, missed = _rows(
            flow, facts, drawn, headings, in_tables=False, unannounced=unannounced, flat=flat, slides=slides
        )
        if not assembly.rows:
            assembly, missed = _rows(flow, facts, drawn, headings, in_tables=True, look_backs=True)
    return assembly, missed


def _rows(
    flow: Iterable[PageFlow],
    facts: Facts,
    drawn: _Drawn,
    headings: Vocabulary,
    *,
    in_tables: bool,
    unannounced: bool = False,
    flat: bool = False,
    slides: bool = False,
    look_backs: bool = False,
) -> tuple[Assembly, Omissions]:
    """As above, where agreements stand `in_tables` or not."""
    stitched = stitch(flow_items(flow), headings, drawn.blank_pages)
    agreements = flow_to_agreements(
        stitched, headings, facts.names, in_tables=in_tables, unannounced=unannounced, flat=flat, slides=slides
    )
    missed = Omissions(headings, facts.names)
    assembly = flow_to_rows(
        _shown(agreements, missed.add),
        facts.year or _NO_YEAR,
        headings,
        drawn.lexicon,
        says_theme=facts.says_theme,
        parties=facts.names,
        recognised=drawn.recognised,
        look_backs=look_backs,
    )
    return assembly, missed


def _shown(items: Iterable[Item], *watchers: Callable[[Item], object]) -> Iterator[Item]:
    """The items, each shown to the watchers as it goes past."""
    for item in items:
        for watcher in watchers:
            watcher(item)
        yield item


@dataclass(slots=True)
class _Drawn:
    """What is told of the pages themselves: their sizes (points), the texts of their margins, how their tables were found."""

    lexicon: Lexicon
    sizes: list[tuple[float, float]] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    tables: Counter[TableMethod] = field(default_factory=Counter)
    lost: list[Problem] = field(default_factory=list)
    recognised: bool = False
    blank_pages: set[int] = field(default_factory=set)
    turned: dict[int, Page] = field(default_factory=dict)

    @property
    def are_slides(self) -> bool:
        """Whether all pages are wider than high."""
        return all(width > height for width, height in self.sizes)

    def add(self, layout: Layout) -> None:
        """Note one more page."""
        page = layout.page
        width, height = page.shown_size
        self.sizes.append((round(width, 2), round(height, 2)))
        if page.turned:
            self.turned[page.number] = Page(page.number, page.width, page.height, [], turned=page.turned)
        self.tables.update(table.method for table in layout.tables)
        self.recognised |= page.method == "ocr"
        if not page.words:
            self.blank_pages.add(page.number)
        for high in (True, False):
            # What stands over the text does not go on in what stands under it.
            margin = [word for word in layout.furniture if (word.box[1] < page.height / 2) == high]
            if margin:
                self.margins.append(words_to_text(margin, self.lexicon))
        if not page.followed:
            self.lost.append(_lost(page))
        elif page.disputed:
            self.lost.append(_disputed(page))


def _no_agreements(path: Path, drawn: _Drawn) -> NoAgreements:
    if len(drawn.blank_pages) == len(drawn.sizes):
        return NoAgreements(
            "no agreements: there is no text on its pages", where=str(path), hint="a scan? make its text readable first"
        )
    seen = f"{len(drawn.sizes)} pages, {drawn.tables.total()} tables"
    hint = "if a table does hold agreements, name its headings in a file for --vocabulary"
    return NoAgreements(f"no agreements found in {seen}", where=str(path), hint=hint)


def _of_no_dutch(path: Path, pages: int) -> NoAgreements:
    hint = "if it is in Dutch, a font no longer tells its letters: print it to a new PDF from the program that made it"
    seen = "1 page" if pages == 1 else f"{pages} pages"
    return NoAgreements(f"no agreements found: hardly a word of Dutch in {seen}", where=str(path), hint=hint)


def _document(
    path: Path,
    drawn: _Drawn,
    facts: Facts,
    assembly: Assembly,
    ledger: Ledger,
    problems: Sequence[Problem],
) -> Document:
    sha256 = file_sha256(path)
    rows = tuple(assembly.rows)
    return Document(
        document_id=document_id(sha256),
        sha256=sha256,
        source=path_text(path.name),
        municipality=facts.municipality,
        municipality_code=facts.municipality_code,
        year=facts.year or _NO_YEAR,
        title=facts.title,
        framework_period=facts.framework_period,
        signed_on=facts.signed_on,
        page_count=len(drawn.sizes),
        page_sizes=tuple(drawn.sizes),
        method="ocr" if drawn.recognised else "text",
        table_methods=tuple(sorted(drawn.tables)),
        parties=facts.parties,
        themes=tuple(assembly.themes),
        rows=rows,
        attachments=tuple(assembly.attachments),
        ledger=ledger,
        problems=(*problems, *_missing(facts), *assembly.problems),
        confidence=round(sum(row.confidence for row in rows) / len(rows), 4),
        version=VERSION,
    )


def _unannounced() -> Problem:
    return Problem(
        code="unannounced",
        message="nothing announces agreements: paragraphs that begin with who is to act were taken for them",
        hint="hold the rows against the pages",
    )


def _on_slides() -> Problem:
    return Problem(
        code="unannounced",
        message="nothing announces agreements: the texts under the titles of slides were taken for them",
        hint="hold the rows against the pages",
    )


def _lost(page: Page) -> Problem:
    if page.overfull:
        return Problem(
            code="page-overfull",
            message="more words than a page can hold: nothing of it was read",
            page=page.number,
            hint="look at it in a viewer",
        )
    return Problem(
        code="page-damaged",
        message="a damaged page that can't be followed: nothing of it was read",
        page=page.number,
        hint="open the file in a viewer and print it to a new PDF",
    )


def _disputed(page: Page) -> Problem:
    return Problem(
        code="readers-differ",
        message="the first reader sees other letters on this page: a font is damaged, or the page is",
        page=page.number,
        hint="read it without `--reader pdfminer`",
    )


def _missing(facts: Facts) -> list[Problem]:
    problems = []
    if not facts.municipality:
        problems.append(
            Problem(code="municipality-unknown", message="no municipality found", hint="give --municipality")
        )
    if sum(party.kind == "gemeente" for party in facts.parties) > 1:
        problems.append(
            Problem(
                code="several-municipalities",
                message=f"of more than one municipality: all agreements stand under {facts.municipality}",
                hint="give --municipality if another is meant",
            )
        )
    for said, given in ((facts.own_municipality, facts.municipality), (facts.own_year, facts.year)):
        if said and said != given:
            problems.append(
                Problem(
                    code="given-otherwise",
                    message=f"it says itself to be of {said}, and {given} was given",
                    hint="if what it says is right, read it again with `--force` and without that",
                )
            )
    if facts.year is None:
        problems.append(Problem(code="year-unknown", message="no year found", hint="give --year"))
    return problems
