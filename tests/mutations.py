"""Ways to damage a PDF: its bytes, its objects, and what is drawn on its pages. Each takes a file and a source of chance."""

from __future__ import annotations

import random
import re
import warnings
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

Chance = random.Random
Mutation = Callable[[Path, Chance], bytes]
Instructions = list[Any]

_PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
SHOWS = {"Tj", "TJ", "'", '"'}


def flip_bits(pdf: Path, chance: Chance) -> bytes:
    content = bytearray(_packed_or_not(pdf, chance))
    for _ in range(chance.choice((1, 4, 40, 400))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def cut_off(pdf: Path, chance: Chance) -> bytes:
    content = _packed_or_not(pdf, chance)
    return content[: chance.randrange(len(content))]


def cut_out(pdf: Path, chance: Chance) -> bytes:
    content = _packed_or_not(pdf, chance)
    at = chance.randrange(len(content))
    return content[:at] + content[at + chance.randrange(1, 3000) :]


def double(pdf: Path, chance: Chance) -> bytes:
    content = _packed_or_not(pdf, chance)
    at, length = chance.randrange(len(content)), chance.randrange(1, 3000)
    return content[: at + length] + content[at:]


def overwrite(pdf: Path, chance: Chance) -> bytes:
    content = bytearray(_packed_or_not(pdf, chance))
    at, length = chance.randrange(len(content)), chance.choice((1, 16, 256, 4096))
    content[at : at + length] = chance.choice((b"\0", b" ")) * len(content[at : at + length])
    return bytes(content)


def change_digits(pdf: Path, chance: Chance) -> bytes:
    content = bytearray(unpacked(pdf))
    places = [match.start() for match in re.finditer(rb"\d", bytes(content))]
    for _ in range(chance.choice((1, 3, 10, 50))):
        content[chance.choice(places)] = ord(chance.choice("0123456789"))
    return bytes(content)


def lose_index(pdf: Path, chance: Chance) -> bytes:
    """Without the table of objects, or what leads to it."""
    return re.sub(chance.choice((rb"startxref", rb"\nxref\n", rb"\ntrailer ")), b"\n", unpacked(pdf))


def _packed_or_not(pdf: Path, chance: Chance) -> bytes:
    """Damage to packed content breaks it off; to unpacked content it changes a number or a letter."""
    return chance.choice((Path.read_bytes, unpacked))(pdf)


def unpacked(pdf: Path) -> bytes:
    with pikepdf.open(pdf) as document:
        return saved(document, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def saved(document: pikepdf.Pdf, **options: Any) -> bytes:
    stream = BytesIO()
    document.save(stream, **options)
    return stream.getvalue()


def on_document(change: Callable[[pikepdf.Pdf, Chance], None]) -> Mutation:
    def mutate(pdf: Path, chance: Chance) -> bytes:
        with warnings.catch_warnings(), pikepdf.open(pdf) as document:
            warnings.simplefilter("ignore")
            change(document, chance)
            return saved(document)

    mutate.__name__ = change.__name__
    return mutate


@on_document
def change_entries(document: pikepdf.Pdf, chance: Chance) -> None:
    """Take a few entries out of dictionaries, or put something of another kind in their place."""
    values = (0, -1, 2**31, "x", Name.Page, Array([]), Dictionary(), None)
    things = [thing for thing in document.objects if isinstance(thing, Dictionary | pikepdf.Stream)]
    for _ in range(chance.choice((1, 2, 8))):
        thing = chance.choice(things)
        keys = sorted(set(thing.keys()) - {"/Length"})
        if keys:
            key, value = chance.choice(keys), chance.choice(values)
            if value is None:
                del thing[key]
            else:
                thing[key] = value


@on_document
def change_order(document: pikepdf.Pdf, chance: Chance) -> None:
    """A page fewer, a page twice, or two pages that change places or contents."""
    pages = document.pages
    one, two = chance.randrange(len(pages)), chance.randrange(len(pages))
    match chance.randrange(4):
        case 0:
            del pages[one]
        case 1:
            pages.insert(two, pages[one])
        case 2:
            pages.append(pages[one])
            del pages[one]
        case _:
            contents = pages[one].obj.Contents, pages[two].obj.Contents
            pages[two].obj.Contents, pages[one].obj.Contents = contents


@on_document
def change_fonts(document: pikepdf.Pdf, chance: Chance) -> None:
    """Fonts that lose their file, their widths, or what tells which letters they draw."""
    for thing in document.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") in (Name.Font, Name.FontDescriptor):
            for key in ("/ToUnicode", "/Encoding", "/FontFile", "/FontFile2", "/FontFile3", "/Widths", "/W"):
                if key in thing and chance.random() < 0.2:
                    del thing[key]


def on_pages(change: Callable[[pikepdf.Pdf, pikepdf.Page, Chance], None]) -> Mutation:
    """On all pages, or one of them."""

    def mutate(document: pikepdf.Pdf, chance: Chance) -> None:
        for page in chance.choice((list(document.pages), [chance.choice(list(document.pages))])):
            change(document, page, chance)

    mutate.__name__ = change.__name__
    return on_document(mutate)


@on_pages
def change_page(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """Its size, what is cut off, how it is turned, the unit it is measured in."""
    x0, y0, x1, y1 = map(float, page.mediabox)
    boxes = ((x1, y1, x0, y0), (x0 + 100, y0, x1, y1), (x0, y0, x1, 0.7 * y1), (0, 0, 0, 0), (x0 - 99, y0, x1, 2 * y1))
    key = chance.choice(("/MediaBox", "/CropBox", "/Rotate", "/UserUnit"))
    if key.endswith("Box"):
        page.obj[key] = Array(chance.choice(boxes))
    else:
        page.obj[key] = chance.choice((90, 180, -90, 45) if key == "/Rotate" else (2, 0.5, 0, -1))


@on_pages
def break_content(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """Cut off, with a hole in it, with an operator too many, or drawn twice."""
    content = content_of(page)
    at, more = (
        chance.randrange(len(content) + 1),
        chance.choice((b" Q ", b" ET ", b" ( ", b" EMC ", b" BI ID ", b" 3 Tr ")),
    )
    rest = content[at + chance.choice((1, 5, 50, 500)) :]
    drawn_twice = b"q " + content + b" Q q 1 0 0 1 0.3 0 cm " + content + b" Q"
    write(
        document,
        page,
        chance.choice((content[:at], content[:at] + rest, content[:at] + more + content[at:], drawn_twice)),
    )


@on_pages
def transform(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """Everything smaller, larger, moved, mirrored, turned, askew, or a point; or only what lies in half of the page."""
    matrices = ("0.5 0 0 0.5", "2 0 0 2", "-1 0 0 1", "0 1 -1 0", "1 0.02 -0.02 1", "1 0 0.2 1", "0 0 0 0", "1 0 0 0.5")
    width, height = float(page.mediabox[2]), float(page.mediabox[3])
    moved = f"{chance.choice(matrices)} {chance.choice((0, 100, width))} {chance.choice((0, 100))} cm"
    before = chance.choice((moved, moved, f"0 0 {width / 2} {height} re W n"))
    write(document, page, b"q " + before.encode() + b" " + content_of(page) + b" Q")


@on_pages
def lose_lines(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """What is painted is not, all of it or in part."""
    share = chance.choice((1.0, 0.5, 0.1))
    nothing: Any = Operator("n")
    write(
        document,
        page,
        [
            (step.operands, nothing) if str(step.operator) in _PAINTS and chance.random() < share else step
            for step in pikepdf.parse_content_stream(page)
        ],
    )


@on_pages
def draw_more_lines(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """Lines that are of no table, through the whole page."""
    width, height = float(page.mediabox[2]), float(page.mediabox[3])
    lines = []
    for _ in range(chance.choice((1, 3, 20))):
        x, y = chance.uniform(0, width), chance.uniform(0, height)
        lines.append(chance.choice((f"{x} 0 m {x} {height} l S", f"0 {y} m {width} {y} l S")))
    write(document, page, b"q " + content_of(page) + b" Q q 1 w 0 G " + " ".join(lines).encode() + b" Q")


@on_pages
def hide_text(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """Texts that are not painted, that say they read otherwise, or that lie in a layer that is switched off."""
    share = chance.choice((1.0, 0.3, 0.05))
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name="laag"))
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    if "/Resources" not in page.obj:
        page.obj.Resources = page.resources
    page.obj.Resources.Properties = Dictionary(Layer=layer)
    around = chance.choice(
        (
            (([3], "Tr"), ([0], "Tr")),
            (([Name.Span, Dictionary(ActualText=chance.choice(("", "anders")))], "BDC"), ([], "EMC")),
            (([Name.OC, Name.Layer], "BDC"), ([], "EMC")),
        )
    )
    steps: Instructions = []
    for step in pikepdf.parse_content_stream(page):
        hidden = str(step.operator) in SHOWS and chance.random() < share
        before, after = ((operands, Operator(name)) for operands, name in around)
        steps += [before, step, after] if hidden else [step]
    write(document, page, steps)


@on_pages
def move_text(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """Texts that begin a bit elsewhere, or are set in another size."""
    share, far, by = chance.choice((0.3, 0.05, 0.01)), chance.choice((1, 5, 30)), chance.choice((0.5, 2, 0))
    steps: Instructions = []
    for step in pikepdf.parse_content_stream(page):
        if chance.random() < share and str(step.operator) in ("Td", "Tm"):
            *first, x, y = map(float, step.operands)
            steps.append(([*first, x + chance.uniform(-far, far), y + chance.uniform(-far, far)], step.operator))
        elif chance.random() < share and str(step.operator) == "Tf":
            steps.append(([step.operands[0], float(step.operands[1]) * by], step.operator))
        else:
            steps.append(step)
    write(document, page, steps)


@on_pages
def draw_as_form(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """The page's content in a form, which is drawn whole, in part, or at the bottom of nine others."""
    form = document.make_stream(content_of(page))
    x0, y0, x1, y1 = map(float, page.mediabox)
    form.Resources = page.resources
    for depth in range(chance.choice((1, 1, 10))):
        if depth:
            inner = form
            form = document.make_stream(b"/F Do")
            form.Resources = Dictionary(XObject=Dictionary(F=inner))
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array(chance.choice(([x0, y0, x1, y1], [x0, y0, x1, y1], [0, 0, x1 / 2, y1])))
    page.obj.Resources = Dictionary(XObject=Dictionary(F=form))
    write(document, page, b"/F Do")


@on_pages
def lose_a_line(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """One to four of what is painted are not: the least that changes a table."""
    nothing: Any = Operator("n")
    steps: Instructions = list(pikepdf.parse_content_stream(page))
    painted = [place for place, step in enumerate(steps) if str(step.operator) in _PAINTS]
    for _ in range(chance.choice((1, 1, 2, 4)) if painted else 0):
        place = chance.choice(painted)
        steps[place] = ([], nothing)
    write(document, page, steps)


@on_pages
def move_lines(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """Lines and boxes that begin or end elsewhere."""
    share, far = chance.choice((0.3, 0.05, 0.01)), chance.choice((1, 5, 30, 200))
    steps: Instructions = []
    for step in pikepdf.parse_content_stream(page):
        if chance.random() < share and str(step.operator) in ("re", "l", "m"):
            numbers = [float(number) for number in step.operands]
            numbers[chance.randrange(len(numbers))] += chance.uniform(-far, far)
            steps.append((numbers, step.operator))
        else:
            steps.append(step)
    write(document, page, steps)


@on_pages
def change_numbers(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """Numbers of any operator, also of a matrix: nothing, turned round, ten times as much."""
    share = chance.choice((0.03, 0.005, 0.001))
    steps: Instructions = []
    for step in pikepdf.parse_content_stream(page):
        numbers = [place for place, operand in enumerate(step.operands) if isinstance(operand, int | Decimal)]
        operands: list[Any] = list(step.operands)
        if numbers and chance.random() < share:
            place = chance.choice(numbers)
            operands[place] = float(operands[place]) * chance.choice((0, -1, 10, 0.1, 1.1))
        steps.append((operands, step.operator))
    write(document, page, steps)


@on_pages
def change_steps(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """Operators that are left out, or change places."""
    steps: Instructions = list(pikepdf.parse_content_stream(page))
    if chance.random() < 0.5:
        share = chance.choice((0.03, 0.01, 0.002))
        steps = [step for step in steps if chance.random() >= share]
    for _ in range(chance.choice((1, 4, 20)) if steps else 0):
        one, other = chance.randrange(len(steps)), chance.randrange(len(steps))
        steps[one], steps[other] = steps[other], steps[one]
    write(document, page, steps)


@on_pages
def set_text(document: pikepdf.Pdf, page: pikepdf.Page, chance: Chance) -> None:
    """From some line on, text is set wide, narrow, raised, or elsewhere."""
    states = (b"50 Tc", b"2 Tc", b"100 Tw", b"50 Tz", b"5 Ts", b"-20 TL", b"1 0 0 1 30 0 cm", b"1 0 0 1 0 -30 cm")
    lines = content_of(page).split(b"\n")
    lines.insert(chance.randrange(len(lines) + 1), chance.choice(states))
    write(document, page, b"\n".join(lines))


def content_of(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents", Array([]))
    streams = [contents] if isinstance(contents, pikepdf.Stream) else list(contents)
    return b"\n".join(stream.read_bytes() for stream in streams)


def write(document: pikepdf.Pdf, page: pikepdf.Page, content: bytes | Instructions) -> None:
    written = content if isinstance(content, bytes) else pikepdf.unparse_content_stream(content)
    page.obj.Contents = document.make_stream(written)


MUTATIONS: tuple[Mutation, ...] = (
    flip_bits,
    cut_off,
    cut_out,
    double,
    overwrite,
    change_digits,
    lose_index,
    change_entries,
    change_order,
    change_fonts,
    change_page,
    break_content,
    transform,
    lose_lines,
    draw_more_lines,
    hide_text,
    move_text,
    draw_as_form,
    lose_a_line,
    move_lines,
    change_numbers,
    change_steps,
    set_text,
)
