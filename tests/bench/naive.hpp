// What anyone would write first: a loop over figures, products of 128 bits, nothing else. It holds
// the verdicts of every other subject, and is itself held against the evaluator of single units.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "figures.hpp"

namespace bench {

/// Judges every figure.
/// @param outcomes  `xaso::outcome` bytes, column after column
void judge_naively(const figures& columns, std::uint8_t* outcomes);

/// One unit as plain numbers, and what it is compared with.
struct plain_unit {
  std::int64_t numerators[indicators];
  std::int64_t denominators[indicators];
};
[[nodiscard]] plain_unit plain_unit_of(const figures& columns, std::size_t row);

/// The 37 comparisons of one unit and nothing around them: 1 where the figure meets its bound.
void compare_barely(const plain_unit& unit, std::uint8_t* verdicts);

}  // namespace bench
