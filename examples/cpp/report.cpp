// SPDX-License-Identifier: Apache-2.0
#include "report.hpp"

#include <cstddef>

#include "bottleneck_section.hpp"
#include "cohort_section.hpp"
#include "comparison_section.hpp"
#include "heading.hpp"
#include "line_numbers.hpp"
#include "ranking_section.hpp"
#include "unit_section.hpp"
#include "warnings.hpp"

namespace example {

std::string report(const xaso::evaluation& evaluation, std::string_view measurements,
                   const report_options& options) {
  const speaker say(options.language);
  const line_numbers lines(measurements);
  page on(options.screen);
  print_heading(on, evaluation, say);
  for (const xaso::diagnostic& one : evaluation.diagnostics()) {
    print_warning(on, warning(one, evaluation, lines, say), say);
  }
  print_cohorts(on, evaluation, say);
  for (std::size_t i = 0; i < evaluation.unit_count(); ++i) {
    on.blank();
    print_unit(on, evaluation, i, lines, options.explain, say);
  }
  if (options.compared != nullptr) {
    print_comparison(on, evaluation, *options.compared, options.explain, say);
  }
  if (evaluation.unit_count() > 1) {  // of one unit its own part says it all
    print_ranking(on, evaluation, say);
    print_bottlenecks(on, evaluation, say);
  }
  return on.text();
}

}  // namespace example
