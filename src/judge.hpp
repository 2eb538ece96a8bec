// Judging one figure against one indicator: the order of judging, from applicability to evidence.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "figure_extent.hpp"
#include "measurement_data.hpp"
#include "xaso/indicator.hpp"
#include "xaso/status.hpp"
#include "xaso/threshold.hpp"

namespace xaso::detail {

/// A figure where it is kept; `figure` is null where none was given. Borrowed.
struct figure_view {
  const measurement_data* data = nullptr;
  const packed_figure* figure = nullptr;
  const figure_detail* detail = nullptr;
  bool inconsistent = false;    ///< by a check, or by what it is derived from
  bool from_sub_units = false;  ///< worked out of a listing
  /// With a listing: how many are open; empty: not known.
  std::optional<std::size_t> open_sub_units;
};

/// What is required of a unit in each of the circumstances that are possible: distinct bounds of a
/// number, at least one. Of other measures nothing, for there is one requirement.
using possible_requirements = std::span<const number_requirement>;

/// A verdict on one indicator, and what is odd about its figure.
struct judgement {
  xaso::status status = xaso::status::undetermined;
  xaso::reason reason = xaso::reason::missing_value;
  /// What it may still be where it applies; *out* is "not applicable", before any policy.
  candidates left = candidates::either;
  /// The same before evidence is asked for.
  candidates without_gate = candidates::either;
  /// Nothing decided, and the unit may yet declare it not applicable, unless reported points stand.
  bool may_be_declared = false;

  /// Which bounds the figure was decided by, before evidence and applicability.
  bool rests_on_lower = false;
  bool rests_on_upper = false;

  bool lacks_evidence = false;  ///< met, but for the evidence asked for

  bool wrong_type = false;
  bool inconsistent = false;
  bool percentage_not_read = false;
  bool not_applicable_refused = false;
  bool not_applicable_contradicted = false;
  bool reported_contradicted = false;

  /// Whether the figure itself failed a bound.
  [[nodiscard]] bool failed() const noexcept {
    return status == xaso::status::not_met && reason != xaso::reason::reported;
  }
};

/// Judges a figure as if the indicator applied.
/// @throws nothing, allocates nothing, but for points that only exact arithmetic tells open
[[nodiscard]] judgement judge(const indicator& indicator, const figure_view& figure,
                              possible_requirements required);

/// What does not apply at all.
[[nodiscard]] judgement not_applicable_by_condition() noexcept;

/// For each requirement by itself: the verdict, but for evidence and what the unit states.
[[nodiscard]] std::vector<std::pair<status, reason>> verdicts_by_case(
    const indicator& indicator, const figure_view& figure, possible_requirements required);

/// Whether the figure has the evidence that is asked for.
[[nodiscard]] bool has_evidence(const indicator& indicator, const figure_view& view) noexcept;

/// The numbers of a ratio's figure that are of the right type.
[[nodiscard]] ratio_figure ratio_of(const figure_view& view) noexcept;

/// The value of a figure as a number, also where it is written as text; absent where it is none.
[[nodiscard]] amount number_of(const figure_view& view) noexcept;

/// The exact value of a number; a ratio's in per cent. Empty where it is not exact, contradicts
/// itself or has no ratio.
[[nodiscard]] std::optional<exact_ratio> exact_value(const measure& measure,
                                                     const figure_view& view) noexcept;

/// Whether a figure is of the type that the measure asks for.
[[nodiscard]] bool has_right_type(const measure& measure, const figure_view& view) noexcept;

/// Whether nothing is given under `value`, `numerator` and `denominator`; items of which none is
/// known are nothing.
[[nodiscard]] bool gives_nothing(const figure_view& view) noexcept;

/// What is known of an item of a checklist; empty: not known.
[[nodiscard]] std::optional<bool> item_checked(const figure_view& view,
                                               std::string_view item) noexcept;

}  // namespace xaso::detail
