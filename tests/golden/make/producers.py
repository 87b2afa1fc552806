"""The programs that turn our own texts into PDFs for the golden documents.

Each function takes source text and gives the bytes of a PDF. They need the extra `golden`
(weasyprint, reportlab, typst) and, for `libreoffice` and `chromium`, Debian's packages of that
name. Tests never call them: they read the PDFs that are kept beside the gold.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path


def weasyprint(html: str) -> bytes:
    """Print an HTML page (with its own `@page` rules) by WeasyPrint."""
    from weasyprint import HTML

    pdf: bytes = HTML(string=html).write_pdf()
    return pdf


def typst(source: str) -> bytes:
    """Typeset Typst source."""
    import typst as compiler

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "main.typ"
        path.write_text(source, encoding="utf-8")
        pdf = compiler.compile(str(path))
    assert isinstance(pdf, bytes)
    return pdf


def libreoffice(source: str, suffix: str = ".fodt") -> bytes:
    """Convert a text LibreOffice can open (`.fodt`, `.html`, `.rtf`) as a word processor would print it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"source{suffix}"
        path.write_text(source, encoding="utf-8")
        target = ["--convert-to", "pdf:writer_pdf_Export"]
        if suffix == ".html":
            target = ["--infilter=HTML (StarWriter)", *target]
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", *target, "--outdir", folder, str(path)],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return path.with_suffix(".pdf").read_bytes()


def chromium(html: str) -> bytes:
    """Print an HTML page as a browser does (rows may be cut open at page ends)."""
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html, encoding="utf-8")
        flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync"
        flags += " --disable-background-networking --disable-component-update --no-pdf-header-footer"
        subprocess.run(
            ["chromium", *flags.split(), f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}", str(page)],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return pdf.read_bytes()
