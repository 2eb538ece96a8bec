# SPDX-License-Identifier: Apache-2.0
"""Several criteria sets together: what one refers to in another is resolved, or said to be missing."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xaso
from documents import criteria, measurements, node

Document = dict[str, Any]

NORM: Document = {
    **criteria(node("income", {"type": "quantity", "unit": {"vi": "triệu"}}, {"at_least": 40})),
    "id": "test.norm",
}
MODEL = criteria(
    node(
        "income",
        {"type": "quantity", "unit": {"vi": "triệu"}},
        {"at_least": {"of": "test.norm#income", "times": "1.10"}},
    )
)
OTHER: Document = {**criteria(node("1", "yes_no", {"is": True})), "id": "test.other"}
FIGURES = measurements({"income": 43})


def failure(*documents: Any, **options: Any) -> xaso.XasoError:
    with pytest.raises(xaso.XasoError) as caught:
        xaso.evaluate_json(*documents, **options)
    return caught.value


def test_a_bound_is_taken_from_another_set() -> None:
    answer = xaso.evaluate(MODEL, FIGURES, library=[NORM])
    income = answer["units"][0]["indicators"][0]
    assert income["required"] == {"at_least": Decimal(44)}
    assert income["status"] == "not_met"
    assert income["gap"] == {"short_by": Decimal(1)}


def test_the_order_of_the_others_and_more_of_them_change_nothing() -> None:
    alone = xaso.evaluate_json(MODEL, FIGURES, library=[NORM])
    assert xaso.evaluate_json(MODEL, FIGURES, library=(NORM, OTHER)) == alone
    assert xaso.evaluate_json(MODEL, FIGURES, library=iter([OTHER, NORM])) == alone


def test_a_set_that_is_not_there_is_named_with_the_place() -> None:
    for options in ({}, {"library": [OTHER]}):
        error = failure(MODEL, FIGURES, **options)
        assert type(error) is xaso.MismatchError
        assert (error.code, error.rule) == ("mismatch", "unknown_set")
        assert error.pointer == "/criteria/0/require/at_least/of"
        assert '"test.norm"' in error.message


def test_an_error_of_one_set_alone_is_its_documents(tmp_path: Path) -> None:
    assert failure(MODEL, FIGURES).document == "criteria"
    path = tmp_path / "model.json"
    path.write_text('{"format": "xaso.criteria/1"}')
    assert failure(MODEL, FIGURES, library=[NORM, path]).document == str(path)
    assert failure(MODEL, FIGURES, library=[NORM, {}]).document == "library[1]"


def test_an_error_of_several_sets_names_the_set_it_is_about() -> None:
    error = failure(MODEL, FIGURES, library=[OTHER])
    assert error.document == ""
    assert error.message.startswith('"test.set"')
    assert str(error).startswith("at /criteria/0/require/at_least/of: ")


def test_the_same_set_twice_is_refused() -> None:
    error = failure(MODEL, FIGURES, library=[NORM, MODEL])
    assert (error.rule, error.pointer) == ("repeated_set", "/id")


@pytest.mark.parametrize("one", ["norm.json", "{}", b"{}", Path("norm.json"), NORM])
def test_one_document_is_no_library(one: Any) -> None:
    with pytest.raises(TypeError, match="library: give a list of documents"):
        xaso.evaluate(MODEL, FIGURES, library=one)


def test_what_is_no_document_is_named_by_its_place() -> None:
    with pytest.raises(TypeError, match=r"library\[1\]: a int is no document"):
        xaso.evaluate(MODEL, FIGURES, library=[NORM, 5])  # type: ignore[list-item]


def test_an_evaluator_is_used_for_many_measurements() -> None:
    evaluator = xaso.Evaluator(MODEL, library=[NORM])
    for income, status in (("43.999", "not_met"), ("44", "met"), (None, "undetermined")):
        figures = measurements({"income": income and Decimal(income)})
        answer = evaluator.evaluate(figures)
        assert answer["units"][0]["indicators"][0]["status"] == status
        assert answer == xaso.evaluate(MODEL, figures, library=[NORM])
        assert evaluator.evaluate_json(figures) == xaso.evaluate_json(
            MODEL, figures, library=[NORM]
        )


def test_an_evaluator_asks_and_refuses_as_the_functions_do() -> None:
    evaluator = xaso.Evaluator(MODEL, library=[NORM])
    assert "text" in evaluator.evaluate(FIGURES, text="vi")["units"][0]["indicators"][0]
    with pytest.raises(xaso.MismatchError) as caught:
        evaluator.evaluate(FIGURES, track="review")
    assert (caught.value.rule, caught.value.document) == ("no_unit_on_track", "measurements")
    other = {**FIGURES, "criteria": "test.other"}
    with pytest.raises(xaso.MismatchError):
        evaluator.evaluate_json(other)
    assert evaluator.evaluate_json(other, allow_other_criteria=True)


def test_an_evaluator_says_what_it_is_in_one_line() -> None:
    assert repr(xaso.Evaluator(MODEL, library=[NORM])) == (
        "<xaso.Evaluator of 'test.set' version '1'>"
    )


def test_an_evaluator_that_could_not_be_made_still_has_a_repr() -> None:
    unfinished = xaso.Evaluator.__new__(xaso.Evaluator)
    assert "Evaluator" in repr(unfinished)


def test_an_error_of_several_sets_can_be_pickled() -> None:
    error = failure(MODEL, FIGURES, library=[OTHER])
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.errors) == (type(error), error.errors)
