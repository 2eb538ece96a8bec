// Sorting rows by case and statement.
// SPDX-License-Identifier: Apache-2.0
#include "row_sorts.hpp"

#include <algorithm>
#include <array>

#include "bit_bytes.hpp"

namespace xaso::detail {

row_sorts::row_sorts(std::size_t rows) {
  sorts_.reserve(no_place);
  place_of_row_.resize(rows);
  case_of_row_.resize(rows);
  stated_of_row_.resize(rows);
  said_.resize(rows / rows_per_word);
  yes_.resize(rows / rows_per_word);
}

void row_sorts::sort(const bound_indicator& of, const block_circumstances& circumstances,
                     std::size_t first, std::size_t count, table_row& cells) {
  sorts_.clear();
  if (of.cases.size() == 1 && of.statements.empty()) {
    sorts_.push_back({0, 0});
    return;
  }
  read_statements(of, first, count, cells);
  place_of_pair_.assign(of.cases.size() * statements, no_place);
  for (std::size_t row = 0; row < count; ++row) {
    const std::size_t one =
        of.cases.size() == 1 ? 0 : of.case_of_key[circumstances.key_at(of.key, row)];
    case_of_row_[row] = static_cast<std::uint16_t>(one);
    std::uint8_t& place = place_of_pair_[one * statements + stated_of_row_[row]];
    if (place == no_place && sorts_.size() < no_place) {
      place = static_cast<std::uint8_t>(sorts_.size());
      sorts_.push_back({one, stated_of_row_[row]});
    }
    place_of_row_[row] = place;
  }
  if (sorts_.size() > most_sorts) sorts_.clear();
}

void row_sorts::read_statements(const bound_indicator& of, std::size_t first, std::size_t count,
                                table_row& cells) {
  std::fill_n(stated_of_row_.begin(), count, std::uint8_t{0});
  for (const statement_column& each : of.statements) {
    if (has_dictionary(each.cells.of().type)) {
      read_texts(each, first, count, cells);
    } else {
      read_yes_no(each, first, count);
    }
  }
}

void row_sorts::read_texts(const statement_column& from, std::size_t first, std::size_t count,
                           table_row& cells) {
  from.cells.read_valid(first, count, said_.data());
  const auto size = static_cast<std::int64_t>(from.bits_of_code.size());
  for (std::size_t row = 0; row < count; ++row) {
    if ((said_[row / rows_per_word] >> (row % rows_per_word) & 1U) == 0) continue;
    const std::int64_t code = from.cells.code(first + row);
    if (code >= 0 && code < size) {
      stated_of_row_[row] |= from.bits_of_code[static_cast<std::size_t>(code)];
    } else {
      cells.refuse_code(from.cells, first + row);
    }
  }
}

void row_sorts::read_yes_no(const statement_column& from, std::size_t first, std::size_t count) {
  from.cells.read_valid(first, count, said_.data());
  from.cells.read_yes(first, count, yes_.data());
  std::array<std::uint8_t, rows_per_word> kinds{};  // 0: nothing, 1: no, 2: yes
  const std::array<std::uint8_t, 3> bits{0, from.bits_of_no, from.bits_of_yes};
  for (std::size_t row = 0; row < count; ++row) {
    const std::size_t word = row / rows_per_word;
    const std::size_t unit = row % rows_per_word;
    if (unit == 0) put_two_bits(said_[word] & ~yes_[word], yes_[word], kinds.data());
    stated_of_row_[row] |= bits[kinds[unit]];
  }
}

}  // namespace xaso::detail
