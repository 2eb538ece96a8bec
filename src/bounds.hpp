// Bounds compiled: references resolved, and what a unit's circumstances leave of them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "circumstances.hpp"
#include "judge.hpp"
#include "references.hpp"
#include "xaso/criteria_set.hpp"

namespace xaso::detail {

/// A bound; or rows of bounds of which the first that holds is taken, else `otherwise`; or another
/// of those, times a factor.
struct compiled_bound {
  struct row;

  bound fixed;
  std::vector<row> rows;
  std::shared_ptr<const compiled_bound> otherwise;  ///< where there are rows
  std::shared_ptr<const compiled_bound> multiplied;
  decimal times{1};  ///< where there is one that is multiplied

  /// Whether it depends on the unit.
  [[nodiscard]] bool selects() const noexcept { return otherwise || multiplied; }
};
struct compiled_bound::row {
  compiled_condition when;
  std::shared_ptr<const compiled_bound> value;
};

struct compiled_threshold {
  comparison how = comparison::at_least;
  std::shared_ptr<const compiled_bound> limit;  ///< shared by those that refer to it
};

/// What an indicator requires of a number.
struct compiled_requirement {
  std::optional<compiled_threshold> lower;
  std::optional<compiled_threshold> upper;

  /// Whether it depends on the unit.
  [[nodiscard]] bool selects() const noexcept {
    return (lower && lower->limit->selects()) || (upper && upper->limit->selects());
  }
};

/// A requirement that depends on nothing, as one of numbers; empty: it depends on the unit.
[[nodiscard]] std::optional<number_requirement> fixed_form(const compiled_requirement& required);

/// Compiles what indicators require, each bound once however many refer to it. Every reference is
/// known to resolve.
class bound_compiler {
 public:
  /// @param sets, variables  borrowed
  bound_compiler(std::span<const criteria_set> sets, const variable_table& variables)
      : sets_(sets), variables_(variables), indicators_(sets.size()) {}

  /// What the indicator of set `set` requires.
  [[nodiscard]] compiled_requirement compile(const number_rule& rule, std::size_t set);

  /// The sets that references have led to, in the order in which they were met.
  [[nodiscard]] const std::vector<std::size_t>& sets_reached() const noexcept { return reached_; }
  /// Whether some bound depends on the target year.
  [[nodiscard]] bool asks_for_year() const noexcept { return asks_for_year_; }

 private:
  using shared_bound = std::shared_ptr<const compiled_bound>;

  [[nodiscard]] shared_bound compile(const threshold_rule& rule, std::size_t set);
  [[nodiscard]] shared_bound compile_fixed(const fixed_bound& rule, comparison how,
                                           std::size_t set);
  [[nodiscard]] shared_bound select(const selected_bound& rule, comparison how, std::size_t set);
  [[nodiscard]] shared_bound follow(const relative_bound& relative, comparison how,
                                    std::size_t set);
  [[nodiscard]] const indicator& indicator_of(std::size_t set, std::string_view code);

  std::span<const criteria_set> sets_;
  const variable_table& variables_;
  std::unordered_map<const threshold_rule*, shared_bound> compiled_;
  /// By set and code; empty until something is looked up.
  std::vector<std::unordered_map<std::string_view, const indicator*>> indicators_;
  std::vector<std::size_t> reached_;
  bool asks_for_year_ = false;
};

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
