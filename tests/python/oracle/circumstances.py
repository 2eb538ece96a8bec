# SPDX-License-Identifier: Apache-2.0
"""Attributes, facts and the target year, and what is not known of them.

Exists because "an attribute, fact or year that is not known … is taken as *every* value it may have …, the
same in the whole of one indicator": here that is a list of assignments, tried one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, pairwise, product
from typing import Any, NamedTuple

from .exact import number
from .spans import Span, span_of_range

Assignment = dict["Variable", Any]

FACT, ATTRIBUTE, YEAR = "fact", "attribute", "year"


class Variable(NamedTuple):
    """What a condition asks for. Attributes are the same where name and declaration are: "a bound over
    another set is read with that set's declarations"."""

    kind: str
    name: str
    declared: Any
    """`yes_no`, `decimal`, `year` or the tuple of the declared values."""

    @property
    def shown(self) -> dict[str, str]:
        return {FACT if self.kind == FACT else ATTRIBUTE: self.name}

    def read(self, written: Any) -> Any:
        """The value; None where it is none of those declared."""
        if self.declared == "yes_no":
            return written if isinstance(written, bool) else None
        if self.declared in ("decimal", "year"):
            return number(written)
        return written if isinstance(written, str) and written in self.declared else None


@dataclass(slots=True, frozen=True)
class Entry:
    """One entry of a `when`."""

    variable: Variable
    one_of: tuple[Any, ...] | None
    span: Span | None

    def holds(self, value: Any) -> bool:
        if self.one_of is not None:
            return value in self.one_of
        assert self.span is not None
        return self.span.holds(value)

    @property
    def landmarks(self) -> Iterator[Fraction]:
        """The numbers at which the answer may change."""
        if self.one_of is not None:
            yield from self.one_of
        elif self.span is not None:
            yield from (end for end in (self.span.low, self.span.high) if end is not None)


Entries = tuple[Entry, ...]


def read_when(written: dict[str, Any], attributes: dict[str, Any]) -> Entries:
    """ "An object, all of whose entries must hold"."""
    return tuple(
        _entry(variable_of(name, attributes), content)
        for name, content in written.items()
        if not name.startswith("x-")
    )


def read_condition(written: dict[str, Any] | None, attributes: dict[str, Any]) -> Entries:
    """ "`applies_when` is a `when` or `{"fact": name, "is": true}`"."""
    if written is None:
        return ()
    if "fact" in written:
        return (Entry(Variable(FACT, written["fact"], "yes_no"), (written["is"],), None),)
    return read_when(written, attributes)


def variable_of(name: str, attributes: dict[str, Any]) -> Variable:
    if name == YEAR:
        return Variable(YEAR, YEAR, "year")
    declared = attributes[name]
    return Variable(ATTRIBUTE, name, tuple(declared) if isinstance(declared, list) else declared)


_WORDS: dict[str, str] = {"from": "at_least", "to": "at_most"}


def _entry(variable: Variable, content: Any) -> Entry:
    if isinstance(content, dict):
        limits = {str(_WORDS.get(word, word)): limit for word, limit in content.items()}
        return Entry(variable, None, span_of_range(limits))
    values = content if isinstance(content, list) else [content]
    return Entry(variable, tuple(variable.read(value) for value in values), None)


@dataclass(slots=True)
class Known:
    """What is known of a unit; a value outside the declared list is not."""

    facts: dict[str, bool] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    year: int | None = None

    def value(self, variable: Variable) -> Any:
        if variable.kind == FACT:
            return self.facts.get(variable.name)
        if variable.kind == YEAR:
            return None if self.year is None else Fraction(self.year)
        return variable.read(self.attributes.get(variable.name))


def assignments(entries: Iterable[Entry], known: Known) -> list[Assignment]:
    """Every assignment of the variables asked for, each known one to its value."""
    asked: dict[Variable, list[Entry]] = {}
    for entry in entries:
        asked.setdefault(entry.variable, []).append(entry)
    domains = []
    for variable, asking in asked.items():
        value = known.value(variable)
        domains.append(_domain(variable, asking) if value is None else [value])
    found = [dict(zip(asked, values, strict=True)) for values in product(*domains)]
    return [one for one in found if _is_one_unit(one, known)]


def _domain(variable: Variable, asking: list[Entry]) -> list[Any]:
    """ "A declared value, yes and no, any decimal, any year": of numbers one for each way to answer."""
    if variable.declared == "yes_no":
        return [False, True]
    if isinstance(variable.declared, tuple):
        return list(variable.declared)
    marks = sorted({mark for entry in asking for mark in entry.landmarks}) or [Fraction(0)]
    if variable.declared == "year":
        return sorted({mark + step for mark in marks for step in (-1, 0, 1)})
    between = [(low + high) / 2 for low, high in pairwise(marks)]
    return sorted([marks[0] - 1, *marks, *between, marks[-1] + 1])


def _is_one_unit(assignment: Assignment, known: Known) -> bool:
    """One attribute that two sets declare differently has one value wherever both declare that value."""
    for one, other in combinations(assignment, 2):
        if (one.kind, one.name) != (other.kind, other.name):
            continue
        if known.value(one) is not None or known.value(other) is not None:
            continue
        left, right = assignment[one], assignment[other]
        if left != right and other.read(left) is not None and one.read(right) is not None:
            return False
    return True


def hold(entries: Iterable[Entry], assignment: Assignment) -> bool:
    return all(entry.holds(assignment[entry.variable]) for entry in entries)


def matter(tried: list[Assignment], outcome: Callable[[Assignment], Any]) -> tuple[Variable, ...]:
    """The variables of which a change, all others unchanged, changes the outcome somewhere."""
    outcomes = [outcome(assignment) for assignment in tried]
    found = []
    for variable in tried[0] if tried else ():
        seen: dict[tuple[Any, ...], set[Any]] = {}
        for assignment, result in zip(tried, outcomes, strict=True):
            others = tuple(value for key, value in assignment.items() if key != variable)
            seen.setdefault(others, set()).add(result)
        if any(len(results) > 1 for results in seen.values()):
            found.append(variable)
    return tuple(found)


@dataclass(slots=True)
class Applicability:
    """Whether conditions hold: surely, surely not, or it depends on what `open_variables` are."""

    is_possible: bool = True
    open_variables: tuple[Variable, ...] = ()

    @property
    def is_open(self) -> bool:
        return bool(self.open_variables)

    @property
    def reason(self) -> str:
        """ "`missing_fact` (only facts among those that matter)"."""
        only_facts = all(variable.kind == FACT for variable in self.open_variables)
        return "missing_fact" if only_facts else "missing_attribute"


APPLIES = Applicability()
DOES_NOT_APPLY = Applicability(is_possible=False)


def applicability(entries: Entries, known: Known) -> Applicability:
    if not entries:
        return APPLIES
    tried = assignments(entries, known)
    answers = {hold(entries, assignment) for assignment in tried}
    if answers == {True}:
        return APPLIES
    if answers == {False}:
        return DOES_NOT_APPLY
    return Applicability(True, matter(tried, lambda assignment: hold(entries, assignment)))
