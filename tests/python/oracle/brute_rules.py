# SPDX-License-Identifier: Apache-2.0
"""How everything of a unit may turn out together: statuses, points and conclusions where all is known.

Exists to try what an answer says over whole rules: each way is judged plainly, without intervals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import Any

from .brute_points import Ends, Scored, Sums, UntriedError, fraction
from .brute_units import (
    COUNTED,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    OUT,
    ZERO,
    Circumstance,
    Document,
    Outcome,
    ReportedUnit,
    holds,
    is_level,
    recognised_as,
)
from .generate_sets import groups_in, has_status, indicators_in, lacks_indicators
from .small_random import SmallRandom

WORLDS = 60
"""How many ways are tried where there are more than can all be."""
ALL_WORLDS = 600


@dataclass
class World:
    """One way in which everything of a unit turns out."""

    rng: SmallRandom
    circumstance: Circumstance
    outcomes: dict[str, Outcome]
    pools: dict[str, list[str]]
    rests: dict[str, bool]
    """Whether the unspecified indicators of a group earn all that is left, or nothing."""
    numbers: dict[int, Fraction] = field(default_factory=dict)
    elsewhere: dict[str, str | None] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    conclusions: dict[str, Any] = field(default_factory=dict)
    sums: Sums | None = None


class TriedUnit(ReportedUnit):
    """One unit, with every way in which it may turn out."""

    def results_of(self, code: str) -> set[Any]:
        worlds, _ = self.worlds(SmallRandom(len(code)))
        return {self.conclusion(code, world) for world in worlds}

    # Worlds

    def worlds(self, rng: SmallRandom) -> tuple[Iterator[World], bool]:
        """Ways in which everything may turn out; and whether, but for the unspecified, all are tried."""
        outcomes = {
            code: self.outcomes(node) for code, node in self.nodes.items() if "measure" in node
        }
        many = 0
        for i in range(len(self.circumstances)):
            ways = 2 ** len(list(self._owners()))
            for each in outcomes.values():
                ways *= len(each[i])
            many += ways
        whole = self.tries_all and many <= ALL_WORLDS
        return self._draw_worlds(rng, outcomes, whole), whole

    def _draw_worlds(
        self, rng: SmallRandom, outcomes: dict[str, list[list[Outcome]]], whole: bool
    ) -> Iterator[World]:
        owners = [code for code, _, _ in self._owners()]
        if whole:
            for i, circumstance in enumerate(self.circumstances):
                lists = [each[i] for each in outcomes.values()]
                for way in product(*lists):
                    chosen = dict(zip(outcomes, way, strict=True))
                    for earning in product((False, True), repeat=len(owners)):
                        rests = dict(zip(owners, earning, strict=True))
                        for is_all in (True, False):
                            yield self._world(rng, circumstance, chosen, rests, is_all)
            return
        for _ in range(WORLDS):
            i = rng.below(len(self.circumstances))
            chosen = {code: rng.pick(each[i]) for code, each in outcomes.items()}
            rests = {code: rng.chance(50) for code in owners}
            yield self._world(rng, self.circumstances[i], chosen, rests, rng.chance(50))

    def _owners(self) -> Iterator[tuple[str, Document, list[Document]]]:
        """The set and the groups that have unspecified indicators."""
        if lacks_indicators(self.document, self.document["criteria"]):
            yield "", self.document, self.document["criteria"]
        for group in groups_in(self.document["criteria"]):
            if lacks_indicators(group, group["children"]):
                yield group["code"], group, group["children"]

    def _world(
        self,
        rng: SmallRandom,
        circumstance: Circumstance,
        outcomes: dict[str, Outcome],
        rests: dict[str, bool],
        is_all: bool,
    ) -> World:
        pools: dict[str, list[str]] = {}
        for code, owner, children in self._owners():
            expected = owner["expected_indicators"]
            held = sum(map(_stands_for, children))
            size = rng.pick((1, 2, 3, 500)) if expected is None else expected - held
            away = None
            if code and not self.applies(owner, circumstance):
                away = COUNTED[self.policy(owner)]
            # All met or none, or each as it comes.
            alike = (MET if rests[code] else NOT_MET) if is_all else None
            pools[code] = [away or alike or rng.pick((MET, NOT_MET)) for _ in range(size)]
        return World(rng, circumstance, outcomes, pools, rests)

    # A world's groups

    def status(self, node: Document, world: World) -> str:
        """What a node counts as."""
        code = node["code"]
        if "measure" in node:
            return world.outcomes[code].status or ""
        if code not in world.statuses:
            if not self.applies(node, world.circumstance):
                world.statuses[code] = COUNTED[self.policy(node)]
            else:
                if "when" in node:
                    result = self.form(node["when"], node, world)
                else:
                    members = [
                        self.status(child, world) for child in node["children"] if has_status(child)
                    ]
                    members += world.pools.get(code, [])
                    result = _status_form("all_met", members, MET, None)
                world.statuses[code] = OUT if result == NOT_APPLICABLE else result
        return world.statuses[code]

    def conclusion(self, code: str, world: World) -> Any:
        """A status; with levels a level's code or None."""
        if code not in world.conclusions:
            written = self.written(code)
            result: Any
            if "applies_when" in written and not self.holds(
                written["applies_when"], world.circumstance
            ):
                result = NOT_APPLICABLE
            elif "when" in written:
                result = self.form(written["when"], None, world)
            else:
                holding = (
                    level["code"]
                    for level in written["levels"]
                    if self.form(level["when"], None, world) == MET
                )
                result = next(holding, None)
            world.conclusions[code] = result
        return world.conclusions[code]

    def written(self, code: str) -> Document:
        found: Document = next(one for one in self.document["conclusions"] if one["code"] == code)
        return found

    # Forms

    def form(self, form: Document, scope: Document | None, world: World) -> str:
        if "fact" in form or "unit" in form:
            condition = form.get("unit", form)
            return MET if self.holds(condition, world.circumstance) else NOT_MET
        if "conclusion" in form:
            return self._conclusion_form(form, world)
        ((kind, content),) = form.items()
        if kind in ("all", "any"):
            found = {self.form(operand, scope, world) for operand in content} - {NOT_APPLICABLE}
            if not found:
                return NOT_APPLICABLE
            deciding, other = (NOT_MET, MET) if kind == "all" else (MET, NOT_MET)
            return deciding if deciding in found else other
        if kind == "not":
            return MET if self.form(content, scope, world) == NOT_MET else NOT_MET
        if kind in ("all_met", "any_met"):
            return _status_form(kind, self._selected(content, scope, world), MET, None)
        if kind == "each_group":
            return self._each_group(content, world)
        word = "at_least" if "at_least" in content else "more_than"
        limit = self._number(content, word, kind, world)
        if kind in ("points", "share_of_max"):
            return self._cut(kind, content["of"], limit, world)
        measured, _, counted = kind.partition("_")
        statuses = self._selected(content["among"], scope, world)
        return _status_form(measured, statuses, counted, lambda figure: holds(word, figure, limit))

    def _number(self, content: Document, word: str, kind: str, world: World) -> Fraction:
        given = content[word]["value"] if isinstance(content[word], dict) else content[word]
        if given is not None:
            return fraction(given)
        if id(content) not in world.numbers:
            rng = world.rng
            drawn = rng.pick((0, 1, rng.below(101)))
            if kind == "points":
                drawn = rng.pick((-(10**9), 10**9, drawn))
            elif not kind.startswith("count"):
                drawn = rng.pick((0, 100, drawn))
            world.numbers[id(content)] = Fraction(drawn)
        return world.numbers[id(content)]

    def _conclusion_form(self, form: Document, world: World) -> str:
        reference = form["conclusion"]
        if "#" in reference:
            return self._elsewhere(form, world)
        result = self.conclusion(reference, world)
        if result == NOT_APPLICABLE:
            replaced: str = form.get("if_not_applicable", NOT_MET)
            return world.rng.pick((MET, NOT_MET)) if replaced == "undetermined" else replaced
        written = self.written(reference)
        if "levels" not in written:
            return str(result)
        return MET if is_level(result, form.get("level_at_least"), written) else NOT_MET

    def _elsewhere(self, form: Document, world: World) -> str:
        """ "Known only from `recognised`": what is open is open for every use of the conclusion alike."""
        reference, level = form["conclusion"], form.get("level_at_least")
        set_name, _, code = reference.partition("#")
        recognised = self.said["recognised"].get(reference)
        written = None
        if any(one["id"] == set_name.partition("@")[0] for one in self.sets):
            document = self.sets[self.place(set_name)]
            written = next(one for one in document["conclusions"] if one["code"] == code)
        if recognised:
            known = recognised_as(recognised, level, written)
            if known is not None:
                return MET if known else NOT_MET
        levels = [one["code"] for one in (written or {}).get("levels", [])]
        if reference not in world.elsewhere:
            choices: list[str | None] = [*levels] if levels else [MET]
            if not recognised:
                choices.append(None)
            world.elsewhere[reference] = world.rng.pick(choices)
        reached = world.elsewhere[reference]
        if not levels or reached is None:
            return MET if reached else NOT_MET
        return MET if is_level(reached, level, written or {}) else NOT_MET

    # Members

    def _selected(self, selector: Any, scope: Document | None, world: World) -> list[str]:
        if selector == "*":
            return self._below(scope, world)
        if isinstance(selector, (str, list)):
            codes = [selector] if isinstance(selector, str) else selector
            return [self.status(self.nodes[code], world) for code in codes]
        if "under" in selector:
            return self._below(self.nodes[selector["under"]], world)
        tag = selector["tag"]
        inside = {node["code"] for node in _all_below(scope, self.document)}
        statuses = [
            self.status(self.nodes[code], world)
            for code in self.nodes
            if code in inside
            and tag in self.nodes[code].get("tags", [])
            and has_status(self.nodes[code])
        ]
        if tag not in self.document.get("complete_tags", []):
            own = scope["code"] if scope else ""
            for code, pool in world.pools.items():
                if code == own or code in inside:
                    statuses += [status for status in pool if world.rng.chance(50)]
        return statuses

    def _below(self, scope: Document | None, world: World) -> list[str]:
        children = scope["children"] if scope else self.document["criteria"]
        statuses = list(world.pools.get(scope["code"] if scope else "", []))
        for child in children:
            if "children" in child and "counts_as" not in child:
                statuses += self._below(child, world)
            elif has_status(child):
                statuses.append(self.status(child, world))
        return statuses

    # Cuts

    def sums(self, world: World) -> Sums:
        if world.sums is None:
            scored = [group for group in groups_in(self.document["criteria"]) if "points" in group]
            if any(not _has_scored(group) for group in scored):
                raise UntriedError("points of unspecified indicators only")
            world.sums = Sums(
                self.document,
                lambda node: self._leaf(node, world),
                lambda node, left: self._rest(node, left, world),
            )
        return world.sums

    def _leaf(self, node: Document, world: World) -> Scored | None:
        if "points" not in node:
            return None
        outcome = world.outcomes[node["code"]]
        is_extra = node["points"].get("extra", False)
        maximum = ZERO if is_extra else Ends.of(node["points"]).greatest
        gone = None if is_extra else outcome.gone
        gone = gone if gone in ("excluded", "rescaled") else None
        return Scored(outcome.points or ZERO, maximum, is_extra, gone, maximum)

    def _rest(self, node: Document, left: Fraction | None, world: World) -> Scored | None:
        """What the unspecified indicators of a group earn, and those of groups that are looked through."""
        is_unit = "format" in node
        children = node["criteria"] if is_unit else node["children"]
        owners = [(node, children)] if lacks_indicators(node, children) else []
        for group in _looked_through(children):
            if lacks_indicators(group, group["children"]):
                owners.append((group, group["children"]))
        if is_unit:
            owners = [
                (owner, below)
                for owner, below in owners
                if any("points" in one for one in indicators_in(below))
                or any("points" in one for one in groups_in(below))
            ]
        if not owners or left == 0:
            return None
        away = {
            None
            if "format" in owner or self.applies(owner, world.circumstance)
            else self.policy(owner)
            for owner, _ in owners
        }
        if len(away) > 1:
            raise UntriedError("unspecified indicators that drop out beside others that stay")
        (policy,) = away
        earns = any(world.rests["" if "format" in owner else owner["code"]] for owner, _ in owners)
        if policy in ("excluded", "rescaled"):
            return Scored(ZERO, left, gone=policy)
        if policy:
            earns = policy == MET
        top = Fraction(7) if left is None else left
        return Scored(top if earns else ZERO, left)

    def _cut(self, kind: str, of: Any, limit: Fraction, world: World) -> str:
        sums = self.sums(world)
        if of == "*":
            parts = [sums.unit]
        else:
            parts = [sums.own[code] for code in ([of] if isinstance(of, str) else of)]
        stays = [part for part in parts if part.gone is None]
        if not [part for part in stays if not part.extra]:
            if stays:
                raise UntriedError("a cut of which only extra points are left")
            return NOT_APPLICABLE
        total = sums.rounded("total", sum((part.points for part in stays), ZERO))
        if kind == "points":
            return MET if total >= limit else NOT_MET
        maxima = [part.maximum for part in stays]
        if None in maxima:
            return world.rng.pick((MET, NOT_MET))
        top = sum((one for one in maxima if one is not None), ZERO)
        return MET if total - limit / 100 * top >= 0 else NOT_MET

    def _each_group(self, content: Document, world: World) -> str:
        sums = self.sums(world)
        limit = self._number(content["share_of_max"], "at_least", "share", world)
        codes = content.get("among") or [
            node["code"]
            for node in self.document["criteria"]
            if "children" in node and "points" in node
        ]
        results = set()
        for code in codes:
            part = sums.own[code]
            if part.gone:
                continue
            if part.maximum is None:
                results.add(world.rng.pick((MET, NOT_MET)))
            else:
                enough = part.points - limit / 100 * part.maximum >= 0
                results.add(MET if enough else NOT_MET)
        if not results:
            return NOT_APPLICABLE
        return NOT_MET if NOT_MET in results else MET


def _status_form(
    kind: str, statuses: list[str], counted: str, holds: Callable[[Fraction], bool] | None
) -> str:
    inside = [status for status in statuses if status != OUT]
    if kind == "any_met":
        return MET if MET in inside else NOT_MET
    many = inside.count(counted)
    if kind == "count":
        assert holds
        return MET if holds(Fraction(many)) else NOT_MET
    if not inside:
        return NOT_APPLICABLE
    if kind == "all_met":
        return MET if set(inside) == {MET} else NOT_MET
    assert holds
    return MET if holds(Fraction(100 * many, len(inside))) else NOT_MET


def _stands_for(node: Document) -> int:
    if "measure" in node or "counts_as" in node:
        return 1
    expected = node.get("expected_indicators")
    return expected if isinstance(expected, int) else sum(map(_stands_for, node["children"]))


def _has_scored(group: Document) -> bool:
    return any("points" in one for one in indicators_in(group["children"]))


def _all_below(scope: Document | None, document: Document) -> Iterator[Document]:
    nodes = scope["children"] if scope else document["criteria"]
    yield from groups_in(nodes)
    yield from indicators_in(nodes)


def _looked_through(children: list[Document]) -> Iterator[Document]:
    """The groups without points between a node and what its sum is made of."""
    for child in children:
        if "children" in child and "points" not in child:
            yield child
            yield from _looked_through(child["children"])
