// What the maxima of a set add up to: the sums that groups must state, and whether a selection can
// have a maximum at all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "criteria_index.hpp"
#include "int128.hpp"
#include "xaso/decimal.hpp"

namespace xaso::detail {

/// What nodes add to the maximum of a group above them; `extra` adds to none.
struct score_maxima {
  bool any = false;  ///< something adds to a maximum
  /// The first whose maximum is not known; the sum is of the others.
  std::optional<std::size_t> unknown;
  int128 sum = 0;  ///< in units of 10^-9
  bool lacks =
      false;  ///< indicators that the document lacks may score, and no group below is theirs

  void add(const score_maxima& other);
};

/// Whether a node has `points` of its own.
[[nodiscard]] bool has_points(const criteria_index& index, std::size_t node) noexcept;
/// What the children of a group come to.
[[nodiscard]] score_maxima maxima_within(const criteria_index& index, std::size_t group);
/// What a node comes to: by its own maximum, or by those below it.
[[nodiscard]] score_maxima maxima_of(const criteria_index& index, std::size_t node);

/// A number in units of 10^-9.
[[nodiscard]] int128 in_billionths(decimal number) noexcept;

}  // namespace xaso::detail
