// Codes of indicators, groups, conclusions, options: their form and their order.
// Codes sort as people number them: 3.9 < 3.10 < 3.health-record.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace xaso {

/// Whether `text` is a code: 1–64 of `A–Z a–z 0–9 . - _`, not beginning `x-`, no run of more than
/// nine digits.
[[nodiscard]] bool is_code(std::string_view text) noexcept;

/// Whether `text` names an attribute or a fact: a letter, then letters, digits, `_`; at most 64;
/// not one of the reserved `year`, `fact`, `is`.
[[nodiscard]] bool is_name(std::string_view text) noexcept;

/// The order of codes: by segments between dots; those all of digits as numbers and before text,
/// text by bytes, the shorter first. Total over any text: codes that this order cannot tell apart
/// (`3.07` and `3.7`) follow by bytes.
/// @returns below, at or above 0   @complexity O(size)
[[nodiscard]] int compare_codes(std::string_view a, std::string_view b) noexcept;

/// `compare_codes` as an ordering for containers and algorithms.
struct code_less {
  using is_transparent = void;
  [[nodiscard]] bool operator()(std::string_view a, std::string_view b) const noexcept {
    return compare_codes(a, b) < 0;
  }
};

/// Whether two codes differ at most by case and by leading zeros of all-digit segments: a set may
/// not hold both.
[[nodiscard]] bool look_alike(std::string_view a, std::string_view b) noexcept;

}  // namespace xaso
