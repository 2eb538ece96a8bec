// The levels of a conclusion in words.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "speaker.hpp"
#include "xaso/evaluation.hpp"

namespace example {

/// The level reached, or those still possible; empty where there is none to name.
[[nodiscard]] std::string levels_words(const xaso::conclusion_answer& answer, const speaker& say);

}  // namespace example
