# SPDX-License-Identifier: Apache-2.0
"""The JSON Schemas, with a validator that is not ours: they accept every valid document.

The other way round, which bad vectors they refuse, is a table: tests/vectors/TABLE.md.
"""

from __future__ import annotations

import copy
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import xaso
from documents import criteria, measurements, node
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]
from xaso import _core
from xaso._schema import DocumentKind

ROOT = Path(__file__).resolve().parents[2]
KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)
VALIDATORS: dict[str, Any] = {
    kind: Draft202012Validator(xaso.schema(kind), format_checker=FormatChecker(["date"]))
    for kind in KINDS
}
READERS: dict[str, Callable[[bytes], object]] = {
    "criteria": _core.read_criteria,
    "measurements": _core.read_measurements,
}
# Programs are shown what is wrong with these.
BROKEN = ("broken.criteria.json", "broken.measurements.json")


def kind_of(document: Any) -> str | None:
    """`criteria` of a xaso.criteria/1 document, and so on; none of anything else."""
    name = document.get("format") if isinstance(document, dict) else None
    return name.removeprefix("xaso.").partition("/")[0] if isinstance(name, str) else None


def documents() -> Iterator[tuple[Path, str, Any]]:
    """Every document of the repository that is right."""
    for folder in ("examples", "tests/examples", "tests/vectors/good"):
        for path in sorted((ROOT / folder).rglob("*.json")):
            document = json.loads(path.read_bytes())
            kind = kind_of(document)
            if kind in VALIDATORS and path.name not in BROKEN:
                yield path.relative_to(ROOT), kind, document


DOCUMENTS = list(documents())


def accepts(kind: str, document: Any) -> bool:
    is_valid: bool = VALIDATORS[kind].is_valid(document)
    return is_valid


def is_read(kind: str, document: Any) -> bool:
    try:
        READERS[kind](json.dumps(document).encode())
    except xaso.XasoError:
        return False
    return True


# ---- the schemas themselves --------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: DocumentKind) -> None:
    schema = xaso.schema(kind)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)
    used = json.dumps(schema)
    assert [name for name in schema["$defs"] if f'"#/$defs/{name}"' not in used] == []


def test_what_schemas_share_is_the_same() -> None:
    definitions: dict[str, list[Any]] = defaultdict(list)
    for kind in KINDS:
        for name, definition in xaso.schema(kind)["$defs"].items():
            definitions[name].append(definition)
    assert [name for name, all in definitions.items() if any(one != all[0] for one in all)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_its_file_byte_for_byte(kind: DocumentKind) -> None:
    name = f"{kind}.schema.json"
    file = (ROOT / "src" / "schema" / name).read_bytes()
    assert _core.schema_json(kind) == file
    assert (Path(xaso.__file__).parent / "schemas" / name).read_bytes() == file
    assert xaso.schema(kind) == json.loads(file)


def test_a_document_that_is_not_known_is_an_argument_error() -> None:
    with pytest.raises(xaso.ArgumentError, match='"table" is not known') as caught:
        xaso.schema("table")  # type: ignore[arg-type]
    assert caught.value.rule == "unknown_document"


# ---- what is right is accepted -----------------------------------------------------------------


def test_there_are_documents_of_every_kind() -> None:
    assert {kind for _, kind, _ in DOCUMENTS} == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "document"), [pytest.param(kind, doc, id=str(path)) for path, kind, doc in DOCUMENTS]
)
def test_every_valid_document_is_accepted(kind: str, document: Any) -> None:
    assert [error.message for error in VALIDATORS[kind].iter_errors(document)] == []


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every member of an object and element of a list, as the container and the key or index."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places(value[key])


def changed(document: Any, rng: random.Random) -> Any:
    """The document with one change, such as somebody makes who does not know the format."""
    document = copy.deepcopy(document)
    all_places = list(places(document))
    parent, key = rng.choice(all_places)
    other_parent, other_key = rng.choice(all_places)
    other = copy.deepcopy(rng.choice([other_parent[other_key], *ODD_VALUES]))
    change = rng.choice(["remove", "replace", "add", "rename"])
    if change == "remove":
        del parent[key]
    elif change == "add" and isinstance(parent, dict):
        parent[rng.choice(["x-own", "kye", str(other_key)])] = other
    elif change == "rename" and isinstance(parent, dict):
        parent[rng.choice(["x-own", "kye", str(other_key)])] = parent.pop(key)
    else:
        parent[key] = other
    return document


ODD_VALUES: list[Any] = [None, True, 0, 1, -1, 2.5, 101, 10**15, 10**18, 1e30]
ODD_VALUES += ["", "0", "-0.0", "1.50", "1/2", "*", "x-1", "a\n", "2023-02-29", "met"]
ODD_VALUES += [[], {}, ["a"], ["a", "a"], {"vi": "t"}, {"at_least": 1}, {"value": None}]


def test_what_a_reader_accepts_is_accepted_however_odd() -> None:
    rng = random.Random(2022)
    small = [(k, d) for _, k, d in DOCUMENTS if k in READERS and len(json.dumps(d)) < 4000]
    outcomes: dict[tuple[bool, bool], int] = defaultdict(int)
    for _ in range(3000):
        kind, document = rng.choice(small)
        document = changed(document, rng)
        both = is_read(kind, document), accepts(kind, document)
        assert both != (True, False), json.dumps(document, ensure_ascii=False)
        outcomes[both] += 1
    assert all(outcomes[both] > 100 for both in ((True, True), (False, False))), outcomes


# ---- what a text may be is the same for both -----------------------------------------------------


# The machine may be busy.
patient = settings(deadline=None)


def both_agree(kind: str, document: Any) -> None:
    assert is_read(kind, document) == accepts(kind, document)


def with_bound(measure: Any, bound: str) -> Any:
    return criteria(node("1", measure, {"at_least": bound}))


CODES = st.text("aZ09.-_x#* ă\n", max_size=14) | st.sampled_from(["9" * 10, "a" * 64, "a" * 65])
NAMES = st.text("aZ9_- \n", max_size=5) | st.sampled_from(["year", "fact", "is", "fact_", "a" * 65])
NUMBERS = (
    st.text("0123456789.-", max_size=22)
    | st.from_regex(r"\A-?[0-9]{0,20}\.?[0-9]{0,11}\n?\Z")
    | st.decimals(allow_nan=False, allow_infinity=False).map(str)
)
DAYS = st.tuples(st.integers(1, 9999), st.integers(0, 13), st.integers(0, 32))


@patient
@given(CODES)
def test_codes(code: str) -> None:
    both_agree("criteria", {**criteria(node("1", "ratio", {"at_least": 1})), "id": code})


@patient
@given(NAMES)
def test_names(name: str) -> None:
    document = criteria(node("1", "ratio", {"at_least": 1}))
    both_agree("criteria", {**document, "facts": [{"name": name, "title": {"vi": "t"}}]})


@patient
@given(
    DAYS,
    st.sampled_from(["{:04}-{:02}-{:02}", "{}-{}-{}", "{:04}{:02}{:02}", "{:04}-{:02}-{:02}\n"]),
)
def test_days(day: tuple[int, int, int], form: str) -> None:
    document = criteria(node("1", "ratio", {"at_least": 1}))
    both_agree("criteria", {**document, "in_force": {"from": form.format(*day)}})


@patient
@given(NUMBERS)
@example("100.000000000")
@example("100.000000001")
@example("0.1234567890")
def test_percentages(number: str) -> None:
    both_agree("criteria", with_bound("ratio", number))


@patient
@given(NUMBERS)
@example("999999999999")
@example("1000000000000")
@example("1234.123456789")
def test_percentages_of_any_size(number: str) -> None:
    both_agree("criteria", with_bound({"type": "ratio", "may_exceed_one": True}, number))


@patient
@given(NUMBERS)
@example("999999999999999999")
@example("1234567890.123456789")
@example("1234567890.123456780")
def test_decimals(number: str) -> None:
    both_agree("criteria", with_bound("quantity", number))
    both_agree("criteria", with_bound("count", number))


@patient
@given(NUMBERS)
@example("1000000000000000")
@example("1000000000000000.0")
@example("1000000000000001")
@example("1234567.123456789")
def test_numbers_of_ratios(number: str) -> None:
    both_agree("measurements", measurements({"1": {"numerator": number}}))


@patient
@given(NUMBERS)
@example("2023.0")
@example("9999")
@example("10000")
def test_whole_numbers(number: str) -> None:
    both_agree("measurements", {**measurements({}), "target_year": number})
    group = {"code": "1", "title": {"vi": "t"}, "children": [], "expected_indicators": number}
    both_agree("criteria", criteria(group))


@patient
@given(NUMBERS | CODES)
def test_figures(text: str) -> None:
    both_agree("measurements", measurements({"1": text}))
