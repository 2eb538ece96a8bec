// Counting the members of a form, and counts and shares against a number.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "xaso/conclusion.hpp"
#include "xaso/status.hpp"

namespace xaso::detail {

/// A number of members, up to "as many as you like".
struct quantity {
  std::int64_t number = 0;
  bool unlimited = false;

  void add(std::optional<std::size_t> count, bool least) noexcept {
    number += static_cast<std::int64_t>(count.value_or(1));
    unlimited = unlimited || (!count && !least);
  }
};

/// What is counted ("yes": met, or not met) and what is not, at the least and at the most.
struct tallied {
  quantity must_yes, may_yes, must_no, may_no;
  bool all_may_be_out = true;
};

/// Counts one more member, or `count` of them (empty: one or more).
inline void add(tallied& to, candidates left, bool count_met,
                std::optional<std::size_t> count) noexcept {
  const bool yes = count_met ? left.may_be_met() : left.may_be_not_met();
  const bool no = count_met ? left.may_be_not_met() : left.may_be_met();
  const bool out = left.may_be_out();
  if (yes) to.may_yes.add(count, false);
  if (no) to.may_no.add(count, false);
  if (yes && !no && !out) to.must_yes.add(count, true);
  if (no && !yes && !out) to.must_no.add(count, true);
  to.all_may_be_out = to.all_may_be_out && out;
}

/// The possible results of a form, by what is counted of its members.
[[nodiscard]] candidates against(const tallied& counted, const tally_form& asked) noexcept;

}  // namespace xaso::detail
