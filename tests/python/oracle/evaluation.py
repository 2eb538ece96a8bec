# SPDX-License-Identifier: Apache-2.0
"""A whole evaluation: units, groups, conclusions, diagnostics and the canonical answer.

Exists so that a test can hold the library's bytes against an answer that shares no code with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .codes import code_key, nearest
from .criteria import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    OUT,
    UNDETERMINED,
    Conclusion,
    CriteriaSet,
    Group,
    Member,
    certainty_name,
)
from .exact import canonical, read_json
from .figures import Figure, read_figure
from .forms import (
    Reached,
    Results,
    Unit,
    because,
    because_nodes,
    in_order,
    numbers_certainty,
    results,
    waiting_for,
)
from .judging import APPLIES, EITHER, Applicability, applicability, judge, required_and_more

Document = dict[str, Any]
Identity = tuple[str, str, str | None]


def evaluate_json(
    criteria: Document | str | Path, measurements: Document | str | Path, *, track: str = "self"
) -> bytes:
    """The canonical `xaso.evaluation/1` of valid documents: dicts, JSON text or paths."""
    return canonical(evaluate(CriteriaSet(document_of(criteria)), document_of(measurements), track))


def document_of(given: Document | str | Path) -> Document:
    if isinstance(given, dict):
        return given
    text = given.read_text(encoding="utf-8") if isinstance(given, Path) else given
    document = read_json(text)
    assert isinstance(document, dict)
    return document


def evaluate(criteria: CriteriaSet, measurements: Document, track: str = "self") -> Document:
    period = measurements["period"]
    answer: Document = {
        "format": "xaso.evaluation/1",
        "criteria": {"id": criteria.identity, "version": criteria.version},
        "asked": {"track": track},
        "period": {key: period[key] for key in ("from", "to", "kind") if key in period},
    }
    year = _target_year(measurements)
    if year is not None:
        answer["target_year"] = year
    units, diagnostics = [], []
    for entries in _by_identity(measurements["units"]).values():
        entry = next((one for one in entries if one["track"] == track), None)
        subject = (entry or entries[0])["unit"]
        if subject.get("level", criteria.level) != criteria.level:
            diagnostics.append(
                {"code": "wrong_level", "unit": _shown_unit(subject), "given": subject["level"]}
            )
        elif entry is None:
            diagnostics.append({"code": "track_missing", "unit": _shown_unit(subject)})
    for entry in measurements["units"]:
        if entry["track"] == track and entry["unit"].get("level", criteria.level) == criteria.level:
            units.append(evaluate_unit(criteria, UnitFigures.of(entry, measurements["units"])))
    answer["units"] = units
    answer["diagnostics"] = [
        *_document_diagnostics(criteria, measurements),
        *_wrong_level_first(diagnostics),
    ]
    return answer


def _target_year(measurements: Document) -> int | None:
    """ "The document's, else the single year of the period"."""
    if measurements.get("target_year") is not None:
        return int(measurements["target_year"])
    period = measurements["period"]
    first, last = period["from"][:4], period["to"][:4]
    return int(first) if first == last else None


def _document_diagnostics(criteria: CriteriaSet, measurements: Document) -> Iterator[Document]:
    if measurements["criteria"] != criteria.identity:
        yield {"code": "other_criteria", "given": measurements["criteria"]}
    period = measurements["period"]
    begins, ends = criteria.in_force.get("from"), criteria.in_force.get("to")
    if (begins and period["to"] < begins) or (ends and period["from"] > ends):
        yield {"code": "outside_in_force"}


def _wrong_level_first(diagnostics: list[Document]) -> list[Document]:
    return sorted(diagnostics, key=lambda one: one["code"] != "wrong_level")


# What a unit says, track over track


def _identity(entry: Document) -> Identity:
    unit = entry["unit"]
    return unit["code_system"], unit["code"], unit.get("valid_from")


def _by_identity(entries: list[Document]) -> dict[Identity, list[Document]]:
    found: dict[Identity, list[Document]] = {}
    for entry in entries:
        found.setdefault(_identity(entry), []).append(entry)
    return found


class UnitFigures:
    """A unit's facts and figures on one track, what is absent taken over from the one it is based on."""

    def __init__(self, entry: Document, facts: Document, values: dict[str, Figure]) -> None:
        self.entry = entry
        self.facts = facts
        self.values = values

    @staticmethod
    def of(entry: Document, entries: list[Document]) -> UnitFigures:
        """ "Figures, facts … override one by one (`null` too; a figure that overrides keeps `evidence` and
        `explanation` unless it gives its own)"."""
        for unread in ("sub_units", "recognised"):
            if entry.get(unread):
                raise NotImplementedError(unread)
        facts: Document = {}
        values: dict[str, Figure] = {}
        if "based_on" in entry:
            below = next(
                one
                for one in entries
                if one["track"] == entry["based_on"] and _identity(one) == _identity(entry)
            )
            base = UnitFigures.of(below, entries)
            facts, values = dict(base.facts), dict(base.values)
        facts.update(entry.get("facts") or {})
        for code, written in (entry.get("values") or {}).items():
            figure = read_figure(written)
            for kept in ("evidence", "explanation"):
                if code in values and kept in values[code]:
                    figure.setdefault(kept, values[code][kept])
            values[code] = figure
        return UnitFigures(entry, facts, values)


def _shown_unit(unit: Document) -> Document:
    return {
        key: unit[key]
        for key in ("code_system", "code", "valid_from", "name")
        if unit.get(key) is not None
    }


# One unit


def evaluate_unit(criteria: CriteriaSet, figures: UnitFigures) -> Document:
    state = UnitState(criteria, figures)
    entry = figures.entry
    answer: Document = {"unit": _shown_unit(entry["unit"]), "track": entry["track"]}
    if entry.get("target_year") is not None:
        answer["target_year"] = int(entry["target_year"])
    answer["summary"] = state.summary()
    answer["conclusions"] = [
        state.conclusion_answer(conclusion) for conclusion in criteria.conclusions
    ]
    answer["groups"] = [
        {"code": group.code, "status": state.group_status[group.code]} for group in criteria.groups
    ]
    answer["indicators"] = [
        required_and_more(indicator, state.unit.judged[indicator.code])
        for indicator in criteria.indicators
    ]
    answer["diagnostics"] = state.diagnostics()
    return answer


class UnitState:
    """A unit's judged indicators and groups, and its conclusions as they are asked for."""

    def __init__(self, criteria: CriteriaSet, figures: UnitFigures) -> None:
        self.criteria = criteria
        self.figures = figures
        facts = {
            name: figures.facts[name]
            for name in criteria.facts
            if isinstance(figures.facts.get(name), bool)
        }
        self.unit = Unit(facts, self.reached)
        self._applies: dict[str, Applicability] = {}
        self._reached: dict[str, Reached] = {}
        self._levels: dict[str, list[tuple[int, Results]]] = {}
        for code, node in criteria.nodes.items():
            self._applies[code] = applicability(node.conditions, facts)
        for indicator in criteria.indicators:
            figure = figures.values.get(indicator.code, {})
            self.unit.judged[indicator.code] = judge(
                indicator, figure, self._applies[indicator.code]
            )
        self._unspecified()
        self.group_status: dict[str, str] = {}
        for group in criteria.groups_bottom_up:
            self._judge_group(group)

    # Groups and unspecified indicators

    def _unspecified(self) -> None:
        """ "Met or not met, never *out* but with their group"."""
        if self.criteria.unspecified:
            self.unit.unspecified["*"] = EITHER
        for group in self.criteria.groups:
            if group.unspecified:
                candidates = EITHER if self._applies[group.code].is_possible else frozenset()
                self.unit.unspecified[group.code] = candidates | self._counted_out(group)

    def _counted_out(self, group: Group) -> Results:
        """What the group counts as where its conditions do not, or perhaps do not, hold."""
        applies = self._applies[group.code]
        if applies.is_possible and not applies.is_open:
            return frozenset()
        assert group.policy.counts_as
        return frozenset((group.policy.counts_as,))

    def _judge_group(self, group: Group) -> None:
        applies = self._applies[group.code]
        if not applies.is_possible:
            self.group_status[group.code] = NOT_APPLICABLE
            self.unit.groups[group.code] = self._counted_out(group)
            return
        assert group.form
        found = results(group.form, self.unit)
        # "One whose form is `not_applicable` shows that and is *out*."
        counted = frozenset(OUT if result == NOT_APPLICABLE else result for result in found)
        self.unit.groups[group.code] = counted | self._counted_out(group)
        self.group_status[group.code] = (
            next(iter(found)) if len(found) == 1 and not applies.is_open else UNDETERMINED
        )

    def summary(self) -> Document:
        count = dict.fromkeys(
            (MET, NOT_MET, UNDETERMINED, "unspecified", NOT_APPLICABLE, "scored"), 0
        )
        for member in self.criteria.everything:
            for name in self._summary_of(member):
                number = (member.unspecified.count or 1) if member.unspecified else 1
                count[name] += number
        return count

    def _summary_of(self, member: Member) -> tuple[str, ...]:
        if isinstance(member.node, Group):
            return (self.group_status[member.node.code],)
        if member.node:
            return (self.unit.judged[member.node.code].status,)
        assert member.unspecified
        owner = member.unspecified.owner
        if owner and not self._applies[owner.code].is_possible:
            return (NOT_APPLICABLE,)
        return (UNDETERMINED, "unspecified")

    # Conclusions

    def reached(self, code: str) -> Reached:
        if code not in self._reached:
            conclusion = next(one for one in self.criteria.conclusions if one.code == code)
            self._reached[code] = self._reach(conclusion)
        return self._reached[code]

    def _condition(self, conclusion: Conclusion) -> Applicability:
        return (
            applicability((conclusion.condition,), self.unit.facts)
            if conclusion.condition
            else APPLIES
        )

    def _reach(self, conclusion: Conclusion) -> Reached:
        applies = self._condition(conclusion)
        level_codes = tuple(level.code for level in conclusion.levels)
        candidates: list[Any] = []
        if applies.is_possible and conclusion.form:
            found = results(conclusion.form, self.unit)
            candidates = [status for status in (MET, NOT_MET, NOT_APPLICABLE) if status in found]
        elif applies.is_possible:
            for level in self.judged_levels(conclusion):
                found = results(level.form, self.unit)
                if MET in found:
                    candidates.append(level.code)
                if found == {MET}:
                    break
            else:
                candidates.append(None)
        if (applies.is_open or not applies.is_possible) and NOT_APPLICABLE not in candidates:
            candidates.append(NOT_APPLICABLE)
        return Reached(candidates, not conclusion.form, level_codes)

    def judged_levels(self, conclusion: Conclusion) -> Iterator[Any]:
        """ "Up to and with the first that surely does"."""
        for level in conclusion.levels:
            yield level
            if results(level.form, self.unit) == {MET}:
                return

    def conclusion_answer(self, conclusion: Conclusion) -> Document:
        reached = self.reached(conclusion.code)
        answer: Document = {"code": conclusion.code}
        if reached.has_levels:
            answer.update(self._level_answer(reached))
        else:
            answer["status"] = (
                reached.candidates[0] if len(reached.candidates) == 1 else UNDETERMINED
            )
        is_decided = len(reached.candidates) == 1
        is_judged = self._condition(conclusion).is_possible
        forms = [level.form for level in self.judged_levels(conclusion)] if is_judged else []
        if conclusion.form and is_judged:
            forms = [conclusion.form]
        explains = is_decided and is_judged
        answer["because"] = (
            in_order(name for form in forms for name in because(form, self.unit))
            if explains
            else []
        )
        answer["waiting_for"] = [] if is_decided else in_order(self._waits_for(conclusion, forms))
        certainty = conclusion.certainty
        if is_judged:
            certainty = max([certainty, *(numbers_certainty(form) for form in forms)])
            certainty = max(
                [certainty, *(level.certainty for level in self.judged_levels(conclusion))]
            )
        if explains:
            for form in forms:
                for node in because_nodes(form, self.unit):
                    own = (
                        node.certainty
                        if isinstance(node, Group)
                        else self.unit.judged[node.code].certainty
                    )
                    certainty = max(certainty, own)
        name = certainty_name(certainty)
        if name:
            answer["certainty"] = name
        return answer

    def _level_answer(self, reached: Reached) -> Document:
        """ "Met when every candidate is a level, not met when `null` is the only one, else undetermined; …
        while `applies_when` is open undetermined, with `candidates`"."""
        if reached.candidates == [NOT_APPLICABLE]:
            return {"status": NOT_APPLICABLE}
        if NOT_APPLICABLE in reached.candidates:
            return {
                "status": UNDETERMINED,
                "candidates": [one for one in reached.candidates if one != NOT_APPLICABLE],
            }
        if reached.candidates == [None]:
            return {"status": NOT_MET}
        status = UNDETERMINED if None in reached.candidates else MET
        if len(reached.candidates) == 1:
            return {"status": status, "level": reached.candidates[0]}
        return {"status": status, "candidates": reached.candidates}

    def _waits_for(self, conclusion: Conclusion, forms: list[Any]) -> Iterator[Any]:
        for name in self._condition(conclusion).open_facts:
            yield {"fact": name}
        for form in forms:
            yield from waiting_for(form, self.unit, conclusion.code)

    # Diagnostics

    def diagnostics(self) -> list[Document]:
        found: list[Document] = []
        for judged in self.unit.judged.values():
            found += judged.diagnostics
        for code in self.figures.values:
            node = self.criteria.nodes.get(code)
            if node is None:
                found.append({"code": "unknown_code", "at": code})
            elif isinstance(node, Group):
                found.append({"code": "not_an_indicator", "at": code})
        found += self._attribute_diagnostics()
        for name in self.figures.facts:
            if name not in self.criteria.facts:
                found.append(
                    _with_nearest({"code": "unknown_fact", "at": name}, name, self.criteria.facts)
                )
        # The sort is stable, and each place's own diagnostics stand in the order of the format already.
        return sorted(found, key=lambda one: code_key(one["at"]))

    def _attribute_diagnostics(self) -> Iterator[Document]:
        for name, value in (self.figures.entry["unit"].get("attributes") or {}).items():
            declared = self.criteria.attributes.get(name)
            if declared is None:
                yield _with_nearest(
                    {"code": "unknown_attribute", "at": name}, name, self.criteria.attributes
                )
            elif isinstance(declared, list) and value is not None and value not in declared:
                diagnostic = {"code": "unknown_attribute_value", "at": name, "given": value}
                yield _with_nearest(diagnostic, value, declared)


def _with_nearest(diagnostic: Document, given: Any, known: Any) -> Document:
    name = nearest(given, known) if isinstance(given, str) else None
    if name is not None:
        diagnostic["nearest"] = name
    return diagnostic
