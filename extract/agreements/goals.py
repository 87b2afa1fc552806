"""A goal or a frame that is printed over the agreements it holds for: `Doelstelling 1.2: Meer woningen voor starters.`"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jaarschijf.extract.agreements.clauses import without_number
from jaarschijf.extract.wording.labels import labels
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary
from jaarschijf.schema.flow import Block, Line
from jaarschijf.schema.geometry import Box, Word

_NUMBER = r"(?P<number> (?:\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?|[A-Z](?:\.?\d{1,2})?|[IVX]{1,5}(?:\.\d{1,2})?))?"
_SAID = r"(?= (?P<said>\S.*))"
_LABEL = re.compile(rf"(?P<label>[^\W\d_]+(?: [^\W\d_]+){{0,2}}?){_NUMBER}(?P<mark>\.?:|\.| [:|–—-])?{_SAID}")
# `Meerjarige afspraak: ...`: all words before a colon, where there is one.
_TO_COLON = re.compile(rf"(?P<label>[^\W\d_]+(?: [^\W\d_]+){{1,2}}?){_NUMBER}(?P<mark> ?:){_SAID}")
_GOALS: frozenset[Role] = frozenset(("doelstelling", "kaderafspraak"))
_SURE = 95.0
_LEAST_WORDS = 5
_FEW_TEXTS = 3  # paragraphs, or items of a list: more are a chapter of prose
_NOTES = frozenset(("nb", "noot", "let op", "voetnoot"))


@dataclass(slots=True)
class Said:
    """What is printed over agreements: its lines by role, and by page (1-based) the words of the labels before them."""

    lines: dict[Role, list[Line]] = field(default_factory=dict)
    labels: dict[int, list[Word]] = field(default_factory=dict)

    def copied(self) -> Said:
        """The same in lists that may be added to."""
        return Said(
            {role: list(lines) for role, lines in self.lines.items()},
            {page: list(words) for page, words in self.labels.items()},
        )


@dataclass(slots=True)
class Goals:
    """Keeps what is `said` over the agreements at the place reached in the flow.

    `labelled`: the label of a text has been passed, and not yet the end of that text. `over`: the rank of the heading that it
    was said under. `panel`: the box that is drawn around the label, and so around that text. `under`: the rank of the heading that announces what
    is agreed for it. `of_theme`: it holds for all of a theme. `listed`: the last heading was the label of one frame among others.
    """

    vocabulary: Vocabulary
    said: Said = field(default_factory=Said)
    labelled: Role | None = None
    headed: bool = False
    over: tuple[float, ...] = ()
    panel: Box | None = None
    under: tuple[float, ...] | None = None
    of_theme: bool = False
    listed: bool = False

    def pass_heading(
        self, heading_block: Block, *, announces: bool, theme: tuple[float, ...] | None = None, texts: int = 0
    ) -> None:
        """Go past a heading: what was said before it holds no more, but where it `announces` what is agreed under the heading that
        this was said under. `headed`: under it stand goals, `Dit willen we bereiken`, or one in the box that both are in, or the few
        `texts` up to the next heading, which hold up to the end of the theme, whose heading has the rank `theme`."""
        heading = self.vocabulary.heading(without_number(heading_block.text))
        self.headed = heading.role == "doelstelling" and heading.score >= _SURE
        self.panel = heading_block.panel if self.headed else None
        self.of_theme &= self.over < heading_block.rank
        begins = self.headed and theme is not None and theme < heading_block.rank and 0 < texts <= _FEW_TEXTS
        self.labelled = "doelstelling" if self.panel is not None or begins else None
        under = announces and self.over < heading_block.rank
        if under:
            self.under = heading_block.rank
        elif not begins and self.of_theme:
            return
        elif self.under is None or self.under >= heading_block.rank:
            # Titles under the heading that announces, as those of who acts, part what is agreed for the same.
            self.said, self.under = Said(), None
            # What a box says holds under the heading that is over it.
            self.over = self.over if self.panel is not None else heading_block.rank
        if begins and theme is not None:
            self.said, self.under, self.over, self.of_theme = Said(), None, theme, True

    def take(self, block: Block, over: Iterable[tuple[float, ...]]) -> bool:
        """Whether a block is a goal, its label, or the text under that: a paragraph, or a heading under another.

        `over` are the ranks of the headings above it.
        """
        labelled, self.labelled = self.labelled, None
        if self.panel not in (None, block.panel):
            labelled, self.panel, self.headed = None, None, False
        if labelled is not None and (block.kind == "paragraph" or (block.kind == "item" and self.of_theme)):
            self.labelled = labelled
            self._keep(labelled, block.lines)
            return True
        label: Role | None = None
        # `Kaderafspraak 1.1: ...` is an item by its own label.
        listed = (
            block.kind == "item"
            and not block.lines[0].words[0].text.isalpha()
            and not _is_numbered(block, self.vocabulary)
        )
        said = None if listed else goal_label(block.text, self.vocabulary) or _label_in_bold(block, self.vocabulary)
        if block.kind == "heading":
            label = bare_label(block.text, self.vocabulary)
            whole = label is not None or (said is not None and is_sentence(" ".join(block.text.split()[said[1] :])))
            if not whole or not any(rank < block.rank for rank in over):
                return False
        if said is None and label is not None:
            said = label, len(block.lines[0].words)
        if said is None:
            return False
        role, count = said
        if role in self.said.lines:
            self.said = Said()
        words = block.lines[0].words
        self.said.labels.setdefault(block.page, []).extend(words[:count])
        self._keep(role, [*([Line(block.page, words[count:])] if words[count:] else []), *block.lines[1:]])
        self.labelled = label
        return True

    def is_alone(self, blocks: Sequence[Block]) -> bool:
        """Whether the first of these blocks is a goal and no more, over what is agreed for it: neither it nor the next one goes on
        with another label, as on a card."""
        first, *others = blocks[:2]
        if labelled_goal(first.text, self.vocabulary) != "doelstelling":
            return False
        below = (*first.lines[1:], *(block.lines[0] for block in others))
        return {role for line in below for role, _ in labels(line.words, self.vocabulary)} <= _GOALS

    def begins_text(self, block: Block, before: Block | None) -> bool:
        """Whether a paragraph right under the heading that labels it is that text, whoever acts in it."""
        return (
            self.labelled is not None and block.kind == "paragraph" and before is not None and before.kind == "heading"
        )

    def is_label_over(self, heading: Block, agreed: tuple[float, ...] | None, *, table: bool) -> bool:
        """Whether a heading is the label of a frame, the next heading announces what is agreed in it, with this rank, or a `table` holds
        that, and it is the only one over it."""
        frame = bare_label(heading.text, self.vocabulary) == "kaderafspraak"
        alone = frame and not self.listed
        # A number makes a rank deeper than that of the same type without one.
        over = table or (agreed is not None and heading.rank[:-1] <= agreed[:-1])
        self.listed = frame and not over
        return alone and over

    def _keep(self, role: Role, lines: Iterable[Line]) -> None:
        self.said.lines[role] = [*self.said.lines.get(role, ()), *lines]


def _is_numbered(block: Block, vocabulary: Vocabulary) -> bool:
    return without_number(block.text) != block.text and labelled_goal(block.text, vocabulary) == "doelstelling"


def goal_label(text: str, vocabulary: Vocabulary) -> tuple[Role, int] | None:
    """Whether a text is a goal or a frame with its label before it: the role, and how many words the label has.

    A colon ends a label, before which a number may stand (`1.1 Doel: ...`); after its number a dash, a dot or nothing does, where a
    sentence follows.
    """
    bare = without_number(text)
    match = _TO_COLON.match(bare) or _LABEL.match(bare)
    if match is None:
        return None
    role = _role(match["label"], vocabulary)
    if role is None:
        return None
    sentence = match["number"] is not None and match["said"][0].isupper() and is_sentence(match["said"])
    if not sentence and not (match["mark"] or "").endswith(":"):
        return None
    return role, len(text.split()) - len(bare.split()) + len(match[0].split())


def _label_in_bold(block: Block, vocabulary: Vocabulary) -> tuple[Role, int] | None:
    """What a paragraph is labelled as by a word in bold before a dot: `Doel.`"""
    label, *text = block.lines[0].words
    if block.kind != "paragraph" or not label.bold or not label.text.endswith(".") or not text or text[0].bold:
        return None
    role = _role(label.text.rstrip("."), vocabulary)
    return (role, 1) if role is not None else None


def labelled_goal(text: str, vocabulary: Vocabulary) -> Role | None:
    """Whether a text is a goal or a frame with its label before it, and which: `Kaderafspraak: de voorraad groeit.`"""
    said = goal_label(text, vocabulary)
    return said[0] if said is not None else None


def bare_label(text: str, vocabulary: Vocabulary) -> Role | None:
    """The role of a label that stands by itself, with a number, over the text it is of: `Doelstelling 1.2`.

    Without a number it may be over whatever a chapter says of goals.
    """
    match = _LABEL.match(f"{text.rstrip(':')} …")
    if match is None or match["number"] is None or match["said"] != "…":
        return None
    return _role(match["label"], vocabulary)


def _role(label: str, vocabulary: Vocabulary) -> Role | None:
    heading = vocabulary.heading(label)
    return heading.role if heading.role in ("doelstelling", "kaderafspraak") and heading.score >= _SURE else None


def is_sentence(text: str) -> bool:
    """Whether a text over agreements says something; the title of a theme is shorter, and has no full stop."""
    return len(text.split()) >= _LEAST_WORDS


def is_note(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text over the full width of a table is a note on its rows: `Opmerking: de aantallen zijn indicatief.`"""
    match = _LABEL.match(text)
    if match is None or not (match["mark"] or "").endswith(":"):
        return False
    heading = vocabulary.heading(match["label"])
    return match["label"].lower() in _NOTES or (heading.role == "toelichting" and heading.score >= _SURE)
