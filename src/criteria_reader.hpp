// Turns the tree of a criteria document into a definition.
// Only shapes are judged here; what the values mean to each other is the rules' part. Whatever
// cannot be read leaves a default in its place, so that the rest keeps its own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "json_tree.hpp"
#include "schema_reader.hpp"
#include "xaso/criteria_set.hpp"
#include "xaso/json.hpp"

namespace xaso::detail {

class criteria_reader {
 public:
  criteria_reader(const read_limits& limits, error_list& errors) noexcept
      : in_(errors), most_nodes_(limits.nodes) {}

  /// @returns empty where the document is not a criteria set at all
  [[nodiscard]] std::optional<criteria_definition> read(json_value root);

  /// JSON Pointers of everything that could not be read.
  [[nodiscard]] const std::vector<std::string>& unreadable() const noexcept {
    return in_.unreadable();
  }

 private:
  // read_criteria.cpp: the set as a whole
  bool has_format(json_value root);
  void read_in_force(json_value value, criteria_definition& set);
  void read_declarations(const schema_object& object, criteria_definition& set);
  fact_declaration read_fact(json_value value);
  set_policies read_policies(json_value value);
  std::optional<rounding> read_rounding(json_value value);

  // read_nodes.cpp
  std::vector<node> read_nodes(json_value list);
  node read_node(json_value value);
  /// Refuses keys that belong to the other kind of node.
  void refuse_keys(const schema_object& node, std::span<const std::string_view> keys,
                   std::string_view belong_to, std::string_view is);
  indicator read_indicator(const schema_object& node, json_value measure);
  group read_group(const schema_object& node, json_value children);
  expected_indicators read_expected(json_value value);
  not_applicable_policy read_policy(json_value value);

  // read_measure.cpp
  /// @returns empty where not even its type could be read
  std::optional<measure> read_measure(json_value value);
  std::optional<measure_type> read_type(const schema_object& measure);
  ratio_rules read_ratio_rules(const schema_object& measure);
  derived_rules read_derived(const schema_object& measure, measure_type type);
  std::vector<option> read_options(const schema_object& measure, measure_type type);
  option read_option(json_value value);
  requirement read_requirement(json_value value, std::optional<measure_type> type);
  checked_requirement read_checked(json_value value);

  // read_bounds.cpp
  bound read_number(json_value value);
  bound_rule read_bound(json_value value);
  fixed_bound read_fixed_bound(json_value value);
  relative_bound read_relative_bound(json_value value);
  selected_bound read_selected_bound(json_value value);
  selected_bound::row read_row(json_value value);
  number_rule read_numbers(const schema_object& require);
  std::optional<threshold_rule> read_threshold(const schema_object& require, comparison how,
                                               comparison strictly);
  /// One of two comparisons that exclude each other.
  std::optional<std::pair<comparison, json_value>> find_comparison(const schema_object& object,
                                                                   comparison how,
                                                                   comparison strictly);

  // read_points.cpp
  points read_points(json_value value, std::optional<measure_type> type);
  void refuse_parts(json_value points, std::string_view key, measure_type type);
  void read_rule(const schema_object& object, std::string_view key, points& points);
  step_points read_steps(const schema_object& object, json_value list);
  step read_step(json_value value);
  part_points read_parts(json_value map);
  cohort_points read_min_max(const schema_object& object, json_value word);
  group_points read_group_points(json_value value);
  fraction read_fraction(json_value value);
  /// A number that may be `null`: it exists and is not known.
  std::optional<decimal> read_nullable(json_value value);

  // read_circumstances.cpp
  std::vector<attribute_declaration> read_attributes(json_value map);
  attribute_declaration read_attribute(json_value member);
  condition read_condition(json_value value);
  when_all read_when(json_value value);
  circumstance read_circumstance(json_value member);
  any_of_values read_values(json_value value, std::string_view of);
  attribute_value read_value(json_value value, std::string_view of);
  std::variant<any_of_values, number_span, year_span> read_span(json_value value);
  std::optional<int> read_year(json_value value);
  std::optional<range_end> read_end(const schema_object& span, comparison how, comparison strictly);

  // read_conclusions.cpp
  conclusion read_conclusion(json_value value);
  level read_level(json_value value);
  form read_form(json_value value);
  form read_form_of(const schema_object& form, std::string_view kind);
  tally_form read_tally(json_value value, std::string_view kind);
  fact_form read_fact_form(const schema_object& form);
  conclusion_form read_conclusion_form(const schema_object& form);
  combined_form read_combined(json_value value, combined_form::kind how);
  points_form read_points_form(json_value value, bool share);
  each_group_form read_each_group(json_value value);
  selector read_selector(json_value value);

  // read_checks.cpp
  consistency_check read_check(json_value value);
  std::vector<check_operand> read_operands(json_value list);
  check_operand read_operand(json_value value);
  ranking_rules read_ranking(json_value value);

  // read_parts.cpp: what stands in many places
  text read_text(json_value value);
  sources read_sources(json_value value);
  source read_source(json_value value);
  /// A key that may only be `true`.
  void expect_true(json_value value);
  template <class Element>
  std::vector<Element> read_list(json_value list, Element (criteria_reader::*read_one)(json_value));

  schema_reader in_;
  std::size_t most_nodes_;
  std::size_t nodes_ = 0;
  bool too_many_nodes_ = false;
  std::unordered_set<std::string> decimal_attributes_;  // read before what speaks of them
};

template <class Element>
std::vector<Element> criteria_reader::read_list(json_value list,
                                                Element (criteria_reader::*read_one)(json_value)) {
  std::vector<Element> elements;
  if (!in_.expect(list, json_kind::array, "a list")) return elements;
  for (const json_value element : list) {
    if (in_.full()) break;
    elements.push_back((this->*read_one)(element));
  }
  return elements;
}

}  // namespace xaso::detail
