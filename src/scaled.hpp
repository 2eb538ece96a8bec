// Decimals as whole numbers of a scale.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "int128.hpp"
#include "xaso/decimal.hpp"

namespace xaso::detail {

/// A decimal times 10^`scale`; empty where that is not whole, or has more than 18 digits.
[[nodiscard]] inline std::optional<std::int64_t> at_scale(decimal value, int scale) noexcept {
  if (value.scale() > scale) return {};
  const int128 wide = int128(value.mantissa()) * wide_power_of_ten(scale - value.scale());
  const int128 most = power_of_ten(18);
  if (wide <= -most || wide >= most) return {};
  return static_cast<std::int64_t>(wide);
}

}  // namespace xaso::detail
