// W6: what holds everyone back, and how far it is: gaps of every figure that fails, and their sums.
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <memory>

#include "embedded_python.hpp"
#include "judged_table.hpp"
#include "suite.hpp"
#include "workloads.hpp"

namespace bench {
namespace {

/// By indicator: how many fail, and how much it takes together.
struct bottlenecks {
  std::array<std::int64_t, indicators> failing{};
  std::array<std::int64_t, indicators> short_by{};

  friend bool operator==(const bottlenecks&, const bottlenecks&) = default;
};

bottlenecks bottlenecks_of(const xaso::batch_result& result) {
  bottlenecks sums;
  for (std::size_t i = 0; i < indicators; ++i) {
    const std::span<const std::uint8_t> outcomes = result.outcomes(i);
    const std::span<const xaso::cell_gap> gaps = result.gaps(i);
    for (std::size_t row = 0; row < outcomes.size(); ++row) {
      if (xaso::outcome::from_byte(outcomes[row]).status() != xaso::status::not_met) continue;
      ++sums.failing[i];
      sums.short_by[i] += gaps[row].change;
    }
  }
  return sums;
}

struct numpy_results {
  buffer<std::uint8_t> statuses;
  buffer<std::int64_t> gaps;
  bottlenecks sums;
  explicit numpy_results(std::size_t cells) : statuses(cells), gaps(cells) {}
};

}  // namespace

void add_gaps(const figures& columns) {
  const place where{"W6", columns.rows(), std::string(name(columns.of())), columns.cells(),
                    columns.bytes()};
  xaso::batch_options how;
  how.gaps = true;
  auto judged = std::make_shared<judged_table>(make_set(concludes::no), table_of(columns), how);
  judged->evaluate();
  auto found = std::make_shared<numpy_results>(columns.cells());
  run find = numpy_find_gaps(columns, {found->statuses.data(), found->statuses.size()},
                             {found->gaps.data(), found->gaps.size()}, found->sums.failing,
                             found->sums.short_by);
  find();
  const bool same = bottlenecks_of(judged->result()) == found->sums;
  add(where, "xaso", same, [judged] {
    judged->evaluate();
    benchmark::DoNotOptimize(bottlenecks_of(judged->result()));
  });
  add(where, "NumPy, three states", same, [find, found] { find(); });
}

}  // namespace bench
