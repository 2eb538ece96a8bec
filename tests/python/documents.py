# SPDX-License-Identifier: Apache-2.0
"""Small documents for tests, made anew at each call so that a test may change its own."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]


def criteria(*nodes: Document) -> Document:
    return {
        "format": "xaso.criteria/1",
        "id": "test.set",
        "version": "1",
        "title": {"vi": "Bộ tiêu chí thử"},
        "applies_to": "commune",
        "criteria": list(nodes),
    }


def node(code: str, measure: str | Document, require: Document) -> Document:
    """An indicator; a measure without extras is given by its type alone."""
    return {
        "code": code,
        "title": {"vi": f"Chỉ tiêu {code}"},
        "measure": {"type": measure} if isinstance(measure, str) else measure,
        "require": require,
    }


def measurements(values: Document) -> Document:
    return {
        "format": "xaso.measurements/1",
        "criteria": "test.set",
        "period": {"from": "2023-01-01", "to": "2023-12-31"},
        "units": [
            {"unit": {"code_system": "example", "code": "1"}, "track": "self", "values": values}
        ],
    }
