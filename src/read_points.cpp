// Reading how indicators score, and what groups do with points.
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "criteria_reader.hpp"
#include "criteria_rules.hpp"
#include "int128.hpp"

namespace xaso::detail {
namespace {

constexpr std::array<std::string_view, 13> points_keys{
    "max",      "min",     "extra", "steps",  "else",    "times_ratio", "target",
    "per_unit", "options", "items", "if_met", "min_max", "missing"};
constexpr std::array<std::string_view, 8> rules{"steps",   "times_ratio", "target", "per_unit",
                                                "options", "items",       "if_met", "min_max"};
constexpr std::array<std::string_view, 4> step_keys{"at_least", "at_most", "points", "source"};
constexpr std::array<std::string_view, 2> step_limits{"at_least", "at_most"};
constexpr std::array<std::string_view, 2> directions{"direct", "inverse"};
constexpr std::array<std::string_view, 2> group_keys{"max", "clamp"};

// The rule beside which a key may stand.
std::string_view owner_of(std::string_view key) noexcept {
  return key == "else" ? "steps" : "min_max";
}

std::string quoted(std::string_view key) { return '"' + std::string(key) + '"'; }

// The whole number that a part of a fraction is; empty: it is none.
std::optional<std::int64_t> whole(std::string_view digits) noexcept {
  const decimal::parsed parsed = decimal::parse(digits);
  const bool is_written_whole = digits.find('.') == std::string_view::npos;
  if (!parsed || !is_written_whole) return std::nullopt;
  return parsed.value.mantissa();
}

}  // namespace

// ---- of an indicator ----------------------------------------------------------------------------

points criteria_reader::read_points(json_value value, std::optional<measure_type> type) {
  const schema_object object(in_, value, points_keys);
  points points;
  if (const auto max = object.require("max")) points.max = read_nullable(*max);
  if (const auto min = object.find("min")) points.min = in_.number(*min).value_or(0);
  if (const auto extra = object.find("extra")) points.extra = in_.boolean(*extra).value_or(false);
  std::vector<std::string_view> given;
  for (const std::string_view rule : rules) {
    if (object.find(rule)) given.push_back(rule);
  }
  if (given.size() > 1) {
    in_.fail(value, fault::exclusive_keys, {given[0], given[1]});
  } else if (given.size() == 1) {
    read_rule(object, given.front(), points);
    if (type) refuse_parts(value, given.front(), *type);
  } else if (object.is_object() && !object.has_unknown_keys()) {
    in_.fail(value, fault::missing_one_of, {listed(rules)});
  } else if (object.is_object()) {
    in_.miss(value, "steps");  // what a definition has instead
  }
  return points;
}

// Parts are the same in a definition, whether of options or of items.
void criteria_reader::refuse_parts(json_value points, std::string_view key, measure_type type) {
  if (key != "options" && key != "items") return;
  if (type == (key == "options" ? measure_type::choice : measure_type::checklist)) return;
  in_.fail_key(*points.find(key), fault::misplaced_key, {key, goes_with(key), with_article(type)});
  in_.miss(points, key == "options" ? "items" : "options");
}

void criteria_reader::read_rule(const schema_object& object, std::string_view key, points& points) {
  for (const std::string_view beside : {"else", "missing"}) {
    const auto member = object.find(beside);
    if (!member || owner_of(beside) == key) continue;
    in_.fail_key(*member, fault::misplaced_key, {beside, quoted(owner_of(beside)), quoted(key)});
  }
  const json_value value = *object.find(key);
  if (key == "steps") {
    points.rule = read_steps(object, value);
  } else if (key == "times_ratio") {
    expect_true(value);
    points.rule = ratio_points{};
  } else if (key == "target") {
    points.rule = target_points{read_nullable(value)};
  } else if (key == "per_unit") {
    points.rule = unit_points{read_fraction(value)};
  } else if (key == "if_met") {
    expect_true(value);
    points.rule = met_points{};
  } else if (key == "min_max") {
    points.rule = read_min_max(object, value);
  } else {
    points.rule = read_parts(value);
  }
}

step_points criteria_reader::read_steps(const schema_object& object, json_value list) {
  step_points rule;
  rule.steps = read_list(list, &criteria_reader::read_step);
  // All steps go the way of the first.
  std::optional<std::string_view> way;
  for (const json_value one : list) {
    for (const std::string_view key : step_limits) {
      const auto limit = one.is(json_kind::object) ? one.find(key) : std::nullopt;
      if (!limit) continue;
      if (!way) way = key;
      if (key != *way) in_.fail_key(*limit, fault::exclusive_keys, {*way, key});
    }
  }
  rule.at_most = way == "at_most";
  if (const auto otherwise = object.require("else")) rule.otherwise = read_nullable(*otherwise);
  return rule;
}

step criteria_reader::read_step(json_value value) {
  const schema_object object(in_, value, step_keys);
  step step;
  const auto at_least = object.find("at_least");
  const auto limit = at_least ? at_least : object.find("at_most");
  if (limit) {
    step.limit = in_.number(*limit).value_or(step.limit);
  } else if (object.is_object() && !object.has_unknown_keys()) {
    in_.fail(value, fault::missing_one_of, {listed(step_limits)});
  }
  if (const auto points = object.require("points")) step.points = read_nullable(*points);
  if (const auto source = object.find("source")) step.sources = read_sources(*source);
  return step;
}

// A map keyed by code, so that no key is its author's own.
part_points criteria_reader::read_parts(json_value map) {
  part_points rule;
  if (!in_.expect(map, json_kind::object, "an object with a part of the maximum by code")) {
    return rule;
  }
  for (const json_value part : map) {
    if (in_.full()) break;
    rule.parts.emplace_back(part.key(), read_fraction(part));
  }
  return rule;
}

cohort_points criteria_reader::read_min_max(const schema_object& object, json_value word) {
  cohort_points rule;
  in_.one_of_words(word, directions);
  rule.inverse = word.is(json_kind::string) && word.text() == "inverse";
  if (const auto missing = object.find("missing")) {
    in_.only_word(*missing, "ignored");
    rule.missing_ignored = true;
  }
  return rule;
}

// ---- of a group ---------------------------------------------------------------------------------

group_points criteria_reader::read_group_points(json_value value) {
  const schema_object object(in_, value, group_keys);
  group_points points;
  if (const auto max = object.require("max")) points.max = read_nullable(*max);
  if (const auto clamp = object.find("clamp")) points.clamp = in_.boolean(*clamp).value_or(false);
  return points;
}

// ---- numbers ------------------------------------------------------------------------------------

fraction criteria_reader::read_fraction(json_value value) {
  const std::string_view text = value.text();
  const std::size_t slash = text.find('/');
  if (!value.is(json_kind::string) || slash == std::string_view::npos) {
    const decimal number = in_.number(value).value_or(0);
    return {number.mantissa(), power_of_ten(number.scale())};
  }
  const auto numerator = whole(text.substr(0, slash));
  const auto denominator = whole(text.substr(slash + 1));
  if (numerator && denominator && *denominator > 0) return {*numerator, *denominator};
  in_.fail(value, fault::bad_fraction, {text});
  return {};
}

std::optional<decimal> criteria_reader::read_nullable(json_value value) {
  if (value.is(json_kind::null)) return std::nullopt;
  return in_.number(value);
}

}  // namespace xaso::detail
