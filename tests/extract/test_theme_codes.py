"""Themes get a code by their own title."""

from __future__ import annotations

import pytest

from jaarschijf.extract.wording.theme_codes import theme_code


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Beschikbaarheid", "beschikbaarheid"),
        ("Nieuwbouw en doorstroming", "beschikbaarheid"),
        ("Betaalbaar wonen", "betaalbaarheid"),
        ("Betaalbare huren", "betaalbaarheid"),
        ("Genoeg woningen", "beschikbaarheid"),
        ("Toekomstbestendige huizen", "duurzaamheid_kwaliteit"),
        ("Voldoende betaalbare woningen", "beschikbaarheid"),
        ("Nieuwe woningen", "beschikbaarheid"),
        ("Toekomstbestendige woningen", "duurzaamheid_kwaliteit"),
        ("Besparen en opwekken", "duurzaamheid_kwaliteit"),
        ("Duurzaamheid en kwaliteit", "duurzaamheid_kwaliteit"),
        ("Verduurzaming van de woningvoorraad", "duurzaamheid_kwaliteit"),
        ("Kwaliteit en duurzaamheid van de voorraad", "duurzaamheid_kwaliteit"),
        ("Omvang van de woningvoorraad", "beschikbaarheid"),
        ("Beschikbaarheid en betaalbaarheid", "beschikbaarheid"),
        ("Wonen, zorg en aandachtsgroepen", "wonen_zorg_aandachtsgroepen"),  # more of it is said than of wonen
        ("Huisvesting statushouders", "wonen_zorg_aandachtsgroepen"),
        ("Leefbare wijken", "leefbaarheid"),
        ("Samenwerking en monitoring", "samenwerking_proces"),
        ("Productieafspraken", "productie"),
        ("Gebiedsgerichte aanpak", "gebiedsgericht"),
        ("Iets anders", None),
        ("", None),
    ],
)
def test_theme_code(title: str, code: str | None) -> None:
    assert theme_code(title) == code
