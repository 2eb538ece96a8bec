# SPDX-License-Identifier: Apache-2.0
"""The thirty rule shapes of real criteria sets: which vectors show each, and how it turns out there.

Exists so that each shape is known to hold, to fail and to be left open somewhere. What a vector shows
is read from its documents and its answer, so no mark in a text can be wrong. Of points, "holds" is
that some are earned, "fails" that the fewest are, "open" an interval.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from rows import Vector, forms_of, kind_of_form, nodes_of

ROOT = Path(__file__).resolve().parents[2]

HOLDS, FAILS, OPEN = OUTCOMES = ("holds", "fails", "open")
_OF_STATUS = {"met": HOLDS, "not_met": FAILS, "undetermined": OPEN}
LEAST_VECTORS = 3

Node = dict[str, Any]
Outcomes = Iterator[str]
Shape = Callable[[Vector], Outcomes]


def outcomes_by_shape(vectors: list[Vector]) -> dict[int, dict[str, list[str]]]:
    """Number of the shape → outcome → names of the vectors that show it."""
    found: dict[int, dict[str, list[str]]] = {number: defaultdict(list) for number in SHAPES}
    for vector in vectors:
        for number, (_, shape) in SHAPES.items():
            for outcome in sorted(set(shape(vector))):
                found[number][outcome].append(vector.name)
    return found


def lacking(vectors: list[Vector]) -> list[str]:
    """What the vectors do not show of the shapes."""
    faults = []
    for number, shown in outcomes_by_shape(vectors).items():
        faults += [f"R{number} {outcome}" for outcome in OUTCOMES if not shown[outcome]]
        names = {name for each in shown.values() for name in each}
        if len(names) < LEAST_VECTORS:
            faults.append(f"R{number} in {LEAST_VECTORS} vectors, not only in {sorted(names)}")
    return faults


# ---- indicators ---------------------------------------------------------------------------------


def _indicators(vector: Vector) -> Iterator[tuple[Node, Any]]:
    """Every indicator as it is written, with every answer about it."""
    by_code = {node["code"]: node for node in nodes_of(vector.criteria["criteria"])}
    for unit in vector.evaluation["units"]:
        for answer in unit["indicators"]:
            yield by_code[answer["code"]], answer


def _judged(is_shown_by: Callable[[Node], bool]) -> Shape:
    def shape(vector: Vector) -> Outcomes:
        for node, answer in _indicators(vector):
            if is_shown_by(node) and answer.get("status") in _OF_STATUS:
                yield _OF_STATUS[answer["status"]]

    return shape


def _scored(is_shown_by: Callable[[Node], bool]) -> Shape:
    def shape(vector: Vector) -> Outcomes:
        for node, answer in _indicators(vector):
            if "points" not in node or not is_shown_by(node) or "points" not in answer:
                continue
            least, most = answer["points"].get("at_least"), answer["points"].get("at_most")
            if least is None or least != most:
                yield OPEN
            else:
                fewest = min(Decimal(str(node["points"].get("min", 0))), Decimal(0))
                extra = node["points"].get("extra", False)
                fails = Decimal(least) == 0 if extra else Decimal(least) <= _fewest(node, fewest)
                yield FAILS if fails else HOLDS

    return shape


def _fewest(node: Node, least: Decimal) -> Decimal:
    points = node["points"]
    if "else" in points and points["else"] is not None:
        return Decimal(str(points["else"]))
    return Decimal(str(points["min"])) if "min_max" in points and "min" in points else least


def _measures(*types: str) -> Callable[[Node], bool]:
    return lambda node: node["measure"]["type"] in types or node["measure"].get("as") in types


def _has_lower_bound(node: Node) -> bool:
    require = node.get("require", {})
    return any(_is_plain(require[key]) for key in ("at_least", "more_than") if key in require)


def _is_plain(bound: Any) -> bool:
    return not isinstance(bound, dict) or "value" in bound


def _bounds(node: Node) -> Iterator[Any]:
    """What bounds are made of, the rows of a selection too."""
    for bound in node.get("require", {}).values():
        yield bound
        if isinstance(bound, dict) and "select" in bound:
            yield from (row["value"] for row in bound["select"])
            yield bound["otherwise"]


def _asks_circumstances(node: Node) -> bool:
    condition = node.get("applies_when", {"fact": ""})
    return "fact" not in condition or any(
        isinstance(bound, dict) and "select" in bound for bound in _bounds(node)
    )


def _asks_the_year(node: Node) -> bool:
    return '"year"' in json.dumps([node.get("applies_when"), node.get("require")])


def _has_rule(*rules: str) -> Callable[[Node], bool]:
    return lambda node: any(rule in node["points"] for rule in rules)


def _both(*conditions: Callable[[Node], bool]) -> Callable[[Node], bool]:
    return lambda node: all(condition(node) for condition in conditions)


# ---- conclusions --------------------------------------------------------------------------------


def _concluded(is_shown_by: Callable[[Any], bool]) -> Shape:
    """By what is written of a conclusion."""

    def shape(vector: Vector) -> Outcomes:
        written = vector.criteria.get("conclusions", [])
        for unit in vector.evaluation["units"]:
            for conclusion, answer in zip(written, unit["conclusions"], strict=True):
                if is_shown_by(conclusion) and answer["status"] in _OF_STATUS:
                    yield _OF_STATUS[answer["status"]]

    return shape


def _by_form(*kinds: str) -> Callable[[Any], bool]:
    return lambda conclusion: any(kind_of_form(form) in kinds for form in forms_of(conclusion))


def _by_mandatory_ones(conclusion: Any) -> bool:
    """All of those with a tag, and so many of all."""
    for form in forms_of(conclusion):
        operands = form.get("all", [])
        tagged = any("tag" in str(operand.get("all_met", "")) for operand in operands)
        counted = any(operand.keys() & {"count_met", "share_met"} for operand in operands)
        if tagged and counted:
            return True
    return False


def _by_total(conclusion: Any) -> bool:
    cuts = [form.get("points", form.get("share_of_max")) for form in forms_of(conclusion)]
    return any(cut and cut["of"] == "*" for cut in cuts)


def _by_blocking_fact(conclusion: Any) -> bool:
    return any(
        "fact" in operand for form in forms_of(conclusion) for operand in form.get("all", [])
    )


def _by_circumstances(conclusion: Any) -> bool:
    condition = conclusion.get("applies_when", {"fact": ""})
    return "fact" not in condition or _by_form("unit")(conclusion)


def _one_of_a_list(vector: Vector) -> Outcomes:
    kinds = ("any_met", "count_met", "share_met")
    yield from _concluded(_by_form(*kinds))(vector)
    by_code = {node["code"]: node for node in nodes_of(vector.criteria["criteria"])}
    for unit in vector.evaluation["units"]:
        for group in unit["groups"]:
            form = by_code[group["code"]].get("when", {})
            if form.keys() & set(kinds) and group.get("status") in _OF_STATUS:
                yield _OF_STATUS[group["status"]]


# ---- what goes over a whole unit or document ----------------------------------------------------


def _either(*shapes: Shape) -> Shape:
    def shape(vector: Vector) -> Outcomes:
        for each in shapes:
            yield from each(vector)

    return shape


def _conclusions_of(unit: Any) -> Outcomes:
    for conclusion in unit["conclusions"]:
        if conclusion["status"] in _OF_STATUS:
            yield _OF_STATUS[conclusion["status"]]


def _not_applicable(vector: Vector) -> Outcomes:
    """What is concluded of a unit that something does not apply to."""
    for unit in vector.evaluation["units"]:
        if unit["summary"]["not_applicable"]:
            yield from _conclusions_of(unit)


def _periods(vector: Vector) -> Outcomes:
    """What asks for the year, and figures of a period of a stated kind."""
    yield from _judged(_asks_the_year)(vector)
    if "kind" in vector.measurements["period"]:
        yield from _judged(lambda node: True)(vector)


def _tracks(vector: Vector) -> Outcomes:
    """Units that several have scored: the answers on the track asked for."""
    entries = vector.measurements["units"]
    for unit in vector.evaluation["units"]:
        tracks = {
            entry["track"]
            for entry in entries
            if _identity(entry["unit"]) == _identity(unit["unit"])
        }
        if len(tracks) > 1:
            yield from (
                _OF_STATUS[one["status"]]
                for one in unit["indicators"]
                if one.get("status") in _OF_STATUS
            )


def _identity(unit: Any) -> tuple[str, str, str]:
    return unit["code_system"], unit["code"], unit.get("valid_from", "")


def _checks(vector: Vector) -> Outcomes:
    for check in vector.criteria.get("checks", []):
        operands = check.get("equal", check.get("at_most"))
        for unit in vector.evaluation["units"]:
            if {"code": "check_failed", "at": check["code"]} in unit["diagnostics"]:
                yield FAILS
            else:
                values = {one["code"]: one.get("value", {}) for one in unit["indicators"]}
                exact = all(_is_exact(values, operand) for operand in operands)
                yield HOLDS if exact else OPEN


def _is_exact(values: dict[str, Any], operand: str) -> bool:
    code, _, part = operand.partition(":")
    return isinstance(values[code].get(part or "value"), str)


def _mergers(vector: Vector) -> Outcomes:
    """Units that have the code of a former one: told apart by the day from which it is valid."""
    codes = [unit["unit"]["code"] for unit in vector.evaluation["units"]]
    for unit in vector.evaluation["units"]:
        if "valid_from" in unit["unit"] and codes.count(unit["unit"]["code"]) > 1:
            yield from _conclusions_of(unit)


def _rounding(vector: Vector) -> Outcomes:
    """Cuts over points that are rounded."""
    if vector.criteria.get("policies", {}).get("rounding", "none") != "none":
        yield from _concluded(_by_form("points", "share_of_max", "each_group"))(vector)


def _ranking(vector: Vector) -> Outcomes:
    """A rank, none, or perhaps several."""
    for rank in vector.evaluation.get("ranks", []):
        if "unranked" in rank:
            yield FAILS
        else:
            yield OPEN if isinstance(rank["rank"], dict) else HOLDS


def _extra(node: Node) -> bool:
    return bool(node["points"].get("extra"))


def _takes_over(node: Node) -> bool:
    return any(isinstance(bound, dict) and "of" in bound for bound in _bounds(node))


def _asks_evidence(node: Node) -> bool:
    return bool(node.get("evidence", "none") != "none" and "require" in node)


SHAPES: dict[int, tuple[str, Shape]] = {
    1: ("ratio ≥ threshold", _judged(_both(_measures("ratio"), _has_lower_bound))),
    2: ("yes/no", _judged(_measures("yes_no"))),
    3: ("count ≥ n", _judged(_both(_measures("count"), _has_lower_bound))),
    4: ("stepped points by count", _scored(_both(_measures("count"), _has_rule("steps")))),
    5: ("stepped points by ratio", _scored(_both(_measures("ratio"), _has_rule("steps")))),
    6: ("ratio × maximum", _scored(_has_rule("times_ratio"))),
    7: ("target, capped points per unit", _scored(_has_rule("target", "per_unit"))),
    8: ("choice, part of the maximum", _scored(_has_rule("options"))),
    9: ("sum of sub-conditions", _scored(_has_rule("items"))),
    10: ("bonus, penalty", _scored(_extra)),
    11: ("relative to the cohort", _scored(_has_rule("min_max"))),
    12: (
        "by region, year, unit type",
        _either(_judged(_asks_circumstances), _concluded(_by_circumstances)),
    ),
    13: ("threshold relative to another's", _judged(_takes_over)),
    14: ("prerequisite status", _concluded(_by_form("conclusion of another set"))),
    15: ("one of, n of m, a share of", _one_of_a_list),
    16: ("mandatory subset", _concluded(_by_mandatory_ones)),
    17: ("group minimum", _concluded(_by_form("each_group"))),
    18: ("total cut", _concluded(_by_total)),
    19: ("blocking condition", _concluded(_by_blocking_fact)),
    20: ("levels", _concluded(lambda conclusion: "levels" in conclusion)),
    21: ("derived from sub-units", _judged(_measures("derived"))),
    22: ("loss of status", _concluded(_by_form("count_not_met", "share_not_met"))),
    23: ("not applicable", _not_applicable),
    24: ("periods and years", _periods),
    25: ("evidence", _judged(_asks_evidence)),
    26: ("several scores", _tracks),
    27: ("consistency", _checks),
    28: ("merged predecessors", _mergers),
    29: ("rounding", _rounding),
    30: ("ranking with ties", _ranking),
}

# ---- the table ----------------------------------------------------------------------------------


def table(vectors: list[Vector]) -> str:
    """Shape, vectors, document, section of the guide, as Markdown."""
    found = outcomes_by_shape(vectors)
    documents, sections = _documents(), _sections()
    lines = [
        "# Where each rule shape is shown",
        "",
        "Made by `tests/vectors/table.py --write` from the vectors and their answers, the table of",
        "[examples/criteria](../../examples/criteria/README.md) and the headings of",
        "[the guide](../../docs/writing-a-criteria-set.md); a test keeps it complete. Of points, *holds* is",
        "that some are earned, *fails* that the fewest are, *open* an interval. Two vectors are named of each.",
        "",
        "| shape | holds | fails | open | vectors | document | guide |",
        "|---|---|---|---|---|---|---|",
    ]
    for number, (name, _) in SHAPES.items():
        shown = found[number]
        cells = [
            ", ".join(f"`{one}`" for one in shown[each][:2]) or "**none**" for each in OUTCOMES
        ]
        total = len({one for each in shown.values() for one in each})
        lines.append(
            f"| R{number} {name} | {' | '.join(cells)} | {total} | "
            f"{documents.get(number, '**none**')} | {sections.get(number, '**none**')} |"
        )
    return "\n".join(lines) + "\n"


def _documents() -> dict[int, str]:
    """What the README of the documents says of each shape."""
    text = (ROOT / "examples" / "criteria" / "README.md").read_text("utf-8")
    found: dict[int, list[str]] = defaultdict(list)
    for line in text[text.index("## Where each rule shape stands") :].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        for number in re.findall(r"\bR(\d+)\b", cells[0]):
            found[int(number)].append(f"{cells[1]}: {cells[2].rstrip('| ')}")
    return {number: "; ".join(places) for number, places in found.items()}


def _sections() -> dict[int, str]:
    """The headings of the guide, each with its shapes in brackets at the end."""
    text = (ROOT / "docs" / "writing-a-criteria-set.md").read_text("utf-8")
    found: dict[int, list[str]] = defaultdict(list)
    for title, shapes in re.findall(r"^### ([^:\n]+):[^\n]*\((R[^)\n]*)\)$", text, re.MULTILINE):
        for number in re.findall(r"\d+", shapes):
            found[int(number)].append(title)
    return {number: "; ".join(titles) for number, titles in found.items()}
