"""How alike two jaarafspraken are: pure comparisons, each a figure from 0 to 1 (`margin`: from -1 to 1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from rapidfuzz import fuzz

from jaarschijf.corpus.candidates import find_candidates
from jaarschijf.corpus.lexicon import Lexicon
from jaarschijf.corpus.statement import Statement, normal_text
from jaarschijf.corpus.words import Words, edits, opens_noun, statement_words

FEATURES = (
    "words",
    "grams",
    "margin",
    "verbatim",
    "identical",
    "sentence",
    "contained",
    "verbatim_swapped",
    "noun_swapped",
    "names_shared",
    "names_swapped",
    "quoted_shared",
    "figures_differ",
    "same_row",
    "same_kaderafspraak",
    "same_doelstelling",
    "same_theme",
    "same_number",
    "actors_shared",
    "actors_differ",
    "lead_differs",
)
_ALL_KINDS = frozenset({"gemeente", "corporatie", "huurdersorganisatie"})
# A swap within a longer stretch than this many words is another wording, not another subject in the same frame.
_SWAP = 5

Figures = dict[str, float]


def compare_years(
    earlier: Sequence[Statement], later: Sequence[Statement], lexicon: Lexicon, rows: Mapping[str, AbstractSet[str]]
) -> dict[tuple[int, int], Figures]:
    """The figures of each candidate pair, by place in both lists; `rows` holds the rows an agreement is printed in."""
    texts = [statement_words(s) for s in earlier], [statement_words(s) for s in later]
    owners: dict[str, list[int]] = {}
    for place, statement in enumerate(earlier):
        for row in rows[statement.agreement_id]:
            owners.setdefault(row, []).append(place)
    beside = {
        (owner, place)
        for place, statement in enumerate(later)
        for row in rows[statement.agreement_id]
        for owner in owners.get(row, ())
    }
    found = find_candidates(*texts, lexicon, beside)
    figures = {}
    for i, j, words, grams, margin in zip(
        *(side.tolist() for side in (found.earlier, found.later, found.words, found.grams, found.margin)), strict=True
    ):
        text = {"words": words, "grams": grams, "margin": max(-1.0, margin), "same_row": float((i, j) in beside)}
        figures[i, j] = {
            **text,
            **compare_texts(texts[0][i], texts[1][j], lexicon, words),
            **_place(earlier[i], later[j]),
        }
    return figures


def compare_texts(a: Words, b: Words, lexicon: Lexicon, cosine: float) -> Figures:
    """What both texts say; `cosine` is that of their words."""
    verbatim = fuzz.ratio(a.rolled, b.rolled) / 100
    swapped = min(unmatched(a.subject, b.subject, lexicon), unmatched(b.subject, a.subject, lexicon))
    names_a, names_b = lexicon.names(a), lexicon.names(b)
    numbers_a, numbers_b = {number for number, _ in a.figures}, {number for number, _ in b.figures}
    return {
        "verbatim": verbatim,
        "identical": float(a.rolled == b.rolled),
        "sentence": _best_sentence(a, b, lexicon, cosine),
        "contained": 1 - swapped,
        "verbatim_swapped": verbatim * swapped,
        "noun_swapped": verbatim * _noun_swapped(a, b, lexicon),
        "names_shared": _overlap(names_a, names_b),
        "names_swapped": float(bool(names_a - names_b) and bool(names_b - names_a)),
        "quoted_shared": float(any(stem[0] == "‘" for stem in a.subject & b.subject)),
        "figures_differ": float(bool(numbers_a - numbers_b) and bool(numbers_b - numbers_a)),
    }


def _place(a: Statement, b: Statement) -> Figures:
    """Where both stand, and who acts."""
    kinds_a, kinds_b = acting_kinds(a), acting_kinds(b)
    return {
        "same_kaderafspraak": _same_text(a.kaderafspraak, b.kaderafspraak),
        "same_doelstelling": _same_text(a.doelstelling, b.doelstelling),
        "same_theme": float(same_theme(a, b)),
        "same_number": float(a.row_number is not None and a.row_number == b.row_number),
        "actors_shared": _overlap(kinds_a, kinds_b),
        "actors_known": float(bool(kinds_a) and bool(kinds_b)),
        "actors_differ": float(bool(kinds_a) and bool(kinds_b) and not kinds_a & kinds_b),
        "lead_differs": float(_lead_differs(a, b)),
    }


def unmatched(stems: AbstractSet[str], others: AbstractSet[str], lexicon: Lexicon) -> float:
    """The share (0 to 1, by weight) of the stems without a counterpart: themselves, a compound with them, a near form."""
    total = lexicon.mass(stems) or 1.0
    return sum(lexicon.weight(s) * (1 - _best_form(s, others)) for s in stems - others) / total


def shared_subject(a: Words, b: Words) -> float:
    """The share (0 to 1) of the subject of the text that says less, that the other has too; 1 when it has no subject."""
    less, more = sorted((a.subject, b.subject), key=len)
    return sum(1.0 if s in more else _best_form(s, more) for s in less) / len(less) if less else 1.0


def _best_form(stem: str, others: AbstractSet[str]) -> float:
    best = 0.0
    if len(stem) < 5:
        return best
    for other in others:
        if len(other) >= 4 and (stem in other or other in stem):
            best = max(best, min(len(stem), len(other)) / max(len(stem), len(other)))
        elif stem[:5] == other[:5]:
            best = max(best, 0.7)
    return best


def _best_sentence(a: Words, b: Words, lexicon: Lexicon, cosine: float) -> float:
    """The highest cosine of a sentence of each: how a commitment is found that was split off, or merged with another."""
    if len(a.sentences) < 2 and len(b.sentences) < 2:
        return cosine
    best = cosine
    for first in _vectors(a, lexicon):
        for second in _vectors(b, lexicon):
            best = max(best, sum(weight * second[stem] for stem, weight in first.items() if stem in second))
    return best


def _vectors(text: Words, lexicon: Lexicon) -> Iterator[dict[str, float]]:
    for sentence in text.sentences:
        if sentence & text.subject:
            weights = lexicon.vector(text, sentence)
            length = sum(weight * weight for weight in weights.values()) ** 0.5 or 1.0
            yield {stem: weight / length for stem, weight in weights.items()}


def _noun_swapped(a: Words, b: Words, lexicon: Lexicon) -> bool:
    """Whether one sentence puts another thing where the other has one: `de watertoren` for `het oude postkantoor`."""
    for (a0, a1), (b0, b1) in edits(a.stems, b.stems):
        if not 0 < a1 - a0 <= _SWAP or not 0 < b1 - b0 <= _SWAP:
            continue
        out, new = ([s for s in side if s in text.subject] for side, text in ((a.stems[a0:a1], a), (b.stems[b0:b1], b)))
        if not out or not new or not b.subject.isdisjoint(out) or not a.subject.isdisjoint(new):
            continue
        before = a.stems[a0 - 1] if a0 else ""
        if any(opens_noun(stem) for stem in (before, a.stems[a0], b.stems[b0])) and (
            unmatched(frozenset(out), b.subject, lexicon) >= 0.5
        ):
            return True
    return False


def acting_kinds(statement: Statement) -> frozenset[str]:
    """The kinds of party that act; `partijen` are all of them."""
    kinds = _plain_kinds(statement)
    # A third party that acts beside the parties tells little; it counts when it acts alone.
    kinds = kinds - {"overig"} or kinds
    return kinds - {"partijen"} | _ALL_KINDS if "partijen" in kinds else kinds


def _plain_kinds(statement: Statement) -> frozenset[str]:
    return frozenset(
        tag["kind"] or "overig" for tag in statement.mentions if tag["label"] == "ACTOR" and tag["role"] == "trekker"
    )


def _lead_differs(a: Statement, b: Statement) -> bool:
    """Whether who acts first in one does not act in the other, either way round."""
    leads = []
    for statement in (a, b):
        acting = (tag for tag in statement.mentions if tag["label"] == "ACTOR" and tag["role"] == "trekker")
        first = next(acting, None)
        if first is None or first["kind"] == "partijen":
            return False
        leads.append(first["kind"] or "overig")
    return leads[0] not in _plain_kinds(b) and leads[1] not in _plain_kinds(a)


def same_theme(a: Statement, b: Statement) -> bool:
    """Whether both stand under one theme, whatever its number."""
    if a.theme_code and b.theme_code and a.theme_code != "overig":
        return a.theme_code == b.theme_code
    return fuzz.token_set_ratio((a.theme or "").lower(), (b.theme or "").lower()) >= 80


def _same_text(a: str | None, b: str | None) -> float:
    if not a or not b:
        return 0.0
    return 1.0 if a == b else fuzz.ratio(normal_text(a), normal_text(b)) / 100


def _overlap(a: AbstractSet[str], b: AbstractSet[str]) -> float:
    """Jaccard; 0 when both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0
