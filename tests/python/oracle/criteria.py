# SPDX-License-Identifier: Apache-2.0
"""A criteria set, prepared once for all its units.

Exists so that judging reads exact bounds, resolved policies and the members of each form instead of
the document. The document is taken to be valid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from .codes import code_key
from .exact import number, shown

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
        if "value" not in written:
            raise NotImplementedError("selected and relative bounds")
        value = None if written["value"] is None else number(written["value"])
        return Stated(value, certainty_rank(written.get("source")))
    return Stated(None if written is None else number(written), 0)


@dataclass(slots=True, eq=False)
class Bound:
    """One side of what is required: `word` is the comparison."""

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


@dataclass(slots=True, eq=False)
class Policy:
    """What "not applicable" counts as: the node's own, else the nearest above, else the set's."""

    counts_as: str | None
    is_of_the_set: bool
    certainty: int


_COUNTED = {"excluded": OUT, "rescaled": OUT, "met": MET, "not_met": NOT_MET}


@dataclass(slots=True, eq=False)
class Node:
    """What groups and indicators share. `conditions` are its `applies_when` and those of the groups above."""

    code: str
    key: tuple[Any, ...]
    parent: Group | None
    tags: frozenset[str]
    conditions: tuple[tuple[str, bool], ...]
    policy: Policy
    certainty: int


@dataclass(slots=True, eq=False)
class Indicator(Node):
    measure: str
    whole_parts: bool
    may_exceed_one: bool
    zero_denominator: str
    options: tuple[str, ...]
    items: tuple[str, ...]
    may_be_not_applicable: bool
    evidence: str
    lower: Bound | None = None
    upper: Bound | None = None
    required_is: bool | None = None
    required_options: frozenset[str] | None = None
    required_checked: int | None = None
    threshold_is_unknown: bool = False
    """One of what is required "exists and is not known"."""
    required: dict[str, Any] = field(default_factory=dict)
    """As the answer shows it."""


@dataclass(slots=True, eq=False)
class Group(Node):
    counts_as_indicator: bool = False
    children: list[Node] = field(default_factory=list)
    unspecified: Unspecified | None = None
    form: Form | None = None


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
class ConclusionForm(Form):
    written: str
    code: str | None
    """None: a conclusion of another set, known only from an earlier recognition."""
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
    condition: tuple[str, bool] | None
    form: Form | None
    levels: list[Level]


class CriteriaSet:
    """All of a set that a verdict can rest on."""

    def __init__(self, document: dict[str, Any]) -> None:
        for unread in ("checks", "ranking"):
            if document.get(unread):
                raise NotImplementedError(unread)
        self.identity = document["id"]
        self.version = document["version"]
        self.level = document["applies_to"]
        self.in_force = document.get("in_force") or {}
        self.attributes: dict[str, Any] = document.get("attributes") or {}
        self.facts: tuple[str, ...] = tuple(fact["name"] for fact in document.get("facts") or [])
        self.complete_tags = frozenset(document.get("complete_tags") or [])
        policies = document.get("policies") or {}
        policy_name = policies.get("not_applicable")
        counts_as = _COUNTED[policy_name] if policy_name else None
        policy = Policy(counts_as, True, certainty_rank(policies.get("source")))

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
        self.unspecified: Unspecified | None = self._own_unspecified(document, None, self.top)
        self.groups_bottom_up: list[Group] = []
        self._read_group_forms(document["criteria"])
        self.everything = self._members("*", None)
        """The members of the set's "*", which `summary` counts."""
        self.conclusions = [self._read_conclusion(one) for one in document.get("conclusions") or []]

    # The tree

    def _read_node(
        self,
        written: dict[str, Any],
        parent: Group | None,
        conditions: tuple[tuple[str, bool], ...],
        policy: Policy,
    ) -> Node:
        if "applies_when" in written:
            conditions = (*conditions, _fact_condition(written["applies_when"]))
        if "not_applicable" in written:
            policy = Policy(_COUNTED[written["not_applicable"]], False, 0)
        code = written["code"]
        common: dict[str, Any] = {
            "code": code,
            "key": code_key(code),
            "parent": parent,
            "tags": frozenset(written.get("tags") or []),
            "conditions": conditions,
            "policy": policy,
            "certainty": certainty_rank(written.get("source")),
        }
        node: Node
        if "children" in written:
            group = Group(**common, counts_as_indicator=written.get("counts_as") == "indicator")
            group.children = [
                self._read_node(child, group, conditions, policy) for child in written["children"]
            ]
            group.unspecified = self._own_unspecified(written, group, group.children)
            node = group
        else:
            node = _read_indicator(written, common)
        self.nodes[code] = node
        return node

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
                members = [Member(node=child) for child in group.children]
                if group.unspecified:
                    members.append(Member(unspecified=group.unspecified))
                group.form = StatusForm("all_met", members)
            self.groups_bottom_up.append(group)

    # Forms

    def _read_conclusion(self, written: dict[str, Any]) -> Conclusion:
        return Conclusion(
            written["code"],
            certainty_rank(written.get("source")),
            _fact_condition(written["applies_when"]) if "applies_when" in written else None,
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
        if kind in ("all_met", "any_met"):
            return StatusForm(kind, self._members(content, scope))
        measured, _, counted = kind.partition("_")
        if measured not in ("count", "share") or counted not in (MET, NOT_MET):
            raise NotImplementedError(f"the form {kind}")
        word = "at_least" if "at_least" in content else "more_than"
        return StatusForm(
            measured, self._members(content["among"], scope), counted, word, stated(content[word])
        )

    def _read_conclusion_form(self, written: dict[str, Any]) -> ConclusionForm:
        reference: str = written["conclusion"]
        set_id, has_set, code = reference.partition("#")
        is_of_this_set = not has_set or set_id in ("", self.identity)
        return ConclusionForm(
            reference,
            (code if has_set else reference) if is_of_this_set else None,
            written.get("level_at_least"),
            written.get("if_not_applicable", "not_met"),
        )

    # Selectors

    def _members(self, selector: Any, scope: Group | None) -> list[Member]:
        """The members that a selector takes; in a group's `when` "selectors mean the nodes below it"."""
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


def _fact_condition(written: dict[str, Any]) -> tuple[str, bool]:
    if "fact" not in written:
        raise NotImplementedError("applies_when on attributes or the year")
    return written["fact"], written["is"]


def _read_indicator(written: dict[str, Any], common: dict[str, Any]) -> Indicator:
    measure = written["measure"]
    if "require" not in written or measure["type"] == "derived":
        raise NotImplementedError("points, derived measures")
    indicator = Indicator(
        **common,
        measure=measure["type"],
        whole_parts=measure.get("parts") != "decimal",
        may_exceed_one=measure.get("may_exceed_one", False),
        zero_denominator=measure.get("zero_denominator", UNDETERMINED),
        options=tuple(option["code"] for option in measure.get("options") or []),
        items=tuple(item["code"] for item in measure.get("items") or []),
        may_be_not_applicable=written.get("may_be_not_applicable", False),
        evidence=written.get("evidence", "none"),
    )
    for word, value in written["require"].items():
        if not word.startswith("x-"):
            _require(indicator, word, value)
    order = (*COMPARISONS, "is", "one_of", "checked")
    indicator.required = dict(
        sorted(indicator.required.items(), key=lambda entry: order.index(entry[0]))
    )
    return indicator


def _require(indicator: Indicator, word: str, value: Any) -> None:
    if word in COMPARISONS:
        limit = stated(value)
        bound = Bound(word, limit.value, limit.certainty)
        if word in LOWER_WORDS:
            indicator.lower = bound
        else:
            indicator.upper = bound
        indicator.required[word] = None if limit.value is None else shown(limit.value)
        indicator.threshold_is_unknown |= limit.value is None
        return
    indicator.threshold_is_unknown |= value is None
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


def bounds_of(indicator: Indicator) -> Iterable[Bound]:
    return [bound for bound in (indicator.lower, indicator.upper) if bound]
