"""A made-up corpus of any size, as PDFs or straight into a corpus file.

    python benchmarks/generate.py pdfs FOLDER [--municipalities 100] [--years 10] [--pages 20] [--layouts ruled,prose]
    python benchmarks/generate.py corpus FILE [--municipalities 340] [--years 10] [--agreements 60] [--no-link]

Beside the PDFs comes `manifest.json`: for each file its municipality, year, layout, pages and rows. Needs the extra `golden`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from made_up import THEMES, MadeDocument, documents, municipality_names

from jaarschijf.corpus.store import Corpus
from jaarschijf.nlp.tag import tag
from jaarschijf.schema.document import Document, Ledger, PageBox, Party, Passage, Row, Theme
from jaarschijf.schema.identity import document_id

_ROWS_OF_A_READ_PAGE = 8
A4 = (841.89, 595.28)


def names(count: int) -> list[str]:
    """So many names of municipalities; those beyond the list are numbered."""
    known = municipality_names()
    return [known[k % len(known)] + (f" {k // len(known) + 1}" if k >= len(known) else "") for k in range(count)]


def write_pdfs(
    folder: Path, *, municipalities: int, years: int, pages: int, layouts: Sequence[str] | None = None
) -> list[dict[str, object]]:
    """Make the PDFs of so many municipalities and years, of about so many pages; gives the manifest."""
    from made_up_pdf import LAYOUTS, ROWS_A_PAGE, to_pdf

    chosen = layouts or LAYOUTS
    folder.mkdir(parents=True, exist_ok=True)
    manifest: list[dict[str, object]] = []
    for serial, name in enumerate(names(municipalities)):
        # A municipality keeps its number of agreements, and changes its layout from year to year.
        count = round(pages * ROWS_A_PAGE)
        for made in documents(name, years, count, serial):
            layout = chosen[(serial + made.year) % len(chosen)]
            content, made_pages = to_pdf(made, layout)
            path = folder / f"{name.lower().replace(' ', '-')}-{made.year}.pdf"
            path.write_bytes(content)
            manifest.append(
                {"file": path.name, "municipality": name, "year": made.year, "layout": layout}
                | {"pages": made_pages, "rows": len(made.rows)}
            )
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    return manifest


def fill_corpus(path: Path, *, municipalities: int, years: int, agreements: int, link: bool = True) -> int:
    """Put so many municipalities, years and agreements a year into a corpus, tagged; gives the number of agreements."""
    stored = 0
    with Corpus.open(path) as corpus:
        for serial, name in enumerate(names(municipalities)):
            with corpus.transaction():
                for made in documents(name, years, agreements, serial):
                    document = to_document(made)
                    corpus.store(document, tag(document), path=f"/{document.source}")
                    corpus.record(
                        path=f"/{document.source}",
                        sha256=document.sha256,
                        outcome="stored",
                        document_id=document.document_id,
                        at=datetime(made.year, 1, 1),
                    )
                    stored += len(made.rows)
                if link:
                    corpus.link(municipality=name)
    return stored


def to_document(made: MadeDocument) -> Document:
    """A document as if it had been read from a PDF."""
    source = f"{made.municipality.lower().replace(' ', '-')}-{made.year}.pdf"
    digest = sha256(repr(made).encode()).hexdigest()
    page_count = -(-len(made.rows) // _ROWS_OF_A_READ_PAGE)
    return Document(
        document_id=document_id(digest),
        sha256=digest,
        source=source,
        municipality=made.municipality,
        year=made.year,
        title=f"Prestatieafspraken {made.year} gemeente {made.municipality}",
        framework_period=made.frame_period,
        page_count=page_count,
        page_sizes=(A4,) * page_count,
        parties=(
            Party(name=f"gemeente {made.municipality}", kind="gemeente"),
            Party(name="Woonzaam", kind="corporatie"),
            Party(name="De Schakel", kind="huurdersorganisatie"),
        ),
        themes=tuple(
            Theme(number=str(theme + 1), title=THEMES[theme]) for theme in sorted({row.theme for row in made.rows})
        ),
        rows=tuple(_rows(made)),
        ledger=Ledger(cell=sum(len(row.text) for row in made.rows)),
    )


def _rows(made: MadeDocument) -> Iterator[Row]:
    goal = frame = ""
    for ordinal, row in enumerate(made.rows):
        goal, frame = row.goal or goal, row.frame or frame
        page, place = divmod(ordinal, _ROWS_OF_A_READ_PAGE)

        def passage(text: str, column: int, *, page: int = page, place: int = place) -> Passage:
            box = PageBox(page + 1, 48.0 + 120 * column, 60.0 + 60 * place, 160.0 + 120 * column, 110.0 + 60 * place)
            return Passage(text=text, boxes=(box,))

        yield Row(
            ordinal=ordinal,
            theme=str(row.theme + 1),
            number=str(row.number),
            doelstelling=passage(goal, 0),
            kaderafspraak=passage(frame, 1),
            inherited=() if row.goal else ("doelstelling", "kaderafspraak"),
            jaarafspraken={made.year: passage(row.text, 2)},
            trekker=passage(row.actor, 3),
            gereed=passage(row.due, 4),
            page=page + 1,
        )


def main() -> None:
    """Make what is asked for, and tell how much it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(dest="kind", required=True)
    pdfs, corpus = kinds.add_parser("pdfs"), kinds.add_parser("corpus")
    pdfs.add_argument("folder", type=Path)
    pdfs.add_argument("--municipalities", type=int, default=100)
    pdfs.add_argument("--pages", type=int, default=20)
    pdfs.add_argument("--layouts", type=lambda text: text.split(","))
    corpus.add_argument("file", type=Path)
    corpus.add_argument("--municipalities", type=int, default=340)
    corpus.add_argument("--agreements", type=int, default=60)
    corpus.add_argument("--no-link", action="store_true")
    for kind in (pdfs, corpus):
        kind.add_argument("--years", type=int, default=10)
    given = parser.parse_args()
    start = perf_counter()
    if given.kind == "pdfs":
        made = write_pdfs(
            given.folder,
            municipalities=given.municipalities,
            years=given.years,
            pages=given.pages,
            layouts=given.layouts,
        )
        told = f"{len(made)} PDFs, {sum(int(str(one['pages'])) for one in made)} pages"
    else:
        count = fill_corpus(
            given.file,
            municipalities=given.municipalities,
            years=given.years,
            agreements=given.agreements,
            link=not given.no_link,
        )
        told = f"{count} agreements"
    print(f"{told} in {perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
