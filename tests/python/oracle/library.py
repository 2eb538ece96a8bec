# SPDX-License-Identifier: Apache-2.0
"""The sets that are loaded together, and what one says of another.

Exists for `of`, `derived` and conclusions of another set: "`set.id@version` where several versions are loaded".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .criteria import CriteriaSet


def split_reference(reference: str) -> tuple[str, str]:
    """ "`set.id#code`" as set and code; the set is "" for this set."""
    set_name, _, code = reference.rpartition("#")
    return set_name, code


class Library:
    def __init__(self) -> None:
        self._sets: list[CriteriaSet] = []

    def add(self, criteria: CriteriaSet) -> None:
        self._sets.append(criteria)

    def find(self, name: str) -> CriteriaSet | None:
        """The set of that id, or of that id and version."""
        for one in self._sets:
            if name in (one.identity, f"{one.identity}@{one.version}"):
                return one
        return None
