// Counts and shares against a number, which may not be known.
// SPDX-License-Identifier: Apache-2.0
#include "tally.hpp"

#include "int128.hpp"

namespace xaso::detail {
namespace {

/// Whether `count` is at least (above, where strict) `number`.
bool reaches(std::int64_t count, decimal number, bool strict) noexcept {
  return strict ? decimal(count) > number : decimal(count) >= number;
}

candidates count_against(const tallied& counted, decimal number, bool strict) noexcept {
  candidates result;
  if (counted.may_yes.unlimited || reaches(counted.may_yes.number, number, strict)) {
    result |= candidates::met;
  }
  if (!reaches(counted.must_yes.number, number, strict)) result |= candidates::not_met;
  return result;
}

/// Whether `part` of `whole` (above 0) is at least (above, where strict) `percent`.
bool share_reaches(std::int64_t part, std::int64_t whole, decimal percent, bool strict) noexcept {
  const int128 left = int128(part) * 100 * power_of_ten(percent.scale());
  const int128 right = int128(whole) * percent.mantissa();
  return strict ? left > right : left >= right;
}

candidates share_against(const tallied& counted, decimal percent, bool strict) noexcept {
  const decimal zero(0);
  const decimal hundred(100);
  candidates result;
  if (counted.all_may_be_out) result |= candidates::out;

  // The greatest share: every yes that may be, and of the rest only what cannot be out. Where that
  // leaves nothing, a no that may be out as well makes it 0.
  const std::int64_t most = counted.may_yes.number + counted.must_no.number;
  if (counted.may_yes.unlimited && counted.must_no.number > 0) {
    if (percent < hundred) result |= candidates::met;  // as near to 100 as you like
  } else if (most > 0) {
    if (share_reaches(counted.may_yes.number, most, percent, strict)) result |= candidates::met;
  } else if (counted.may_no.number > 0 && !strict && percent == zero) {
    result |= candidates::met;
  }

  // The least share, likewise.
  const std::int64_t least = counted.must_yes.number + counted.may_no.number;
  if (counted.may_no.unlimited && counted.must_yes.number > 0) {
    if (percent > zero) result |= candidates::not_met;  // as near to 0 as you like
  } else if (least > 0) {
    if (!share_reaches(counted.must_yes.number, least, percent, strict)) {
      result |= candidates::not_met;
    }
  } else if (counted.may_yes.number > 0 && strict && percent == hundred) {
    result |= candidates::not_met;
  }
  return result;
}

}  // namespace

candidates against(const tallied& counted, const tally_form& asked) noexcept {
  const bool strict = is_strict(asked.how);
  const auto hold_against = asked.share ? share_against : count_against;
  if (asked.number.value) return hold_against(counted, *asked.number.value, strict);
  // Not known: every number it may be. Results change only one way as it grows.
  const decimal greatest = asked.share ? decimal(100) : decimal(1'000'000'000'000'000'000 - 1);
  candidates result = hold_against(counted, decimal(0), strict);
  result |= hold_against(counted, greatest, strict);
  if (!asked.share) result |= candidates::not_met;  // there is no greatest count
  return result;
}

}  // namespace xaso::detail
