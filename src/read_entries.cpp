// Entries of a measurements document: units, what is said of them beside figures, their sub-units;
// and cohorts.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "measurement_reader.hpp"
#include "set_reference.hpp"
#include "xaso/code.hpp"
#include "xaso/measurement.hpp"

namespace xaso::detail {
namespace {

// Entries and sub-units share their keys, and so their bits.
constexpr std::uint32_t track_bit = bit_of(entry_keys, "track");
static_assert(track_bit == bit_of(listed_entry_keys, "track"));

}  // namespace

// ---- entries -----------------------------------------------------------------------------------

void measurement_reader::begin_entry() {
  data().entries.emplace_back();
  const std::uint32_t first = narrow(data().figures.size());
  data().spans.push_back({first, first});
  data().entry_offsets.push_back(narrow(walk_.offset()));
  now_.places.based_on.push_back(0);
  now_.codes.begin_unit();
  now_.track_known = false;
}

void measurement_reader::end_entry(const container& closed) {
  data().spans.back().last = narrow(data().figures.size());
  const bool any_track = closed.is == slot::listed_entry && (closed.seen & track_bit) == 0;
  entry().any_track = any_track;
  // Without a code an entry is not held against others: what is wrong with it is said already.
  const bool track_is_clear = any_track || now_.track_known;
  if (!track_is_clear || entry().unit.code_system.empty()) entry().unit.code.clear();
}

void measurement_reader::end_unit(const container& closed) {
  constexpr std::uint32_t valid_from = bit_of(unit_keys, "valid_from");
  if ((closed.seen & valid_from) != 0 && !entry().unit.valid_from) entry().unit.code.clear();
}

void measurement_reader::take_track(std::string_view text) {
  const auto given = word(text, {track::self, track::review, track::appraised});
  now_.track_known = given.has_value();
  entry().track = given.value_or(track::self);
}

void measurement_reader::take_based_on(std::string_view text) {
  now_.places.based_on.back() = narrow(walk_.offset());
  entry().based_on = word(text, {track::self, track::review, track::appraised});
}

void measurement_reader::begin_fact(std::string_view name) {
  walk_.enter_data_key(name, slot::fact);
  walk_.note_key(name);
  if (is_name(name)) {
    entry().facts.push_back({std::string(name), std::nullopt});
  } else {
    walk_.fail(fault::bad_name, {name});
    walk_.skip_value();
  }
}

void measurement_reader::begin_attribute(std::string_view name) {
  walk_.enter_data_key(name, slot::attribute);
  walk_.note_key(name);
  if (is_name(name)) return;
  walk_.fail(fault::bad_name, {name});
  walk_.skip_value();
}

void measurement_reader::take_attribute(attribute_value value) {
  now_.places.attributes.push_back(narrow(walk_.offset()));
  entry().unit.attributes.push_back({std::string(walk_.inner().key), std::move(value)});
}

void measurement_reader::take_attribute_text(std::string_view text) {
  if (const auto broken = broken_by_attribute(text)) return fail(*broken);
  take_attribute(std::string(text));
}

void measurement_reader::begin_recognition(std::string_view conclusion) {
  walk_.enter_data_key(conclusion, slot::recognition);
  walk_.note_key(conclusion);
  if (is_conclusion_elsewhere(conclusion)) {
    entry().recognised.emplace_back().conclusion = conclusion;
  } else {
    walk_.fail(fault::bad_conclusion_key, {conclusion});
    walk_.skip_value();
  }
}

// ---- sub-units ---------------------------------------------------------------------------------

void measurement_reader::begin_sub_units(std::string_view set) {
  walk_.enter_data_key(set, slot::listing);
  walk_.note_key(set);
  set_ = set;
  if (is_set_reference(set)) return;
  walk_.fail(fault::bad_set_reference, {set});
  walk_.skip_value();
}

void measurement_reader::begin_listing() {
  scope inner;
  inner.set = set_;
  inner.data->criteria = set_id_of(set_);
  listings_.push_back({inner.data, now_.data.get(), data().entries.size() - 1});
  outer_.push_back(std::exchange(now_, std::move(inner)));
}

void measurement_reader::end_listing() {
  check_entries(data(), now_.places, pointer_to(walk_.pointer(), "units"), walk_.errors());
  scope done = std::exchange(now_, std::move(outer_.back()));
  outer_.pop_back();
  data().listing_levels = std::max(data().listing_levels, done.data->listing_levels + 1);
  entry().sub_units.push_back({std::string(done.set), done.expected, wrap(std::move(done.data))});
}

void measurement_reader::take_expected(std::string_view given, decimal::parsed number) {
  if (!number) return bad_number(given, number.error);
  if (const auto broken = broken_by_expected(walk_.subject(), number.value)) return fail(*broken);
  now_.expected = static_cast<std::size_t>(number.value.mantissa());
}

void measurement_reader::hand_down(const read_listing& listing) {
  const measurement_data& within = *listing.within;
  const std::optional<int> year = within.entries[listing.entry].target_year;
  listing.data->period = within.period;
  listing.data->target_year = year ? year : within.target_year;
}

// ---- cohorts -----------------------------------------------------------------------------------

void measurement_reader::begin_cohort(std::string_view code) {
  walk_.enter_data_key(code, slot::cohort_range);
  walk_.note_key(code);
  least_.reset();
  greatest_.reset();
  if (is_code(code)) {
    data().cohort.push_back({std::string(code), {}, {}});
  } else {
    walk_.fail(fault::bad_code, {code});
    walk_.skip_value();
  }
}

void measurement_reader::end_cohort(const container& closed) {
  if (!least_ || !greatest_) return;
  stated_cohort& stated = data().cohort.back();
  stated.least = *least_;
  stated.greatest = *greatest_;
  if (const auto broken = broken_by_cohort(stated)) {
    walk_.fail_at(closed.offset, walk_.pointer(), broken->rule, {broken->first, broken->second});
  }
}

}  // namespace xaso::detail
