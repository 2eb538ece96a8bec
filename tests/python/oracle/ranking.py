# SPDX-License-Identifier: Apache-2.0
"""Ranks within leagues, exact also while points are open.

Exists as the plainest reading of "Ranking".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .circumstances import ATTRIBUTE, Known, applicability, variable_of
from .criteria import MET, NOT_APPLICABLE, NOT_MET, OUT, CriteriaSet, Ranking
from .exact import shown
from .forms import Unit
from .scoring import shown_of
from .tracks import Document, shown_unit


@dataclass(slots=True, frozen=True)
class _Score:
    """What a unit is ranked by; an end that is None is without end."""

    low: Fraction | None
    high: Fraction | None

    def is_surely_above(self, other: _Score) -> bool:
        return self.low is not None and other.high is not None and self.low > other.high

    def is_possibly_above(self, other: _Score) -> bool:
        return self.high is None or other.low is None or self.high > other.low


@dataclass(slots=True)
class _Place:
    unit: Document
    league: str | None
    score: _Score | None
    unranked: str | None


def league_of(criteria: CriteriaSet, known: Known) -> str | None:
    """A unit's league as text; "" where the set has none, None where it is not known."""
    attribute = criteria.ranking.leagues if criteria.ranking else None
    if attribute is None:
        return ""
    value = known.value(variable_of(attribute, criteria.attributes))
    if isinstance(value, bool):
        return str(value).lower()
    return shown(value) if isinstance(value, Fraction) else value


def ranks(ranking: Ranking, units: Sequence[tuple[Document, Unit]]) -> list[Document]:
    """ "In input order"."""
    places = [_place(ranking, entry, unit) for entry, unit in units]
    return [_answer(place, places, ranking) for place in places]


def _place(ranking: Ranking, entry: Document, unit: Unit) -> _Place:
    place = _Place(entry["unit"], league_of(unit.criteria, unit.known), None, None)
    place.unranked = _unranked(ranking, unit, place.league)
    if place.unranked is None:
        place.score = _score(ranking.by, unit)
        if place.score is None:
            place.unranked = NOT_APPLICABLE
    return place


def _unranked(ranking: Ranking, unit: Unit, league: str | None) -> str | None:
    """ "`unranked_when` that holds, or is not known, or an unknown league leaves a unit unranked"."""
    if ranking.unranked_when:
        applies = applicability(ranking.unranked_when, unit.known)
        if applies.is_open:
            return applies.reason
        if applies.is_possible:
            return "unranked_when"
    return f"missing_{ATTRIBUTE}" if league is None else None


def _answer(place: _Place, places: list[_Place], ranking: Ranking) -> Document:
    answer: Document = {"unit": shown_unit(place.unit)}
    if ranking.leagues is not None and place.league is not None:
        answer["league"] = place.league
    if place.unranked:
        answer["unranked"] = place.unranked
        return answer
    own = place.score
    assert own
    others = [other.score for other in places if other.score and other.league == place.league]
    best = 1 + sum(other.is_surely_above(own) for other in others)
    worst = 1 + sum(other is not own and other.is_possibly_above(own) for other in others)
    answer["rank"] = best if best == worst else {"best": best, "worst": worst}
    answer["of"] = len(others)
    return answer


def _score(by: str, unit: Unit) -> _Score | None:
    """None: nothing to rank by."""
    if by == "share_met":
        return _share_met(unit)
    assert unit.scoring
    outcomes = unit.scoring.total()
    if by == "points":
        total = shown_of(outcomes)
        return _Score(total.points.low, total.points.high) if total else None
    ends: list[_Score] = []
    for outcome in outcomes:
        if not outcome.is_in or outcome.max == 0:
            continue
        if outcome.max is None:
            return _Score(None, None)
        high = outcome.points.high
        ends.append(
            _Score(outcome.points.low / outcome.max, None if high is None else high / outcome.max)
        )
    return _hull(ends)


def _hull(scores: list[_Score]) -> _Score | None:
    if not scores:
        return None
    lows = [score.low for score in scores if score.low is not None]
    highs = [score.high for score in scores if score.high is not None]
    return _Score(
        min(lows) if len(lows) == len(scores) else None,
        max(highs) if len(highs) == len(scores) else None,
    )


def _share_met(unit: Unit) -> _Score | None:
    """ "Of the unit's `*`, by candidates": the least and the greatest share of what may be in."""
    least, greatest = _least_share(unit, MET), _least_share(unit, NOT_MET)
    if least is None or greatest is None:
        return None
    return _Score(least, 1 - greatest)


def _least_share(unit: Unit, counted: str) -> Fraction | None:
    """Whoever can be otherwise is; whoever can only be out or counted is out, unless nobody is in."""
    count = total = Fraction(0)
    can_be_in = False
    for candidates, number in _members(unit):
        if candidates == {OUT}:
            continue
        can_be_in = True
        other = NOT_MET if counted == MET else MET
        if other in candidates:
            if number is None:
                return Fraction(0)
            total += number
        elif OUT not in candidates:
            count, total = count + (number or 1), total + (number or 1)
    if not can_be_in:
        return None
    return count / total if total else Fraction(1)


def _members(unit: Unit) -> Iterator[tuple[Any, int | None]]:
    for member in unit.criteria.everything:
        if member.node is None or member.node.has_status:
            number = member.unspecified.count if member.unspecified else 1
            yield unit.candidates(member), number
