"""Shares in words, as percentages: `de helft` 50, `een derde` 33.3, `driekwart` 75."""

from __future__ import annotations

from jaarschijf.schema.wording import Wording

_PARTS = {"derde": 3, "vierde": 4, "kwart": 4, "vijfde": 5, "tiende": 10}
_TIMES = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4}
# "in de eerste helft van het jaar", "helft van 2030": a time; "een derde partij", "de derde keer": one of a row.
_SHARE = Wording(
    ("helft", "derde", "kwart", "vierde", "vijfde", "tiende"),
    r"(?<!eerste )(?<!tweede )\b(?P<half>helft)\b(?! van (?:het jaar|de looptijd|20\d\d|jaar))"
    r"|\b(?P<times>een|één|twee|drie|vier)[ -]?(?P<part>derde|vierde|kwart|vijfde|tiende)\b(?=\s+(?:van|deel|op)\b|\s*(?:[.,;:)]|\Z))",
)


def shares(text: str) -> frozenset[float]:
    """The percentages that the words of a text tell, in small letters.

    >>> sorted(shares("betaalt een derde van de kosten, de gemeente de helft; in de tweede helft van het jaar"))
    [33.3, 50.0]
    """
    return frozenset(
        50.0 if match["half"] else round(100 * _TIMES[match["times"]] / _PARTS[match["part"]], 1)
        for match in _SHARE.finditer(text)
    )
