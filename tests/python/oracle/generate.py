# SPDX-License-Identifier: Apache-2.0
"""Random documents that respect every load rule, adversarial where exactness can go wrong.

Exists to feed the library and the oracle the same documents: `figures` for many figures, `sets` for whole
sets that pass or fail, `cases` for the whole rule language with its libraries. The same seed gives the same
documents everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .generate_figures import figure
from .generate_indicators import indicator
from .generate_library import Case, small_case, whole_case
from .generate_numbers import POLICIES, TITLE, Document, source
from .generate_sets import SetMaker, groups_in, indicators_in
from .small_random import SmallRandom

__all__ = ["Case", "cases", "figures", "sets", "small_case", "spine_case", "whole_case"]

INDICATORS_A_DOCUMENT = 40
UNITS_A_DOCUMENT = 50

_PERIOD = {"from": "2023-01-01", "to": "2023-12-31"}


def cases(seeds: Iterable[int], *, spine_only: bool = False) -> Iterator[Case]:
    """One case a seed, of the whole rule language or only of what passes or fails."""
    for seed in seeds:
        yield spine_case(seed) if spine_only else whole_case(seed)


def spine_case(seed: int) -> Case:
    criteria, measurements, track = sets(seed)
    return Case(criteria, (), measurements, track)


# Figures


def _set(rng: SmallRandom, nodes: list[Document], facts: tuple[str, ...]) -> Document:
    policies: Document = {"not_applicable": rng.pick(POLICIES)}
    if rng.chance(30):
        policies["source"] = source(rng)
    return {
        "format": "xaso.criteria/1",
        "id": "oracle.set",
        "version": "1",
        "title": {"vi": "Bộ tiêu chí"},
        "applies_to": "commune",
        "facts": [{"name": name, "title": TITLE} for name in facts],
        "policies": policies,
        "criteria": nodes,
        "conclusions": [],
    }


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


def sets(seed: int) -> tuple[Document, Document, str]:
    """A whole random set, what some units report, and the track to ask for."""
    rng = SmallRandom(seed)
    maker = SetMaker(rng, rng.between(2, 12))
    document = maker.document()
    indicators = list(indicators_in(maker.nodes))
    groups = list(groups_in(maker.nodes))
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
