// What a conclusion requires of points and of the unit, in words, and what its form rests on.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "phrases.hpp"
#include "xaso/conclusion.hpp"
#include "xaso/criteria_set.hpp"

namespace xaso::detail {

/// What must hold for a form to hold, as far as it is a cut on points or about the unit: "a total
/// of at least 80 points", "at least 50 % of the maximum in each group", "the attribute “region” is
/// “coast”". A number that is not known is left out; so is what only an alternative asks for.
[[nodiscard]] std::vector<std::string> cuts_of(const form& form, const criteria_set& set,
                                               const speaker& say);

/// Whether every node that a form names as a reason is one that lost points.
[[nodiscard]] bool rests_on_points_alone(const form& form) noexcept;

/// How a form refers to a conclusion.
struct reference {
  const conclusion_form* only = nullptr;  ///< null where it does not, or not in one way
  bool negated = false;                   ///< perhaps only where it does not hold
};
[[nodiscard]] reference reference_to(const form& form, std::string_view written);

}  // namespace xaso::detail
