"""A goal or a frame that is printed over the agreements it holds for: `Doelstelling 1.2: Meer woningen voor starters.`"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jaarschijf.extract.agreements.clauses import block_number, is_footnote, is_small, without_number
from jaarschijf.extract.agreements.goal_labels import (
    bare_label,
    goal_label,
    is_sentence,
    labelled_goal,
    role_of_label,
)
from jaarschijf.extract.agreements.prose_runs import is_announced
from jaarschijf.extract.agreements.said import Said
from jaarschijf.extract.agreements.sections import Section
from jaarschijf.extract.wording.labels import labels
from jaarschijf.extract.wording.prose_wording import says
from jaarschijf.extract.wording.vocabulary import Role, Vocabulary
from jaarschijf.schema.flow import Block, Line
from jaarschijf.schema.geometry import Box

_GOALS: frozenset[Role] = frozenset(("doelstelling", "kaderafspraak"))
_FAR = 0.7  # of the font size: the white between a label in the margin and its text
_LONGEST_LABEL = 3  # words
_FEW_TEXTS = 3  # paragraphs, or items of a list: more are a chapter of prose


@dataclass(slots=True)
class Goals:
    """Keeps what is `said` over the agreements at the place reached in the flow.

    `labelled`: the label of a text has been passed, and not yet the end of that text. `over`: the rank of the heading that it
    was said under. `panel`: the box that is drawn around the label, and so around that text. `of_theme`: it holds for all under a theme. `under`: the rank of the heading that announces what
    is agreed for it. `listed`: the last heading was the label of one frame among others.
    """

    vocabulary: Vocabulary
    said: Said = field(default_factory=Said)
    labelled: Role | None = None
    headed: bool = False
    over: tuple[float, ...] = ()
    panel: Box | None = None
    of_theme: bool = False
    under: tuple[float, ...] | None = None
    listed: bool = False

    def pass_block(self, block: Block, section: Section, *, before_agreed: bool, texts: Sequence[Block]) -> bool:
        """Go past a block that is no agreement, and keep it where it says what those under it are for; whether it does. What is agreed
        follows where this is a heading `before_agreed`, or a table, of that; these `texts` stand before the next."""
        line = block.kind != "heading" and says("announces", block.text) and self._label_in_box(block) is None
        if section.over and not line and self.take(block, [over.rank for over in section.over]):
            if block.kind == "heading":
                section.announced = section.listed = False
            section.begun = True
            return True
        section.pass_block(block)
        if block.kind == "heading":
            theme = section.theme_over() if 0 < len(texts) <= _FEW_TEXTS else None
            frame = before_agreed and (says("announces_one", without_number(block.text)) or _is_one_text(texts))
            self._pass_heading(block, theme, frame=frame)
            if self.labelled == "kaderafspraak":
                section.announced = section.listed = False
        elif line and block.text.endswith(":"):
            self.headed, self.labelled = False, None
        return False

    def _pass_heading(self, block: Block, theme: tuple[float, ...] | None, *, frame: bool) -> None:
        """What was said before a heading holds no more, but where it announces what is agreed under the heading that this was said
        under. `headed`: under it stand goals, `Dit willen we bereiken`: one in the box that both are in, or that of the `theme` whose
        heading, of this rank, it stands under, and then of all under that. So does one `frame` before what is agreed in it."""
        rank = block.rank
        role = role_of_label(without_number(block.text), self.vocabulary)
        role = role if role == "doelstelling" or frame else None
        self.headed = role == "doelstelling"
        self.panel = block.panel if self.headed else None
        labels = role is not None and (self.panel is not None or theme is not None)
        self.labelled = role if labels else None
        if labels and self.of_theme and self.over == theme and role is not None:
            self.said.lines.pop(role, None)
        elif self.said.lines and is_announced(block) and self.over < rank and not labels:
            self.under = rank
        elif not labels and self.of_theme and self.over < rank:
            # `Achtergrond`, between `Ambitie` and `Afspraken`.
            pass
        elif labels or self.under is None or self.under >= rank:
            # Titles under the heading that announces, as those of who acts, part what is agreed for the same.
            self.said, self.under, self.of_theme = Said(), None, labels and theme is not None
            # What this label is of holds under the heading that is over it.
            self.over = theme if self.of_theme and theme is not None else self.over if labels else rank

    def over_table(self) -> Said:
        """What holds for the rows of a table; the text of a label ends at it, and what stands under it is of none."""
        self.labelled = None
        return self.said.copied()

    def is_headed(self, block: Block) -> bool:
        """Whether a block stands under the label of goals, in the box around both where there is one."""
        return self.headed and self.panel in (None, block.panel)

    def is_frame_over(self, blocks: Sequence[Block], before: Block | None, *, agreed: bool, article: bool) -> bool:
        """Whether the first of these blocks, a frame, is the only one over a line, a list or, where no more blocks stand before them,
        a heading or table of what is `agreed` in it; or over an `article`, where a goal is all that stands `before` it."""
        over = labelled_goal(before.text, self.vocabulary) if before is not None else None
        if over == "kaderafspraak":
            return False
        if blocks[1:]:
            listed = blocks[1].kind == "item" and labelled_goal(blocks[1].text, self.vocabulary) is None
            return listed or is_announced(blocks[1])
        return agreed or (over is not None and article)

    def take(self, block: Block, over: Iterable[tuple[float, ...]]) -> bool:
        """Whether a block is a goal, its label, or the text under that: a paragraph, or a heading under another.

        `over` are the ranks of the headings above it.
        """
        in_box = self._label_in_box(block)
        if self.labelled is not None and in_box is None and self._is_beside_text(block, self.labelled):
            return False
        labelled, self.labelled = self.labelled, None
        if self.panel not in (None, block.panel):
            labelled, self.panel, self.headed = None, None, False
        told = block.kind == "paragraph" or (block.kind == "item" and self.headed)
        # In a box a goal may be set as its title, under a small label.
        told |= block.kind == "heading" and self.panel is not None and labelled not in (None, *self.said.lines)
        if told and labelled is not None and in_box is None:
            self.labelled = labelled
            self._keep(labelled, block.lines)
            return True
        if in_box is not None:
            self.said = Said() if in_box == "doelstelling" else self.said
            self.labelled, self.panel = in_box, block.panel
            self.said.labels.setdefault(block.page, []).extend(block.lines[0].words)
            return True
        label: Role | None = None
        # `Kaderafspraak 1.1: ...` is an item by its own label.
        listed = (
            block.kind == "item"
            and not block.lines[0].words[0].text.isalpha()
            and not _is_numbered(block, self.vocabulary)
        )
        said = None if listed else goal_label(block.text, self.vocabulary) or _label_set_apart(block, self.vocabulary)
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
        """Whether a paragraph right under the heading that labels it, or under its label in a box, is that text, whoever acts in it."""
        if self.labelled is None or block.kind != "paragraph" or before is None:
            return False
        return before.kind == "heading" or (before.panel == block.panel and self._label_in_box(before) is not None)

    def _label_in_box(self, block: Block) -> Role | None:
        """What a line by itself in a box is the label of, set as the text under it but for its capitals, or smaller: of a goal, `ONZE
        AMBITIE`, or a frame, `Afspraak 2030-2034`."""
        if block.kind != "paragraph" or block.panel is None or len(block.lines) > 1:
            return None
        label = without_number(block.text).rstrip(": ")
        if role_of_label(label, self.vocabulary) == "doelstelling":
            return "doelstelling"
        return (
            "kaderafspraak"
            if self.vocabulary.heading(label).period is not None and "doelstelling" in self.said.lines
            else None
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

    def _is_beside_text(self, block: Block, role: Role) -> bool:
        """Whether a block amid the texts under a label is none of them: a caption, or a note in smaller type."""
        size = max((word.size for line in self.said.lines.get(role, ()) for word in line.words), default=0.0)
        return says("insets", block.text) or is_footnote(block, size) or is_small(block, size)

    def _keep(self, role: Role, lines: Iterable[Line]) -> None:
        self.said.lines[role] = [*self.said.lines.get(role, ()), *lines]


def _is_one_text(blocks: Sequence[Block]) -> bool:
    """Whether all there is under a heading is one text, and no list of one: what may be said in the plural over it is one thing."""
    return [block.kind for block in blocks] == ["paragraph"] and block_number(blocks[0]) is None


def _is_numbered(block: Block, vocabulary: Vocabulary) -> bool:
    return without_number(block.text) != block.text and labelled_goal(block.text, vocabulary) == "doelstelling"


def _label_set_apart(block: Block, vocabulary: Vocabulary) -> tuple[Role, int] | None:
    """What a paragraph is labelled as by a word in bold before a dot, `Doel.`, or a text by what stands in the margin beside it, set
    otherwise: `Ons doel`."""
    label, *text = words = block.lines[0].words
    if not text:
        return None
    if block.kind == "paragraph" and label.bold and label.text.endswith(".") and not text[0].bold:
        role = role_of_label(label.text.rstrip("."), vocabulary)
        return (role, 1) if role is not None else None
    apart = range(1, min(_LONGEST_LABEL, len(words) - 1) + 1) if block.kind in ("paragraph", "heading") else ()
    count = next((k for k in apart if words[k].box.x0 - words[k - 1].box.x1 > _FAR * words[k - 1].size), 0)
    looks = {(word.color, word.bold) for word in words[:count]}
    if len(looks) != 1 or (words[count].color, words[count].bold) in looks:
        return None
    role = role_of_label(" ".join(word.text for word in words[:count]).rstrip("."), vocabulary)
    return (role, count) if role is not None else None
