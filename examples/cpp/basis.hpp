// On what less than law a verdict rests.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "speaker.hpp"
#include "xaso/source.hpp"

namespace example {

/// "Căn cứ: theo suy luận, không phải nguyên văn quy định."; empty where law is the basis.
[[nodiscard]] std::string basis_words(xaso::certainty certainty, const speaker& say);

}  // namespace example
