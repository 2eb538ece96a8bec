// Classifying one figure: what every kernel does, in 128-bit integers. Also where rows differ in
// their bounds, and of a unit alone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "int128.hpp"
#include "kernel.hpp"

namespace xaso::detail {

[[nodiscard]] constexpr std::uint8_t bounds_that_hold(const ratio_rule& rule, std::int64_t n,
                                                      std::int64_t d) noexcept {
  const bool lower = int128(n) * rule.lower.a >= int128(d) * rule.lower.b + rule.lower.slack;
  const bool upper = int128(n) * rule.upper.a <= int128(d) * rule.upper.b - rule.upper.slack;
  return static_cast<std::uint8_t>((lower ? lower_holds : 0) + (upper ? upper_holds : 0));
}

[[nodiscard]] constexpr std::uint8_t class_of_ratio(const ratio_rule& rule, bool has_n,
                                                    std::int64_t n, bool has_d,
                                                    std::int64_t d) noexcept {
  const auto as_byte = [](ratio_class one) { return static_cast<std::uint8_t>(one); };
  const auto is_odd = [](std::int64_t count) { return count < 0 || count > greatest_kernel_count; };
  if ((has_n && is_odd(n)) || (has_d && is_odd(d))) return as_byte(ratio_class::odd);
  if (!has_n && !has_d) return as_byte(ratio_class::nothing);
  if (!has_n) return as_byte(d == 0 ? ratio_class::zero_denominator : ratio_class::denominator);
  if (!has_d) {
    if (n == 0) return as_byte(ratio_class::zero_numerator);
    const std::uint8_t held = rule.may_exceed_one ? bounds_that_hold(rule, n, 1) : 0;
    return static_cast<std::uint8_t>(as_byte(ratio_class::numerator) + held);
  }
  if (d == 0) return as_byte(n == 0 ? ratio_class::zero : ratio_class::contradictory);
  if (n > d && !rule.may_exceed_one) return as_byte(ratio_class::contradictory);
  return static_cast<std::uint8_t>(as_byte(ratio_class::both) + bounds_that_hold(rule, n, d));
}

[[nodiscard]] constexpr std::uint8_t class_of_value(const value_rule& rule, bool has_value,
                                                    std::int64_t value) noexcept {
  if (!has_value) return static_cast<std::uint8_t>(value_class::nothing);
  auto found = static_cast<std::uint8_t>(value_class::below_all);
  for (std::size_t i = 0; i < rule.count; ++i) {
    if (value >= rule.cuts[i]) ++found;
  }
  return found;
}

}  // namespace xaso::detail
