// The status and the reason of a figure in one byte: what a table of many units is made of.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "xaso/status.hpp"

namespace xaso {

/// The status and the reason of one figure, in a byte: status + 4 · reason.
class outcome {
 public:
  constexpr outcome() noexcept = default;
  constexpr outcome(xaso::status status, xaso::reason reason) noexcept
      : byte_(static_cast<std::uint8_t>(static_cast<unsigned>(status) |
                                        static_cast<unsigned>(reason) << 2U)) {}
  [[nodiscard]] static constexpr outcome from_byte(std::uint8_t byte) noexcept {
    outcome result;
    result.byte_ = byte;
    return result;
  }

  [[nodiscard]] constexpr xaso::status status() const noexcept {
    return static_cast<xaso::status>(byte_ & 3U);
  }
  [[nodiscard]] constexpr xaso::reason reason() const noexcept {
    return static_cast<xaso::reason>(byte_ >> 2U);
  }
  [[nodiscard]] constexpr std::uint8_t byte() const noexcept { return byte_; }
  friend constexpr bool operator==(outcome, outcome) noexcept = default;

 private:
  std::uint8_t byte_ = 0;
};

}  // namespace xaso
