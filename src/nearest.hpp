// The known name that was perhaps meant.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace xaso::detail {

/// The name in `known` that is the fewest edits (a character added, left out or replaced) from
/// `given`, at most one, two from six characters on; the first of equals; empty where there is
/// none.
[[nodiscard]] std::string_view nearest(std::string_view given,
                                       std::span<const std::string_view> known);

/// The same as the end of a message: `; did you mean "…"?`, or nothing.
[[nodiscard]] std::string hint(std::string_view given, std::span<const std::string_view> known);

}  // namespace xaso::detail
