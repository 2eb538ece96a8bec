# SPDX-License-Identifier: Apache-2.0
"""Random sets of indicators that pass or fail: nested groups, unspecified ones, forms over them.

Exists as the part of a set's tree and conclusions that needs no circumstances and no points; the whole rule
language builds on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from .generate_indicators import indicator
from .generate_numbers import POLICIES, TITLE, Document, percent, source, stated
from .small_random import SmallRandom

_SEGMENTS = ("9", "10", "1", "a", "health-record", "2", "B", "3")
_FACTS = ("disciplined", "has_enterprises", "is_ward")


class _Absent:
    pass


_ABSENT = _Absent()


# The tree


def groups_in(nodes: list[Document]) -> Iterator[Document]:
    """All groups, the outer before the inner."""
    for node in nodes:
        if "children" in node:
            yield node
            yield from groups_in(node["children"])


def indicators_in(nodes: list[Document]) -> Iterator[Document]:
    for node in nodes:
        if "children" in node:
            yield from indicators_in(node["children"])
        else:
            yield node


def lacks_indicators(owner: Document, children: list[Document]) -> bool:
    """Whether a group, or the set, has unspecified indicators of its own."""
    if "expected_indicators" not in owner:
        return False
    expected = owner["expected_indicators"]
    return expected is None or expected > sum(map(_stands_for, children))


def _stands_for(node: Document) -> int:
    """How many of those expected above: a group that counts as one is one."""
    if "measure" in node or "counts_as" in node:
        return 1
    expected = node.get("expected_indicators")
    return expected if isinstance(expected, int) else sum(map(_stands_for, node["children"]))


def has_status(node: Document) -> bool:
    """Whether a node passes or fails: a group of scored indicators only does not."""
    if "measure" in node:
        return "require" in node
    children = node["children"]
    return "when" in node or lacks_indicators(node, children) or any(map(has_status, children))


class SetMaker:
    """One random set, with what its selectors may name."""

    identity = "oracle.set"
    level = "commune"
    title = "Bộ tiêu chí"
    codes_of_conclusions = "k"
    width = (1, 4)
    """The least and the most nodes at the top."""

    def __init__(self, rng: SmallRandom, budget: int) -> None:
        self.rng = rng
        self.facts = _FACTS[: rng.between(0, 3)]
        self.budget = budget
        self.below: dict[str, list[Document]] = {}
        """Every node below a group, by its code; "" for the set."""
        self.set_expects: Any = _ABSENT
        self.drawn_conclusions: list[Document] = []
        self.prepare()
        self.nodes = self._children("", rng.between(*self.width), 0)
        for tag in ("mandatory", "digital"):
            self._tag(self.nodes, tag)
        self._find_below("", self.nodes)
        self._expect()
        for group in groups_in(self.nodes):
            if rng.chance(30) and self.below[group["code"]]:
                group["when"] = self.form(group["code"], 2, in_not=False, earlier=None)

    # What a richer set draws otherwise

    def prepare(self) -> None:
        """What must be drawn before the tree."""

    def indicator(self, code: str) -> Document:
        return indicator(self.rng, code, self.facts)

    def condition(self) -> Document | None:
        """An `applies_when`, if there is anything to ask."""
        if not self.facts:
            return None
        return {"fact": self.rng.pick(self.facts), "is": self.rng.chance(60)}

    def leaf_form(self, scope: str, in_not: bool, earlier: list[Document] | None) -> Document:
        """A form that combines no others; `earlier`: the conclusions it may refer to, None inside a group."""
        rng = self.rng
        shape = rng.below(70)
        if shape < 8 and self.facts:
            return self.fact_form()
        if shape < 20 and earlier is not None:
            return self.conclusion_form(in_not, earlier)
        return self.status_form(scope)

    # The tree

    def _children(self, prefix: str, number: int, depth: int) -> list[Document]:
        rng = self.rng
        segments = list(_SEGMENTS)
        children = []
        for _ in range(number):
            segment = segments.pop(rng.below(len(segments)))
            code = f"{prefix}{segment}"
            if self.budget <= 0:
                break
            self.budget -= 1
            if depth < 3 and rng.chance(40 if depth == 0 else 25):
                children.append(self._group(code, depth))
            else:
                children.append(self.indicator(code))
        return children or [self.indicator(f"{prefix}7")]

    def _group(self, code: str, depth: int) -> Document:
        rng = self.rng
        group: Document = {"code": code, "title": TITLE}
        group["children"] = (
            [] if rng.chance(8) else self._children(f"{code}.", rng.between(1, 4), depth + 1)
        )
        if rng.chance(25):
            group["counts_as"] = "indicator"
        if rng.chance(20):
            group["not_applicable"] = rng.pick(POLICIES)
        condition = self.condition() if rng.chance(20) else None
        if condition:
            group["applies_when"] = condition
        if rng.chance(15):
            group["source"] = source(rng)
        return group

    def _tag(self, nodes: list[Document], tag: str) -> bool:
        """Tags no node together with one below it."""
        found = False
        for node in nodes:
            if "children" in node and self._tag(node["children"], tag):
                found = True
            elif self.rng.chance(30):
                node.setdefault("tags", []).append(tag)
                found = True
        return found

    def _find_below(self, code: str, nodes: list[Document]) -> list[Document]:
        found = []
        for node in nodes:
            found.append(node)
            if "children" in node:
                found += self._find_below(node["code"], node["children"])
        self.below[code] = found
        return found

    def _expect(self) -> None:
        """How many indicators the law has, never fewer than the document holds; a number above no null."""
        for node in self.nodes:
            self._expect_below(node)
        needed, holds_null = self._needed(self.nodes)
        if self.rng.chance(25):
            self.set_expects = self._expected(needed, holds_null)

    def _expect_below(self, node: Document) -> None:
        if "children" not in node:
            return
        for child in node["children"]:
            self._expect_below(child)
        needed, holds_null = self._needed(node["children"])
        if not node["children"] or self.rng.chance(30):
            node["expected_indicators"] = self._expected(needed, holds_null)

    def _needed(self, nodes: list[Document]) -> tuple[int, bool]:
        needed, holds_null = 0, False
        for node in nodes:
            if "children" not in node:
                needed += 1
                continue
            below, null_below = self._needed(node["children"])
            expected = node.get("expected_indicators", _ABSENT)
            holds_null |= null_below or expected is None
            needed += expected if isinstance(expected, int) else below
        return needed, holds_null

    def _expected(self, needed: int, holds_null: bool) -> int | None:
        if holds_null or self.rng.chance(20):
            return None
        return needed + self.rng.between(0 if needed else 1, 3)

    def owner(self, code: str) -> tuple[Document, list[Document]]:
        """A group or, for "", the set, with its children."""
        if code:
            group = next(node for node in self.below[""] if node["code"] == code)
            return group, group["children"]
        expects = {} if self.set_expects is _ABSENT else {"expected_indicators": self.set_expects}
        return expects, self.nodes

    # Forms

    def selector(self, scope: str) -> Any:
        """A selector of a status form; None where nothing in the scope has a status."""
        rng = self.rng
        judged = [node for node in self.below[scope] if has_status(node)]
        shape = rng.below(10)
        groups = [node for node in judged if "children" in node and self._has_member(node["code"])]
        tags = sorted({tag for node in judged for tag in node.get("tags", [])})
        if shape < 2 and groups:
            return {"under": rng.pick(groups)["code"]}
        if shape < 4 and tags:
            return {"tag": rng.pick(tags)}
        if (shape < 7 or not self._has_member(scope)) and judged:
            chosen = self.apart(judged)
            return chosen[0] if len(chosen) == 1 and rng.chance(50) else chosen
        return "*" if self._has_member(scope) else None

    def _has_member(self, scope: str) -> bool:
        """Whether "*" or `under` has a member that passes or fails."""
        owner, children = self.owner(scope)
        if lacks_indicators(owner, children):
            return True
        return any(
            self._has_member(child["code"])
            if "children" in child and "counts_as" not in child
            else has_status(child)
            for child in children
        )

    def apart(self, nodes: list[Document]) -> list[str]:
        """Some of the nodes, of which none is below another."""
        chosen: list[str] = []
        barred: set[str] = set()
        for _ in range(self.rng.between(1, 4)):
            node = self.rng.pick(nodes)
            code = node["code"]
            lower = {one["code"] for one in self.below.get(code, [])}
            if code in barred or lower & set(chosen):
                continue
            chosen.append(code)
            barred |= lower | {code}
        return chosen

    def limit(self, value: Fraction) -> Any:
        return stated(self.rng, None if self.rng.chance(8) else value)

    def form(
        self, scope: str, depth: int, in_not: bool, earlier: list[Document] | None
    ) -> Document:
        """A form; `earlier`: the conclusions it may refer to, None inside a group."""
        rng = self.rng
        if depth > 0 and rng.chance(30):
            kind = rng.pick(("all", "any", "not"))
            if kind == "not":
                return {"not": self.form(scope, depth - 1, True, earlier)}
            return {
                kind: [
                    self.form(scope, depth - 1, in_not, earlier) for _ in range(rng.between(1, 3))
                ]
            }
        return self.leaf_form(scope, in_not, earlier)

    def fact_form(self) -> Document:
        return {"fact": self.rng.pick(self.facts), "is": self.rng.chance(50)}

    def status_form(self, scope: str) -> Document:
        rng = self.rng
        kind = rng.pick(
            ("all_met", "any_met", "count_met", "count_not_met", "share_met", "share_not_met")
        )
        selector = self.selector(scope)
        assert selector is not None
        if kind in ("all_met", "any_met"):
            return {kind: selector}
        if kind.startswith("count"):
            value = Fraction(rng.between(0, min(6, len(self.below[scope]) + 2)))
        else:
            value = Fraction(rng.pick(("0", "25", "50", "66.6", "100")))
            value = rng.pick((value, value, value, value, percent(rng, False)))
        word = rng.pick(("at_least", "at_least", "more_than"))
        return {kind: {"among": selector, word: self.limit(value)}}

    def conclusion_form(self, in_not: bool, earlier: list[Document]) -> Document:
        rng = self.rng
        form: Document = {"conclusion": "other.set#recognised"}
        if earlier and rng.chance(85):
            referred = rng.pick(earlier)
            form = {"conclusion": referred["code"]}
            if "levels" in referred and rng.chance(60):
                form["level_at_least"] = rng.pick(referred["levels"])["code"]
        return self.may_not_apply(form, in_not)

    def may_not_apply(self, form: Document, in_not: bool) -> Document:
        if in_not or self.rng.chance(50):
            form["if_not_applicable"] = self.rng.pick(("met", "not_met", "undetermined"))
        return form

    # The document

    def policies(self) -> Document:
        policies: Document = {"not_applicable": self.rng.pick(POLICIES)}
        if self.rng.chance(30):
            policies["source"] = source(self.rng)
        return policies

    def document(self) -> Document:
        rng = self.rng
        document: Document = {
            "format": "xaso.criteria/1",
            "id": self.identity,
            "version": "1",
            "title": {"vi": self.title},
            "applies_to": self.level,
        }
        if self.facts:
            document["facts"] = [{"name": name, "title": TITLE} for name in self.facts]
        document["policies"] = self.policies()
        document["criteria"] = self.nodes
        if self.set_expects is not _ABSENT:
            document["expected_indicators"] = self.set_expects
        if rng.chance(40):
            document["complete_tags"] = [tag for tag in ("digital", "mandatory") if rng.chance(50)]
        if rng.chance(10):
            document["in_force"] = rng.pick(
                ({"from": "2024-01-01"}, {"to": "2025-12-31"}, {"to": "2022-12-31"})
            )
        self.drawn_conclusions = self._conclusions()
        document["conclusions"] = self.drawn_conclusions
        return document

    def _conclusions(self) -> list[Document]:
        rng = self.rng
        conclusions: list[Document] = []
        for i in range(rng.between(1, 6)):
            prefix = self.codes_of_conclusions
            code = f"{prefix}{i}" if rng.chance(70) else f"{prefix}.{i}.{rng.between(1, 12)}"
            conclusions.append(self._conclusion(code, conclusions))
        # Conclusions may refer to later ones.
        for i in range(len(conclusions)):
            conclusions.insert(rng.below(len(conclusions)), conclusions.pop(i))
        return conclusions

    def _conclusion(self, code: str, earlier: list[Document]) -> Document:
        rng = self.rng
        conclusion: Document = {"code": code, "title": TITLE}
        if rng.chance(20):
            conclusion["source"] = source(rng)
        condition = self.condition() if rng.chance(20) else None
        if condition:
            conclusion["applies_when"] = condition
        if rng.chance(70):
            conclusion["when"] = self.form("", 3, False, earlier)
            return conclusion
        conclusion["levels"] = []
        for level_code in ("tot", "kha", "dat")[: rng.between(1, 3)]:
            level: Document = {
                "code": level_code,
                "title": TITLE,
                "when": self.form("", 2, False, earlier),
            }
            if rng.chance(20):
                level["source"] = source(rng)
            conclusion["levels"].append(level)
        return conclusion
