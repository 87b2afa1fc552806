"""Coverage-guided fuzzing of what reads Dutch text: numbers, deadlines, tags and headings. Not a test; CI has the properties.

Run by `nox -s fuzz -- SECONDS`. The bytes choose words of our own language, so that sentences come about, or are text as they
are. What is found is printed with the text that does it: make a case of it in the tests of that module.
"""

from __future__ import annotations

import math
import re
import sys
import time

import atheris

with atheris.instrument_imports(include=["jaarschijf.nlp", "jaarschijf.extract", "jaarschijf.corpus"]):
    from jaarschijf.corpus.words import words_of
    from jaarschijf.extract.wording.theme_titles import split_theme
    from jaarschijf.extract.wording.vocabulary import load_vocabulary, normalise
    from jaarschijf.nlp.calendar import read_stretch
    from jaarschijf.nlp.numbers import number_value, times_value
    from jaarschijf.nlp.rules import tag_text
    from jaarschijf.nlp.span import Setting

SETTING = Setting(2024, framework_end=2027, municipality="Waterveen")
VOCABULARY = load_vocabulary()
WORDS = """
de gemeente corporaties huurders partijen en of van per om te in voor uiterlijk vóór ná sinds vanaf tot t/m medio eind begin
ten minste minimaal maximaal ongeveer circa tussen elk ieder jaar jaarlijks kwartaal maand week dagen keer maal x een één twee
drieëntwintig honderd duizend miljoen mln. anderhalf tweede helft voorjaar najaar januari juli december 2022 2024 2024-2027 Q1
Q4 31 1 12 1.000 1.300 1,5 85% 60/40 +/- € 50.000 procent woningen appartementen bouwt wordt niet doorlopend eenmalig eenmaal
tweemaal halfjaarlijks daarna gereed zo spoedig mogelijk . , ; : ( ) - / – ’
"""
TOKENS = [*WORDS.split(), "\n", "\t", "\u00ad"]
MOST = 1.0  # seconds of processor time that a text of this length may take
TIMEX = re.compile(r"(?:\d{4}|XXXX|FUTURE_REF|PRESENT_REF|PAST_REF|P|R|T)")


def sentence(data: bytes) -> str:
    """The text that these bytes stand for."""
    chosen = atheris.FuzzedDataProvider(data)
    parts = []
    while chosen.remaining_bytes():
        place = chosen.ConsumeIntInRange(0, len(TOKENS) + 20)
        parts.append(TOKENS[place] if place < len(TOKENS) else chosen.ConsumeUnicodeNoSurrogates(8))
        if chosen.ConsumeBool():
            parts.append(" ")
    return "".join(parts)


def check(data: bytes) -> None:
    """What holds for each text, whatever it says."""
    text = sentence(data)
    begun = time.process_time()
    for value in (number_value(text), times_value(text)):
        assert value is None or math.isfinite(value), text
    tagged = tag_text(text, SETTING)
    for span in tagged.spans:
        assert 0 <= span.start < span.end <= len(text), (text, span)
        assert all(math.isfinite(number) for number in span.numbers), (text, span)
        assert span.timex is None or TIMEX.match(span.timex), (text, span)
    stretch = read_stretch(text, SETTING.year)
    assert stretch is None or stretch.first <= stretch.last, (text, stretch)
    assert normalise(normalise(text)) == normalise(text), text
    split_theme(text)
    VOCABULARY.heading(text)
    words_of(text, SETTING.year)
    assert time.process_time() - begun < MOST, f"slow: {text!r}"


if __name__ == "__main__":
    check(b"")  # what is loaded once is not counted
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
