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

/// The possible results of a form, by what is counted of its members.
[[nodiscard]] candidates against(const tallied& counted, const tally_form& asked) noexcept;

}  // namespace xaso::detail
