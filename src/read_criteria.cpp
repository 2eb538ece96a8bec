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
constexpr std::array<std::string_view, 3> rounding_keys{"at", "digits", "mode"};

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
  read_declarations(object, set);
  if (const auto criteria = object.require("criteria")) set.criteria = read_nodes(*criteria);
  if (const auto basis = object.find("legal_basis")) {
    set.legal_basis = in_.string(*basis).value_or("");
  }
  if (const auto in_force = object.find("in_force")) read_in_force(*in_force, set);
  if (const auto source = object.find("source")) set.sources = read_sources(*source);
  if (const auto policies = object.find("policies")) set.policies = read_policies(*policies);
  if (const auto expected = object.find("expected_indicators")) {
    set.expected = read_expected(*expected);
  }
  if (const auto tags = object.find("complete_tags")) set.complete_tags = in_.strings(*tags);
  if (const auto conclusions = object.find("conclusions")) {
    set.conclusions = read_list(*conclusions, &criteria_reader::read_conclusion);
  }
  if (const auto checks = object.find("checks")) {
    set.checks = read_list(*checks, &criteria_reader::read_check);
  }
  if (const auto ranking = object.find("ranking")) set.ranking = read_ranking(*ranking);
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

void criteria_reader::read_declarations(const schema_object& object, criteria_definition& set) {
  if (const auto attributes = object.find("attributes")) {
    set.attributes = read_attributes(*attributes);
  }
  const auto facts = object.find("facts");
  if (!facts) return;
  if (facts->is(json_kind::array) && facts->empty()) {
    in_.fail(*facts, fault::empty_list, {subject(*facts)});
  }
  set.facts = read_list(*facts, &criteria_reader::read_fact);
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
  if (const auto rounding = object.find("rounding")) policies.rounding = read_rounding(*rounding);
  if (const auto source = object.find("source")) policies.sources = read_sources(*source);
  return policies;
}

std::optional<rounding> criteria_reader::read_rounding(json_value value) {
  if (value.is(json_kind::string)) {
    in_.only_word(value, "none");
    return std::nullopt;
  }
  const schema_object object(in_, value, rounding_keys,
                             "\"none\" or an object with \"at\", \"digits\" and \"mode\"");
  rounding rounding;
  if (const auto at = object.require("at")) {
    rounding.at =
        in_.word(*at, {rounding_place::indicator, rounding_place::group, rounding_place::total})
            .value_or(rounding.at);
  }
  if (const auto digits = object.require("digits")) {
    // What is beyond the most is refused as such, however far.
    const std::size_t most = rounding::most_digits + 1;
    rounding.digits = static_cast<int>(std::min(in_.whole_number(*digits).value_or(0), most));
  }
  if (const auto mode = object.require("mode")) {
    rounding.mode =
        in_.word(*mode, {rounding_mode::half_up, rounding_mode::half_even, rounding_mode::down})
            .value_or(rounding.mode);
  }
  return rounding;
}

// ---- which errors are reported ------------------------------------------------------------------

namespace {

// What an error rests on besides its own place: what refers to a node is not wrong because the node
// could not be read.
struct dependence {
  fault rule;
  std::string_view part;
};
constexpr std::string_view own_node;  // and, from here on, parts of it
constexpr std::string_view own_measure = "./measure";
constexpr std::string_view own_require = "./require";
constexpr std::string_view own_children = "./children";
constexpr std::string_view own_expected = "./expected_indicators";
constexpr std::string_view own_steps = "./points/steps";
constexpr std::array dependences{
    dependence{fault::empty_object, own_node},
    dependence{fault::misplaced_key, own_measure},
    dependence{fault::number_too_long, own_measure},
    dependence{fault::percent_out_of_range, own_measure},
    dependence{fault::negative_count, own_measure},
    dependence{fault::unknown_option, own_node},
    dependence{fault::option_without_part, own_measure},
    dependence{fault::nothing_to_meet, own_require},
    dependence{fault::checked_beyond_items, own_node},
    dependence{fault::group_max_unknown, own_children},
    dependence{fault::group_max_differs, own_children},
    dependence{fault::group_max_too_small, own_children},
    dependence{fault::group_max_differs, own_expected},
    dependence{fault::steps_out_of_order, own_steps},
    dependence{fault::expected_too_few, "/criteria"},
    dependence{fault::unknown_node, "/criteria"},
    dependence{fault::node_not_below, "/criteria"},
    dependence{fault::not_a_group, "/criteria"},
    dependence{fault::unknown_tag, "/criteria"},
    dependence{fault::selects_nothing, "/criteria"},
    dependence{fault::selects_only_scored, "/criteria"},
    dependence{fault::selected_twice, "/criteria"},
    dependence{fault::without_status, "/criteria"},
    dependence{fault::without_points, "/criteria"},
    dependence{fault::no_maximum, "/criteria"},
    dependence{fault::nothing_scores, "/criteria"},
    dependence{fault::cut_over_excluded, "/criteria"},
    dependence{fault::cut_over_excluded, "/policies"},
    dependence{fault::not_comparable, "/criteria"},
    dependence{fault::policy_missing, "/policies"},
    dependence{fault::name_taken, "/attributes"},
    dependence{fault::unknown_attribute, "/attributes"},
    dependence{fault::unknown_attribute_value, "/attributes"},
    dependence{fault::attribute_misused, "/attributes"},
    dependence{fault::leagues_by_number, "/attributes"},
    dependence{fault::unknown_fact, "/facts"},
    dependence{fault::unknown_conclusion, "/conclusions"},
    dependence{fault::unknown_level, "/conclusions"},
    dependence{fault::no_levels, "/conclusions"},
};

bool is_at_or_below(std::string_view pointer, std::string_view above) noexcept {
  return pointer.starts_with(above) &&
         (pointer.size() == above.size() || pointer[above.size()] == '/');
}

// The pointer of a part: of the set, or of the node that a place in its `require` or `points` is
// of.
std::string part_of(const error& error, std::string_view part) {
  if (part.starts_with('/')) return std::string(part);
  const std::string_view at = error.pointer;
  const std::size_t require = at.rfind("/require");
  const std::size_t end = require != std::string_view::npos ? require : at.rfind("/points");
  return std::string(at.substr(0, end)).append(part.empty() ? part : part.substr(1));
}

// The parts that an error rests on.
std::vector<std::string> parts_needed(const error& error) {
  std::vector<std::string> parts;
  for (const dependence& one : dependences) {
    const bool is_this = fault_catalogue()[static_cast<std::size_t>(one.rule)].rule == error.rule;
    if (is_this) parts.push_back(part_of(error, one.part));
  }
  return parts;
}

// Whether an error may only follow from something that could not be read: that lies at, above or
// below its place, or in a part that it rests on.
bool follows(const error& error, const std::vector<std::string>& unreadable) {
  const std::vector<std::string> needed = parts_needed(error);
  return std::any_of(unreadable.begin(), unreadable.end(), [&](const std::string& place) {
    return is_at_or_below(error.pointer, place) || is_at_or_below(place, error.pointer) ||
           std::any_of(needed.begin(), needed.end(),
                       [&](const std::string& part) { return is_at_or_below(place, part); });
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
