"""Which words are Dutch, by the lists that come with spaCy."""

import pytest

from jaarschijf.extract.wording.lexicon import Lexicon


@pytest.mark.parametrize(
    "word",
    [
        "woning",  # a lemma
        "woningen",  # a form of one
        "Woningen",
        "gescheiden",
        "daarvoor",  # made of two, in neither list
        "huurdersverenigingen",  # left out by both lists
        "waarmee",
        "meteen",
        "daar",
        "wél",  # with an accent that says how it is to be read
        "aaibaar",  # about the first
        "zwoegt",  # about the last
    ],
)
def test_forms_lemmas_and_words_that_lists_leave_out_are_dutch(word: str) -> None:
    assert Lexicon().is_dutch(word)


@pytest.mark.parametrize("word", ["woningne", "telijker", "", "\\", '"', 'wo"ning', '": "', "zzzzzz", "\n", "éé"])
def test_parts_and_signs_are_not(word: str) -> None:
    assert not Lexicon().is_dutch(word)
