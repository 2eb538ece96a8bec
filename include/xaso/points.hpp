// Points: how an indicator scores, what a group does with the points below it, and rounding.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "xaso/decimal.hpp"
#include "xaso/source.hpp"

namespace xaso {

/// An exact fraction, as it is written: "1/2", or a decimal such as 0.5 as 5/10.
struct fraction {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;  ///< above 0

  friend constexpr bool operator==(fraction, fraction) noexcept = default;
};

/// One step: a figure that reaches it (rising: stays within it) has these points.
struct step {
  decimal limit;
  std::optional<decimal> points;  ///< empty: they exist and are not known
  xaso::sources sources;

  friend bool operator==(const step&, const step&) = default;
};
/// `steps`: the first that holds.
struct step_points {
  bool at_most = false;     ///< limits are `at_most` and rise, else `at_least` and fall, strictly
  std::vector<step> steps;  ///< at least one
  std::optional<decimal> otherwise;  ///< `else`; empty: not known

  friend bool operator==(const step_points&, const step_points&) = default;
};
/// `times_ratio`: the ratio times the maximum.
struct ratio_points {
  friend bool operator==(ratio_points, ratio_points) = default;
};
/// `target`: the figure (a ratio's in per cent) by the target, times the maximum.
struct target_points {
  std::optional<decimal> target;  ///< above 0; empty: not known

  friend bool operator==(const target_points&, const target_points&) = default;
};
/// `per_unit`: so many points for each that is counted.
struct unit_points {
  fraction each;

  friend bool operator==(const unit_points&, const unit_points&) = default;
};
/// `options`, `items`: parts of the maximum, by code, in the set's order.
struct part_points {
  std::vector<std::pair<std::string, fraction>> parts;

  friend bool operator==(const part_points&, const part_points&) = default;
};
/// `if_met`: the maximum where the indicator is met, else 0.
struct met_points {
  friend bool operator==(met_points, met_points) = default;
};
/// `min_max`: from the least to the greatest of the cohort, from `min` to `max`.
struct cohort_points {
  bool inverse = false;
  bool missing_ignored = false;  ///< members without a value leave the cohort as it is

  friend bool operator==(cohort_points, cohort_points) = default;
};

/// How an indicator scores.
struct points {
  std::optional<decimal> max;  ///< empty: it exists and is not known
  decimal min;
  bool extra = false;  ///< bonus or penalty: adds to totals, to no maximum
  /// `part_points` is `options` of a choice, `items` of a checklist.
  std::variant<step_points, ratio_points, target_points, unit_points, part_points, met_points,
               cohort_points>
      rule;

  friend bool operator==(const points&, const points&) = default;
};

/// What a group does with the points below it.
struct group_points {
  std::optional<decimal> max;  ///< empty: not known
  bool clamp = false;          ///< its points stay within 0 … max

  friend bool operator==(const group_points&, const group_points&) = default;
};

/// Where points are rounded, once.
enum class rounding_place : std::uint8_t { indicator, group, total };
/// How: on the magnitude.
enum class rounding_mode : std::uint8_t { half_up, half_even, down };

[[nodiscard]] std::string_view name(rounding_place place) noexcept;
[[nodiscard]] std::string_view name(rounding_mode mode) noexcept;

struct rounding {
  static constexpr int most_digits = 9;

  rounding_place at = rounding_place::total;
  int digits = 0;  ///< after the point, 0 … most_digits
  rounding_mode mode = rounding_mode::half_up;

  friend bool operator==(const rounding&, const rounding&) = default;
};

}  // namespace xaso
