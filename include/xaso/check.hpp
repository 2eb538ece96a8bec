// Static checks of criteria sets: what is valid, and yet perhaps not what was meant.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "xaso/library.hpp"
#include "xaso/text.hpp"

namespace xaso {

/// Something in a criteria set that whoever wrote it should look at. It is never an error: the set
/// is valid, and is evaluated as it is written.
struct finding {
  enum class severity : std::uint8_t {
    note,     ///< worth knowing; often meant so
    warning,  ///< hardly meant so: a part of the set that can never have an effect
  };

  std::string rule;  ///< stable name of the check, as in `step_unreachable`
  severity how_grave = severity::note;
  std::size_t set = 0;  ///< index among the sets of the library
  std::string pointer;  ///< JSON Pointer (RFC 6901) of the place; empty: the whole document
  text message;         ///< one line: what, why and what to do
};

/// `"note"`, `"warning"`.
[[nodiscard]] std::string_view name(finding::severity severity) noexcept;

/// Looks for bounds that are always or never met, steps and rows that nothing reaches, rows that
/// overlap or leave a case open, maxima out of reach, tags, attributes and facts that nothing uses,
/// conclusions, groups and levels whose result no figure changes, conditions that read an indicator
/// twice, and what is missing: English texts, sources, indicators of the law.
///
/// What it says is so for every unit; it does not find every such place (a conclusion is looked at
/// by the candidates of its members, each taken independently).
/// @returns set by set, then by check   @throws std::bad_alloc
/// @complexity that of evaluating one unit for each stretch of years that a set tells apart
/// @threads safe   @since 0.1
[[nodiscard]] std::vector<finding> check(const library& library);

/// The names of all checks, in the order in which they are made.
[[nodiscard]] std::vector<std::string_view> check_rules();

}  // namespace xaso
