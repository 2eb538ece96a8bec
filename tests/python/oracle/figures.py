# SPDX-License-Identifier: Apache-2.0
"""What one figure says: whether it can be right, how it is shown, and what its completions are.

Exists so that judging need not know the many ways in which a figure may be written.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .completions import (
    FROM_ZERO,
    ZERO,
    Regions,
    Span,
    parts_above_zero,
    point,
    regions_of_exact,
    regions_of_parts,
    regions_of_span,
    span_of_range,
)
from .criteria import COMPARISONS, NOT_APPLICABLE, UNDETERMINED, Indicator
from .exact import GREATEST_COUNT, cut_off, decimals_of, number, shown

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


@dataclass(slots=True)
class Reading:
    """A figure read against its indicator."""

    fault: str | None = None
    shown: dict[str, Any] | None = None
    is_given: bool = False
    """False: nothing is given, so it decides nothing."""
    regions: Regions | None = None
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


def read(indicator: Indicator, figure: Figure) -> Reading:
    measure = indicator.measure
    if measure == "ratio":
        reading = _read_ratio(indicator, figure)
    elif "numerator" in figure or "denominator" in figure:
        reading = Reading(fault=WRONG_TYPE, is_given=True)
    elif "value" not in figure:
        reading = Reading()
    elif measure == "count":
        reading = _read_count(indicator, figure["value"])
    elif measure == "quantity":
        reading = _read_quantity(indicator, figure["value"])
    elif measure == "yes_no":
        reading = _read_yes_no(indicator, figure["value"])
    elif measure == "choice":
        reading = _read_choice(indicator, figure["value"])
    else:
        reading = _read_checklist(indicator, figure["value"])
    if reading.fault == WRONG_TYPE or not reading.is_given:
        reading.shown = None
    elif figure.get("approximate") and reading.shown is not None:
        reading.shown["approximate"] = True
    return reading


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


def _read_count(indicator: Indicator, value: Any) -> Reading:
    """Wrong: "a fraction where whole numbers are counted, a negative … count, a count over 10^15"."""
    exact = number(value)
    if exact is not None:
        if exact.denominator != 1 or not 0 <= exact <= GREATEST_COUNT:
            return _wrong()
        return _exact_reading(indicator, exact)
    if not _is_range(value):
        return _wrong()
    return _range_reading(indicator, value, span_of_range(value).meet(_COUNTS), whole=True)


def _read_quantity(indicator: Indicator, value: Any) -> Reading:
    exact = number(value)
    if exact is not None:
        return _exact_reading(indicator, exact)
    if not _is_range(value):
        return _wrong()
    return _range_reading(indicator, value, span_of_range(value), whole=False)


def _exact_reading(indicator: Indicator, exact: Fraction) -> Reading:
    return Reading(
        shown={"value": shown(exact)},
        is_given=True,
        regions=regions_of_exact(exact, indicator.lower, indicator.upper),
        exact_value=exact,
    )


def _range_reading(
    indicator: Indicator, written: dict[str, Any], span: Span, whole: bool
) -> Reading:
    """Wrong: "a range that nothing fits", once "cut to what the measure allows"."""
    reading = Reading(shown={"value": _shown_range(written)}, is_given=True)
    if (span.whole() if whole else span).is_empty:
        reading.fault = INCONSISTENT
    else:
        reading.regions = regions_of_span(span, indicator.lower, indicator.upper, whole)
    return reading


def _read_yes_no(indicator: Indicator, value: Any) -> Reading:
    if not isinstance(value, bool):
        return _wrong()
    return _accepted_or_not(indicator, value, value == indicator.required_is)


def _read_choice(indicator: Indicator, value: Any) -> Reading:
    if not isinstance(value, str) or value not in indicator.options:
        return _wrong()
    return _accepted_or_not(indicator, value, value in (indicator.required_options or ()))


def _accepted_or_not(indicator: Indicator, value: Any, accepted: bool) -> Reading:
    accepted = accepted or indicator.threshold_is_unknown
    return Reading(
        shown={"value": value}, is_given=True, regions=Regions(not accepted, accepted, False)
    )


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
    if indicator.required_checked is None:
        reading.regions = Regions(False, True, False)
    else:
        least = indicator.required_checked
        reading.regions = Regions(checked < least, checked + unknown >= least, False)
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
    reading = Reading(
        is_given=percent.is_given or numerator.is_given or denominator.is_given,
        numerator=numerator.exact,
        denominator=denominator.exact,
    )
    computed = None
    if numerator.exact is not None and denominator.exact:
        computed = 100 * numerator.exact / denominator.exact
    reading.shown = _shown_ratio(indicator, percent, numerator, denominator, computed)

    whole, exceeds = indicator.whole_parts, indicator.may_exceed_one
    parts = parts_above_zero(numerator.span, denominator.span, whole, exceeds)
    zero_fits = numerator.span.holds(ZERO) and denominator.span.holds(ZERO)
    zero_is_said = indicator.zero_denominator != UNDETERMINED
    reading.zero_is_certain = denominator.exact == 0
    percent_span = percent.span.meet(FROM_ZERO if exceeds else _UP_TO_HUNDRED)
    approximate = figure.get("approximate", False)
    if (
        percent_span.is_empty
        or (parts.is_empty and not (zero_fits and (reading.zero_is_certain or zero_is_said)))
        or (
            computed is not None
            and percent.exact is not None
            and not approximate
            and _differ(percent.exact, computed)
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
        reading.regions = (
            regions_of_span(percent_span, indicator.lower, indicator.upper, whole=False)
            if percent.exact is None
            else regions_of_exact(percent.exact, indicator.lower, indicator.upper)
        )
        return reading
    if computed is not None:
        reading.judged_by_counts = True
        reading.exact_value = computed
        reading.regions = regions_of_exact(computed, indicator.lower, indicator.upper)
        return reading
    reading.may_be_zero = zero_is_said and zero_fits
    if not parts.is_empty:
        reading.regions = regions_of_parts(parts, indicator.lower, indicator.upper, whole, exceeds)
    if numerator.exact is not None:
        reading.open_reason = "missing_denominator"
    elif denominator.exact is not None:
        reading.open_reason = "missing_numerator"
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


def _differ(given: Fraction, computed: Fraction) -> bool:
    """ "Differs from theirs by one unit of its last decimal (trailing zeros dropped) or more"."""
    return abs(given - computed) >= Fraction(1, 10 ** decimals_of(given))


def _shown_ratio(
    indicator: Indicator,
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
    if computed is not None:
        result["percent"] = shown(_shown_percentage(indicator, computed))
    elif percent.is_given and denominator.exact != 0:
        result["percent"] = percent.shown
    return result


def _shown_percentage(indicator: Indicator, exact: Fraction) -> Fraction:
    """ "Cut off (toward zero) at two decimals, or at as few more as it takes for the cut figure to get the
    exact figure's verdict"; a percentage over 100 that may not be is a verdict of its own."""

    def verdict(figure: Fraction) -> tuple[bool, Regions]:
        return (
            figure > 100 and not indicator.may_exceed_one,
            regions_of_exact(figure, indicator.lower, indicator.upper),
        )

    wanted = verdict(exact)
    places = 2
    while verdict(cut_off(exact, places)) != wanted:
        places += 1
    return cut_off(exact, places)


def may_drop_out(indicator: Indicator, reading: Reading) -> bool:
    """ "While (not after (2)) a missing or ranged denominator may be 0 under `zero_denominator:
    "not_applicable"` and no percentage judges"."""
    return (
        reading.fault is None
        and reading.may_be_zero
        and indicator.zero_denominator == NOT_APPLICABLE
    )
