# SPDX-License-Identifier: Apache-2.0
"""Brute force: tries every completion and evaluates what is then known, on the documents themselves.

Exists to check the oracle's own shortcuts. Nothing here uses the prepared set or the analytic forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import Any

from .criteria import MET, NOT_APPLICABLE, NOT_MET, OUT, Bound
from .exact import number
from .small_random import SmallRandom

Document = dict[str, Any]


# Two counts


def regions_of_pairs(
    pairs: Iterator[tuple[int, int]], lower: Bound | None, upper: Bound | None
) -> tuple[bool, bool, bool]:
    """Whether some pair fails the lower bound, fails neither, fails the upper bound."""
    below = within = above = False
    for n, d in pairs:
        figure = Fraction(100 * n, d)
        under = lower is not None and not lower.holds(figure)
        over = upper is not None and not upper.holds(figure)
        below, above = below or under, above or over
        within = within or not (under or over)
    return below, within, above


# One form over its own members


def results_by_trying(
    kind: str, counted: str, word: str, limits: list[Fraction], members: list[list[list[str]]]
) -> frozenset[str]:
    """What a status form results in over every choice: each member gives a list of possible lists of statuses."""
    found = set()
    for choice in product(*members):
        statuses = [status for part in choice for status in part]
        for limit in limits:
            found.add(definite_status_form(kind, counted, word, limit, statuses))
    return frozenset(found)


def definite_status_form(
    kind: str, counted: str, word: str, limit: Fraction, statuses: list[str]
) -> str:
    members_in = [status for status in statuses if status != OUT]
    if kind == "any_met":
        return MET if MET in members_in else NOT_MET
    count = members_in.count(counted)
    if kind == "count":
        return _compared(word, Fraction(count), limit)
    if not members_in:
        return NOT_APPLICABLE
    if kind == "all_met":
        return MET if set(members_in) == {MET} else NOT_MET
    return _compared(word, Fraction(100 * count, len(members_in)), limit)


def _compared(word: str, figure: Fraction, limit: Fraction) -> str:
    return MET if (figure >= limit if word == "at_least" else figure > limit) else NOT_MET


# A whole set


@dataclass
class Completion:
    """One way in which everything of a unit may turn out."""

    rng: SmallRandom
    facts: dict[str, bool]
    statuses: dict[str, str]
    """What each indicator counts as."""
    unspecified: dict[str, list[str]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    conclusions: dict[str, Any] = field(default_factory=dict)
    numbers: dict[int, Fraction] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)


_COUNTED = {"excluded": OUT, "rescaled": OUT, "met": MET, "not_met": NOT_MET}


class Tried:
    """Evaluates the conclusions of a criteria document under completions."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.parents: dict[str, Document | None] = {}
        self.nodes: dict[str, Document] = {}
        self._walk(document["criteria"], None)

    def _walk(self, nodes: list[Document], parent: Document | None) -> None:
        for node in nodes:
            self.nodes[node["code"]] = node
            self.parents[node["code"]] = parent
            self._walk(node.get("children", []), node)

    def complete(
        self, rng: SmallRandom, known: dict[str, bool], candidates: dict[str, list[str]]
    ) -> Completion:
        """A random completion: facts not known either way, each indicator one of its `candidates` where it applies."""
        facts = {fact["name"]: rng.chance(50) for fact in self.document.get("facts", [])} | known
        completion = Completion(rng, facts, {})
        for code, node in self.nodes.items():
            if "measure" in node:
                applies = self._applies(node, facts)
                completion.statuses[code] = (
                    rng.pick(candidates[code]) if applies else self._policy(node)
                )
        completion.unspecified[""] = self._draw_unspecified(
            rng, self.document, self.document["criteria"], None
        )
        for code, node in self.nodes.items():
            if "children" in node:
                away = None if self._applies(node, facts) else self._policy(node)
                completion.unspecified[code] = self._draw_unspecified(
                    rng, node, node["children"], away
                )
        return completion

    def _draw_unspecified(
        self, rng: SmallRandom, node: Document, children: list[Document], away: str | None
    ) -> list[str]:
        if "expected_indicators" not in node:
            return []
        expected = node["expected_indicators"]
        count = (
            rng.between(1, 3)
            if expected is None
            else expected - sum(map(self._stands_for, children))
        )
        return [away or rng.pick((MET, NOT_MET)) for _ in range(count)]

    def _stands_for(self, node: Document) -> int:
        if "measure" in node or node.get("counts_as"):
            return 1
        expected = node.get("expected_indicators")
        if isinstance(expected, int):
            return expected
        return sum(map(self._stands_for, node["children"]))

    def _applies(self, node: Document | None, facts: dict[str, bool]) -> bool:
        while node:
            condition = node.get("applies_when")
            if condition and facts[condition["fact"]] != condition["is"]:
                return False
            node = self.parents[node["code"]]
        return True

    def _policy(self, node: Document | None) -> str:
        while node:
            if "not_applicable" in node:
                return _COUNTED[node["not_applicable"]]
            node = self.parents[node["code"]]
        return _COUNTED[self.document["policies"]["not_applicable"]]

    # Judging a completion

    def group(self, code: str, completion: Completion) -> str:
        """What a group counts as."""
        if code not in completion.groups:
            node = self.nodes[code]
            if not self._applies(node, completion.facts):
                counted = self._policy(node)
            else:
                if "when" in node:
                    status = self.form(node["when"], code, completion)
                else:
                    members = [
                        self.counts_as(child["code"], completion) for child in node["children"]
                    ]
                    members += completion.unspecified[code]
                    status = definite_status_form("all_met", MET, "", Fraction(0), members)
                counted = OUT if status == NOT_APPLICABLE else status
            completion.groups[code] = counted
        return completion.groups[code]

    def counts_as(self, code: str, completion: Completion) -> str:
        return (
            self.group(code, completion)
            if "children" in self.nodes[code]
            else completion.statuses[code]
        )

    def conclusion(self, code: str, completion: Completion) -> Any:
        """A status; with levels a level's code or None."""
        if code not in completion.conclusions:
            written = next(one for one in self.document["conclusions"] if one["code"] == code)
            condition = written.get("applies_when")
            result: Any
            if condition and completion.facts[condition["fact"]] != condition["is"]:
                result = NOT_APPLICABLE
            elif "when" in written:
                result = self.form(written["when"], "", completion)
            else:
                holds = (
                    level
                    for level in written["levels"]
                    if self.form(level["when"], "", completion) == MET
                )
                result = next((level["code"] for level in holds), None)
            completion.conclusions[code] = result
        return completion.conclusions[code]

    def form(self, form: Document, scope: str, completion: Completion) -> str:
        if "fact" in form:
            return MET if completion.facts[form["fact"]] == form["is"] else NOT_MET
        if "conclusion" in form:
            return self._conclusion_form(form, completion)
        ((kind, content),) = form.items()
        if kind in ("all", "any"):
            found = [self.form(operand, scope, completion) for operand in content]
            found = [result for result in found if result != NOT_APPLICABLE]
            if not found:
                return NOT_APPLICABLE
            deciding, other = (NOT_MET, MET) if kind == "all" else (MET, NOT_MET)
            return deciding if deciding in found else other
        if kind == "not":
            return MET if self.form(content, scope, completion) == NOT_MET else NOT_MET
        if kind in ("all_met", "any_met"):
            return definite_status_form(
                kind, MET, "", Fraction(0), self._selected(content, scope, completion)
            )
        measured, _, counted = kind.partition("_")
        word = "at_least" if "at_least" in content else "more_than"
        limit = content[word]["value"] if isinstance(content[word], dict) else content[word]
        value = completion.numbers.setdefault(
            id(content), self._any_number(completion.rng, measured)
        )
        if limit is not None:
            exact = number(limit)
            assert exact is not None
            value = exact
        statuses = self._selected(content["among"], scope, completion)
        return definite_status_form(measured, counted, word, value, statuses)

    @staticmethod
    def _any_number(rng: SmallRandom, measured: str) -> Fraction:
        return Fraction(
            rng.pick((0, 100, rng.below(101)))
            if measured == "share"
            else rng.pick((0, 1, rng.below(30)))
        )

    def _conclusion_form(self, form: Document, completion: Completion) -> str:
        code = form["conclusion"]
        if "#" in code:
            return completion.elsewhere.setdefault(code, completion.rng.pick((MET, NOT_MET)))
        result = self.conclusion(code, completion)
        if result == NOT_APPLICABLE:
            replaced: str = form.get("if_not_applicable", NOT_MET)
            return completion.rng.pick((MET, NOT_MET)) if replaced == "undetermined" else replaced
        written = next(one for one in self.document["conclusions"] if one["code"] == code)
        if "levels" not in written:
            return str(result)
        order = [level["code"] for level in written["levels"]]
        worst = form.get("level_at_least", order[-1])
        return MET if result is not None and order.index(result) <= order.index(worst) else NOT_MET

    def _selected(self, selector: Any, scope: str, completion: Completion) -> list[str]:
        if selector == "*":
            return self._below(scope, completion)
        if isinstance(selector, (str, list)):
            codes = [selector] if isinstance(selector, str) else selector
            return [self.counts_as(code, completion) for code in codes]
        if "under" in selector:
            return self._below(selector["under"], completion)
        tag = selector["tag"]
        statuses = []
        for code, node in self.nodes.items():
            if self._is_below(code, scope) and tag in node.get("tags", []):
                statuses.append(self.counts_as(code, completion))
        if tag not in self.document.get("complete_tags", []):
            for code, pool in completion.unspecified.items():
                if code == scope or self._is_below(code, scope):
                    statuses += [status for status in pool if completion.rng.chance(50)]
        return statuses

    def _is_below(self, code: str, scope: str) -> bool:
        """Whether a node stands below a group ("": the set)."""
        if not scope:
            return True
        parent = self.parents.get(code)
        return parent is not None and (
            parent["code"] == scope or self._is_below(parent["code"], scope)
        )

    def _below(self, scope: str, completion: Completion) -> list[str]:
        children = self.nodes[scope]["children"] if scope else self.document["criteria"]
        statuses = list(completion.unspecified[scope])
        for child in children:
            if "children" in child and not child.get("counts_as"):
                statuses += self._below(child["code"], completion)
            else:
                statuses.append(self.counts_as(child["code"], completion))
        return statuses


# Filling in what is missing


def filled_in(rng: SmallRandom, node: Document, written: Any) -> Any:
    """A completion of a figure that keeps what it says, or None where it says all, or what is no missing value
    (a report, a declaration) would be corrected by it."""
    figure = dict(written) if isinstance(written, dict) else {} if written is None else None
    if figure is None or any(figure.get(key) for key in ("reported", "not_applicable")):
        return None
    measure = node["measure"]
    if measure["type"] != "ratio":
        return _filled_value(rng, node, figure)
    if figure.get("value") is not None:
        return None
    exceeds = measure.get("may_exceed_one", False)
    numerators = _possible_counts(rng, figure.get("numerator"))
    denominators = _possible_counts(rng, figure.get("denominator"))
    if numerators is None or denominators is None or len(numerators) + len(denominators) == 2:
        return None
    zero_is_said = measure.get("zero_denominator", "undetermined") != "undetermined"
    pairs = [
        (n, d)
        for n in numerators
        for d in denominators
        if (d > 0 and (exceeds or n <= d)) or (d == 0 and n == 0 and zero_is_said)
    ]
    if not pairs:
        return None
    n, d = rng.pick(pairs)
    return {**figure, "numerator": n, "denominator": d}


def _possible_counts(rng: SmallRandom, written: Any) -> list[int] | None:
    """Some whole numbers that a count, a range or an absent count may be; None where it is a fraction."""
    if written is None:
        return [0, 1, 2, 3, rng.below(40), rng.below(10**6), 10**6, 10**14]
    exact = number(written)
    if exact is not None:
        return [int(exact)] if exact.denominator == 1 else None
    ends = {word: number(end) for word, end in written.items()}
    middle = [int(end) for end in ends.values() if end is not None]
    tries = {
        end + step for end in middle for step in (-2, -1, 0, 1, 2, rng.below(50), -rng.below(50))
    }
    return [one for one in sorted(tries) if one >= 0 and _is_in(Fraction(one), ends)]


def _is_in(value: Fraction, ends: dict[str, Any]) -> bool:
    checks = {
        "at_least": lambda end: value >= end,
        "more_than": lambda end: value > end,
        "at_most": lambda end: value <= end,
        "less_than": lambda end: value < end,
    }
    return all(checks[word](end) for word, end in ends.items())


def _filled_value(rng: SmallRandom, node: Document, figure: Document) -> Any:
    kind = node["measure"]["type"]
    if figure.get("numerator") is not None or figure.get("denominator") is not None:
        return None
    value = figure.get("value")
    if kind == "checklist" and isinstance(value, dict):
        marks = {item["code"]: value.get(item["code"]) for item in node["measure"]["items"]}
        if None not in marks.values() or not set(value) <= set(marks):
            return None
        open_items = [code for code, mark in marks.items() if mark is None]
        return {**figure, "value": {**value, rng.pick(open_items): rng.chance(50)}}
    if value is not None:
        return None
    drawn: Any = rng.chance(50)
    if kind in ("count", "quantity"):
        drawn = rng.magnitude(6)
    elif kind == "choice":
        drawn = rng.pick(node["measure"]["options"])["code"]
    elif kind == "checklist":
        drawn = [item["code"] for item in node["measure"]["items"] if rng.chance(50)]
    return {**figure, "value": drawn}
