"""The forms of a Dutch verb, by the rules of its spelling.

Where spelling leaves a choice more forms are made than exist (`verbetert` and `verbeteert`): those stand in no text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_DIGRAPH = re.compile(r"(?:aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ei|ij)[^aeiou\W]\Z")
_UNSTRESSED = re.compile(r"(?:be|ge|her|er|ont|ver|over|onder|voor(?=kom|zie))(?=\w*[aeiou]\w*en\Z)")


def finite(verb: str, irregular: Mapping[str, str]) -> set[str]:
    """The third person and the plural of an infinitive in the present tense.

    >>> sorted(finite("maken", {}) & {"maakt", "maken"})
    ['maakt', 'maken']
    """
    if verb in irregular:
        return {verb, irregular[verb]}
    return {verb} | {stem if stem.endswith("t") else stem + "t" for stem in _stems(verb)}


def participles(verb: str, strong: Mapping[str, str]) -> set[str]:
    """The past participles of an infinitive, of which `strong` has the ends that change their vowel.

    >>> "besproken" in participles("bespreken", {"spreken": "sproken"})
    True
    """
    weak = {stem if stem.endswith(("t", "d")) else stem + end for stem in _stems(verb) for end in "td"}
    ends = {verb.removesuffix(base) + other for base, other in strong.items() if verb.endswith(base)} or {verb} | weak
    if _UNSTRESSED.match(verb):
        return ends
    return {"ge" + {"e": "ë", "i": "ï"}.get(end[0], end[0]) + end[1:] for end in ends}


def verbal_nouns(verb: str) -> set[str]:
    """What doing it is called: the infinitive and the nouns made of it.

    >>> sorted(verbal_nouns("evalueren"))
    ['evaluatie', 'evalueren', 'evaluering']
    """
    root = verb.removesuffix("en")
    return {verb, root + "ing"} | ({root.removesuffix("er") + "atie"} if root.endswith("er") else set())


def _stems(verb: str) -> set[str]:
    if verb.endswith(("aan", "doen", "ien")):
        return {verb[:-1]}
    root = verb.removesuffix("en")
    if root[-1] == root[-2]:
        return {root[:-1]}
    stems = {root}
    if root[-2] in "aeou" and not _DIGRAPH.search(root):
        stems.add(root[:-2] + 2 * root[-2] + root[-1])
    return stems | {stem[:-1] + {"v": "f", "z": "s"}[stem[-1]] for stem in stems if stem[-1] in "vz"}
