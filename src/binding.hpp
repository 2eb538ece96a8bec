// Measurements bound to a set: codes to slots once, tracks laid over each other.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "judge.hpp"
#include "measurement_data.hpp"
#include "plan.hpp"
#include "xaso/evaluation.hpp"

namespace xaso::detail {

/// The entries of a document by the identity of their units.
class unit_index {
 public:
  /// One unit: its first entry, and its entry on each track.
  struct unit_entries {
    std::size_t first = 0;
    std::array<std::optional<std::size_t>, 3> on_track;
  };

  explicit unit_index(const std::vector<unit_entry>& entries);

  /// In the order of their first entries.
  [[nodiscard]] const std::vector<unit_entries>& units() const noexcept { return units_; }
  /// The entry on `track` of the unit of `entry`; it must have one.
  [[nodiscard]] std::size_t entry_on(std::size_t entry, track track) const noexcept {
    return *units_[unit_of_[entry]].on_track[static_cast<std::size_t>(track)];
  }

 private:
  std::vector<unit_entries> units_;
  std::vector<std::size_t> unit_of_;  ///< by entry
};

/// The units of a document that are evaluated on one track, with their figures by slot.
class binding {
 public:
  /// @throws failure (mismatch)
  binding(const plan& plan, xaso::measurements measurements, const question& asked);

  [[nodiscard]] const xaso::measurements& measurements() const noexcept { return measurements_; }
  [[nodiscard]] std::size_t row_count() const noexcept { return rows_.size(); }
  [[nodiscard]] const unit_entry& entry(std::size_t row) const noexcept {
    return measurements_.entries()[rows_[row].entry];
  }
  [[nodiscard]] std::size_t entry_index(std::size_t row) const noexcept { return rows_[row].entry; }
  [[nodiscard]] const fact_values& facts(std::size_t row) const noexcept {
    return rows_[row].facts;
  }
  [[nodiscard]] figure_view figure(std::size_t row, std::size_t indicator) const noexcept;

  /// Figures and facts of a row that the set does not know.
  [[nodiscard]] const std::vector<diagnostic>& unknown(std::size_t row) const noexcept {
    return rows_[row].unknown;
  }
  /// Those of the document.
  [[nodiscard]] const std::vector<diagnostic>& diagnostics() const noexcept { return diagnostics_; }

 private:
  struct bound_row {
    std::size_t entry = 0;
    fact_values facts;
    std::vector<diagnostic> unknown;
    std::unordered_set<std::string_view> unknown_facts;  ///< those among them
  };
  /// A figure laid over another, with what it keeps of it.
  struct merged_figure {
    packed_figure figure;
    figure_detail detail;
  };

  void check_set(const plan& plan, const question& asked);
  void check_force(const plan& plan);
  void choose_rows(const plan& plan, track track);
  void refuse_missing_track(track track) const;
  /// @param said  by code: one more than the row that last named it as unknown
  void bind_row(const plan& plan, const std::vector<std::uint32_t>& slots,
                std::vector<std::size_t>& said, std::size_t index);
  void lay_over(std::uint32_t& cell, std::uint32_t index);
  void bind_facts(const plan& plan, bound_row& row, const unit_entry& entry) const;
  [[nodiscard]] std::vector<std::size_t> layers(std::size_t entry) const;

  xaso::measurements measurements_;
  const measurement_data* data_;
  unit_index units_;
  std::size_t width_ = 0;
  std::vector<bound_row> rows_;
  /// [row][indicator]: index into the document's figures, or past them into `merged_`.
  std::vector<std::uint32_t> cells_;
  std::deque<merged_figure> merged_;
  std::vector<diagnostic> diagnostics_;
};

}  // namespace xaso::detail
