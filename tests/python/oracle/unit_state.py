# SPDX-License-Identifier: Apache-2.0
"""One unit: its judged indicators and groups, its points, and its conclusions as they are asked for.

Exists to bring the rules together in their order: figures, checks, verdicts, points, groups, conclusions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .checks import failing
from .circumstances import Applicability, Known, applicability
from .cohort import Cohorts
from .criteria import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    OUT,
    UNDETERMINED,
    Check,
    Conclusion,
    CriteriaSet,
    Form,
    Group,
    Indicator,
    Level,
    Member,
    certainty_name,
)
from .diagnostics import in_order as diagnostics_in_order
from .diagnostics import unknown_names
from .exact import number, shown
from .figures import Listing, Reading, differ, read
from .forms import (
    Reached,
    Results,
    Unit,
    because,
    because_nodes,
    in_order,
    numbers_certainty,
    results,
    waiting_for,
)
from .judging import (
    EITHER,
    SCORED,
    Circumstances,
    Judged,
    circumstances_of,
    has_evidence,
    judge,
    shown_points,
)
from .point_rules import Interval, exactly
from .points import earned, gated, stands
from .ranking import league_of
from .scoring import Scoring, shown_of
from .sub_units import listing_of
from .tracks import Document, UnitFigures


@dataclass(slots=True)
class Asked:
    """What a whole evaluation has in common."""

    track: str = "self"
    year: int | None = None
    """The document's target year, else the single year of the period."""
    cohort: Document = field(default_factory=dict)


class UnitState:
    def __init__(
        self,
        criteria: CriteriaSet,
        figures: UnitFigures,
        asked: Asked | None = None,
        *,
        is_alone: bool = True,
    ) -> None:
        """One that is not alone is scored once the others of its cohort are judged."""
        self.criteria = criteria
        self.figures = figures
        self._asked = asked or Asked()
        facts = {
            name: figures.facts[name]
            for name in criteria.facts
            if isinstance(figures.facts.get(name), bool)
        }
        self._year = figures.target_year or self._asked.year
        known = Known(facts, figures.known_attributes, self._year)
        self.unit = Unit(criteria, known, self.reached, recognised=figures.recognised)
        self.judged = self.unit.judged
        self.league = league_of(criteria, known)
        self._applies: dict[str, Applicability] = {
            group.code: applicability(group.conditions, known) for group in criteria.groups
        }
        self._listings: dict[str, Listing | None] = {}
        self._reached: dict[str, Reached] = {}
        self._failed: list[Check] = []
        self._judge()
        self.group_status: dict[str, str] = {}
        if is_alone:
            self.score(Cohorts([self], self._asked.cohort))

    # Figures

    def _judge(self) -> None:
        known = self.unit.known
        circumstances = {
            indicator.code: circumstances_of(indicator, known)
            for indicator in self.criteria.indicators
        }
        self._failed = failing(
            self.criteria.checks, lambda code: self._checked_reading(code, circumstances[code])
        )
        inconsistent = {
            operand.code
            for check in self._failed
            if check.makes_inconsistent
            for operand in (check.left, check.right)
        }
        for indicator in self.criteria.indicators:
            code = indicator.code
            self.judged[code] = judge(
                indicator,
                self.figures.values.get(code, {}),
                circumstances[code],
                self._listing(indicator),
                code in inconsistent,
            )

    def _checked_reading(self, code: str, circumstances: Circumstances) -> Reading | None:
        """ "Nodes that apply or may"."""
        indicator = self.criteria.nodes[code]
        assert isinstance(indicator, Indicator)
        if not circumstances.applies.is_possible:
            return None
        return read(indicator, self.figures.values.get(code, {}), self._listing(indicator))

    def _listing(self, indicator: Indicator) -> Listing | None:
        derived = indicator.derived
        listed = self.figures.sub_units.get(derived.set_name) if derived else None
        if derived is None or listed is None:
            return None
        if indicator.code not in self._listings:
            asked = Asked(self._asked.track, self._year)
            self._listings[indicator.code] = listing_of(
                derived,
                self.criteria.set_named(derived.set_name),
                listed,
                self._asked.track,
                lambda criteria, said: [
                    state.unit for state in judge_together(criteria, said, asked)[0]
                ],
            )
        return self._listings[indicator.code]

    # Points

    def score(self, cohorts: Cohorts) -> None:
        """ "An indicator's points", then what they and the candidates make of groups."""
        inside: dict[str, Interval] = {}
        for judged in self.judged.values():
            if judged.applies.is_possible:
                points = self._points_inside(judged, cohorts)
                if points:
                    inside[judged.indicator.code] = self.criteria.rounding.interval(
                        "indicator", points
                    )
            judged.settle()
        scoring = Scoring(self.criteria, self.unit.known, self.judged, inside)
        self.unit.scoring = scoring
        for judged in self.judged.values():
            if judged.indicator.points:
                outcomes = scoring.of_node(judged.indicator)
                shown_there = shown_of(outcomes)
                judged.points = shown_there.points if shown_there else None
                judged.is_perhaps_out = not all(outcome.is_in for outcome in outcomes)
        self._unspecified()
        for group in self.criteria.groups_bottom_up:
            self._judge_group(group)

    def _points_inside(self, judged: Judged, cohorts: Cohorts) -> Interval | None:
        """The points if the node applies, `reported_points` where they stand."""
        indicator = judged.indicator
        figure = self.figures.values.get(indicator.code, {})
        reported = number(figure["reported_points"]) if "reported_points" in figure else None
        rule = indicator.points
        if rule is None or judged.is_surely_out:
            if reported is not None:
                self._contradict(judged, figure)
            return None
        cohort = None
        if rule.kind == "min_max":
            cohort = cohorts.of(indicator, self)
            judged.lacks_league = self.league is None and indicator.code not in self._asked.cohort
        points = earned(indicator, judged.reading, judged.earned, cohort)
        if reported is not None:
            if stands(points, reported):
                points = exactly(reported)
                judged.stand()
            elif points.is_open or differ(reported, points.low):
                self._contradict(judged, figure)
        return points if has_evidence(indicator, figure) else gated(rule, points)

    def _contradict(self, judged: Judged, figure: Document) -> None:
        given = number(figure["reported_points"])
        assert given is not None
        judged.diagnostics.append(
            {
                "code": "reported_points_contradicted",
                "at": judged.indicator.code,
                "given": shown(given),
            }
        )

    # Groups and unspecified indicators

    def _unspecified(self) -> None:
        """ "Met or not met, never *out* but with their group"."""
        if self.criteria.unspecified:
            self.unit.unspecified["*"] = EITHER
        for group in self.criteria.groups:
            if group.unspecified:
                candidates = EITHER if self._applies[group.code].is_possible else frozenset()
                self.unit.unspecified[group.code] = candidates | self._counted_out(group)

    def _counted_out(self, group: Group) -> Results:
        """What the group counts as where its conditions do not, or perhaps do not, hold."""
        applies = self._applies[group.code]
        if applies.is_possible and not applies.is_open:
            return frozenset()
        assert group.policy.counts_as
        return frozenset((group.policy.counts_as,))

    def _judge_group(self, group: Group) -> None:
        applies = self._applies[group.code]
        if not applies.is_possible:
            self.group_status[group.code] = NOT_APPLICABLE
            self.unit.groups[group.code] = self._counted_out(group)
            return
        if not group.has_status:
            return
        assert group.form
        found = results(group.form, self.unit)
        # "One whose form is `not_applicable` shows that and is *out*."
        counted = frozenset(OUT if result == NOT_APPLICABLE else result for result in found)
        self.unit.groups[group.code] = counted | self._counted_out(group)
        self.group_status[group.code] = (
            next(iter(found)) if len(found) == 1 and not applies.is_open else UNDETERMINED
        )

    def group_answer(self, group: Group) -> Document:
        answer: Document = {"code": group.code}
        if group.code in self.group_status:
            answer["status"] = self.group_status[group.code]
        if group.points:
            answer.update(self._points_answer(group))
        return answer

    def _points_answer(self, group: Group | None) -> Document:
        """Of a group, or of the unit."""
        scoring = self.unit.scoring
        assert scoring
        found = shown_of(scoring.of_node(group) if group else scoring.total())
        return {"points": shown_points(found.points, found.max)} if found else {}

    def total_answer(self) -> Document:
        """ "`points` (if the set scores)"."""
        return self._points_answer(None) if self.criteria.scores else {}

    def summary(self) -> Document:
        count = dict.fromkeys(
            (MET, NOT_MET, UNDETERMINED, "unspecified", NOT_APPLICABLE, SCORED), 0
        )
        for member in self.criteria.everything:
            for name in self._summary_of(member):
                count[name] += (member.unspecified.count or 1) if member.unspecified else 1
        return count

    def _summary_of(self, member: Member) -> tuple[str, ...]:
        if isinstance(member.node, Group):
            return (self.group_status.get(member.node.code, SCORED),)
        if member.node:
            return (self.judged[member.node.code].status,)
        assert member.unspecified
        owner = member.unspecified.owner
        if owner and not self._applies[owner.code].is_possible:
            return (NOT_APPLICABLE,)
        return (UNDETERMINED, "unspecified")

    # Conclusions

    def reached(self, code: str) -> Reached:
        if code not in self._reached:
            conclusion = next(one for one in self.criteria.conclusions if one.code == code)
            self._reached[code] = self._reach(conclusion)
        return self._reached[code]

    def _condition(self, conclusion: Conclusion) -> Applicability:
        return applicability(conclusion.condition, self.unit.known)

    def _reach(self, conclusion: Conclusion) -> Reached:
        applies = self._condition(conclusion)
        level_codes = tuple(level.code for level in conclusion.levels)
        candidates: list[Any] = []
        if applies.is_possible and conclusion.form:
            found = results(conclusion.form, self.unit)
            candidates = [status for status in (MET, NOT_MET, NOT_APPLICABLE) if status in found]
        elif applies.is_possible:
            for level in self.judged_levels(conclusion):
                found = results(level.form, self.unit)
                if MET in found:
                    candidates.append(level.code)
                if found == {MET}:
                    break
            else:
                candidates.append(None)
        if (applies.is_open or not applies.is_possible) and NOT_APPLICABLE not in candidates:
            candidates.append(NOT_APPLICABLE)
        return Reached(candidates, not conclusion.form, level_codes)

    def judged_levels(self, conclusion: Conclusion) -> Iterator[Level]:
        """ "Up to and with the first that surely does"."""
        for level in conclusion.levels:
            yield level
            if results(level.form, self.unit) == {MET}:
                return

    def conclusion_answer(self, conclusion: Conclusion) -> Document:
        reached = self.reached(conclusion.code)
        answer: Document = {"code": conclusion.code}
        if reached.has_levels:
            answer.update(_level_answer(reached))
        else:
            is_one = len(reached.candidates) == 1
            answer["status"] = reached.candidates[0] if is_one else UNDETERMINED
        is_decided = len(reached.candidates) == 1
        is_judged = self._condition(conclusion).is_possible
        forms = self._judged_forms(conclusion) if is_judged else []
        explains = is_decided and is_judged
        answer["because"] = (
            in_order(name for form in forms for name in because(form, self.unit))
            if explains
            else []
        )
        answer["waiting_for"] = [] if is_decided else in_order(self._waits_for(conclusion, forms))
        certainty = max([conclusion.certainty, *map(numbers_certainty, forms)])
        if is_judged:
            levels = self.judged_levels(conclusion)
            certainty = max([certainty, *(level.certainty for level in levels)])
        if explains:
            certainty = max([certainty, *map(self._because_certainty, forms)])
        name = certainty_name(certainty)
        if name:
            answer["certainty"] = name
        return answer

    def _judged_forms(self, conclusion: Conclusion) -> list[Form]:
        if conclusion.form:
            return [conclusion.form]
        return [level.form for level in self.judged_levels(conclusion)]

    def _because_certainty(self, form: Form) -> int:
        """ "Those of the nodes in `because` (a group: its own source)"."""
        return max(
            (
                node.certainty if isinstance(node, Group) else self.judged[node.code].certainty
                for node in because_nodes(form, self.unit)
            ),
            default=0,
        )

    def _waits_for(self, conclusion: Conclusion, forms: list[Form]) -> Iterator[Any]:
        for variable in self._condition(conclusion).open_variables:
            yield variable.shown
        for form in forms:
            yield from waiting_for(form, self.unit, conclusion.code)

    # Diagnostics

    def diagnostics(self) -> list[Document]:
        found: list[Document] = []
        for judged in self.judged.values():
            found += judged.diagnostics
        found += unknown_names(self.criteria, self.figures)
        found += [{"code": "check_failed", "at": check.code} for check in self._failed]
        return diagnostics_in_order(found)


def _level_answer(reached: Reached) -> Document:
    """ "Met when every candidate is a level, not met when `null` is the only one, else undetermined; …
    while `applies_when` is open undetermined, with `candidates`"."""
    if reached.candidates == [NOT_APPLICABLE]:
        return {"status": NOT_APPLICABLE}
    if NOT_APPLICABLE in reached.candidates:
        return {
            "status": UNDETERMINED,
            "candidates": [one for one in reached.candidates if one != NOT_APPLICABLE],
        }
    if reached.candidates == [None]:
        return {"status": NOT_MET}
    status = UNDETERMINED if None in reached.candidates else MET
    if len(reached.candidates) == 1:
        return {"status": status, "level": reached.candidates[0]}
    return {"status": status, "candidates": reached.candidates}


def judge_together(
    criteria: CriteriaSet, said: list[UnitFigures], asked: Asked
) -> tuple[list[UnitState], Cohorts]:
    """Units of one track that are each other's cohort."""
    states = [UnitState(criteria, one, asked, is_alone=False) for one in said]
    cohorts = Cohorts(states, asked.cohort)
    for state in states:
        state.score(cohorts)
    return states, cohorts
