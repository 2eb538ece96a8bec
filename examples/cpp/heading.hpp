// What was evaluated: the set, its legal basis, the period, whose figures.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "page.hpp"
#include "speaker.hpp"
#include "xaso/evaluation.hpp"

namespace example {

/// "đơn vị tự đánh giá", "rà soát", "thẩm định".
[[nodiscard]] std::string track_words(xaso::track track, const speaker& say);

void print_heading(page& on, const xaso::evaluation& evaluation, const speaker& say);

}  // namespace example
