# SPDX-License-Identifier: Apache-2.0
"""The order of codes, and the nearest known name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=100_000)
def code_key(code: str) -> tuple[tuple[int, int, bytes], ...]:
    """ "By segments between dots, those all of digits as numbers and before text, text by bytes, the shorter first"."""
    return tuple(
        (0, int(segment), b"")
        if segment.isascii() and segment.isdigit()
        else (1, 0, segment.encode("utf-8"))
        for segment in code.split(".")
    )


def nearest(given: str, known: Iterable[str]) -> str | None:
    """ "The known one with the fewest edits, at most one, two from six characters on, the first in order"."""
    allowed = 2 if len(given) >= 6 else 1
    best: tuple[int, str] | None = None
    for name in sorted(known, key=code_key):
        distance = _edits(given, name)
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, name)
    return best[1] if best else None


def _edits(left: str, right: str) -> int:
    """Insertions, deletions and replacements of one character."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row = row, [i]
        for j, b in enumerate(right, 1):
            row.append(min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b)))
    return row[-1]
