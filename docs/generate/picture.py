"""The README's picture: the report of the sample series, as a browser shows it. `nox -s picture` takes it again.

Needs Debian's chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from jaarschijf.corpus.store import Corpus
from jaarschijf.ingestion import Options, ingest
from jaarschijf.output.commands.demo import copy_sample
from jaarschijf.output.report import report_page

PICTURE = Path(__file__).resolve().parents[1] / "images" / "report.png"
# In pixels. The window is as high as the page, so that opening a commitment does not scroll; the picture is a part of it.
WINDOW = (1280, 6000)
PART = (20, 225, 1260, 1730)
OPENED = "select lineage_id from lineages where last_text like 'Iedere corporatie verkoopt%'"


def main() -> None:
    """Ingest the sample, write its report, open one commitment in it, and keep a small picture of that."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db, html, png = folder / "corpus.duckdb", folder / "report.html", folder / "report.png"
        ingest([str(pdf) for pdf in copy_sample(folder)], db=str(db), options=Options())
        with Corpus.open(db, read_only=True) as corpus:
            html.write_text(report_page(corpus, language="en"), encoding="utf-8")
            ((lineage_id,),) = corpus.query(OPENED).rows
        _shoot(f"{html.as_uri()}#{lineage_id}", png)
        PICTURE.parent.mkdir(exist_ok=True)
        with Image.open(png) as image:
            # Flat colours: a palette of 64 keeps it small, and looks the same.
            image.convert("RGB").crop(PART).quantize(64).save(PICTURE, optimize=True)


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
