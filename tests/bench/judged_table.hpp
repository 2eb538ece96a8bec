// A table bound to a set, evaluated as often as asked into one result.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>

#include "xaso/evaluator.hpp"
#include "xaso/threads.hpp"

namespace bench {

class judged_table {
 public:
  /// @param table  its memory must stay
  judged_table(xaso::criteria_set set, xaso::table_view table, xaso::batch_options how = {})
      : evaluator_(std::move(set)),
        table_(std::move(table)),
        units_(evaluator_.bind(table_)),
        how_(std::move(how)) {}

  void evaluate() { evaluator_.evaluate(units_, result_, how_); }

  [[nodiscard]] const xaso::evaluator& evaluator() const noexcept { return evaluator_; }
  [[nodiscard]] const xaso::table_view& table() const noexcept { return table_; }
  [[nodiscard]] const xaso::bound_units& units() const noexcept { return units_; }
  [[nodiscard]] const xaso::batch_result& result() const noexcept { return result_; }

 private:
  xaso::evaluator evaluator_;
  xaso::table_view table_;
  xaso::bound_units units_;
  xaso::batch_result result_;
  xaso::batch_options how_;
};

/// The rows in two parts, each on a thread.
[[nodiscard]] inline xaso::batch_options on_two_threads() {
  xaso::batch_options how;
  how.parts = 2;
  how.run = xaso::on_threads();
  return how;
}

}  // namespace bench
