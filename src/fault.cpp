// The wording of every error: what is wrong, why, and what to do. The place is added by the reader.
// SPDX-License-Identifier: Apache-2.0
#include "fault.hpp"

#include <array>

namespace xaso::detail {
namespace {

using enum fault;

constexpr std::array<fault_text, static_cast<std::size_t>(count_)> catalogue{{
    {empty_text, errc::syntax, "empty_text", "the text is empty; a JSON document was expected"},
    {byte_order_mark, errc::syntax, "byte_order_mark",
     "the text begins with a byte order mark; save it as UTF-8 without BOM"},
    {not_utf8, errc::syntax, "not_utf8", "the text is not UTF-8 from here on; save it as UTF-8"},
    {syntax_error, errc::syntax, "syntax_error", "this is not JSON: {0}"},
    {trailing_text, errc::syntax, "trailing_text",
     "text follows the document; a file holds one document"},
    {duplicate_key, errc::schema, "duplicate_key",
     "the key \"{0}\" stands twice in this object; keep one of them"},
    {text_too_long, errc::limit, "text_too_long",
     "the text has {0} bytes, the limit is {1}; split it or raise the limit"},
    {nested_too_deep, errc::limit, "nested_too_deep",
     "{0} are nested deeper than {1}; no document needs that"},
    {string_too_long, errc::limit, "string_too_long",
     "this string is longer than {0} bytes; shorten it or raise the limit"},
    {wrong_json_type, errc::schema, "wrong_json_type", "{0} must be {1}, not {2}"},
    {missing_key, errc::schema, "missing_key", "the key \"{0}\" is required here and missing"},
    {unknown_key, errc::schema, "unknown_key",
     "the key \"{0}\" is not known here; keys of your own begin with \"x-\"{1}"},
    {wrong_format, errc::schema, "wrong_format",
     "the format is \"{0}\"; this reader reads \"{1}\""},
    {bad_number, errc::schema, "bad_number",
     "\"{0}\" is not a plain decimal; write digits and at most one point, as in 12.5, no exponent"},
    {number_too_long, errc::schema, "number_too_long",
     "\"{0}\" has too many digits; {1} significant digits and 9 after the point are the most"},
    {bad_fraction, errc::schema, "bad_fraction",
     "\"{0}\" is not a fraction; write whole numbers of at most 18 digits, as in 1/2"},
    {unknown_word, errc::schema, "unknown_word", "\"{0}\" is not known here, only {1}"},
    {empty_string, errc::schema, "empty_string", "{0} must not be empty"},
    {empty_list, errc::schema, "empty_list", "{0} must not be an empty list"},
    {empty_object, errc::schema, "empty_object", "{0} must not be an empty object"},
    {repeated_entry, errc::schema, "repeated_entry", "\"{0}\" stands twice in this list"},
    {bad_code, errc::schema, "bad_code",
     "\"{0}\" is not a code; a code has 1 to 64 of A-Z a-z 0-9 . - _, does not begin with x- and "
     "has no more than 9 digits in a row"},
    {bad_name, errc::schema, "bad_name",
     "\"{0}\" is not a name; a name is a letter followed by letters, digits or _, at most 64, and "
     "not year, fact or is"},
    {bad_date, errc::schema, "bad_date", "\"{0}\" is not a day; write it as 2023-12-31"},
    {dates_reversed, errc::schema, "dates_reversed", "the first day {0} is after the last day {1}"},
    {misplaced_key, errc::schema, "misplaced_key",
     "\"{0}\" goes with {1}, not with {2}; remove it or correct the rest"},
    {exclusive_keys, errc::schema, "exclusive_keys",
     "\"{0}\" and \"{1}\" exclude each other; keep one of them"},
    {missing_one_of, errc::schema, "missing_one_of",
     "one of the keys {0} is required here, and none is given"},
    {not_whole, errc::schema, "not_whole", "{0} is {1}; only whole numbers from 0 are counted"},
    {too_many_nodes, errc::limit, "too_many_nodes",
     "the set has more than {0} groups and indicators; raise the limit if it really has"},
    {repeated_code, errc::schema, "repeated_code",
     "two {1} are called \"{0}\"; each needs a code of its own"},
    {codes_look_alike, errc::schema, "codes_look_alike",
     "\"{0}\" and \"{1}\" differ only in case or leading zeros; rename one, so that nobody takes "
     "it "
     "for the other"},
    {percent_out_of_range, errc::schema, "percent_out_of_range",
     "{0} is {1} per cent; it must be {2}"},
    {bounds_cross, errc::schema, "bounds_cross",
     "nothing is {0} and {1} at the same time; correct one of the bounds"},
    {bad_bound_reference, errc::schema, "bad_bound_reference",
     "\"{0}\" names no indicator; write #code for one of this set, or set.id#code for one of "
     "another set"},
    {bad_set_reference, errc::schema, "bad_set_reference",
     "\"{0}\" names no set; write its id, or id@version where several versions are loaded"},
    {unknown_option, errc::schema, "unknown_option",
     "\"{0}\" is not one of the {2} of this measure{1}"},
    {checked_beyond_items, errc::schema, "checked_beyond_items",
     "{0} items must be checked, but there are only {1}; require fewer or \"all\""},
    {bad_digits, errc::schema, "bad_digits",
     "points are rounded to 0 to {0} digits after the point; write one of these"},
    {policy_missing, errc::schema, "policy_missing",
     "this may turn out not applicable, and the set does not say what that counts as; say so in "
     "\"policies\", as in \"not_applicable\": \"excluded\""},
    {empty_group, errc::schema, "empty_group",
     "this group holds nothing and expects nothing; give it \"children\" or "
     "\"expected_indicators\""},
    {expected_too_few, errc::schema, "expected_too_few",
     "{0} indicators are expected, but {1} are here or expected in the groups below; at least that "
     "many must be expected"},
    {expected_unknown_within, errc::schema, "expected_unknown_within",
     "here the number of expected indicators is not known, but {0} states it for all of them; "
     "state "
     "both or neither"},
    {unknown_node, errc::schema, "unknown_node", "no group or indicator has the code \"{0}\"{1}"},
    {node_not_below, errc::schema, "node_not_below",
     "\"{0}\" is not below this group, and the \"when\" of a group speaks of what is below it; "
     "remove "
     "it or move the condition to a conclusion"},
    {not_a_group, errc::schema, "not_a_group",
     "\"{0}\" is an indicator, and {1} takes a group; {2}"},
    {unknown_tag, errc::schema, "unknown_tag",
     "no group or indicator {1} carries the tag \"{0}\"{2}"},
    {selects_nothing, errc::schema, "selects_nothing",
     "this selects nothing: no indicator is there, and none is expected"},
    {selects_only_scored, errc::schema, "selects_only_scored",
     "all that this selects is only scored, neither met nor not met; set a cut on its points "
     "instead"},
    {selected_twice, errc::schema, "selected_twice",
     "\"{0}\" is below \"{1}\", which is selected too, so that it would count twice; select one of "
     "them"},
    {without_status, errc::schema, "without_status",
     "\"{0}\" {1}, so it is neither met nor not met; remove it or state what is required"},
    {without_points, errc::schema, "without_points",
     "\"{0}\" has no points of its own; select what has \"points\""},
    {no_maximum, errc::schema, "no_maximum",
     "nothing that this selects adds to a maximum; select what has \"points\" that are not "
     "\"extra\""},
    {nothing_scores, errc::schema, "nothing_scores",
     "units are ranked by points, and nothing in this set has any; rank them by \"share_met\""},
    {cut_over_excluded, errc::schema, "cut_over_excluded",
     "\"{0}\" may turn out not applicable and its points are then excluded, so that the same "
     "number "
     "is not the same for all units; use \"share_of_max\""},
    {steps_out_of_order, errc::schema, "steps_out_of_order",
     "the step {0} stands after the step {1}; these steps must {2}, each only once"},
    {target_not_positive, errc::schema, "target_not_positive",
     "the target is {0}; it must be above 0"},
    {points_reversed, errc::schema, "points_reversed",
     "\"min\" is {0} and \"max\" is {1}; the least points must not be above the greatest"},
    {option_without_part, errc::schema, "option_without_part",
     "the option \"{0}\" has no part of the maximum here; give every option one, 0 to 1"},
    {part_out_of_range, errc::schema, "part_out_of_range",
     "the part of \"{0}\" must be from 0 to 1, for it is a part of the maximum"},
    {parts_exceed_one, errc::schema, "parts_exceed_one",
     "the parts of the items add up to more than 1, the whole maximum; lower some"},
    {nothing_to_meet, errc::schema, "nothing_to_meet",
     "\"if_met\" scores what is required, and nothing is; add \"require\" or another rule"},
    {group_max_unknown, errc::schema, "group_max_unknown",
     "the maximum of \"{0}\" is not known, so that of this group is not either; write null"},
    {group_max_differs, errc::schema, "group_max_differs",
     "the maximum is {0}, but the maxima of what the group holds add up to {1}; make them equal"},
    {group_max_too_small, errc::schema, "group_max_too_small",
     "the maximum is {0}, but the maxima of what the group holds add up to {1} already; it must be "
     "at least that"},
    {name_taken, errc::schema, "name_taken",
     "\"{0}\" is the name of an attribute too; rename one, so that nobody takes it for the other"},
    {unknown_attribute, errc::schema, "unknown_attribute",
     "the attribute \"{0}\" is not among the \"attributes\" of the set{1}"},
    {unknown_attribute_value, errc::schema, "unknown_attribute_value",
     "\"{0}\" is not one of the values of the attribute \"{1}\"{2}"},
    {attribute_misused, errc::schema, "attribute_misused", "\"{0}\" is {1}; write {2}"},
    {years_reversed, errc::schema, "years_reversed",
     "the first year {0} is after the last year {1}; correct one of them"},
    {leagues_by_number, errc::schema, "leagues_by_number",
     "\"{0}\" is a number, and leagues are formed by an attribute of a few values; name one that "
     "is "
     "yes_no or has a list"},
    {not_two_numbers, errc::schema, "not_two_numbers",
     "a check compares two numbers, and {0} are listed; list two"},
    {not_comparable, errc::schema, "not_comparable",
     "\"{0}\" is {1}, no number to compare; name a count, a quantity, or a ratio's code with "
     ":numerator or :denominator"},
    {unknown_fact, errc::schema, "unknown_fact",
     "the fact \"{0}\" is not among the \"facts\" of the set{1}"},
    {unknown_conclusion, errc::schema, "unknown_conclusion",
     "no conclusion has the code \"{0}\"{1}"},
    {unknown_level, errc::schema, "unknown_level",
     "the conclusion \"{0}\" has no level \"{1}\"{2}"},
    {no_levels, errc::schema, "no_levels",
     "the conclusion \"{0}\" has no levels, only met or not met; remove \"level_at_least\""},
    {bad_reference, errc::schema, "bad_reference",
     "\"{0}\" names no conclusion; write the code of one of this set, or set.id#code for one of "
     "another set"},
    {conclusion_in_circle, errc::schema, "conclusion_in_circle",
     "the conclusion rests on itself (\"{0}\"); one of these must not refer to the next"},
    {unsaid_not_applicable, errc::schema, "unsaid_not_applicable",
     "inside \"not\" a conclusion must say what it counts as where it is not applicable; add "
     "\"if_not_applicable\": \"not_met\", \"met\" or \"undetermined\""},
    {negative_count, errc::schema, "negative_count", "{0} is {1}; a count cannot be negative"},
    {count_too_large, errc::schema, "count_too_large", "{0} is {1}; at most 10^15 can be counted"},
    {bad_value, errc::schema, "bad_value",
     "\"{0}\" is neither a plain decimal, as in 12.5, nor {1}"},
    {bad_year, errc::schema, "bad_year",
     "\"{0}\" is not a year; write a whole number from 1 to 9999"},
    {range_ends, errc::schema, "range_ends",
     "a range has one lower end (at_least or more_than), one upper end (at_most or less_than) or "
     "one of each"},
    {range_reversed, errc::schema, "range_reversed",
     "the lower end {0} is not below the upper end {1}; for one exact number write the number "
     "alone"},
    {cohort_reversed, errc::schema, "cohort_reversed",
     "the least value {0} is above the greatest, {1}; correct one of them"},
    {bad_conclusion_key, errc::schema, "bad_conclusion_key",
     "\"{0}\" names no conclusion of a set; write set.id#code, as the criteria set does"},
    {repeated_unit, errc::schema, "repeated_unit",
     "the unit \"{0}\" of \"{1}\" has another entry on the track {2}, at {3}; keep one of them"},
    {track_left_open, errc::schema, "track_left_open",
     "the unit \"{0}\" of \"{1}\" has another entry, at {2}; an entry without a track stands for "
     "each, so name the track of both or keep one of them"},
    {attribute_differs, errc::schema, "attribute_differs",
     "\"{0}\" is {1} here and {2} at {3}; attributes belong to the unit, whichever the track, so "
     "correct one of them"},
    {base_missing, errc::schema, "base_missing",
     "this unit has no entry on the track {0}; add it or remove based_on"},
    {base_in_circle, errc::schema, "base_in_circle",
     "the tracks of this unit are based on each other in a circle ({0}); one of them must stand "
     "alone"},
    {figure_without_unit, errc::argument, "figure_without_unit",
     "the figure \"{0}\" was added before any unit; begin a unit first"},
    {not_of_its_type, errc::argument, "not_of_its_type", "{0} is none of the values of its type"},
    {text_not_utf8, errc::argument, "text_not_utf8",
     "{0} is not UTF-8; convert it before it is added"},
    {listing_of_another_set, errc::argument, "listing_of_another_set",
     "the units listed are of the set \"{0}\", not of \"{1}\"; list them under their own"},
    {spent_builder, errc::argument, "spent_builder",
     "this builder has handed over what it built; begin with a new one"},
    {header_not_utf8, errc::argument, "header_not_utf8",
     "the header of column {0} is not UTF-8; convert it before the column is added"},
    {empty_header, errc::argument, "empty_header",
     "column {0} has no header; name what it holds, as in \"3.10\" or \"unit.code\""},
    {repeated_header, errc::argument, "repeated_header",
     "there is a column \"{0}\" already; keep one of them"},
    {column_without_data, errc::argument, "column_without_data",
     "the column \"{0}\" has no data, and the table has {1} rows; say where they lie"},
    {column_too_short, errc::argument, "column_too_short",
     "the {1} of {2} rows of the column \"{0}\" is not within its data of {3} bytes, counted from "
     "{4} {5} by {6}; correct the extent, the first row or the stride"},
    {validity_too_short, errc::argument, "validity_too_short",
     "the validity of the column \"{0}\" does not go from {1} {2} of {3} bytes on for {4} rows; "
     "give one {1} for each row"},
    {scale_out_of_range, errc::argument, "scale_out_of_range",
     "the scale of the column \"{0}\" is {1}; it must be {2}"},
    {misplaced_dictionary, errc::argument, "misplaced_dictionary",
     "the column \"{0}\" has a dictionary, and its type is {1}; only code8, code16 and code32 have "
     "one"},
    {dictionary_not_utf8, errc::argument, "dictionary_not_utf8",
     "entry {1} of the dictionary of the column \"{0}\" is not UTF-8; convert it first"},
    {no_such_row, errc::not_found, "no_such_row",
     "there is no row {0}; the table has {1}, the first being row 0"},
    {bad_cell, errc::argument, "bad_cell",
     "row {1} of the column \"{0}\" is {2}; correct it or leave it without a value"},
    {column_of_other_type, errc::argument, "column_of_other_type",
     "the column \"{0}\" is of the type {1}: {2}; convert it"},
    {unknown_part, errc::argument, "unknown_part",
     "the column \"{0}\": a figure has no part \"{1}\"; write numerator, denominator, reported, "
     "reported_points, not_applicable, evidence, explanation, or an item of the checklist"},
    {row_of_other_level, errc::argument, "row_of_other_level",
     "this unit is a {0}, and the set is for units of the level {1}; leave it out of the table"},
    {no_year_of_table, errc::mismatch, "no_year_of_table",
     "the criteria ask for the target year, and the table does not give it; say it in the question "
     "or add a column \"target_year\""},
    {points_too_large, errc::limit, "points_too_large",
     "the points of row {0} are too many to be kept in ten-thousandths in 64 bits; evaluate this "
     "unit by itself"},
    {kernel_not_there, errc::argument, "kernel_not_there",
     "this processor, or this build, lacks the kernel asked for; ask for the best one"},
    {units_of_another_set, errc::argument, "units_of_another_set",
     "these units were bound to another set or by another evaluator; bind them by this one"},
    {cohorts_of_another_set, errc::argument, "cohorts_of_another_set",
     "cohorts gathered for \"{0}\" cannot serve \"{1}\" of another evaluator; gather them by the "
     "one that evaluates"},
    {nothing_to_vary, errc::not_found, "nothing_to_vary",
     "{0} has no {1} to vary; name an indicator that has one"},
    {repeated_set, errc::mismatch, "repeated_set",
     "the set \"{0}\" is loaded twice in the version \"{1}\"; load it once"},
    {unknown_set, errc::mismatch, "unknown_set",
     "\"{0}\" refers to the set \"{1}\", which is not loaded{2}; load it beside this one"},
    {several_versions, errc::mismatch, "several_versions",
     "\"{0}\" refers to the set \"{1}\", of which several versions are loaded; write "
     "set.id@version"},
    {unknown_bound, errc::mismatch, "unknown_bound",
     "\"{0}\" takes the \"{2}\" of \"{1}\", and no indicator of that code has one there"},
    {bound_of_other_kind, errc::mismatch, "bound_of_other_kind",
     "\"{0}\" takes its bound from \"{1}\", which measures something else; both must have the same "
     "type and unit"},
    {bound_in_circle, errc::mismatch, "bound_in_circle",
     "\"{0}\" takes its bound from \"{1}\", which rests on this one; one of them must stand alone"},
    {bound_too_large, errc::limit, "bound_too_large",
     "\"{0}\" takes its bound from \"{1}\" over more than {2} cases or steps; no bound needs that"},
    {product_out_of_range, errc::mismatch, "product_out_of_range",
     "\"{0}\": {1} times {2} is no bound here; it must have at most {3} digits, 9 of them after "
     "the "
     "point, and be {4}"},
    {conclusion_not_there, errc::mismatch, "conclusion_not_there",
     "\"{0}\" refers to the conclusion \"{1}\", which its set does not have"},
    {level_not_there, errc::mismatch, "level_not_there",
     "\"{0}\" refers to the level \"{2}\" of \"{1}\", which that conclusion does not have"},
    {set_in_circle, errc::mismatch, "set_in_circle",
     "\"{0}\" counts sub-units by the set \"{1}\", which counts by this one; one of them must not"},
    {other_criteria, errc::mismatch, "other_criteria",
     "the measurements are for the set \"{0}\", not for \"{1}\"; allow it if that is meant"},
    {no_unit_on_track, errc::mismatch, "no_unit_on_track",
     "no unit has figures on the track \"{0}\"; tracks present: {1}"},
    {no_target_year, errc::mismatch, "no_target_year",
     "the criteria ask for the target year, and the unit \"{0}\" has none, nor has the document, "
     "whose "
     "period is of several years; add \"target_year\""},
    {entry_for_any_track, errc::mismatch, "entry_for_any_track",
     "this entry of the unit \"{0}\" stands for any track, as only listed sub-units may; name its "
     "track"},
}};

consteval bool in_order() {
  for (std::size_t i = 0; i < catalogue.size(); ++i) {
    if (static_cast<std::size_t>(catalogue[i].id) != i) return false;
  }
  return true;
}
static_assert(in_order());

}  // namespace

std::span<const fault_text> fault_catalogue() noexcept { return catalogue; }

}  // namespace xaso::detail
