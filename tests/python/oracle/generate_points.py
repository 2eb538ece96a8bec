# SPDX-License-Identifier: Apache-2.0
"""Random points: a rule of every kind for an indicator, and maxima of groups that add up.

Exists so that scores are drawn where exactness goes wrong: thirds, ties, steps that are hit, open maxima.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .generate_numbers import (
    Document,
    count,
    fits,
    percent,
    plain_percent,
    quantity,
    source,
    written,
)
from .generate_sets import groups_in, indicators_in, lacks_indicators
from .small_random import SmallRandom

_MAXIMA = ("1", "2", "5", "10", "10", "20", "3", "7", "0.5", "2.5", "100")
_ODD_MAXIMA = ("33.333333333", "0.000000001", "1000000000", "999999999999", "0")
_PARTS = ("0", "1", "1/2", "1/3", "2/3", "0.25", "0.1", "3/7", "0.333333333")
_PER_UNIT = ("1", "2", "0.5", "1/2", "1/3", "2/3", "3/7", "10", "0.001")

_NUMBERS = ("ratio", "count", "quantity")
_MODES = ("half_up", "half_even", "down")


# One indicator


def points_of(
    rng: SmallRandom, node: Document, edges: list[Fraction], has_cohort: bool = True
) -> Document:
    """Points for an indicator; steps and targets like to lie on its bounds."""
    measure = node["measure"]
    kind = measure["as"] if measure["type"] == "derived" else measure["type"]
    least, greatest = _ends(rng, "require" in node)
    rules = ["if_met"] if "require" in node else []
    if kind in _NUMBERS:
        rules += ["steps", "steps", "target", *(["min_max"] if has_cohort else [])]
    if kind == "ratio":
        rules += ["times_ratio", "times_ratio"]
    if kind == "count":
        rules += ["per_unit", "per_unit"]
    if kind == "choice":
        rules += ["options"] * 3
    if kind == "checklist":
        rules += ["items"] * 3
    is_penalty = greatest == 0 and least < 0
    if is_penalty:
        rules = [rule for rule in rules if rule in ("steps", "per_unit", "min_max")] or rules
    rule = rng.pick(rules) if rules else None
    points: Document = {"max": None if greatest is None else written(rng, greatest)}
    if least != 0 or rng.chance(5):
        points["min"] = written(rng, least)
    if is_penalty or (rng.chance(10) and greatest is not None):
        points["extra"] = True
    if rule == "steps":
        points |= _steps(rng, kind, edges, least, greatest)
    elif rule == "target":
        points["target"] = _target(rng, kind, edges)
    elif rule == "min_max":
        points["min_max"] = rng.pick(("direct", "inverse"))
        if rng.chance(40):
            points["missing"] = "ignored"
    elif rule == "per_unit":
        given = rng.pick(_PER_UNIT)
        points["per_unit"] = rng.pick((-1, "-0.5")) if is_penalty else _part(rng, given)
    elif rule == "options":
        codes = [option["code"] for option in measure["options"]]
        points["options"] = {code: _part(rng, rng.pick(_PARTS)) for code in codes}
    elif rule == "items":
        points["items"] = _items(rng, [item["code"] for item in measure["items"]])
    else:
        points["times_ratio" if rule == "times_ratio" else "if_met"] = True
    return points


def can_score(node: Document) -> bool:
    """A yes/no measure scores only by whether it is met."""
    return node["measure"]["type"] != "yes_no" or "require" in node


def _ends(rng: SmallRandom, may_require: bool) -> tuple[Fraction, Fraction | None]:
    shape = rng.below(100)
    if shape < 7:
        return Fraction(rng.pick((0, 0, 1, -2))), None
    if shape < 14:
        return Fraction(-rng.pick((1, 3, 5))), Fraction(0)
    greatest = Fraction(rng.pick(_ODD_MAXIMA if shape < 18 else _MAXIMA))
    if shape > 85:
        least = rng.pick((greatest / 10, greatest / 2, greatest, Fraction(-1), Fraction(-3)))
        if fits(least):
            return min(least, greatest), greatest
    return Fraction(0), greatest


def _part(rng: SmallRandom, text: str) -> Any:
    """A fraction as it stands, a decimal as any number may be written."""
    return text if "/" in text else written(rng, Fraction(text))


def _items(rng: SmallRandom, codes: list[str]) -> Document:
    if len(codes) > 1 and rng.chance(10):
        codes = codes[1:]
    small = [part for part in _PARTS if Fraction(part) * len(codes) <= 1]
    even = "1" if len(codes) == 1 else f"1/{len(codes)}"
    if rng.chance(50):
        return dict.fromkeys(codes, even)
    return {code: _part(rng, rng.pick((*small, even))) for code in codes}


def _steps(
    rng: SmallRandom,
    kind: str,
    edges: list[Fraction],
    least: Fraction,
    greatest: Fraction | None,
) -> Document:
    word = rng.pick(("at_least", "at_least", "at_most"))
    limits = {_edge(rng, kind, edges) for _ in range(rng.between(1, 4))}
    top = greatest if greatest is not None else max(least, Fraction(0)) + 20
    # From the best step down; now and then in no order, or beyond the ends.
    earned = sorted((_within(rng, least, top) for _ in limits), reverse=True)
    if rng.chance(20):
        earned = [_within(rng, least, top) for _ in limits]
    if earned and rng.chance(40):
        earned[0] = top
    if rng.chance(3):
        earned[-1] += 1000
    steps = []
    for limit, value in zip(sorted(limits, reverse=word == "at_least"), earned, strict=True):
        step = {word: written(rng, limit), "points": None}
        if not rng.chance(8):
            step["points"] = written(rng, value)
        if rng.chance(8):
            step["source"] = source(rng)
        steps.append(step)
    otherwise = rng.pick((Fraction(0), least, _within(rng, least, top)))
    if greatest is not None and otherwise > greatest:
        otherwise = greatest
    return {"steps": steps, "else": None if rng.chance(8) else written(rng, otherwise)}


def _within(rng: SmallRandom, least: Fraction, greatest: Fraction) -> Fraction:
    value = least + (greatest - least) * Fraction(rng.below(11), 10)
    return value if fits(value) else greatest


def _edge(rng: SmallRandom, kind: str, edges: list[Fraction]) -> Fraction:
    """A number that a step or a target may stand at."""
    if edges and rng.chance(30):
        near = rng.pick(edges)
        if kind == "quantity" or near >= 0:
            return near
    if kind == "ratio":
        return plain_percent(rng) if rng.chance(75) else percent(rng, False)
    if kind == "count":
        return Fraction(rng.below(9)) if rng.chance(85) else count(rng)
    return Fraction(rng.between(-3, 30)) if rng.chance(75) else quantity(rng)


def _target(rng: SmallRandom, kind: str, edges: list[Fraction]) -> Any:
    if rng.chance(8):
        return None
    target = _edge(rng, kind, edges)
    return written(rng, target if target > 0 else Fraction(rng.pick((1, 3, 80))))


# Groups


def maximum_of(node: Document) -> Fraction | None:
    """What a node adds to the maximum of the group above; None: open. Extra points add nothing."""
    points = node.get("points")
    if points is not None:
        if points.get("extra"):
            return Fraction(0)
        return None if points["max"] is None else Fraction(_text_of(points["max"]))
    return maximum_of_all(node.get("children", []))


def maximum_of_all(nodes: list[Document]) -> Fraction | None:
    total = Fraction(0)
    for node in nodes:
        maximum = maximum_of(node)
        if maximum is None:
            return None
        total += maximum
    return total


def _text_of(given: Any) -> str:
    return str(getattr(given, "text", given))


def give_groups_points(rng: SmallRandom, nodes: list[Document]) -> None:
    """Points for some groups, the inner ones first, each maximum the sum of those below it and the rest of
    what is unspecified."""
    for node in nodes:
        if "children" not in node:
            continue
        give_groups_points(rng, node["children"])
        scores = any("points" in one for one in indicators_in(node["children"]))
        has_rest = _has_rest(node)
        if not (rng.chance(65) if scores else has_rest and rng.chance(20)):
            continue
        maximum = maximum_of_all(node["children"])
        if maximum is not None:
            rest = rng.pick(("0", "1", "5", "0.5", "10") if scores else ("1", "5", "10"))
            more = maximum + Fraction(rest)
            if has_rest and fits(more):
                maximum = more
            if maximum == 0 or not fits(maximum):
                continue
        node["points"] = {"max": None if maximum is None else written(rng, maximum)}
        if rng.chance(35):
            node["points"]["clamp"] = True


def _has_rest(group: Document) -> bool:
    """Whether unspecified indicators may have points of this group: its own, or of groups without points."""
    return lacks_indicators(group, group["children"]) or any(
        _has_rest(child)
        for child in group["children"]
        if "children" in child and "points" not in child
    )


def scores_anything(nodes: list[Document]) -> bool:
    return any("points" in one for one in (*groups_in(nodes), *indicators_in(nodes)))


# The set


def rounding(rng: SmallRandom) -> Any:
    return {
        "at": rng.pick(("indicator", "group", "total")),
        "digits": rng.pick((0, 1, 2, 2, 3, 4, 9)),
        "mode": rng.pick(_MODES),
    }
