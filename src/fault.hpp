// The catalogue of errors: every rule that a document can break, with its wording.
// One table, so that wording is uniform and a test can ask for a document that breaks each.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "xaso/error.hpp"

namespace xaso::detail {

/// Every rule that can be broken. The name is the `rule` of the error.
enum class fault : std::uint16_t {
  // The text itself.
  empty_text,
  byte_order_mark,
  not_utf8,
  syntax_error,
  trailing_text,
  duplicate_key,
  text_too_long,
  nested_too_deep,
  string_too_long,
  // Any document.
  wrong_json_type,
  missing_key,
  unknown_key,
  wrong_format,
  bad_number,
  number_too_long,
  bad_fraction,
  unknown_word,
  empty_string,
  empty_list,
  empty_object,
  repeated_entry,
  bad_code,
  bad_name,
  bad_date,
  dates_reversed,
  misplaced_key,
  exclusive_keys,
  missing_one_of,
  not_whole,
  // A criteria set.
  too_many_nodes,
  repeated_code,
  codes_look_alike,
  percent_out_of_range,
  bounds_cross,
  bad_bound_reference,
  bad_set_reference,
  unknown_option,
  checked_beyond_items,
  bad_digits,
  policy_missing,
  empty_group,
  expected_too_few,
  expected_unknown_within,
  unknown_node,
  node_not_below,
  not_a_group,
  unknown_tag,
  selects_nothing,
  selects_only_scored,
  selected_twice,
  without_status,
  without_points,
  no_maximum,
  nothing_scores,
  cut_over_excluded,
  steps_out_of_order,
  target_not_positive,
  points_reversed,
  option_without_part,
  part_out_of_range,
  parts_exceed_one,
  nothing_to_meet,
  group_max_unknown,
  group_max_differs,
  group_max_too_small,
  name_taken,
  unknown_attribute,
  unknown_attribute_value,
  attribute_misused,
  years_reversed,
  leagues_by_number,
  not_two_numbers,
  not_comparable,
  unknown_fact,
  unknown_conclusion,
  unknown_level,
  no_levels,
  bad_reference,
  conclusion_in_circle,
  unsaid_not_applicable,
  // Measurements.
  negative_count,
  count_too_large,
  bad_value,
  bad_year,
  range_ends,
  range_reversed,
  cohort_reversed,
  bad_conclusion_key,
  repeated_unit,
  track_left_open,
  attribute_differs,
  base_missing,
  base_in_circle,
  figure_without_unit,
  not_of_its_type,
  text_not_utf8,
  listing_of_another_set,
  spent_builder,
  // A table.
  header_not_utf8,
  empty_header,
  repeated_header,
  column_without_data,
  column_too_short,
  validity_too_short,
  scale_out_of_range,
  misplaced_dictionary,
  dictionary_not_utf8,
  no_such_row,
  bad_cell,
  column_of_other_type,
  unknown_part,
  row_of_other_level,
  no_year_of_table,
  points_too_large,
  kernel_not_there,
  units_of_another_set,
  cohorts_of_another_set,
  nothing_to_vary,
  // Several sets together.
  repeated_set,
  unknown_set,
  several_versions,
  unknown_bound,
  bound_of_other_kind,
  bound_in_circle,
  bound_too_large,
  product_out_of_range,
  conclusion_not_there,
  level_not_there,
  set_in_circle,
  // A set and measurements together.
  other_criteria,
  no_unit_on_track,
  no_target_year,
  entry_for_any_track,
  count_,  // how many there are
};

struct fault_text {
  fault id;
  errc code;
  std::string_view rule;     ///< stable name
  std::string_view message;  ///< `{0}`, `{1}`, … stand for the arguments
};

/// One row for each fault, in the order of the enumeration.
[[nodiscard]] std::span<const fault_text> fault_catalogue() noexcept;

}  // namespace xaso::detail
