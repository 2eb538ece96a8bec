// Numbers the codes of figures, in order of first occurrence.
// Units give the same codes in the same order, so most are found without hashing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "short_text.hpp"
#include "xaso/code.hpp"

namespace xaso::detail {

class code_table {
 public:
  struct entry {
    std::uint32_t number = 0;
    bool repeated = false;  ///< within the unit begun last
  };

  /// The codes that follow are of another unit.
  void begin_unit() noexcept {
    ++unit_;
    expected_ = 0;
  }

  /// The number of `code`, which is appended to `codes` where it is new; empty: it is no code.
  std::optional<entry> find(std::string_view code, std::vector<std::string>& codes) {
    const std::optional<std::uint32_t> number = number_of(code, codes);
    if (!number) return std::nullopt;
    expected_ = *number + 1;
    const bool repeated = last_unit_[*number] == unit_;
    last_unit_[*number] = unit_;
    return entry{*number, repeated};
  }

 private:
  // A unit may leave a few out.
  static constexpr std::uint32_t codes_tried = 3;

  std::optional<std::uint32_t> number_of(std::string_view code, std::vector<std::string>& codes) {
    for (std::uint32_t i = expected_; i < codes.size() && i < expected_ + codes_tried; ++i) {
      if (same_short(codes[i], code)) return i;
    }
    const auto found = numbers_.find(code);
    if (found != numbers_.end()) return found->second;
    if (!is_code(code)) return std::nullopt;
    const auto number = static_cast<std::uint32_t>(codes.size());
    codes.emplace_back(code);
    numbers_.emplace(code, number);
    last_unit_.push_back(0);
    return number;
  }

  struct hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::uint32_t, hash, std::equal_to<>> numbers_;
  std::vector<std::uint32_t> last_unit_;  // by number: the unit that gave the code last
  std::uint32_t unit_ = 0;                // how many were begun
  std::uint32_t expected_ = 0;            // the number of the code that would follow in order
};

}  // namespace xaso::detail
