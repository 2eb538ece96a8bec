# SPDX-License-Identifier: Apache-2.0
"""Random indicators: what is measured and what is required, with plain bounds.

Exists as the part of a set that all random sets share.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from .generate_numbers import (
    LOWER_WORDS,
    POLICIES,
    TITLE,
    UPPER_WORDS,
    Document,
    count,
    digits_of,
    percent,
    quantity,
    source,
    stated,
    unit_of,
)
from .small_random import SmallRandom

_KINDS = ("ratio",) * 6 + ("decimal", "count", "quantity", "yes_no", "choice", "checklist")
_OPTIONS = ("head", "deputy", "none", "3.10")
_ITEMS = ("a", "b", "c", "d")
_HALVES = (Fraction(0), Fraction(0), Fraction(0), Fraction(1, 2))


def measure_of(rng: SmallRandom, kinds: tuple[str, ...] = _KINDS) -> Document:
    kind = rng.pick(kinds)
    if kind in ("ratio", "decimal"):
        measure: Document = {"type": "ratio"}
        if kind == "decimal":
            measure["parts"] = "decimal"
        if rng.chance(15):
            measure["may_exceed_one"] = True
        if rng.chance(40):
            measure["zero_denominator"] = rng.pick(("undetermined", "not_applicable", "met"))
        return measure
    if kind == "count":
        return {"type": "count", "unit": {"vi": "mô hình"}}
    if kind == "choice":
        options = _OPTIONS[: rng.between(1, 4)]
        return {"type": "choice", "options": [{"code": code, "title": TITLE} for code in options]}
    if kind == "checklist":
        items = _ITEMS[: rng.between(1, 4)]
        return {"type": "checklist", "items": [{"code": code, "title": TITLE} for code in items]}
    return {"type": kind}


def require_of(rng: SmallRandom, measure: Document) -> Document:
    kind = measure["type"]
    if kind == "ratio":
        exceeds = "may_exceed_one" in measure
        return _bounds(rng, lambda: percent(rng, exceeds), whole=False)
    if kind == "count":
        return _bounds(rng, lambda: count(rng) + rng.pick(_HALVES), whole=True)
    if kind == "quantity":
        return _bounds(rng, lambda: quantity(rng), whole=False)
    return other_require_of(rng, measure)


def other_require_of(rng: SmallRandom, measure: Document) -> Document:
    """What is required of a measure that is no number."""
    if measure["type"] == "yes_no":
        return {"is": rng.pick((True, True, True, False, None))}
    if measure["type"] == "choice":
        options = [option["code"] for option in measure["options"]]
        first = rng.below(len(options))
        among = options[first : rng.between(first + 1, len(options))]
        return {"one_of": None if rng.chance(10) else among}
    items = len(measure["items"])
    return {"checked": rng.pick(("all", None, rng.between(0, items), rng.between(1, items)))}


def _bounds(rng: SmallRandom, draw: Callable[[], Fraction], whole: bool) -> Document:
    """One lower, one upper or both; both never cross and leave room between them."""
    null = 8
    if rng.chance(65):
        word = rng.pick(("at_least", "at_least", "at_least", "more_than", "at_most", "less_than"))
        return {word: stated(rng, None if rng.chance(null) else draw())}
    lower, upper = sorted((draw(), draw()))
    lower_word, upper_word = rng.pick(LOWER_WORDS), rng.pick(UPPER_WORDS)
    near = lower + rng.pick((unit_of(9), unit_of(3), Fraction(1), Fraction(5)))
    if rng.chance(40) and not whole and near < upper and digits_of(near) <= 12:
        upper = near
    if whole and upper - lower < 2:
        upper = lower + 2
    if lower == upper:
        lower_word, upper_word = "at_least", "at_most"
    return {
        lower_word: stated(rng, None if rng.chance(null) else lower),
        upper_word: stated(rng, None if rng.chance(null) else upper),
    }


def say_more_of_indicator(rng: SmallRandom, node: Document) -> None:
    """What may stand beside the measure, but for the conditions."""
    if rng.chance(15):
        node["may_be_not_applicable"] = True
    if rng.chance(15):
        node["not_applicable"] = rng.pick(POLICIES)
    if rng.chance(30):
        node["evidence"] = rng.pick(("required", "or_explanation", "none"))
    if rng.chance(20):
        node["source"] = source(rng)


def indicator(rng: SmallRandom, code: str, facts: tuple[str, ...]) -> Document:
    """An indicator that passes or fails, of plain bounds."""
    node: Document = {"code": code, "title": TITLE}
    node["measure"] = measure_of(rng)
    node["require"] = require_of(rng, node["measure"])
    say_more_of_indicator(rng, node)
    if facts and rng.chance(15):
        node["applies_when"] = {"fact": rng.pick(facts), "is": rng.chance(60)}
    return node
