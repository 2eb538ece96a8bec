// Bottlenecks (điểm nghẽn): the indicators that hold most units back.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "xaso/evaluation.hpp"

namespace example {

/// What the units that do not meet an indicator still need, added up with fixed denominators.
struct needed_altogether {
  std::optional<std::int64_t> number;  ///< empty: more than can be counted
  std::size_t units = 0;               ///< how many units it is known of
  bool approximate = false;            ///< one of their figures is
};

/// One indicator over all units. Borrows from the evaluation.
struct bottleneck {
  const xaso::node* node = nullptr;
  const xaso::indicator* indicator = nullptr;
  std::size_t not_met = 0;
  std::size_t undetermined = 0;
  std::size_t met = 0;
  needed_altogether more;   ///< where a lower bound fails
  needed_altogether fewer;  ///< where an upper bound fails
};

/// The indicators that some unit does not meet or that are undetermined for some unit: by units not
/// met, then undetermined (most first), then by code. Those that have points only are none of them.
[[nodiscard]] std::vector<bottleneck> bottlenecks(const xaso::evaluation& evaluation);

}  // namespace example
