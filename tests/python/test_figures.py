# SPDX-License-Identifier: Apache-2.0
"""Figures go in and come out exactly, whatever form they have, or are refused."""

from __future__ import annotations

import copy
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import xaso
from documents import criteria, measurements, node
from hypothesis import given
from hypothesis import strategies as st

ANY_QUANTITY = criteria(node("1", "quantity", {"at_least": 0}))

digits = st.integers(min_value=-(10**18) + 1, max_value=10**18 - 1)
scales = st.integers(min_value=0, max_value=9)
decimals = st.builds(lambda mantissa, scale: Decimal(mantissa).scaleb(-scale), digits, scales)


def shown(figure: object, rules: dict[str, Any] = ANY_QUANTITY) -> Any:
    """The figure as the answer shows it."""
    answer = xaso.evaluate(rules, measurements({"1": figure}))
    return answer["units"][0]["indicators"][0]["value"]["value"]


@given(decimals)
def test_a_decimal_comes_back_equal(figure: Decimal) -> None:
    back = shown(figure)
    assert isinstance(back, Decimal)
    assert back == figure


@given(decimals)
def test_its_text_and_its_fraction_are_the_same_figure(figure: Decimal) -> None:
    assert shown(f"{figure:f}") == shown(Fraction(figure)) == figure


@given(decimals)
def test_the_decimal_context_of_the_caller_rounds_nothing(figure: Decimal) -> None:
    with localcontext(prec=2):
        back = shown(figure)
    assert back == figure


@given(digits)
def test_an_int_comes_back_equal(figure: int) -> None:
    assert shown(figure) == figure


@given(decimals)
def test_a_bound_comes_back_equal(bound: Decimal) -> None:
    rules = criteria(node("1", "quantity", {"at_least": bound}))
    indicator = xaso.evaluate(rules, measurements({"1": bound}))["units"][0]["indicators"][0]
    assert indicator["status"] == "met"
    assert indicator["required"] == {"at_least": bound}


@pytest.mark.parametrize(
    ("figure", "same"),
    [
        (Decimal("1E+2"), 100),
        (Decimal("70.000"), 70),
        (Decimal("-0.0"), 0),
        (Fraction(1, 8), Decimal("0.125")),
        (np.int64(5310), 5310),
    ],
)
def test_the_form_of_a_number_does_not_matter(figure: object, same: object) -> None:
    assert shown(figure) == same


def test_what_is_counted_is_an_int_and_what_is_measured_a_decimal() -> None:
    rules = criteria(node("1", "ratio", {"at_least": 30}))
    figures = measurements({"1": {"numerator": 1204, "denominator": 5310}})
    unit = xaso.evaluate(rules, figures)["units"][0]
    indicator = unit["indicators"][0]
    assert indicator["value"] == {
        "numerator": Decimal(1204),
        "denominator": Decimal(5310),
        "percent": Decimal("22.67"),
    }
    assert indicator["gap"]["percentage_points"] == Decimal("7.33")
    assert all(isinstance(figure, Decimal) for figure in indicator["value"].values())
    assert isinstance(indicator["gap"]["more_needed"], int)
    assert isinstance(unit["summary"]["not_met"], int)


def test_what_is_not_known_and_what_is_a_range_stay_so() -> None:
    rules = criteria(node("1", "ratio", {"at_least": None}))
    figures = measurements({"1": {"value": {"more_than": 50, "at_most": "60.5"}}})
    indicator = xaso.evaluate(rules, figures)["units"][0]["indicators"][0]
    assert indicator["required"] == {"at_least": None}
    assert indicator["value"]["percent"] == {"more_than": Decimal(50), "at_most": Decimal("60.5")}


def test_an_option_that_looks_like_a_number_stays_text() -> None:
    options = [{"code": code, "title": {"vi": code}} for code in ("1", "2")]
    rules = criteria(
        node("1", {"type": "choice", "options": options}, {"one_of": ["1"]}),
        node("2", "count", {"at_least": 1}),
    )
    unit = xaso.evaluate(rules, measurements({"1": "2", "2": "2"}))["units"][0]
    assert [repr(each["value"]["value"]) for each in unit["indicators"]] == ["'2'", "Decimal('2')"]
    assert unit["indicators"][0]["required"] == {"one_of": ["1"]}


def test_a_yes_no_and_a_checklist_stay_booleans() -> None:
    items = [{"code": code, "title": {"vi": code}} for code in ("at_least", "b", "c")]
    rules = criteria(
        node("1", "yes_no", {"is": True}),
        node("2", {"type": "checklist", "items": items}, {"checked": "all"}),
    )
    figures = measurements({"1": False, "2": {"value": {"at_least": True, "b": False, "c": None}}})
    unit = xaso.evaluate(rules, figures)["units"][0]
    assert unit["indicators"][0]["value"]["value"] is False
    assert unit["indicators"][1]["value"]["value"] == {"at_least": True, "b": False, "c": None}
    assert unit["indicators"][1]["required"] == {"checked": 3}


@pytest.mark.parametrize("figure", [74.5, 0.1 + 0.2, 5310.0, np.float32(74.5), np.float64(0.1)])
def test_a_float_is_refused_with_what_to_write_instead(figure: object) -> None:
    with pytest.raises(xaso.ArgumentError) as caught:
        shown(figure)
    assert caught.value.rule == "float_not_exact"
    assert caught.value.pointer == "/units/0/values/1"
    assert f'write Decimal("{figure}") or "{figure}"' in str(caught.value)


@pytest.mark.parametrize(
    ("figure", "rule"),
    [
        (float("nan"), "not_a_number"),
        (Decimal("NaN"), "not_a_number"),
        (Decimal("sNaN"), "not_a_number"),
        (Decimal("-Infinity"), "not_a_number"),
        (Fraction(1, 3), "fraction_not_exact"),
        pytest.param(10**5000, "number_too_long", id="5001 digits"),
        pytest.param(Fraction(1, 2**5000), "number_too_long", id="5000 digits after the point"),
        (Decimal("1E+999999"), "number_too_long"),
        (Decimal("1E-999999"), "number_too_long"),
        ({1, 2}, "not_a_value"),
        (b"1", "not_a_value"),
        (np.True_, "not_a_value"),
        (1 + 0j, "not_a_value"),
    ],
)
def test_what_is_no_exact_figure_is_refused(figure: object, rule: str) -> None:
    with pytest.raises(xaso.ArgumentError) as caught:
        shown(figure)
    assert (caught.value.rule, caught.value.pointer) == (rule, "/units/0/values/1")


def test_a_number_of_too_many_digits_is_refused_by_the_reader() -> None:
    with pytest.raises(xaso.SchemaError) as caught:
        shown(10**18)
    assert caught.value.rule == "number_too_long"


def test_a_document_is_not_changed() -> None:
    rules, figures = copy.deepcopy(ANY_QUANTITY), measurements({"1": Decimal("1.50")})
    before = copy.deepcopy((rules, figures))
    xaso.evaluate(rules, figures)
    assert (rules, figures) == before
