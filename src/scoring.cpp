// The fast path of scoring, and the choice between it and the exact one.
// SPDX-License-Identifier: Apache-2.0
#include "scoring.hpp"

#include "scoring_rules.hpp"

namespace xaso::detail {

figure_score score_figure(const scored_figure& figure) {
  decisions<certified> decide;
  figure_scoring<certified> scoring(figure, decide);
  scoring.run();
  return decide.undecided() ? score_figure_exactly(figure) : scoring.said();
}

unit_score score_unit(const scoring_task& task) {
  unit_scoring<certified> scoring(task);
  const bool decided = scoring.run();
  if (!decided) return score_unit_exactly(task);
  const std::optional<interval_of<certified>> ranked = scoring.ranked();
  unit_score result = scoring.take();
  if (ranked) result.ranked = {false, ranked->least, ranked->greatest};
  return result;
}

}  // namespace xaso::detail
