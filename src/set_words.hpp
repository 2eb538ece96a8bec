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

/// "3.10 “Adults with a digital signature”", "group 3 “…”"; the code where there is no such node.
[[nodiscard]] std::string node_named(const criteria_set& set, std::string_view code,
                                     const speaker& say);

/// Whether a node is one indicator where indicators are counted.
[[nodiscard]] bool counts_as_indicator(const node& one) noexcept;

/// The title of a fact in quotes, or its name where the set does not declare it.
[[nodiscard]] std::string fact_title(const criteria_set& set, std::string_view name,
                                     const speaker& say);

/// "the attributes “region” and “type”"; the target year is called so.
[[nodiscard]] std::string attributes_named_by(const std::vector<std::string>& names,
                                              const speaker& say);

/// "Basis: inferred", as a sentence; empty where law is the basis.
[[nodiscard]] std::string basis_of(certainty certainty, const speaker& say);

}  // namespace xaso::detail
