# SPDX-License-Identifier: Apache-2.0
"""Lists which vector shows what: every error, every reason of every measure, every part of the language.

Exists so that nothing the library can say lacks an example. `table.py` prints the table, `--write` puts
it into TABLE.md, and that of the rule shapes into SHAPES.md; a test fails where a file is not up to date or
something has no vector. A second table says which bad vectors the JSON Schemas refuse, too; for that it
needs jsonschema (requirements-dev.txt).
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
sys.path.insert(0, str(HERE))

import shapes  # noqa: E402
from rows import Row, Vector, rows_of, rows_of_the_language  # noqa: E402

CATALOGUE = HERE.parents[1] / "src" / "fault.cpp"
SCHEMAS = HERE.parents[1] / "src" / "schema"
TABLE = HERE / "TABLE.md"
SHAPES = HERE / "SHAPES.md"

# What no file can show, and the unit test that does: limits in MiB, and definitions built by hand.
BY_UNIT_TEST = {
    "text_too_long": "unit/json_criteria.cpp",
    "figure_without_unit": "unit/measurement.cpp",
    "listing_of_another_set": "unit/measurement.cpp",
    "spent_builder": "unit/measurement.cpp",
    "not_of_its_type": "unit/criteria_set.cpp",
    "text_not_utf8": "unit/criteria_set.cpp",
    "entry_for_any_track": "unit/evaluator.cpp",
    "column_of_other_type": "unit/batch.cpp",
    "unknown_part": "unit/batch.cpp",
    "row_of_other_level": "unit/batch.cpp",
    "no_year_of_table": "unit/batch.cpp",
    "points_too_large": "unit/batch.cpp",
    "kernel_not_there": "unit/batch.cpp",
    "units_of_another_set": "unit/batch.cpp",
    "cohorts_of_another_set": "unit/cohort.cpp",
    "nothing_to_vary": "unit/overlay.cpp",
    "header_not_utf8": "unit/table.cpp",
    "empty_header": "unit/table.cpp",
    "repeated_header": "unit/table.cpp",
    "column_without_data": "unit/table.cpp",
    "column_too_short": "unit/table.cpp",
    "validity_too_short": "unit/table.cpp",
    "scale_out_of_range": "unit/table.cpp",
    "misplaced_dictionary": "unit/table.cpp",
    "dictionary_not_utf8": "unit/table.cpp",
    "no_such_row": "unit/table_measurements.cpp",
    "bad_cell": "unit/table_measurements.cpp",
}


def expected_rows() -> Iterator[Row]:
    """Everything that must have a vector."""
    for rule in re.findall(r'\{\w+, errc::\w+, "(\w+)"', CATALOGUE.read_text("utf-8")):
        yield "error", rule
    yield from rows_of_the_language()


def shown_rows() -> dict[Row, list[str]]:
    """What each vector shows."""
    shown: dict[Row, set[str]] = defaultdict(set)
    for rule, test in BY_UNIT_TEST.items():
        if rule in (HERE.parent / test).read_text("utf-8"):
            shown["error", rule].add(test)
    for folder in sorted((HERE / "bad").iterdir()):
        for error in _read(folder / "expected_error.json"):
            shown["error", error["rule"]].add(f"bad/{folder.name}")
    for vector in good_vectors():
        for row in rows_of(vector):
            shown[row].add(f"good/{vector.name}")
    return {row: sorted(vectors) for row, vectors in shown.items()}


def good_vectors() -> Iterator[Vector]:
    for folder in sorted((HERE / "good").iterdir()):
        question = folder / "question.json"
        yield Vector(
            folder.name,
            _read(folder / "criteria.json"),
            [_read(path) for path in sorted(folder.glob("criteria.[0-9].json"))],
            _read(folder / "measurements.json"),
            _read(folder / "expected.json"),
            _read(question) if question.exists() else {},
        )


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


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
        SHAPES.write_text(shapes.table(list(good_vectors())), "utf-8")
    else:
        print(table(), end="")
    for missing in missing_rows():
        print("no vector:", *missing, file=sys.stderr)
    for lacking in shapes.lacking(list(good_vectors())):
        print("no vector:", lacking, file=sys.stderr)
