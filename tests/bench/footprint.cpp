// Time and memory of one table, as large as asked, in a process of its own, so that the peak is
// that of this table alone. Prints one line of JSON.
// usage: bench_footprint table|stream <rows>
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "judged_table.hpp"
#include "naive.hpp"

namespace {

using namespace bench;

// 39 MB of figures; twice of it takes twice the memory and no less time.
constexpr std::size_t chunk_rows = 65'536;

/// Of the processor, as the workloads are timed: other programs are not in it.
double seconds_now() {
  timespec spent{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
  return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) * 1e-9;
}

struct footprint {
  double seconds = 0;
  bool is_right = true;
};

/// Whether a chunk's outcomes are those of the 128-bit loop.
bool is_right(const xaso::batch_result& result, const figures& columns,
              buffer<std::uint8_t>& outcomes) {
  judge_naively(columns, outcomes.data());
  for (std::size_t i = 0; i < indicators; ++i) {
    const std::uint8_t* const expected = &outcomes[i * columns.rows()];
    if (!std::equal(result.outcomes(i).begin(), result.outcomes(i).end(), expected)) return false;
  }
  return true;
}

/// The whole table in memory: the best of a few runs, as small tables are noisy.
footprint of_table(std::size_t rows) {
  figures columns(rows, mix::hostile);
  columns.fill(0);
  judged_table judged(make_set(concludes::no), table_of(columns));
  judged.evaluate();
  footprint found{std::numeric_limits<double>::infinity()};
  const std::size_t runs = std::clamp<std::size_t>(10'000'000 / columns.cells(), 3, 1000);
  for (std::size_t i = 0; i < runs; ++i) {
    const double start = seconds_now();
    judged.evaluate();
    found.seconds = std::min(found.seconds, seconds_now() - start);
  }
  return found;
}

/// The same rows chunk by chunk, each made when it is asked for, and held when it is judged. What
/// that takes is not counted.
footprint of_stream(std::size_t rows) {
  const xaso::evaluator evaluator(make_set(concludes::no));
  std::vector<figures> memory;  // of the chunk at hand; the last one is shorter
  xaso::table_view table(0);
  std::size_t made = 0;
  double spent_elsewhere = 0;
  footprint found;

  const xaso::chunk_source source = [&]() -> const xaso::table_view* {
    const double start = seconds_now();
    const std::size_t next = std::min(chunk_rows, rows - made);
    if (next > 0) {
      if (memory.empty() || memory.front().rows() != next) {
        memory.clear();
        memory.emplace_back(next, mix::hostile);
        table = table_of(memory.front());
      }
      memory.front().fill(made);
      made += next;
    }
    spent_elsewhere += seconds_now() - start;
    return next > 0 ? &table : nullptr;
  };
  buffer<std::uint8_t> outcomes(std::min(chunk_rows, rows) * indicators);
  const xaso::chunk_sink sink = [&](const xaso::table_view&, const xaso::batch_result& result,
                                    std::size_t) {
    const double start = seconds_now();
    found.is_right = found.is_right && is_right(result, memory.front(), outcomes);
    spent_elsewhere += seconds_now() - start;
    return true;
  };

  const double start = seconds_now();
  const xaso::stream_end end = evaluator.evaluate(source, sink);
  found.seconds = seconds_now() - start - spent_elsewhere;
  found.is_right = found.is_right && end.rows == rows;
  return found;
}

/// The most memory this process ever held, in bytes.
std::size_t peak_resident_bytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::strtoull(line.c_str() + 6, nullptr, 10) * 1024;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: bench_footprint table|stream <rows>\n");
    return 2;
  }
  const std::string_view way = argv[1];
  const std::size_t rows = std::strtoull(argv[2], nullptr, 10);
  const footprint found = way == "stream" ? of_stream(rows) : of_table(rows);
  std::printf(R"({"way": "%s", "cells": %zu, "seconds": %.9f, "peak_bytes": %zu, "right": %s})"
              "\n",
              argv[1], rows * indicators, found.seconds, peak_resident_bytes(),
              found.is_right ? "true" : "false");
  return 0;
}
