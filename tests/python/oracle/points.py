# SPDX-License-Identifier: Apache-2.0
"""What an indicator earns: an interval over the completions of its figure.

Exists as the plainest reading of the rules of "Points", one function a rule.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from .bounds import MET, Bound, Bounds
from .criteria import Indicator
from .figures import Reading
from .point_rules import Interval, PointsRule, exactly
from .spans import ZERO


class Cohort(NamedTuple):
    """The least and greatest value of a cohort, where it is exact."""

    least: Fraction
    greatest: Fraction
    holds: bool
    """Whether it stays so whatever the unit's own figure turns out to be."""


def figure_leaves_open(indicator: Indicator, reading: Reading) -> bool:
    """ "A declaration is heard while the figure leaves them open (`min_max`: while the value is not exact)"."""
    rule = indicator.points
    assert rule
    if rule.kind == "min_max":
        return reading.exact_value is None
    return earned(indicator, reading, frozenset(), None).is_open


def earned(
    indicator: Indicator, reading: Reading, statuses: frozenset[str], cohort: Cohort | None
) -> Interval:
    """Before the evidence gate. `statuses` are those that `if_met` asks for; `cohort` None: not exact."""
    rule = indicator.points
    assert rule
    if rule.kind == "if_met":
        return rule.cut(_if_met(rule, statuses))
    zero_counts_as_met = indicator.zero_denominator == MET
    is_at_zero = reading.zero_is_certain or (reading.is_given and reading.regions is None)
    if reading.fault is None and is_at_zero and zero_counts_as_met:
        # "Zero denominator `met`: max."
        return rule.cut(_the_maximum(rule))
    if reading.fault or reading.regions is None:
        points = as_written(rule)
    else:
        points = _RULES[rule.kind](rule, reading, cohort)
    # "And max where 0 may count as met": a figure that cannot be right says nothing of its denominator.
    if (reading.fault or reading.may_be_zero) and zero_counts_as_met:
        points = points.hull(_the_maximum(rule))
    return rule.cut(points)


def _the_maximum(rule: PointsRule) -> Interval:
    """One that is not known is "min or more, without upper end"."""
    return rule.whole if rule.max is None else exactly(rule.max)


def as_written(rule: PointsRule) -> Interval:
    """ "From the least to the greatest that is written in the rule (`steps`, `options`: theirs; `items`: 0 to
    their sum; `if_met`: 0 to max; others: min to max)"."""
    if rule.kind == "steps":
        points = [_of_step(rule, i) for i in range(len(rule.steps) + 1)]
        return rule.cut(_hull(points))
    if rule.max is None:
        return rule.whole
    if rule.kind == "options":
        parts = rule.parts.values()
        return rule.cut(Interval(min(parts) * rule.max, max(parts) * rule.max))
    if rule.kind == "items":
        return rule.cut(Interval(ZERO, sum(rule.parts.values(), ZERO) * rule.max))
    if rule.kind == "if_met":
        return rule.cut(Interval(ZERO, rule.max))
    return rule.whole


def _hull(intervals: list[Interval]) -> Interval:
    result = intervals[0]
    for interval in intervals[1:]:
        result = result.hull(interval)
    return result


def _if_met(rule: PointsRule, statuses: frozenset[str]) -> Interval:
    """ "Max or 0, by the status"."""
    return _hull(
        [_the_maximum(rule) if status == MET else exactly(ZERO) for status in sorted(statuses)]
    )


def _steps(rule: PointsRule, reading: Reading, cohort: Cohort | None) -> Interval:
    """ "The first that holds": every step that some completion reaches."""
    assert reading.regions
    reached = []
    for i in range(len(rule.steps) + 1):
        if reading.regions(_only_in_step(rule, i)).within:
            reached.append(_of_step(rule, i))
    return _hull(reached)


_EXCEPT = {"at_least": "less_than", "at_most": "more_than"}


def _only_in_step(rule: PointsRule, i: int) -> Bounds:
    """Where step `i` holds and none before it; past the last one `else`."""
    sides = []
    if i < len(rule.steps):
        word, limit, _ = rule.steps[i]
        sides.append(Bound(word, limit, 0))
    if i > 0:
        word, limit, _ = rule.steps[i - 1]
        sides.append(Bound(_EXCEPT[word], limit, 0))
    lower = next((side for side in sides if side.word in ("at_least", "more_than")), None)
    upper = next((side for side in sides if side.word in ("at_most", "less_than")), None)
    return Bounds(lower, upper)


def _of_step(rule: PointsRule, i: int) -> Interval:
    """ "A null step, `else` …: from min to max"."""
    points = rule.steps[i][2] if i < len(rule.steps) else rule.otherwise
    return rule.whole if points is None else exactly(points)


def _times_ratio(rule: PointsRule, reading: Reading, cohort: Cohort | None) -> Interval:
    if rule.max is None:
        return rule.whole
    return _linear(rule, reading, rule.max / 100, ZERO)


def _target(rule: PointsRule, reading: Reading, cohort: Cohort | None) -> Interval:
    """ "Value / target × max"."""
    if rule.max is None or rule.target is None:
        return rule.whole
    return _linear(rule, reading, rule.max / rule.target, ZERO)


def _per_unit(rule: PointsRule, reading: Reading, cohort: Cohort | None) -> Interval:
    if rule.max is None:
        return rule.whole
    return _linear(rule, reading, rule.per_unit, ZERO)


def _min_max(rule: PointsRule, reading: Reading, cohort: Cohort | None) -> Interval:
    """ "min + (value − least) / (greatest − least) × (max − min), mirrored for `inverse`; … least = greatest
    gives max"."""
    if rule.max is None or cohort is None:
        return rule.whole
    if cohort.least == cohort.greatest:
        # A unit that may yet have another value would then be an end of the cohort itself.
        return exactly(rule.max) if cohort.holds else rule.whole
    slope = (rule.max - rule.least) / (cohort.greatest - cohort.least)
    if rule.is_inverse:
        return _linear(rule, reading, -slope, rule.least + slope * cohort.greatest)
    return _linear(rule, reading, slope, rule.least - slope * cohort.least)


def _linear(rule: PointsRule, reading: Reading, slope: Fraction, at_zero: Fraction) -> Interval:
    """slope × value + at_zero over all values, cut to [min, max]."""
    assert reading.amounts and rule.max is not None
    ends = [
        _linear_end(end, is_low, slope, at_zero, rule)
        for end, is_low in ((reading.amounts.low, True), (reading.amounts.high, False))
    ]
    return Interval(min(ends), max(ends))


def _linear_end(
    end: Fraction | None, is_low: bool, slope: Fraction, at_zero: Fraction, rule: PointsRule
) -> Fraction:
    assert rule.max is not None
    if end is not None:
        return min(max(slope * end + at_zero, rule.least), rule.max)
    if slope == 0:
        return min(max(at_zero, rule.least), rule.max)
    return rule.max if (slope > 0) != is_low else rule.least


def _options(rule: PointsRule, reading: Reading, cohort: Cohort | None) -> Interval:
    if rule.max is None:
        return rule.whole
    assert reading.option is not None
    return exactly(rule.parts[reading.option] * rule.max)


def _items(rule: PointsRule, reading: Reading, cohort: Cohort | None) -> Interval:
    """ "An unknown item either way"."""
    if rule.max is None:
        return rule.whole
    assert reading.items is not None
    sure = sum((part for code, part in rule.parts.items() if reading.items[code]), ZERO)
    perhaps = [part for code, part in rule.parts.items() if reading.items[code] is None]
    return Interval(sure * rule.max, (sure + sum(perhaps, ZERO)) * rule.max)


_RULES = {
    "steps": _steps,
    "times_ratio": _times_ratio,
    "target": _target,
    "per_unit": _per_unit,
    "options": _options,
    "items": _items,
    "min_max": _min_max,
}


def gated(rule: PointsRule, points: Interval) -> Interval:
    """ "Points above 0 run from the least that is written in the rule, but not from below 0, to those earned"."""
    if points.high is not None and points.high <= 0:
        return points
    return Interval(min(points.low, max(ZERO, as_written(rule).low)), points.high)


def stands(points: Interval, reported: Fraction) -> bool:
    """ "`reported_points` stand where the figure leaves an interval and they lie in it"."""
    return points.is_open and points.holds(reported)
