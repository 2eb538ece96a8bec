// Interval arithmetic in 128-bit fixed point, rounded outward.
// SPDX-License-Identifier: Apache-2.0
#include "certified.hpp"

#include <algorithm>
#include <utility>

#include "xaso/decimal.hpp"

namespace xaso::detail {
namespace {

constexpr int places = 18;
constexpr int128 greatest = (int128(1) << 126U) - 1 + (int128(1) << 126U);  // 2^127 − 1
constexpr int128 least = -greatest;

int128 magnitude(int128 value) noexcept { return value < 0 ? -value : value; }

std::optional<int128> product(int128 a, int128 b) noexcept {
  if (a != 0 && magnitude(b) > greatest / magnitude(a)) return {};
  return a * b;
}

std::optional<int128> sum(int128 a, int128 b) noexcept {
  if (b > 0 ? a > greatest - b : a < least - b) return {};
  return a + b;
}

int128 greatest_common_divisor(int128 a, int128 b) noexcept {
  a = magnitude(a);
  while (b != 0) a = std::exchange(b, a % b);
  return a;
}

/// A quotient of integers that fit; empty where they would not.
struct quotient {
  int128 numerator = 0;
  int128 denominator = 1;

  [[nodiscard]] static std::optional<quotient> of_product(
      std::initializer_list<int128> numerators, std::initializer_list<int128> denominators) {
    quotient result{1, 1};
    for (const int128 factor : numerators) {
      const auto more = product(result.numerator, factor);
      if (!more) return {};
      result.numerator = *more;
    }
    for (int128 factor : denominators) {
      const int128 common = greatest_common_divisor(result.numerator, factor);
      if (common != 0) {
        result.numerator /= common;
        factor /= common;
      }
      const auto more = product(result.denominator, factor);
      if (!more) return {};
      result.denominator = *more;
    }
    return result;
  }

  /// The whole part of the value times 10^18, rounded down, and whether that is all of it.
  [[nodiscard]] std::optional<std::pair<int128, bool>> in_units() const noexcept {
    int128 whole = floor_divide(numerator, denominator);
    int128 rest = numerator - whole * denominator;
    for (int digit = 0; digit < places; ++digit) {
      const auto more = product(whole, 10);
      const auto next = product(rest, 10);
      if (!more || !next) return {};
      const int128 one = *next / denominator;
      whole = *more + one;
      rest = *next - one * denominator;
    }
    return std::pair{whole, rest == 0};
  }
};

int128 unit_of(int digits) noexcept { return wide_power_of_ten(places - digits); }

int128 rounded_magnitude(int128 value, int128 unit, rounding_mode mode) noexcept {
  const int128 whole = value / unit;
  const int128 rest = value % unit;
  bool up = false;
  if (mode == rounding_mode::half_up) up = rest * 2 >= unit;
  if (mode == rounding_mode::half_even) {
    up = rest * 2 > unit || (rest * 2 == unit && whole % 2 == 1);
  }
  return (up ? whole + 1 : whole) * unit;
}

int128 round_at(int128 value, const rounding& how) noexcept {
  const int128 result = rounded_magnitude(magnitude(value), unit_of(how.digits), how.mode);
  return value < 0 ? -result : result;
}

}  // namespace

certified::certified(int128 lower, int128 upper) noexcept : lower_(lower), upper_(upper) {}

certified certified::undecided() noexcept {
  certified result;
  result.lost_ = true;
  return result;
}

certified::certified(decimal value) noexcept
    : lower_(int128(value.mantissa()) * wide_power_of_ten(places - value.scale())),
      upper_(lower_) {}

certified certified::of_billionths(int128 value) noexcept {
  const auto units = product(value, power_of_ten(places - 9));
  return units ? certified(*units, *units) : undecided();
}

certified certified::of_product(std::initializer_list<int128> numerators,
                                std::initializer_list<int128> denominators) noexcept {
  const auto exact = quotient::of_product(numerators, denominators);
  if (!exact) return undecided();
  const auto units = exact->in_units();
  if (!units) return undecided();
  return {units->first, units->second ? units->first : units->first + 1};
}

certified certified::of_position(exact_ratio value, exact_ratio least_value,
                                 exact_ratio greatest_value, int128 scale) noexcept {
  const auto distance = [](exact_ratio to, exact_ratio from) -> std::optional<int128> {
    const auto first = product(to.numerator, from.denominator);
    const auto second = product(from.numerator, to.denominator);
    if (!first || !second) return {};
    return sum(*first, -*second);
  };
  const auto part = distance(value, least_value);
  const auto whole = distance(greatest_value, least_value);
  if (!part || !whole) return undecided();
  return of_product({*part, greatest_value.denominator, scale},
                    {*whole, value.denominator, power_of_ten(decimal::max_scale)});
}

certified operator+(const certified& a, const certified& b) noexcept {
  const auto lower = sum(a.lower_, b.lower_);
  const auto upper = sum(a.upper_, b.upper_);
  if (a.lost_ || b.lost_ || !lower || !upper) return certified::undecided();
  return {*lower, *upper};
}

certified operator-(const certified& a, const certified& b) noexcept {
  certified opposite(-b.upper_, -b.lower_);
  opposite.lost_ = b.lost_;
  return a + opposite;
}

certified certified::times(int128 numerator, int128 denominator) const noexcept {
  const int128 common = greatest_common_divisor(numerator, denominator);
  const auto lower = product(lower_, numerator / common);
  const auto upper = product(upper_, numerator / common);
  if (lost_ || !lower || !upper) return undecided();
  return {floor_divide(*lower, denominator / common), ceil_divide(*upper, denominator / common)};
}

certified least_of(const certified& a, const certified& b) noexcept {
  if (a.lost_ || b.lost_) return certified::undecided();
  return {std::min(a.lower_, b.lower_), std::min(a.upper_, b.upper_)};
}

certified greatest_of(const certified& a, const certified& b) noexcept {
  if (a.lost_ || b.lost_) return certified::undecided();
  return {std::max(a.lower_, b.lower_), std::max(a.upper_, b.upper_)};
}

std::optional<int> certified::sign() const noexcept {
  if (lost_) return {};
  if (lower_ > 0) return 1;
  if (upper_ < 0) return -1;
  if (lower_ == 0 && upper_ == 0) return 0;
  return {};
}

certified certified::rounded(const rounding& how) const noexcept {
  if (lost_ || magnitude(lower_) > greatest / 4 || magnitude(upper_) > greatest / 4) {
    return undecided();
  }
  const int128 lower = round_at(lower_, how);
  return lower == round_at(upper_, how) ? certified(lower, lower) : undecided();
}

std::optional<std::string> certified::shown() const {
  if (lost_) return {};
  const int128 unit = unit_of(4);
  const int128 lower = lower_ / unit;
  if (lower != upper_ / unit) return {};
  const int128 word = int128(1) << 64U;
  return wide_decimal(static_cast<std::int64_t>(floor_divide(lower, word)),
                      static_cast<std::uint64_t>(lower), 4)
      .to_string();
}

}  // namespace xaso::detail
