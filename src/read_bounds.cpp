// Reading bounds: plain numbers, those relative to another indicator's, and those selected by
// circumstances.
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "criteria_reader.hpp"

namespace xaso::detail {
namespace {

constexpr std::array<std::string_view, 2> number_keys{"value", "source"};
constexpr std::array<std::string_view, 2> relative_keys{"of", "times"};
constexpr std::array<std::string_view, 2> selected_keys{"select", "otherwise"};
constexpr std::array<std::string_view, 2> row_keys{"when", "value"};

// Whether an object has one of these keys, and so is what they belong to.
bool has_any(json_value value, const std::array<std::string_view, 2>& keys) {
  return value.is(json_kind::object) && (value.find(keys[0]) || value.find(keys[1]));
}

}  // namespace

bound criteria_reader::read_number(json_value value) {
  bound bound;
  if (value.is(json_kind::null)) return bound;
  if (!value.is(json_kind::object)) {
    bound.value = in_.number(value);
    return bound;
  }
  const schema_object object(in_, value, number_keys);
  if (const auto number = object.require("value")) bound.value = read_nullable(*number);
  if (const auto source = object.find("source")) bound.sources = read_sources(*source);
  return bound;
}

bound_rule criteria_reader::read_bound(json_value value) {
  if (has_any(value, selected_keys) && has_any(value, relative_keys)) {
    in_.fail(value, fault::exclusive_keys, {"select", "of"});
    return bound();
  }
  if (has_any(value, selected_keys)) return read_selected_bound(value);
  return std::visit([](const auto& fixed) { return bound_rule(fixed); }, read_fixed_bound(value));
}

fixed_bound criteria_reader::read_fixed_bound(json_value value) {
  if (has_any(value, relative_keys)) return read_relative_bound(value);
  if (has_any(value, selected_keys)) {
    in_.fail(value, fault::misplaced_key,
             {"select", "a bound itself", "what another \"select\" holds"});
    return bound();
  }
  return read_number(value);
}

relative_bound criteria_reader::read_relative_bound(json_value value) {
  const schema_object object(in_, value, relative_keys);
  relative_bound bound;
  if (const auto of = object.require("of")) bound.of = in_.string(*of).value_or("");
  if (const auto times = object.require("times")) {
    bound.times = in_.number(*times).value_or(bound.times);
  }
  return bound;
}

selected_bound criteria_reader::read_selected_bound(json_value value) {
  const schema_object object(in_, value, selected_keys);
  selected_bound bound;
  if (const auto rows = object.require("select")) {
    bound.rows = read_list(*rows, &criteria_reader::read_row);
  }
  if (const auto otherwise = object.require("otherwise")) {
    bound.otherwise = read_fixed_bound(*otherwise);
  }
  return bound;
}

selected_bound::row criteria_reader::read_row(json_value value) {
  const schema_object object(in_, value, row_keys);
  selected_bound::row row;
  if (const auto when = object.require("when")) row.when = read_when(*when);
  if (const auto bound = object.require("value")) row.value = read_fixed_bound(*bound);
  return row;
}

number_rule criteria_reader::read_numbers(const schema_object& require) {
  return {read_threshold(require, comparison::at_least, comparison::more_than),
          read_threshold(require, comparison::at_most, comparison::less_than)};
}

std::optional<threshold_rule> criteria_reader::read_threshold(const schema_object& require,
                                                              comparison how, comparison strictly) {
  const auto found = find_comparison(require, how, strictly);
  if (!found) return std::nullopt;
  std::optional<threshold_rule> rule(std::in_place);
  rule->how = found->first;
  rule->limit = read_bound(found->second);
  return rule;
}

std::optional<std::pair<comparison, json_value>> criteria_reader::find_comparison(
    const schema_object& object, comparison how, comparison strictly) {
  const auto inclusive = object.find(name(how));
  const auto exclusive = object.find(name(strictly));
  if (inclusive && exclusive) {
    in_.fail_key(*exclusive, fault::exclusive_keys, {name(how), name(strictly)});
  }
  if (inclusive) return std::pair(how, *inclusive);
  if (exclusive) return std::pair(strictly, *exclusive);
  return std::nullopt;
}

}  // namespace xaso::detail
