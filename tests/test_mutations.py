"""Our own documents, damaged in two hundred ways: no crash that costs more than its file, and no wrong claim.

A wrong claim is a document whose rows are not those of the original, without a warning, though the file's text is the same.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from jaarschijf.corpus.store import Corpus
from jaarschijf.ingestion import FileOutcome, IngestReport, Options, ingest

GOLDEN = Path(__file__).parent / "golden" / "series"
ORIGINALS = [GOLDEN / "waterveen" / year / "source.pdf" for year in ("2022", "2023", "2024")]
MUTANTS, SEED = 200, 4711
Mutation = Callable[[Path, random.Random], bytes]


def flip_bits(pdf: Path, chance: random.Random) -> bytes:
    content = bytearray(pdf.read_bytes())
    for _ in range(chance.choice((1, 4, 40, 400))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def cut_off(pdf: Path, chance: random.Random) -> bytes:
    content = pdf.read_bytes()
    return content[: chance.randrange(len(content))]


def cut_out(pdf: Path, chance: random.Random) -> bytes:
    content = pdf.read_bytes()
    at = chance.randrange(len(content))
    return content[:at] + content[at + chance.randrange(1, 3000) :]


def double(pdf: Path, chance: random.Random) -> bytes:
    content = pdf.read_bytes()
    at, length = chance.randrange(len(content)), chance.randrange(1, 3000)
    return content[: at + length] + content[at:]


def operate(pdf: Path, chance: random.Random) -> bytes:
    """Take a few entries out of dictionaries, or put something of another kind in their place."""
    values = (0, -1, 2**31, "x", pikepdf.Name.Page, pikepdf.Array([]), pikepdf.Dictionary(), None)
    with warnings.catch_warnings(), pikepdf.open(pdf) as document:
        warnings.simplefilter("ignore")
        dictionaries = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)]
        for _ in range(chance.choice((1, 2, 8))):
            thing = chance.choice(dictionaries)
            keys = sorted(set(thing.keys()) - {"/Length"})
            if keys:
                key, value = chance.choice(keys), chance.choice(values)
                if value is None:
                    del thing[key]
                else:
                    thing[key] = value
        stream = BytesIO()
        document.save(stream)
    return stream.getvalue()


MUTATIONS: tuple[Mutation, ...] = (flip_bits, cut_off, cut_out, double, operate)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[IngestReport, Path, dict[str, Path]]:
    """What became of the mutants, the corpus they went in, and the original of each."""
    folder = tmp_path_factory.mktemp("mutants")
    chance = random.Random(SEED)
    origins: dict[str, Path] = {}
    for number in range(MUTANTS):
        original, mutate = ORIGINALS[number % len(ORIGINALS)], MUTATIONS[number % len(MUTATIONS)]
        path = folder / f"{number:03}-{mutate.__name__}.pdf"
        try:
            path.write_bytes(mutate(original, chance))
        except (pikepdf.PdfError, ValueError, RuntimeError):
            path.write_bytes(cut_off(original, chance))  # not even pikepdf would write that
        origins[str(path)] = original
    db = folder / "corpus.duckdb"
    originals = ingest([str(pdf) for pdf in ORIGINALS], db=str(db), options=Options(link=False))
    # A mutant whose letters are lost goes to Tesseract, which may take long over it: that is not what is tried here.
    report = ingest([str(folder)], db=str(db), options=Options(jobs=2, link=False, timeout=3, memory=2048))
    report.files.extend(originals.files)
    return report, db, origins


def test_every_mutant_is_accounted_for(run: tuple[IngestReport, Path, dict[str, Path]]) -> None:
    report, db, origins = run
    told = {file.path: file for file in report.files}

    assert set(origins) <= set(told)
    assert [file for file in report.files if file.outcome not in ("stored", "known") and not file.reason] == []
    surprises = [
        file for file in report.files if "unexpected" in (file.reason or "") or "crashed" in (file.reason or "")
    ]
    assert surprises == []
    assert sum(file.outcome == "stored" for file in told.values()) > MUTANTS // 5
    with Corpus.open(db, read_only=True) as corpus:
        assert corpus.check() == []


def text_of(pdf: Path) -> list[str]:
    """The text of each page as pypdfium2 gives it, so that another than ours judges; empty for a page that it can't follow."""
    texts = []
    with pypdfium2.PdfDocument(pdf) as document:
        for index in range(len(document)):
            try:
                texts.append(document[index].get_textpage().get_text_bounded())
            except pypdfium2.PdfiumError:
                texts.append("")
    return texts


def test_no_mutant_makes_a_wrong_claim(run: tuple[IngestReport, Path, dict[str, Path]]) -> None:
    report, db, origins = run
    rows: dict[str, list[str]] = {}
    with Corpus.open(db, read_only=True) as corpus:
        for row in corpus.table("agreements").to_pylist():
            told = [
                row[name] for name in ("year", "theme_number", "row_number", "doelstelling", "kaderafspraak", "text")
            ]
            rows.setdefault(row["document_id"], []).append(repr([*told, row["trekker"], row["gereed"]]))
    stored = {Path(file.path): file for file in report.files if file.document_id}

    def claims(file: FileOutcome) -> list[str]:
        return rows.get(file.document_id or "", [])

    wrong = [
        path.name
        for path, file in stored.items()
        if str(path) in origins
        and claims(file) != claims(stored[origins[str(path)]])
        and not file.warnings
        and text_of(path) == text_of(origins[str(path)])
    ]
    assert wrong == []
