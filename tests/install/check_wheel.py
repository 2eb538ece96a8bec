"""Builds the wheel, looks into it, installs it into a clean environment and runs the quickstart.

usage: check_wheel.py <source> <work folder> [<config setting of the build>...]

Nothing is downloaded: the interpreter that runs this must have scikit-build-core and pybind11.

SPDX-License-Identifier: Apache-2.0
"""

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

PIP = ["-m", "pip", "--disable-pip-version-check", "--quiet"]


def main() -> int:
    source, work = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    settings = [f"--config-settings={setting}" for setting in sys.argv[3:]]
    wheel = build(source, work, settings)
    problems = [*strangers_in(wheel), *missing_from(wheel, source)]
    print(*problems, sep="\n", end="\n" if problems else "")
    python = clean_environment(work, wheel)
    expected = (source / "examples/python/quickstart.out").read_text(encoding="utf-8")
    quickstart = source / "examples/python/quickstart.py"
    printed = run([str(python), "-I", "-X", "utf8", str(quickstart)], work)
    if printed != expected:
        problems.append("the quickstart printed something else")
        print(printed)
    return bool(problems)


def run(command: list[str], folder: Path) -> str:
    """The output, without anything of this environment's Python."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        command, cwd=folder, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


def build(source: Path, work: Path, settings: list[str]) -> Path:
    wheels = work / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    wheels.mkdir(parents=True)
    options = ["--no-build-isolation", "--no-deps", "--no-index", f"--wheel-dir={wheels}"]
    kept = f"--config-settings=build-dir={work / 'build'}"
    run([sys.executable, *PIP, "wheel", *options, kept, *settings, str(source)], work)
    (wheel,) = wheels.glob("*.whl")
    return wheel


def strangers_in(wheel: Path) -> list[str]:
    """Only the package, the criteria sets, the schemas and the wheel's own record belong into it."""
    allowed = re.compile(
        r"xaso/(\w+\.pyi?|py\.typed|_core\.[\w.-]+\.so|(criteria|schemas)/[\w.-]+\.json)"
        r"|xaso-[\w.]+\.dist-info/.*"
    )
    with ZipFile(wheel) as files:
        return [
            f"not of the package: {name}" for name in names(files) if not allowed.fullmatch(name)
        ]


def missing_from(wheel: Path, source: Path) -> list[str]:
    package = [f"xaso/{path.name}" for path in (source / "bindings/python/xaso").glob("*.py*")]
    criteria = [
        f"xaso/criteria/{path.name}" for path in (source / "examples/criteria").glob("*.json")
    ]
    schemas = [f"xaso/schemas/{path.name}" for path in (source / "src/schema").glob("*.json")]
    expected = package + criteria + schemas
    with ZipFile(wheel) as files:
        return [f"missing: {name}" for name in expected if name not in names(files)]


def names(files: ZipFile) -> list[str]:
    return [name for name in files.namelist() if not name.endswith("/")]


def clean_environment(work: Path, wheel: Path) -> Path:
    folder = work / "venv"
    venv.create(folder, clear=True, with_pip=True)
    python = folder / "bin" / "python"
    run([str(python), *PIP, "install", "--no-index", str(wheel)], work)
    return python


if __name__ == "__main__":
    sys.exit(main())
