// How far the figure of one unit is from what is required.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "judge.hpp"
#include "xaso/indicator.hpp"
#include "xaso/threshold.hpp"

namespace xaso::detail {

/// The gap of a figure.
/// @param required  none where the circumstances leave several
[[nodiscard]] gap gap_of_figure(const indicator& indicator, const figure_view& figure,
                                possible_requirements required, const judgement& verdict);

}  // namespace xaso::detail
