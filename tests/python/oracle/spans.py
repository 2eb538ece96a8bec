# SPDX-License-Identifier: Apache-2.0
"""Intervals of exact numbers, each end in or out, or open without end.

Exists because a range, a condition and a missing number all stand for such an interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .exact import ceiling, floor, number

ZERO = Fraction(0)
ONE = Fraction(1)


@dataclass(slots=True, frozen=True)
class Span:
    """An interval; an end that is None is open without end."""

    low: Fraction | None
    low_is_in: bool
    high: Fraction | None
    high_is_in: bool

    @property
    def is_empty(self) -> bool:
        if self.low is None or self.high is None or self.low < self.high:
            return False
        return self.low > self.high or not (self.low_is_in and self.high_is_in)

    def meet(self, other: Span) -> Span:
        low, low_is_in = self.low, self.low_is_in
        if other.low is not None and (low is None or other.low > low):
            low, low_is_in = other.low, other.low_is_in
        elif other.low is not None and other.low == low:
            low_is_in = low_is_in and other.low_is_in
        high, high_is_in = self.high, self.high_is_in
        if other.high is not None and (high is None or other.high < high):
            high, high_is_in = other.high, other.high_is_in
        elif other.high is not None and other.high == high:
            high_is_in = high_is_in and other.high_is_in
        return Span(low, low_is_in, high, high_is_in)

    def whole(self) -> Span:
        """The whole numbers in it, as the closed interval between the least and the greatest."""
        low, high = self.low, self.high
        if low is not None:
            low = Fraction(ceiling(low) if self.low_is_in else floor(low) + 1)
        if high is not None:
            high = Fraction(floor(high) if self.high_is_in else ceiling(high) - 1)
        return Span(low, True, high, True)

    def holds(self, value: Fraction) -> bool:
        return not self.meet(point(value)).is_empty


EVERYTHING = Span(None, False, None, False)
FROM_ZERO = Span(ZERO, True, None, False)
ABOVE_ZERO = Span(ZERO, False, None, False)
FROM_ONE = Span(ONE, True, None, False)


def point(value: Fraction) -> Span:
    return Span(value, True, value, True)


def span_of_range(written: dict[str, Any]) -> Span:
    """A range as reported: "one or two of the four comparisons"."""
    result = EVERYTHING
    for word, text in written.items():
        limit = number(text)
        assert limit is not None
        result = result.meet(side(word, limit))
    return result


def side(word: str, limit: Fraction) -> Span:
    if word == "at_least":
        return Span(limit, True, None, False)
    if word == "more_than":
        return Span(limit, False, None, False)
    if word == "at_most":
        return Span(None, False, limit, True)
    return Span(None, False, limit, False)
