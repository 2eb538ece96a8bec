// What is odd in the measurements, as warnings to read.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "page.hpp"
#include "speaker.hpp"
#include "xaso/evaluation.hpp"

namespace example {

/// One diagnostic of `evaluation` in a sentence.
/// @param measurements  the text that the measurements were read from: warnings name its lines
[[nodiscard]] std::string warning(const xaso::diagnostic& diagnostic,
                                  const xaso::evaluation& evaluation, std::string_view measurements,
                                  const speaker& say);

void print_warning(page& on, const std::string& warning, const speaker& say);

}  // namespace example
