// Standard output: whether people look at it, and writing to it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string_view>

#include "page.hpp"

namespace example {

/// Standard output that cannot be written.
class output_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What standard output is shown on: colour only on a terminal, and not where NO_COLOR is set
/// (https://no-color.org); at most 100 columns, fewer on a narrower terminal.
[[nodiscard]] screen screen_of_output();

/// Writes all of `text`, to the last byte.
/// @throws output_error, also when the reader has gone away
void write_output(std::string_view text);
/// Writes to standard error.
void complain(std::string_view text);

}  // namespace example
