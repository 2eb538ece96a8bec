// The decimal that a floating-point number stands for: that of its shortest text.
// Worked out in whole numbers, so that no library's way of printing has a say.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>

#include "xaso/decimal.hpp"

namespace xaso::detail {

/// A whole number is itself. Of another: of the decimals that read back as `value`, those with the
/// fewest digits; of these the nearest.
/// @returns empty where it is not finite, or has more digits than a decimal
/// @complexity O(1), no allocation
[[nodiscard]] std::optional<decimal> shortest_decimal(double value) noexcept;

/// What a number times a power of ten is.
struct multiple {
  std::int64_t value = 0;  ///< 0 where it is none
  bool is_whole = false;   ///< surely; else it may still be
};

/// The whole number k of at most 15 digits such that k / `power` reads back as `value`; then it is
/// the shortest text, for decimals of so few digits have doubles of their own. Both numbers of the
/// division are exact, so that it rounds as reading does.
/// @param power  10^0 … 10^9
[[nodiscard]] inline multiple few_digits(double value, double power) noexcept {
  const double product = value * power;
  const double magnitude = std::fabs(product);
  const bool fits = magnitude < 1e15;  // false of what is no number
  // So near to k that any way of rounding finds it.
  const auto rounded =
      static_cast<std::int64_t>(fits ? product + std::copysign(0.5, product) : 0.0);
  const bool whole = fits && static_cast<double>(rounded) / power == value;
  return {whole ? rounded : 0, whole};
}

}  // namespace xaso::detail
