// Whether bytes are UTF-8, and where they cease to be.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace xaso::detail {

/// The offset of the first byte that belongs to no character of UTF-8 (overlong forms, surrogates
/// and what is above U+10FFFF are none); `text.size()` where all of it is UTF-8.
[[nodiscard]] std::size_t utf8_prefix(std::string_view text) noexcept;

[[nodiscard]] inline bool is_utf8(std::string_view text) noexcept {
  return utf8_prefix(text) == text.size();
}

}  // namespace xaso::detail
