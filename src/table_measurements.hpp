// One row of a table as a measurements document, so that all that takes one takes a row.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "plan.hpp"
#include "xaso/batch.hpp"
#include "xaso/measurement.hpp"
#include "xaso/table.hpp"

namespace xaso::detail {

/// The unit of a row, on the track `self`. Columns that are nothing to the set are left out, and
/// empty texts are not given. A unit without `unit.code` is of the code system `table`, its code
/// the number of the row from 1. The period is the target year; where that is not known, every
/// year, so that none is taken from it.
/// @throws failure (not_found) where there is no such row; (argument) with every cell that no
///         document could hold, the pointer being `/<header>/<row>`
/// @complexity O(columns × log(indicators))
[[nodiscard]] measurements measurements_of_row(const plan& plan, const table_view& table,
                                               std::size_t row, const table_question& asked);

}  // namespace xaso::detail
