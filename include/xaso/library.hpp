// A library: several criteria sets together, with what they refer to in each other resolved.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "xaso/criteria_set.hpp"

namespace xaso {

/// Criteria sets that may refer to each other. Immutable; made only by a factory that resolves
/// every reference; any number of threads may use one.
class library {
 public:
  /// Puts sets together. The first is the one to evaluate, the others are there to be referred to.
  /// @throws failure with every reference that finds nothing, finds several versions, goes in a
  ///         circle or gives a bound that cannot be one (first 100); the message names the set, the
  ///         JSON Pointer is that of the place in it
  /// @since 0.1
  [[nodiscard]] static library create(std::vector<criteria_set> sets);

  [[nodiscard]] const std::vector<criteria_set>& sets() const noexcept { return sets_; }
  /// The index of the set that `reference` names: `set.id`, or `set.id@version`; empty where none,
  /// or several versions of it, are loaded.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view reference) const noexcept;

 private:
  explicit library(std::vector<criteria_set> sets) noexcept;
  std::vector<criteria_set> sets_;
};

}  // namespace xaso
