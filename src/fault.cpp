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
     "the key \"{0}\" is not known here{1}; keys of your own begin with \"x-\""},
    {not_yet_supported, errc::unsupported, "not_yet_supported",
     "\"{0}\" is part of the format but not yet evaluated by this version; remove it or use a "
     "newer "
     "xaso"},
    {wrong_format, errc::schema, "wrong_format",
     "the format is \"{0}\"; this reader reads \"{1}\""},
    {bad_number, errc::schema, "bad_number",
     "\"{0}\" is not a plain decimal; write digits and at most one point, as in 12.5, no exponent"},
    {number_too_long, errc::schema, "number_too_long",
     "\"{0}\" has too many digits; {1} significant digits and 9 after the point are the most"},
    {unknown_word, errc::schema, "unknown_word", "\"{0}\" is not known here; one of {1}"},
    {empty_string, errc::schema, "empty_string", "{0} must not be empty"},
    {empty_list, errc::schema, "empty_list", "{0} must not be an empty list"},
    {empty_object, errc::schema, "empty_object", "{0} must not be an empty object"},
    {repeated_entry, errc::schema, "repeated_entry", "\"{0}\" stands twice in this list"},
    {bad_code, errc::schema, "bad_code",
     "\"{0}\" is not a code; a code has 1 to 64 of A-Z a-z 0-9 . - _, does not begin with x- and "
     "has "
     "no more than 9 digits in a row"},
    {bad_name, errc::schema, "bad_name",
     "\"{0}\" is not a name; a name is a letter followed by letters, digits or _, at most 64, and "
     "not year, fact or is"},
    {bad_date, errc::schema, "bad_date", "\"{0}\" is not a day; write it as 2023-12-31"},
    {dates_reversed, errc::schema, "dates_reversed", "the first day {0} is after the last day {1}"},
    {too_many_nodes, errc::limit, "too_many_nodes",
     "the set has more than {0} groups and indicators; raise the limit if it really has"},
    {negative_count, errc::schema, "negative_count", "{0} is {1}; a count cannot be negative"},
    {count_too_large, errc::schema, "count_too_large",
     "{0} is {1}; at most 10^15 can be counted"},
    {bad_value, errc::schema, "bad_value",
     "\"{0}\" is neither a plain decimal, as in 12.5, nor the code of an option"},
    {bad_year, errc::schema, "bad_year",
     "{0} is not a year; write a whole number from 1 to 9999"},
    {range_ends, errc::schema, "range_ends",
     "a range has one lower end (at_least or more_than), one upper end (at_most or less_than) or "
     "one of each"},
    {range_reversed, errc::schema, "range_reversed",
     "the lower end {0} is not below the upper end {1}; for one exact number write the number "
     "alone"},
    {repeated_unit, errc::schema, "repeated_unit",
     "the unit \"{0}\" of \"{1}\" has another entry on the track {2}, at {3}; keep one of them"},
    {base_missing, errc::schema, "base_missing",
     "this unit has no entry on the track {0}; add it or remove based_on"},
    {base_in_circle, errc::schema, "base_in_circle",
     "the tracks of this unit are based on each other in a circle ({0}); one of them must stand "
     "alone"},
    {figure_without_unit, errc::argument, "figure_without_unit",
     "the figure \"{0}\" was added before any unit; begin a unit first"},
    {not_of_its_type, errc::argument, "not_of_its_type",
     "{0} is none of the values of its type"},
    {text_not_utf8, errc::argument, "text_not_utf8",
     "{0} is not UTF-8; convert it before it is added"},
    {other_criteria, errc::mismatch, "other_criteria",
     "the measurements are for the set \"{0}\", not for \"{1}\"; allow it if that is meant"},
    {no_unit_on_track, errc::mismatch, "no_unit_on_track",
     "no unit has figures on the track \"{0}\"; tracks present: {1}"},
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
