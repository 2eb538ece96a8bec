// Two evaluations of one set side by side: self-assessment against appraisal, last year against
// this one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "xaso/evaluation.hpp"

namespace xaso {

/// One unit, by its index in each of two evaluations.
struct matched_unit {
  std::size_t first = 0;
  std::size_t second = 0;

  friend bool operator==(matched_unit, matched_unit) = default;
};

/// The units of two evaluations, by identity (code system, code, valid from).
struct matched_units {
  std::vector<matched_unit> both;  ///< in the order of the first
  std::vector<std::size_t> only_first;
  std::vector<std::size_t> only_second;
};

/// Finds the units that two evaluations have in common.
/// @param first, second  of one set: same id, same version
/// @throws failure (mismatch) where they are of different sets
/// @complexity O(units × log units)   @threads safe   @since 0.1
[[nodiscard]] matched_units match_units(const evaluation& first, const evaluation& second);

/// One indicator of a unit in both. Borrows from both evaluations.
struct compared_indicator {
  indicator_answer first;
  indicator_answer second;

  /// Whether one has another status than the other, or has one at all.
  [[nodiscard]] bool status_differs() const noexcept;
  /// Whether the points are shown differently; their ends, their maximum, or whether there are any.
  [[nodiscard]] bool points_differ() const noexcept { return first.points != second.points; }
  /// Another reason alone is no difference: the same may be known from other figures.
  [[nodiscard]] bool differs() const noexcept { return status_differs() || points_differ(); }
};

/// One conclusion of a unit in both. Borrows from both evaluations.
struct compared_conclusion {
  conclusion_answer first;
  conclusion_answer second;

  /// Whether the status differs, or the levels still possible do.
  [[nodiscard]] bool differs() const noexcept;
};

/// One unit in both. Borrows from both evaluations.
struct unit_comparison {
  std::optional<shown_points> first_points;
  std::optional<shown_points> second_points;
  std::vector<compared_conclusion> conclusions;  ///< in the set's order
  std::vector<compared_indicator> indicators;    ///< in code order

  [[nodiscard]] bool points_differ() const noexcept { return first_points != second_points; }
  /// How many indicators differ.
  [[nodiscard]] std::size_t differing() const noexcept;
};

/// Compares a unit of one evaluation with a unit of another, indicator by indicator.
/// @param first, second  of evaluations of one set, as `match_units` finds them; what only one of
///                       them has is left out
/// @complexity that of every indicator's and conclusion's answer   @threads safe   @since 0.1
[[nodiscard]] unit_comparison compare(const unit_answer& first, const unit_answer& second);

}  // namespace xaso
