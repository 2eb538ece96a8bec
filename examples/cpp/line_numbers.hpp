// Which line of a text a byte stands on: looked up, not counted anew for every question.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace example {

class line_numbers {
 public:
  explicit line_numbers(std::string_view text);

  /// The line, from 1, on which the byte at `offset` stands.
  [[nodiscard]] std::size_t of(std::size_t offset) const;

 private:
  std::vector<std::size_t> breaks_;  ///< offsets of line breaks, rising
};

}  // namespace example
