# SPDX-License-Identifier: Apache-2.0
"""How the indicators of one unit may turn out, tried one by one, straight from the documents.

Exists so that brute force shares neither intervals nor candidates with what it checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

from .brute_figures import Completions, Exact, completions_of
from .brute_points import Ends, UntriedError, earned, fraction, least_written, written_ends
from .exact import number
from .generate_library import Case
from .generate_sets import indicators_in
from .small_random import SmallRandom

Document = dict[str, Any]
Evaluate = Callable[[Case], Document]
"""Gives the answer to a case, as read from its JSON."""

MET, NOT_MET, OUT, NOT_APPLICABLE = "met", "not_met", "out", "not_applicable"
ZERO = Fraction(0)
COUNTED = {"excluded": OUT, "rescaled": OUT, "met": MET, "not_met": NOT_MET}

_NEAR = Fraction(1, 10**6)
"""How near to an end that is only approached no claim is tried."""
_FEW = 256
"""So many circumstances are tried all; of more, some."""


@dataclass(frozen=True)
class Outcome:
    """What an indicator counts as, and earns, where everything is known."""

    status: str | None
    points: Fraction | None = None
    gone: str | None = None
    """The policy by which it dropped out."""


@dataclass
class Circumstance:
    """What is true of a unit: of each set's attributes, by the set's place in the library."""

    attributes: list[Document]
    facts: dict[str, bool]
    year: int | None


@dataclass
class _Heard:
    """What a unit says beside a figure, as far as it is heard."""

    drops: bool = False
    """Whether it may turn out not applicable for no other reason than that it may be."""
    declared: bool = False
    reported: str | None = None
    points: Fraction | None = None
    """Points reported that stand."""


# What a unit says, over its tracks


def effective(entries: list[Document], track: str) -> Document:
    """ "Figures, facts and recognitions override one by one …; `sub_units` set by set"."""
    entry = next(one for one in entries if one.get("track", track) == track)
    said: Document = {"values": {}, "facts": {}, "recognised": {}, "sub_units": {}}
    if "based_on" in entry:
        said = effective(entries, entry["based_on"])
    for code, figure in entry.get("values", {}).items():
        before = said["values"].get(code)
        said["values"][code] = _overridden(before, figure)
    for key in ("facts", "recognised", "sub_units"):
        said[key] = {**said[key], **entry.get(key, {})}
    said["unit"], said["target_year"] = entry["unit"], entry.get("target_year")
    return said


def as_object(figure: Any) -> Document:
    if figure is None:
        return {}
    if isinstance(figure, dict):
        return {key: value for key, value in figure.items() if value is not None}
    return {"value": figure}


def _overridden(before: Any, figure: Any) -> Any:
    if figure is None:
        return None
    kept = {
        key: value for key, value in as_object(before).items() if key in ("evidence", "explanation")
    }
    return {**kept, **as_object(figure)}


# One unit


class ReportedUnit:
    """How the indicators of one unit may turn out."""

    def __init__(self, case: Case, said: Document, evaluate: Evaluate) -> None:
        self.case = case
        self.document = case.criteria
        self.sets = [case.criteria, *case.further]
        self.said = said
        self.evaluate = evaluate
        self.nodes: dict[str, Document] = {}
        self.parents: dict[str, Document | None] = {}
        self._walk(self.document["criteria"], None)
        self.year = self._target_year()
        self.is_plain = True
        """Whether nothing was met of which brute force tries more or less than the rules take as possible."""
        self.is_agreed = True
        """Whether the sets declare the same values of what is not known."""
        self.circumstances, self.tries_all = self._circumstances()

    def _walk(self, nodes: list[Document], parent: Document | None) -> None:
        for node in nodes:
            self.nodes[node["code"]] = node
            self.parents[node["code"]] = parent
            self._walk(node.get("children", []), node)

    def _target_year(self) -> int | None:
        period = self.case.measurements["period"]
        single = int(period["from"][:4]) if period["from"][:4] == period["to"][:4] else None
        own = self.said["target_year"] or self.case.measurements.get("target_year")
        return own or single

    # Circumstances

    def _circumstances(self) -> tuple[list[Circumstance], bool]:
        """All that may be true where they are few, else some; and whether all are tried."""
        facts = [fact["name"] for fact in self.document.get("facts", [])]
        given = self.said["unit"].get("attributes", {})
        names = sorted({name for one in self.sets for name in one.get("attributes", {})})
        choices: list[list[Any]] = [_either(self.said["facts"].get(name)) for name in facts]
        choices += [self._values_of(name, given.get(name)) for name in names]
        rng = SmallRandom(len(names))
        many = 1
        for several in choices:
            many *= len(several)
        if many <= _FEW:
            ways = list(product(*choices))
        else:
            ways = [tuple(map(rng.pick, choices)) for _ in range(64)]
        found = []
        for way in ways:
            values = dict(zip(names, way[len(facts) :], strict=True))
            attributes = [
                {name: values[name][i] for name in one.get("attributes", {})}
                for i, one in enumerate(self.sets)
            ]
            known_facts = dict(zip(facts, way[: len(facts)], strict=True))
            found.append(Circumstance(attributes, known_facts, self.year))
        return found, many <= _FEW and self.is_agreed

    def _values_of(self, name: str, given: Any) -> list[tuple[Any, ...]]:
        """What each set may take an attribute as: the same where it is not known."""
        kinds = [one.get("attributes", {}).get(name) for one in self.sets]
        known = [_known(kind, given) for kind in kinds]
        open_kinds = [
            kind for kind, value in zip(kinds, known, strict=True) if kind and value is None
        ]
        if not open_kinds:
            return [tuple(known)]
        if open_kinds[0] == "yes_no":
            values: list[Any] = [False, True]
        elif open_kinds[0] == "decimal":
            values = self._decimals(name)
        else:
            values = [
                value for value in open_kinds[0] if all(value in kind for kind in open_kinds[1:])
            ]
            self.is_agreed &= len({tuple(kind) for kind in open_kinds}) == 1
            if not values:
                raise UntriedError("an attribute of which two sets know no common value")
        return [
            tuple(
                value if kind and one is None else one
                for kind, one in zip(kinds, known, strict=True)
            )
            for value in values
        ]

    def _decimals(self, name: str) -> list[Fraction]:
        edges = sorted({one for document in self.sets for one in _asked_decimals(document, name)})
        if not edges:
            return [ZERO]
        between = [(low + high) / 2 for low, high in pairwise(edges)]
        return [edges[0] - 1, *edges, *between, edges[-1] + 1]

    def holds(self, condition: Document, circumstance: Circumstance, of: int = 0) -> bool:
        if "fact" in condition:
            return bool(circumstance.facts[condition["fact"]] == condition["is"])
        attributes = circumstance.attributes[of]
        return all(
            _is_asked(circumstance.year if name == "year" else attributes[name], asked)
            for name, asked in condition.items()
        )

    def applies(self, node: Document | None, circumstance: Circumstance) -> bool:
        while node:
            if "applies_when" in node and not self.holds(node["applies_when"], circumstance):
                return False
            node = self.parents[node["code"]]
        return True

    def policy(self, node: Document | None) -> str:
        while node:
            if "not_applicable" in node:
                return str(node["not_applicable"])
            node = self.parents[node["code"]]
        return str(self.document["policies"]["not_applicable"])

    # Bounds

    def bound(self, given: Any, circumstance: Circumstance, of: int, word: str) -> Fraction | None:
        """What a bound is; `of`: the place of the set in which it is written."""
        if isinstance(given, dict) and "select" in given:
            for row in given["select"]:
                if self.holds(row["when"], circumstance, of):
                    return self.bound(row["value"], circumstance, of, word)
            return self.bound(given["otherwise"], circumstance, of, word)
        if isinstance(given, dict) and "of" in given:
            set_name, _, code = given["of"].partition("#")
            place = self.place(set_name) if set_name else of
            other = next(
                one for one in indicators_in(self.sets[place]["criteria"]) if one["code"] == code
            )
            value = self.bound(other["require"][word], circumstance, place, word)
            return None if value is None else value * fraction(given["times"])
        if isinstance(given, dict):
            given = given["value"]
        return None if given is None else number(given)

    def place(self, set_name: str) -> int:
        identity, _, version = set_name.partition("@")
        return next(
            i
            for i, one in enumerate(self.sets)
            if one["id"] == identity and (not version or one["version"] == version)
        )

    def edges(self, node: Document) -> list[Fraction]:
        """Every number at which its verdict or points change, in any circumstance."""
        found: set[Fraction] = set()
        for word, given in node.get("require", {}).items():
            if word in ("at_least", "more_than", "at_most", "less_than"):
                for circumstance in self.circumstances:
                    value = self.bound(given, circumstance, 0, word)
                    found |= {value} if value is not None else set()
        points = node.get("points", {})
        for step in points.get("steps", []):
            found.add(fraction(step.get("at_least", step.get("at_most"))))
        if points.get("target") is not None:
            found.add(fraction(points["target"]))
        return sorted(found)

    # One indicator

    def completions(self, node: Document) -> Completions:
        if (
            node["measure"]["type"] == "derived"
            and node["measure"]["set"] in self.said["sub_units"]
        ):
            found = self._derived(node["measure"])
        else:
            figure = as_object(self.said["values"].get(node["code"]))
            found_or_none = completions_of(node, figure, self.edges(node))
            if found_or_none is None:
                raise UntriedError("a figure that cannot be right, or says more than is tried")
            found = found_or_none
        return found

    def outcomes(self, node: Document) -> list[list[Outcome]]:
        """How an indicator may turn out, in each circumstance."""
        figure = as_object(self.said["values"].get(node["code"]))
        completions = self.completions(node)
        has_evidence = _has_evidence(node, figure)
        cohort = self._cohort(node)
        applying = [one for one in self.circumstances if self.applies(node, one)]
        heard = self._heard(node, figure, completions, applying, cohort)
        found: list[list[Outcome]] = []
        for circumstance in self.circumstances:
            if circumstance not in applying or heard.declared:
                found.append(self._not_applicable(node))
                continue
            outcomes: list[Outcome] = []
            for status, points in self._earned(node, completions, circumstance, heard, cohort):
                if status == NOT_APPLICABLE:
                    outcomes += self._not_applicable(node)
                    continue
                given: list[Fraction | None] = points if heard.points is None else [heard.points]
                for each in (MET, NOT_MET) if status == MET and not has_evidence else (status,):
                    outcomes += self._gated(node, each, given, has_evidence)
            if heard.drops:
                outcomes += self._not_applicable(node)
            found.append(sorted(set(outcomes), key=repr))
        return found

    def _heard(
        self,
        node: Document,
        figure: Document,
        completions: Completions,
        applying: list[Circumstance],
        cohort: tuple[Fraction, Fraction] | None,
    ) -> _Heard:
        """What is heard beside the figure, where that leaves anything open."""
        heard = _Heard()
        may_drop = node.get("may_be_not_applicable", False)
        says_more = [key for key in ("reported", "not_applicable") if key in figure]
        if "require" in node:
            verdicts = {
                verdict for one in applying for verdict in self._verdicts(node, completions, one)
            }
            is_open = len(verdicts) > 1 or not completions.is_given
            self.is_plain &= completions.is_given or len(verdicts) > 1
            if not is_open and says_more and not completions.is_exact:
                raise UntriedError("what is said beside a range that may be decided")
            heard.drops = is_open and may_drop
            heard.declared = heard.drops and "not_applicable" in figure
            # A figure of which nothing is given decides nothing and excludes nothing.
            possible = (
                {status for status, _ in verdicts} if completions.is_given else {MET, NOT_MET}
            )
            if is_open and not heard.declared and figure.get("reported") in possible:
                heard.reported = figure["reported"]
                heard.drops = False
        spread = {
            point
            for one in applying
            for status, points in self._earned(node, completions, one, heard, cohort)
            if status != NOT_APPLICABLE
            for point in points
            if point is not None
        }
        if "require" not in node:
            is_open = len(spread) > 1
            if not is_open and "not_applicable" in figure and not completions.is_exact:
                raise UntriedError("a declaration beside a range that may be decided")
            if "min_max" in node["points"]:
                is_open = not completions.is_exact
            heard.drops = is_open and may_drop
            heard.declared = heard.drops and "not_applicable" in figure
        claimed = number(figure.get("reported_points"))
        if claimed is not None and len(spread) > 1 and not heard.declared:
            if min(spread) <= claimed <= max(spread):
                heard.points = claimed
                heard.drops = False
            elif not (completions.is_whole and self.tries_all) or any(
                abs(claimed - end) < _NEAR for end in (min(spread), max(spread))
            ):
                raise UntriedError("points reported that may lie outside")
        return heard

    def _verdicts(
        self, node: Document, completions: Completions, circumstance: Circumstance
    ) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for completion in completions.exact:
            if completion.is_zero:
                said = node["measure"].get("zero_denominator", "undetermined")
                found += (
                    [(said, "zero")] if said != "undetermined" else [(MET, "?"), (NOT_MET, "?")]
                )
                continue
            found += self._judged(node, completion.value, circumstance)
        if set(found) == {(NOT_MET, "below"), (NOT_MET, "above")}:
            # "Where completions fail on both sides: `below_threshold`".
            return [(NOT_MET, "below")]
        return sorted(set(found))

    def _judged(
        self, node: Document, value: Any, circumstance: Circumstance
    ) -> list[tuple[str, str]]:
        """Status and reason, two where a bound that decides is not known."""
        require = node["require"]
        if "is" in require:
            return _compared(require["is"], lambda wanted: value == wanted)
        if "one_of" in require:
            return _compared(require["one_of"], lambda wanted: value in wanted)
        if "checked" in require:
            wanted = require["checked"]
            if wanted == "all":
                wanted = len(node["measure"]["items"])
            return _compared(wanted, lambda least: len(value) >= int(number(least) or 0))
        is_open = False
        for word, given in require.items():
            bound = self.bound(given, circumstance, 0, word)
            if bound is None:
                is_open = True
            elif not holds(word, value, bound):
                return [(NOT_MET, "below" if word in ("at_least", "more_than") else "above")]
        return [(MET, "?"), (NOT_MET, "?")] if is_open else [(MET, "reached")]

    def _earned(
        self,
        node: Document,
        completions: Completions,
        circumstance: Circumstance,
        heard: _Heard,
        cohort: tuple[Fraction, Fraction] | None,
    ) -> Iterator[tuple[str | None, list[Fraction | None]]]:
        """Every status with the points that go with it, before evidence is asked for."""
        zero_drops = node["measure"].get("zero_denominator") == NOT_APPLICABLE
        for completion in completions.exact:
            statuses: set[str | None] = {None}
            if heard.reported:
                statuses = {heard.reported}
            elif "require" in node:
                one = Completions((completion,), True, True)
                statuses = {status for status, _ in self._verdicts(node, one, circumstance)}
                if not completions.is_given and NOT_APPLICABLE not in statuses:
                    # A figure of which nothing is given "decides nothing".
                    statuses = {MET, NOT_MET}
            elif completion.is_zero and zero_drops:
                statuses = {NOT_APPLICABLE}
            for status in sorted(statuses, key=str):
                if status == NOT_APPLICABLE:
                    yield status, []
                else:
                    yield status, self._points(node, completion, completions, status, cohort)

    # Points

    def _points(
        self,
        node: Document,
        completion: Exact,
        of: Completions,
        status: str | None,
        cohort: tuple[Fraction, Fraction] | None,
    ) -> list[Fraction | None]:
        points = node.get("points")
        if points is None:
            return [None]
        ends = Ends.of(points)
        tops = [ends.greatest] if ends.greatest is not None else ends.some()
        if "if_met" in points:
            return [*tops] if status == MET else [ends.cut(ZERO)]
        if completion.is_zero and node["measure"].get("zero_denominator") == MET:
            return [*tops]
        if completion.is_zero or not of.is_given:
            # "From the least to the greatest that is written in the rule".
            return [*written_ends(points)]
        return [*earned(points, completion.value, cohort)]

    def _gated(
        self, node: Document, status: str | None, given: list[Fraction | None], has_evidence: bool
    ) -> list[Outcome]:
        """ "Points above 0 run from the least that is written …, but not from below 0, to those earned"."""
        found = [Outcome(status, one) for one in given]
        if has_evidence:
            return found
        floor_of_gate = max(least_written(node["points"]), ZERO) if "points" in node else ZERO
        for one in given:
            if one is not None and one > 0:
                found.append(Outcome(status, min(floor_of_gate, one)))
        return found

    def _not_applicable(self, node: Document) -> list[Outcome]:
        policy = self.policy(node)
        counted = COUNTED[policy]
        status = counted if "require" in node else None
        if "points" not in node:
            return [Outcome(status, gone=policy)]
        points = node["points"]
        if points.get("extra"):
            return [Outcome(status, ZERO, gone=policy)]
        ends = Ends.of(points)
        if policy == "met":
            tops = [ends.greatest] if ends.greatest is not None else ends.some()
            return [Outcome(status, top) for top in tops]
        if policy == "not_met":
            return [Outcome(status, ends.least)]
        return [Outcome(status, ZERO, gone=policy)]

    def _cohort(self, node: Document) -> tuple[Fraction, Fraction] | None:
        """What the value is compared with; None where that is open."""
        points = node.get("points", {})
        if "min_max" not in points:
            return None
        given = self.case.measurements.get("cohort", {}).get(node["code"])
        if given is not None:
            return fraction(given["least"]), fraction(given["greatest"])
        zero_drops = node["measure"].get("zero_denominator") == NOT_APPLICABLE
        may_drop = zero_drops or node.get("may_be_not_applicable") or self._is_conditional(node)
        if may_drop or node["measure"]["type"] == "derived":
            raise UntriedError("a cohort of which a unit may be no member")
        checks = self.document.get("checks", [])
        if any(check["then"] == "inconsistent" for check in checks):
            raise UntriedError("a cohort of which a check may exclude a unit")
        if "leagues" in self.document.get("ranking", {}):
            raise UntriedError("a cohort of a league")
        values = []
        others_lack = False
        for entries in self._units_on_the_track():
            said = effective(entries, self.case.track)
            figure = as_object(said["values"].get(node["code"]))
            completions = completions_of(node, figure, [])
            if completions is None:
                raise UntriedError("a cohort with a figure that cannot be right")
            if completions.is_exact and not completions.exact[0].is_zero:
                values.append(completions.exact[0].value)
            elif said["unit"] != self.said["unit"]:
                others_lack = True
        if len(values) < 2 or (others_lack and points.get("missing") != "ignored"):
            return None
        return min(values), max(values)

    def _is_conditional(self, node: Document | None) -> bool:
        while node:
            if "applies_when" in node:
                return True
            node = self.parents[node["code"]]
        return False

    def _units_on_the_track(self) -> Iterator[list[Document]]:
        """The entries of every unit of the level that is evaluated."""
        units: dict[tuple[str, str, str], list[Document]] = {}
        for entry in self.case.measurements["units"]:
            units.setdefault(identity_of(entry), []).append(entry)
        level = self.document["applies_to"]
        for entries in units.values():
            tracks = [entry["track"] for entry in entries]
            if self.case.track in tracks and entries[0]["unit"].get("level", level) == level:
                yield entries

    # Sub-units

    def _derived(self, measure: Document) -> Completions:
        """The sub-units are evaluated as units of their own set; what is not decided goes either way."""
        listing = self.said["sub_units"][measure["set"]]
        sure, either = self._reaching(measure, listing)
        listed = len({identity_of(entry) for entry in listing["units"]})
        expected = listing.get("expected")
        if expected is not None and expected < listed:
            raise UntriedError("more listed than expected")
        more = [expected - listed] if expected is not None else [0, 1, 2, 1000, 10**9]
        is_ratio = measure["as"] == "ratio"
        zero_is_said = measure.get("zero_denominator") in ("met", "not_applicable")
        found = set()
        for unlisted in more:
            total = listed + unlisted
            for extra in {
                0,
                either,
                unlisted,
                either + unlisted,
                *range(min(unlisted + either, 12)),
            }:
                if is_ratio and total == 0:
                    if expected is None and not zero_is_said:
                        continue
                    found.add(Exact(None, is_zero=True))
                elif is_ratio:
                    found.add(Exact(Fraction(100 * (sure + extra), total)))
                else:
                    found.add(Exact(Fraction(sure + extra)))
        ordered = sorted(found, key=lambda one: (one.is_zero, one.value or 0))
        is_exact = expected == listed and either == 0
        return Completions(tuple(ordered), True, expected is not None, is_exact)

    def _reaching(self, measure: Document, listing: Document) -> tuple[int, int]:
        """How many of the listed surely reach the conclusion, and how many may."""
        place = self.place(measure["set"])
        document = self.sets[place]
        track = self.case.track
        others = [one for i, one in enumerate(self.sets) if i != place]
        entries = [{"track": track, **entry} for entry in listing["units"]]
        measurements = {
            **self.case.measurements,
            "criteria": document["id"],
            "target_year": self.year or 2023,
            "units": entries,
        }
        measurements.pop("cohort", None)
        level = document["applies_to"]
        asked = [
            entry
            for entry in entries
            if entry["track"] == track and entry["unit"].get("level", level) == level
        ]
        identities = {identity_of(entry) for entry in listing["units"]}
        if not asked:
            return 0, len(identities)
        case = Case(document, tuple(others), measurements, track)
        reference = f"{measure['set']}#{measure['conclusion']}"
        written = _conclusion(document["conclusions"], measure["conclusion"])
        units = self.evaluate(case)["units"]
        sure = either = 0
        for unit in units:
            own = [entry for entry in entries if identity_of(entry) == identity_of(unit)]
            said = effective(own, track)
            reached = _reaches(measure, written, unit["conclusions"])
            if reached is None:
                tried = type(self)(case, said, self.evaluate).results_of(measure["conclusion"])
                found = {_is_reached(result, measure, written) for result in tried}
                recognised = said["recognised"].get(reference)
                if recognised and len(found) < 2:
                    raise UntriedError("a recognition of a sub-unit that may be decided")
                if recognised:
                    reached = recognised_as(recognised, measure.get("level_at_least"), written)
                elif len(found) == 1:
                    (reached,) = found
            sure += reached is True
            either += reached is None
        return sure, either + len(identities) - len(units)

    def results_of(self, code: str) -> set[Any]:
        """What a conclusion of the set was found to result in."""
        raise NotImplementedError


def _either(known: bool | None) -> list[bool]:
    return [False, True] if known is None else [known]


def _known(kind: Any, given: Any) -> Any:
    """An attribute as a set knows it; None where it does not."""
    if kind is None or given is None:
        return None
    if kind == "yes_no":
        return given if isinstance(given, bool) else None
    if kind == "decimal":
        return number(given)
    return given if given in kind else None


def _asked_decimals(given: Any, name: str) -> Iterator[Fraction]:
    """Every number that a condition compares the attribute with."""
    if isinstance(given, list):
        for one in given:
            yield from _asked_decimals(one, name)
    if not isinstance(given, dict):
        return
    for key, value in given.items():
        if key == name and value != "decimal":
            compared = value.values() if isinstance(value, dict) else [value]
            yield from (fraction(one) for one in compared)
        else:
            yield from _asked_decimals(value, name)


def _is_asked(value: Any, asked: Any) -> bool:
    if isinstance(asked, list):
        return value in asked
    if isinstance(asked, dict):
        low, high = asked.get("from", value), asked.get("to", value)
        if "from" in asked or "to" in asked:
            return bool(low <= value <= high)
        return all(holds(word, value, fraction(limit)) for word, limit in asked.items())
    if isinstance(value, Fraction):
        return value == fraction(asked)
    return bool(value == asked)


def holds(word: str, value: Fraction, limit: Fraction) -> bool:
    if word == "at_least":
        return value >= limit
    if word == "more_than":
        return value > limit
    return value <= limit if word == "at_most" else value < limit


def _compared(wanted: Any, holds: Callable[[Any], bool]) -> list[tuple[str, str]]:
    if wanted is None:
        return [(MET, "?"), (NOT_MET, "?")]
    return [(MET, "as_required")] if holds(wanted) else [(NOT_MET, "otherwise")]


def _has_evidence(node: Document, figure: Document) -> bool:
    asked = node.get("evidence", "none")
    if asked == "none" or "evidence" in figure:
        return True
    return asked == "or_explanation" and "explanation" in figure


def identity_of(entry: Document) -> tuple[str, str, str]:
    unit = entry["unit"]
    return unit["code_system"], unit["code"], unit.get("valid_from", "")


def is_level(reached: str | None, wanted: str | None, written: Document) -> bool:
    """Whether a level is the one wanted or a better one; without one wanted, whether it is any."""
    order = [level["code"] for level in written["levels"]]
    return reached is not None and order.index(reached) <= order.index(wanted or order[-1])


def _conclusion(conclusions: list[Document], code: str) -> Document:
    return next(one for one in conclusions if one["code"] == code)


def _reaches(measure: Document, written: Document, answers: list[Document]) -> bool | None:
    """Whether an evaluated sub-unit reaches the conclusion; None: its evaluation is undetermined."""
    answer = _conclusion(answers, measure["conclusion"])
    if answer["status"] == NOT_APPLICABLE or answer["status"] == NOT_MET:
        return False
    if "levels" not in written:
        return True if answer["status"] == MET else None
    if answer["status"] != MET:
        return None
    possible = answer["candidates"] if "candidates" in answer else [answer["level"]]
    found = {is_level(one, measure.get("level_at_least"), written) for one in possible}
    return found.pop() if len(found) == 1 else None


def _is_reached(result: Any, measure: Document, written: Document) -> bool:
    """Whether a result of a conclusion, with levels a level's code or None, reaches it."""
    if "levels" not in written or result == NOT_APPLICABLE:
        return bool(result == MET)
    return is_level(result, measure.get("level_at_least"), written)


def recognised_as(
    recognised: Document, wanted: str | None, written: Document | None
) -> bool | None:
    """What an earlier act says; None where it does not say enough."""
    if recognised["status"] == NOT_MET:
        return False
    if wanted is None:
        return True
    level = recognised.get("level")
    if level is None or not written:
        return None
    return is_level(level, wanted, written)
