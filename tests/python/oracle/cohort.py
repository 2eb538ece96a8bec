# SPDX-License-Identifier: Apache-2.0
"""The cohort of `min_max`: the least and greatest value that units are measured by.

Exists because it is the one figure that a unit does not say itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Protocol

from .codes import code_key
from .criteria import Indicator
from .exact import number, shown
from .figures import shown_percentage
from .judging import Judged
from .points import Cohort


class Member(Protocol):
    """What a cohort asks of a unit."""

    judged: dict[str, Judged]
    league: str | None
    """ "" where the set has none, None where it is not known."""


class Cohorts:
    """The cohorts of the units that are judged together."""

    def __init__(self, members: Sequence[Member], given: dict[str, Any]) -> None:
        self._members = members
        self._given = given
        self._used: dict[tuple[str, str], dict[str, str]] = {}

    def of(self, indicator: Indicator, member: Member) -> Cohort | None:
        """None: it "opens the interval to [min, max]"."""
        if indicator.code in self._given:
            return self._of_document(indicator, member)
        rule = indicator.points
        assert rule
        if member.league is None:
            return None
        valued = []
        for other in self._members:
            judged = other.judged[indicator.code]
            if _is_none(judged) or (other.league is not None and other.league != member.league):
                continue
            has_value = judged.reading.exact_value is not None and judged.reading.fault is None
            if _is_perhaps_none(judged) or other.league is None or not has_value:
                if other is not member and not rule.missing_is_ignored:
                    return None
            else:
                valued.append(judged)
        # "So do fewer than two members with a value".
        if len(valued) < 2:
            return None
        least = min(valued, key=_value)
        greatest = max(valued, key=_value)
        is_in = any(judged is member.judged[indicator.code] for judged in valued)
        cohort = Cohort(_value(least), _value(greatest), is_in)
        shown_ends = {"least": _shown(least), "greatest": _shown(greatest)}
        self._use(indicator, member, member.league, shown_ends)
        return cohort

    def _of_document(self, indicator: Indicator, member: Member) -> Cohort:
        given = self._given[indicator.code]
        least, greatest = number(given["least"]), number(given["greatest"])
        assert least is not None and greatest is not None
        self._use(indicator, member, "", {"least": shown(least), "greatest": shown(greatest)})
        return Cohort(least, greatest, True)

    def _use(
        self, indicator: Indicator, member: Member, league: str, shown_ends: dict[str, str]
    ) -> None:
        """ "Exact ones that were used": by a unit with a value or a range, for points that are known."""
        assert indicator.points
        judged = member.judged[indicator.code]
        if judged.reading.regions is None or judged.reading.fault or indicator.points.max is None:
            return
        if not judged.applies.is_possible or judged.is_surely_out:
            return
        self._used[indicator.code, league] = shown_ends

    def answer(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for code, league in sorted(
            self._used, key=lambda key: (code_key(key[0]), code_key(key[1]))
        ):
            found.setdefault(code, {})[league] = self._used[code, league]
        return found


def _value(judged: Judged) -> Fraction:
    assert judged.reading.exact_value is not None
    return judged.reading.exact_value


def _is_none(judged: Judged) -> bool:
    return not judged.applies.is_possible or judged.is_surely_out


def _is_perhaps_none(judged: Judged) -> bool:
    return judged.applies.is_open or judged.may_be_out


def _shown(judged: Judged) -> str:
    """ "Shown like other figures"."""
    reading = judged.reading
    assert reading.exact_value is not None
    if reading.computed is None:
        return shown(reading.exact_value)
    return shown(shown_percentage(judged.indicator, reading.computed, judged.circumstances.bounds))
