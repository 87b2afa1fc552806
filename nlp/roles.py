"""The role of each actor: trekker, who commits or acts, or betrokken, by the grammar of Dutch commitments.

An actor is betrokken after a preposition (`met de gemeente`), as the object of a verb whose subject came before
(`betrekt hierbij huurders`), in a passive of being involved (`worden betrokken`), in a condition and where a modal
allows it something. All else is trekker: the subject before or after the verb, joined subjects, the agent after `door`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from jaarschijf.nlp.clauses import acts_too, is_compared, is_drawn_in, is_supposed, leads_by_its_noun
from jaarschijf.nlp.marked_roles import as_marked, by_a_colon
from jaarschijf.nlp.role_words import NAMED_AFTER, is_finite, role_patterns, role_words
from jaarschijf.nlp.sentences import Sentence, split_sentences
from jaarschijf.nlp.span import TagSpan
from jaarschijf.schema.mention import Field, Role

_I = re.IGNORECASE
_DETERMINERS = (
    r"(?:(?:de|het|een|beide|alle|deze|die|onze|hun|haar|zijn|elke|iedere|andere|betrokken|lokale|regionale|eigen|overige|verschillende|"
    r"desbetreffende|betreffende|deelnemende|omliggende|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d+)\s+)*"
)
_JOINT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:,\s*(?:en\s+|alsmede\s+|evenals\s+)?|en/of\s+|en\s+|of\s+|noch\s+|&\s*|/\s*|\+\s*|respectievelijk\s+|resp\.\s+|dan\s+wel\s+|c\.q\.\s+|als\s+(?:ook\s+)?|alsook\s+|alsmede\s+|evenals\s+|-\s*)"
    rf"(?:ook\s+|eventueel\s+|zo nodig\s+|waar nodig\s+|indien nodig\s+)?{_DETERMINERS}(?:van\s+|met\s+|door\s+)?{_DETERMINERS}(?:[\w-]+e\s+)?\Z",
    _I,
)
_MAY = ("kan", "kunnen", "mag", "mogen")
# Corporaties "mogen 15% vrij toewijzen": it is left to them.
_MAY_FREELY = re.compile(
    r"\s+(?:kan|kunnen|mag|mogen)\s[^.;]*\bvrij\s(?:toewijzen|besteden|verhuren|inzetten|kiezen)\b", _I
)
# "zorgaanbieders zoals Lindezorg": who is named as one of them does as they do.
_EXAMPLE = re.compile(r",?\s*\(?(?:zoals|waaronder|o\.a\.|bijvoorbeeld)\s+(?:de\s+|het\s+)?", _I)
_WORD = re.compile(r"[\w./’'-]+|[,:;()–]")


_NEXT_WORD = re.compile(r"\s*(?:\([^)]*\)\s*)?([\w’'-]+)")
_CLAUSE_END = re.compile(r"[.;]|,\s+(?:en|maar|waarbij|zodat)\b")
_PASSIVE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:in|uit|van|op|bij|met)\s+(?:[\w-]+\s+){1,3})?(?:wordt|worden|zijn|is)\b"
)
_IS_PASSIVE = re.compile(r"\b(?:wordt|worden|werd|werden|is|zijn)\b", _I)
_INVOLVING = re.compile(
    r"\b(?:informeren|betrekken|ondersteunen|faciliteren|verzoeken|vragen|uitnodigen|consulteren)\s+(?:de\s+|het\s+)?\Z",
    _I,
)
# "; het groen op eigen terrein onderhoudt de", ": eenmaal in de twee jaar reiken", and not "; dit ontlast de"
_NEXT_CLAUSE = re.compile(r"[;:]\s*(?!(?:dit|dat|deze|die|zij|ze|hij|men|er)\s)(?:[\w-]+\s+){2,8}\Z", _I)
_REACH = 80
# "onder leiding van WGZ": who leads, and no subject.
_NO_SUBJECT = ("van", "bij", "aan")
# Its infinitive stands at the end: "gaan met huurders en corporaties bekijken".
_AUXILIARY = re.compile(r"\b(?:gaat|gaan|zal|zullen|wil|willen|kan|kunnen|moet|moeten|blijft|blijven|laat|laten)\b", _I)
# "en de corporaties elk 15", "en Woonvast 40%": the verb is not said twice.
_GAPPED = re.compile(
    r"\s*(?:elk|ieder|k?€|\d|(?:met|van|op|tot|naar)\s+(?:€\s?)?\d|de\s+(?:overige|andere|resterende)\s+\d)"
)
# " € 9.000 en "
_AMOUNT = re.compile(
    r"\s*(?:k?€\s?)?\d[\d.,-]*(?:\s(?:miljoen|ton|euro|[a-z]+en))?(?:,|\s+en|,\s+en)\s+(?:de\s+|het\s+)?"
)
# ", de gemeente voor de vergunning", ", de gemeente de straat"
_GAPPED_CLAUSE = re.compile(r"\s+(?:(?P<like>voor|aan)\s+)?(?:de|het)\s+[a-z-]+\s*(?:\.|;|,|\Z)")


class _Subject(NamedTuple):
    """Where the subject of a clause ends, and whether it stands behind its verb."""

    end: int
    inverted: bool


def assign_roles(text: str, actors: Sequence[TagSpan], field: Field) -> list[TagSpan]:
    """The actors with their roles, in reading order."""
    assigned: list[TagSpan] = []
    for sentence in split_sentences(text):
        inside = [actor for actor in actors if sentence.start <= actor.start < sentence.end]
        assigned += _in_sentence(sentence, inside, field)
    return as_marked(text, assigned) if field == "trekker" or "(trekker)" in text else assigned


def _in_sentence(sentence: Sentence, actors: Sequence[TagSpan], field: Field) -> list[TagSpan]:
    done: list[TagSpan] = []
    subject: _Subject | None = None
    supposed: int | None = None  # where the subject of a condition ends
    for group in _coordinations(sentence, actors):
        role = _role(sentence, group, subject, field)
        # "voordat WGZ de gemeente inschakelt": its object stands in the condition too.
        if supposed is not None and sentence.between(supposed, group[0].start).strip() in ("", "de", "het"):
            role = "betrokken"
        supposed = group[-1].end if _left_word(sentence, group[0]) in role_words()["conditions"] else None
        # "Heeft de gemeente een plek te koop? Dan ...": what is asked is not promised.
        asked = sentence.text.endswith("?") and group[0].value != "partijen"
        if asked or (done and _shares(sentence, done[-1], group[0])):
            role = "betrokken"
        # "naar aanleiding van het onderzoek door X gaan partijen na": who did it is no subject.
        before = sentence.before(group[0].start)
        if (
            role == "trekker"
            and (left := _left_word(sentence, _by_its_staff(sentence, group[0]))) not in _NO_SUBJECT
            and (not before.endswith(("door ", "door de ", "door het ")) or _IS_PASSIVE.search(before))
        ):
            subject = _Subject(group[-1].end, inverted=is_finite(left))
        done += [replace(actor, role=role) for actor in group]
    return done


def _shares(sentence: Sentence, before: TagSpan, actor: TagSpan) -> bool:
    """Whether an actor is given some as the one before it is: `betaalt HPK € 9.000 en *HVK € 5.500*`."""
    between = sentence.between(before.end, actor.start)
    return (
        before.role == "betrokken"
        and _AMOUNT.fullmatch(between) is not None
        and _GAPPED.match(sentence.after(actor.end)) is not None
    )


def _coordinations(sentence: Sentence, actors: Sequence[TagSpan]) -> list[list[TagSpan]]:
    """Actors joined by commas and `en`: they share a role."""
    groups: list[list[TagSpan]] = []
    for actor in actors:
        between = sentence.between(groups[-1][-1].end, actor.start) if groups else ""
        if groups and (
            _named_members(groups[-1][-1], between)
            or _EXAMPLE.fullmatch(between)
            or (between.strip() == "(" and sentence.after(actor.end).startswith(")"))
            or (actor.value == groups[-1][-1].value and between.lstrip().startswith("(") and ")" not in between)
            or (_JOINT.fullmatch(between) and not _starts_own_clause(sentence, groups[-1], between, actor))
        ):
            groups[-1].append(actor)
        else:
            groups.append([actor])
    return groups


def _named_members(group: TagSpan, between: str) -> bool:
    """Whether a group's members follow: `de huurdersorganisaties De Klinker en HVS`, `de corporaties (Thuisrijk en WGZ)`."""
    return group.value in NAMED_AFTER and between.strip().lower() in ("", "(", "de", "(de")


def _starts_own_clause(sentence: Sentence, group: Sequence[TagSpan], between: str, actor: TagSpan) -> bool:
    """`overlegt met de corporaties en de gemeente zorgt ...`: the second is a subject of its own.

    So when the first stands as an object or after a preposition, and a finite verb comes right after the second.
    """
    if "en" not in between.split() and "," not in between:
        return False
    left = _left_word(sentence, _by_its_staff(sentence, group[0]))
    # "Een werkgroep met mensen van A, B en C werkt dit uit": no verb yet, so that it is theirs.
    if not any(map(is_finite, sentence.before(group[0].start).split())):
        return False
    after = _right_word(sentence, actor)
    if not is_finite(after) or (after.endswith("en") and _AUXILIARY.search(sentence.before(group[0].start))):
        return False
    # "Samen met A en B organiseren de corporaties": what opens the sentence is one phrase, its subject follows.
    if left in role_words()["prepositions"] and len(sentence.before(group[0].start).split()) <= 4:
        return False
    return left in role_words()["prepositions"] or (is_finite(left) and not _inverted(sentence, group[0]))


def _inverted(sentence: Sentence, actor: TagSpan) -> bool:
    """Whether the verb before the actor opens the clause or follows its first adverbial: its subject is the actor."""
    before = sentence.before(actor.start)
    words = re.findall(r"[\w/’'-]+", before)
    return len(words) <= 7 and not any(word.lower() in role_words()["subjects"] for word in words)


def _left_word(sentence: Sentence, actor: TagSpan) -> str:
    """The word that governs an actor: the one before it, past its determiners and an adjective after a preposition."""
    words: list[str] = [word.lower() for word in reversed(_WORD.findall(sentence.before(actor.start)[-_REACH:]))]
    skipped = role_words()["determiners"]
    prepositions = role_words()["prepositions"]
    near = next((at for at, word in enumerate(words) if word not in skipped), None)
    if near is None:
        return ""
    adjective = words[near].endswith("e") and words[near] != "gemeente" and not is_finite(words[near])
    if words[near] not in prepositions and adjective:
        wide = next((word for word in words[near + 1 :] if word not in skipped), "")
        if wide in prepositions:
            return wide
    return words[near]


def _right_word(sentence: Sentence, actor: TagSpan) -> str:
    after = _NEXT_WORD.match(sentence.after(actor.end))
    return str(after[1]).lower() if after else ""


def _role(sentence: Sentence, group: Sequence[TagSpan], subject: _Subject | None, field: Field) -> Role:
    first, last = _by_its_staff(sentence, group[0]), group[-1]
    before, after = sentence.before(first.start), sentence.after(last.end)
    left, right = _left_word(sentence, first), _right_word(sentence, last)
    patterns, words = role_patterns(), role_words()
    if first.value == "partijen" and sentence.between(first.start, first.end).lower() in words["subjects"]:
        return "trekker"
    if role := by_a_colon(before, after, left):
        return role
    if left in ("tussen", "vanuit", "van", "met") and patterns["meeting"].search(f"{before} {after}"):
        return (
            "trekker"
            if left != "met" or (subject is None and not patterns["agent_elsewhere"].search(before))
            else "betrokken"
        )
    if left in ("door", "namens"):
        # "Namens de corporaties neemt Thuisrijk deel": for them, not by them.
        stands_for = left == "namens" and (subject is not None or is_finite(right))
        supposed = stands_for or is_supposed(before, left) or patterns["agent_of_event"].search(before)
        return "betrokken" if supposed else "trekker"
    # "er komt een huismeester bij (WGZ)": the part of a verb.
    if left in words["prepositions"] and not (before.endswith("(") and left in words["particles"]):
        # "De regie ligt bij de gemeente": she leads.
        led = left in ("bij", "van", "aan") and patterns["led_by"].search(before)
        return "trekker" if led or leads_by_its_noun(before, after, left) else "betrokken"
    if field == "trekker" and (len(group) > 1 or right not in words["advising"]):
        return "trekker"
    if field == "trekker" or left in words["conditions"] or (left == "dat" and patterns["influence"].search(before)):
        return "betrokken"
    # "met bewoners en de gemeente"
    joined = (
        left in ("en", ",") and first is group[0] and patterns["joined_after_preposition"].search(before) is not None
    )
    if (left in ("en", ",") or before.endswith("(")) and (
        _GAPPED.match(after) or (subject is not None and _is_gapped(before, after, joined))
    ):
        return "trekker"
    # What opens the sentence is one phrase, its subject follows: "Samen met bewoners en VvE's maken we ...".
    if joined and (len(before.split()) <= 4 or not is_finite(right)):
        return "betrokken"
    if (
        _is_involved([first, *group[1:]], after, left)
        or _is_permitted(before, left, after)
        or (right in _MAY and _is_outsider(first))
        or is_drawn_in(after, left)
        or is_compared(before, right)
        or (left == "wat" and right == "betreft")
    ):
        return "betrokken"
    if subject is not None and _is_object(sentence, [first, *group[1:]], subject, left, right):
        return "betrokken"
    if _object_without_subject(before, left) or patterns["pronoun_subject"].search(before):
        return "betrokken"
    return "trekker"


def _by_its_staff(sentence: Sentence, actor: TagSpan) -> TagSpan:
    """An actor from where those who work for it are named: `*de wijkbeheerder van Woonvast* loopt een ronde`."""
    before = sentence.before(actor.start)
    if not before.endswith(("van ", "van de ", "van het ")):
        return actor
    staff = role_patterns()["staff"].search(before, max(0, len(before) - _REACH))
    return replace(actor, start=actor.start - len(before) + staff.start()) if staff else actor


def _is_gapped(before: str, after: str, joined: bool) -> bool:
    """Whether a clause leaves out its verb: `aan de bouw en *de gemeente aan de straat*`, not `met bewoners en de gemeente aan de straat`."""
    clause = _GAPPED_CLAUSE.match(after)
    if clause is None or clause["like"] is None:
        return clause is not None and not joined
    return re.search(rf"\b{clause['like']}\b", before) is not None and (not joined or "met" not in before.split())


def _is_involved(group: Sequence[TagSpan], after: str, left: str) -> bool:
    """A passive or a verb that makes its subject the one it is done to: `worden ... betrokken`, `krijgen`."""
    patterns = role_patterns()
    clause = _CLAUSE_END.split(after, 1)[0]
    if len(group) == 1 and _is_to_be_involved(group[0], after):
        return True
    if left in ("wordt", "worden", "werd", "werden", "zijn", "is"):
        return bool(patterns["involved"].search(clause) or patterns["done_by"].match(clause))
    if patterns["receives"].fullmatch(left):
        return True
    if _PASSIVE.match(clause):
        return bool(patterns["involved"].search(clause) or patterns["done_by"].search(clause))
    receives = patterns["receives"].match(clause.lstrip()) and not acts_too(clause)
    return bool(receives or patterns["stands_by"].match(clause))


def _is_to_be_involved(actor: TagSpan, after: str) -> bool:
    """Whether it is told to draw in one party, and not who does: `Huurdersraad betrekken bij de keuze`; `corporaties betrekken` do so."""
    one = actor.value not in (*NAMED_AFTER, "partijen") and not _is_outsider(actor)
    return one and role_patterns()["to_involve"].match(after) is not None


def _is_permitted(before: str, left: str, after: str) -> bool:
    """A modal before its subject allows: `kunnen woningcorporaties contact opnemen`; `waar de corporaties terecht kunnen` too."""
    if left in _MAY:
        return len(before.split()) > 1
    if _MAY_FREELY.match(after):
        return True
    # "welke rol zorgpartijen kunnen spelen"
    if re.match(r"\s+(?:kan|kunnen)\b", after) and re.search(r"\bwelke\s+\w+\s+(?:de\s+|het\s+)?\Z", before):
        return True
    if left == "waar" or (role_patterns()["left_free"].search(before) and re.match(r"\s+vrij\b", after)):
        return True
    # "een monitor, die HVS kan aanvullen"
    if left in ("die", "dat") and re.match(r"\s+(?:kan|kunnen)\b", after):
        return True
    return left in ("waarmee", "waarop", "waarbij") and re.search(r"\b(?:kunnen|kan|mogen|mag)\b", after) is not None


def _is_outsider(actor: TagSpan) -> bool:
    """Whether an actor is a kind of organisation beside the parties: `makelaars`, `zorgpartijen`."""
    value = actor.value or ""
    return value.islower() and value not in (*NAMED_AFTER, "partijen")


def _is_object(sentence: Sentence, group: Sequence[TagSpan], subject: _Subject, left: str, right: str) -> bool:
    """Whether the actors are the object of a verb whose subject stood before them in the sentence."""
    between = sentence.between(subject.end, group[0].start)
    words = role_words()
    if left in words["subordinators"] or re.search(r"[;:]\s*\S*\s*\Z", between):
        return False
    # "...; in plaats daarvan plaatst WGZ": the next clause has its own subject behind its verb.
    if is_finite(left) and _NEXT_CLAUSE.search(between) and not role_patterns()["object_verbs"].fullmatch(left):
        return False
    if is_finite(right) and (left in ("en", "maar", ",", "terwijl", "want", "dan") or not is_finite(left)):
        return False
    # ", gaan partijen", ", daarna gaan partijen": the main clause after another opens with its verb, or with when or where.
    opening = re.search(
        rf",\s+(?:(?:dan|vervolgens|verder|(?:daar|hier)\w*)\s+)?{re.escape(left)}\s+{_DETERMINERS}\Z", between, _I
    )
    if opening and is_finite(left):
        return False
    # "In mei stelt de gemeente een visie vast en bouwt WGZ": each clause has its subject behind its verb.
    joined = re.search(r"\ben\s+[a-zë]+\s+(?:de\s+|het\s+)?\Z", between)
    if subject.inverted and joined and is_finite(left) and not role_patterns()["object_verbs"].search(joined[0]):
        return False
    if left in ("en", "maar", ","):
        return not re.search(r"[,;]\s*\Z|\b(?:en|maar)\s+(?:de|het)?\s*\Z", between) or bool(
            role_patterns()["object_verbs"].search(between)
        )
    return (
        bool(role_patterns()["object_verbs"].search(between))
        or is_finite(left)
        or not re.search(r"\ben\s+\w+\s+(?:de\s+|het\s+)?\Z|,", between)
    )


def _object_without_subject(before: str, left: str) -> bool:
    """An infinitive or a noun of involving with its object: `Betrekken van`, `het informeren van`."""
    return left != "" and len(before.split()) <= 2 and _INVOLVING.search(before) is not None
