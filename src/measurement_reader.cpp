// What each value of a measurements document means, and what it must obey.
// SPDX-License-Identifier: Apache-2.0
#include "measurement_reader.hpp"

#include <algorithm>
#include <numeric>

#include "xaso/code.hpp"
#include "xaso/measurement.hpp"
#include "xaso/source.hpp"
#include "xaso/status.hpp"

namespace xaso::detail {
namespace {

constexpr std::string_view format_name = "xaso.measurements/1";

// A figure takes about 35 bytes of text: 45 with two counts, 10 with an answer alone.
constexpr std::size_t bytes_per_figure = 32;

}  // namespace

measurement_reader::measurement_reader(token_cursor& cursor, std::size_t text_bytes)
    : cursor_(cursor), walk_(cursor) {
  data().figures.reserve(text_bytes / bytes_per_figure);
}

std::shared_ptr<const measurement_data> measurement_reader::take() {
  for (const read_listing& listing : listings_) hand_down(listing);
  return std::move(now_.data);
}

// ---- keys that are data ------------------------------------------------------------------------

void measurement_reader::data_key(slot object, std::string_view name) {
  switch (object) {
    case slot::facts:
      return begin_fact(name);
    case slot::attributes:
      return begin_attribute(name);
    case slot::recognised:
      return begin_recognition(name);
    case slot::sub_units:
      return begin_sub_units(name);
    case slot::cohort:
      return begin_cohort(name);
    case slot::value:
      return begin_value_member(name);
    case slot::numerator:
    case slot::denominator:
      return begin_range_end(name);
    default:
      walk_.enter_data_key(name, slot::ignored);
      walk_.note_key(name);
  }
}

// ---- tokens ------------------------------------------------------------------------------------

void measurement_reader::string(std::string_view text) {
  switch (walk_.next()) {
    case slot::ignored:
    case slot::schema:
      break;
    case slot::figure:
    case slot::value:
      take_value_text(text);
      break;
    case slot::numerator:
    case slot::denominator:
    case slot::value_end:
    case slot::range_end:
      take_number_text(text);
      break;
    case slot::checked_item:
      take_checked_item(text);
      break;
    case slot::reported:
      take_reported(text);
      break;
    case slot::reported_points:
      take_decimal(text, decimal::parse(text), detail().reported_points);
      break;
    case slot::not_applicable:
      take_filled(text, detail().not_applicable);
      break;
    case slot::evidence_text:
      take_text(text, detail().evidence);
      break;
    case slot::explanation:
      take_filled(text, detail().explanation);
      break;
    case slot::obstacle:
      take_text(text, detail().obstacles);
      break;
    case slot::note:
      detail().note = text;
      break;
    default:
      string_beside_figures(text);
  }
  walk_.value_done();
}

void measurement_reader::string_beside_figures(std::string_view text) {
  switch (walk_.next()) {
    case slot::code_system:
      return take_filled(text, entry().unit.code_system);
    case slot::unit_code:
      return take_code(text, entry().unit.code);
    case slot::valid_from:
      return take_date(text, entry().unit.valid_from);
    case slot::unit_name:
      entry().unit.name = text;
      return;
    case slot::unit_level:
      entry().unit.level = word(text, {unit_level::village, unit_level::commune,
                                       unit_level::district, unit_level::province});
      return;
    case slot::unit_parent:
      return take_code(text, entry().unit.parent);
    case slot::attribute:
      return take_attribute_text(text);
    case slot::track:
      return take_track(text);
    case slot::based_on:
      return take_based_on(text);
    case slot::unit_target_year:
      return take_year(text, decimal::parse(text), entry().target_year);
    case slot::recognised_status:
      recognised().is = word(text, {status::met, status::not_met});
      return;
    case slot::recognised_level:
      return take_code(text, recognised().level);
    case slot::recognised_on:
      return take_date(text, recognised().on);
    case slot::expected:
      return take_expected(text, decimal::parse(text));
    case slot::certainty:
      return take_source_certainty(text);
    case slot::source_ref:
      source_->ref = text;
      return;
    case slot::source_note:
      source_->note = text;
      return;
    default:
      return document_string(text);
  }
}

void measurement_reader::document_string(std::string_view text) {
  switch (walk_.next()) {
    case slot::format:
      return take_format(text);
    case slot::criteria:
      return take_code(text, data().criteria);
    case slot::period_from:
      return take_date(text, data().period.from);
    case slot::period_to:
      return take_date(text, data().period.to);
    case slot::period_kind:
      data().period.how = word(text, {period::kind::span, period::kind::cumulative});
      return;
    case slot::target_year:
      return take_year(text, decimal::parse(text), data().target_year);
    case slot::least:
      return take_decimal(text, decimal::parse(text), least_);
    case slot::greatest:
      return take_decimal(text, decimal::parse(text), greatest_);
    default:
      return wrong_type("a string");
  }
}

void measurement_reader::other_number(std::string_view literal, decimal::parsed number) {
  switch (walk_.next()) {
    case slot::ignored:
      break;
    case slot::target_year:
      take_year(literal, number, data().target_year);
      break;
    case slot::unit_target_year:
      take_year(literal, number, entry().target_year);
      break;
    case slot::figure:
    case slot::value:
    case slot::numerator:
    case slot::denominator:
    case slot::item:
    case slot::value_end:
    case slot::range_end:
      if (number) {
        take_number(number.value);
      } else {
        bad_number(literal, number.error);
      }
      break;
    case slot::reported_points:
      take_decimal(literal, number, detail().reported_points);
      break;
    case slot::attribute:
      if (number) {
        take_attribute(number.value);
      } else {
        bad_number(literal, number.error);
      }
      break;
    case slot::expected:
      take_expected(literal, number);
      break;
    case slot::least:
      take_decimal(literal, number, least_);
      break;
    case slot::greatest:
      take_decimal(literal, number, greatest_);
      break;
    default:
      wrong_type("a number");
  }
}

void measurement_reader::boolean(bool is) {
  switch (walk_.next()) {
    case slot::ignored:
      break;
    case slot::fact:
      entry().facts.back().is = is;
      break;
    case slot::attribute:
      take_attribute(is);
      break;
    case slot::figure:
    case slot::value:
      take_value(value_form::boolean, is ? 1 : 0);
      break;
    case slot::item:
    case slot::value_end:
      members_.back().is = member::kind::state;
      members_.back().state = is;
      break;
    case slot::approximate:
      figure().approximate = is;
      break;
    default:
      wrong_type(is ? "true" : "false");
  }
  walk_.value_done();
}

void measurement_reader::null() {
  if (walk_.next() == slot::item || walk_.next() == slot::value_end) {
    members_.back().is = member::kind::state;
  } else if (!rule_of(walk_.next()).null_is_absence) {
    wrong_type("null");
  }
  walk_.value_done();
}

// ---- objects -----------------------------------------------------------------------------------

void measurement_reader::begin_other_object(slot object) {
  switch (object) {
    case slot::entry:
    case slot::listed_entry:
      return begin_entry();
    case slot::listing:
      return begin_listing();
    case slot::value:
    case slot::numerator:
    case slot::denominator:
      return members_.clear();
    case slot::source:
    case slot::one_of_sources:
      source_ = &detail().sources.emplace_back();
      return;
    case slot::recognition_source:
    case slot::one_of_recognition_sources:
      source_ = &recognised().sources.emplace_back();
      return;
    default:
      return;
  }
}

void measurement_reader::end_other_object(const container& closed) {
  switch (closed.is) {
    case slot::period:
      return end_period(closed);
    case slot::unit:
      return end_unit(closed);
    case slot::entry:
    case slot::listed_entry:
      return end_entry(closed);
    case slot::listing:
      return end_listing();
    case slot::cohort_range:
      return end_cohort(closed);
    case slot::value:
    case slot::numerator:
    case slot::denominator:
      return end_members(closed);
    default:
      return;
  }
}

void measurement_reader::end_period(const container& closed) {
  const period& given = data().period;
  if (given.from == date() || given.to == date() || given.from <= given.to) return;
  walk_.fail_at(closed.offset, walk_.pointer(), fault::dates_reversed,
                {given.from.to_string(), given.to.to_string()});
}

// ---- lists -------------------------------------------------------------------------------------

void measurement_reader::begin_list() {
  count_if_entry();
  walk_.open_list();
  elements_.clear();
  const slot is = walk_.inner().is;
  if (is == slot::figure || is == slot::value) {
    take_value(value_form::checked, measurement_data::stored(data().items.size()));
    data().items.emplace_back();
  }
}

void measurement_reader::end_list() {
  const container closed = walk_.close();
  std::vector<std::string_view> texts;
  switch (closed.is) {
    case slot::figure:
    case slot::value:
      for (const item_state& item : data().items.back()) texts.emplace_back(item.first);
      break;
    case slot::evidence:
      texts.assign(detail().evidence.begin(), detail().evidence.end());
      break;
    case slot::obstacles:
      texts.assign(detail().obstacles.begin(), detail().obstacles.end());
      break;
    default:
      break;
  }
  report_repeated(texts);
  const bool may_not_be_empty = closed.is == slot::evidence || closed.is == slot::source ||
                                closed.is == slot::recognition_source;
  if (may_not_be_empty && closed.index == 0) {
    walk_.fail_at(closed.offset, walk_.pointer(), fault::empty_list, {walk_.subject()});
  }
  walk_.value_done();
}

void measurement_reader::report_repeated(const std::vector<std::string_view>& texts) {
  std::vector<std::size_t> order(texts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return texts[a] < texts[b]; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (texts[order[i]] != texts[order[i - 1]]) continue;
    const element_place& second = elements_[order[i]];
    walk_.fail_at(second.offset, pointer_to(walk_.pointer(), second.index), fault::repeated_entry,
                  {texts[order[i]]});
  }
}

void measurement_reader::overlong_key(std::size_t most_bytes) {
  walk_.enter_data_key({}, slot::ignored);
  walk_.fail(fault::string_too_long, {std::to_string(most_bytes)});
}

void measurement_reader::overlong_string(std::size_t most_bytes) {
  walk_.fail(fault::string_too_long, {std::to_string(most_bytes)});
  count_if_entry();
  walk_.value_done();
}

// ---- values ------------------------------------------------------------------------------------

void measurement_reader::take_format(std::string_view text) {
  if (text == format_name) return;
  walk_.fail(fault::wrong_format, {text, format_name});
  other_format_ = true;
}

void measurement_reader::take_code(std::string_view text, std::string& into) {
  if (!is_code(text)) return walk_.fail(fault::bad_code, {text});
  into = text;
}

void measurement_reader::take_filled(std::string_view text, std::string& into) {
  if (text.empty()) return walk_.fail(fault::empty_string, {walk_.subject()});
  into = text;
}

void measurement_reader::take_text(std::string_view text, std::vector<std::string>& into) {
  if (text.empty()) return walk_.fail(fault::empty_string, {walk_.subject()});
  into.emplace_back(text);
  elements_.push_back({walk_.inner().index, walk_.offset()});
}

void measurement_reader::take_date(std::string_view text, date& into) {
  const std::optional<date> day = date::parse(text);
  if (!day) return walk_.fail(fault::bad_date, {text});
  into = *day;
}

void measurement_reader::take_date(std::string_view text, std::optional<date>& into) {
  date day;
  take_date(text, day);
  if (day != date()) into = day;
}

void measurement_reader::take_decimal(std::string_view given, decimal::parsed number,
                                      std::optional<decimal>& into) {
  if (!number) return bad_number(given, number.error);
  into = number.value;
}

void measurement_reader::take_year(std::string_view given, decimal::parsed number,
                                   std::optional<int>& into) {
  if (!number || !number.value.is_whole() || !is_year(number.value.mantissa())) {
    return walk_.fail(fault::bad_year, {given});
  }
  into = static_cast<int>(number.value.mantissa());
}

void measurement_reader::take_source_certainty(std::string_view text) {
  const auto given = word(
      text, {certainty::attested, certainty::inferred, certainty::choice, certainty::not_found});
  if (given) source_->certainty = *given;
}

// ---- errors ------------------------------------------------------------------------------------

void measurement_reader::fail(const broken_rule& broken) {
  walk_.fail(broken.rule, {broken.first, broken.second});
}

void measurement_reader::wrong_type(std::string_view found) {
  walk_.wrong_type(found);
  count_if_entry();
}

void measurement_reader::count_if_entry() {
  // What stands in the place of an entry is one of them, so that they are numbered as in the text.
  const slot next = walk_.next();
  if (next == slot::entry || next == slot::listed_entry) begin_entry();
}

void measurement_reader::bad_number(std::string_view given, decimal::parse_error error) {
  const bool too_long = error == decimal::parse_error::too_many_digits;
  walk_.fail(too_long ? fault::number_too_long : fault::bad_number,
             {given, std::to_string(decimal::max_digits)});
}

}  // namespace xaso::detail
