# SPDX-License-Identifier: Apache-2.0
"""The oracle over the whole rule language, against brute force and against itself.

Exists because intervals, candidates and what drops out are where an oracle can be wrong in silence: here they
are held against every way in which a unit may turn out, and against the answers to changed documents.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from oracle import evaluate_json, read_json
from oracle.brute_answers import Tally, faults_of
from oracle.brute_properties import completed, contradictions, differences, permuted
from oracle.generate import Case, cases, small_case, whole_case
from oracle.shrink import shrink_case
from oracle.small_random import SmallRandom

SMALL_CASES = 1_500
WHOLE_CASES = 250
CHANGED_CASES = 400

Document = dict[str, Any]


def _answer(case: Case) -> Document:
    answer: Document = json.loads(
        evaluate_json(case.criteria, case.measurements, track=case.track, further_sets=case.further)
    )
    return answer


@pytest.mark.parametrize("draw, number", [(small_case, SMALL_CASES), (whole_case, WHOLE_CASES)])
def test_no_way_to_turn_out_contradicts_an_answer_and_none_is_missed(
    draw: Callable[[int], Case], number: int
) -> None:
    tally = Tally()
    for seed in range(number):
        faults = faults_of(draw(seed), _answer, tally, seed)
        assert not faults, (seed, faults[0])
    assert tally.decided > 10 * number
    assert tally.untried < tally.units / 2, tally.reasons
    if draw is small_case:
        assert tally.exhausted > number / 5
        assert tally.intervals > number / 3


@pytest.mark.parametrize("draw", [small_case, whole_case])
def test_another_order_changes_no_unit(draw: Callable[[int], Case]) -> None:
    for seed in range(CHANGED_CASES):
        case = draw(seed)
        found = differences(_answer(case), _answer(permuted(SmallRandom(seed), case)))
        assert not found, (seed, found)


@pytest.mark.parametrize("draw", [small_case, whole_case])
def test_filling_in_what_is_missing_contradicts_nothing(draw: Callable[[int], Case]) -> None:
    filled = 0
    for seed in range(CHANGED_CASES):
        case, rng = draw(seed), SmallRandom(seed)
        after = completed(rng, case, rng.pick((20, 70, 100)))
        filled += after.number
        found = contradictions(case, _answer(case), _answer(after.case))
        assert not found, (seed, found[0])
    assert filled > CHANGED_CASES / 2


def test_the_same_seed_gives_the_same_case() -> None:
    for draw in (small_case, whole_case):
        assert draw(7) == draw(7)
        assert draw(7).texts() != draw(8).texts()


def test_a_case_is_the_same_as_text() -> None:
    for case in cases(range(50)):
        criteria, further, measurements, track = case.texts()
        assert read_json(criteria) == case.criteria
        assert list(map(read_json, further)) == list(case.further)
        assert read_json(measurements) == case.measurements
        answer = evaluate_json(criteria, measurements, track=track, further_sets=further)
        assert json.loads(answer) == _answer(case)


def test_a_case_shrinks_to_what_matters() -> None:
    def holds_a_step(smaller: Case) -> bool:
        return '"steps"' in smaller.texts()[0] and bool(smaller.measurements.get("units"))

    case = next(case for case in cases(range(100)) if case.further and holds_a_step(case))
    smaller = shrink_case(case, holds_a_step)
    assert holds_a_step(smaller)
    assert len(smaller.texts()[0]) < len(case.texts()[0]) / 4
    assert not smaller.further


def test_every_rule_is_drawn() -> None:
    found: Counter[str] = Counter()
    for case in cases(range(1_500)):
        for document in (case.criteria, *case.further, case.measurements):
            found.update(set(_words(document)))
    rules = "steps target times_ratio per_unit options items if_met min_max extra clamp missing"
    bounds = "select otherwise of times at_least more_than at_most less_than is one_of checked"
    forms = "all_met any_met count_met count_not_met share_met share_not_met points share_of_max"
    forms += " each_group fact unit conclusion level_at_least if_not_applicable all any not levels"
    sets = "attributes year applies_when not_applicable rounding checks ranking leagues"
    sets += " unranked_when derived excluded rescaled met not_met half_up half_even down"
    said = "sub_units expected recognised cohort reported_points target_year based_on"
    words = " ".join((rules, bounds, forms, sets, said)).split()
    assert not [word for word in words if found[word] < 20], found


def _words(given: Any) -> Iterator[str]:
    """Every key, and every text that stands for a word of the formats."""
    if isinstance(given, str):
        yield given
    elif isinstance(given, list):
        for one in given:
            yield from _words(one)
    elif isinstance(given, dict):
        for key, value in given.items():
            yield key
            yield from _words(value)
