# SPDX-License-Identifier: Apache-2.0
"""The example programs print what they are said to print."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "python"


def output_of(program: str, folder: Path) -> str:
    command = [sys.executable, "-X", "utf8", "-W", "error", str(EXAMPLES / program)]
    return subprocess.run(
        command, cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def test_quickstart(tmp_path: Path) -> None:
    expected = (EXAMPLES / "quickstart.out").read_text(encoding="utf-8")
    assert output_of("quickstart.py", tmp_path) == expected


def test_first_look(tmp_path: Path) -> None:
    lines = output_of("first_look.py", tmp_path).splitlines()
    assert [line for line in lines if line.startswith("■")] == [
        "■ Xã Quảng Hòa",
        "■ Xã Thăng Long",
        "■ Xã Hoằng Tiến",
        "■ Xã Định Hưng",
        "■ Xã Hà Sơn",
    ]
    first = lines[lines.index("■ Xã Quảng Hòa") : lines.index("■ Xã Thăng Long")]
    assert [line.split()[0] for line in first if line.startswith("    ")] == [
        "Chưa",
        "Not",
        "Đạt:",
        "Met:",
        "Chưa",
        "Not",
    ]
