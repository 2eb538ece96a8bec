// The phrase-book of explanations: every wording, in every language, side by side.
// What is said is decided elsewhere; how it is said stands here, so a language is one more column.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "xaso/text.hpp"

namespace xaso::detail {

/// Every phrase. Those that depend on a status or a comparison follow the order of its values; one
/// that ends in `_one` is for the number 1.
enum class phrase : std::uint8_t {
  // Statuses.
  word_met,
  word_not_met,
  word_undetermined,
  word_not_applicable,
  verdict_met,
  verdict_not_met,
  verdict_undetermined,
  verdict_not_applicable,
  verdict_because,
  // Numbers.
  about,
  percent,
  percentage_points,
  percentage_points_one,
  beyond_range,
  range_at_least,
  range_more_than,
  range_at_most,
  range_less_than,
  range_from_to,
  counted,
  counted_one,
  required_count,
  required_count_one,
  // Lists and joints.
  quoted,
  last_of_two,
  last_of_choice,
  more_indicators,
  more_things,
  with_aside,
  with_comma,
  with_semicolon,
  // The figure.
  share,
  share_of_range,
  percent_of,
  answer_is,
  yes,
  no,
  items_checked,
  items_not_known,
  not_decisive,
  whatever_is_missing,
  no_figure,
  no_answer,
  sub_units,
  sub_units_counted,
  sub_units_counted_one,
  share_of_sub_units,
  sub_units_reach,
  sub_units_reach_one,
  sub_units_that_reach,
  conclusion_of_set,
  level_or_better,
  sub_units_open,
  sub_units_open_one,
  sub_units_uncounted,
  // What is required.
  required,
  bound_at_least,
  bound_more_than,
  bound_at_most,
  bound_less_than,
  all_items,
  items,
  items_one,
  threshold_unknown,
  lower_unknown,
  upper_unknown,
  requirement_unknown,
  threshold_varies,
  whichever_threshold,
  // How far it is.
  more,
  more_one,
  more_units,
  more_units_one,
  more_uncounted,
  more_uncounted_one,
  more_in_numerator,
  more_in_numerator_one,
  more_items,
  more_items_one,
  more_sub_units,
  more_sub_units_one,
  fewer,
  fewer_one,
  fewer_units,
  fewer_units_one,
  fewer_uncounted,
  fewer_uncounted_one,
  fewer_in_numerator,
  fewer_in_numerator_one,
  fewer_sub_units,
  fewer_sub_units_one,
  if_both_grow,
  if_both_grow_one,
  if_both_shrink,
  if_both_shrink_one,
  never_if_both_grow,
  never_if_both_shrink,
  impossible_at_this_denominator,
  impossible_by_adding,
  impossible_by_removing,
  impossible_whole_number,
  only_if_both_grow,
  only_if_both_grow_one,
  only_if_both_shrink,
  only_if_both_shrink_one,
  below_threshold,
  above_limit,
  at_threshold,
  at_limit,
  needed_at_least,
  needed_at_least_one,
  needed_at_most,
  needed_at_most_one,
  needed_impossible,
  unchecked_items,
  // Reasons.
  reported,
  reported_no_figure,
  reported_no_answer,
  reported_with_figure,
  figure_given,
  missing_number_of,
  missing_numerator,
  missing_denominator,
  the_numerator_is,
  the_denominator_is,
  missing_evidence,
  missing_evidence_or_explanation,
  reported_as_met,
  zero_denominator,
  zero_denominator_of,
  zero_counts_as_met,
  zero_has_no_ratio,
  declared,
  refused,
  only_where,
  in_case,
  not_in_case,
  attribute_is,
  year_is,
  years_between,
  years_from,
  years_to,
  applicability_unknown,
  because_not_stated,
  because_not_known,
  missing_attribute,
  threshold_depends,
  check_fails,
  wrong_type,
  expected_counts,
  expected_decimals,
  expected_count,
  expected_quantity,
  expected_yes_no,
  expected_option,
  expected_items,
  contradiction,
  contradiction_in_counts,
  numerator_above_denominator,
  percentage_above_100,
  numerator_over_zero,
  // Points.
  points_of_max,
  points_of_max_one,
  points_alone,
  points_alone_one,
  points_between,
  points_at_least,
  points_at_most,
  points_scored,
  points_bonus,
  points_penalty,
  points_either_way,
  points_max_unknown,
  points_open,
  points_left_out,
  // What follows the verdict.
  cause,
  causes,
  obstacle,
  obstacles,
  basis_inferred,
  basis_choice,
  // Conclusions.
  met_because,
  not_met_because,
  waiting_for,
  waiting_for_sentence,
  met_at,
  no_level_met,
  still_possible,
  level_named,
  no_level,
  outside_condition,
  nothing_left,
  indicator_named,
  group_named,
  fact_named,
  attribute_named,
  attributes_named,
  target_year,
  threshold_of,
  conclusion_named,
  conclusion_elsewhere,
  recognised_elsewhere,
  not_recognised_elsewhere,
  recognition_unknown,
  level_of_conclusion,
  sub_units_awaited,
  sub_units_awaited_one,
  sub_units_awaited_some,
  points_lost_in,
  conclusion_requires,
  level_requires,
  cut_total,
  cut_points,
  cut_share_total,
  cut_share,
  cut_each_group,
  cut_each_of,
  this_number_unknown,
  number_unknown,
  unspecified,
  so_many_of_set,
  so_many_in,
  unknown_number,
  count_,  // how many there are
};

/// The phrase `steps` after `first` in the order of the enumeration.
[[nodiscard]] constexpr phrase following(phrase first, std::size_t steps) noexcept {
  return static_cast<phrase>(static_cast<std::size_t>(first) + steps);
}

/// The wording of a phrase; `{0}`, `{1}` stand for what is filled in.
[[nodiscard]] std::string_view wording(phrase what, language language) noexcept;

/// Speaks one language: fills phrases in, writes numbers and lists. Borrows nothing.
class speaker {
 public:
  explicit speaker(xaso::language language) noexcept : language_(language) {}

  [[nodiscard]] std::string operator()(phrase what,
                                       std::initializer_list<std::string_view> parts = {}) const;

  [[nodiscard]] std::string number(std::string_view plain) const;

  /// The text of a document on one line, as it is; Vietnamese in quotes where it lacks the
  /// language.
  [[nodiscard]] std::string plain(const text& given) const;
  [[nodiscard]] std::string plain(std::string_view given) const;
  /// The same in quotes, once.
  [[nodiscard]] std::string title(const text& given) const;
  [[nodiscard]] std::string title(std::string_view given) const;

  /// Two things as `how` joins them, or the one that is not empty.
  [[nodiscard]] std::string joined(phrase how, const std::string& a, const std::string& b) const;
  /// Things one after the other, the last joined by `last`.
  [[nodiscard]] std::string list(std::span<const std::string> things, phrase last) const;
  /// The first few, and `rest` with the number of the others.
  [[nodiscard]] std::string first_few(std::vector<std::string> things, phrase rest) const;

 private:
  [[nodiscard]] bool lacks(const text& given) const noexcept {
    return language_ != language::vi && given.en.empty();
  }

  xaso::language language_;
};

/// How many things of a kind are named before the rest is counted.
inline constexpr std::size_t most_named = 5;

/// Sentences without their full stops, as one text.
[[nodiscard]] std::string as_text(const std::vector<std::string>& sentences);

}  // namespace xaso::detail
