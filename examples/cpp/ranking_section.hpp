// How units rank among each other.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "page.hpp"
#include "speaker.hpp"
#include "xaso/evaluation.hpp"

namespace example {

/// "17 trên 63, nhóm “mountain”", "từ 16 đến 18 trên 63", or why there is none.
[[nodiscard]] std::string rank_words(const xaso::rank_answer& rank, const speaker& say);

/// All units from the first, league by league; nothing where the set does not rank.
void print_ranking(page& on, const xaso::evaluation& evaluation, const speaker& say);

}  // namespace example
