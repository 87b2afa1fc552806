"""Two years of one municipality as they are being linked.

Candidates by shared rare words, a logistic score of each pair, then the assignment that is best for the whole year
(not pair by pair), then splits, merges, texts printed side by side, and things that no other speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from jaarschijf.corpus.assignment import Pair, assign
from jaarschijf.corpus.change import describe_change
from jaarschijf.corpus.changed_figures import More
from jaarschijf.corpus.lexicon import Lexicon, lexicon_of
from jaarschijf.corpus.link_model import LinkModel
from jaarschijf.corpus.own_words import OwnWords, one_project, one_site, other_part
from jaarschijf.corpus.party_wordings import under_one_name
from jaarschijf.corpus.similarity import acting_stems, clause_in_common, compare_years, counting_head, elsewhere
from jaarschijf.corpus.statement import Statement
from jaarschijf.corpus.subjects import frame_only, plan_of_plan, thing_swapped
from jaarschijf.corpus.together import by_one, said_together
from jaarschijf.corpus.word_forms import best_form, is_near
from jaarschijf.corpus.word_lists import is_step
from jaarschijf.corpus.words import statement_words
from jaarschijf.corpus.year_link import Doubt, YearLink
from jaarschijf.schema.link import Decider, DoubtReason

# What speaks so much against a pair that no other weakness of its rivals makes up for it.
_AGAINST = ("names_swapped", "noun_swapped", "lead_differs", "label_differs")
_SAME_BUT_FOR_A_MARK = 0.93
# So much in the words of last year that another noun is another thing: a doubt, unless all else speaks for it.
_SAME_FRAME = 0.85
Decisions = Mapping[tuple[str, str], bool]
"""Of an earlier and a later agreement whether a reviewer calls them the same commitment."""
Rows = Mapping[str, set[str]]
"""The rows that an agreement is printed in."""


class YearPair:
    """Two years as they are being linked: the scores of their candidate pairs, and the pairs chosen so far."""

    def __init__(
        self,
        earlier: Sequence[Statement],
        later: Sequence[Statement],
        rows: Rows,
        decisions: Decisions,
        model: LinkModel,
        lexicon: Lexicon | None = None,
    ) -> None:
        """`lexicon`: that of both years, where `earlier` and `later` are only what is left of them."""
        self.printed, self.model = (earlier, later), model
        earlier, later = self.earlier, self.later = under_one_name(earlier, later)
        self.lexicon = lexicon or lexicon_of(earlier, later)
        self.figures = compare_years(earlier, later, self.lexicon, rows)
        places_a = {statement.agreement_id: place for place, statement in enumerate(earlier)}
        places_b = {statement.agreement_id: place for place, statement in enumerate(later)}
        decided = {
            (places_a[a], places_b[b]): same for (a, b), same in decisions.items() if a in places_a and b in places_b
        }
        self.decided = {pair for pair, same in decided.items() if same}
        self.figures = {pair: figures for pair, figures in self.figures.items() if decided.get(pair, True)}
        self.scores = {pair: model.score(figures) for pair, figures in self.figures.items() if pair not in self.decided}
        self.chosen: dict[Pair, str] = dict.fromkeys(self.decided, "decided")

    def links(self) -> list[YearLink]:
        """The links between both years, in order."""
        self._take(self._best("link"), "assigned")
        self._take(self._left_over(), "left over")
        self._take(self._left_alone(), "left over")
        self._take(self._of_merged_parties(), "split or merge")
        self._take(self._said_together(), "split or merge")
        self._take(self._splits_and_merges(), "split or merge")
        self._take(self._by_a_clause(), "by a clause")
        self._take(self._side_by_side(), "printed side by side")
        self._take(self._by_a_word(), "by a word")
        return self._made()

    def returns(self) -> list[YearLink]:
        """The links between what ended and what seems new, two years apart."""
        self._take(self._best("gap"), "return")
        limits = self.model.thresholds
        far_ahead = [
            pair
            for pair, score in self._loose().items()
            if score >= limits["gap_ahead"] and self.figures[pair]["margin"] >= limits["gap_lead"]
            if not self._against(pair) and not self._frame_only(pair)
        ]
        self._take(far_ahead, "return")
        return self._made()

    def _made(self) -> list[YearLink]:
        degrees = tuple(Counter(pair[side] for pair in self.chosen) for side in (0, 1))
        return [
            self._link(pair, how, split=degrees[0][pair[0]] > 1, merged=degrees[1][pair[1]] > 1)
            for pair, how in sorted(self.chosen.items())
        ]

    def doubts(self) -> list[Doubt]:
        """Pairs near the threshold on either side, and rivals of a chosen pair that are as good; after `links`."""
        taken_a, taken = self._linked()
        limit, low = self.model.thresholds["link"], self.model.thresholds["doubt"]
        found = []
        for (a, b), score in sorted(self.scores.items()):
            reason: DoubtReason | None
            if (a, b) in self.chosen:
                reason = "linked by little" if score < 1 - low else None
            elif score >= limit and (a in taken_a or b in taken):
                reason = "another pair was better"
            else:
                reason = "near the threshold" if score >= low and b not in taken else None
            if reason:
                found.append(Doubt(self.earlier[a].agreement_id, self.later[b].agreement_id, round(score, 4), reason))
        return found

    def _take(self, pairs: Iterable[Pair], how: str) -> None:
        for pair in pairs:
            self.chosen.setdefault(pair, how)

    def _linked(self) -> tuple[set[int], set[int]]:
        return {a for a, _ in self.chosen}, {b for _, b in self.chosen}

    def _loose(self) -> dict[Pair, float]:
        """The scores of the pairs of which neither side is linked."""
        taken_a, taken_b = self._linked()
        return {(a, b): score for (a, b), score in self.scores.items() if a not in taken_a and b not in taken_b}

    def _against(self, pair: Pair) -> bool:
        return any(self.figures[pair][name] for name in _AGAINST)

    def _best(self, threshold: str) -> list[Pair]:
        gains = {
            pair: gain
            for pair, score in self._loose().items()
            if (gain := self.model.gain(score, threshold)) > 0 and not self._frame_only(pair)
            if score >= self.model.thresholds["swapped"] or self.figures[pair]["noun_swapped"] < _SAME_FRAME
        }
        return assign(gains)

    def _of_merged_parties(self) -> list[Pair]:
        """What several parties said alike, each for itself, and the one that they became says now: `verkoopt maximaal 8 woningen`."""
        if not self.lexicon.silent:
            return []
        limits = self.model.thresholds
        alike = [
            pair
            for pair, score in self._loose().items()
            if score >= limits["doubt"]
            and self.figures[pair]["contained"] >= limits["whole"]
            and not self._against(pair)
        ]
        return [pair for pairs in by_one(alike, 1) for pair in pairs]

    def _said_together(self) -> list[Pair]:
        """What several parties say each for itself and a group of them says in the other year, when neither is linked."""
        return said_together(self.earlier, self.later, self._loose(), self.model.thresholds["together"])

    def _splits_and_merges(self) -> list[Pair]:
        """Sure pairs of which one side only is linked; and those that have a whole sentence in common."""
        taken_a, taken_b = self._linked()
        limits = self.model.thresholds
        found = []
        for pair, score in self.scores.items():
            figures = self.figures[pair]
            one_loose = (pair[0] in taken_a) != (pair[1] in taken_b)
            sentence = figures["sentence"] >= limits["sentence"] and figures["sentence"] > figures["words"] + 0.1
            if not one_loose and not sentence:
                continue
            swapped = self._against(pair)
            whole = (
                figures["contained"] >= limits["whole"]
                and figures["verbatim"] >= limits["whole_verbatim"]
                and not swapped
            )
            if (one_loose and (score >= limits["split"] or whole)) or (
                sentence and score >= limits["sentence_score"] and not swapped
            ):
                found.append(pair)
        return sorted(found)

    def _by_a_clause(self) -> list[Pair]:
        """Pairs of which one says in a clause what the other says, when at most one of them is linked."""
        taken_a, taken_b = self._linked()
        limits = self.model.thresholds
        found = []
        for pair, score in self.scores.items():
            if score < limits["clause_score"] or (pair[0] in taken_a and pair[1] in taken_b):
                continue
            figures = self.figures[pair]
            alone = "" if pair[0] in taken_a or pair[1] in taken_b else "_alone"
            if figures["contained"] < limits[f"clause{alone}_contained"] or self._against(pair):
                continue
            clause = clause_in_common(self.earlier[pair[0]], self.later[pair[1]], self.lexicon)
            if clause >= limits[f"clause{alone}"] and clause > figures["words"] + 0.1:
                found.append(pair)
        return sorted(found)

    def _left_over(self) -> list[Pair]:
        """Of what nothing else continues or is continued by: the pairs that are nearest from both sides, by a clear lead."""
        limits = self.model.thresholds
        loose = [
            pair
            for pair, score in self._loose().items()
            if score >= limits["word_whole"]
            and (score >= limits["left_over"] or self._same_subject(pair))
            and self.figures[pair]["margin"] >= limits["lead"]
            and not self._against(pair)
        ]
        best_a, best_b = {a: 0.0 for a, _ in loose}, {b: 0.0 for _, b in loose}
        for (a, b), score in self.scores.items():
            if score > best_a.get(a, 1.0):
                best_a[a] = score
            if score > best_b.get(b, 1.0):
                best_b[b] = score
        return [
            pair
            for pair in loose
            if self.scores[pair] == best_a[pair[0]] == best_b[pair[1]]
            and not self._another_thing(pair)
            and not self._frame_only(pair)
            and not self._place_only(pair)
        ]

    def _left_alone(self) -> list[Pair]:
        """Pairs that stood too near to others, once those have found their own: `Thuisrijk isoleert ...` beside `WGZ isoleert ...`."""
        limits = self.model.thresholds
        near = {pair: (self.figures[pair]["words"] + self.figures[pair]["grams"]) / 2 for pair in self._loose()}
        by_side: tuple[dict[int, list[float]], dict[int, list[float]]] = ({}, {})
        for pair, mean in near.items():
            for side, place in zip(by_side, pair, strict=True):
                side.setdefault(place, []).append(mean)
        found = []
        for pair, mean in sorted(near.items()):
            figures = self.figures[pair]
            if figures["contained"] < limits["left_alone_contained"] or self._against(pair):
                continue
            # Itself among them: of the two highest the lower is its rival, or it is not the nearest.
            margin = mean - max(sorted([0.0, *side[place]])[-2] for side, place in zip(by_side, pair, strict=True))
            surely = (
                margin >= limits["lead"] and self.model.score({**figures, "margin": margin}) >= limits["left_alone"]
            )
            if surely and not self._another_thing(pair) and not self._frame_only(pair) and not self._place_only(pair):
                found.append(pair)
        return found

    def _same_subject(self, pair: Pair) -> bool:
        """Whether both speak of the same and of nothing else: `verkoopt maximaal 12 woningen`, `maximaal 8 woningen worden verkocht`."""
        a, b = statement_words(self.earlier[pair[0]]), statement_words(self.later[pair[1]])
        return all(
            s in other.subject or best_form(s, other.subject) == 1
            for one, other in ((a, b), (b, a))
            for s in one.subject
        )

    def _another_thing(self, pair: Pair) -> bool:
        """Whether the same is done with one other thing, in whatever order: `vernieuwt de verlichting`, `de intercom wordt vernieuwd`."""
        earlier, later = self.earlier[pair[0]], self.later[pair[1]]
        return thing_swapped(
            statement_words(earlier), statement_words(later), acting_stems(earlier) | acting_stems(later)
        )

    def _frame_only(self, pair: Pair) -> bool:
        earlier, later = self.earlier[pair[0]], self.later[pair[1]]
        a, b = map(statement_words, (earlier, later))
        places = self.lexicon.names(a) - acting_stems(earlier) - acting_stems(later)
        figures = self.figures[pair]
        # "Label B: 95 woningen", "Label A: 95 woningen": under a heading of their own the same but for a mark.
        if figures["same_label"] == 1 and figures["verbatim"] >= _SAME_BUT_FOR_A_MARK and not figures["names_swapped"]:
            return False
        if (head := counting_head(a)) and head == counting_head(b):
            return False
        if figures["same_row"] or plan_of_plan(a, b) or elsewhere(earlier, later) or other_part(a, b):
            return not figures["same_row"]
        return frame_only(a, b, self.lexicon) and not one_project(a, b, places)

    def _place_only(self, pair: Pair) -> bool:
        """Whether a name is all that both speak of: `richt het Veerplein in`, `sluit het Veerplein af`."""
        left, right = (
            words.subject - self.lexicon.sure_names(words) - acting_stems(one)
            for one, words in ((one, statement_words(one)) for one in (self.earlier[pair[0]], self.later[pair[1]]))
        )
        # "woningbouw Melkterrein", "stedenbouwkundig plan Melkterrein": two steps of one project.
        if self.figures[pair]["same_label"] or all(map(is_step, left | right)):
            return False
        return bool(left and right) and not any(is_near(s, right) for s in left)

    def _own_group(self, pair: Pair) -> bool:
        """Whether both are for people whom no other agreement of their year is for: `statushouders`."""
        sides = (self.earlier, self.later)
        shared = self.earlier[pair[0]].target_groups & self.later[pair[1]].target_groups
        return any(all(sum(group in s.target_groups for s in side) == 1 for side in sides) for group in shared)

    def _side_by_side(self) -> list[Pair]:
        """What a document prints in one row, when both are left and nothing speaks against it: the same parties act."""
        taken_a, taken_b = self._linked()
        found = []
        for pair, score in sorted(self.scores.items(), key=lambda item: (-item[1], item[0])):
            figures = self.figures[pair]
            against = any(figures[name] for name in ("names_swapped", "noun_swapped", "actors_differ", "lead_differs"))
            # Where one does not say who acts, something else must be alike, or left open.
            alike = figures["words"] > 0 or figures["grams"] >= self.model.thresholds["beside_grams"]
            alike = alike or self.earlier[pair[0]].is_task or self.later[pair[1]].is_task
            acting = figures["actors_shared"] == 1.0 or (alike and not figures["actors_known"])
            loose = pair[0] not in taken_a and pair[1] not in taken_b
            if figures["same_row"] and loose and acting and not against and score >= self.model.thresholds["beside"]:
                found.append(pair)
                taken_a.add(pair[0])
                taken_b.add(pair[1])
        return found

    def _by_a_word(self) -> list[Pair]:
        """What speaks of a thing that no other agreement of either year does, and is left on one side at least; the nearest first."""
        taken_a, taken_b = self._linked()
        limits = self.model.thresholds
        near = [
            (-score, pair)
            for pair, score in self.scores.items()
            if score >= limits["word_plan"] and not (pair[0] in taken_a and pair[1] in taken_b)
        ]
        if not near:
            return []
        earlier, later = ([statement_words(s) for s in side] for side in (self.earlier, self.later))
        own = OwnWords(earlier, later)
        found = []
        for score, pair in sorted(near):
            (a, b), figures = pair, self.figures[pair]
            acting = acting_stems(self.earlier[a]) | acting_stems(self.later[b])
            texts, names = (earlier[a], later[b]), self.lexicon.names(earlier[a]) | self.lexicon.names(later[b])
            linked = (a in taken_a) + (b in taken_b)
            far = -score < limits["word_shared"] if linked else figures["margin"] < limits["word_lead"]
            surely = not linked and (figures["same_label"] == 1 or own.surely(*texts, names, acting))
            # Long rewordings put one noun in another's place too; a new trekker is what a next step often has.
            named = figures["names_swapped"] and not (own.figure(*texts) and one_site(*texts, names - acting))
            swapped = (
                named
                or figures["label_differs"]
                or (figures["noun_swapped"] and figures["verbatim"] >= limits["verbatim"])
            )
            others = not surely and (self._another_thing(pair) or self.earlier[a].is_for_others(self.later[b]))
            if linked == 2 or (far and not surely) or swapped or others:
                continue
            as_many = own.figure(*texts) or (not linked and self._own_group(pair) and own.counted(*texts))
            plan = own.plan(*texts)
            if (not as_many and not plan and self._frame_only(pair)) or other_part(*texts) or plan_of_plan(*texts):
                continue
            alone = not linked and (
                own.named(*texts, names - acting)
                or own.project(*texts, names, acting)
                or own.pair(*texts, names | acting)
            )
            sure = -score >= limits["word_score"] and (surely or as_many or alone)
            thing = own.thing(*texts, names - acting, acting) or (not linked and own.steps(*texts, names - acting))
            sure = sure or (-score >= limits["word_thing"] and thing)
            sure = sure or (-score >= limits["word_whole"] and own.whole(*texts))
            sure = sure or own.there(*texts, names, acting, names)
            if sure or plan or (not linked and own.taken_apart(*texts)):
                found.append(pair)
                taken_a.add(a)
                taken_b.add(b)
        return found

    def _link(self, pair: Pair, how: str, *, split: bool, merged: bool) -> YearLink:
        earlier, later = self.earlier[pair[0]], self.later[pair[1]]
        both = split == merged and (split or how == "by a clause")
        more: More = "both" if both else "earlier" if split else "later" if merged else ""
        change, amended = describe_change(earlier, later, more)
        # "WGZ bouwt", "Woongoed Zuid bouwt": the same, in other words.
        printed = self.printed[0][pair[0]], self.printed[1][pair[1]]
        renamed = printed[0] is not earlier or printed[1] is not later
        if change == "unchanged" and renamed and describe_change(*printed)[0] != change:
            change = "reworded"
        figures = {name: round(value, 3) for name, value in self.figures.get(pair, {}).items() if value}
        evidence: dict[str, object] = {**figures, "how": how}
        if amended:
            evidence["amended"] = amended
        if later.year - earlier.year > 1:
            evidence["gap"] = later.year - earlier.year - 1
        decider: Decider = "reviewer" if pair in self.decided else "algorithm"
        score = 1.0 if pair in self.decided else round(self.scores[pair], 4)
        a, b = earlier.agreement_id, later.agreement_id
        return YearLink(a, b, earlier.year, later.year, change, score, evidence, decider)
