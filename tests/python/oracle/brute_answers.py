# SPDX-License-Identifier: Apache-2.0
"""An answer held against every way in which a unit may turn out.

Exists to hold an answer, the oracle's or the library's, to two promises: what is decided holds however things
turn out, and what could be decided is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from .brute_points import Scored, Sums, UntriedError, fraction
from .brute_rules import TriedUnit, World
from .brute_units import (
    NOT_APPLICABLE,
    NOT_MET,
    OUT,
    Document,
    Evaluate,
    effective,
    identity_of,
)
from .exact import floor
from .generate_library import Case
from .generate_sets import groups_in, has_status, indicators_in, lacks_indicators
from .small_random import SmallRandom

_APPROACHED = Fraction(2, 10**4)
"""How far an end that is only approached, and cut to four decimals, may lie from what was tried."""


@dataclass
class Tally:
    """How much was tried."""

    units: int = 0
    untried: int = 0
    worlds: int = 0
    decided: int = 0
    """Decided conclusions that held, one a world."""
    exhausted: int = 0
    """Undetermined conclusions of which two results were found."""
    intervals: int = 0
    """Totals of which both ends were found."""
    reasons: dict[str, int] = field(default_factory=dict)


def faults_of(case: Case, evaluate: Evaluate, tally: Tally, seed: int = 0) -> list[str]:
    """What the answer decides against some completion, and what it leaves open that no completion does."""
    answer = evaluate(case)
    faults: list[str] = []
    checks = [one for one in case.criteria.get("checks", []) if one["then"] == "inconsistent"]
    for unit in answer["units"]:
        entries = [
            entry for entry in case.measurements["units"] if identity_of(entry) == identity_of(unit)
        ]
        said = effective(entries, case.track)
        tally.units += 1
        try:
            if checks and any(one["code"] == "check_failed" for one in unit["diagnostics"]):
                raise UntriedError("a failed check")
            tried = TriedUnit(case, said, evaluate)
            worlds, whole = tried.worlds(SmallRandom(seed))
            faults += _faults_of_unit(tried, unit, worlds, whole, tally)
        except UntriedError as untried:
            tally.untried += 1
            tally.reasons[str(untried)] = tally.reasons.get(str(untried), 0) + 1
    return faults


def _faults_of_unit(
    tried: TriedUnit, unit: Document, worlds: Iterator[World], whole: bool, tally: Tally
) -> Iterator[str]:
    name = unit["unit"]["code"]
    results: dict[str, set[Any]] = {one["code"]: set() for one in unit["conclusions"]}
    totals: set[Fraction] = set()
    drops = False
    for world in worlds:
        tally.worlds += 1
        for answer in unit["conclusions"]:
            result = tried.conclusion(answer["code"], world)
            results[answer["code"]].add(result)
            tally.decided += answer["status"] != "undetermined"
            if not _allows(answer, result):
                yield f"unit {name}: {answer} but {result} in {_shown(world)}"
        for group in unit["groups"]:
            node = tried.nodes[group["code"]]
            if has_status(node) and not _allows_group(group, tried, node, world):
                yield f"unit {name}: {group} but {tried.status(node, world)} in {_shown(world)}"
        if "points" not in unit and not _scores(tried.document):
            continue
        sums = tried.sums(world)
        total = replace(sums.unit, points=sums.rounded("total", sums.unit.points))
        for shown, scored in [(unit, total), *_scored_groups(unit, sums)]:
            fault = _fault_of_points(shown, scored)
            if fault:
                yield f"unit {name}: {fault} in {_shown(world)}"
        if total.gone:
            drops = True
        else:
            totals.add(total.points)
    if whole and _is_plain(tried):
        yield from _missed(tried, unit, results, totals, drops, tally)


def _scores(document: Document) -> bool:
    nodes = document["criteria"]
    return any("points" in one for one in (*groups_in(nodes), *indicators_in(nodes)))


def _scored_groups(unit: Document, sums: Sums) -> Iterator[tuple[Document, Scored]]:
    for group in (*unit["groups"], *unit["indicators"]):
        if group["code"] in sums.own:
            yield group, sums.own[group["code"]]


def _fault_of_points(shown: Document, scored: Scored) -> str | None:
    if scored.gone or "points" not in shown:
        return None
    points = shown["points"]
    cut = _cut_to_four(scored.points)
    least, greatest = points.get("at_least"), points.get("at_most")
    if least is not None and cut < fraction(least):
        return f"{shown.get('code', 'total')} {points} but {scored.points}"
    if greatest is not None and cut > fraction(greatest):
        return f"{shown.get('code', 'total')} {points} but {scored.points}"
    if "max" in points and not scored.extra and scored.maximum != fraction(points["max"]):
        return f"{shown.get('code', 'total')} {points} but a maximum of {scored.maximum}"
    return None


def _cut_to_four(value: Fraction) -> Fraction:
    """Toward zero, as the answer shows points."""
    cut = Fraction(floor(abs(value) * 10**4), 10**4)
    return -cut if value < 0 else cut


def _allows(answer: Document, result: Any) -> bool:
    """Whether the answer to a conclusion leaves room for a result; of levels a level's code or None."""
    status = answer["status"]
    if "candidates" in answer:
        may_not_apply = result == NOT_APPLICABLE and status == "undetermined"
        return may_not_apply or result in answer["candidates"]
    if "level" in answer:
        return bool(result == answer["level"])
    if status == "undetermined":
        return True
    return bool(result == status) or (status == NOT_MET and result is None)


def _allows_group(group: Document, tried: TriedUnit, node: Document, world: World) -> bool:
    status = group.get("status", "undetermined")
    if status == "undetermined":
        return True
    if status == NOT_APPLICABLE:
        return not tried.applies(node, world.circumstance) or tried.status(node, world) == OUT
    return bool(tried.applies(node, world.circumstance) and tried.status(node, world) == status)


def _shown(world: World) -> str:
    outcomes = {
        code: (one.status, str(one.points), one.gone) for code, one in world.outcomes.items()
    }
    return f"{world.circumstance} {outcomes} {world.pools} {world.rests}"


# What is claimed to be complete


def _is_plain(tried: TriedUnit) -> bool:
    """Whether nothing stands in two members at once, and every figure is tried at all its ends."""
    if len(tried.circumstances) > 1 or not tried.is_plain or tried.document.get("checks"):
        return False
    for node in tried.nodes.values():
        if "measure" in node:
            if node["measure"]["type"] == "derived" or not tried.completions(node).is_whole:
                return False
        elif "when" in node and set(node["when"]) & {"all", "any", "not"}:
            return False
    return True


_COMPLETE_OF_STATUSES = ("all_met", "any_met", "count_met", "count_not_met")
_COMPLETE_OF_SHARES = ("share_met", "share_not_met", "points", "share_of_max")
_COMPLETE = (*_COMPLETE_OF_STATUSES, *_COMPLETE_OF_SHARES)


def _missed(
    tried: TriedUnit,
    unit: Document,
    results: dict[str, set[Any]],
    totals: set[Fraction],
    drops: bool,
    tally: Tally,
) -> Iterator[str]:
    name = unit["unit"]["code"]
    for answer in unit["conclusions"]:
        written = tried.written(answer["code"])
        form = written.get("when", {})
        (kind,) = form if len(form) == 1 else ("",)
        if answer["status"] != "undetermined" or kind not in _COMPLETE or _is_open(tried, form):
            continue
        tally.exhausted += 1
        if len(results[answer["code"]]) < 2:
            yield f"unit {name}: {answer} but always {results[answer['code']]}"
    points = unit.get("points")
    if points and totals and not drops and not _lacks(tried.document):
        tally.intervals += 1
        for key, end in (("at_least", min(totals)), ("at_most", max(totals))):
            if key in points and abs(fraction(points[key]) - end) > _APPROACHED:
                yield f"unit {name}: {points} but {key} is {end}"


def _is_open(tried: TriedUnit, form: Document) -> bool:
    """Whether a form has more open than was tried: a number, an open maximum, or unspecified ones without number."""
    ((kind, content),) = form.items()
    if kind not in ("all_met", "any_met"):
        given = content.get("at_least", content.get("more_than"))
        if given is None or (isinstance(given, dict) and given["value"] is None):
            return True
    has_open_maximum = any(
        node.get("points", {"max": 0})["max"] is None for node in tried.nodes.values()
    )
    return has_open_maximum or _lacks(tried.document)


def _lacks(document: Document) -> bool:
    """Whether anything is unspecified."""
    return lacks_indicators(document, document["criteria"]) or any(
        lacks_indicators(group, group["children"]) for group in groups_in(document["criteria"])
    )
