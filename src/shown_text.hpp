// Text of a document as it is quoted in messages: one line, not too long.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace xaso::detail {

/// Appends `given` with control characters escaped, so that it stays on its line, and cut with `…`
/// after at most `most_bytes` bytes, never inside a character.
void append_shown(std::string& out, std::string_view given, std::size_t most_bytes);

/// Text of the document is quoted only as far as it helps to find it.
inline constexpr std::size_t longest_quoted = 60;

/// `given` as it is quoted in a message.
[[nodiscard]] std::string shown(std::string_view given);
/// The same in quotes.
[[nodiscard]] inline std::string shown_in_quotes(std::string_view given) {
  return '"' + shown(given) + '"';
}

}  // namespace xaso::detail
