"""Bullets: which lines begin with one, and what the lines are without; and where a sentence ends, before the next item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jaarschijf.schema.flow import Line
from jaarschijf.schema.geometry import Word

STRONG_BULLETS = "•●▪■□○◦‣∙·▸►➢➤✓✔❖◆◇⁃☐☑▶◼◻❑❒➣❯›✅"
WEAK_BULLETS = {"-", "–", "—", "−", "*", "o", "+", ">", "»", "→", "➔", "➜", "⇒"}
SENTENCE_END = re.compile(r"[.:;!?…][)\"'”’]*$")
# `... in de wijk. (de gemeente, mei 2026)`, or the end of such brackets that were opened on the line above; and what is labelled
# in them, as `(trekker: gemeente)`, whatever it stands behind.
_INSIDE = r"(?:[^()]|\((?:s|n|en)\))*"
_BRACKETS_BEHIND = re.compile(rf"(?:^|[.!?…][\"'”’]? \(){_INSIDE}\)$|\({_INSIDE}\w:\s{_INSIDE}\)$")


def ends_sentence(line: Line) -> bool:
    """Whether a line ends with a sentence, or with brackets that stand behind one."""
    last = line.words[-1].text
    if SENTENCE_END.search(last):
        return True
    return last[-1] == ")" and _BRACKETS_BEHIND.search(line.text) is not None


def without_bullet(line: Line) -> tuple[list[Word], str | None]:
    """The line's words without a bullet that begins it, and that bullet; numbers and letters (`1.`, `a)`) stay."""
    first = line.words[0]
    if is_glyph(first.text):
        return line.words[1:], first.text
    if len(line.words) > 1 and first.text in WEAK_BULLETS:
        return line.words[1:], first.text
    return line.words, None


def is_glyph(text: str) -> bool:
    """Whether a text is a bullet and can be nothing else; signs that fonts have for their own are."""
    own = "\x80" <= text <= "\x9f" or "\ue000" <= text <= "\uf8ff"
    return len(text) == 1 and (text in STRONG_BULLETS or own)


def bullet_lines(lines: Sequence[Line]) -> set[int]:
    """Which lines begin with a bullet: a glyph that can be nothing else, or a dash with the form of a list around it."""
    found: set[int] = set()
    weak: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        first = line.words[0]
        if is_glyph(first.text):
            found.add(i)
        elif first.text in WEAK_BULLETS and len(line.words) > 1:
            weak.setdefault(first.text, []).append(i)
    for at in weak.values():
        for i in at:
            if len(at) > 1 or _hangs(lines, i) or i == 0 or ends_sentence(lines[i - 1]):
                found.add(i)
    return found


def _hangs(lines: Sequence[Line], i: int) -> bool:
    if i + 1 == len(lines) or lines[i + 1].page != lines[i].page:
        return False
    text_x0 = lines[i].words[1].box.x0
    return abs(lines[i + 1].box.x0 - text_x0) < 1.5 < text_x0 - lines[i].box.x0
