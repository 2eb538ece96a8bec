// Exact decimals, and comparisons that never wrap and never round.
// Every figure and every bound is one of these; nothing passes through floating point.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace xaso {

/// An exact decimal of at most 18 significant digits, at most 9 of them after the point.
///
/// Always in lowest form (no trailing zeros after the point, no minus zero), so that equal numbers
/// are equal bytes. 16 bytes, trivially copyable.
class decimal {
 public:
  static constexpr int max_digits = 18;
  static constexpr int max_scale = 9;

  enum class parse_error : std::uint8_t {
    none,
    not_a_number,     ///< not of the form `-?(0|[1-9]\d*)(\.\d+)?`
    too_many_digits,  ///< more than 18 significant digits, or more than 9 after the point
  };
  struct parsed;

  constexpr decimal() noexcept = default;

  /// The whole number `value`; its magnitude must be below 10^18.
  constexpr decimal(std::int64_t value) noexcept : mantissa_(value) {}  // NOLINT: a number is one

  /// `mantissa` / 10^`scale`, in lowest form.
  /// @param mantissa  magnitude below 10^18   @param scale  0 … 9
  [[nodiscard]] static decimal scaled(std::int64_t mantissa, int scale) noexcept;

  /// Reads plain decimal text: no exponent, no plus sign, no leading zeros, no blanks.
  /// @throws nothing   @complexity O(size), no allocation   @since 0.1
  [[nodiscard]] static parsed parse(std::string_view text) noexcept;

  [[nodiscard]] constexpr std::int64_t mantissa() const noexcept { return mantissa_; }
  [[nodiscard]] constexpr int scale() const noexcept { return scale_; }
  [[nodiscard]] constexpr bool is_whole() const noexcept { return scale_ == 0; }
  [[nodiscard]] constexpr bool is_negative() const noexcept { return mantissa_ < 0; }

  /// Digits of the mantissa, 1 … 18.
  [[nodiscard]] int digits() const noexcept;

  /// Plain form: `-12.5`, `0`, `1204`.
  [[nodiscard]] std::string to_string() const;
  void append_to(std::string& out) const;

  friend constexpr bool operator==(decimal a, decimal b) noexcept {
    return a.mantissa_ == b.mantissa_ && a.scale_ == b.scale_;
  }
  friend std::strong_ordering operator<=>(decimal a, decimal b) noexcept;

 private:
  std::int64_t mantissa_ = 0;
  std::uint8_t scale_ = 0;
};

struct decimal::parsed {
  decimal value;
  parse_error error = parse_error::none;
  [[nodiscard]] explicit operator bool() const noexcept { return error == parse_error::none; }
};

/// An exact signed decimal of at most 38 digits: what differences of products need.
///
/// Only for answers: compared nowhere, made by the library.
class wide_decimal {
 public:
  constexpr wide_decimal() noexcept = default;
  /// The value is (`high` · 2^64 + `low`) / 10^`scale`, `high` in two's complement.
  constexpr wide_decimal(std::int64_t high, std::uint64_t low, int scale) noexcept
      : high_(high), low_(low), scale_(scale) {}

  /// Plain form in lowest terms: `15.5`, `0`.
  [[nodiscard]] std::string to_string() const;
  void append_to(std::string& out) const;

 private:
  std::int64_t high_ = 0;
  std::uint64_t low_ = 0;
  int scale_ = 0;
};

}  // namespace xaso
