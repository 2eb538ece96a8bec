# SPDX-License-Identifier: Apache-2.0
"""What a form may result in, why, and what it waits for.

Exists as the plainest reading of "Conclusions": every form is exact over its own members, each member
taken independently by its candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from .circumstances import Entry, Known, assignments, hold
from .codes import code_key
from .criteria import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    OUT,
    Combination,
    ConclusionForm,
    CriteriaSet,
    EachGroupForm,
    FactForm,
    Form,
    Group,
    Indicator,
    Member,
    Node,
    PointsForm,
    StatusForm,
    UnitForm,
    Unspecified,
)
from .judging import EITHER, Judged
from .scoring import Outcome, Scoring, shown_of

Results = frozenset[str]

_OPPOSITE = {MET: NOT_MET, NOT_MET: MET}


def name_order(name: Any) -> tuple[Any, ...]:
    """ "In code order, codes first, then objects in the order of this list, each by its name"."""
    if isinstance(name, str):
        return (0, code_key(name))
    kind, value = next(iter(name.items()))
    return (1 + _OBJECT_ORDER.index(kind), code_key(value))


_OBJECT_ORDER = (
    "fact",
    "attribute",
    "threshold",
    "unspecified_in",
    "conclusion",
    "sub_units_of",
    "number_of",
)


def in_order(names: Iterator[Any]) -> list[Any]:
    """Sorted, "nothing twice"."""
    unique = {name_order(name): name for name in names}
    return [unique[key] for key in sorted(unique)]


@dataclass(slots=True)
class Reached:
    """A conclusion's candidates: statuses, or with levels the levels (None: none) and `not_applicable`."""

    candidates: list[Any]
    has_levels: bool
    level_codes: tuple[str, ...] = ()


@dataclass(slots=True)
class Unit:
    """What the forms read of one unit."""

    criteria: CriteriaSet
    known: Known
    conclusion: Callable[[str], Reached]
    judged: dict[str, Judged] = field(default_factory=dict)
    groups: dict[str, Results] = field(default_factory=dict)
    """What a group counts as."""
    unspecified: dict[str, Results] = field(default_factory=dict)
    """What unspecified indicators count as, by the name of where they are."""
    recognised: dict[str, Any] = field(default_factory=dict)
    scoring: Scoring | None = None

    @property
    def facts(self) -> dict[str, bool]:
        return self.known.facts

    def node_candidates(self, node: Node) -> Results:
        return (
            self.groups[node.code] if isinstance(node, Group) else self.judged[node.code].candidates
        )

    def candidates(self, member: Member) -> Results:
        if member.node:
            return self.node_candidates(member.node)
        assert member.unspecified
        candidates = self.unspecified[member.unspecified.name]
        return candidates | {OUT} if member.perhaps_not_selected else candidates


# Results


def results(form: Form, unit: Unit) -> Results:
    if isinstance(form, StatusForm):
        return _status_results(form, unit)
    if isinstance(form, FactForm):
        known = unit.facts.get(form.name)
        if known is None:
            return EITHER
        return frozenset((MET if known == form.expected else NOT_MET,))
    if isinstance(form, UnitForm):
        answers = [_entry_answers(entry, unit) for entry in form.entries]
        return combined("all", answers)
    if isinstance(form, PointsForm):
        return _points_results(form, _outcomes(form, unit))
    if isinstance(form, EachGroupForm):
        groups = [_group_results(form, group, unit) for group in form.groups]
        return combined("all", groups)
    if isinstance(form, ConclusionForm):
        if form.set_name is None:
            return conclusion_results(form, unit)
        other = unit.criteria.library.find(form.set_name)
        return recognised_results(form, unit.recognised.get(form.written), other)
    assert isinstance(form, Combination)
    return combined(form.kind, [results(operand, unit) for operand in form.operands])


def _entry_answers(entry: Entry, unit: Unit) -> Results:
    """ "Not known → both", unless every value it may have gives one answer."""
    tried = assignments((entry,), unit.known)
    return frozenset(MET if hold((entry,), one) else NOT_MET for one in tried)


def combined(kind: str, operands: list[Results]) -> Results:
    """ "Result by result, each operand taken independently: `all` and `any` drop what is not applicable and
    are not applicable when none is left; `not` of not applicable is *not met*"."""
    if kind == "not":
        return frozenset(_OPPOSITE.get(result, NOT_MET) for result in operands[0])
    deciding = NOT_MET if kind == "all" else MET
    other = _OPPOSITE[deciding]
    found = set()
    if any(deciding in operand for operand in operands):
        found.add(deciding)
    if any(other in operand for operand in operands) and all(
        other in operand or NOT_APPLICABLE in operand for operand in operands
    ):
        found.add(other)
    if all(NOT_APPLICABLE in operand for operand in operands):
        found.add(NOT_APPLICABLE)
    return frozenset(found)


def conclusion_results(form: ConclusionForm, unit: Unit) -> Results:
    """ "That of this set, its candidates, *not applicable* replaced by what `if_not_applicable` says"."""
    reached = unit.conclusion(form.code)
    found: set[str] = set()
    for candidate in reached.candidates:
        if candidate == NOT_APPLICABLE:
            found |= (
                EITHER if form.if_not_applicable == "undetermined" else {form.if_not_applicable}
            )
        elif not reached.has_levels:
            found.add(candidate)
        elif candidate is None:
            found.add(NOT_MET)
        elif form.level_at_least is None:
            found.add(MET)
        else:
            order = reached.level_codes
            is_enough = order.index(candidate) <= order.index(form.level_at_least)
            found.add(MET if is_enough else NOT_MET)
    return frozenset(found)


def recognised_results(
    form: ConclusionForm, recognition: dict[str, Any] | None, criteria: CriteriaSet | None
) -> Results:
    """ "Another set's conclusion is known only from `recognised` (by the same text; a `level` there for
    `level_at_least`), else undetermined"."""
    if not recognition or recognition.get("status") is None:
        return EITHER
    if recognition["status"] == NOT_MET or form.level_at_least is None:
        return frozenset((recognition["status"],))
    level = recognition.get("level")
    if level == form.level_at_least:
        return frozenset((MET,))
    levels = next(
        (
            [one.code for one in conclusion.levels]
            for conclusion in (criteria.conclusions if criteria else [])
            if conclusion.code == form.code
        ),
        [],
    )
    if level not in levels or form.level_at_least not in levels:
        return EITHER
    is_enough = levels.index(level) <= levels.index(form.level_at_least)
    return frozenset((MET if is_enough else NOT_MET,))


# Points


def _outcomes(form: PointsForm, unit: Unit) -> list[Outcome]:
    assert unit.scoring
    return unit.scoring.total() if form.of is None else unit.scoring.of_selection(form.of)


def _points_results(form: PointsForm, outcomes: list[Outcome]) -> Results:
    limit = form.limit.value
    found: set[str] = set()
    for outcome in outcomes:
        if not outcome.is_in:
            found.add(NOT_APPLICABLE)
        elif form.kind == "share_of_max":
            found |= _share_of_max_results(outcome, limit)
        elif limit is None:
            found |= EITHER
        else:
            found |= _cut_results(outcome, limit)
    return frozenset(found)


def _cut_results(outcome: Outcome, limit: Fraction) -> set[str]:
    points = outcome.points
    found = set()
    if points.high is None or points.high >= limit:
        found.add(MET)
    if points.low < limit:
        found.add(NOT_MET)
    return found


def _share_of_max_results(outcome: Outcome, percent: Fraction | None) -> set[str]:
    """ "Σ (points − c·max) ≥ 0 …; an open maximum leaves it undetermined"."""
    if outcome.max is None:
        return {MET, NOT_MET}
    percents = (Fraction(0), Fraction(100)) if percent is None else (percent,)
    found: set[str] = set()
    for one in percents:
        found |= _cut_results(outcome, one * outcome.max / 100)
    return found


def _group_results(form: EachGroupForm, group: Group, unit: Unit) -> Results:
    assert unit.scoring
    found: set[str] = set()
    for outcome in unit.scoring.of_node(group):
        found |= (
            _share_of_max_results(outcome, form.limit.value) if outcome.is_in else {NOT_APPLICABLE}
        )
    return frozenset(found)


def _indicators_of(form: PointsForm, unit: Unit) -> list[Indicator]:
    """ "The indicators below the selection"; those that score."""
    found: list[Indicator] = []
    for node in unit.criteria.top if form.of is None else form.of:
        found += _scored_below(node)
    return found


def _scored_below(node: Node) -> Iterator[Indicator]:
    if isinstance(node, Indicator):
        if node.points:
            yield node
        return
    assert isinstance(node, Group)
    for child in node.children:
        yield from _scored_below(child)


def _is_surely_below(indicator: Indicator, unit: Unit) -> bool:
    """ "Whose points are surely below their maximum, without `extra`"."""
    judged = unit.judged[indicator.code]
    rule = indicator.points
    assert rule
    if rule.extra or rule.max is None or judged.points is None or judged.is_perhaps_out:
        return False
    return judged.points.high is not None and judged.points.high < rule.max


# Status forms


@dataclass(slots=True)
class _Several:
    """`count` members of the same candidates; `count` None: one or more."""

    candidates: Results
    count: int | None


def _status_results(form: StatusForm, unit: Unit) -> Results:
    members = [
        _Several(unit.candidates(member), member.unspecified.count if member.unspecified else 1)
        for member in form.members
    ]
    if form.kind == "all_met":
        return combined("all", [_as_results(member.candidates) for member in members])
    if form.kind == "any_met":
        # "`any_met`: with every member out, not met."
        met_or_not = combined("any", [_as_results(member.candidates) for member in members])
        return frozenset(NOT_MET if result == NOT_APPLICABLE else result for result in met_or_not)
    assert form.limit
    evaluate = _count_results if form.kind == "count" else _share_results
    if form.limit.value is not None:
        return evaluate(members, form.counted, form.word, form.limit.value)
    # "A form whose number is `null` is undetermined unless every number (shares 0 … 100, counts from 0 …)
    # gives one result": the smallest number is the easiest to reach, the largest the hardest.
    easiest = evaluate(members, form.counted, form.word, Fraction(0))
    if form.kind == "count":
        return easiest | {NOT_MET}
    return easiest | evaluate(members, form.counted, form.word, Fraction(100))


def _as_results(candidates: Results) -> Results:
    return frozenset(NOT_APPLICABLE if candidate == OUT else candidate for candidate in candidates)


def _reaches(word: str, surplus: Fraction) -> bool:
    return surplus >= 0 if word == "at_least" else surplus > 0


def _count_results(members: list[_Several], counted: str, word: str, limit: Fraction) -> Results:
    """ "Counts keep their n", whatever has dropped out."""
    least = sum(member.count or 1 for member in members if member.candidates == {counted})
    open_or_sure = [member for member in members if counted in member.candidates]
    without_end = any(member.count is None for member in open_or_sure)
    greatest = sum(member.count or 1 for member in open_or_sure)
    found = set()
    if without_end or _reaches(word, greatest - limit):
        found.add(MET)
    if not _reaches(word, least - limit):
        found.add(NOT_MET)
    return frozenset(found)


def _share_results(members: list[_Several], counted: str, word: str, limit: Fraction) -> Results:
    """ "A share is of the members that are in": Σ over those in of (1 if counted − limit) against 0."""
    part = limit / 100
    found = set()
    greatest = _extreme_surplus(members, counted, part, greatest=True)
    if greatest is not None and (greatest == "without_end" or _reaches(word, greatest)):
        found.add(MET)
    least = _extreme_surplus(members, counted, part, greatest=False)
    if least is not None and (least == "without_end" or not _reaches(word, least)):
        found.add(NOT_MET)
    if all(OUT in member.candidates for member in members):
        found.add(NOT_APPLICABLE)
    return frozenset(found)


def _extreme_surplus(members: list[_Several], counted: str, part: Fraction, greatest: bool) -> Any:
    """The greatest or least surplus with at least one member in; None if none can be in."""
    sign = 1 if greatest else -1
    total = Fraction(0)
    some_is_in = False
    best_forced: Fraction | None = None
    for member in members:
        weights = [
            sign * ((1 if c == counted else 0) - part) for c in member.candidates if c != OUT
        ]
        if not weights:
            continue
        best = max(weights)
        if OUT in member.candidates and best < 0:
            best_forced = best if best_forced is None else max(best_forced, best)
            continue
        some_is_in = True
        if member.count is None and best > 0:
            return "without_end"
        total += best * (member.count or 1)
    if not some_is_in:
        if best_forced is None:
            return None
        total += best_forced
    return sign * total


# Why


def because(form: Form, unit: Unit) -> Iterator[Any]:
    """Of a form with one result; "otherwise nothing"."""
    own = results(form, unit)
    if len(own) != 1:
        return
    (status,) = own
    if isinstance(form, FactForm):
        yield {"fact": form.name}
    elif isinstance(form, UnitForm):
        if status == NOT_MET:
            for entry in form.entries:
                if _entry_answers(entry, unit) == {NOT_MET}:
                    yield {"attribute": entry.variable.name}
    elif isinstance(form, (PointsForm, EachGroupForm)):
        yield from (node.code for node in _points_because(form, unit, status))
    elif isinstance(form, ConclusionForm):
        yield {"conclusion": form.written}
    elif isinstance(form, StatusForm):
        yield from _status_because(form, unit, status)
    else:
        assert isinstance(form, Combination)
        for operand in form.operands:
            # "The union over the operands whose result decides (for `all` and `any`, those with the form's own status)"
            if form.kind == "not" or results(operand, unit) == own:
                yield from because(operand, unit)


def _points_because(form: PointsForm | EachGroupForm, unit: Unit, status: str) -> Iterator[Node]:
    """When not met: what is surely below its maximum; the groups that surely fail."""
    if status != NOT_MET:
        return
    if isinstance(form, PointsForm):
        yield from (
            indicator
            for indicator in _indicators_of(form, unit)
            if _is_surely_below(indicator, unit)
        )
    else:
        for group in form.groups:
            if _group_results(form, group, unit) == {NOT_MET}:
                yield group


def _status_because(form: StatusForm, unit: Unit, status: str) -> Iterator[Any]:
    if status == NOT_APPLICABLE:
        return
    wanted = None
    if form.kind == "any_met":
        wanted = status
    elif form.kind == "all_met" or form.counted == MET:
        wanted = NOT_MET if status == NOT_MET else None
    elif status == MET:
        wanted = NOT_MET
    if wanted:
        for member in form.members:
            if unit.candidates(member) == {wanted}:
                yield member.node.code if member.node else _unspecified_name(member.unspecified)


def _unspecified_name(unspecified: Unspecified | None) -> dict[str, Any]:
    assert unspecified
    name: dict[str, Any] = {"unspecified_in": unspecified.name}
    if unspecified.count is not None:
        name["count"] = unspecified.count
    return name


def because_nodes(form: Form, unit: Unit) -> Iterator[Node]:
    """The nodes among `because`, for their certainty."""
    own = results(form, unit)
    if len(own) != 1:
        return
    if isinstance(form, StatusForm):
        named = {name for name in _status_because(form, unit, *own) if isinstance(name, str)}
        for member in form.members:
            if member.node and member.node.code in named:
                yield member.node
    elif isinstance(form, (PointsForm, EachGroupForm)):
        yield from _points_because(form, unit, *own)
    elif isinstance(form, Combination):
        for operand in form.operands:
            if form.kind == "not" or results(operand, unit) == own:
                yield from because_nodes(operand, unit)


# What is waited for


def waiting_for(form: Form, unit: Unit, conclusion: str) -> Iterator[Any]:
    """ "Of every undetermined operand, each member with more than one candidate …, named by what it waits for"."""
    if len(results(form, unit)) == 1:
        return
    if isinstance(form, FactForm):
        yield {"fact": form.name}
    elif isinstance(form, ConclusionForm):
        yield {"conclusion": form.written}
    elif isinstance(form, UnitForm):
        for entry in form.entries:
            if len(_entry_answers(entry, unit)) > 1:
                yield entry.variable.shown
    elif isinstance(form, PointsForm):
        yield from _points_wait_for(form, unit)
        if form.limit.value is None:
            yield {"number_of": conclusion}
    elif isinstance(form, EachGroupForm):
        for group in form.groups:
            if len(_group_results(form, group, unit)) > 1:
                yield group.code
        if form.limit.value is None:
            yield {"number_of": conclusion}
    elif isinstance(form, StatusForm):
        for member in form.members:
            if len(unit.candidates(member)) > 1:
                yield from _member_waits_for(member, unit)
        if form.limit and form.limit.value is None:
            yield {"number_of": conclusion}
    else:
        assert isinstance(form, Combination)
        for operand in form.operands:
            yield from waiting_for(operand, unit, conclusion)


def _member_waits_for(member: Member, unit: Unit) -> Iterator[Any]:
    if member.unspecified:
        yield _unspecified_name(member.unspecified)
        return
    assert member.node
    code = member.node.code
    if isinstance(member.node, Group):
        yield code
        return
    yield from _indicator_waits_for(unit.judged[code])


def _indicator_waits_for(judged: Judged) -> Iterator[Any]:
    """ "Named by what it waits for: `{"fact"}`, `{"attribute"}` (all that matter), `{"threshold": code}` …,
    `{"sub_units_of": code, "count": …}`; else by its code"."""
    code = judged.indicator.code
    if judged.reason in ("missing_fact", "missing_attribute"):
        yield from (variable.shown for variable in judged.waits_for)
    elif judged.reason == "unknown_threshold":
        yield {"threshold": code}
    elif judged.reason == "undetermined_sub_units":
        yield _sub_units(judged)
    else:
        yield code


def _sub_units(judged: Judged) -> dict[str, Any]:
    """ "`count`: undetermined and unlisted ones (no `count` without `expected`)"."""
    listing = judged.reading.listing
    assert listing
    name: dict[str, Any] = {"sub_units_of": judged.indicator.code}
    if listing.either_way is not None:
        name["count"] = listing.either_way
    return name


def _points_wait_for(form: PointsForm, unit: Unit) -> Iterator[Any]:
    """ "Points: with an open interval or perhaps out"; of a list "a selected group by its own" code."""
    assert unit.scoring
    for node in unit.criteria.top if form.of is None else form.of:
        if form.of is not None and isinstance(node, Group):
            outcomes = unit.scoring.of_node(node)
            shown = shown_of(outcomes)
            is_perhaps_out = len({outcome.is_in for outcome in outcomes}) > 1
            if shown and (shown.points.is_open or is_perhaps_out):
                yield node.code
            continue
        for indicator in _scored_below(node):
            judged = unit.judged[indicator.code]
            if judged.points and (judged.points.is_open or judged.is_perhaps_out):
                yield from _score_waits_for(judged, unit)
    if form.of is None:
        yield from map(_unspecified_name, unit.scoring.open_pools())


def _score_waits_for(judged: Judged, unit: Unit) -> Iterator[Any]:
    """By what leaves the points open: only `if_met` asks for the status."""
    rule = judged.indicator.points
    assert rule
    reading = judged.reading
    if judged.applies.is_open or rule.kind == "if_met":
        yield from _indicator_waits_for(judged)
    elif rule.kind == "min_max" and judged.lacks_league and _has_exact_value(judged):
        ranking = unit.criteria.ranking
        assert ranking
        yield {"attribute": ranking.leagues}
    elif reading.fault is None and reading.listing and reading.listing.either_way != 0:
        yield _sub_units(judged)
    else:
        yield judged.indicator.code


def _has_exact_value(judged: Judged) -> bool:
    return judged.reading.fault is None and judged.reading.exact_value is not None


def numbers_certainty(form: Form) -> int:
    """The weakest of the form's numbers."""
    if isinstance(form, StatusForm):
        return form.limit.certainty if form.limit else 0
    if isinstance(form, (PointsForm, EachGroupForm)):
        return form.limit.certainty
    if isinstance(form, Combination):
        return max(numbers_certainty(operand) for operand in form.operands)
    return 0
