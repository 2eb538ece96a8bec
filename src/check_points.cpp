// The rules of points: which rule goes with which measure, and that maxima add up.
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "criteria_rules.hpp"
#include "int128.hpp"
#include "nearest.hpp"
#include "score_maxima.hpp"

namespace xaso::detail {
namespace {

// ---- fractions ----------------------------------------------------------------------------------

constexpr std::int64_t longest_part = power_of_ten(decimal::max_digits);  // not reached

bool is_valid(const fraction& part) noexcept {
  return part.denominator > 0 && part.denominator <= longest_part &&
         part.numerator < longest_part && part.numerator > -longest_part;
}

bool is_part(const fraction& part) noexcept {
  return part.numerator >= 0 && part.numerator <= part.denominator;
}

// Parts of a whole, added up exactly as long as their common denominator has 37 digits; beyond,
// 2^-64 of a whole for each is all that is not known of the sum.
class part_sum {
 public:
  void add(const fraction& part) {
    ++parts_;
    below_ += int128(part.numerator) * whole / part.denominator;
    if (is_exact_) is_exact_ = add_exactly(part);
  }

  [[nodiscard]] bool exceeds_one() const {
    if (is_exact_) return numerator_ > denominator_;
    return below_ + parts_ > whole;
  }

 private:
  static constexpr int128 whole = int128(1) << 64U;
  static constexpr int128 most = wide_power_of_ten(37);

  static int128 common_divisor(int128 a, int128 b) noexcept {
    while (b != 0) a = std::exchange(b, a % b);
    return a;
  }

  bool add_exactly(const fraction& part) {
    const int128 common = common_divisor(denominator_, part.denominator);
    const int128 widening = part.denominator / common;
    if (denominator_ > most / widening || numerator_ > most / widening) return false;
    numerator_ = numerator_ * widening + (denominator_ / common) * part.numerator;
    denominator_ *= widening;
    const int128 divisor = common_divisor(numerator_, denominator_);
    numerator_ /= divisor;
    denominator_ /= divisor;
    return true;
  }

  bool is_exact_ = true;
  int128 numerator_ = 0;
  int128 denominator_ = 1;
  int128 below_ = 0;  // at most the sum, in 2^-64
  int128 parts_ = 0;
};

// ---- of an indicator ----------------------------------------------------------------------------

// The rule of one indicator's points, against its measure.
class points_check {
 public:
  points_check(const indicator& indicator, const rule_place& at, error_list& errors) noexcept
      : indicator_(indicator), measure_(indicator.measure), at_(at), errors_(errors) {}

  void operator()(const step_points& rule) const {
    if (!is_number()) return add_misplaced("steps");
    const rule_place list = at_ / "steps";
    if (rule.steps.empty()) errors_.add(fault::empty_list, list.pointer(), {"\"steps\""});
    const std::string_view key = rule.at_most ? "at_most" : "at_least";
    for (std::size_t i = 0; i < rule.steps.size() && !errors_.full(); ++i) {
      const step& step = rule.steps[i];
      const rule_place one = list / i;
      check_limit(measure_, step.limit, key, one / key, errors_);
      check_digits(step.points, one / "points", errors_);
      check_sources(step.sources, one, errors_);
      if (i > 0) check_order(rule.steps[i - 1].limit, step.limit, rule.at_most, one / key);
    }
    check_digits(rule.otherwise, at_ / "else", errors_);
  }

  void operator()(ratio_points /*rule*/) const {
    if (!measure_.is_ratio()) add_misplaced("times_ratio");
  }

  void operator()(const target_points& rule) const {
    if (!is_number()) return add_misplaced("target");
    if (!rule.target) return;
    const rule_place place = at_ / "target";
    if (*rule.target <= decimal(0)) {
      errors_.add(fault::target_not_positive, place.pointer(), {rule.target->to_string()});
    } else if (measure_.is_ratio()) {
      check_percent(rule.target, "target", {true, {}}, place, errors_);
    } else {
      check_digits(rule.target, place, errors_);
    }
  }

  void operator()(const unit_points& rule) const {
    if (!measure_.is_count()) return add_misplaced("per_unit");
    if (!is_valid(rule.each)) add_invalid(at_ / "per_unit");
  }

  void operator()(const part_points& rule) const {
    if (measure_.type == measure_type::checklist) {
      check_items(rule, at_ / "items");
    } else if (measure_.type == measure_type::choice) {
      check_options(rule, at_ / "options");
    } else {
      add_misplaced("options");
    }
  }

  void operator()(met_points /*rule*/) const {
    if (indicator_.is_judged()) return;
    errors_.add(fault::nothing_to_meet, (at_ / "if_met").pointer());
  }

  void operator()(const cohort_points& /*rule*/) const {
    if (!is_number()) add_misplaced("min_max");
  }

 private:
  [[nodiscard]] bool is_number() const noexcept {
    return measure_.is_ratio() || measure_.is_count() || measure_.type == measure_type::quantity;
  }

  void add_misplaced(std::string_view key) const {
    errors_.add(fault::misplaced_key, (at_ / key).pointer(),
                {key, goes_with(key), with_article(measure_)});
  }
  void add_invalid(const rule_place& at) const {
    errors_.add(fault::not_of_its_type, at.pointer(), {"the fraction"});
  }

  void check_order(decimal before, decimal limit, bool rising, const rule_place& at) const {
    if (rising ? before < limit : limit < before) return;
    errors_.add(fault::steps_out_of_order, at.pointer(),
                {limit.to_string(), before.to_string(), rising ? "rise" : "fall"});
  }

  // Each known, none twice, from 0 to 1.
  void check_parts(const part_points& rule, std::string_view things, const rule_place& map) const {
    std::vector<std::string_view> known;
    for (const option& one : measure_.options) known.push_back(one.code);
    const std::unordered_set<std::string_view> codes(known.begin(), known.end());
    std::unordered_set<std::string_view> seen;
    for (const auto& [code, part] : rule.parts) {
      if (errors_.full()) return;
      const rule_place at = map / code;
      if (!codes.contains(code)) {
        errors_.add(fault::unknown_option, at.pointer(), {code, hint(code, known), things});
      }
      if (!seen.insert(code).second) errors_.add(fault::repeated_entry, at.pointer(), {code});
      if (!is_valid(part)) {
        add_invalid(at);
      } else if (!is_part(part)) {
        errors_.add(fault::part_out_of_range, at.pointer(), {code});
      }
    }
  }

  void check_options(const part_points& rule, const rule_place& map) const {
    check_parts(rule, "options", map);
    std::unordered_set<std::string_view> named;
    for (const auto& [code, part] : rule.parts) named.insert(code);
    for (const option& one : measure_.options) {
      if (named.contains(one.code) || errors_.full()) continue;
      errors_.add(fault::option_without_part, map.pointer(), {one.code});
    }
  }

  void check_items(const part_points& rule, const rule_place& map) const {
    check_parts(rule, "items", map);
    part_sum sum;
    for (const auto& [code, part] : rule.parts) {
      if (!is_valid(part) || !is_part(part)) return;
      sum.add(part);
    }
    if (sum.exceeds_one()) errors_.add(fault::parts_exceed_one, map.pointer());
  }

  const indicator& indicator_;
  const measure& measure_;
  const rule_place& at_;
  error_list& errors_;
};

// ---- of a group ---------------------------------------------------------------------------------

std::string written(int128 billionths) {
  const int128 word = int128(1) << 64U;
  const int128 high = floor_divide(billionths, word);
  return wide_decimal(static_cast<std::int64_t>(high),
                      static_cast<std::uint64_t>(billionths - high * word), decimal::max_scale)
      .to_string();
}

}  // namespace

void check_points(const indicator& indicator, const rule_place& at, error_list& errors) {
  const points& points = *indicator.points;
  check_digits(points.max, at / "max", errors);
  check_digits(points.min, at / "min", errors);
  if (points.max && *points.max < points.min) {
    errors.add(fault::points_reversed, at.pointer(),
               {points.min.to_string(), points.max->to_string()});
  }
  std::visit(points_check(indicator, at, errors), points.rule);
}

void check_group_points(const rule_context& context, std::size_t index) {
  const indexed_node& here = context.index.nodes()[index];
  const group_points& points = *context.index.group_at(index)->points;
  const rule_place node(here.pointer);
  const rule_place inner = node / "points";
  const rule_place at = inner / "max";
  check_digits(points.max, at, context.errors);
  const score_maximum within = context.scores.within(index);
  const std::string sum = written(within.sum);
  if (within.unknown) {
    if (!points.max) return;
    context.errors.add(fault::group_max_unknown, at.pointer(),
                       {context.index.nodes()[*within.unknown].node->code});
  } else if (!points.max) {
    if (within.lacks) return;
    context.errors.add(fault::group_max_differs, at.pointer(), {"not known", sum});
  } else if (!within.lacks && in_billionths(*points.max) != within.sum) {
    context.errors.add(fault::group_max_differs, at.pointer(), {points.max->to_string(), sum});
  } else if (in_billionths(*points.max) < within.sum) {
    context.errors.add(fault::group_max_too_small, at.pointer(), {points.max->to_string(), sum});
  }
}

}  // namespace xaso::detail
