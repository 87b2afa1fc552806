"""Streams of a PDF that are broken: a download that went wrong, a disk that did. What can still be read of them is read without a
word by every library, and the rest is lost."""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jaarschijf.extract.pdf.content_syntax import syntax_of, texts_begun
from jaarschijf.extract.pdf.cross_reference import leads_astray, objects_lead_astray, pages_below, was_saved_once
from jaarschijf.extract.pdf.decompression import inflated
from jaarschijf.extract.pdf.font_programs import FONT_BEGINS, FontPrograms
from jaarschijf.extract.pdf.font_tables import tables_are_damaged
from jaarschijf.extract.pdf.letter_maps import says_otherwise, tells_letters_twice
from jaarschijf.extract.pdf.other_filters import filters_of, unpacked_by
from jaarschijf.schema.problems import PRINT_ANEW, Problem

# What ends one is looked for too, and left out after: a pattern that begins with its letters is found far sooner.
_STREAM = re.compile(rb"stream\r?\n")
_LOOK_BACK, _LONGEST_DICTIONARY = 400, 1 << 16  # bytes, for a stream's dictionary
_OTHER_FILTER = re.compile(rb"/(?:ASCII|A85|AHx|LZW|RunLength|RL\b|Crypt|DCT|JPX|CCITT|JBIG2)")
_OF_PICTURES = re.compile(rb"/(?:DCT|JPX|CCITT|JBIG2)")
# What draws no text: pictures, profiles, metadata; their dictionaries say so. Objects that are packed may be four as well.
_OTHER_USE = re.compile(rb"/(?:Image|Metadata|EmbeddedFile|N\s+[134]\b)")
_FONT = re.compile(rb"/(?:Length1|Length2|FontFile|Type0C|CIDFontType0C|OpenType)")
# A form draws what may stand in pages; what it begins, it ends.
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_UNPACKED_LENGTH, _PADDED = re.compile(rb"/Length1\s+(\d{1,9})\b(?!\s+\d+\s+R)"), 64  # bytes
_LENGTH, _NUMBER = re.compile(rb"/Length\s+(\d{1,18})(?!\d)(\s+\d+\s+R)?"), re.compile(rb"\s*(\d{1,18})\s")
# What Flate data begin with (RFC 1950), as programs pack them.
_FLATE = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x68\xde", b"\x48\x89")
_MOST = 1 << 24  # bytes of a stream that are looked at


def file_problems(path: Path, count: int) -> Iterator[Problem]:
    """A warning where streams of the file can't be unpacked to their end, or those that draw its text begin more than they end, or
    it says to have more pages than the `count` that were found.

    What no text is drawn by is left out, and an encrypted file; a warning too where a font's map of its letters is. Raises OSError.
    """
    broken, odd, pages = _looked_through(path)
    if pages > count:
        message = f"the file says to have {pages} pages, and {count} are found"
        yield Problem(code="page-missing", message=message, hint="get the file anew")
    if broken:
        yield Problem(
            code="file-damaged",
            message="part of the file is damaged: text may be lost, or read as other than it was",
            hint="get the file anew, or hold its pages against the rows",
        )
    elif odd:
        message = (
            "two shapes of a font are told as one letter, or a text is said to read otherwise: letters may be others"
        )
        yield Problem(code="letters-odd", message=message, hint=PRINT_ANEW)


def _looked_through(path: Path) -> tuple[bool, bool, int]:
    """Whether a file is broken, whether what it says of its letters is odd, and how many pages it says to have, where that is sure."""
    if not path.stat().st_size:
        return False, False, 0
    drawn, programs = _Drawn(), FontPrograms()
    odd, pages = False, 0
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for start, end in [match.span() for match in _STREAM.finditer(content)]:
            about = content[max(start - _LOOK_BACK, 0) : start]
            if about.endswith(b"end"):
                continue
            before, about = about, about[about.rfind(b" obj") + 1 :]
            if _OTHER_USE.search(about) and b"/ObjStm" not in about:
                continue
            if content[end : end + 2] in _FLATE and _is_said_otherwise(content, start, end):
                return content.find(b"/Encrypt", 0) < 0, False, 0
            if _OTHER_FILTER.search(about):
                filters = filters_of(about)
                if filters is None:
                    drawn.whole &= _OF_PICTURES.search(about) is not None
                    continue
                found = unpacked_by(filters, content[end : max(content.find(b"endstream", end, end + _MOST), end)])
                if found is None:
                    return content.find(b"/Encrypt", 0) < 0, False, 0
                drawn.whole &= bool(found)
                drawn.add(found)
                continue
            is_font = _FONT.search(about) is not None
            packed = b"/FlateDecode" in about and not content[end : end + 11].lstrip().startswith(b"endstream")
            found = _unpacked(content, end) if packed else _plain(content, about, end)
            no_font = is_font and found is not None and _is_no_font(found, about)
            odd_objects = False
            if found is not None and b"/ObjStm" in about:
                odd_objects, pages = objects_lead_astray(found, about), max(pages, pages_below(found))
            if found is None or no_font or odd_objects or (packed and found[:2] in _FLATE and _is_packed(found)):
                return content.find(b"/Encrypt", 0) < 0, False, 0
            programs.note(before, found)
            if not is_font:
                drawn.add(found, is_form=_FORM.search(about) is not None)
                odd = odd or tells_letters_twice(found) or says_otherwise(found)
        pages = max(pages, pages_below(content)) if was_saved_once(content) else 0
        broken = drawn.broken or leads_astray(content) or programs.are_lost(content)
        return broken, odd, pages


@dataclass(slots=True)
class _Drawn:
    """What streams that draw tell of each other: what one begins, the next may end. `whole` while all of them were looked at."""

    texts: int = 0
    states: int = 0
    whole: bool = True
    misspelled: bool = False

    def add(self, content: bytes, *, is_form: bool = False) -> None:
        """Look at one more; a form ends what it begins."""
        texts = texts_begun(content)
        self.texts += texts
        misspelled, begun, unbegun = syntax_of(content)
        self.misspelled |= misspelled or (is_form and (texts != 0 or bool(begun) or unbegun > 0))
        self.states += begun or 0
        self.whole &= begun is not None

    @property
    def broken(self) -> bool:
        """Whether one is written as none is, or all together don't end what they begin."""
        return self.misspelled or self.texts != 0 or (self.whole and self.states != 0)


def _is_no_font(content: bytes, about: bytes) -> bool:
    """Whether what a font is drawn by begins as none, is damaged, or is of another length than its dictionary, `about`, says: it is
    another font's."""
    said = _UNPACKED_LENGTH.search(about)
    is_other = (
        said is not None
        and b"/Length2" not in about
        and len(content) < _MOST
        and abs(len(content) - int(said[1])) > _PADDED
    )
    return is_other or not content.startswith(FONT_BEGINS) or tables_are_damaged(content)


def _plain(content: mmap.mmap, about: bytes, begin: int) -> bytes | None:
    """What is not packed, from `begin` on; None where it does not end where the dictionary before it, `about`, says."""
    end = content.find(b"endstream", begin, begin + _MOST)
    found = content[begin : end if end >= 0 else begin]
    said = _LENGTH.search(about)
    if said is None:
        return found
    length = said[1]
    if said[2]:
        # It may stand in an object of its own.
        at = content.find(b"\n" + said[1] + b" 0 obj", 0)
        told = _NUMBER.match(content, content.find(b"obj", at) + len(b"obj")) if at >= 0 else None
        if told is None:
            return found
        length = told[1]
    return found if len(found.rstrip()) <= int(length) <= len(found) else None


def _is_said_otherwise(content: mmap.mmap, start: int, begin: int) -> bool:
    """Whether Flate data at `begin` are said to be none, or of another kind, by the dictionary that ends at `start`."""
    about = content[max(start - _LONGEST_DICTIONARY, 0) : start]
    about = about[about.rfind(b" obj") + 1 :]
    if not about or re.search(rb"/Fl(?:ateDecode)?\b", about) or b"/Crypt" in about:
        return False
    return _is_packed(content[begin : begin + _LOOK_BACK])


def _is_packed(content: bytes) -> bool:
    """Whether what was unpacked is packed still: a program lost what the file said of it, and packed it anew."""
    try:
        return len(zlib.decompressobj().decompress(content[:_LOOK_BACK])) > 0
    except zlib.error:
        return False


def _unpacked(content: mmap.mmap, begin: int) -> bytes | None:
    """What the Flate data at `begin` unpack to, up to a limit; None where they are broken."""
    parts: list[bytes] = []
    made = 0
    try:
        for piece in inflated(content, begin):
            parts.append(piece)
            made += len(piece)
            if made >= _MOST:
                break
    except zlib.error:
        return None
    return b"".join(parts)
