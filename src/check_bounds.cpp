// The rules of bounds and of other numbers that figures are held against.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "criteria_rules.hpp"
#include "set_reference.hpp"

namespace xaso::detail {
namespace {

constexpr int most_percent_digits = 12;  // so that every comparison fits in 128 bits

std::string quoted(std::string_view key) { return '"' + std::string(key) + '"'; }

std::string in_words(comparison how, decimal value) {
  std::string words(name(how));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words + ' ' + value.to_string();
}

// `#code` for this set, else as a conclusion of another set is named.
bool is_bound_reference(std::string_view text) noexcept {
  return is_conclusion_elsewhere(text) || (text.starts_with('#') && is_code(text.substr(1)));
}

// One bound as a set states it.
class bound_check {
 public:
  bound_check(const rule_context& context, const measure& measure, comparison how) noexcept
      : context_(context), measure_(measure), how_(how) {}

  void check(const bound_rule& rule, const rule_place& at) const {
    if (const auto* selected = std::get_if<selected_bound>(&rule)) {
      check_selected(*selected, at);
    } else if (const auto* relative = std::get_if<relative_bound>(&rule)) {
      check_relative(*relative, at);
    } else {
      check_plain(std::get<bound>(rule), at);
    }
  }

 private:
  void check_plain(const bound& bound, const rule_place& at) const {
    check_sources(bound.sources, at, context_.errors);
    check_limit(measure_, bound.value, name(how_), at, context_.errors);
  }

  void check_relative(const relative_bound& bound, const rule_place& at) const {
    if (!is_bound_reference(bound.of)) {
      context_.errors.add(fault::bad_bound_reference, (at / "of").pointer(), {bound.of});
    }
    check_digits(bound.times, at / "times", context_.errors);
  }

  void check_fixed(const fixed_bound& bound, const rule_place& at) const {
    if (const auto* relative = std::get_if<relative_bound>(&bound)) {
      check_relative(*relative, at);
    } else {
      check_plain(std::get<xaso::bound>(bound), at);
    }
  }

  void check_selected(const selected_bound& selected, const rule_place& at) const {
    const rule_place list = at / "select";
    if (selected.rows.empty()) {
      context_.errors.add(fault::empty_list, list.pointer(), {"\"select\""});
    }
    for (std::size_t i = 0; i < selected.rows.size() && !context_.errors.full(); ++i) {
      const rule_place row = list / i;
      check_when(context_, selected.rows[i].when, row / "when");
      check_fixed(selected.rows[i].value, row / "value");
    }
    check_fixed(selected.otherwise, at / "otherwise");
  }

  const rule_context& context_;
  const measure& measure_;
  comparison how_;
};

// The number of a bound that depends on nothing and is known.
std::optional<decimal> plain_value(const threshold_rule& rule) {
  const auto* plain = std::get_if<bound>(&rule.limit);
  return plain == nullptr ? std::nullopt : plain->value;
}

}  // namespace

void check_digits(const std::optional<decimal>& number, const rule_place& at, error_list& errors) {
  if (!number) return;
  if (number->digits() > decimal::max_digits || number->scale() > decimal::max_scale) {
    errors.add(fault::number_too_long, at.pointer(),
               {number->to_string(), std::to_string(decimal::max_digits)});
  }
}

percent_range range_of(const measure& ratio) noexcept {
  if (ratio.ratio.may_exceed_one) return {true, "at least 0"};
  if (ratio.type == measure_type::derived) return share_range;
  return {false, "from 0 to 100, unless the measure has \"may_exceed_one\""};
}

void check_percent(const std::optional<decimal>& number, std::string_view key,
                   const percent_range& range, const rule_place& at, error_list& errors) {
  if (!number) return;
  const std::string value = number->to_string();
  if (number->digits() > most_percent_digits) {
    errors.add(fault::number_too_long, at.pointer(), {value, std::to_string(most_percent_digits)});
  } else if (number->is_negative() || (!range.may_exceed_hundred && *number > decimal(100))) {
    errors.add(fault::percent_out_of_range, at.pointer(), {quoted(key), value, range.words});
  }
}

void check_count(const std::optional<decimal>& number, std::string_view key, const rule_place& at,
                 error_list& errors) {
  if (number && number->is_negative()) {
    errors.add(fault::negative_count, at.pointer(), {quoted(key), number->to_string()});
  }
  check_digits(number, at, errors);
}

void check_limit(const measure& measure, const std::optional<decimal>& number, std::string_view key,
                 const rule_place& at, error_list& errors) {
  if (measure.is_ratio()) {
    check_percent(number, key, range_of(measure), at, errors);
  } else if (measure.is_count()) {
    check_count(number, key, at, errors);
  } else {
    check_digits(number, at, errors);
  }
}

void check_crossing(comparison lower_how, decimal lower, comparison upper_how, decimal upper,
                    const rule_place& at, error_list& errors) {
  const bool strict = is_strict(lower_how) || is_strict(upper_how);
  if (lower < upper || (lower == upper && !strict)) return;
  errors.add(fault::bounds_cross, at.pointer(),
             {in_words(lower_how, lower), in_words(upper_how, upper)});
}

void check_number_rule(const rule_context& context, const measure& measure,
                       const number_rule& require, const rule_place& at) {
  if (require.lower && !is_lower(require.lower->how)) {
    context.errors.add(fault::not_of_its_type, at.pointer(), {"the comparison of the lower bound"});
  }
  if (require.upper && require.upper->how != comparison::at_most &&
      require.upper->how != comparison::less_than) {
    context.errors.add(fault::not_of_its_type, at.pointer(), {"the comparison of the upper bound"});
  }
  for (const auto* one : {&require.lower, &require.upper}) {
    if (!*one) continue;
    const comparison how = (*one)->how;
    bound_check(context, measure, how).check((*one)->limit, at / name(how));
  }
  if (!require.lower || !require.upper) return;
  const std::optional<decimal> lower = plain_value(*require.lower);
  const std::optional<decimal> upper = plain_value(*require.upper);
  if (lower && upper) {
    check_crossing(require.lower->how, *lower, require.upper->how, *upper, at, context.errors);
  }
}

}  // namespace xaso::detail
