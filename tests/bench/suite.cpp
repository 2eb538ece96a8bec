// SPDX-License-Identifier: Apache-2.0
#include "suite.hpp"

#include <utility>

namespace bench {

void add(const place& where, std::string_view subject, bool is_right, run body, timed_by time) {
  const std::string name = where.workload + "/" + std::to_string(where.rows) + "/" + where.mix +
                           "/" + std::string(subject);
  const auto measure = [where, is_right, body = std::move(body)](benchmark::State& state) {
    if (!is_right) {
      state.SkipWithError("wrong verdicts");
      return;
    }
    for (auto _ : state) {
      body();
      benchmark::ClobberMemory();
    }
    state.counters["cells"] = static_cast<double>(where.cells);
    state.counters["bytes"] = static_cast<double>(where.bytes);
  };
  auto* const registered = benchmark::RegisterBenchmark(name.c_str(), measure)
                               ->Unit(benchmark::kNanosecond)
                               ->MinTime(0.02);
  if (time == timed_by::clock) registered->UseRealTime();
}

void note(const std::string& what, const std::string& value) {
  benchmark::AddCustomContext(what, value);
}

}  // namespace bench
