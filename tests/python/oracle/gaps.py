# SPDX-License-Identifier: Apache-2.0
"""How far a figure is from its threshold, in whole numbers of the things counted.

Exists as the table of gaps, form by form.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from .criteria import LOWER_WORDS, MET, NOT_MET, Bound, Bounds, Indicator
from .exact import GREATEST_STEP, ceiling, floor, rounded_up, shown
from .figures import Reading

IMPOSSIBLE, BEYOND_RANGE = "impossible", "beyond_range"


def gap_of(
    indicator: Indicator,
    bounds: Bounds,
    reading: Reading,
    status: str,
    inner_status: str,
    inner_reason: str,
) -> dict[str, Any] | None:
    """ "Given only when *not met* by an exact figure; `needed` at every exact denominator above 0 whose
    verdict is not met or undetermined, but not after (2) or at the evidence gate"."""
    if indicator.measure in ("yes_no", "choice") or not indicator.has_status:
        return None
    gap: dict[str, Any] = {}
    by_figure = inner_reason in ("below_threshold", "above_limit", "unchecked")
    is_exact_failure = status == NOT_MET and by_figure and reading.exact_value is not None
    bound = bounds.upper if inner_reason == "above_limit" else bounds.lower
    if is_exact_failure and indicator.measure == "checklist":
        assert indicator.required_checked is not None and reading.exact_value is not None
        return {"more_needed": indicator.required_checked - int(reading.exact_value)}
    if is_exact_failure:
        assert bound
        if indicator.measure == "count":
            _fixed_gap(gap, indicator, bounds, reading, bound)
        elif reading.judged_by_counts and indicator.whole_parts:
            _fixed_gap(gap, indicator, bounds, reading, bound)
            if not indicator.derived:
                _both_change_gap(gap, indicator, bounds, reading, bound)
    if (
        indicator.measure == "ratio"
        and indicator.whole_parts
        and reading.denominator
        and (status == NOT_MET or (status != MET and inner_reason != "missing_evidence"))
        and status != "not_applicable"
        and not bounds.is_unknown
    ):
        upper_fails = inner_reason == "above_limit"
        gap["needed"] = _needed(indicator, bounds, int(reading.denominator), upper_fails)
    if is_exact_failure:
        assert bound and bound.value is not None and reading.exact_value is not None
        if indicator.measure == "quantity":
            _difference(gap, bound, bound.value - reading.exact_value)
        elif indicator.measure == "ratio":
            if reading.judged_by_counts and not indicator.whole_parts:
                assert reading.numerator is not None and reading.denominator is not None
                _difference(gap, bound, bound.value * reading.denominator / 100 - reading.numerator)
            gap["percentage_points"] = shown(rounded_up(abs(bound.value - reading.exact_value), 2))
            _strictly(gap, bound)
    return gap or None


def _difference(gap: dict[str, Any], bound: Bound, short: Fraction) -> None:
    if bound.word in LOWER_WORDS:
        gap["short_by"] = shown(short)
    else:
        gap["over_by"] = shown(-short)
    _strictly(gap, bound)


def _strictly(gap: dict[str, Any], bound: Bound) -> None:
    """ "Beside every such difference, and beside `percentage_points`"; it stands last."""
    if bound.is_strict:
        gap.pop("strictly", None)
        gap["strictly"] = True


def _fixed_gap(
    gap: dict[str, Any], indicator: Indicator, bounds: Bounds, reading: Reading, bound: Bound
) -> None:
    """The column "denominator fixed"; for a count with the bound itself."""
    assert bound.value is not None
    if indicator.measure == "count":
        assert reading.exact_value is not None
        n, line = int(reading.exact_value), bound.value
    else:
        assert reading.numerator is not None and reading.denominator is not None
        n, line = int(reading.numerator), bound.value * reading.denominator / 100
    k = {
        "at_least": lambda: ceiling(line) - n,
        "more_than": lambda: floor(line) + 1 - n,
        "at_most": lambda: n - floor(line),
        "less_than": lambda: n - ceiling(line) + 1,
    }[bound.word]()
    grows = bound.word in LOWER_WORDS
    after = n + k if grows else n - k
    possible = after >= 0
    if indicator.measure == "count":
        possible = possible and _keeps_other_bound(bounds, bound, Fraction(after))
    else:
        assert reading.denominator is not None
        possible = possible and (indicator.may_exceed_one or after <= reading.denominator)
        possible = possible and _keeps_other_bound(bounds, bound, 100 * after / reading.denominator)
    gap["more_needed" if grows else "fewer_needed"] = _step(k, possible)


def _both_change_gap(
    gap: dict[str, Any], indicator: Indicator, bounds: Bounds, reading: Reading, bound: Bound
) -> None:
    """The column "both change"."""
    assert (
        bound.value is not None
        and reading.numerator is not None
        and reading.denominator is not None
    )
    t, n, d = bound.value, int(reading.numerator), int(reading.denominator)
    grows = bound.word in LOWER_WORDS
    name = "more_needed_if_both_grow" if grows else "fewer_needed_if_both_shrink"
    if t >= 100:
        gap[name] = IMPOSSIBLE
        return
    line = (t * d - 100 * n) / (100 - t) if grows else (100 * n - t * d) / (100 - t)
    rounding: Callable[[Fraction], int] = (
        ceiling if bound.word in ("at_least", "at_most") else _next_whole
    )
    k = rounding(line)
    after_n, after_d = (n + k, d + k) if grows else (n - k, d - k)
    possible = (
        after_n >= 0
        and after_d > 0
        and (indicator.may_exceed_one or after_n <= after_d)
        and _keeps_other_bound(bounds, bound, Fraction(100 * after_n, after_d))
    )
    gap[name] = _step(k, possible)


def _next_whole(value: Fraction) -> int:
    return floor(value) + 1


def _keeps_other_bound(bounds: Bounds, bound: Bound, figure: Fraction) -> bool:
    """ "The least k breaks the other bound"; one that is not known is not broken."""
    other = bounds.upper if bound is bounds.lower else bounds.lower
    return other is None or other.value is None or other.holds(figure)


def _step(k: int, possible: bool) -> int | str:
    if not possible:
        return IMPOSSIBLE
    return k if k <= GREATEST_STEP else BEYOND_RANGE


def _needed(indicator: Indicator, bounds: Bounds, denominator: int, upper_fails: bool) -> int | str:
    """ "The least numerator at this denominator that satisfies the bound (two bounds: both), where only an
    upper one is given or fails the largest, or `"impossible"`"."""
    least = 0
    if bounds.lower:
        assert bounds.lower.value is not None
        line = bounds.lower.value * denominator / 100
        least = max(0, floor(line) + 1 if bounds.lower.is_strict else ceiling(line))
    largest = None if indicator.may_exceed_one else denominator
    if bounds.upper:
        assert bounds.upper.value is not None
        line = bounds.upper.value * denominator / 100
        limit = ceiling(line) - 1 if bounds.upper.is_strict else floor(line)
        largest = limit if largest is None else min(largest, limit)
    if largest is not None and largest < least:
        return IMPOSSIBLE
    if bounds.lower is None or upper_fails:
        assert largest is not None
        return _step(largest, True)
    return _step(least, True)
