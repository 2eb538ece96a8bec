# SPDX-License-Identifier: Apache-2.0
"""Points of groups and of the unit, over every combination of what is perhaps not applicable.

Exists as the plainest reading of "Groups and total". Combinations that agree in all that can matter further
up are kept as one, with the least and the greatest of their sums: nothing is lost by that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from .circumstances import Known, applicability, assignments, hold
from .criteria import CriteriaSet, Group, Indicator, Node, Unspecified
from .judging import Judged
from .point_rules import NOTHING, Interval, PointsRule, added, exactly

ZERO = Fraction(0)


@dataclass(slots=True, frozen=True)
class _Key:
    """What combinations of one scope share."""

    max_in: Fraction | None = ZERO
    """The sum of the maxima that are in; None: open."""
    rescaled: Fraction | None = ZERO
    """The sum of the maxima rescaled away."""
    stayed: bool = False
    """Something with a maximum is in."""
    dropped: bool = False
    """Something with a maximum dropped out."""
    extra: Interval = NOTHING
    pool: str | None = None
    """Whether unspecified indicators are `in`, or the policy they are out by."""

    @property
    def is_out(self) -> bool:
        """ "A group of which every child with a maximum dropped out drops out itself"."""
        return self.dropped and not self.stayed

    @property
    def maximum(self) -> Fraction | None:
        """ "Its maximum less what was excluded"."""
        return added(self.max_in, self.rescaled)


_States = dict[_Key, Interval]

_EMPTY: _States = {_Key(): NOTHING}


@dataclass(slots=True, frozen=True)
class Outcome:
    """The points of a unit or a selection in some combinations. Out: "counting as 0"."""

    is_in: bool
    points: Interval
    max: Fraction | None


@dataclass(slots=True, frozen=True)
class Shown:
    points: Interval
    max: Fraction | None


def shown_of(outcomes: Iterable[Outcome]) -> Shown | None:
    """ "Least and greatest are over every combination, *out* counting as 0, and `max` is left out if it
    changes"; None where nothing is ever in."""
    outcomes = list(outcomes)
    if not any(outcome.is_in for outcome in outcomes):
        return None
    maxima = {outcome.max if outcome.is_in else None for outcome in outcomes}
    points = outcomes[0].points
    for outcome in outcomes:
        points = points.hull(outcome.points)
    return Shown(points, maxima.pop() if len(maxima) == 1 else None)


class Scoring:
    """The points of one unit."""

    def __init__(
        self,
        criteria: CriteriaSet,
        known: Known,
        judged: dict[str, Judged],
        inside: dict[str, Interval],
    ) -> None:
        """`inside`: the points of each indicator that scores and may apply, if it applies, rounded."""
        self._criteria = criteria
        self._known = known
        self._judged = judged
        self._inside = inside
        self._applying: dict[str, _States] = {}
        self._not_applying: dict[str, _States] = {}

    # Answers

    def total(self) -> list[Outcome]:
        """ "The unit is the outermost group, its maximum the sum of its parts'"."""
        states = self._together(self._criteria.top, self._of_node)
        if self._criteria.unspecified and self._criteria.scores:
            states = _combined(states, {_Key(pool="in"): NOTHING})
        found = []
        for key, sums in states.items():
            key, sums = _with_pool(key, sums, None)
            points = self._criteria.rounding.interval("total", _rescaled(key, sums))
            found.append(_outcome(key.is_out, points, key.maximum))
        return found

    def of_node(self, node: Node) -> list[Outcome]:
        """A node's own points, whatever stands above it."""
        applies = applicability(node.conditions, self._known)
        states: _States = {}
        if applies.is_possible:
            states = self._if_applying(node)
        if applies.is_open or not applies.is_possible:
            states = _either(states, self._if_not(node))
        return [_own_outcome(node, key, sums) for key, sums in states.items()]

    def of_selection(self, nodes: list[Node]) -> list[Outcome]:
        """ "The sum of its nodes' own points"."""
        codes = {node.code for node in nodes}
        states = self._together(self._criteria.top, lambda node: self._selected(node, codes))
        rounding = self._criteria.rounding
        return [
            _outcome(not key.stayed, rounding.interval("total", sums), key.max_in)
            for key, sums in states.items()
        ]

    def open_pools(self) -> list[Unspecified]:
        """The unspecified indicators that leave the unit's total open."""
        pools = [group.unspecified for group in self._criteria.groups]
        if self._criteria.scores:
            pools.append(self._criteria.unspecified)
        return [pool for pool in pools if pool and self._adds(pool)]

    # Selections

    def _selected(self, node: Node, codes: set[str]) -> _States:
        if node.code in codes:
            return _as_members(node, self._of_node(node))
        if isinstance(node, Indicator):
            return _EMPTY
        assert isinstance(node, Group)
        may_be_in, may_be_out = self._ways(node)
        states: _States = {}
        if may_be_in:
            states = self._together(node.children, lambda child: self._selected(child, codes))
        if may_be_out:
            out = self._together(node.children, lambda child: self._selected_out(child, codes))
            states = _either(states, out)
        return states

    def _selected_out(self, node: Node, codes: set[str]) -> _States:
        if node.code in codes:
            return _as_members(node, self._if_not(node))
        if isinstance(node, Indicator):
            return _EMPTY
        assert isinstance(node, Group)
        return self._together(node.children, lambda child: self._selected_out(child, codes))

    # One node

    def _ways(self, node: Node) -> tuple[bool, bool]:
        """Whether a node may apply and may not, while the groups above it do."""
        if not node.own_when:
            return True, False
        tried = [
            assignment
            for assignment in assignments(node.conditions, self._known)
            if hold(node.above, assignment)
        ]
        answers = {hold(node.own_when, assignment) for assignment in tried}
        return True in answers, True not in answers or False in answers

    def _of_node(self, node: Node) -> _States:
        """If the groups above it apply."""
        may_be_in, may_be_out = self._ways(node)
        states: _States = {}
        if may_be_in:
            states = self._if_applying(node)
        if may_be_out:
            states = _either(states, self._if_not(node))
        return states

    def _if_applying(self, node: Node) -> _States:
        if node.code not in self._applying:
            self._applying[node.code] = (
                self._indicator_applying(node)
                if isinstance(node, Indicator)
                else self._group_applying(node)
            )
        return self._applying[node.code]

    def _if_not(self, node: Node) -> _States:
        if node.code not in self._not_applying:
            self._not_applying[node.code] = (
                self._indicator_not_applying(node)
                if isinstance(node, Indicator)
                else self._group_not_applying(node)
            )
        return self._not_applying[node.code]

    # Indicators

    def _indicator_applying(self, indicator: Indicator) -> _States:
        rule = indicator.points
        if rule is None:
            return _EMPTY
        judged = self._judged[indicator.code]
        if judged.is_surely_out:
            return self._indicator_not_applying(indicator)
        inside = self._inside[indicator.code]
        if rule.extra:
            return {_Key(extra=inside.hull(NOTHING) if judged.may_be_out else inside): NOTHING}
        states = {_Key(max_in=rule.max, stayed=True): inside}
        if judged.may_be_out:
            states = _either(states, self._indicator_not_applying(indicator))
        return states

    def _indicator_not_applying(self, indicator: Indicator) -> _States:
        """ "`excluded`, `rescaled`: points and maximum drop out; `met`: the maximum, `not_met`: `min`;
        `extra`: 0 under every policy"."""
        rule = indicator.points
        if rule is None or rule.extra:
            return _EMPTY
        policy = indicator.policy.name
        if policy == "excluded":
            return {_Key(dropped=True): NOTHING}
        if policy == "rescaled":
            return {_Key(dropped=True, rescaled=rule.max): NOTHING}
        points = _the_maximum(rule) if policy == "met" else exactly(rule.least)
        points = self._criteria.rounding.interval("indicator", points)
        return {_Key(max_in=rule.max, stayed=True): points}

    # Groups

    def _together(self, children: list[Node], of: Callable[[Node], _States]) -> _States:
        states = _EMPTY
        for child in children:
            states = _combined(states, of(child))
        return states

    def _group_applying(self, node: Node) -> _States:
        assert isinstance(node, Group)
        states = self._together(node.children, self._of_node)
        if node.unspecified and self._counts(node.unspecified):
            states = _combined(states, _pool_states(node, "in"))
        return self._closed(node, states)

    def _group_not_applying(self, node: Node) -> _States:
        assert isinstance(node, Group)
        states = self._together(node.children, self._if_not)
        if node.unspecified and self._counts(node.unspecified):
            states = _combined(states, _pool_states(node, node.policy.name))
        return self._closed(node, states)

    def _closed(self, group: Group, states: _States) -> _States:
        """A group with `points` as one child; "one without … is looked through"."""
        if group.points is None:
            return states
        closed: _States = {}
        for key, sums in states.items():
            key, sums = _with_pool(key, sums, _rest(group))
            if key.is_out:
                own = _Key(dropped=True, rescaled=key.rescaled)
                points = NOTHING
            else:
                own = _Key(max_in=key.maximum, stayed=True)
                points = _rescaled(key, sums)
                if group.points.clamp:
                    points = _clamped(points, key.maximum)
                if group.parent is None:
                    points = self._criteria.rounding.interval("group", points)
            closed = _either(closed, {own: points})
        return closed

    # Unspecified indicators

    def _counts(self, pool: Unspecified) -> bool:
        """Whether they add to a group with points, or "anything below their group scores"."""
        owner = pool.owner
        assert owner
        return _group_with_points(owner) is not None or _scores(owner)

    def _adds(self, pool: Unspecified) -> bool:
        """Whether they add an open interval."""
        if pool.owner is None:
            return True
        if not applicability(pool.owner.conditions, self._known).is_possible or not self._counts(
            pool
        ):
            return False
        group = _group_with_points(pool.owner)
        return group is None or _rest(group) != 0


def _outcome(is_out: bool, points: Interval, maximum: Fraction | None) -> Outcome:
    return Outcome(False, NOTHING, None) if is_out else Outcome(True, points, maximum)


def _own_outcome(node: Node, key: _Key, sums: Interval) -> Outcome:
    if isinstance(node, Indicator) and node.points and node.points.extra:
        return Outcome(True, key.extra, node.points.max)
    return _outcome(key.is_out, sums, key.max_in)


def _as_members(node: Node, states: _States) -> _States:
    """Selected nodes as summands; `stayed` says that something is in."""
    found: _States = {}
    for key, sums in states.items():
        if isinstance(node, Indicator) and node.points and node.points.extra:
            found = _either(found, {_Key(stayed=True): key.extra})
        elif key.is_out:
            found = _either(found, _EMPTY)
        else:
            found = _either(found, {_Key(max_in=key.max_in, stayed=True): sums})
    return found


def _combined(left: _States, right: _States) -> _States:
    """Every combination of the two."""
    found: _States = {}
    for one, its in left.items():
        for other, others in right.items():
            key = _Key(
                added(one.max_in, other.max_in),
                added(one.rescaled, other.rescaled),
                one.stayed or other.stayed,
                one.dropped or other.dropped,
                one.extra.plus(other.extra),
                _pool_of(one.pool, other.pool),
            )
            found = _either(found, {key: its.plus(others)})
    return found


def _pool_states(group: Group, way: str | None) -> _States:
    """Those below one maximum share its rest; without one each adds points of its own."""
    if _group_with_points(group):
        return {_Key(pool=way): NOTHING}
    key, sums = _with_pool(_Key(pool=way), NOTHING, None)
    return {replace(key, pool=None): sums}


def _pool_of(one: str | None, other: str | None) -> str | None:
    """Several groups of unspecified ones share a rest: it is there while one of them is."""
    if one is None or other is None:
        return one or other
    return one if one == other else "in"


def _either(left: _States, right: _States) -> _States:
    found = dict(left)
    for key, sums in right.items():
        found[key] = found[key].hull(sums) if key in found else sums
    return found


def _rescaled(key: _Key, sums: Interval) -> Interval:
    """ "(sum without `extra`) × (its maximum less what was excluded) / (that less what was rescaled away),
    then `extra`"."""
    factor = Fraction(1)
    if key.rescaled and key.max_in:
        factor = (key.max_in + key.rescaled) / key.max_in
    high = None if sums.high is None else sums.high * factor
    return Interval(sums.low * factor, high).plus(key.extra)


def _clamped(points: Interval, maximum: Fraction | None) -> Interval:
    """ "To [0, its maximum]"."""
    low, high = max(points.low, ZERO), points.high
    if maximum is not None:
        low = min(low, maximum)
        high = maximum if high is None else min(high, maximum)
    return Interval(low, None if high is None else max(high, ZERO))


def _the_maximum(rule: PointsRule) -> Interval:
    return rule.whole if rule.max is None else exactly(rule.max)


def _with_pool(key: _Key, sums: Interval, rest: Fraction | None) -> tuple[_Key, Interval]:
    """ "Unspecified ones add [0, the rest of the maximum]"; `rest` None: "points without upper end"."""
    if key.pool is None or rest == 0:
        return key, sums
    if key.pool == "excluded":
        return replace(key, dropped=True), sums
    if key.pool == "rescaled":
        return replace(key, dropped=True, rescaled=added(key.rescaled, rest)), sums
    low = rest if key.pool == "met" and rest is not None else ZERO
    high = ZERO if key.pool == "not_met" else rest
    key = replace(key, max_in=added(key.max_in, rest), stayed=True)
    return key, sums.plus(Interval(low, high))


def _group_with_points(group: Group | None) -> Group | None:
    """ "The nearest group above with one"."""
    while group and group.points is None:
        group = group.parent
    return group


def _rest(group: Group) -> Fraction | None:
    """The maximum less the children's."""
    assert group.points
    if group.points.max is None:
        return None
    return group.points.max - sum(map(_maximum_below, group.children), ZERO)


def _maximum_below(node: Node) -> Fraction:
    if isinstance(node, Indicator):
        rule = node.points
        if rule is None or rule.extra:
            return ZERO
        assert rule.max is not None
        return rule.max
    assert isinstance(node, Group)
    if node.points:
        assert node.points.max is not None
        return node.points.max
    return sum(map(_maximum_below, node.children), ZERO)


def _scores(node: Node) -> bool:
    if isinstance(node, Group):
        return node.points is not None or any(map(_scores, node.children))
    return isinstance(node, Indicator) and node.points is not None
