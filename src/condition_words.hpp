// Conditions on a unit in words: facts, attributes and the target year.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "phrases.hpp"
#include "xaso/circumstance.hpp"
#include "xaso/criteria_set.hpp"
#include "xaso/evaluation.hpp"

namespace xaso::detail {

/// What must be so of the unit, each as the end of "it applies only where …": "the attribute
/// “region” is “coast” or “delta”", "the target year is 2025 or later".
[[nodiscard]] std::vector<std::string> cases_of(const condition& condition, const criteria_set& set,
                                                const speaker& say);
[[nodiscard]] std::vector<std::string> cases_of(const when_all& when, const criteria_set& set,
                                                const speaker& say);

/// Whether a condition asks for what a ground names.
[[nodiscard]] bool asks_for(const condition& condition, const ground& ground);

}  // namespace xaso::detail
