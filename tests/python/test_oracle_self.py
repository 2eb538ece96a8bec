# SPDX-License-Identifier: Apache-2.0
"""The oracle against the worked examples, and its shortcuts against brute force.

Exists because an oracle that is wrong makes the library wrong with it.
"""

from __future__ import annotations

import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from oracle import evaluate_json, read_json, write_json
from oracle.brute import Tried, filled_in, regions_of_pairs, results_by_trying
from oracle.circumstances import APPLIES, Entries, Known, applicability, read_condition
from oracle.completions import parts_above_zero, regions_of_parts
from oracle.criteria import (
    MET,
    NOT_MET,
    OUT,
    Bound,
    Combination,
    CriteriaSet,
    Form,
    Indicator,
    Member,
    Stated,
    StatusForm,
    Unspecified,
    bounds_of,
)
from oracle.evaluation import UnitFigures, UnitState
from oracle.exact import number
from oracle.forms import results
from oracle.generate import figures, sets
from oracle.judging import judge
from oracle.small_random import SmallRandom
from oracle.spans import FROM_ZERO, Span, point

WORKED = Path(__file__).parent / "oracle" / "worked"
TRACKS = {"tracks": "appraised"}

REASONS = {
    "reached",
    "within_limit",
    "as_required",
    "zero_denominator",
    "reported",
    "below_threshold",
    "above_limit",
    "not_as_required",
    "not_among",
    "unchecked",
    "condition_not_applicable",
    "declared_not_applicable",
    "missing_fact",
    "wrong_type",
    "inconsistent_value",
    "missing_evidence",
    "not_applicable_refused",
    "unknown_threshold",
    "missing_value",
    "missing_numerator",
    "missing_denominator",
    "missing_items",
}

LATTICES = 20_000
RANGED_FIGURES = 3_000
SETS = 600
COMPLETIONS_A_UNIT = 40
FILLED_SETS = 1_500


@pytest.mark.parametrize("folder", sorted(WORKED.iterdir()), ids=lambda folder: folder.name)
def test_gives_the_bytes_of_the_worked_example(folder: Path) -> None:
    track = TRACKS.get(folder.name, "self")
    answer = evaluate_json(folder / "criteria.json", folder / "measurements.json", track=track)
    assert answer == (folder / "expected.json").read_bytes()


def test_gives_the_same_answer_to_dicts_and_text() -> None:
    for seed in range(50):
        criteria, measurements, track = sets(seed)
        texts = write_json(criteria), write_json(measurements)
        assert read_json(texts[0]) == criteria
        assert evaluate_json(criteria, measurements, track=track) == evaluate_json(
            *texts, track=track
        )


def test_the_same_seed_gives_the_same_documents() -> None:
    assert list(figures(7, 100)) == list(figures(7, 100))
    assert sets(7) == sets(7)
    assert sets(7) != sets(8)


# What completions agree on


def _random_bound(rng: SmallRandom, words: tuple[str, str], may_exceed_one: bool) -> Bound | None:
    if rng.chance(20):
        return None
    top = 150 if may_exceed_one else 100
    scale = rng.pick((1, 1, 10))
    return Bound(rng.pick(words), Fraction(rng.below(top * scale + 1), scale), 0)


def _random_bounds(rng: SmallRandom, may_exceed_one: bool) -> tuple[Bound | None, Bound | None]:
    while True:
        lower = _random_bound(rng, ("at_least", "more_than"), may_exceed_one)
        upper = _random_bound(rng, ("at_most", "less_than"), may_exceed_one)
        if lower is None or upper is None:
            return lower, upper
        assert lower.value is not None and upper.value is not None
        if rng.chance(60):
            upper.value = lower.value + rng.pick(
                (Fraction(1), Fraction(3), Fraction(1, 2), Fraction(0))
            )
        if lower.value < upper.value or (
            lower.value == upper.value and not (lower.is_strict or upper.is_strict)
        ):
            return lower, upper


def test_two_ranged_counts_reach_the_regions_that_their_pairs_reach() -> None:
    rng = SmallRandom(1)
    seen_open = 0
    for _ in range(LATTICES):
        exceeds = rng.chance(30)
        lower, upper = _random_bounds(rng, exceeds)
        size = rng.pick((3, 12, 40))
        n_low, d_low = rng.below(size), rng.below(size)
        n_high, d_high = n_low + rng.below(size // 2 + 1), d_low + rng.below(size // 2 + 1)
        numerator = Span(Fraction(n_low), True, Fraction(n_high), True)
        denominator = Span(Fraction(d_low), True, Fraction(d_high), True)
        parts = parts_above_zero(numerator, denominator, True, exceeds)
        pairs = [
            (n, d)
            for n in range(n_low, n_high + 1)
            for d in range(max(d_low, 1), d_high + 1)
            if exceeds or n <= d
        ]
        assert parts.is_empty == (not pairs)
        if not pairs:
            continue
        regions = regions_of_parts(parts, lower, upper, True, exceeds)
        tried = regions_of_pairs(iter(pairs), lower, upper)
        assert (regions.below, regions.within, regions.above) == tried, (
            parts,
            lower,
            upper,
            exceeds,
        )
        seen_open += tried == (True, False, True)
    assert seen_open > 20, "pairs that lie on both sides of two bounds and never between were tried"


def test_a_missing_count_reaches_the_regions_that_its_completions_reach() -> None:
    rng = SmallRandom(2)
    for _ in range(1_000):
        exceeds = rng.chance(30)
        lower, upper = _random_bounds(rng, exceeds)
        known = rng.below(12)
        if rng.chance(50):
            parts = parts_above_zero(point(Fraction(known)), FROM_ZERO, True, exceeds)
            tried = [(known, d) for d in range(1, 3000) if exceeds or known <= d]
        else:
            known += 1
            parts = parts_above_zero(FROM_ZERO, point(Fraction(known)), True, exceeds)
            tried = [(n, known) for n in range(known + 1 if not exceeds else 100)]
        regions = regions_of_parts(parts, lower, upper, True, exceeds)
        assert (regions.below, regions.within, regions.above) == regions_of_pairs(
            iter(tried), lower, upper
        )


def _one_indicator(node: dict[str, Any]) -> Indicator:
    document = {
        "id": "s",
        "version": "1",
        "applies_to": "commune",
        "policies": {"not_applicable": "excluded"},
        "criteria": [node],
    }
    return CriteriaSet(document).indicators[0]


def test_a_ranged_figure_is_judged_as_all_its_completions_are() -> None:
    """Every pair of small counts is judged exactly; together they say the verdict and the candidates."""
    rng = SmallRandom(3)
    decided = 0
    for _ in range(RANGED_FIGURES):
        exceeds = rng.chance(20)
        lower, upper = _random_bounds(rng, exceeds)
        require = {bound.word: str(_as_text(bound.value)) for bound in (lower, upper) if bound}
        if not require:
            continue
        measure: dict[str, Any] = {"type": "ratio", "may_exceed_one": exceeds}
        if rng.chance(40):
            measure["zero_denominator"] = rng.pick(("met", "not_applicable"))
        indicator = _one_indicator(
            {"code": "1", "title": {}, "measure": measure, "require": require}
        )
        n_low, d_low = rng.below(8), rng.below(8)
        n_high, d_high = n_low + 1 + rng.below(5), d_low + 1 + rng.below(5)
        figure: dict[str, Any] = {
            "numerator": {"at_least": n_low, "at_most": n_high},
            "denominator": {"at_least": d_low, "at_most": d_high},
        }
        judged = judge(indicator, figure, APPLIES)
        verdicts: set[tuple[str, str]] = set()
        candidates: set[str] = set()
        for n in range(n_low, n_high + 1):
            for d in range(d_low, d_high + 1):
                exact = judge(indicator, {"numerator": n, "denominator": d}, APPLIES)
                is_no_completion = d == 0 and "zero_denominator" not in measure
                if exact.reason == "inconsistent_value" or is_no_completion:
                    continue
                verdicts.add((exact.status, exact.reason))
                candidates |= exact.candidates
        if not verdicts:
            assert judged.reason == "inconsistent_value"
            continue
        reasons_on_both_sides = {(NOT_MET, "below_threshold"), (NOT_MET, "above_limit")}
        if verdicts == reasons_on_both_sides:
            verdicts = {(NOT_MET, "below_threshold")}
        if len(verdicts) == 1:
            assert (judged.status, judged.reason) == verdicts.pop()
            decided += 1
        else:
            assert (judged.status, judged.reason) == ("undetermined", "missing_value")
        assert judged.candidates == candidates
    assert decided > 300


def _as_text(value: Fraction | None) -> str:
    assert value is not None and 10 % value.denominator == 0
    return f"{value.numerator * 10 // value.denominator // 10}.{value.numerator * 10 // value.denominator % 10}"


def test_opposite_conditions_on_one_unknown_fact_never_hold() -> None:
    """ "The same in the whole of one indicator"."""

    def fact(name: str, expected: bool) -> Entries:
        return read_condition({"fact": name, "is": expected}, {})

    ward, no_ward = fact("is_ward", True), fact("is_ward", False)
    assert not applicability(ward + no_ward, Known()).is_possible
    (open_variable,) = applicability(ward + ward, Known()).open_variables
    assert open_variable.shown == {"fact": "is_ward"}
    disciplined = Known({"disciplined": True})
    assert not applicability(ward + fact("disciplined", False), disciplined).is_possible


# Gaps and shown figures


def test_a_gap_is_the_least_number_found_by_trying() -> None:
    rng = SmallRandom(5)
    seen: set[str] = set()
    for _ in range(4_000):
        exceeds = rng.chance(30)
        lower, upper = _random_bounds(rng, exceeds)
        require = {bound.word: _as_text(bound.value) for bound in (lower, upper) if bound}
        if not require:
            continue
        measure = {"type": "ratio", "may_exceed_one": exceeds}
        indicator = _one_indicator({"code": "1", "measure": measure, "require": require})
        d = 1 + rng.below(25)
        n = rng.below(d + 1 + (5 if exceeds else 0))
        judged = judge(indicator, {"numerator": n, "denominator": d}, APPLIES)
        if judged.status != NOT_MET:
            assert judged.gap is None
            continue
        assert judged.gap is not None
        failing, step = (lower, 1) if judged.reason == "below_threshold" else (upper, -1)
        other = upper if failing is lower else lower
        assert failing
        fixed, both = (
            ("more_needed", "more_needed_if_both_grow")
            if step == 1
            else ("fewer_needed", "fewer_needed_if_both_shrink")
        )
        for name, denominator_step in ((fixed, 0), (both, step)):
            expected = _least_step(n, d, step, denominator_step, failing, other, exceeds)
            assert judged.gap[name] == expected, (n, d, require, exceeds, name)
            seen.add(f"{name} {expected}" if isinstance(expected, str) else name)
        wanted = [
            numerator
            for numerator in range(d * 2 + 1 if exceeds else d + 1)
            if all(bound.holds(Fraction(100 * numerator, d)) for bound in (lower, upper) if bound)
        ]
        largest = lower is None or failing is upper
        expected_needed = (max(wanted) if largest else min(wanted)) if wanted else "impossible"
        assert judged.gap["needed"] == expected_needed, (n, d, require, exceeds)
    assert len(seen) == 8, seen


def _least_step(
    n: int,
    d: int,
    step: int,
    denominator_step: int,
    failing: Bound,
    other: Bound | None,
    exceeds: bool,
) -> int | str:
    """The least k that satisfies the failing bound, if nothing forbids it."""
    assert failing.value is not None
    if denominator_step and failing.value >= 100:
        return "impossible"
    for k in range(30_000):
        after_n, after_d = n + step * k, d + denominator_step * k
        if after_n < 0 or after_d <= 0:
            return "impossible"
        figure = Fraction(100 * after_n, after_d)
        if failing.holds(figure):
            allowed = (exceeds or after_n <= after_d) and (other is None or other.holds(figure))
            return k if allowed else "impossible"
    return "impossible"


def test_a_shown_percentage_has_no_more_decimals_than_its_verdict_takes() -> None:
    for seed in range(10):
        for criteria, measurements in figures(seed, 2_000):
            indicators = {one.code: one for one in CriteriaSet(criteria).indicators}
            for unit in read_json(evaluate_json(criteria, measurements).decode())["units"]:
                for answer in unit["indicators"]:
                    value = answer.get("value", {})
                    parts = [number(value.get(key)) for key in ("numerator", "denominator")]
                    if answer["reason"] == "inconsistent_value" or not (parts[0] and parts[1]):
                        continue
                    _check_percentage(
                        indicators[answer["code"]], 100 * parts[0] / parts[1], value["percent"]
                    )


def _check_percentage(indicator: Indicator, exact: Fraction, shown: str) -> None:
    def verdict(figure: Fraction) -> list[bool]:
        can_be = figure <= 100 or indicator.may_exceed_one
        bounds = [bound for bound in bounds_of(indicator) if bound.value is not None]
        return [can_be, *(bound.holds(figure) for bound in bounds)]

    figure = Fraction(shown)
    places = len(shown.partition(".")[2])
    assert 0 <= exact - figure < Fraction(1, 10 ** max(places, 2))
    assert verdict(figure) == verdict(exact)
    if places > 2:
        shorter = Fraction(int(figure * 10 ** (places - 1)), 10 ** (places - 1))
        assert verdict(shorter) != verdict(exact)


# Forms


def test_a_status_form_results_in_what_its_members_can_make_of_it() -> None:
    rng = SmallRandom(4)
    choices = [
        [MET],
        [NOT_MET],
        [OUT],
        [MET, NOT_MET],
        [MET, OUT],
        [NOT_MET, OUT],
        [MET, NOT_MET, OUT],
    ]
    for _ in range(3_000):
        kind = rng.pick(("all_met", "any_met", "count", "share"))
        counted, word = rng.pick((MET, NOT_MET)), rng.pick(("at_least", "more_than"))
        if kind in ("all_met", "any_met"):
            counted, word = MET, ""
        limit: Fraction | None = (
            Fraction(rng.below(6)) if kind == "count" else Fraction(rng.pick((0, 20, 50, 60, 100)))
        )
        unit = _StandIn()
        members, tried = [], []
        for i in range(rng.between(1, 4)):
            candidates = rng.pick(choices)
            if rng.chance(25):
                count = rng.pick((1, 2, None))
                pool = Unspecified(None, f"u{i}", count)
                perhaps = rng.chance(50)
                unit.known[pool.name] = frozenset(candidates)
                members.append(Member(unspecified=pool, perhaps_not_selected=perhaps))
                each = candidates + ([OUT] if perhaps else [])
                # One or more: a few, and so many that they outweigh all others.
                sizes = (1, 2, 500) if count is None else (count,)
                tried.append([many for size in sizes for many in _lists(each, size)])
            else:
                unit.known[f"n{i}"] = frozenset(candidates)
                members.append(Member(node=_node(f"n{i}")))
                tried.append([[status] for status in candidates])
        stated = None
        limits = [limit or Fraction(0)]
        if kind in ("count", "share"):
            if rng.chance(20):
                limit = None
                limits = [
                    Fraction(i) for i in (range(101) if kind == "share" else (0, 1, 2, 3, 10_000))
                ]
            stated = Stated(limit, 0)
        form = StatusForm(kind, members, counted, word, stated)
        expected = results_by_trying(kind, counted, word, limits, tried)
        assert results(form, unit) == expected, (kind, counted, word, limit, tried)  # type: ignore[arg-type]


def _lists(each: list[str], size: int) -> list[list[str]]:
    """All lists of a small size; of a large one those of one status and one odd one."""
    if size == 1:
        return [[status] for status in each]
    if size == 2:
        return [[one, other] for one in each for other in each]
    return [[one] * (size - 1) + [other] for one in each for other in each]


class _StandIn:
    """A unit of which only the members' candidates are known."""

    def __init__(self) -> None:
        self.known: dict[str, frozenset[str]] = {}

    def candidates(self, member: Member) -> frozenset[str]:
        if member.node:
            return self.known[member.node.code]
        assert member.unspecified
        own = self.known[member.unspecified.name]
        return own | {OUT} if member.perhaps_not_selected else own


def _node(code: str) -> Indicator:
    return _one_indicator(
        {"code": code, "title": {}, "measure": {"type": "yes_no"}, "require": {"is": True}}
    )


def _units(
    criteria: dict[str, Any], measurements: dict[str, Any], track: str
) -> list[tuple[UnitFigures, UnitState]]:
    prepared = CriteriaSet(criteria)
    found = []
    for entry in measurements["units"]:
        if entry["track"] == track:
            said = UnitFigures.of(entry, measurements["units"])
            found.append((said, UnitState(prepared, said)))
    return found


def test_no_completion_of_a_whole_set_leaves_the_candidates() -> None:
    """Whatever the undetermined turn out to be, facts and unspecified indicators too, each conclusion and
    each group is among what was said to be possible: so what is decided early is decided rightly."""
    decided = 0
    for seed in range(SETS):
        criteria, measurements, track = sets(seed)
        tried = Tried(criteria)
        rng = SmallRandom(seed)
        for _, state in _units(criteria, measurements, track):
            candidates = {
                code: sorted(judged.inner_candidates) for code, judged in state.unit.judged.items()
            }
            for _ in range(COMPLETIONS_A_UNIT):
                completion = tried.complete(rng, state.unit.facts, candidates)
                for code, counted in state.unit.groups.items():
                    assert tried.group(code, completion) in counted, (seed, code)
                for conclusion in criteria["conclusions"]:
                    code = conclusion["code"]
                    possible = state.reached(code).candidates
                    decided += len(possible) == 1
                    assert tried.conclusion(code, completion) in possible, (seed, code)
    assert decided > 1_000


def test_filling_in_what_is_missing_never_contradicts_a_decided_conclusion() -> None:
    filled = 0
    for seed in range(FILLED_SETS):
        criteria, measurements, track = sets(seed)
        rng = SmallRandom(seed)
        tried = Tried(criteria)
        for said, state in _units(criteria, measurements, track):
            entry = json.loads(json.dumps({key: said.entry[key] for key in ("unit", "track")}))
            learned = {
                fact["name"]: rng.chance(50) for fact in criteria.get("facts", []) if rng.chance(50)
            }
            entry["facts"] = {**said.facts, **learned}
            entry["facts"] |= state.unit.facts
            entry["values"] = dict(said.values)
            for code, node in tried.nodes.items():
                if "measure" not in node or rng.chance(30):
                    continue
                completed = filled_in(rng, node, said.values.get(code, {}))
                if completed is not None and state.unit.judged[code].reason not in (
                    "wrong_type",
                    "inconsistent_value",
                ):
                    entry["values"][code] = completed
                    filled += 1
            after = UnitState(
                CriteriaSet(criteria), UnitFigures(entry, entry["facts"], entry["values"])
            )
            for conclusion in criteria["conclusions"]:
                code = conclusion["code"]
                before_it, after_it = state.reached(code).candidates, after.reached(code).candidates
                assert set(after_it) <= set(before_it), (seed, code, before_it, after_it)
            for code, judged in state.unit.judged.items():
                assert after.unit.judged[code].candidates <= judged.candidates, (seed, code)
    assert filled > 1_000


def test_every_form_and_reason_is_generated() -> None:
    """The random documents reach what they are to test."""
    kinds: set[str] = set()
    reasons: set[str] = set()
    for seed in range(300):
        criteria, measurements, track = sets(seed)
        for _, state in _units(criteria, measurements, track):
            reasons |= {judged.reason for judged in state.unit.judged.values()}
            for conclusion in state.criteria.conclusions:
                for form in [conclusion.form, *(level.form for level in conclusion.levels)]:
                    kinds |= _kinds(form) if form else set()
    assert kinds >= {
        "all_met",
        "any_met",
        "count",
        "share",
        "all",
        "any",
        "not",
        "FactForm",
        "ConclusionForm",
    }
    assert reasons == REASONS


def _kinds(form: Form) -> set[str]:
    if isinstance(form, Combination):
        return {form.kind}.union(*map(_kinds, form.operands))
    return {form.kind} if isinstance(form, StatusForm) else {type(form).__name__}
