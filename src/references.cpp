// Following references.
// SPDX-License-Identifier: Apache-2.0
#include "references.hpp"

#include "int128.hpp"

namespace xaso::detail {

std::optional<decimal> product(decimal a, decimal b) noexcept {
  int128 mantissa = int128(a.mantissa()) * b.mantissa();
  int scale = a.scale() + b.scale();
  while (scale > 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    --scale;
  }
  const int128 limit = wide_power_of_ten(decimal::max_digits);
  if (scale > decimal::max_scale || mantissa >= limit || mantissa <= -limit) return {};
  return decimal::scaled(static_cast<std::int64_t>(mantissa), scale);
}

reference_parts split_reference(std::string_view reference) noexcept {
  const std::size_t hash = reference.find('#');
  if (hash == std::string_view::npos) return {{}, reference};
  return {reference.substr(0, hash), reference.substr(hash + 1)};
}

std::optional<std::size_t> find_set(std::span<const criteria_set> sets,
                                    std::string_view reference) noexcept {
  const std::size_t at = reference.find('@');
  const std::string_view id = reference.substr(0, at);
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (sets[i].id() != id) continue;
    if (at != std::string_view::npos && sets[i].version() != reference.substr(at + 1)) continue;
    if (found) return {};
    found = i;
  }
  return found;
}

}  // namespace xaso::detail
