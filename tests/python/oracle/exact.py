# SPDX-License-Identifier: Apache-2.0
"""Exact numbers and JSON text: nothing in the oracle ever passes through floating point.

Exists so that every other module can treat a number as a `Fraction` and a document as plain dicts.
"""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import Any

_PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?\Z")

GREATEST_COUNT = 10**15
GREATEST_STEP = 10**18


class JsonNumber:
    """A JSON number with a decimal point, kept as its text."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return f"JsonNumber({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, JsonNumber) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)


def read_json(text: str) -> Any:
    """The document, numbers with a point as `JsonNumber`, whole ones as `int`."""
    return json.loads(text, parse_float=JsonNumber)


def write_json(value: Any) -> str:
    """The inverse of `read_json`, compact; for handing generated documents to a reader of text."""
    if isinstance(value, JsonNumber):
        return value.text
    if isinstance(value, dict):
        return (
            "{"
            + ",".join(f"{_quoted(key)}:{write_json(item)}" for key, item in value.items())
            + "}"
        )
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(map(write_json, value)) + "]"
    if isinstance(value, float):
        raise TypeError("a floating-point number in a document")
    return _quoted(value)


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def canonical(value: Any) -> bytes:
    """Canonical text: no white space, only what JSON must escape is escaped, a newline at the end."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")


def number(value: Any) -> Fraction | None:
    """ "Numbers are exact decimals taken from their text: a JSON number without exponent, or a string."

    Returns None for whatever is not a number.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Fraction(value)
    if isinstance(value, JsonNumber):
        text = value.text
    elif isinstance(value, str):
        text = value
    else:
        return None
    if not _PLAIN_NUMBER.match(text):
        return None
    whole, _, decimals = text.partition(".")
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def shown(value: Fraction) -> str:
    """Plain form: no exponent, plus sign, trailing zeros or -0. The value is a finite decimal."""
    if value.denominator == 1:
        return str(value.numerator)
    places = decimals_of(value)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def decimals_of(value: Fraction) -> int:
    """How many decimals the value has, "trailing zeros dropped"."""
    places, power = 0, 1
    while power % value.denominator:
        places, power = places + 1, power * 10
        if places > 200:
            raise ValueError(f"{value} is not a finite decimal")
    return places


def floor(value: Fraction) -> int:
    return value.numerator // value.denominator


def ceiling(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)


def cut_off(value: Fraction, places: int) -> Fraction:
    """Toward zero, for a value that is not negative."""
    return Fraction(floor(value * 10**places), 10**places)


def rounded_up(value: Fraction, places: int) -> Fraction:
    """Away from zero, for a value that is not negative."""
    return Fraction(ceiling(value * 10**places), 10**places)
