"""The flow in runs of blocks, each up to the next heading or table, and the clauses of a run that are numbered on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from jaarschijf.extract.agreements.clauses import ARTICLE, block_number, is_footnote, without_number
from jaarschijf.extract.agreements.stitched import StitchedTable
from jaarschijf.extract.wording.number_series import next_number
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.vocabulary import AGREED
from jaarschijf.schema.flow import Block

_MOST = 3
_LEAST_NAMED = 2  # paragraphs
_SURE = 90.0


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks up to the next heading or table. `whole`: they are all there is under the heading that is the first of them;
    `over_agreements`: a table follows that is headed as one of agreements; `over_parts`: the number of the first numbered part of it, where that does;
    `before_agreed`: the rank of the heading that follows, where it announces what is agreed; `before_article`: it is that of one
    agreement, by what it is called."""

    blocks: list[Block]
    whole: bool
    over_agreements: bool = False
    over_parts: str = ""
    before_agreed: tuple[float, ...] | None = None
    before_article: bool = False


def flow_to_runs(flow: Iterable[Block | StitchedTable]) -> Iterator[Run | StitchedTable]:
    """The flow's tables, and its blocks in runs."""
    run: list[Block] = []
    for item in flow:
        if run and (isinstance(item, StitchedTable) or item.kind == "heading"):
            whole = run[0].kind == "heading" and isinstance(item, Block) and item.rank <= run[0].rank
            agreed = item.rank if isinstance(item, Block) and is_announced(item) else None
            article = isinstance(item, Block) and ARTICLE.match(item.text) is not None
            yield Run(run, whole, _heads_agreements(item), _part_number(item, run[0]), agreed, article)
            run = []
        if isinstance(item, StitchedTable):
            yield item
        else:
            run.append(item)
    if run:
        yield Run(run, run[0].kind == "heading")


def is_last_unnamed(run: Sequence[Block], at: int, count: int, names_who_acts: Callable[[str], bool]) -> bool:
    """Whether a paragraph that names nobody, the first of the last `count` blocks of a run (`at` so many before it), ends a text
    whose paragraphs right above it do: it may be no agreement."""
    if len(run) > at + count:
        return False
    blocks = run[at:]
    if any(block.kind == "item" or block_number(block) for block in blocks):
        return False
    before = takewhile(lambda block: not says("announces", block.text), reversed(run[:at]))
    named = [block.kind == "paragraph" and names_who_acts(block.text) for block in before]
    return len(named) >= _LEAST_NAMED and all(named) and not names_who_acts(blocks[0].text)


def is_announced(block: Block) -> bool:
    """Whether a heading or a line announces what is agreed: `Afspraken`, `Jaarschijf 2026:`."""
    return any(says(kind, without_number(block.text)) for kind in ("announces", "announces_year"))


def _heads_agreements(item: Block | StitchedTable) -> bool:
    if isinstance(item, Block) or item.header is None:
        return False
    return any(heading.role in AGREED and heading.score >= _SURE for heading in item.header.headings)


def _part_number(item: Block | StitchedTable, chapter: Block) -> str:
    """The number of what follows a run, where that is the first numbered part of the chapter that the run stands under."""
    if isinstance(item, StitchedTable) or item.marker is None:
        return ""
    return item.marker if chapter.kind == "heading" and item.rank > chapter.rank else ""


def numbered_on(blocks: Sequence[Block]) -> Iterator[Block]:
    """The clauses right after the first of the blocks, as far as they are numbered on from it; lists of letters are of those."""
    own = block_number(blocks[0]) or ""
    expected, count = next_number(block_number(blocks[0])), 0
    size = blocks[0].lines[0].words[-1].size
    for block in blocks[1:]:
        number = block_number(block)
        if number is None or is_footnote(block, size) or (number.isalpha() and not own.isalpha()):
            continue
        if number != expected or count == _MOST:
            return
        yield block
        expected, count = next_number(number), count + 1
