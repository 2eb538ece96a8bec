# SPDX-License-Identifier: Apache-2.0
"""Documents evaluated as a batch, by every kernel, against the oracle: statuses, reasons, levels.

Exists because the byte tests go one unit at a time; what a table comes to is held against exact fractions
here. For every case, the program that answers also makes up a table for the same set, and holds it against
its rows evaluated one by one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from oracle import evaluate_json
from oracle.generate import Case, cases, figures

PROGRAM = os.environ.get("XASO_BATCH_ANSWERS", "")
pytestmark = pytest.mark.skipif(not PROGRAM, reason="XASO_BATCH_ANSWERS does not name the program")

PROCESSES = 2
FIGURES = 100_000
FIGURES_A_JOB = 10_000
CASES = 1_000
CASES_A_JOB = 100
FIRST_CASE = 1_000_000  # others than those of the byte tests
SEPARATOR = "\x1e"


def test_batches_agree_with_the_oracle_on_many_figures() -> None:
    _expect_agreement(_figure_cases, FIGURES // FIGURES_A_JOB)


def test_batches_agree_with_the_oracle_on_whole_sets_that_pass_or_fail() -> None:
    _expect_agreement(partial(_cases, True), CASES // CASES_A_JOB)


def test_batches_agree_with_the_oracle_on_the_whole_rule_language() -> None:
    _expect_agreement(partial(_cases, False), CASES // CASES_A_JOB)


def _figure_cases(job: int) -> Iterator[Case]:
    for criteria, measurements in figures(FIRST_CASE + job, FIGURES_A_JOB):
        yield Case(criteria, (), measurements, "self")


def _cases(spine_only: bool, job: int) -> Iterator[Case]:
    first = FIRST_CASE + job * CASES_A_JOB
    return cases(range(first, first + CASES_A_JOB), spine_only=spine_only)


def _expect_agreement(cases: Callable[[int], Iterator[Case]], jobs: int) -> None:
    with ProcessPoolExecutor(PROCESSES) as pool:
        reports = list(pool.map(partial(_first_disagreement, cases), range(jobs)))
    wrong = [report for report in reports if report]
    assert not wrong, "\n".join(wrong)


def _first_disagreement(cases: Callable[[int], Iterator[Case]], job: int) -> str | None:
    texts = [case.texts() for case in cases(job)]
    lines = [
        SEPARATOR.join((track, criteria, *further, measurements))
        for criteria, further, measurements, track in texts
    ]
    assert not any("\n" in line for line in lines)
    ran = subprocess.run(
        [PROGRAM], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True
    )
    answers = ran.stdout.splitlines()
    assert len(answers) == len(texts)
    for number, (answer, case) in enumerate(zip(answers, texts, strict=True)):
        criteria, further, measurements, track = case
        oracle = json.loads(
            evaluate_json(criteria, measurements, track=track, further_sets=further)
        )
        wrong = _difference(answer, oracle)
        if wrong:
            return f"job {job}, case {number}: {wrong}\n{lines[number]}"
    return None


def _difference(answer: str, oracle: dict[str, Any]) -> str | None:
    if not answer.startswith("["):
        return answer
    units = json.loads(answer)
    if len(units) != len(oracle["units"]):
        return "another number of units"
    for number, (found, expected) in enumerate(zip(units, oracle["units"], strict=True)):
        for what in ("indicators", "groups", "conclusions"):
            for one, other in zip(found[what], expected[what], strict=True):
                shown = _shown(what, other)
                if shown and (one or [])[: len(shown)] != shown:
                    return f"unit {number}, {other['code']}: {one} in the batch, oracle: {shown}"
    return None


def _shown(what: str, answer: dict[str, Any]) -> list[str | None]:
    """What the batch must begin with; empty: nothing to compare, it only scores."""
    if "status" not in answer:
        return []
    if what == "indicators":
        return [answer["status"], answer["reason"]]
    if "level" in answer:
        return [answer["status"], answer["level"], answer["level"]]
    if "candidates" in answer:
        return [answer["status"], answer["candidates"][0], answer["candidates"][-1]]
    return [answer["status"]]
