// One indicator of one unit in the cells of a table: the figure, what is required, what is needed,
// the points.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "speaker.hpp"
#include "xaso/evaluation.hpp"

namespace example {

/// "1.204 / 5.310 (22,67 %)"; "chưa có" where nothing is known.
[[nodiscard]] std::string figure_cell(const xaso::indicator_answer& answer, const speaker& say);

/// "ít nhất 30 %"; "còn tùy đặc điểm của đơn vị" where what is not known of it decides.
[[nodiscard]] std::string required_cell(const xaso::indicator_answer& answer, const speaker& say);

/// "15 / 20", "từ 10 đến 15 / 20"; "–" where there are none.
[[nodiscard]] std::string points_cell(const std::optional<xaso::shown_points>& points,
                                      const speaker& say);

/// "15 trên 20 điểm", "từ 10 đến 15 trên 20 điểm".
[[nodiscard]] std::string points_words(const xaso::shown_points& points, const speaker& say);

/// "thêm 389": how many more, or fewer, or how many in all; "–" where no number says it.
[[nodiscard]] std::string needed_cell(const xaso::indicator_answer& answer, const speaker& say);

}  // namespace example
