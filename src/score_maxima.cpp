// Adding up maxima; numbers of a set are few enough and short enough never to wrap.
// SPDX-License-Identifier: Apache-2.0
#include "score_maxima.hpp"

#include <variant>

namespace xaso::detail {
namespace {

score_maximum stated(bool any, std::size_t node, const std::optional<decimal>& max) {
  score_maximum one;
  one.any = any;
  if (!max) {
    one.unknown = node;
  } else {
    one.sum = in_billionths(*max);
  }
  return one;
}

// What a node counts as where it is not applicable; empty: refused as missing.
std::optional<not_applicable_policy> policy_of(const criteria_index& index, std::size_t node,
                                               const criteria_definition& set) {
  for (; node != indexed_node::none; node = index.nodes()[node].parent) {
    const auto& own = index.nodes()[node].node->not_applicable;
    if (own) return own;
  }
  return set.policies.not_applicable;
}

bool has_condition(const criteria_index& index, std::size_t node) {
  for (; node != indexed_node::none; node = index.nodes()[node].parent) {
    if (index.nodes()[node].node->applies_when) return true;
  }
  return false;
}

bool may_not_apply(const criteria_index& index, std::size_t node) {
  const auto* leaf = std::get_if<indicator>(&index.nodes()[node].node->content);
  return has_condition(index, node) ||
         (leaf != nullptr && (leaf->may_be_not_applicable ||
                              leaf->measure.ratio.zero == zero_denominator::not_applicable));
}

}  // namespace

void score_maximum::add(const score_maximum& other) {
  any = any || other.any;
  if (!unknown) unknown = other.unknown;
  sum += other.sum;
  lacks = lacks || other.lacks;
}

// 10,000 nodes of 10^18 come to 10^31 of them.
int128 in_billionths(decimal number) noexcept {
  return int128(number.mantissa()) * power_of_ten(decimal::max_scale - number.scale());
}

score_maxima::score_maxima(const criteria_index& index, const criteria_definition& definition)
    : index_(index),
      maxima_(index.nodes().size()),
      next_excluded_(index.nodes().size() + 1, indexed_node::none) {
  for (std::size_t i = maxima_.size(); i-- > 0;) {  // those below a group are known before it
    any_points_ = any_points_ || has_points(i);
    maxima_[i] = work_out(i);
    next_excluded_[i] = may_be_excluded(i, definition) ? i : next_excluded_[i + 1];
  }
  for (std::size_t i = 0; i < maxima_.size(); i = index.nodes()[i].end) whole_.add(maxima_[i]);
}

bool score_maxima::has_points(std::size_t node) const noexcept {
  if (const group* here = index_.group_at(node)) return here->points.has_value();
  return std::get<indicator>(index_.nodes()[node].node->content).points.has_value();
}

score_maximum score_maxima::within(std::size_t group) const {
  score_maximum all;
  all.lacks = index_.nodes()[group].lacks_indicators;
  const node_range below = index_.below(group);
  for (std::size_t i = below.begin; i < below.end; i = index_.nodes()[i].end) all.add(maxima_[i]);
  return all;
}

score_maximum score_maxima::work_out(std::size_t node) const {
  const group* here = index_.group_at(node);
  if (here == nullptr) {
    const auto& points = std::get<indicator>(index_.nodes()[node].node->content).points;
    return points && !points->extra ? stated(true, node, points->max) : score_maximum();
  }
  const score_maximum inner = within(node);
  if (!here->points) return inner;
  const std::optional<decimal>& max = here->points->max;
  const bool left_for_others = inner.lacks && (!max || in_billionths(*max) > inner.sum);
  return stated(inner.any || left_for_others, node, max);
}

std::optional<std::size_t> score_maxima::first_excluded(node_range range) const noexcept {
  const std::size_t first = next_excluded_[range.begin];
  return range.holds(first) ? std::optional(first) : std::nullopt;
}

bool score_maxima::may_be_excluded(std::size_t node, const criteria_definition& set) const {
  return adds_itself(node) && may_not_apply(index_, node) &&
         policy_of(index_, node, set) == not_applicable_policy::excluded;
}

// Whether a node adds to a maximum not only by nodes below it: an indicator, or a group by the
// indicators that the document lacks, which score where others of the group do.
bool score_maxima::adds_itself(std::size_t node) const {
  if (index_.group_at(node) == nullptr) return maxima_[node].any;
  if (!index_.nodes()[node].lacks_indicators) return false;
  if (maxima_[node].any) return true;
  for (std::size_t above = node; above != indexed_node::none;
       above = index_.nodes()[above].parent) {
    if (has_points(above)) return true;
  }
  return false;
}

}  // namespace xaso::detail
