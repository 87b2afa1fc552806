"""A file whose packed parts are broken is told, one as it was saved is not."""

from __future__ import annotations

import base64
import re
import struct
import zlib
from pathlib import Path

import pikepdf
import pytest

from jaarschijf.extract.pdf.broken_streams import file_problems
from jaarschijf.extract.pdf.cross_reference import objects_lead_astray
from jaarschijf.extract.pdf.other_filters import unpacked_by

CONTENT = b"BT /F1 10 Tf 50 700 Td (De gemeente bouwt veertig woningen \\(BT\\).) Tj ET\n" * 40


def saved(path: Path, content: bytes) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].Contents = pdf.make_stream(content)
    pdf.save(path)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("content", "broken"), [(CONTENT, False), (CONTENT[:-5], True), (CONTENT + b" BT (begun, and not", True), (b"", False)]
)  # fmt: skip
def test_texts_that_are_begun_and_not_ended(tmp_path: Path, content: bytes, broken: bool) -> None:
    saved(tmp_path / "a.pdf", content)
    assert [problem.code for problem in file_problems(tmp_path / "a.pdf", 1)] == ["file-damaged"] * broken


def test_a_font_that_is_broken(tmp_path: Path) -> None:
    """Its letters are not drawn, and figures may be lost."""
    whole = saved(tmp_path / "a.pdf", CONTENT).replace(b"/Filter", b"/Length1 9 /Filter")
    at = whole.index(b"stream\n") + 30
    (tmp_path / "b.pdf").write_bytes(whole[:at] + bytes(9) + whole[at + 9 :])
    assert [problem.code for problem in file_problems(tmp_path / "b.pdf", 1)] == ["file-damaged"]


def test_a_stream_that_breaks_off(tmp_path: Path) -> None:
    whole = saved(tmp_path / "a.pdf", CONTENT)
    at = whole.index(b"stream\n") + 30
    for cut in (whole[:at] + whole[at + 10 :], whole[:at]):
        (tmp_path / "b.pdf").write_bytes(cut)
        assert [problem.code for problem in file_problems(tmp_path / "b.pdf", 1)] == ["file-damaged"]


def test_a_stream_that_is_packed_twice(tmp_path: Path) -> None:
    saved(tmp_path / "a.pdf", zlib.compress(CONTENT))
    assert [problem.code for problem in file_problems(tmp_path / "a.pdf", 1)] == ["file-damaged"]


@pytest.mark.parametrize("said", [b"/FlateDecodX", b"/LZWDecode  ", b"            "])
def test_a_stream_that_is_packed_otherwise_than_is_said(tmp_path: Path, said: bytes) -> None:
    """Nothing of it is drawn, and the page is empty."""
    whole = saved(tmp_path / "a.pdf", CONTENT)
    (tmp_path / "b.pdf").write_bytes(whole.replace(b"/FlateDecode", said))
    assert [problem.code for problem in file_problems(tmp_path / "b.pdf", 1)] == ["file-damaged"]


def test_a_table_of_objects_that_leads_elsewhere(tmp_path: Path) -> None:
    """As where a line of the file is lost, or its end: other objects may be found."""
    whole = saved(tmp_path / "a.pdf", CONTENT)
    for lost in (whole.replace(b"endobj\n", b"", 1), whole[: whole.index(b"startxref")]):
        (tmp_path / "b.pdf").write_bytes(lost)
        assert [problem.code for problem in file_problems(tmp_path / "b.pdf", 1)] == ["file-damaged"]


@pytest.mark.parametrize("mode", [pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate])
def test_a_file_that_says_to_have_more_pages_than_are_found(tmp_path: Path, mode: pikepdf.ObjectStreamMode) -> None:
    """Unless it was saved again, which leaves what it had before within it."""
    with pikepdf.new() as pdf:
        for _ in range(3):
            pdf.add_blank_page()
        pdf.save(tmp_path / "a.pdf", object_stream_mode=mode)
    for found, codes in ((3, []), (1, ["page-missing"])):
        assert [problem.code for problem in file_problems(tmp_path / "a.pdf", found)] == codes
    again = b"1 0 obj\nnull\nendobj\nstartxref\n"
    content = (tmp_path / "a.pdf").read_bytes()
    at = content.rindex(b"startxref")
    (tmp_path / "b.pdf").write_bytes(content + again + content[at + 10 :])
    assert [problem.code for problem in file_problems(tmp_path / "b.pdf", 1)] == []


def test_a_font_that_begins_as_none(tmp_path: Path) -> None:
    whole = saved(tmp_path / "a.pdf", CONTENT).replace(b"/Filter", b"/Length1 9 /Filter")
    (tmp_path / "b.pdf").write_bytes(whole)
    assert [problem.code for problem in file_problems(tmp_path / "b.pdf", 1)] == ["file-damaged"]


@pytest.mark.parametrize(
    ("content", "odd"),
    [
        (b"2 beginbfchar <01> <0062> <02> <0063> endbfchar", False),
        (b"2 beginbfchar <01> <0062> <02> <0062> endbfchar", True),
        (b"1 beginbfchar <01> <0066> endbfchar 1 beginbfrange <02> <04> <0064> endbfrange", False),  # f comes twice
        (b"1 beginbfchar <01> <0065> endbfchar 1 beginbfrange <02> <04> <0064> endbfrange", True),
        (b"1 beginbfrange <01> <08> <0041> endbfrange 1 beginbfrange <11> <18> <0041> endbfrange", True),
        (b"2 beginbfrange <01> <08> <0041> <11> <18> <0041> endbfrange 1 beginbfchar <20> <0061> endbfchar", False),
        (b"1 beginbfrange <11> <1A> <0030> endbfrange", False),
        (b"3 beginbfrange <11> <17> <0030> <18> <18> <0038> <19> <19> <0039> endbfrange", False),
        (b"3 beginbfrange <11> <18> <0030> <19> <19> <0039> <1A> <1A> <0038> endbfrange", True),
        (b"2 beginbfrange <11> <19> <0030> <1A> <1A> <0033> endbfrange", True),
        (b"2 beginbfrange <11> <16> <0030> <17> <17> <0037> endbfrange 1 beginbfchar <99> <0036> endbfchar", False),
        (b"/Span <</ActualText (12)>> BDC BT <0017> Tj ET EMC", False),
        (b"/Span <</ActualText (12)>> BDC BT (12) Tj ET EMC", False),
        (b"/Span <</ActualText (12)>> BDC BT <00170018> Tj ET EMC", True),
        (b"/Span <</ActualText (12)>> BDC BT <00040012> Tj ET EMC", True),
        (b"/Span <</ActualText (fi)>> BDC EMC", False),
        (b"/Span <</ActualText (anders)>> BDC EMC", True),
        (b"/Span <</ActualText <FEFF0061006E0064006500720073> >> BDC EMC", True),
        (b"/Span <</ActualText (ffi)>> BDC BT <00170018> Tj ET EMC", False),
        (b"/Span <</ActualText ()>> BDC BT (.........) Tj ET EMC", False),
        (b"/Span <</ActualText ()>> BDC BT (\\000.) Tj (\\000 ) Tj ET EMC", False),
        (b"/Span <</ActualText <FEFF200B> >> BDC BT (n) Tj ( ) Tj (b) Tj ET EMC", True),
        (b"/Span <</ActualText (5)>> BDC BT (veertig woningen) Tj ET EMC", True),
        (b"/Span <</ActualText ()>> BDC BT [<00170018>3<0019001A001B001C>] TJ ET EMC", True),
    ],
)
def test_letters_that_are_told_as_others(tmp_path: Path, content: bytes, odd: bool) -> None:
    saved(tmp_path / "a.pdf", content)
    assert [problem.code for problem in file_problems(tmp_path / "a.pdf", 1)] == ["letters-odd"] * odd


@pytest.mark.parametrize(
    ("content", "broken"),
    [
        (b"BT /F1 9 Tf /P <</MCID 0>> BDC [<00170018> -3 <0019>] TJ (1 <x (a\\)) %) Tj EMC ET", False),
        (b"BT /F1 9 Tf [<0017001> -3 <0019>] TJ ET", True),
        (b"BT /F1 9 Tf [<0017q018> -3 <0019>] TJ ET", True),
        (b"BT /F1 9 Tf [<0017\n0018> -3 <0019] TJ ET", True),
        (b"BT /F1 9 Tf 1 0 0 1 50 700 Tm(Huur)Tj 0 Tc/F2 10 Tf[<00>]TJ ET", False),
        (b"BT /F1 9 Tf 1 0 0 150 700 Tm (Huur) Tj ET", True),
        (b"BT /F1 9 Tf 50 700 Td (Huur) Tk ET", True),
        (b"BT /F1 9 Tf 50 700 Td (Huur) Tj ET 50 9 m 60 9 l S 60 9 60 9 re f", False),
        (b"BT /F1 9 Tf 50 700 Td (Huur) Tj ET 60 9 l S", True),
        (b"BT /F1 9 Tf (Huur) Tj ET q 1 0 0 1 0 0 cm BI /W 1 ID <\xa7(q> EI Q", False),
        (b"q BT /F1 9 Tf (Huur) Tj ET Q", False),
        (b"q BT /F1 9 Tf 5 9 Td (Huur) Tj ET Q BT /F1 9 Tf ET q BT (Wonen) Tj ET Q", False),
        (b"q BT /F1 9 Tf 5 9 Td (Huur) Tj ET Q q BT 5 9 Td (Wonen) Tj ET Q", True),
        (b"BT /F1 9 Tf 5 9 Td (Huur) Tj ET " * 6 + b"BT /F1 9 Tf (Wonen) Tj ET", True),
        (b"% text\nBT /F1 9 Tf (100 %) Tj ET\n  % its end\n", False),
        (b"BT /F1 9 Tf (Huur) Tj ET\nBI /W 9 /H 9 ID a%b\x00 EI\n", False),
        (b"BT /F1 9 Tf 5 9 Td (Huur) Tj ET 1 0 %0 rg 5 6 m\nBT /F1 9 Tf (Wonen) Tj ET", True),
        (b"q q BT /F1 9 Tf (Huur) Tj ET Q", True),
        (b"BT /F1 9 Tf 5 9 Td (Huur) Tj ET [(Wonen)] TJ", True),
        (b"/Span <</ActualText <FEFF0061> >> BDC BT /F1 9 Tf (a) Tj ET EMC", False),
        (b"/Span <</ActualText <FEFF0061> >> BDC BT /F1 9 Tf (a) Tj ET", True),
    ],
)
def test_texts_that_are_written_as_no_program_does(tmp_path: Path, content: bytes, broken: bool) -> None:
    saved(tmp_path / "a.pdf", content)
    assert [problem.code for problem in file_problems(tmp_path / "a.pdf", 1)] == ["file-damaged"] * broken


def test_a_state_that_ends_in_another_stream(tmp_path: Path) -> None:
    """As a program draws a stamp over a page: what was there stands between two streams of its own."""
    for parts, codes in (([b"q ", CONTENT, b" Q"], []), ([b"q ", CONTENT], ["file-damaged"])):
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.pages[0].Contents = pikepdf.Array([pdf.make_stream(part) for part in parts])
            pdf.save(tmp_path / "a.pdf")
        assert [problem.code for problem in file_problems(tmp_path / "a.pdf", 1)] == codes


@pytest.mark.parametrize(
    ("drawn", "codes"), [(b"q BT ET Q", []), (b"q q BT ET Q", ["file-damaged"]), (b"Q BT ET q", ["file-damaged"])]
)
def test_a_form_that_ends_what_it_did_not_begin(tmp_path: Path, drawn: bytes, codes: list[str]) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        form = pdf.make_stream(drawn)
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 9, 9])
        pdf.pages[0].add_resource(form, pikepdf.Name.XObject, pikepdf.Name.Fm)
        pdf.pages[0].Contents = pdf.make_stream(b"q /Fm Do Q" if drawn.count(b"q") == 1 else b"q /Fm Do Q Q")
        pdf.save(tmp_path / "a.pdf")
    assert [problem.code for problem in file_problems(tmp_path / "a.pdf", 1)] == codes


@pytest.mark.parametrize(
    ("head", "astray"),
    [
        (b"4 0 5 9 ", False),
        (b"4 0 5 9 % two objects\n", False),
        (b"4 9 5 0 ", True),
        (b"4 0 5 ", True),
        (b"4 0 5 x ", True),
    ],
)
def test_objects_that_are_packed_in_another_order_than_is_said(head: bytes, astray: bool) -> None:
    """One is taken for another then."""
    about = b"<< /Type /ObjStm /N 2 /First %d >>" % len(head)
    assert objects_lead_astray(head + b"<</A 1>> <</B 2>>", about) == astray


def in_codes(content: bytes) -> bytes:
    """By LZW, which begins anew so often that its codes stay short."""
    codes = [code for at in range(0, len(content), 200) for code in (256, *content[at : at + 200])] + [257]
    bits = "".join(f"{code:09b}" for code in codes)
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")


@pytest.mark.parametrize(
    ("names", "packed"),
    [
        (["LZWDecode"], in_codes(CONTENT)),
        (["ASCIIHexDecode"], CONTENT.hex().encode() + b">"),
        (["RunLengthDecode"], b"".join(bytes([73]) + CONTENT[at : at + 74] for at in range(0, 1850, 74)) + b"\x80"),
        (["ASCII85Decode", "LZWDecode"], base64.a85encode(in_codes(CONTENT), wrapcol=70) + b"~>"),
        (["FlateDecode", "ASCIIHexDecode"], zlib.compress(CONTENT.hex().encode() + b">")),
    ],
)
def test_a_stream_that_other_filters_pack(tmp_path: Path, names: list[str], packed: bytes) -> None:
    """What breaks off is drawn as far as it goes, without a word."""
    for written, codes in ((packed, []), (packed[: len(packed) * 2 // 3], ["file-damaged"])):
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            made = pdf.make_stream(b"")
            pdf.pages[0].Contents = made
            made.write(written, filter=[pikepdf.Name(f"/{name}") for name in names], type_check=False)
            pdf.save(tmp_path / "a.pdf", compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        assert [problem.code for problem in file_problems(tmp_path / "a.pdf", 1)] == codes


def test_codes_that_stand_for_more_than_a_letter() -> None:
    """`-----A---B`, the example of PDF 32000-1, 7.4.4.2."""
    assert unpacked_by([b"LZWDecode"], bytes.fromhex("800B6050220C0C8501")) == b"-----A---B"


def test_a_stream_that_is_packed_as_letters(tmp_path: Path) -> None:
    """A letter of it that is another makes it break off, and nothing of the page is drawn."""
    packed = base64.a85encode(zlib.compress(CONTENT), wrapcol=70) + b"~>"
    for letters, codes in ((packed, []), (packed.replace(packed[90:91], b"!"), ["file-damaged"]), (packed[:-9], None)):
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            made = pdf.make_stream(b"")
            pdf.pages[0].Contents = made
            made.write(letters, filter=[pikepdf.Name.ASCII85Decode, pikepdf.Name.FlateDecode], type_check=False)
            pdf.save(tmp_path / "a.pdf", compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        told = [problem.code for problem in file_problems(tmp_path / "a.pdf", 1)]
        assert told == (["file-damaged"] if codes is None else codes)


def truetype(*names: bytes) -> bytes:
    """A font of such tables, each with the sum of what is in it."""
    table = b"\0\0\0\7" * 9
    entries = [struct.pack(">4sIII", name, 63, 12 + 16 * len(names) + 36 * n, 36) for n, name in enumerate(names)]
    return b"\0\1\0\0" + struct.pack(">HHHH", len(names), 0, 0, 0) + b"".join(entries) + table * len(names)


@pytest.mark.parametrize(("more", "codes"), [(0, []), (3000, ["file-damaged"])])
def test_a_font_of_another_length_than_is_said(tmp_path: Path, more: int, codes: list[str]) -> None:
    """It is another's: letters are drawn by shapes that are not theirs."""
    font = truetype(b"cmap", b"glyf", b"head", b"loca")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Font = made = pdf.make_stream(font)
        made.Length1 = len(font) + more
        pdf.save(tmp_path / "a.pdf")
    assert [problem.code for problem in file_problems(tmp_path / "a.pdf", 1)] == codes


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ((), []),
        ((b"glyf",), ["file-damaged"]),
        ((b"fpgm",), []),
        ((b"glyf", b"hmtx", b"loca"), []),
        ((b"fpgm", b"glyf", b"loca"), ["file-damaged"]),
    ],
)
def test_a_font_whose_glyphs_do_not_add_up(tmp_path: Path, changed: tuple[bytes, ...], codes: list[str]) -> None:
    """One of its tables; a program that leaves glyphs out may leave the sums of several as they were."""
    names = (b"cmap", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp")
    font = bytearray(truetype(*names))
    for name in changed:
        font[12 + 16 * len(names) + 36 * names.index(name) + 3] = 9
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        made = pdf.make_stream(bytes(font))
        made.Length1 = len(font)
        pdf.Root.Font = made
        pdf.save(tmp_path / "a.pdf")
    assert [problem.code for problem in file_problems(tmp_path / "a.pdf", 1)] == codes


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(("program", "codes"), [(truetype(b"glyf"), []), (CONTENT, ["file-damaged"])])
def test_a_font_that_is_to_be_drawn_by_something_else(
    tmp_path: Path, program: bytes, codes: list[str], packed: bool
) -> None:
    """As an update leaves it that wrote another object under its number."""
    modes = pikepdf.ObjectStreamMode
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        made = pdf.make_stream(program)
        pdf.Root.Font = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontFile2=made))
        pdf.save(tmp_path / "a.pdf", object_stream_mode=modes.generate if packed else modes.disable)
    assert [problem.code for problem in file_problems(tmp_path / "a.pdf", 1)] == codes


def test_a_file_that_finds_one_object_in_the_place_of_another(tmp_path: Path) -> None:
    """A page is drawn by what is another's then."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].Contents = pdf.make_stream(CONTENT)
        pdf.save(tmp_path / "a.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    whole = (tmp_path / "a.pdf").read_bytes()
    first, second = re.findall(rb"\d{10} 00000 n", whole)[:2]
    at = whole.index(first)
    assert whole[at : at + 40] == first + b" \n" + second + b" \n"
    (tmp_path / "b.pdf").write_bytes(whole[:at] + second + b" \n" + first + b" \n" + whole[at + 40 :])

    assert [problem.code for problem in file_problems(tmp_path / "a.pdf", 1)] == []
    assert [problem.code for problem in file_problems(tmp_path / "b.pdf", 1)] == ["file-damaged"]
