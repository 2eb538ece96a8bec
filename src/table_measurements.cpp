// Cells to the parts of an entry, each through the rules that a document has for them.
// SPDX-License-Identifier: Apache-2.0
#include "table_measurements.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "column_header.hpp"
#include "column_reader.hpp"
#include "error_list.hpp"
#include "measurement_rules.hpp"
#include "refused_cells.hpp"
#include "xaso/code.hpp"

namespace xaso::detail {
namespace {

// What stands for a text where a column only says that there is one.
constexpr std::string_view not_applicable_in_words = "không áp dụng";
constexpr std::string_view given_in_words = "có";

/// One cell of the row. Empty where it has no value, an empty text, or one that is refused.
class cell {
 public:
  cell(std::string_view header, const column& column, std::size_t row, error_list& errors)
      : header_(header), reader_(column), row_(row), errors_(errors) {}

  void refuse(std::string_view why) const {
    errors_.add(fault::bad_cell, pointer_to(pointer_to({}, header_), row_),
                {header_, std::to_string(row_), why});
  }

  [[nodiscard]] bool is_text() const noexcept { return has_dictionary(reader_.of().type); }
  [[nodiscard]] std::optional<bool> boolean() const { return reader_.boolean(row_); }

  [[nodiscard]] std::optional<std::string_view> text() const {
    if (!is_text() || !reader_.has_value(row_)) return std::nullopt;
    const auto found = reader_.text(row_);
    if (!found) refuse("outside the dictionary");
    return found && !found->empty() ? found : std::nullopt;
  }

  [[nodiscard]] std::optional<decimal> number() const {
    if (!is_number(reader_.of().type) || !reader_.has_value(row_)) return std::nullopt;
    const auto found = reader_.number(row_);
    if (!found) refuse(no_number);
    return found;
  }
  [[nodiscard]] std::optional<decimal> count() const {
    const auto found = number();
    if (!found || obeys_part(*found)) return found;
    refuse(why_no_count(*found));
    return std::nullopt;
  }
  [[nodiscard]] std::optional<int> year() const {
    const auto found = number();
    if (!found) return std::nullopt;
    if (found->is_whole() && is_year(found->mantissa())) return static_cast<int>(found->mantissa());
    refuse("no year; a year is a whole number from 1 to 9999");
    return std::nullopt;
  }

  /// A status that is stated, as a word or as yes or no.
  [[nodiscard]] std::optional<status> verdict() const {
    if (const auto yes = boolean()) return *yes ? status::met : status::not_met;
    const auto word = text();
    if (!word) return std::nullopt;
    if (*word == name(status::met)) return status::met;
    if (*word == name(status::not_met)) return status::not_met;
    refuse("neither \"met\" nor \"not_met\"");
    return std::nullopt;
  }
  /// A text, or that there is one.
  [[nodiscard]] std::string statement(std::string_view where_yes) const {
    if (boolean().value_or(false)) return std::string(where_yes);
    return std::string(text().value_or(std::string_view()));
  }
  /// A code, which may be written as a number.
  [[nodiscard]] std::string code() const {
    const auto as_number = number();
    std::string given(text().value_or(std::string_view()));
    if (as_number) given = as_number->to_string();
    if (given.empty() || xaso::is_code(given)) return given;
    refuse("no code; a code has 1 to 64 of A-Z a-z 0-9 . - _ and no more than 9 digits in a row");
    return {};
  }
  /// A text that `broken` finds nothing wrong with, a number, or yes or no.
  template <class Value, class Broken>
  [[nodiscard]] std::optional<Value> any(const Broken& broken) const {
    if (const auto yes = boolean()) return Value(*yes);
    if (const auto found = number()) return Value(*found);
    const auto given = text();
    if (!given) return std::nullopt;
    if (!broken(*given)) return Value(std::string(*given));
    refuse("neither a number of at most 18 digits, 9 of them after the point, nor a code");
    return std::nullopt;
  }

 private:
  std::string_view header_;
  column_reader reader_;
  std::size_t row_;
  error_list& errors_;
};

/// The number of a row as a code, which has no more than nine digits in a row.
std::string code_of_row(std::size_t row) {
  std::string code = std::to_string(row + 1);
  for (std::size_t end = code.size(); end > 9; end -= 9) code.insert(end - 9, 1, '-');
  return code;
}

/// Puts a row together, column by column.
class unit_of_row {
 public:
  unit_of_row(const plan& plan, const table_question& asked, std::size_t row)
      : plan_(plan), asked_(asked), recognised_(plan.elsewhere().size()) {
    entry_.unit.code_system = "table";
    entry_.unit.code = code_of_row(row);
  }

  void take(const column_header& header, const cell& from) {
    switch (header.is) {
      case column_header::kind::unit:
        return take_unit(header.name, from);
      case column_header::kind::attribute:
        return take_attribute(header.name, from);
      case column_header::kind::fact:
        return take_fact(header.name, from);
      case column_header::kind::recognised:
        return take_recognised(header.name, from);
      case column_header::kind::recognised_level:
        return take_level(header.name, from);
      case column_header::kind::target_year:
        entry_.target_year = from.year();
        return;
      case column_header::kind::figure:
        return take_figure(header, from);
    }
  }

  [[nodiscard]] measurements built() {
    measurements::builder builder(plan_.set().id(), period_of_row(), asked_.target_year);
    for (const stated_cohort& one : asked_.stated) builder.cohort(one);
    for (recognition& one : recognised_) {
      if (one.is) entry_.recognised.push_back(std::move(one));
    }
    builder.unit(std::move(entry_));
    for (const auto& [slot, figure] : figures_) {
      builder.figure(plan_.indicators()[slot].node->code, figure);
    }
    return builder.build();
  }

 private:
  void take_unit(std::string_view key, const cell& from);
  void take_attribute(std::string_view name, const cell& from);
  void take_fact(std::string_view name, const cell& from);
  [[nodiscard]] recognition* recognised_as(std::string_view name);
  void take_recognised(std::string_view name, const cell& from);
  void take_level(std::string_view name, const cell& from);
  void take_figure(const column_header& header, const cell& from);
  void take_value(std::size_t slot, const cell& from);
  void take_item(std::size_t slot, const std::string& code, const cell& from);
  void take_part(std::size_t slot, std::string_view part, const cell& from);
  [[nodiscard]] period period_of_row() const;

  const plan& plan_;
  const table_question& asked_;
  unit_entry entry_;
  std::vector<recognition> recognised_;    // by index of `plan::elsewhere`
  std::map<std::size_t, figure> figures_;  // by slot, where anything is given
};

void unit_of_row::take_unit(std::string_view key, const cell& from) {
  if (key == "code_system") {
    if (const auto text = from.text()) entry_.unit.code_system = *text;
  } else if (key == "code") {
    std::string code = from.code();
    if (!code.empty()) entry_.unit.code = std::move(code);
  } else if (key == "valid_from") {
    const auto text = from.text();
    if (!text) return;
    entry_.unit.valid_from = date::parse(*text);
    if (!entry_.unit.valid_from) from.refuse("not a day; write it as 2025-07-01");
  } else if (key == "name") {
    entry_.unit.name = from.text().value_or(std::string_view());
  } else if (key == "level") {
    const auto text = from.text();
    if (!text) return;
    for (const unit_level level :
         {unit_level::village, unit_level::commune, unit_level::district, unit_level::province}) {
      if (name(level) == *text) entry_.unit.level = level;
    }
    if (!entry_.unit.level) from.refuse("none of village, commune, district and province");
  } else if (key == "parent") {
    entry_.unit.parent = from.code();
  }
}

void unit_of_row::take_attribute(std::string_view name, const cell& from) {
  const auto& sets = plan_.read_sets();
  const bool declared = std::any_of(sets.begin(), sets.end(), [&](std::size_t set) {
    return plan_.variables().find_attribute(plan_.library().sets()[set].definition(), name);
  });
  if (!declared) return;
  auto value = from.any<attribute_value>(broken_by_attribute);
  if (value) entry_.unit.attributes.push_back({std::string(name), std::move(*value)});
}

void unit_of_row::take_fact(std::string_view name, const cell& from) {
  const auto yes = from.boolean();
  if (yes && plan_.fact_variable(name)) entry_.facts.push_back({std::string(name), yes});
}

recognition* unit_of_row::recognised_as(std::string_view name) {
  const std::optional<std::size_t> found = plan_.elsewhere_of(name);
  if (!found) return nullptr;
  recognition& one = recognised_[*found];
  one.conclusion = name;
  return &one;
}

void unit_of_row::take_recognised(std::string_view name, const cell& from) {
  if (recognition* one = recognised_as(name)) one->is = from.verdict();
}

void unit_of_row::take_level(std::string_view name, const cell& from) {
  if (recognition* one = recognised_as(name)) one->level = from.code();
}

void unit_of_row::take_figure(const column_header& header, const cell& from) {
  if (plan_.kind_of(header.name) != code_kind::indicator) return;
  const std::size_t slot = plan_.indicator_slot(header.name);
  if (header.part.empty()) return take_value(slot, from);
  const auto& of = std::get<indicator>(plan_.indicators()[slot].node->content).measure;
  if (of.type == measure_type::checklist) {
    for (const option& item : of.options) {
      if (item.code == header.part) return take_item(slot, item.code, from);
    }
  }
  take_part(slot, header.part, from);
}

void unit_of_row::take_value(std::size_t slot, const cell& from) {
  auto value = from.any<figure_value>(broken_by_value);
  if (value) figures_[slot].value = std::move(*value);
}

void unit_of_row::take_item(std::size_t slot, const std::string& code, const cell& from) {
  const auto yes = from.boolean();
  if (!yes) return;
  figure_value& value = figures_[slot].value;
  if (!std::holds_alternative<item_states>(value)) value = item_states();
  std::get<item_states>(value).states.emplace_back(code, yes);
}

void unit_of_row::take_part(std::size_t slot, std::string_view part, const cell& from) {
  if (part == "numerator") {
    if (const auto number = from.count()) figures_[slot].numerator = *number;
  } else if (part == "denominator") {
    if (const auto number = from.count()) figures_[slot].denominator = *number;
  } else if (part == "reported") {
    if (const auto verdict = from.verdict()) figures_[slot].reported = verdict;
  } else if (part == "reported_points") {
    if (const auto number = from.number()) figures_[slot].reported_points = number;
  } else if (part == "not_applicable") {
    std::string why = from.statement(not_applicable_in_words);
    if (!why.empty()) figures_[slot].not_applicable = std::move(why);
  } else if (part == "evidence") {
    std::string which = from.statement(given_in_words);
    if (!which.empty()) figures_[slot].evidence = {std::move(which)};
  } else if (part == "explanation") {
    std::string why = from.statement(given_in_words);
    if (!why.empty()) figures_[slot].explanation = std::move(why);
  }
}

period unit_of_row::period_of_row() const {
  const std::optional<int> year = entry_.target_year ? entry_.target_year : asked_.target_year;
  const bool known = year && is_year(*year);
  const date from{static_cast<std::int16_t>(known ? *year : 1), 1, 1};
  const date to{static_cast<std::int16_t>(known ? *year : 9999), 12, 31};
  return {from, to, std::nullopt};
}

}  // namespace

measurements measurements_of_row(const plan& plan, const table_view& table, std::size_t row,
                                 const table_question& asked) {
  error_list errors;
  if (row >= table.rows()) {
    errors.add(fault::no_such_row, {}, {std::to_string(row), std::to_string(table.rows())});
    errors.raise();
  }
  unit_of_row unit(plan, asked, row);
  for (const auto& [header, column] : table.columns()) {
    unit.take(column_header::parse(header), cell(header, column, row, errors));
  }
  errors.raise();
  return unit.built();
}

}  // namespace xaso::detail
