// Points in words: exact, between two ends, or without one.
// SPDX-License-Identifier: Apache-2.0
#include "points_words.hpp"

#include <optional>

#include "xaso/decimal.hpp"

namespace xaso::detail {
namespace {

using enum phrase;

// Ends that are shown alike are one value.
std::string points_shown(const shown_points& points, const speaker& say) {
  std::string least = say.number(points.at_least);
  const std::string most = say.number(points.at_most);
  if (least == most) return least;
  if (most.empty()) return say(points_at_least, {least});
  return least.empty() ? say(points_at_most, {most}) : say(points_between, {least, most});
}

// That of a penalty is where it begins, and says nothing.
std::string with_unit(const shown_points& points, bool penalty, const speaker& say) {
  const std::string shown = points_shown(points, say);
  if (penalty || points.max.empty()) {
    return say(shown == "1" ? points_alone_one : points_alone, {shown});
  }
  return say(points.max == "1" ? points_of_max_one : points_of_max,
             {shown, say.number(points.max)});
}

phrase kind_of(const points& rule, bool penalty) noexcept {
  if (!rule.extra) return points_scored;
  if (penalty) return points_penalty;
  return rule.min.is_negative() ? points_either_way : points_bonus;
}

}  // namespace

std::string points_of(const indicator_answer& answer, const speaker& say) {
  const std::optional<points>& rule = answer.indicator->points;
  if (!rule) return {};
  if (!answer.points) return say(points_left_out);
  const shown_points& points = *answer.points;
  if (points.at_least.empty() && points.at_most.empty()) return say(points_open);
  const bool penalty = rule->extra && rule->max && !(*rule->max > decimal(0));
  std::string told = say(kind_of(*rule, penalty), {with_unit(points, penalty, say)});
  return rule->max ? told : say(points_max_unknown, {told});
}

std::string points_counted(std::string_view plain, const speaker& say) {
  return say(plain == "1" ? points_alone_one : points_alone, {say.number(plain)});
}

}  // namespace xaso::detail
