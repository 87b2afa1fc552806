"""Agreements in prose: numbered articles and clauses, and lists under headings, told from other prose by form and language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from jaarschijf.extract.agreements.agreement import Agreement
from jaarschijf.extract.agreements.article_titles import article_number, is_over_its_list, tells_agreement
from jaarschijf.extract.agreements.bullet_lists import BulletLists
from jaarschijf.extract.agreements.chapter_parts import is_part_of_part, tells_of_part
from jaarschijf.extract.agreements.clauses import (
    ARTICLE,
    CLAUSE,
    LONE_NUMBER,
    are_counted,
    are_lettered,
    begins_chapter,
    block_number,
    follows,
    is_called_agreement,
    is_footnote,
    is_set_apart,
    set_apart,
    text_edge,
    without_marker,
)
from jaarschijf.extract.agreements.goal_labels import labelled_goal
from jaarschijf.extract.agreements.goals import Goals
from jaarschijf.extract.agreements.hanging import (
    clause_length,
    in_panel,
    is_over_label_of_who,
    set_in_alike,
    under_number,
    until_aside,
)
from jaarschijf.extract.agreements.label_lists import lists_as_texts
from jaarschijf.extract.agreements.label_rows import rows_as_texts
from jaarschijf.extract.agreements.label_titles import before_their_texts, with_who_and_when
from jaarschijf.extract.agreements.lead_ins import LeadIns, is_labelled, promise_after_lead_in, says_it_is_agreed
from jaarschijf.extract.agreements.lead_sentences import without_lead
from jaarschijf.extract.agreements.prose_runs import flow_to_runs, is_last_unnamed, numbered_on
from jaarschijf.extract.agreements.sections import Section, announces_agreements, announces_list, before_announced
from jaarschijf.extract.agreements.stitched import StitchedTable
from jaarschijf.extract.agreements.who_acts import (
    NAMES_ALONE,
    actors_of,
    begins_with_party,
    begins_with_promise,
    is_over_who_and_when,
    is_promise,
    only_describes,
    tells_who_or_when,
    told_beside,
    who_and_when,
)
from jaarschijf.extract.wording.labels import labels, lines_by_field, without_colon
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary
from jaarschijf.schema.flow import Block, Line
from jaarschijf.schema.geometry import Word

# Set in: points. Far: more blocks than an agreement takes.
_LEAST_WORDS, _FEW, _SET_IN, _FAR = 3, 3, 6.0, 1000


def flow_to_agreements(
    flow: Iterable[Block | StitchedTable],
    vocabulary: Vocabulary,
    parties: Sequence[str] = (),
    *,
    in_tables: bool = False,
    unannounced: bool = False,
    flat: bool = False,
    slides: bool = False,
) -> Iterator[Block | Agreement | StitchedTable]:
    """The flow with blocks that are agreements put together as such; all else stays as it is, in its order.

    `parties` are names that commit themselves in this document. A numbered article or clause is an agreement when it
    commits someone, or those around it do; a bullet when it does so and none may stand `in_tables`; a paragraph when a line announces agreements,
    and where they may be `unannounced`, when it stands under a heading and begins with who is to act. Where the headings are
    `flat`, one that tells of no agreements is over no others. On `slides` what stands under each title but the first is agreed.
    """
    reader = _Reader(vocabulary, parties, in_tables, unannounced, Section(flat, slides))
    told = with_who_and_when(rows_as_texts(flow, vocabulary), reader.actors)
    return reader.read(before_their_texts(lists_as_texts(told, vocabulary), vocabulary))


class _Reader:
    """Walks the flow once; `section` is what the headings above the place reached say."""

    def __init__(
        self, vocabulary: Vocabulary, parties: Sequence[str], in_tables: bool, unannounced: bool, section: Section
    ) -> None:
        self.vocabulary, self.in_tables, self.unannounced = vocabulary, in_tables, unannounced
        self.actors = actors_of(parties)
        self.section = section
        self.last: str | None = None
        self.size = self.size_here = 0.0
        self.among_agreements = False
        self.acting: list[Line] = []
        self.announced = self.over_agreements = False
        self.over_parts = ""
        self.before_agreed: tuple[float, ...] | None = None
        self.before_article = False
        self.before: Block | None = None
        self.lead_ins = LeadIns(self.actors, vocabulary)
        self.lists = BulletLists(self.actors, self._names_who_acts, vocabulary)
        self.goals = Goals(vocabulary)

    def read(self, flow: Iterable[Block | StitchedTable]) -> Iterator[Block | Agreement | StitchedTable]:
        last: Block | Agreement | StitchedTable | None = None
        for item in self._items(flow):
            # `Afspraken:` introduces agreements, it is not of the prose before them.
            if last is not None and not (isinstance(item, Agreement) and announces_agreements(last)):
                yield last
            last = item
        if last is not None:
            yield last

    def _items(self, flow: Iterable[Block | StitchedTable]) -> Iterator[Block | Agreement | StitchedTable]:
        for run in flow_to_runs(flow):
            if isinstance(run, StitchedTable):
                run.goals = self.goals.over_table()
                self.section.pass_table(run)
                yield run
            else:
                self.over_agreements, self.over_parts = run.over_agreements, run.over_parts
                self.before_agreed, self.before_article = run.before_agreed, run.before_article
                yield from self._run(run.blocks, whole=run.whole)

    def _run(self, run: list[Block], *, whole: bool) -> Iterator[Block | Agreement]:
        at = 0
        led = self.lead_ins.lengths(run) if whole and not (self.in_tables or self.section.closed_by(run[0])) else {}
        among, promised = self.lists.agreements(run), self.lists.promised(run) if whole else set()
        while at < len(run):
            item = run[at]
            self.before = run[at - 1] if at else None
            self.among_agreements, self.acting = at in among, among.get(at, [])
            self.announced = self.section.announced or (self.section.listed and item.kind == "item")
            self.announced |= at in promised and self.section.on_matter
            # In a chapter `Deel 3 Afspraken`: clauses, and lists that are all there is under a title.
            listed = item.kind == "item" and (CLAUSE.match(item.text) is not None or (whole and at in among))
            alone = at == len(run) - 1 == 1 and item.kind == "paragraph" and not says("remarks", run[0].text)
            self.announced |= (self.section.in_chapter and listed) or (self.section.titled and alone)
            agreement, count = (None, 0) if at in self.lists.heads else self._agreement(run[at : at + _FAR])
            if (length := led.get(at)) is not None:
                agreement, count = self._numbered(None, item, run[at + 1 : at + length]), length
            if agreement is not None:
                self.section.pass_agreement(item, numbered=agreement.number is not None)
                self.last, self.size = agreement.number, item.lines[0].words[-1].size
                self.size_here = self.size
                agreement.last_unnamed = is_last_unnamed(run, at, count, self._names_who_acts)
                agreement.boxed = item.panel is not None
                yield agreement
                at += count
                continue
            at += 1
            if not self._pass(item, run[at:] if item.kind == "heading" else ()):
                yield item

    def _pass(self, block: Block, below: Sequence[Block]) -> bool:
        """Note a block that begins no agreement, a heading with what is `below` it in its run; whether it is a goal's."""
        texts = before_announced(below)
        agreed = self.before_agreed is not None or self.over_agreements or len(texts) < len(below)
        if self.goals.pass_block(block, self.section, before_agreed=agreed, texts=texts):
            return True
        self.size_here = 0.0 if block.kind == "heading" else self.size_here
        return False

    def _agreement(self, blocks: list[Block]) -> tuple[Agreement | None, int]:
        """The agreement that begins with the first of these blocks, and how many of them it takes."""
        first = blocks[0]
        if first.kind == "contents":
            return None, 0
        if first.kind == "heading":
            over = self.goals.is_label_over(first, self.before_agreed, table=self.over_agreements)
            return self._article(blocks) if not (over or self.section.closed_by(first)) else (None, 0)
        if self.section.excluded or self.section.is_remark(first) or self.section.ends_agreements(first):
            return None, 0
        apart = is_footnote(first, self.size) or is_set_apart(first, self.size_here)
        if apart or self.goals.begins_text(first, self.before):
            return None, 0
        text = first.text
        if any(says(kind, text) for kind in ("names_parties", "remarks", "insets")) or NAMES_ALONE.fullmatch(text):
            return None, 0
        if LONE_NUMBER.fullmatch(text) or ARTICLE.fullmatch(text):
            return self._under_number(blocks)
        number = block_number(first)
        headed = self.goals.is_headed(first) and number is None
        if headed and (self.before_agreed is not None or not begins_with_promise(text, self.actors)):
            return None, 0
        said = labelled_goal(text, self.vocabulary)
        if (said == "kaderafspraak" and self._is_over_agreed(blocks)) or self.goals.is_alone(blocks):
            return None, 0
        if number is not None and ARTICLE.match(text) and tells_who_or_when(beside := set_apart(first), self.actors):
            return self._under_line(blocks, number, beside)
        if number is not None and (CLAUSE.match(text) or ARTICLE.match(text) or self._may_list()):
            return self._clause(blocks, number)
        titled = self.section.titled and (self.announced or self._names_who_acts(text))
        announced = self.section.announced or titled or self.among_agreements
        plain = first.kind == "paragraph" and announced and not self.section.numbered
        # What stands over the parts of a chapter introduces them.
        plain = plain and not (self.over_parts and not self._names_who_acts(text))
        if (plain and self._is_after_list(blocks)) or announces_list(first):
            return None, 0
        led = self._may_list() and said is None and promise_after_lead_in(first, self.actors)
        if (
            plain
            or led
            or self._promises(blocks)
            or self._is_labelled(first)
            or (first.kind == "item" and self._may_list())
        ):
            return self._clause(blocks, None)
        return None, 0

    def _is_over_agreed(self, blocks: Sequence[Block]) -> bool:
        promised = self.unannounced and any(begins_with_promise(block.text, self.actors) for block in blocks[1:2])
        agreed = self.over_agreements or (self.before_agreed is not None and self.goals.over < self.before_agreed)
        return promised or self.goals.is_frame_over(blocks, self.before, agreed=agreed, article=self.before_article)

    def _promises(self, blocks: Sequence[Block]) -> bool:
        """Whether a paragraph that nothing announces, as none of the document's are, or that a heading is over which announces
        a list, says who is to do what; or any says itself that it is agreed, or has who acts on a line under it."""
        block = blocks[0]
        may_stand = block.kind == "paragraph" and len(self.section.over) > 1
        if may_stand and (says("agreed_that", block.text) or is_over_label_of_who(blocks, self.vocabulary)):
            return True
        under_theme = may_stand and (self.unannounced or (self.section.headed is not None and not self.section.single))
        # Over clauses that are numbered stands what introduces them.
        numbered = any(CLAUSE.match(below.text) for below in blocks[1:])
        begins = not numbered and begins_with_promise(block.text, self.actors)
        return under_theme and (begins or is_over_who_and_when(blocks, self.actors))

    def _is_labelled(self, block: Block) -> bool:
        """Whether a paragraph under a theme says itself what it is."""
        return bool(self.section.over) and is_labelled(block, self.vocabulary)

    def _is_after_list(self, blocks: Sequence[Block]) -> bool:
        """Whether a paragraph that names nobody stands after the list that a line with a colon announced, not in it."""
        in_list = any(block.kind == "item" for block in blocks[1:])
        return bool(self.section.items) and not in_list and not self._names_who_acts(blocks[0].text)

    def _may_list(self) -> bool:
        return self.section.listed or self.announced or (not self.in_tables and bool(self.section.over))

    def _article(self, blocks: list[Block]) -> tuple[Agreement | None, int]:
        """A heading `Artikel 2.3` or `2.3` with the text under it, up to the next heading."""
        heading = blocks[0].text
        body = set_in_alike(blocks[0], list(takewhile(lambda block: block.kind != "heading", blocks[1:])))
        themed = self.section.themed is not None and self.section.themed < blocks[0].rank
        match = article_number(heading, body, self.vocabulary, themed=themed)
        if match is None:
            return None, 0
        title, number = heading[match.end() :].strip(), match["number"] or match["letter"]
        if ARTICLE.match(heading) and tells_who_or_when(beside := set_apart(blocks[0]), self.actors):
            return self._under_line(blocks, number, beside)
        told = list(takewhile(lambda block: block.kind == "paragraph", body))
        others = body[len(told) :] and not follows(block_number(body[len(told)]) or "", number)
        goes_on = others or any(begins_with_promise(block.text, self.actors) for block in told)
        if is_promise(title, self.actors) and not goes_on:
            # What is set as a title is the agreement itself.
            return self._numbered(number, blocks[0], []), 1
        titled = bool(title) and not ARTICLE.match(heading)
        if not body or (titled and not self._heads_agreement(blocks[0], body)):
            return None, 0
        if titled and self.over_parts.startswith(f"{number}."):
            # `3.1 Wonen` introduces `3.1.1`.
            return None, 0
        lettered = are_lettered(body) and (block_number(body[0]) == "a" or says("announces", body[0].text))
        if any(CLAUSE.match(block.text) for block in body) or (title and (lettered or are_counted(body))):
            # Its clauses are the agreements, the heading is over them.
            return None, 0
        kept = until_aside(in_panel(blocks[0], body), self.vocabulary)
        on = self.section.on_matter or begins_chapter(number, self.last)
        called = is_called_agreement(heading) or (on and ARTICLE.match(heading) is not None)
        text = " ".join(block.text for block in kept)
        committed = (called or self._commits(text)) and not (self.in_tables and only_describes(text, self.actors))
        if not kept or not (committed or (titled and follows(number, self.last))):
            return None, 0
        if is_over_its_list(title):
            return self._numbered(number, blocks[0], kept), 1 + len(kept)
        lines = [line for b in kept for line in b.lines]
        return self._filled(number, blocks[0].page, lines, called=heading), 1 + len(kept)

    def _under_line(self, blocks: list[Block], number: str, beside: list[Word]) -> tuple[Agreement | None, int]:
        """The text under a line `Afspraak 1.2` that has who is to act, or when, at its end."""
        kept = until_aside(list(takewhile(lambda block: block.kind == "paragraph", blocks[1:])), self.vocabulary)
        line, *lines = blocks[0].lines
        # Names alone, as in labels of one colour each, end the text.
        who = kept.pop().lines if kept and not re.sub(r"\W|\ben\b", "", self.actors.sub("", kept[-1].text)) else []
        lines += [line for b in kept for line in b.lines]
        if not lines:
            return None, 0
        agreement = self._filled(number, blocks[0].page, lines, line.words)
        for role, part in told_beside(beside, self.actors):
            agreement.fields.setdefault(role, [Line(line.page, part)])
        if who:
            agreement.fields.setdefault("trekker", who)
        return agreement, 1 + len(kept)

    def _under_number(self, blocks: list[Block]) -> tuple[Agreement | None, int]:
        """The text under a line that is no more than its number, set apart as on a card; with a list in it, after a colon."""
        kept = until_aside(in_panel(blocks[0], set_in_alike(blocks[0], under_number(blocks))), self.vocabulary)
        called = is_called_agreement(blocks[0].text)
        if not kept or not (called or self._commits(kept[0].text)):
            return None, 0
        lines = [line for b in kept for line in b.lines]
        number = block_number(blocks[0]) or blocks[0].text.strip(".:)")
        return self._filled(number, blocks[0].page, lines, blocks[0].lines[0].words), 1 + len(kept)

    def _numbered(self, number: str | None, first: Block, more: Sequence[Block]) -> Agreement:
        """The agreement in a block that begins with its number, if it has one, and in those that hang under it."""
        lines = [line for block in (first, *more) for line in block.lines]
        marker: list[Word] = []
        if number is not None:
            words = without_marker(lines[0])
            marker, lines[0] = lines[0].words[: len(lines[0].words) - len(words)], Line(lines[0].page, words)
        return self._filled(number, first.page, [line for line in lines if line.words], marker)

    def _heads_agreement(self, heading: Block, body: Sequence[Block]) -> bool:
        """Whether a number with a title, over plain paragraphs, is that of an agreement: `B1 Verkoop`, or under a heading that
        announces agreements, or over lines that say who is to act."""
        under = self.section.headed is not None and self.section.headed < heading.rank and not self.over_agreements
        on = begins_with_promise(body[0].text, self.actors) or follows(block_number(heading) or "", self.last)
        tells = under or (self.unannounced and on) or tells_agreement(heading, body, self.vocabulary)
        if tells and all(block.kind == "paragraph" for block in body):
            return True
        part = self.section.in_chapter and is_part_of_part(heading, self.section, self.vocabulary)
        return part and tells_of_part(heading, body, self.last, self.actors)

    def _clause(self, blocks: list[Block], number: str | None) -> tuple[Agreement | None, int]:
        """A numbered clause or a bullet, with what hangs under it: bullets after a colon, and indented paragraphs."""
        first = blocks[0]
        themed, over = bool(self.section.over), self.goals.said.lines
        count = clause_length(blocks, number, self.vocabulary, self.actors, themed=themed, over=over)
        if count == 1 and number is None and self.section.announced:
            count += without_lead(blocks, self.before, self.actors)
        text = " ".join(block.text for block in blocks[:count])
        labelled = any(labels(block.lines[0].words, self.vocabulary) for block in blocks[1:_FEW])
        called = number is not None and is_called_agreement(first.text) and labelled
        committed = called or self._commits(text) or self._is_in_list(number, blocks)
        told = self._is_labelled(first) or (number is None and is_over_label_of_who(blocks, self.vocabulary))
        told = told and not says("no_commitment", text)
        if not (told or (committed and (number is not None or self._is_sentence(text)))):
            return None, 0
        agreement = self._numbered(number, first, blocks[1:count])
        text_x0 = text_edge(first)
        agreement.edge = text_x0 if first.kind == "item" and text_x0 > first.lines[0].box.x0 + _SET_IN else None
        return agreement, count

    def _is_sentence(self, text: str) -> bool:
        return (
            (text[:1].isupper() or bool(self.acting) or self.announced or self.among_agreements)
            and not self._is_too_short(text)
            and (self.announced or says_it_is_agreed(text) or self.among_agreements or self._names_who_acts(text))
        )

    def _is_too_short(self, text: str) -> bool:
        # `Energiecoaches inzetten` says enough under who does it, or under `Procesafspraken:`.
        listed = self.section.listed and (text.endswith(".") or says("to_do", text))
        return len(text.split()) < _LEAST_WORDS - (listed or bool(self.acting))

    def _names_who_acts(self, text: str) -> bool:
        return bool(self.actors.search(text[:120])) or begins_with_party(text)

    def _commits(self, text: str) -> bool:
        if says("no_commitment", text) or self._is_too_short(text):
            return False
        named = bool(self.actors.search(text)) or begins_with_party(text)
        return named or self.announced or self.among_agreements or re.search(r"\bword(?:t|en)\b", text) is not None

    def _is_in_list(self, number: str | None, blocks: list[Block]) -> bool:
        """Whether a clause that names nobody is numbered between agreements: it is one of them."""
        text = blocks[0].text
        if number is None or says("no_commitment", text) or len(text.split()) <= _LEAST_WORDS:
            return False
        return follows(number, self.last) or any(self._commits(block.text) for block in numbered_on(blocks))

    def _filled(
        self, number: str | None, page: int, lines: list[Line], marker: Sequence[Word] = (), *, called: str = ""
    ) -> Agreement:
        """The agreement with its lines by field: a line `Trekker: gemeente` begins another. `marker` is its number as printed,
        which may say what it is `called`: `Kaderafspraak 1.1`."""
        said = self.goals.said.copied()
        left_out = said.labels
        left_out.setdefault(page, []).extend(marker)
        agreement = Agreement(number, page, said.lines, left_out, self.section.years.year)
        if self.acting:
            agreement.fields["trekker"] = without_colon(self.acting)
        told = who_and_when(lines[-1].words, self.actors) if len(lines) > 1 else {}
        agreement.fields |= {role: [Line(lines[-1].page, words)] for role, words in told.items()}
        lines = lines[:-1] if told else lines
        called = called or " ".join(word.text for word in marker)
        agreed: Role = "kaderafspraak" if self.section.frame or says("announces_frame", called) else "jaarafspraak"
        agreement.take(lines_by_field(lines, self.vocabulary, agreed))
        return agreement
