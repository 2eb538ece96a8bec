# SPDX-License-Identifier: Apache-2.0
"""The verdict on one figure, in the order of the rules, and the candidates it leaves.

Exists as the plainest reading of "Judging one figure" and "What a node counts as".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .circumstances import (
    APPLIES,
    Applicability,
    Assignment,
    Known,
    Variable,
    applicability,
    assignments,
    hold,
    matter,
)
from .criteria import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    UNDETERMINED,
    Bounds,
    Indicator,
    certainty_name,
    required_of,
)
from .exact import shown
from .figures import INCONSISTENT, WRONG_TYPE, Figure, Listing, Reading, may_drop_out, read
from .figures import shown_value as shown_value_of
from .gaps import gap_of
from .point_rules import Interval, cut_toward_zero
from .points import figure_leaves_open

EITHER = frozenset((MET, NOT_MET))
_ONLY_MET = frozenset((MET,))
_ONLY_NOT_MET = frozenset((NOT_MET,))

SCORED = "scored"
"""Stands for the status that "an indicator with points only" does not have."""


# Circumstances


class Case(NamedTuple):
    assignment: Assignment
    bounds: Bounds


@dataclass(slots=True)
class Circumstances:
    """Whether an indicator applies, and every case in which it does (all, if it never does)."""

    applies: Applicability
    cases: list[Case]

    @property
    def bounds(self) -> list[Bounds]:
        """One for each way in which the bounds differ."""
        return list({case.bounds.values: case.bounds for case in self.cases}.values())


def circumstances_of(indicator: Indicator, known: Known) -> Circumstances:
    conditions = indicator.conditions
    applies = applicability(conditions, known)
    if not indicator.bound_entries:
        return Circumstances(applies, [Case({}, indicator.bounds_in({}))])
    tried = assignments(conditions + indicator.bound_entries, known)
    applying = [assignment for assignment in tried if hold(conditions, assignment)]
    return Circumstances(
        applies, [Case(one, indicator.bounds_in(one)) for one in applying or tried]
    )


# Verdicts


@dataclass(slots=True)
class Judged:
    """An indicator's verdict. `candidates` is what it counts as, in a conclusion."""

    indicator: Indicator
    circumstances: Circumstances
    reading: Reading
    status: str
    reason: str
    candidates: frozenset[str] = frozenset()
    certainty: int = 0
    declared: str | None = None
    shown: dict[str, Any] | None = None
    gap: dict[str, Any] | None = None
    obstacles: list[str] | None = None
    waits_for: tuple[Variable, ...] = ()
    """The attributes and facts that matter, where they are what is waited for."""
    inner_candidates: frozenset[str] = frozenset()
    """The candidates if the node applies."""
    figure_candidates: frozenset[str] = frozenset()
    """Without *out* of what is only perhaps not applicable."""
    earned: frozenset[str] = EITHER
    """Met, not met or both, before the evidence gate: what `if_met` asks."""
    is_surely_out: bool = False
    """Not applicable by a zero denominator or a declaration, if the node applies."""
    may_be_declared_out: bool = False
    """Undecided where a declaration would be heard."""
    may_be_zero_out: bool = False
    diagnostics: list[dict[str, Any]] = field(default_factory=list)
    points: Interval | None = None
    """As shown; None: not shown."""
    is_perhaps_out: bool = False
    """In some combination points and maximum drop out."""
    lacks_league: bool = False
    """It is measured by a cohort, and its league is not known."""

    @property
    def applies(self) -> Applicability:
        return self.circumstances.applies

    @property
    def may_be_out(self) -> bool:
        """Perhaps not applicable, if its conditions hold."""
        return self.may_be_declared_out or self.may_be_zero_out

    def stand(self) -> None:
        """`reported_points` stand: it is not perhaps declared not applicable."""
        self.may_be_declared_out = False

    def settle(self) -> None:
        """The candidates, once it is known whether `reported_points` stand."""
        inner = self.figure_candidates
        if self.may_be_out:
            inner = inner | _counted_out(self.indicator)
        self.inner_candidates = inner
        self.candidates = inner | _counted_out(self.indicator) if self.applies.is_open else inner


@dataclass(slots=True)
class _Verdict:
    """A verdict if the node applies; `certainty` is that of the bounds that decided."""

    status: str
    reason: str
    candidates: frozenset[str]
    certainty: int = 0
    declared: str | None = None
    earned: frozenset[str] = EITHER
    may_be_declared_out: bool = False
    waits_for: tuple[Variable, ...] = ()


def judge(
    indicator: Indicator,
    figure: Figure,
    given: Circumstances | Applicability,
    listing: Listing | None = None,
    a_check_fails: bool = False,
) -> Judged:
    """Of an indicator whose bounds ask nothing of a unit, `given` may be whether it applies."""
    if isinstance(given, Applicability):
        given = Circumstances(given, [Case({}, indicator.bounds_in({}))])
    if not given.applies.is_possible:
        return _judge_not_applying(indicator, figure, given)
    reading = read(indicator, figure, listing)
    if a_check_fails and reading.fault != WRONG_TYPE:
        reading.fault = INCONSISTENT
    verdict = _verdict(indicator, figure, reading, given.cases)
    judged = Judged(indicator, given, reading, verdict.status, verdict.reason)
    judged.certainty = max(indicator.certainty, verdict.certainty)
    judged.waits_for = verdict.waits_for
    judged.figure_candidates = verdict.candidates
    judged.earned = verdict.earned
    judged.is_surely_out = verdict.status == NOT_APPLICABLE
    judged.may_be_declared_out = verdict.may_be_declared_out
    is_undecided = verdict.status in (UNDETERMINED, SCORED)
    judged.may_be_zero_out = is_undecided and may_drop_out(indicator, reading)
    if given.applies.is_open:
        judged.status = UNDETERMINED if indicator.has_status else SCORED
        judged.reason = given.applies.reason
        judged.waits_for = given.applies.open_variables
    if judged.status == NOT_APPLICABLE:
        judged.certainty = max(judged.certainty, _policy_certainty(indicator))
        judged.declared = verdict.declared
    judged.shown = shown_value_of(indicator, reading, given.bounds)
    if reading.fault is None and len(given.bounds) == 1:
        judged.gap = gap_of(
            indicator, given.bounds[0], reading, judged.status, verdict.status, verdict.reason
        )
    judged.obstacles = figure.get("obstacles")
    judged.diagnostics = _diagnostics(indicator, figure, reading, given.cases, judged, verdict)
    judged.settle()
    return judged


def _judge_not_applying(
    indicator: Indicator, figure: Figure, circumstances: Circumstances
) -> Judged:
    """ "False → `not_applicable`, `condition_not_applicable`, and nothing further is looked at"."""
    judged = Judged(indicator, circumstances, Reading(), NOT_APPLICABLE, "condition_not_applicable")
    judged.figure_candidates = _counted_out(indicator)
    judged.settle()
    judged.certainty = max(indicator.certainty, _policy_certainty(indicator))
    judged.obstacles = figure.get("obstacles")
    return judged


def _verdict(indicator: Indicator, figure: Figure, reading: Reading, cases: list[Case]) -> _Verdict:
    # (2) A figure that cannot be right, final.
    if reading.fault:
        status = UNDETERMINED if indicator.has_status else SCORED
        return _Verdict(status, reading.fault, EITHER)
    if not indicator.has_status:
        return _verdict_on_points_only(indicator, figure, reading)
    # (3) and (4).
    decided = _decided(indicator, reading, cases)
    if decided:
        return _gated(indicator, figure, decided)
    # (5) "Only where nothing is decided: a permitted `not_applicable` …; then `reported`".
    if "not_applicable" in figure and indicator.may_be_not_applicable:
        return _declared(indicator, figure)
    possible = _possible(indicator, reading, cases)
    reported = figure.get("reported")
    if reported in possible:
        only = _ONLY_MET if reported == MET else _ONLY_NOT_MET
        return _gated(indicator, figure, _Verdict(reported, "reported", only, earned=only))
    # (6), and what (3) and (5) leave undetermined.
    reason, waits_for = _open_reason(indicator, figure, reading, cases)
    candidates = possible
    if MET in possible and not has_evidence(indicator, figure):
        candidates = EITHER
    return _Verdict(
        UNDETERMINED,
        reason,
        candidates,
        earned=possible,
        may_be_declared_out=indicator.may_be_not_applicable,
        waits_for=waits_for,
    )


def _verdict_on_points_only(indicator: Indicator, figure: Figure, reading: Reading) -> _Verdict:
    """ "An indicator with points only has status and reason only when not applicable; …
    a declaration is heard while the figure leaves them open"."""
    if _is_at_zero(reading) and indicator.zero_denominator == NOT_APPLICABLE:
        return _Verdict(NOT_APPLICABLE, "zero_denominator", _counted_out(indicator))
    is_heard = indicator.may_be_not_applicable and figure_leaves_open(indicator, reading)
    if is_heard and "not_applicable" in figure:
        return _declared(indicator, figure)
    return _Verdict(SCORED, reading.open_reason, EITHER, may_be_declared_out=is_heard)


def _declared(indicator: Indicator, figure: Figure) -> _Verdict:
    return _Verdict(
        NOT_APPLICABLE,
        "declared_not_applicable",
        _counted_out(indicator),
        declared=figure["not_applicable"],
    )


def _open_reason(
    indicator: Indicator, figure: Figure, reading: Reading, cases: list[Case]
) -> tuple[str, tuple[Variable, ...]]:
    if reading.zero_is_certain:
        return "zero_denominator", ()
    if "not_applicable" in figure:
        return "not_applicable_refused", ()
    outcomes = [_outcome(indicator, reading, case) for case in cases]
    if len(set(outcomes)) == 1:
        return outcomes[0][1], ()
    # "`missing_attribute` (circumstances disagree)"
    answers = {id(case.assignment): found for case, found in zip(cases, outcomes, strict=True)}
    tried = [case.assignment for case in cases]
    return "missing_attribute", matter(tried, lambda assignment: answers[id(assignment)])


def _outcome(indicator: Indicator, reading: Reading, case: Case) -> tuple[str, str]:
    """Status and reason in one case."""
    decided = _decided_in(indicator, reading, case.bounds)
    if decided:
        return decided.status, decided.reason
    if _threshold_is_unknown(indicator, case.bounds):
        return UNDETERMINED, "unknown_threshold"
    return UNDETERMINED, reading.open_reason


def _threshold_is_unknown(indicator: Indicator, bounds: Bounds) -> bool:
    return indicator.requirement_is_unknown or bounds.is_unknown


def _decided(indicator: Indicator, reading: Reading, cases: list[Case]) -> _Verdict | None:
    """ "In every circumstance still possible: where all give one status and one reason, that is the verdict"."""
    verdicts = [_decided_in(indicator, reading, case.bounds) for case in cases]
    first = verdicts[0]
    if first is None:
        return None
    for verdict in verdicts:
        if verdict is None or (verdict.status, verdict.reason) != (first.status, first.reason):
            return None
        first.certainty = max(first.certainty, verdict.certainty)
    return first


def _decided_in(indicator: Indicator, reading: Reading, bounds: Bounds) -> _Verdict | None:
    """What all completions agree on, status and reason."""
    if _is_at_zero(reading):
        return _at_zero(indicator)
    if reading.regions is None or reading.may_be_zero:
        return None
    regions = reading.regions(bounds)
    lower, upper = bounds
    if not regions.within:
        reason = _NOT_MET_REASONS.get(indicator.measure)
        failing = [
            bound
            for bound in (lower if regions.below else None, upper if regions.above else None)
            if bound
        ]
        if reason is None:
            reason = "below_threshold" if regions.below else "above_limit"
        certainty = max((bound.certainty for bound in failing), default=0)
        return _Verdict(NOT_MET, reason, _ONLY_NOT_MET, certainty, earned=_ONLY_NOT_MET)
    if regions.below or regions.above or _threshold_is_unknown(indicator, bounds):
        return None
    if indicator.measure in _NOT_MET_REASONS:
        return _Verdict(MET, "as_required", _ONLY_MET, earned=_ONLY_MET)
    reason = "reached" if lower else "within_limit"
    certainty = max(bound.certainty for bound in bounds if bound)
    return _Verdict(MET, reason, _ONLY_MET, certainty, earned=_ONLY_MET)


_NOT_MET_REASONS = {"yes_no": "not_as_required", "choice": "not_among", "checklist": "unchecked"}


def _is_at_zero(reading: Reading) -> bool:
    """The denominator is 0 in every completion."""
    return reading.zero_is_certain or (reading.is_given and reading.regions is None)


def _at_zero(indicator: Indicator) -> _Verdict | None:
    """(3) "Denominator 0: `met` … and `not_applicable` decide …; `undetermined` decides nothing"."""
    if indicator.zero_denominator == MET:
        return _Verdict(MET, "zero_denominator", _ONLY_MET, earned=_ONLY_MET)
    if indicator.zero_denominator == NOT_APPLICABLE:
        return _Verdict(NOT_APPLICABLE, "zero_denominator", _counted_out(indicator))
    return None


def _possible(indicator: Indicator, reading: Reading, cases: list[Case]) -> frozenset[str]:
    """Which of met and not met some completion in some case allows, where nothing is decided."""
    return frozenset().union(*(_possible_in(indicator, reading, case.bounds) for case in cases))


def _possible_in(indicator: Indicator, reading: Reading, bounds: Bounds) -> frozenset[str]:
    """A figure of which nothing is given decides nothing and excludes nothing. A completion that no known
    bound fails may be either while a bound is not known."""
    if reading.regions is None:
        return EITHER
    regions = reading.regions(bounds)
    if regions.within and _threshold_is_unknown(indicator, bounds):
        return EITHER
    possible = set()
    if regions.within or (reading.may_be_zero and indicator.zero_denominator == MET):
        possible.add(MET)
    if regions.below or regions.above:
        possible.add(NOT_MET)
    return frozenset(possible)


def _gated(indicator: Indicator, figure: Figure, verdict: _Verdict) -> _Verdict:
    """ "*met* without the evidence that is asked for → `undetermined`, `missing_evidence`, final"."""
    if verdict.status != MET or has_evidence(indicator, figure):
        return verdict
    return _Verdict(
        UNDETERMINED, "missing_evidence", EITHER, verdict.certainty, earned=verdict.earned
    )


def has_evidence(indicator: Indicator, figure: Figure) -> bool:
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


# Diagnostics


def _diagnostics(
    indicator: Indicator,
    figure: Figure,
    reading: Reading,
    cases: list[Case],
    judged: Judged,
    verdict: _Verdict,
) -> list[dict[str, Any]]:
    """What the unit should look at again; `found` is "the status shown"."""
    code = indicator.code
    status = {"found": judged.status} if indicator.has_status else {}
    found: list[dict[str, Any]] = []
    if reading.listing and any(key in figure for key in ("value", "numerator", "denominator")):
        found.append({"code": "figure_beside_sub_units", "at": code})
    if reading.fault:
        return [{"code": reading.fault, "at": code}, *found]
    if reading.percentage_not_read:
        found.append({"code": "percentage_not_read", "at": code})
    if "not_applicable" in figure:
        if not indicator.may_be_not_applicable:
            found.append({"code": "not_applicable_refused", "at": code})
        elif verdict.status != NOT_APPLICABLE:
            found.append({"code": "not_applicable_contradicted", "at": code, **status})
    reported = figure.get("reported")
    # "`reported` means nothing" to an indicator with points only.
    if (
        reported
        and indicator.has_status
        and all(_contradicts(indicator, reading, case.bounds, reported) for case in cases)
    ):
        found.append({"code": "reported_contradicted", "at": code, "given": reported, **status})
    return found


def _contradicts(indicator: Indicator, reading: Reading, bounds: Bounds, reported: str) -> bool:
    """ "Against what (3) or (4) decided, or no completion allows"; "a gated *met* agrees with a reported one"."""
    decided = _decided_in(indicator, reading, bounds)
    if decided:
        return decided.status != reported
    return reported not in _possible_in(indicator, reading, bounds)


# The answer


def required_and_more(judged: Judged) -> dict[str, Any]:
    """The indicator as the answer shows it."""
    indicator = judged.indicator
    answer: dict[str, Any] = {"code": indicator.code}
    if judged.status != SCORED:
        answer["status"] = judged.status
        answer["reason"] = judged.reason
    if judged.declared is not None:
        answer["declared"] = judged.declared
    if judged.shown is not None:
        answer["value"] = judged.shown
    bounds = judged.circumstances.bounds
    if indicator.has_status and len(bounds) == 1:
        answer["required"] = required_of(indicator, bounds[0])
    if judged.gap:
        answer["gap"] = judged.gap
    if judged.points:
        maximum = indicator.points.max if indicator.points and not judged.is_perhaps_out else None
        answer["points"] = shown_points(judged.points, maximum)
    name = certainty_name(judged.certainty)
    if name:
        answer["certainty"] = name
    if judged.obstacles:
        answer["obstacles"] = judged.obstacles
    return answer


def shown_points(points: Interval, maximum: Any) -> dict[str, str]:
    """ "`at_least`, `at_most`, `max` (an open end, or a maximum that is open, left out)"."""
    ends = {"at_least": points.low, "at_most": points.high, "max": maximum}
    return {
        name: shown(cut_toward_zero(value) if name != "max" else value)
        for name, value in ends.items()
        if value is not None
    }


__all__ = ["APPLIES", "EITHER", "Applicability", "Judged", "applicability", "judge"]
