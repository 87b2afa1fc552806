"""The taggers: both bases say the same, offsets hold, pipelines can be saved, and a wrong model is told."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from jaarschijf.nlp import model as model_module
from jaarschijf.nlp.model import BLANK, install_model, model_status
from jaarschijf.nlp.pipeline import BlankTagger, SpacyTagger, build_pipeline, tagger
from jaarschijf.nlp.rules import TaggedText
from jaarschijf.nlp.span import Setting
from jaarschijf.nlp.tag import tag, tag_many
from jaarschijf.nlp.tag_page import tags_to_html
from jaarschijf.schema.document import Document, Party, Passage, Row
from jaarschijf.schema.mention import Tags
from jaarschijf.schema.problems import ModelError

STAND_IN = "nl_ud_standin"
PARTIES = (
    Party(name="gemeente Dorpstede", kind="gemeente"),
    Party(name="Stichting Woongoed Zuid", kind="corporatie", aliases=("WGZ",)),
    Party(name="Thuisrijk", kind="corporatie"),
    Party(name="De Negen Dorpen", kind="corporatie"),
)
SETTING = Setting(2025, "jaarafspraak", "Dorpstede", PARTIES)
TEXTS = [
    "De gemeente bouwt in 2025 minimaal 40 woningen voor starters.",
    "De corporaties overleggen tweemaal per jaar met de gemeente over 30% sociale huur.",
    "Het plan wordt door Thuisrijk uitgevoerd voor € 50.000.",
    "Thuisrijk evalueert uiterlijk 1 juli Q1/Q2 met WGZ.",
    "De Negen Dorpen bouwt 40 woningen.",
]

# Clear to both a parser and the patterns: a subject that opens the sentence, an object, an agent, a preposition.
CLEAR = [
    "De gemeente bouwt in 2025 minimaal 40 woningen.",
    "De corporaties verhogen de huur.",
    "De gemeente en de corporaties maken een plan.",
    "De gemeente ondersteunt de corporaties.",
    "De gemeente betrekt de corporaties bij het plan.",
    "De gemeente informeert de corporaties over de plannen.",
    "Het plan wordt door Thuisrijk uitgevoerd.",
    "De woningen worden door de corporaties verbeterd.",
    "De corporaties overleggen met de gemeente.",
    "De corporaties bouwen samen met de gemeente woningen.",
    "De gemeente betaalt de kosten van de corporaties.",
    "De gemeente vraagt advies aan de provincie.",
]


def document(*texts: str, municipality: str = "Dorpstede") -> Document:
    rows = tuple(
        Row(ordinal=i, theme="1", jaarafspraken={2025: Passage(text=text)}, page=1) for i, text in enumerate(texts)
    )
    return Document(
        document_id="doc", sha256="0" * 64, source="x.pdf", municipality=municipality, year=2025, page_count=1, parties=PARTIES, rows=rows
    )  # fmt: skip


def tagged(using: BlankTagger | SpacyTagger) -> list[TaggedText]:
    return list(using.tag((text, SETTING) for text in TEXTS))


def by_rules(texts: list[TaggedText]) -> list[TaggedText]:
    return [TaggedText(tuple(span for span in text.spans if span.source == "rules"), text.commitment) for text in texts]


def test_the_blank_base_says_the_same_as_a_spacy_pipeline_and_without_spacy() -> None:
    assert tagged(SpacyTagger(build_pipeline())) == tagged(BlankTagger())
    program = "import sys, jaarschijf.nlp.tag\nassert 'spacy' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", program], check=False, cwd=Path(__file__).parents[2]).returncode == 0


def test_a_saved_pipeline_loads_and_says_the_same(tmp_path: Path) -> None:
    build_pipeline().to_disk(tmp_path / "saved")

    saved = tagger(str(tmp_path / "saved"))

    assert list(saved.tag((text, SETTING) for text in TEXTS)) == tagged(BlankTagger())


def test_spans_carry_their_values_as_extensions() -> None:
    nlp = build_pipeline()
    doc = nlp.make_doc(TEXTS[0])
    doc._.setting = SETTING
    spans = {span.label_: span for span in nlp(doc).spans["jaarschijf"]}

    assert spans["ACTOR"]._.value == "gemeente Dorpstede"
    assert spans["ACTOR"]._.role == "trekker"
    assert spans["DEADLINE"]._.timex == "2025"
    assert (spans["QUANTITY"]._.numbers, spans["QUANTITY"]._.bound) == ((40.0,), "min")
    assert doc._.commitment["kind"] == "resultaat"


def test_a_number_in_the_name_of_who_acts_counts_nothing() -> None:
    (tagged,) = BlankTagger().tag([("De Negen Dorpen bouwt 40 woningen.", SETTING)])

    assert [(span.label, span.value or span.numbers) for span in tagged.spans] == [
        ("ACTOR", "De Negen Dorpen"),
        ("QUANTITY", (40.0,)),
    ]


def test_a_plain_text_needs_no_setting() -> None:
    doc = build_pipeline()("De corporaties bouwen 40 woningen.")

    assert [span.label_ for span in doc.spans["jaarschijf"]] == ["ACTOR", "QUANTITY"]


@pytest.mark.skipif(find_spec(STAND_IN) is None, reason="the stand-in model does not lie beside this checkout")
def test_a_model_agrees_with_the_rules_and_marks_what_only_it_knows() -> None:
    with_model = tagged(SpacyTagger(build_pipeline(STAND_IN)))

    assert by_rules(with_model) == tagged(BlankTagger())


@pytest.mark.skipif(find_spec(STAND_IN) is None, reason="the stand-in model does not lie beside this checkout")
def test_the_parse_agrees_with_the_patterns_on_clear_cases() -> None:
    from jaarschijf.nlp.entities import role_by_parse

    nlp = build_pipeline(STAND_IN)
    for text in CLEAR:
        doc = nlp.make_doc(text)
        doc._.setting = SETTING
        actors = [span for span in nlp(doc).spans["jaarschijf"] if span.label_ == "ACTOR" and span._.source == "rules"]
        assert actors
        assert [(text, span.text, role_by_parse(span)) for span in actors] == [
            (text, span.text, span._.role) for span in actors
        ]


def test_mentions_lie_where_they_say() -> None:
    texts = [*TEXTS, "Partijen evalueren dit.\n\nDe gemeente betaalt € 5.000 in Q1/Q2 2025; Thuisrijk 10%."]
    read = document(*texts)
    tags = tag(read, model=BLANK)

    assert tags.model == BLANK
    assert len({mention.label for mention in tags.mentions}) == 6
    for mention in tags.mentions:
        assert texts[mention.row][mention.start : mention.end] == mention.text


def test_documents_are_tagged_in_order_each_with_its_own_parties() -> None:
    first, second = tag_many(
        [document("De gemeente bouwt."), document("De gemeente bouwt.", municipality="Elders")], model=BLANK
    )

    assert isinstance(first, Tags)
    assert [tags.mentions[0].value for tags in (first, second)] == ["gemeente Dorpstede", "gemeente Dorpstede"]
    assert tag(document("Thuisrijk bouwt."), model=BLANK).commitments[0].kind == "resultaat"


def test_an_absent_model_is_told() -> None:
    with pytest.raises(ModelError, match="no-such-model"):
        tag(document("De gemeente bouwt."), model="no-such-model")


def test_the_view_is_escaped_and_names_values() -> None:
    read = document("De gemeente bouwt <b>40 woningen</b> in 2025.")
    page = tags_to_html(read, tag(read, model=BLANK))

    assert "&lt;b&gt;" in page
    assert "DEADLINE 2025-12-31" in page


def test_the_status_names_the_model_and_the_pinned_wheel() -> None:
    status = model_status()

    assert status.name in (BLANK, model_module.MODEL)
    assert "#sha256=" in status.install_command
    assert model_module.MODEL_VERSION in status.install_command


def test_a_failed_install_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(model_module, "_pip_command", lambda: [sys.executable, "-c", "raise SystemExit(3)"])

    with pytest.raises(ModelError, match="exit status 3"):
        install_model(said.append)
    assert said
