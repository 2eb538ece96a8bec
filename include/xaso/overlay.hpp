// What if: figures and bounds varied over units that stay as they are.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "xaso/amount.hpp"
#include "xaso/table.hpp"

namespace xaso {

/// Another bound for an indicator, whatever the circumstances.
struct varied_bound {
  std::string code;
  bool upper = false;            ///< the upper bound; else the lower
  std::optional<decimal> value;  ///< empty: it exists and is not known
};

/// Another column in place of one, or beside those that are there.
struct varied_column {
  std::string header;
  xaso::column column;
};

/// The number of a figure in place of what a unit of bound measurements reported there. What is
/// empty is not known; evidence and what the unit states beside the figure stay.
struct varied_figure {
  std::size_t row = 0;
  std::string code;
  std::optional<decimal> value;
  std::optional<decimal> numerator;
  std::optional<decimal> denominator;
};

/// What is varied. Bounds keep how they are held against figures (`at_least`, `more_than`, …), and
/// bounds that refer to them stay as they are.
struct overlay {
  std::vector<varied_bound> bounds;
  std::vector<varied_column> columns;  ///< of a table
  std::vector<varied_figure> figures;  ///< of measurements
};

/// One bound over many values.
struct bound_sweep {
  std::string code;
  bool upper = false;
  std::vector<decimal> values;
};

/// What one value of a sweep comes to. Borrowed for the call.
/// Conclusions are worked out where a sweep asks for them.
struct sweep_step {
  std::size_t index = 0;                   ///< of the value
  std::span<const std::uint8_t> outcomes;  ///< of the indicator: one `outcome` a row
  /// By conclusion, in the set's order: one `status` a row; empty where not asked for.
  std::span<const std::span<const std::uint8_t>> conclusions;
};

/// Is told of every step, in the order of the values; false stops.
using sweep_visitor = std::function<bool(const sweep_step&)>;

}  // namespace xaso
