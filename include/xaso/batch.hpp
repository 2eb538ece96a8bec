// Many units at once: figures bound to a set by column, and what they come to, a byte each.
// The same answers as one by one: what is not of a simple kind is judged by the same rule.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "xaso/cohort.hpp"
#include "xaso/criteria_set.hpp"
#include "xaso/evaluation.hpp"
#include "xaso/measurement.hpp"
#include "xaso/outcome.hpp"
#include "xaso/status.hpp"
#include "xaso/table.hpp"

namespace xaso {

/// What a table does not say of its units.
struct table_question {
  std::optional<int> target_year;     ///< of units that have none of their own
  std::vector<stated_cohort> stated;  ///< cohorts that the province states
  /// Cohorts gathered before, over more than this table; null: gathered from this table. Copied
  /// when units are bound.
  const xaso::cohorts* gathered = nullptr;
  std::size_t first_row = 0;  ///< the number of the first row in errors: of a chunk
};

/// The whole numbers of a gap, in the units of the indicator; see `xaso::gap`.
struct cell_gap {
  static constexpr std::int64_t none = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t impossible = none + 1;
  static constexpr std::int64_t beyond_range = std::numeric_limits<std::int64_t>::max();

  std::int64_t change = none;       ///< more needed; below 0: so many fewer
  std::int64_t change_both = none;  ///< the same where the denominator changes with it
  std::int64_t needed = none;       ///< the numerator needed at this denominator

  friend constexpr bool operator==(const cell_gap&, const cell_gap&) noexcept = default;
};

/// Points in ten-thousandths, cut toward zero: as they are shown.
struct cell_points {
  static constexpr std::int64_t open = std::numeric_limits<std::int64_t>::min();

  std::int64_t at_least = open;
  std::int64_t at_most = open;
  std::int64_t max = open;
  bool out = true;  ///< it does not score, or drops out

  friend constexpr bool operator==(const cell_points&, const cell_points&) noexcept = default;
};

/// Runs tasks 0 … `tasks` − 1, each once, any of them at once; returns when all are done.
using parallel_for =
    std::function<void(std::size_t tasks, const std::function<void(std::size_t)>&)>;

enum class kernel_choice : std::uint8_t {
  best,  ///< that the processor has
  portable,
  avx2,
  avx512,
};

struct batch_options {
  bool groups = false;  ///< say what groups come to
  bool gaps = false;    ///< work out the gap of every figure that fails
  bool points = false;  ///< work out points, where the set scores
  /// Into how many parts the rows are split. The answer does not depend on it.
  std::size_t parts = 1;
  /// What runs the parts, as `on_threads()` of `threads.hpp`; empty: one after another on the
  /// calling thread.
  parallel_for run;
  /// For tests. @throws failure (argument) by `evaluate` where the processor lacks it
  kernel_choice kernel = kernel_choice::best;
};

namespace detail {
class bound_table;
struct batch_data;
}  // namespace detail

/// Figures bound to a set: codes to slots once. Copies share. Borrows the table it was made from,
/// keeps the measurements; any number of threads may use one.
class bound_units {
 public:
  [[nodiscard]] std::size_t rows() const noexcept;
  /// Headers that are nothing to the set, in the order of the table.
  [[nodiscard]] std::vector<std::string> unknown_columns() const;
  /// Of measurements: what is odd in them, with the place; those of the document first.
  [[nodiscard]] std::vector<diagnostic> diagnostics() const;

  [[nodiscard]] const detail::bound_table& data() const noexcept { return *data_; }

 private:
  friend class evaluator;
  explicit bound_units(std::shared_ptr<const detail::bound_table> data) noexcept
      : data_(std::move(data)) {}
  std::shared_ptr<const detail::bound_table> data_;
};

/// What units come to. Made to be used again: evaluating as many units of the same set into it once
/// more allocates nothing. Not for use by several threads while it is evaluated into.
class batch_result {
 public:
  batch_result();
  ~batch_result();
  batch_result(batch_result&&) noexcept;
  batch_result& operator=(batch_result&&) noexcept;

  [[nodiscard]] std::size_t rows() const noexcept;
  /// Of an indicator, in code order: one `outcome` a row. Of one that only scores it means
  /// something where it is not applicable.
  [[nodiscard]] std::span<const std::uint8_t> outcomes(std::size_t indicator) const noexcept;
  [[nodiscard]] outcome at(std::size_t row, std::size_t indicator) const noexcept {
    return outcome::from_byte(outcomes(indicator)[row]);
  }
  /// Of a group, in code order: one `status` a row; `no_status` where it only scores and is not
  /// known not to apply. Empty where groups were not asked for.
  [[nodiscard]] std::span<const std::uint8_t> groups(std::size_t group) const noexcept;
  static constexpr std::uint8_t no_status = 0xFF;

  /// Of a conclusion, in the set's order: one `status` a row.
  [[nodiscard]] std::span<const std::uint8_t> conclusions(std::size_t conclusion) const noexcept;
  /// Of one with levels: the best and the worst still possible, 0 is the best, their number "none
  /// of them"; of one that is not applicable that number. Empty for others.
  [[nodiscard]] std::span<const std::uint16_t> best_levels(std::size_t conclusion) const noexcept;
  [[nodiscard]] std::span<const std::uint16_t> worst_levels(std::size_t conclusion) const noexcept;

  /// Of an indicator; empty where gaps were not asked for.
  [[nodiscard]] std::span<const cell_gap> gaps(std::size_t indicator) const noexcept;
  /// Of a node by its code, `*`: of the unit; empty where points were not asked for, or it is none
  /// that scores.
  [[nodiscard]] std::span<const cell_points> points(std::string_view code) const noexcept;

  [[nodiscard]] detail::batch_data& data() noexcept { return *data_; }
  [[nodiscard]] const detail::batch_data& data() const noexcept { return *data_; }

 private:
  std::unique_ptr<detail::batch_data> data_;
};

}  // namespace xaso
