// A text in the languages a set speaks: Vietnamese, and English where it has it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace xaso {

enum class language : std::uint8_t { vi, en };

/// `"vi"` or `"en"`.
[[nodiscard]] std::string_view name(language language) noexcept;

/// Vietnamese text with an English one beside it; `en` is empty where there is none.
struct text {
  std::string vi;
  std::string en;

  /// The text in `language`; a missing English one is the Vietnamese in plain double quotes.
  [[nodiscard]] std::string in(language language) const;

  friend bool operator==(const text&, const text&) = default;
};

}  // namespace xaso
