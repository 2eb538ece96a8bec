# SPDX-License-Identifier: Apache-2.0
"""The documents of examples/ say where each line comes from, and which unit is real."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CRITERIA = sorted((EXAMPLES / "criteria").glob("*.json"))
DATA = sorted((EXAMPLES / "data").glob("*.json"))
NUMBERS = ("at_least", "more_than", "at_most", "less_than")

Json = dict[str, Any]


def read(path: Path) -> Json:
    document: Json = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return document


def name(path: Path) -> str:
    return path.stem


def nodes(written: list[Json]) -> Iterator[Json]:
    for node in written:
        yield node
        yield from nodes(node.get("children", []))


def lines(document: Json) -> Iterator[tuple[str, Json]]:
    """Everything that has to say where it comes from, with a name for it."""
    yield "the set", document
    for node in nodes(document["criteria"]):
        yield node["code"], node
        for step in node.get("points", {}).get("steps", []):
            if not is_synthetic(document):
                yield f"{node['code']}: a step", step
    for conclusion in document["conclusions"]:
        yield conclusion["code"], conclusion
        for level in conclusion.get("levels", []):
            yield f"{conclusion['code']}: {level['code']}", level
    if document.get("policies"):
        yield "policies", document["policies"]


def numbers(part: Any) -> Iterator[Any]:
    """Each bound and each number of a form, as written."""
    if isinstance(part, list):
        for one in part:
            yield from numbers(one)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in NUMBERS:
                yield from bounds(value)
            elif key not in ("applies_when", "unit"):
                yield from numbers(value)


def bounds(written: Any) -> Iterator[Any]:
    if isinstance(written, dict) and "select" in written:
        for row in written["select"]:
            yield from bounds(row["value"])
        yield from bounds(written["otherwise"])
    elif not (isinstance(written, dict) and "of" in written):
        yield written


def sources(part: Any) -> Iterator[Json]:
    if isinstance(part, list):
        for one in part:
            yield from sources(one)
    elif isinstance(part, dict):
        if "certainty" in part:
            yield part
        for one in part.values():
            yield from sources(one)


def is_synthetic(document: Json) -> bool:
    return bool(document["id"].startswith("synthetic-"))


@pytest.mark.parametrize("path", CRITERIA, ids=name)
def test_every_line_says_where_it_comes_from(path: Path) -> None:
    document = read(path)
    silent = [what for what, line in lines(document) if "source" not in line]
    assert silent == []
    for node in nodes(document["criteria"]):
        for bound in numbers(node.get("require", {})):
            if bound is not None:
                assert isinstance(bound, dict) and "source" in bound, f"{node['code']}: {bound}"
    for conclusion in document["conclusions"]:
        forms = [conclusion.get("when"), *(one["when"] for one in conclusion.get("levels", []))]
        for number in numbers(forms):
            assert isinstance(number, dict) and "source" in number, conclusion["code"]


@pytest.mark.parametrize("path", CRITERIA + DATA, ids=name)
def test_a_source_can_be_looked_up_or_is_ours(path: Path) -> None:
    for source in sources(read(path)):
        assert source["certainty"] in ("attested", "inferred", "not_found", "choice")
        assert source["certainty"] == "choice" or source["ref"], source
        assert source["certainty"] != "choice" or source["note"], source


@pytest.mark.parametrize("path", CRITERIA, ids=name)
def test_a_set_says_in_its_title_that_it_is_partial_or_synthetic(path: Path) -> None:
    document = read(path)
    written = list(nodes(document["criteria"]))
    held = sum("measure" in node for node in written)
    expected = [node.get("expected_indicators", 0) for node in [*written, document]]
    lacks = None in expected or max(expected) > held
    title = document["title"]
    assert document["id"] == path.stem
    assert ("chưa đầy đủ" in title["vi"]) == ("partial" in title["en"])
    assert "partial" in title["en"] or not lacks
    assert title["vi"].startswith("(Giả định)") == is_synthetic(document)
    assert title["en"].startswith("(Synthetic)") == is_synthetic(document)


@pytest.mark.parametrize("path", DATA, ids=name)
def test_no_invented_figure_stands_beside_a_real_name(path: Path) -> None:
    document = read(path)
    assert document["criteria"] in {one.stem for one in CRITERIA}
    for entry in document["units"]:
        unit = entry["unit"]
        is_made_up = unit["code_system"] == "synthetic"
        assert is_made_up == path.stem.startswith("synthetic-")
        assert is_made_up == unit["name"].startswith("(Giả định)")
    assert ("x-synthetic" in document) == path.stem.startswith("synthetic-")
    assert ("x-source" in document) != ("x-synthetic" in document)


@pytest.mark.parametrize("folder", ["criteria", "data"])
def test_the_table_lists_every_document(folder: str) -> None:
    text = (EXAMPLES / folder / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([\w.-]+\.json)` \|", text, re.MULTILINE)
    assert sorted(listed) == sorted(path.name for path in (EXAMPLES / folder).glob("*.json"))


def test_every_rule_shape_has_its_place() -> None:
    text = (EXAMPLES / "criteria" / "README.md").read_text(encoding="utf-8")
    table = text[text.index("## Where each rule shape stands") :]
    shapes = {int(number) for number in re.findall(r"\bR(\d+)\b", table)}
    assert shapes == set(range(1, 31))
    for document in re.findall(r"`([\w-]+-[\w-]+)`", table):
        if document != "mandatory-content":
            known = [path for path in CRITERIA if path.stem == document]
            codes = [n["code"] for path in CRITERIA for n in nodes(read(path)["criteria"])]
            assert known or document in codes, document
