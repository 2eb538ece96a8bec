// Bound units with something varied.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>

#include "bound_table.hpp"
#include "xaso/overlay.hpp"

namespace xaso::detail {

/// @throws failure where there is nothing of the kind to vary
[[nodiscard]] std::shared_ptr<const bound_table> vary(const bound_table& units,
                                                      const overlay& change);

/// The indicator whose bound is swept. @throws failure where it has none
[[nodiscard]] std::size_t slot_to_sweep(const bound_table& units, const bound_sweep& over);

/// Evaluates every value of a sweep, and says what it comes to.
/// @throws failure with the cells that no figure can be
void sweep(const bound_table& units, const bound_sweep& over, bool conclusions,
           const sweep_visitor& visit);

}  // namespace xaso::detail
