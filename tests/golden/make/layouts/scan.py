"""A finished PDF as an office scanner would give it back: images only, a little skewed and noisy."""

from __future__ import annotations

import io
import random

import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

PAPER = 250  # gray of the sheet
DARKER, LIGHTER = 72, 6  # a speckle's reach


def pdf_to_scan(pdf: bytes, dpi: int, degrees: float, quality: int = 45) -> bytes:
    """Give each page as one gray JPEG at `dpi`, turned by `degrees` (alternately more and less) and speckled."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    with pypdfium2.PdfDocument(pdf) as document:
        for index in range(len(document)):
            width, height = document[index].get_size()
            image = document[index].render(scale=dpi / 72).to_pil().convert("L")
            turned = _scanned(image, degrees * (1 if index % 2 == 0 else -0.6), seed=index)
            jpeg = io.BytesIO()
            turned.save(jpeg, "JPEG", quality=quality, dpi=(dpi, dpi))
            jpeg.seek(0)
            canvas.setPageSize((width, height))
            canvas.drawImage(ImageReader(jpeg), 0, 0, width, height)
            canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _scanned(image: Image.Image, degrees: float, seed: int) -> Image.Image:
    image = image.point(lambda value: min(value + 12, PAPER))
    image = image.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=PAPER)
    image = image.filter(ImageFilter.GaussianBlur(0.5))
    dice = random.Random(seed)
    gray = bytearray(image.tobytes())
    for _ in range(len(gray) // 400):
        at = dice.randrange(len(gray))
        gray[at] = max(0, min(255, gray[at] + dice.randint(-DARKER, LIGHTER)))
    return Image.frombytes("L", image.size, bytes(gray))
