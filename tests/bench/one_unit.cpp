// W1: the verdicts on one unit, bound once, into a result that is used again.
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <memory>

#include "allocations.hpp"
#include "judged_table.hpp"
#include "naive.hpp"
#include "suite.hpp"
#include "workloads.hpp"

namespace bench {
namespace {

constexpr std::size_t row = 7;

struct judged_unit {
  xaso::evaluator evaluator;
  xaso::bound_units units;
  xaso::batch_result result;

  judged_unit(const xaso::criteria_set& set, const figures& columns)
      : evaluator(set), units(evaluator.bind(evaluator.as_measurements(table_of(columns), row))) {}
  void evaluate() { evaluator.evaluate(units, result); }
};

bool is_right(const judged_unit& judged, const figures& columns) {
  buffer<std::uint8_t> outcomes(columns.cells());
  judge_naively(columns, outcomes.data());
  for (std::size_t i = 0; i < indicators; ++i) {
    if (judged.result.outcomes(i)[0] != outcomes[i * columns.rows() + row]) return false;
  }
  return true;
}

std::uint64_t allocations_of(judged_unit& judged) {
  const std::uint64_t before = allocations();
  judged.evaluate();
  return allocations() - before;
}

}  // namespace

void add_one_unit(const figures& columns) {
  const place where{"W1", 1, std::string(name(columns.of())), indicators,
                    indicators * 2 * sizeof(std::int64_t)};
  for (const concludes conclusions : {concludes::no, concludes::yes}) {
    auto judged = std::make_shared<judged_unit>(make_set(conclusions), columns);
    judged->evaluate();
    const std::string subject = conclusions == concludes::no ? "xaso" : "xaso, conclusions";
    note("allocations: W1/" + where.mix + "/" + subject, std::to_string(allocations_of(*judged)));
    add(where, subject, is_right(*judged, columns), [judged] { judged->evaluate(); });
  }
  auto unit = std::make_shared<plain_unit>(plain_unit_of(columns, row));
  auto verdicts = std::make_shared<std::array<std::uint8_t, indicators>>();
  add(where, "bare loop of comparisons", true,
      [unit, verdicts] { compare_barely(*unit, verdicts->data()); });
}

}  // namespace bench
