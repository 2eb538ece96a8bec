// Reading attributes, and conditions on them, on the target year and on facts.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "criteria_reader.hpp"
#include "criteria_rules.hpp"

namespace xaso::detail {
namespace {

constexpr std::array<std::string_view, 2> attribute_types{"yes_no", "decimal"};
constexpr std::array<std::string_view, 2> condition_keys{"fact", "is"};
constexpr std::array<std::string_view, 6> span_keys{"at_least",  "more_than", "at_most",
                                                    "less_than", "from",      "to"};
constexpr std::array<std::string_view, 4> comparisons{"at_least", "more_than", "at_most",
                                                      "less_than"};

}  // namespace

// ---- declarations -------------------------------------------------------------------------------

// A map keyed by name, so that no key is its author's own.
std::vector<attribute_declaration> criteria_reader::read_attributes(json_value map) {
  std::vector<attribute_declaration> attributes;
  if (!in_.expect(map, json_kind::object, "an object of attributes by name")) return attributes;
  for (const json_value member : map) {
    if (in_.full()) break;
    attributes.push_back(read_attribute(member));
    const attribute_declaration& last = attributes.back();
    if (last.type == attribute_type::decimal) decimal_attributes_.insert(last.name);
  }
  return attributes;
}

attribute_declaration criteria_reader::read_attribute(json_value member) {
  attribute_declaration attribute;
  attribute.name = member.key();
  if (member.is(json_kind::string)) {
    in_.one_of_words(member, attribute_types);
    attribute.type = member.text() == "decimal" ? attribute_type::decimal : attribute_type::yes_no;
  } else if (in_.expect(member, json_kind::array,
                        "a list of its values, \"yes_no\" or \"decimal\"")) {
    attribute.values = in_.strings(member);
  }
  return attribute;
}

// ---- conditions ---------------------------------------------------------------------------------

condition criteria_reader::read_condition(json_value value) {
  const bool is_fact = value.is(json_kind::object) && (value.find("fact") || value.find("is"));
  if (!is_fact) return read_when(value);
  const schema_object object(in_, value, condition_keys);
  fact_is condition;
  if (const auto fact = object.require("fact")) condition.fact = in_.string(*fact).value_or("");
  if (const auto is = object.require("is")) condition.is = in_.boolean(*is).value_or(true);
  return condition;
}

// A map keyed by name, as that of the declarations.
when_all criteria_reader::read_when(json_value value) {
  when_all when;
  if (!in_.expect(value, json_kind::object, "an object such as {\"region\": \"coast\"}")) {
    return when;
  }
  if (value.empty()) in_.fail(value, fault::empty_object, {subject(value)});
  for (const json_value member : value) {
    if (in_.full()) break;
    if (member.key() == "fact" || member.key() == "is") {
      in_.fail_key(member, fault::misplaced_key,
                   {member.key(), "a condition of its own", "attributes and the year"});
    } else {
      when.circumstances.push_back(read_circumstance(member));
    }
  }
  return when;
}

circumstance criteria_reader::read_circumstance(json_value member) {
  circumstance one;
  one.name = member.key();
  if (member.is(json_kind::object)) {
    one.is = read_span(member);
  } else {
    one.is = read_values(member, one.name);
  }
  return one;
}

any_of_values criteria_reader::read_values(json_value value, std::string_view of) {
  any_of_values any;
  if (!value.is(json_kind::array)) {
    any.values.push_back(read_value(value, of));
    return any;
  }
  for (const json_value element : value) {
    if (in_.full()) break;
    any.values.push_back(read_value(element, of));
  }
  return any;
}

attribute_value criteria_reader::read_value(json_value value, std::string_view of) {
  if (value.is(json_kind::boolean)) return value.boolean();
  const bool is_number = value.is(json_kind::number) || of == year_name ||
                         decimal_attributes_.contains(std::string(of));
  if (is_number) return in_.number(value).value_or(0);
  if (in_.expect(value, json_kind::string, "a value, a list of values or an object of comparisons"))
    return std::string(value.text());
  return false;
}

std::variant<any_of_values, number_span, year_span> criteria_reader::read_span(json_value value) {
  const schema_object object(in_, value, span_keys);
  const auto from = object.find("from");
  const auto to = object.find("to");
  const auto lower = read_end(object, comparison::at_least, comparison::more_than);
  const auto upper = read_end(object, comparison::at_most, comparison::less_than);
  const auto* const compared =
      std::find_if(comparisons.begin(), comparisons.end(),
                   [&](std::string_view key) { return object.find(key).has_value(); });
  const bool compares = compared != comparisons.end();
  if ((from || to) && compares) {
    in_.fail(value, fault::exclusive_keys, {from ? "from" : "to", *compared});
  } else if (from || to) {
    return year_span{from ? read_year(*from) : std::nullopt, to ? read_year(*to) : std::nullopt};
  } else if (value.empty()) {
    in_.fail(value, fault::empty_object, {subject(value)});
  } else if (!compares && !object.has_unknown_keys()) {
    in_.fail(value, fault::missing_one_of, {listed(span_keys)});
  }
  return number_span{lower, upper};
}

std::optional<int> criteria_reader::read_year(json_value value) {
  const std::optional<decimal> given = in_.number(value);
  if (!given) return std::nullopt;
  if (is_target_year(*given)) return static_cast<int>(given->mantissa());
  in_.fail(value, fault::bad_year, {given->to_string()});
  return std::nullopt;
}

std::optional<range_end> criteria_reader::read_end(const schema_object& span, comparison how,
                                                   comparison strictly) {
  const auto found = find_comparison(span, how, strictly);
  if (!found) return std::nullopt;
  return range_end{in_.number(found->second).value_or(0), is_strict(found->first)};
}

}  // namespace xaso::detail
