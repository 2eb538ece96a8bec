# SPDX-License-Identifier: Apache-2.0
"""The shared cases, byte for byte as from C++ and C: tests/vectors/README.md says what they hold."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
import xaso

VECTORS = Path(__file__).resolve().parents[1] / "vectors"


def cases(kind: str) -> list[Any]:
    folders = sorted(path for path in (VECTORS / kind).glob("*") if path.is_dir())
    return [pytest.param(folder, id=folder.name) for folder in folders]


def evaluate(folder: Path) -> bytes:
    question = folder / "question.json"
    asked: dict[str, Any] = json.loads(question.read_bytes()) if question.exists() else {}
    return xaso.evaluate_json(folder / "criteria.json", folder / "measurements.json", **asked)


@pytest.mark.parametrize("folder", cases("good"))
def test_good(folder: Path) -> None:
    assert evaluate(folder).decode() == (folder / "expected.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", cases("bad"))
def test_bad(folder: Path) -> None:
    with pytest.raises(xaso.XasoError) as caught:
        evaluate(folder)
    expected = json.loads((folder / "expected_error.json").read_bytes())
    assert [dataclasses.asdict(each) for each in caught.value.errors] == expected
