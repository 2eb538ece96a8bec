// The evaluator: a criteria set compiled once, then held against any number of measurements.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "xaso/batch.hpp"
#include "xaso/criteria_set.hpp"
#include "xaso/evaluation.hpp"
#include "xaso/library.hpp"
#include "xaso/measurement.hpp"
#include "xaso/overlay.hpp"
#include "xaso/stream.hpp"
#include "xaso/table.hpp"

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

  /// Binds a table: headers to slots, once. No row is read but those that a cohort needs.
  /// @param table  its memory must stay, and stay as it is, as long as what is returned is used
  /// @throws failure (argument) with every column that cannot be what its header says (first 100),
  ///         the pointer being `/<header>`; (mismatch) where the set asks for the target year and
  ///         neither the question nor a column gives it
  /// @complexity O(columns + dictionaries); with cohorts O(rows)   @since 0.1
  [[nodiscard]] bound_units bind(const table_view& table, const table_question& asked = {}) const;
  /// Binds measurements: units to rows, figures to columns. `diagnostics()` has every figure of a
  /// wrong type with its place.
  /// @throws as `evaluate`   @complexity O(units × indicators)   @since 0.1
  [[nodiscard]] bound_units bind(const measurements& measurements,
                                 const question& asked = {}) const;

  /// Evaluates what was bound: statuses and reasons, groups, conclusions, each as `evaluate` gives
  /// them for one unit.
  /// @param into  replaced; allocates nothing where it held as many rows of this set before
  /// @throws failure (argument) with every cell that no figure can be (first 100 rows), the pointer
  ///         being `/<header>/<row>`: a count below 0 or above 10^15, a number of more than 18
  ///         digits, what is not finite, a code outside its dictionary; `into` is then of no use
  /// @complexity O(rows × (indicators + members of all forms))
  /// @threads  safe, with a result for each   @since 0.1
  void evaluate(const bound_units& units, batch_result& into, const batch_options& how = {}) const;

  /// The figures of one row of a table as measurements of one unit, to be evaluated, explained or
  /// written like any other.
  [[nodiscard]] measurements as_measurements(const table_view& table, std::size_t row,
                                             const table_question& asked = {}) const;

  /// Units with something varied. Nothing is read again but what is varied.
  /// @throws failure (argument, not_found) where there is no such indicator, bound or column
  /// @since 0.1
  [[nodiscard]] bound_units vary(const bound_units& units, const overlay& change) const;
  /// One bound over many values, all else as it is.
  /// @param conclusions  whether they are worked out for each value
  void sweep(const bound_units& units, const bound_sweep& over, bool conclusions,
             const sweep_visitor& visit) const;

  /// Adds the units of a table to cohorts: a first pass over what is evaluated in chunks.
  void gather(const table_view& table, cohorts& into, const table_question& asked = {}) const;
  /// Evaluates a table chunk by chunk. Cohorts are those of the question; without them those of
  /// each chunk alone.
  stream_end evaluate(const chunk_source& source, const chunk_sink& sink,
                      const table_question& asked = {}, const batch_options& how = {}) const;

 private:
  std::shared_ptr<const detail::plan> plan_;
};

}  // namespace xaso
