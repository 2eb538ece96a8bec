// The indicators of one unit as a table, by what came out.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "options.hpp"
#include "page.hpp"
#include "speaker.hpp"
#include "xaso/evaluation.hpp"

namespace example {

/// Prints nothing where there is none to show. Indicators that have points only are always shown:
/// they have no status to choose by.
void print_indicators(page& on, const xaso::evaluation& evaluation, const xaso::unit_answer& unit,
                      explained explain, const speaker& say);

}  // namespace example
