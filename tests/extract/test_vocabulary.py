"""What a printed heading is taken for."""

from __future__ import annotations

import pytest

from jaarschijf.extract.wording.vocabulary import load_vocabulary
from jaarschijf.schema.problems import InputNotFound, JaarschijfError


@pytest.mark.parametrize(
    ("printed", "role", "year", "period"),
    [
        ("Doelstelling", "doelstelling", None, None),
        ("DOELSTELLINGEN", "doelstelling", None, None),
        ("Wat is het doel?", "doelstelling", None, None),
        ("Inspanningen 2031", "jaarafspraak", 2031, None),
        ("Wat hebben we in 2030 gedaan?", "toelichting", 2030, None),
        ("Wanneer is het klaar?", "gereed", None, None),
        ("Kwartaal", "gereed", None, None),
        ("Regie", "trekker", None, None),
        ("Jaarafspraak 2031", "jaarafspraak", 2031, None),
        ("Jaarafpraak 2031", "jaarafspraak", 2031, None),  # a letter forgotten
        ("Jaaraf­spraak 2031", "jaarafspraak", 2031, None),  # a soft hyphen
        ("Toe- lichting", "toelichting", None, None),  # broken over two lines
        ("Num-", "number", None, None),  # the first of two lines
        ("Afspraken 2031:", "jaarafspraak", 2031, None),
        ("2031", "jaarafspraak", 2031, None),
        ("31-12-2031", None, 2031, None),
        ("Kaderafspraak 2030-2034", "kaderafspraak", None, (2030, 2034)),
        ("Raamafspraken 2030 t/m 2034", "kaderafspraak", None, (2030, 2034)),
        ("Meerjarige afspraak", "kaderafspraak", None, None),
        ("Trekker(s)", "trekker", None, None),
        ("Wie", "trekker", None, None),
        ("Wie is trekker?", "trekker", None, None),
        ("Trekker/betrokkenen", "trekker", None, None),
        ("Gereed", "gereed", None, None),
        ("Planning 2031", "gereed", 2031, None),
        ("Nr.", "number", None, None),
        ("#", "number", None, None),
        ("Toelichting", "toelichting", None, None),
        ("Wat willen we bereiken?", "doelstelling", None, None),
        ("Wat gaan we doen in 2031?", "jaarafspraak", 2031, None),
    ],
)
def test_headings_as_printed(vocabulary, printed, role, year, period):
    heading = vocabulary.heading(printed)

    assert (heading.role, heading.year, heading.period) == (role, year, period)


@pytest.mark.parametrize(
    "printed",
    [
        "Aantal woningen",
        "Huurprijs",
        "Corporatie",
        "woonmonitor en delen de cijfers",
        "in het kader van de wet",
        "De gemeente maakt met de corporaties afspraken over de planning en de realisatie van woningen in het dorp",
        "",
        "2030-2034",
        "Eind 2031",  # when, under `Eind`
    ],
)
def test_what_is_no_heading_of_ours(vocabulary, printed):
    assert vocabulary.heading(printed).score < 75


def test_a_users_file_adds_and_overrides(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text('[jaarafspraak]\n"Werkpakket" = "Een loket openen."\n[none]\n"Actie" = "ja"\n', encoding="utf-8")
    extended = load_vocabulary(path)

    assert extended.heading("Werkpakket 2031").role == "jaarafspraak"
    assert extended.heading("Actie").role == "none"
    assert extended.heading("Doelstelling").role == "doelstelling"


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputNotFound, match=r"missing\.toml"):
        load_vocabulary(tmp_path / "missing.toml")


@pytest.mark.parametrize("content", ["[geheim]\n'x' = 'y'\n", "jaarafspraak = 3\n", "[oeps\n", "\xff\xfe"])
def test_a_file_of_another_shape_is_refused_with_its_name(tmp_path, content):
    path = tmp_path / "wrong.toml"
    path.write_bytes(content.encode("latin-1"))

    with pytest.raises(JaarschijfError, match=r"wrong\.toml"):
        load_vocabulary(path)
