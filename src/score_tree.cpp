// Compiling the scoring part of a set.
// SPDX-License-Identifier: Apache-2.0
#include "score_tree.hpp"

#include <algorithm>

namespace xaso::detail {

billionths to_billionths(decimal value) noexcept {
  return int128(value.mantissa()) * power_of_ten(decimal::max_scale - value.scale());
}

score_tree::score_tree(const criteria_definition& set, bool lacks, const place_of& place) {
  for (const node& each : set.criteria) {
    if (const auto index = add(each, place, true, false)) unit_.children.push_back(*index);
  }
  if (unit_.children.empty()) return;
  unit_.lacks = lacks;
  unit_.has_maxima =
      lacks || std::any_of(unit_.children.begin(), unit_.children.end(), [this](std::size_t child) {
        return nodes_[child].has_maxima || nodes_[child].points != nullptr;
      });
}

std::optional<std::size_t> score_tree::of_member(std::size_t member) const noexcept {
  return member < by_member_.size() ? by_member_[member] : std::nullopt;
}

std::optional<std::size_t> score_tree::add(const node& node, const place_of& place, bool top_level,
                                           bool below_points) {
  const placed at = place(node.code);
  scored_node result;
  if (const auto* indicator = std::get_if<xaso::indicator>(&node.content)) {
    if (!indicator->points) return {};
    result = scorer_of(*indicator);
  } else {
    const auto& group = std::get<xaso::group>(node.content);
    result = group_of(group, place, at, below_points);
    const bool adds = result.points != nullptr || !result.children.empty() ||
                      (result.lacks && result.shares_rest);
    if (!adds) return {};
    result.top_level = top_level;
  }
  result.member = at.member;
  result.policy = at.policy;
  const std::size_t index = nodes_.size();
  by_member_.resize(std::max(by_member_.size(), result.member + 1));
  by_member_[result.member] = index;
  nodes_.push_back(std::move(result));
  return index;
}

scored_node score_tree::scorer_of(const indicator& indicator) const {
  scored_node result;
  result.scorer = &indicator;
  result.extra = indicator.points->extra;
  result.has_maxima = !result.extra;
  result.has_extra = result.extra;
  if (indicator.points->max) result.max = to_billionths(*indicator.points->max);
  return result;
}

scored_node score_tree::group_of(const group& group, const place_of& place, const placed& at,
                                 bool below_points) {
  scored_node result;
  result.shares_rest = below_points || group.points;
  result.lacks = at.lacks;
  for (const node& child : group.children) {
    const auto index = add(child, place, false, result.shares_rest);
    if (!index) continue;
    result.children.push_back(*index);
    const scored_node& below = nodes_[*index];
    result.has_maxima = result.has_maxima || below.has_maxima || below.points != nullptr;
    result.has_extra = result.has_extra || (below.has_extra && below.points == nullptr);
  }
  const std::optional<billionths> sum = sum_of_maxima(result);
  result.max = sum;
  if (!group.points) {
    result.has_maxima = result.has_maxima || (result.lacks && !result.shares_rest);
    result.mixes_extra = result.has_extra && (result.has_maxima || lacks_within(result));
    return result;
  }
  result.points = &*group.points;
  result.max = group.points->max ? std::optional(to_billionths(*group.points->max)) : std::nullopt;
  if (result.max && sum) result.rest = *result.max - *sum;
  result.has_maxima = result.has_maxima || (lacks_within(result) && result.rest != 0);
  return result;
}

std::optional<billionths> score_tree::sum_of_maxima(const scored_node& group) const {
  billionths sum = 0;
  for (const std::size_t child : group.children) {
    const scored_node& each = nodes_[child];
    if (each.extra) continue;
    if (!each.max) return {};
    sum += *each.max;
  }
  return sum;
}

bool score_tree::lacks_within(const scored_node& group) const {
  return group.lacks ||
         std::any_of(group.children.begin(), group.children.end(), [this](std::size_t child) {
           const scored_node& each = nodes_[child];
           return each.scorer == nullptr && each.points == nullptr && lacks_within(each);
         });
}

}  // namespace xaso::detail
