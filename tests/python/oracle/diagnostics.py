# SPDX-License-Identifier: Apache-2.0
"""What a unit should look at again: names that are not known, beside what judging found.

Exists to bring all of it into the one order of the format.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .circumstances import variable_of
from .codes import code_key, nearest
from .criteria import CriteriaSet, Group
from .exact import number, shown
from .tracks import Document, UnitFigures

_ORDER = (
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
)


def in_order(found: list[Document]) -> list[Document]:
    """ "By `at` in code order, then in this order"."""
    return sorted(found, key=lambda one: (code_key(one["at"]), _ORDER.index(one["code"])))


def unknown_names(criteria: CriteriaSet, said: UnitFigures) -> Iterator[Document]:
    for code in said.values:
        node = criteria.nodes.get(code)
        if node is None:
            yield {"code": "unknown_code", "at": code}
        elif isinstance(node, Group):
            yield {"code": "not_an_indicator", "at": code}
    yield from _attributes(criteria, said)
    for name in said.facts:
        if name not in criteria.facts:
            yield _with_nearest({"code": "unknown_fact", "at": name}, name, criteria.facts)
    for name in said.recognised:
        if name not in criteria.recognitions:
            diagnostic = {"code": "unknown_recognition", "at": name}
            yield _with_nearest(diagnostic, name, criteria.recognitions)


def _attributes(criteria: CriteriaSet, said: UnitFigures) -> Iterator[Document]:
    for name, value in said.known_attributes.items():
        if name not in criteria.attributes:
            diagnostic = {"code": "unknown_attribute", "at": name}
            yield _with_nearest(diagnostic, name, criteria.attributes)
            continue
        variable = variable_of(name, criteria.attributes)
        if value is None or variable.read(value) is not None:
            continue
        known = variable.declared if isinstance(variable.declared, tuple) else ()
        diagnostic = {"code": "unknown_attribute_value", "at": name, "given": _shown(value)}
        yield _with_nearest(diagnostic, value, known)


def _shown(value: Any) -> Any:
    exact = None if isinstance(value, str) else number(value)
    return value if exact is None else shown(exact)


def _with_nearest(diagnostic: Document, given: Any, known: Any) -> Document:
    name = nearest(given, known) if isinstance(given, str) else None
    if name is not None:
        diagnostic["nearest"] = name
    return diagnostic
