// What each value of a measurements document means, and what it must obey.
// SPDX-License-Identifier: Apache-2.0
#include "measurement_reader.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "shown_text.hpp"
#include "xaso/code.hpp"
#include "xaso/measurement.hpp"
#include "xaso/source.hpp"
#include "xaso/status.hpp"

namespace xaso::detail {
namespace {

constexpr std::string_view format_name = "xaso.measurements/1";

// A figure takes about 35 bytes of text: 45 with two counts, 10 with an answer alone.
constexpr std::size_t bytes_per_figure = 32;

constexpr std::array comparisons{comparison::at_least, comparison::more_than, comparison::at_most,
                                 comparison::less_than};

std::optional<comparison> comparison_named(std::string_view text) noexcept {
  for (const comparison how : comparisons) {
    if (name(how) == text) return how;
  }
  return std::nullopt;
}

/// The bit of the key `name` in `container::seen`.
template <std::size_t Size>
constexpr std::uint32_t bit_of(const std::array<known_key, Size>& keys, std::string_view name) {
  std::uint32_t bit = 1;
  for (const known_key& key : keys) {
    if (key.name == name) break;
    bit <<= 1U;
  }
  return bit;
}

/// Offsets are kept in 32 bits; the reader refuses texts that need more.
std::uint32_t narrow(std::size_t offset) noexcept { return static_cast<std::uint32_t>(offset); }

decimal as_index(std::size_t index) noexcept { return {static_cast<std::int64_t>(index)}; }

std::string quoted(std::string_view text) { return '"' + shown(text) + '"'; }

}  // namespace

measurement_reader::measurement_reader(token_cursor& cursor, std::size_t text_bytes)
    : cursor_(cursor), walk_(cursor), data_(std::make_shared<measurement_data>()) {
  data_->figures.reserve(text_bytes / bytes_per_figure);
}

// ---- keys that are data ------------------------------------------------------------------------

void measurement_reader::data_key(slot object, std::string_view name) {
  switch (object) {
    case slot::facts:
      return begin_fact(name);
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

void measurement_reader::begin_figure(std::string_view code) {
  walk_.enter_data_key(code, slot::figure);
  const std::optional<code_table::entry> found = codes_.find(code, data_->codes);
  if (found && !found->repeated) {
    packed_figure& one = data_->figures.emplace_back();
    one.code = found->number;
    one.offset = narrow(cursor_.offset_of_next());
    return;
  }
  walk_.fail(found ? fault::duplicate_key : fault::bad_code, {code});
  walk_.skip_value();
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

void measurement_reader::begin_value_member(std::string_view name) {
  add_member(name, comparison_named(name) ? slot::value_end : slot::item);
  if (is_code(name)) return;
  walk_.fail(fault::bad_code, {name});
  walk_.skip_value();
}

void measurement_reader::begin_range_end(std::string_view name) {
  add_member(name, slot::range_end);
  if (comparison_named(name)) return;
  walk_.fail(fault::unknown_word, {name, "at_least, more_than, at_most, less_than"});
  walk_.skip_value();
}

void measurement_reader::add_member(std::string_view name, slot value) {
  walk_.enter_data_key(name, value);
  walk_.note_key(name);
  member& one = members_.emplace_back();
  one.name = name;
  one.offset = cursor_.offset_of_next();
}

// ---- tokens ------------------------------------------------------------------------------------

void measurement_reader::string(std::string_view text) {
  switch (walk_.next()) {
    case slot::ignored:
    case slot::schema:
      break;
    case slot::format:
      take_format(text);
      break;
    case slot::criteria:
      take_code(text, data_->criteria);
      break;
    case slot::period_from:
      take_date(text, data_->period.from);
      break;
    case slot::period_to:
      take_date(text, data_->period.to);
      break;
    case slot::period_kind:
      data_->period.how = word(text, {period::kind::span, period::kind::cumulative});
      break;
    case slot::target_year:
      take_year(text, decimal::parse(text), data_->target_year);
      break;
    case slot::code_system:
      take_filled(text, entry().unit.code_system);
      break;
    case slot::unit_code:
      take_code(text, entry().unit.code);
      break;
    case slot::valid_from: {
      date day;
      take_date(text, day);
      if (day != date()) entry().unit.valid_from = day;
      break;
    }
    case slot::unit_name:
      entry().unit.name = text;
      break;
    case slot::unit_level:
      entry().unit.level = word(text, {unit_level::village, unit_level::commune,
                                       unit_level::district, unit_level::province});
      break;
    case slot::unit_parent:
      take_code(text, entry().unit.parent);
      break;
    case slot::track: {
      const auto given = word(text, {track::self, track::review, track::appraised});
      track_known_ = given.has_value();
      entry().track = given.value_or(track::self);
      break;
    }
    case slot::based_on:
      based_on_offsets_.back() = narrow(walk_.offset());
      entry().based_on = word(text, {track::self, track::review, track::appraised});
      break;
    case slot::unit_target_year:
      take_year(text, decimal::parse(text), entry().target_year);
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
    case slot::certainty:
      take_source_certainty(text);
      break;
    case slot::source_ref:
      detail().sources.back().ref = text;
      break;
    case slot::source_note:
      detail().sources.back().note = text;
      break;
    case slot::note:
      detail().note = text;
      break;
    default:
      wrong_type("a string");
  }
  walk_.value_done();
}

void measurement_reader::other_number(std::string_view literal, decimal::parsed number) {
  switch (walk_.next()) {
    case slot::ignored:
      break;
    case slot::target_year:
      take_year(literal, number, data_->target_year);
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
      return begin_entry();
    case slot::value:
    case slot::numerator:
    case slot::denominator:
      return members_.clear();
    case slot::source:
    case slot::one_of_sources:
      detail().sources.emplace_back();
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
      return end_entry();
    case slot::value:
    case slot::numerator:
    case slot::denominator:
      return end_members(closed);
    default:
      return;
  }
}

void measurement_reader::begin_entry() {
  data_->entries.emplace_back();
  const std::uint32_t first = narrow(data_->figures.size());
  data_->spans.push_back({first, first});
  data_->entry_offsets.push_back(narrow(walk_.offset()));
  based_on_offsets_.push_back(0);
  codes_.begin_unit();
  track_known_ = false;
}

void measurement_reader::end_entry() {
  data_->spans.back().last = narrow(data_->figures.size());
  // Without a code an entry is not held against others: what is wrong with it is said already.
  if (!track_known_ || entry().unit.code_system.empty()) entry().unit.code.clear();
}

void measurement_reader::end_unit(const container& closed) {
  constexpr std::uint32_t valid_from = bit_of(unit_keys, "valid_from");
  if ((closed.seen & valid_from) != 0 && !entry().unit.valid_from) entry().unit.code.clear();
}

void measurement_reader::end_period(const container& closed) {
  const period& given = data_->period;
  if (given.from == date() || given.to == date() || given.from <= given.to) return;
  walk_.fail_at(closed.offset, walk_.pointer(), fault::dates_reversed,
                {given.from.to_string(), given.to.to_string()});
}

void measurement_reader::end_members(const container& closed) {
  const bool may_be_items = closed.is == slot::value;
  if (members_.empty() && !may_be_items) {
    walk_.fail_at(closed.offset, walk_.pointer(), fault::empty_object, {walk_.subject()});
    return;
  }
  const bool all_compare = std::all_of(members_.begin(), members_.end(), [](const member& one) {
    return comparison_named(one.name).has_value();
  });
  const bool all_states = std::all_of(members_.begin(), members_.end(), [](const member& one) {
    return one.is == member::kind::state;
  });
  if (may_be_items && (all_states || !all_compare)) {
    end_items();
  } else {
    end_range(closed);
  }
}

void measurement_reader::end_range(const container& closed) {
  amount range(std::nullopt, std::nullopt);
  for (const member& one : members_) {
    const std::optional<comparison> how = comparison_named(one.name);
    if (one.is == member::kind::state) {
      walk_.fail_at(one.offset, pointer_to(walk_.pointer(), one.name), fault::wrong_json_type,
                    {quoted(one.name), rule_of(slot::range_end).accepts,
                     !one.state   ? "null"
                     : *one.state ? "true"
                                  : "false"});
    }
    if (!how || one.is != member::kind::number) return;
    std::optional<range_end>& end = is_lower(*how) ? range.lower : range.upper;
    if (end) {
      // The same one twice was reported with its key.
      if (end->open == is_strict(*how)) return;
      walk_.fail_at(closed.offset, walk_.pointer(), fault::range_ends);
      return;
    }
    end = range_end{one.number, is_strict(*how)};
  }
  if (const auto broken = broken_by_range(range)) {
    walk_.fail_at(closed.offset, walk_.pointer(), broken->rule, {broken->first, broken->second});
    return;
  }
  const decimal index = as_index(data_->ranges.size());
  data_->ranges.push_back(range);
  packed_figure& one = figure();
  if (closed.is == slot::value) {
    take_value(value_form::range, index);
  } else if (closed.is == slot::numerator) {
    one.numerator = index;
    one.numerator_is = part_form::range;
  } else {
    one.denominator = index;
    one.denominator_is = part_form::range;
  }
}

void measurement_reader::end_items() {
  packed_items items;
  for (const member& one : members_) {
    if (one.is == member::kind::number) {
      walk_.fail_at(one.offset, pointer_to(walk_.pointer(), one.name), fault::wrong_json_type,
                    {quoted(one.name), rule_of(slot::item).accepts, "a number"});
    }
    items.emplace_back(one.name, one.state);
  }
  take_value(value_form::states, as_index(data_->items.size()));
  data_->items.push_back(std::move(items));
}

// ---- lists -------------------------------------------------------------------------------------

void measurement_reader::begin_list() {
  count_if_entry();
  walk_.open_list();
  elements_.clear();
  const slot is = walk_.inner().is;
  if (is == slot::figure || is == slot::value) {
    take_value(value_form::checked, as_index(data_->items.size()));
    data_->items.emplace_back();
  }
}

void measurement_reader::end_list() {
  const container closed = walk_.close();
  std::vector<std::string_view> texts;
  switch (closed.is) {
    case slot::figure:
    case slot::value:
      for (const item_state& item : data_->items.back()) texts.emplace_back(item.first);
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
  const bool may_not_be_empty = closed.is == slot::evidence || closed.is == slot::source;
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

void measurement_reader::take_number(decimal number) {
  switch (walk_.next()) {
    case slot::figure:
    case slot::value:
      return take_value(value_form::number, number);
    case slot::numerator:
    case slot::denominator:
      return take_part(number);
    case slot::range_end:
      if (!obeys_part(number)) return fail(broken_by_part(walk_.subject(), number));
      break;
    default:
      break;
  }
  members_.back().is = member::kind::number;
  members_.back().number = number;
}

void measurement_reader::take_number_text(std::string_view text) {
  const decimal::parsed number = decimal::parse(text);
  if (number) {
    take_number(number.value);
  } else {
    bad_number(text, number.error);
  }
}

void measurement_reader::take_value(value_form form, decimal value) noexcept {
  figure().value_is = form;
  figure().value = value;
}

void measurement_reader::take_value_text(std::string_view text) {
  if (const auto broken = broken_by_value(text)) return fail(*broken);
  take_value(value_form::text, as_index(data_->texts.size()));
  data_->texts.emplace_back(text);
}

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

void measurement_reader::take_checked_item(std::string_view text) {
  if (!is_code(text)) return walk_.fail(fault::bad_code, {text});
  data_->items.back().emplace_back(text, true);
  elements_.push_back({walk_.inner().index, walk_.offset()});
}

void measurement_reader::take_date(std::string_view text, date& into) {
  const std::optional<date> day = date::parse(text);
  if (!day) return walk_.fail(fault::bad_date, {text});
  into = *day;
}

void measurement_reader::take_year(std::string_view given, decimal::parsed number,
                                   std::optional<int>& into) {
  if (!number || !number.value.is_whole() || !is_year(number.value.mantissa())) {
    return walk_.fail(fault::bad_year, {given});
  }
  into = static_cast<int>(number.value.mantissa());
}

void measurement_reader::take_reported(std::string_view text) {
  const auto given = word(text, {status::met, status::not_met});
  figure().reported_met = given == status::met;
  figure().reported_not_met = given == status::not_met;
}

void measurement_reader::take_source_certainty(std::string_view text) {
  const auto given = word(
      text, {certainty::attested, certainty::inferred, certainty::choice, certainty::not_found});
  if (given) detail().sources.back().certainty = *given;
}

template <class Enum>
std::optional<Enum> measurement_reader::word(std::string_view given,
                                             std::initializer_list<Enum> words) {
  for (const Enum one : words) {
    if (name(one) == given) return one;
  }
  std::string all;
  for (const Enum one : words) {
    if (!all.empty()) all += ", ";
    all += name(one);
  }
  walk_.fail(fault::unknown_word, {given, all});
  return std::nullopt;
}

figure_detail& measurement_reader::detail() {
  packed_figure& one = figure();
  if (one.detail == packed_figure::no_detail) {
    one.detail = narrow(data_->details.size());
    data_->details.emplace_back();
  }
  return data_->details[one.detail];
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
  if (walk_.next() == slot::entry) begin_entry();
}

void measurement_reader::bad_number(std::string_view given, decimal::parse_error error) {
  const bool too_long = error == decimal::parse_error::too_many_digits;
  walk_.fail(too_long ? fault::number_too_long : fault::bad_number,
             {given, std::to_string(decimal::max_digits)});
}

}  // namespace xaso::detail
