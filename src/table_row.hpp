// One row of a table as a unit: what the scalar rule judges where a kernel does not.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bound_table.hpp"
#include "figure_scratch.hpp"
#include "refused_cells.hpp"

namespace xaso::detail {

/// Where a unit is: an evaluation, and its row there.
struct placed_unit {
  const evaluation_data* data = nullptr;
  std::size_t row = 0;
};

/// Reads rows of what is bound, one at a time. Of measurements it points to where they are. Not for
/// use by several threads.
class table_row {
 public:
  explicit table_row(const bound_table& of);

  /// The unit with everything that is known of it. Checks are run.
  [[nodiscard]] placed_unit unit(std::size_t row);
  /// The unit with at least its circumstances and the figure of one indicator.
  [[nodiscard]] placed_unit unit_for(std::size_t row, std::size_t slot);

  /// What is known of the circumstances of a row.
  [[nodiscard]] const known_classes& known(std::size_t row);
  /// What is known of one circumstance, told by a column.
  [[nodiscard]] std::int32_t class_of(std::size_t column, std::size_t row);
  /// The bits of `statement` that a row states beside a figure.
  [[nodiscard]] std::uint8_t stated(const bound_indicator& of, std::size_t row);
  /// What an earlier legal act says of a conclusion of another set, by `plan::elsewhere`.
  [[nodiscard]] const recognition* recognised(std::size_t row, std::size_t elsewhere);

  /// Refuses a code that is outside its dictionary.
  void refuse_code(const column_reader& cells, std::size_t row);
  /// Refuses points that are too many to be shown.
  void refuse_points(std::size_t row);

  /// Judges by other requirements from now on.
  /// @param overrides  borrowed
  void judge_by(const requirement_overrides& overrides);

  /// Refuses a cell of numbers that holds none.
  void check_number(const column_reader& cells, std::size_t row);
  /// Refuses a code that is outside its dictionary.
  void check_text(const column_reader& cells, std::size_t row);

  /// The cells that no figure can be, so far.
  [[nodiscard]] refused_cells& refused() noexcept { return refused_; }

 private:
  void load_circumstances(std::size_t row);
  void load_figure(std::size_t row, std::size_t slot);
  void load_numbers(const bound_indicator& of, std::size_t row, figure_scratch& into);
  void load_value(const bound_indicator& of, std::size_t row, figure_scratch& into);
  void load_statements(const bound_indicator& of, std::size_t row, figure_scratch& into);
  [[nodiscard]] std::optional<decimal> count_in(const column_reader& cells, std::size_t row);
  [[nodiscard]] std::optional<decimal> number_in(const column_reader& cells, std::size_t row);
  [[nodiscard]] std::optional<std::string_view> text_in(const column_reader& cells,
                                                        std::size_t row);
  void refuse(const column_reader& cells, std::size_t row, std::string_view why);

  const bound_table& of_;
  evaluation_data data_;                             ///< of one row of a table
  const evaluation_data* document_ = nullptr;        ///< of measurements
  std::optional<evaluation_data> changed_document_;  ///< judged by other requirements
  std::vector<figure_scratch> figures_;
  std::vector<std::optional<bool>> states_;
  std::vector<recognition> recognised_;
  static constexpr auto nothing = static_cast<std::size_t>(-1);
  std::size_t loaded_ = nothing;  ///< whose circumstances are there
  refused_cells refused_;
};

/// Adds the units of a table to cohorts. @throws failure with the cells that no figure can be
void gather_units(const bound_table& of, std::vector<cohort>& into);

}  // namespace xaso::detail
