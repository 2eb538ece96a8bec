# SPDX-License-Identifier: Apache-2.0
"""Makes documents as small as they can be while they still show a disagreement.

Exists so that a failing run of a million figures ends in one unit and one indicator, and one of whole cases in
the few rules that matter.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from .generate_library import Case

Document = dict[str, Any]
Disagrees = Callable[[Document, Document], bool]
Path = tuple[str | int, ...]


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


# Whole cases


def shrink_case(case: Case, disagrees: Callable[[Case], bool]) -> Case:
    """The least case found; `disagrees` is False for documents that are not valid together.

    Every thing is left out once, the large before the small, and again until nothing more can be.
    """
    documents = {
        "criteria": case.criteria,
        "further": list(case.further),
        "measurements": case.measurements,
    }

    def made_of(given: Document) -> Case:
        return Case(given["criteria"], tuple(given["further"]), given["measurements"], case.track)

    is_smaller = True
    while is_smaller:
        is_smaller = False
        tried: set[Path] = set()
        while True:
            path = next((one for one in _paths(documents) if one not in tried), None)
            if path is None:
                break
            for smaller in _without(documents, path):
                if disagrees(made_of(smaller)):
                    documents, is_smaller = smaller, True
                    break
            else:
                tried.add(path)
    return made_of(documents)


def _paths(documents: Document) -> list[Path]:
    """Where anything stands, the large things first."""
    found: list[tuple[int, Path]] = []

    def walk(value: Any, path: Path) -> int:
        size = 1
        if isinstance(value, dict):
            size += sum(walk(item, (*path, key)) for key, item in value.items())
        elif isinstance(value, list):
            size += sum(walk(item, (*path, i)) for i, item in enumerate(value))
        if len(path) > 1:
            found.append((size, path))
        return size

    walk(documents, ())
    return [path for _, path in sorted(found, key=lambda one: -one[0])]


def _without(documents: Document, path: Path) -> Iterator[Document]:
    """The documents without what stands at the path, or with its children, operands or value in its place."""
    holder = documents
    for key in path[:-1]:
        holder = holder[key]  # type: ignore[index]
    item = holder[path[-1]]  # type: ignore[index]
    yield _changed(documents, path, [])
    if not isinstance(item, dict):
        return
    if isinstance(path[-1], int) and item.get("children"):
        yield _changed(documents, path, item["children"])
    for key in ("when", "not", "value", "otherwise"):
        if key in item:
            yield _changed(documents, path, [item[key]])
    for key in ("all", "any"):
        for operand in item.get(key, []):
            yield _changed(documents, path, [operand])


def _changed(value: Any, path: Path, instead: list[Any]) -> Any:
    """A copy in which `instead` stands at the path: nothing, one thing, or in a list several."""
    key, *rest = path
    if isinstance(value, list):
        assert isinstance(key, int)
        inside = [_changed(value[key], tuple(rest), instead)] if rest else instead
        return [*value[:key], *inside, *value[key + 1 :]]
    copied = dict(value)
    if rest:
        copied[key] = _changed(value[key], tuple(rest), instead)
    elif instead:
        (copied[key],) = instead
    else:
        del copied[key]
    return copied
