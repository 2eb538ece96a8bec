# SPDX-License-Identifier: Apache-2.0
"""What a good vector shows of the rule language, row by row, and every row that must be shown.

Exists so that the table of vectors is complete because a test can ask for each row, not because
somebody looked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Row = tuple[str, str]

_ANY = (
    "reported",
    "condition_not_applicable",
    "declared_not_applicable",
    "missing_attribute",
    "missing_fact",
    "wrong_type",
    "missing_evidence",
    "not_applicable_refused",
    "unknown_threshold",
    "missing_value",
)
_NUMBER = ("reached", "within_limit", "below_threshold", "above_limit")
_RATIO = (
    *_NUMBER,
    *_ANY,
    "zero_denominator",
    "inconsistent_value",
    "missing_numerator",
    "missing_denominator",
)
# No range of a quantity is without a number that fits: only a check makes it contradict itself.
_REASONS = {
    "ratio": _RATIO,
    "count": (*_NUMBER, *_ANY, "inconsistent_value"),
    "quantity": (*_NUMBER, *_ANY, "inconsistent_value"),
    "yes_no": ("as_required", "not_as_required", *_ANY),
    "choice": ("as_required", "not_among", *_ANY),
    "checklist": ("as_required", "unchecked", *_ANY, "missing_items"),
    "derived ratio": (*_RATIO, "undetermined_sub_units"),
    "derived count": (*_NUMBER, *_ANY, "inconsistent_value", "undetermined_sub_units"),
}

# Forms that can drop out: the others never are not applicable.
_DROPPING_FORMS = (
    "all_met",
    "share_met",
    "share_not_met",
    "points",
    "share_of_max",
    "each_group",
    "all",
    "any",
)
_FORMS = (
    *_DROPPING_FORMS,
    "any_met",
    "count_met",
    "count_not_met",
    "fact",
    "unit",
    "conclusion",
    "conclusion of another set",
    "not",
    "levels",
)
_STATUSES = ("met", "not_met", "undetermined")

_BOUNDS = ("at_least", "more_than", "at_most", "less_than")
_POINT_RULES = (
    "steps by at_least",
    "steps by at_most",
    "times_ratio",
    "target",
    "per_unit",
    "options",
    "items",
    "if_met",
    "min_max direct",
    "min_max inverse",
)
_POLICIES = ("excluded", "met", "not_met", "rescaled")
_DIAGNOSTICS = (
    "wrong_type",
    "inconsistent_value",
    "percentage_not_read",
    "not_applicable_refused",
    "not_applicable_contradicted",
    "reported_contradicted",
    "reported_points_contradicted",
    "figure_beside_sub_units",
    "unknown_code",
    "not_an_indicator",
    "unknown_attribute",
    "unknown_attribute_value",
    "unknown_fact",
    "unknown_recognition",
    "check_failed",
    "other_criteria",
    "outside_in_force",
    "wrong_level",
    "track_missing",
)

_FIXED: dict[str, tuple[str, ...]] = {
    "points": (
        "min",
        "min below 0",
        "extra",
        "clamp",
        "max null",
        "step null",
        "else null",
        "target null",
        "group max null",
        "missing ignored",
        "part as a fraction",
        "reported",
        "cohort stated",
        "cohort by league",
    ),
    "circumstance": ("value", "list", "yes_no", "comparison", "year", "year list", "year range"),
    "applies_when of an indicator": ("attribute", "year", "fact"),
    "applies_when of a group": ("attribute", "year", "fact"),
    "applies_when of a conclusion": ("attribute", "year", "fact"),
    "form of a group": ("beside points", "status form", "unit", "fact", "combined"),
    "ratio": ("parts decimal", "may_exceed_one"),
    "zero_denominator": ("undetermined", "not_applicable", "met"),
    "evidence": ("required", "or_explanation"),
    "track": ("self", "review", "appraised", "based_on"),
    "recognised": ("met", "not_met", "level"),
    "sub_units": ("expected", "expected 0", "not expected", "level_at_least", "of a version"),
    "because": ("code", "fact", "attribute", "conclusion"),
    "waiting_for": (
        "code",
        "fact",
        "attribute",
        "threshold",
        "unspecified_in",
        "conclusion",
        "sub_units_of",
        "number_of",
    ),
    "gap": (
        "more_needed",
        "more_needed_if_both_grow",
        "fewer_needed",
        "fewer_needed_if_both_shrink",
        "needed",
        "short_by",
        "over_by",
        "percentage_points",
        "strictly",
        "impossible",
        "beyond_range",
    ),
    "check by equal": ("diagnostic", "inconsistent", "holds"),
    "check by at_most": ("diagnostic", "inconsistent", "holds"),
    "ranking": ("tie", "leagues", "open rank"),
    "unranked": ("unranked_when", "missing_attribute", "missing_fact", "not_applicable"),
    "ranking by": ("points", "share_of_max", "share_met"),
    "certainty": ("inferred", "choice"),
}


def rows_of_the_language() -> Iterator[Row]:
    """Everything that must have a good vector."""
    for measure, reasons in _REASONS.items():
        for reason in reasons:
            yield f"reason of a {measure}", reason
    for form in _FORMS:
        for status in _STATUSES:
            yield f"conclusion by {form}", status
        if form in _DROPPING_FORMS:
            yield f"conclusion by {form}", "not_applicable"
    for bound in _BOUNDS:
        for kind in ("number", "null", "select", "of this set", "of another set"):
            yield f"bound {bound}", kind
    for rule in _POINT_RULES:
        for shown in ("exact", "open"):
            yield f"points by {rule}", shown
    for policy in _POLICIES:
        for counted in ("judged", "scored"):
            yield f"not applicable under {policy}", counted
    for place in ("indicator", "group", "total"):
        for mode in ("half_up", "half_even", "down"):
            yield f"rounding at the {place}", mode
    for what, which in _FIXED.items():
        for one in which:
            yield what, one
    for diagnostic in _DIAGNOSTICS:
        yield "diagnostic", diagnostic


@dataclass
class Vector:
    """The documents of a good vector."""

    name: str
    criteria: Any
    further: list[Any]
    measurements: Any
    evaluation: Any
    question: Any

    @property
    def sets(self) -> list[Any]:
        return [self.criteria, *self.further]


def nodes_of(nodes: list[Any]) -> Iterator[Any]:
    """Every group and indicator."""
    for node in nodes:
        yield node
        yield from nodes_of(node.get("children", []))


def forms_of(conclusion: Any) -> Iterator[Any]:
    """The forms of a conclusion, those inside others too."""
    outer = [each["when"] for each in conclusion.get("levels", [conclusion])]
    for form in outer:
        yield from _forms_in(form)


def _forms_in(form: Any) -> Iterator[Any]:
    yield form
    for operand in [*form.get("all", []), *form.get("any", []), *filter(None, [form.get("not")])]:
        yield from _forms_in(operand)


def kind_of_form(form: Any) -> str:
    if "#" in str(form.get("conclusion", "")):
        return "conclusion of another set"
    return str(next(iter(form)))


def rows_of(vector: Vector) -> Iterator[Row]:
    """What the vector shows."""
    rounding = vector.criteria.get("policies", {}).get("rounding", "none")
    if rounding != "none":
        yield f"rounding at the {rounding['at']}", rounding["mode"]
    for criteria in vector.sets:
        yield from _rows_of_set(criteria)
    yield from _rows_of_figures(vector.measurements)
    by_code = {node["code"]: node for node in nodes_of(vector.criteria["criteria"])}
    policies = dict(_policies_in(vector.criteria))
    for unit in vector.evaluation["units"]:
        for indicator in unit["indicators"]:
            code = indicator["code"]
            yield from _rows_of_indicator(by_code[code], indicator, policies[code])
        yield from _rows_of_conclusions(vector.criteria, unit)
        for diagnostic in unit["diagnostics"]:
            yield "diagnostic", diagnostic["code"]
    for diagnostic in vector.evaluation["diagnostics"]:
        yield "diagnostic", diagnostic["code"]
    yield from _rows_of_checks(vector)
    yield from _rows_of_ranks(vector)
    for leagues in vector.evaluation.get("cohort", {}).values():
        if leagues.keys() != {""}:
            yield "points", "cohort by league"
    yield "track", vector.evaluation["asked"]["track"]


# ---- what is written ----------------------------------------------------------------------------


def _rows_of_set(criteria: Any) -> Iterator[Row]:
    for node in nodes_of(criteria["criteria"]):
        group = "children" in node
        if "applies_when" in node:
            what = "a group" if group else "an indicator"
            yield from _rows_of_applying(what, node["applies_when"])
        if group:
            yield from _rows_of_group(node)
        else:
            yield from _rows_of_measure(node)
            for bound in _BOUNDS:
                if bound in node.get("require", {}):
                    yield from _rows_of_bound(bound, node["require"][bound])
            if "points" in node:
                yield from _rows_of_points(node["points"])
    for conclusion in criteria.get("conclusions", []):
        if "applies_when" in conclusion:
            yield from _rows_of_applying("a conclusion", conclusion["applies_when"])
        for form in forms_of(conclusion):
            yield from _rows_of_when(form.get("unit", {}))


def _rows_of_group(group: Any) -> Iterator[Row]:
    points = group.get("points", {})
    if points.get("clamp"):
        yield "points", "clamp"
    if points and points["max"] is None:
        yield "points", "group max null"
    if "when" not in group:
        return
    form = group["when"]
    yield from _rows_of_when(form.get("unit", {}))
    kind = next(iter(form))
    named = {
        "unit": "unit",
        "fact": "fact",
        "all": "combined",
        "any": "combined",
        "not": "combined",
    }
    yield "form of a group", named.get(kind, "status form")
    if points:
        yield "form of a group", "beside points"


def _rows_of_measure(node: Any) -> Iterator[Row]:
    measure = node["measure"]
    if measure.get("parts") == "decimal":
        yield "ratio", "parts decimal"
    if measure.get("may_exceed_one"):
        yield "ratio", "may_exceed_one"
    if measure["type"] == "ratio" or measure.get("as") == "ratio":
        yield "zero_denominator", measure.get("zero_denominator", "undetermined")
    if "level_at_least" in measure:
        yield "sub_units", "level_at_least"
    if "@" in measure.get("set", ""):
        yield "sub_units", "of a version"
    if node.get("evidence", "none") != "none":
        yield "evidence", node["evidence"]


def _rows_of_bound(bound: str, written: Any) -> Iterator[Row]:
    what = f"bound {bound}"
    if isinstance(written, dict) and "select" in written:
        yield what, "select"
        for row in written["select"]:
            yield from _rows_of_when(row["when"])
            yield from _rows_of_bound(bound, row["value"])
        yield from _rows_of_bound(bound, written["otherwise"])
    elif isinstance(written, dict) and "of" in written:
        yield what, "of this set" if written["of"].startswith("#") else "of another set"
    else:
        value = written["value"] if isinstance(written, dict) else written
        yield what, "null" if value is None else "number"


def _rows_of_applying(what: str, condition: Any) -> Iterator[Row]:
    what = f"applies_when of {what}"
    if "fact" in condition:
        yield what, "fact"
        return
    for name in condition:
        yield what, "year" if name == "year" else "attribute"
    yield from _rows_of_when(condition)


def _rows_of_when(when: Any) -> Iterator[Row]:
    kinds: dict[type, str]
    for name, value in when.items():
        if name == "year":
            kinds = {list: "year list", dict: "year range"}
        else:
            kinds = {list: "list", dict: "comparison", bool: "yes_no"}
        yield "circumstance", kinds.get(type(value), "year" if name == "year" else "value")


def kind_of_points(points: Any) -> str:
    if "steps" in points:
        return f"steps by {next(key for key in points['steps'][0] if key in _BOUNDS)}"
    if "min_max" in points:
        return f"min_max {points['min_max']}"
    return next(rule for rule in _POINT_RULES if rule in points)


def _rows_of_points(points: Any) -> Iterator[Row]:
    if "min" in points:
        yield "points", "min below 0" if str(points["min"]).startswith("-") else "min"
    if points.get("extra"):
        yield "points", "extra"
    if points["max"] is None:
        yield "points", "max null"
    if any(step["points"] is None for step in points.get("steps", [])):
        yield "points", "step null"
    if points.get("else", 0) is None:
        yield "points", "else null"
    if points.get("target", 0) is None:
        yield "points", "target null"
    if points.get("missing") == "ignored":
        yield "points", "missing ignored"
    parts = [*points.get("options", {}).values(), *points.get("items", {}).values()]
    if any("/" in str(part) for part in [*parts, points.get("per_unit")]):
        yield "points", "part as a fraction"


def _rows_of_figures(measurements: Any) -> Iterator[Row]:
    if "cohort" in measurements:
        yield "points", "cohort stated"
    for entry in measurements["units"]:
        if "based_on" in entry:
            yield "track", "based_on"
        figures = [value for value in entry.get("values", {}).values() if isinstance(value, dict)]
        if any("reported_points" in figure for figure in figures):
            yield "points", "reported"
        for recognition in entry.get("recognised", {}).values():
            yield "recognised", "level" if "level" in recognition else recognition["status"]
        for listing in entry.get("sub_units", {}).values():
            expected = listing.get("expected")
            known = {None: "not expected", 0: "expected 0"}
            yield "sub_units", known.get(expected, "expected")


# ---- what is answered ---------------------------------------------------------------------------


def _policies_in(criteria: Any) -> Iterator[tuple[str, str | None]]:
    """By code, what the node counts as where it is not applicable."""

    def walk(nodes: list[Any], above: str | None) -> Iterator[tuple[str, str | None]]:
        for node in nodes:
            own = node.get("not_applicable", above)
            yield node["code"], own
            yield from walk(node.get("children", []), own)

    return walk(criteria["criteria"], criteria.get("policies", {}).get("not_applicable"))


def _rows_of_indicator(node: Any, answer: Any, policy: str | None) -> Iterator[Row]:
    measure = node["measure"]
    name = f"derived {measure['as']}" if measure["type"] == "derived" else measure["type"]
    if "reason" in answer and "require" in node:
        yield f"reason of a {name}", answer["reason"]
    if answer.get("status") == "not_applicable":
        yield f"not applicable under {policy}", "scored" if "points" in node else "judged"
    elif "points" in answer:
        shown = answer["points"]
        is_exact = "at_most" in shown and shown.get("at_least") == shown["at_most"]
        yield f"points by {kind_of_points(node['points'])}", "exact" if is_exact else "open"
    for key, value in answer.get("gap", {}).items():
        yield "gap", key
        if value in ("impossible", "beyond_range"):
            yield "gap", value
    if "certainty" in answer:
        yield "certainty", answer["certainty"]


def _rows_of_conclusions(criteria: Any, unit: Any) -> Iterator[Row]:
    for written, answer in zip(criteria.get("conclusions", []), unit["conclusions"], strict=True):
        kind = "levels" if "levels" in written else kind_of_form(written["when"])
        yield f"conclusion by {kind}", answer["status"]
        for side in ("because", "waiting_for"):
            for ground in answer[side]:
                yield side, "code" if isinstance(ground, str) else next(iter(ground))


def _rows_of_checks(vector: Vector) -> Iterator[Row]:
    for check in vector.criteria.get("checks", []):
        what = "check by " + ("equal" if "equal" in check else "at_most")
        for unit in vector.evaluation["units"]:
            failed = {"code": "check_failed", "at": check["code"]} in unit["diagnostics"]
            yield what, check["then"] if failed else "holds"


def _rows_of_ranks(vector: Vector) -> Iterator[Row]:
    if "ranking" not in vector.criteria:
        return
    yield "ranking by", vector.criteria["ranking"]["by"]
    if "leagues" in vector.criteria["ranking"]:
        yield "ranking", "leagues"
    seen: set[tuple[str | None, int]] = set()
    for rank in vector.evaluation["ranks"]:
        if "unranked" in rank:
            yield "unranked", rank["unranked"]
        elif isinstance(rank["rank"], dict):
            yield "ranking", "open rank"
        elif (rank.get("league"), rank["rank"]) in seen:
            yield "ranking", "tie"
        else:
            seen.add((rank.get("league"), rank["rank"]))
