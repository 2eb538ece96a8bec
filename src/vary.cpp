// What if: other bounds and other columns over units that are bound.
// SPDX-License-Identifier: Apache-2.0
#include "vary.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "bound_table.hpp"
#include "criteria_rules.hpp"
#include "error_list.hpp"
#include "measurement_rules.hpp"

namespace xaso::detail {
namespace {

/// The slot of an indicator that has such a bound; an error where there is none.
std::optional<std::size_t> slot_to_vary(const plan& plan, const std::string& code, bool upper,
                                        error_list& errors) {
  if (plan.kind_of(code) == code_kind::indicator) {
    const std::size_t slot = plan.indicator_slot(code);
    const compiled_requirement& required = plan.requirement(slot);
    if (upper ? required.upper.has_value() : required.lower.has_value()) return slot;
  }
  errors.add(fault::nothing_to_vary, {},
             {"\"" + code + "\"", upper ? "upper bound" : "lower bound"});
  return {};
}

/// A varied bound obeys what one of a set does: the digits that judging is exact for, and what a
/// share of a whole can be.
void check_value(const plan& plan, std::size_t slot, std::optional<decimal> value,
                 error_list& errors) {
  const auto& of = std::get<indicator>(plan.indicators()[slot].node->content);
  check_limit(of.measure, value, "value", rule_place(), errors);
}

/// A table with other columns in place of its own, or beside them.
table_view table_with(const table_view& table, const std::vector<varied_column>& columns) {
  table_view result(table.rows());
  const auto replaced = [&](const std::string& header) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const varied_column& each) { return each.header == header; });
  };
  for (const auto& [header, column] : table.columns()) {
    if (!replaced(header)) result.add(header, column);
  }
  for (const varied_column& each : columns) result.add(each.header, each.column);
  return result;
}

void check(const bound_table& units, const varied_figure& change, error_list& errors) {
  if (change.row >= units.rows() || units.plan().kind_of(change.code) != code_kind::indicator) {
    errors.add(fault::nothing_to_vary, {},
               {"row " + std::to_string(change.row), "figure \"" + change.code + "\""});
  }
  for (const auto* part : {&change.numerator, &change.denominator}) {
    if (!*part || obeys_part(**part)) continue;
    const broken_rule broken = broken_by_part("the part of a figure", **part);
    errors.add(broken.rule, {}, {broken.first, broken.second});
  }
}

/// The same measurements with other figures: checks and cohorts are worked out again.
std::shared_ptr<const evaluation_data> with_figures(const evaluation_data& document,
                                                    const std::vector<varied_figure>& figures) {
  const auto changed = std::make_shared<evaluation_data>(document);
  for (const varied_figure& each : figures) {
    changed->binding.replace_numbers(each.row, document.plan->indicator_slot(each.code), each.value,
                                     each.numerator, each.denominator);
  }
  changed->binding.forget_checks();
  for (std::size_t row = 0; row < changed->row_count(); ++row) run_checks(*changed, row);
  changed->cohorts = stated_cohorts(*changed->plan, changed->binding.measurements().cohort());
  for (std::size_t row = 0; row < changed->row_count(); ++row) {
    gather(*changed, row, changed->cohorts);
  }
  return changed;
}

}  // namespace

std::shared_ptr<const bound_table> vary(const bound_table& units, const overlay& change) {
  error_list errors;
  std::vector<overridden_bound> bounds = units.overridden();
  for (const varied_bound& each : change.bounds) {
    const auto slot = slot_to_vary(units.plan(), each.code, each.upper, errors);
    if (!slot) continue;
    check_value(units.plan(), *slot, each.value, errors);
    bounds.push_back({*slot, each.upper, each.value});
  }
  const bool document = units.document() != nullptr;
  if (document && !change.columns.empty()) {
    errors.add(fault::nothing_to_vary, {}, {"a document", "column"});
  }
  if (!document && !change.figures.empty()) {
    errors.add(fault::nothing_to_vary, {}, {"a table", "figure but its columns"});
  }
  for (const varied_figure& each : change.figures) check(units, each, errors);
  errors.raise();
  if (document) {
    return std::make_shared<const bound_table>(
        change.figures.empty() ? units.document() : with_figures(*units.document(), change.figures),
        std::move(bounds));
  }
  return std::make_shared<const bound_table>(units.shared_plan(),
                                             table_with(units.table(), change.columns),
                                             units.asked(), std::move(bounds));
}

std::size_t slot_to_sweep(const bound_table& units, const bound_sweep& over) {
  error_list errors;
  const auto slot = slot_to_vary(units.plan(), over.code, over.upper, errors);
  errors.raise();
  for (const decimal value : over.values) check_value(units.plan(), *slot, value, errors);
  errors.raise();
  return slot.value_or(0);
}

}  // namespace xaso::detail
