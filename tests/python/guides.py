# SPDX-License-Identifier: Apache-2.0
"""The code blocks of a guide, completed to documents.

Exists so that every block of docs/*.md that a reader may copy is evaluated, and no answer shown
there can differ from the library's. The words after ``` say what a block is:

json                          a whole document: criteria or measurements, by its "format"
json fragment indicator       goes into "criteria" of a set that has nothing else; so does group
json fragment conclusion      goes into its "conclusions"
json fragment set             keys of the set itself
json fragment figures         "values" of a unit
json fragment unit            an entry of "units"; code, track and values are given where missing
json fragment measurements    keys of the measurements themselves
json answer [TRACK]           part of the answer about the unit before it, or (with "ranks") about all
json errors                   rule and place of every error that the set is refused with

All blocks under one heading belong together. A whole set beside fragments of one is another set of
the library. A comment `<!-- FILE CODE -->` before a block: it is that node or conclusion of FILE,
of which keys, and the sources of bounds, may be left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

Json = dict[str, Any]

NODES = ("indicator", "group")
FRAGMENTS = (*NODES, "conclusion", "set", "measurements", "figures", "unit")

_HEADING = re.compile(r"^#{1,4} +(?P<title>.+)$")
_FENCE = re.compile(r"^```(?P<info>.*)$")
_ORIGIN = re.compile(r"^<!-- (?P<file>\S+\.json)(?: (?P<code>\S+))? -->$")


@dataclass(frozen=True)
class Block:
    line: int
    words: tuple[str, ...]
    text: str
    origin: tuple[str, str] | None
    """The document of examples/ that the block is taken from, and the code it has there."""

    @property
    def content(self) -> Any:
        return json.loads(self.text, parse_float=Decimal)


@dataclass(frozen=True)
class Answer:
    """What a guide says that xaso answers about the entry before it (None: about all units)."""

    line: int
    unit: str | None
    track: str
    expected: Json


@dataclass
class Section:
    """One heading's blocks."""

    guide: Path
    title: str
    blocks: list[Block] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.guide.stem}: {self.title}"

    @property
    def criteria(self) -> Json:
        """The set that is judged by: the frame with the fragments in it, else the first whole one."""
        if not self._has_fragments_of_a_set:
            return self._whole("xaso.criteria/1")[0]
        made: Json = {
            "format": "xaso.criteria/1",
            "id": "guide",
            "version": "1",
            "title": {"vi": "Ví dụ"},
            "applies_to": "commune",
            "criteria": [],
            "conclusions": [],
        }
        for kind, content in self._fragments():
            if kind in NODES:
                made["criteria"].append(content)
            elif kind == "conclusion":
                made["conclusions"].append(content)
            elif kind == "set":
                made |= content
        return made

    @property
    def library(self) -> list[Json]:
        return self._whole("xaso.criteria/1")[0 if self._has_fragments_of_a_set else 1 :]

    @property
    def has_a_set(self) -> bool:
        return self._has_fragments_of_a_set or bool(self._whole("xaso.criteria/1"))

    @property
    def measurements(self) -> Json:
        """The whole document shown, or the frame with the figures shown: without any, a unit that says nothing."""
        if whole := self._whole("xaso.measurements/1"):
            return whole[0]
        made: Json = {
            "format": "xaso.measurements/1",
            "criteria": self.criteria["id"],
            "period": {"from": "2025-01-01", "to": "2025-12-31"},
            "units": list(self._entries()) or [_entry("1", {})],
        }
        for kind, content in self._fragments():
            if kind == "measurements":
                made |= content
        return made

    @property
    def answers(self) -> Iterator[Answer]:
        code: str | None = None
        entries = self._entries()
        for block in self.blocks:
            kind = block.words[1:]
            if kind[:1] == ("fragment",) and kind[1] in ("figures", "unit"):
                code = next(entries)["unit"]["code"]
            elif block.words[0] == "json" and not kind:
                units = block.content.get("units")
                code = units[-1]["unit"]["code"] if units else code
            elif kind[:1] == ("answer",):
                expected = block.content
                of_all = "ranks" in expected or "units" in expected
                track = kind[1] if len(kind) > 1 else "self"
                yield Answer(block.line, None if of_all else code, track, expected)

    @property
    def errors(self) -> list[tuple[int, list[Json]]]:
        """Of a set that is refused: each error shown, with its rule and place."""
        return [(b.line, b.content) for b in self.blocks if b.words == ("json", "errors")]

    @property
    def _has_fragments_of_a_set(self) -> bool:
        return any(kind in NODES for kind, _ in self._fragments())

    def _fragments(self) -> Iterator[tuple[str, Any]]:
        for block in self.blocks:
            if block.words[1:2] == ("fragment",):
                yield block.words[2], block.content

    def _whole(self, form: str) -> list[Json]:
        documents = [block.content for block in self.blocks if block.words == ("json",)]
        return [document for document in documents if document["format"] == form]

    def _entries(self) -> Iterator[Json]:
        number = 0
        for kind, content in self._fragments():
            if kind not in ("figures", "unit"):
                continue
            number += 1
            yield _entry(str(number), {"values": content} if kind == "figures" else content)


def _entry(code: str, content: Json) -> Json:
    unit = {"code_system": "example", "code": code} | content.get("unit", {})
    return {"track": "self", "values": {}} | content | {"unit": unit}


def sections_of(guide: Path) -> list[Section]:
    """Every heading of a guide that has a block."""
    sections = [Section(guide, guide.stem)]
    origin: tuple[str, str] | None = None
    lines = iter(enumerate(guide.read_text(encoding="utf-8").splitlines(), 1))
    for number, line in lines:
        if heading := _HEADING.match(line):
            sections.append(Section(guide, heading["title"]))
        elif taken := _ORIGIN.match(line):
            origin = (taken["file"], taken["code"] or "")
            continue
        elif fence := _FENCE.match(line):
            body = []
            for _, inner in lines:
                if inner == "```":
                    break
                body.append(inner)
            words = tuple(fence["info"].split())
            sections[-1].blocks.append(Block(number, words, "\n".join(body), origin))
        origin = None
    return [section for section in sections if section.blocks]


def is_contained(shown: Any, whole: Any) -> bool:
    """Whether everything shown is so in the whole; keys may be left out, and a bound's source.

    Of lists of coded lines some may be left out, of other lists nothing.
    """
    if isinstance(shown, dict) and isinstance(whole, dict):
        return all(key in whole and is_contained(value, whole[key]) for key, value in shown.items())
    if isinstance(whole, dict) and "value" in whole:
        return is_contained(shown, whole["value"])
    if isinstance(shown, list) and isinstance(whole, list):
        if shown and all(isinstance(one, dict) and "code" in one for one in shown):
            return all(any(is_contained(one, other) for other in whole) for one in shown)
        return len(shown) == len(whole) and all(map(is_contained, shown, whole))
    return type(shown) is type(whole) and bool(shown == whole)


def line_of(document: Json, code: str) -> Json | None:
    """The node or conclusion of that code; the set itself for none."""
    if not code:
        return document
    nodes = list(document["criteria"])
    for node in nodes:
        nodes += node.get("children", [])
    by_code = {line["code"]: line for line in [*document["conclusions"], *nodes]}
    return by_code.get(code)
