// The sets that random tables are made for: those of the vectors, those that are in force, and some
// that have what these lack.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "xaso/evaluator.hpp"

namespace test_sets {

struct named_evaluator {
  std::string name;
  xaso::evaluator evaluator;
};

/// A set with every measure, bound, policy and form, each in several circumstances.
[[nodiscard]] std::string_view everything();
/// A set whose circumstances have too many combinations to be listed.
[[nodiscard]] std::string_view many_circumstances();
/// A set of nothing but what indicators are not known.
[[nodiscard]] std::string_view without_indicators();

/// The set of a folder, with those beside it: criteria.2.json, criteria.3.json, …
[[nodiscard]] xaso::library library_in(const std::filesystem::path& folder);

/// All of them.
[[nodiscard]] std::vector<named_evaluator> all(const std::filesystem::path& vectors,
                                               const std::filesystem::path& examples);

}  // namespace test_sets
