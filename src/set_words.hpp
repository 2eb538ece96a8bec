// What a criteria set names, in words: nodes, facts, conclusions, and what a verdict rests on.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "phrases.hpp"
#include "xaso/criteria_set.hpp"
#include "xaso/source.hpp"

namespace xaso::detail {

/// The node of `code` and the groups above it, from the outermost; empty where there is none.
[[nodiscard]] std::vector<const node*> path_to(const criteria_set& set, std::string_view code);

/// The title of a fact in quotes, or its name where the set does not declare it.
[[nodiscard]] std::string fact_title(const criteria_set& set, std::string_view name,
                                     const speaker& say);

/// "Basis: inferred", as a sentence; empty where law is the basis.
[[nodiscard]] std::string basis_of(certainty certainty, const speaker& say);

}  // namespace xaso::detail
