"""Parties and their kinds, wording by wording."""

from __future__ import annotations

import pytest

from jaarschijf.extract.wording.parties import find_parties
from jaarschijf.extract.wording.party_names import kind_of

G, C, H, O = "gemeente", "corporatie", "huurdersorganisatie", "overig"
VEENSTAD = ("gemeente Veenstad", G)


def found(text: str = "", lines: tuple[str, ...] = (), whole: str = "") -> list[tuple[str, str]]:
    return [(p.name, p.kind) for p in find_parties([text], [lines] if lines else [], "Veenstad", whole or text)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        # A class noun in the plural holds for the names after it.
        (
            "De gemeente Veenstad, de woningcorporaties Borg en Thuishaven en de huurdersorganisaties De Stem en Samen sluiten af.",
            [("Borg", C), ("Thuishaven", C), ("De Stem", H), ("Samen", H)],
        ),
        # What stands before a name says more than a syllable in it, and less than its legal form.
        (
            "De gemeente Veenstad, de corporatie Borg en de huurdersorganisaties Woonstem en Samen sluiten deze afspraken.",
            [("Borg", C), ("Woonstem", H), ("Samen", H)],
        ),
        # Names that tell their own kind.
        (
            "Tussen de gemeente Veenstad, Woonstichting De Kade en Huurdersvereniging De Kade zijn afspraken gemaakt.",
            [("Woonstichting De Kade", C), ("Huurdersvereniging De Kade", H)],
        ),
        # The sentence after a list on the title page names nobody.
        (
            "Gemeente Veenstad, Borgwonen en Huurdersraad Borg; In onderstaande tabel staan de afspraken.",
            [("Borgwonen", C), ("Huurdersraad Borg", H)],
        ),
        # What a party is called by its kind goes on to the next.
        (
            "Gemeente Veenstad (gemeente), Thuishaven Wonen (Thuishaven) en Huurdersvereniging De Haven maken afspraken.",
            [("Thuishaven Wonen", C), ("Huurdersvereniging De Haven", H)],
        ),
        # Names that begin small or end in a figure, in brackets whose huurders they are.
        (
            "De gemeente Veenstad, de corporaties borgWonen, Kade en thuis4 en de huurdersorganisaties De Stem (Kade) en Samen maken afspraken.",
            [("borgWonen", C), ("Kade", C), ("thuis4", C), ("De Stem", H), ("Samen", H)],
        ),
        (
            "Gemeente Veenstad, woningcorporatie l’horizon en Huurdersvereniging ’t Dak trekken samen op.",
            [("l’horizon", C), ("Huurdersvereniging ’t Dak", H)],
        ),
        # Who acts for each: no word of its name is left out, and nobody's own name is one.
        (
            (
                "De ondergetekenden: burgemeester en wethouders van de gemeente Veenstad, voor deze de heer A.B. Vos, Woonstichting Kade en Dal, "
                "te dezen vertegenwoordigd door mevrouw C. Brand, Huurdersvereniging Kade en Dal, vertegenwoordigd door de heer D. Kok,"
            ),
            [("Woonstichting Kade en Dal", C), ("Huurdersvereniging Kade en Dal", H)],
        ),
        (
            (
                "I. de publiekrechtelijke rechtspersoon GEMEENTE VEENSTAD, zetelend te Veenstad, hierna te noemen: de Gemeente; II. de stichting "
                "STICHTING KADE, gevestigd te Veenstad, ten deze vertegenwoordigd door mevrouw C. Brand, hierna te noemen: Kade;"
            ),
            [("STICHTING KADE", C)],
        ),
        (
            (
                "De gemeente Veenstad (vertegenwoordigd door wethouder Vos), Borgwonen (vertegenwoordigd door directeur Brand) en HBV Borg "
                "(vertegenwoordigd door voorzitter Kok) maken afspraken."
            ),
            [("Borgwonen", C), ("HBV Borg", H)],
        ),
        # What they do together.
        (
            "De gemeente Veenstad heeft samen met Kade, Meerborg en Huurdersraad Borg afspraken gemaakt.",
            [("Kade", C), ("Meerborg", C), ("Huurdersraad Borg", H)],
        ),
        (
            "Gemeente Veenstad en Borgwonen, met instemming van Huurderscommissie Borg",
            [("Borgwonen", C), ("Huurderscommissie Borg", H)],
        ),
        # Those of one kind, in a sentence of their own.
        (
            "De gemeente Veenstad is de eerste partij. De corporaties zijn Kade-Oost en Meerborg. De huurders worden vertegenwoordigd door "
            + "de Huurdersraad Borg.",
            [("Kade-Oost", C), ("Meerborg", C), ("Huurdersraad Borg", H)],
        ),
        (
            "Wethouder A. Vos (gemeente Veenstad), bestuurder Cor Brand (Woonborg) en voorzitter D. Kok (De Stem) zetten hun handtekening.",
            [("Woonborg", C), ("De Stem", H)],
        ),
        (
            "Overeengekomen zijn de gemeente Veenstad enerzijds en Woonborg anderzijds, in aanwezigheid van de huurdersvereniging De Stem, het volgende.",
            [("Woonborg", C), ("Huurdersvereniging De Stem", H)],
        ),
        # Said what it is, and how it is called from here on, by itself.
        ("Dit is gemaakt in overleg met huurdersvereniging Polder (hierna: HVP).", [("Huurdersvereniging Polder", H)]),
        (
            "Partijen zijn de gemeente Veenstad, de toegelaten instelling Meerborg en de zorgorganisatie Avond.",
            [("Meerborg", C), ("Avond", O)],
        ),
        # A name right after `tussen`, that nothing tells of.
        ("Afspraken tussen Kade, Huurdersraad Kade en gemeente Veenstad.", [("Kade", C), ("Huurdersraad Kade", H)]),
        # After a year.
        (
            "Samen naar 2034 Huurdersraad Kade, Borgwonen en gemeente Veenstad",
            [("Huurdersraad Kade", H), ("Borgwonen", C)],
        ),
        # A group by what it consists of; names of one kind, in a contract.
        (
            "De verhuurders: Kade, Borg en Thuishaven, verder in dit convenant aan te duiden als “de verhuurders”.",
            [("Kade", C), ("Borg", C), ("Thuishaven", C)],
        ),
        # Numbers, representatives and short names.
        (
            "1. de gemeente Veenstad, vertegenwoordigd door mevrouw A. de Wit; 2. Stichting Borg (hierna: Borg); 3. Huurdersraad "
            + "Borg, vertegenwoordigd door haar voorzitter",
            [("Stichting Borg", C), ("Huurdersraad Borg", H)],
        ),
        # More than one municipality, and a party of another kind.
        (
            "Partijen: de gemeente Veenstad, de gemeente Oudehaven, Woningcorporatie Borg en Zorggroep Zuid.",
            [("gemeente Oudehaven", G), ("Borg", C), ("Zorggroep Zuid", O)],
        ),
        # A name with a connecting word in it.
        (
            "De gemeente Veenstad, Stichting Thuis aan de Haven en Huurders van Thuis maken afspraken.",
            [("Stichting Thuis aan de Haven", C), ("Huurders van Thuis", H)],
        ),
        # What speaks for them, and kinds at the head of a line.
        (
            "Het college van burgemeester en wethouders van Veenstad, het bestuur van Stichting Borg en Huurdersraad Borg maken dit.",
            [("Stichting Borg", C), ("Huurdersraad Borg", H)],
        ),
        (
            "Gemeenten Veenstad en Oudehaven; Corporaties Borg Wonen en De Kade; Huurdersorganisaties: De Stem, Samen maken dit.",
            [("gemeente Oudehaven", G), ("Borg Wonen", C), ("De Kade", C), ("De Stem", H), ("Samen", H)],
        ),
        # Groups without names are no parties.
        ("De gemeente, de corporaties en de huurdersorganisaties werken samen.", []),
        # An agreement between two is no list of the parties.
        ("De gemeente en Borg onderzoeken de bouw.", []),
    ],
)
def test_sentences(text: str, parties: list[tuple[str, str]]) -> None:
    names = [(name.removeprefix("Woningcorporatie "), kind) for name, kind in found(text)]
    assert names == [VEENSTAD, *parties]


@pytest.mark.parametrize(
    ("lines", "parties"),
    [
        (("Gemeente Veenstad", "Borg Wonen", "Huurdersbelang Borg"), [("Borg Wonen", C), ("Huurdersbelang Borg", H)]),
        # On a letter, and under a drawing.
        (
            ("Onderwerp: afspraken voor 2030", "Gemeente Veenstad", "Meerborg", "Figuur 1: wachttijd"),
            [("Meerborg", None)],
        ),
        # Over the signatures: who signs is passed over.
        (
            ("Gemeente Veenstad, de heer W. Vos, wethouder Wonen", "Meerborg, mevrouw C. Brand, bestuurder"),
            [("Meerborg", C)],
        ),
        (
            ("namens de gemeente Veenstad", "namens Meerborg: B. Brand", "namens HBV Meerborg"),
            [("Meerborg", None), ("HBV Meerborg", H)],
        ),
        (
            (
                "A. Vos, wethouder gemeente Veenstad",
                "C. Brand, directeur-bestuurder Meerborg",
                "D. Kok, voorzitter De Stem",
            ),
            [("Meerborg", C), ("De Stem", H)],
        ),
        (
            (
                "Gemeente Veenstad",
                "Meerborg",
                "Wethouder A. Vos",
                "Bestuurder C. Brand",
                "HBV Stem",
                "Voorzitter D. Kok",
            ),
            [("Meerborg", None), ("HBV Stem", H)],
        ),
        # What a group of them is, said before their names.
        (
            ("Gemeente: Veenstad", "Corporaties: Kade, Meerborg", "Huurders: De Stem, Samen"),
            [("Kade", C), ("Meerborg", C), ("De Stem", H), ("Samen", H)],
        ),
        # Behind a name what it is.
        (
            (
                "Gemeente Veenstad: lokale overheid, en verantwoordelijk voor het wonen",
                "Kade: woningcorporatie met 900 woningen in de kernen en op het land",
                "De Stem, huurdersorganisatie van Kade",
            ),
            [("Kade", C), ("De Stem", H)],
        ),
        # A short name in brackets amid the whole one.
        (
            ("Gemeente Veenstad", "Meerborg", "Huurdersbelangenvereniging (HBV) De Stem"),
            [("Meerborg", None), ("Huurdersbelangenvereniging De Stem", H)],
        ),
        (
            ("tussen", "Gemeente Veenstad", "en", "Borg Wonen", "en", "Huurdersbelang Borg"),
            [("Borg Wonen", C), ("Huurdersbelang Borg", H)],
        ),
    ],
)
def test_lists(lines: tuple[str, ...], parties: list[tuple[str, str | None]]) -> None:
    got = found(lines=lines)
    assert [name for name, _ in got] == ["gemeente Veenstad", *(name for name, _ in parties)]
    assert all(kind == wanted for (_, kind), (_, wanted) in zip(got[1:], parties, strict=True) if wanted)


def test_nobody_who_signed_is_kept() -> None:
    lines = ("Gemeente Veenstad, de heer W. Vos, wethouder", "Borg Wonen: mw. C. Brand, bestuurder")
    parties = find_parties([], [lines], "Veenstad", "")
    assert not any(person in str(party) for party in parties for person in ("Vos", "Brand"))


@pytest.mark.parametrize("titled", ["Prestatieafspraken Veenstad – Stichting Borg – SHBW", ""])
def test_an_abbreviation_in_the_title_is_the_name(titled: str) -> None:
    text = "De gemeente Veenstad, Stichting Borg en Stichting Huurders Borg Wonen (SHBW) zijn overeengekomen. SHBW adviseert."
    party = find_parties([text], [], "Veenstad", text, titled=titled)[-1]
    names = ("SHBW", "Stichting Huurders Borg Wonen")
    assert (party.name, party.aliases[0]) == (names if titled else names[::-1])


def test_a_short_name_is_an_alias() -> None:
    text = (
        "De gemeente Veenstad, Stichting Borgstede (hierna te noemen: Borg) en Huurdersraad Borgstede maken afspraken."
    )
    parties = {p.name: p.aliases for p in find_parties([text], [], "Veenstad", text)}
    assert "Borg" in parties["Stichting Borgstede"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Huurdersraad Woonborg", H),
        ("Bewonersraad Borg", H),
        ("HBV De Stem", H),
        ("Woonborg", C),
        ("Wonen Zuid", C),
        ("Zorggroep Zuid", O),
        ("gemeente Veenstad", G),
        ("Meerborg", None),
        ("Bewoonster van Kade", None),
        ("Klankbord Kade", H),
        ("Cliëntenraad De Kade", H),
    ],
)
def test_kind_of(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_initials_on_a_line_of_their_own_are_no_party() -> None:
    lines = ("Namens de gemeente Veenstad,", "de wethouder,", "J. de Boer", "Namens Borg Wonen,", "M. Groot")
    assert [name for name, _ in found(lines=lines)] == ["gemeente Veenstad", "Borg Wonen"]


def test_who_acts_before_a_colon_is_no_other_gemeente() -> None:
    for line in ("Gemeente/Woonborg: opstellen van een lijst.", "Woonborg, gemeente: Wij verkennen samen wat kan."):
        assert [name for name, kind in found(line) if kind == G] == ["gemeente Veenstad"]


def test_a_second_name_after_gemeente_is_one_where_the_text_calls_it_so() -> None:
    named = "Gemeente Veenstad en Meerdorp, Stichting Borg en Huurdersraad Borg sluiten deze afspraken."
    assert ("gemeente Meerdorp", G) in found(named, whole=f"{named} Borg bouwt in de gemeente Meerdorp.")
    assert ("gemeente Borg", G) not in found(named, whole=f"{named} Trekker Gemeente Borg")


@pytest.mark.parametrize("label", ["Betrokken", "Samen met", "Partners"])
def test_the_next_label_on_a_line_of_who_acts_is_no_party(label: str) -> None:
    parties = found(f"Trekker: Borg Wonen, Huurdersraad, gemeente | {label}: alle partijen | Gereed: juli 2030")
    assert [name for name, _ in parties] == ["gemeente Veenstad", "Borg Wonen", "Huurdersraad"]


def test_what_a_paragraph_is_about_is_no_party() -> None:
    lines = (
        "Gemeente Veenstad",
        "Borg Wonen",
        "Overleg: in mei bespreken partijen wat er is gedaan",
        "Regionaal overleg: de wethouder brengt er in wat er speelt",
        "Doorlopend",
        "Kade Wonen: J. de Boer, bestuurder",
    )
    assert [name for name, _ in found(lines=lines)] == ["gemeente Veenstad", "Borg Wonen", "Kade Wonen"]


def test_a_name_with_two_parts_is_one_where_the_text_uses_it_so() -> None:
    lines = ("Gemeente Veenstad", "Vecht en Omstreken Wonen", "Huurdersplatform Vecht")
    whole = "\n".join([*lines, "Vecht en Omstreken Wonen verhuurt 2.000 woningen."])
    assert found("; ".join(lines), lines, whole) == [
        VEENSTAD,
        ("Vecht en Omstreken Wonen", C),
        ("Huurdersplatform Vecht", H),
    ]


def test_a_common_noun_before_a_name_is_no_part_of_it() -> None:
    lines = ("Gemeente Veenstad", "Woningcorporatie Kade", "SHK (Samenwerkende Huurders Kade)")
    party = find_parties([], [lines], "Veenstad", "")[1]
    assert (party.name, party.aliases) == ("Kade", ("Woningcorporatie Kade",))
    assert found(lines=lines)[2] == ("SHK", H)


@pytest.mark.parametrize(
    "listed",
    [
        "woningcorporatie Berg en Bos Thuis (BBT)",
        "Berg en Bos Thuis (hierna: BBT)",
        "Corporatie Berg en Bos Thuis, hierna te noemen B&BT",
        "BBT: Berg en Bos Thuis",
    ],
)
def test_the_initials_of_an_abbreviation_tell_that_a_name_has_two_parts(listed: str) -> None:
    """Though neither stands on a line by itself, nor comes back in the text."""
    sentence = f"gemeente Veenstad; {listed}; huurdersorganisatie Huurdersplatform Veenstad (HPV)"

    assert ("Berg en Bos Thuis", C) in found(sentence)
    assert not {"Berg", "Bos Thuis"} & {name for name, _ in found(sentence)}


def test_an_abbreviation_of_the_second_leaves_two_names() -> None:
    sentence = (
        "Tussen de gemeente Veenstad, de corporaties Kade en Bos Thuis (BT) en de huurdersraad zijn afspraken gemaakt."
    )

    assert found(sentence) == [VEENSTAD, ("Kade", C), ("Bos Thuis", C)]


def test_what_it_is_in_the_singular_tells_that_a_name_has_two_parts() -> None:
    """So where neither of them is ever said alone."""
    sentence = "gemeente Veenstad; woningcorporatie Melk en Honing; huurdersvereniging Melk en Honing"
    whole = f"{sentence}. Melk en Honing bouwt 40 woningen."

    assert found(sentence, whole=whole) == [
        VEENSTAD,
        ("Melk en Honing", C),
        ("Huurdersvereniging Melk en Honing", H),
    ]


def test_en_omstreken_is_of_the_name() -> None:
    parties = find_parties(
        ["1. de gemeente Veenstad; 2. Woonstichting Kade; 3. Huurdersvereniging Veenstad e.o. (hierna: HVV);"],
        [],
        "Veenstad",
        "",
    )

    assert [(party.name, party.aliases) for party in parties[2:]] == [("Huurdersvereniging Veenstad e.o.", ("HVV",))]


def test_a_sentence_with_an_office_in_it_names_nobody() -> None:
    lines = ("Tweemaal per jaar vindt overleg plaats tussen de wethouder en", "Elk kwartaal spreken de bestuurder en")

    assert found(lines=lines) == [VEENSTAD]


def test_a_person_beside_an_office_is_no_gemeente() -> None:
    lines = ("Noor van den Akker, wethouder wonen", "Kade Wonen, bestuurder", "Huurdersraad Kade, voorzitter")

    assert found(lines=lines) == [VEENSTAD, ("Kade Wonen", C), ("Huurdersraad Kade", H)]


@pytest.mark.parametrize("word", ["Uitvoeringsjaar 2031", "Woonakkoord Veenstad"])
def test_what_a_line_of_a_cover_tells_is_no_corporatie(word: str) -> None:
    lines = (word, "gemeente Veenstad", "Kade Wonen", "Huurdersraad Kade")

    assert found(lines=lines) == [VEENSTAD, ("Kade Wonen", C), ("Huurdersraad Kade", H)]


def test_a_name_without_its_form_is_the_same() -> None:
    sentence = (
        "De gemeente Veenstad, woningbouwvereniging Samen Sterk (hierna: SS) en Huurdersraad Veenstad maken afspraken."
    )
    lines = ("gemeente Veenstad", "Woningbouwvereniging Samen Sterk", "Huurdersraad Veenstad")

    assert found(sentence, lines)[1:] == [("Woningbouwvereniging Samen Sterk", C), ("Huurdersraad Veenstad", H)]
