// How much of the law a criteria set holds: a partial set must say so.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "xaso/criteria_set.hpp"

namespace example {

struct coverage {
  std::size_t held = 0;     ///< indicators with content
  std::size_t lacking = 0;  ///< those that the law has besides, as far as their number is known
  bool more_of_unknown_number = false;

  [[nodiscard]] bool complete() const noexcept { return lacking == 0 && !more_of_unknown_number; }
};

[[nodiscard]] coverage coverage_of(const xaso::criteria_set& set);

}  // namespace example
