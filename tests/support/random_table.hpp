// Tables of random columns for any set: every header that it takes, every type and layout of cells,
// figures beside its bounds, garbage where a row has no value.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "choices.hpp"
#include "plan.hpp"
#include "xaso/batch.hpp"
#include "xaso/evaluator.hpp"
#include "xaso/table.hpp"

namespace random_table {

struct wishes {
  std::size_t rows = 0;
  /// Per cent of columns that have some cells that no figure can be.
  unsigned bad_columns = 0;
  /// Cohorts are stated wherever the set compares units: then a row alone says the same.
  bool state_cohorts = true;
};

/// A table and all that it borrows.
struct table {
  explicit table(std::size_t rows) : view(rows) {}
  table(const table&) = delete;
  table& operator=(const table&) = delete;
  table(table&&) = default;
  table& operator=(table&&) = default;
  ~table() = default;

  xaso::table_view view;
  xaso::table_question asked;
  std::deque<std::vector<unsigned char>> memory;
  std::deque<std::string> texts;
};

/// The plan of an evaluator's set.
[[nodiscard]] const xaso::detail::plan& plan_of(const xaso::evaluator& evaluator);

[[nodiscard]] table make(choices& choose, const xaso::detail::plan& plan, const wishes& wanted);

/// A few rows of a table that follow each other, as a table of its own over the same memory.
[[nodiscard]] xaso::table_view rows_of(const xaso::table_view& table, std::size_t first,
                                       std::size_t count);

}  // namespace random_table
