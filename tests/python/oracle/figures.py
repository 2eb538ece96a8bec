# SPDX-License-Identifier: Apache-2.0
"""What one figure says: whether it can be right, how it is shown, and what its completions are.

Exists so that judging need not know the many ways in which a figure may be written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .completions import (
    Regions,
    parts_above_zero,
    percentages,
    regions_of_exact,
    regions_of_parts,
    regions_of_span,
)
from .criteria import COMPARISONS, NOT_APPLICABLE, UNDETERMINED, Bounds, Indicator
from .exact import GREATEST_COUNT, cut_off, decimals_of, number, shown
from .spans import FROM_ZERO, ZERO, Span, point, span_of_range

Figure = dict[str, Any]
"""The keys of a figure object that are given; a bare value is its `value`."""

WRONG_TYPE, INCONSISTENT = "wrong_type", "inconsistent_value"

_UP_TO_HUNDRED = Span(ZERO, True, Fraction(100), True)
_COUNTS = Span(ZERO, True, Fraction(GREATEST_COUNT), True)


def read_figure(written: Any) -> Figure:
    """ "`null` (not known), the bare value, or an object"; in an object null is absence."""
    if written is None:
        return {}
    if isinstance(written, dict):
        return {
            key: value
            for key, value in written.items()
            if value is not None and not key.startswith("x-")
        }
    return {"value": written}


@dataclass(slots=True, frozen=True)
class Listing:
    """What listed sub-units say: how many reach a conclusion, how many may, how many are listed and expected."""

    reached: int
    undetermined: int
    listed: int
    expected: int | None

    @property
    def is_too_long(self) -> bool:
        return self.expected is not None and self.listed > self.expected

    @property
    def either_way(self) -> int | None:
        """ "Undetermined and unlisted ones"; None where it is not known how many."""
        if self.expected is None:
            return None
        return self.undetermined + max(0, self.expected - self.listed)


@dataclass(slots=True)
class Reading:
    """A figure read against its indicator."""

    fault: str | None = None
    shown: dict[str, Any] | None = None
    """All but a computed percentage."""
    is_given: bool = False
    """False: nothing is given, so it decides nothing."""
    regions: Callable[[Bounds], Regions] | None = None
    """What the completions with a denominator above 0 do; None where there are none, or nothing is given."""
    zero_is_certain: bool = False
    """The denominator is exactly 0."""
    may_be_zero: bool = False
    """Some completion has denominator 0, and `zero_denominator` says what that means."""
    percentage_not_read: bool = False
    open_reason: str = "missing_value"
    """The reason of (6) if the figure decides nothing."""
    exact_value: Fraction | None = None
    """The percentage, count, quantity or number of items checked, where exact."""
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    judged_by_counts: bool = False
    """Both counts are exact and they judge."""
    computed: Fraction | None = None
    """The percentage of two exact counts, the denominator above 0."""
    approximate: bool = False
    amounts: Span | None = None
    """Between which percentages, counts or quantities the completions lie."""
    option: str | None = None
    items: dict[str, bool | None] | None = None
    listing: Listing | None = None


def read(indicator: Indicator, figure: Figure, listing: Listing | None = None) -> Reading:
    measure = indicator.measure
    if listing:
        return _read_listing(indicator, listing)
    if measure == "ratio":
        reading = _read_ratio(indicator, figure)
    elif "numerator" in figure or "denominator" in figure:
        reading = _wrong()
    elif "value" not in figure:
        reading = Reading()
    elif measure == "count":
        reading = _read_count(figure["value"])
    elif measure == "quantity":
        reading = _read_quantity(figure["value"])
    elif measure == "yes_no":
        reading = _read_yes_no(indicator, figure["value"])
    elif measure == "choice":
        reading = _read_choice(indicator, figure["value"])
    else:
        reading = _read_checklist(indicator, figure["value"])
    if reading.fault == WRONG_TYPE or not reading.is_given:
        reading.shown = None
    reading.approximate = bool(figure.get("approximate"))
    return reading


def shown_value(
    indicator: Indicator, reading: Reading, cases: Iterable[Bounds]
) -> dict[str, Any] | None:
    """ "`value`: ratio and derived ratio `numerator`, `denominator`, `percent`; … then `approximate`"."""
    if reading.shown is None:
        return None
    result = dict(reading.shown)
    if reading.computed is not None:
        result["percent"] = shown(shown_percentage(indicator, reading.computed, cases))
    if reading.approximate:
        result["approximate"] = True
    return result


def _wrong() -> Reading:
    return Reading(fault=WRONG_TYPE, is_given=True)


def _is_range(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and 1 <= len(value) <= 2
        and all(word in COMPARISONS and number(limit) is not None for word, limit in value.items())
    )


def _shown_range(written: dict[str, Any]) -> dict[str, str]:
    """ "A range is shown as reported"."""
    return {word: shown(number(written[word]) or ZERO) for word in COMPARISONS if word in written}


# Measures of one value


def _read_count(value: Any) -> Reading:
    """Wrong: "a fraction where whole numbers are counted, a negative … count, a count over 10^15"."""
    exact = number(value)
    if exact is not None:
        if exact.denominator != 1 or not 0 <= exact <= GREATEST_COUNT:
            return _wrong()
        return _exact_reading(exact)
    if not _is_range(value):
        return _wrong()
    return _range_reading(value, span_of_range(value).meet(_COUNTS), whole=True)


def _read_quantity(value: Any) -> Reading:
    exact = number(value)
    if exact is not None:
        return _exact_reading(exact)
    if not _is_range(value):
        return _wrong()
    return _range_reading(value, span_of_range(value), whole=False)


def _exact_reading(exact: Fraction) -> Reading:
    return Reading(
        shown={"value": shown(exact)},
        is_given=True,
        regions=lambda bounds: regions_of_exact(exact, *bounds),
        exact_value=exact,
        amounts=point(exact),
    )


def _range_reading(written: dict[str, Any], span: Span, whole: bool) -> Reading:
    """Wrong: "a range that nothing fits", once "cut to what the measure allows"."""
    reading = Reading(shown={"value": _shown_range(written)}, is_given=True)
    if whole:
        span = span.whole()
    if span.is_empty:
        reading.fault = INCONSISTENT
    else:
        reading.regions = lambda bounds: regions_of_span(span, *bounds, whole)
        reading.amounts = span
    return reading


def _read_yes_no(indicator: Indicator, value: Any) -> Reading:
    if not isinstance(value, bool):
        return _wrong()
    return _accepted_or_not(indicator, value, value == indicator.required_is)


def _read_choice(indicator: Indicator, value: Any) -> Reading:
    if not isinstance(value, str) or value not in indicator.options:
        return _wrong()
    reading = _accepted_or_not(indicator, value, value in (indicator.required_options or ()))
    reading.option = value
    return reading


def _accepted_or_not(indicator: Indicator, value: Any, accepted: bool) -> Reading:
    accepted = accepted or indicator.requirement_is_unknown
    regions = Regions(not accepted, accepted, False)
    return Reading(shown={"value": value}, is_given=True, regions=lambda bounds: regions)


def _read_checklist(indicator: Indicator, value: Any) -> Reading:
    """ "A list of codes (the others are unchecked) or … an object code → true / false / null (absent: unknown)"."""
    items: dict[str, bool | None]
    if isinstance(value, list):
        if not all(isinstance(code, str) and code in indicator.items for code in value):
            return _wrong()
        items = {code: code in value for code in indicator.items}
    elif isinstance(value, dict):
        if not all(
            code in indicator.items and (mark is None or isinstance(mark, bool))
            for code, mark in value.items()
        ):
            return _wrong()
        items = {code: value.get(code) for code in indicator.items}
    else:
        return _wrong()
    marks = list(items.values())
    checked, unknown = marks.count(True), marks.count(None)
    if unknown == len(marks):
        return Reading()
    reading = Reading(shown={"value": items}, is_given=True, open_reason="missing_items")
    if not unknown:
        reading.exact_value = Fraction(checked)
    reading.items = items
    regions = Regions(False, True, False)
    if indicator.required_checked is not None:
        least = indicator.required_checked
        regions = Regions(checked < least, checked + unknown >= least, False)
    reading.regions = lambda bounds: regions
    return reading


# Ratios


def _read_ratio(indicator: Indicator, figure: Figure) -> Reading:
    percent, numerator, denominator = (
        _Number.of(figure.get(key)) for key in ("value", "numerator", "denominator")
    )
    if percent.is_wrong or numerator.is_wrong or denominator.is_wrong:
        return _wrong()
    if indicator.whole_parts and (numerator.is_fraction or denominator.is_fraction):
        return _wrong()
    if percent.exact is not None and percent.exact < 0:
        return _wrong()
    approximate = figure.get("approximate", False)
    return _ratio_of(indicator, percent, numerator, denominator, approximate)


def _ratio_of(
    indicator: Indicator,
    percent: _Number,
    numerator: _Number,
    denominator: _Number,
    approximate: bool,
) -> Reading:
    reading = Reading(
        is_given=percent.is_given or numerator.is_given or denominator.is_given,
        numerator=numerator.exact,
        denominator=denominator.exact,
    )
    if numerator.exact is not None and denominator.exact:
        reading.computed = 100 * numerator.exact / denominator.exact
    computed = reading.computed
    reading.shown = _shown_ratio(percent, numerator, denominator, computed)

    whole, exceeds = indicator.whole_parts, indicator.may_exceed_one
    parts = parts_above_zero(numerator.span, denominator.span, whole, exceeds)
    zero_fits = numerator.span.holds(ZERO) and denominator.span.holds(ZERO)
    zero_is_said = indicator.zero_denominator != UNDETERMINED
    reading.zero_is_certain = denominator.exact == 0
    percent_span = percent.span.meet(FROM_ZERO if exceeds else _UP_TO_HUNDRED)
    if (
        percent_span.is_empty
        or (parts.is_empty and not (zero_fits and (reading.zero_is_certain or zero_is_said)))
        or (
            computed is not None
            and percent.exact is not None
            and not approximate
            and differ(percent.exact, computed)
        )
    ):
        reading.fault = INCONSISTENT
        return reading

    if reading.zero_is_certain:
        reading.percentage_not_read = percent.is_given
        return reading
    if not reading.is_given:
        reading.may_be_zero = zero_is_said
        return reading
    if percent.is_given and not (numerator.is_given and denominator.is_given):
        reading.exact_value = percent.exact
        reading.amounts = percent_span
        reading.regions = lambda bounds: regions_of_span(percent_span, *bounds, whole=False)
        return reading
    if computed is not None:
        reading.judged_by_counts = True
        reading.exact_value = computed
        reading.amounts = point(computed)
        reading.regions = lambda bounds: regions_of_exact(computed, *bounds)
        return reading
    reading.may_be_zero = zero_is_said and zero_fits
    if not parts.is_empty:
        reading.amounts = percentages(parts, exceeds)
        reading.regions = lambda bounds: regions_of_parts(parts, *bounds, whole, exceeds)
    if numerator.exact is not None:
        reading.open_reason = "missing_denominator"
    elif denominator.exact is not None:
        reading.open_reason = "missing_numerator"
    return reading


# Sub-units


def _read_listing(indicator: Indicator, listing: Listing) -> Reading:
    """ "`expected` is the denominator; without it what is listed is a lower bound of both numbers; …
    more listed than expected is `inconsistent_value`"."""
    greatest = None if listing.either_way is None else listing.reached + listing.either_way
    reached = _Number.between(listing.reached, greatest)
    if indicator.measure == "ratio":
        denominator = _Number.between(
            listing.listed if listing.expected is None else listing.expected, listing.expected
        )
        reading = _ratio_of(indicator, _ABSENT, reached, denominator, approximate=False)
    elif reached.exact is not None:
        reading = _exact_reading(reached.exact)
    else:
        reading = _range_reading(reached.written, reached.span.meet(_COUNTS), whole=True)
    if listing.is_too_long:
        reading.fault = INCONSISTENT
    reading.open_reason = "undetermined_sub_units"
    reading.listing = listing
    return reading


@dataclass(slots=True, frozen=True)
class _Number:
    """A number of a ratio as given: exact, a range, absent or not a number."""

    exact: Fraction | None
    span: Span
    written: Any

    @staticmethod
    def of(written: Any) -> _Number:
        if written is None:
            return _ABSENT
        exact = number(written)
        if exact is not None:
            return _Number(exact, point(exact), written)
        return _Number(None, span_of_range(written) if _is_range(written) else FROM_ZERO, written)

    @staticmethod
    def between(least: int, greatest: int | None) -> _Number:
        """ "An open one of ours as `{"at_least", "at_most"}`"."""
        if least == greatest:
            return _Number.of(least)
        written = {"at_least": least}
        return _Number.of(written if greatest is None else {**written, "at_most": greatest})

    @property
    def is_given(self) -> bool:
        return self.written is not None

    @property
    def is_wrong(self) -> bool:
        return self.written is not None and self.exact is None and not _is_range(self.written)

    @property
    def is_fraction(self) -> bool:
        return self.exact is not None and self.exact.denominator != 1

    @property
    def shown(self) -> Any:
        return _shown_range(self.written) if self.exact is None else shown(self.exact)


_ABSENT = _Number(None, FROM_ZERO, None)


def differ(given: Fraction, computed: Fraction) -> bool:
    """ "Differs from theirs by one unit of its last decimal (trailing zeros dropped) or more"."""
    return abs(given - computed) >= Fraction(1, 10 ** decimals_of(given))


def _shown_ratio(
    percent: _Number,
    numerator: _Number,
    denominator: _Number,
    computed: Fraction | None,
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    if numerator.is_given:
        result["numerator"] = numerator.shown
    if denominator.is_given:
        result["denominator"] = denominator.shown
    if computed is None and percent.is_given and denominator.exact != 0:
        result["percent"] = percent.shown
    return result


def shown_percentage(indicator: Indicator, exact: Fraction, cases: Iterable[Bounds]) -> Fraction:
    """ "Cut off (toward zero) at two decimals, or at as few more as it takes for the cut figure to get the
    exact figure's verdict and step", in all the `cases`; a percentage over 100 that may not be is a verdict
    of its own."""
    cases = list(cases)

    def verdict(figure: Fraction) -> tuple[Any, ...]:
        return (
            figure > 100 and not indicator.may_exceed_one,
            [regions_of_exact(figure, *bounds) for bounds in cases],
            step_of(indicator, figure),
        )

    wanted = verdict(exact)
    places = 2
    while verdict(cut_off(exact, places)) != wanted:
        places += 1
    return cut_off(exact, places)


def step_of(indicator: Indicator, figure: Fraction) -> int:
    """ "`steps`: the first that holds"; past the last one `else`."""
    steps = indicator.points.steps if indicator.points else []
    for i, (word, limit, _) in enumerate(steps):
        if figure >= limit if word == "at_least" else figure <= limit:
            return i
    return len(steps)


def may_drop_out(indicator: Indicator, reading: Reading) -> bool:
    """ "While (not after (2)) a missing or ranged denominator may be 0 under `zero_denominator:
    "not_applicable"` and no percentage judges"."""
    return (
        reading.fault is None
        and reading.may_be_zero
        and indicator.zero_denominator == NOT_APPLICABLE
    )
