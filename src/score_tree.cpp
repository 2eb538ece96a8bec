// Compiling the scoring part of a set.
// SPDX-License-Identifier: Apache-2.0
#include "score_tree.hpp"

#include <algorithm>

namespace xaso::detail {
billionths to_billionths(decimal value) noexcept {
  return int128(value.mantissa()) * power_of_ten(decimal::max_scale - value.scale());
}

score_tree::score_tree(const criteria_definition& set, bool unspecified, const place_of& place) {
  for (const node& each : set.criteria) {
    if (const auto index = add(each, place, true)) unit_.children.push_back(*index);
  }
  if (unit_.children.empty()) return;
  add_maxima(unit_);
  add_rest(set, unspecified, place);
  for (scored_node& each : nodes_) find_maxima(each);  // children come before their groups
  find_maxima(unit_);
}

/// Whether something in a group has a maximum, now that unspecified ones are known.
void score_tree::find_maxima(scored_node& group) const {
  for (const std::size_t child : group.children) {
    group.has_maxima =
        group.has_maxima || nodes_[child].has_maxima || nodes_[child].points != nullptr;
  }
}

std::optional<std::size_t> score_tree::of_member(std::size_t member) const noexcept {
  return member < by_member_.size() ? by_member_[member] : std::nullopt;
}

std::optional<std::size_t> score_tree::add(const node& node, const place_of& place,
                                           bool top_level) {
  const placed at = place(node.code);
  scored_node result;
  result.member = at.member;
  result.policy = at.policy;
  if (const auto* scorer = std::get_if<indicator>(&node.content)) {
    if (!scorer->points) return {};
    result.scorer = scorer;
    result.extra = scorer->points->extra;
    result.has_maxima = !result.extra;
    if (scorer->points->max) result.max = to_billionths(*scorer->points->max);
  } else {
    const auto& here = std::get<group>(node.content);
    for (const xaso::node& child : here.children) {
      if (const auto index = add(child, place, false)) result.children.push_back(*index);
    }
    if (here.points) {
      result.points = &*here.points;
    } else if (result.children.empty()) {
      return {};
    }
    result.top_level = top_level;
    add_maxima(result);
    if (here.points) {
      result.max =
          here.points->max ? std::optional(to_billionths(*here.points->max)) : std::nullopt;
    }
  }
  const std::size_t index = nodes_.size();
  by_member_.resize(std::max(by_member_.size(), result.member + 1));
  by_member_[result.member] = index;
  nodes_.push_back(std::move(result));
  return index;
}

/// The sum of the children's maxima.
void score_tree::add_maxima(scored_node& group) const {
  group.max = 0;
  for (const std::size_t child : group.children) {
    const scored_node& each = nodes_[child];
    if (each.extra) continue;
    group.max = each.max && group.max ? std::optional(*group.max + *each.max) : std::nullopt;
  }
}

// ---- unspecified indicators ---------------------------------------------------------------------

void score_tree::add_rest(const criteria_definition& set, bool unspecified, const place_of& place) {
  if (unspecified) {
    unit_.endless_rest = true;
    unit_.has_maxima = true;
    unit_.unspecified.emplace_back();
  }
  add_rest_below(set.criteria, place, std::nullopt, {});
}

void score_tree::add_rest_below(const std::vector<node>& nodes, const place_of& place,
                                std::optional<std::size_t> owner,
                                const std::vector<std::size_t>& within) {
  for (const node& each : nodes) {
    if (!each.is_group()) continue;
    const auto& here = std::get<group>(each.content);
    const placed at = place(each.code);
    const std::optional<std::size_t> scored = of_member(at.member);
    const std::optional<std::size_t> nearest = here.points ? scored : owner;
    std::vector<std::size_t> path;
    if (!here.points && owner) {
      path = within;
      path.push_back(at.member);
    }
    if (at.unspecified && nearest) {
      leave_rest(nodes_[*nearest]);
      nodes_[*nearest].unspecified.push_back({path, at.policy});
    } else if (at.unspecified && scored) {
      nodes_[*scored].endless_rest = true;
      nodes_[*scored].has_maxima = true;
      nodes_[*scored].unspecified.push_back({{}, at.policy});
    }
    add_rest_below(here.children, place, nearest, path);
  }
}

void score_tree::leave_rest(scored_node& group) const {
  scored_node children = group;
  add_maxima(children);
  if (group.max && children.max) {
    group.rest = *group.max - *children.max;
  } else {
    group.endless_rest = true;
  }
  group.has_maxima = group.has_maxima || group.endless_rest || group.rest != 0;
}

}  // namespace xaso::detail
