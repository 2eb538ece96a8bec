#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns what the benchmarks measured into tables of times and ratios, and a plot.

usage: report.py <folder>

Reads workloads.json (Google Benchmark's) and footprints.jsonl there; prints Markdown, and writes
performance.svg and performance.png beside them.

A ratio is of two subjects of one run: repetition by repetition, then the least, the median and the
greatest. Times are those of the processor, where threads take part those of the clock.
"""

import json
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

MIXES = ["clean", "hostile"]
SMALL, LARGE = 10_000, 1_000_000
PROBE, TWO_THREADS = "read probe", ", two threads"
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Spread:
    least: float
    middle: float
    greatest: float

    @classmethod
    def of(cls, values: list[float]) -> "Spread":
        return cls(min(values), median(values), max(values))

    def text(self, digits: int = 3) -> str:
        return " / ".join(significant(x, digits) for x in (self.least, self.middle, self.greatest))


def significant(value: float, digits: int = 3) -> str:
    """1234.5 as 1,234 and 0.012345 as 0.0123."""
    if value >= 10 ** (digits - 1):
        return f"{value:,.0f}"
    text = f"{value:.{digits}g}"
    return f"{float(text):f}".rstrip("0").rstrip(".") if "e" in text else text


@dataclass
class Subject:
    """All repetitions of one subject at one place."""

    workload: str
    rows: int
    mix: str
    name: str
    nanoseconds: list[float]
    cells: float = 0
    size: float = 0
    error: str = ""

    def per_cell(self) -> Spread:
        return Spread.of([time / self.cells for time in self.nanoseconds])

    def gigabytes_per_second(self) -> float:
        return self.size / median(self.nanoseconds)


class Run:
    """Everything of workloads.json."""

    def __init__(self, document: dict):
        self.context = document["context"]
        self.subjects: dict[tuple[str, int, str, str], Subject] = {}
        runs = [entry for entry in document["benchmarks"] if entry["run_type"] == "iteration"]
        for entry in sorted(runs, key=lambda entry: entry["repetition_index"]):
            self.add(entry)

    def add(self, entry: dict) -> None:
        workload, rows, mix, name, *rest = entry["name"].split("/")
        subject = self.subjects.setdefault(
            (workload, int(rows), mix, name), Subject(workload, int(rows), mix, name, [])
        )
        if entry.get("error_occurred"):
            subject.error = entry["error_message"]
            return
        # The suffix is Google Benchmark's: measured by the clock.
        time = entry["real_time" if "real_time" in rest else "cpu_time"]
        subject.nanoseconds.append(time)
        subject.cells, subject.size = entry["cells"], entry["bytes"]

    def find(self, workload: str, rows: int, mix: str, name: str) -> Subject | None:
        subject = self.subjects.get((workload, rows, mix, name))
        return subject if subject and not subject.error else None

    def best_probe(self, workload: str, rows: int, mix: str, ending: str = "") -> Subject | None:
        """The read probe that was the fastest here."""
        probes = [
            subject
            for subject in self.subjects.values()
            if (subject.workload, subject.rows, subject.mix) == (workload, rows, mix)
            and subject.name.startswith(PROBE)
            and subject.name.endswith(TWO_THREADS) == (ending == TWO_THREADS)
            and subject.nanoseconds
        ]
        return min(probes, key=lambda one: median(one.nanoseconds), default=None)

    def is_shown(self, one: Subject) -> bool:
        """Of probes the fastest is, and what is wrong."""
        if one.error or not one.name.startswith(PROBE):
            return True
        ending = TWO_THREADS if one.name.endswith(TWO_THREADS) else ""
        return one is self.best_probe(one.workload, one.rows, one.mix, ending)


def ratio(a: Subject, b: Subject) -> Spread:
    return Spread.of([x / y for x, y in zip(a.nanoseconds, b.nanoseconds, strict=False)])


# ---- goals -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Goal:
    """What a ratio is to be."""

    words: str
    holds: Callable[[float], bool]

    @classmethod
    def at_most(cls, limit: float) -> "Goal":
        return cls(f"≤ {limit:g}", lambda value: value <= limit)

    @classmethod
    def below(cls, limit: float) -> "Goal":
        return cls(f"< {limit:g}", lambda value: value < limit)

    @classmethod
    def at_least(cls, limit: float) -> "Goal":
        return cls(f"≥ {limit:g}", lambda value: value >= limit)


NO_GOAL = Goal("", lambda _: True)


@dataclass(frozen=True)
class Line:
    """One line of a table of ratios: the first cells say of what."""

    of: list[str]
    found: Spread
    goal: Goal

    @property
    def is_reached(self) -> bool:
        return self.goal.holds(self.found.middle)

    def cells(self) -> list[str]:
        return [*self.of, self.found.text(), *goal_cells(self.goal, self.found.middle)]


def goal_cells(goal: Goal, value: float) -> list[str]:
    if goal is NO_GOAL:
        return ["", ""]
    return [goal.words, "yes" if goal.holds(value) else "**no**"]


OURS = "xaso"

# workload, units, subject, the one it is held against, the goal of time over time
TIMES = [
    ("W1", 1, OURS, "bare loop of comparisons", Goal.at_most(3)),
    ("W1", 1, "xaso, conclusions", "bare loop of comparisons", NO_GOAL),
    ("W2", 1, OURS, "Python, Decimal", Goal.below(0.15)),
    ("W2", 1, OURS, "Python, whole numbers", NO_GOAL),
    ("W4", SMALL, OURS, "NumPy, three states", Goal.below(0.15)),
    ("W4", SMALL, OURS, "NumPy, as mostly written", NO_GOAL),
    ("W4", SMALL, OURS, "NumPy, two states", Goal.below(0.5)),
    ("W4", SMALL, OURS, "naive 128-bit loop", NO_GOAL),
    ("W4", SMALL, "xaso, conclusions", "NumPy, three states", NO_GOAL),
    ("W4", LARGE, OURS, "NumPy, three states", NO_GOAL),
    ("W4", LARGE, OURS, "NumPy, as mostly written", NO_GOAL),
    ("W4", LARGE, OURS, "NumPy, two states", NO_GOAL),
    ("W4", LARGE, OURS, "naive 128-bit loop", NO_GOAL),
    ("W5", SMALL, OURS, "NumPy, three states", Goal.below(0.15)),
    ("W6", SMALL, OURS, "NumPy, three states", Goal.below(0.5)),
    ("W7", SMALL, OURS, "NumPy, run again", Goal.below(0.25)),
    ("W7", SMALL, OURS, "NumPy, constants taken out", NO_GOAL),
]

# workload, units, subject, ending of the probes it is held against, the goal of speed over speed
PROBES = [
    ("W4", SMALL, OURS, "", NO_GOAL),
    ("W4", SMALL, "xaso, conclusions", "", NO_GOAL),
    ("W4", LARGE, OURS, "", Goal.at_least(0.8)),
    ("W4", LARGE, "xaso, conclusions", "", Goal.at_least(0.7)),
    ("W4", LARGE, "xaso, two threads", TWO_THREADS, Goal.at_least(0.8)),
    ("W4", LARGE, "xaso, conclusions, two threads", TWO_THREADS, Goal.at_least(0.7)),
]

# workload, units, subject, the one it is held against, the goal of speed over speed
SPEEDS = [
    ("W10", SMALL, OURS, "Boost.JSON tree", Goal.at_least(2)),
    ("W10", SMALL, OURS, "Boost.JSON tree, monotonic", Goal.at_least(0.8)),
]

LARGE_COUNTS = "counts to 10^15"
INPUT_GOALS = {LARGE_COUNTS: Goal.at_most(1.5)}
ANY_INPUT = Goal.at_most(12)

STREAMED_CELLS = 99_000_000  # what the goal calls 100 million
STREAM_GOAL = Goal.below(300)


def compared(run: Run, goals: list) -> Iterator[tuple[list[str], Subject, Subject, Goal | None]]:
    """What is compared, ours, the other, and the goal: of every mix that was run."""
    for workload, rows, name, other, goal in goals:
        for mix in MIXES:
            ours, theirs = run.find(workload, rows, mix, name), run.find(workload, rows, mix, other)
            if ours and theirs:
                yield [workload, f"{rows:,}", mix, name, other], ours, theirs, goal


def lines_of_times(run: Run) -> Iterator[Line]:
    """Time of ours over that of others."""
    for of, ours, theirs, goal in compared(run, TIMES):
        yield Line(of, ratio(ours, theirs), goal)


def lines_of_speeds(run: Run) -> Iterator[Line]:
    """Speed of ours over that of the fastest probe, or of others."""
    for workload, rows, name, ending, goal in PROBES:
        for mix in MIXES:
            ours = run.find(workload, rows, mix, name)
            probe = run.best_probe(workload, rows, mix, ending)
            if ours and probe:
                of = [workload, f"{rows:,}", mix, name, probe.name.removesuffix(TWO_THREADS)]
                yield Line(of, ratio(probe, ours), goal)
    for of, ours, theirs, goal in compared(run, SPEEDS):
        yield Line(of, ratio(theirs, ours), goal)


def lines_of_inputs(run: Run) -> list[Line]:
    """Time of every other kind of input over that of the ordinary one, the slowest first."""
    ordinary = run.find("inputs", SMALL, "any", "ordinary counts")
    if not ordinary:
        return []
    lines = [
        Line([one.name], ratio(one, ordinary), INPUT_GOALS.get(one.name, ANY_INPUT))
        for one in run.subjects.values()
        if one.workload == "inputs" and one.nanoseconds and one is not ordinary
    ]
    return sorted(lines, key=lambda line: -line.found.middle)


# ---- tables ----------------------------------------------------------------------------------


def table(head: list[str], rows: list[list[str]]) -> str:
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join(
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in lines
    )


def table_of_ratios(lines: list[Line], *head: str) -> str:
    return table([*head, "least / median / most", "goal", "is"], [one.cells() for one in lines])


def table_of_times(run: Run) -> str:
    rows = []
    for one in sorted(run.subjects.values(), key=order):
        if one.workload in ("plot", "inputs") or not run.is_shown(one):
            continue
        found = [f"**{one.error}**", "", "", ""]
        if one.nanoseconds:
            times = Spread.of(one.nanoseconds)
            found = [
                significant(times.middle / 1000),
                f"{(times.greatest - times.least) / times.middle:.0%}",
                significant(one.per_cell().middle),
                significant(one.gigabytes_per_second()),
            ]
        rows.append([one.workload, f"{one.rows:,}", one.mix, one.name, *found])
    head = ["", "units", "mix", "subject", "median, µs", "spread", "ns a cell", "GB/s"]
    return table(head, rows)


def order(one: Subject) -> tuple:
    """W2 before W10, then by size and mix."""
    number = one.workload.removeprefix("W")
    return (int(number) if number.isdecimal() else 99), one.rows, one.mix, one.name


def wrong_subjects(run: Run) -> list[str]:
    return [
        f"{one.workload}, {one.mix}: {one.name}: {one.error}"
        for one in run.subjects.values()
        if one.error
    ]


def goal_of_footprint(one: dict) -> Goal:
    is_asked = one["way"] == "stream" and one["cells"] >= STREAMED_CELLS
    return STREAM_GOAL if is_asked else NO_GOAL


def table_of_footprints(footprints: list[dict]) -> str:
    rows = [
        [
            one["way"],
            f"{one['cells']:,}",
            significant(one["seconds"] * 1e9 / one["cells"]),
            f"{one['peak_bytes'] / MEGABYTE:,.0f}",
            *goal_cells(goal_of_footprint(one), one["peak_bytes"] / MEGABYTE),
            "yes" if one["right"] else "**no**",
        ]
        for one in footprints
    ]
    head = ["way", "cells", "ns a cell", "peak memory, MB", "goal", "is", "right"]
    return table(head, rows)


def sum_of_goals(lines: list[Line], footprints: list[dict]) -> str:
    reached = [line.is_reached for line in lines if line.goal is not NO_GOAL]
    for one in footprints:
        goal = goal_of_footprint(one)
        if goal is not NO_GOAL:
            reached.append(goal.holds(one["peak_bytes"] / MEGABYTE))
    return f"{sum(reached)} of {len(reached)} goals reached"


# ---- the machine -----------------------------------------------------------------------------


def processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def machine(context: dict) -> str:
    caches = {f"L{c['level']}": c["size"] for c in context["caches"] if c["type"] != "Instruction"}
    sizes = ", ".join(f"{name} {size // 1024:,} KiB" for name, size in caches.items())
    return f"{processor()}, {context['num_cpus']} cores, {sizes}"


# ---- the plot --------------------------------------------------------------------------------


def points(run: Run, name: str) -> list[tuple[float, float]]:
    """Cells, and nanoseconds a cell; of the hostile mix."""
    found = []
    for (workload, rows, mix, subject_name), subject in run.subjects.items():
        is_shown = workload in ("plot", "W4") and mix == "hostile" and subject_name == name
        if is_shown and subject.nanoseconds:
            found.append((rows * 37, subject.per_cell().middle))
    return sorted(found)


def probe_points(run: Run) -> list[tuple[float, float]]:
    places = {(w, r) for w, r, mix, _ in run.subjects if w in ("plot", "W4") and mix == "hostile"}
    found = []
    for workload, rows in sorted(places):
        probe = run.best_probe(workload, rows, "hostile")
        if probe:
            found.append((rows * 37, probe.per_cell().middle))
    return sorted(found)


def plot(run: Run, footprints: list[dict], folder: Path) -> None:
    import matplotlib

    matplotlib.use("svg")
    import matplotlib.pyplot as plt

    plt.rcParams["svg.hashsalt"] = "xaso"
    figure, (left, right) = plt.subplots(1, 2, figsize=(12, 5.4), layout="constrained")

    def drawn(way: str, value: Callable[[dict], float]) -> list[tuple[float, float]]:
        return [(one["cells"], value(one)) for one in footprints if one["way"] == way]

    def per_cell(one: dict) -> float:
        return one["seconds"] * 1e9 / one["cells"]

    def memory(one: dict) -> float:
        return one["peak_bytes"] / MEGABYTE

    largest = [point for point in drawn("table", per_cell) if point[0] > LARGE * 37]
    for axes, label, line, style in [
        (left, "đọc thuần túy / read probe", probe_points(run), "k--"),
        (left, "xaso, cả bảng / whole table", points(run, "xaso") + largest, "C0o-"),
        (left, "xaso, từng phần / in chunks", drawn("stream", per_cell), "C2s-"),
        (left, "NumPy, ba trạng thái / three states", points(run, "NumPy, three states"), "C1^-"),
        (left, "vòng lặp 128 bit / 128-bit loop", points(run, "naive 128-bit loop"), "C3v-"),
        (right, "cả bảng / whole table", drawn("table", memory), "C0o-"),
        (right, "từng phần / in chunks", drawn("stream", memory), "C2s-"),
    ]:
        if line:
            axes.plot(*zip(*line, strict=True), style, label=label)
    left.set_ylabel("nano giây mỗi ô / nanoseconds a cell")
    left.set_title("Thời gian mỗi ô / Time per cell")
    right.set_ylabel("bộ nhớ cao nhất, MB / peak memory, MB")
    right.set_title("Bộ nhớ / Memory")
    for axes in (left, right):
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xlabel("số ô (đơn vị × chỉ tiêu) / cells (units × indicators)")
        axes.grid(alpha=0.3)
        axes.legend()
    date = run.context["date"][:10]
    figure.suptitle(
        "Xét các chỉ tiêu theo bảng, một luồng, số liệu có chỗ thiếu / "
        "Judging tables, one thread, with missing figures\n"
        f"{machine(run.context)} · {date}",
        fontsize=10,
    )
    for ending in ("svg", "png"):
        figure.savefig(
            folder / f"performance.{ending}", metadata={"Date": None} if ending == "svg" else None
        )


# ---- everything ------------------------------------------------------------------------------


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    run = Run(json.loads((folder / "workloads.json").read_text(encoding="utf-8")))
    lines = (folder / "footprints.jsonl").read_text(encoding="utf-8").splitlines()
    footprints = [json.loads(line) for line in lines]
    context = run.context
    times, speeds = list(lines_of_times(run)), list(lines_of_speeds(run))
    inputs = lines_of_inputs(run)
    print(f"{machine(context)}; {context['python']}; {context['date'][:10]}")
    print(sum_of_goals([*times, *speeds, *inputs], footprints))
    against = ["", "units", "mix", "subject", "against"]
    print("\nTime over the time of others: less is better\n")
    print(table_of_ratios(times, *against))
    print("\nSpeed over the speed of others: more is better\n")
    print(table_of_ratios(speeds, *against))
    print(f"\nTime of other inputs over that of ordinary counts, {SMALL:,} units\n")
    print(table_of_ratios(inputs, "input"))
    print("\nMemory, and time of tables of any size\n")
    print(table_of_footprints(footprints))
    counts = {key: value for key, value in context.items() if key.startswith("allocations")}
    print("\nAllocations of one evaluation into a result that is used again\n")
    print(table(["subject", "allocations"], [[k.partition(": ")[2], v] for k, v in counts.items()]))
    print("\nTimes\n")
    print(table_of_times(run))
    plot(run, footprints, folder)
    print(f"\nThe plot: {folder / 'performance.svg'}")
    wrong = wrong_subjects(run) + [str(one) for one in footprints if not one["right"]]
    for one in wrong:
        print(f"wrong: {one}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
