// Points that no figure gets: steps that none reaches, maxima that the rule does not come to.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "finders.hpp"
#include "int128.hpp"

namespace xaso::detail {
namespace {

const text step_before{"bậc trước đã gồm mọi số liệu của nó",
                       "the steps before take every figure that reaches it"};
const text nothing_in_step{"không số nào nằm trong bậc này", "no number lies in it"};

/// Whether parts of a whole come to less than all of it; false where their sum has too many digits.
bool sum_below_one(const part_points& rule) {
  constexpr int128 most = int128(1) << 60U;
  int128 numerator = 0;
  int128 denominator = 1;
  for (const auto& [code, part] : rule.parts) {
    if (denominator > most || part.denominator > most) return false;
    numerator = numerator * part.denominator + denominator * part.numerator;
    denominator *= part.denominator;
    int128 a = numerator;
    int128 b = denominator;
    while (b != 0) a = std::exchange(b, a % b);
    numerator /= a;
    denominator /= a;
  }
  return numerator < denominator;
}

class points_examination {
 public:
  /// @param rounds_up  whether points that are below the maximum may be rounded to it
  points_examination(const indexed_node& node, bool rounds_up, finding_list& out)
      : at_(pointer_to(node.pointer, "points")),
        indicator_(std::get<indicator>(node.node->content)),
        points_(*indicator_.points),
        rounds_up_(rounds_up),
        out_(out) {}

  void run() { std::visit(*this, points_.rule); }

  void operator()(const step_points& rule) {
    std::optional<decimal> most;
    bool known = points_.max.has_value();
    const auto add = [&](const std::optional<decimal>& points) {
      if (!points) known = false;
      if (points && (!most || *most < *points)) most = points;
    };
    for (std::size_t i = 0; i < rule.steps.size(); ++i) {
      if (reaches_step(rule, i)) {
        add(rule.steps[i].points);
      } else {
        const std::string place = pointer_to(pointer_to(at_, "steps"), i);
        out_.add(finding_rule::step_unreachable, place, {i > 0 ? why(rule, i) : nothing_in_step});
      }
    }
    if (reaches_else(rule)) {
      add(rule.otherwise);
    } else if (rule.otherwise && rule.otherwise != rule.steps.back().points) {
      out_.add(finding_rule::else_unreachable, pointer_to(at_, "else"),
               {as_is(rule.otherwise->to_string())});
    }
    if (known && most && *most < *points_.max) {
      add_max({"các bậc cho nhiều nhất " + most->to_string() + " điểm",
               "its steps give at most " + most->to_string()});
    }
  }

  void operator()(ratio_points /*rule*/) const {}  // at 100 %

  void operator()(const target_points& rule) {
    if (!rule.target || !has_room()) return;
    const figure_domain domain(indicator_.measure);
    if (domain.reaches(range_end{*rule.target, false}, {})) return;
    add_max({"không số liệu nào tới được mục tiêu", "no figure comes to the target"});
  }

  void operator()(const unit_points& rule) {
    if (!has_room()) return;
    const int128 at_most = int128(most_counted) * rule.each.numerator;
    // In units of 10^-9, which points have at most.
    const int128 wanted =
        int128(points_.max->mantissa()) * power_of_ten(decimal::max_scale - points_.max->scale());
    const int128 scale = power_of_ten(decimal::max_scale);
    if (at_most / rule.each.denominator * scale >= wanted) return;
    add_max({"mỗi đơn vị đếm được cho quá ít điểm", "each that is counted gives too little"});
  }

  void operator()(const part_points& rule) {
    if (!has_room()) return;
    if (indicator_.measure.type == measure_type::checklist) {
      if (!sum_below_one(rule)) return;
      add_max({"tổng các phần của các mục nhỏ hơn 1", "the parts of its items sum to less than 1"});
      return;
    }
    const bool whole = std::any_of(rule.parts.begin(), rule.parts.end(), [](const auto& part) {
      return part.second.numerator == part.second.denominator;
    });
    if (whole) return;
    add_max({"không lựa chọn nào được trọn số điểm", "no option is worth all of it"});
  }

  void operator()(met_points /*rule*/) const {}
  void operator()(const cohort_points& /*rule*/) const {}

 private:
  /// Whether there is a maximum above what is given for nothing.
  [[nodiscard]] bool has_room() const { return points_.max && *points_.max > decimal(0); }

  void add_max(text why) {
    // Points are cut to what they are at least; a denominator of 0 that counts as met gets them
    // all.
    const bool by_zero = indicator_.measure.ratio.zero == zero_denominator::met;
    if (rounds_up_ || by_zero || *points_.max <= points_.min) return;
    out_.add(finding_rule::max_never_reached, at_,
             {as_is(points_.max->to_string()), std::move(why)});
  }

  [[nodiscard]] bool reaches_step(const step_points& rule, std::size_t index) const {
    const figure_domain domain(indicator_.measure);
    const range_end own{rule.steps[index].limit, false};
    std::optional<range_end> before;
    if (index > 0) before = range_end{rule.steps[index - 1].limit, true};
    return rule.at_most ? domain.reaches(before, own) : domain.reaches(own, before);
  }
  [[nodiscard]] bool reaches_else(const step_points& rule) const {
    const figure_domain domain(indicator_.measure);
    const range_end beyond{rule.steps.back().limit, true};
    return rule.at_most ? domain.reaches(beyond, {}) : domain.reaches({}, beyond);
  }

  /// Why nothing reaches a step that is not the first.
  [[nodiscard]] text why(const step_points& rule, std::size_t index) const {
    const figure_domain domain(indicator_.measure);
    const range_end before{rule.steps[index - 1].limit, true};
    const bool some_are_left =
        rule.at_most ? domain.reaches(before, {}) : domain.reaches({}, before);
    return some_are_left ? nothing_in_step : step_before;
  }

  std::string at_;
  const indicator& indicator_;
  const points& points_;
  bool rounds_up_;
  finding_list& out_;
};

}  // namespace

void find_in_points(const examined_set& set, finding_list& out) {
  const std::optional<rounding>& rounding = set.definition.policies.rounding;
  const bool rounds_up = rounding && rounding->at == rounding_place::indicator &&
                         rounding->mode != rounding_mode::down;
  for (const indexed_node& node : set.index.nodes()) {
    const auto* indicator = std::get_if<xaso::indicator>(&node.node->content);
    if (indicator != nullptr && indicator->points) points_examination(node, rounds_up, out).run();
  }
}

}  // namespace xaso::detail
