# SPDX-License-Identifier: Apache-2.0
"""A whole evaluation: units, ranks, diagnostics and the canonical answer.

Exists so that a test can hold the library's bytes against an answer that shares no code with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .criteria import CriteriaSet
from .exact import canonical, read_json
from .judging import required_and_more
from .library import Library
from .ranking import ranks
from .tracks import UnitFigures, by_identity, shown_unit
from .unit_state import Asked, UnitState, judge_together

__all__ = ["UnitFigures", "UnitState", "document_of", "evaluate", "evaluate_json"]

Document = dict[str, Any]
Given = Document | str | Path


def evaluate_json(
    criteria: Given,
    measurements: Given,
    *,
    track: str = "self",
    further_sets: Iterable[Given] = (),
) -> bytes:
    """The canonical `xaso.evaluation/1` of valid documents: dicts, JSON text or paths. `further_sets` are the
    other sets of the library."""
    library = Library()
    main = CriteriaSet(document_of(criteria), library)
    for further in further_sets:
        CriteriaSet(document_of(further), library)
    return canonical(evaluate(main, document_of(measurements), track))


def document_of(given: Given) -> Document:
    if isinstance(given, dict):
        return given
    text = given.read_text(encoding="utf-8") if isinstance(given, Path) else given
    document = read_json(text)
    assert isinstance(document, dict)
    return document


def evaluate(criteria: CriteriaSet, measurements: Document, track: str = "self") -> Document:
    period = measurements["period"]
    year = _target_year(measurements)
    asked = Asked(track, year, measurements.get("cohort") or {})
    entries = [
        entry
        for entry in measurements["units"]
        if entry["track"] == track and _level(criteria, entry) == criteria.level
    ]
    said = [UnitFigures.of(entry, measurements["units"]) for entry in entries]
    states, cohorts = judge_together(criteria, said, asked)

    answer: Document = {
        "format": "xaso.evaluation/1",
        "criteria": {"id": criteria.identity, "version": criteria.version},
        "asked": {"track": track},
        "period": {key: period[key] for key in ("from", "to", "kind") if key in period},
    }
    if year is not None:
        answer["target_year"] = year
    if cohorts.answer():
        answer["cohort"] = cohorts.answer()
    answer["units"] = [_unit_answer(state) for state in states]
    if criteria.ranking:
        units = [(state.figures.entry, state.unit) for state in states]
        answer["ranks"] = ranks(criteria.ranking, units)
    answer["diagnostics"] = list(_document_diagnostics(criteria, measurements, track))
    return answer


def _level(criteria: CriteriaSet, entry: Document) -> Any:
    return entry["unit"].get("level", criteria.level)


def _target_year(measurements: Document) -> int | None:
    """ "The document's, else the single year of the period"."""
    if measurements.get("target_year") is not None:
        return int(measurements["target_year"])
    period = measurements["period"]
    first, last = period["from"][:4], period["to"][:4]
    return int(first) if first == last else None


def _unit_answer(state: UnitState) -> Document:
    criteria, entry = state.criteria, state.figures.entry
    answer: Document = {"unit": shown_unit(entry["unit"]), "track": entry["track"]}
    if entry.get("target_year") is not None:
        answer["target_year"] = int(entry["target_year"])
    answer["summary"] = state.summary()
    answer["conclusions"] = [
        state.conclusion_answer(conclusion) for conclusion in criteria.conclusions
    ]
    answer.update(state.total_answer())
    answer["groups"] = [state.group_answer(group) for group in criteria.groups]
    answer["indicators"] = [
        required_and_more(state.judged[indicator.code]) for indicator in criteria.indicators
    ]
    answer["diagnostics"] = state.diagnostics()
    return answer


def _document_diagnostics(
    criteria: CriteriaSet, measurements: Document, track: str
) -> Iterator[Document]:
    """ "In this order, then input order"."""
    if measurements["criteria"] != criteria.identity:
        yield {"code": "other_criteria", "given": measurements["criteria"]}
    period = measurements["period"]
    begins, ends = criteria.in_force.get("from"), criteria.in_force.get("to")
    if (begins and period["to"] < begins) or (ends and period["from"] > ends):
        yield {"code": "outside_in_force"}
    missing = []
    for entries in by_identity(measurements["units"]).values():
        entry = next((one for one in entries if one["track"] == track), None)
        subject = (entry or entries[0])["unit"]
        if subject.get("level", criteria.level) != criteria.level:
            yield {"code": "wrong_level", "unit": shown_unit(subject), "given": subject["level"]}
        elif entry is None:
            missing.append({"code": "track_missing", "unit": shown_unit(subject)})
    yield from missing
