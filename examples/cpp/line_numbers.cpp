// SPDX-License-Identifier: Apache-2.0
#include "line_numbers.hpp"

#include <algorithm>

namespace example {

line_numbers::line_numbers(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    breaks_.push_back(at);
  }
}

std::size_t line_numbers::of(std::size_t offset) const {
  const auto next = std::lower_bound(breaks_.begin(), breaks_.end(), offset);
  return static_cast<std::size_t>(next - breaks_.begin()) + 1;
}

}  // namespace example
