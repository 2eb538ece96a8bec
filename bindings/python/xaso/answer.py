# SPDX-License-Identifier: Apache-2.0
"""The types of an answer: xaso.evaluation/1, key by key, with exact figures.

What the format writes as a figure is a `Decimal`, what xaso counted is an `int`, the rest is text.
A key without a value is left out, as in the format.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple, NotRequired, TypedDict

Track = Literal["self", "review", "appraised"]
Language = Literal["vi", "en"]
Status = Literal["met", "not_met", "undetermined", "not_applicable"]
Certainty = Literal["inferred", "choice"]


class Range(TypedDict, total=False):
    """A number known only within bounds: one or two of these."""

    at_least: Decimal
    more_than: Decimal
    at_most: Decimal
    less_than: Decimal


class Value(TypedDict, total=False):
    """The figure of an indicator. Which keys there are follows from what is measured."""

    numerator: Decimal | Range
    denominator: Decimal | Range
    percent: Decimal | Range
    value: Decimal | Range | bool | str | dict[str, bool | None]
    """Count, quantity: a number; yes/no; choice: the option's code; checklist: its items."""
    approximate: bool


# Functional, here and below, where a key is a word of Python's.
Required = TypedDict(
    "Required",
    {
        "at_least": Decimal | None,
        "more_than": Decimal | None,
        "at_most": Decimal | None,
        "less_than": Decimal | None,
        "is": bool | None,
        "one_of": list[str] | None,
        "checked": int | None,
    },
    total=False,
)
"""What is required; `None` where the bound exists and is not known."""

CountGap = int | Literal["impossible", "beyond_range"]


class Gap(TypedDict, total=False):
    """How far a figure is from what is required."""

    more_needed: CountGap
    more_needed_if_both_grow: CountGap
    fewer_needed: CountGap
    fewer_needed_if_both_shrink: CountGap
    needed: CountGap
    short_by: Decimal
    over_by: Decimal
    percentage_points: Decimal
    strictly: bool
    """The difference itself is not enough: the bound must be passed."""


class Points(TypedDict, total=False):
    """Points as they are shown; while figures are missing, the least and the most possible."""

    at_least: Decimal
    at_most: Decimal
    max: Decimal


class ExactPoints(NamedTuple):
    """Points as they are, not as they are shown. An end that is open is None."""

    at_least: Fraction | None
    at_most: Fraction | None


class IndicatorAnswer(TypedDict):
    code: str
    status: NotRequired[Status]
    reason: NotRequired[str]
    declared: NotRequired[str]
    value: NotRequired[Value]
    required: NotRequired[Required]
    gap: NotRequired[Gap]
    points: NotRequired[Points]
    certainty: NotRequired[Certainty]
    obstacles: NotRequired[list[str]]
    text: NotRequired[str]


class GroupAnswer(TypedDict):
    code: str
    status: NotRequired[Status]
    points: NotRequired[Points]


class ConclusionAnswer(TypedDict):
    code: str
    status: Status
    level: NotRequired[str]
    candidates: NotRequired[list[str | None]]
    """The levels still possible, from the best; `None` is "none of them"."""
    because: list[str | dict[str, str]]
    waiting_for: list[str | dict[str, str | int]]
    certainty: NotRequired[Certainty]
    text: NotRequired[str]


class UnitIdentity(TypedDict):
    code_system: str
    code: str
    valid_from: NotRequired[str]
    name: NotRequired[str]


class Summary(TypedDict):
    """How many indicators have which status; `undetermined` includes `unspecified`."""

    met: int
    not_met: int
    undetermined: int
    unspecified: int
    not_applicable: int
    scored: int


class UnitDiagnostic(TypedDict):
    """Something odd in a unit's figures, and what was done about it."""

    code: str
    at: str
    given: NotRequired[str]
    found: NotRequired[Status]
    nearest: NotRequired[str]


class DocumentDiagnostic(TypedDict):
    """Something odd in the measurements as a whole."""

    code: str
    unit: NotRequired[UnitIdentity]
    given: NotRequired[str]


class UnitAnswer(TypedDict):
    unit: UnitIdentity
    track: Track
    target_year: NotRequired[int]
    summary: Summary
    conclusions: list[ConclusionAnswer]
    points: NotRequired[Points]
    groups: list[GroupAnswer]
    indicators: list[IndicatorAnswer]
    diagnostics: list[UnitDiagnostic]


class CriteriaIdentity(TypedDict):
    id: str
    version: str


class Asked(TypedDict):
    track: Track
    text: NotRequired[Language]


Period = TypedDict("Period", {"from": str, "to": str, "kind": NotRequired[str]})
"""Days as `2023-12-31`, both included."""


class CohortEnds(TypedDict):
    least: Decimal
    greatest: Decimal


class RankRange(TypedDict):
    best: int
    worst: int


class Rank(TypedDict):
    unit: UnitIdentity
    league: NotRequired[str]
    rank: NotRequired[int | RankRange]
    of: NotRequired[int]
    unranked: NotRequired[str]


class Evaluation(TypedDict):
    format: str
    criteria: CriteriaIdentity
    asked: Asked
    period: Period
    target_year: NotRequired[int]
    cohort: NotRequired[dict[str, dict[str, CohortEnds]]]
    units: list[UnitAnswer]
    ranks: NotRequired[list[Rank]]
    diagnostics: list[DocumentDiagnostic]
