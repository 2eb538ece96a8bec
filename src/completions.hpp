// The numbers that a figure may still be.
// Ends of intervals, and whether a lattice point lies in one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "int128.hpp"
#include "xaso/amount.hpp"
#include "xaso/decimal.hpp"

namespace xaso::detail {

/// Decimals from `lower` to `upper`; no upper end: without end.
struct interval {
  range_end lower;
  std::optional<range_end> upper;

  [[nodiscard]] bool empty() const noexcept {
    return upper && (lower.value > upper->value ||
                     (lower.value == upper->value && (lower.open || upper->open)));
  }
  [[nodiscard]] bool contains_zero() const noexcept {
    return !empty() && lower.value == decimal(0) && !lower.open;
  }
};

/// What `given` leaves of `allowed`: all of it where nothing is given.
[[nodiscard]] interval cut(const amount& given, interval allowed) noexcept;

/// The same among whole numbers: both ends are whole and belong to it. Its lower end must be whole
/// and closed to begin with.
[[nodiscard]] interval cut_to_whole(const amount& given, interval allowed) noexcept;

/// A bound on a ratio, as `numerator` / `denominator` (not per cent).
struct slope {
  int128 numerator = 0;
  bool strict = false;
};

/// Whole numbers n and d in their intervals.
struct lattice {
  std::int64_t n_from = 0;
  std::optional<std::int64_t> n_to;
  std::int64_t d_from = 1;  ///< at least 1
  std::optional<std::int64_t> d_to;
};

/// Whether some (n, d) of `points` has `low`·d ≤ q·n ≤ `high`·d (`<` where strict).
/// @param q  the common denominator of both slopes   @complexity O(log)
[[nodiscard]] bool has_point_between(const lattice& points, slope low, slope high,
                                     int128 q) noexcept;

}  // namespace xaso::detail
