// Measurements bound to a set: codes to slots once, tracks laid over each other.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
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

  /// @param any  the track that an entry for any track stands for
  unit_index(const std::vector<unit_entry>& entries, track any);

  /// In the order of their first entries.
  [[nodiscard]] const std::vector<unit_entries>& units() const noexcept { return units_; }
  [[nodiscard]] const unit_entries& of(std::size_t entry) const noexcept {
    return units_[unit_of_[entry]];
  }
  /// The entry on `track` of the unit of `entry`; it must have one.
  [[nodiscard]] std::size_t entry_on(std::size_t entry, track track) const noexcept {
    return *units_[unit_of_[entry]].on_track[static_cast<std::size_t>(track)];
  }

 private:
  std::vector<unit_entries> units_;
  std::vector<std::size_t> unit_of_;  ///< by entry
};

/// What a listing of sub-units comes to, as the figure of an indicator that counts them.
struct listed_figure {
  std::size_t reached = 0;  ///< surely
  std::size_t open = 0;     ///< listed, and perhaps
  std::size_t listed = 0;
  std::optional<std::size_t> expected;  ///< empty: not known
};

/// The units of a document that are evaluated on one track, with their figures by slot.
class binding {
 public:
  /// What is bound: a document of its own, or the sub-units of a unit.
  enum class origin : std::uint8_t { document, listing };

  /// @param year  of a listing: the target year of the unit that lists
  /// @throws failure (mismatch); never of a listing
  binding(const plan& plan, xaso::measurements measurements, const question& asked, origin from,
          std::optional<int> year);

  /// One row of no document: what is known of it, and its figures, are put there.
  explicit binding(const plan& plan);

  [[nodiscard]] const xaso::measurements& measurements() const noexcept { return measurements_; }
  [[nodiscard]] std::size_t row_count() const noexcept { return rows_.size(); }
  [[nodiscard]] const unit_entry& entry(std::size_t row) const noexcept {
    return measurements_.entries()[rows_[row].entry];
  }
  [[nodiscard]] std::size_t entry_index(std::size_t row) const noexcept { return rows_[row].entry; }
  /// What is known of the circumstances of a unit.
  [[nodiscard]] const known_classes& known(std::size_t row) const noexcept {
    return rows_[row].known;
  }
  /// What is recognised, by index of `plan::elsewhere`; null where nothing is.
  [[nodiscard]] const recognition* recognised(std::size_t row,
                                              std::size_t elsewhere) const noexcept {
    return rows_[row].recognised[elsewhere];
  }
  /// What is recognised under a text, whether or not the set asks for it.
  [[nodiscard]] const recognition* recognised_as(std::size_t row,
                                                 std::string_view conclusion) const;
  /// The sub-units of a unit for one of `plan::counted_sets`; null where none are listed.
  [[nodiscard]] const sub_unit_listing* listing(std::size_t row, std::size_t set) const noexcept {
    return rows_[row].listings[set];
  }
  /// The target year of a unit; empty: not known.
  [[nodiscard]] std::optional<int> year(std::size_t row) const noexcept { return rows_[row].year; }
  [[nodiscard]] std::size_t unit_count() const noexcept { return units_.units().size(); }

  // Of one row of no document.
  [[nodiscard]] known_classes& known_to_put() noexcept { return rows_.front().known; }
  /// @param recognised  borrowed; null: nothing is
  void put_recognised(std::size_t elsewhere, const recognition* recognised) noexcept {
    rows_.front().recognised[elsewhere] = recognised;
  }
  /// @param figure  borrowed
  void put_figure(std::size_t indicator, const figure_view& figure) noexcept {
    put_[indicator] = figure;
  }
  /// Forgets what checks found.
  void forget_checks() {
    inconsistent_.clear();
    for (bound_row& row : rows_) row.failed_checks.clear();
  }
  /// Puts other numbers in the place of those of a figure, and keeps what is said beside them.
  void replace_numbers(std::size_t row, std::size_t indicator, const std::optional<decimal>& value,
                       const std::optional<decimal>& numerator,
                       const std::optional<decimal>& denominator);

  /// Puts what a listing comes to in the place of a figure.
  void set_listed(std::size_t row, std::size_t indicator, const listed_figure& figure,
                  bool as_count);
  /// Whether a value was given beside the listing that judges.
  [[nodiscard]] bool has_figure_beside(std::size_t row, std::size_t indicator) const noexcept;
  /// A figure that a check calls inconsistent.
  void mark_inconsistent(std::size_t row, std::size_t indicator) {
    inconsistent_.insert(row * width_ + indicator);
  }
  /// A check that fails, by index of `plan::checks`.
  void add_failed_check(std::size_t row, std::size_t check) {
    rows_[row].failed_checks.push_back(check);
  }
  [[nodiscard]] const std::vector<std::size_t>& failed_checks(std::size_t row) const noexcept {
    return rows_[row].failed_checks;
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
    std::optional<int> year;
    known_classes known;
    std::vector<const recognition*> recognised;
    std::vector<const sub_unit_listing*> listings;
    std::vector<std::size_t> failed_checks;
    std::vector<diagnostic> unknown;
    std::unordered_set<std::string_view> unknown_names;  ///< facts and recognitions among them
  };
  /// A figure worked out of a listing.
  struct derived_figure {
    packed_figure figure;
    std::optional<std::size_t> open;
    bool inconsistent = false;
  };
  /// A figure laid over another, with what it keeps of it.
  struct merged_figure {
    packed_figure figure;
    figure_detail detail;
  };

  void check_set(const plan& plan, const question& asked);
  void check_force(const plan& plan);
  void choose_rows(const plan& plan, track track, origin from);
  void report_others(const plan& plan, track track);
  void refuse_missing_track(track track) const;
  /// @param said  by code: one more than the row that last named it as unknown
  void bind_row(const plan& plan, const std::vector<std::uint32_t>& slots,
                std::vector<std::size_t>& said, std::size_t index);
  void lay_over(std::uint32_t& cell, std::uint32_t index);
  void bind_year(const plan& plan, bound_row& row) const;
  void bind_attributes(const plan& plan, bound_row& row) const;
  void bind_attribute(const plan& plan, bound_row& row, const unit_attribute& attribute) const;
  void bind_facts(const plan& plan, bound_row& row, const unit_entry& entry) const;
  void bind_recognised(const plan& plan, bound_row& row, const unit_entry& entry) const;
  static void bind_listings(const plan& plan, bound_row& row, const unit_entry& entry);
  static diagnostic& add_unknown(bound_row& row, diagnostic::kind what, std::string_view at,
                                 std::string_view nearest);
  [[nodiscard]] figure_view given_figure(std::size_t cell) const noexcept;
  [[nodiscard]] std::vector<std::size_t> layers(std::size_t entry) const;

  xaso::measurements measurements_;
  const measurement_data* data_;
  unit_index units_;
  std::optional<int> year_;  ///< where a unit states none
  std::size_t width_ = 0;
  std::vector<bound_row> rows_;
  /// [row][indicator]: index into the document's figures, or past them into `merged_`.
  std::vector<std::uint32_t> cells_;
  std::deque<merged_figure> merged_;
  std::vector<figure_view> put_;  ///< of one row of no document: by indicator
  std::unordered_map<std::size_t, derived_figure> derived_;  ///< by cell
  measurement_data derived_data_;                            ///< their ranges
  std::unordered_set<std::size_t> inconsistent_;             ///< cells
  std::vector<diagnostic> diagnostics_;
};

}  // namespace xaso::detail
