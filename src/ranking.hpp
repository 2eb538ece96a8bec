// Ranking the units of an evaluation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evaluation_data.hpp"

namespace xaso::detail {

/// The rank of every unit, in their order; only of a set that ranks.
[[nodiscard]] std::vector<rank_answer> rank(const evaluation_data& data);

}  // namespace xaso::detail
