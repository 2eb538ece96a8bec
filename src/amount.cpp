// Names of comparisons.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/amount.hpp"

#include <array>
#include <cstddef>

#include "name_in.hpp"

namespace xaso {

std::string_view name(comparison comparison) noexcept {
  static constexpr std::array<std::string_view, 4> names{"at_least", "more_than", "at_most",
                                                         "less_than"};
  return detail::name_in(names, comparison);
}

}  // namespace xaso
