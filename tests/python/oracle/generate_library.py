# SPDX-License-Identifier: Apache-2.0
"""Whole random cases: a set, the other sets of its library, and what units report.

Exists because bounds, recognitions and sub-units join documents that must be valid together.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from .exact import write_json
from .generate_circumstances import YEARS
from .generate_figures import figure, plain_figure
from .generate_numbers import Document, quantity, written
from .generate_rules import Elsewhere, Named, NormMaker, RuleSetMaker, SmallMaker, VillageMaker
from .generate_sets import groups_in, indicators_in
from .small_random import SmallRandom


@dataclass(frozen=True)
class Case:
    """Documents that are valid together, and the track to ask for."""

    criteria: Document
    further: tuple[Document, ...]
    """The other sets of the library."""
    measurements: Document
    track: str

    def texts(self) -> tuple[str, list[str], str, str]:
        """The criteria, the further criteria, the measurements as JSON text, and the track."""
        further = [write_json(document) for document in self.further]
        return write_json(self.criteria), further, write_json(self.measurements), self.track


def whole_case(seed: int) -> Case:
    """A set of the whole rule language with its library and one to four units."""
    rng = SmallRandom(seed ^ 0x5EED_CA5E)
    elsewhere = Elsewhere()
    norms = _versions(rng, NormMaker, 55)
    for name, maker, document in norms:
        elsewhere.bounds += [known.named(name) for known in maker.bounds.own]
        elsewhere.conclusions += _conclusions_of(name, document)
    villages = _versions(rng, VillageMaker, 45)
    for name, _, document in villages:
        elsewhere.derivable += _conclusions_of(name, document)
    # A unit seldom lacks what another set asks of it.
    declared = [name for _, norm, _ in norms for name in norm.circumstances.attributes]
    main = RuleSetMaker(rng, rng.between(3, 11), elsewhere, declared if rng.chance(94) else ())
    criteria = main.document()
    measuring = _Measuring(rng, main, {name: maker for name, maker, _ in villages})
    tracks, units = measuring.units()
    makers = [main, *(maker for _, maker, _ in (*norms, *villages))]
    measurements = measuring.document(units, any(maker.circumstances.asks_year for maker in makers))
    further = [document for _, _, document in (*norms, *villages)]
    return Case(criteria, tuple(further), measurements, rng.pick(tracks))


def small_case(seed: int) -> Case:
    """A small set without a library, one or two units of which all but some figures is known."""
    rng = SmallRandom(seed ^ 0x5A11_CA5E)
    main = SmallMaker(rng, rng.between(2, 5), Elsewhere())
    criteria = main.document()
    measuring = _Measuring(rng, main, {}, is_small=True)
    tracks, units = measuring.units()
    measurements = measuring.document(units, main.circumstances.asks_year)
    return Case(criteria, (), measurements, rng.pick(tracks))


def _versions(
    rng: SmallRandom, kind: type[RuleSetMaker], percent: int
) -> list[tuple[str, RuleSetMaker, Document]]:
    """No, one or two versions of a small set, each with the name that references use."""
    if not rng.chance(percent):
        return []
    number = 2 if rng.chance(8) else 1
    found = []
    for i in range(number):
        scored = (0,) if kind is NormMaker else (0, 0, 50, 100)
        maker = kind(rng, rng.between(1, 4), Elsewhere(), (), scored)
        document = maker.document()
        name = maker.identity
        if number > 1:
            document["version"] = str(i + 1)
            name += f"@{i + 1}"
        found.append((name, maker, document))
    return found


def _conclusions_of(name: str, document: Document) -> Iterator[Named]:
    for conclusion in document["conclusions"]:
        levels = tuple(level["code"] for level in conclusion.get("levels", []))
        yield Named(name, conclusion["code"], levels)


class _Measuring:
    """What the units of one case report."""

    def __init__(
        self,
        rng: SmallRandom,
        main: RuleSetMaker,
        villages: dict[str, RuleSetMaker],
        is_small: bool = False,
    ) -> None:
        """`is_small`: few units, of which only figures are missing."""
        self.rng = rng
        self.is_small = is_small
        self.main = main
        self.villages = villages
        self.listed = sorted(
            {
                node["measure"]["set"]
                for node in indicators_in(main.nodes)
                if node["measure"]["type"] == "derived"
            }
        )

    def document(self, units: list[Document], asks_year: bool) -> Document:
        rng = self.rng
        document: Document = {
            "format": "xaso.measurements/1",
            "criteria": self.main.identity,
            "period": {"from": "2023-01-01", "to": "2023-12-31"},
        }
        has_year = True
        if rng.chance(12):
            document["period"] = {"from": "2023-07-01", "to": "2024-06-30", "kind": "cumulative"}
            has_year = False
        if rng.chance(15) or (asks_year and not has_year):
            document["target_year"] = rng.pick(YEARS)
        cohort = self._cohort()
        if cohort or rng.chance(3):
            document["cohort"] = cohort
        document["units"] = units
        return document

    def _cohort(self) -> Document:
        rng = self.rng
        cohort: Document = {}
        is_given = self.is_small or rng.chance(40)
        for node in indicators_in(self.main.nodes):
            if "min_max" not in node.get("points", {}) or not is_given:
                continue
            if not self.is_small and rng.chance(30):
                continue
            measure = node["measure"]
            kind = measure.get("as", measure["type"])
            top = 100 if kind == "ratio" else 20
            ends = [Fraction(rng.below(top + 1)) for _ in range(2)]
            if kind == "quantity" and rng.chance(20):
                ends = [quantity(rng), quantity(rng)]
            least, greatest = sorted(ends)
            cohort[node["code"]] = {
                "least": written(rng, least),
                "greatest": written(rng, greatest),
            }
        return cohort

    # Units

    def units(self) -> tuple[list[str], list[Document]]:
        """The entries, and the tracks of which the first unit has one."""
        rng = self.rng
        entries: list[Document] = []
        tracks_of_first: list[str] = []
        for i in range(rng.pick((1, 2) if self.is_small else (1, 2, 2, 3, 3, 4))):
            identity: Document = {"code_system": "oracle", "code": str(i + 1)}
            if rng.chance(15):
                identity["valid_from"] = "2025-07-01"
            if rng.chance(50):
                identity["name"] = 'Xã "Ví Dụ"'
            if i and rng.chance(3):
                identity["level"] = "village"
            attributes = self.main.circumstances.attributes_of_unit(self.is_small)
            if attributes or rng.chance(5):
                identity["attributes"] = attributes
            tracks = ["self"]
            if rng.chance(20):
                tracks.append("review")
            if rng.chance(20):
                tracks.append("appraised")
            if i and rng.chance(4):
                tracks = ["review"]
            tracks_of_first = tracks_of_first or tracks
            copied = rng.pick(entries) if entries and rng.chance(30) else None
            entries += self._entries(identity, tracks, copied)
        return tracks_of_first, entries

    def _entries(
        self, identity: Document, tracks: list[str], copied: Document | None
    ) -> Iterator[Document]:
        rng = self.rng
        year = rng.pick(YEARS) if rng.chance(12) else None
        share = rng.pick((40, 60, 80) if self.is_small else (50, 85, 100, 100))
        is_plain = rng.chance(80 if self.is_small else 65)
        for track in tracks:
            entry: Document = {"unit": copy.deepcopy(identity), "track": track}
            is_based = track != tracks[0] and rng.chance(80)
            if is_based:
                entry["based_on"] = rng.pick(tracks[: tracks.index(track)])
            if year:
                entry["target_year"] = year
            if self.is_small or rng.chance(85):
                entry["facts"] = self.main.circumstances.facts_of_unit(self.is_small)
            entry["values"] = self._values(self.main, 40 if is_based else share, is_plain)
            if copied and not is_based:
                # What ties two units, but for one figure at most.
                changed = entry["values"] if rng.chance(30) else {}
                one = dict(list(changed.items())[:1])
                entry["values"] = {**copy.deepcopy(copied["values"]), **one}
            groups = list(groups_in(self.main.nodes))
            if rng.chance(3):
                entry["values"]["1.99"] = 5
            if groups and rng.chance(3):
                entry["values"][rng.pick(groups)["code"]] = True
            recognised = self._recognised(self.main.asked, is_based)
            if recognised or rng.chance(3):
                entry["recognised"] = recognised
            if self.listed and rng.chance(35 if is_based else 85):
                entry["sub_units"] = {
                    name: self._listing(name) for name in self.listed if rng.chance(90)
                }
            yield entry

    def _values(self, maker: RuleSetMaker, share: int, is_plain: bool) -> Document:
        rng = self.rng
        values: Document = {}
        for node in indicators_in(maker.nodes):
            if not rng.chance(20 if node["measure"]["type"] == "derived" else share):
                continue
            draw = plain_figure if is_plain else figure
            values[node["code"]] = draw(rng, node, maker.bounds.edges.get(node["code"], []))
        return values

    def _recognised(self, asked: list[Named], is_based: bool) -> Document:
        """What earlier acts recognised, by the text of the reference."""
        rng = self.rng
        recognised: Document = {}
        for named in asked:
            if not rng.chance(65):
                continue
            if is_based and rng.chance(12):
                recognised[named.reference] = None
                continue
            recognition: Document = {"status": rng.pick(("met", "met", "not_met"))}
            if recognition["status"] == "met" and named.levels and rng.chance(80):
                recognition["level"] = rng.pick(named.levels)
            if rng.chance(20):
                recognition["on"] = "2022-12-30"
            if rng.chance(10):
                recognition["source"] = {"certainty": "attested", "ref": "QĐ 12"}
            recognised[named.reference] = recognition
        if rng.chance(4):
            unknown = rng.pick(("other.set#recognized", "oracle.norm#norm7", "elsewhere#x"))
            recognised.setdefault(unknown, {"status": "met"})
        return recognised

    # Sub-units

    def _listing(self, set_name: str) -> Document:
        rng = self.rng
        number = rng.pick((0, 1, 2, 2, 3, 3, 4))
        entries: list[Document] = []
        for i in range(number):
            entries += self._sub_unit(set_name, f"v{i + 1}")
        shape = rng.below(20)
        listing: Document = {}
        if shape < 9:
            listing["expected"] = number
        elif shape < 13:
            listing["expected"] = number + rng.between(1, 3)
        elif shape == 13:
            listing["expected"] = 0
        elif shape == 14:
            listing["expected"] = max(0, number - 1)
        listing["units"] = entries
        return listing

    def _sub_unit(self, set_name: str, code: str) -> Iterator[Document]:
        rng = self.rng
        village = self.villages[set_name]
        identity: Document = {"code_system": "oracle", "code": code}
        if rng.chance(70):
            identity["level"] = "commune" if rng.chance(5) else "village"
        attributes = village.circumstances.attributes_of_unit()
        if attributes:
            identity["attributes"] = attributes
        tracks = [None] if rng.chance(55) else ["self", "review", "appraised"][: rng.between(1, 3)]
        answers = [
            named
            for named in _conclusions_of(set_name, {"conclusions": village.drawn_conclusions})
            if rng.chance(30)
        ]
        for track in tracks:
            entry: Document = {"unit": copy.deepcopy(identity)}
            is_based = False
            if track:
                entry["track"] = track
                is_based = track != tracks[0] and rng.chance(80)
                if is_based:
                    entry["based_on"] = tracks[0]
            if rng.chance(8):
                entry["target_year"] = rng.pick(YEARS)
            if rng.chance(85):
                entry["facts"] = village.circumstances.facts_of_unit()
            share = 40 if is_based else rng.pick((50, 100, 100))
            entry["values"] = self._values(village, share, rng.chance(85))
            recognised = self._recognised([*village.asked, *answers], is_based)
            if recognised:
                entry["recognised"] = recognised
            yield entry
