// Scoring one unit: what its indicators, groups and cuts come to, while figures are missing as
// intervals. Written once over a number type: the fast path and the exact one cannot differ.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "certified.hpp"
#include "figure_extent.hpp"
#include "judge.hpp"
#include "score_tree.hpp"
#include "xaso/conclusion.hpp"
#include "xaso/evaluation.hpp"

namespace xaso::detail {

/// What a cohort-relative rule measures against.
struct cohort_range {
  exact_ratio least;  ///< a ratio's in per cent
  exact_ratio greatest;
};

/// What a unit's figure is to a scoring indicator.
struct scored_figure {
  const indicator* of = nullptr;
  figure_view figure;
  const judgement* verdict = nullptr;    ///< as if it applied
  const cohort_range* cohort = nullptr;  ///< null: not known
  /// Whether the cohort stays as it is whatever the figure turns out to be: it is stated, or the
  /// figure is an exact one of it.
  bool cohort_holds = false;
};

/// What scoring says of the figure alone.
struct figure_score {
  bool is_open = false;          ///< leaves an interval, before evidence and reports
  bool reported_stands = false;  ///< the points reported stand
  bool reported_contradicted = false;
};

/// How a node scores.
struct node_score {
  bool out = false;        ///< drops out in every case
  bool open = false;       ///< an interval, or perhaps out
  bool below_max = false;  ///< surely less than its maximum
  shown_points shown;
};

/// A cut on points, or each group's: of `points_form`, `each_group_form`.
struct points_cut {
  bool share = false;
  bool each = false;                ///< every one of the nodes by itself
  bool of_unit = false;             ///< the unit's total; else the nodes
  std::vector<std::size_t> nodes;   ///< in the score tree
  std::optional<decimal> at_least;  ///< empty: not known
};

/// Between what a unit is ranked; an end that is empty: without end.
struct ranked_ends {
  bool out = true;  ///< there is nothing to rank it by
  std::optional<certified> least;
  std::optional<certified> greatest;
};

/// How one unit scores.
struct unit_score {
  std::vector<figure_score> figures;  ///< by scored node; of indicators
  std::vector<node_score> nodes;      ///< by scored node
  node_score unit;
  std::vector<candidates> cuts;
  /// By cut with `each`: what each of its nodes comes to.
  std::vector<std::vector<candidates>> each;
  ranked_ends ranked;
};

/// A unit to score. Borrows.
struct scoring_task {
  const score_tree* tree = nullptr;
  std::optional<rounding> rounded;
  std::span<const scored_figure> figures;  ///< by scored node; of groups nothing
  /// By member: whether it applies where everything above it does; empty: not known.
  std::span<const std::optional<bool>> applies;
  std::span<const points_cut> cuts;
  bool ranked_by_share = false;  ///< of the maximum, else by points
};

/// What a figure scores, before the tree is looked at; exact where the fast path does not decide.
[[nodiscard]] figure_score score_figure(const scored_figure& figure);

/// Scores a unit: fast where its error bounds decide everything, else exactly.
[[nodiscard]] unit_score score_unit(const scoring_task& task);

/// The exact path alone, for what the fast one leaves open; in `exact_points.cpp`.
[[nodiscard]] figure_score score_figure_exactly(const scored_figure& figure);
[[nodiscard]] unit_score score_unit_exactly(const scoring_task& task);

/// The points of a unit and its scored nodes, exactly; none where they are out.
struct exact_score {
  std::optional<exact_points> unit;
  std::vector<std::optional<exact_points>> nodes;  ///< by scored node
};
[[nodiscard]] exact_score points_exactly(const scoring_task& task);

/// What a unit is ranked by, exactly.
struct exact_ends;
[[nodiscard]] std::shared_ptr<const exact_ends> rank_exactly(const scoring_task& task);

enum class rank_end : std::uint8_t { least, greatest };
/// The sign of an end of one unit less an end of another; both must be there.
[[nodiscard]] int compare_exactly(const exact_ends& a, rank_end of_a, const exact_ends& b,
                                  rank_end of_b);

}  // namespace xaso::detail
