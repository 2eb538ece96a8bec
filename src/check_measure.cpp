// The rules of one measure, and of what is required of it.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <unordered_set>

#include "criteria_rules.hpp"
#include "nearest.hpp"
#include "set_reference.hpp"

namespace xaso::detail {
namespace {

// ---- the measure --------------------------------------------------------------------------------

void check_goes_with(bool given, std::string_view key, const measure& measure, bool allowed,
                     const rule_place& at, error_list& errors) {
  if (!given || allowed) return;
  errors.add(fault::misplaced_key, (at / key).pointer(),
             {key, goes_with(key), with_article(measure)});
}

// The fields that only some types have.
void check_fields(const measure& measure, const rule_place& at, error_list& errors) {
  const bool ratio = measure.type == measure_type::ratio;
  const bool unit = measure.type == measure_type::count || measure.type == measure_type::quantity;
  const auto check = [&](bool given, std::string_view key, bool allowed) {
    check_goes_with(given, key, measure, allowed, at, errors);
  };
  check(measure.numerator.has_value(), "numerator", ratio);
  check(measure.denominator.has_value(), "denominator", ratio);
  check(measure.ratio.decimal_parts, "parts", ratio);
  check(measure.ratio.may_exceed_one, "may_exceed_one", ratio);
  check(measure.ratio.zero.has_value(), "zero_denominator", measure.is_ratio());
  check(measure.unit.has_value(), "unit", unit);
}

void check_derived(const measure& measure, const rule_place& at, error_list& errors) {
  const derived_rules& derived = measure.derived;
  if (measure.type != measure_type::derived) {
    check_goes_with(derived != derived_rules(), "set", measure, false, at, errors);
    return;
  }
  if (!is_set_reference(derived.set)) {
    errors.add(fault::bad_set_reference, (at / "set").pointer(), {derived.set});
  }
  if (!is_code(derived.conclusion)) {
    errors.add(fault::bad_code, (at / "conclusion").pointer(), {derived.conclusion});
  }
  if (derived.level_at_least && !is_code(*derived.level_at_least)) {
    errors.add(fault::bad_code, (at / "level_at_least").pointer(), {*derived.level_at_least});
  }
}

void check_options(const measure& measure, const rule_place& at, error_list& errors) {
  const bool items = measure.type == measure_type::checklist;
  const std::string_view key = items ? "items" : "options";
  const rule_place list = at / key;
  if (!items && measure.type != measure_type::choice) {
    check_goes_with(!measure.options.empty(), key, measure, false, at, errors);
    return;
  }
  if (measure.options.empty()) {
    errors.add(fault::empty_list, list.pointer(), {'"' + std::string(key) + '"'});
  }
  code_register codes(key);
  for (std::size_t i = 0; i < measure.options.size(); ++i) {
    const rule_place one = list / i;
    codes.add(measure.options[i].code, one / "code", errors);
    check_text(measure.options[i].title, one / "title", errors);
  }
}

// ---- what is required of it ---------------------------------------------------------------------

std::string_view key_of(const requirement& require) noexcept {
  if (std::holds_alternative<is_requirement>(require)) return "is";
  if (std::holds_alternative<one_of_requirement>(require)) return "one_of";
  if (std::holds_alternative<checked_requirement>(require)) return "checked";
  const auto* numbers = std::get_if<number_rule>(&require);
  return name(numbers->lower ? numbers->lower->how : numbers->upper->how);
}

bool asks_nothing(const requirement& require) noexcept {
  const auto* numbers = std::get_if<number_rule>(&require);
  return numbers != nullptr && !numbers->lower && !numbers->upper;
}

bool fits(const requirement& require, measure_type type) noexcept {
  switch (type) {
    case measure_type::yes_no:
      return std::holds_alternative<is_requirement>(require);
    case measure_type::choice:
      return std::holds_alternative<one_of_requirement>(require);
    case measure_type::checklist:
      return std::holds_alternative<checked_requirement>(require);
    default:
      return std::holds_alternative<number_rule>(require);
  }
}

void check_one_of(const measure& measure, const one_of_requirement& require, const rule_place& at,
                  error_list& errors) {
  if (!require.one_of) return;
  const rule_place list = at / "one_of";
  if (require.one_of->empty()) {
    errors.add(fault::empty_list, list.pointer(), {"\"one_of\""});
  }
  check_repeats(*require.one_of, list, errors);
  std::vector<std::string_view> known;
  for (const option& one : measure.options) known.push_back(one.code);
  const std::unordered_set<std::string_view> options(known.begin(), known.end());
  for (std::size_t i = 0; i < require.one_of->size() && !errors.full(); ++i) {
    const std::string& code = (*require.one_of)[i];
    if (options.contains(code)) continue;
    errors.add(fault::unknown_option, (list / i).pointer(), {code, hint(code, known), "options"});
  }
}

void check_checked(const measure& measure, const checked_requirement& require, const rule_place& at,
                   error_list& errors) {
  if (require.all || !require.checked || *require.checked <= measure.options.size()) return;
  errors.add(fault::checked_beyond_items, (at / "checked").pointer(),
             {std::to_string(*require.checked), std::to_string(measure.options.size())});
}

}  // namespace

void check_measure(const measure& measure, const rule_place& at, error_list& errors) {
  check_fields(measure, at, errors);
  if (measure.ratio.zero) {
    check_known(*measure.ratio.zero, 3, "\"zero_denominator\"", at / "zero_denominator", errors);
  }
  check_options(measure, at, errors);
  check_derived(measure, at, errors);
  for (const auto& [text, key] :
       {std::pair(&measure.numerator, "numerator"), std::pair(&measure.denominator, "denominator"),
        std::pair(&measure.unit, "unit")}) {
    if (*text) check_text(**text, at / key, errors);
  }
}

void check_requirement(const rule_context& context, const indicator& indicator,
                       const rule_place& at) {
  error_list& errors = context.errors;
  const measure& measure = indicator.measure;
  const requirement& require = indicator.require;
  if (asks_nothing(require)) {
    errors.add(fault::empty_object, at.pointer(), {"\"require\""});
  } else if (!fits(require, measure.type)) {
    const std::string_view key = key_of(require);
    errors.add(fault::misplaced_key, (at / key).pointer(),
               {key, goes_with(key), with_article(measure)});
  } else if (const auto* numbers = std::get_if<number_rule>(&require)) {
    check_number_rule(context, measure, *numbers, at);
  } else if (const auto* options = std::get_if<one_of_requirement>(&require)) {
    check_one_of(measure, *options, at, errors);
  } else if (const auto* items = std::get_if<checked_requirement>(&require)) {
    check_checked(measure, *items, at, errors);
  }
}

}  // namespace xaso::detail
