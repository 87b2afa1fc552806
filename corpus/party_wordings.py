"""One wording for each party over two years: `WGZ` in one and `Woongoed Zuid` in the other is no other name.

Nor is that of a gemeente which took another's place, when the documents of both are put under one municipality.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jaarschijf.corpus.statement import Statement, Tag

_PARTIES = frozenset({"corporatie", "huurdersorganisatie"})
# What a party is called without its name, as one of its kind.
_PLAIN = re.compile(
    r"(?:gemeente|college\w*|wethouders?|\w*(?:corporatie|verhuurder|stichting|vereniging|organisatie|vertegenwoordiging)|(?:huurders|bewoners)[a-z]*)\Z",
    re.IGNORECASE,
)
# By party and wording the name and the wording that stand for it.
Wordings = Mapping[tuple[str, str], tuple[str, str]]


def by_gemeente(
    earlier: Sequence[Statement], later: Sequence[Statement]
) -> Iterator[tuple[Sequence[Statement], Sequence[Statement]]]:
    """The agreements of two years that may continue each other: those of one gemeente, or of one and what took its place.

    All of them, unless each document names one gemeente and they are not all of the same.
    """
    before, after = _of_each_gemeente(earlier), _of_each_gemeente(later)
    if not before or not after or before.keys() == after.keys() == {next(iter(before))}:
        yield earlier, later
        return
    new = after.keys() - before.keys()
    heir = after[new.pop()] if len(new) == 1 else []
    for gemeente, agreements in sorted(before.items()):
        if following := after.get(gemeente, heir):
            yield agreements, following


def _of_each_gemeente(side: Sequence[Statement]) -> dict[str, list[Statement]]:
    """The agreements of a year by the gemeente that their document names; empty where a document names none, or several."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for statement in side:
        named[statement.document_id] |= {_name(tag) for tag in statement.mentions if tag["kind"] == "gemeente"}
    if any(len(names) != 1 for names in named.values()):
        return {}
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in side:
        (gemeente,) = named[statement.document_id]
        found[gemeente].append(statement)
    return dict(found)


def under_one_name(
    earlier: Sequence[Statement], later: Sequence[Statement]
) -> tuple[Sequence[Statement], Sequence[Statement]]:
    """The agreements of two years, each party named as it mostly is; as they are where each has one name."""
    called = {**_called(earlier, later), **_succeeded(earlier, later)}
    if not called:
        return earlier, later
    before, after = ([_renamed(statement, called) for statement in side] for side in (earlier, later))
    return before, after


def _called(earlier: Sequence[Statement], later: Sequence[Statement]) -> Wordings:
    """Of parties that have several wordings each with the one it mostly has."""
    wordings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for statement in (*earlier, *later):
        for tag in statement.mentions:
            if tag["kind"] in _PARTIES and not tag["text"].islower() and not _PLAIN.match(tag["text"]):
                wordings[_name(tag)][tag["text"]] += 1
    return {
        (party, text): (party, max(found, key=lambda wording: (found[wording], len(wording), wording)))
        for party, found in wordings.items()
        if len(found) > 1
        for text in found
    }


def _succeeded(earlier: Sequence[Statement], later: Sequence[Statement]) -> Wordings:
    """Of a gemeente each wording with the name of the one that took its place: each year has one, and not the same."""
    before, after = (
        {(_name(tag), tag["text"]) for statement in side for tag in statement.mentions if tag["kind"] == "gemeente"}
        for side in (earlier, later)
    )
    names, heirs = ({name for name, _ in side} for side in (before, after))
    if len(names) != 1 or len(heirs) != 1 or names == heirs:
        return {}
    (heir,) = heirs
    return {(name, text): (heir, text if _PLAIN.fullmatch(text) else heir) for name, text in before}


def _renamed(statement: Statement, called: Wordings) -> Statement:
    texts = {tag["text"]: called[key][1] for tag in statement.mentions if (key := (_name(tag), tag["text"])) in called}
    heirs = {name: heir for (name, _), (heir, _) in called.items()}
    leaders = [(wording, heirs.get(name, name)) for wording, name in statement.leaders]
    if not texts and leaders == [*map(tuple, statement.leaders)]:
        return statement
    mentions = [_tag(tag, called) for tag in statement.mentions]
    text = _with(statement.text, texts) if texts else statement.text
    return replace(statement, text=text, mentions=mentions, leaders=leaders)


def _tag(tag: Tag, called: Wordings) -> Tag:
    name, wording = called.get((_name(tag), tag["text"]), (tag["value"], tag["text"]))
    return {**tag, "value": name, "text": wording}


def _name(tag: Tag) -> str:
    return tag["value"] or tag["text"]


def _with(text: str, wordings: Mapping[str, str]) -> str:
    # The longest first: "Woongoed Zuid" is not "Woongoed" with a word behind it.
    known = "|".join(re.escape(wording) for wording in sorted(wordings, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{known})(?!\w)", lambda found: wordings[found[0]], text)
