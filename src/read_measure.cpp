// Reading one measure, and what is required of it.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "criteria_reader.hpp"
#include "criteria_rules.hpp"

namespace xaso::detail {
namespace {

constexpr std::array<std::string_view, 4> derived_keys{"set", "conclusion", "level_at_least", "as"};
constexpr std::array<std::string_view, 13> measure_keys{
    "type", "numerator", "denominator", "parts", "may_exceed_one", "zero_denominator",
    "unit", "options",   "items",       "set",   "conclusion",     "level_at_least",
    "as"};
constexpr std::array<std::string_view, 2> option_keys{"code", "title"};
constexpr std::array<std::string_view, 7> require_keys{
    "at_least", "more_than", "at_most", "less_than", "is", "one_of", "checked"};

// Whether a key of `require` is one that this type of measure has.
bool belongs(std::string_view key, measure_type type) noexcept {
  switch (type) {
    case measure_type::yes_no:
      return key == "is";
    case measure_type::choice:
      return key == "one_of";
    case measure_type::checklist:
      return key == "checked";
    default:
      return key != "is" && key != "one_of" && key != "checked";
  }
}

}  // namespace

// ---- the measure --------------------------------------------------------------------------------

std::optional<measure> criteria_reader::read_measure(json_value value) {
  const schema_object object(in_, value, measure_keys);
  const std::optional<measure_type> type = read_type(object);
  if (!type) return std::nullopt;
  measure measure;
  measure.type = *type;
  if (const auto text = object.find("numerator")) measure.numerator = read_text(*text);
  if (const auto text = object.find("denominator")) measure.denominator = read_text(*text);
  measure.ratio = read_ratio_rules(object);
  if (const auto text = object.find("unit")) measure.unit = read_text(*text);
  measure.options = read_options(object, *type);
  measure.derived = read_derived(object, *type);
  return measure;
}

std::optional<measure_type> criteria_reader::read_type(const schema_object& measure) {
  const auto type = measure.require("type");
  if (!type) return std::nullopt;
  return in_.word(*type, {measure_type::ratio, measure_type::count, measure_type::quantity,
                          measure_type::yes_no, measure_type::choice, measure_type::checklist,
                          measure_type::derived});
}

ratio_rules criteria_reader::read_ratio_rules(const schema_object& measure) {
  ratio_rules rules;
  if (const auto parts = measure.find("parts")) {
    in_.only_word(*parts, "decimal");
    rules.decimal_parts = true;
  }
  if (const auto exceeds = measure.find("may_exceed_one")) {
    rules.may_exceed_one = in_.boolean(*exceeds).value_or(false);
  }
  if (const auto zero = measure.find("zero_denominator")) {
    rules.zero = in_.word(*zero, {zero_denominator::undetermined, zero_denominator::not_applicable,
                                  zero_denominator::met});
  }
  return rules;
}

derived_rules criteria_reader::read_derived(const schema_object& measure, measure_type type) {
  derived_rules rules;
  if (type != measure_type::derived) {
    for (const std::string_view key : derived_keys) {
      const auto member = measure.find(key);
      if (!member) continue;
      in_.fail_key(*member, fault::misplaced_key, {key, goes_with(key), with_article(type)});
    }
    return rules;
  }
  if (const auto set = measure.require("set")) rules.set = in_.string(*set).value_or("");
  if (const auto conclusion = measure.require("conclusion")) {
    rules.conclusion = in_.string(*conclusion).value_or("");
  }
  if (const auto level = measure.find("level_at_least")) rules.level_at_least = in_.string(*level);
  if (const auto as = measure.require("as")) {
    const auto type_of_it = in_.word(*as, {measure_type::ratio, measure_type::count});
    rules.as_count = type_of_it == measure_type::count;
  }
  return rules;
}

// A choice has options, a checklist items; no other measure has either.
std::vector<option> criteria_reader::read_options(const schema_object& measure, measure_type type) {
  std::vector<option> options;
  for (const std::string_view key : {"options", "items"}) {
    const bool own = (type == measure_type::choice && key == "options") ||
                     (type == measure_type::checklist && key == "items");
    const auto list = own ? measure.require(key) : measure.find(key);
    if (list && own) {
      options = read_list(*list, &criteria_reader::read_option);
    } else if (list) {
      in_.fail_key(*list, fault::misplaced_key, {key, goes_with(key), with_article(type)});
    }
  }
  return options;
}

option criteria_reader::read_option(json_value value) {
  const schema_object object(in_, value, option_keys);
  option option;
  if (const auto code = object.require("code")) option.code = in_.string(*code).value_or("");
  if (const auto title = object.require("title")) option.title = read_text(*title);
  return option;
}

// ---- what is required of it ---------------------------------------------------------------------

requirement criteria_reader::read_requirement(json_value value, std::optional<measure_type> type) {
  const schema_object object(in_, value, require_keys);
  if (!type || !object.is_object()) return {};
  for (const std::string_view key : require_keys) {
    const auto member = object.find(key);
    if (!member || belongs(key, *type)) continue;
    in_.fail_key(*member, fault::misplaced_key, {key, goes_with(key), with_article(*type)});
  }
  if (*type == measure_type::yes_no) {
    const auto is = object.find("is");
    if (!is) return {};
    return is_requirement{is->is(json_kind::null) ? std::nullopt : in_.boolean(*is)};
  }
  if (*type == measure_type::choice) {
    const auto one_of = object.find("one_of");
    if (!one_of) return {};
    if (one_of->is(json_kind::null)) return one_of_requirement{};
    return one_of_requirement{in_.strings(*one_of)};
  }
  if (*type == measure_type::checklist) {
    const auto checked = object.find("checked");
    if (!checked) return {};
    return read_checked(*checked);
  }
  return read_numbers(object);
}

checked_requirement criteria_reader::read_checked(json_value value) {
  checked_requirement required;
  if (value.is(json_kind::string) && value.text() == "all") {
    required.all = true;
  } else if (!value.is(json_kind::null)) {
    required.checked = in_.whole_number(value);
  }
  return required;
}

}  // namespace xaso::detail
