// What the maxima of a set add up to, and where points may drop out: the sums that groups must
// state, and what a cut on points may select.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "criteria_index.hpp"
#include "int128.hpp"
#include "xaso/decimal.hpp"

namespace xaso::detail {

/// What nodes add to the maximum of a group above them; `extra` adds to none.
struct score_maximum {
  bool any = false;  ///< something adds to a maximum
  /// The first whose maximum is not known; the sum is of the others.
  std::optional<std::size_t> unknown;
  int128 sum = 0;      ///< in units of 10^-9
  bool lacks = false;  ///< the document lacks indicators that would add to it

  void add(const score_maximum& other);
};

/// Borrows from the index.
class score_maxima {
 public:
  score_maxima(const criteria_index& index, const criteria_definition& definition);

  /// Whether a node has `points` of its own.
  [[nodiscard]] bool has_points(std::size_t node) const noexcept;
  /// Whether any node has.
  [[nodiscard]] bool any_points() const noexcept { return any_points_; }
  /// What a node comes to: by its own maximum, or by those below it.
  [[nodiscard]] const score_maximum& of(std::size_t node) const noexcept { return maxima_[node]; }
  /// What the children of a group come to.   @complexity O(children)
  [[nodiscard]] score_maximum within(std::size_t group) const;
  /// What all nodes at the top come to.
  [[nodiscard]] const score_maximum& whole() const noexcept { return whole_; }
  /// The first node of a stretch whose points, and maximum, are excluded for some units.
  [[nodiscard]] std::optional<std::size_t> first_excluded(node_range range) const noexcept;

 private:
  [[nodiscard]] score_maximum work_out(std::size_t node) const;
  [[nodiscard]] bool may_be_excluded(std::size_t node, const criteria_definition& set) const;
  [[nodiscard]] bool adds_itself(std::size_t node) const;

  const criteria_index& index_;
  std::vector<score_maximum> maxima_;
  score_maximum whole_;
  std::vector<std::size_t> next_excluded_;  // from each node on
  bool any_points_ = false;
};

/// A number in units of 10^-9.
[[nodiscard]] int128 in_billionths(decimal number) noexcept;

}  // namespace xaso::detail
