# SPDX-License-Identifier: Apache-2.0
"""What a skilled hand writes in NumPy and in plain Python for the same workloads.

Each function prepares once, as long as it likes, and returns what is then measured: views are cut,
buffers are made and masks are unpacked beforehand, so that every measured call is one array
operation on memory that fits into the cache. Whole numbers only: figures are int64, and every
comparison is of exact products, as long as they do not wrap (counts below 9 * 10^14).

A status is a byte, as xaso's: 0 met, 1 not met, 2 undetermined.
"""

from collections.abc import Callable
from decimal import ROUND_DOWN, Decimal
from math import gcd

import numpy as np

# Measured: smaller chunks pay more for calls than they save by staying in the second-level cache.
CHUNK = 131072

ZERO = np.int64(0)

# What a figure fails by. The numbers are those of xaso::comparison.
AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN = range(4)
FAILS = [np.less, np.less_equal, np.greater, np.greater_equal]

Run = Callable[[], None]


class Column:
    """The numerators and denominators of one indicator, and what is asked of it."""

    def __init__(self, numerators, denominators, masks, how, hundredths):
        self.numerators = numerators
        self.denominators = denominators
        self.masks = masks
        self.how = how
        self.hundredths = hundredths
        self.fails = FAILS[how]
        shared = gcd(hundredths, 10000)
        self.of_numerator = np.int64(10000 // shared)
        self.of_denominator = np.int64(hundredths // shared)


def unpacked(bits, rows):
    """A validity bitmap as a byte a row, which is what NumPy computes with."""
    return np.unpackbits(bits.view(np.uint8), count=rows, bitorder="little").view(bool)


def columns_of(figures) -> list[Column]:
    """From what the program hands over: arrays by indicator; of a table without validity None."""
    columns = []
    for numerators, denominators, numerator_valid, denominator_valid, how, hundredths in figures:
        masks = None
        if numerator_valid is not None:
            rows = len(numerators)
            masks = unpacked(numerator_valid, rows), unpacked(denominator_valid, rows)
        columns.append(Column(numerators, denominators, masks, how, hundredths))
    return columns


def chunks(rows):
    return [slice(begin, min(begin + CHUNK, rows)) for begin in range(0, rows, CHUNK)]


class Buffers:
    """Memory for a chunk, used again for every one."""

    def __init__(self, rows):
        size = min(rows, CHUNK)
        self.left = np.empty(size, np.int64)
        self.right = np.empty(size, np.int64)
        self.unknown = np.empty(size, bool)
        self.zero = np.empty(size, bool)

    def cut(self, rows):
        return self.left[:rows], self.right[:rows], self.unknown[:rows], self.zero[:rows]


def mark_unknown(denominators, masks, unknown, zero):
    """A figure that is missing, or has the denominator 0."""
    if masks is None:
        np.equal(denominators, ZERO, unknown)
    else:
        np.equal(denominators, ZERO, zero)
        np.logical_and(*masks, unknown)
        np.less_equal(unknown, zero, unknown)  # not valid, or zero


# ---- W4: statuses of a table ------------------------------------------------------------------


def judge_two_states(figures, out) -> Run:
    """Met or not met. Whatever lies where a figure is missing is judged, too."""
    rows = out.shape[1]
    buffers = Buffers(rows)
    jobs = []
    for column, statuses in zip(columns_of(figures), out, strict=True):
        for at in chunks(rows):
            failed = statuses[at].view(bool)
            left, right, *_ = buffers.cut(len(failed))
            first = column.numerators[at], column.of_numerator, left
            second = column.denominators[at], column.of_denominator, right
            jobs.append((first, second, column.fails, (left, right, failed)))

    def run():
        multiply = np.multiply
        for first, second, fails, third in jobs:
            multiply(*first)
            multiply(*second)
            fails(*third)

    return run


def judge_three_states(figures, out) -> Run:
    """Met, not met or undetermined."""
    return judge_columns(columns_of(figures), out)


def judge_columns(columns, out) -> Run:
    rows = len(out[0])
    buffers = Buffers(rows)
    jobs = []
    for column, statuses in zip(columns, out, strict=True):
        for at in chunks(rows):
            status = statuses[at]
            left, right, unknown, zero = buffers.cut(len(status))
            denominators = column.denominators[at]
            first = column.numerators[at], column.of_numerator, left
            second = denominators, column.of_denominator, right
            third = left, right, status.view(bool)
            fourth = denominators, column.masks and [m[at] for m in column.masks], unknown, zero
            twos = unknown.view(np.uint8)
            jobs.append((first, second, column.fails, third, fourth, (twos, twos, twos), status))

    def run():
        multiply, add, maximum = np.multiply, np.add, np.maximum
        for first, second, fails, third, fourth, fifth, status in jobs:
            multiply(*first)
            multiply(*second)
            fails(*third)
            mark_unknown(*fourth)
            add(*fifth)  # 2 where unknown
            maximum(status, fifth[0], out=status)

    return run


def judge_plainly(figures, out) -> Run:
    """Three states as they are mostly written: an expression a column, and no thought of memory."""
    columns = columns_of(figures)

    def run():
        for column, statuses in zip(columns, out, strict=True):
            unknown = column.denominators == 0
            if column.masks is not None:
                unknown |= ~(column.masks[0] & column.masks[1])
            failed = column.fails(
                column.numerators * column.of_numerator,
                column.denominators * column.of_denominator,
            )
            statuses[:] = np.where(unknown, 2, failed)

    return run


# ---- W5: percentages with two decimals, as scaled whole numbers --------------------------------


def judge_percentages(percentages, out) -> Run:
    """Three states of figures that are given as hundredths of a per cent."""
    rows = out.shape[1]
    unknown = np.empty(min(rows, CHUNK), bool)
    jobs = []
    for (values, valid, how, hundredths), statuses in zip(percentages, out, strict=True):
        mask = None if valid is None else unpacked(valid, rows)
        for at in chunks(rows):
            status = statuses[at]
            missing = unknown[: len(status)]
            first = values[at], np.int64(hundredths), status.view(bool)
            second = None if mask is None else (mask[at], missing)
            jobs.append((FAILS[how], first, second, missing.view(np.uint8), status))

    def run():
        for fails, first, second, twos, status in jobs:
            fails(*first)
            if second is not None:
                np.logical_not(*second)
                np.add(twos, twos, twos)
                np.maximum(status, twos, out=status)

    return run


# ---- W6: what holds everyone back, and how far it is -------------------------------------------


def find_gaps(figures, out, gaps, failing, short_by) -> Run:
    """Statuses; of what fails how many more (below 0: fewer) it takes; sums by indicator."""
    judge = judge_three_states(figures, out)
    rows = out.shape[1]
    buffers = Buffers(rows)
    jobs = []
    for index, (column, statuses, changes) in enumerate(
        zip(columns_of(figures), out, gaps, strict=True)
    ):
        # The least numerator that is enough, or the greatest that is allowed.
        is_lower = column.how in (AT_LEAST, MORE_THAN)
        rounds_up = column.how in (AT_LEAST, LESS_THAN)
        beyond = {AT_LEAST: 0, MORE_THAN: 1, AT_MOST: 0, LESS_THAN: -1}[column.how]
        added = int(column.of_numerator) - 1 if rounds_up else 0
        added += beyond * int(column.of_numerator)
        limit = np.maximum if is_lower else np.minimum  # nothing is needed of what is met
        for at in chunks(rows):
            status = statuses[at]
            masks = column.masks and tuple(mask[at] for mask in column.masks)
            _, right, unknown, zero = buffers.cut(len(status))
            jobs.append(
                (
                    index,
                    column,
                    np.int64(added),
                    limit,
                    (column.numerators[at], column.denominators[at], masks),
                    (right, unknown, zero),
                    status,
                    changes[at],
                )
            )

    def run():
        judge()
        failing[:] = 0
        short_by[:] = 0
        for index, column, added, limit, figure, (right, unknown, zero), status, change in jobs:
            numerators, denominators, masks = figure
            np.multiply(denominators, column.of_denominator, right)
            np.add(right, added, right)
            np.floor_divide(right, column.of_numerator, right)
            np.subtract(right, numerators, right)
            limit(right, ZERO, out=change)
            mark_unknown(denominators, masks, unknown, zero)
            np.copyto(change, ZERO, where=unknown)
            np.equal(status, 1, zero)
            failing[index] += np.count_nonzero(zero)
            short_by[index] += change.sum()

    return run


# ---- W7: one indicator under many thresholds ---------------------------------------------------


def sweep_by_running_again(figure, hundredths, out) -> Run:
    """The three-state code as it is, once for every threshold, into the same memory."""
    (column,) = columns_of([figure])
    again = [
        Column(column.numerators, column.denominators, column.masks, column.how, int(bound))
        for bound in hundredths
    ]
    return judge_columns(again, [out] * len(again))


def sweep_with_constants_taken_out(figure, hundredths, out) -> Run:
    """What no threshold changes is computed once."""
    (column,) = columns_of([figure])
    buffers = Buffers(len(out))
    left, right, unknown, zero = buffers.cut(len(out))
    bounds = [np.int64(bound) for bound in hundredths]
    failed = out.view(bool)
    twos = unknown.view(np.uint8)

    def run():
        multiply, maximum, fails = np.multiply, np.maximum, column.fails
        denominators = column.denominators
        multiply(column.numerators, np.int64(10000), left)
        mark_unknown(denominators, column.masks, unknown, zero)
        np.add(twos, twos, twos)
        for bound in bounds:
            multiply(denominators, bound, right)
            fails(left, right, failed)
            maximum(out, twos, out=out)

    return run


# ---- W2: one unit with explanations, without NumPy ---------------------------------------------

MISSING = "chưa đủ dữ liệu"
REQUIRED = {AT_LEAST: "ít nhất", MORE_THAN: "trên", AT_MOST: "không quá", LESS_THAN: "dưới"}


def prepared(figures):
    """What does not depend on the figures is worded once."""
    for code, numerator, denominator, how, hundredths in figures:
        bound = f"{Decimal(hundredths) / 100}".replace(".", ",")
        title = f"Chỉ tiêu giả định {code}: "
        yield title, numerator, denominator, how, hundredths, f"yêu cầu {REQUIRED[how]} {bound} %"


def explain_by_decimals(figures) -> Callable[[], list[str]]:
    """The exact verdict on every figure in a sentence, as accountants' programs compute.

    A number that is missing, or a denominator of 0, is undetermined.
    """
    cut, hundred = Decimal("0.01"), Decimal(100)
    unit = [
        (title, numerator, denominator, how, Decimal(hundredths) / 100, required)
        for title, numerator, denominator, how, hundredths, required in prepared(figures)
    ]

    def run():
        explanations = []
        for title, numerator, denominator, how, bound, required in unit:
            if numerator is None or not denominator:
                explanations.append(f"{title}{MISSING}; {required}.")
                continue
            given = numerator * hundred
            edge = bound * denominator
            if how == AT_LEAST:
                met = given >= edge
            elif how == MORE_THAN:
                met = given > edge
            elif how == AT_MOST:
                met = given <= edge
            else:
                met = given < edge
            percent = f"{(given / denominator).quantize(cut, ROUND_DOWN)}".replace(".", ",")
            counts = f"{numerator:,} trên {denominator:,}".replace(",", ".")
            if met:
                explanations.append(f"{title}đạt, {percent} % ({counts}); {required}.")
                continue
            whole, rest = divmod(edge, hundred)
            if how == AT_LEAST:
                gap = f"cần thêm {int(whole) + (rest > 0) - numerator:,}"
            elif how == MORE_THAN:
                gap = f"cần thêm {int(whole) + 1 - numerator:,}"
            elif how == AT_MOST:
                gap = f"cần bớt {numerator - int(whole):,}"
            else:
                gap = f"cần bớt {numerator - int(whole) + (rest == 0):,}"
            gap = gap.replace(",", ".")
            explanations.append(f"{title}chưa đạt, {percent} % ({counts}); {required}, {gap}.")
        return explanations

    return run


def explain_by_whole_numbers(figures) -> Callable[[], list[str]]:
    """The same from whole numbers alone: hundredths of a per cent, as exact and faster."""
    unit = list(prepared(figures))

    def run():
        explanations = []
        for title, numerator, denominator, how, hundredths, required in unit:
            if numerator is None or not denominator:
                explanations.append(f"{title}{MISSING}; {required}.")
                continue
            given = numerator * 10000
            edge = hundredths * denominator
            if how == AT_LEAST:
                met = given >= edge
            elif how == MORE_THAN:
                met = given > edge
            elif how == AT_MOST:
                met = given <= edge
            else:
                met = given < edge
            percent = given // denominator
            counts = f"{numerator:,} trên {denominator:,}".replace(",", ".")
            figure = f"{percent // 100},{percent % 100:02d} % ({counts})"
            if met:
                explanations.append(f"{title}đạt, {figure}; {required}.")
                continue
            if how == AT_LEAST:
                gap = f"cần thêm {-(-edge // 10000) - numerator:,}"
            elif how == MORE_THAN:
                gap = f"cần thêm {edge // 10000 + 1 - numerator:,}"
            elif how == AT_MOST:
                gap = f"cần bớt {numerator - edge // 10000:,}"
            else:
                gap = f"cần bớt {numerator + 1 + -edge // 10000:,}"
            gap = gap.replace(",", ".")
            explanations.append(f"{title}chưa đạt, {figure}; {required}, {gap}.")
        return explanations

    return run
