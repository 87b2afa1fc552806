"""TARGET_GROUP: the people an agreement is for (doelgroep), with a canonical value from `doelgroepen.toml`."""

from __future__ import annotations

import re
from functools import lru_cache

from jaarschijf.nlp.lexicon import read_list
from jaarschijf.nlp.small_letters import in_small
from jaarschijf.nlp.span import TagSpan, longest_first


def find_target_groups(text: str) -> list[TagSpan]:
    """The target groups a text names, in reading order."""
    pattern, values = _pattern()
    return longest_first(
        TagSpan(match.start(), match.end(), "TARGET_GROUP", value=values[int((match.lastgroup or "g0")[1:])])
        for match in pattern.finditer(in_small(text))
    )


@lru_cache(maxsize=1)
def _pattern() -> tuple[re.Pattern[str], list[str]]:
    groups: dict[str, str] = read_list("doelgroepen.toml")["doelgroepen"]
    alternatives = "|".join(f"(?P<g{i}>{wording})" for i, wording in enumerate(groups.values()))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])"), list(groups)
