// Threads for the parts of a batch, for programs without a pool of their own.
// In a header of its own: only programs that use it need threads.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <thread>
#include <vector>

#include "xaso/batch.hpp"

namespace xaso {

/// Runs every task on a thread of its own, the first on the calling one, and waits for all. What a
/// task throws is thrown on, of several that of the first task.   @since 0.1
[[nodiscard]] inline parallel_for on_threads() {
  return [](std::size_t tasks, const std::function<void(std::size_t)>& run) {
    std::vector<std::exception_ptr> thrown(tasks);
    const auto guarded = [&](std::size_t task) {
      try {
        run(task);
      } catch (...) {
        thrown[task] = std::current_exception();
      }
    };
    std::vector<std::thread> threads;
    threads.reserve(tasks);
    std::size_t begun = 1;
    try {
      for (; begun < tasks; ++begun) threads.emplace_back(guarded, begun);
    } catch (...) {  // no more threads are to be had
    }
    for (; begun < tasks; ++begun) guarded(begun);
    if (tasks != 0) guarded(0);
    for (std::thread& each : threads) each.join();
    for (const std::exception_ptr& each : thrown) {
      if (each) std::rethrow_exception(each);
    }
  };
}

}  // namespace xaso
