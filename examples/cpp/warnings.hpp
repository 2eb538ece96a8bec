// What is odd in the measurements, as warnings to read.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "line_numbers.hpp"
#include "page.hpp"
#include "speaker.hpp"
#include "xaso/evaluation.hpp"

namespace example {

/// One diagnostic of `evaluation` in a sentence.
/// @param lines  of the text that the measurements were read from: warnings name them
[[nodiscard]] std::string warning(const xaso::diagnostic& diagnostic,
                                  const xaso::evaluation& evaluation, const line_numbers& lines,
                                  const speaker& say);

void print_warning(page& on, const std::string& warning, const speaker& say);

}  // namespace example
