# SPDX-License-Identifier: Apache-2.0
"""The library's bytes against the oracle's, over many figures, sets and whole cases with their libraries.

Exists to find what no example shows: both judge the same documents, and every byte must agree.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from oracle import evaluate_json
from oracle.generate import Case, cases, figures
from oracle.shrink import shrink, shrink_case

xaso = pytest.importorskip("xaso", reason="the Python package is not built")

PROCESSES = 2
FIGURES = 1_000_000
FIGURES_A_JOB = 20_000
CASES = 20_000
SPINE_CASES = 10_000  # of what whole cases hold, too
CASES_A_JOB = 500


def test_agrees_with_the_oracle_on_many_figures() -> None:
    _expect_agreement(_figure_cases, FIGURES // FIGURES_A_JOB)


def test_agrees_with_the_oracle_on_whole_sets_that_pass_or_fail() -> None:
    _expect_agreement(partial(_cases, True), SPINE_CASES // CASES_A_JOB)


def test_agrees_with_the_oracle_on_the_whole_rule_language() -> None:
    _expect_agreement(partial(_cases, False), CASES // CASES_A_JOB)


def _figure_cases(job: int) -> Iterator[Case]:
    for criteria, measurements in figures(job, FIGURES_A_JOB):
        yield Case(criteria, (), measurements, "self")


def _cases(spine_only: bool, job: int) -> Iterator[Case]:
    return cases(range(job * CASES_A_JOB, (job + 1) * CASES_A_JOB), spine_only=spine_only)


def _expect_agreement(cases: Callable[[int], Iterator[Case]], jobs: int) -> None:
    with ProcessPoolExecutor(PROCESSES) as pool:
        running = [pool.submit(_first_disagreement, cases, job) for job in range(jobs)]
        for done in as_completed(running):
            report = done.result()
            if report:
                pool.shutdown(cancel_futures=True)
                pytest.fail(report, pytrace=False)


def _first_disagreement(cases: Callable[[int], Iterator[Case]], job: int) -> str | None:
    """The smallest documents made from the first case of the job that the two answer differently."""
    for number, case in enumerate(cases(job)):
        theirs = _answer_of_library(case)
        if theirs == _answer_of_oracle(case):
            continue
        disagrees = partial(_still_disagrees, _kind_of(theirs))
        return _report(
            f"job {job}, case {number}", shrink_case(_narrowed(case, disagrees), disagrees)
        )
    return None


def _narrowed(case: Case, disagrees: Callable[[Case], bool]) -> Case:
    """Of a large document about figures alone, what is left of it quickly."""
    if case.further or len(case.measurements["units"]) < 10:
        return case
    criteria, measurements = shrink(
        case.criteria,
        case.measurements,
        lambda criteria, measurements: disagrees(Case(criteria, (), measurements, case.track)),
    )
    return Case(criteria, (), measurements, case.track)


def _answer_of_oracle(case: Case) -> bytes:
    criteria, further, measurements, track = case.texts()
    return evaluate_json(criteria, measurements, track=track, further_sets=further)


def _answer_of_library(case: Case) -> bytes | Exception:
    criteria, further, measurements, track = case.texts()
    try:
        answer: bytes = xaso.evaluate_json(criteria, measurements, library=further, track=track)
        return answer
    except Exception as error:
        return error


def _kind_of(answer: bytes | Exception) -> tuple[str, str]:
    """A refusal is the same disagreement only while it says the same thing."""
    if isinstance(answer, bytes):
        return "bytes", ""
    return type(answer).__name__, str(getattr(answer, "rule", ""))


def _still_disagrees(kind: tuple[str, str], case: Case) -> bool:
    try:
        ours = _answer_of_oracle(case)
    except Exception:
        # What was left out made the documents meaningless.
        return False
    theirs = _answer_of_library(case)
    return theirs != ours and _kind_of(theirs) == kind


def _report(where: str, case: Case) -> str:
    theirs = _answer_of_library(case)
    criteria, further, measurements, track = case.texts()
    return "\n".join(
        (
            f"{where}, track {track}:",
            criteria,
            *further,
            measurements,
            f"oracle:  {_answer_of_oracle(case).decode()}",
            f"library: {theirs.decode() if isinstance(theirs, bytes) else repr(theirs)}",
        )
    )
