// One indicator of one unit in the cells of a table: the figure, what is required, what is needed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "speaker.hpp"
#include "xaso/evaluation.hpp"
#include "xaso/indicator.hpp"

namespace example {

/// "1.204 / 5.310 (22,67 %)"; "chưa có" where nothing is known.
[[nodiscard]] std::string figure_cell(const xaso::indicator_answer& answer, const speaker& say);

/// "ít nhất 30 %".
[[nodiscard]] std::string required_cell(const xaso::indicator& indicator, const speaker& say);

/// "thêm 389": how many more, or fewer, or how many in all; "–" where no number says it.
[[nodiscard]] std::string needed_cell(const xaso::indicator_answer& answer, const speaker& say);

}  // namespace example
