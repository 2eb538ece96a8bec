// One unit: what is concluded of it, what it lacks, and what is odd in its figures.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "line_numbers.hpp"
#include "options.hpp"
#include "page.hpp"
#include "speaker.hpp"
#include "xaso/evaluation.hpp"

namespace example {

void print_unit(page& on, const xaso::evaluation& evaluation, std::size_t unit,
                const line_numbers& lines, explained explain, const speaker& say);

}  // namespace example
