// Statuses, reasons, and the statuses still possible while figures are missing.
// Combining follows Kleene's strong three-valued logic, with "not applicable" beside it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace xaso {

/// What is known of an indicator, a group or a conclusion.
enum class status : std::uint8_t { met = 0, not_met = 1, undetermined = 2, not_applicable = 3 };

/// Why an indicator has its status. The numbers are those of the C API and never change.
enum class reason : std::uint8_t {
  // met
  reached = 0,       ///< a lower bound holds
  within_limit = 1,  ///< the only bound is an upper one, and it holds
  as_required = 2,   ///< yes/no, choice or checklist as required
  // not met
  below_threshold = 3,
  above_limit = 4,
  not_as_required = 5,  ///< yes/no
  not_among = 6,        ///< choice
  unchecked = 7,        ///< checklist
  // met or not met, not applicable, or undetermined
  reported = 8,          ///< stated without a figure that decides
  zero_denominator = 9,  ///< the denominator is 0
  // not applicable
  condition_not_applicable = 10,
  declared_not_applicable = 11,
  // undetermined
  missing_attribute = 12,
  missing_fact = 13,
  wrong_type = 14,
  inconsistent_value = 15,
  missing_evidence = 16,
  not_applicable_refused = 17,
  unknown_threshold = 18,
  missing_value = 19,
  missing_numerator = 20,
  missing_denominator = 21,
  missing_items = 22,
  undetermined_sub_units = 23,
};

/// `"met"`, `"not_met"`, …; total.
[[nodiscard]] std::string_view name(status status) noexcept;
/// `"reached"`, `"below_threshold"`, …; total.
[[nodiscard]] std::string_view name(reason reason) noexcept;

/// The results that something may still have: a subset of met, not met and *out*.
///
/// *Out* is "not applicable": of a member it means that it drops out of the form it stands in, of a
/// form that it has nothing left to judge. One byte, value type.
class candidates {
 public:
  constexpr candidates() noexcept = default;

  static const candidates none;
  static const candidates met;
  static const candidates not_met;
  static const candidates out;
  static const candidates either;  ///< met or not met

  [[nodiscard]] constexpr bool may_be_met() const noexcept { return (bits_ & 1U) != 0; }
  [[nodiscard]] constexpr bool may_be_not_met() const noexcept { return (bits_ & 2U) != 0; }
  [[nodiscard]] constexpr bool may_be_out() const noexcept { return (bits_ & 4U) != 0; }
  /// Whether one result is left.
  [[nodiscard]] constexpr bool decided() const noexcept {
    return bits_ != 0 && (bits_ & (bits_ - 1U)) == 0;
  }
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }

  /// The status to show: the one result left, else undetermined.
  [[nodiscard]] constexpr xaso::status status() const noexcept {
    return bits_ == 1   ? xaso::status::met
           : bits_ == 2 ? xaso::status::not_met
           : bits_ == 4 ? xaso::status::not_applicable
                        : xaso::status::undetermined;
  }

  /// *Out* replaced by `instead`, where it is among the candidates.
  [[nodiscard]] constexpr candidates out_counts_as(candidates instead) const noexcept {
    return may_be_out() ? candidates(static_cast<std::uint8_t>((bits_ & 3U) | instead.bits_))
                        : *this;
  }

  friend constexpr candidates operator|(candidates a, candidates b) noexcept {
    return candidates(static_cast<std::uint8_t>(a.bits_ | b.bits_));
  }
  constexpr candidates& operator|=(candidates other) noexcept { return *this = *this | other; }
  friend constexpr bool operator==(candidates, candidates) noexcept = default;

  [[nodiscard]] constexpr std::uint8_t bits() const noexcept { return bits_; }
  [[nodiscard]] static constexpr candidates from_bits(std::uint8_t bits) noexcept {
    return candidates(static_cast<std::uint8_t>(bits & 7U));
  }

 private:
  constexpr explicit candidates(std::uint8_t bits) noexcept : bits_(bits) {}
  std::uint8_t bits_ = 0;
};

inline constexpr candidates candidates::none{};
inline constexpr candidates candidates::met{1};
inline constexpr candidates candidates::not_met{2};
inline constexpr candidates candidates::out{4};
inline constexpr candidates candidates::either{3};

/// All of two, result by result, each taken independently: what is out drops away.
[[nodiscard]] candidates both(candidates a, candidates b) noexcept;
/// Any of two, result by result, each taken independently: what is out drops away.
[[nodiscard]] candidates one_of(candidates a, candidates b) noexcept;
/// The opposite, result by result; the opposite of *out* is *not met*.
[[nodiscard]] candidates opposite(candidates a) noexcept;

/// What is not applicable counts as, where it is combined with others.
enum class not_applicable_policy : std::uint8_t { excluded, met, not_met, rescaled };

[[nodiscard]] std::string_view name(not_applicable_policy policy) noexcept;

/// As candidates: `excluded` and `rescaled` are *out* (they differ only in points).
[[nodiscard]] constexpr candidates counts_as(not_applicable_policy policy) noexcept {
  return policy == not_applicable_policy::met       ? candidates::met
         : policy == not_applicable_policy::not_met ? candidates::not_met
                                                    : candidates::out;
}

}  // namespace xaso
