// Cells of a table that no figure can be: each once, the first by row, then by column.
// Whichever way, and in however many parts, they were come by.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

#include "xaso/decimal.hpp"
#include "xaso/table.hpp"

namespace xaso::detail {

// Why a cell is refused, as the end of "row 2 of the column … is …".
inline constexpr std::string_view no_number =
    "no number of at most 18 digits, 9 of them after the point";
/// Of a number that no count can be.
[[nodiscard]] inline std::string_view why_no_count(decimal number) noexcept {
  return number.is_negative() ? "below 0; a count cannot be negative"
                              : "too large; at most 10^15 can be counted, in at most 15 digits";
}

class refused_cells {
 public:
  /// @param why  a literal: it is borrowed
  void add(std::size_t row, const column& column, const table_view& table, std::string_view why);
  /// Points of a row that are too many to be shown.
  void add_points(std::size_t row);
  void add(const refused_cells& others);

  [[nodiscard]] bool empty() const noexcept { return cells_.empty(); }
  void clear() noexcept { cells_.clear(); }
  /// Whether a cell of this row, and of those that follow it, comes after all that are kept.
  [[nodiscard]] bool is_past(std::size_t row) const noexcept;

  /// Throws them; does nothing where there are none.
  /// @param first_row  the number of the first row
  void raise(const table_view& table, std::size_t first_row) const;

 private:
  using place = std::pair<std::size_t, std::size_t>;  // row, column

  void put(place at, std::string_view why);

  std::map<place, std::string_view> cells_;  // at most as many as a failure has
};

}  // namespace xaso::detail
