"""Reading pages by each tool, one at a time in a process of its own.

    python benchmarks/read_tools.py TOOL FILE...

Prints seconds of processor time (the tool's import left out), pages, and the peak of memory in MiB, as JSON. The first
file is read once before the clock starts, so that what a library does once is not counted.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from time import process_time

from measure import installed, peak_mebibytes

Read = Callable[[str], int]


def _jaarschijf() -> Read:
    from jaarschijf.extract.read import read

    return lambda path: read(path).page_count


def _jaarschijf_tables() -> Read:
    from jaarschijf.extract.collecting import few_collections
    from jaarschijf.extract.pdf.pages import read_pages
    from jaarschijf.extract.tables.layout import pages_to_layouts
    from jaarschijf.extract.text.body_type import PrintedSizes
    from jaarschijf.extract.wording.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(None)

    @few_collections()  # as `read` does
    def count(path: str) -> int:
        sizes = PrintedSizes()
        pages = list(read_pages(path))
        for page in pages:
            sizes.add(page)
        return sum(1 for _ in pages_to_layouts(pages, sizes.commonest(), vocabulary))

    return count


def _jaarschijf_characters() -> Read:
    from jaarschijf.extract.pdf.pages import read_pages

    return lambda path: sum(1 for _ in read_pages(path))


def _pdfplumber() -> Read:
    import pdfplumber

    def count(path: str) -> int:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_tables()
                page.close()
            return len(document.pages)

    return count


def _pdfminer() -> Read:
    from pdfminer.high_level import extract_pages

    return lambda path: sum(1 for _ in extract_pages(path))


def _pymupdf() -> Read:
    import pymupdf

    def count(path: str) -> int:
        with pymupdf.open(path) as document:
            for page in document:
                page.find_tables()
            return int(document.page_count)

    return count


def _pymupdf_text() -> Read:
    import pymupdf

    def count(path: str) -> int:
        with pymupdf.open(path) as document:
            for page in document:
                page.get_text()
            return int(document.page_count)

    return count


def _camelot() -> Read:
    import camelot
    import pypdfium2

    def count(path: str) -> int:
        camelot.read_pdf(path, pages="all", flavor="lattice")
        with pypdfium2.PdfDocument(path) as document:
            return len(document)

    return count


def _pypdfium2() -> Read:
    import pypdfium2

    def count(path: str) -> int:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                page.get_textpage().get_text_range()
            return len(document)

    return count


def _pdftotext() -> Read:
    import pypdfium2

    def count(path: str) -> int:
        subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True)
        with pypdfium2.PdfDocument(path) as document:
            return len(document)

    return count


# What it is called, the package or program it needs, and how it reads.
TOOLS: dict[str, tuple[str, Callable[[], Read]]] = {
    "jaarschijf: document with rows, facts, ledger": ("jaarschijf", _jaarschijf),
    "jaarschijf: characters, rulings, tables": ("jaarschijf", _jaarschijf_tables),
    "jaarschijf: characters and rulings": ("jaarschijf", _jaarschijf_characters),
    "pdfplumber: extract_tables": ("pdfplumber", _pdfplumber),
    "pdfminer.six: layout": ("pdfminer.six", _pdfminer),
    "PyMuPDF: find_tables": ("pymupdf", _pymupdf),
    "PyMuPDF: text": ("pymupdf", _pymupdf_text),
    "camelot: lattice": ("camelot-py", _camelot),
    "pypdfium2: text": ("pypdfium2", _pypdfium2),
    "pdftotext -layout": ("pdftotext", _pdftotext),
}


def tool_version(tool: str) -> str | None:
    """The version of what a tool needs, None when it is not installed."""
    package = TOOLS[tool][0]
    if package == "pdftotext":
        if shutil.which(package) is None:
            return None
        told = subprocess.run([package, "-v"], capture_output=True, text=True, check=False).stderr
        return told.splitlines()[0].rpartition(" ")[2]
    return installed(package)


def _seconds() -> float:
    """Of this process and of the programs it called."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def main(tool: str, files: Sequence[str]) -> None:
    """Read and print."""
    read = TOOLS[tool][1]()
    read(files[0])
    start = _seconds()
    pages = sum(read(path) for path in files)
    seconds = _seconds() - start
    print(json.dumps({"seconds": round(seconds, 4), "pages": pages, "peak": peak_mebibytes()}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
