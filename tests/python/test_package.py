# SPDX-License-Identifier: Apache-2.0
"""The package itself: its types, its stub, its style, its version, and how it fails to load."""

from __future__ import annotations

import doctest
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import xaso

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "bindings" / "python" / "xaso"
BUILT = Path(xaso.__file__).parents[1]
OURS = [PACKAGE, ROOT / "examples" / "python", *sorted(Path(__file__).parent.glob("*.py"))]


def run(*command: str, python_path: Path = BUILT) -> tuple[int, str]:
    """Exit code and output of `python -m …`; mypy finds the package where Python does."""
    environment = {**os.environ, "PYTHONPATH": str(python_path), "MYPYPATH": str(python_path)}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=BUILT.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def test_the_types_hold(pytestconfig: pytest.Config) -> None:
    cache = f"--cache-dir={pytestconfig.cache.mkdir('mypy')}"
    assert run("mypy", "--strict", cache, "--package=xaso")[1].startswith("Success")
    assert run("mypy", "--strict", cache, *map(str, OURS[1:]))[1].startswith("Success")


def test_the_stub_is_that_of_the_compiled_half(tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    # pybind11's metaclass, and its __init__ that only says that there is no constructor.
    allowed.write_text(r"xaso\._core\.((CriteriaSet|Measurements)(\.__init__)?|Evaluator)")
    code, output = run("mypy.stubtest", "--concise", f"--allowlist={allowed}", "xaso._core")
    assert code == 0, output


def test_the_style_is_that_of_the_project() -> None:
    code, output = run("ruff", "check", "--no-cache", *map(str, OURS))
    assert code == 0, output


def test_docstrings_are_right() -> None:
    names = [path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__"]
    results = [doctest.testmod(importlib.import_module(f"xaso.{name}")) for name in names]
    assert sum(result.attempted for result in results) > 0
    assert sum(result.failed for result in results) == 0


def test_every_public_name_is_there() -> None:
    assert all(hasattr(xaso, name) for name in xaso.__all__)
    assert (Path(xaso.__file__).parent / "py.typed").exists()


def test_the_version_is_the_cores() -> None:
    header = (ROOT / "include" / "xaso" / "version.h").read_text(encoding="utf-8")
    numbers = re.findall(r"#define XASO_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", header)
    assert xaso.__version__ == ".".join(numbers)


def test_a_package_that_is_not_built_says_what_to_do() -> None:
    code, output = run("xaso", python_path=PACKAGE.parent)
    assert code != 0
    assert "the compiled half of xaso cannot be loaded" in output
    assert "`pip install .`" in output
