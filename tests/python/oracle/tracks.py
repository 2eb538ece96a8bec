# SPDX-License-Identifier: Apache-2.0
"""What a unit says on one track, what is absent taken over from the one it is based on.

Exists so that judging sees one plain set of figures, facts, recognitions and sub-units.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .figures import Figure, read_figure

Document = dict[str, Any]
Identity = tuple[str, str, str | None]


def identity_of(entry: Document) -> Identity:
    unit = entry["unit"]
    return unit["code_system"], unit["code"], unit.get("valid_from")


def by_identity(entries: list[Document]) -> dict[Identity, list[Document]]:
    found: dict[Identity, list[Document]] = {}
    for entry in entries:
        found.setdefault(identity_of(entry), []).append(entry)
    return found


def shown_unit(unit: Document) -> Document:
    return {
        key: unit[key]
        for key in ("code_system", "code", "valid_from", "name")
        if unit.get(key) is not None
    }


@dataclass(slots=True)
class UnitFigures:
    """A unit on one track."""

    entry: Document
    facts: Document
    values: dict[str, Figure]
    recognised: Document = field(default_factory=dict)
    sub_units: Document = field(default_factory=dict)
    attributes: Document | None = None
    """Those of the identity; None: the entry's own."""
    target_year: int | None = None

    @property
    def known_attributes(self) -> Document:
        own = self.entry["unit"].get("attributes") or {}
        return dict(own if self.attributes is None else self.attributes)

    @staticmethod
    def of(entry: Document, entries: list[Document]) -> UnitFigures:
        """ "Figures, facts and recognitions override one by one (`null` too; a figure that overrides keeps
        `evidence` and `explanation` unless it gives its own); `sub_units` set by set; what is absent is
        taken over"."""
        said = UnitFigures(entry, {}, {})
        if "based_on" in entry:
            below = next(
                one
                for one in entries
                if one["track"] == entry["based_on"] and identity_of(one) == identity_of(entry)
            )
            said = UnitFigures.of(below, entries)
            said.entry = entry
        said.facts.update(entry.get("facts") or {})
        said.recognised.update(entry.get("recognised") or {})
        said.sub_units.update(entry.get("sub_units") or {})
        for code, written in (entry.get("values") or {}).items():
            said.values[code] = _overriding(read_figure(written), said.values.get(code, {}))
        if entry.get("target_year") is not None:
            said.target_year = int(entry["target_year"])
        said.attributes = _attributes_of(entry, entries)
        return said


def _overriding(figure: Figure, below: Figure) -> Figure:
    for kept in ("evidence", "explanation"):
        if kept in below:
            figure.setdefault(kept, below[kept])
    return figure


def _attributes_of(entry: Document, entries: list[Document]) -> Document:
    """ "Attributes belong to the identity"."""
    own = entry["unit"].get("attributes")
    if own is not None:
        return dict(own)
    for other in entries:
        if identity_of(other) == identity_of(entry) and other["unit"].get("attributes"):
            return dict(other["unit"]["attributes"])
    return {}
