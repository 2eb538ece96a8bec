# SPDX-License-Identifier: Apache-2.0
"""Random bounds: plain, selected by circumstances, or relative to another bound.

Exists so that whatever a bound may turn out to be is valid: it never crosses its opposite, exceeds a whole or
runs out of digits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .generate_circumstances import Circumstances
from .generate_numbers import (
    LOWER_WORDS,
    UPPER_WORDS,
    Document,
    count,
    fits,
    percent,
    plain_percent,
    quantity,
    stated,
    written,
)
from .small_random import SmallRandom

_NULL = 8
_TIMES = ("1.10", "0.5", "1", "2", "1.5", "0.333", "1.000000001", "0.9")
_GREATEST_BOUND = 10**15


@dataclass(frozen=True)
class Known:
    """A bound that others may be relative to, with every number it may turn out to be."""

    reference: str
    word: str
    measure: Document
    values: tuple[Fraction | None, ...]

    def named(self, set_name: str) -> Known:
        """As a bound of a set that others name so."""
        code = self.reference.partition("#")[2]
        return Known(f"{set_name}#{code}", self.word, self.measure, self.values)


class Bounds:
    """Draws what is required of numbers, and keeps it for bounds that are relative to it."""

    def __init__(
        self, rng: SmallRandom, circumstances: Circumstances, elsewhere: list[Known], own_name: str
    ) -> None:
        self.rng = rng
        self.circumstances = circumstances
        self.elsewhere = elsewhere
        self.own: list[Known] = []
        self.own_name = own_name
        self.edges: dict[str, list[Fraction]] = {}
        """Every number that an indicator's bounds may turn out to be."""

    def require(self, code: str, measure: Document) -> Document:
        rng = self.rng
        alike = self._alike(measure)
        if rng.chance(65):
            word = rng.pick((*LOWER_WORDS, "at_least", "at_least", *UPPER_WORDS))
            if alike and rng.chance(40):
                word = rng.pick(alike).word
            sides: list[Any] = [(word, lambda: self._draw(measure), lambda values: True)]
        else:
            sides = self._two_sides(measure)
        require: Document = {}
        for word, draw, accepts in sides:
            values: list[Fraction | None] = []
            require[word] = self._bound(word, measure, draw, accepts, values, may_select=True)
            own_name = rng.pick(("", "", self.own_name))
            self.own.append(Known(f"{own_name}#{code}", word, measure, tuple(values)))
            self.edges.setdefault(code, []).extend(one for one in values if one is not None)
        return require

    def _two_sides(self, measure: Document) -> list[Any]:
        """A lower and an upper side: no number of the one reaches any of the other."""
        rng = self.rng
        drawn = sorted(self._draw(measure) for _ in range(4))
        lowers, uppers = drawn[:2], drawn[2:]
        is_ratio = "ratio" in (measure["type"], measure.get("as"))
        room = Fraction(1, 1000) if is_ratio else 2
        if uppers[0] - lowers[1] < room:
            lowers, uppers = [lowers[0]], [lowers[0] + room, lowers[0] + room]
            if is_ratio and uppers[0] > 100:
                lowers, uppers = [Fraction(20)], [Fraction(80)]
        least, greatest = uppers[0], lowers[-1]
        return [
            (
                rng.pick(LOWER_WORDS),
                lambda: rng.pick(lowers),
                lambda values: all(value is None or value <= greatest for value in values),
            ),
            (
                rng.pick(UPPER_WORDS),
                lambda: rng.pick(uppers),
                lambda values: all(value is None or value >= least for value in values),
            ),
        ]

    def _draw(self, measure: Document) -> Fraction:
        rng = self.rng
        kind = measure["type"] if measure["type"] != "derived" else measure["as"]
        if kind == "ratio":
            exceeds = measure.get("may_exceed_one", False)
            return plain_percent(rng) if rng.chance(65) else percent(rng, exceeds)
        if kind == "count":
            half = Fraction(1, 2) if rng.chance(10) else 0
            return (Fraction(rng.below(8)) if rng.chance(65) else count(rng)) + half
        return Fraction(rng.below(30)) if rng.chance(65) else quantity(rng)

    def _bound(
        self,
        word: str,
        measure: Document,
        draw: Callable[[], Fraction],
        accepts: Callable[[tuple[Fraction | None, ...]], bool],
        values: list[Fraction | None],
        may_select: bool,
    ) -> Any:
        """A bound; what it may turn out to be is added to `values`."""
        rng = self.rng
        shape = rng.below(100)
        if may_select and shape < 30 and (self.circumstances.attributes or shape < 12):
            row = (word, measure, draw, accepts, values)
            rows = [
                {"when": self.circumstances.when(), "value": self._bound(*row, may_select=False)}
                for _ in range(rng.between(1, 3))
            ]
            return {"select": rows, "otherwise": self._bound(*row, may_select=False)}
        if shape < (75 if may_select else 25):
            known = self._relative(word, measure, accepts)
            if known:
                bound, found = known
                values += found
                return bound
        value = None if rng.chance(_NULL) else draw()
        values.append(value)
        return stated(rng, value)

    def _alike(self, measure: Document) -> list[Known]:
        """The bounds on the same measure and unit."""
        if measure["type"] == "derived":
            return []
        return [
            known
            for known in (*self.own, *self.elsewhere, *self.elsewhere)
            if all(known.measure.get(key) == measure.get(key) for key in ("type", "unit", "parts"))
        ]

    def _relative(
        self, word: str, measure: Document, accepts: Callable[[tuple[Fraction | None, ...]], bool]
    ) -> tuple[Document, tuple[Fraction | None, ...]] | None:
        candidates = [known for known in self._alike(measure) if known.word == word]
        if not candidates:
            return None
        known, times = self.rng.pick(candidates), Fraction(self.rng.pick(_TIMES))
        values = tuple(None if value is None else value * times for value in known.values)
        if not all(value is None or _may_be(value, measure) for value in values):
            return None
        if not accepts(values):
            return None
        return {"of": known.reference, "times": written(self.rng, times)}, values


def _may_be(value: Fraction, measure: Document) -> bool:
    """Whether a product stays within what a bound of the measure may be."""
    if measure["type"] == "ratio":
        within = value <= 100 or (measure.get("may_exceed_one", False) and value < 10_000)
        return within and fits(value, 12)
    return fits(value) and abs(value) <= _GREATEST_BOUND
