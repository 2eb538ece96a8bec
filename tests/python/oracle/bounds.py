# SPDX-License-Identifier: Apache-2.0
"""Bounds as they are written: a number, one that is not known, selected by circumstances, or relative to
another bound.

Exists so that judging asks one question: which bound is it in these circumstances?
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from .circumstances import Assignment, Entries, Entry, hold, read_when
from .exact import number

MET, NOT_MET, UNDETERMINED, NOT_APPLICABLE = "met", "not_met", "undetermined", "not_applicable"
OUT = "out"

LOWER_WORDS = ("at_least", "more_than")
UPPER_WORDS = ("at_most", "less_than")
COMPARISONS = LOWER_WORDS + UPPER_WORDS

_CERTAINTY_ORDER = {"attested": 0, "not_found": 0, "inferred": 1, "choice": 2}
_CERTAINTY_NAMES = (None, "inferred", "choice")


def certainty_rank(source: Any) -> int:
    """ "attested < inferred < choice"; of several sources the weakest; what was not found weighs nothing."""
    if source is None:
        return 0
    sources = source if isinstance(source, list) else [source]
    return max((_CERTAINTY_ORDER[one["certainty"]] for one in sources), default=0)


def certainty_name(rank: int) -> str | None:
    """ "Given only when `inferred` or `choice`"."""
    return _CERTAINTY_NAMES[rank]


@dataclass(slots=True, eq=False)
class Stated:
    """A number of the set with what it rests on; `value` None where it exists and is not known."""

    value: Fraction | None
    certainty: int


def stated(written: Any) -> Stated:
    if isinstance(written, dict):
        value = None if written["value"] is None else number(written["value"])
        return Stated(value, certainty_rank(written.get("source")))
    return Stated(None if written is None else number(written), 0)


@dataclass(slots=True, eq=False)
class Bound:
    """One side of what is required, in given circumstances: `word` is the comparison."""

    word: str
    value: Fraction | None
    certainty: int

    @property
    def is_strict(self) -> bool:
        return self.word in ("more_than", "less_than")

    def holds(self, figure: Fraction) -> bool:
        assert self.value is not None
        if self.word == "at_least":
            return figure >= self.value
        if self.word == "more_than":
            return figure > self.value
        if self.word == "at_most":
            return figure <= self.value
        return figure < self.value


class Bounds(NamedTuple):
    """Both sides in given circumstances."""

    lower: Bound | None
    upper: Bound | None

    @property
    def values(self) -> tuple[Fraction | None, ...]:
        return tuple(bound.value for bound in self if bound)

    @property
    def is_unknown(self) -> bool:
        return None in self.values


NO_BOUNDS = Bounds(None, None)


# As written


class Rule:
    """How a bound's number comes about."""

    def entries(self) -> Iterator[Entry]:
        """All that it asks of a unit."""
        yield from ()

    def number_in(self, assignment: Assignment) -> Stated:
        raise NotImplementedError


@dataclass(slots=True, eq=False)
class Plain(Rule):
    given: Stated

    def number_in(self, assignment: Assignment) -> Stated:
        return self.given


@dataclass(slots=True, eq=False)
class Selected(Rule):
    """ "The first row that holds"."""

    rows: list[tuple[Entries, Rule]]
    otherwise: Rule

    def entries(self) -> Iterator[Entry]:
        for entries, rule in self.rows:
            yield from entries
            yield from rule.entries()
        yield from self.otherwise.entries()

    def number_in(self, assignment: Assignment) -> Stated:
        for entries, rule in self.rows:
            if hold(entries, assignment):
                return rule.number_in(assignment)
        return self.otherwise.number_in(assignment)


@dataclass(slots=True, eq=False)
class Relative(Rule):
    """Another bound times a number; "`null` gives `null`"."""

    find: Callable[[], Rule]
    times: Fraction

    def entries(self) -> Iterator[Entry]:
        yield from self.find().entries()

    def number_in(self, assignment: Assignment) -> Stated:
        other = self.find().number_in(assignment)
        value = None if other.value is None else other.value * self.times
        return Stated(value, other.certainty)


def read_rule(
    written: Any, attributes: dict[str, Any], find: Callable[[str], Callable[[], Rule]]
) -> Rule:
    """`find` names the bound of the same key that a reference means, once all sets are read."""
    if isinstance(written, dict) and "select" in written:
        rows = [
            (read_when(row["when"], attributes), read_rule(row["value"], attributes, find))
            for row in written["select"]
        ]
        return Selected(rows, read_rule(written["otherwise"], attributes, find))
    if isinstance(written, dict) and "of" in written:
        return Relative(find(written["of"]), number(written.get("times", 1)) or Fraction(0))
    return Plain(stated(written))


@dataclass(slots=True, eq=False)
class BoundRule:
    """One side of what is required, as the set writes it."""

    word: str
    rule: Rule

    def bound_in(self, assignment: Assignment) -> Bound:
        number_there = self.rule.number_in(assignment)
        return Bound(self.word, number_there.value, number_there.certainty)
