// W4: a table of counts in, statuses and reasons out, against everything that could do it.
// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <thread>

#include "embedded_python.hpp"
#include "judged_table.hpp"
#include "naive.hpp"
#include "read_probe.hpp"
#include "suite.hpp"
#include "verdicts.hpp"
#include "workloads.hpp"

namespace bench {
namespace {

using bytes = std::shared_ptr<buffer<std::uint8_t>>;

std::span<std::uint8_t> all(const bytes& of) { return {of->data(), of->size()}; }

place place_of(const char* workload, const figures& columns) {
  return {workload, columns.rows(), std::string(name(columns.of())), columns.cells(),
          columns.bytes()};
}

bytes outcomes_of(const figures& columns) {
  auto outcomes = std::make_shared<buffer<std::uint8_t>>(columns.cells());
  judge_naively(columns, outcomes->data());
  return outcomes;
}

void add_naive(const place& where, const figures& columns) {
  auto outcomes = std::make_shared<buffer<std::uint8_t>>(columns.cells());
  add(where, "naive 128-bit loop", true,
      [&columns, outcomes] { judge_naively(columns, outcomes->data()); });
}

void add_xaso(const place& where, const figures& columns, const bytes& right, concludes conclusions,
              const std::string& subject, const xaso::batch_options& how = {}) {
  auto judged = std::make_shared<judged_table>(make_set(conclusions), table_of(columns), how);
  judged->evaluate();
  // Every row of a small table is judged alone, too; of a large one, some.
  const bool is_right =
      are_same(judged->result(), all(right)) && agrees_with_single_units(*judged, 10'000);
  add(
      where, subject, is_right, [judged] { judged->evaluate(); },
      how.parts > 1 ? timed_by::clock : timed_by::processor);
}

void add_numpy(const place& where, const figures& columns, const bytes& right, const char* function,
               const std::string& subject, states how_many = states::three) {
  auto statuses = std::make_shared<buffer<std::uint8_t>>(columns.cells());
  run judge = numpy_judge(function, columns, all(statuses));
  judge();
  add(where, subject, are_same(all(statuses), all(right), how_many),
      [judge, statuses] { judge(); });
}

void add_probes(const place& where, const figures& columns) {
  const auto regions = std::make_shared<std::vector<region_pair>>(regions_of(columns));
  const std::uint64_t sum = read_probes().front().sum(*regions);
  for (const read_probe& probe : read_probes()) {
    add(where, probe.name, probe.sum(*regions) == sum,
        [probe, regions] { benchmark::DoNotOptimize(probe.sum(*regions)); });
  }
}

void add_probes_on_two_threads(const place& where, const figures& columns) {
  const auto first = std::make_shared<std::vector<region_pair>>(regions_of(columns, 2, 0));
  const auto second = std::make_shared<std::vector<region_pair>>(regions_of(columns, 2, 1));
  for (const read_probe& probe : read_probes()) {
    const auto read = [probe, first, second] {
      std::thread other([&] { benchmark::DoNotOptimize(probe.sum(*second)); });
      benchmark::DoNotOptimize(probe.sum(*first));
      other.join();
    };
    add(where, std::string(probe.name) + ", two threads", true, read, timed_by::clock);
  }
}

}  // namespace

void add_table(const figures& columns) {
  const place where = place_of("W4", columns);
  const bytes right = outcomes_of(columns);
  add_probes(where, columns);
  add_naive(where, columns);
  add_numpy(where, columns, right, "judge_three_states", "NumPy, three states");
  add_numpy(where, columns, right, "judge_two_states", "NumPy, two states", states::two);
  add_numpy(where, columns, right, "judge_plainly", "NumPy, as mostly written");
  add_xaso(where, columns, right, concludes::no, "xaso");
  add_xaso(where, columns, right, concludes::yes, "xaso, conclusions");
  if (columns.rows() < 1'000'000) return;
  add_probes_on_two_threads(where, columns);
  add_xaso(where, columns, right, concludes::no, "xaso, two threads", on_two_threads());
  add_xaso(where, columns, right, concludes::yes, "xaso, conclusions, two threads",
           on_two_threads());
}

void add_table_for_plot(const figures& columns) {
  const place where = place_of("plot", columns);
  const bytes right = outcomes_of(columns);
  add_probes(where, columns);
  add_naive(where, columns);
  add_numpy(where, columns, right, "judge_three_states", "NumPy, three states");
  add_xaso(where, columns, right, concludes::no, "xaso");
}

}  // namespace bench
