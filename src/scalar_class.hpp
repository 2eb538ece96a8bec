// Classifying one figure: what every kernel does, in 128-bit integers. Also where rows differ in
// their bounds, and of a unit alone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "int128.hpp"
#include "kernel.hpp"

namespace xaso::detail {

[[nodiscard]] constexpr bool is_lower_held(const ratio_bound& bound, std::int64_t n,
                                           std::int64_t d) noexcept {
  return int128(n) * bound.a >= int128(d) * bound.b + bound.slack;
}
[[nodiscard]] constexpr bool is_upper_held(const ratio_bound& bound, std::int64_t n,
                                           std::int64_t d) noexcept {
  return bound.a == 0 || int128(n) * bound.a <= int128(d) * bound.b - bound.slack;
}

[[nodiscard]] constexpr std::uint8_t bounds_that_hold(const ratio_rule& rule, std::int64_t n,
                                                      std::int64_t d) noexcept {
  return static_cast<std::uint8_t>((is_lower_held(rule.lower, n, d) ? lower_holds : 0) +
                                   (is_upper_held(rule.upper, n, d) ? upper_holds : 0));
}

/// Of two counts that are there.
[[nodiscard]] constexpr std::uint8_t class_of_counts(const ratio_rule& rule, std::int64_t n,
                                                     std::int64_t d) noexcept {
  const auto as_byte = [](ratio_class one) { return static_cast<std::uint8_t>(one); };
  constexpr auto most = static_cast<std::uint64_t>(greatest_kernel_count);  // below 0 is above it
  if (static_cast<std::uint64_t>(n) > most || static_cast<std::uint64_t>(d) > most) {
    return as_byte(ratio_class::odd);
  }
  if (n > d && (d == 0 || !rule.may_exceed_one)) return as_byte(ratio_class::contradictory);
  if (d == 0) return as_byte(ratio_class::zero);
  return static_cast<std::uint8_t>(as_byte(ratio_class::both) + bounds_that_hold(rule, n, d));
}

[[nodiscard]] constexpr std::uint8_t class_of_ratio(const ratio_rule& rule, bool has_n,
                                                    std::int64_t n, bool has_d,
                                                    std::int64_t d) noexcept {
  if (has_n && has_d) return class_of_counts(rule, n, d);
  const auto as_byte = [](ratio_class one) { return static_cast<std::uint8_t>(one); };
  const auto is_odd = [](std::int64_t count) { return count < 0 || count > greatest_kernel_count; };
  if (has_n) {
    if (is_odd(n)) return as_byte(ratio_class::odd);
    if (n == 0) return as_byte(ratio_class::zero_numerator);
    const std::uint8_t held = rule.may_exceed_one ? bounds_that_hold(rule, n, 1) : 0;
    return static_cast<std::uint8_t>(as_byte(ratio_class::numerator) + held);
  }
  if (!has_d) return as_byte(ratio_class::nothing);
  if (is_odd(d)) return as_byte(ratio_class::odd);
  return as_byte(d == 0 ? ratio_class::zero_denominator : ratio_class::denominator);
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
