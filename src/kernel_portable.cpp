// Classifying figures in 128-bit integers, one after another: for every processor, and what the
// other kernels are held against.
// SPDX-License-Identifier: Apache-2.0
#include <cstring>

#include "kernel.hpp"
#include "scalar_class.hpp"

namespace xaso::detail {
namespace {

constexpr std::uint8_t odd_class = static_cast<std::uint8_t>(ratio_class::odd);
static_assert(odd_class == static_cast<std::uint8_t>(value_class::odd));

/// The number of a row; a column need not be aligned.
template <typename Number>
Number number_at(const void* column, std::size_t row) noexcept {
  Number number = 0;
  std::memcpy(&number, static_cast<const unsigned char*>(column) + row * sizeof number,
              sizeof number);
  return number;
}

bool bit_of(std::uint64_t word, std::size_t place) noexcept { return (word >> place & 1) != 0; }

/// Calls `classify(row, word, place)` for each row but those that are odd whatever their numbers.
template <typename Classify>
bool classify_rows(std::size_t words, const std::uint64_t* odd, std::uint8_t* classes,
                   const Classify& classify) noexcept {
  bool some_odd = false;
  for (std::size_t word = 0; word < words; ++word) {
    for (std::size_t place = 0; place < rows_per_word; ++place) {
      const std::size_t row = word * rows_per_word + place;
      const bool is_odd = odd != nullptr && bit_of(odd[word], place);
      classes[row] = is_odd ? odd_class : classify(row, word, place);
      some_odd = some_odd || classes[row] == odd_class;
    }
  }
  return some_odd;
}

template <typename Count>
bool classify_ratios(const ratio_columns& columns, const ratio_rule& rule,
                     std::uint8_t* classes) noexcept {
  return classify_rows(columns.words, columns.odd, classes,
                       [&](std::size_t row, std::size_t word, std::size_t place) {
                         return class_of_ratio(rule, bit_of(columns.numerator_valid[word], place),
                                               number_at<Count>(columns.numerators, row),
                                               bit_of(columns.denominator_valid[word], place),
                                               number_at<Count>(columns.denominators, row));
                       });
}

template <typename Number>
bool classify_values(const value_columns& columns, const value_rule& rule,
                     std::uint8_t* classes) noexcept {
  return classify_rows(columns.words, columns.odd, classes,
                       [&](std::size_t row, std::size_t word, std::size_t place) {
                         return class_of_value(rule, bit_of(columns.valid[word], place),
                                               number_at<Number>(columns.values, row));
                       });
}

void look_up(const std::uint8_t* classes, std::size_t words, const class_table& table,
             std::uint8_t* outcomes, member_words* members, std::size_t stride) noexcept {
  for (std::size_t word = 0; word < words; ++word) {
    member_words found;
    for (std::size_t place = 0; place < rows_per_word; ++place) {
      const std::size_t row = word * rows_per_word + place;
      const std::uint64_t candidates = table.candidates[classes[row]];
      outcomes[row] = table.outcomes[classes[row]];
      found.met |= (candidates & 1) << place;
      found.not_met |= (candidates >> 1 & 1) << place;
      found.out |= (candidates >> 2 & 1) << place;
    }
    members[word * stride] = found;
  }
}

}  // namespace

const kernel portable_kernel = {
    classify_ratios<std::int64_t>,
    classify_ratios<std::int32_t>,
    classify_values<std::int64_t>,
    classify_values<std::int32_t>,
    look_up,
};

}  // namespace xaso::detail
