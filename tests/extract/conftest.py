"""A sheet to draw small pages on, word by word and line by line, without a PDF; and a PDF of one page, operator by operator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pytest

from jaarschijf.extract.wording.vocabulary import Vocabulary, load_vocabulary
from jaarschijf.schema.geometry import Box, Fill, Page, Rule, Word

SIZE = 10.0
LETTER = 5.0
LEADING = 12.0
WIDTH, HEIGHT = 600, 800  # points, of a PDF that is drawn

Draw = Callable[..., Path]


@dataclass
class Sheet:
    """A page in the making: every letter is 5 points wide, a line of text 10 high, the next line 12 lower."""

    number: int = 1
    width: float = 600.0
    height: float = 800.0
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, *, bold: bool = False, size: float = SIZE, color: int = 0) -> Sheet:
        """Write at x (left) and y (top); a line break begins a new line."""
        for k, line in enumerate(text.split("\n")):
            at = x
            for part in line.split():
                ends = tuple(at + LETTER * (i + 1) for i in range(len(part)))
                box = Box(at, y + k * LEADING, ends[-1], y + k * LEADING + size)
                self.words.append(Word(part, box, size, bold=bold, color=color, ends=ends))
                at = ends[-1] + LETTER
        return self

    def row(self, xs: Sequence[float], y: float, texts: Sequence[str], *, bold: bool = False) -> Sheet:
        """Write texts in columns, 3 points right of each x."""
        for x, text in zip(xs, texts, strict=True):
            self.text(x + 3, y, text, bold=bold)
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float, *, dashed: bool = False) -> Sheet:
        """Draw a rule."""
        self.rules.append(Rule("h" if y0 == y1 else "v", Box(x0, y0, x1, y1), dashed))
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Sheet:
        """Draw all lines of a table."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        return self

    def fill(self, x0: float, top: float, x1: float, bottom: float, color: int = 0xDDDDDD) -> Sheet:
        """Shade a rectangle."""
        self.fills.append(Fill(Box(x0, top, x1, bottom), color))
        return self

    def page(self) -> Page:
        """The page, words in reading order."""
        words = sorted(self.words, key=lambda word: (word.box.top, word.box.x0))
        return Page(self.number, self.width, self.height, words, self.rules, self.fills)


@pytest.fixture
def sheet() -> Callable[..., Sheet]:
    return Sheet


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def font(name: str = "/Helvetica", **entries: pikepdf.Object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name(name),
        Encoding=pikepdf.Name.WinAnsiEncoding,
        **entries,
    )


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    """A PDF of one page: /F1 is Helvetica, /F2 its bold, /F3 has the map `to_unicode`; `forms` are drawn by name."""

    def drawn(
        content: str,
        *,
        page: dict[str, pikepdf.Object] | None = None,
        to_unicode: bytes = b"",
        forms: dict[str, str] | None = None,
        encryption: pikepdf.Encryption | None = None,
    ) -> Path:
        with pikepdf.new() as pdf:
            made = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
            fonts = {"/F1": font(), "/F2": font("/Helvetica-Bold")}
            if to_unicode:
                fonts["/F3"] = font(ToUnicode=pdf.make_stream(to_unicode))
            made.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts), XObject=pikepdf.Dictionary())
            for name, drawing in (forms or {}).items():
                form = pdf.make_stream(drawing.encode("latin-1"))
                form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
                form.BBox = pikepdf.Array([0, 0, WIDTH, HEIGHT])
                made.obj.Resources.XObject[name] = form
            for key, value in (page or {}).items():
                made.obj[key] = value
            made.obj.Contents = pdf.make_stream(content.encode("latin-1"))
            path = tmp_path / "page.pdf"
            pdf.save(path, encryption=encryption if encryption is not None else False)
        return path

    return drawn
