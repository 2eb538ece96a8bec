// Where a statement comes from, and how sure it is.
// Officials rely on verdicts: what is law, what is inferred and what is ours must stay apart.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xaso {

/// How sure a statement is. The first three are ordered: a verdict is as weak as its weakest.
enum class certainty : std::uint8_t {
  attested,   ///< seen in the named source
  inferred,   ///< follows from what was seen
  choice,     ///< ours: the law is silent
  not_found,  ///< looked for and not found; says nothing about a verdict
};

/// `"attested"`, `"inferred"`, `"choice"`, `"not_found"`.
[[nodiscard]] std::string_view name(certainty certainty) noexcept;

struct source {
  xaso::certainty certainty = xaso::certainty::attested;
  std::string ref;   ///< the act, article or page; may be empty
  std::string note;  ///< may be empty

  friend bool operator==(const source&, const source&) = default;
};

/// One source, or several where they disagree; empty: none stated.
using sources = std::vector<source>;

/// The weaker of two; `not_found` counts as `attested`.
[[nodiscard]] certainty weaker(certainty a, certainty b) noexcept;

/// The weakest of `all`; `attested` where there are none.
[[nodiscard]] certainty weakest(const sources& all) noexcept;

}  // namespace xaso
