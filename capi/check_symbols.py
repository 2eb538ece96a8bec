"""Fails unless the headers, xaso.map and the library name exactly the same functions.

usage: check_symbols.py <libxaso_c.so>      check_symbols.py --self-test

SPDX-License-Identifier: Apache-2.0
"""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def names_in_header(text: str) -> set[str]:
    """Every xaso_… that is followed by its parameters: declarations, no macros, no typedefs."""
    text = re.sub(r"/\*.*?\*/|//[^\n]*", " ", text, flags=re.DOTALL)
    text = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", "", text, flags=re.MULTILINE)
    return set(re.findall(r"\b(xaso_\w+)\s*\(", text))


def names_in_map(text: str) -> set[str]:
    """Every name under a `global:`, as written: a pattern there equals no function."""
    text = re.sub(r"/\*.*?\*/|#[^\n]*", " ", text, flags=re.DOTALL)
    sections = re.findall(r"global:(.*?)(?:local:|\})", text, flags=re.DOTALL)
    return {name for section in sections for name in re.findall(r"[^\s;]+", section)}


def names_in_library(nm_output: str) -> set[str]:
    """Every exported symbol; the absolute ones (A) are the version nodes themselves."""
    rows = (line.split() for line in nm_output.splitlines())
    return {row[-1].split("@")[0] for row in rows if row[-2] != "A"}


def faults(header: set[str], version_map: set[str], library: set[str]) -> list[str]:
    places = {"the headers": header, "xaso.map": version_map, "the library": library}
    found = []
    for name in sorted(header | version_map | library):
        missing = [place for place, names in places.items() if name not in names]
        if missing:
            found.append(f"{name}: not in {' or '.join(missing)}")
    return found if header else ["the headers declare no function"]


def self_test() -> None:
    header = names_in_header(
        "/* xaso_comment(x) */\n#define XASO_M(x) \\\n  xaso_macro(x)\n"
        "typedef int32_t (*xaso_callback)(void *payload);\n"
        "XASO_API xaso_errc xaso_a(void);\nvoid\nxaso_b\n(xaso_callback f); // xaso_c()\n"
    )
    assert header == {"xaso_a", "xaso_b"}, header
    version_map = names_in_map("XASO_0 { global: xaso_a; # xaso_x;\n xaso_b; local: *; };")
    assert version_map == {"xaso_a", "xaso_b"}, version_map
    library = names_in_library(
        "0000 A XASO_0@@XASO_0\n0010 T xaso_a@@XASO_0\n0020 T xaso_b@@XASO_0\n"
    )
    assert library == {"xaso_a", "xaso_b"}, library
    assert not faults(header, version_map, library)
    for broken in ({"xaso_a"}, {"xaso_a", "xaso_b", "leaked"}, {"xaso_*"}):
        assert faults(broken, version_map, library)
        assert faults(header, broken, library)
        assert faults(header, version_map, broken)
    assert faults(set(), set(), set())


def main() -> int:
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        return 0
    header = "\n".join(path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.h")))
    version_map = (HERE / "xaso.map").read_text(encoding="utf-8")
    nm_output = subprocess.run(
        ["nm", "-D", "--defined-only", sys.argv[1]], check=True, capture_output=True, text=True
    ).stdout
    found = faults(names_in_header(header), names_in_map(version_map), names_in_library(nm_output))
    print("\n".join(found) if found else "header, map and library agree")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
