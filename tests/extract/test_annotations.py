"""What is laid over a page: fields of a form, notes, links."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.extract.conftest import Draw, font
from tests.extract.drawn import read, texts, write

LINE = "De gemeente bouwt huizen."


def annotated(path: Path, **entries: pikepdf.Object) -> Path:
    """The PDF with an annotation over its page, which shows `Veertig`."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        shown = pdf.make_stream(write(2, 5, "Veertig").encode())
        shown.Type, shown.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        shown.BBox = pikepdf.Array([0, 0, 100, 20])
        shown.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font()))
        over = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Rect=[50, 500, 150, 520], AP=pikepdf.Dictionary(N=shown), F=4
        )
        for key, value in entries.items():
            over[f"/{key}"] = value
        over = pdf.make_indirect(over)
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([over]))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([over] if "FT" in entries else []))
        pdf.save(path)
    return path


@pytest.mark.parametrize(
    ("entries", "read_too", "faults"),
    [
        ({"Subtype": pikepdf.Name.Widget, "FT": pikepdf.Name.Tx, "V": "Veertig"}, ["Veertig"], set()),
        ({"Subtype": pikepdf.Name.Widget, "FT": pikepdf.Name.Tx}, [], set()),
        ({"Subtype": pikepdf.Name.FreeText, "Contents": "Veertig"}, [], {"text-over-page"}),
        ({"Subtype": pikepdf.Name.FreeText, "Contents": "Veertig", "F": 2}, [], set()),
        ({"Subtype": pikepdf.Name.Link}, [], set()),
    ],
    ids=["a field", "an empty field", "a note", "a note out of sight", "a link"],
)
def test_what_is_laid_over_a_page(
    draw: Draw, entries: dict[str, pikepdf.Object], read_too: list[str], faults: set[str]
) -> None:
    page = read(annotated(draw(write(50, 600, LINE)), **entries))

    assert texts(page) == [*LINE.split(), *read_too]
    assert page.faults == faults


def test_a_note_beside_a_field_is_told(draw: Draw) -> None:
    """Drawing a field into its page takes no note away untold."""
    path = annotated(
        draw(write(50, 600, LINE)), Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, V=pikepdf.String("Veertig")
    )
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        field = pdf.pages[0].obj.Annots[0]
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FreeText,
            Rect=[50, 400, 150, 420],
            Contents="Vijftig",
            AP=field.AP,
            F=4,
        )
        pdf.pages[0].obj.Annots.append(pdf.make_indirect(note))
        pdf.save(path)

    page = read(path)

    assert texts(page) == [*LINE.split(), "Veertig"]
    assert page.faults == {"text-over-page"}
