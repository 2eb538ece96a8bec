# SPDX-License-Identifier: Apache-2.0
"""The verdict on one figure, in the order of the rules, and the candidates it leaves.

Exists as the plainest reading of "Judging one figure" and "What a node counts as".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .criteria import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Bound,
    Indicator,
    certainty_name,
)
from .exact import number, shown
from .figures import Figure, Reading, may_drop_out, read
from .gaps import gap_of

EITHER = frozenset((MET, NOT_MET))
_ONLY_MET = frozenset((MET,))
_ONLY_NOT_MET = frozenset((NOT_MET,))


@dataclass(slots=True)
class Applicability:
    """Whether a node's conditions hold: surely, surely not, or `open_facts` decide."""

    is_possible: bool = True
    open_facts: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return bool(self.open_facts)


APPLIES = Applicability()
DOES_NOT_APPLY = Applicability(is_possible=False)


def applicability(
    conditions: tuple[tuple[str, bool], ...], facts: dict[str, bool]
) -> Applicability:
    """`applies_when`, "the node's own or of a group above"; a fact not known is taken as yes and no,
    "the same in the whole of one indicator", so two opposite conditions on it never hold."""
    if not conditions:
        return APPLIES
    asked: dict[str, bool] = {}
    for name, expected in conditions:
        known = facts.get(name)
        if known is None:
            if asked.setdefault(name, expected) != expected:
                return DOES_NOT_APPLY
        elif known != expected:
            return DOES_NOT_APPLY
    return Applicability(True, tuple(asked)) if asked else APPLIES


@dataclass(slots=True)
class Judged:
    """An indicator's verdict. `candidates` is what it counts as, in a conclusion."""

    status: str
    reason: str
    candidates: frozenset[str]
    certainty: int = 0
    declared: str | None = None
    shown: dict[str, Any] | None = None
    gap: dict[str, Any] | None = None
    obstacles: list[str] | None = None
    open_facts: tuple[str, ...] = ()
    inner_candidates: frozenset[str] = frozenset()
    """The candidates if the node applies."""
    diagnostics: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class _Verdict:
    """A verdict if the node applies; `certainty` is that of the bounds that decided."""

    status: str
    reason: str
    candidates: frozenset[str]
    certainty: int = 0
    declared: str | None = None


def judge(indicator: Indicator, figure: Figure, applies: Applicability) -> Judged:
    if not applies.is_possible:
        certainty = max(indicator.certainty, _policy_certainty(indicator))
        counted = _counted_out(indicator)
        return Judged(
            NOT_APPLICABLE,
            "condition_not_applicable",
            counted,
            certainty,
            obstacles=figure.get("obstacles"),
            inner_candidates=counted,
        )
    reading = read(indicator, figure)
    verdict = _verdict(indicator, figure, reading)
    status, reason, candidates = verdict.status, verdict.reason, verdict.candidates
    if applies.is_open:
        status, reason = UNDETERMINED, "missing_fact"
        candidates = candidates | _counted_out(indicator)
    certainty = max(indicator.certainty, verdict.certainty)
    if status == NOT_APPLICABLE:
        certainty = max(certainty, _policy_certainty(indicator))
    judged = Judged(
        status,
        reason,
        candidates,
        certainty,
        verdict.declared if status == NOT_APPLICABLE else None,
        reading.shown,
        None
        if reading.fault
        else gap_of(indicator, reading, status, verdict.status, verdict.reason),
        figure.get("obstacles"),
        applies.open_facts,
        verdict.candidates,
    )
    judged.diagnostics = _diagnostics(indicator, figure, reading, verdict, status)
    return judged


def _verdict(indicator: Indicator, figure: Figure, reading: Reading) -> _Verdict:
    # (2) A figure that cannot be right, final.
    if reading.fault:
        return _Verdict(UNDETERMINED, reading.fault, EITHER)
    # (3) and (4).
    decided = _decided(indicator, reading)
    if decided:
        return _gated(indicator, figure, reading, decided)
    # (5) "Only where nothing is decided: a permitted `not_applicable` …; then `reported`".
    if "not_applicable" in figure and indicator.may_be_not_applicable:
        return _Verdict(
            NOT_APPLICABLE,
            "declared_not_applicable",
            _counted_out(indicator),
            declared=figure["not_applicable"],
        )
    possible = _possible(indicator, reading)
    reported = figure.get("reported")
    if reported in possible:
        heard = _Verdict(reported, "reported", _ONLY_MET if reported == MET else _ONLY_NOT_MET)
        return _gated(indicator, figure, reading, heard)
    # (6), and what (3) and (5) leave undetermined.
    if reading.zero_is_certain:
        reason = "zero_denominator"
    elif "not_applicable" in figure:
        reason = "not_applicable_refused"
    elif indicator.threshold_is_unknown:
        reason = "unknown_threshold"
    else:
        reason = reading.open_reason
    if MET in possible and not _has_evidence(indicator, figure):
        possible = EITHER
    candidates = possible
    if may_drop_out(indicator, reading) or indicator.may_be_not_applicable:
        candidates = candidates | _counted_out(indicator)
    return _Verdict(UNDETERMINED, reason, candidates)


def _decided(indicator: Indicator, reading: Reading) -> _Verdict | None:
    """What all completions agree on, status and reason."""
    if reading.zero_is_certain:
        return _at_zero(indicator)
    if not reading.is_given:
        return None
    regions = reading.regions
    if regions is None:
        return _at_zero(indicator)
    if reading.may_be_zero:
        return None
    lower, upper = indicator.lower, indicator.upper
    if not regions.within:
        if indicator.measure in _NOT_MET_REASONS:
            return _Verdict(NOT_MET, _NOT_MET_REASONS[indicator.measure], _ONLY_NOT_MET)
        failing: list[Bound | None] = [
            lower if regions.below else None,
            upper if regions.above else None,
        ]
        reason = "below_threshold" if regions.below else "above_limit"
        return _Verdict(NOT_MET, reason, _ONLY_NOT_MET, _weakest(failing))
    if regions.below or regions.above or indicator.threshold_is_unknown:
        return None
    if indicator.measure in _NOT_MET_REASONS:
        return _Verdict(MET, "as_required", _ONLY_MET)
    return _Verdict(
        MET, "reached" if lower else "within_limit", _ONLY_MET, _weakest([lower, upper])
    )


_NOT_MET_REASONS = {"yes_no": "not_as_required", "choice": "not_among", "checklist": "unchecked"}


def _at_zero(indicator: Indicator) -> _Verdict | None:
    """(3) "Denominator 0: `met` … and `not_applicable` decide …; `undetermined` decides nothing"."""
    if indicator.zero_denominator == MET:
        return _Verdict(MET, "zero_denominator", _ONLY_MET)
    if indicator.zero_denominator == NOT_APPLICABLE:
        return _Verdict(NOT_APPLICABLE, "zero_denominator", _counted_out(indicator))
    return None


def _possible(indicator: Indicator, reading: Reading) -> frozenset[str]:
    """Which of met and not met some completion allows, where nothing is decided. A figure of which nothing
    is given decides nothing and excludes nothing. A completion that no known bound fails may be either
    while a bound is not known."""
    regions = reading.regions
    if regions is None:
        return EITHER
    possible = set()
    if regions.within and indicator.threshold_is_unknown:
        return EITHER
    if regions.within or (reading.may_be_zero and indicator.zero_denominator == MET):
        possible.add(MET)
    if regions.below or regions.above:
        possible.add(NOT_MET)
    return frozenset(possible)


def _gated(indicator: Indicator, figure: Figure, reading: Reading, verdict: _Verdict) -> _Verdict:
    """ "*met* without the evidence that is asked for → `undetermined`, `missing_evidence`, final"."""
    if verdict.status != MET or _has_evidence(indicator, figure):
        return verdict
    candidates = EITHER
    if may_drop_out(indicator, reading):
        candidates = candidates | _counted_out(indicator)
    return _Verdict(UNDETERMINED, "missing_evidence", candidates, verdict.certainty)


def _has_evidence(indicator: Indicator, figure: Figure) -> bool:
    """ "`required` is satisfied by `evidence`, `or_explanation` also by `explanation`"."""
    if indicator.evidence == "none" or "evidence" in figure:
        return True
    return indicator.evidence == "or_explanation" and "explanation" in figure


def _counted_out(indicator: Indicator) -> frozenset[str]:
    counted = indicator.policy.counts_as
    return frozenset((counted,)) if counted else frozenset()


def _policy_certainty(indicator: Indicator) -> int:
    """The policies', "when it counts by them and not by a node's own"."""
    return indicator.policy.certainty if indicator.policy.is_of_the_set else 0


def _weakest(bounds: list[Bound | None]) -> int:
    return max((bound.certainty for bound in bounds if bound), default=0)


def _diagnostics(
    indicator: Indicator, figure: Figure, reading: Reading, verdict: _Verdict, status: str
) -> list[dict[str, Any]]:
    """What the unit should look at again, in the order of the format; `found` is "the status shown"."""
    code = indicator.code
    found: list[dict[str, Any]] = []
    if reading.fault:
        found.append({"code": reading.fault, "at": code})
    else:
        if reading.percentage_not_read:
            found.append({"code": "percentage_not_read", "at": code})
        if "not_applicable" in figure:
            if not indicator.may_be_not_applicable:
                found.append({"code": "not_applicable_refused", "at": code})
            elif verdict.status != NOT_APPLICABLE and _is_of_figure(indicator, reading):
                found.append({"code": "not_applicable_contradicted", "at": code, "found": status})
        reported = figure.get("reported")
        if reported and _contradicts(indicator, reading, reported):
            found.append(
                {"code": "reported_contradicted", "at": code, "given": reported, "found": status}
            )
    if "reported_points" in figure:
        # "on a node that … has no points, they are a diagnostic", also after (2): "§5 apart".
        given = number(figure["reported_points"])
        assert given is not None
        found.append({"code": "reported_points_contradicted", "at": code, "given": shown(given)})
    return found


def _is_of_figure(indicator: Indicator, reading: Reading) -> bool:
    """Whether (3) or (4) decided."""
    return _decided(indicator, reading) is not None


def _contradicts(indicator: Indicator, reading: Reading, reported: str) -> bool:
    """ "Against what (3) or (4) decided, or no completion allows"; "a gated *met* agrees with a reported one"."""
    decided = _decided(indicator, reading)
    if decided:
        return decided.status != reported
    return reported not in _possible(indicator, reading)


def required_and_more(indicator: Indicator, judged: Judged) -> dict[str, Any]:
    """The indicator as the answer shows it."""
    answer: dict[str, Any] = {
        "code": indicator.code,
        "status": judged.status,
        "reason": judged.reason,
    }
    if judged.declared is not None:
        answer["declared"] = judged.declared
    if judged.shown is not None:
        answer["value"] = judged.shown
    answer["required"] = indicator.required
    if judged.gap:
        answer["gap"] = judged.gap
    name = certainty_name(judged.certainty)
    if name:
        answer["certainty"] = name
    if judged.obstacles:
        answer["obstacles"] = judged.obstacles
    return answer
