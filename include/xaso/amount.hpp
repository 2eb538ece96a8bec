// A number as it was reported: not given, exact, or a range.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "xaso/decimal.hpp"

namespace xaso {

/// The four comparisons, of bounds and of ranges alike.
enum class comparison : std::uint8_t { at_least, more_than, at_most, less_than };

/// `"at_least"`, `"more_than"`, `"at_most"`, `"less_than"`.
[[nodiscard]] std::string_view name(comparison comparison) noexcept;

[[nodiscard]] constexpr bool is_lower(comparison how) noexcept {
  return how == comparison::at_least || how == comparison::more_than;
}
[[nodiscard]] constexpr bool is_strict(comparison how) noexcept {
  return how == comparison::more_than || how == comparison::less_than;
}

/// One end of a range.
struct range_end {
  decimal value;
  bool open = false;  ///< `more_than`, `less_than`: the value itself is not in the range

  friend constexpr bool operator==(range_end, range_end) noexcept = default;
};

/// A number, exactly or within a range, or nothing.
struct amount {
  enum class kind : std::uint8_t { absent, exact, range };

  kind form = kind::absent;
  decimal exact;                   ///< of `exact`
  std::optional<range_end> lower;  ///< of `range`; at least one end is given
  std::optional<range_end> upper;

  constexpr amount() noexcept = default;
  constexpr amount(decimal value) noexcept : form(kind::exact), exact(value) {}  // NOLINT
  constexpr amount(std::optional<range_end> lower_end, std::optional<range_end> upper_end) noexcept
      : form(kind::range), lower(lower_end), upper(upper_end) {}

  [[nodiscard]] constexpr bool is_given() const noexcept { return form != kind::absent; }
  [[nodiscard]] constexpr bool is_exact() const noexcept { return form == kind::exact; }
  [[nodiscard]] constexpr bool is_range() const noexcept { return form == kind::range; }

  friend bool operator==(const amount&, const amount&) noexcept = default;
};

}  // namespace xaso
