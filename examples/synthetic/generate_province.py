#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a synthetic province: a criteria set and what its communes report.

For trying xaso, testing and measuring it at any size. No unit here is real: every code is in the
code system "synthetic" and every name says so. The same arguments give the same bytes on any
Python 3: the generator has its own integer random numbers and computes without floating point.
A unit's figures depend on --seed, --indicators, --mix and its number alone, so a smaller province
is the beginning of a larger one.

Mixes:
  clean    nothing missing, nothing wrong.
  hostile  of the figures: 5 % missing, 1 % zero denominators, 5 % exactly on the threshold,
           2 % beside it by one, 2 % strange; all others as in the clean mix. Strange ones are a
           numerator above the denominator, a wrong type, a percentage beside the counts, a range,
           a status reported without a figure, counts near 10^15, a declared "not applicable", texts
           full of quotes and escapes, numbers given as text. Where a kind cannot be so (a yes/no
           has no denominator), the figure is left as it was.
"""

import argparse
import json
from math import gcd

MASK = (1 << 64) - 1
SET_ID = "synthetic-province"

# Groups and their share of 37 indicators, as in the set of Thanh Hóa's Decision 1829 (11, 6, 12, 8).
GROUPS = [
    ("1", "Chính quyền số", "Digital government", 11),
    ("2", "Kinh tế số", "Digital economy", 6),
    ("3", "Xã hội số", "Digital society", 12),
    ("4", "Hạ tầng số", "Digital infrastructure", 8),
]

# What is measured, in turn; ratios with counts are most. "percentage" is a ratio reported without counts.
KINDS = ["ratio", "ratio", "yes_no", "ratio", "percentage", "ratio", "count"]
KINDS += ["ratio", "ratio", "choice", "ratio", "quantity", "ratio", "checklist"]

# The bound's form, in turn; most sets ask for "at least".
FORMS = ["at_least", "at_least", "at_least", "more_than"]
FORMS += ["at_least", "at_most", "at_least", "less_than"]

# What a ratio's zero denominator counts as, in turn.
ZERO_DENOMINATOR = ["undetermined", "not_applicable", "undetermined", "met"]

OPTIONS = {"head": "Bí thư hoặc Chủ tịch", "deputy": "Cấp phó", "other": "Khác"}
ITEMS = {"plan": "Kế hoạch", "budget": "Kinh phí", "training": "Tập huấn", "report": "Báo cáo"}

# Thresholds of ratios, in hundredths of a per cent.
PERCENT_BOUNDS = [3000, 5000, 6000, 9500, 10000, 7000, 3333, 6667, 7450, 1250, 8000, 9999]

NEAR_LIMIT = 999_999_999_999_999  # just below 10^15, the largest count a document may hold

# Ratios of which one number is missing, and ratios over nothing.
ONE_NUMBER = ['{"denominator":120}', '{"numerator":57}', '{"numerator":57,"denominator":null}']
NOTHING_COUNTED = [
    '{"numerator":0,"denominator":0}',
    '{"numerator":0,"denominator":0}',
    '{"numerator":0,"denominator":0,"value":100}',
    '{"denominator":0}',
]

# Figures of another type than the kind asks for.
WRONG_TYPES = {
    "ratio": ["true"],
    "percentage": ["true", "-0.01"],
    "count": ['"2.5"', "-3", "true", "1000000000000001"],
    "quantity": ["false"],
    "yes_no": ["1"],
    "choice": ['"mayor"', "2"],
    "checklist": ['["plan","party"]', "true"],
}

# JSON texts as they stand in the document: Vietnamese, quotes, escapes of every kind, beyond the first plane.
TEXTS = [
    '"thiếu kinh phí"',
    '"người dân nói: \\"chưa quen\\""',
    '"báo cáo số 12\\/BC-UBND,\\ttrang 3\\ndòng 2"',
    '"h\\u1ed3 s\\u01a1 l\\u01b0u t\\u1ea1i m\\u00e1y \\\\\\\\xa\\\\tailieu"',
    '"một dấu nháy \' và một ký tự \\u0001"',
    '"biểu tượng \\ud83d\\udcf6 và 📶"',
]


class Random:
    """SplitMix64 (Steele, Lea, Flood 2014): small, well mixed, whole numbers only."""

    def __init__(self, *key):
        self.state = 0
        for part in key:
            self.state = (self.state ^ part) & MASK
            self.state = self.next()

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, n):
        """A whole number from 0 to n - 1."""
        return (self.next() * n) >> 64

    def between(self, least, most):
        return least + self.below(most - least + 1)

    def pick(self, items):
        return items[self.below(len(items))]


class Indicator:
    """One indicator: what it measures, what it asks for, and how often communes reach it."""

    def __init__(self, index, code, rng):
        self.code = code
        self.kind = KINDS[index % len(KINDS)]
        self.form = FORMS[index % len(FORMS)]
        self.percent_met = rng.between(80, 99)
        self.usual_denominator = rng.pick([40, 800, 2500, 5000])
        if self.kind in ("ratio", "percentage"):
            self.bound = rng.pick(PERCENT_BOUNDS)
            if self.bound == 10000 and self.form in ("more_than", "at_most"):
                self.form = "at_least"  # more than 100 % is never met, at most 100 % always
            self.zero_denominator = ZERO_DENOMINATOR[index % len(ZERO_DENOMINATOR)]
        elif self.kind == "count":
            self.bound = rng.between(1, 12)
        elif self.kind == "quantity":
            self.bound = rng.between(100, 900)  # tenths
        self.may_be_not_applicable = index % 9 == 5

    def largest(self, denominator):
        """The largest step: a numerator, hundredths of a per cent, a count, or tenths."""
        return {"ratio": denominator, "percentage": 10000, "count": 30, "quantity": 2000}[self.kind]

    def steps_that_meet(self, denominator):
        """The least and the greatest step that meet the bound; least > greatest where none does."""
        edge, scale = (self.bound * denominator, 10000) if self.kind == "ratio" else (self.bound, 1)
        floor, ceiling = edge // scale, -(-edge // scale)
        if self.form == "at_least":
            return ceiling, self.largest(denominator)
        if self.form == "more_than":
            return floor + 1, self.largest(denominator)
        if self.form == "at_most":
            return 0, floor
        return 0, ceiling - 1

    def steps_that_fail(self, denominator):
        least, greatest = self.steps_that_meet(denominator)
        if least > greatest:
            return 0, self.largest(denominator)
        return (0, least - 1) if least > 0 else (greatest + 1, self.largest(denominator))


def decimal(steps, digits):
    """A whole number of steps as a decimal: decimal(6999, 2) is "69.99"."""
    whole, part = divmod(steps, 10**digits)
    return f"{whole}.{part:0{digits}d}"


def number(indicator, step):
    """A step of a percentage, count or quantity as it is written."""
    if indicator.kind == "percentage":
        return decimal(step, 2)
    return decimal(step, 1) if indicator.kind == "quantity" else str(step)


def counts(numerator, denominator):
    return f'{{"numerator":{numerator},"denominator":{denominator}}}'


# ---- the criteria set ----


def make_indicators(how_many, seed):
    """All indicators by group, in the set's order: [(group, [Indicator, …]), …]."""
    rng = Random(seed, 1)
    whole = sum(share for *_, share in GROUPS)
    result, index, before = [], 0, 0
    for group in GROUPS:
        before += group[3]
        end = how_many * before // whole
        members = [Indicator(i, f"{group[0]}.{i - index + 1}", rng) for i in range(index, end)]
        index = end
        if members:
            result.append((group, members))
    return result


def titled(codes):
    return [{"code": code, "title": {"vi": vi, "en": code}} for code, vi in codes.items()]


def indicator_node(indicator):
    code = indicator.code
    title = {"vi": f"Chỉ tiêu giả định {code}", "en": f"Synthetic indicator {code}"}
    node = {"code": code, "title": title}
    if indicator.kind in ("ratio", "percentage"):
        node["measure"] = {
            "type": "ratio",
            "numerator": {"vi": "đối tượng đạt yêu cầu", "en": "those that comply"},
            "denominator": {"vi": "tất cả đối tượng", "en": "all of them"},
            "zero_denominator": indicator.zero_denominator,
        }
        node["require"] = {indicator.form: decimal(indicator.bound, 2)}
    elif indicator.kind == "count":
        node["measure"] = {"type": "count", "unit": {"vi": "mô hình", "en": "models"}}
        node["require"] = {indicator.form: indicator.bound}
    elif indicator.kind == "quantity":
        node["measure"] = {"type": "quantity", "unit": {"vi": "triệu đồng", "en": "million VND"}}
        node["require"] = {indicator.form: decimal(indicator.bound, 1)}
    elif indicator.kind == "yes_no":
        node["measure"] = {"type": "yes_no"}
        node["require"] = {"is": True}
    elif indicator.kind == "choice":
        node["measure"] = {"type": "choice", "options": titled(OPTIONS)}
        node["require"] = {"one_of": ["head", "deputy"]}
    else:
        node["measure"] = {"type": "checklist", "items": titled(ITEMS)}
        node["require"] = {"checked": 3}
    if indicator.may_be_not_applicable:
        node["may_be_not_applicable"] = True
    return node


def criteria_set(groups):
    return {
        "format": "xaso.criteria/1",
        "id": SET_ID,
        "version": "1",
        "title": {
            "vi": "Bộ tiêu chí giả định, không phải văn bản pháp luật",
            "en": "Synthetic criteria set, not law",
        },
        "applies_to": "commune",
        "source": {"certainty": "choice", "ref": "generate_province.py"},
        "policies": {"not_applicable": "excluded"},
        "criteria": [
            {
                "code": code,
                "title": {"vi": vi, "en": en},
                "children": [indicator_node(indicator) for indicator in members],
            }
            for (code, vi, en, _), members in groups
        ],
        "conclusions": [
            {
                "code": "completed",
                "title": {"vi": "Hoàn thành", "en": "Completed"},
                "when": {"all_met": "*"},
            },
            {
                "code": "level",
                "title": {"vi": "Xếp loại", "en": "Level"},
                "levels": [
                    {
                        "code": "good",
                        "title": {"vi": "Tốt", "en": "Good"},
                        "when": {"share_met": {"among": "*", "at_least": 90}},
                    },
                    {
                        "code": "fair",
                        "title": {"vi": "Khá", "en": "Fair"},
                        "when": {"share_met": {"among": "*", "at_least": 75}},
                    },
                ],
            },
        ],
    }


# ---- figures, each the JSON text of one ----


def clean_figure(indicator, rng):
    kind = indicator.kind
    met = rng.below(100) < indicator.percent_met
    if kind == "yes_no":
        return "true" if met else "false"
    if kind == "choice":
        return rng.pick(['"head"', '"deputy"']) if met else '"other"'
    if kind == "checklist":
        checked = rng.between(3, 4) if met else rng.below(3)
        return json.dumps(list(ITEMS)[:checked], separators=(",", ":"))
    denominator = 0
    if kind == "ratio":
        denominator = indicator.usual_denominator * rng.between(50, 150) // 100
    steps = indicator.steps_that_meet if met else indicator.steps_that_fail
    least, greatest = steps(denominator)
    if least > greatest:  # every step meets the bound, or none does
        least, greatest = 0, indicator.largest(denominator)
    step = rng.between(least, greatest)
    return counts(step, denominator) if kind == "ratio" else number(indicator, step)


def missing(indicator, rng):
    """None is a figure that is left out altogether."""
    how = rng.below(3)
    if how == 2 and indicator.kind == "ratio":
        return rng.pick(ONE_NUMBER)
    return "null" if how else None


def zero_denominator(indicator, rng):
    if indicator.kind != "ratio":
        return clean_figure(indicator, rng)
    return rng.pick(NOTHING_COUNTED)


def at_threshold(indicator, rng, beside):
    """Exactly on the threshold, or beside it by one step (beside = -1 or 1)."""
    if indicator.kind not in ("ratio", "percentage", "count", "quantity"):
        return clean_figure(indicator, rng)
    if indicator.kind != "ratio":
        return number(indicator, min(max(indicator.bound + beside, 0), indicator.largest(0)))
    # The threshold is a whole number at the multiples of this denominator.
    multiple = 10000 // gcd(indicator.bound, 10000)
    denominator = multiple * rng.between(1, 1 + 3000 // multiple)
    step = indicator.bound * denominator // 10000 + beside
    return counts(min(max(step, 0), denominator), denominator)


def above_whole(indicator, rng):
    if indicator.kind != "ratio":
        return "100.01" if indicator.kind == "percentage" else clean_figure(indicator, rng)
    denominator = rng.between(0, 50)
    return counts(denominator + rng.between(1, 9), denominator)


def wrong_type(indicator, rng):
    return rng.pick(WRONG_TYPES[indicator.kind])


def percentage_beside_counts(indicator, rng):
    """One in two agrees with the counts to its last decimal; the other is one per cent off."""
    if indicator.kind != "ratio":
        return clean_figure(indicator, rng)
    denominator = rng.between(3, 3000)
    numerator = rng.below(denominator)
    tenths = numerator * 1000 // denominator
    if rng.below(2):
        tenths += 10 if tenths < 500 else -10
    return f'{{"numerator":{numerator},"denominator":{denominator},"value":"{decimal(tenths, 1)}"}}'


def value_range(indicator, rng):
    kind = indicator.kind
    if kind == "ratio":
        least = rng.below(80)
        numerator = f'{{"at_least":{least},"at_most":{least + rng.between(1, 20)}}}'
        return f'{{"numerator":{numerator},"denominator":100,"approximate":true}}'
    if kind == "checklist":
        return '{"value":{"plan":true,"budget":null,"training":false}}'
    if kind in ("yes_no", "choice"):
        return clean_figure(indicator, rng)
    bound = number(indicator, indicator.bound)
    limits = rng.pick([f'"more_than":{bound}', f'"at_most":"{bound}"'])
    return f'{{"value":{{{limits}}}}}'


def reported(indicator, rng):
    """A status without a figure, or beside one that may say otherwise."""
    status = rng.pick(["met", "not_met"])
    if indicator.kind == "ratio" and rng.below(2):
        return f'{{"numerator":{rng.below(101)},"denominator":100,"reported":"{status}"}}'
    return f'{{"reported":"{status}"}}'


def near_limit(indicator, rng):
    if indicator.kind == "count":
        return str(NEAR_LIMIT)
    if indicator.kind != "ratio":
        return clean_figure(indicator, rng)
    least = indicator.bound * NEAR_LIMIT // 10000
    return counts(min(least + rng.below(3), NEAR_LIMIT), NEAR_LIMIT)


def declared_not_applicable(indicator, rng):
    return f'{{"not_applicable":{rng.pick(TEXTS)}}}'


def with_texts(indicator, rng):
    obstacle, explanation, note = rng.pick(TEXTS), rng.pick(TEXTS), rng.pick(TEXTS)
    texts = f'"obstacles":[{obstacle}],"explanation":{explanation},"note":{note}'
    figure = clean_figure(indicator, rng)
    if indicator.kind == "ratio":
        return f"{figure[:-1]},{texts}}}"
    return f'{{"value":{figure},{texts}}}'


def number_as_text(indicator, rng):
    if indicator.kind != "ratio":
        return clean_figure(indicator, rng)
    return '{"numerator":"1204.0","denominator":"5310.00"}'


STRANGE = [
    above_whole,
    wrong_type,
    percentage_beside_counts,
    value_range,
    reported,
    near_limit,
    declared_not_applicable,
    with_texts,
    number_as_text,
]


def hostile_figure(indicator, rng, clean):
    lot = rng.below(100)
    if lot < 5:
        return missing(indicator, rng)
    if lot < 6:
        return zero_denominator(indicator, rng)
    if lot < 11:
        return at_threshold(indicator, rng, 0)
    if lot < 13:
        return at_threshold(indicator, rng, rng.pick([-1, 1]))
    if lot < 15:
        return rng.pick(STRANGE)(indicator, rng)
    return clean


def unit_entry(number_of_unit, indicators, seed, mix):
    """One unit as a line of JSON text."""
    rng = Random(seed, 2, number_of_unit)
    # Drawn apart, so that what the mishaps leave alone is as in the clean mix.
    mishaps = Random(seed, 3, number_of_unit)
    values = []
    for indicator in indicators:
        figure = clean_figure(indicator, rng)
        if mix == "hostile":
            figure = hostile_figure(indicator, mishaps, figure)
        if figure is not None:
            values.append(f'"{indicator.code}":{figure}')
    code = f"{number_of_unit:06d}"
    unit = f'{{"code_system":"synthetic","code":"{code}","name":"Xã giả định {code} (synthetic)"}}'
    return f'{{"unit":{unit},"track":"self","values":{{{",".join(values)}}}}}'


# ---- writing ----


def write_criteria(path, groups):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        json.dump(criteria_set(groups), out, ensure_ascii=False, indent=1)
        out.write("\n")


def write_measurements(path, indicators, units, seed, mix):
    """One unit a line, written as it is made: memory does not grow with the province."""
    head = {
        "format": "xaso.measurements/1",
        "criteria": SET_ID,
        "x-synthetic": {
            "vi": "Số liệu giả định: không có xã nào ở đây là thật.",
            "en": "Synthetic figures: no commune here is real.",
        },
        "x-made-with": f"generate_province.py --units {units} --indicators {len(indicators)} --seed {seed} --mix {mix}",
        "period": {"from": "2025-01-01", "to": "2025-12-31"},
    }
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "units": [')
        for unit in range(1, units + 1):
            out.write("\n" if unit == 1 else ",\n")
            out.write(unit_entry(unit, indicators, seed, mix))
        out.write("\n]}\n")


def whole_number(least, most):
    def read(text):
        value = int(text)
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"{text} is not from {least} to {most}")
        return value

    return read


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--units", type=whole_number(1, 10**8), default=1000, help="communes (1000)")
    add("--indicators", type=whole_number(1, 9000), default=37, help="indicators (37)")
    add("--seed", type=whole_number(0, MASK), default=1, help="same seed, same bytes (1)")
    add("--mix", choices=["clean", "hostile"], default="clean", help="what is reported (clean)")
    add("--criteria", metavar="OUT", help="where to write the criteria set")
    add("--measurements", metavar="OUT", help="where to write the measurements")
    options = parser.parse_args()
    if not options.criteria and not options.measurements:
        parser.error("nothing to write: give --criteria, --measurements or both")

    groups = make_indicators(options.indicators, options.seed)
    if options.criteria:
        write_criteria(options.criteria, groups)
    if options.measurements:
        indicators = [indicator for _, members in groups for indicator in members]
        write_measurements(
            options.measurements, indicators, options.units, options.seed, options.mix
        )


if __name__ == "__main__":
    main()
