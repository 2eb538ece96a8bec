// Headers to slots. A header that is nothing to the set is remembered, a column that cannot be what
// its header says is an error.
// SPDX-License-Identifier: Apache-2.0
#include "table_binder.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "measurement_rules.hpp"
#include "scaled.hpp"
#include "xaso/unit.hpp"

namespace xaso::detail {
namespace {

/// The class of an option as a text: an empty one is none, one that is no code is looked at by row.
std::uint8_t class_of_text(const indicator& indicator, std::string_view text) {
  if (text.empty()) return static_cast<std::uint8_t>(option_class::nothing);
  if (broken_by_value(text)) return static_cast<std::uint8_t>(value_class::odd);
  return static_cast<std::uint8_t>(class_of_option(indicator, text));
}

/// The scale at which a column of numbers is read.
int scale_of(const column& from, int of_floats) noexcept {
  if (from.type == cell_type::decimal64) return from.scale;
  return from.type == cell_type::float64 ? of_floats : 0;
}

constexpr int scale_of_float_parts = 6;  // of 10^15 there are 9 digits left before the point
constexpr int scale_of_float_values = decimal::max_scale;

}  // namespace

void table_binder::run() {
  const auto& columns = into_.table_.columns();
  into_.rows_ = into_.table_.rows();
  into_.indicators_.resize(plan_.indicators().size());
  into_.recognised_.resize(plan_.elsewhere().size());
  into_.constant_.assign(plan_.variables().all().size(), unknown_class);
  for (std::size_t slot = 0; slot < into_.indicators_.size(); ++slot) {
    bound_indicator& bound = into_.indicators_[slot];
    bound.judged.place = &plan_.indicators()[slot];
    bound.judged.indicator = std::get_if<indicator>(&bound.judged.place->node->content);
    bound.items.resize(bound.judged.indicator->measure.options.size());
  }
  for (const auto& [header, from] : columns) {
    header_ = header;
    bind(header, from);
  }
  for (bound_indicator& bound : into_.indicators_) choose_form(bound);
  for (const auto& [index, from] : levels_) {  // of recognitions that no column tells: nothing
    if (into_.recognised_[index]) into_.recognised_[index]->level = column_reader(*from);
  }

  const std::size_t year = plan_.variables().year();
  if (into_.asked_.target_year) {
    into_.constant_[year] = static_cast<std::int32_t>(
        plan_.variables().all()[year].class_of(decimal(*into_.asked_.target_year)));
  } else if (plan_.asks_for_year() && !into_.column_of(year)) {
    errors_.add(fault::no_year_of_table, {});
  }
  errors_.raise();
}

void table_binder::bind(std::string_view header, const column& from) {
  const column_header parsed = column_header::parse(header);
  switch (parsed.is) {
    case column_header::kind::unit:
      if (parsed.name == "level") check_level(from);
      return;
    case column_header::kind::attribute:
      return bind_attribute(parsed.name, from);
    case column_header::kind::fact:
      return bind_fact(parsed.name, from);
    case column_header::kind::recognised:
      return bind_recognised(parsed.name, from);
    case column_header::kind::recognised_level:
      return bind_level_of_recognised(parsed.name, from);
    case column_header::kind::target_year:
      return bind_year(from);
    case column_header::kind::figure:
      return bind_figure(parsed, from);
  }
}

void table_binder::refuse_type(const column& from, std::string_view takes) {
  errors_.add(fault::column_of_other_type, pointer_to({}, header_),
              {header_, name(from.type), takes});
}

// ---- figures ------------------------------------------------------------------------------------

void table_binder::bind_figure(const column_header& header, const column& from) {
  if (plan_.kind_of(header.name) != code_kind::indicator) {
    into_.unknown_headers_.emplace_back(header_);
    return;
  }
  bound_indicator& into = into_.indicators_[plan_.indicator_slot(header.name)];
  if (header.part.empty()) return bind_value(into, from);
  const measure& measure = into.judged.indicator->measure;
  if (measure.type == measure_type::checklist) {
    for (std::size_t i = 0; i < measure.options.size(); ++i) {
      if (measure.options[i].code != header.part) continue;
      if (!is_boolean(from.type)) return refuse_type(from, "an item takes yes and no");
      into.items[i] = column_reader(from);
      return;
    }
  }
  bind_part(into, header.part, from);
}

void table_binder::bind_value(bound_indicator& into, const column& from) {
  const measure& measure = into.judged.indicator->measure;
  switch (measure.type) {
    case measure_type::yes_no:
      if (!is_boolean(from.type)) return refuse_type(from, "a yes/no takes booleans");
      break;
    case measure_type::choice:
      if (!has_dictionary(from.type))
        return refuse_type(from, "a choice takes codes of a dictionary");
      for (const std::string_view code : from.dictionary) {
        into.class_of_code.push_back(class_of_text(*into.judged.indicator, code));
      }
      break;
    case measure_type::checklist:
      return refuse_type(from, "a checklist takes a column of yes and no for each item");
    default:
      if (is_boolean(from.type)) return refuse_type(from, "this figure takes numbers");
      if (has_dictionary(from.type)) bind_texts_as_numbers(into, from);
      break;
  }
  into.value = column_reader(from);
}

/// Numbers that are written as texts, all at one scale.
void table_binder::bind_texts_as_numbers(bound_indicator& into, const column& from) {
  std::vector<std::optional<decimal>> numbers;
  int scale = 0;
  for (const std::string_view text : from.dictionary) {
    const decimal::parsed number = decimal::parse(text);
    numbers.push_back(number ? std::optional(number.value) : std::nullopt);
    if (number && !into.judged.indicator->measure.is_count()) {
      scale = std::max(scale, number.value.scale());
    }
  }
  into.value_scale = scale;
  for (const std::optional<decimal>& number : numbers) {
    const auto scaled = number ? at_scale(*number, scale) : std::nullopt;
    into.number_of_code.push_back(scaled.value_or(0));
    into.number_is_odd.push_back(!scaled);
  }
}

void table_binder::bind_part(bound_indicator& into, std::string_view part, const column& from) {
  const measure& measure = into.judged.indicator->measure;
  if (part == "numerator" || part == "denominator") {
    if (!measure.is_ratio())
      return refuse_type(from, "only a ratio has numerators and denominators");
    if (!is_number(from.type)) return refuse_type(from, "this figure takes numbers");
    (part == "numerator" ? into.numerator : into.denominator) = column_reader(from);
  } else if (part == "reported_points") {
    if (!is_number(from.type)) return refuse_type(from, "points are numbers");
    into.reported_points = column_reader(from);
  } else {
    bind_statement(into, part, from);
  }
}

void table_binder::bind_statement(bound_indicator& into, std::string_view part,
                                  const column& from) {
  const std::pair<std::string_view, std::uint8_t> kinds[] = {
      {"not_applicable", statement::not_applicable},
      {"evidence", statement::evidence},
      {"explanation", statement::explanation},
  };
  statement_column said{column_reader(from), {}, 0, 0};
  if (part == "reported") {
    said.bits_of_yes = statement::reported_met;
    said.bits_of_no = statement::reported_not_met;
  } else {
    const auto* kind = std::find_if(std::begin(kinds), std::end(kinds),
                                    [part](const auto& each) { return each.first == part; });
    if (kind == std::end(kinds)) {
      errors_.add(fault::unknown_part, pointer_to({}, header_), {header_, part});
      return;
    }
    said.bits_of_yes = kind->second;
  }
  if (!is_boolean(from.type) && !has_dictionary(from.type)) {
    return refuse_type(from, "what a unit states is a text, or yes and no");
  }
  for (const std::string_view text : from.dictionary) {
    std::uint8_t bits = text.empty() ? std::uint8_t{0} : said.bits_of_yes;
    if (part == "reported" && !text.empty()) {
      if (text != "met" && text != "not_met") {
        return refuse_type(from, "a status is reported as \"met\" or \"not_met\"");
      }
      bits = text == "met" ? said.bits_of_yes : said.bits_of_no;
    }
    said.bits_of_code.push_back(bits);
  }
  into.statements.push_back(std::move(said));
}

void table_binder::choose_form(bound_indicator& bound) {
  const measure& measure = bound.judged.indicator->measure;
  if (measure.type == measure_type::checklist) {
    const bool any = std::any_of(bound.items.begin(), bound.items.end(),
                                 [](const auto& each) { return each.has_value(); });
    bound.form = any ? figure_form::items : figure_form::none;
    return;
  }
  if (bound.numerator || bound.denominator) {
    bound.form = figure_form::ratio;
    if (measure.ratio.decimal_parts) {
      if (bound.numerator) {
        bound.numerator_scale = scale_of(bound.numerator->of(), scale_of_float_parts);
      }
      if (bound.denominator) {
        bound.denominator_scale = scale_of(bound.denominator->of(), scale_of_float_parts);
      }
      bound.use_one_scale();
    }
  } else if (bound.value) {
    bound.form = measure.type == measure_type::choice ? figure_form::codes : figure_form::value;
    if (!measure.is_count() && is_number(bound.value->of().type)) {
      bound.value_scale = scale_of(bound.value->of(), scale_of_float_values);
    }
  }
}

// ---- circumstances ------------------------------------------------------------------------------

void table_binder::bind_attribute(std::string_view name, const column& from) {
  bool declared = false;
  bool taken = false;
  for (const std::size_t set : plan_.read_sets()) {
    const auto index =
        plan_.variables().find_attribute(plan_.library().sets()[set].definition(), name);
    if (!index) continue;
    declared = true;
    if (into_.column_of(*index)) continue;  // two sets declare it alike
    const variable& of = plan_.variables().all()[*index];
    const bool fits = of.type == attribute_type::decimal  ? is_number(from.type)
                      : of.type == attribute_type::yes_no ? is_boolean(from.type)
                                                          : has_dictionary(from.type);
    if (!fits) continue;
    taken = true;
    circumstance_column& told = add_circumstance(*index, from);
    for (const std::string_view text : from.dictionary) {
      const auto known = of.class_of(attribute_value(std::string(text)));
      told.class_of_code.push_back(known ? static_cast<std::int32_t>(*known) : unknown_class);
    }
  }
  if (!declared) {
    into_.unknown_headers_.emplace_back(header_);
  } else if (!taken) {
    refuse_type(from, "the set declares this attribute as another type");
  }
}

void table_binder::bind_fact(std::string_view name, const column& from) {
  const auto variable = plan_.fact_variable(name);
  if (!variable) {
    into_.unknown_headers_.emplace_back(header_);
    return;
  }
  if (!is_boolean(from.type)) return refuse_type(from, "a fact takes yes and no");
  add_circumstance(*variable, from);
}

void table_binder::bind_year(const column& from) {
  if (from.type != cell_type::int32 && from.type != cell_type::int64) {
    return refuse_type(from, "a year is a whole number");
  }
  add_circumstance(plan_.variables().year(), from);
}

circumstance_column& table_binder::add_circumstance(std::size_t variable, const column& from) {
  circumstance_column& told = into_.circumstances_.emplace_back();
  told.variable = variable;
  told.cells = column_reader(from);
  return told;
}

/// The conclusion of another set that a column is about; empty, and said, where the set asks for
/// none of that name.
std::optional<std::size_t> table_binder::elsewhere_of(std::string_view name) {
  const std::optional<std::size_t> found = plan_.elsewhere_of(name);
  if (found) return found;
  into_.unknown_headers_.emplace_back(header_);
  return {};
}

void table_binder::bind_recognised(std::string_view name, const column& from) {
  const std::optional<std::size_t> elsewhere = elsewhere_of(name);
  if (!elsewhere) return;
  if (!is_boolean(from.type) && !has_dictionary(from.type)) {
    return refuse_type(from, "a recognition is \"met\" or \"not_met\", or yes and no");
  }
  recognised_column told{column_reader(from), {}, {}};
  for (const std::string_view text : from.dictionary) {
    if (!text.empty() && text != "met" && text != "not_met") {
      return refuse_type(from, "a recognition is \"met\" or \"not_met\", or yes and no");
    }
    std::optional<status> known;
    if (!text.empty()) known = text == "met" ? status::met : status::not_met;
    told.status_of_code.push_back(known);
  }
  into_.recognised_[*elsewhere].emplace(std::move(told));
}

void table_binder::bind_level_of_recognised(std::string_view name, const column& from) {
  const std::optional<std::size_t> elsewhere = elsewhere_of(name);
  if (!elsewhere) return;
  if (!has_dictionary(from.type)) return refuse_type(from, "a level is a text");
  levels_.emplace_back(*elsewhere, &from);
}

/// A table is of units of the set's level.
void table_binder::check_level(const column& from) {
  if (!has_dictionary(from.type)) return refuse_type(from, "a level is a text");
  const std::string_view expected = name(plan_.set().definition().applies_to);
  const column_reader cells(from);
  for (std::size_t row = 0; row < into_.rows_ && !errors_.full(); ++row) {
    const auto given = cells.text(row);
    if (!given || given->empty() || *given == expected) continue;
    errors_.add(fault::row_of_other_level,
                pointer_to(pointer_to({}, header_), into_.asked_.first_row + row),
                {*given, expected});
  }
}

}  // namespace xaso::detail
