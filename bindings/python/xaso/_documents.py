# SPDX-License-Identifier: Apache-2.0
"""A document in any form Python has it, as JSON text: a path, text, or a mapping.

Exists so that no figure passes through floating point on its way in.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from xaso._figures import NotExactError, as_written
from xaso.errors import ErrorDetail, XasoError, error_of

Document = str | bytes | bytearray | memoryview | os.PathLike[str] | Mapping[str, object]
"""A path, JSON text, or the document itself; `xaso.evaluate` says which is which."""

_Handle = TypeVar("_Handle")

_MOST_ERRORS = 100  # as the reader has it
_DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Source:
    """A document's text, and what to call the document in an error."""

    json: bytes
    name: str
    is_theirs: bool = True
    """Whether the caller has this text, and so can look up a line of it."""

    def read(self, reader: Callable[[bytes], _Handle]) -> _Handle:
        try:
            return reader(self.json)
        except XasoError as error:
            raise self.blamed_for(error) from None

    def blamed_for(self, error: XasoError) -> XasoError:
        """The error, as one that says which document it is about."""
        errors = error.errors if self.is_theirs else map(_without_text, error.errors)
        return error_of(errors, self.name)


def source_of(document: Document, role: str) -> Source:
    """The text of a document; one without a path is called by its role."""
    if isinstance(document, str) and _is_json(document):
        return Source(_utf8(document), role)
    if isinstance(document, str | os.PathLike):
        path = os.fsdecode(document)
        with open(path, "rb") as file:
            return Source(file.read(), path)
    if isinstance(document, bytes | bytearray | memoryview):
        return Source(bytes(document), role)
    if isinstance(document, Mapping):
        return Source(_Writer(role).text_of(document), role, is_theirs=False)
    raise TypeError(
        f"{role}: a {type(document).__name__} is no document; give a path, JSON text or a mapping"
    )


def _is_json(text: str) -> bool:
    # A byte order mark is skipped here so that it is the reader that refuses it.
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def _utf8(text: str) -> bytes:
    # Lone surrogates go through: the reader says where they are.
    return text.encode("utf-8", "surrogatepass")


def _without_text(error: ErrorDetail) -> ErrorDetail:
    return replace(error, offset=0, line=0, column=0)


class _Writer:
    """Writes one mapping as JSON; collects what has no exact place in it."""

    def __init__(self, role: str) -> None:
        self._role = role
        self._parts: list[str] = []
        self._path: list[str] = []
        self._errors: list[ErrorDetail] = []

    def text_of(self, document: Mapping[str, object]) -> bytes:
        self._value(document)
        if self._errors:
            raise self._failure()
        return _utf8("".join(self._parts))

    def _value(self, value: object) -> None:
        if value is None:
            self._parts.append("null")
        elif isinstance(value, bool):
            self._parts.append("true" if value else "false")
        elif isinstance(value, str):
            self._parts.append(json.dumps(value, ensure_ascii=False))
        elif isinstance(value, Mapping):
            self._object(value)
        elif isinstance(value, list | tuple):
            self._array(value)
        else:
            try:
                self._parts.append(as_written(value))
            except NotExactError as error:
                self._refuse(error.rule, str(error))

    def _object(self, mapping: Mapping[object, object]) -> None:
        self._parts.append("{")
        for number, (key, value) in enumerate(mapping.items()):
            self._parts.append("," if number else "")
            if isinstance(key, str):
                self._parts += json.dumps(key, ensure_ascii=False), ":"
            else:
                self._refuse(
                    "key_not_text",
                    f"the key {key!r} is of type {type(key).__name__}; keys are text: as numbers, "
                    "3.10 and 3.1 would be the same code",
                )
            self._inside(str(key), value)
        self._parts.append("}")

    def _array(self, values: list[object] | tuple[object, ...]) -> None:
        self._parts.append("[")
        for number, value in enumerate(values):
            self._parts.append("," if number else "")
            self._inside(str(number), value)
        self._parts.append("]")

    def _inside(self, step: str, value: object) -> None:
        self._path.append(step)
        if len(self._path) > _DEEPEST:
            self._refuse(
                "nested_too_deep",
                f"this is nested deeper than {_DEEPEST}, or contains itself; no document needs that",
                code="limit",
            )
            raise self._failure()
        self._value(value)
        self._path.pop()

    def _refuse(self, rule: str, message: str, code: str = "argument") -> None:
        steps = (step.replace("~", "~0").replace("/", "~1") for step in self._path)
        pointer = "".join(f"/{step}" for step in steps)
        self._errors.append(ErrorDetail(code, rule, message, pointer))

    def _failure(self) -> XasoError:
        return error_of(self._errors[:_MOST_ERRORS], self._role)
