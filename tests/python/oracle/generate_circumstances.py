# SPDX-License-Identifier: Apache-2.0
"""Random circumstances: what a set asks of a unit, conditions on it, and what units say.

Exists so that attributes, facts and years are asked for and answered on the same edges.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from typing import Any

from .generate_numbers import Document, percent, unit_of, written
from .small_random import SmallRandom

YEARS = (2022, 2023, 2024, 2025)

_DECLARABLE: dict[str, Any] = {
    "region": ["coast", "delta", "northern_mountains"],
    "kind": ["commune", "ward"],
    "difficult": "yes_no",
    "farm_land_percent": "decimal",
}
_MISSPELT = ("regin", "dificult", "kinds", "population", "farm_land_percents")
_NO_SUCH_VALUE = ("northern_mountain", "deltas", "word", "highlands")


class Circumstances:
    """What one set declares, and what its conditions ask."""

    def __init__(
        self,
        rng: SmallRandom,
        facts: tuple[str, ...],
        declared: Collection[str] = (),
        has_own_values: bool = True,
    ) -> None:
        """`declared`: names that it surely declares. `has_own_values`: perhaps with other values than another
        set, which must not use its bounds: what is not known is then taken of each set by itself."""
        self.rng = rng
        self.facts = facts
        self.attributes: Document = {}
        for name, kind in _DECLARABLE.items():
            if name in declared or rng.chance(40):
                self.attributes[name] = kind
                if has_own_values and isinstance(kind, list) and rng.chance(30):
                    self.attributes[name] = kind[rng.below(2) :] if len(kind) > 1 else kind
        self.asks_year = False
        self._edges: list[Fraction] = []

    # What the set asks

    def when(self) -> Document:
        """One or two entries; without attributes the year is asked."""
        rng = self.rng
        names = [*self.attributes, *(["year"] if not self.attributes or rng.chance(30) else [])]
        entries: Document = {}
        for _ in range(rng.pick((1, 1, 2))):
            name = rng.pick(names)
            entries[name] = self._asked(name)
        return entries

    def _asked(self, name: str) -> Any:
        rng = self.rng
        if name == "year":
            self.asks_year = True
            first, last = sorted((rng.pick(YEARS), rng.pick(YEARS)))
            asked: list[Any] = [first, sorted({first, last}), {"from": first, "to": last}]
            return rng.pick([*asked, {"from": first}, {"to": last}])
        kind = self.attributes[name]
        if kind == "yes_no":
            return rng.chance(50)
        if kind == "decimal":
            return self._asked_of_decimal()
        if rng.chance(50):
            return rng.pick(kind)
        return [value for value in kind if rng.chance(60)] or list(kind)

    def _asked_of_decimal(self) -> Any:
        rng = self.rng
        value = rng.pick((Fraction(30), Fraction(rng.between(0, 100)), percent(rng, False)))
        self._edges.append(value)
        shape = rng.below(10)
        if shape == 0:
            return written(rng, value)
        word = rng.pick(("at_least", "more_than", "at_most", "less_than"))
        if shape < 8:
            return {word: written(rng, value)}
        upper = value + rng.between(1, 20)
        self._edges.append(upper)
        return {
            rng.pick(("at_least", "more_than")): written(rng, value),
            rng.pick(("at_most", "less_than")): written(rng, upper),
        }

    def condition(self) -> Document | None:
        """An `applies_when`: a fact or a `when`."""
        if self.facts and self.rng.chance(45):
            return self.fact_is()
        return self.when() if self.attributes or self.rng.chance(25) else None

    def fact_is(self) -> Document:
        return {"fact": self.rng.pick(self.facts), "is": self.rng.chance(60)}

    # What a unit says

    def attributes_of_unit(self, complete: bool = False) -> Document:
        """What a unit is; `complete`: all that is asked, as it may be answered."""
        rng = self.rng
        said: Document = {}
        for name, kind in self.attributes.items():
            if complete or rng.chance(78):
                said[name] = self._said(kind, complete)
        if not complete and rng.chance(5):
            said[rng.pick(_MISSPELT)] = rng.pick((True, "delta", 30))
        return said

    def _said(self, kind: Any, complete: bool) -> Any:
        rng = self.rng
        if kind == "yes_no":
            return rng.chance(50)
        if kind == "decimal":
            near = rng.pick(self._edges) if self._edges else Fraction(30)
            value = near + rng.pick((0, 0, 1, -1)) * rng.pick((unit_of(9), Fraction(1)))
            return written(rng, rng.pick((near, value, percent(rng, False))))
        return rng.pick(_NO_SUCH_VALUE) if not complete and rng.chance(8) else rng.pick(kind)

    def facts_of_unit(self, complete: bool = False) -> Document:
        rng = self.rng
        if complete:
            return {name: rng.chance(60) for name in self.facts}
        said = {name: rng.pick((True, True, False, None)) for name in self.facts if rng.chance(75)}
        if rng.chance(4):
            said[rng.pick(("disciplned", "is_wards", "x"))] = True
        return said
