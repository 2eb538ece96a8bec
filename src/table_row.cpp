// Cells to a figure. What no document could hold is refused, as it would be there.
// SPDX-License-Identifier: Apache-2.0
#include "table_row.hpp"

#include <algorithm>

#include "measurement_rules.hpp"

namespace xaso::detail {

table_row::table_row(const bound_table& of)
    : of_(of),
      data_{of.shared_plan(), {}, binding(of.plan()), {}, {}, {}, {}, {}, {}, {},
            of.cohorts(),     {}, &of.overrides()},
      figures_(of.document() == nullptr ? of.indicators().size() : 0),
      recognised_(of.plan().elsewhere().size()) {
  document_ = of.document().get();
  if (!of.overrides().of_slot.empty()) judge_by(of.overrides());
}

void table_row::judge_by(const requirement_overrides& overrides) {
  data_.overrides = &overrides;
  if (of_.document() == nullptr) return;
  if (!changed_document_) {
    changed_document_.emplace(*of_.document());
    document_ = &*changed_document_;
  }
  changed_document_->overrides = &overrides;
}

placed_unit table_row::unit(std::size_t row) {
  if (document_ != nullptr) return {document_, row};
  load_circumstances(row);
  for (std::size_t slot = 0; slot < figures_.size(); ++slot) load_figure(row, slot);
  if (!of_.plan().checks().empty()) {
    data_.binding.forget_checks();
    run_checks(data_, 0);
  }
  return {&data_, 0};
}

placed_unit table_row::unit_for(std::size_t row, std::size_t slot) {
  if (document_ != nullptr) return {document_, row};
  if (of_.indicators()[slot].is_checked) return unit(row);
  load_circumstances(row);
  load_figure(row, slot);
  return {&data_, 0};
}

const known_classes& table_row::known(std::size_t row) {
  if (document_ != nullptr) return document_->binding.known(row);
  load_circumstances(row);
  return data_.binding.known(0);
}

void table_row::load_circumstances(std::size_t row) {
  if (loaded_ == row) return;
  loaded_ = nothing;  // where something is thrown meanwhile
  known_classes& known = data_.binding.known_to_put();
  known = of_.constant();
  for (std::size_t i = 0; i < of_.circumstances().size(); ++i) {
    known[of_.circumstances()[i].variable] = class_of(i, row);
  }
  for (std::size_t i = 0; i < recognised_.size(); ++i) {
    data_.binding.put_recognised(i, recognised(row, i));
  }
  loaded_ = row;
}

std::int32_t table_row::class_of(std::size_t column, std::size_t row) {
  const circumstance_column& told = of_.circumstances()[column];
  if (!told.cells) return told.class_of_row[row];
  const column_reader& cells = *told.cells;
  const variable& of = of_.plan().variables().all()[told.variable];
  const bool is_year = told.variable == of_.plan().variables().year();
  if (!cells.has_value(row)) {
    if (!is_year) return unknown_class;
    if (of_.needs_year(told.variable) && !of_.asked().target_year) {
      refuse(cells, row, "missing, and the set asks for the target year");
    }
    return of_.constant()[told.variable];  // that of the question
  }
  if (!told.class_of_code.empty() || has_dictionary(cells.of().type)) {
    const std::int64_t code = cells.code(row);
    if (!text_in(cells, row)) return unknown_class;
    return told.class_of_code[static_cast<std::size_t>(code)];
  }
  if (const auto yes = cells.boolean(row)) return static_cast<std::int32_t>(*yes);
  const auto number = number_in(cells, row);
  if (!number) return unknown_class;
  if (is_year && (*number < decimal(1) || *number > decimal(9999))) {
    refuse(cells, row, "no year; a year is from 1 to 9999");
    return unknown_class;
  }
  return static_cast<std::int32_t>(of.class_of(*number));
}

std::uint8_t table_row::stated(const bound_indicator& of, std::size_t row) {
  std::uint8_t bits = 0;
  for (const statement_column& each : of.statements) {
    if (!each.cells.has_value(row)) continue;
    if (const auto yes = each.cells.boolean(row)) {
      bits |= *yes ? each.bits_of_yes : each.bits_of_no;
    } else if (text_in(each.cells, row)) {
      bits |= each.bits_of_code[static_cast<std::size_t>(each.cells.code(row))];
    }
  }
  return bits;
}

const recognition* table_row::recognised(std::size_t row, std::size_t elsewhere) {
  if (document_ != nullptr) return document_->binding.recognised(row, elsewhere);
  const auto& told = of_.recognised()[elsewhere];
  if (!told) return nullptr;
  // Read first: a bad one is refused also where nothing is recognised.
  const auto level = told->level ? text_in(*told->level, row) : std::nullopt;
  if (!told->cells.has_value(row)) return nullptr;
  recognition& result = recognised_[elsewhere];
  result.is.reset();
  if (const auto yes = told->cells.boolean(row)) {
    result.is = *yes ? status::met : status::not_met;
  } else if (text_in(told->cells, row)) {
    result.is = told->status_of_code[static_cast<std::size_t>(told->cells.code(row))];
  }
  result.level.assign(level.value_or(std::string_view()));
  return &result;
}

// ---- figures ------------------------------------------------------------------------------------

void table_row::refuse(const column_reader& cells, std::size_t row, std::string_view why) {
  refused_.add(row, cells.of(), of_.table(), why);
}

std::optional<decimal> table_row::number_in(const column_reader& cells, std::size_t row) {
  if (!cells.has_value(row)) return {};
  const std::optional<decimal> number = cells.number(row);
  if (!number) refuse(cells, row, no_number);
  return number;
}

std::optional<decimal> table_row::count_in(const column_reader& cells, std::size_t row) {
  const std::optional<decimal> number = number_in(cells, row);
  if (!number) return {};
  if (obeys_part(*number)) return number;
  refuse(cells, row, why_no_count(*number));
  return {};
}

std::optional<std::string_view> table_row::text_in(const column_reader& cells, std::size_t row) {
  if (!cells.has_value(row)) return {};
  const auto text = cells.text(row);
  if (!text) refuse_code(cells, row);
  return text;
}

void table_row::check_number(const column_reader& cells, std::size_t row) {
  static_cast<void>(number_in(cells, row));
}

void table_row::check_text(const column_reader& cells, std::size_t row) {
  static_cast<void>(text_in(cells, row));
}

void table_row::refuse_code(const column_reader& cells, std::size_t row) {
  refuse(cells, row, "outside its dictionary");
}

void table_row::refuse_points(std::size_t row) { refused_.add_points(row); }

void table_row::load_figure(std::size_t row, std::size_t slot) {
  const bound_indicator& of = of_.indicators()[slot];
  figure_scratch& figure = figures_[slot];
  figure.clear();
  load_numbers(of, row, figure);
  if (of.value) load_value(of, row, figure);
  if (of.form == figure_form::items) {
    states_.clear();
    bool any = false;
    for (const auto& item : of.items) {
      states_.push_back(item ? item->boolean(row) : std::nullopt);
      any = any || states_.back().has_value();
    }
    if (any) figure.set_items(of.judged.indicator->measure, states_);
  }
  load_statements(of, row, figure);
  data_.binding.put_figure(slot, figure.view());
}

void table_row::load_numbers(const bound_indicator& of, std::size_t row, figure_scratch& into) {
  if (of.numerator) {
    if (const auto number = count_in(*of.numerator, row)) into.set_numerator(*number);
  }
  if (of.denominator) {
    if (const auto number = count_in(*of.denominator, row)) into.set_denominator(*number);
  }
}

void table_row::load_value(const bound_indicator& of, std::size_t row, figure_scratch& into) {
  const column_reader& cells = *of.value;
  if (!cells.has_value(row)) return;
  if (const auto yes = cells.boolean(row)) {
    into.set_boolean(*yes);
  } else if (has_dictionary(cells.of().type)) {
    const auto text = text_in(cells, row);
    if (!text || text->empty()) return;
    if (broken_by_value(*text)) {
      refuse(cells, row, "neither a number nor a code");
    } else {
      into.set_text(*text);
    }
  } else if (const auto number = number_in(cells, row)) {
    into.set_number(*number);
  }
}

void table_row::load_statements(const bound_indicator& of, std::size_t row, figure_scratch& into) {
  const std::uint8_t bits = stated(of, row);
  if ((bits & statement::reported_met) != 0) into.report(status::met);
  if ((bits & statement::reported_not_met) != 0) into.report(status::not_met);
  if ((bits & statement::not_applicable) != 0) into.declare_not_applicable();
  if ((bits & statement::evidence) != 0) into.give_evidence();
  if ((bits & statement::explanation) != 0) into.explain();
  if (!of.reported_points) return;
  if (const auto points = number_in(*of.reported_points, row)) into.report_points(*points);
}

void gather_units(const bound_table& of, std::vector<cohort>& into) {
  table_row rows(of);
  for (std::size_t row = 0; row < of.rows() && !rows.refused().is_past(row); ++row) {
    const placed_unit unit = rows.unit(row);
    gather(*unit.data, unit.row, into);
  }
  rows.refused().raise(of.table(), of.asked().first_row);
}

}  // namespace xaso::detail
