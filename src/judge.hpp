// Judging one figure against one indicator: the order of judging, from applicability to evidence.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

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
};

/// A verdict on one indicator, and what is odd about its figure.
struct judgement {
  xaso::status status = xaso::status::undetermined;
  xaso::reason reason = xaso::reason::missing_value;
  /// What it may still be; *out* is "not applicable", before any policy.
  candidates left = candidates::either;

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

/// @param applies  whether the indicator applies to the unit; empty: not known
/// @throws nothing, allocates nothing
[[nodiscard]] judgement judge(const indicator& indicator, const figure_view& figure,
                              std::optional<bool> applies) noexcept;

/// The numbers of a ratio's figure that are of the right type.
[[nodiscard]] ratio_figure ratio_of(const figure_view& view) noexcept;

/// The value of a figure as a number, also where it is written as text; absent where it is none.
[[nodiscard]] amount number_of(const figure_view& view) noexcept;

/// Whether a figure is of the type that the measure asks for.
[[nodiscard]] bool has_right_type(const measure& measure, const figure_view& view) noexcept;

/// Whether nothing is given under `value`, `numerator` and `denominator`; items of which none is
/// known are nothing.
[[nodiscard]] bool gives_nothing(const figure_view& view) noexcept;

/// What is known of an item of a checklist; empty: not known.
[[nodiscard]] std::optional<bool> item_checked(const figure_view& view,
                                               std::string_view item) noexcept;

}  // namespace xaso::detail
