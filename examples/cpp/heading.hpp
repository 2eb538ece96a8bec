// What was evaluated: the set, its legal basis, the period, whose figures.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.hpp"
#include "speaker.hpp"
#include "xaso/evaluation.hpp"

namespace example {

void print_heading(page& on, const xaso::evaluation& evaluation, const speaker& say);

}  // namespace example
