// Points as fixed-point numbers with a certified error: a lower and an upper end between which the
// exact value lies. What they do not decide, or what would leave 128 bits, is "not decided"; then
// `exact_points.cpp` answers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

#include "figure_extent.hpp"
#include "int128.hpp"
#include "xaso/decimal.hpp"
#include "xaso/points.hpp"

namespace xaso::detail {

class certified {
 public:
  /// 0.
  certified() noexcept = default;
  /// A decimal is exact.
  explicit certified(decimal value) noexcept;
  /// A number of which nothing is decided: only the exact path knows it.
  [[nodiscard]] static certified undecided() noexcept;
  /// A whole number of 10^-9.
  [[nodiscard]] static certified of_billionths(int128 value) noexcept;
  /// The product of `numerators` over that of `denominators`, which are above 0.
  [[nodiscard]] static certified of_product(std::initializer_list<int128> numerators,
                                            std::initializer_list<int128> denominators) noexcept;
  /// (value − least) / (greatest − least) · scale in 10^-9; greatest above least.
  [[nodiscard]] static certified of_position(exact_ratio value, exact_ratio least,
                                             exact_ratio greatest, int128 scale) noexcept;

  friend certified operator+(const certified& a, const certified& b) noexcept;
  friend certified operator-(const certified& a, const certified& b) noexcept;
  [[nodiscard]] certified times(int128 numerator, int128 denominator) const noexcept;
  friend certified least_of(const certified& a, const certified& b) noexcept;
  friend certified greatest_of(const certified& a, const certified& b) noexcept;

  /// −1, 0 or 1; empty: not decided.
  [[nodiscard]] std::optional<int> sign() const noexcept;
  /// Rounded on the magnitude; not decided where the ends round differently.
  [[nodiscard]] certified rounded(const rounding& how) const noexcept;
  /// Cut toward zero at four decimals; empty: not decided.
  [[nodiscard]] std::optional<std::string> shown() const;

  /// Whether a step left 128 bits, or a rounding was not decided.
  [[nodiscard]] bool lost() const noexcept { return lost_; }

 private:
  certified(int128 lower, int128 upper) noexcept;

  // In units of 10^-18.
  int128 lower_ = 0;
  int128 upper_ = 0;
  bool lost_ = false;
};

}  // namespace xaso::detail
