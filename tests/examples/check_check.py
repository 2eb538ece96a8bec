"""Runs the example program `check` as people run it, on the real criteria sets and on faulty ones.

usage: check_check.py [--update] <check>

`--update` writes tests/examples/expected/check.*.txt anew; look at the difference before committing it.

SPDX-License-Identifier: Apache-2.0
"""

import argparse
import re
import sys
from pathlib import Path

from program_checks import ROOT, ProgramChecks

FAULTY = "tests/vectors/checks/level_never_reached/criteria.json"
# The sets that another refers to.
BESIDE = {
    "quang-nam-model-2429": ["new-rural-advanced"],
    "thanh-hoa-smart-commune": ["thanh-hoa-smart-village-35-2022"],
}
LINE = re.compile(r"[^:]+:\d+:\d+: (warning|note): .+ \[[a-z_]+\]( \(/\S*\))?$")


class Checks(ProgramChecks):
    def warns_of_no_real_set(self) -> None:
        """What is noted of the real sets is held, so that nobody has to look at it twice."""
        noted = b""
        for path in sorted((ROOT / "examples/criteria").glob("*.json")):
            sets = [path.stem, *BESIDE.get(path.stem, [])]
            files = [f"examples/criteria/{name}.json" for name in sets]
            result = self.run("--lang", "en", *files)
            self.that(result.returncode == 0 and not result.stderr, f"{path.stem}: {result}")
            *lines, sums = result.stdout.decode().splitlines()
            self.that(sums.startswith("warnings: 0, notes: "), sums)
            for line in lines:
                self.that(LINE.match(line) is not None, line)
                if line.startswith(files[0]):
                    noted += f"{line}\n".encode()
        self.same("check.real-sets.txt", noted)

    def warns_of_faulty_sets(self) -> None:
        for language in ("vi", "en"):
            result = self.run("--lang", language, FAULTY)
            self.that(result.returncode == 1 and not result.stderr, f"faulty: {result}")
            self.same(f"check.faulty.{language}.txt", result.stdout)
        self.that(self.run(FAULTY).stdout == self.run("--lang=vi", FAULTY).stdout, "default")

    def can_leave_notes_out(self) -> None:
        noted = "tests/vectors/checks/read_twice/criteria.json"
        self.that(self.run("--lang=en", noted).stdout.count(b"note: ") == 2, "no notes")
        silent = self.run("--lang=en", "--no-notes", noted)
        self.that(silent.stdout == b"warnings: 0, notes: 2\n", str(silent.stdout))
        self.that(silent.returncode == 0, "--no-notes")

    def reads_standard_input(self) -> None:
        text = (ROOT / FAULTY).read_bytes()
        expected = self.run(FAULTY).stdout.replace(FAULTY.encode(), b"<stdin>")
        self.that(self.run("-", input=text).stdout == expected, "-")

    def says_what_it_cannot_do(self) -> None:
        broken = self.run("tests/examples/documents/broken.criteria.json")
        self.that(broken.returncode == 2 and not broken.stdout, f"broken: {broken}")
        alone = self.run("examples/criteria/quang-nam-model-2429.json")
        self.that(alone.returncode == 2 and b"not loaded" in alone.stderr, f"alone: {alone}")
        for arguments in ([], ["--lang"], ["--lang", "fr", "x"], ["--frobnicate"], ["-", "-"]):
            result = self.run(*arguments)
            self.that(result.returncode == 3 and not result.stdout, f"{arguments}: {result}")
            self.that(b"usage: check" in result.stderr, f"{arguments}: no usage")
        missing = self.run("no-such-file")
        self.that(missing.returncode == 3 and b"cannot read" in missing.stderr, f"{missing}")

    def helps(self) -> None:
        result = self.run("--help")
        self.that(result.returncode == 0 and b"--no-notes" in result.stdout, "--help")
        self.that(self.run("--version").stdout.startswith(b"check (xaso) "), "--version")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--update", action="store_true")
    parser.add_argument("program", type=Path)
    given = parser.parse_args()
    checks = Checks(given.program.resolve(), given.update)
    checks.warns_of_no_real_set()
    checks.warns_of_faulty_sets()
    checks.can_leave_notes_out()
    checks.reads_standard_input()
    checks.says_what_it_cannot_do()
    checks.helps()
    return checks.exit_status()


if __name__ == "__main__":
    sys.exit(main())
