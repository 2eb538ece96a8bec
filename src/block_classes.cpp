// Columns to numbers, numbers to classes. What lies side by side is classified where it lies.
// SPDX-License-Identifier: Apache-2.0
#include "block_classes.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "bit_bytes.hpp"
#include "scalar_class.hpp"

namespace xaso::detail {
namespace {

constexpr auto odd_class = static_cast<std::uint8_t>(ratio_class::odd);
static_assert(odd_class == static_cast<std::uint8_t>(value_class::odd));

/// Whether the numbers of a column are at a scale as they lie.
bool lies_at(const std::optional<column_reader>& from, int scale) noexcept {
  if (!from || from->packed() == column_reader::dense::no) return false;
  return (from->of().type == cell_type::decimal64 ? from->of().scale : 0) == scale;
}

}  // namespace

block_classes::block_classes(const bound_table& of, std::size_t rows) : table_(of) {
  const std::size_t words = rows / rows_per_word;
  for (numbers* each : {&first_, &second_}) {
    each->copied.resize(rows);
    each->valid.resize(words);
  }
  odd_.resize(words);
  other_.resize(words);
  classes_.resize(rows);
  checked_.resize(words);
  unchecked_.resize(words);
}

void block_classes::begin(std::size_t first, std::size_t count) noexcept {
  begun_ = first;
  count_ = count;
  words_ = (count + rows_per_word - 1) / rows_per_word;
  read_ = nothing;
}

void block_classes::read(std::size_t slot, const std::uint64_t* suspect) {
  const bound_indicator& of = table_.indicators()[slot];
  read_ = slot;
  by_rule_ = false;
  for (std::size_t word = 0; word < words_; ++word) {
    odd_[word] = of.odd == nullptr ? 0 : of.odd[begun_ / rows_per_word + word];
    if (suspect != nullptr) odd_[word] |= suspect[word];
  }
  switch (of.form) {
    case figure_form::none:
      std::fill_n(classes_.begin(), words_ * rows_per_word, std::uint8_t{0});
      return mark_odd();
    case figure_form::ratio:
      return read_ratios(of);
    case figure_form::value:
      return is_boolean(of.value->of().type) ? read_yes_no(of) : read_values(of);
    case figure_form::codes:
      return read_codes(of);
    case figure_form::items:
      return read_items(of);
  }
}

/// Gives odd rows their class.
void block_classes::mark_odd() noexcept {
  for (std::size_t word = 0; word < words_; ++word) {
    for (std::uint64_t left = odd_[word]; left != 0; left &= left - 1) {
      classes_[word * rows_per_word + static_cast<std::size_t>(std::countr_zero(left))] = odd_class;
    }
  }
}

void block_classes::make_all_odd() noexcept {
  std::fill_n(classes_.begin(), words_ * rows_per_word, odd_class);
}

// ---- numbers ------------------------------------------------------------------------------------

/// What is in place goes to the end of the last whole word; the rest is always copied.
void block_classes::read_numbers(const std::optional<column_reader>& from, int scale, bool in_place,
                                 numbers& into) {
  into.in_place = nullptr;
  into.whole = 0;
  if (!from) {
    std::fill_n(into.copied.begin(), words_ * rows_per_word, std::int64_t{0});
    std::fill_n(into.valid.begin(), words_, std::uint64_t{0});
    return;
  }
  from->read_valid(begun_, count_, into.valid.data());
  if (in_place) {
    into.in_place = from->in_place(begun_);
    into.width = from->packed();
    into.whole = count_ / rows_per_word;
  }
  const std::size_t begin = into.whole * rows_per_word;
  if (begin == count_) return;
  from->read_scaled(begun_ + begin, count_ - begin, scale, into.copied.data() + begin,
                    odd_.data() + into.whole);
  std::fill(into.copied.begin() + static_cast<std::ptrdiff_t>(count_),
            into.copied.begin() + static_cast<std::ptrdiff_t>(words_ * rows_per_word),
            std::int64_t{0});
}

std::int64_t block_classes::number(const numbers& of, std::size_t row) noexcept {
  if (row / rows_per_word >= of.whole) return of.copied[row];
  if (of.width == column_reader::dense::int32) {
    std::int32_t value = 0;
    std::memcpy(&value, static_cast<const char*>(of.in_place) + row * sizeof(value), sizeof(value));
    return value;
  }
  std::int64_t value = 0;
  std::memcpy(&value, static_cast<const char*>(of.in_place) + row * sizeof(value), sizeof(value));
  return value;
}

void block_classes::read_ratios(const bound_indicator& of) {
  by_rule_ = true;
  const bool in_place = lies_at(of.numerator, of.numerator_scale) &&
                        lies_at(of.denominator, of.denominator_scale) &&
                        of.numerator->packed() == of.denominator->packed();
  read_numbers(of.numerator, of.numerator_scale, in_place, first_);
  read_numbers(of.denominator, of.denominator_scale, in_place, second_);
  if (!of.value) return;
  of.value->read_valid(begun_, count_, other_.data());  // a percentage beside counts
  for (std::size_t word = 0; word < words_; ++word) odd_[word] |= other_[word];
}

std::array<block_classes::part, 2> block_classes::parts() const noexcept {
  const std::size_t whole = first_.whole;
  return {{{0, whole, whole != 0 && first_.width == column_reader::dense::int32},
           {whole, words_ - whole, false}}};
}

const void* block_classes::data_of(const numbers& of, const part& words) noexcept {
  return words.first < of.whole ? of.in_place : of.copied.data() + words.first * rows_per_word;
}

void block_classes::classify(const ratio_rule& rule, const kernel& kernel) {
  for (const part& each : parts()) {
    if (each.count == 0) continue;
    const ratio_columns columns{data_of(first_, each),
                                data_of(second_, each),
                                first_.valid.data() + each.first,
                                second_.valid.data() + each.first,
                                odd_.data() + each.first,
                                each.count};
    const auto run = each.is_int32 ? kernel.classify_ratios32 : kernel.classify_ratios64;
    run(columns, rule, classes_.data() + each.first * rows_per_word);
  }
}

std::uint8_t block_classes::class_by(const ratio_rule& rule, std::size_t row) const noexcept {
  if (has(odd_, row)) return odd_class;
  return class_of_ratio(rule, has(first_.valid, row), first_number(row), has(second_.valid, row),
                        second_number(row));
}

void block_classes::read_values(const bound_indicator& of) {
  by_rule_ = true;
  const bool texts = has_dictionary(of.value->of().type);
  read_numbers(of.value, of.value_scale, !texts && lies_at(of.value, of.value_scale), first_);
  if (texts) read_texts_as_numbers(of);
}

/// Codes to the numbers they stand for.
void block_classes::read_texts_as_numbers(const bound_indicator& of) {
  const auto size = static_cast<std::int64_t>(of.number_of_code.size());
  for (std::size_t row = 0; row < count_; ++row) {
    if (!has(first_.valid, row)) continue;
    const std::int64_t code = first_.copied[row];
    const bool there = code >= 0 && code < size;
    if (!there || of.number_is_odd[static_cast<std::size_t>(code)]) {
      odd_[row / rows_per_word] |= std::uint64_t{1} << (row % rows_per_word);
    } else {
      first_.copied[row] = of.number_of_code[static_cast<std::size_t>(code)];
    }
  }
}

void block_classes::classify(const value_rule& rule, const kernel& kernel) {
  for (const part& each : parts()) {
    if (each.count == 0) continue;
    const value_columns columns{data_of(first_, each), first_.valid.data() + each.first,
                                odd_.data() + each.first, each.count};
    const auto run = each.is_int32 ? kernel.classify_values32 : kernel.classify_values64;
    run(columns, rule, classes_.data() + each.first * rows_per_word);
  }
}

std::uint8_t block_classes::class_by(const value_rule& rule, std::size_t row) const noexcept {
  if (has(odd_, row)) return odd_class;
  return class_of_value(rule, has(first_.valid, row), first_number(row));
}

// ---- what is of its class already ---------------------------------------------------------------

/// No is below the only cut, yes above: classes 1 and 2.
void block_classes::read_yes_no(const bound_indicator& of) {
  of.value->read_valid(begun_, count_, first_.valid.data());
  of.value->read_yes(begun_, count_, other_.data());
  for (std::size_t word = 0; word < words_; ++word) {
    const std::uint64_t yes = other_[word];
    put_two_bits(first_.valid[word] & ~yes, yes, classes_.data() + word * rows_per_word);
  }
  mark_odd();
}

void block_classes::read_codes(const bound_indicator& of) {
  of.value->read_scaled(begun_, count_, 0, first_.copied.data(), odd_.data());
  of.value->read_valid(begun_, count_, first_.valid.data());
  const auto size = static_cast<std::int64_t>(of.class_of_code.size());
  for (std::size_t row = 0; row < count_; ++row) {
    const std::int64_t code = first_.copied[row];
    classes_[row] = !has(first_.valid, row)    ? std::uint8_t{0}
                    : code >= 0 && code < size ? of.class_of_code[static_cast<std::size_t>(code)]
                                               : odd_class;
  }
  mark_odd();
}

void block_classes::read_items(const bound_indicator& of) {
  std::fill_n(checked_.begin(), words_, unit_counts());
  std::fill_n(unchecked_.begin(), words_, unit_counts());
  for (const std::optional<column_reader>& item : of.items) {
    if (!item) continue;
    item->read_valid(begun_, count_, first_.valid.data());
    item->read_yes(begun_, count_, other_.data());
    for (std::size_t word = 0; word < words_; ++word) {
      checked_[word].add(other_[word], 1);
      unchecked_[word].add(first_.valid[word] & ~other_[word], 1);
    }
  }
  // As `class_of_items` has it: nothing known, too few even so, enough, open.
  const indicator& indicator = *of.judged.indicator;
  const std::size_t items = indicator.measure.options.size();
  const std::size_t needed = items_needed(indicator);
  for (std::size_t word = 0; word < words_; ++word) {
    const std::uint64_t known = checked_[word].above_zero() | unchecked_[word].above_zero();
    const std::uint64_t enough = checked_[word].at_least(needed) & known;
    const std::uint64_t too_few = unchecked_[word].at_least(items - needed + 1) & known;
    const std::uint64_t open = known & ~enough & ~too_few;
    put_two_bits(too_few | open, enough | open, classes_.data() + word * rows_per_word);
  }
  mark_odd();
}

}  // namespace xaso::detail
