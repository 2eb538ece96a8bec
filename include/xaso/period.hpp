// Dates and the period that figures are about.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xaso {

/// A day of the calendar.
struct date {
  std::int16_t year = 0;
  std::int8_t month = 0;
  std::int8_t day = 0;

  /// Reads `2023-05-30`; empty for anything else and for days that do not exist.
  [[nodiscard]] static std::optional<date> parse(std::string_view text) noexcept;
  [[nodiscard]] std::string to_string() const;

  friend constexpr auto operator<=>(const date&, const date&) noexcept = default;
};

/// A span of days, both ends included; either end may be open.
struct date_span {
  std::optional<date> from;
  std::optional<date> to;

  friend bool operator==(const date_span&, const date_span&) = default;
};

/// The period that figures are about.
struct period {
  enum class kind : std::uint8_t { span, cumulative };
  date from;
  date to;
  std::optional<kind> how;  ///< empty: not stated, which is `span`

  friend bool operator==(const period&, const period&) = default;
};

[[nodiscard]] std::string_view name(period::kind kind) noexcept;

}  // namespace xaso
