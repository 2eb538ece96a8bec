// Bits of words as bytes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace xaso::detail {

/// By eight bits, the same as eight bytes of 0 and 1.
inline constexpr std::array<std::uint64_t, 256> bytes_of_bits = [] {
  std::array<std::uint64_t, 256> table{};
  for (std::size_t bits = 0; bits < table.size(); ++bits) {
    for (std::size_t i = 0; i < 8; ++i) {
      const std::size_t byte = std::endian::native == std::endian::little ? i : 7 - i;
      if ((bits >> i & 1U) != 0) table[bits] |= std::uint64_t{1} << (8 * byte);
    }
  }
  return table;
}();

/// Writes 64 bytes, each a number of two bits: 2 · `high` + `low`.
inline void put_two_bits(std::uint64_t low, std::uint64_t high, std::uint8_t* bytes) noexcept {
  for (std::size_t byte = 0; byte < 8; ++byte) {
    const std::uint64_t eight =
        bytes_of_bits[low >> (8 * byte) & 0xFFU] | bytes_of_bits[high >> (8 * byte) & 0xFFU] << 1U;
    std::memcpy(bytes + 8 * byte, &eight, sizeof(eight));
  }
}

}  // namespace xaso::detail
