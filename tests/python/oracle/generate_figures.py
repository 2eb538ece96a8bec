# SPDX-License-Identifier: Apache-2.0
"""Random figures: at a threshold, beside it, contradicting themselves, ranged, half missing, or plain.

Exists so that every way in which a unit may report meets every rule that may judge it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from .exact import GREATEST_COUNT, floor, number
from .generate_numbers import (
    Document,
    count,
    digits_of,
    fits,
    number_in,
    percent,
    quantity,
    range_of,
    unit_of,
    written,
)
from .small_random import SmallRandom

NOTHING = Fraction(0)


# What a figure may be near to


def edges_of(node: Document) -> list[Fraction]:
    """Every number of the node's own bounds, steps and target."""
    edges: list[Fraction] = []
    for bound in node.get("require", {}).values():
        edges += _numbers_of(bound)
    points = node.get("points", {})
    for step in points.get("steps", []):
        edges += _numbers_of(step.get("at_least", step.get("at_most")))
    edges += _numbers_of(points.get("target"))
    return edges


def _numbers_of(bound: Any) -> Iterator[Fraction]:
    if isinstance(bound, dict) and "select" in bound:
        for row in [*bound["select"], {"value": bound["otherwise"]}]:
            yield from _numbers_of(row["value"])
    elif not isinstance(bound, dict) or "value" in bound:
        value = number_in(bound)
        if value is not None:
            yield value


# Figures


_WRONG = (True, "abc", ["a"], "12.5.1", "1e5", {"a": True}, False, "5.")


def figure(rng: SmallRandom, node: Document, further_edges: Sequence[Fraction] = ()) -> Any:
    """A figure for the indicator `node`, or None; it likes to lie near an edge."""
    measure, edges = node["measure"], [*edges_of(node), *further_edges]
    kind = measure["type"]
    if kind == "derived":
        kind = measure["as"]
    if rng.chance(3):
        return None
    if kind == "ratio":
        content = _ratio_figure(rng, measure, edges)
    elif rng.chance(7):
        content = {}
    elif rng.chance(3):
        content = {"value": rng.pick((*_WRONG, {"at_least": 3}, 1, "2.5", -1))}
        if kind == "count" and rng.chance(20):
            content = {"numerator": 1, "denominator": 2}
    elif kind == "count":
        content = {"value": _near_count(rng, edges)}
    elif kind == "quantity":
        content = {"value": _near_quantity(rng, edges)}
    elif kind == "yes_no":
        content = {"value": rng.chance(60)}
    elif kind == "choice":
        codes = [option["code"] for option in measure["options"]]
        content = {"value": rng.pick((*codes, *codes, "deputies"))}
    else:
        content = {"value": _checklist(rng, [item["code"] for item in measure["items"]])}
    _say_more(rng, content)
    _say_points(rng, node, content)
    return _bare_at_times(rng, content)


def plain_figure(rng: SmallRandom, node: Document, further_edges: Sequence[Fraction] = ()) -> Any:
    """A figure as most units give one: small, exact, on an edge or beside it, seldom half missing."""
    measure, edges = node["measure"], [*edges_of(node), *further_edges]
    kind = measure["as"] if measure["type"] == "derived" else measure["type"]
    content: Document
    if kind == "ratio":
        content = _plain_ratio(rng, edges)
    elif kind == "count":
        value = floor(rng.pick(edges)) if edges and rng.chance(60) else rng.below(9)
        content = {"value": min(max(value + rng.pick((-1, 0, 0, 1)), 0), GREATEST_COUNT)}
    elif kind == "quantity":
        on_edge = edges and rng.chance(60)
        content = {"value": written(rng, rng.pick(edges) if on_edge else Fraction(rng.below(30)))}
    elif kind == "yes_no":
        content = {"value": rng.chance(70)}
    elif kind == "choice":
        content = {"value": rng.pick(measure["options"])["code"]}
    else:
        items = [item["code"] for item in measure["items"]]
        content = {"value": [code for code in items if rng.chance(75)]}
    if node.get("evidence", "none") != "none" and rng.chance(75):
        content["evidence"] = ["12/BC-UBND"]
    if node.get("may_be_not_applicable") and rng.chance(25):
        content = {"not_applicable": "không có đối tượng"}
    if rng.chance(20):
        _say_points(rng, node, content)
    return _bare_at_times(rng, content)


def _bare_at_times(rng: SmallRandom, content: Document) -> Any:
    if set(content) == {"value"} and not isinstance(content["value"], dict) and rng.chance(70):
        return content["value"]
    return content


def _plain_ratio(rng: SmallRandom, edges: list[Fraction]) -> Document:
    denominator = rng.pick((1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 20, 30))
    numerator = rng.between(0, denominator)
    if edges and rng.chance(60):
        share = min(rng.pick(edges) / 100, Fraction(9))
        if share.denominator <= 10_000:
            denominator = share.denominator * rng.between(1, 4)
        numerator = max(0, floor(share * denominator) + rng.pick((-1, 0, 0, 0, 1)))
    content: Document = {
        "numerator": written(rng, Fraction(numerator)),
        "denominator": written(rng, Fraction(denominator)),
    }
    shape = rng.below(20)
    if shape == 0:
        del content[rng.pick(("numerator", "denominator"))]
    elif shape == 1:
        content = {"numerator": 0, "denominator": 0}
    elif shape < 5:
        share_percent = 100 * Fraction(numerator, denominator)
        if fits(share_percent, 12):
            content = {"value": written(rng, share_percent)}
    return content


def _say_points(rng: SmallRandom, node: Document, content: Document) -> None:
    """The points that a unit claims: an end, a step, or what its figure gives, cut or off by one."""
    points = node.get("points")
    if not rng.chance(12 if points else 2):
        return
    claims = [Fraction(rng.below(12)), Fraction(rng.between(-2, 200), 10)]
    if points:
        given = [points["max"], points.get("min"), points.get("else")]
        given += [step["points"] for step in points.get("steps", [])]
        claims += [value for value in map(number, given) if value is not None]
        counts = [number(content.get(key)) for key in ("numerator", "denominator")]
        top = number(points["max"])
        if top is not None and counts[0] is not None and counts[1]:
            places = rng.below(5)
            cut = Fraction(floor(top * counts[0] / counts[1] * 10**places), 10**places)
            claims += [cut + step * unit_of(places) for step in (-1, 0, 0, 1)]
    value = rng.pick(claims)
    if fits(value):
        content["reported_points"] = written(rng, value)


def _say_more(rng: SmallRandom, content: Document) -> None:
    """Everything that may stand beside a figure."""
    if rng.chance(15):
        content["reported"] = rng.pick(("met", "not_met"))
    if rng.chance(15):
        content["evidence"] = ["12/BC-UBND"]
    if rng.chance(10):
        content["explanation"] = "chờ văn bản"
    if rng.chance(7):
        content["not_applicable"] = "không có đối tượng"
    if rng.chance(8):
        content["approximate"] = True
    if rng.chance(4):
        content["obstacles"] = rng.pick(
            (["thiếu kinh phí"], ["thiếu kinh phí", 'thói quen "giấy"\n'], [])
        )


def _near_count(rng: SmallRandom, edges: list[Fraction]) -> Any:
    near = Fraction(floor(rng.pick(edges or [count(rng)]))) + rng.between(-2, 2)
    value = rng.pick((near, near, count(rng)))
    if value > GREATEST_COUNT + 1:
        value = Fraction(GREATEST_COUNT + rng.below(2))
    if rng.chance(15):
        low = value - rng.between(0, 3) + rng.pick((NOTHING, NOTHING, Fraction(1, 2)))
        return range_of(rng, low, low + rng.between(0, 4), least=None)
    return written(rng, value)


def _near_quantity(rng: SmallRandom, edges: list[Fraction]) -> Any:
    limit = rng.pick(edges or [quantity(rng)])
    value = rng.pick((limit, quantity(rng)))
    if digits_of(limit) <= 8:
        value = rng.pick((value, limit + unit_of(9), limit - unit_of(9)))
    if rng.chance(15):
        other = rng.pick((limit, quantity(rng)))
        return range_of(rng, min(value, other), max(value, other), least=None)
    return written(rng, value)


def _checklist(rng: SmallRandom, items: list[str]) -> Any:
    if rng.chance(4):
        return [items[0], "unknown"]
    if rng.chance(50):
        return [code for code in items if rng.chance(60)]
    marks = {code: rng.pick((True, True, False, None)) for code in items}
    return {code: mark for code, mark in marks.items() if mark is not None or rng.chance(50)}


def _ratio_figure(rng: SmallRandom, measure: Document, edges: list[Fraction]) -> Document:
    exceeds = measure.get("may_exceed_one", False)
    whole = measure.get("parts") != "decimal"
    limit = rng.pick(edges or [percent(rng, exceeds)])
    shape = rng.below(100)
    if shape < 45:
        return _counts(rng, limit, whole)
    if shape < 57:
        return {"value": _near_percent(rng, limit)}
    if shape < 67:
        return _percent_beside_counts(rng, limit, whole)
    if shape < 72:
        return {
            "denominator": 0,
            **rng.pick(({"numerator": 0}, {"numerator": 0}, {"numerator": 1}, {}, {"value": 40})),
        }
    if shape < 80:
        counts = _counts(rng, limit, whole)
        del counts[rng.pick(("numerator", "denominator"))]
        if rng.chance(25):
            counts["value"] = _near_percent(rng, limit)
        if "numerator" in counts and rng.chance(30):
            counts["numerator"] = 0
        return counts
    if shape < 94:
        return _ranged_ratio(rng, limit, whole)
    if shape < 97:
        return {}
    return rng.pick(
        (
            {"value": rng.pick(_WRONG)},
            {"value": "-0.1"},
            {"value": -5},
            {"numerator": "2.5", "denominator": 5},
            {"numerator": 1, "denominator": "2.5"},
            {"value": "100.000000001"},
        )
    )


def _counts(rng: SmallRandom, limit: Fraction, whole: bool) -> Document:
    """Numerator and denominator that hit the limit exactly, or miss it by one, or are far from it."""
    if not whole:
        return _decimal_counts(rng, limit)
    share = limit / 100
    if rng.chance(50):
        times = rng.between(1, max(1, GREATEST_COUNT // max(share.denominator, share.numerator, 1)))
        times = rng.pick((times, 1 + rng.below(min(times, 50))))
        denominator = share.denominator * times
        numerator = share.numerator * times
    else:
        denominator = max(1, int(count(rng)))
        numerator = floor(share * denominator)
    numerator += rng.pick((-1, 0, 0, 0, 1, 1))
    if rng.chance(20):
        numerator = rng.between(0, denominator + denominator // 20)
    numerator = min(max(numerator, 0), GREATEST_COUNT)
    return {
        "numerator": written(rng, Fraction(numerator)),
        "denominator": written(rng, Fraction(denominator)),
    }


def _decimal_counts(rng: SmallRandom, limit: Fraction) -> Document:
    """At most 15 significant digits, 9 after the point."""
    places = rng.pick((0, 1, 2, 9))
    denominator = max(1, rng.magnitude(rng.pick((3, 6, 15))))
    numerator = min(max(floor(limit / 100 * denominator) + rng.between(-1, 1), 0), 10**15 - 1)
    return {
        "numerator": written(rng, Fraction(numerator, 10**places)),
        "denominator": written(rng, Fraction(denominator, 10**places)),
    }


def _near_percent(rng: SmallRandom, limit: Fraction) -> Any:
    step = unit_of(rng.pick((9, 9, 2, 0)))
    value = rng.pick((limit, limit + step, limit - step, percent(rng, False)))
    if value < 0:
        value = Fraction(0)
    if rng.chance(25):
        other = rng.pick((limit, percent(rng, False), limit + step))
        return range_of(rng, min(value, other), max(value, other))
    return written(rng, value)


def _percent_beside_counts(rng: SmallRandom, limit: Fraction, whole: bool) -> Document:
    """A percentage beside both counts: cut, rounded up, or off by one unit of its last decimal."""
    counts = _counts(rng, limit, whole)
    numerator, denominator = number(counts["numerator"]), number(counts["denominator"])
    assert numerator is not None and denominator
    places = rng.pick((0, 1, 2, 2, 4, 9))
    cut = Fraction(floor(100 * numerator / denominator * 10**places), 10**places)
    value = cut + rng.pick((0, 0, 0, 1, 1, -1, 2)) * unit_of(places)
    if value >= 0 and value < 10**8:
        counts["value"] = written(rng, value)
    return counts


def _ranged_ratio(rng: SmallRandom, limit: Fraction, whole: bool) -> Document:
    """Ranges for one or both parts, small and large, near the limit."""
    counts = _counts(rng, limit, whole)
    if rng.chance(40):
        denominator = rng.between(1, 30)
        counts = {
            "numerator": max(0, floor(limit / 100 * denominator) + rng.between(-1, 1)),
            "denominator": denominator,
        }
    for part in ("numerator", "denominator"):
        value = number(counts[part])
        assert value is not None
        shape = rng.below(10)
        if shape < 5:
            below = Fraction(rng.pick((0, 1, 2, rng.magnitude(4))))
            above = Fraction(rng.pick((0, 1, 2, rng.magnitude(4))))
            if whole or value.denominator == 1:
                most = GREATEST_COUNT if whole else GREATEST_COUNT - 1
                counts[part] = range_of(rng, value - below, min(value + above, Fraction(most)))
            else:
                counts[part] = range_of(rng, min(Fraction(1), value), max(Fraction(1), value))
        elif shape == 5 and len(counts) > 1:
            del counts[part]
    return counts
