#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts the instructions of W1, W4 and W10 by callgrind and holds them against instructions.json.

usage: instructions.py [--record] <bench_instructions> <folder of the documents>

Times waver, instructions do not: what changed by more than 5 % was changed by somebody, who says why
in the commit and records the new counts with --record. Counts are of the AVX2 path, and mean
something only beside those of the same compiler.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

RECORDED = Path(__file__).with_name("instructions.json")
WORKLOADS = ["W1", "W4", "W10"]
LIMIT_PERCENT = 5


def count(program: Path, workload: str, folder: Path) -> int:
    with tempfile.TemporaryDirectory() as place:
        result = subprocess.run(
            [
                "valgrind",
                "--tool=callgrind",
                "--toggle-collect=measured",
                f"--callgrind-out-file={place}/out",
                program,
                workload,
                folder,
            ],
            capture_output=True,
            text=True,
        )
    found = re.search(r"Collected : (\d+)", result.stderr)
    if result.returncode != 0 or not found:
        sys.exit(f"{workload}: callgrind failed\n{result.stderr}")
    return int(found[1])


def first_line(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")[0]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true", help="write instructions.json anew")
    parser.add_argument("program", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()

    compiler = first_line("c++", "--version")
    recorded = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
    before = recorded.get("instructions", {})
    if before and recorded["compiler"] != compiler:
        print(f"recorded with {recorded['compiler']}, this is {compiler}: changes may be its own")
    found = {name: count(options.program, name, options.folder) for name in WORKLOADS}
    changed = False
    for name, now in found.items():
        if name not in before:
            print(f"{name:4} {now:>14,} instructions, none recorded")
            changed = True
            continue
        percent = (now - before[name]) * 100 / before[name]
        print(f"{name:4} {now:>14,} instructions, {percent:+.2f} % of {before[name]:,}")
        changed = changed or abs(percent) > LIMIT_PERCENT
    if options.record:
        text = json.dumps({"compiler": compiler, "instructions": found}, indent=1)
        RECORDED.write_text(text + "\n", encoding="utf-8")
        return 0
    if changed:
        print(f"changed by more than {LIMIT_PERCENT} %: say why in the commit, and --record")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
