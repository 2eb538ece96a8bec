# SPDX-License-Identifier: Apache-2.0
"""The ways in which one reported figure may turn out, as exact figures.

Exists so that brute force can try them: at every edge, just beside it, and at the ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

from .exact import GREATEST_COUNT, ceiling, floor, number

Document = dict[str, Any]

_HARDLY = Fraction(1, 10**13)
_FAR = 10**18
_MANY = 40


@dataclass(frozen=True)
class Exact:
    """An exact figure: a percentage, a number, a boolean, an option, or the items checked."""

    value: Any
    is_zero: bool = False
    """0 of 0, which has no percentage."""


@dataclass(frozen=True)
class Completions:
    """Some figures that the reported one may turn out to be."""

    exact: tuple[Exact, ...]
    is_given: bool
    is_whole: bool
    """Whether every verdict, and both ends, of the figure are among those of `exact`."""

    is_exact: bool = False
    """Whether the figure itself is exact, not only what its completions agree on."""


def _exactly(exact: Exact) -> Completions:
    return Completions((exact,), True, True, True)


@dataclass(frozen=True)
class _Span:
    low: Fraction | None
    high: Fraction | None
    low_is_in: bool = True
    high_is_in: bool = True

    def holds(self, value: Fraction) -> bool:
        above = self.low is None or value > self.low or (self.low_is_in and value == self.low)
        below = self.high is None or value < self.high or (self.high_is_in and value == self.high)
        return above and below


def completions_of(node: Document, figure: Document, edges: list[Fraction]) -> Completions | None:
    """`figure` as an object; None for one that cannot be right, or that is not tried here.

    `edges`: the numbers at which verdicts and points change.
    """
    measure = node["measure"]
    kind = measure["as"] if measure["type"] == "derived" else measure["type"]
    if kind == "ratio":
        return _ratios(measure, figure, sorted(set(edges)))
    if figure.get("numerator") is not None or figure.get("denominator") is not None:
        return None
    value = figure.get("value")
    if kind in ("count", "quantity"):
        return _numbers(value, edges, whole=kind == "count")
    if kind == "yes_no":
        return _one_of(value, [True, False]) if value is None or isinstance(value, bool) else None
    if kind == "choice":
        return _one_of(value, [option["code"] for option in measure["options"]])
    return _checklists(value, [item["code"] for item in measure["items"]])


def _one_of(value: Any, every: list[Any]) -> Completions | None:
    if value is None:
        return Completions(tuple(map(Exact, every)), False, True)
    return _exactly(Exact(value)) if value in every else None


def _checklists(value: Any, items: list[str]) -> Completions | None:
    if value is not None and not isinstance(value, (list, dict)):
        return None
    marks: dict[str, bool | None] = dict.fromkeys(items)
    if isinstance(value, list):
        marks = {item: item in value for item in items}
    elif isinstance(value, dict):
        marks |= value
    if not set(value or ()) <= set(items):
        return None
    choices = [(mark,) if mark is not None else (False, True) for mark in marks.values()]
    found = [
        Exact(frozenset(item for item, mark in zip(items, each, strict=True) if mark))
        for each in product(*choices)
    ]
    is_given = isinstance(value, list) or any(mark is not None for mark in marks.values())
    return Completions(tuple(found), is_given, True, None not in marks.values())


def _numbers(value: Any, edges: list[Fraction], whole: bool) -> Completions | None:
    exact = number(value)
    if exact is not None:
        wrong = whole and (exact.denominator != 1 or not 0 <= exact <= GREATEST_COUNT)
        return None if wrong else _exactly(Exact(exact))
    if value is not None and not _is_range(value):
        return None
    span = _span(value or {})
    if whole:
        span = _meet(span, _Span(Fraction(0), Fraction(GREATEST_COUNT)))
    found = _within(span, edges, whole)
    return Completions(tuple(map(Exact, found)), value is not None, True) if found else None


# Ratios


def _ratios(measure: Document, figure: Document, edges: list[Fraction]) -> Completions | None:
    exceeds = measure.get("may_exceed_one", False)
    whole = measure.get("parts") != "decimal"
    parts = [figure.get("numerator"), figure.get("denominator")]
    value = figure.get("value")
    zero_is_said = measure.get("zero_denominator") in ("met", "not_applicable")
    if value is not None:
        # Beside counts a percentage has rules of its own.
        if parts != [None, None]:
            return None
        return _percentages(value, edges, exceeds)
    if any(not _is_number_or_range(part) for part in parts if part is not None):
        return None
    spans = [_span_of(part) for part in parts]
    if whole and any(
        span.low is not None and span.low == span.high and span.low.denominator != 1
        for span in spans
    ):
        return None
    if number(parts[1]) == 0:
        if spans[0].low is not None and not spans[0].holds(Fraction(0)):
            return None
        return _exactly(Exact(None, is_zero=True))
    if parts == [None, None]:
        zero = [Exact(None, is_zero=True)] if zero_is_said else []
        return Completions((*map(Exact, _every_percentage(edges, exceeds)), *zero), False, True)
    shares = [edge / 100 for edge in edges]
    found: set[Exact] = set()
    is_whole = True
    for n, d in _pairs(spans, shares, whole, exceeds):
        if d > 0 and n >= 0 and (exceeds or n <= d):
            found.add(Exact(100 * n / d))
    numerator_may_be_zero = spans[0].holds(Fraction(0))
    denominator_may_be_zero = number(parts[1]) is None and spans[1].holds(Fraction(0))
    if zero_is_said and numerator_may_be_zero and denominator_may_be_zero:
        found.add(Exact(None, is_zero=True))
    for span in spans:
        if span.low is None or span.high is None or span.high - span.low > _MANY:
            is_whole = (is_whole and number(parts[0]) is not None) or number(parts[1]) is not None
    if not found:
        return None
    ordered = sorted(found, key=lambda one: (one.is_zero, one.value or 0))
    is_exact = all(number(part) is not None for part in parts)
    return Completions(tuple(ordered), True, is_whole, is_exact)


def _pairs(
    spans: list[_Span], shares: list[Fraction], whole: bool, exceeds: bool
) -> Iterator[tuple[Fraction, Fraction]]:
    step = Fraction(1) if whole else _HARDLY
    numerators = _meet(spans[0], _Span(Fraction(0), None))
    denominators = _meet(spans[1], _Span(Fraction(0), None, low_is_in=False))
    if not exceeds and numerators.low is not None:
        denominators = _meet(denominators, _Span(numerators.low, None))
    for d in _within(denominators, _turned(spans[0], shares), whole):
        top = numerators if exceeds else _meet(numerators, _Span(None, d))
        for n in _within(top, [share * d for share in shares], whole, step):
            yield n, d


def _turned(numerators: _Span, shares: list[Fraction]) -> list[Fraction]:
    """The denominators at which a known numerator hits an edge."""
    ends = [end for end in (numerators.low, numerators.high) if end]
    return [*ends, *(end / share for end in ends for share in shares if share)]


def _percentages(value: Any, edges: list[Fraction], exceeds: bool) -> Completions | None:
    exact = number(value)
    top = None if exceeds else Fraction(100)
    allowed = _Span(Fraction(0), top)
    if exact is not None:
        return _exactly(Exact(exact)) if allowed.holds(exact) else None
    if not _is_range(value):
        return None
    found = _within(_meet(_span(value), allowed), edges, whole=False)
    return Completions(tuple(map(Exact, found)), True, True) if found else None


def _every_percentage(edges: list[Fraction], exceeds: bool) -> list[Fraction]:
    return _within(_Span(Fraction(0), None if exceeds else Fraction(100)), edges, whole=False)


# Spans


def _is_range(value: Any) -> bool:
    words = ("at_least", "more_than", "at_most", "less_than")
    return isinstance(value, dict) and bool(value) and all(word in words for word in value)


def _is_number_or_range(value: Any) -> bool:
    return number(value) is not None or _is_range(value)


def _span_of(part: Any) -> _Span:
    exact = number(part)
    return _Span(exact, exact) if exact is not None else _span(part or {})


def _span(written: Document) -> _Span:
    low = number(written.get("at_least", written.get("more_than")))
    high = number(written.get("at_most", written.get("less_than")))
    return _Span(low, high, "more_than" not in written, "less_than" not in written)


def _meet(one: _Span, other: _Span) -> _Span:
    low, low_is_in = one.low, one.low_is_in
    if other.low is not None and (low is None or other.low > low):
        low, low_is_in = other.low, other.low_is_in
    elif other.low is not None and other.low == low:
        low_is_in = low_is_in and other.low_is_in
    high, high_is_in = one.high, one.high_is_in
    if other.high is not None and (high is None or other.high < high):
        high, high_is_in = other.high, other.high_is_in
    elif other.high is not None and other.high == high:
        high_is_in = high_is_in and other.high_is_in
    return _Span(low, high, low_is_in, high_is_in)


def _within(
    span: _Span, edges: list[Fraction], whole: bool, step: Fraction | None = None
) -> list[Fraction]:
    """The ends of a span or what lies just inside, every edge in it and what lies just beside."""
    step = step or (Fraction(1) if whole else _HARDLY)
    low = span.low if span.low is not None else Fraction(-_FAR)
    high = span.high if span.high is not None else Fraction(_FAR)
    if whole and high - low <= _MANY:
        tried = {Fraction(one) for one in range(floor(low), ceiling(high) + 1)}
    else:
        marks = [low, high, (low + high) / 2, *edges]
        tried = {mark + move for mark in marks for move in (-step, Fraction(0), step)}
        if whole:
            tried = {Fraction(end) for one in tried for end in (floor(one), ceiling(one))}
    return sorted(one for one in tried if span.holds(one))
