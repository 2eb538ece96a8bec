# SPDX-License-Identifier: Apache-2.0
"""An error says what, where and in which document; all of a document's errors come at once."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
import xaso
from documents import criteria, measurements, node

CRITERIA = criteria(node("1", "ratio", {"at_least": 50}))
FIGURES = measurements({"1": 60})


def failure(*documents: Any, **options: Any) -> xaso.XasoError:
    with pytest.raises(xaso.XasoError) as caught:
        xaso.evaluate_json(*documents, **options)
    return caught.value


def test_a_syntax_error_has_its_place() -> None:
    error = failure('{"title": "Xã",\n "x": tru}', FIGURES)
    assert type(error) is xaso.DocumentSyntaxError
    assert (error.code, error.rule) == ("syntax", "syntax_error")
    assert (error.line, error.column) == (2, 7)
    assert error.offset == len('{"title": "Xã",\n "x": '.encode())
    assert error.document == "criteria"
    assert str(error).startswith("criteria: line 2, column 7")
    assert error.message in str(error)


def test_all_errors_of_a_document_are_collected() -> None:
    rules = criteria(node("1", "ratio", {"at_least": -1}), node("1", "rate", {"at_least": 1}))
    error = failure(rules, FIGURES)
    assert type(error) is xaso.SchemaError
    assert len(error.errors) > 1
    assert error.errors[0] == xaso.ErrorDetail(error.code, error.rule, error.message, error.pointer)
    assert {each.pointer for each in error.errors} >= {"/criteria/1/measure/type"}
    assert str(error).count("\n") == len(error.errors) - 1


def test_a_mapping_has_pointers_but_no_lines() -> None:
    error = failure(CRITERIA, {**FIGURES, "perod": 1})
    assert (error.document, error.pointer) == ("measurements", "/perod")
    assert (error.offset, error.line, error.column) == (0, 0, 0)
    assert str(error).startswith("measurements: at /perod: ")


def test_a_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "xã.json"
    path.write_text("{}")
    assert failure(path, FIGURES).document == str(path)
    assert str(failure(str(path), FIGURES)).startswith(f"{path}: line 1, column 1")


def test_everything_that_no_document_can_hold_is_collected() -> None:
    error = failure(CRITERIA, measurements({"1": 0.5, "a/b~c": [1.5], "2": {3.1: 1}}))
    assert [(each.rule, each.pointer) for each in error.errors] == [
        ("float_not_exact", "/units/0/values/1"),
        ("float_not_exact", "/units/0/values/a~1b~0c/0"),
        ("key_not_text", "/units/0/values/2"),
    ]
    assert isinstance(error, ValueError)


def test_no_more_than_a_hundred_errors_are_told() -> None:
    error = failure(CRITERIA, measurements({str(number): 0.5 for number in range(200)}))
    assert len(error.errors) == 100


def test_a_document_that_contains_itself_ends() -> None:
    loop: dict[str, Any] = {}
    loop["a"] = loop["b"] = loop
    error = failure(CRITERIA, loop)
    assert type(error) is xaso.LimitError
    assert (error.rule, error.pointer) == ("nested_too_deep", "/a" * 65)


def test_the_same_depth_is_refused_in_every_form() -> None:
    deepest: list[Any] = []
    for _ in range(62):
        deepest = [deepest]
    good = {**FIGURES, "x-deep": deepest}
    assert xaso.evaluate_json(CRITERIA, good)
    as_mapping = failure(CRITERIA, {**FIGURES, "x-deep": [deepest]})
    as_text = failure(CRITERIA, '{"x-deep":' + "[" * 64 + "]" * 64 + "}")
    assert as_mapping.rule == as_text.errors[0].rule == "nested_too_deep"


def test_text_that_is_not_utf8_is_refused_where_it_stops() -> None:
    for document in ('{"a": "\ud800"}', b'{"a": "\xed\xa0\x80"}'):
        error = failure(document, FIGURES)
        assert (error.code, error.rule, error.column) == ("syntax", "not_utf8", 8)


def test_a_byte_order_mark_is_said_to_be_one() -> None:
    assert failure("\ufeff{}", FIGURES).rule == "byte_order_mark"
    assert failure(b"\xef\xbb\xbf{}", FIGURES).rule == "byte_order_mark"


def test_measurements_that_do_not_fit_the_set_are_the_ones_to_mend() -> None:
    error = failure(CRITERIA, {**FIGURES, "criteria": "another.set"})
    assert (type(error), error.rule) == (xaso.MismatchError, "other_criteria")
    assert (error.document, error.pointer) == ("measurements", "/criteria")


@pytest.mark.parametrize(
    ("options", "rule"),
    [({"track": "own"}, "unknown_track"), ({"text": "fr"}, "unknown_language")],
)
def test_an_unknown_option_is_refused(options: dict[str, str], rule: str) -> None:
    error = failure(CRITERIA, FIGURES, **options)
    assert (type(error), error.rule, error.document) == (xaso.ArgumentError, rule, "")


def test_an_error_travels_between_processes() -> None:
    error = failure("{}", FIGURES)
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert (back.errors, back.document, str(back)) == (error.errors, error.document, str(error))
