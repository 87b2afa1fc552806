"""Letters with white between them, of a heading and of a damaged font."""

from __future__ import annotations

import pytest

from jaarschijf.extract.pdf.spaced_letters import join_spaced, join_touching
from jaarschijf.schema.geometry import Box, Word

PLAIN = [
    "De",
    "gemeente",
    "en",
    "de",
    "corporaties",
    "maken",
    "ieder",
    "jaar",
    "afspraken",
    "over",
    "wonen",
    "in",
    "de",
    "stad",
    "en",
    "in",
    "het",
    "dorp",
]


def spaced(text: str, letter: float = 3.0, space: float = 8.0) -> list[Word]:
    """A word for each letter, 5 points wide, with white between letters and between words."""
    words, x = [], 50.0
    for word in text.split():
        for part in word.split("_"):
            words.append(
                Word(part, Box(x, 100, x + 5 * len(part), 110), 10, ends=[x + 5 * k + 5 for k in range(len(part))])
            )
            x += 5 * len(part) + letter
        x += space - letter
    return words


def page(words: list[Word]) -> list[str]:
    body = [Word(text, Box(50, 200 + 20 * k, 90, 210 + 20 * k), 10) for k, text in enumerate(PLAIN)]
    return [word.text for word in join_spaced([*words, *body])][: -len(PLAIN)]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("B_e_s_c_h_i_k_b_a_a_r", ["Beschikbaar"]),
        ("W_o_n_e_n m_e_t z_o_r_g", ["Wonen", "met", "zorg"]),
        ("Wo_n_e_n e_n z_o_r_g", ["Wonen", "en", "zorg"]),  # two letters that kerning brought together
        ("a b c d", ["a", "b", "c", "d"]),  # letters with a word's space between them are letters
        ("Wonen x x in de stad", ["Wonen", "x", "x", "in", "de", "stad"]),
        ("B_e_s_c_h_i_k_b_a_a_r_h_e_i_d_e_n_b_e_t_a_a_l", list("Beschikbaarheidenbetaal")),
    ],
    ids=["a-word", "words", "kerned", "letters", "plain", "no-end-of-words"],
)
def test_spaced_letters_are_words(printed: str, read: list[str]) -> None:
    assert page(spaced(printed)) == read


def test_a_page_of_letters_stays_as_it_is() -> None:
    words = [word for _ in range(8) for word in spaced("W_o_n_e_n m_e_t z_o_r_g")]

    assert join_spaced(words) == words


def test_the_letters_keep_their_ends() -> None:
    words = spaced("W_o_n_e_n")
    whole = join_spaced([*words, *(Word(text, Box(50, 200 + 20 * k, 90, 210), 10) for k, text in enumerate(PLAIN))])[0]

    assert list(whole.ends) == [word.ends[0] for word in words]
    assert whole.box == Box(words[0].box.x0, 100, words[-1].box.x1, 110)


@pytest.mark.parametrize(("parts", "read"), [("7 . 4", ["7.4"]), ("7 x 4", ["7", "x", "4"])])
def test_the_parts_of_a_number_that_touch_are_one(parts: str, read: list[str]) -> None:
    """As PDFium parts it where a page has few lines."""
    words = [
        Word(text, Box(50 + 5 * k, 100, 55 + 5 * k, 110), 10, ends=[55 + 5 * k]) for k, text in enumerate(parts.split())
    ]
    assert [word.text for word in join_touching(words)] == read
