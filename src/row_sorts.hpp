// The rows of a block by what an indicator is judged by there: their case, and what they state.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "block_circumstances.hpp"
#include "bound_table.hpp"
#include "table_row.hpp"

namespace xaso::detail {

/// Rows of one case that state the same.
struct row_sort {
  std::size_t one = 0;  ///< the case
  std::uint8_t stated = 0;
};

/// Sorts the rows for one indicator after another. Keeps its memory; not for use by several threads
/// at once.
class row_sorts {
 public:
  /// @param rows  of a block, a multiple of `rows_per_word`
  explicit row_sorts(std::size_t rows);

  /// @param cells  takes codes that are outside their dictionary
  void sort(const bound_indicator& of, const block_circumstances& circumstances, std::size_t first,
            std::size_t count, table_row& cells);

  /// Empty: there are so many that rows are faster one by one.
  [[nodiscard]] const std::vector<row_sort>& sorts() const noexcept { return sorts_; }
  /// Where there is more than one: of each row, its place in `sorts`.
  [[nodiscard]] const std::uint8_t* places() const noexcept { return place_of_row_.data(); }
  /// Where there is more than one, or there are too many.
  [[nodiscard]] row_sort of_row(std::size_t row) const noexcept {
    return {case_of_row_[row], stated_of_row_[row]};
  }

 private:
  static constexpr std::size_t most_sorts = 12;  ///< more are slower together than row by row
  static constexpr std::uint8_t no_place = 0xFF;

  void read_statements(const bound_indicator& of, std::size_t first, std::size_t count,
                       table_row& cells);
  void read_texts(const statement_column& from, std::size_t first, std::size_t count,
                  table_row& cells);
  void read_yes_no(const statement_column& from, std::size_t first, std::size_t count);

  std::vector<row_sort> sorts_;
  std::vector<std::uint8_t> place_of_pair_;
  std::vector<std::uint8_t> place_of_row_;
  std::vector<std::uint16_t> case_of_row_;
  std::vector<std::uint8_t> stated_of_row_;
  std::vector<std::uint64_t> said_;
  std::vector<std::uint64_t> yes_;
};

}  // namespace xaso::detail
