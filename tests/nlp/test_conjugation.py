"""The forms of verbs by rule."""

from __future__ import annotations

import pytest

from jaarschijf.nlp.conjugation import finite, participles

_STRONG = {"spreken": "sproken", "zoeken": "zocht"}


@pytest.mark.parametrize(
    ("verb", "present", "done"),
    [
        ("maken", "maakt", "gemaakt"),
        ("zetten", "zet", "gezet"),
        ("geven", "geeft", "gegeven"),
        ("beogen", "beoogt", "beoogd"),
        ("verzamelen", "verzamelt", "verzameld"),
        ("evalueren", "evalueert", "geëvalueerd"),
        ("informeren", "informeert", "geïnformeerd"),
        ("bespreken", "bespreekt", "besproken"),
        ("onderzoeken", "onderzoekt", "onderzocht"),
        ("gaan", "gaat", "gegaan"),
    ],
)
def test_a_verb_has_its_forms(verb: str, present: str, done: str) -> None:
    assert {verb, present} <= finite(verb, {})
    assert done in participles(verb, _STRONG)


def test_a_strong_verb_has_no_weak_participle() -> None:
    assert participles("bieden", {"bieden": "boden"}) == {"geboden"}
