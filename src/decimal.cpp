// Exact decimals: reading, writing and ordering.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/decimal.hpp"

#include <array>
#include <charconv>

#include "int128.hpp"

namespace xaso {
namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Appends `digits` (no sign) with a point `scale` digits from the right.
void append_scaled(std::string& out, std::string_view digits, std::size_t scale) {
  if (scale == 0) {
    out += digits;
    return;
  }
  if (digits.size() <= scale) {
    out += "0.";
    out.append(scale - digits.size(), '0');
    out += digits;
    return;
  }
  out += digits.substr(0, digits.size() - scale);
  out += '.';
  out += digits.substr(digits.size() - scale);
}

}  // namespace

decimal decimal::scaled(std::int64_t mantissa, int scale) noexcept {
  while (scale > 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    --scale;
  }
  decimal result(mantissa);
  result.scale_ = static_cast<std::uint8_t>(scale);
  return result;
}

decimal::parsed decimal::parse(std::string_view text) noexcept {
  const parsed not_a_number{{}, parse_error::not_a_number};
  std::size_t at = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) ++at;
  const std::size_t first = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  const std::string_view whole = text.substr(first, at - first);
  if (whole.empty() || (whole.size() > 1 && whole[0] == '0')) return not_a_number;

  std::string_view fraction;
  if (at < text.size()) {
    if (text[at] != '.') return not_a_number;
    const std::size_t point = at++;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at != text.size() || at == point + 1) return not_a_number;
    fraction = text.substr(point + 1);
    while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
  }

  const std::size_t digits = whole == "0" ? fraction.size() : whole.size() + fraction.size();
  if (fraction.size() > max_scale || digits > max_digits) {
    return {{}, parse_error::too_many_digits};
  }
  std::int64_t mantissa = 0;
  for (const char c : whole) mantissa = mantissa * 10 + (c - '0');
  for (const char c : fraction) mantissa = mantissa * 10 + (c - '0');
  return {scaled(negative ? -mantissa : mantissa, static_cast<int>(fraction.size())),
          parse_error::none};
}

int decimal::digits() const noexcept {
  int count = 1;
  for (std::int64_t rest = mantissa_ / 10; rest != 0; rest /= 10) ++count;
  return count;
}

void decimal::append_to(std::string& out) const {
  std::array<char, 20> buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), mantissa_).ptr;
  std::string_view digits(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  if (mantissa_ < 0) {
    out += '-';
    digits.remove_prefix(1);
  }
  append_scaled(out, digits, scale_);
}

std::string decimal::to_string() const {
  std::string out;
  append_to(out);
  return out;
}

std::strong_ordering operator<=>(decimal a, decimal b) noexcept {
  if (a.scale_ == b.scale_) return a.mantissa_ <=> b.mantissa_;
  // At most 18 + 9 digits each: far below 2^127.
  const detail::int128 left = detail::int128(a.mantissa_) * detail::power_of_ten(b.scale_);
  const detail::int128 right = detail::int128(b.mantissa_) * detail::power_of_ten(a.scale_);
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

void wide_decimal::append_to(std::string& out) const {
  // Two's complement is put together from its words by shifting a signed high word.
  detail::int128 rest = detail::int128(high_) * (detail::int128(1) << 64U) + detail::int128(low_);
  int scale = scale_;
  while (scale > 0 && rest % 10 == 0) {
    rest /= 10;
    --scale;
  }
  if (rest < 0) out += '-';
  std::array<char, 40> buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
  auto at = buffer.end();
  do {
    const int digit = static_cast<int>(rest % 10);
    *--at = static_cast<char>('0' + (digit < 0 ? -digit : digit));
    rest /= 10;
  } while (rest != 0);
  append_scaled(out, std::string_view(&*at, static_cast<std::size_t>(buffer.end() - at)),
                static_cast<std::size_t>(scale));
}

std::string wide_decimal::to_string() const {
  std::string out;
  append_to(out);
  return out;
}

}  // namespace xaso
