// Bounds compiled: references resolved, and what a unit's circumstances leave of them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "circumstances.hpp"
#include "judge.hpp"
#include "references.hpp"
#include "xaso/criteria_set.hpp"

namespace xaso::detail {

/// A bound, or rows of bounds of which the first that holds is taken, else `otherwise`.
struct compiled_bound {
  struct row;

  bound fixed;
  std::vector<row> rows;
  std::vector<compiled_bound> otherwise;  ///< one, where there are rows
};
struct compiled_bound::row {
  compiled_condition when;
  compiled_bound value;
};

struct compiled_threshold {
  comparison how = comparison::at_least;
  compiled_bound limit;
};

/// What an indicator requires of a number.
struct compiled_requirement {
  std::optional<compiled_threshold> lower;
  std::optional<compiled_threshold> upper;

  /// Whether it depends on the unit.
  [[nodiscard]] bool selects() const noexcept {
    return (lower && !lower->limit.rows.empty()) || (upper && !upper->limit.rows.empty());
  }
};

/// Compiles what the indicator of set `set` requires; every reference is known to resolve.
[[nodiscard]] compiled_requirement compile_requirement(const number_rule& rule,
                                                       std::span<const criteria_set> sets,
                                                       std::size_t set,
                                                       const variable_table& variables);

/// What is required of one unit, in each case that its circumstances leave.
struct requirement_cases {
  std::vector<number_requirement> cases;          ///< distinct in their bounds
  std::vector<std::vector<possibilities>> where;  ///< by case: the circumstances of it
};
/// @param in  the circumstances in which the indicator applies
[[nodiscard]] requirement_cases cases_of(const compiled_requirement& requirement,
                                         const possibilities& in);

/// The variables on which it depends, of several cases, which verdict is given.
[[nodiscard]] std::vector<std::size_t> deciding_variables(
    const requirement_cases& cases, std::span<const std::pair<status, reason>> verdicts,
    const known_classes& known);

}  // namespace xaso::detail
