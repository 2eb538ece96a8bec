# SPDX-License-Identifier: Apache-2.0
"""Random documents that respect every load rule, adversarial where exactness can go wrong.

Exists to feed the library and the oracle the same documents: `figures` for many figures, `sets` for whole
sets with nested groups and conclusions of every form. The same seed gives the same documents everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from .exact import GREATEST_COUNT, JsonNumber, floor, number, shown
from .small_random import SmallRandom

Document = dict[str, Any]

INDICATORS_A_DOCUMENT = 40
UNITS_A_DOCUMENT = 50

_POLICIES = ("excluded", "rescaled", "met", "not_met")
_CERTAINTIES = ("attested", "inferred", "not_found", "choice")
_OPTIONS = ("head", "deputy", "none", "3.10")
_ITEMS = ("a", "b", "c", "d")
_TITLE = {"vi": "Chỉ tiêu"}
_NOTHING = Fraction(0)
_PERIOD = {"from": "2023-01-01", "to": "2023-12-31"}


# Numbers as they may be written


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


def _digits_of(value: Fraction) -> int:
    return len(shown(abs(value)).replace(".", ""))


def _unit_of(places: int) -> Fraction:
    return Fraction(1, 10**places)


def _percent(rng: SmallRandom, may_exceed_one: bool) -> Fraction:
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


def _quantity(rng: SmallRandom) -> Fraction:
    """A decimal of at most 18 significant digits, 9 of them after the point, perhaps negative."""
    places = rng.pick((0, 0, 1, 2, 9))
    value = Fraction(rng.magnitude(18), 10**places)
    return -value if rng.chance(25) else value


def _count(rng: SmallRandom) -> Fraction:
    if rng.chance(5):
        return Fraction(GREATEST_COUNT - rng.below(2))
    return Fraction(rng.magnitude(rng.pick((1, 2, 4, 15))))


# Criteria


def _source(rng: SmallRandom) -> Any:
    one = {"certainty": rng.pick(_CERTAINTIES)}
    if rng.chance(20):
        return [one, {"certainty": rng.pick(_CERTAINTIES), "ref": "báo"}]
    return one


def _bound(rng: SmallRandom, value: Fraction | None) -> Any:
    if value is None:
        return None
    bare = written(rng, value)
    return {"value": bare, "source": _source(rng)} if rng.chance(20) else bare


def _bounds(rng: SmallRandom, draw: Any, whole: bool) -> Document:
    """One lower, one upper or both; both never cross and leave room between them."""
    null = 8
    if rng.chance(65):
        word = rng.pick(("at_least", "at_least", "at_least", "more_than", "at_most", "less_than"))
        return {word: _bound(rng, None if rng.chance(null) else draw())}
    lower, upper = sorted((draw(), draw()))
    lower_word, upper_word = rng.pick(("at_least", "more_than")), rng.pick(("at_most", "less_than"))
    near = lower + rng.pick((_unit_of(9), _unit_of(3), Fraction(1), Fraction(5)))
    if rng.chance(40) and not whole and near < upper and _digits_of(near) <= 12:
        upper = near
    if whole and upper - lower < 2:
        upper = lower + 2
    if lower == upper:
        lower_word, upper_word = "at_least", "at_most"
    return {
        lower_word: _bound(rng, None if rng.chance(null) else lower),
        upper_word: _bound(rng, None if rng.chance(null) else upper),
    }


def indicator(rng: SmallRandom, code: str, facts: tuple[str, ...]) -> Document:
    node: Document = {"code": code, "title": _TITLE}
    kind = rng.pick(
        ("ratio",) * 6 + ("decimal", "count", "quantity", "yes_no", "choice", "checklist")
    )
    if kind in ("ratio", "decimal"):
        measure: Document = {"type": "ratio"}
        if kind == "decimal":
            measure["parts"] = "decimal"
        if rng.chance(15):
            measure["may_exceed_one"] = True
        if rng.chance(40):
            measure["zero_denominator"] = rng.pick(("undetermined", "not_applicable", "met"))
        exceeds = "may_exceed_one" in measure
        require = _bounds(rng, lambda: _percent(rng, exceeds), whole=False)
    elif kind == "count":
        measure = {"type": "count", "unit": {"vi": "mô hình"}}
        require = _bounds(
            rng,
            lambda: _count(rng) + rng.pick((_NOTHING, _NOTHING, _NOTHING, Fraction(1, 2))),
            whole=True,
        )
    elif kind == "quantity":
        measure = {"type": "quantity"}
        require = _bounds(rng, lambda: _quantity(rng), whole=False)
    elif kind == "yes_no":
        measure, require = {"type": "yes_no"}, {"is": rng.pick((True, True, True, False, None))}
    elif kind == "choice":
        options = _OPTIONS[: rng.between(1, 4)]
        measure = {
            "type": "choice",
            "options": [{"code": code, "title": _TITLE} for code in options],
        }
        first = rng.below(len(options))
        require = {
            "one_of": None
            if rng.chance(10)
            else list(options[first : rng.between(first + 1, len(options))])
        }
    else:
        items = _ITEMS[: rng.between(1, 4)]
        measure = {
            "type": "checklist",
            "items": [{"code": code, "title": _TITLE} for code in items],
        }
        require = {
            "checked": rng.pick(
                ("all", None, rng.between(0, len(items)), rng.between(1, len(items)))
            )
        }
    node["measure"], node["require"] = measure, require
    if rng.chance(15):
        node["may_be_not_applicable"] = True
    if rng.chance(15):
        node["not_applicable"] = rng.pick(_POLICIES)
    if rng.chance(30):
        node["evidence"] = rng.pick(("required", "or_explanation", "none"))
    if facts and rng.chance(15):
        node["applies_when"] = {"fact": rng.pick(facts), "is": rng.chance(60)}
    if rng.chance(20):
        node["source"] = _source(rng)
    return node


def _set(rng: SmallRandom, nodes: list[Document], facts: tuple[str, ...]) -> Document:
    policies: Document = {"not_applicable": rng.pick(_POLICIES)}
    if rng.chance(30):
        policies["source"] = _source(rng)
    return {
        "format": "xaso.criteria/1",
        "id": "oracle.set",
        "version": "1",
        "title": {"vi": "Bộ tiêu chí"},
        "applies_to": "commune",
        "facts": [{"name": name, "title": _TITLE} for name in facts],
        "policies": policies,
        "criteria": nodes,
        "conclusions": [],
    }


# Figures


def _limits_of(require: Document) -> list[Fraction]:
    values = [bound["value"] if isinstance(bound, dict) else bound for bound in require.values()]
    return [value for value in map(number, values) if value is not None]


def _range(
    rng: SmallRandom, low: Fraction, high: Fraction, least: Fraction | None = Fraction(0)
) -> Document:
    """One or two comparisons, lower below upper, no end below `least`."""
    if least is not None:
        low, high = max(low, least), max(high, least)
    if low > high:
        low, high = high, low
    lower = {rng.pick(("at_least", "more_than")): written(rng, low)}
    upper = {rng.pick(("at_most", "less_than")): written(rng, high)}
    if low == high or rng.chance(30):
        return rng.pick((lower, upper))
    return {**lower, **upper}


_WRONG = (True, "abc", ["a"], "12.5.1", "1e5", {"a": True}, False, "5.")


def figure(rng: SmallRandom, node: Document) -> Any:
    """A figure for the indicator `node`, or None."""
    measure, require = node["measure"], node["require"]
    kind = measure["type"]
    if rng.chance(3):
        return None
    if kind == "ratio":
        content = _ratio_figure(rng, measure, require)
    elif rng.chance(7):
        content = {}
    elif rng.chance(3):
        content = {"value": rng.pick((*_WRONG, {"at_least": 3}, 1, "2.5", -1))}
        if kind == "count" and rng.chance(20):
            content = {"numerator": 1, "denominator": 2}
    elif kind == "count":
        content = {"value": _near_count(rng, require)}
    elif kind == "quantity":
        content = {"value": _near_quantity(rng, require)}
    elif kind == "yes_no":
        content = {"value": rng.chance(60)}
    elif kind == "choice":
        codes = [option["code"] for option in measure["options"]]
        content = {"value": rng.pick((*codes, *codes, "deputies"))}
    else:
        content = {"value": _checklist(rng, [item["code"] for item in measure["items"]])}
    _say_more(rng, content)
    if set(content) == {"value"} and not isinstance(content["value"], dict) and rng.chance(70):
        return content["value"]
    return content


def _say_more(rng: SmallRandom, content: Document) -> None:
    """Everything that may stand beside a figure."""
    if rng.chance(15):
        content["reported"] = rng.pick(("met", "not_met"))
    if rng.chance(15):
        content["evidence"] = ["12/BC-UBND"]
    if rng.chance(10):
        content["explanation"] = "chờ văn bản"
    if rng.chance(7):
        content["not_applicable"] = "không có đối tượng"
    if rng.chance(8):
        content["approximate"] = True
    if rng.chance(4):
        content["obstacles"] = rng.pick(
            (["thiếu kinh phí"], ["thiếu kinh phí", 'thói quen "giấy"\n'], [])
        )


def _near_count(rng: SmallRandom, require: Document) -> Any:
    near = Fraction(floor(rng.pick(_limits_of(require) or [_count(rng)]))) + rng.between(-2, 2)
    value = rng.pick((near, near, _count(rng)))
    if value > GREATEST_COUNT + 1:
        value = Fraction(GREATEST_COUNT + rng.below(2))
    if rng.chance(15):
        low = value - rng.between(0, 3) + rng.pick((_NOTHING, _NOTHING, Fraction(1, 2)))
        return _range(rng, low, low + rng.between(0, 4), least=None)
    return written(rng, value)


def _near_quantity(rng: SmallRandom, require: Document) -> Any:
    limit = rng.pick(_limits_of(require) or [_quantity(rng)])
    value = rng.pick((limit, _quantity(rng)))
    if _digits_of(limit) <= 8:
        value = rng.pick((value, limit + _unit_of(9), limit - _unit_of(9)))
    if rng.chance(15):
        other = rng.pick((limit, _quantity(rng)))
        return _range(rng, min(value, other), max(value, other), least=None)
    return written(rng, value)


def _checklist(rng: SmallRandom, items: list[str]) -> Any:
    if rng.chance(4):
        return [items[0], "unknown"]
    if rng.chance(50):
        return [code for code in items if rng.chance(60)]
    marks = {code: rng.pick((True, True, False, None)) for code in items}
    return {code: mark for code, mark in marks.items() if mark is not None or rng.chance(50)}


def _ratio_figure(rng: SmallRandom, measure: Document, require: Document) -> Document:
    exceeds = measure.get("may_exceed_one", False)
    whole = measure.get("parts") != "decimal"
    limit = rng.pick(_limits_of(require) or [_percent(rng, exceeds)])
    shape = rng.below(100)
    if shape < 45:
        return _counts(rng, limit, whole)
    if shape < 57:
        return {"value": _near_percent(rng, limit)}
    if shape < 67:
        return _percent_beside_counts(rng, limit, whole)
    if shape < 72:
        return {
            "denominator": 0,
            **rng.pick(({"numerator": 0}, {"numerator": 0}, {"numerator": 1}, {}, {"value": 40})),
        }
    if shape < 80:
        counts = _counts(rng, limit, whole)
        del counts[rng.pick(("numerator", "denominator"))]
        if rng.chance(25):
            counts["value"] = _near_percent(rng, limit)
        if "numerator" in counts and rng.chance(30):
            counts["numerator"] = 0
        return counts
    if shape < 94:
        return _ranged_ratio(rng, limit, whole)
    if shape < 97:
        return {}
    return rng.pick(
        (
            {"value": rng.pick(_WRONG)},
            {"value": "-0.1"},
            {"value": -5},
            {"numerator": "2.5", "denominator": 5},
            {"numerator": 1, "denominator": "2.5"},
            {"value": "100.000000001"},
        )
    )


def _counts(rng: SmallRandom, limit: Fraction, whole: bool) -> Document:
    """Numerator and denominator that hit the limit exactly, or miss it by one, or are far from it."""
    if not whole:
        return _decimal_counts(rng, limit)
    share = limit / 100
    if rng.chance(50):
        times = rng.between(1, max(1, GREATEST_COUNT // max(share.denominator, share.numerator, 1)))
        times = rng.pick((times, 1 + rng.below(min(times, 50))))
        denominator = share.denominator * times
        numerator = share.numerator * times
    else:
        denominator = max(1, int(_count(rng)))
        numerator = floor(share * denominator)
    numerator += rng.pick((-1, 0, 0, 0, 1, 1))
    if rng.chance(20):
        numerator = rng.between(0, denominator + denominator // 20)
    numerator = min(max(numerator, 0), GREATEST_COUNT)
    return {
        "numerator": written(rng, Fraction(numerator)),
        "denominator": written(rng, Fraction(denominator)),
    }


def _decimal_counts(rng: SmallRandom, limit: Fraction) -> Document:
    """At most 15 significant digits, 9 after the point."""
    places = rng.pick((0, 1, 2, 9))
    denominator = max(1, rng.magnitude(rng.pick((3, 6, 15))))
    numerator = min(max(floor(limit / 100 * denominator) + rng.between(-1, 1), 0), 10**15 - 1)
    return {
        "numerator": written(rng, Fraction(numerator, 10**places)),
        "denominator": written(rng, Fraction(denominator, 10**places)),
    }


def _near_percent(rng: SmallRandom, limit: Fraction) -> Any:
    step = _unit_of(rng.pick((9, 9, 2, 0)))
    value = rng.pick((limit, limit + step, limit - step, _percent(rng, False)))
    if value < 0:
        value = Fraction(0)
    if rng.chance(25):
        other = rng.pick((limit, _percent(rng, False), limit + step))
        return _range(rng, min(value, other), max(value, other))
    return written(rng, value)


def _percent_beside_counts(rng: SmallRandom, limit: Fraction, whole: bool) -> Document:
    """A percentage beside both counts: cut, rounded up, or off by one unit of its last decimal."""
    counts = _counts(rng, limit, whole)
    numerator, denominator = number(counts["numerator"]), number(counts["denominator"])
    assert numerator is not None and denominator
    places = rng.pick((0, 1, 2, 2, 4, 9))
    cut = Fraction(floor(100 * numerator / denominator * 10**places), 10**places)
    value = cut + rng.pick((0, 0, 0, 1, 1, -1, 2)) * _unit_of(places)
    if value >= 0 and value < 10**8:
        counts["value"] = written(rng, value)
    return counts


def _ranged_ratio(rng: SmallRandom, limit: Fraction, whole: bool) -> Document:
    """Ranges for one or both parts, small and large, near the limit."""
    counts = _counts(rng, limit, whole)
    if rng.chance(40):
        denominator = rng.between(1, 30)
        counts = {
            "numerator": max(0, floor(limit / 100 * denominator) + rng.between(-1, 1)),
            "denominator": denominator,
        }
    for part in ("numerator", "denominator"):
        value = number(counts[part])
        assert value is not None
        shape = rng.below(10)
        if shape < 5:
            below = Fraction(rng.pick((0, 1, 2, rng.magnitude(4))))
            above = Fraction(rng.pick((0, 1, 2, rng.magnitude(4))))
            if whole or value.denominator == 1:
                most = GREATEST_COUNT if whole else GREATEST_COUNT - 1
                counts[part] = _range(rng, value - below, min(value + above, Fraction(most)))
            else:
                counts[part] = _range(rng, min(Fraction(1), value), max(Fraction(1), value))
        elif shape == 5 and len(counts) > 1:
            del counts[part]
    return counts


def figures(seed: int, n: int) -> Iterator[tuple[Document, Document]]:
    """Pairs of criteria and measurements that hold about `n` figures together."""
    number_of_document = 0
    while n > 0:
        rng = SmallRandom(seed * 1_000_003 + number_of_document)
        facts = ("has_enterprises", "is_ward")
        nodes = [indicator(rng, str(i + 1), facts) for i in range(INDICATORS_A_DOCUMENT)]
        units = [
            {
                "unit": {"code_system": "oracle", "code": str(i + 1)},
                "track": "self",
                "facts": {name: rng.pick((True, True, False, None)) for name in facts},
                "values": {node["code"]: figure(rng, node) for node in nodes},
            }
            for i in range(min(UNITS_A_DOCUMENT, -(-n // INDICATORS_A_DOCUMENT)))
        ]
        yield _set(rng, nodes, facts), _measurements(units)
        n -= len(units) * INDICATORS_A_DOCUMENT
        number_of_document += 1


def _measurements(units: list[Document]) -> Document:
    return {
        "format": "xaso.measurements/1",
        "criteria": "oracle.set",
        "period": dict(_PERIOD),
        "units": units,
    }


# Whole sets


class _SetMaker:
    """One random set, with what its selectors may name."""

    def __init__(self, rng: SmallRandom) -> None:
        self.rng = rng
        self.facts = ("disciplined", "has_enterprises", "is_ward")[: rng.between(0, 3)]
        self.budget = rng.between(2, 12)
        self.below: dict[str, list[Document]] = {}
        """Every node below a group, by its code; "" for the set."""
        self.expects: dict[str, bool] = {}
        self.nodes = self._children("", rng.between(1, 4), 0)
        for tag in ("mandatory", "digital"):
            self._tag(self.nodes, tag)
        self._find_below("", self.nodes)
        self._expect()
        for group in self._groups(self.nodes):
            if rng.chance(30) and self.below[group["code"]]:
                group["when"] = self.form(group["code"], 2, in_not=False, earlier=None)

    # The tree

    def _children(self, prefix: str, count: int, depth: int) -> list[Document]:
        rng = self.rng
        segments = ["9", "10", "1", "a", "health-record", "2", "B", "3"]
        children = []
        for _ in range(count):
            segment = segments.pop(rng.below(len(segments)))
            code = f"{prefix}{segment}"
            if self.budget <= 0:
                break
            self.budget -= 1
            if depth < 3 and rng.chance(40 if depth == 0 else 25):
                children.append(self._group(code, depth))
            else:
                children.append(indicator(rng, code, self.facts))
        return children or [indicator(rng, f"{prefix}7", self.facts)]

    def _group(self, code: str, depth: int) -> Document:
        rng = self.rng
        group: Document = {"code": code, "title": _TITLE}
        group["children"] = (
            [] if rng.chance(8) else self._children(f"{code}.", rng.between(1, 4), depth + 1)
        )
        if rng.chance(25):
            group["counts_as"] = "indicator"
        if rng.chance(20):
            group["not_applicable"] = rng.pick(_POLICIES)
        if self.facts and rng.chance(20):
            group["applies_when"] = {"fact": rng.pick(self.facts), "is": rng.chance(60)}
        if rng.chance(15):
            group["source"] = _source(rng)
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

    def _groups(self, nodes: list[Document]) -> Iterator[Document]:
        for node in nodes:
            if "children" in node:
                yield node
                yield from self._groups(node["children"])

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
        self.set_expects: Any = (
            self._expected(needed, holds_null) if self.rng.chance(25) else _ABSENT
        )

    def _expect_below(self, node: Document) -> None:
        if "children" not in node:
            return
        for child in node["children"]:
            self._expect_below(child)
        needed, holds_null = self._needed(node["children"])
        if not node["children"] or self.rng.chance(30):
            expected = self._expected(needed, holds_null)
            if expected is not _ABSENT:
                node["expected_indicators"] = expected

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

    def _expected(self, needed: int, holds_null: bool) -> Any:
        if holds_null or self.rng.chance(20):
            return None
        return needed + self.rng.between(0 if needed else 1, 3)

    # Forms

    def selector(self, scope: str) -> Any:
        rng = self.rng
        below = self.below[scope]
        shape = rng.below(10)
        groups = [node for node in below if "children" in node]
        tags = sorted({tag for node in below for tag in node.get("tags", [])})
        if shape < 2 and groups:
            return {"under": rng.pick(groups)["code"]}
        if shape < 4 and tags:
            return {"tag": rng.pick(tags)}
        if shape < 7:
            chosen = self._apart(below)
            return chosen[0] if len(chosen) == 1 and rng.chance(50) else chosen
        return "*"

    def _apart(self, below: list[Document]) -> list[str]:
        """Some nodes of which none is below another."""
        chosen: list[str] = []
        barred: set[str] = set()
        for _ in range(self.rng.between(1, 4)):
            node = self.rng.pick(below)
            code = node["code"]
            lower = {one["code"] for one in self.below.get(code, [])}
            if code in barred or lower & set(chosen):
                continue
            chosen.append(code)
            barred |= lower | {code}
        return chosen

    def limit(self, value: Fraction) -> Any:
        if self.rng.chance(8):
            return None
        bare = written(self.rng, value)
        return {"value": bare, "source": _source(self.rng)} if self.rng.chance(20) else bare

    def form(
        self, scope: str, depth: int, in_not: bool, earlier: list[Document] | None
    ) -> Document:
        """A form; `earlier`: the conclusions it may refer to, None inside a group."""
        rng = self.rng
        shape = rng.below(100)
        if depth > 0 and shape < 30:
            kind = rng.pick(("all", "any", "not"))
            if kind == "not":
                return {"not": self.form(scope, depth - 1, True, earlier)}
            return {
                kind: [
                    self.form(scope, depth - 1, in_not, earlier) for _ in range(rng.between(1, 3))
                ]
            }
        if shape < 38 and self.facts:
            return {"fact": rng.pick(self.facts), "is": rng.chance(50)}
        if shape < 50 and earlier is not None:
            return self._conclusion_form(in_not, earlier)
        kind = rng.pick(
            ("all_met", "any_met", "count_met", "count_not_met", "share_met", "share_not_met")
        )
        selector = self.selector(scope)
        if kind in ("all_met", "any_met"):
            return {kind: selector}
        if kind.startswith("count"):
            value = Fraction(rng.between(0, min(6, len(self.below[scope]) + 2)))
        else:
            value = Fraction(rng.pick(("0", "25", "50", "66.6", "100")))
            value = rng.pick((value, value, value, value, _percent(rng, False)))
        return {
            kind: {
                "among": selector,
                rng.pick(("at_least", "at_least", "more_than")): self.limit(value),
            }
        }

    def _conclusion_form(self, in_not: bool, earlier: list[Document]) -> Document:
        rng = self.rng
        form: Document = {"conclusion": "other.set#recognised"}
        if earlier and rng.chance(85):
            referred = rng.pick(earlier)
            form = {"conclusion": referred["code"]}
            if "levels" in referred and rng.chance(60):
                form["level_at_least"] = rng.pick(referred["levels"])["code"]
        if in_not or rng.chance(50):
            form["if_not_applicable"] = rng.pick(("met", "not_met", "undetermined"))
        return form

    def document(self) -> Document:
        rng = self.rng
        document = _set(rng, self.nodes, self.facts)
        if not self.facts:
            del document["facts"]
        if self.set_expects is not _ABSENT:
            document["expected_indicators"] = self.set_expects
        if rng.chance(40):
            document["complete_tags"] = [tag for tag in ("digital", "mandatory") if rng.chance(50)]
        if rng.chance(10):
            document["in_force"] = rng.pick(
                ({"from": "2024-01-01"}, {"to": "2025-12-31"}, {"to": "2022-12-31"})
            )
        conclusions: list[Document] = []
        for i in range(rng.between(1, 6)):
            code = f"k{i}" if rng.chance(70) else f"k.{i}.{rng.between(1, 12)}"
            conclusions.append(self._conclusion(code, conclusions))
        # Conclusions may refer to later ones.
        for i in range(len(conclusions)):
            conclusions.insert(rng.below(len(conclusions)), conclusions.pop(i))
        document["conclusions"] = conclusions
        return document

    def _conclusion(self, code: str, earlier: list[Document]) -> Document:
        rng = self.rng
        conclusion: Document = {"code": code, "title": _TITLE}
        if rng.chance(20):
            conclusion["source"] = _source(rng)
        if self.facts and rng.chance(20):
            conclusion["applies_when"] = {"fact": rng.pick(self.facts), "is": rng.chance(60)}
        if rng.chance(70):
            conclusion["when"] = self.form("", 3, False, earlier)
            return conclusion
        conclusion["levels"] = []
        for level_code in ("tot", "kha", "dat")[: rng.between(1, 3)]:
            level: Document = {
                "code": level_code,
                "title": _TITLE,
                "when": self.form("", 2, False, earlier),
            }
            if rng.chance(20):
                level["source"] = _source(rng)
            conclusion["levels"].append(level)
        return conclusion


class _Absent:
    pass


_ABSENT = _Absent()


def sets(seed: int) -> tuple[Document, Document, str]:
    """A whole random set, what some units report, and the track to ask for."""
    rng = SmallRandom(seed)
    maker = _SetMaker(rng)
    document = maker.document()
    indicators = [node for node in maker.below[""] if "measure" in node]
    groups = [node for node in maker.below[""] if "children" in node]
    share = rng.pick((30, 60, 90))
    units = []
    for i in range(rng.between(1, 3)):
        identity: Document = {"code_system": "oracle", "code": str(i + 1)}
        if rng.chance(20):
            identity["valid_from"] = "2025-07-01"
        if rng.chance(50):
            identity["name"] = 'Xã "Ví Dụ"'
        if i and rng.chance(3):
            identity["level"] = "village"
        tracks = ["self"]
        if rng.chance(30):
            tracks.append("review")
        if rng.chance(30):
            tracks.append("appraised")
        if i and rng.chance(5):
            tracks = ["review"]
        year = rng.between(2022, 2025) if rng.chance(10) else None
        for track in tracks:
            entry: Document = {"unit": dict(identity), "track": track}
            if track != tracks[0] and rng.chance(80):
                entry["based_on"] = rng.pick(tracks[: tracks.index(track)])
            if year:
                entry["target_year"] = year
            if rng.chance(80):
                entry["facts"] = {
                    name: rng.pick((True, False, None)) for name in maker.facts if rng.chance(70)
                }
                if rng.chance(4):
                    entry["facts"][rng.pick(("disciplned", "is_wards", "x"))] = True
            entry["values"] = {
                node["code"]: figure(rng, node) for node in indicators if rng.chance(share)
            }
            if rng.chance(4):
                entry["values"]["1.99"] = 5
            if groups and rng.chance(4):
                entry["values"][rng.pick(groups)["code"]] = True
            units.append(entry)
    measurements = _measurements(units)
    if rng.chance(10):
        measurements["period"] = {"from": "2023-07-01", "to": "2024-06-30", "kind": "cumulative"}
    if rng.chance(10):
        measurements["target_year"] = 2024
    tracks_of_first = [entry["track"] for entry in units if entry["unit"]["code"] == "1"]
    return document, measurements, rng.pick(tracks_of_first)
