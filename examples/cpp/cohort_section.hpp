// What points that depend on the other units were measured against.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page.hpp"
#include "speaker.hpp"
#include "xaso/evaluation.hpp"

namespace example {

/// Nothing where no such points were given.
void print_cohorts(page& on, const xaso::evaluation& evaluation, const speaker& say);

}  // namespace example
