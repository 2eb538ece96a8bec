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


def question_of(folder: Path) -> dict[str, Any]:
    question = folder / "question.json"
    asked: dict[str, Any] = json.loads(question.read_bytes()) if question.exists() else {}
    return asked


def sets_beside(folder: Path) -> list[Path]:
    """Those that are there to be referred to: criteria.2.json, criteria.3.json, …"""
    return sorted(folder.glob("criteria.[0-9].json"))


def evaluate(folder: Path) -> bytes:
    return xaso.evaluate_json(
        folder / "criteria.json",
        folder / "measurements.json",
        library=sets_beside(folder),
        **question_of(folder),
    )


@pytest.mark.parametrize("folder", cases("good"))
def test_good(folder: Path) -> None:
    assert evaluate(folder).decode() == (folder / "expected.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", cases("bad"))
def test_bad(folder: Path) -> None:
    with pytest.raises(xaso.XasoError) as caught:
        evaluate(folder)
    expected = json.loads((folder / "expected_error.json").read_bytes())
    assert [dataclasses.asdict(each) for each in caught.value.errors] == expected
