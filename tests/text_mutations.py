"""More ways to damage a PDF: what is said of its texts, of the letters of its fonts, of how it is packed, and its objects."""

from __future__ import annotations

import base64
import re
import warnings
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Operator

from tests.mutations import (
    MUTATIONS,
    SHOWS,
    Chance,
    Instructions,
    Mutation,
    content_of,
    on_document,
    on_pages,
    saved,
    unpacked,
    write,
)


@on_pages
def change_bytes(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """Bytes of what draws the page, which is packed anew: signs of operators, of numbers, of texts."""
    content = bytearray(content_of(page))
    for _ in range(chance.choice((1, 2, 5, 20)) if content else 0):
        place = chance.randrange(len(content))
        content[place] = chance.choice(
            (content[place] ^ 1 << chance.randrange(8), ord(chance.choice("0159 .<>[]()/Tjmq")))
        )
    write(document, page, bytes(content))


@on_pages
def change_texts(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """Texts that are lost, drawn twice, said to be a figure, or that change places."""
    steps: Instructions = list(pikepdf.parse_content_stream(page))
    for _ in range(chance.choice((1, 2, 5))):
        shown = [place for place, step in enumerate(steps) if str(_operator(step)) in SHOWS]
        if not shown:
            return
        one, other = chance.choice(shown), chance.choice(shown)
        match chance.randrange(4):
            case 0:
                del steps[one]
            case 1:
                steps.insert(one, steps[one])
            case 2:
                steps[one], steps[other] = steps[other], steps[one]
            case _:
                begin = [Name.Span, Dictionary(ActualText=chance.choice(("5", "", "een")))], Operator("BDC")
                steps[one : one + 1] = [begin, steps[one], ([], Operator("EMC"))]
    write(document, page, steps)


@on_document
def change_maps(document: pikepdf.Pdf, chance: Chance) -> None:
    """Maps of letters that change fonts, break off, or lose a letter."""
    fonts = [thing for thing in document.objects if isinstance(thing, Dictionary) and "/ToUnicode" in thing]
    for font in fonts if chance.random() < 0.5 else fonts[:1]:
        content = font.ToUnicode.read_bytes()
        lines = content.split(b"\n")
        at = chance.randrange(len(lines))
        other = chance.choice(fonts).ToUnicode.read_bytes()
        font.ToUnicode = document.make_stream(
            chance.choice(
                (b"\n".join(lines[:at] + lines[at + 1 :]), content[: chance.randrange(len(content))], other, b"")
            )
        )


def pack_otherwise(pdf: Path, chance: Chance) -> bytes:
    """Streams packed as letters, of which some are changed, or packed otherwise than is said."""
    with pikepdf.open(pdf) as document:
        for page in document.pages:
            packed = base64.a85encode(zlib.compress(content_of(page)), wrapcol=80) + b"~>"
            page.obj.Contents = document.make_stream(b"")
            page.obj.Contents.write(packed, filter=[Name.ASCII85Decode, Name.FlateDecode], type_check=False)
        options = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}
        content = bytearray(saved(document, object_stream_mode=pikepdf.ObjectStreamMode.disable, **options))
    streams = [match.span(1) for match in re.finditer(rb"A85?[^\n]*Flate.*?stream\n(.*?)~>", bytes(content), re.DOTALL)]
    streams = streams or [(0, len(content))]
    if chance.random() < 0.3:
        return bytes(content).replace(b"/FlateDecode", chance.choice((b"/LZWDecode  ", b"/FlateDecodX")), 1)
    for _ in range(chance.choice((1, 1, 5))):
        begin, end = chance.choice(streams)
        content[chance.randrange(begin, end)] = ord(chance.choice("!Aqz~"))
    return bytes(content)


def change_objects(pdf: Path, chance: Chance) -> bytes:
    """Objects that are gone, or stand for each other, in a file that is written anew."""
    content = unpacked(pdf)
    bodies = [match.span(1) for match in re.finditer(rb"\n\d+ 0 obj\n(.*?)\nendobj", content, re.DOTALL)]
    (begin, end), (other, until) = sorted(chance.sample(bodies, 2))
    one, two = chance.choice(((content[other:until], content[begin:end]), (b"<< >>", content[other:until])))
    changed = content[:begin] + one + content[end:other] + two + content[until:]
    with warnings.catch_warnings(), pikepdf.open(BytesIO(changed)) as document:
        warnings.simplefilter("ignore")
        return saved(document)


def _operator(step: Any) -> Any:
    return step[1] if isinstance(step, tuple) else step.operator


ALL_MUTATIONS: tuple[Mutation, ...] = (
    *MUTATIONS,
    change_bytes,
    change_texts,
    change_maps,
    pack_otherwise,
    change_objects,
)
