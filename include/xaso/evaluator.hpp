// The evaluator: a criteria set compiled once, then held against any number of measurements.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "xaso/criteria_set.hpp"
#include "xaso/evaluation.hpp"
#include "xaso/library.hpp"
#include "xaso/measurement.hpp"

namespace xaso {

/// Judges measurements against one criteria set. Immutable; copies share; any number of threads may
/// use one.
class evaluator {
 public:
  /// @throws failure where the set refers to another
  explicit evaluator(criteria_set set);
  /// Evaluates the first set of the library.
  explicit evaluator(xaso::library library);

  [[nodiscard]] const criteria_set& criteria() const noexcept;

  /// Evaluates every unit that has the track asked for.
  /// @throws failure (mismatch) when the measurements were made for another set and the caller does
  ///         not allow it, no unit has the track asked for, or an entry of the document itself
  ///         stands for any track; (argument) when what is asked is none of its type
  /// @complexity O(units × (nodes + members of all forms))   @threads safe   @since 0.1
  [[nodiscard]] evaluation evaluate(const measurements& measurements,
                                    const question& asked = {}) const;

 private:
  std::shared_ptr<const detail::plan> plan_;
};

}  // namespace xaso
