# SPDX-License-Identifier: Apache-2.0
"""Nothing that the library can say lacks a vector, and the table of them is up to date."""

import importlib.util
from pathlib import Path
from types import ModuleType

VECTORS = Path(__file__).resolve().parents[1] / "vectors"


def _table_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vectors_table", VECTORS / "table.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_everything_has_its_vector() -> None:
    script = _table_script()
    assert len(list(script.expected_rows())) > 100
    assert script.missing_rows() == []


def test_the_table_is_up_to_date() -> None:
    script = _table_script()
    assert script.TABLE.read_text("utf-8") == script.table(), "run tests/vectors/table.py --write"


def test_every_shape_holds_fails_and_is_left_open_in_three_vectors() -> None:
    script = _table_script()
    assert list(script.shapes.SHAPES) == list(range(1, 31))
    assert script.shapes.lacking(list(script.good_vectors())) == []


def test_a_shape_that_lacks_something_is_found() -> None:
    script = _table_script()
    few = [vector for vector in script.good_vectors() if vector.name in ("steps", "parts")]
    lacking = script.shapes.lacking(few)
    assert "R4 in 3 vectors, not only in ['steps']" in lacking
    assert "R8 fails" in lacking
    assert "R30 holds" in lacking


def test_the_table_of_shapes_is_up_to_date() -> None:
    script = _table_script()
    table = script.shapes.table(list(script.good_vectors()))
    assert script.SHAPES.read_text("utf-8") == table, "run tests/vectors/table.py --write"
    assert "**none**" not in table


def test_every_vector_says_why() -> None:
    for folder in (*(VECTORS / "good").iterdir(), *(VECTORS / "bad").iterdir()):
        assert (folder / "why.md").read_text("utf-8").strip(), folder.name
