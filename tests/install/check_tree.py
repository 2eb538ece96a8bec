"""Fails when an installed core shows Boost, or the folders it was built from.

usage: check_tree.py <install tree>

SPDX-License-Identifier: Apache-2.0
"""

import subprocess
import sys
from pathlib import Path


def faults(tree: Path) -> list[str]:
    found = []
    for path in sorted(tree.rglob("*")):
        if path.suffix in {".h", ".hpp", ".cmake", ".pc"}:
            text = path.read_text(encoding="utf-8")
            if "boost" in text.lower():
                found.append(f"{path}: mentions Boost")
            if "/usr/include" in text or str(Path(__file__).parents[2]) in text:
                found.append(f"{path}: names a folder of the machine that built it")
    (library,) = tree.rglob("libxaso.a")
    symbols = subprocess.run(
        ["nm", "--defined-only", library], check=True, capture_output=True, text=True
    ).stdout
    if "5boost" in symbols:
        found.append(f"{library}: defines symbols of Boost under Boost's own name")
    if "10xaso_boost" not in symbols:
        found.append(f"{library}: no xaso_boost in it; has the private copy another name now?")
    return found


if __name__ == "__main__":
    found = faults(Path(sys.argv[1]))
    print("\n".join(found) if found else "no Boost, no foreign folder")
    sys.exit(1 if found else 0)
