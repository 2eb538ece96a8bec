// W7: one indicator under a thousand thresholds, over 10,000 units.
// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <vector>

#include "embedded_python.hpp"
#include "judged_table.hpp"
#include "suite.hpp"
#include "workloads.hpp"

namespace bench {
namespace {

constexpr std::size_t thresholds = 1000;
constexpr std::size_t indicator = 0;

struct swept {
  judged_table judged;
  xaso::bound_sweep over;
  std::vector<std::int64_t> hundredths;

  explicit swept(const figures& columns) : judged(make_set(concludes::no), table_of(columns)) {
    over.code = rules()[indicator].code;
    over.upper = !xaso::is_lower(rules()[indicator].how);
    for (std::size_t i = 1; i <= thresholds; ++i) {
      hundredths.push_back(static_cast<std::int64_t>(i * 10) - 1);
      over.values.push_back(xaso::decimal::scaled(hundredths.back(), 2));
    }
  }
  void sweep(const xaso::sweep_visitor& visit) const {
    judged.evaluator().sweep(judged.units(), over, false, visit);
  }
};

/// Sums that a single wrong verdict changes: how many are met, not met and undetermined.
struct counts {
  std::size_t of[4] = {};
  void count(std::uint8_t byte) { ++of[byte & 3U]; }
  friend bool operator==(const counts&, const counts&) = default;
};

/// Of every threshold, by NumPy's three-state code run for it alone.
counts counts_by_numpy(const figures& columns, std::int64_t bound) {
  std::vector<std::uint8_t> statuses(columns.rows());
  const std::int64_t one[] = {bound};
  numpy_sweep("sweep_by_running_again", columns, indicator, one, statuses)();
  counts found;
  for (const std::uint8_t byte : statuses) found.count(byte);
  return found;
}

bool is_right(const swept& all, const figures& columns) {
  bool same = true;
  all.sweep([&](const xaso::sweep_step& step) {
    counts found;
    for (const std::uint8_t byte : step.outcomes) found.count(byte);
    same = same && found == counts_by_numpy(columns, all.hundredths[step.index]);
    return same;
  });
  return same;
}

}  // namespace

void add_sweep(const figures& columns) {
  const place where{"W7", columns.rows(), std::string(name(columns.of())),
                    columns.rows() * thresholds, columns.bytes() / indicators};
  auto all = std::make_shared<swept>(columns);
  const bool same = is_right(*all, columns);
  add(where, "xaso", same, [all] {
    all->sweep([](const xaso::sweep_step& step) {
      benchmark::DoNotOptimize(step.outcomes.data());
      return true;
    });
  });
  auto statuses = std::make_shared<std::vector<std::uint8_t>>(columns.rows());
  const auto add_numpy = [&](const char* function, std::string_view subject) {
    run sweep = numpy_sweep(function, columns, indicator, all->hundredths, *statuses);
    add(where, subject, same, [all, statuses, sweep] { sweep(); });
  };
  add_numpy("sweep_by_running_again", "NumPy, run again");
  add_numpy("sweep_with_constants_taken_out", "NumPy, constants taken out");
}

}  // namespace bench
