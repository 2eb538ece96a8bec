# SPDX-License-Identifier: Apache-2.0
"""The rules by which indicators earn points, as the set writes them.

Exists so that scoring reads exact numbers; what they are worth is said in `points`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from .exact import ceiling, floor, number

KINDS = (
    "steps",
    "times_ratio",
    "target",
    "per_unit",
    "options",
    "items",
    "if_met",
    "min_max",
)


@dataclass(slots=True, frozen=True)
class Interval:
    """What points may be; `high` None: without end."""

    low: Fraction
    high: Fraction | None

    @property
    def is_open(self) -> bool:
        return self.low != self.high

    def holds(self, value: Fraction) -> bool:
        return self.low <= value and (self.high is None or value <= self.high)

    def hull(self, other: Interval) -> Interval:
        return Interval(min(self.low, other.low), highest(self.high, other.high))

    def plus(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, added(self.high, other.high))


NOTHING = Interval(Fraction(0), Fraction(0))


def exactly(value: Fraction) -> Interval:
    return Interval(value, value)


def added(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    """The sum, where None is without end or not known."""
    return None if left is None or right is None else left + right


def highest(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    return None if left is None or right is None else max(left, right)


@dataclass(slots=True, eq=False)
class PointsRule:
    """`kind` is the one rule; `None` stands for a number that exists and is not known."""

    kind: str
    least: Fraction
    max: Fraction | None
    extra: bool
    steps: list[tuple[str, Fraction, Fraction | None]] = field(default_factory=list)
    """Comparison, limit, points."""
    otherwise: Fraction | None = None
    target: Fraction | None = None
    per_unit: Fraction = Fraction(0)
    parts: dict[str, Fraction] = field(default_factory=dict)
    """Of options or items."""
    is_inverse: bool = False
    missing_is_ignored: bool = False

    @property
    def whole(self) -> Interval:
        """From min to max."""
        return Interval(self.least, self.max)

    def cut(self, points: Interval) -> Interval:
        """ "Cut to [min, max]"."""
        low, high = max(points.low, self.least), points.high
        if self.max is not None:
            low = min(low, self.max)
            high = self.max if high is None else min(high, self.max)
        return Interval(low, None if high is None else max(high, self.least))


def read_points(written: dict[str, Any]) -> PointsRule:
    kind = next(kind for kind in KINDS if kind in written)
    rule = PointsRule(
        kind,
        fraction(written.get("min", 0)) or Fraction(0),
        fraction(written["max"]),
        written.get("extra", False),
    )
    content = written[kind]
    if kind == "steps":
        for step in content:
            word = "at_least" if "at_least" in step else "at_most"
            limit = fraction(step[word])
            assert limit is not None
            rule.steps.append((word, limit, fraction(step["points"])))
        rule.otherwise = fraction(written["else"])
    elif kind == "target":
        rule.target = fraction(content)
    elif kind == "per_unit":
        rule.per_unit = fraction(content) or Fraction(0)
    elif kind in ("options", "items"):
        rule.parts = {code: fraction(part) or Fraction(0) for code, part in content.items()}
    elif kind == "min_max":
        rule.is_inverse = content == "inverse"
        rule.missing_is_ignored = written.get("missing") == "ignored"
    return rule


def fraction(written: Any) -> Fraction | None:
    """A decimal or a fraction such as `"1/2"`."""
    if isinstance(written, str) and "/" in written:
        above, _, below = written.partition("/")
        return Fraction(int(above), int(below))
    return None if written is None else number(written)


@dataclass(slots=True, eq=False)
class Rounding:
    """ "Once, on the magnitude, both ends alike"."""

    at: str = "none"
    digits: int = 0
    mode: str = "half_up"

    def rounded(self, value: Fraction | None) -> Fraction | None:
        if value is None:
            return None
        scaled = abs(value) * 10**self.digits
        whole = floor(scaled)
        rest = scaled - whole
        if self.mode == "half_up":
            whole += rest >= Fraction(1, 2)
        elif self.mode == "half_even":
            whole += rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1)
        magnitude = Fraction(whole, 10**self.digits)
        return -magnitude if value < 0 else magnitude

    def interval(self, at: str, points: Interval) -> Interval:
        if at != self.at:
            return points
        low = self.rounded(points.low)
        assert low is not None
        return Interval(low, self.rounded(points.high))


def read_rounding(written: Any) -> Rounding:
    if not isinstance(written, dict):
        return Rounding()
    return Rounding(written["at"], int(number(written["digits"]) or 0), written["mode"])


def cut_toward_zero(value: Fraction) -> Fraction:
    """ "Points are cut toward zero at four"."""
    scaled = value * 10**4
    return Fraction(floor(scaled) if value >= 0 else ceiling(scaled), 10**4)
