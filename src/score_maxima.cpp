// Adding up maxima; numbers of a set are few enough and short enough never to wrap.
// SPDX-License-Identifier: Apache-2.0
#include "score_maxima.hpp"

#include <variant>

namespace xaso::detail {

void score_maxima::add(const score_maxima& other) {
  any = any || other.any;
  if (!unknown) unknown = other.unknown;
  sum += other.sum;
  lacks = lacks || other.lacks;
}

// 10,000 nodes of 10^18 come to 10^31 of them.
int128 in_billionths(decimal number) noexcept {
  return int128(number.mantissa()) * power_of_ten(decimal::max_scale - number.scale());
}

bool has_points(const criteria_index& index, std::size_t node) noexcept {
  if (const group* here = index.group_at(node)) return here->points.has_value();
  return std::get<indicator>(index.nodes()[node].node->content).points.has_value();
}

score_maxima maxima_within(const criteria_index& index, std::size_t group) {
  score_maxima all;
  all.lacks = index.nodes()[group].lacks_indicators;
  const node_range below = index.below(group);
  for (std::size_t i = below.begin; i < below.end; i = index.nodes()[i].end) {
    all.add(maxima_of(index, i));
  }
  return all;
}

namespace {

score_maxima stated(bool any, std::size_t node, const std::optional<decimal>& max) {
  score_maxima one;
  one.any = any;
  if (!max) {
    one.unknown = node;
  } else {
    one.sum = in_billionths(*max);
  }
  return one;
}

}  // namespace

score_maxima maxima_of(const criteria_index& index, std::size_t node) {
  if (index.group_at(node) == nullptr) {
    const auto& points = std::get<indicator>(index.nodes()[node].node->content).points;
    return points && !points->extra ? stated(true, node, points->max) : score_maxima();
  }
  const score_maxima within = maxima_within(index, node);
  const auto& points = index.group_at(node)->points;
  if (!points) return within;
  const bool left_for_others =
      within.lacks && (!points->max || in_billionths(*points->max) > within.sum);
  return stated(within.any || left_for_others, node, points->max);
}

}  // namespace xaso::detail
