# SPDX-License-Identifier: Apache-2.0
"""Figures between Python and JSON: exactly, or not at all."""

from __future__ import annotations

import json
import math
import numbers
from collections.abc import Collection
from decimal import (
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
    Underflow,
)
from typing import Any, cast

from xaso.answer import Evaluation

# ---- in ----------------------------------------------------------------------------------------

# Wider than any figure may be, so that the reader refuses long ones in its own words. It rounds
# nothing: what does not fit is an error.
_EXACT = Context(
    prec=100,
    Emax=100,
    Emin=-100,
    traps=[DivisionByZero, Inexact, InvalidOperation, Overflow, Underflow],
)


class NotExactError(Exception):
    """A value that has no exact place in a document; the text says why and what to write."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def as_written(value: object) -> str:
    """The JSON number for an int, a Decimal or a Fraction.

    >>> as_written(Decimal("1E+2"))
    '100'
    """
    if isinstance(value, Decimal):
        return _plain(value)
    if isinstance(value, numbers.Rational):  # int and Fraction, and NumPy's whole numbers
        return _quotient(value)
    if isinstance(value, numbers.Real):
        raise _about_float(value)
    raise NotExactError(
        "not_a_value",
        f"a {type(value).__name__} has no place in a document; write str, int, Decimal, Fraction, "
        "bool, None, a list or a mapping",
    )


def _plain(value: Decimal) -> str:
    if not value.is_finite():
        raise _about_unknown(value)
    try:
        return format(_EXACT.create_decimal(value), "f")
    except (Inexact, Overflow, Underflow):
        raise _about_length() from None


def _quotient(value: numbers.Rational) -> str:
    try:
        return format(_EXACT.divide(int(value.numerator), int(value.denominator)), "f")
    except (Overflow, Underflow):
        raise _about_length() from None
    except Inexact:
        raise NotExactError(
            "fraction_not_exact",
            f"{value} has no exact decimal; where the format takes fractions, write the text "
            f'"{value}", elsewhere give numerator and denominator',
        ) from None


def _about_length() -> NotExactError:
    return NotExactError(
        "number_too_long",
        "this number has over 100 digits; 18 significant digits and 9 after the point are the most",
    )


def _about_unknown(value: object) -> NotExactError:
    return NotExactError("not_a_number", f"{value} is no figure; write None where it is not known")


def _about_float(value: numbers.Real) -> NotExactError:
    if not math.isfinite(value):
        return _about_unknown(value)
    return NotExactError(
        "float_not_exact",
        f"{value} is a float, which need not be the number that was reported (0.1 + 0.2 is "
        f'0.30000000000000004); write Decimal("{value}") or "{value}" if that is what was meant',
    )


# ---- out ---------------------------------------------------------------------------------------

_BOUNDS = ("at_least", "more_than", "at_most", "less_than")
_POINTS = ("at_least", "at_most", "max")
_GAPS = ("short_by", "over_by", "percentage_points")
_RATIO = ("numerator", "denominator", "percent")


def as_answer(evaluation: bytes, choices: Collection[str]) -> Evaluation:
    """Canonical text as Python values, its figures as Decimals.

    Whether a text is a figure follows from where it stands, never from what it looks like.

    @param choices  codes of the indicators whose value is an option's code, so that "2" stays text
    """
    answer = json.loads(evaluation)
    for leagues in answer.get("cohort", {}).values():
        for ends in leagues.values():
            _make_exact(ends, "least", "greatest")
    for unit in answer["units"]:
        _make_exact(unit.get("points"), *_POINTS)
        for group in unit["groups"]:
            _make_exact(group.get("points"), *_POINTS)
        for indicator in unit["indicators"]:
            _make_exact(indicator.get("value"), *_RATIO)
            if indicator["code"] not in choices:
                _make_exact(indicator.get("value"), "value")
            _make_exact(indicator.get("required"), *_BOUNDS)
            _make_exact(indicator.get("gap"), *_GAPS)
            _make_exact(indicator.get("points"), *_POINTS)
    return cast(Evaluation, answer)


def _make_exact(parent: dict[str, Any] | None, *keys: str) -> None:
    for key in keys:
        if parent and key in parent:
            parent[key] = _exact(parent[key])


def _exact(figure: Any) -> Any:
    if isinstance(figure, str):
        return Decimal(figure)
    if isinstance(figure, dict):  # a range; or a checklist, whose items are no text
        return {key: _exact(end) for key, end in figure.items()}
    return figure  # a yes/no, or a bound that is not known
