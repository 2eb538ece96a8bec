// The 37 indicators that every workload judges, and criteria sets that ask for them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "xaso/amount.hpp"
#include "xaso/criteria_set.hpp"

namespace bench {

/// As many as Thanh Hóa's Decision 1829 has, in groups of 11, 6, 12 and 8.
inline constexpr std::size_t indicators = 37;

/// What is required of one ratio. Zero denominators are undetermined everywhere, so that three
/// states are all there are.
struct rule {
  std::string code;
  xaso::comparison how = xaso::comparison::at_least;
  std::int64_t hundredths = 0;  ///< of a per cent
  // How figures are made up.
  std::int64_t usual_denominator = 0;
  std::uint64_t percent_met = 0;
};

[[nodiscard]] const std::array<rule, indicators>& rules();

/// `74.5`
[[nodiscard]] std::string percent(std::int64_t hundredths);

/// What is measured and required of indicator `i`, as members of a JSON object.
using node_content = std::function<std::string(std::size_t i)>;

/// A ratio and its bound, with a number as it is written.
[[nodiscard]] std::string ratio_content(std::size_t i);

enum class concludes : bool { no, yes };

/// A set of all of them.
/// @param conclusions  all met; levels by the share met; at least 30 met
/// @param more_of_set  members of the set's own object, each with a comma behind
[[nodiscard]] xaso::criteria_set make_set(concludes conclusions,
                                          const node_content& content = ratio_content,
                                          const std::string& more_of_set = {});

}  // namespace bench
