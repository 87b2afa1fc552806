"""Parties by what they are called in short, where no bracket says so; and what looks like one and is a number."""

from __future__ import annotations

from jaarschijf.extract.wording.parties import find_parties

COVER = ("gemeente Veenstad", "Stichting Protestantse Woningzorg", "Woonborg", "Bewonersraad Veenstad")
PARTIES = ["gemeente Veenstad", "Stichting Protestantse Woningzorg", "Woonborg", "Bewonersraad Veenstad"]


def test_initials_of_all_words_of_a_name_are_of_that_party() -> None:
    sentence = "De gemeente Veenstad en de corporaties SPW en Woonborg maken afspraken."
    made = find_parties([*map("; ".join, [COVER]), sentence], [COVER], "Veenstad", sentence)

    assert [party.name for party in made] == PARTIES
    assert "SPW" in made[1].aliases


def test_letters_that_are_said_to_stand_for_a_name() -> None:
    sentence = "De gemeente Veenstad, de corporatie WB voor Woonborg en Bewonersraad Veenstad maken afspraken."
    made = find_parties([sentence], [COVER], "Veenstad", sentence)

    assert sorted(party.name for party in made) == sorted(PARTIES)
    assert [party.name for party in made if "WB" in party.aliases] == ["Woonborg"]


def test_a_number_of_registration_is_no_party() -> None:
    made = find_parties([], [(*COVER, "Registratienummer 14.0018")], "Veenstad", "")

    assert [party.name for party in made] == PARTIES
