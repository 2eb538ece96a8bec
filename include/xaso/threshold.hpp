// Bounds on numbers, how a set states them, judging a figure against them, and how far it is.
// The one place where numbers are compared; everything else only looks the answer up.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "xaso/amount.hpp"
#include "xaso/circumstance.hpp"
#include "xaso/decimal.hpp"
#include "xaso/source.hpp"
#include "xaso/status.hpp"

namespace xaso {

/// A number of a set: a bound, or the number of a conclusion.
struct bound {
  std::optional<decimal> value;  ///< empty: it exists and is not known
  xaso::sources sources;

  friend bool operator==(const bound&, const bound&) = default;
};

/// A bound and how a figure is held against it.
struct threshold {
  comparison how = comparison::at_least;
  bound limit;

  friend bool operator==(const threshold&, const threshold&) = default;
};

/// What is required of a number: a lower bound, an upper bound, or both.
struct number_requirement {
  std::optional<threshold> lower;
  std::optional<threshold> upper;

  /// Whether one of the bounds is not known.
  [[nodiscard]] bool has_unknown() const noexcept {
    return (lower && !lower->limit.value) || (upper && !upper->limit.value);
  }
  friend bool operator==(const number_requirement&, const number_requirement&) = default;
};

/// A bound relative to another indicator's: the bound of the same key there, times a factor.
struct relative_bound {
  std::string of;  ///< `#code` (this set), `set.id#code` or `set.id@version#code`
  decimal times{1};

  friend bool operator==(const relative_bound&, const relative_bound&) = default;
};

/// A bound that does not depend on the unit itself.
using fixed_bound = std::variant<bound, relative_bound>;

/// A bound that depends on the unit: that of the first row that holds, else `otherwise`.
struct selected_bound {
  struct row {
    when_all when;
    fixed_bound value;
    friend bool operator==(const row&, const row&) = default;
  };
  std::vector<row> rows;  ///< at least one
  fixed_bound otherwise;

  friend bool operator==(const selected_bound&, const selected_bound&) = default;
};

/// How a set states a bound.
using bound_rule = std::variant<bound, relative_bound, selected_bound>;

/// How a set states a threshold; the bound that a unit is judged by is worked out of it.
struct threshold_rule {
  comparison how = comparison::at_least;
  bound_rule limit;

  threshold_rule() = default;
  threshold_rule(comparison comparison, bound_rule rule)
      : how(comparison), limit(std::move(rule)) {}
  threshold_rule(const threshold& plain) : how(plain.how), limit(plain.limit) {}  // NOLINT
  friend bool operator==(const threshold_rule&, const threshold_rule&) = default;
};

/// How a set states what is required of a number.
struct number_rule {
  std::optional<threshold_rule> lower;
  std::optional<threshold_rule> upper;

  number_rule() = default;
  number_rule(std::optional<threshold_rule> lower_bound, std::optional<threshold_rule> upper_bound)
      : lower(std::move(lower_bound)), upper(std::move(upper_bound)) {}
  number_rule(const number_requirement& plain)
      : lower(plain.lower), upper(plain.upper) {}  // NOLINT
  friend bool operator==(const number_rule&, const number_rule&) = default;
};

/// What a ratio with the denominator 0 is.
enum class zero_denominator : std::uint8_t { undetermined, not_applicable, met };

[[nodiscard]] std::string_view name(zero_denominator zero) noexcept;

/// How a ratio's numbers may be.
struct ratio_rules {
  bool decimal_parts = false;   ///< numerator and denominator are decimals, else whole numbers
  bool may_exceed_one = false;  ///< the numerator may be above the denominator
  std::optional<zero_denominator> zero;  ///< empty: not stated, which is `undetermined`
};

/// What the completions of a figure come to: the set of outcomes that some completion has.
///
/// A completion is a choice of every number that is missing or a range, within what the measure and
/// the figure allow.
class outcomes {
 public:
  enum class bit : std::uint8_t {
    met = 1,         ///< every bound holds
    below = 2,       ///< a known lower bound fails
    above = 4,       ///< a known upper bound fails
    open = 8,        ///< no known bound fails and one is not known
    zero = 16,       ///< the denominator is 0
    otherwise = 32,  ///< a figure that is not a number fails
  };

  constexpr outcomes() noexcept = default;
  constexpr outcomes(bit one) noexcept : bits_(static_cast<std::uint8_t>(one)) {}  // NOLINT

  [[nodiscard]] constexpr bool has(bit one) const noexcept {
    return (bits_ & static_cast<std::uint8_t>(one)) != 0;
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  [[nodiscard]] constexpr bool only(outcomes others) const noexcept {
    return bits_ != 0 && (bits_ & ~others.bits_) == 0;
  }
  friend constexpr outcomes operator|(outcomes a, outcomes b) noexcept {
    outcomes both;
    both.bits_ = static_cast<std::uint8_t>(a.bits_ | b.bits_);
    return both;
  }
  constexpr outcomes& operator|=(outcomes other) noexcept { return *this = *this | other; }
  friend constexpr bool operator==(outcomes, outcomes) noexcept = default;

 private:
  std::uint8_t bits_ = 0;
};

/// The numbers of a ratio as reported; an exact one obeys the limits of ratios (0 … 10^15, at most
/// 15 digits, whole unless `decimal_parts`).
struct ratio_figure {
  amount numerator;
  amount denominator;
  amount percent;
};

/// Judges a ratio by all its completions.
///
/// Counts judge where both are given, else the percentage where it is given, else what is left of
/// the counts; nothing is rounded. A missing numerator is 0 … denominator; a missing denominator at
/// least 1 (decimal parts: above 0), or 0 where `rules.zero` says what that is, and at least the
/// numerator, without end; with `may_exceed_one` neither limits the other.
/// @param  required  bounds in per cent of at most 12 significant digits
/// @returns every outcome that some completion has; empty: no completion exists, the figure
///          contradicts itself. At least one of the three numbers must be given.
/// @throws nothing   @complexity O(1), O(log) with both counts open and two bounds; no allocation
/// @since 0.1
[[nodiscard]] outcomes judge(const ratio_figure& figure, const ratio_rules& rules,
                             const number_requirement& required) noexcept;

/// Judges a whole number 0 … 10^15 by all its completions; else as above.
[[nodiscard]] outcomes judge_count(const amount& value,
                                   const number_requirement& required) noexcept;

/// Judges a decimal by all its completions; else as above.
[[nodiscard]] outcomes judge_quantity(const amount& value,
                                      const number_requirement& required) noexcept;

/// A number of a gap: a whole number, or why there is none.
struct gap_count {
  enum class kind : std::uint8_t {
    absent,
    number,
    impossible,    ///< no whole number does it
    beyond_range,  ///< above 10^18
  };
  kind form = kind::absent;
  std::int64_t number = 0;

  friend constexpr bool operator==(gap_count, gap_count) noexcept = default;
};

/// How far a figure is from its bound.
///
/// In the units of the indicator: people, households, enterprises. What does not apply is absent.
struct gap {
  bool fewer = false;     ///< the upper bound is what fails or what counts: fewer, not more
  gap_count change;       ///< more (fewer) needed, the denominator fixed
  gap_count change_both;  ///< more (fewer) needed when the denominator changes with it
  gap_count needed;       ///< the numerator needed at this denominator
  std::optional<wide_decimal> difference;  ///< short by (over by): quantities and decimal parts
  std::optional<wide_decimal> percentage_points;  ///< away from zero at two decimals
  bool strictly = false;                          ///< the bound itself is not enough

  /// Whether there is nothing to say.
  [[nodiscard]] bool empty() const noexcept {
    return change.form == gap_count::kind::absent && needed.form == gap_count::kind::absent &&
           !difference && !percentage_points;
  }
};

/// The gap of a ratio.
/// @param not_met  whether the figure itself, exactly, fails; else only `needed` is given
/// @throws nothing   @complexity O(1), no allocation   @since 0.1
[[nodiscard]] gap gap_of(const ratio_figure& figure, const ratio_rules& rules,
                         const number_requirement& required, bool not_met) noexcept;
/// The gap of a count that fails.
[[nodiscard]] gap gap_of_count(decimal value, const number_requirement& required) noexcept;
/// The gap of a quantity that fails.
[[nodiscard]] gap gap_of_quantity(decimal value, const number_requirement& required) noexcept;

/// The percentage of two exact numbers as it is shown: cut off toward zero at two decimals, or at
/// as few more as it takes for the cut figure to get the exact figure's verdict (above 100 it stays
/// above 100, where that contradicts itself).
/// @param numerator, denominator  exact; the denominator above 0   @since 0.1
[[nodiscard]] std::string shown_percent(decimal numerator, decimal denominator,
                                        const ratio_rules& rules,
                                        const number_requirement& required);

/// Whether an exact percentage beside two exact counts differs from theirs by one unit of its last
/// decimal or more.
[[nodiscard]] bool contradicts(decimal percent, decimal numerator, decimal denominator) noexcept;

}  // namespace xaso
