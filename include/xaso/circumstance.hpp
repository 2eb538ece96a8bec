// Circumstances of a unit: what decides whether something applies to it at all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace xaso {

/// Holds when the unit states the fact `fact` to be `is`; open while the fact is not known.
struct condition {
  std::string fact;
  bool is = true;

  friend bool operator==(const condition&, const condition&) = default;
};

}  // namespace xaso
