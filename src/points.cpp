// Names of what a set says about points.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/points.hpp"

#include <array>

namespace xaso {

std::string_view name(rounding_place place) noexcept {
  static constexpr std::array<std::string_view, 3> names{"indicator", "group", "total"};
  const auto index = static_cast<std::size_t>(place);
  return index < names.size() ? names[index] : "unknown";
}

std::string_view name(rounding_mode mode) noexcept {
  static constexpr std::array<std::string_view, 3> names{"half_up", "half_even", "down"};
  const auto index = static_cast<std::size_t>(mode);
  return index < names.size() ? names[index] : "unknown";
}

}  // namespace xaso
