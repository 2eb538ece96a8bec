// The gaps of cells: of the simplest kind of indicator by integers alone, else as those of a unit.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "bound_table.hpp"
#include "kernel.hpp"
#include "verdict_table.hpp"
#include "xaso/batch.hpp"
#include "xaso/threshold.hpp"

namespace xaso::detail {

[[nodiscard]] cell_gap as_cell(const gap& gap) noexcept;

/// The only bound of an indicator, a lower one.
struct plain_bound {
  ratio_bound bound;
  bool may_exceed_one = false;
};
/// Of two whole counts, in circumstances in which it applies; empty: it is not as simple as that.
[[nodiscard]] std::optional<plain_bound> plain_bound_of(const bound_indicator& of,
                                                        const circumstance_case& in,
                                                        const std::optional<ratio_rule>& rule);

/// The gap of two counts that fail, as `gap_of` has it; empty: in larger integers alone.
[[nodiscard]] std::optional<cell_gap> gap_of(const plain_bound& plain, std::int64_t n,
                                             std::int64_t d) noexcept;
/// The gap of a denominator alone.
[[nodiscard]] std::optional<cell_gap> gap_of_denominator(const plain_bound& plain,
                                                         std::int64_t d) noexcept;

}  // namespace xaso::detail
