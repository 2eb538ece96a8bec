// One run of a workload for callgrind, which counts what is between the two ends of `measured`.
// Everything is done once before, so that what only happens once is not counted.
// usage: bench_instructions W1|W4|W10 <folder of province-clean.json>
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>

#include "judged_table.hpp"
#include "naive.hpp"
#include "xaso/json.hpp"

/// What callgrind collects in: `--toggle-collect=measured`.
extern "C" [[gnu::noinline]] void measured(const std::function<void()>& body) {
  body();
  __asm__ volatile("");  // so that it returns here: a jump would end the counting
}

namespace {

using namespace bench;

/// Valgrind cannot run AVX-512, so the choice is not left to the library.
xaso::batch_options on_avx2() {
  xaso::batch_options how;
  how.kernel = xaso::kernel_choice::avx2;
  return how;
}

void measure_one_unit(const figures& columns) {
  const xaso::evaluator evaluator(make_set(concludes::no));
  const xaso::bound_units units = evaluator.bind(evaluator.as_measurements(table_of(columns), 7));
  xaso::batch_result result;
  const std::function<void()> body = [&] { evaluator.evaluate(units, result, on_avx2()); };
  body();
  measured(body);
}

void measure_table(const figures& columns) {
  judged_table judged(make_set(concludes::no), table_of(columns), on_avx2());
  const std::function<void()> body = [&] { judged.evaluate(); };
  body();
  measured(body);
}

void measure_reading(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const std::function<void()> body = [&] { (void)xaso::read_measurements(text); };
  measured(body);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: bench_instructions W1|W4|W10 <folder>\n");
    return 2;
  }
  const std::string_view workload = argv[1];
  if (workload == "W10") {
    measure_reading(std::string(argv[2]) + "/province-clean.json");
    return 0;
  }
  figures columns(10'000, mix::hostile);
  columns.fill(0);
  workload == "W1" ? measure_one_unit(columns) : measure_table(columns);
  return 0;
}
