// All workloads as one Google Benchmark program: their subjects take turns, in random order, many
// times over, so that what disturbs the machine disturbs everyone. report.py reads what it writes.
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "embedded_python.hpp"
#include "suite.hpp"
#include "workloads.hpp"

namespace {

using namespace bench;

void add_all(const tables& all, const std::vector<figures>& sizes) {
  for (const figures& columns : all.small) {
    add_one_unit(columns);
    add_one_unit_explained(columns);
    add_table(columns);
    add_decimals(columns.rows(), columns.of());
    add_gaps(columns);
    add_sweep(columns);
  }
  for (const figures& columns : all.large) add_table(columns);
  for (const figures& columns : sizes) add_table_for_plot(columns);
  add_other_inputs(all.small[0].rows());
  add_reading(XASO_BENCH_PROVINCES);
}

}  // namespace

/// Arguments: those of Google Benchmark, which win over our own.
int main(int argc, char** argv) {
  std::vector<std::string> arguments{argv[0], "--benchmark_enable_random_interleaving=true"};
  arguments.insert(arguments.end(), argv + 1, argv + argc);
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  int count = static_cast<int>(pointers.size());
  benchmark::Initialize(&count, pointers.data());

  const embedded_python python;
  note("python", python.version());
  tables all;
  for (figures& columns : all.small) columns.fill(0);
  for (figures& columns : all.large) columns.fill(0);
  std::vector<figures> sizes;  // 10^4 to 10^7 cells; more stands among the footprints
  for (const std::size_t rows : {270, 2'700, 27'000, 270'000}) {
    sizes.emplace_back(rows, mix::hostile).fill(0);
  }
  add_all(all, sizes);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::ClearRegisteredBenchmarks();  // they hold what is Python's, and borrow the tables
  return 0;
}
