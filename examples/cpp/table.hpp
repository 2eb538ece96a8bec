// A table whose columns are as wide as what is in them, and fit the page.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "layout.hpp"
#include "page.hpp"

namespace example {

struct column {
  std::string heading;
  /// It is never wider than this; exactly one column of a table is `the_rest`.
  std::size_t widest = 0;
  bool to_the_right = false;
};

/// The width of the column that takes what the others leave.
inline constexpr std::size_t the_rest = std::numeric_limits<std::size_t>::max();

class table {
 public:
  explicit table(std::vector<column> columns) : columns_(std::move(columns)) {}

  /// A row, one cell a column.
  void row(std::vector<rich_text> cells);
  /// A line of its own between rows: what follows is of one kind.
  void section(rich_text text);
  /// Something to say about the last row, below it and from its second column on.
  void note(rich_text text);

  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

  void print(page& on) const;

 private:
  struct entry {
    enum class kind : std::uint8_t { row, section, note };
    kind is = kind::row;
    std::vector<rich_text> cells;
  };

  [[nodiscard]] std::vector<std::size_t> natural_widths() const;
  [[nodiscard]] std::vector<std::size_t> widths(std::size_t page_width) const;
  void print_heading(page& on, const std::vector<std::size_t>& widths) const;
  void print_row(page& on, const std::vector<rich_text>& cells,
                 const std::vector<std::size_t>& widths) const;

  std::vector<column> columns_;
  std::vector<entry> entries_;
};

}  // namespace example
