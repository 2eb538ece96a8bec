// Verdict tables: what every class of figures comes to, worked out by the scalar rule on one figure
// that stands for the class. A class whose figures do not all come to the same is left odd.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "bounds.hpp"
#include "judge.hpp"
#include "kernel.hpp"
#include "plan.hpp"

namespace xaso::detail {

/// An outcome that no figure has: the cell is to be judged by the scalar rule.
inline constexpr std::uint8_t odd_outcome = 0xFF;

/// What a unit may state beside a figure, as bits. A code of all of them is below `statements`.
namespace statement {
inline constexpr std::uint8_t reported_met = 1;
inline constexpr std::uint8_t reported_not_met = 2;
inline constexpr std::uint8_t not_applicable = 4;
inline constexpr std::uint8_t evidence = 8;
inline constexpr std::uint8_t explanation = 16;
}  // namespace statement
inline constexpr std::size_t statements = 32;

/// What the circumstances of some units come to for one indicator.
struct circumstance_case {
  std::optional<bool> applies = true;        ///< empty: not known
  bool facts_only = false;                   ///< not known, and only facts keep it open
  std::vector<number_requirement> required;  ///< what may be required of a number
};

/// What is known of an indicator and does not change from row to row.
struct judged_indicator {
  const node_place* place = nullptr;
  const xaso::indicator* indicator = nullptr;
  /// Whether one that may yet be declared not applicable counts as perhaps out; else that depends
  /// on the points reported of it.
  bool declarable_is_out = true;
};

/// How a verdict is shown and how it counts.
struct cell_verdict {
  std::uint8_t outcome = odd_outcome;
  candidates counted;
};
[[nodiscard]] cell_verdict verdict_of(const judged_indicator& of, const circumstance_case& in,
                                      const judgement& found) noexcept;

/// The rule of a kernel for a ratio whose numbers are columns of these scales; empty: none fits.
[[nodiscard]] std::optional<ratio_rule> ratio_rule_of(const measure& measure,
                                                      const circumstance_case& in,
                                                      int numerator_scale, int denominator_scale);
/// The rule of a kernel for a number of this scale, or for yes and no; empty: none fits.
[[nodiscard]] std::optional<value_rule> value_rule_of(const indicator& indicator,
                                                      const circumstance_case& in, int scale);

/// The classes of the options of a choice: accepted, declared but not accepted, not declared.
enum class option_class : std::uint8_t { nothing = 0, accepted = 1, other = 2, undeclared = 3 };
[[nodiscard]] option_class class_of_option(const indicator& indicator, std::string_view code);

/// The classes of a checklist.
enum class items_class : std::uint8_t { nothing = 0, too_few = 1, enough = 2, open = 3 };
/// How many must be checked; of an indicator of which that is not known, or not asked, 0.
[[nodiscard]] std::size_t items_needed(const indicator& indicator) noexcept;
[[nodiscard]] items_class class_of_items(const indicator& indicator, std::size_t checked,
                                         std::size_t unknown) noexcept;

// The tables. @param stated  bits of `statement`
[[nodiscard]] class_table table_of_ratio(const judged_indicator& of, const circumstance_case& in,
                                         std::uint8_t stated, const ratio_rule& rule,
                                         int numerator_scale, int denominator_scale);
[[nodiscard]] class_table table_of_value(const judged_indicator& of, const circumstance_case& in,
                                         std::uint8_t stated, const value_rule& rule, int scale);
[[nodiscard]] class_table table_of_options(const judged_indicator& of, const circumstance_case& in,
                                           std::uint8_t stated);
[[nodiscard]] class_table table_of_items(const judged_indicator& of, const circumstance_case& in,
                                         std::uint8_t stated);
/// Only what nothing given comes to; every other class is odd.
[[nodiscard]] class_table table_of_nothing(const judged_indicator& of, const circumstance_case& in,
                                           std::uint8_t stated);

}  // namespace xaso::detail
