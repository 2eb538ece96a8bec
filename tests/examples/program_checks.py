"""Runs an example program as people run it, and holds what it prints against what is expected.

SPDX-License-Identifier: Apache-2.0
"""

import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
EXPECTED = HERE / "expected"


class ProgramChecks:
    """`update`: what it prints becomes what is expected."""

    def __init__(self, program: Path, update: bool) -> None:
        self.program = program
        self.update = update
        self.count = 0
        self.faults: list[str] = []

    def run(self, *arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self.program, *arguments], cwd=ROOT, capture_output=True, check=False, **options
        )

    def that(self, holds: bool, otherwise: str) -> None:
        self.count += 1
        if not holds:
            self.faults.append(otherwise)

    def same(self, name: str, actual: bytes) -> None:
        path = EXPECTED / name
        if self.update:
            path.write_bytes(actual)
        expected = path.read_bytes() if path.exists() else b""
        self.that(actual == expected, f"{name}: other bytes than expected:\n{actual.decode()}")

    def exit_status(self) -> int:
        """Says what did not hold, or that all did."""
        print("\n".join(self.faults) if self.faults else f"{self.count} checks hold")
        return 1 if self.faults else 0
