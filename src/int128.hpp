// The 128-bit integer in which numbers are compared.
// Limits of the formats keep every product below 2^127; `threshold.cpp` says why for each.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#if !defined(__SIZEOF_INT128__)
#include <boost/multiprecision/cpp_int.hpp>
#endif

namespace xaso::detail {

#if defined(__SIZEOF_INT128__)
__extension__ typedef __int128 int128;  // NOLINT(modernize-use-using): __extension__ needs typedef
#else
using int128 = boost::multiprecision::int128_t;
#endif

/// 10^`exponent`, 0 … 18, as 64 bits.
[[nodiscard]] constexpr std::int64_t power_of_ten(int exponent) noexcept {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

/// 10^`exponent`, 0 … 37.
[[nodiscard]] constexpr int128 wide_power_of_ten(int exponent) noexcept {
  int128 power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

/// The quotient rounded down, for a positive divisor.
[[nodiscard]] constexpr int128 floor_divide(int128 dividend, int128 divisor) noexcept {
  const int128 quotient = dividend / divisor;
  return dividend % divisor < 0 ? quotient - 1 : quotient;
}

/// The quotient rounded up, for a positive divisor.
[[nodiscard]] constexpr int128 ceil_divide(int128 dividend, int128 divisor) noexcept {
  const int128 quotient = dividend / divisor;
  return dividend % divisor > 0 ? quotient + 1 : quotient;
}

}  // namespace xaso::detail
