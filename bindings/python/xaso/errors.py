# SPDX-License-Identifier: Apache-2.0
"""What xaso raises.

Every error says what is wrong, where, why and what to do; a document's errors come all at once
(the first 100), so that it is mended in one go.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorDetail:
    """One error, with its place."""

    code: str
    """Its kind: `argument`, `syntax`, `schema`, `limit`, `unsupported`, `mismatch`, …"""
    rule: str
    """Stable name of the rule that was broken, as in `duplicate_key`."""
    message: str
    """One English line: what, why and what to do."""
    pointer: str = ""
    """JSON Pointer (RFC 6901) of the place; empty: the whole document."""
    offset: int = 0
    """Byte offset of the place in the text that was read."""
    line: int = 0
    """1-based; 0 where there is no text, as for a document given as a mapping."""
    column: int = 0
    """1-based, in code points; 0 where there is no text."""

    def __str__(self) -> str:
        place = []
        if self.line:
            place.append(f"line {self.line}, column {self.column}")
        if self.pointer:
            place.append(f"at {self.pointer}")
        return f"{', '.join(place)}: {self.message}" if place else self.message


class XasoError(Exception):
    """Base of all errors of xaso; `code`, `rule`, … are those of the first of `errors`."""

    errors: tuple[ErrorDetail, ...]
    """All errors found, in the order of their places; never empty."""
    document: str
    """The document they are about: its path, `criteria`, `library[0]`, … or `measurements`; empty:
    none, or several criteria sets together, whose ids are in the messages."""

    def __init__(self, errors: Iterable[ErrorDetail], document: str = "") -> None:
        self.errors = tuple(errors)
        self.document = document
        super().__init__(self.errors, document)

    @property
    def code(self) -> str:
        return self.errors[0].code

    @property
    def rule(self) -> str:
        return self.errors[0].rule

    @property
    def message(self) -> str:
        return self.errors[0].message

    @property
    def pointer(self) -> str:
        return self.errors[0].pointer

    @property
    def offset(self) -> int:
        return self.errors[0].offset

    @property
    def line(self) -> int:
        return self.errors[0].line

    @property
    def column(self) -> int:
        return self.errors[0].column

    def __str__(self) -> str:
        """All errors, one line each: `criteria.json: line 3, column 7, at /criteria/0: …`."""
        of_document = f"{self.document}: " if self.document else ""
        return "\n".join(f"{of_document}{error}" for error in self.errors)


class ArgumentError(XasoError, ValueError):
    """A call that cannot be answered: a figure that is a float, an unknown track."""


class DocumentSyntaxError(XasoError):
    """A document that is not JSON, or not UTF-8."""


class SchemaError(XasoError):
    """JSON, but not a document of the format."""


class LimitError(XasoError):
    """A document larger, deeper or longer than xaso accepts."""


class UnsupportedError(XasoError):
    """Part of the format, but not yet evaluated by this version."""


class MismatchError(XasoError):
    """Documents that do not belong together: criteria and measurements, or several criteria sets."""


_CLASS_OF = {
    "argument": ArgumentError,
    "syntax": DocumentSyntaxError,
    "schema": SchemaError,
    "limit": LimitError,
    "unsupported": UnsupportedError,
    "mismatch": MismatchError,
}


def error_of(errors: Iterable[ErrorDetail], document: str = "") -> XasoError:
    """The exception for these errors: its class is that of the first one."""
    errors = tuple(errors)
    return _CLASS_OF.get(errors[0].code, XasoError)(errors, document)
