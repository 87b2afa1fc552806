"""The verbs and phrases that tell a promise, found by the first word of each: `verbs.toml`, made ready."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Any, NamedTuple, get_args

from jaarschijf.nlp.conjugation import finite, participles, verbal_nouns
from jaarschijf.nlp.lexicon import read_list
from jaarschijf.schema.mention import CommitmentKind

_WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?!\w)")
_LEADS = ("te", "het", "voor", "van", "met", "bij", "door", "op", "aan", "naar")
_WITHOUT_TE = _LEADS[1:]
_ARTICLES = ("de", "een", "hun", "haar", "onze", "alle", "elke", "geen")
_AGREED = ("afgesproken", "overeengekomen", "vastgelegd", "besloten", "toegezegd")
_BEFORE_NOUN = ("de", "een")
_DETERMINERS = (*_ARTICLES, "deze", "dit", "die")
_LONGEST_LEAD = max(map(len, _LEADS))
_PREPOSITIONS = (
    "aan",
    "bij",
    "door",
    "in",
    "met",
    "na",
    "naar",
    "op",
    "over",
    "tegen",
    "tot",
    "uit",
    "van",
    "via",
    "voor",
)
# A particle stands at its clause's end, where a preposition has its noun after it.
_AT_END = r"(?=[.,;:)]|\s[(\0]|\s+(?:en|om|van|bij|op|voor|met|in|aan|over|via|tegen|als|zodat|wanneer|door|dat|of|hoe|welke|wat|waar|waarom|wie)\b|\s+(?!(?:de|het|een|hun|haar|deze|dit)\b)(?:\w+\s+){0,2}te\s+\w+n\b|\s*\Z)"
_PLURAL = re.compile(r"(?<=ing)en\Z|(?<=atie)s\Z")
_PASSIVE = re.compile(r" (?:(?:moet|moeten|zal|zullen|dient|dienen)(?: te)? )?(?:wordt|worden)\b")
_LAST_PARTICLE = re.compile(r" (?:af|op|aan|uit|in|terug|toe)(?:\\b)?\Z")
_OPENING = len("in ")
# "opdrachtgever voor het bodemonderzoek": what another noun is for.
_LEAD_UP = len(" naar deze ")
_OF_ANOTHER = re.compile(r"\b(?:van|voor|met|over|na|bij|naar) (?:de|het|een|dit|deze) \Z")
_OPENING_PHRASE = len("gezamenlijk alle wensen in kaart ")
# A word of the same clause; the dot in € 300.000 ends none.
_BETWEEN = r"(?:[^\s.;]|\.(?=\d))+"
# How far a particle, an infinitive or a participle may stand from its verb.
_REACH = 18
_CLAUSE_END = re.compile(
    r"[.;\0\n]|\b(?:om(?! (?:de|het) (?:\w+ )?(?:dag|week|weken|maand|maanden|jaar|kwartaal)\b)|dat|zodat|omdat|hoe|welke|waarbij|waarvoor|indien|wanneer|voordat|totdat)\b"
)


class Told(NamedTuple):
    """What a verb or a phrase tells, and where it stands."""

    kind: CommitmentKind
    start: int
    end: int


class _Phrase(NamedTuple):
    """What follows the word that a phrase begins with; `key` is the same without what may stand between."""

    kind: CommitmentKind
    rest: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class TellingVerbs:
    """The forms of all verbs, by what they promise."""

    plain: dict[str, CommitmentKind]
    phrases: dict[str, list[_Phrase]]
    wordings: dict[str, list[_Phrase]]
    infinitives: dict[str, CommitmentKind]
    participles: dict[str, CommitmentKind]
    verbs: dict[str, str]
    with_infinitive: frozenset[str]
    with_participle: frozenset[str]
    perfect: frozenset[str]
    nouns: dict[str, CommitmentKind]
    noun_ends: list[_Phrase]
    particle: re.Pattern[str]

    def first(self, text: str, *, led: bool) -> Told | None:
        """The first that a text in small letters has, past plural nouns (`alle vragen`) and, unless `led`, what follows a preposition (`te maken`)."""
        leads = _ARTICLES if led else _LEADS + _ARTICLES
        report: Told | None = None
        for word in _WORD.finditer(text):
            told = _longest(self.wordings.get(word[0], ()), text, word)
            # "bij de start": after an article no verb stands, though "het" may be its subject.
            after = leads if word[0].endswith(("en", "aan")) else _BEFORE_NOUN
            if told is None and not _is_led(text, word.start(), after):
                told = self._verb(text, word)
            if told and report and not _goes_on(text, report.end, told.start):
                continue
            done = word[0] in self.perfect and told is not None and " " in text[told.start : told.end]
            # "is afgesproken dat de huren dalen" promises what comes after it.
            if told and not report and done and not text.endswith(_AGREED, told.start, told.end):
                report = told
            elif told:
                return told
        return report

    def first_noun(self, text: str) -> Told | None:
        """The first noun that tells what is done, or participle of what will be: `Evaluatie`, `Stimuleren`, `Plan besproken`."""
        for word in _WORD.finditer(text):
            # "In gesprek met": what opens a text is its verb.
            leads = _PREPOSITIONS + _ARTICLES if word[0].endswith("en") else _PREPOSITIONS
            if word.start() > _OPENING and (
                _is_led(text, word.start(), leads)
                or _OF_ANOTHER.search(text, max(0, word.start() - _LEAD_UP), word.start())
            ):
                continue
            noun = _PLURAL.sub("", word[0])
            kind = self._form(self.nouns, word[0]) or self._form(self.nouns, noun) or self.participles.get(noun)
            kind = kind or next((end.kind for end in self.noun_ends if _compiled(end.rest).search(noun)), None)
            if kind:
                return Told(kind, word.start(), word.end())
        return None

    def compile_all(self) -> None:
        """Compile all phrases, for many texts to come."""
        for phrase in chain(*self.phrases.values(), *self.wordings.values(), self.noun_ends):
            _compiled(phrase.rest)
            if phrase.key:
                _compiled(phrase.key)

    def _verb(self, text: str, word: re.Match[str]) -> Told | None:
        told = (
            _longest(self.phrases.get(word[0], ()), text, word)
            or self._governed(text, word)
            or self._before_its_auxiliary(text, word)
            or self._opened(text, word)
        )
        if told:
            return told
        kind = self.plain.get(word[0])
        return Told(kind, word.start(), word.end()) if kind else None

    def _before_its_auxiliary(self, text: str, word: re.Match[str]) -> Told | None:
        kind = self._form(self.participles, word[0])
        passive = _PASSIVE.match(text, word.end()) if kind else None
        return Told(kind, word.start(), passive.end()) if kind and passive else None

    def _opened(self, text: str, word: re.Match[str]) -> Told | None:
        """What a phrase tells that opens a text and has its infinitive last: `In gesprek gaan met ...`."""
        if word.start() > _OPENING_PHRASE or not word[0].endswith("n") or word[0] not in self.verbs:
            return None
        kind = self._phrase_before(text, 0, word)
        return Told(kind, 0, word.end()) if kind else None

    def _governed(self, text: str, auxiliary: re.Match[str]) -> Told | None:
        """What an auxiliary governs: the first infinitive or participle after it in its clause, `gaan ... onderzoeken`."""
        infinitive, participle = auxiliary[0] in self.with_infinitive, auxiliary[0] in self.with_participle
        if not (infinitive or participle):
            return None
        # "dienen te onderzoeken"
        with_te = auxiliary[0].startswith("dien")
        clause_end = _CLAUSE_END.search(text, auxiliary.end())
        told: Told | None = None
        for word in _WORD.finditer(text, auxiliary.end(), clause_end.start() if clause_end else len(text)):
            fits = participle if self._looks_done(word[0]) else infinitive
            kind = participle and self._form(self.participles, word[0])
            if not kind and infinitive and not _is_led(text, word.start(), _WITHOUT_TE if with_te else _LEADS):
                kind = self._form(self.infinitives, word[0])
            kind = (fits and self._phrase_before(text, auxiliary.end(), word)) or kind
            if infinitive and word[0] in self.phrases and not _is_led(text, word.start()):
                # "gaan bepalen welke"
                said = _longest(self.phrases[word[0]], text, word)
                kind = said.kind if said else kind
            if kind and not _is_led(text, word.start(), _DETERMINERS):
                # Of two in a row the last is the verb: "versneld gebouwd".
                told = Told(kind, auxiliary.start(), word.end())
            elif told:
                break
        return told

    def _looks_done(self, word: str) -> bool:
        """Whether a word is a participle by its form (`gehouden`, `ingezet`) and no infinitive (`zorgen`, `vragen`)."""
        return not word.endswith("n") or ("ge" in word and self.particle.sub("", word, 1).startswith("ge"))

    def _phrase_before(self, text: str, start: int, word: re.Match[str]) -> CommitmentKind | None:
        """What a phrase tells whose verb comes last: `wordt tegen het licht *gehouden*`."""
        verb = self.verbs.get(word[0]) or self.verbs.get(self.particle.sub("", word[0], 1))
        found = [
            Told(phrase.kind, match.start(), match.end())
            for phrase in (self.phrases[verb] if verb else ())
            if phrase.key and (match := _compiled(phrase.key).search(text, start, word.start()))
        ]
        return max(found, key=lambda told: told.end).kind if found else None

    def _form(self, forms: dict[str, CommitmentKind], word: str) -> CommitmentKind | None:
        """What a form tells, also behind a particle: `opgeleverd`."""
        return forms.get(word) or forms.get(self.particle.sub("", word, 1))


# A phrase is compiled when a text first has its verb.
_compiled = cache(re.compile)


def _longest(phrases: Iterable[_Phrase], text: str, word: re.Match[str]) -> Told | None:
    found = [
        Told(phrase.kind, word.start(), match.end())
        for phrase in phrases
        if (match := _compiled(phrase.rest).match(text, word.end()))
    ]
    return max(found, key=lambda told: told.end, default=None)


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether what starts there is said beside what ended, `hebben onderzocht ... *en maken*`, or in a next sentence."""
    return text.endswith(" en ", end, start) or ". " in text[end:start]


def _is_led(text: str, start: int, leads: tuple[str, ...] = _LEADS) -> bool:
    """Whether the word that starts there follows one of the prepositions (or `te`, `het`) that make a noun of a verb."""
    return start > 0 and text[start - 1] == " " and _word_before(text, start) in leads


def _word_before(text: str, end: int) -> str:
    return re.split(r"\W", text[max(0, end - _LONGEST_LEAD - 2) : end - 1])[-1]


@lru_cache(maxsize=1)
def telling_verbs() -> TellingVerbs:
    """`verbs.toml`."""
    data = read_list("verbs.toml")
    grammar = data["grammar"]
    irregular, strong = grammar["irregular"], grammar["strong"]
    governing = {
        key: set(_forms("/".join(grammar[key].split()), irregular))
        for key in ("with_infinitive", "with_participle", "perfect")
    }
    plain: dict[str, CommitmentKind] = {}
    phrases: defaultdict[str, list[_Phrase]] = defaultdict(list)
    wordings: defaultdict[str, list[_Phrase]] = defaultdict(list)
    infinitives: dict[str, CommitmentKind] = {}
    done: dict[str, CommitmentKind] = {}
    nouns: dict[str, CommitmentKind] = {}
    verbs: dict[str, str] = {}
    noun_ends: list[_Phrase] = []
    for kind in get_args(CommitmentKind):
        for listed in data[kind]["verbs"].split():
            particle, bar, verb = listed.rpartition("|")
            if bar:
                end = _AT_END if particle in _PREPOSITIONS else r"(?!\w)"
                apart = _Phrase(kind, rf"\s(?:{_BETWEEN} ){{0,{_REACH}}}?{particle}{end}")
                for form in finite(verb, irregular):
                    phrases[form].append(apart)
            else:
                plain |= dict.fromkeys(finite(verb, irregular), kind)
            if kind != "intentie" and listed not in governing["with_infinitive"] | governing["with_participle"]:
                infinitives[particle + verb] = kind
                done |= {particle + form: kind for form in participles(verb, strong)}
                nouns |= {particle + noun: kind for noun in verbal_nouns(verb)}
        done |= dict.fromkeys(data[kind].get("participles", "").split(), kind)
        listed_nouns = data[kind]["nouns"].split()
        nouns |= {noun: kind for noun in listed_nouns if not noun.startswith("*")}
        noun_ends += [_Phrase(kind, noun[1:] + r"(?:k?en|s)?\Z") for noun in listed_nouns if noun.startswith("*")]
        for words, rest in map(_parts, data[kind]["phrases"]):
            phrase = _Phrase(kind, _expanded(rest), _key(rest))
            known = wordings if words.startswith("=") else phrases
            for form in _forms(words, irregular):
                known[form].append(phrase)
            if phrase.key and not words.startswith("="):
                for verb in words.split("/"):
                    verbs |= dict.fromkeys({verb, *participles(verb, strong)}, verb)
    return TellingVerbs(
        plain,
        dict(phrases),
        dict(wordings),
        infinitives,
        done,
        verbs,
        frozenset(governing["with_infinitive"]),
        frozenset(governing["with_participle"]),
        frozenset(governing["perfect"]),
        nouns,
        noun_ends,
        re.compile(rf"\A(?:{'|'.join(grammar['particles'])})"),
    )


def _parts(phrase: str) -> tuple[str, str]:
    """The words that a phrase begins with, and the regular expression of its rest."""
    begin = re.match(r"=?[\w/]+", phrase)
    assert begin is not None, phrase
    return begin[0], phrase[begin.end() :]


def _expanded(rest: str) -> str:
    rest = re.sub(r"<(\d+)>", lambda gap: f"(?:{_BETWEEN} ){{0,{gap[1]}}}", rest)
    return re.sub(r"<(\d+)-(\d+)>", lambda gap: f"(?:{_BETWEEN} ){{{gap[1]},{gap[2]}}}", rest) + r"(?!\w)"


def _key(rest: str) -> str:
    gap = re.match(r" <\d+>(?=[\w(\\[])", rest)
    # "verantwoording afgelegd": of a verb at the end the particle is a part.
    return r"(?<!\w)" + _expanded(_LAST_PARTICLE.sub("", rest[gap.end() :])) if gap else ""


def _forms(words: str, irregular: dict[str, Any]) -> Iterator[str]:
    if words.startswith("="):
        yield from words[1:].split("/")
        return
    for verb in words.split("/"):
        yield from finite(verb, irregular)
