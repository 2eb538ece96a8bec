// Which decimals read back as a double, and the shortest of them.
// SPDX-License-Identifier: Apache-2.0
#include "shortest_decimal.hpp"

#include <limits>

#include "int128.hpp"

namespace xaso::detail {
namespace {

static_assert(std::numeric_limits<double>::is_iec559 && std::numeric_limits<double>::digits == 53);

/// A number as mantissa / 2^exponent.
struct binary_fraction {
  std::int64_t mantissa = 0;
  unsigned exponent = 0;
};

/// Of a positive number that is not whole, but at least 1.
binary_fraction taken_apart(double magnitude) noexcept {
  int exponent = 0;
  const double fraction = std::frexp(magnitude, &exponent);
  return {static_cast<std::int64_t>(std::ldexp(fraction, 53)),
          static_cast<unsigned>(53 - exponent)};
}

/// `number` times 10^`scale`, rounded to the nearest, and of two to the even one.
std::int64_t nearest_multiple(binary_fraction number, int scale) noexcept {
  const int128 product = int128(number.mantissa) * power_of_ten(scale);
  const int128 one = int128(1) << number.exponent;
  const int128 below = product / one;
  const int128 twice_rest = (product - below * one) * 2;
  const bool up = twice_rest > one || (twice_rest == one && below % 2 != 0);
  return static_cast<std::int64_t>(up ? below + 1 : below);
}

/// Whether `multiple` / 10^`scale` is read as `number`: it is no further from it than half of the
/// way to the next double, and at just half the even mantissa is read. That doubles lie closer
/// below a power of two is no matter: of those that are not whole, all are below 1.
bool reads_back(std::int64_t multiple, int scale, binary_fraction number) noexcept {
  const int128 power = power_of_ten(scale);
  const int128 off =
      int128(multiple) * (int128(1) << number.exponent) - int128(number.mantissa) * power;
  const int128 twice = (off < 0 ? -off : off) * 2;
  return twice < power || (twice == power && number.mantissa % 2 == 0);
}

/// Of a number from 10^6 that is not whole. It ends before a multiple has more than 17 digits, for
/// with so many every double is read back.
std::optional<decimal> many_digits(double value) noexcept {
  const binary_fraction number = taken_apart(std::fabs(value));
  for (int scale = 1; scale <= decimal::max_scale; ++scale) {
    const std::int64_t found = nearest_multiple(number, scale);
    if (reads_back(found, scale, number)) return decimal::scaled(value < 0 ? -found : found, scale);
  }
  return std::nullopt;
}

}  // namespace

std::optional<decimal> shortest_decimal(double value) noexcept {
  if (!(std::fabs(value) < 1e18)) return std::nullopt;
  if (value == std::trunc(value)) return decimal(static_cast<std::int64_t>(value));
  for (const int scale : {2, decimal::max_scale}) {
    const multiple found = few_digits(value, static_cast<double>(power_of_ten(scale)));
    if (found.is_whole) return decimal::scaled(found.value, scale);
  }
  // Below 10^6 a decimal that is not found yet has more than nine digits after the point.
  return std::fabs(value) < 1e6 ? std::nullopt : many_digits(value);
}

}  // namespace xaso::detail
