// Names of what a set says about points.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/points.hpp"

#include <array>

#include "name_in.hpp"

namespace xaso {

std::string_view name(rounding_place place) noexcept {
  static constexpr std::array<std::string_view, 3> names{"indicator", "group", "total"};
  return detail::name_in(names, place);
}

std::string_view name(rounding_mode mode) noexcept {
  static constexpr std::array<std::string_view, 3> names{"half_up", "half_even", "down"};
  return detail::name_in(names, mode);
}

}  // namespace xaso
