// A table: many units by column. A view of memory that the caller keeps; nothing is copied.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace xaso {

/// How the values of a column lie in memory, in the byte order of the machine. They need not be
/// aligned.
enum class cell_type : std::uint8_t {
  int32,
  int64,
  decimal64,  ///< int64, the value times 10^`scale`
  float64,    ///< a whole number is itself, another the decimal of its shortest text
  boolean8,   ///< one byte; 0 is no
  boolean1,   ///< one bit, the least significant of a byte first
  code8,      ///< signed: a place in the dictionary
  code16,
  code32,
};

/// `"int32"`, `"decimal64"`, …; total.
[[nodiscard]] std::string_view name(cell_type type) noexcept;

/// Which rows have a value.
struct validity {
  enum class kind : std::uint8_t {
    all,    ///< every row
    bits,   ///< a bit each, the least significant of a byte first: 1 is a value
    bytes,  ///< a byte each: other than 0 is a value
  };
  kind is = kind::all;
  const std::uint8_t* data = nullptr;
  std::size_t data_bytes = 0;
  std::size_t first = 0;  ///< where the first row is: a bit, or a byte
};

/// One column. Borrows; what lies where a row has no value is not read as one.
struct column {
  cell_type type = cell_type::int64;
  const void* data = nullptr;
  std::size_t data_bytes = 0;  ///< how far `data` goes: every row is checked to lie within
  std::size_t first = 0;       ///< where the first row is: a byte; of `boolean1` a bit
  /// From one row to the next: bytes, of `boolean1` bits; 0 is one value for all, below 0 goes
  /// backward. Empty: without a space.
  std::optional<std::ptrdiff_t> stride;
  int scale = 0;  ///< of `decimal64`: digits after the point, 0 … 9
  xaso::validity valid;
  std::vector<std::string_view> dictionary;  ///< of codes: UTF-8, each borrowed
};

/// Units by row, what is known of them by column.
///
/// A column is named by its header: `3.10`, `3.10:numerator`, `3.10:denominator`, `3.10:reported`,
/// `3.10:reported_points`, `3.10:not_applicable`, `3.10:evidence`, `3.10:explanation`,
/// `3.10:<item>` of a checklist, `attribute.<name>`, `fact.<name>`, `target_year`,
/// `recognised.<set.id#code>` and `recognised.<set.id#code>:level`, `unit.<key>`
/// (`docs/tables.md`).
class table_view {
 public:
  explicit table_view(std::size_t rows) noexcept : rows_(rows) {}

  /// Adds a column. Rows may overlap; without any row it may lie nowhere.
  /// @throws failure (argument) with every error of the column, the pointer being `/<header>`: a
  ///         header that is there already, is empty or is not UTF-8, an extent or a validity that
  ///         does not hold every row, a scale out of range, a dictionary of what has none or that
  ///         is not UTF-8, a type that is none; nothing is added then
  /// @complexity O(size of the dictionary)   @since 0.1
  table_view& add(std::string_view header, column column);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] const std::vector<std::pair<std::string, column>>& columns() const noexcept {
    return columns_;
  }
  /// The column of a header; null where there is none. Stays until one is added.
  [[nodiscard]] const column* find(std::string_view header) const noexcept;

 private:
  struct hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  std::size_t rows_;
  std::vector<std::pair<std::string, column>> columns_;
  std::unordered_map<std::string, std::size_t, hash, std::equal_to<>> places_;  ///< by header
};

}  // namespace xaso
