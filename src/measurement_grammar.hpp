// What may stand where in a measurements document, as one table.
// The reader is driven by it, so that the format can be read off here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace xaso::detail {

/// Every place where a value can stand.
enum class slot : std::uint8_t {
  none,
  document,
  schema,
  format,
  criteria,
  period,
  period_from,
  period_to,
  period_kind,
  target_year,
  cohort,
  cohort_range,
  least,
  greatest,
  units,
  entry,
  unit,
  code_system,
  unit_code,
  valid_from,
  unit_name,
  unit_level,
  unit_parent,
  attributes,
  attribute,
  track,
  based_on,
  unit_target_year,
  facts,
  fact,
  values,
  figure,
  value,
  checked_item,
  item,       // of an object under `value`
  value_end,  // of an object under `value`, by the name of a comparison: usually a range's end
  range_end,  // of an object under `numerator` or `denominator`
  numerator,
  denominator,
  approximate,
  reported,
  reported_points,
  not_applicable,
  evidence,
  evidence_text,
  explanation,
  obstacles,
  obstacle,
  source,
  one_of_sources,
  certainty,
  source_ref,
  source_note,
  note,
  recognised,
  recognition,
  recognised_status,
  recognised_level,
  recognised_on,
  recognition_source,
  one_of_recognition_sources,
  sub_units,
  listing,
  expected,
  listed_units,
  listed_entry,
  ignored,  // anything: under a key of the user's own, or where an error has been reported
  count_,   // how many there are
};

/// A key of an object.
struct known_key {
  std::string_view name;
  slot value;
  bool required = false;
};

inline constexpr std::array document_keys{
    known_key{"$schema", slot::schema},          known_key{"format", slot::format, true},
    known_key{"criteria", slot::criteria, true}, known_key{"period", slot::period, true},
    known_key{"target_year", slot::target_year}, known_key{"cohort", slot::cohort},
    known_key{"units", slot::units, true},
};
inline constexpr std::array cohort_range_keys{
    known_key{"least", slot::least, true},
    known_key{"greatest", slot::greatest, true},
};
inline constexpr std::array period_keys{
    known_key{"from", slot::period_from, true},
    known_key{"to", slot::period_to, true},
    known_key{"kind", slot::period_kind},
};
inline constexpr std::array entry_keys{
    known_key{"unit", slot::unit, true},       known_key{"track", slot::track, true},
    known_key{"based_on", slot::based_on},     known_key{"target_year", slot::unit_target_year},
    known_key{"facts", slot::facts},           known_key{"values", slot::values},
    known_key{"recognised", slot::recognised}, known_key{"sub_units", slot::sub_units},
};
/// Those of a sub-unit, which may leave its track open.
inline constexpr auto listed_entry_keys = [] {
  auto keys = entry_keys;
  for (known_key& key : keys) key.required = key.required && key.value != slot::track;
  return keys;
}();
inline constexpr std::array unit_keys{
    known_key{"code_system", slot::code_system, true},
    known_key{"code", slot::unit_code, true},
    known_key{"valid_from", slot::valid_from},
    known_key{"name", slot::unit_name},
    known_key{"level", slot::unit_level},
    known_key{"parent", slot::unit_parent},
    known_key{"attributes", slot::attributes},
};
inline constexpr std::array figure_keys{
    // The two that nearly every figure has come first.
    known_key{"numerator", slot::numerator},
    known_key{"denominator", slot::denominator},
    known_key{"value", slot::value},
    known_key{"approximate", slot::approximate},
    known_key{"reported", slot::reported},
    known_key{"reported_points", slot::reported_points},
    known_key{"not_applicable", slot::not_applicable},
    known_key{"evidence", slot::evidence},
    known_key{"explanation", slot::explanation},
    known_key{"obstacles", slot::obstacles},
    known_key{"source", slot::source},
    known_key{"note", slot::note},
};
inline constexpr std::array source_keys{
    known_key{"certainty", slot::certainty, true},
    known_key{"ref", slot::source_ref},
    known_key{"note", slot::source_note},
};

inline constexpr std::array recognition_keys{
    known_key{"status", slot::recognised_status, true},
    known_key{"level", slot::recognised_level},
    known_key{"on", slot::recognised_on},
    known_key{"source", slot::recognition_source},
};
inline constexpr std::array listing_keys{
    known_key{"expected", slot::expected},
    known_key{"units", slot::listed_units, true},
};

/// How the keys of an object are taken.
enum class keys_are : std::uint8_t {
  not_allowed,  ///< no object may stand here
  known,        ///< those of `slot_rule::keys`, and keys of the user's own that begin with `x-`
  data,         ///< codes, names, comparisons or anything: the reader looks at each
};

/// What may stand in a slot.
struct slot_rule {
  slot id = slot::none;
  std::string_view accepts;  ///< in words, for messages
  keys_are object = keys_are::not_allowed;
  std::span<const known_key> keys{};  ///< of an object
  std::uint32_t required = 0;         ///< bit i: key i must be there
  slot element = slot::none;          ///< what each element of a list is; none: no list here
  bool null_is_absence = false;       ///< `null` stands for nothing given

  [[nodiscard]] constexpr slot_rule or_list_of(slot each) const {
    slot_rule more = *this;
    more.element = each;
    return more;
  }
  [[nodiscard]] constexpr slot_rule or_null() const {
    slot_rule more = *this;
    more.null_is_absence = true;
    return more;
  }
};

namespace row {

constexpr slot_rule scalar(slot id, std::string_view accepts) {
  return {.id = id, .accepts = accepts};
}
constexpr slot_rule object(slot id, std::span<const known_key> keys, std::string_view accepts) {
  slot_rule rule{.id = id, .accepts = accepts, .object = keys_are::known, .keys = keys};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].required) rule.required |= std::uint32_t{1} << i;
  }
  return rule;
}
constexpr slot_rule map(slot id, std::string_view accepts) {
  return {.id = id, .accepts = accepts, .object = keys_are::data};
}
constexpr slot_rule list(slot id, slot element, std::string_view accepts) {
  return {.id = id, .accepts = accepts, .element = element};
}

}  // namespace row

/// The whole format: one row for each slot, in the order of the enumeration.
inline constexpr std::array<slot_rule, static_cast<std::size_t>(slot::count_)> grammar{{
    row::scalar(slot::none, "nothing"),
    row::object(slot::document, document_keys, "an object"),
    row::scalar(slot::schema, "a string"),
    row::scalar(slot::format, "a string"),
    row::scalar(slot::criteria, "the id of a criteria set"),
    row::object(slot::period, period_keys, "an object with \"from\" and \"to\""),
    row::scalar(slot::period_from, "a day such as \"2023-01-01\""),
    row::scalar(slot::period_to, "a day such as \"2023-12-31\""),
    row::scalar(slot::period_kind, "a string"),
    row::scalar(slot::target_year, "a year such as 2023"),
    row::map(slot::cohort, "an object of codes and their least and greatest values"),
    row::object(slot::cohort_range, cohort_range_keys, "an object with \"least\" and \"greatest\""),
    row::scalar(slot::least, "a number"),
    row::scalar(slot::greatest, "a number"),
    row::list(slot::units, slot::entry, "a list"),
    row::object(slot::entry, entry_keys, "an object"),
    row::object(slot::unit, unit_keys, "an object"),
    row::scalar(slot::code_system, "a string"),
    row::scalar(slot::unit_code, "a string"),
    row::scalar(slot::valid_from, "a day such as \"2025-07-01\""),
    row::scalar(slot::unit_name, "a string"),
    row::scalar(slot::unit_level, "a string"),
    row::scalar(slot::unit_parent, "a string"),
    row::map(slot::attributes, "an object of names and values"),
    row::scalar(slot::attribute, "a code, a number, true or false"),
    row::scalar(slot::track, "a string"),
    row::scalar(slot::based_on, "a string"),
    row::scalar(slot::unit_target_year, "a year such as 2023"),
    row::map(slot::facts, "an object of names and true, false or null"),
    row::scalar(slot::fact, "true, false or null").or_null(),
    row::map(slot::values, "an object of codes and figures"),
    row::object(
        slot::figure, figure_keys,
        "a figure: a number, true, false, an option's code, a list of checked items, null or an "
        "object")
        .or_list_of(slot::checked_item)
        .or_null(),
    row::map(
        slot::value,
        "a number, a range, true, false, an option's code, a list of checked items or an object of "
        "items")
        .or_list_of(slot::checked_item)
        .or_null(),
    row::scalar(slot::checked_item, "the code of an item"),
    row::scalar(slot::item, "true, false or null").or_null(),
    row::scalar(slot::value_end, "a number").or_null(),
    row::scalar(slot::range_end, "a number"),
    row::map(slot::numerator, "a number or a range such as {\"at_least\": 10}").or_null(),
    row::map(slot::denominator, "a number or a range such as {\"at_least\": 10}").or_null(),
    row::scalar(slot::approximate, "true or false").or_null(),
    row::scalar(slot::reported, "\"met\" or \"not_met\"").or_null(),
    row::scalar(slot::reported_points, "a number").or_null(),
    row::scalar(slot::not_applicable, "a string that says why").or_null(),
    row::list(slot::evidence, slot::evidence_text, "a list of strings").or_null(),
    row::scalar(slot::evidence_text, "a string"),
    row::scalar(slot::explanation, "a string").or_null(),
    row::list(slot::obstacles, slot::obstacle, "a list of strings").or_null(),
    row::scalar(slot::obstacle, "a string"),
    row::object(slot::source, source_keys, "an object or a list of objects")
        .or_list_of(slot::one_of_sources)
        .or_null(),
    row::object(slot::one_of_sources, source_keys, "an object"),
    row::scalar(slot::certainty, "a string"),
    row::scalar(slot::source_ref, "a string"),
    row::scalar(slot::source_note, "a string"),
    row::scalar(slot::note, "a string").or_null(),
    row::map(slot::recognised, "an object of conclusions and what was recognised"),
    row::object(slot::recognition, recognition_keys, "an object with \"status\", or null")
        .or_null(),
    row::scalar(slot::recognised_status, "\"met\" or \"not_met\""),
    row::scalar(slot::recognised_level, "the code of a level"),
    row::scalar(slot::recognised_on, "a day such as \"2022-12-30\""),
    row::object(slot::recognition_source, source_keys, "an object or a list of objects")
        .or_list_of(slot::one_of_recognition_sources),
    row::object(slot::one_of_recognition_sources, source_keys, "an object"),
    row::map(slot::sub_units, "an object of sets and the units listed for each"),
    row::object(slot::listing, listing_keys, "an object with \"units\""),
    row::scalar(slot::expected, "a whole number"),
    row::list(slot::listed_units, slot::listed_entry, "a list"),
    row::object(slot::listed_entry, listed_entry_keys, "an object"),
    row::map(slot::ignored, "anything").or_list_of(slot::ignored).or_null(),
}};

consteval bool rows_follow_the_enumeration() {
  for (std::size_t i = 0; i < grammar.size(); ++i) {
    if (static_cast<std::size_t>(grammar[i].id) != i) return false;
  }
  return true;
}
static_assert(rows_follow_the_enumeration());

[[nodiscard]] constexpr const slot_rule& rule_of(slot place) noexcept {
  return grammar[static_cast<std::size_t>(place)];
}

}  // namespace xaso::detail
