"""Runs the example program `evaluate` as people run it, and compares what it prints.

usage: check_evaluate.py [--update] [--c-program FILE] <evaluate>

`--update` writes tests/examples/expected anew; look at the difference before committing it.
With the C example beside it, both must print the same bytes.

SPDX-License-Identifier: Apache-2.0
"""

import argparse
import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata
from pathlib import Path

from program_checks import ROOT, ProgramChecks

ESCAPE = b"\x1b"

# By name: the set to evaluate, the measurements, and the sets that are referred to.
PAIRS = {
    "1829": (
        "examples/criteria/thanh-hoa-1829-2023.json",
        "examples/data/thanh-hoa-1829-2023.json",
    ),
    "smart-commune": (
        "examples/criteria/thanh-hoa-smart-commune.json",
        "examples/data/thanh-hoa-smart-commune.json",
        "examples/criteria/thanh-hoa-smart-village-35-2022.json",
    ),
    "smart-commune-by-villages": (
        "examples/criteria/thanh-hoa-smart-commune.json",
        "examples/data/synthetic-smart-commune.json",
        "examples/criteria/thanh-hoa-smart-village-35-2022.json",
    ),
    "smart-village": (
        "examples/criteria/thanh-hoa-smart-village-35-2022.json",
        "examples/data/synthetic-smart-village.json",
    ),
    "every-measure": (
        "tests/examples/documents/every-measure.criteria.json",
        "tests/examples/documents/every-measure.measurements.json",
    ),
}
# The other sets, each for what it shows: points, levels, ranks, circumstances, tracks.
MORE = {
    "commune-index": ("thanh-hoa-commune-index-2022", "synthetic-commune-index"),
    "ddci": ("synthetic-ddci", "synthetic-ddci"),
    "dti": ("dti-2025", "synthetic-dti"),
    "khanh-hoa": ("khanh-hoa-1299-2025", "synthetic-khanh-hoa"),
    "legal-access": ("legal-access-25-2021", "synthetic-legal-access"),
    "new-rural": ("new-rural-318-2022", "synthetic-new-rural"),
    "new-rural-2025": ("new-rural-51-2025", "synthetic-new-rural-2025"),
    "new-rural-loss": ("new-rural-18-2022", "synthetic-new-rural-loss"),
    "par-index": ("synthetic-par-index", "synthetic-par-index"),
    "quang-nam-model": (
        "quang-nam-model-2429",
        "synthetic-quang-nam-model",
        "new-rural-advanced",
    ),
}
MORE_PAIRS = {
    name: (
        f"examples/criteria/{criteria}.json",
        f"examples/data/{measurements}.json",
        *(f"examples/criteria/{other}.json" for other in others),
    )
    for name, (criteria, measurements, *others) in MORE.items()
}
BROKEN = (
    "tests/examples/documents/broken.criteria.json",
    "tests/examples/documents/broken.measurements.json",
)
# What is printed for each pair, by the name of the file that holds it.
PRINTED = {
    "vi.txt": [],
    "en.txt": ["--lang", "en"],
    "all.vi.txt": ["--explain", "all"],
    "none.en.txt": ["--explain=none", "--lang=en"],
    "json": ["--format", "json"],
}
MORE_PRINTED = {
    "all.vi.txt": ["--explain", "all"],
    "en.txt": ["--lang", "en"],
}


class Checks(ProgramChecks):
    def __init__(self, program: Path, c_program: Path | None, update: bool) -> None:
        super().__init__(program, update)
        self.c_program = c_program

    # ---- running -----------------------------------------------------------------------------

    def on(self, pair: tuple[str, ...], *more: str, **options):
        """Runs it on the set to evaluate, the measurements, and the sets that are referred to."""
        criteria, measurements, *others = pair
        library = [option for other in others for option in ("--criteria", other)]
        return self.run(
            "--criteria", criteria, *library, "--measurements", measurements, *more, **options
        )

    def on_terminal(self, width: int, environment: dict[str, str], *arguments: str) -> bytes:
        """What it prints on a terminal of that many columns."""
        reader, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
        process = subprocess.Popen(
            [self.program, *arguments], cwd=ROOT, stdout=terminal, env=os.environ | environment
        )
        os.close(terminal)
        output = b""
        try:
            while block := os.read(reader, 65536):
                output += block
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(reader)
        self.that(process.wait() == 0, "fails on a terminal")
        return output.replace(b"\r\n", b"\n")

    # ---- the checks --------------------------------------------------------------------------

    def prints_what_is_expected(self) -> None:
        for pairs, printed in ((PAIRS, PRINTED), (MORE_PAIRS, MORE_PRINTED)):
            for name, pair in pairs.items():
                for suffix, arguments in printed.items():
                    self.prints(f"{name}.{suffix}", self.on(pair, *arguments))

    def prints(self, name: str, result: subprocess.CompletedProcess[bytes]) -> None:
        self.that(result.returncode == 0 and not result.stderr, f"{name}: {result.stderr!r}")
        self.same(name, result.stdout)
        if name.endswith("txt"):
            self.is_plain_text(name, result.stdout)

    def compares_tracks(self) -> None:
        pair = ("tests/examples/documents/tracks.criteria.json",
                "tests/examples/documents/tracks.measurements.json")  # fmt: skip
        for language in ("vi", "en"):
            compared = self.on(pair, "--compare", "appraised", "--lang", language)
            self.prints(f"tracks.{language}.txt", compared)
            alone = self.on(pair, "--lang", language).stdout
            self.that(len(alone) < len(compared.stdout), "--compare adds nothing")
        every = self.on(pair, "--compare", "appraised", "--explain", "all", "--lang", "en")
        self.prints("tracks.all.en.txt", every)
        nobody = self.on(pair, "--compare", "review")
        self.that(nobody.returncode == 2 and not nobody.stdout, "no unit on the track compared")

    def takes_several_sets(self) -> None:
        """A set that is referred to and not loaded is an error of the set that refers to it."""
        criteria, measurements, other = PAIRS["smart-commune"]
        alone = self.on((criteria, measurements))
        self.that(alone.returncode == 2 and not alone.stdout, "a set that is not loaded")
        self.that(alone.stderr.decode().startswith(f"{criteria}: "), str(alone.stderr))
        swapped = self.on((other, measurements, criteria))
        self.that(swapped.returncode == 2, "the first is not the one that is evaluated")
        twice = self.on((criteria, measurements, other, other))
        self.that(twice.returncode == 2 and b"twice" in twice.stderr, str(twice.stderr))

    def is_plain_text(self, name: str, output: bytes) -> None:
        """No wider than 100 columns, no control characters, even where a document holds some."""
        for number, line in enumerate(output.decode().split("\n"), 1):
            width = sum(unicodedata.combining(c) == 0 for c in line)
            self.that(width <= 100, f"{name}:{number}: {width} columns")
            control = [c for c in line if unicodedata.category(c) in ("Cc", "Cf")]
            self.that(not control, f"{name}:{number}: {control!r}")
            self.that(line == line.rstrip(), f"{name}:{number}: blanks at the end")

    def json_has_text_only_when_asked(self) -> None:
        pair = PAIRS["1829"]
        plain = self.on(pair, "--format", "json").stdout
        self.that(
            self.on(pair, "--format", "json", "--explain", "all").stdout == plain, "--explain"
        )
        for language in ("vi", "en"):
            asked = json.loads(self.on(pair, "--format", "json", "--lang", language).stdout)
            self.that(asked["asked"]["text"] == language, "--lang does not ask for text")
            self.that("text" in asked["units"][0]["indicators"][0], "no text in it")
        self.that(b'"text"' not in plain, "text without --lang")

    def c_prints_the_same(self) -> None:
        if self.c_program is None:
            return
        for name, (criteria, measurements, *others) in (PAIRS | MORE_PAIRS).items():
            for language, more in (
                ("none", []),
                ("vi", ["--lang", "vi"]),
                ("en", ["--lang", "en"]),
            ):
                ours = self.on((criteria, measurements, *others), "--format", "json", *more)
                theirs = subprocess.run(
                    [self.c_program, criteria, measurements, "self", language, *others],
                    cwd=ROOT, capture_output=True, check=False,
                )  # fmt: skip
                self.that(ours.stdout == theirs.stdout, f"{name}: C prints other bytes")

    def reads_standard_input(self) -> None:
        criteria, measurements = PAIRS["1829"]
        expected = self.on(PAIRS["1829"]).stdout
        figures = (ROOT / measurements).read_bytes()
        self.that(self.on((criteria, "-"), input=figures).stdout == expected, "measurements on -")
        rules = (ROOT / criteria).read_bytes()
        self.that(self.on(("-", measurements), input=rules).stdout == expected, "criteria on -")
        broken = self.on((criteria, "-"), input=b"{")
        self.that(broken.returncode == 2, f"- that is no document: {broken.returncode}")
        self.that(broken.stderr.startswith(b"<stdin>:1:2: "), str(broken.stderr))

    def reports_every_error(self) -> None:
        result = self.on(BROKEN)
        self.that(result.returncode == 2, f"broken documents: {result.returncode}")
        self.that(result.stdout == b"", "broken documents: something on standard output")
        self.same("broken.err", result.stderr)
        for line in result.stderr.decode().splitlines():
            file, row, column, _ = line.split(":", 3)
            self.that(file in BROKEN and int(row) > 0 and int(column) > 0, line)

        other = self.on((PAIRS["1829"][0], PAIRS["smart-commune"][1]))
        self.that(other.returncode == 2 and not other.stdout, "another set's measurements")
        self.that(other.stderr.count(b"\n") == 1, str(other.stderr))
        appraised = self.on(PAIRS["1829"], "--track", "appraised")
        self.that(appraised.returncode == 2 and not appraised.stdout, "no unit on the track")

    def refuses_bad_command_lines(self) -> None:
        pair = ["--criteria", "a", "--measurements", "b"]
        for arguments in (
            [],
            ["--criteria", "a"],
            ["--criteria", "-", "--measurements", "-"],
            [*pair, "--format", "xml"],
            [*pair, "--lang"],
            [*pair, "--lang", "vi", "--lang", "en"],
            [*pair, "--frobnicate", "1"],
            [*pair, "--compare", "self"],
            [*pair, "--compare", "both"],
            [*pair, "--compare", "review", "--format", "json"],
            ["--criteria", "-", "--criteria", "-", "--measurements", "b"],
            [*pair, "--measurements", "c"],
            [*pair, "c"],
        ):
            result = self.run(*arguments)
            self.that(result.returncode == 3, f"{arguments}: {result.returncode}")
            self.that(result.stdout == b"", f"{arguments}: something on standard output")
            self.that(b"usage: evaluate" in result.stderr, f"{arguments}: no usage")

    def says_what_it_cannot_read_or_write(self) -> None:
        good = PAIRS["1829"]
        for unreadable in ("no-such-file", "tests"):
            result = self.on((good[0], unreadable))
            self.that(result.returncode == 3 and not result.stdout, f"reads {unreadable}")
            self.that(result.stderr.startswith(b"evaluate: cannot read "), str(result.stderr))
        command = [str(self.program), "--criteria", good[0], "--measurements", good[1]]
        for redirection in (">/dev/full", ">&-"):
            result = subprocess.run(
                ["sh", "-c", f'exec "$@" {redirection}', "sh", *command],
                cwd=ROOT, capture_output=True, check=False,
            )  # fmt: skip
            self.that(result.returncode == 3, f"{redirection}: {result.returncode}")
            self.that(b"cannot write" in result.stderr, f"{redirection}: {result.stderr!r}")

    def survives_a_reader_that_goes_away(self) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        pair = PAIRS["1829"]
        result = subprocess.run(
            [self.program, "--criteria", pair[0], "--measurements", pair[1]],
            cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
        os.close(writer)
        self.that(result.returncode == 3, f"closed pipe: {result.returncode}")
        self.that(b"cannot write" in result.stderr, f"closed pipe: {result.stderr!r}")

    def colours_only_a_terminal(self) -> None:
        pair = PAIRS["1829"]
        arguments = ["--criteria", pair[0], "--measurements", pair[1]]
        plain = self.on(pair).stdout
        colours = {"TERM": "xterm-256color", "NO_COLOR": ""}
        coloured = self.on_terminal(120, colours, *arguments)
        self.that(ESCAPE in coloured, "no colour on a terminal")
        for number in (b"0", b"1", b"2", b"1;31", b"1;32", b"1;33"):
            coloured = coloured.replace(ESCAPE + b"[" + number + b"m", b"")
        self.that(coloured == plain, "colour changes the words")
        without = self.on_terminal(100, colours | {"NO_COLOR": "1"}, *arguments)
        self.that(without == plain, "NO_COLOR is not heeded")
        self.that(ESCAPE not in self.on_terminal(100, {"TERM": "dumb"}, *arguments), "dumb")

        narrow = self.on_terminal(72, colours | {"NO_COLOR": "1"}, *arguments).decode()
        self.that(max(map(len, narrow.splitlines())) == 72, "does not fit a narrow terminal")

    def helps(self) -> None:
        result = self.run("--help")
        self.that(result.returncode == 0 and not result.stderr, "--help")
        for option in (
            "--criteria",
            "--measurements",
            "--lang",
            "--track",
            "--compare",
            "--explain",
            "--format",
        ):
            self.that(option.encode() in result.stdout, f"--help does not mention {option}")
        version = self.run("--version").stdout.decode()
        self.that(version.startswith("evaluate (xaso) "), version)

    def one_unit_alone_reads_the_same(self) -> None:
        """A unit's part of the report does not depend on the others, but for its number."""
        criteria, measurements = PAIRS["1829"]
        whole = json.loads((ROOT / measurements).read_text(encoding="utf-8"))
        together = self.on(PAIRS["1829"], "--format", "json").stdout
        for index, unit in enumerate(whole["units"]):
            with tempfile.TemporaryDirectory() as folder:
                alone = Path(folder) / "one.json"
                alone.write_text(json.dumps(whole | {"units": [unit]}), encoding="utf-8")
                one = json.loads(self.on((criteria, str(alone)), "--format", "json").stdout)
            self.that(one["units"][0] == json.loads(together)["units"][index], unit["unit"]["name"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--c-program", type=Path)
    parser.add_argument("program", type=Path)
    given = parser.parse_args()
    c_program = given.c_program.resolve() if given.c_program else None
    checks = Checks(given.program.resolve(), c_program, given.update)
    checks.prints_what_is_expected()
    checks.compares_tracks()
    checks.takes_several_sets()
    checks.json_has_text_only_when_asked()
    checks.c_prints_the_same()
    checks.reads_standard_input()
    checks.reports_every_error()
    checks.refuses_bad_command_lines()
    checks.says_what_it_cannot_read_or_write()
    checks.survives_a_reader_that_goes_away()
    checks.colours_only_a_terminal()
    checks.helps()
    checks.one_unit_alone_reads_the_same()
    return checks.exit_status()


if __name__ == "__main__":
    sys.exit(main())
