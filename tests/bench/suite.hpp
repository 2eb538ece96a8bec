// All subjects of one run, as Google Benchmark takes them: `<workload>/<rows>/<mix>/<subject>`.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace bench {

/// Runs a subject once.
using run = std::function<void()>;

/// Which table a subject works on, and what for.
struct place {
  std::string workload;
  std::size_t rows = 0;
  std::string mix;
  std::size_t cells = 0;  ///< that are judged in a run
  std::size_t bytes = 0;  ///< that have to be read in a run
};

enum class timed_by : bool {
  processor,  ///< the time that this thread was given: other programs are not in it
  clock,      ///< for what runs on several threads
};

/// Adds a subject. One that gives wrong verdicts is reported as wrong, and not measured.
void add(const place& where, std::string_view subject, bool is_right, run body,
         timed_by time = timed_by::processor);

/// Something found beside the times, for the report.
void note(const std::string& what, const std::string& value);

}  // namespace bench
