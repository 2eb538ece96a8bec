// What holds all units back, as a table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.hpp"
#include "speaker.hpp"
#include "xaso/evaluation.hpp"

namespace example {

/// Of an evaluation of some unit; nothing where no indicator is judged.
void print_bottlenecks(page& on, const xaso::evaluation& evaluation, const speaker& say);

}  // namespace example
