"""The months, as Dutch documents write them."""

from __future__ import annotations

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
# For the middle of a pattern, in brackets of its own there.
ANY_MONTH = "|".join(MONTHS)
