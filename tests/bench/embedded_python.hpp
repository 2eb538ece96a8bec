// NumPy and Python in this process, so that they take turns with everything else.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "figures.hpp"
#include "suite.hpp"

namespace bench {

/// The interpreter, for as long as it lives; everything it prepared must be gone before.
class embedded_python {
 public:
  embedded_python();
  ~embedded_python();
  embedded_python(const embedded_python&) = delete;
  embedded_python& operator=(const embedded_python&) = delete;

  /// `NumPy 2.4.6, Python 3.11.2`
  [[nodiscard]] std::string version() const;

 private:
  struct interpreter;
  std::unique_ptr<interpreter> interpreter_;
};

/// A column of hundredths of a per cent; `valid` has a bit a row, or is empty.
struct percentages {
  std::span<const std::int64_t> values;
  std::span<const std::uint64_t> valid;
};

// Functions of numpy_subjects.py, which says what each does. Everything is borrowed.

/// @param function  `judge_two_states`, `judge_three_states` or `judge_plainly`
[[nodiscard]] run numpy_judge(const char* function, const figures& columns,
                              std::span<std::uint8_t> statuses);
[[nodiscard]] run numpy_judge_percentages(const std::vector<percentages>& columns,
                                          std::span<std::uint8_t> statuses);
[[nodiscard]] run numpy_find_gaps(const figures& columns, std::span<std::uint8_t> statuses,
                                  std::span<std::int64_t> gaps, std::span<std::int64_t> failing,
                                  std::span<std::int64_t> short_by);
/// @param function  `sweep_by_running_again` or `sweep_with_constants_taken_out`
[[nodiscard]] run numpy_sweep(const char* function, const figures& columns, std::size_t indicator,
                              std::span<const std::int64_t> hundredths,
                              std::span<std::uint8_t> statuses);
/// @param function  `explain_by_decimals` or `explain_by_whole_numbers`
[[nodiscard]] run python_explain(const char* function, const figures& columns, std::size_t row);
/// The sentences that it makes.
[[nodiscard]] std::vector<std::string> python_explanations(const char* function,
                                                           const figures& columns, std::size_t row);

}  // namespace bench
