// What an evaluation keeps: verdicts by row, and all that is needed to work the rest out.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "binding.hpp"
#include "cohort.hpp"
#include "plan.hpp"
#include "standing.hpp"
#include "xaso/evaluation.hpp"

namespace xaso::detail {

/// An indicator held against one unit: what its circumstances are, and what the figure is there.
struct verdict {
  std::optional<bool> applies;     ///< empty: not known
  requirement_cases selected;      ///< of a requirement that depends on the unit
  possible_requirements required;  ///< what is required, in each case; into `selected` or the plan
  judgement figure;                ///< as if it applied

  // As it is shown.
  xaso::status status = xaso::status::undetermined;
  xaso::reason reason = xaso::reason::missing_value;
};

/// The cohort that a unit's figure is held against.
struct measured_against {
  const cohort_range* range = nullptr;  ///< null: there is none, or it is not known
  bool holds = false;                   ///< it does not depend on how the figure turns out
};

/// What indicators require in place of what the set requires, by slot.
struct requirement_overrides {
  struct entry {
    compiled_requirement required;
    std::optional<number_requirement> fixed;  ///< where it depends on nothing
  };
  std::map<std::size_t, entry> of_slot;
};

struct evaluation_data {
  std::shared_ptr<const detail::plan> plan;
  question asked;
  detail::binding binding;

  // By row, one after another.
  std::vector<status> statuses;     ///< of indicators
  std::vector<reason> reasons;      ///< of indicators
  std::vector<candidates> members;  ///< as they count: indicators, then groups
  std::vector<candidates> pools;    ///< as they count
  std::vector<status> group_statuses;
  std::vector<conclusion_standing> conclusions;

  std::vector<unit_score> scores;  ///< by row; empty: the set does not score
  std::vector<cohort> cohorts;     ///< by `plan::cohort_indicators`
  std::vector<rank_answer> ranks;

  const requirement_overrides* overrides = nullptr;  ///< borrowed; null: none

  [[nodiscard]] const compiled_requirement& requirement(std::size_t slot) const noexcept;
  [[nodiscard]] const std::optional<number_requirement>& fixed_requirement(
      std::size_t slot) const noexcept;

  [[nodiscard]] std::size_t row_count() const noexcept { return binding.row_count(); }
  [[nodiscard]] const indicator& indicator_at(std::size_t slot) const noexcept {
    return *std::get_if<indicator>(&plan->indicators()[slot].node->content);
  }

  [[nodiscard]] standing at(std::size_t row) const noexcept;

  /// The league of a row, a class of the variable; 0 where there are no leagues; empty: not known.
  [[nodiscard]] std::optional<std::int32_t> league_of(std::size_t row) const noexcept;

  [[nodiscard]] std::string league_name(std::int32_t league) const;

  /// The circumstances of a row.
  [[nodiscard]] possibilities possible(std::size_t row) const noexcept {
    return {plan->variables().all(), binding.known(row)};
  }
  /// Whether a node applies, with everything above it; empty: not known.
  [[nodiscard]] std::optional<bool> applies(std::size_t row, const node_place& place) const {
    return hold_all(place.conditions, plan->variables().all(), binding.known(row));
  }
  /// Whether a node applies where everything above it does; empty: not known.
  [[nodiscard]] std::optional<bool> applies_itself(std::size_t row, const node_place& place) const;

  [[nodiscard]] possibilities where_applicable(std::size_t row, const node_place& place) const;
  [[nodiscard]] verdict judge_indicator(std::size_t row, std::size_t slot) const;

  /// What a unit is to the cohort of an indicator; empty: surely no member.
  [[nodiscard]] std::optional<cohort_member> member_of(std::size_t row, std::size_t slot) const;
  /// What an indicator's points are relative to.
  [[nodiscard]] measured_against cohort_of(std::size_t row, std::size_t slot) const;

  /// Whether a known value cannot be held against its cohort, for the unit's league is not known.
  [[nodiscard]] bool lacks_league(std::size_t row, std::size_t slot) const;
  /// The first unit whose value is that end of a cohort.
  [[nodiscard]] std::optional<std::size_t> holder_of(std::size_t slot, exact_ratio value) const;
  /// The cohorts of one of `plan::cohort_indicators` that some unit was measured against, by the
  /// name of the league; a stated one under none.
  [[nodiscard]] std::vector<std::pair<std::string, cohort_range>> used_cohorts(
      std::size_t index) const;

  /// The facts and attributes that an indicator waits for: that decide whether it applies, or (of
  /// the verdict too) among the verdicts that its circumstances leave.
  [[nodiscard]] std::vector<std::size_t> open_variables_of(std::size_t row, std::size_t slot,
                                                           bool of_verdict = true) const;
};

/// Holds the figures of a unit against each other: checks that fail, figures they call
/// inconsistent.
void run_checks(evaluation_data& data, std::size_t row);

/// What is odd about a unit's figures; see `unit_answer::diagnostics`.
[[nodiscard]] std::vector<diagnostic> diagnostics_of(const evaluation_data& data, std::size_t row);

/// The cohorts that are stated, one for each of `plan::cohort_indicators`.
[[nodiscard]] std::vector<cohort> stated_cohorts(const plan& plan,
                                                 std::span<const stated_cohort> stated);
/// Adds a unit to the cohorts it belongs to.
void gather(const evaluation_data& data, std::size_t row, std::vector<cohort>& into);

/// A value that was made of a decimal.
[[nodiscard]] std::string shown_number(exact_ratio value);

/// Scores one unit, whose sub-units, checks and cohorts are worked out.
[[nodiscard]] unit_score score(const evaluation_data& data, std::size_t row);

/// What one unit is scored from; keeps what the task borrows.
struct row_scoring {
  std::vector<verdict> verdicts;  ///< by scored node
  std::vector<scored_figure> figures;
  std::vector<std::optional<bool>> applies;  ///< by member
  scoring_task task;

  row_scoring(const evaluation_data& data, std::size_t row);
  row_scoring(const row_scoring&) = delete;
  row_scoring& operator=(const row_scoring&) = delete;
};

}  // namespace xaso::detail
