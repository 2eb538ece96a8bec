// The least and the greatest that a figure may be, over all its completions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>

#include "int128.hpp"
#include "xaso/threshold.hpp"

namespace xaso::detail {

/// An exact ratio; the denominator above 0. Of a figure at most 10^26 / 10^24.
struct exact_ratio {
  int128 numerator = 0;
  int128 denominator = 1;
};

/// Compares without leaving 128 bits.
[[nodiscard]] std::strong_ordering compare(exact_ratio a, exact_ratio b) noexcept;

/// From the least to the greatest; a ratio's in per cent. An end that is empty: without end.
struct figure_extent {
  std::optional<exact_ratio> least;
  std::optional<exact_ratio> greatest;
  bool may_be_zero = false;  ///< the denominator may be 0 besides
  bool empty = false;        ///< no number is left, but for a denominator of 0

  [[nodiscard]] bool is_exact() const noexcept {
    return !empty && !may_be_zero && least && greatest && least->numerator == greatest->numerator &&
           least->denominator == greatest->denominator;
  }
};

/// Whether a ratio's percentage judges, not its counts: where it is given, and they are not both.
[[nodiscard]] bool percent_judges(const ratio_figure& figure) noexcept;

[[nodiscard]] figure_extent extent_of_ratio(const ratio_figure& figure,
                                            const ratio_rules& rules) noexcept;
[[nodiscard]] figure_extent extent_of_count(const amount& value) noexcept;
[[nodiscard]] figure_extent extent_of_quantity(const amount& value) noexcept;

}  // namespace xaso::detail
