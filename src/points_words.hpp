// The points of an indicator in words.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "phrases.hpp"
#include "xaso/evaluation.hpp"

namespace xaso::detail {

/// "15 of 20 points", "between 0 and 20 of 20 points", "Bonus: 2 of 5 points", as a sentence;
/// empty where the indicator does not score. The numbers are those of the answer.
[[nodiscard]] std::string points_of(const indicator_answer& answer, const speaker& say);

/// A number of points: "80 points".
[[nodiscard]] std::string points_counted(std::string_view plain, const speaker& say);

}  // namespace xaso::detail
