// The same units by two tracks, side by side.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "options.hpp"
#include "page.hpp"
#include "speaker.hpp"
#include "xaso/evaluation.hpp"

namespace example {

/// What comes out differently; with `explained::all` also what does not.
void print_comparison(page& on, const xaso::evaluation& first, const xaso::evaluation& second,
                      explained explain, const speaker& say);

}  // namespace example
