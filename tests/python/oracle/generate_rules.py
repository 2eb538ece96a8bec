# SPDX-License-Identifier: Apache-2.0
"""Random sets of the whole rule language: circumstances, selected and relative bounds, points, cuts, checks.

Exists so that every rule meets every other one, in sets that any reader must accept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from .exact import floor
from .generate_bounds import Bounds, Known
from .generate_circumstances import Circumstances
from .generate_indicators import measure_of, other_require_of, say_more_of_indicator
from .generate_numbers import POLICIES, TITLE, Document, fits, source, written
from .generate_points import (
    can_score,
    give_groups_points,
    maximum_of,
    maximum_of_all,
    points_of,
    rounding,
    scores_anything,
)
from .generate_sets import SetMaker, groups_in, has_status, indicators_in
from .small_random import SmallRandom

_NUMBERS = ("ratio", "ratio", "ratio", "count", "count", "quantity", "decimal")
_KINDS = (*_NUMBERS, "choice", "checklist", "yes_no", "yes_no")
_ODD_SHARES = ("66.67", "33.333333333")


@dataclass
class Named:
    """A conclusion of another set, as references name it."""

    set_name: str
    code: str
    levels: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        return f"{self.set_name}#{self.code}"


@dataclass
class Elsewhere:
    """What other sets of the library offer to a set."""

    bounds: list[Known] = field(default_factory=list)
    conclusions: list[Named] = field(default_factory=list)
    """Known only where an earlier act recognised them."""
    derivable: list[Named] = field(default_factory=list)
    """Those that sub-units are judged by."""


class RuleSetMaker(SetMaker):
    """One random set of the whole rule language."""

    width = (2, 5)
    has_own_values = False
    has_versions = False
    """Whether several versions may be loaded, so that its bare name may say nothing."""

    def __init__(
        self,
        rng: SmallRandom,
        budget: int,
        elsewhere: Elsewhere,
        declared: Collection[str] = (),
        scored: tuple[int, ...] = (0, 40, 75, 75, 100),
    ) -> None:
        self.elsewhere = elsewhere
        self.declared = declared
        self.scored = rng.pick(scored)
        """How many indicators of a hundred have points."""
        self.asked: list[Named] = []
        """The conclusions of other sets that it refers to."""
        super().__init__(rng, budget)
        give_groups_points(rng, self.nodes)
        self.drops: dict[str, set[str]] = {}
        """By which policies a node, or one with points below it, may drop out."""
        self.default_policy = rng.pick(POLICIES)
        self._find_drops(self.nodes, self.default_policy, False)

    def prepare(self) -> None:
        self.circumstances = Circumstances(self.rng, self.facts, self.declared, self.has_own_values)
        own_name = "" if self.has_versions else self.identity
        self.bounds = Bounds(self.rng, self.circumstances, self.elsewhere.bounds, own_name)

    # The tree

    def indicator(self, code: str) -> Document:
        rng = self.rng
        node: Document = {"code": code, "title": TITLE}
        derive = self.elsewhere.derivable and rng.chance(18)
        measure = self._derived() if derive else measure_of(rng, _KINDS)
        node["measure"] = measure
        scores = rng.chance(self.scored)
        if not scores or rng.chance(60):
            is_number = measure["type"] in ("ratio", "count", "quantity", "derived")
            node["require"] = (
                self.bounds.require(code, measure) if is_number else other_require_of(rng, measure)
            )
        elif not can_score(node):
            node["require"] = other_require_of(rng, measure)
        if scores:
            edges = self.bounds.edges.get(code, [])
            node["points"] = points_of(rng, node, edges, has_cohort=self.level == "commune")
        say_more_of_indicator(rng, node)
        condition = self.condition() if rng.chance(18) else None
        if condition:
            node["applies_when"] = condition
        return node

    def _derived(self) -> Document:
        rng = self.rng
        named = rng.pick(self.elsewhere.derivable)
        measure: Document = {
            "type": "derived",
            "set": named.set_name,
            "conclusion": named.code,
            "as": rng.pick(("ratio", "ratio", "count")),
        }
        if named.levels and rng.chance(60):
            measure["level_at_least"] = rng.pick(named.levels)
        if measure["as"] == "ratio" and rng.chance(45):
            measure["zero_denominator"] = rng.pick(("undetermined", "not_applicable", "met"))
        return measure

    def condition(self) -> Document | None:
        return self.circumstances.condition()

    def _find_drops(self, nodes: list[Document], policy: str, conditional: bool) -> set[str]:
        all_below: set[str] = set()
        for node in nodes:
            own = node.get("not_applicable", policy)
            may = conditional or "applies_when" in node
            found: set[str] = set()
            if "children" in node:
                found = self._find_drops(node["children"], own, may)
                # Unspecified ones drop out with their group.
                if may and "expected_indicators" in node:
                    found = found | {own}
                # The group's own maximum, and points of unspecified ones, go with it.
                if may and scores_anything([node]):
                    found = found | {own}
            elif "points" in node:
                zero_drops = node["measure"].get("zero_denominator") == "not_applicable"
                if may or zero_drops or "may_be_not_applicable" in node:
                    found = {own}
            self.drops[node["code"]] = found
            all_below |= found
        return all_below

    # Forms

    def leaf_form(self, scope: str, in_not: bool, earlier: list[Document] | None) -> Document:
        rng = self.rng
        judges = any(map(has_status, self.below[scope])) or self._has_member(scope)
        choices = ["status"] * 5 if judges else []
        if self.facts:
            choices += ["fact"]
        choices += ["unit"]
        if earlier is not None:
            choices += ["conclusion"]
            if scores_anything(self.nodes):
                choices += ["cut"] * 5
        kind = rng.pick(choices)
        if kind == "status":
            return self.status_form(scope)
        if kind == "fact":
            return self.fact_form()
        if kind == "unit":
            return {"unit": self.circumstances.when()}
        if kind == "conclusion":
            return self.conclusion_form(in_not, earlier or [])
        cut = self._cut()
        if cut:
            return cut
        return self.status_form(scope) if judges else {"unit": self.circumstances.when()}

    def conclusion_form(self, in_not: bool, earlier: list[Document]) -> Document:
        rng = self.rng
        if self.elsewhere.conclusions and (not earlier or rng.chance(40)):
            named = rng.pick(self.elsewhere.conclusions)
            self.asked.append(named)
            form: Document = {"conclusion": named.reference}
            if named.levels and rng.chance(60):
                form["level_at_least"] = rng.pick(named.levels)
            return self.may_not_apply(form, in_not)
        form = super().conclusion_form(in_not, earlier)
        if "#" in form["conclusion"]:
            self.asked.append(Named("other.set", "recognised"))
        return form

    def _cut(self) -> Document | None:
        """A cut of points, a share of the maximum, or of each group's; None where no selection can have one."""
        rng = self.rng
        shape = rng.below(10)
        each_group = self._each_group() if shape < 2 else None
        if each_group:
            return each_group
        selected = self._scored_selection()
        if selected is None:
            return None
        of, nodes = selected
        maximum = maximum_of_all(nodes)
        may_drop = any("excluded" in self.drops[node["code"]] for node in nodes)
        if shape < 6 and not may_drop:
            top = Fraction(20) if maximum is None else maximum
            return {"points": {"of": of, "at_least": self.limit(self._cut_of(top, nodes))}}
        share = rng.pick(("0", "30", "50", "50", "60", "80", "90", "100", *_ODD_SHARES))
        return {"share_of_max": {"of": of, "at_least": self.limit(Fraction(share))}}

    def _cut_of(self, top: Fraction, nodes: list[Document]) -> Fraction:
        """A number that sums of points may hit."""
        rng = self.rng
        some = maximum_of(rng.pick(nodes))
        value = rng.pick(
            (top, top / 2, top * Fraction(rng.below(11), 10), some or Fraction(1), Fraction(0))
        )
        value += Fraction(rng.pick(("0", "0", "0", "0", "1", "-1", "0.000000001")))
        return value if fits(value) else Fraction(floor(value * 10), 10)

    def _scored_selection(self) -> tuple[Any, list[Document]] | None:
        """Nodes with points of which a maximum is possible."""
        rng = self.rng
        if rng.chance(40) and maximum_of_all(self.nodes) != 0:
            return "*", self.nodes
        nodes = [node for node in self.below[""] if "points" in node]
        codes = self.apart(nodes)
        chosen = [node for node in nodes if node["code"] in codes]
        if maximum_of_all(chosen) == 0:
            return None
        return (codes[0] if len(codes) == 1 and rng.chance(50) else codes), chosen

    def _each_group(self) -> Document | None:
        rng = self.rng
        share = {
            "at_least": self.limit(
                Fraction(rng.pick(("50", "50", "30", "80", "100", *_ODD_SHARES)))
            )
        }
        groups = [
            node for node in groups_in(self.nodes) if "points" in node and maximum_of(node) != 0
        ]
        top = [node for node in self.nodes if "children" in node]
        scored_without_points = any(
            "points" not in node and scores_anything(node["children"]) for node in top
        )
        if not groups:
            return None
        has_default = any(node in groups for node in top) and not scored_without_points
        if has_default and rng.chance(50):
            return {"each_group": {"share_of_max": share}}
        return {"each_group": {"among": self.apart(groups), "share_of_max": share}}

    # The document

    def policies(self) -> Document:
        rng = self.rng
        policies: Document = {}
        asks = any(map(_asks_for_policy, self.below[""]))
        if asks or rng.chance(60):
            policies["not_applicable"] = self.default_policy
        shape = rng.below(10)
        if shape < 4:
            policies["rounding"] = rounding(rng)
        elif shape < 6:
            policies["rounding"] = "none"
        if rng.chance(30):
            policies["source"] = source(rng)
        return policies

    def document(self) -> Document:
        rng = self.rng
        document = super().document()
        if self.circumstances.attributes or rng.chance(5):
            document["attributes"] = self.circumstances.attributes
        if rng.chance(15):
            document["source"] = source(rng)
        checks = self._checks()
        if checks or rng.chance(5):
            document["checks"] = checks
        ranking = self._ranking() if rng.chance(65 if scores_anything(self.nodes) else 25) else None
        if ranking:
            document["ranking"] = ranking
        return document

    def _checks(self) -> list[Document]:
        rng = self.rng
        operands = list(_operands(self.nodes))
        checks: list[Document] = []
        if len(operands) < 2 or not rng.chance(25):
            return checks
        for i in range(rng.between(1, 2)):
            first = operands[rng.below(len(operands))]
            others = [operand for operand in operands if operand != first]
            checks.append(
                {
                    "code": f"c{i + 1}",
                    "title": TITLE,
                    rng.pick(("equal", "at_most")): [first, rng.pick(others)],
                    "then": rng.pick(("diagnostic", "inconsistent")),
                }
            )
        return checks

    def _ranking(self) -> Document | None:
        rng = self.rng
        by = []
        if scores_anything(self.nodes):
            by += ["points"] * 3
            if maximum_of_all(self.nodes) != 0:
                by += ["share_of_max"] * 3
        if self._has_member(""):
            by += ["share_met"]
        if not by:
            return None
        ranking: Document = {"by": rng.pick(by)}
        lists = [
            name for name, kind in self.circumstances.attributes.items() if isinstance(kind, list)
        ]
        if lists and rng.chance(55):
            ranking["leagues"] = rng.pick(lists)
        condition = self.condition() if rng.chance(35) else None
        if condition:
            ranking["unranked_when"] = condition
        return ranking


def _asks_for_policy(node: Document) -> bool:
    drops_at_zero = node.get("measure", {}).get("zero_denominator") == "not_applicable"
    return drops_at_zero or "may_be_not_applicable" in node or "applies_when" in node


def _operands(nodes: list[Document]) -> Iterator[str]:
    """What a check may compare."""
    for node in indicators_in(nodes):
        measure, code = node["measure"], node["code"]
        if measure["type"] in ("count", "quantity") or measure.get("as") == "count":
            yield code
        elif measure["type"] == "ratio" or measure.get("as") == "ratio":
            yield f"{code}:numerator"
            yield f"{code}:denominator"


class NormMaker(RuleSetMaker):
    """A set whose bounds and conclusions others refer to."""

    identity = "oracle.norm"
    title = "Chuẩn"
    has_versions = True
    width = (1, 3)
    codes_of_conclusions = "norm"


class VillageMaker(RuleSetMaker):
    """A set that sub-units are judged by."""

    identity = "oracle.village"
    has_own_values = True
    level = "village"
    title = "Thôn"
    has_versions = True
    width = (1, 3)
    codes_of_conclusions = "smart"


class SmallMaker(RuleSetMaker):
    """A set so small that all ways in which it may turn out can be tried, mostly of forms that combine nothing."""

    width = (1, 3)

    def form(
        self, scope: str, depth: int, in_not: bool, earlier: list[Document] | None
    ) -> Document:
        return super().form(scope, 0 if self.rng.chance(70) else depth, in_not, earlier)

    def limit(self, value: Fraction) -> Any:
        return written(self.rng, value)

    def _checks(self) -> list[Document]:
        return []
