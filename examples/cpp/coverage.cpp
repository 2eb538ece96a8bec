// SPDX-License-Identifier: Apache-2.0
#include "coverage.hpp"

#include <optional>
#include <variant>
#include <vector>

namespace example {
namespace {

coverage coverage_of_nodes(const std::vector<xaso::node>& nodes,
                           const std::optional<xaso::expected_indicators>& expected);

coverage coverage_of_node(const xaso::node& node) {
  const auto* group = std::get_if<xaso::group>(&node.content);
  if (group == nullptr) return {1, 0, false};
  return coverage_of_nodes(group->children, group->expected);
}

coverage coverage_of_nodes(const std::vector<xaso::node>& nodes,
                           const std::optional<xaso::expected_indicators>& expected) {
  coverage sum;
  for (const xaso::node& node : nodes) {
    const coverage one = coverage_of_node(node);
    sum.held += one.held;
    sum.lacking += one.lacking;
    sum.more_of_unknown_number |= one.more_of_unknown_number;
  }
  // A number includes what is below it; that it is never too small, the reader has checked.
  if (expected && expected->count) sum.lacking = *expected->count - sum.held;
  if (expected && !expected->count) sum.more_of_unknown_number = true;
  return sum;
}

}  // namespace

coverage coverage_of(const xaso::criteria_set& set) {
  return coverage_of_nodes(set.definition().criteria, set.definition().expected);
}

}  // namespace example
