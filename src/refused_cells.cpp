// Keeping the first of the cells that are refused, and wording them.
// SPDX-License-Identifier: Apache-2.0
#include "refused_cells.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>

#include "error_list.hpp"

namespace xaso::detail {
namespace {

constexpr std::size_t points_of_row = std::numeric_limits<std::size_t>::max();

}  // namespace

bool refused_cells::is_past(std::size_t row) const noexcept {
  return cells_.size() >= failure::max_errors && row > cells_.rbegin()->first.first;
}

void refused_cells::add(std::size_t row, const column& column, const table_view& table,
                        std::string_view why) {
  if (is_past(row)) return;
  const auto& columns = table.columns();
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const auto& each) { return &each.second == &column; });
  put({row, static_cast<std::size_t>(found - columns.begin())}, why);
}

void refused_cells::add_points(std::size_t row) {
  if (!is_past(row)) put({row, points_of_row}, {});
}

void refused_cells::add(const refused_cells& others) {
  for (const auto& [at, why] : others.cells_) put(at, why);
}

void refused_cells::put(place at, std::string_view why) {
  cells_.emplace(at, why);
  if (cells_.size() > failure::max_errors) cells_.erase(std::prev(cells_.end()));
}

void refused_cells::raise(const table_view& table, std::size_t first_row) const {
  error_list errors;
  for (const auto& [at, why] : cells_) {
    const std::size_t row = first_row + at.first;
    const std::size_t column = at.second;
    const std::string number = std::to_string(row);
    if (column == points_of_row) {
      errors.add(fault::points_too_large, pointer_to("/points", row), {number});
    } else {
      const std::string& header = table.columns()[column].first;
      errors.add(fault::bad_cell, pointer_to(pointer_to({}, header), row), {header, number, why});
    }
  }
  errors.raise();
}

}  // namespace xaso::detail
