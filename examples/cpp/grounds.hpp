// What a conclusion rests on or waits for, by code.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "speaker.hpp"
#include "xaso/evaluation.hpp"

namespace example {

/// Nodes by code, everything else by title:
/// "2.e-contract, 3.10; ngưỡng của 3.11; chỉ tiêu chưa có nội dung (nhóm 1: 11)".
[[nodiscard]] std::string grounds_words(const std::vector<xaso::ground>& grounds,
                                        const xaso::criteria_definition& set, const speaker& say);

}  // namespace example
