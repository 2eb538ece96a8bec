# SPDX-License-Identifier: Apache-2.0
"""A criteria set, prepared once for all its units.

Exists so that judging reads exact bounds, resolved policies and the members of each form instead of
the document. The document is taken to be valid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from .bounds import (
    COMPARISONS,
    LOWER_WORDS,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    OUT,
    UNDETERMINED,
    Bound,
    BoundRule,
    Bounds,
    Rule,
    Stated,
    certainty_name,
    certainty_rank,
    read_rule,
    stated,
)
from .circumstances import Assignment, Entries, read_condition, read_when
from .codes import code_key
from .exact import number, shown
from .library import Library, split_reference
from .point_rules import PointsRule, fraction, read_points, read_rounding

__all__ = [
    "COMPARISONS",
    "LOWER_WORDS",
    "MET",
    "NOT_APPLICABLE",
    "NOT_MET",
    "OUT",
    "UNDETERMINED",
    "Bound",
    "Bounds",
    "Stated",
    "certainty_name",
]


@dataclass(slots=True, eq=False)
class Policy:
    """What "not applicable" counts as: the node's own, else the nearest above, else the set's."""

    name: str | None
    is_of_the_set: bool
    certainty: int

    @property
    def counts_as(self) -> str | None:
        return _COUNTED[self.name] if self.name else None


_COUNTED = {"excluded": OUT, "rescaled": OUT, "met": MET, "not_met": NOT_MET}


@dataclass(slots=True, eq=False)
class Node:
    """What groups and indicators share. `above` are the `applies_when` of the groups above it."""

    code: str
    key: tuple[Any, ...]
    parent: Group | None
    tags: frozenset[str]
    above: Entries
    own_when: Entries
    policy: Policy
    certainty: int

    @property
    def conditions(self) -> Entries:
        return self.above + self.own_when

    @property
    def has_status(self) -> bool:
        raise NotImplementedError


@dataclass(slots=True, eq=False)
class Derived:
    """How many sub-units reach a conclusion of another set."""

    set_name: str
    """As written: the key in `sub_units`."""
    conclusion: str
    level_at_least: str | None

    @property
    def recognition(self) -> str:
        return f"{self.set_name}#{self.conclusion}"


@dataclass(slots=True, eq=False)
class Indicator(Node):
    measure: str
    """Of a derived one `ratio` or `count`: it "is a ratio or a count everywhere"."""
    derived: Derived | None
    whole_parts: bool
    may_exceed_one: bool
    zero_denominator: str
    options: tuple[str, ...]
    items: tuple[str, ...]
    may_be_not_applicable: bool
    evidence: str
    is_required: bool
    points: PointsRule | None
    lower: BoundRule | None = None
    upper: BoundRule | None = None
    required_is: bool | None = None
    required_options: frozenset[str] | None = None
    required_checked: int | None = None
    requirement_is_unknown: bool = False
    """`is`, `one_of` or `checked` "exists and is not known"."""
    required: dict[str, Any] = field(default_factory=dict)
    """`is`, `one_of` and `checked` as the answer shows them."""
    _bound_entries: Entries | None = None

    @property
    def has_status(self) -> bool:
        return self.is_required

    @property
    def bound_entries(self) -> Entries:
        """What its bounds ask of a unit."""
        if self._bound_entries is None:
            self._bound_entries = tuple(
                entry for side in (self.lower, self.upper) if side for entry in side.rule.entries()
            )
        return self._bound_entries

    def bounds_in(self, assignment: Assignment) -> Bounds:
        return Bounds(
            self.lower.bound_in(assignment) if self.lower else None,
            self.upper.bound_in(assignment) if self.upper else None,
        )


@dataclass(slots=True, eq=False)
class GroupPoints:
    max: Fraction | None
    clamp: bool


@dataclass(slots=True, eq=False)
class Group(Node):
    counts_as_indicator: bool = False
    children: list[Node] = field(default_factory=list)
    unspecified: Unspecified | None = None
    form: Form | None = None
    points: GroupPoints | None = None
    is_judged: bool = True

    @property
    def has_status(self) -> bool:
        """ "A group of scored indicators only, without `when` and without unspecified ones, has no status"."""
        return self.is_judged


@dataclass(slots=True, eq=False)
class Unspecified:
    """Indicators the law has directly in `owner` (None: in the set) and the document lacks.

    `count` None: one or more.
    """

    owner: Group | None
    name: str
    count: int | None


@dataclass(slots=True, eq=False)
class Member:
    """One of what a status form counts; unspecified ones are perhaps not selected by a tag."""

    node: Node | None = None
    unspecified: Unspecified | None = None
    perhaps_not_selected: bool = False


@dataclass(slots=True, eq=False)
class Form:
    pass


@dataclass(slots=True, eq=False)
class StatusForm(Form):
    """`all_met`, `any_met`, counts and shares. `counted` is the status that a count or share counts."""

    kind: str
    members: list[Member]
    counted: str = MET
    word: str = ""
    limit: Stated | None = None


@dataclass(slots=True, eq=False)
class FactForm(Form):
    name: str
    expected: bool


@dataclass(slots=True, eq=False)
class UnitForm(Form):
    entries: Entries


@dataclass(slots=True, eq=False)
class PointsForm(Form):
    """`points` and `share_of_max`; `of` None: the unit's total."""

    kind: str
    of: list[Node] | None
    limit: Stated


@dataclass(slots=True, eq=False)
class EachGroupForm(Form):
    groups: list[Group]
    limit: Stated


@dataclass(slots=True, eq=False)
class ConclusionForm(Form):
    written: str
    code: str
    set_name: str | None
    """None: of this set; else known only from an earlier recognition."""
    level_at_least: str | None
    if_not_applicable: str


@dataclass(slots=True, eq=False)
class Combination(Form):
    """`all`, `any` or `not`."""

    kind: str
    operands: list[Form]


@dataclass(slots=True, eq=False)
class Level:
    code: str
    certainty: int
    form: Form


@dataclass(slots=True, eq=False)
class Conclusion:
    code: str
    certainty: int
    condition: Entries
    form: Form | None
    levels: list[Level]


@dataclass(slots=True, eq=False)
class Operand:
    """A figure of a check; `part` is `numerator`, `denominator` or "" for the value."""

    code: str
    part: str


@dataclass(slots=True, eq=False)
class Check:
    code: str
    word: str
    left: Operand
    right: Operand
    makes_inconsistent: bool


@dataclass(slots=True, eq=False)
class Ranking:
    by: str
    leagues: str | None
    unranked_when: Entries


class CriteriaSet:
    """All of a set that a verdict can rest on."""

    def __init__(self, document: dict[str, Any], library: Library | None = None) -> None:
        self.library = library or Library()
        self.library.add(self)
        self.identity = document["id"]
        self.version = document["version"]
        self.level = document["applies_to"]
        self.in_force = document.get("in_force") or {}
        self.attributes: dict[str, Any] = document.get("attributes") or {}
        self.facts: tuple[str, ...] = tuple(fact["name"] for fact in document.get("facts") or [])
        self.complete_tags = frozenset(document.get("complete_tags") or [])
        policies = document.get("policies") or {}
        self.rounding = read_rounding(policies.get("rounding"))
        policy = Policy(
            policies.get("not_applicable"), True, certainty_rank(policies.get("source"))
        )

        self.nodes: dict[str, Node] = {}
        self.top: list[Node] = [
            self._read_node(child, None, (), policy) for child in document["criteria"]
        ]
        self.indicators: list[Indicator] = sorted(
            (node for node in self.nodes.values() if isinstance(node, Indicator)),
            key=lambda node: node.key,
        )
        self.groups: list[Group] = sorted(
            (node for node in self.nodes.values() if isinstance(node, Group)),
            key=lambda node: node.key,
        )
        self.scores = any(
            isinstance(node, Indicator | Group) and node.points for node in self.nodes.values()
        )
        """Something has points, be it only unspecified ones below a group."""
        self.unspecified: Unspecified | None = self._own_unspecified(document, None, self.top)
        self.recognitions: list[str] = []
        """Conclusions of other sets that are asked for, as written."""
        self.groups_bottom_up: list[Group] = []
        self._read_group_forms(document["criteria"])
        self.everything = list(self._members_below(None))
        """What `summary` counts: the members of "*", and the scored ones."""
        self.conclusions = [self._read_conclusion(one) for one in document.get("conclusions") or []]
        self.checks = [_read_check(one) for one in document.get("checks") or []]
        self.ranking = self._read_ranking(document.get("ranking"))

    def _read_ranking(self, written: dict[str, Any] | None) -> Ranking | None:
        if written is None:
            return None
        return Ranking(
            written["by"],
            written.get("leagues"),
            read_condition(written.get("unranked_when"), self.attributes),
        )

    def bound_rule(self, code: str, word: str) -> Rule:
        """The bound of an indicator of this set under a key of `require`."""
        indicator = self.nodes[code]
        assert isinstance(indicator, Indicator)
        side = indicator.lower if word in LOWER_WORDS else indicator.upper
        assert side and side.word == word
        return side.rule

    def set_named(self, name: str) -> CriteriaSet:
        found = self.library.find(name) if name else self
        assert found, name
        return found

    # The tree

    def _read_node(
        self,
        written: dict[str, Any],
        parent: Group | None,
        above: Entries,
        policy: Policy,
    ) -> Node:
        if "not_applicable" in written:
            policy = Policy(written["not_applicable"], False, 0)
        code = written["code"]
        common: dict[str, Any] = {
            "code": code,
            "key": code_key(code),
            "parent": parent,
            "tags": frozenset(written.get("tags") or []),
            "above": above,
            "own_when": read_condition(written.get("applies_when"), self.attributes),
            "policy": policy,
            "certainty": certainty_rank(written.get("source")),
        }
        if "children" in written:
            return self._read_group(written, common)
        indicator = _read_indicator(written, common)
        for word, value in (written.get("require") or {}).items():
            if not word.startswith("x-"):
                self._require(indicator, word, value)
        self.nodes[code] = indicator
        return indicator

    def _read_group(self, written: dict[str, Any], common: dict[str, Any]) -> Group:
        group = Group(**common, counts_as_indicator=written.get("counts_as") == "indicator")
        if "points" in written:
            group.points = GroupPoints(
                fraction(written["points"]["max"]), written["points"].get("clamp", False)
            )
        group.children = [
            self._read_node(child, group, group.conditions, group.policy)
            for child in written["children"]
        ]
        group.unspecified = self._own_unspecified(written, group, group.children)
        group.is_judged = (
            "when" in written
            or group.unspecified is not None
            or any(child.has_status for child in group.children)
        )
        self.nodes[group.code] = group
        return group

    def _require(self, indicator: Indicator, word: str, value: Any) -> None:
        if word in COMPARISONS:
            side = BoundRule(word, read_rule(value, self.attributes, self._finder(word)))
            if word in LOWER_WORDS:
                indicator.lower = side
            else:
                indicator.upper = side
            return
        indicator.requirement_is_unknown |= value is None
        if word == "is":
            indicator.required_is = value
        elif word == "one_of":
            indicator.required_options = None if value is None else frozenset(value)
        else:
            if value == "all":
                value = len(indicator.items)
            elif value is not None:
                value = int(number(value) or 0)
            indicator.required_checked = value
        indicator.required[word] = value

    def _finder(self, word: str) -> Callable[[str], Callable[[], Rule]]:
        def find(reference: str) -> Callable[[], Rule]:
            set_name, code = split_reference(reference)
            return lambda: self.set_named(set_name).bound_rule(code, word)

        return find

    def _own_unspecified(
        self, written: dict[str, Any], owner: Group | None, children: list[Node]
    ) -> Unspecified | None:
        """ "A group's own number is expected − held − what its subgroups expect and lack"."""
        if "expected_indicators" not in written:
            return None
        name = owner.code if owner else "*"
        expected = written["expected_indicators"]
        if expected is None:
            return Unspecified(owner, name, None)
        own = int(number(expected) or 0) - sum(_held_or_lacking(child) for child in children)
        return Unspecified(owner, name, own) if own else None

    def _read_group_forms(self, written_nodes: list[dict[str, Any]]) -> None:
        for written in written_nodes:
            if "children" not in written:
                continue
            self._read_group_forms(written["children"])
            group = self.nodes[written["code"]]
            assert isinstance(group, Group)
            if "when" in written:
                group.form = self._read_form(written["when"], group)
            else:
                members = [Member(node=child) for child in group.children if child.has_status]
                if group.unspecified:
                    members.append(Member(unspecified=group.unspecified))
                group.form = StatusForm("all_met", members)
            self.groups_bottom_up.append(group)

    # Forms

    def _read_conclusion(self, written: dict[str, Any]) -> Conclusion:
        return Conclusion(
            written["code"],
            certainty_rank(written.get("source")),
            read_condition(written.get("applies_when"), self.attributes),
            self._read_form(written["when"], None) if "when" in written else None,
            [
                Level(
                    level["code"],
                    certainty_rank(level.get("source")),
                    self._read_form(level["when"], None),
                )
                for level in written.get("levels") or []
            ],
        )

    def _read_form(self, written: dict[str, Any], scope: Group | None) -> Form:
        if "fact" in written:
            return FactForm(written["fact"], written["is"])
        if "conclusion" in written:
            return self._read_conclusion_form(written)
        ((kind, content),) = (
            (key, value) for key, value in written.items() if not key.startswith("x-")
        )
        if kind in ("all", "any"):
            return Combination(kind, [self._read_form(operand, scope) for operand in content])
        if kind == "not":
            return Combination(kind, [self._read_form(content, scope)])
        if kind == "unit":
            return UnitForm(read_when(content, self.attributes))
        if kind in ("points", "share_of_max"):
            of = content["of"]
            codes = [of] if isinstance(of, str) else of
            nodes = None if of == "*" else [self.nodes[code] for code in codes]
            return PointsForm(kind, nodes, stated(content["at_least"]))
        if kind == "each_group":
            return self._read_each_group(content)
        if kind in ("all_met", "any_met"):
            return StatusForm(kind, self._members(content, scope))
        measured, _, counted = kind.partition("_")
        word = "at_least" if "at_least" in content else "more_than"
        return StatusForm(
            measured, self._members(content["among"], scope), counted, word, stated(content[word])
        )

    def _read_each_group(self, content: dict[str, Any]) -> EachGroupForm:
        """ "Default: the top-level groups that have a maximum"."""
        among = content.get("among")
        nodes = [self.nodes[code] for code in among] if among else self.top
        groups = [node for node in nodes if isinstance(node, Group) and node.points]
        return EachGroupForm(groups, stated(content["share_of_max"]["at_least"]))

    def _read_conclusion_form(self, written: dict[str, Any]) -> ConclusionForm:
        reference: str = written["conclusion"]
        set_name, code = split_reference(reference)
        is_own = set_name in ("", self.identity, f"{self.identity}@{self.version}")
        if not is_own:
            self.recognitions.append(reference)
        return ConclusionForm(
            reference,
            code,
            None if is_own else set_name,
            written.get("level_at_least"),
            written.get("if_not_applicable", "not_met"),
        )

    # Selectors

    def _members(self, selector: Any, scope: Group | None) -> list[Member]:
        """ "A status form takes nodes with a status; scored ones in `"*"`, `under` and tags are left out"."""
        members = self._selected(selector, scope)
        return [member for member in members if member.node is None or member.node.has_status]

    def _selected(self, selector: Any, scope: Group | None) -> list[Member]:
        """The nodes that a selector takes; in a group's `when` "selectors mean the nodes below it"."""
        if selector == "*":
            return list(self._members_below(scope))
        if isinstance(selector, str):
            return [Member(node=self.nodes[selector])]
        if isinstance(selector, list):
            return [Member(node=self.nodes[code]) for code in selector]
        if "under" in selector:
            group = self.nodes[selector["under"]]
            assert isinstance(group, Group)
            return list(self._members_below(group))
        tag = selector["tag"]
        members = [Member(node=node) for node in self._nodes_below(scope) if tag in node.tags]
        if tag not in self.complete_tags:
            pools = [
                node.unspecified for node in self._nodes_below(scope) if isinstance(node, Group)
            ]
            pools.append(scope.unspecified if scope else self.unspecified)
            members += [
                Member(unspecified=pool, perhaps_not_selected=True) for pool in pools if pool
            ]
        return members

    def _members_below(self, scope: Group | None) -> Iterator[Member]:
        """Every indicator below, a `counts_as` group as one and those below it none, and the unspecified ones."""
        for child in scope.children if scope else self.top:
            if isinstance(child, Group) and not child.counts_as_indicator:
                yield from self._members_below(child)
            else:
                yield Member(node=child)
        pool = scope.unspecified if scope else self.unspecified
        if pool:
            yield Member(unspecified=pool)

    def _nodes_below(self, scope: Group | None) -> Iterator[Node]:
        for child in scope.children if scope else self.top:
            yield child
            if isinstance(child, Group):
                yield from self._nodes_below(child)


def _held_or_lacking(node: Node) -> int:
    """How many indicators a node stands for among those expected above it, a `counts_as` group as one."""
    if not isinstance(node, Group) or node.counts_as_indicator:
        return 1
    own = node.unspecified.count or 0 if node.unspecified else 0
    return own + sum(_held_or_lacking(child) for child in node.children)


def _read_check(written: dict[str, Any]) -> Check:
    word = "equal" if "equal" in written else "at_most"
    left, right = (_operand(text) for text in written[word])
    return Check(written["code"], word, left, right, written["then"] == "inconsistent")


def _operand(text: str) -> Operand:
    code, _, part = text.partition(":")
    return Operand(code, part)


def _read_indicator(written: dict[str, Any], common: dict[str, Any]) -> Indicator:
    measure = written["measure"]
    derived = None
    kind = measure["type"]
    if kind == "derived":
        kind = measure["as"]
        derived = Derived(measure["set"], measure["conclusion"], measure.get("level_at_least"))
    return Indicator(
        **common,
        measure=kind,
        derived=derived,
        whole_parts=measure.get("parts") != "decimal",
        may_exceed_one=measure.get("may_exceed_one", False),
        zero_denominator=measure.get("zero_denominator", UNDETERMINED),
        options=tuple(option["code"] for option in measure.get("options") or []),
        items=tuple(item["code"] for item in measure.get("items") or []),
        may_be_not_applicable=written.get("may_be_not_applicable", False),
        evidence=written.get("evidence", "none"),
        is_required="require" in written,
        points=read_points(written["points"]) if "points" in written else None,
    )


def required_of(indicator: Indicator, bounds: Bounds) -> dict[str, Any]:
    """As the answer shows it, in given circumstances."""
    found: dict[str, Any] = {}
    for word in COMPARISONS:
        for bound in bounds:
            if bound and bound.word == word:
                found[word] = None if bound.value is None else shown(bound.value)
    return {**found, **indicator.required}


def bounds_of(indicator: Indicator) -> Iterable[Bound]:
    """Those of an indicator whose bounds ask nothing of a unit."""
    return [bound for bound in indicator.bounds_in({}) if bound]
