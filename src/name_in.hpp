// The name of an enumerator in a table; total, for a program may hold any number in one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace xaso::detail {

/// `"unknown"` where the value is no enumerator of its type.
template <std::size_t Size, class Enum>
[[nodiscard]] constexpr std::string_view name_in(const std::array<std::string_view, Size>& names,
                                                 Enum value) noexcept {
  const auto index = static_cast<std::size_t>(value);
  return index < Size ? names[index] : "unknown";
}

}  // namespace xaso::detail
