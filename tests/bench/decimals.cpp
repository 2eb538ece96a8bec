// W5: a table of percentages with two decimals, many of them exactly on the threshold.
// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <vector>

#include "embedded_python.hpp"
#include "judged_table.hpp"
#include "random.hpp"
#include "suite.hpp"
#include "verdicts.hpp"
#include "workloads.hpp"

namespace bench {
namespace {

constexpr std::int64_t whole = 10000;  // 100 %, in hundredths of a per cent

/// Percentages by column; of the hostile mix with validity.
struct percentage_columns {
  std::size_t rows;
  buffer<std::int64_t> values;
  buffer<std::uint64_t> valid;
  std::vector<percentages> columns;

  percentage_columns(std::size_t how_many, mix of)
      : rows(how_many), values(indicators * rows), valid(indicators * words()) {
    random draw(5);
    for (std::size_t i = 0; i < indicators; ++i) {
      for (std::size_t word = 0; word < words(); ++word) valid[i * words() + word] = 0;
      for (std::size_t row = 0; row < rows; ++row) {
        const std::uint64_t lot = of == mix::clean ? 100 : draw.below(100);
        const std::int64_t value = draw.between(0, whole);
        values[i * rows + row] = lot < 5 ? 0 : lot < 10 ? rules()[i].hundredths : value;
        if (lot >= 5) valid[i * words() + row / 64] |= std::uint64_t{1} << (row % 64);
      }
      const std::span<const std::uint64_t> bits{&valid[i * words()], words()};
      columns.push_back(
          {{&values[i * rows], rows}, of == mix::clean ? std::span<const std::uint64_t>{} : bits});
    }
  }
  [[nodiscard]] std::size_t words() const noexcept { return (rows + 63) / 64; }
  [[nodiscard]] std::size_t bytes() const noexcept {
    return values.size() * sizeof(std::int64_t) +
           (columns.front().valid.empty() ? 0 : valid.size() * sizeof(std::uint64_t));
  }
};

xaso::table_view table_of(const percentage_columns& all) {
  xaso::table_view table(all.rows);
  for (std::size_t i = 0; i < indicators; ++i) {
    xaso::column column = column_of(all.columns[i].values, all.columns[i].valid);
    column.type = xaso::cell_type::decimal64;
    column.scale = 2;
    table.add(rules()[i].code, column);
  }
  return table;
}

bool has_statuses(const xaso::batch_result& result, std::span<const std::uint8_t> statuses) {
  for (std::size_t i = 0; i < indicators; ++i) {
    if (!are_same(statuses.subspan(i * result.rows(), result.rows()), result.outcomes(i),
                  states::three)) {
      return false;
    }
  }
  return true;
}

}  // namespace

void add_decimals(std::size_t rows, mix of) {
  auto all = std::make_shared<percentage_columns>(rows, of);
  const place where{"W5", rows, std::string(name(of)), indicators * rows, all->bytes()};
  auto judged = std::make_shared<judged_table>(make_set(concludes::no), table_of(*all));
  judged->evaluate();
  auto statuses = std::make_shared<buffer<std::uint8_t>>(where.cells);
  const std::span<std::uint8_t> out{statuses->data(), statuses->size()};
  run judge = numpy_judge_percentages(all->columns, out);
  judge();
  // Each unit alone says what is right.
  const bool is_right = agrees_with_single_units(*judged, rows);
  add(where, "xaso", is_right, [all, judged] { judged->evaluate(); });
  add(where, "NumPy, three states", is_right && has_statuses(judged->result(), out),
      [all, judge, statuses] { judge(); });
}

}  // namespace bench
