"""The pictures in the documentation: the report of the sample series as a browser shows it, and a page with its cells drawn.

`nox -s picture` takes them again. Needs Debian's chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from jaarschijf import Corpus, Options, ingest, read
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.output.page_images import write_page_images
from jaarschijf.output.report import report_page

IMAGES = Path(__file__).resolve().parents[1] / "images"
# In pixels. The window is as high as the page, so that opening a commitment does not scroll; the picture is a part of it.
WINDOW = (1280, 6000)
PART = (20, 185, 1260, 1690)
UPPER_HALF = (60, 90, 850, 790)
OPENED = "select lineage_id from lineages where last_text like 'Iedere corporatie verkoopt%'"


def main() -> None:
    """Ingest the sample, write its report, open one commitment in it, and keep small pictures of that and of a page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db, html, png = folder / "corpus.duckdb", folder / "report.html", folder / "report.png"
        pdfs = copy_sample(folder)
        ingest([str(pdf) for pdf in pdfs], db=str(db), options=Options())
        with Corpus.open(db, read_only=True) as corpus:
            html.write_text(report_page(corpus, language="en"), encoding="utf-8")
            ((lineage_id,),) = corpus.query(OPENED).rows
        _shoot(f"{html.as_uri()}#{lineage_id}", png)
        _keep(png, PART, "report.png")
        page, *_ = write_page_images(pdfs[-1], read(pdfs[-1]), folder / "pages")
        _keep(page, UPPER_HALF, "inspect.png")


def _keep(png: Path, part: tuple[int, int, int, int], name: str) -> None:
    IMAGES.mkdir(exist_ok=True)
    with Image.open(png) as image:
        # Flat colours: a palette of 64 keeps it small, and looks the same.
        image.convert("RGB").crop(part).quantize(64).save(IMAGES / name, optimize=True)


def _shoot(address: str, png: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("chromium is not installed: apt-get install chromium")
    size = f"--window-size={WINDOW[0]},{WINDOW[1]}"
    quiet = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=5000"]
    subprocess.run(
        [browser, *quiet, size, f"--screenshot={png}", address], check=True, capture_output=True, timeout=120
    )


if __name__ == "__main__":
    main()
