// References from one set to another: what they are made of, and what they name.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "xaso/criteria_set.hpp"

namespace xaso::detail {

/// A number times another; empty where it has more digits than a decimal.
[[nodiscard]] std::optional<decimal> product(decimal a, decimal b) noexcept;

/// What `#code`, `set.id#code` or `set.id@version#code` names.
struct reference_parts {
  std::string_view set;  ///< with its version, as it is written; empty: the same set
  std::string_view code;
};
[[nodiscard]] reference_parts split_reference(std::string_view reference) noexcept;

/// The set that a reference names, among those of a library, seen from one of them.
[[nodiscard]] std::optional<std::size_t> find_set(std::span<const criteria_set> sets,
                                                  std::string_view reference) noexcept;

}  // namespace xaso::detail
