"""Holds the README to the files it shows, and the quickstarts to what they are said to print.

usage: check_readme.py [--update] [--run OUTPUT PROGRAM]...

A comment `<!-- FILE -->` before a code block: the block is that file. `<!-- FILE, excerpt -->`: the
block is taken from it, line by line; a line "…" stands for what is left out. `--run` compares
what a program prints with the file OUTPUT. `--update` puts the files into the README.

SPDX-License-Identifier: Apache-2.0
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"^<!-- ([^\n]+?) -->\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
FIRST_SCREEN = 60  # lines, in which both commands must stand


def is_excerpt(block: str, whole: str) -> bool:
    """Whether the runs of lines between "…" occur in the whole, in this order."""
    at = 0
    for run in re.split(r"^…\n", block, flags=re.MULTILINE):
        at = whole.find(run, at)
        if at < 0:
            return False
        at += len(run)
    return block.strip() != ""


def faults_of_blocks(readme: str) -> list[str]:
    found = []
    for name, _, block in BLOCK.findall(readme):
        file, _, kind = name.partition(", ")
        whole = (ROOT / file).read_text(encoding="utf-8")
        if kind == "excerpt" and not is_excerpt(block, whole):
            found.append(f"README.md: not an excerpt of {file}")
        if kind == "" and block != whole:
            found.append(f"README.md: other than {file}; --update puts it in")
    return found


def faults_of_structure(readme: str) -> list[str]:
    found = [
        f"README.md: no such file: {target}"
        for target in LINK.findall(readme)
        if not (ROOT / target).exists()
    ]
    shown = {name.partition(", ")[0] for name, _, _ in BLOCK.findall(readme)}
    for folder in ("cpp", "c", "python"):
        for file in (ROOT / "examples" / folder).glob("quickstart.*"):
            if str(file.relative_to(ROOT)) not in shown:
                found.append(f"README.md: does not show {file.relative_to(ROOT)}")
    first = readme.splitlines()[:FIRST_SCREEN]
    for wanted in ("./dev demo", "./dev test"):
        if wanted not in first:
            found.append(f"README.md: {wanted} is not in its first {FIRST_SCREEN} lines")
    return found


def updated(readme: str) -> str:
    def block(match: re.Match[str]) -> str:
        if "," in match[1]:
            return match[0]
        whole = (ROOT / match[1]).read_text(encoding="utf-8")
        return f"<!-- {match[1]} -->\n```{match[2]}\n{whole}```"

    return BLOCK.sub(block, readme)


def faults_of_run(output: Path, program: str) -> list[str]:
    result = subprocess.run([program], capture_output=True, check=False)
    expected = (ROOT / output).read_bytes()
    if result.returncode == 0 and result.stdout == expected and not result.stderr:
        return []
    return [f"{program}: prints other than {output}:\n{(result.stdout + result.stderr).decode()}"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--run", nargs=2, action="append", default=[])
    given = parser.parse_args()
    if given.update:
        README.write_text(updated(README.read_text(encoding="utf-8")), encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    faults = faults_of_blocks(readme) + faults_of_structure(readme)
    for output, program in given.run:
        faults += faults_of_run(output, program)
    print("\n".join(faults) if faults else "the README shows what there is")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
