"""The code of a theme, from the fixed list in themes.toml, so that themes of other municipalities can be compared."""

from __future__ import annotations

import tomllib
from functools import cache
from operator import ne

from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.schema.packaged import packaged_text

# How the parties work together: no matter of housing by itself.
COOPERATION = "samenwerking_proces"
_LONG = 8  # letters of a stem that no other word is like


def theme_code(title: str) -> str | None:
    """The code of a theme with this title: of the stems it holds the longest in all decide, the first in a tie.

    None when it holds none.

    >>> theme_code("Verduurzaming van de woningvoorraad")
    'duurzaamheid_kwaliteit'
    """
    bare = title.lower()
    lengths = {code: sum(len(stem) for stem in stems if stem in bare) for code, stems in _stems().items()}
    best = max(lengths, key=lambda code: (lengths[code], -bare.find(_first(bare, code))))
    return best if lengths[best] else None


def is_nearly_theme(title: str) -> bool:
    """Whether a title begins as one of the list but for a letter, as where a font no longer tells which it draws.

    >>> is_nearly_theme("Cetaalbaarheid"), is_nearly_theme("Betaalbaarheid")
    (True, False)
    """
    bare = title.lower()
    stems = (stem for own in _stems().values() for stem in own if len(stem) >= _LONG)
    nearly = any(
        bare[: len(stem)] != stem and sum(map(ne, bare, stem)) == 1 and len(bare) >= len(stem) for stem in stems
    )
    # `Verdeling`, which is nearly `verdelen`.
    return nearly and not Lexicon().is_dutch(bare.partition(" ")[0])


def theme_codes() -> list[str]:
    """All codes of the list."""
    return list(_stems())


def _first(bare: str, code: str) -> str:
    found = [stem for stem in _stems()[code] if stem in bare]
    return min(found, key=bare.find) if found else ""


@cache
def _stems() -> dict[str, list[str]]:
    data = tomllib.loads(packaged_text("jaarschijf.extract", "themes.toml"))
    return {code: list(entry["stems"]) for code, entry in data.items()}
