// Evaluating what is bound into a result that is used again.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "batch_data.hpp"
#include "bound_table.hpp"
#include "xaso/batch.hpp"

namespace xaso::detail {

/// Makes room for an answer; none is made where there is as much.
void make_room(const bound_table& units, const batch_options& how, batch_data& into);

/// @throws failure with the cells that no figure can be; the result is then empty
void evaluate_batch(const std::shared_ptr<const bound_table>& units, const batch_options& how,
                    batch_data& into);

}  // namespace xaso::detail
