# SPDX-License-Identifier: Apache-2.0
"""What may be done to documents without changing an answer, or without contradicting it.

Exists for tests that need no second opinion: an answer is held against the answer to changed documents.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .brute import filled_in
from .brute_points import fraction
from .brute_units import as_object, effective, identity_of
from .exact import write_json
from .generate_library import Case
from .generate_sets import groups_in, indicators_in
from .small_random import SmallRandom

Document = dict[str, Any]


# Another order


def permuted(rng: SmallRandom, case: Case) -> Case:
    """The same documents in another order, wherever order says nothing: of units, entries of maps, children
    of a group, members of a selection, operands."""
    criteria = copy.deepcopy(case.criteria)
    further = [copy.deepcopy(one) for one in case.further]
    for document in (criteria, *further):
        _shuffle_set(rng, document)
    rng.shuffle(further)
    measurements = copy.deepcopy(case.measurements)
    _shuffle_entries(rng, measurements)
    return Case(criteria, tuple(further), measurements, case.track)


def _shuffle_set(rng: SmallRandom, document: Document) -> None:
    rng.shuffle(document["criteria"])
    for group in groups_in(document["criteria"]):
        rng.shuffle(group["children"])
    for key in ("facts", "complete_tags", "checks"):
        if key in document:
            rng.shuffle(document[key])
    document["attributes"] = _shuffled_map(rng, document.get("attributes", {}))
    for node in (*groups_in(document["criteria"]), *indicators_in(document["criteria"])):
        if "when" in node:
            _shuffle_form(rng, node["when"])
        if "tags" in node:
            rng.shuffle(node["tags"])
    for conclusion in document["conclusions"]:
        for holder in (conclusion, *conclusion.get("levels", [])):
            if "when" in holder:
                _shuffle_form(rng, holder["when"])


def _shuffle_form(rng: SmallRandom, form: Document) -> None:
    if "fact" in form or "conclusion" in form:
        return
    ((kind, content),) = form.items()
    if kind in ("all", "any"):
        rng.shuffle(content)
        for operand in content:
            _shuffle_form(rng, operand)
    elif kind == "not":
        _shuffle_form(rng, content)
    else:
        selected = [content] if kind in ("all_met", "any_met") else []
        selected += [content.get(key) for key in ("among", "of") if isinstance(content, dict)]
        for codes in selected:
            if isinstance(codes, list):
                rng.shuffle(codes)


def _shuffle_entries(rng: SmallRandom, listing: Document) -> None:
    rng.shuffle(listing["units"])
    for entry in listing["units"]:
        if "attributes" in entry["unit"]:
            entry["unit"]["attributes"] = _shuffled_map(rng, entry["unit"]["attributes"])
        for key in ("values", "facts", "recognised", "sub_units"):
            if key in entry:
                entry[key] = _shuffled_map(rng, entry[key])
        for sub_units in entry.get("sub_units", {}).values():
            _shuffle_entries(rng, sub_units)


def _shuffled_map(rng: SmallRandom, given: Document) -> Document:
    keys = list(given)
    rng.shuffle(keys)
    return {key: given[key] for key in keys}


def differences(before: Document, after: Document) -> list[str]:
    """Where two answers to the same documents in another order differ; units may stand in another order."""
    found = []
    units = {identity_of(unit): unit for unit in after["units"]}
    for unit in before["units"]:
        if units.pop(identity_of(unit), None) != unit:
            found.append(f"unit {unit['unit']['code']}")
    found += [f"unit {identity} added" for identity in units]
    for key in ("ranks", "diagnostics"):
        ordered = [sorted(map(write_json, answer.get(key, []))) for answer in (before, after)]
        if ordered[0] != ordered[1]:
            found.append(key)
    names = [key for key in before if key not in ("units", "ranks", "diagnostics")]
    return found + [key for key in names if before[key] != after.get(key)]


# Filling in what is missing


@dataclass
class Filled:
    case: Case
    number: int
    """How many missing things were filled in."""


def completed(rng: SmallRandom, case: Case, percent: int = 70) -> Filled:
    """The case with some of what is missing said: figures, attributes, facts, recognitions, sub-units. What a
    unit says is kept, so nothing that was decided may turn out otherwise."""
    measurements = copy.deepcopy(case.measurements)
    filler = _Filler(rng, case, percent)
    filler.fill(measurements["units"], case.criteria, case.criteria["id"])
    filled = Case(case.criteria, case.further, measurements, case.track)
    return Filled(filled, filler.number)


class _Filler:
    def __init__(self, rng: SmallRandom, case: Case, percent: int) -> None:
        self.rng = rng
        self.case = case
        self.percent = percent
        self.number = 0

    def fill(self, entries: list[Document], document: Document, set_name: str) -> None:
        """Fills in the entries of the track asked for; a sub-unit's without a track are of it."""
        for entry in entries:
            if entry.get("track", self.case.track) != self.case.track:
                continue
            own = [one for one in entries if identity_of(one) == identity_of(entry)]
            said = effective(own, self.case.track)
            self._fill_attributes(own, said, document)
            self._fill_facts(entry, said, document)
            self._fill_figures(entry, said, document)
            self._fill_recognitions(entry, said, document)
            for name in said["sub_units"]:
                if "sub_units" in entry and name in entry["sub_units"]:
                    self._fill_listing(entry["sub_units"][name], name)

    def _fill_attributes(self, own: list[Document], said: Document, document: Document) -> None:
        """An attribute "belongs to the identity", so every entry of it says the same."""
        declared: Document = {}
        for one in self.case.further:
            declared |= one.get("attributes", {})
        # What the set itself declares is what the attribute is taken as.
        for name, kind in {**declared, **document.get("attributes", {})}.items():
            if name in said["unit"].get("attributes", {}) or not self._draws():
                continue
            kinds = [
                one["attributes"][name]
                for one in (self.case.criteria, *self.case.further)
                if name in one.get("attributes", {})
            ]
            value = self._attribute(kind, kinds)
            for entry in own:
                entry["unit"].setdefault("attributes", {})[name] = value

    def _attribute(self, kind: Any, kinds: list[Any]) -> Any:
        if kind == "yes_no":
            self.number += 1
            return self.rng.chance(50)
        if kind == "decimal":
            self.number += 1
            return self.rng.pick((0, 30, self.rng.between(0, 100)))
        common = [value for value in kind if all(value in one for one in kinds)]
        self.number += 1
        return self.rng.pick(common or kind)

    def _fill_facts(self, entry: Document, said: Document, document: Document) -> None:
        for fact in document.get("facts", []):
            if said["facts"].get(fact["name"]) is None and self._draws():
                entry.setdefault("facts", {})[fact["name"]] = self.rng.chance(50)
                self.number += 1

    def _fill_figures(self, entry: Document, said: Document, document: Document) -> None:
        for node in indicators_in(document["criteria"]):
            code, measure = node["code"], node["measure"]
            figure = as_object(said["values"].get(code))
            if "reported_points" in figure or not self._draws():
                continue
            if measure["type"] == "derived":
                if measure["set"] in said["sub_units"]:
                    continue
                measured = {**node, "measure": {**measure, "type": measure["as"]}}
                completed_figure = filled_in(self.rng, measured, figure)
            else:
                completed_figure = filled_in(self.rng, node, figure)
            if completed_figure is not None:
                entry.setdefault("values", {})[code] = completed_figure
                self.number += 1

    def _fill_recognitions(self, entry: Document, said: Document, document: Document) -> None:
        for reference in sorted(set(_references(document["conclusions"]))):
            if said["recognised"].get(reference) is None and self._draws():
                status = self.rng.pick(("met", "not_met"))
                entry.setdefault("recognised", {})[reference] = {"status": status}
                self.number += 1

    def _fill_listing(self, listing: Document, set_name: str) -> None:
        identity, _, version = set_name.partition("@")
        document = next(
            one
            for one in self.case.further
            if one["id"] == identity and (not version or one["version"] == version)
        )
        # What is recognised or stated of a sub-unit stands only while nothing else decides: it is left alone.
        stated = {identity_of(entry) for entry in listing["units"] if _states_more(entry, set_name)}
        alone = [entry for entry in listing["units"] if identity_of(entry) not in stated]
        self.fill(alone, document, set_name)
        listed = len({identity_of(entry) for entry in listing["units"]})
        level = document["applies_to"]
        while listed < min(listing.get("expected", 0), listed + 3) and self._draws():
            unit = {"code_system": "oracle", "code": f"new{listed}", "level": level}
            values = {}
            for node in indicators_in(document["criteria"]):
                figure = filled_in(self.rng, node, {})
                if figure is not None:
                    values[node["code"]] = figure
            listing["units"].append({"unit": unit, "track": self.case.track, "values": values})
            listed += 1
            self.number += 1

    def _draws(self) -> bool:
        return self.rng.chance(self.percent)


def _states_more(entry: Document, set_name: str) -> bool:
    """Whether more than figures stands for a sub-unit."""
    if any(reference.startswith(f"{set_name}#") for reference in entry.get("recognised", {})):
        return True
    figures = map(as_object, entry.get("values", {}).values())
    return any(
        key in figure
        for figure in figures
        for key in ("reported", "reported_points", "not_applicable")
    )


def _references(given: Any) -> Iterator[str]:
    """Every conclusion of another set that forms refer to."""
    if isinstance(given, list):
        for one in given:
            yield from _references(one)
    elif isinstance(given, dict):
        if "#" in str(given.get("conclusion", "")):
            yield given["conclusion"]
        for one in given.values():
            yield from _references(one)


def contradictions(case: Case, before: Document, after: Document) -> list[str]:
    """What was decided, or bounded, and is otherwise once something missing is filled in.

    Not tried: a unit that what is filled in makes inconsistent, and whatever may rest on points where the
    cohort that they were compared with is another one then.
    """
    found: list[str] = []
    units = {identity_of(unit): unit for unit in after["units"]}
    pairs = [(unit, units[identity_of(unit)]) for unit in before["units"]]
    consistent = [(unit, later) for unit, later in pairs if _says(unit) == _says(later)]
    has_points = not _cohort_moves(case, len(consistent) < len(pairs))
    kept = ("conclusions", "groups", "indicators") if has_points else ("groups", "indicators")
    for unit, later in consistent:
        name = unit["unit"]["code"]
        for key in kept:
            for answer, answer_later in zip(unit[key], later[key], strict=True):
                within = not has_points or _is_within(answer, answer_later)
                if not within or not _is_kept(answer, answer_later):
                    found.append(f"unit {name}: {answer} became {answer_later}")
        if has_points and not _is_within(unit, later):
            found.append(f"unit {name}: {unit['points']} became {later['points']}")
    by_status = case.criteria.get("ranking", {}).get("by") == "share_met"
    if len(consistent) == len(pairs) and (has_points or by_status):
        for rank, later in zip(before.get("ranks", []), after.get("ranks", []), strict=True):
            found += _rank_faults(rank, later)
    return found


def _cohort_moves(case: Case, loses_a_member: bool) -> bool:
    """With `missing: "ignored"` a value that is filled in joins the cohort; one that turns out inconsistent
    leaves any."""
    given = case.measurements.get("cohort", {})
    return any(
        "min_max" in node.get("points", {})
        and node["code"] not in given
        and (loses_a_member or node["points"].get("missing") == "ignored")
        for node in indicators_in(case.criteria["criteria"])
    )


_CONTRADICTED = (
    "wrong_type",
    "inconsistent_value",
    "check_failed",
    "not_applicable_contradicted",
    "reported_contradicted",
    "reported_points_contradicted",
)


def _says(unit: Document) -> list[tuple[str, str]]:
    """What a unit says against itself: where filling in adds to it, it was no completion."""
    return [(one["code"], one["at"]) for one in unit["diagnostics"] if one["code"] in _CONTRADICTED]


def _is_kept(answer: Document, later: Document) -> bool:
    status = answer.get("status")
    if "candidates" in answer:
        if later.get("status") == "not_applicable":
            return status == "undetermined"
        possible = later["candidates"] if "candidates" in later else [later.get("level")]
        return all(one in answer["candidates"] for one in possible)
    if status in (None, "undetermined"):
        return True
    return bool(later.get("status") == status and later.get("level") == answer.get("level"))


def _is_within(answer: Document, later: Document) -> bool:
    """Whether points stay within what was said; a node that drops out has none."""
    before, after = answer.get("points"), later.get("points")
    if before is None or after is None:
        return True
    least, greatest = before.get("at_least"), before.get("at_most")
    if least is not None and ("at_least" not in after or _of(after, "at_least") < fraction(least)):
        return False
    return greatest is None or ("at_most" in after and _of(after, "at_most") <= fraction(greatest))


def _of(points: Document, key: str) -> Fraction:
    return fraction(points[key])


def _rank_faults(rank: Document, later: Document) -> Iterator[str]:
    if "rank" not in rank or "rank" not in later:
        return
    # A unit that joins the league, or leaves it, moves the others.
    if rank["of"] != later["of"]:
        return
    before, after = _ends_of(rank["rank"]), _ends_of(later["rank"])
    if not before[0] <= after[0] <= after[1] <= before[1]:
        yield f"{rank} became {later}"


def _ends_of(rank: Any) -> tuple[int, int]:
    return (rank["best"], rank["worst"]) if isinstance(rank, dict) else (rank, rank)
