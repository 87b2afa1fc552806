"""The form in which texts are compared."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans("’‘“”–—", "''\"\"--")


def normal_text(text: str) -> str:
    """Lower case, one space between words, plain quotes and dashes, no soft hyphens, no closing full stop.

    >>> normal_text("De  gemeente bouwt ‘Het Veen’.")
    "de gemeente bouwt 'het veen'"
    """
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()
    text = text.translate(_PLAIN)
    return " ".join(text.split()).rstrip(" .;")
