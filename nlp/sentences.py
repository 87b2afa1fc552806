"""Sentences of a text, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BREAK = re.compile(r"(?<=[.!?])[\"”’')]?\s+(?=[\"“‘'(]?[A-ZÀ-Ý0-9€•-])|\n+|;\s+(?=[A-Z])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:max|min|ca|circa|art|nr|blz|bijv|bv|d\.w\.z|o\.a|m\.b\.t|i\.s\.m|i\.o\.m|t\.b\.v|m\.u\.v|n\.a\.v|i\.v\.m|e\.d|etc|incl|excl|"
    r"resp|evt|jl|st|dhr|mevr|drs|mr|ir|dr|plm|vgl|mln|mld|t\.a\.v|i\.h\.k\.v|m\.m\.v|i\.a\.m|o\.b\.v|d\.m\.v|m\.i\.v|a\.s|ult|gem|wk|jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec|[A-Z])\.\Z",
    re.IGNORECASE,
)


# Longer sentences are tables that lost their lines; to read them whole for each actor would cost time squared.
_SIGHT = 800


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of `whole`, from `start` up to `end`."""

    whole: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.whole[self.start : self.end]

    def before(self, offset: int) -> str:
        """The sentence up to an offset of the whole text, as far back as a sentence is read."""
        return self.whole[max(self.start, offset - _SIGHT) : offset]

    def after(self, offset: int) -> str:
        """The sentence from an offset of the whole text on, as far as a sentence is read."""
        return self.whole[offset : min(self.end, offset + _SIGHT)]

    def between(self, start: int, end: int) -> str:
        """What stands between two offsets of the whole text, as far back as a sentence is read."""
        return self.whole[max(start, end - _SIGHT) : end]


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of a text; a paragraph's end ends a sentence, an abbreviation's point does not."""
    sentences: list[Sentence] = []
    start = 0
    for match in _BREAK.finditer(text):
        if not match[0].startswith("\n") and _ABBREVIATION.search(
            text[max(start, match.start() - 12) : match.start()].rstrip("\"”’')")
        ):
            continue
        sentences.append(Sentence(text, start, match.start()))
        start = match.end()
    sentences.append(Sentence(text, start, len(text)))
    return [sentence for sentence in sentences if sentence.text.strip()]
