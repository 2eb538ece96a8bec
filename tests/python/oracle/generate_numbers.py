# SPDX-License-Identifier: Apache-2.0
"""Random numbers, sources and ranges as a document may write them.

Exists so that every drawn number respects the limits of the formats, and lies where exactness can go wrong.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .exact import GREATEST_COUNT, JsonNumber, number, shown
from .small_random import SmallRandom

Document = dict[str, Any]

TITLE = {"vi": "Chỉ tiêu"}
POLICIES = ("excluded", "rescaled", "met", "not_met")
LOWER_WORDS = ("at_least", "more_than")
UPPER_WORDS = ("at_most", "less_than")

_CERTAINTIES = ("attested", "inferred", "not_found", "choice")


def written(rng: SmallRandom, value: Fraction) -> Any:
    """A number as a document may write it: a JSON number or a string, at times with zeros that do not count."""
    text = shown(value)
    if value == 0 and rng.chance(5):
        return "-0"
    if rng.chance(8):
        places = len(text.partition(".")[2])
        text += ("" if places else ".") + "0" * rng.between(1, 2) if places <= 7 else ""
        return text if rng.chance(50) else JsonNumber(text)
    if "." not in text:
        return int(text) if rng.chance(80) else text
    return text if rng.chance(50) else JsonNumber(text)


def digits_of(value: Fraction) -> int:
    return len(shown(abs(value)).replace(".", ""))


def fits(value: Fraction, digits: int = 18) -> bool:
    """Whether the value can be written with at most so many digits, 9 of them after the point."""
    return 10**9 % value.denominator == 0 and digits_of(value) <= digits


def unit_of(places: int) -> Fraction:
    return Fraction(1, 10**places)


def percent(rng: SmallRandom, may_exceed_one: bool) -> Fraction:
    """A percentage of at most 12 significant digits, 9 of them after the point."""
    top = 100
    if may_exceed_one and rng.chance(40):
        top = rng.pick((150, 200, 999))
    shape = rng.below(10)
    if shape < 3:
        return Fraction(rng.between(0, top))
    if shape == 3:
        return Fraction(rng.pick((0, 100, top, 1, 99)))
    if shape == 4:
        close = ("33.333333333", "66.666666667", "99.999999999", "0.000000001")
        return Fraction(rng.pick(close))
    places = rng.pick((1, 2, 3, 6, 9))
    return Fraction(rng.between(0, top * 10**places), 10**places)


def plain_percent(rng: SmallRandom) -> Fraction:
    """One that small counts hit exactly, or just miss."""
    return Fraction(rng.pick(("10", "20", "25", "33.33", "50", "60", "66.67", "75", "80", "100")))


def quantity(rng: SmallRandom) -> Fraction:
    """A decimal of at most 18 significant digits, 9 of them after the point, perhaps negative."""
    places = rng.pick((0, 0, 1, 2, 9))
    value = Fraction(rng.magnitude(18), 10**places)
    return -value if rng.chance(25) else value


def count(rng: SmallRandom) -> Fraction:
    if rng.chance(5):
        return Fraction(GREATEST_COUNT - rng.below(2))
    return Fraction(rng.magnitude(rng.pick((1, 2, 4, 15))))


def source(rng: SmallRandom) -> Any:
    one = {"certainty": rng.pick(_CERTAINTIES)}
    if rng.chance(20):
        return [one, {"certainty": rng.pick(_CERTAINTIES), "ref": "báo"}]
    return one


def stated(rng: SmallRandom, value: Fraction | None) -> Any:
    """A bound or a conclusion's number: bare, with its source, or null where it is not known."""
    if value is None:
        return None
    bare = written(rng, value)
    return {"value": bare, "source": source(rng)} if rng.chance(20) else bare


def number_in(given: Any) -> Fraction | None:
    """The number of a bound as `stated` writes it."""
    return number(given["value"]) if isinstance(given, dict) else number(given)


def range_of(
    rng: SmallRandom, low: Fraction, high: Fraction, least: Fraction | None = Fraction(0)
) -> Document:
    """One or two comparisons, lower below upper, no end below `least`."""
    if least is not None:
        low, high = max(low, least), max(high, least)
    if low > high:
        low, high = high, low
    lower = {rng.pick(LOWER_WORDS): written(rng, low)}
    upper = {rng.pick(UPPER_WORDS): written(rng, high)}
    if low == high or rng.chance(30):
        return rng.pick((lower, upper))
    return {**lower, **upper}
