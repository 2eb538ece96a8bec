# SPDX-License-Identifier: Apache-2.0
"""Every block of the guides loads, is what it says it is taken from, and gets the answer shown."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import xaso
from guides import FRAGMENTS, ROOT, Section, is_contained, line_of, sections_of

GUIDES = [ROOT / "docs" / "writing-a-criteria-set.md", ROOT / "docs" / "what-a-verdict-means.md"]
SECTIONS = [section for guide in GUIDES for section in sections_of(guide)]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def evaluate(section: Section, track: str) -> dict[str, Any]:
    answer = xaso.evaluate_json(
        section.criteria,
        section.measurements,
        library=section.library,
        track=track,  # type: ignore[arg-type]  # it stands in the guide
    )
    document: dict[str, Any] = json.loads(answer)
    return document


@pytest.mark.parametrize("section", SECTIONS, ids=str)
def test_blocks_are_of_a_known_kind(section: Section) -> None:
    for block in section.blocks:
        match block.words:
            case ("sh" | "text" | "python",) | ("json",) | ("json", "errors"):
                pass
            case ("json", "answer") | ("json", "answer", "self" | "review" | "appraised"):
                pass
            case ("json", "fragment", kind) if kind in FRAGMENTS:
                pass
            case _:
                pytest.fail(f"{section.guide.name}:{block.line}: {' '.join(block.words)}")


@pytest.mark.parametrize("section", SECTIONS, ids=str)
def test_blocks_are_what_they_are_taken_from(section: Section) -> None:
    for block in section.blocks:
        if block.origin:
            file, code = block.origin
            document = json.loads((ROOT / file).read_text(encoding="utf-8"))
            line = line_of(document, code)
            where = f"{section.guide.name}:{block.line}"
            assert line is not None, f"{where}: no {code} in {file}"
            shown = json.loads(block.text)
            assert is_contained(shown, line), f"{where}: other than {code} in {file}"


@pytest.mark.parametrize("section", SECTIONS, ids=str)
def test_answers_are_those_of_the_library(section: Section) -> None:
    if section.errors:
        with pytest.raises(xaso.SchemaError) as refused:
            xaso.evaluate(section.criteria, section.measurements)
        found = [{"rule": e.rule, "pointer": e.pointer} for e in refused.value.errors]
        for line, expected in section.errors:
            assert found == expected, f"{section.guide.name}:{line}"
    elif section.has_a_set:
        assert evaluate(section, "self")["units"]
        for answer in section.answers:
            whole = evaluate(section, answer.track)
            if answer.unit is not None:
                units = [u for u in whole["units"] if u["unit"]["code"] == answer.unit]
                whole = units[-1]
            assert is_contained(answer.expected, whole), f"{section.guide.name}:{answer.line}"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_links_lead_somewhere(guide: Path) -> None:
    for target in LINK.findall(guide.read_text(encoding="utf-8")):
        assert (guide.parent / target).exists(), f"{guide.name}: no such file: {target}"


@pytest.mark.parametrize("number", range(1, 31))
def test_every_rule_shape_has_its_section(number: int) -> None:
    text = GUIDES[0].read_text(encoding="utf-8")
    assert re.search(rf"^### .*\bR{number}\b", text, re.MULTILINE), f"no section of R{number}"
