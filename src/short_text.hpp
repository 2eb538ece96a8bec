// Comparing short texts without a call: keys and codes are compared millions of times.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace xaso::detail {

template <class Word>
[[nodiscard]] inline bool same_word(const char* a, const char* b) noexcept {
  Word left = 0;
  Word right = 0;
  std::memcpy(&left, a, sizeof left);
  std::memcpy(&right, b, sizeof right);
  return left == right;
}

/// `a == b`; fast up to 16 bytes: two words that may overlap cover all lengths.
[[nodiscard]] inline bool same_short(std::string_view a, std::string_view b) noexcept {
  const std::size_t size = a.size();
  if (size != b.size()) return false;
  const char* left = a.data();
  const char* right = b.data();
  if (size > 16) return std::memcmp(left, right, size) == 0;
  if (size >= 8) {
    return same_word<std::uint64_t>(left, right) &&
           same_word<std::uint64_t>(left + size - 8, right + size - 8);
  }
  if (size >= 4) {
    return same_word<std::uint32_t>(left, right) &&
           same_word<std::uint32_t>(left + size - 4, right + size - 4);
  }
  for (std::size_t i = 0; i < size; ++i) {
    if (left[i] != right[i]) return false;
  }
  return true;
}

}  // namespace xaso::detail
