// SPDX-License-Identifier: Apache-2.0
#include "bottlenecks.hpp"

#include <algorithm>
#include <limits>

namespace example {
namespace {

void add(needed_altogether& sum, std::int64_t number, bool approximate) {
  const bool first = sum.units == 0;
  if (first) sum.number = 0;
  if (sum.number && *sum.number > std::numeric_limits<std::int64_t>::max() - number) {
    sum.number.reset();
  }
  if (sum.number) *sum.number += number;
  sum.units += 1;
  sum.approximate |= approximate;
}

void add_gap(bottleneck& out, const xaso::indicator_answer& answer) {
  const xaso::gap& gap = answer.gap;
  if (gap.change.form != xaso::gap_count::kind::number) return;
  add(gap.fewer ? out.fewer : out.more, gap.change.number, answer.value.approximate);
}

bottleneck over_all_units(const xaso::evaluation& evaluation, std::size_t indicator) {
  bottleneck out;
  for (std::size_t i = 0; i < evaluation.unit_count(); ++i) {
    const xaso::unit_answer unit = evaluation.unit(i);
    switch (unit.status(indicator)) {
      case xaso::status::met:
        ++out.met;
        break;
      case xaso::status::not_met:
        ++out.not_met;
        add_gap(out, unit.indicator(indicator));
        break;
      case xaso::status::undetermined:
        ++out.undetermined;
        break;
      case xaso::status::not_applicable:
        break;
    }
  }
  return out;
}

bool holds_back_more(const bottleneck& a, const bottleneck& b) {
  if (a.not_met != b.not_met) return a.not_met > b.not_met;
  return a.undetermined > b.undetermined;
}

}  // namespace

std::vector<bottleneck> bottlenecks(const xaso::evaluation& evaluation) {
  std::vector<bottleneck> all;
  if (evaluation.unit_count() == 0) return all;
  const xaso::unit_answer first = evaluation.unit(0);
  for (std::size_t i = 0; i < first.indicator_count(); ++i) {
    const xaso::indicator_answer answer = first.indicator(i);
    if (!answer.indicator->is_judged()) continue;  // it has points only
    bottleneck one = over_all_units(evaluation, i);
    if (one.not_met + one.undetermined == 0) continue;
    one.node = answer.node;
    one.indicator = answer.indicator;
    all.push_back(one);
  }
  // Indicators come in code order, and stay so among equals.
  std::stable_sort(all.begin(), all.end(), holds_back_more);
  return all;
}

}  // namespace example
