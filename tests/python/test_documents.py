# SPDX-License-Identifier: Apache-2.0
"""A document is the same document as a path, as text and as a mapping."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import xaso
from documents import criteria, measurements, node

CRITERIA = criteria(node("1", "ratio", {"at_least": Decimal("74.5")}))
CRITERIA_TEXT = json.dumps(CRITERIA, ensure_ascii=False, default=str)
FIGURES = measurements({"1": {"numerator": 745, "denominator": 1000, "note": 'Xã "Ví Dụ" \n'}})
FIGURES_TEXT = json.dumps(FIGURES, ensure_ascii=False)
ANSWER = xaso.evaluate_json(CRITERIA_TEXT.encode(), FIGURES_TEXT.encode())


def _in_a_file(folder: Path, text: str) -> Path:
    path = folder / "Số liệu {1}.json"
    path.write_text(text, encoding="utf-8")
    return path


FORMS: dict[str, Callable[[Path, str, dict[str, Any]], xaso.Document]] = {
    "path": lambda folder, text, _: _in_a_file(folder, text),
    "path as text": lambda folder, text, _: str(_in_a_file(folder, text)),
    "text": lambda _folder, text, _: text,
    "text after blanks": lambda _folder, text, _: "\r\n\t " + text,
    "bytes": lambda _folder, text, _: text.encode(),
    "bytearray": lambda _folder, text, _: bytearray(text.encode()),
    "memoryview": lambda _folder, text, _: memoryview(text.encode()),
    "mapping": lambda _folder, _text, document: document,
    "read-only mapping": lambda _folder, _text, document: MappingProxyType(document),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_bytes(form: str, tmp_path: Path) -> None:
    rules, figures = tmp_path / "criteria", tmp_path / "figures"
    rules.mkdir()
    figures.mkdir()
    given = FORMS[form]
    answer = xaso.evaluate_json(
        given(rules, CRITERIA_TEXT, CRITERIA), given(figures, FIGURES_TEXT, FIGURES)
    )
    assert answer == ANSWER


def test_a_tuple_is_a_list() -> None:
    figures = {**FIGURES, "units": tuple(FIGURES["units"])}
    assert xaso.evaluate_json(CRITERIA, figures) == ANSWER


def test_the_answer_is_that_of_the_canonical_text() -> None:
    answer = xaso.evaluate(CRITERIA, FIGURES)
    assert json.loads(json.dumps(answer, default=str)) == json.loads(ANSWER)


def test_texts_come_in_the_language_asked_for() -> None:
    plain = xaso.evaluate(CRITERIA, FIGURES)["units"][0]["indicators"][0]
    vi = xaso.evaluate(CRITERIA, FIGURES, text="vi")["units"][0]["indicators"][0]
    en = xaso.evaluate(CRITERIA, FIGURES, text="en")["units"][0]["indicators"][0]
    assert "text" not in plain
    assert vi["text"].startswith("Đạt")
    assert en["text"].startswith("Met")


def test_a_track_is_judged_by_its_own_figures() -> None:
    figures = measurements({"1": 80})
    figures["units"].append({**figures["units"][0], "track": "appraised", "values": {"1": 70}})
    answers = (
        xaso.evaluate(CRITERIA, figures, track=track)["units"] for track in ("self", "appraised")
    )
    assert [units[0]["indicators"][0]["status"] for units in answers] == ["met", "not_met"]


def test_another_sets_measurements_are_taken_when_allowed() -> None:
    figures = {**FIGURES, "criteria": "another.set"}
    with pytest.raises(xaso.MismatchError):
        xaso.evaluate(CRITERIA, figures)
    answer = xaso.evaluate(CRITERIA, figures, allow_other_criteria=True)
    assert [each["code"] for each in answer["diagnostics"]] == ["other_criteria"]


def test_a_missing_file_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        xaso.evaluate(tmp_path / "none.json", FIGURES)
    with pytest.raises(FileNotFoundError):
        xaso.evaluate("[]", FIGURES)


@pytest.mark.parametrize("document", [None, 3, ["a"], 1.5])
def test_what_is_no_document_is_said_to_be_none(document: Any) -> None:
    with pytest.raises(TypeError, match=r"^measurements: a \w+ is no document; give a path, JSON"):
        xaso.evaluate(CRITERIA, document)


def test_the_criteria_that_ship_with_the_package_are_read() -> None:
    shipped = sorted((Path(xaso.__file__).parent / "criteria").glob("*.json"))
    assert shipped
    for path in shipped:
        figures = {**FIGURES, "criteria": path.stem}
        figures["units"] = [{**FIGURES["units"][0], "unit": _unit_of_level(path), "values": {}}]
        others = [other for other in shipped if other != path]
        answer = xaso.evaluate(path, figures, library=others)
        assert answer["criteria"]["id"] == path.stem
        assert answer["units"][0]["summary"]["met"] == 0


def _unit_of_level(path: Path) -> dict[str, str]:
    level = json.loads(path.read_bytes())["applies_to"]
    return {"code_system": "example", "code": "1", "level": level}
