// The known name that was perhaps meant.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace xaso::detail {

/// Names among which the nearest to others is looked for. Borrows them.
class name_index {
 public:
  name_index() = default;
  /// Looking up costs least where neighbours in `known` begin alike.
  explicit name_index(std::span<const std::string_view> known);

  /// The name that is the fewest edits (a character added, left out or replaced) from `given`, at
  /// most one, two from six characters on; the first of equals; empty where there is none.
  [[nodiscard]] std::string_view nearest(std::string_view given) const;

 private:
  struct entry {
    std::string_view name;
    std::u32string characters;
    std::size_t shared = 0;  ///< characters at the beginning that the entry before has, too
  };
  std::vector<entry> entries_;
};

/// The same, of names that are looked through once.
[[nodiscard]] std::string_view nearest(std::string_view given,
                                       std::span<const std::string_view> known);

/// The same as the end of a message: `; did you mean "…"?`, or nothing.
[[nodiscard]] std::string hint(std::string_view given, std::span<const std::string_view> known);

}  // namespace xaso::detail
