# SPDX-License-Identifier: Apache-2.0
"""What all completions of a figure agree on, exactly.

Exists because a missing number or a range stands for a set of values: intervals of decimals, and for
two counts the points of a lattice. Everything here is a question of whether such a set has a member.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .bounds import Bound
from .exact import ceiling, floor
from .spans import ABOVE_ZERO, EVERYTHING, FROM_ONE, FROM_ZERO, ONE, ZERO, Span, side

_OPPOSITE = {
    "at_least": "less_than",
    "more_than": "at_most",
    "at_most": "more_than",
    "less_than": "at_least",
}


@dataclass(slots=True, frozen=True)
class Regions:
    """Where completions lie: failing the known lower bound, failing the known upper one, failing neither."""

    below: bool
    within: bool
    above: bool


def regions_of_exact(value: Fraction, lower: Bound | None, upper: Bound | None) -> Regions:
    below = lower is not None and lower.value is not None and not lower.holds(value)
    above = upper is not None and upper.value is not None and not upper.holds(value)
    return Regions(below, not (below or above), above)


def regions_of_span(span: Span, lower: Bound | None, upper: Bound | None, whole: bool) -> Regions:
    """The regions that the values of `span` reach (its whole numbers where `whole`)."""

    def reached(part: Span) -> bool:
        met = span.meet(part)
        return not (met.whole() if whole else met).is_empty

    below = above = False
    accepted = EVERYTHING
    if lower and lower.value is not None:
        below = reached(side(_OPPOSITE[lower.word], lower.value))
        accepted = accepted.meet(side(lower.word, lower.value))
    if upper and upper.value is not None:
        above = reached(side(_OPPOSITE[upper.word], upper.value))
        accepted = accepted.meet(side(upper.word, upper.value))
    return Regions(below, reached(accepted), above)


@dataclass(slots=True, frozen=True)
class Parts:
    """What numerator and denominator may be together, the denominator above 0."""

    numerator: Span
    denominator: Span

    @property
    def is_empty(self) -> bool:
        return self.numerator.is_empty or self.denominator.is_empty


def parts_above_zero(
    numerator: Span, denominator: Span, whole: bool, may_exceed_one: bool
) -> Parts:
    """ "A denominator that is missing or a range is at least 1 (decimal parts: above 0) … and at least the
    numerator, without end; a missing numerator is 0 … denominator; with `may_exceed_one` neither limits
    the other"."""
    numerator = numerator.meet(FROM_ZERO)
    denominator = denominator.meet(FROM_ONE if whole else ABOVE_ZERO)
    if whole:
        numerator, denominator = numerator.whole(), denominator.whole()
    if not may_exceed_one and not numerator.is_empty and not denominator.is_empty:
        at_most_denominator = Span(None, False, denominator.high, denominator.high_is_in)
        at_least_numerator = Span(numerator.low, numerator.low_is_in, None, False)
        numerator, denominator = (
            numerator.meet(at_most_denominator),
            denominator.meet(at_least_numerator),
        )
    return Parts(numerator, denominator)


def regions_of_parts(
    parts: Parts, lower: Bound | None, upper: Bound | None, whole: bool, may_exceed_one: bool
) -> Regions:
    """The regions that numerator / denominator in per cent reaches.

    Decimals: the pairs are a convex set, so the ratios are an interval. Whole numbers: the least and the
    greatest ratio are attained (or approached), so they answer every question but whether a pair lies
    between two bounds that both fail somewhere; that one is asked of the lattice.
    """
    span = percentages(parts, may_exceed_one)
    regions = regions_of_span(span, lower, upper, whole=False)
    if not (whole and lower and upper and lower.value is not None and upper.value is not None):
        return regions
    if not (regions.below and regions.above):
        return regions
    return Regions(True, has_pair_between(parts, lower, upper, may_exceed_one), True)


def percentages(parts: Parts, may_exceed_one: bool) -> Span:
    """The least interval that holds every 100 × numerator / denominator, its ends in it where attained."""
    n, d = parts.numerator, parts.denominator
    assert n.low is not None and d.low is not None
    if d.high is None:
        low, low_is_in = ZERO, n.low == 0 and n.low_is_in
    else:
        low = 100 * n.low / d.high
        low_is_in = n.low_is_in and (d.high_is_in or n.low == 0)
    high: Fraction | None
    if not may_exceed_one and not n.meet(d).is_empty:
        high, high_is_in = Fraction(100), True
    elif n.high == 0:
        high, high_is_in = ZERO, True
    elif n.high is None or d.low == 0:
        high, high_is_in = None, False
    else:
        high, high_is_in = 100 * n.high / d.low, n.high_is_in and d.low_is_in
    return Span(low, low_is_in, high, high_is_in)


def has_pair_between(parts: Parts, lower: Bound, upper: Bound, may_exceed_one: bool) -> bool:
    """Whether whole n, d of `parts` (n ≤ d unless `may_exceed_one`) lie between two bounds in per cent.

    For each d the n between the bounds run from `least(d)` to `greatest(d)`, both growing with d. Where
    one of them leaves the numerator's own range, its end is such an n; elsewhere the n are counted by a
    sum of floors.
    """
    assert lower.value is not None and upper.value is not None
    slope, steep = lower.value / 100, upper.value / 100
    above, under = lower.is_strict, upper.is_strict
    if not may_exceed_one and steep > 1:
        steep, under = ONE, False
    if slope > steep or (slope == steep and (above or under)):
        return False
    n, d = parts.numerator, parts.denominator
    assert n.low is not None and d.low is not None
    n_low, n_high = int(n.low), None if n.high is None else int(n.high)
    d_low, d_high = int(d.low), None if d.high is None else int(d.high)
    if steep == 0:
        return n_low == 0

    def least(at: int) -> int:
        return floor(slope * at) + 1 if above else ceiling(slope * at)

    def greatest(at: int) -> int:
        return ceiling(steep * at) - 1 if under else floor(steep * at)

    d_low = max(d_low, floor(n_low / steep) + 1 if under else ceiling(n_low / steep))
    if n_high is not None:
        if slope > 0:
            furthest = ceiling(n_high / slope) - 1 if above else floor(n_high / slope)
            d_high = furthest if d_high is None else min(d_high, furthest)
        elif least(1) > n_high:
            return False
    if d_high is None:
        return True
    if d_low > d_high:
        return False
    if least(d_low) <= n_low or (n_high is not None and greatest(d_high) >= n_high):
        return True
    upper_sum = _sum_of_rounded(steep, d_low, d_high, up=under) - (
        d_high - d_low + 1 if under else 0
    )
    lower_sum = _sum_of_rounded(slope, d_low, d_high, up=not above) + (
        d_high - d_low + 1 if above else 0
    )
    return upper_sum - lower_sum + (d_high - d_low + 1) > 0


def _sum_of_rounded(slope: Fraction, first: int, last: int, up: bool) -> int:
    """Σ ⌊slope × d⌋ (⌈…⌉ where `up`) over first ≤ d ≤ last."""
    p, q = slope.numerator, slope.denominator
    return _floor_sum(last - first + 1, q, p, p * first + (q - 1 if up else 0))


def _floor_sum(count: int, modulus: int, a: int, b: int) -> int:
    """Σ ⌊(a·i + b) / modulus⌋ over 0 ≤ i < count, a and b not negative, by Euclid's steps."""
    total = 0
    while True:
        total += count * (count - 1) // 2 * (a // modulus) + count * (b // modulus)
        a, b = a % modulus, b % modulus
        reached = a * count + b
        if reached < modulus:
            return total
        count, b = divmod(reached, modulus)
        modulus, a = a, modulus
