# SPDX-License-Identifier: Apache-2.0
"""Makes two documents as small as they can be while they still show a disagreement.

Exists so that a failing run of a million figures ends in one unit and one indicator.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

Document = dict[str, Any]
Disagrees = Callable[[Document, Document], bool]


def shrink(
    criteria: Document, measurements: Document, disagrees: Disagrees
) -> tuple[Document, Document]:
    """The least documents found; `disagrees` is False for documents that are not valid."""
    pair = (copy.deepcopy(criteria), copy.deepcopy(measurements))
    for narrowed in (_one_unit, _one_indicator):
        pair = next((smaller for smaller in narrowed(*pair) if disagrees(*smaller)), pair)
    while True:
        smaller = next((one for one in _without_one_thing(*pair) if disagrees(*one)), None)
        if smaller is None:
            return pair
        pair = smaller


def _one_unit(criteria: Document, measurements: Document) -> Iterator[tuple[Document, Document]]:
    entries = measurements["units"]
    for entry in entries:
        same = [one for one in entries if one["unit"] == entry["unit"]]
        yield criteria, {**measurements, "units": [entry]}
        yield criteria, {**measurements, "units": same}


def _one_indicator(
    criteria: Document, measurements: Document
) -> Iterator[tuple[Document, Document]]:
    """Only for indicators at the top: in a tree they go one by one."""
    for node in criteria["criteria"]:
        units = [
            {
                **entry,
                "values": {
                    code: value for code, value in entry["values"].items() if code == node["code"]
                },
            }
            for entry in measurements["units"]
        ]
        yield {**criteria, "criteria": [node], "conclusions": []}, {**measurements, "units": units}


def _without_one_thing(
    criteria: Document, measurements: Document
) -> Iterator[tuple[Document, Document]]:
    for smaller in _less(criteria):
        yield smaller, measurements
    for smaller in _less(measurements):
        yield criteria, smaller


def _less(value: Any) -> Iterator[Any]:
    """The value without one key or element anywhere, large things first; a group also as its children."""
    if isinstance(value, dict):
        for key in value:
            yield {other: item for other, item in value.items() if other != key}
        for key, item in value.items():
            for smaller in _less(item):
                yield {**value, key: smaller}
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield value[:i] + value[i + 1 :]
            if isinstance(item, dict) and item.get("children"):
                yield value[:i] + item["children"] + value[i + 1 :]
        for i, item in enumerate(value):
            for smaller in _less(item):
                yield [*value[:i], smaller, *value[i + 1 :]]
