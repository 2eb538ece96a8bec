// Making verdict tables. Figures that stand for classes are taken from both sides of every bound,
// and put through the classification of the kernels and through the scalar rule alike.
// SPDX-License-Identifier: Apache-2.0
#include "verdict_table.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "figure_scratch.hpp"
#include "scalar_class.hpp"
#include "xaso/outcome.hpp"

namespace xaso::detail {
namespace {

constexpr std::size_t class_count = 16;
constexpr std::int64_t most_factor = std::int64_t{1} << 53U;   // factors stay below
constexpr std::int64_t most_digits = 999'999'999'999'999'999;  // 18 of them

std::uint8_t as_byte(ratio_class one) noexcept { return static_cast<std::uint8_t>(one); }

bool is_known(const std::optional<threshold>& bound) noexcept {
  return bound && bound->limit.value.has_value();
}

/// Fills a table class by class, each by figures that stand for it.
class table_filler {
 public:
  table_filler(const judged_indicator& of, const circumstance_case& in, std::uint8_t stated)
      : of_(of), in_(in), stated_(stated) {
    std::fill(std::begin(table_.outcomes), std::end(table_.outcomes), odd_outcome);
    scratch_.clear();
    add(0);
  }

  /// The figure to fill in next; nothing is given yet.
  [[nodiscard]] figure_scratch& figure() noexcept { return scratch_; }

  /// Takes the figure as one of a class; figures that differ leave it odd.
  void add(std::uint8_t one) {
    state();
    const possible_requirements required(in_.required);
    const judgement found = in_.applies == false ? not_applicable_by_condition()
                                                 : judge(*of_.indicator, scratch_.view(), required);
    const cell_verdict verdict = verdict_of(of_, in_, found);
    scratch_.clear();
    const std::uint8_t counted = verdict.counted.bits();
    if (!filled_[one]) {
      table_.outcomes[one] = verdict.outcome;
      table_.candidates[one] = counted;
      filled_[one] = true;
    } else if (table_.outcomes[one] != verdict.outcome || table_.candidates[one] != counted) {
      leave_odd(one);
    }
  }
  void leave_odd(std::uint8_t one) noexcept {
    table_.outcomes[one] = odd_outcome;
    table_.candidates[one] = 0;
    filled_[one] = true;
  }

  [[nodiscard]] const class_table& table() const noexcept { return table_; }

 private:
  void state() {
    if ((stated_ & statement::reported_met) != 0) scratch_.report(status::met);
    if ((stated_ & statement::reported_not_met) != 0) scratch_.report(status::not_met);
    if ((stated_ & statement::not_applicable) != 0) scratch_.declare_not_applicable();
    if ((stated_ & statement::evidence) != 0) scratch_.give_evidence();
    if ((stated_ & statement::explanation) != 0) scratch_.explain();
  }

  const judged_indicator& of_;
  const circumstance_case& in_;
  std::uint8_t stated_;
  figure_scratch scratch_;
  class_table table_;
  std::array<bool, class_count> filled_{};
};

/// Whether what an indicator comes to may depend on its points: it only scores, and may be declared
/// not applicable while they are open.
bool rests_on_points(const indicator& indicator) noexcept {
  return !indicator.is_judged() && indicator.may_be_not_applicable;
}

// ---- ratios -------------------------------------------------------------------------------------

int128 greatest_common_divisor(int128 a, int128 b) noexcept {
  constexpr int128 most = std::numeric_limits<std::int64_t>::max();
  while (b != 0 && (a > most || b > most)) a = std::exchange(b, a % b);
  return b == 0 ? a : std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b));
}

/// n·a against d·b in lowest terms, for counts that are scaled; empty: the factors are too large.
std::optional<ratio_bound> ratio_bound_of(const threshold& bound, int numerator_scale,
                                          int denominator_scale) {
  const decimal limit = *bound.limit.value;
  if (limit.is_negative()) return {};
  int128 a = 100 * wide_power_of_ten(limit.scale()) * wide_power_of_ten(denominator_scale);
  int128 b = limit.mantissa() * wide_power_of_ten(numerator_scale);
  const int128 divisor = greatest_common_divisor(a, b);
  a /= divisor;
  b /= divisor;
  if (a >= most_factor || b >= most_factor) return {};
  return ratio_bound{static_cast<std::int64_t>(a), static_cast<std::int64_t>(b),
                     is_strict(bound.how) ? 1 : 0};
}

/// Pairs of counts from both sides of the bounds and from the ends.
std::vector<std::pair<std::int64_t, std::int64_t>> telling_counts(const ratio_rule& rule) {
  std::vector<std::pair<std::int64_t, std::int64_t>> counts{{0, 1}, {1, 1}, {1, 2}, {1, 1000}};
  for (const ratio_bound& bound : {rule.lower, rule.upper}) {
    if (bound.a == 0) continue;
    for (const std::int64_t step : {-1, 0, 1}) {
      counts.emplace_back(bound.b + step, bound.a);
      if (bound.a < greatest_kernel_count / 2) counts.emplace_back(2 * bound.b + step, 2 * bound.a);
    }
    counts.emplace_back(0, bound.a);
    counts.emplace_back(bound.a, bound.a);
  }
  counts.emplace_back(greatest_kernel_count, 1);
  counts.emplace_back(1, greatest_kernel_count);
  const auto is_none = [](const auto& pair) {
    return pair.first < 0 || pair.first > greatest_kernel_count ||
           pair.second > greatest_kernel_count;
  };
  counts.erase(std::remove_if(counts.begin(), counts.end(), is_none), counts.end());
  return counts;
}

/// Numerators alone, from both sides of the bounds at the denominator 1.
std::vector<std::int64_t> telling_numerators(const ratio_rule& rule) {
  std::vector<std::int64_t> numbers{1, 2, greatest_kernel_count};
  for (const ratio_bound& bound : {rule.lower, rule.upper}) {
    if (bound.a == 0) continue;
    for (const std::int64_t step : {-1, 0, 1, 2}) {
      const std::int64_t number = bound.b / bound.a + step;
      if (number > 0 && number <= greatest_kernel_count) numbers.push_back(number);
    }
  }
  return numbers;
}

// ---- numbers ------------------------------------------------------------------------------------

/// The least number at this scale that is at least (above, where strict) a decimal; empty: none of
/// 18 digits is.
std::optional<std::int64_t> first_at(decimal value, int scale, bool strict) {
  const int128 wide = int128(value.mantissa()) * wide_power_of_ten(scale);
  const int128 unit = wide_power_of_ten(value.scale());
  const int128 first = strict ? floor_divide(wide, unit) + 1 : ceil_divide(wide, unit);
  if (first > most_digits || first < -int128(most_digits)) return {};
  return static_cast<std::int64_t>(first);
}

}  // namespace

cell_verdict verdict_of(const judged_indicator& of, const circumstance_case& in,
                        const judgement& found) noexcept {
  cell_verdict result;
  candidates left = found.left;
  if (found.may_be_declared && of.declarable_is_out) left |= candidates::out;
  status shown = found.status;
  reason why = found.reason;
  if (!in.applies) {
    left |= candidates::out;
    shown = status::undetermined;
    why = in.facts_only ? reason::missing_fact : reason::missing_attribute;
  }
  result.outcome = xaso::outcome(shown, why).byte();
  result.counted = left.out_counts_as(of.place->when_not_applicable);
  return result;
}

std::optional<ratio_rule> ratio_rule_of(const measure& measure, const circumstance_case& in,
                                        int numerator_scale, int denominator_scale) {
  if (in.required.size() != 1) return {};
  ratio_rule rule;
  rule.may_exceed_one = measure.ratio.may_exceed_one;
  const number_requirement& required = in.required.front();
  const auto take = [&](const std::optional<threshold>& from, ratio_bound& to) {
    if (!is_known(from)) return true;
    const auto bound = ratio_bound_of(*from, numerator_scale, denominator_scale);
    if (bound) to = *bound;
    return bound.has_value();
  };
  if (!take(required.lower, rule.lower) || !take(required.upper, rule.upper)) return {};
  return rule;
}

class_table table_of_ratio(const judged_indicator& of, const circumstance_case& in,
                           std::uint8_t stated, const ratio_rule& rule, int numerator_scale,
                           int denominator_scale) {
  table_filler fill(of, in, stated);
  if (rests_on_points(*of.indicator)) return fill.table();
  const auto set_numerator = [&](std::int64_t n) {
    fill.figure().set_numerator(decimal::scaled(n, numerator_scale));
  };
  const auto set_denominator = [&](std::int64_t d) {
    fill.figure().set_denominator(decimal::scaled(d, denominator_scale));
  };
  const auto add_pair = [&](std::int64_t n, std::int64_t d) {
    set_numerator(n);
    set_denominator(d);
    fill.add(class_of_ratio(rule, true, n, true, d));
  };
  for (const auto& [n, d] : telling_counts(rule)) add_pair(n, d);
  add_pair(0, 0);
  add_pair(1, 0);
  set_denominator(0);
  fill.add(as_byte(ratio_class::zero_denominator));
  set_numerator(0);
  fill.add(as_byte(ratio_class::zero_numerator));

  // Whether one number alone leaves something between two bounds depends on the number.
  const bool two_bounds = rule.lower.a != 0 && rule.upper.a != 0;
  for (std::uint8_t held = 0; two_bounds && held < 4; ++held) {
    fill.leave_odd(static_cast<std::uint8_t>(as_byte(ratio_class::numerator) + held));
  }
  if (two_bounds) {
    fill.leave_odd(as_byte(ratio_class::denominator));
    return fill.table();
  }
  for (const std::int64_t d : {std::int64_t{1}, std::int64_t{2}, greatest_kernel_count}) {
    set_denominator(d);
    fill.add(as_byte(ratio_class::denominator));
  }
  for (const std::int64_t n : telling_numerators(rule)) {
    set_numerator(n);
    fill.add(class_of_ratio(rule, true, n, false, 0));
  }
  return fill.table();
}

std::optional<value_rule> value_rule_of(const indicator& indicator, const circumstance_case& in,
                                        int scale) {
  std::vector<std::int64_t> cuts;
  const auto cut_at = [&](decimal value, bool strict) {
    if (const auto first = first_at(value, scale, strict)) cuts.push_back(*first);
  };
  if (indicator.measure.type == measure_type::yes_no) {
    cuts = {1};
  } else {
    cuts = {-most_digits, most_digits + 1};
    if (indicator.measure.type != measure_type::quantity) cut_at(decimal(0), false);
    if (indicator.measure.is_count()) cut_at(decimal(greatest_kernel_count), true);
    if (indicator.measure.is_ratio()) cut_at(decimal(100), true);
    for (const number_requirement& each : in.required) {
      for (const auto* bound : {&each.lower, &each.upper}) {
        if (!is_known(*bound)) continue;
        const bool above =
            (*bound)->how == comparison::more_than || (*bound)->how == comparison::at_most;
        cut_at(*(*bound)->limit.value, above);
      }
    }
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  if (cuts.size() > value_rule::most_cuts) return {};
  value_rule rule;
  rule.count = cuts.size();
  std::copy(cuts.begin(), cuts.end(), std::begin(rule.cuts));
  return rule;
}

class_table table_of_value(const judged_indicator& of, const circumstance_case& in,
                           std::uint8_t stated, const value_rule& rule, int scale) {
  table_filler fill(of, in, stated);
  if (rests_on_points(*of.indicator)) return fill.table();
  const bool yes_no = of.indicator->measure.type == measure_type::yes_no;
  const auto add = [&](std::int64_t value) {
    if (value < (yes_no ? 0 : -most_digits) || value > (yes_no ? 1 : most_digits)) return;
    if (yes_no) {
      fill.figure().set_boolean(value != 0);
    } else {
      fill.figure().set_number(decimal::scaled(value, scale));
    }
    fill.add(class_of_value(rule, true, value));
  };
  for (std::size_t i = 0; i < rule.count; ++i) {
    add(rule.cuts[i] - 1);
    add(rule.cuts[i]);
  }
  return fill.table();
}

// ---- choices and checklists ---------------------------------------------------------------------

option_class class_of_option(const indicator& indicator, std::string_view code) {
  const auto& options = indicator.measure.options;
  const bool declared = std::any_of(options.begin(), options.end(),
                                    [code](const option& each) { return each.code == code; });
  if (!declared) return option_class::undeclared;
  const auto* required = std::get_if<one_of_requirement>(&indicator.require);
  if (required == nullptr || !required->one_of) return option_class::other;
  const auto& accepted = *required->one_of;
  return std::find(accepted.begin(), accepted.end(), code) != accepted.end()
             ? option_class::accepted
             : option_class::other;
}

class_table table_of_options(const judged_indicator& of, const circumstance_case& in,
                             std::uint8_t stated) {
  table_filler fill(of, in, stated);
  if (rests_on_points(*of.indicator)) return fill.table();
  const auto add = [&](std::string_view code) {
    fill.figure().set_text(code);
    fill.add(static_cast<std::uint8_t>(class_of_option(*of.indicator, code)));
  };
  for (const option& each : of.indicator->measure.options) add(each.code);
  add("");  // no code at all
  return fill.table();
}

std::size_t items_needed(const indicator& indicator) noexcept {
  const auto* required = std::get_if<checked_requirement>(&indicator.require);
  if (required == nullptr) return 0;
  return required->all ? indicator.measure.options.size() : required->checked.value_or(0);
}

items_class class_of_items(const indicator& indicator, std::size_t checked,
                           std::size_t unknown) noexcept {
  const std::size_t items = indicator.measure.options.size();
  if (unknown == items) return items_class::nothing;
  const std::size_t needed = items_needed(indicator);
  if (checked >= needed) return items_class::enough;
  return checked + unknown < needed ? items_class::too_few : items_class::open;
}

class_table table_of_items(const judged_indicator& of, const circumstance_case& in,
                           std::uint8_t stated) {
  table_filler fill(of, in, stated);
  if (rests_on_points(*of.indicator)) return fill.table();
  const measure& measure = of.indicator->measure;
  const std::size_t items = measure.options.size();
  std::vector<std::optional<bool>> states(items);
  // The first so many checked, the next so many not, the rest unknown.
  const auto add = [&](std::size_t checked, std::size_t unchecked) {
    if (checked + unchecked > items || checked + unchecked == 0) return;
    for (std::size_t i = 0; i < items; ++i) {
      states[i] = i < checked               ? std::optional(true)
                  : i < checked + unchecked ? std::optional(false)
                                            : std::nullopt;
    }
    fill.figure().set_items(measure, states);
    fill.add(static_cast<std::uint8_t>(
        class_of_items(*of.indicator, checked, items - checked - unchecked)));
  };
  // Classes change where what is needed is reached.
  const std::size_t needed = items_needed(*of.indicator);
  const std::size_t before = needed == 0 ? 0 : needed - 1;
  for (const std::size_t checked : {std::size_t{0}, before, needed, items}) {
    for (const std::size_t unchecked : {std::size_t{0}, std::size_t{1}, items - needed, items}) {
      add(checked, unchecked);
      if (checked <= items) add(checked, items - checked);
    }
  }
  return fill.table();
}

class_table table_of_nothing(const judged_indicator& of, const circumstance_case& in,
                             std::uint8_t stated) {
  return table_filler(of, in, stated).table();
}

}  // namespace xaso::detail
