# SPDX-License-Identifier: Apache-2.0
"""Checks between two figures of one unit.

Exists as the plainest reading of "Checks compare exact figures of nodes that apply or may".
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from .criteria import Check, Operand
from .figures import Reading


def failing(checks: list[Check], reading_of: Callable[[str], Reading | None]) -> list[Check]:
    """Those that fail; `reading_of` gives None for a node that does not apply."""
    return [check for check in checks if _fails(check, reading_of)]


def _fails(check: Check, reading_of: Callable[[str], Reading | None]) -> bool:
    left, right = (
        _exact(operand, reading_of(operand.code)) for operand in (check.left, check.right)
    )
    if left is None or right is None:
        return False
    return left != right if check.word == "equal" else left > right


def _exact(operand: Operand, reading: Reading | None) -> Fraction | None:
    """ "One that is missing or a range is not checked", nor one that cannot be right."""
    if reading is None or reading.fault:
        return None
    if operand.part == "numerator":
        return reading.numerator
    if operand.part == "denominator":
        return reading.denominator
    return reading.exact_value
