// An evaluation as a report that a commune official can read.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "options.hpp"
#include "page.hpp"
#include "xaso/evaluation.hpp"

namespace example {

struct report_options {
  xaso::language language = xaso::language::vi;
  explained explain = explained::unmet;
  /// The same by another track, to set beside it; null: none.
  const xaso::evaluation* compared = nullptr;
  example::screen screen;
};

/// What the set is, each unit's verdicts and what it lacks, then what holds all units back.
/// @param measurements  the text that the measurements were read from
[[nodiscard]] std::string report(const xaso::evaluation& evaluation, std::string_view measurements,
                                 const report_options& options);

}  // namespace example
