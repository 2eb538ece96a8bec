// Figures to columns, all of an indicator at one scale.
// SPDX-License-Identifier: Apache-2.0
#include "document_binder.hpp"

#include <algorithm>

#include "scaled.hpp"

namespace xaso::detail {
namespace {

void set_bit(std::vector<std::uint64_t>& words, std::size_t row) noexcept {
  words[row / rows_per_word] |= std::uint64_t{1} << (row % rows_per_word);
}

bool has_parts(const packed_figure& figure) noexcept {
  return figure.numerator_is != part_form::absent || figure.denominator_is != part_form::absent;
}

/// The class of the option, or of the items, of a figure that gives some.
std::uint8_t class_of(const indicator& of, const figure_view& figure) {
  if (of.measure.type == measure_type::choice) {
    const std::string& text = figure.data->texts[measurement_data::index(figure.figure->value)];
    return static_cast<std::uint8_t>(class_of_option(of, text));
  }
  std::size_t checked = 0;
  std::size_t unknown = 0;
  for (const option& item : of.measure.options) {
    const std::optional<bool> state = item_checked(figure, item.code);
    if (!state) ++unknown;
    if (state.value_or(false)) ++checked;
  }
  return static_cast<std::uint8_t>(class_of_items(of, checked, unknown));
}

}  // namespace

void document_binder::run() {
  into_.rows_ = data_.row_count();
  into_.indicators_.resize(plan_.indicators().size());
  into_.recognised_.resize(plan_.elsewhere().size());
  into_.cohorts_ = data_.cohorts;
  bind_circumstances();
  for (std::size_t slot = 0; slot < into_.indicators_.size(); ++slot) bind_indicator(slot);
}

/// What differs between units becomes a column.
void document_binder::bind_circumstances() {
  const std::size_t variables = plan_.variables().all().size();
  into_.constant_ =
      into_.rows_ == 0 ? known_classes(variables, unknown_class) : data_.binding.known(0);
  for (std::size_t variable = 0; variable < variables; ++variable) {
    bool same = true;
    for (std::size_t row = 1; row < into_.rows_ && same; ++row) {
      same = data_.binding.known(row)[variable] == into_.constant_[variable];
    }
    if (same) continue;
    into_.constant_[variable] = unknown_class;
    circumstance_column told;
    told.variable = variable;
    told.class_of_row.reserve(into_.rows_);
    for (std::size_t row = 0; row < into_.rows_; ++row) {
      told.class_of_row.push_back(data_.binding.known(row)[variable]);
    }
    into_.circumstances_.push_back(std::move(told));
  }
}

bool document_binder::is_plain(const figure_view& figure) noexcept {
  const packed_figure& given = *figure.figure;
  return figure.detail == nullptr && !given.reported_met && !given.reported_not_met &&
         !figure.inconsistent && !figure.from_sub_units;
}

std::vector<std::uint64_t>& document_binder::new_words() {
  return into_.own_words_.emplace_back(words());
}

column_reader document_binder::new_column(cell_type type, const void* data, std::size_t bytes,
                                          const std::vector<std::uint64_t>& valid) {
  column& made = into_.own_columns_.emplace_back();
  made.type = type;
  made.data = data;
  made.data_bytes = bytes;
  made.valid = {validity::kind::bits, reinterpret_cast<const std::uint8_t*>(valid.data()),
                valid.size() * sizeof(std::uint64_t), 0};
  return column_reader(made);
}

column_reader document_binder::new_numbers(const std::vector<std::int64_t>& numbers, int scale,
                                           const std::vector<std::uint64_t>& valid) {
  column_reader made = new_column(cell_type::decimal64, numbers.data(),
                                  numbers.size() * sizeof(std::int64_t), valid);
  into_.own_columns_.back().scale = scale;
  return made;
}

void document_binder::mark_odd(std::size_t slot, std::size_t row) {
  if (odd_ == nullptr) {
    odd_ = &new_words();
    into_.indicators_[slot].odd = odd_->data();
  }
  set_bit(*odd_, row);
}

/// Calls `visit(row, figure)` for every figure that is of the simple kind; those that are not, and
/// those of which it says no, are odd.
template <class IsSimple, class Visit>
void document_binder::for_each_plain(std::size_t slot, IsSimple is_simple, Visit visit) {
  for (std::size_t row = 0; row < into_.rows_; ++row) {
    const figure_view figure = data_.binding.figure(row, slot);
    if (figure.figure == nullptr) continue;
    const bool plain = is_plain(figure) && is_simple(figure);
    if (!plain || !visit(row, *figure.figure)) mark_odd(slot, row);
  }
}

void document_binder::bind_indicator(std::size_t slot) {
  odd_ = nullptr;
  const measure& measure = data_.indicator_at(slot).measure;
  if (measure.type == measure_type::choice || measure.type == measure_type::checklist) {
    return bind_codes(slot);
  }
  bool parts = false;
  for (std::size_t row = 0; row < into_.rows_ && measure.is_ratio() && !parts; ++row) {
    const figure_view figure = data_.binding.figure(row, slot);
    parts = figure.figure != nullptr && has_parts(*figure.figure);
  }
  return parts ? bind_ratio(slot) : bind_value(slot);
}

void document_binder::bind_ratio(std::size_t slot) {
  bound_indicator& bound = into_.indicators_[slot];
  const bool decimal_parts = data_.indicator_at(slot).measure.ratio.decimal_parts;
  const auto are_counts = [](const figure_view& figure) {
    const packed_figure& given = *figure.figure;
    return given.numerator_is != part_form::range && given.denominator_is != part_form::range &&
           given.value_is == value_form::absent;
  };
  if (decimal_parts) {
    for_each_plain(slot, are_counts, [&](std::size_t, const packed_figure& given) {
      if (given.numerator_is == part_form::number) {
        bound.numerator_scale = std::max(bound.numerator_scale, given.numerator.scale());
      }
      if (given.denominator_is == part_form::number) {
        bound.denominator_scale = std::max(bound.denominator_scale, given.denominator.scale());
      }
      return true;
    });
    bound.use_one_scale();
  }
  bound.form = figure_form::ratio;
  std::vector<std::int64_t>& numerators = into_.own_numbers_.emplace_back(into_.rows_);
  std::vector<std::int64_t>& denominators = into_.own_numbers_.emplace_back(into_.rows_);
  std::vector<std::uint64_t>& has_numerator = new_words();
  std::vector<std::uint64_t>& has_denominator = new_words();
  for_each_plain(slot, are_counts, [&](std::size_t row, const packed_figure& given) {
    if (given.numerator_is == part_form::number) {
      const auto number = at_scale(given.numerator, bound.numerator_scale);
      if (!number) return false;
      numerators[row] = *number;
      set_bit(has_numerator, row);
    }
    if (given.denominator_is == part_form::number) {
      const auto number = at_scale(given.denominator, bound.denominator_scale);
      if (!number) return false;
      denominators[row] = *number;
      set_bit(has_denominator, row);
    }
    return true;
  });
  bound.numerator = new_numbers(numerators, bound.numerator_scale, has_numerator);
  bound.denominator = new_numbers(denominators, bound.denominator_scale, has_denominator);
}

void document_binder::bind_value(std::size_t slot) {
  bound_indicator& bound = into_.indicators_[slot];
  const measure& measure = data_.indicator_at(slot).measure;
  const value_form expected =
      measure.type == measure_type::yes_no ? value_form::boolean : value_form::number;
  const auto is_value = [expected](const figure_view& figure) {
    return figure.figure->value_is == expected && !has_parts(*figure.figure);
  };
  if (!measure.is_count()) {
    for_each_plain(slot, is_value, [&](std::size_t, const packed_figure& given) {
      bound.value_scale = std::max(bound.value_scale, given.value.scale());
      return true;
    });
  }
  bound.form = figure_form::value;
  std::vector<std::int64_t>& numbers = into_.own_numbers_.emplace_back(into_.rows_);
  std::vector<std::uint64_t>& has_value = new_words();
  for_each_plain(slot, is_value, [&](std::size_t row, const packed_figure& given) {
    const auto number = at_scale(given.value, bound.value_scale);
    if (!number) return false;
    numbers[row] = *number;
    set_bit(has_value, row);
    return true;
  });
  bound.value = new_numbers(numbers, bound.value_scale, has_value);
}

/// Options and checklists become their classes.
void document_binder::bind_codes(std::size_t slot) {
  bound_indicator& bound = into_.indicators_[slot];
  const indicator& of = data_.indicator_at(slot);
  bound.form = figure_form::codes;
  bound.items_as_codes = of.measure.type == measure_type::checklist;
  bound.class_of_code = {0, 1, 2, 3};  // codes are classes already
  std::vector<std::int8_t>& codes = into_.own_codes_.emplace_back(into_.rows_);
  std::vector<std::uint64_t>& has_value = new_words();
  const auto is_of_type = [&](const figure_view& figure) {
    return has_right_type(of.measure, figure);
  };
  for_each_plain(slot, is_of_type, [&](std::size_t row, const packed_figure&) {
    const figure_view figure = data_.binding.figure(row, slot);
    if (gives_nothing(figure)) return true;
    codes[row] = static_cast<std::int8_t>(class_of(of, figure));
    set_bit(has_value, row);
    return true;
  });
  bound.value = new_column(cell_type::code8, codes.data(), into_.rows_, has_value);
}

}  // namespace xaso::detail
