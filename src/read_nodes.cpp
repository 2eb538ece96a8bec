// Reading groups and indicators.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "criteria_reader.hpp"

namespace xaso::detail {
namespace {

constexpr std::array<std::string_view, 16> node_keys{
    "code",           "title",  "children",  "measure",
    "require",        "points", "tags",      "applies_when",
    "not_applicable", "source", "note",      "may_be_not_applicable",
    "evidence",       "when",   "counts_as", "expected_indicators"};
constexpr std::array<std::string_view, 2> node_kinds{"children", "measure"};
constexpr std::array<std::string_view, 3> of_indicator{"require", "may_be_not_applicable",
                                                       "evidence"};
constexpr std::array<std::string_view, 2> indicator_rules{"require", "points"};
constexpr std::array<std::string_view, 3> of_group{"when", "counts_as", "expected_indicators"};

// Parts in the order of the options or items that they are of; the order of a map says nothing.
void put_in_order(points& points, const std::vector<option>& options) {
  auto* rule = std::get_if<part_points>(&points.rule);
  if (rule == nullptr) return;
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < options.size(); ++i) places.emplace(options[i].code, i);
  const auto place = [&](const auto& part) {
    const auto found = places.find(part.first);
    return found == places.end() ? options.size() : found->second;
  };
  std::stable_sort(rule->parts.begin(), rule->parts.end(),
                   [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

}  // namespace

std::vector<node> criteria_reader::read_nodes(json_value list) {
  if (!in_.expect(list, json_kind::array, "a list")) return {};
  nodes_ += list.size();
  if (nodes_ <= most_nodes_) return read_list(list, &criteria_reader::read_node);
  // Said once; what is left out counts as unreadable.
  if (std::exchange(too_many_nodes_, true)) {
    in_.miss(*list.parent(), list.key());
  } else {
    in_.fail(list, fault::too_many_nodes, {std::to_string(most_nodes_)});
  }
  return {};
}

node criteria_reader::read_node(json_value value) {
  node node;
  const schema_object object(in_, value, node_keys);
  if (const auto code = object.require("code")) node.code = in_.string(*code).value_or("");
  if (const auto title = object.require("title")) node.title = read_text(*title);
  if (const auto tags = object.find("tags")) node.tags = in_.strings(*tags);
  if (const auto when = object.find("applies_when")) node.applies_when = read_condition(*when);
  if (const auto policy = object.find("not_applicable")) node.not_applicable = read_policy(*policy);
  if (const auto source = object.find("source")) node.sources = read_sources(*source);
  if (const auto note = object.find("note")) node.note = in_.string(*note).value_or("");

  const auto children = object.find("children");
  const auto measure = object.find("measure");
  if (children && measure) {
    in_.fail(value, fault::exclusive_keys, {"children", "measure"});
  } else if (children) {
    refuse_keys(object, of_indicator, "an indicator", "a group");
    node.content = read_group(object, *children);
  } else if (measure) {
    refuse_keys(object, of_group, "a group", "an indicator");
    node.content = read_indicator(object, *measure);
  } else if (object.is_object() && !object.has_unknown_keys()) {
    in_.fail(value, fault::missing_one_of, {listed(node_kinds)});
  }
  return node;
}

void criteria_reader::refuse_keys(const schema_object& node, std::span<const std::string_view> keys,
                                  std::string_view belong_to, std::string_view is) {
  for (const std::string_view key : keys) {
    if (const auto member = node.find(key)) {
      in_.fail_key(*member, fault::misplaced_key, {key, belong_to, is});
    }
  }
}

indicator criteria_reader::read_indicator(const schema_object& node, json_value measure) {
  indicator indicator;
  const std::optional<xaso::measure> read = read_measure(measure);
  const auto type = read ? std::optional(read->type) : std::nullopt;
  if (read) indicator.measure = *read;
  indicator.require = std::monostate();
  if (const auto require = node.find("require")) {
    indicator.require = read_requirement(*require, type);
  }
  if (const auto points = node.find("points")) {
    indicator.points = read_points(*points, type);
    put_in_order(*indicator.points, indicator.measure.options);
  }
  if (!node.find("require") && !node.find("points") && !node.has_unknown_keys()) {
    in_.fail_missing(*measure.parent(), indicator_rules);
  }
  if (const auto may_be = node.find("may_be_not_applicable")) {
    indicator.may_be_not_applicable = in_.boolean(*may_be).value_or(false);
  }
  if (const auto evidence = node.find("evidence")) {
    indicator.evidence = in_.word(*evidence, {evidence_rule::none, evidence_rule::required,
                                              evidence_rule::or_explanation})
                             .value_or(evidence_rule::none);
  }
  return indicator;
}

group criteria_reader::read_group(const schema_object& node, json_value children) {
  group group;
  group.children = read_nodes(children);
  if (const auto when = node.find("when")) group.when = read_form(*when);
  if (const auto counts_as = node.find("counts_as")) {
    in_.only_word(*counts_as, "indicator");
    group.counts_as_indicator = true;
  }
  if (const auto points = node.find("points")) group.points = read_group_points(*points);
  if (const auto expected = node.find("expected_indicators")) {
    group.expected = read_expected(*expected);
  }
  return group;
}

expected_indicators criteria_reader::read_expected(json_value value) {
  if (value.is(json_kind::null)) return {};
  return {in_.whole_number(value)};
}

not_applicable_policy criteria_reader::read_policy(json_value value) {
  return in_
      .word(value, {not_applicable_policy::excluded, not_applicable_policy::met,
                    not_applicable_policy::not_met, not_applicable_policy::rescaled})
      .value_or(not_applicable_policy::excluded);
}

}  // namespace xaso::detail
