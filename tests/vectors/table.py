# SPDX-License-Identifier: Apache-2.0
"""Lists which vector shows what: every error, every reason of every measure, every form of conclusion.

Exists so that nothing the library can say lacks an example. `table.py` prints the table, `--write` puts
it into TABLE.md; a test fails where the file is not up to date or something has no vector. A second table
says which bad vectors the JSON Schemas refuse, too; for that it needs jsonschema (requirements-dev.txt).
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

HERE = Path(__file__).resolve().parent
CATALOGUE = HERE.parents[1] / "src" / "fault.cpp"
SCHEMAS = HERE.parents[1] / "src" / "schema"
TABLE = HERE / "TABLE.md"

_ANY = (
    "reported",
    "condition_not_applicable",
    "declared_not_applicable",
    "missing_fact",
    "wrong_type",
    "missing_evidence",
    "not_applicable_refused",
    "unknown_threshold",
    "missing_value",
)
_NUMBER = ("reached", "within_limit", "below_threshold", "above_limit")
REASONS = {
    "ratio": (
        *_NUMBER,
        *_ANY,
        "zero_denominator",
        "inconsistent_value",
        "missing_numerator",
        "missing_denominator",
    ),
    # No range of a quantity is without a number that fits, so it never contradicts itself.
    "count": (*_NUMBER, *_ANY, "inconsistent_value"),
    "quantity": (*_NUMBER, *_ANY),
    "yes_no": ("as_required", "not_as_required", *_ANY),
    "choice": ("as_required", "not_among", *_ANY),
    "checklist": ("as_required", "unchecked", *_ANY, "missing_items"),
}
FORMS = (
    "all_met",
    "any_met",
    "count_met",
    "count_not_met",
    "share_met",
    "share_not_met",
    "fact",
    "conclusion",
    "all",
    "any",
    "not",
    "levels",
)
STATUSES = ("met", "not_met", "undetermined")

Row = tuple[str, str]

# What no file can show, and the unit test that does: limits in MiB, and definitions built by hand.
BY_UNIT_TEST = {
    "text_too_long": "unit/json_criteria.cpp",
    "figure_without_unit": "unit/measurement.cpp",
    "listing_of_another_set": "unit/measurement.cpp",
    "spent_builder": "unit/measurement.cpp",
    "not_of_its_type": "unit/criteria_set.cpp",
    "text_not_utf8": "unit/criteria_set.cpp",
}


def expected_rows() -> Iterator[Row]:
    """Everything that must have a vector."""
    for rule in re.findall(r'\{\w+, errc::\w+, "(\w+)"', CATALOGUE.read_text("utf-8")):
        yield "error", rule
    for measure, reasons in REASONS.items():
        for reason in reasons:
            yield f"reason of a {measure}", reason
    for form in FORMS:
        for status in STATUSES:
            yield f"conclusion by {form}", status


def shown_rows() -> dict[Row, list[str]]:
    """What each vector shows."""
    shown: dict[Row, set[str]] = defaultdict(set)
    for rule, test in BY_UNIT_TEST.items():
        if rule in (HERE.parent / test).read_text("utf-8"):
            shown["error", rule].add(test)
    for folder in sorted((HERE / "bad").iterdir()):
        for error in _read(folder / "expected_error.json"):
            shown["error", error["rule"]].add(f"bad/{folder.name}")
    for folder in sorted((HERE / "good").iterdir()):
        for row in _rows_of(_read(folder / "criteria.json"), _read(folder / "expected.json")):
            shown[row].add(f"good/{folder.name}")
    return {row: sorted(vectors) for row, vectors in shown.items()}


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _indicators(nodes: list[Any]) -> Iterator[Any]:
    for node in nodes:
        if "children" in node:
            yield from _indicators(node["children"])
        else:
            yield node


def _rows_of(criteria: Any, evaluation: Any) -> Iterator[Row]:
    measures = {node["code"]: node["measure"]["type"] for node in _indicators(criteria["criteria"])}
    forms = {
        conclusion["code"]: "levels" if "levels" in conclusion else next(iter(conclusion["when"]))
        for conclusion in criteria.get("conclusions", [])
    }
    for unit in evaluation["units"]:
        for indicator in unit["indicators"]:
            if "reason" in indicator:  # what is only scored has none
                yield f"reason of a {measures[indicator['code']]}", indicator["reason"]
        for conclusion in unit["conclusions"]:
            yield f"conclusion by {forms[conclusion['code']]}", conclusion["status"]


def missing_rows() -> list[Row]:
    shown = shown_rows()
    return [row for row in expected_rows() if row not in shown]


# What the schemas say of a bad vector.
REFUSES = "refuses it"
ACCEPTS = "accepts it"
UNREAD = "is not asked"  # there is no document: no JSON, or nested too deep to be read


def said_by_schemas(folder: Path) -> str:
    """Whether a validator refuses one of the documents of a vector, or cannot read one."""
    answers = {_said_of(path) for path in folder.glob("*.json") if _is_document(path)}
    return next(answer for answer in (UNREAD, REFUSES, ACCEPTS) if answer in answers)


def _is_document(path: Path) -> bool:
    return path.name.startswith(("criteria", "measurements"))


def _said_of(path: Path) -> str:
    try:
        document = json.loads(path.read_bytes().decode(), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return UNREAD
    kind = path.name.partition(".")[0]
    schema = _read(SCHEMAS / f"{kind}.schema.json")
    return ACCEPTS if Draft202012Validator(schema).is_valid(document) else REFUSES


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _schema_table() -> Iterator[str]:
    yield "## What the schemas say of the bad vectors"
    yield ""
    yield "A schema cannot say everything: it knows nothing of other places in the document, of keys that"
    yield "stand twice, and of how a number was written. Of what is no JSON, or nested too deep to be read,"
    yield "it is not asked."
    yield ""
    yield "| bad vector | the schema | errors of the library |"
    yield "|---|---|---|"
    for folder in sorted((HERE / "bad").iterdir()):
        errors = _read(folder / "expected_error.json")
        rules = ", ".join(f"`{rule}`" for rule in sorted({error["rule"] for error in errors}))
        yield f"| `{folder.name}` | {said_by_schemas(folder)} | {rules} |"


def table() -> str:
    """The tables as Markdown."""
    shown = shown_rows()
    lines = [
        "# What the vectors show",
        "",
        "Made by `tests/vectors/table.py --write`; a test keeps it complete. Where many vectors show",
        "the same, three are named.",
        "",
        "| what | which | vectors |",
        "|---|---|---|",
    ]
    for row in expected_rows():
        vectors = shown.get(row, [])
        named = ", ".join(f"`{vector}`" for vector in vectors[:3]) or "**none**"
        more = f" and {len(vectors) - 3} more" if len(vectors) > 3 else ""
        lines.append(f"| {row[0]} | `{row[1]}` | {named}{more} |")
    lines += ["", *_schema_table()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        TABLE.write_text(table(), "utf-8")
    else:
        print(table(), end="")
    for missing in missing_rows():
        print("no vector:", *missing, file=sys.stderr)
