// Figures of a measurements document: values, counts, ranges, items.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "measurement_reader.hpp"
#include "shown_text.hpp"
#include "xaso/amount.hpp"
#include "xaso/code.hpp"
#include "xaso/status.hpp"

namespace xaso::detail {
namespace {

constexpr std::array comparisons{comparison::at_least, comparison::more_than, comparison::at_most,
                                 comparison::less_than};

std::optional<comparison> comparison_named(std::string_view text) noexcept {
  for (const comparison how : comparisons) {
    if (name(how) == text) return how;
  }
  return std::nullopt;
}

}  // namespace

void measurement_reader::begin_figure(std::string_view code) {
  walk_.enter_data_key(code, slot::figure);
  const std::optional<code_table::entry> found = now_.codes.find(code, data().codes);
  if (found && !found->repeated) {
    packed_figure& one = data().figures.emplace_back();
    one.code = found->number;
    one.offset = narrow(cursor_.offset_of_next());
    return;
  }
  walk_.fail(found ? fault::duplicate_key : fault::bad_code, {code});
  walk_.skip_value();
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
                    {shown_in_quotes(one.name), rule_of(slot::range_end).accepts,
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
  const decimal index = measurement_data::stored(data().ranges.size());
  data().ranges.push_back(range);
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
                    {shown_in_quotes(one.name), rule_of(slot::item).accepts, "a number"});
    }
    items.emplace_back(one.name, one.state);
  }
  take_value(value_form::states, measurement_data::stored(data().items.size()));
  data().items.push_back(std::move(items));
}

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
  take_value(value_form::text, measurement_data::stored(data().texts.size()));
  data().texts.emplace_back(text);
}

void measurement_reader::take_checked_item(std::string_view text) {
  if (!is_code(text)) return walk_.fail(fault::bad_code, {text});
  data().items.back().emplace_back(text, true);
  elements_.push_back({walk_.inner().index, walk_.offset()});
}

void measurement_reader::take_reported(std::string_view text) {
  const auto given = word(text, {status::met, status::not_met});
  figure().reported_met = given == status::met;
  figure().reported_not_met = given == status::not_met;
}

figure_detail& measurement_reader::detail() {
  packed_figure& one = figure();
  if (one.detail == packed_figure::no_detail) {
    one.detail = narrow(data().details.size());
    data().details.emplace_back();
  }
  return data().details[one.detail];
}

}  // namespace xaso::detail
