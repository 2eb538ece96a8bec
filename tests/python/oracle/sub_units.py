# SPDX-License-Identifier: Apache-2.0
"""How many listed sub-units reach a conclusion of their own set.

Exists as the plainest reading of "Derived"; a sub-unit may be judged by its own sub-units in turn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .bounds import MET, NOT_MET
from .criteria import ConclusionForm, CriteriaSet, Derived
from .exact import number
from .figures import Listing
from .forms import Unit, conclusion_results, recognised_results
from .tracks import Document, UnitFigures, by_identity

JudgeUnits = Callable[[CriteriaSet, list[UnitFigures]], list[Unit]]


def listing_of(
    derived: Derived, criteria: CriteriaSet, listed: Document, track: str, judge_units: JudgeUnits
) -> Listing:
    """`criteria` is the sub-units' set; `judge_units` judges them together."""
    form = ConclusionForm(
        derived.recognition, derived.conclusion, None, derived.level_at_least, NOT_MET
    )
    entries = [{**entry, "track": entry.get("track", track)} for entry in listed.get("units") or []]
    judged = [entry for entry in entries if _is_judged(entry, criteria, track)]
    said = [UnitFigures.of(entry, entries) for entry in judged]
    results = [
        _result(form, unit, figures, criteria)
        for unit, figures in zip(judge_units(criteria, said), said, strict=True)
    ]
    count = len(by_identity(entries))
    reached = results.count(frozenset((MET,)))
    expected = number(listed["expected"]) if listed.get("expected") is not None else None
    return Listing(
        reached,
        count - reached - results.count(frozenset((NOT_MET,))),
        count,
        None if expected is None else int(expected),
    )


def _is_judged(entry: Document, criteria: CriteriaSet, track: str) -> bool:
    """ "Of the track asked for and of the level of that set"."""
    level = entry["unit"].get("level", criteria.level)
    return bool(entry["track"] == track and level == criteria.level)


def _result(form: ConclusionForm, unit: Unit, said: UnitFigures, criteria: CriteriaSet) -> Any:
    """ "Those for which it is not applicable count as not reaching; … one that `recognised` answers where its
    evaluation is undetermined"."""
    found = conclusion_results(form, unit)
    if len(found) == 1:
        return found
    return recognised_results(form, said.recognised.get(form.written), criteria)
