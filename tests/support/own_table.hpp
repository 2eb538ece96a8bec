// A small table that keeps its cells, written down column by column.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string_view>
#include <utility>
#include <vector>

#include "xaso/table.hpp"

class own_table {
 public:
  explicit own_table(std::size_t rows) : view_(rows) {}

  own_table& numbers(std::string_view header, const std::vector<std::int64_t>& cells,
                     int scale = 0) {
    xaso::column made = lie(cells);
    made.type = scale == 0 ? xaso::cell_type::int64 : xaso::cell_type::decimal64;
    made.scale = scale;
    return add(header, std::move(made));
  }
  own_table& floats(std::string_view header, const std::vector<double>& cells) {
    xaso::column made = lie(cells);
    made.type = xaso::cell_type::float64;
    return add(header, std::move(made));
  }
  own_table& yes(std::string_view header, const std::vector<std::uint8_t>& cells) {
    xaso::column made = lie(cells);
    made.type = xaso::cell_type::boolean8;
    return add(header, std::move(made));
  }
  own_table& codes(std::string_view header, const std::vector<std::int32_t>& cells,
                   std::vector<std::string_view> dictionary) {
    xaso::column made = lie(cells);
    made.type = xaso::cell_type::code32;
    made.dictionary = std::move(dictionary);
    return add(header, std::move(made));
  }
  /// Of the column added next: which rows have a value.
  own_table& where(const std::vector<std::uint8_t>& valid) {
    auto& kept = keep(valid);
    next_ = {xaso::validity::kind::bytes, kept.data(), kept.size(), 0};
    return *this;
  }

  [[nodiscard]] const xaso::table_view& view() const noexcept { return view_; }
  [[nodiscard]] const xaso::column& column(std::string_view header) const {
    return *view_.find(header);
  }

 private:
  template <class Cell>
  std::vector<unsigned char>& keep(const std::vector<Cell>& cells) {
    auto& kept = memory_.emplace_back(cells.size() * sizeof(Cell));
    if (!cells.empty()) std::memcpy(kept.data(), cells.data(), kept.size());
    return kept;
  }
  template <class Cell>
  xaso::column lie(const std::vector<Cell>& cells) {
    auto& kept = keep(cells);
    xaso::column made;
    made.data = kept.data();
    made.data_bytes = kept.size();
    made.valid = std::exchange(next_, {});
    return made;
  }
  own_table& add(std::string_view header, xaso::column made) {
    view_.add(header, std::move(made));
    return *this;
  }

  xaso::table_view view_;
  std::deque<std::vector<unsigned char>> memory_;
  xaso::validity next_;
};
