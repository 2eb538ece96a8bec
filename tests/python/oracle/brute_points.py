# SPDX-License-Identifier: Apache-2.0
"""Points of a unit of which everything is known, straight from the document.

Exists to check intervals of points: where nothing is open, sums need no intervals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from .exact import floor, number

Document = dict[str, Any]

ZERO = Fraction(0)


def fraction(text: Any) -> Fraction:
    """A decimal or a fraction, as parts of points are written."""
    exact = number(text)
    return exact if exact is not None else Fraction(text)


class UntriedError(Exception):
    """Something that brute force does not try; its text says what."""


# One indicator


@dataclass(frozen=True)
class Ends:
    """What an indicator's points may run between; the upper end None where there is none."""

    least: Fraction
    greatest: Fraction | None

    @staticmethod
    def of(points: Document) -> Ends:
        greatest = number(points["max"]) if points["max"] is not None else None
        return Ends(number(points.get("min", 0)) or ZERO, greatest)

    def cut(self, value: Fraction) -> Fraction:
        value = max(value, self.least)
        return value if self.greatest is None else min(value, self.greatest)

    def some(self) -> list[Fraction]:
        """Both ends, and some that lie far out where there is no upper one."""
        if self.greatest is None:
            return [self.least, self.least + 7, self.least + 10**6]
        return [self.least, self.greatest]


def earned(
    points: Document, value: Any, cohort: tuple[Fraction, Fraction] | None
) -> list[Fraction]:
    """What an exact figure may earn: one number where everything is known. `value` is a percentage, a
    number, an option or the items checked; not for `if_met`."""
    ends = Ends.of(points)
    if "steps" in points:
        return _stepped(points, value, ends)
    if ends.greatest is None:
        return ends.some()
    top = ends.greatest
    if "target" in points:
        target = points["target"]
        if target is None:
            return ends.some()
        return [ends.cut(value / fraction(target) * top)]
    if "times_ratio" in points:
        return [ends.cut(value / 100 * top)]
    if "per_unit" in points:
        return [ends.cut(value * fraction(points["per_unit"]))]
    if "options" in points:
        return [ends.cut(fraction(points["options"][value]) * top)]
    if "items" in points:
        parts = (fraction(part) for code, part in points["items"].items() if code in value)
        return [ends.cut(sum(parts, ZERO) * top)]
    if cohort is None:
        return ends.some()
    low, high = cohort
    if low == high:
        return [top]
    share = (value - low) / (high - low)
    if points["min_max"] == "inverse":
        share = 1 - share
    return [ends.cut(ends.least + share * (top - ends.least))]


def _stepped(points: Document, value: Fraction, ends: Ends) -> list[Fraction]:
    given = points["else"]
    for step in points["steps"]:
        if "at_least" in step:
            holds = value >= fraction(step["at_least"])
        else:
            holds = value <= fraction(step["at_most"])
        if holds:
            given = step["points"]
            break
    return ends.some() if given is None else [ends.cut(fraction(given))]


def written_ends(points: Document) -> list[Fraction]:
    """The least and the greatest that is written in the rule, and some between where it has no end."""
    ends = Ends.of(points)
    if "steps" in points:
        given = [step["points"] for step in points["steps"]] + [points["else"]]
        if None in given:
            return ends.some()
        found = [fraction(one) for one in given]
    elif ends.greatest is None:
        found = ends.some()
        if "if_met" in points:
            found.append(ZERO)
    elif "options" in points:
        found = [fraction(part) * ends.greatest for part in points["options"].values()]
    elif "items" in points:
        parts = [fraction(part) for part in points["items"].values()]
        found = [ZERO, sum(parts, ZERO) * ends.greatest]
    elif "if_met" in points:
        found = [ZERO, ends.greatest]
    else:
        found = ends.some()
    return sorted({ends.cut(one) for one in found})


def least_written(points: Document) -> Fraction:
    return written_ends(points)[0]


# Sums


@dataclass
class Scored:
    """What a node counts for in the sums above it.

    `gone`: the policy by which it dropped out; then `maximum` is what drops out with it.
    """

    points: Fraction
    maximum: Fraction | None
    """None: open."""
    extra: bool = False
    gone: str | None = None
    written: Fraction | None = None
    """The maximum of a group as the document gives it."""


@dataclass
class Sums:
    """The points of every node of one completion, and of the unit."""

    document: Document
    leaf: Callable[[Document], Scored | None]
    """What an indicator counts for; None where it has no points."""
    rest: Callable[[Document, Fraction | None], Scored | None]
    """What the unspecified indicators of a group count for (their maximum given; None: without end)."""
    own: dict[str, Scored] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rounding = self.document["policies"].get("rounding", "none")
        self.rounding = rounding if isinstance(rounding, dict) else {"at": "none"}
        self.unit = self._group(self.document, self.document["criteria"], None, is_unit=True)

    def rounded(self, at: str, value: Fraction) -> Fraction:
        return rounded(self.rounding, value) if self.rounding["at"] == at else value

    def _parts(self, children: list[Document], level: int) -> Iterator[tuple[Document, Scored]]:
        for child in children:
            if "measure" in child:
                scored = self.leaf(child)
                if scored:
                    scored.points = self.rounded("indicator", scored.points)
                    self.own[child["code"]] = scored
                    yield child, scored
            elif "points" in child:
                given = child["points"]["max"]
                maximum = None if given is None else number(given)
                scored = self._group(child, child["children"], maximum, is_unit=False)
                if level == 0:
                    scored.points = self.rounded("group", scored.points)
                self.own[child["code"]] = scored
                yield child, scored
            else:
                yield from self._parts(child["children"], level + 1)

    def _group(
        self, node: Document, children: list[Document], maximum: Fraction | None, is_unit: bool
    ) -> Scored:
        parts = [scored for _, scored in self._parts(children, 0 if is_unit else 1)]
        counting = [part for part in parts if not part.extra]
        left = None
        if not is_unit and maximum is not None:
            known = _total(part.written for part in counting)
            left = None if known is None else maximum - known
        unspecified = self.rest(node, left)
        if unspecified:
            counting.append(unspecified)
        stays = [part for part in counting if part.gone is None]
        points = sum((part.points for part in stays), ZERO)
        extra = sum((part.points for part in parts if part.extra), ZERO)
        away = [part for part in counting if part.gone]
        # "A group of which every child with a maximum dropped out drops out itself".
        if away and not stays:
            policies = {part.gone for part in away}
            policy = "rescaled" if "rescaled" in policies else "excluded"
            whole = _total(part.maximum for part in away if part.gone == policy)
            return Scored(ZERO, whole, gone=policy, written=maximum)
        inside = _total(part.maximum for part in stays)
        rescaled = _total(part.maximum for part in away if part.gone == "rescaled")
        if rescaled is None or (rescaled and not inside):
            raise UntriedError("a rescaled maximum that is open, or nothing to rescale it to")
        if inside is not None:
            if rescaled:
                points = points * (inside + rescaled) / inside
            inside += rescaled
        value = points + extra
        if node.get("points", {}).get("clamp"):
            value = max(value, ZERO)
            value = value if inside is None else min(value, inside)
        return Scored(value, inside, written=maximum)


def _total(maxima: Iterator[Fraction | None] | Any) -> Fraction | None:
    total = ZERO
    for maximum in maxima:
        if maximum is None:
            return None
        total += maximum
    return total


def rounded(rounding: Document, value: Fraction) -> Fraction:
    """Once, on the magnitude."""
    scale = 10 ** rounding["digits"]
    magnitude = abs(value) * scale
    whole = floor(magnitude)
    rest = magnitude - whole
    half = Fraction(1, 2)
    if rounding["mode"] == "half_up":
        whole += rest >= half
    elif rounding["mode"] == "half_even":
        whole += rest > half or (rest == half and whole % 2 == 1)
    result = Fraction(whole, scale)
    return -result if value < 0 else result
