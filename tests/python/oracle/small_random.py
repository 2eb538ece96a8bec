# SPDX-License-Identifier: Apache-2.0
"""Integer random numbers that are the same on every Python, by SplitMix64.

Exists so that a seed names the same documents for ever.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

_MASK = (1 << 64) - 1


def _mixed(state: int) -> int:
    state = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & _MASK
    state = (state ^ state >> 27) * 0x94D049BB133111EB & _MASK
    return state ^ state >> 31


class SmallRandom:
    def __init__(self, seed: int) -> None:
        # Mixed twice, or neighbouring seeds would give the same numbers, one place apart.
        self._state = _mixed(_mixed(seed + 1 & _MASK) ^ 0x632BE59BD9B4E019)

    def bits(self) -> int:
        """64 random bits."""
        self._state = self._state + 0x9E3779B97F4A7C15 & _MASK
        return _mixed(self._state)

    def below(self, limit: int) -> int:
        """0 ≤ result < limit; limit up to 2^63."""
        return self.bits() % limit

    def between(self, least: int, greatest: int) -> int:
        return least + self.bits() % (greatest - least + 1)

    def chance(self, percent: int) -> bool:
        return self.bits() % 100 < percent

    def pick(self, choices: Sequence[T]) -> T:
        return choices[self.bits() % len(choices)]

    def shuffle(self, items: MutableSequence[Any]) -> None:
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]

    def magnitude(self, digits: int) -> int:
        """A number of 1 to `digits` digits, each length as likely."""
        return self.below(10 ** self.between(1, digits))
