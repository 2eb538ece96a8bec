# SPDX-License-Identifier: Apache-2.0
"""The oracle against every good vector, byte for byte, whatever of the rule language it shows."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from oracle import evaluate_json

GOOD = Path(__file__).resolve().parents[1] / "vectors" / "good"


@pytest.mark.parametrize(
    "folder", sorted(path for path in GOOD.iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_gives_the_bytes_of_the_vector(folder: Path) -> None:
    question = folder / "question.json"
    asked: dict[str, Any] = json.loads(question.read_bytes()) if question.exists() else {}
    answer = evaluate_json(
        folder / "criteria.json",
        folder / "measurements.json",
        track=asked.get("track", "self"),
        further_sets=sorted(folder.glob("criteria.*.json")),
    )
    assert answer.decode() == (folder / "expected.json").read_text(encoding="utf-8")
