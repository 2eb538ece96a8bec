// Holding the figures of a unit against each other.
// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <vector>

#include "evaluation_data.hpp"

namespace xaso::detail {
namespace {

/// An exact number of a figure that applies or may; empty: not to be checked.
std::optional<decimal> number_in(const evaluation_data& data, std::size_t row, std::size_t slot,
                                 check_operand::part part) {
  const figure_view figure = data.binding.figure(row, slot);
  if (figure.figure == nullptr) return {};
  const verdict found = data.judge_indicator(row, slot);
  if (found.applies == false || found.figure.wrong_type || found.figure.inconsistent) return {};
  amount value;
  if (data.indicator_at(slot).measure.is_ratio()) {
    const ratio_figure ratio = ratio_of(figure);
    value = part == check_operand::part::numerator ? ratio.numerator : ratio.denominator;
  } else {
    value = number_of(figure);
  }
  return value.is_exact() ? std::optional(value.exact) : std::nullopt;
}

bool holds(const evaluation_data& data, std::size_t row, const compiled_check& check) {
  const auto first = number_in(data, row, check.first, check.check->first.of);
  const auto second = number_in(data, row, check.second, check.check->second.of);
  if (!first || !second) return true;
  return check.check->at_most ? *first <= *second : *first == *second;
}

}  // namespace

void run_checks(evaluation_data& data, std::size_t row) {
  const std::vector<compiled_check>& checks = data.plan->checks();
  std::vector<std::size_t> inconsistent;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    if (holds(data, row, checks[i])) continue;
    data.binding.add_failed_check(row, i);
    if (!checks[i].check->inconsistent) continue;
    inconsistent.push_back(checks[i].first);
    inconsistent.push_back(checks[i].second);
  }
  for (const std::size_t slot : inconsistent) data.binding.mark_inconsistent(row, slot);
}

}  // namespace xaso::detail
