// Any bytes as the choices that make a table: every error, or an answer that is the same by every
// kernel, in parts, in chunks, row by row and as a document.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "choices.hpp"
#include "random_table.hpp"
#include "sets.hpp"
#include "table_agreement.hpp"
#include "xaso/json.hpp"

namespace {

constexpr std::size_t most_rows = 70;
constexpr std::size_t most_rows_with_points = 16;  // they are worked out unit by unit

const std::vector<xaso::evaluator>& sets() {
  static const std::vector<xaso::evaluator> all{
      xaso::evaluator(xaso::read_criteria(test_sets::everything())),
      xaso::evaluator(xaso::read_criteria(test_sets::without_indicators())),
  };
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  random_table::byte_choices choose({data, size});
  const xaso::evaluator& evaluator = choose.pick(sets());
  const auto& plan = random_table::plan_of(evaluator);
  random_table::wishes wanted;
  wanted.rows = static_cast<std::size_t>(
      choose.below(plan.scores().empty() ? most_rows : most_rows_with_points));
  wanted.state_cohorts = choose.chance(50);
  wanted.bad_columns = choose.chance(30) ? 10 : 0;
  const auto table = random_table::make(choose, plan, wanted);
  const std::string found = wanted.bad_columns != 0
                                ? agreement::difference_in_refused(evaluator, table)
                                : agreement::difference_in(evaluator, table, choose, most_rows);
  if (found.empty()) return 0;
  std::fprintf(stderr, "%s\n", found.c_str());
  std::abort();
}
