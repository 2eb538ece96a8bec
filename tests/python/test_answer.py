# SPDX-License-Identifier: Apache-2.0
"""The types that the package states for an answer are those of every answer."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, NotRequired, Required, Union

import pytest
import xaso
from test_vectors import VECTORS, cases, question_of, sets_beside

ANSWERS = [case.values[0] for case in cases("good")]


def faults(value: Any, stated: Any, at: str) -> Iterator[str]:
    """Where a value is not of its type: what a type checker would believe it to be."""
    origin, arguments = typing.get_origin(stated), typing.get_args(stated)
    if origin in (NotRequired, Required):
        yield from faults(value, arguments[0], at)
    elif typing.is_typeddict(stated):
        yield from faults_of_keys(value, stated, at)
    elif origin in (Union, types.UnionType):
        if all(any(faults(value, each, at)) for each in arguments):
            yield f"{at}: {value!r} is no {stated}"
    elif origin is Literal:
        if value not in arguments:
            yield f"{at}: {value!r} is none of {arguments}"
    elif origin is list:
        for number, each in enumerate(value if isinstance(value, list) else ()):
            yield from faults(each, arguments[0], f"{at}/{number}")
        if not isinstance(value, list):
            yield f"{at}: {value!r} is no list"
    elif origin is dict:
        for key, each in value.items() if isinstance(value, dict) else ():
            yield from faults(key, arguments[0], f"{at}/{key}")
            yield from faults(each, arguments[1], f"{at}/{key}")
        if not isinstance(value, dict):
            yield f"{at}: {value!r} is no mapping"
    elif type(value) is not stated:
        yield f"{at}: {value!r} is no {stated}"


def faults_of_keys(value: Any, stated: Any, at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at}: {value!r} is no {stated.__name__}"
        return
    # Not __required_keys__: it does not see NotRequired behind postponed annotations.
    hints = typing.get_type_hints(stated, include_extras=True)
    for key, hint in hints.items():
        optional = typing.get_origin(hint) is NotRequired or not stated.__total__
        if key in value:
            yield from faults(value[key], hint, f"{at}/{key}")
        elif not optional:
            yield f"{at}: {key} is missing"
    for key in value.keys() - hints.keys():
        yield f"{at}: {key} is not stated"


@pytest.mark.parametrize("folder", ANSWERS, ids=lambda folder: folder.name)
def test_an_answer_has_the_types_it_states(folder: Path) -> None:
    answer = xaso.evaluate(
        folder / "criteria.json",
        folder / "measurements.json",
        library=sets_beside(folder),
        **question_of(folder),
    )
    assert list(faults(answer, xaso.Evaluation, "")) == []


def test_the_check_finds_what_is_wrong() -> None:
    folder = VECTORS / "good" / "complete_triple"
    answer: Any = xaso.evaluate(folder / "criteria.json", folder / "measurements.json")
    unit = answer["units"][0]
    unit["indicators"][0]["gap"]["needed"] = Decimal(1)
    unit["indicators"][1]["status"] = "maybe"
    unit["more"] = 1
    del unit["summary"]["scored"]
    assert len(list(faults(answer, xaso.Evaluation, ""))) == 4


def test_points_are_decimals_and_an_open_end_is_left_out() -> None:
    folder = VECTORS / "good" / "steps"
    answer = xaso.evaluate(folder / "criteria.json", folder / "measurements.json")
    shown = [
        indicator["points"]
        for unit in answer["units"]
        for indicator in unit["indicators"]
        if "points" in indicator
    ]
    assert all(type(end) is Decimal for points in shown for end in points.values())
    assert any(points.keys() == {"at_least", "at_most", "max"} for points in shown)
    assert any("max" not in points for points in shown)


def test_points_are_given_exactly() -> None:
    folder = VECTORS / "good" / "ratio_points"
    first, second, third = xaso.Evaluator(folder / "criteria.json").points_exactly(
        folder / "measurements.json"
    )
    assert first["1"] == xaso.ExactPoints(Fraction(20, 3), Fraction(20, 3))
    assert first["*"].at_least == Fraction(20, 3) + 15 + Fraction(7, 3)
    assert second["1"] == xaso.ExactPoints(Fraction(0), Fraction(20))
    assert third["*"] == xaso.ExactPoints(Fraction(10), Fraction(50))


def test_an_open_end_of_points_is_none() -> None:
    folder = VECTORS / "good" / "steps"
    units = xaso.Evaluator(folder / "criteria.json").points_exactly(folder / "measurements.json")
    assert units[1]["2"] == xaso.ExactPoints(Fraction(0), None)
