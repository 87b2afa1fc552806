"""What a page gives, whichever way its PDF was drawn; the PDFs are drawn here, operator by operator."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest

from jaarschijf.extract.pdf.characters import Chars, Style
from jaarschijf.extract.pdf.pages import Reader, read_pages, render_pages
from jaarschijf.extract.pdf.words import chars_to_words
from jaarschijf.schema.geometry import Box
from jaarschijf.schema.problems import DamagedPdf, EncryptedPdf, NotAPdf, UnreadableFile
from tests.extract.conftest import HEIGHT, WIDTH, Draw
from tests.extract.drawn import READERS, close, read, texts, write

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "corpus"


# Words


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(write(50, 700, "twee woorden"), ["twee", "woorden"], id="a space"),
        pytest.param(write(50, 700, "12") + write(66, 700, "34"), ["12", "34"], id="a gap without a space"),
        pytest.param(write(50, 700, "hu") + write(61.12, 700, "ur"), ["huur"], id="a word in pieces"),
        pytest.param(
            write(50, 700, "on") + write(50, 650, "lager") + write(61.12, 700, "der"),
            ["onder", "lager"],
            id="a word in pieces, out of order",
        ),
        pytest.param(write(50, 600, "onder") + write(50, 700, "boven"), ["boven", "onder"], id="out of order"),
        pytest.param(write(300, 700, "rechts") + write(50, 701, "links"), ["links", "rechts"], id="columns"),
        pytest.param(write(50, 700, "balletttent"), ["balletttent"], id="real double letters"),
        pytest.param(write(50, 700, "vet") + write(50.4, 699.7, "vet"), ["vet"], id="a shadow"),
        pytest.param(write(50, 700.2, "vet") + write(50.4, 699.5, "vet"), ["vet"], id="a shadow a little lower"),
        pytest.param(
            write(50, 700, "10.Woonborg bouwt") + write(50, 650, "Art3.Bouw 2.0 1.W"),
            ["10.", "Woonborg", "bouwt", "Art3.Bouw", "2.0", "1.W"],
            id="a number close to its text",
        ),
        pytest.param(write(700, 700, "buiten") + write(50, 700, "binnen"), ["binnen"], id="outside the page"),
    ],
)
def test_words_are_parted_by_spaces_gaps_and_lines(
    draw: Draw, content: str, expected: list[str], reader: Reader
) -> None:
    assert texts(read(draw(content), reader)) == expected


@pytest.mark.parametrize("reader", READERS)
def test_a_footnote_mark_is_a_word_of_its_own(draw: Draw, reader: Reader) -> None:
    page = read(draw(write(50, 700, "huur") + write(71, 704, "3", size=6) + write(50, 650, "40 m2")), reader)

    assert [(word.text, word.superscript) for word in page.words] == [
        ("huur", False),
        ("3", True),
        ("40", False),
        ("m2", False),
    ]


def test_square_metres_are_one_word(draw: Draw) -> None:
    page = read(draw(write(50, 700, "m") + write(58.4, 703, "2", size=6)))

    assert texts(page) == ["m2"]


@pytest.mark.parametrize("reader", READERS)
def test_a_word_knows_its_look_and_where_its_letters_end(draw: Draw, reader: Reader) -> None:
    content = "1 0 0 rg " + write(50, 700, "Wonen", size=12, face="F2")
    (word,) = read(draw(content), reader).words

    assert (word.size, word.bold, word.italic, word.color) == (12, True, False, 0xFF0000)
    assert len(word.ends) == len("Wonen")
    assert list(word.ends) == sorted(word.ends)
    assert word.ends[-1] == pytest.approx(word.box.x1, abs=0.02)
    # As high as the font, hung on the baseline (100 points from the top of 800).
    assert word.box.height == pytest.approx(12, abs=0.02)
    assert word.box.top < 92
    assert word.box.bottom > 100


def test_both_readers_give_boxes_that_agree(draw: Draw) -> None:
    path = draw(
        write(50, 700, "Wonen", size=12, face="F2")
        + write(50, 650, "en zorg")
        + write(85, 650, "1", size=6, more="3 Ts")
    )
    ours, theirs = read(path, "pdfium"), read(path, "pdfminer")

    assert texts(ours) == texts(theirs)
    assert all(close(a.box, b.box, 0.5) for a, b in zip(ours.words, theirs.words, strict=True))


# Pages


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("rotate", "matrix"),
    [
        (0, "1 0 0 1 100 700"),
        (90, "0 1 -1 0 100 100"),
        (180, "-1 0 0 -1 500 100"),
        (270, "0 -1 1 0 500 700"),
    ],
)
def test_a_turned_page_is_read_upright(draw: Draw, rotate: int, matrix: str, reader: Reader) -> None:
    content = f"BT /F1 10 Tf {matrix} Tm (eerste regel) Tj 0 -20 Td (tweede) Tj ET"
    page = read(draw(content, page={"/Rotate": rotate}), reader)

    assert (page.width, page.height) == ((HEIGHT, WIDTH) if rotate % 180 else (WIDTH, HEIGHT))
    assert page.rotation == rotate
    assert texts(page) == ["eerste", "regel", "tweede"]
    assert close(page.words[0].box, Box(100, 92.2, 127.8, 102.2), 0.5)


@pytest.mark.parametrize("reader", READERS)
def test_a_page_drawn_lying_on_its_side_is_set_upright(draw: Draw, reader: Reader) -> None:
    page = read(draw("BT /F1 10 Tf 0 1 -1 0 100 100 Tm (eerste regel) Tj 0 -20 Td (tweede) Tj ET"), reader)

    assert (page.width, page.height, page.rotation) == (HEIGHT, WIDTH, 90)
    assert texts(page) == ["eerste", "regel", "tweede"]


def test_a_page_turned_away_from_its_text_gives_the_same_words(draw: Draw) -> None:
    content = "BT /F1 10 Tf 100 700 Td (V) Tj 5.9 0 Td (eenzicht wijst) Tj ET"  # the V closer, and an object of its own
    turned = [texts(read(draw(content, page={"/Rotate": angle}))) for angle in (0, 90, 180, 270)]
    assert turned == [["Veenzicht", "wijst"]] * 4


def test_text_up_the_margin_is_one_word_beside_the_page(draw: Draw) -> None:
    body = "".join(write(100, 700 - 20 * line, "gewone tekst") for line in range(5))
    page = read(draw(body + "BT /F1 10 Tf 0 1 -1 0 30 300 Tm (concept) Tj ET"))

    assert texts(page) == ["gewone", "tekst"] * 5 + ["concept"]


@pytest.mark.parametrize("reader", READERS)
def test_coordinates_count_from_the_crop_box(draw: Draw, reader: Reader) -> None:
    content = write(110, 700, "binnen") + write(20, 700, "weg") + "100 600 m 200 600 l S"
    page = read(draw(content, page={"/CropBox": pikepdf.Array([50, 100, 550, 750])}), reader)

    assert (page.width, page.height) == (500, 650)
    assert texts(page) == ["binnen"]
    assert page.words[0].box.x0 == pytest.approx(60, abs=1)
    assert close(page.rules[0].box, Box(50, 149.5, 150, 150.5))


@pytest.mark.parametrize("reader", READERS)
def test_a_page_may_be_told_from_any_corner(draw: Draw, reader: Reader) -> None:
    page = read(draw(write(60, 700, "tekst"), page={"/MediaBox": pikepdf.Array([550, 750, 50, 100])}), reader)

    assert (page.width, page.height, texts(page)) == (500, 650, ["tekst"])
    assert page.words[0].box.x0 == pytest.approx(10, abs=1)


@pytest.mark.parametrize("reader", READERS)
def test_a_page_of_which_nothing_is_shown_is_told(draw: Draw, tmp_path: Path, reader: Reader) -> None:
    with pikepdf.open(draw(write(60, 700, "tekst"))) as pdf:
        pdf.pages.append(pdf.pages[0])
        pdf.pages[1].obj["/CropBox"] = pikepdf.Array([5000, 5000, 5600, 5800])
        pdf.save(tmp_path / "beside.pdf")

    assert [page.followed for page in read_pages(tmp_path / "beside.pdf", reader=reader)] == [True, False]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("key", ["/MediaBox", "/CropBox"])
def test_a_box_of_all_pages_counts_for_each(draw: Draw, key: str, reader: Reader) -> None:
    """It may stand above the pages, once: here that of a wide page, with text at its right."""
    path = draw(
        write(60, 700, "links") + write(1000, 300, "rechts"), page={"/MediaBox": pikepdf.Array([0, 0, 1190, 842])}
    )
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pages, page = pdf.Root.Pages, pdf.pages[0].obj
        pages[key] = pikepdf.Array([50, 0, 1100, 842])
        if key == "/MediaBox":
            del page[key]
        pdf.save(path)
    found = read(path, reader)

    assert (found.width, found.height, texts(found)) == (1050, 842, ["links", "rechts"])
    assert found.words[0].box.x0 == pytest.approx(10, abs=1)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("box", [(600, 800, 0, 0), (-90, -90, 900, 900), (0, 0, 0, 0)])
def test_what_is_visible_lies_within_the_page(draw: Draw, box: tuple[int, ...], reader: Reader) -> None:
    """A crop box that is given from its other corner, is larger than the page, or empty."""
    page = read(draw(write(60, 700, "tekst"), page={"/CropBox": pikepdf.Array(box)}), reader)

    assert (page.width, page.height, texts(page)) == (WIDTH, HEIGHT, ["tekst"])
    assert page.words[0].box.x0 == pytest.approx(60, abs=1)


# Files


def test_what_is_no_pdf_says_so(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"PK\x03\x04" + bytes(2000))

    (tmp_path / "leeg.pdf").touch()
    with pytest.raises(NotAPdf, match="the file is empty"):
        next(read_pages(tmp_path / "leeg.pdf"))
    with pytest.raises(NotAPdf, match=r"brief\.pdf"):
        next(read_pages(path))


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="No such file"):
        next(read_pages(tmp_path / "weg.pdf"))


@pytest.mark.parametrize("reader", READERS)
def test_a_damaged_pdf_says_what_to_do(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "kapot.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)

    with pytest.raises(DamagedPdf, match="print it to a new PDF"):
        next(read_pages(path, reader=reader))


@pytest.mark.parametrize("reader", READERS)
def test_a_password_is_asked_for_and_opens(draw: Draw, reader: Reader) -> None:
    path = draw(write(50, 700, "geheim"), encryption=pikepdf.Encryption(owner="baas", user="lezer"))

    with pytest.raises(EncryptedPdf, match="password"):
        next(read_pages(path, reader=reader))
    assert texts(read(path, reader, password="lezer")) == ["geheim"]


def test_a_damaged_file_wants_no_password_because_the_one_before_did(draw: Draw, tmp_path: Path) -> None:
    damaged = tmp_path / "kapot.pdf"
    damaged.write_bytes(re.sub(rb"/Pages \d+", b"/Pages 99", draw(write(50, 700, "open")).read_bytes()))
    locked = draw(write(50, 700, "geheim"), encryption=pikepdf.Encryption(owner="baas", user="lezer"))

    for path, error in ((damaged, DamagedPdf), (locked, EncryptedPdf), (damaged, DamagedPdf)):
        with pytest.raises(error):
            next(read_pages(path))


def test_a_pdf_that_only_forbids_changes_opens_without_a_password(draw: Draw) -> None:
    path = draw(write(50, 700, "open"), encryption=pikepdf.Encryption(owner="baas", user=""))

    assert texts(read(path)) == ["open"]


def test_a_page_that_pdfium_cannot_follow_is_read_by_pdfplumber(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
        raise pypdfium2.PdfiumError("Failed to load page.")

    path = draw(write(50, 700, "toch gelezen"))
    monkeypatch.setattr(pypdfium2.PdfDocument, "get_page", fail)
    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", fail)

    assert texts(read(path)) == ["toch", "gelezen"]


def test_a_page_whose_text_pdfium_cannot_follow_is_read_by_pdfplumber(
    draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(page: pypdfium2.PdfPage) -> pypdfium2.PdfTextPage:
        raise pypdfium2.PdfiumError("Failed to load text page.")

    path = draw(write(50, 700, "toch gelezen"))
    monkeypatch.setattr(pypdfium2.PdfPage, "get_textpage", fail)

    assert texts(read(path)) == ["toch", "gelezen"]


# Letters drawn as always, and said to be of the private use area.
@pytest.mark.parametrize("entries", [b"/Odd", b"/Rotate /Name"])
def test_a_page_on_which_pdfplumber_falls_even_when_it_closes_is_read_by_pdfium(draw: Draw, entries: bytes) -> None:
    path = draw(write(50, 700, "toch gelezen"))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False, qdf=True)
    content = path.read_bytes()
    assert content.count(b"/Type /Page\n") == 1
    path.write_bytes(content.replace(b"/Type /Page\n", b"/Type /Page " + entries + b"\n"))

    assert texts(read(path, "pdfminer")) == ["toch", "gelezen"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("size", ["10", "99999999999999999999999999999999", "0", "-10", "0.0000001"])
def test_text_that_is_absurdly_far_away_or_large_harms_no_other(draw: Draw, size: str, reader: Reader) -> None:
    huge = "3" + "0" * 38
    far = "".join(
        f"q {huge} 0 0 {huge} {huge} {huge} cm BT /F1 {size} Tf {matrix} Tm (ver) Tj (weg) Tj ET Q\n"
        for matrix in (
            f"1 0 0 1 {huge} {huge}",
            f"{huge} 0 0 {huge} -{huge} 5",
            f"0 0 0 0 {huge} -{huge}",
            f"{huge} {huge} 1 1 0 0",
        )
    )
    path = draw(write(50, 700, "gewoon gelezen") + far)

    page = read(path, reader)
    assert texts(page)[:2] == ["gewoon", "gelezen"]
    assert all(0 <= word.box.x0 <= word.box.x1 <= WIDTH for word in page.words[:2])


def test_characters_infinitely_far_away_are_left_out_without_a_word() -> None:
    away = np.array([np.inf, np.inf, np.nan, 10.0, 20.0])
    codes = np.array([ord(letter) for letter in "verab"], dtype=np.uint32)
    chars = Chars(codes, away, away - 5, away + 8, away + 5)

    words = chars_to_words(chars, lambda places: [Style(10.0)] * len(places), Box(0, 0, WIDTH, HEIGHT))
    assert [word.text for word in words] == ["a", "b"]


PRIVATE_USE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Hidden def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
1 beginbfrange <20> <7e> <e020> endbfrange endcmap end end"""


@pytest.mark.parametrize("reader", READERS)
def test_a_page_whose_font_hides_its_letters_is_not_legible(draw: Draw, reader: Reader) -> None:
    content = "".join(write(50, 700 - 20 * line, "te lezen", face="F3") for line in range(5))
    hidden = read(draw(content, to_unicode=PRIVATE_USE), reader)
    plain = read(draw(content.replace("F3", "F1")), reader)

    assert plain.legible
    assert not hidden.legible


def test_a_picture_shows_the_page_as_it_is_seen(draw: Draw) -> None:
    path = draw("0 g 100 100 400 100 re f", page={"/Rotate": 90})
    ((number, picture),) = render_pages(path, [1], 36)

    assert number == 1
    assert picture.dtype == np.uint8
    assert picture.shape == (WIDTH // 2, HEIGHT // 2)
    # The bar at the foot stands, turned a quarter clockwise, at the left.
    assert picture[150, 75] == 0
    assert picture[150, 300] == 255


# Both readers


def text_pdfs() -> list[Path]:
    golden = (ROOT / "tests" / "golden").rglob("source.pdf")
    return sorted(path for path in (*golden, *SHARED.rglob("*.pdf")) if "build" not in path.parts)


@pytest.mark.parametrize("path", text_pdfs(), ids=lambda path: "-".join(path.parts[-3:]))
def test_both_readers_give_the_same_words_and_lines(path: Path) -> None:
    for ours, theirs in zip(read_pages(path), read_pages(path, reader="pdfminer"), strict=True):
        assert texts(ours) == texts(theirs)
        assert len(ours.rules) == len(theirs.rules)
        assert len(ours.fills) == len(theirs.fills)
        assert (ours.legible, ours.rotation, ours.turned) == (theirs.legible, theirs.rotation, theirs.turned)
        apart = sum(not close(a.box, b.box, 1.5) for a, b in zip(ours.words, theirs.words, strict=True))
        assert apart <= 0.05 * len(ours.words)


def test_lines_in_forms_within_forms_are_read(tmp_path: Path) -> None:
    path = tmp_path / "nested.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        inner = pdf.make_stream(b"50 100 m 300 100 l S")
        for _ in range(20):
            inner.Type, inner.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            inner.BBox = pikepdf.Array([0, 0, WIDTH, HEIGHT])
            outer = pdf.make_stream(b"/F Do")
            outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
            inner = outer
        page.obj.Contents, page.obj.Resources = inner, inner.Resources
        pdf.save(path)

    (read_page,) = read_pages(path)

    assert [rule.direction for rule in read_page.rules] == ["h"]
