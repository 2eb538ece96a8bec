# SPDX-License-Identifier: Apache-2.0
"""The library's bytes against the oracle's, over a million figures and many whole sets.

Exists to find what no example shows: both judge the same documents, and every byte must agree.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from oracle import evaluate_json, write_json
from oracle.generate import figures, sets
from oracle.shrink import shrink

xaso = pytest.importorskip("xaso", reason="the Python package is not built")

PROCESSES = 2
FIGURES = 1_000_000
FIGURES_A_JOB = 20_000
SETS = 20_000
SETS_A_JOB = 500

Document = dict[str, Any]
Case = tuple[Document, Document, str]


def test_agrees_with_the_oracle_on_a_million_figures() -> None:
    _expect_agreement(_figure_cases, FIGURES // FIGURES_A_JOB)


def test_agrees_with_the_oracle_on_whole_sets() -> None:
    _expect_agreement(_set_cases, SETS // SETS_A_JOB)


def _figure_cases(job: int) -> Iterator[Case]:
    for criteria, measurements in figures(job, FIGURES_A_JOB):
        yield criteria, measurements, "self"


def _set_cases(job: int) -> Iterator[Case]:
    return map(sets, range(job * SETS_A_JOB, (job + 1) * SETS_A_JOB))


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
    for number, (criteria, measurements, track) in enumerate(cases(job)):
        theirs = _answer_of_library(criteria, measurements, track)
        if theirs == evaluate_json(criteria, measurements, track=track):
            continue
        criteria, measurements = shrink(
            criteria, measurements, partial(_still_disagrees, track, _kind_of(theirs))
        )
        return _report(
            f"job {job}, document {number}, track {track}", criteria, measurements, track
        )
    return None


def _answer_of_library(criteria: Document, measurements: Document, track: str) -> bytes | Exception:
    try:
        answer: bytes = xaso.evaluate_json(
            write_json(criteria), write_json(measurements), track=track
        )
        return answer
    except Exception as error:
        return error


def _kind_of(answer: bytes | Exception) -> tuple[str, str]:
    """A refusal is the same disagreement only while it says the same thing."""
    if isinstance(answer, bytes):
        return "bytes", ""
    return type(answer).__name__, str(getattr(answer, "code", ""))


def _still_disagrees(
    track: str, kind: tuple[str, str], criteria: Document, measurements: Document
) -> bool:
    try:
        ours = evaluate_json(criteria, measurements, track=track)
    except Exception:
        # What was left out made the documents meaningless.
        return False
    theirs = _answer_of_library(criteria, measurements, track)
    return theirs != ours and _kind_of(theirs) == kind


def _report(case: str, criteria: Document, measurements: Document, track: str) -> str:
    theirs = _answer_of_library(criteria, measurements, track)
    return "\n".join(
        (
            f"{case}:",
            write_json(criteria),
            write_json(measurements),
            f"oracle:  {evaluate_json(criteria, measurements, track=track).decode()}",
            f"library: {theirs.decode() if isinstance(theirs, bytes) else repr(theirs)}",
        )
    )
