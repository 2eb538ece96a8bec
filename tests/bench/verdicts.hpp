// Whether subjects say the same. What is wrong is not fast.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "figures.hpp"
#include "judged_table.hpp"

namespace bench {

/// Whether a batch says what the 128-bit loop says, to the reason.
/// @param outcomes  of the loop: column after column
[[nodiscard]] bool are_same(const xaso::batch_result& result,
                            std::span<const std::uint8_t> outcomes);

enum class states : bool { two, three };

/// Whether status bytes are those of outcomes; with two states, where those are decided.
[[nodiscard]] bool are_same(std::span<const std::uint8_t> statuses,
                            std::span<const std::uint8_t> outcomes, states how_many);

/// Whether the first rows of a batch are what the evaluator says of each unit alone: statuses,
/// reasons and conclusions.
[[nodiscard]] bool agrees_with_single_units(const judged_table& judged, std::size_t rows);

}  // namespace bench
