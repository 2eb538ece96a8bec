// Reading a criteria set from text: the document as a whole, and which errors are reported.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "criteria_reader.hpp"
#include "criteria_rules.hpp"
#include "fault.hpp"
#include "json_tree.hpp"
#include "xaso/json.hpp"

namespace xaso {
namespace detail {
namespace {

constexpr std::string_view format_read = "xaso.criteria/1";

constexpr std::array<std::string_view, 18> set_keys{"$schema",
                                                    "format",
                                                    "id",
                                                    "version",
                                                    "title",
                                                    "applies_to",
                                                    "criteria",
                                                    "legal_basis",
                                                    "in_force",
                                                    "source",
                                                    "attributes",
                                                    "facts",
                                                    "policies",
                                                    "expected_indicators",
                                                    "complete_tags",
                                                    "conclusions",
                                                    "checks",
                                                    "ranking"};
constexpr std::array<std::string_view, 3> in_force_keys{"from", "to", "source"};
constexpr std::array<std::string_view, 2> fact_keys{"name", "title"};
constexpr std::array<std::string_view, 3> policy_keys{"not_applicable", "rounding", "source"};

}  // namespace

// ---- the set as a whole -------------------------------------------------------------------------

std::optional<criteria_definition> criteria_reader::read(json_value root) {
  if (!has_format(root)) return std::nullopt;
  const schema_object object(in_, root, set_keys);
  if (const auto schema = object.find("$schema")) static_cast<void>(in_.string(*schema));
  criteria_definition set;
  if (const auto format = object.require("format")) in_.only_word(*format, format_read);
  if (const auto id = object.require("id")) set.id = in_.string(*id).value_or("");
  if (const auto version = object.require("version")) {
    set.version = in_.string(*version).value_or("");
  }
  if (const auto title = object.require("title")) set.title = read_text(*title);
  if (const auto level = object.require("applies_to")) {
    set.applies_to = in_.word(*level, {unit_level::village, unit_level::commune,
                                       unit_level::district, unit_level::province})
                         .value_or(set.applies_to);
  }
  if (const auto criteria = object.require("criteria")) set.criteria = read_nodes(*criteria);
  if (const auto basis = object.find("legal_basis")) {
    set.legal_basis = in_.string(*basis).value_or("");
  }
  if (const auto in_force = object.find("in_force")) read_in_force(*in_force, set);
  if (const auto source = object.find("source")) set.sources = read_sources(*source);
  if (const auto facts = object.find("facts")) {
    if (facts->is(json_kind::array) && facts->empty()) {
      in_.fail(*facts, fault::empty_list, {subject(*facts)});
    }
    set.facts = read_list(*facts, &criteria_reader::read_fact);
  }
  if (const auto policies = object.find("policies")) set.policies = read_policies(*policies);
  if (const auto expected = object.find("expected_indicators")) {
    set.expected = read_expected(*expected);
  }
  if (const auto tags = object.find("complete_tags")) set.complete_tags = in_.strings(*tags);
  if (const auto conclusions = object.find("conclusions")) {
    set.conclusions = read_list(*conclusions, &criteria_reader::read_conclusion);
  }
  for (const std::string_view key : {"attributes", "checks", "ranking"}) object.refuse(key);
  return set;
}

// Of another format every key would be wrong, and none of that is worth saying.
bool criteria_reader::has_format(json_value root) {
  if (!in_.expect(root, json_kind::object, "an object")) return false;
  const auto format = root.find("format");
  if (!format || !format->is(json_kind::string) || format->text() == format_read) return true;
  in_.fail(*format, fault::wrong_format, {format->text(), format_read});
  return false;
}

void criteria_reader::read_in_force(json_value value, criteria_definition& set) {
  const schema_object object(in_, value, in_force_keys);
  set.in_force.emplace();
  if (const auto from = object.find("from")) set.in_force->from = in_.day(*from);
  if (const auto to = object.find("to")) set.in_force->to = in_.day(*to);
  if (const auto source = object.find("source")) set.in_force_sources = read_sources(*source);
}

fact_declaration criteria_reader::read_fact(json_value value) {
  const schema_object object(in_, value, fact_keys);
  fact_declaration fact;
  if (const auto name = object.require("name")) fact.name = in_.string(*name).value_or("");
  if (const auto title = object.require("title")) fact.title = read_text(*title);
  return fact;
}

set_policies criteria_reader::read_policies(json_value value) {
  const schema_object object(in_, value, policy_keys);
  set_policies policies;
  if (const auto policy = object.find("not_applicable")) {
    policies.not_applicable = read_policy(*policy);
  }
  if (const auto rounding = object.find("rounding")) {
    if (rounding->is(json_kind::object)) {
      object.refuse("rounding");
    } else {
      in_.only_word(*rounding, "none");
    }
  }
  if (const auto source = object.find("source")) policies.sources = read_sources(*source);
  return policies;
}

// ---- which errors are reported ------------------------------------------------------------------

namespace {

// What an error rests on besides its own place: what refers to a node is not wrong because the node
// could not be read.
struct dependence {
  fault rule;
  std::string_view part;
};
constexpr std::string_view own_node = "the node";  // that it stands in
constexpr std::array dependences{
    dependence{fault::empty_object, own_node},
    dependence{fault::unknown_option, own_node},
    dependence{fault::checked_beyond_items, own_node},
    dependence{fault::expected_too_few, "/criteria"},
    dependence{fault::unknown_node, "/criteria"},
    dependence{fault::node_not_below, "/criteria"},
    dependence{fault::not_a_group, "/criteria"},
    dependence{fault::unknown_tag, "/criteria"},
    dependence{fault::selects_nothing, "/criteria"},
    dependence{fault::selected_twice, "/criteria"},
    dependence{fault::policy_missing, "/policies"},
    dependence{fault::unknown_fact, "/facts"},
    dependence{fault::unknown_conclusion, "/conclusions"},
    dependence{fault::unknown_level, "/conclusions"},
    dependence{fault::no_levels, "/conclusions"},
};

// The JSON Pointer of that part; empty: there is none.
std::string_view part_needed(const error& error) noexcept {
  for (const dependence& one : dependences) {
    if (fault_catalogue()[static_cast<std::size_t>(one.rule)].rule != error.rule) continue;
    if (one.part != own_node) return one.part;
    return std::string_view(error.pointer).substr(0, error.pointer.rfind("/require"));
  }
  return {};
}

bool is_at_or_below(std::string_view pointer, std::string_view above) noexcept {
  return pointer.starts_with(above) &&
         (pointer.size() == above.size() || pointer[above.size()] == '/');
}

// Whether an error may only follow from something that could not be read: that lies at, above or
// below its place, or in the part that it rests on.
bool follows(const error& error, const std::vector<std::string>& unreadable) {
  const std::string_view needed = part_needed(error);
  return std::any_of(unreadable.begin(), unreadable.end(), [&](const std::string& place) {
    return is_at_or_below(error.pointer, place) || is_at_or_below(place, error.pointer) ||
           (!needed.empty() && is_at_or_below(place, needed));
  });
}

void add_broken_rules(const criteria_definition& set, const std::vector<std::string>& unreadable,
                      const json_tree& tree, error_list& errors) {
  error_list broken;
  check_criteria(set, broken);
  for (error& error : broken.errors()) {
    if (follows(error, unreadable)) continue;
    error.offset = tree.nearest(error.pointer).offset();
    errors.add(std::move(error));
  }
}

}  // namespace
}  // namespace detail

criteria_set read_criteria(std::string_view json, const read_limits& limits) {
  detail::error_list errors;
  criteria_definition set;
  if (const auto tree = detail::json_tree::read(json, limits, errors)) {
    detail::criteria_reader reader(limits, errors);
    if (auto read = reader.read(tree->root())) {
      set = *std::move(read);
      detail::add_broken_rules(set, reader.unreadable(), *tree, errors);
    }
  }
  errors.locate(json);
  errors.raise();
  return criteria_set::create(std::move(set));  // judged again: there is no other way to make one
}

}  // namespace xaso
