// How fast the figures can be read at all: the same bytes summed, nothing judged, nothing written.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "figures.hpp"

namespace bench {

/// Bytes in one piece; a multiple of 8.
struct region {
  const std::uint64_t* data = nullptr;
  std::size_t words = 0;
};

/// Two that are read side by side.
struct region_pair {
  region first;
  region second;
};

/// The columns of every indicator, then their validity.
/// @param parts, part  the rows are split as evenly as words go
[[nodiscard]] std::vector<region_pair> regions_of(const figures& columns, std::size_t parts = 1,
                                                  std::size_t part = 0);

/// A way to read.
struct read_probe {
  std::string_view name;
  std::uint64_t (*sum)(const std::vector<region_pair>& regions);
};

/// Those that this processor can run; the scalar one first, the widest last. Which is the best
/// depends on where the figures are, so it is found by measuring.
[[nodiscard]] std::vector<read_probe> read_probes();

}  // namespace bench
