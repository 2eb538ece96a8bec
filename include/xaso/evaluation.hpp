// The answer: what is met, why or why not, how far it is, and what it waits for.
// Verdicts are stored; figures, gaps and lists are worked out when they are asked for.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "xaso/criteria_set.hpp"
#include "xaso/measurement.hpp"
#include "xaso/source.hpp"
#include "xaso/status.hpp"
#include "xaso/threshold.hpp"

namespace xaso {

/// What is asked of an evaluation.
struct question {
  xaso::track track = xaso::track::self;
  std::optional<language> text;       ///< explanations in this language; empty: none
  bool allow_other_criteria = false;  ///< evaluate measurements that were made for another set
};

/// Something odd in the measurements that is no error: the evaluation says what it did about it.
struct diagnostic {
  enum class kind : std::uint8_t {
    wrong_type,
    inconsistent_value,
    percentage_not_read,
    not_applicable_refused,
    not_applicable_contradicted,
    reported_contradicted,
    reported_points_contradicted,
    figure_beside_sub_units,
    unknown_code,
    not_an_indicator,
    unknown_attribute,
    unknown_attribute_value,
    unknown_fact,
    unknown_recognition,
    check_failed,
    // of the document
    other_criteria,
    outside_in_force,
    wrong_level,
    track_missing,
  };
  kind what = kind::wrong_type;
  std::string at;               ///< code or name; empty for those of the document
  std::string given;            ///< what the document says; may be empty
  std::optional<status> found;  ///< the status shown instead
  std::string nearest;          ///< the known name that was perhaps meant; may be empty
  std::size_t entry = 0;        ///< index in `measurements::entries`; of the document: see `what`
  std::size_t offset = 0;       ///< byte offset of the figure in the text it was read from; or 0
};

[[nodiscard]] std::string_view name(diagnostic::kind kind) noexcept;

/// One thing that a conclusion rests on or waits for.
struct ground {
  enum class kind : std::uint8_t {
    node,  ///< an indicator or a group
    fact,
    attribute,
    threshold,       ///< the bound of an indicator, which is not known
    unspecified_in,  ///< indicators that the law has and the document lacks; "*": the set's own
    conclusion,      ///< another conclusion, as it is written in the set
    sub_units_of,    ///< sub-units that an indicator counts
    number_of,       ///< the number of a conclusion, which is not known
  };
  kind what = kind::node;
  std::string name;
  std::optional<std::size_t> count;  ///< of `unspecified_in` and `sub_units_of`, where known

  friend bool operator==(const ground&, const ground&) = default;
};

[[nodiscard]] std::string_view name(ground::kind kind) noexcept;

/// Points as they are shown: exact decimals, cut off toward zero at four decimals. An end that is
/// open, and a maximum that is open or not known, is an empty text.
struct shown_points {
  std::string at_least;
  std::string at_most;
  std::string max;

  friend bool operator==(const shown_points&, const shown_points&) = default;
};

/// Points exactly, ends as decimals or as fractions in lowest terms: `15.5`, `20/3`. An open end is
/// empty.
struct exact_points {
  std::string code;  ///< of an indicator or a group; `*`: of the unit
  std::string at_least;
  std::string at_most;

  friend bool operator==(const exact_points&, const exact_points&) = default;
};

/// The figure of an indicator as it is shown.
struct shown_value {
  amount numerator;      ///< ratio
  amount denominator;    ///< ratio
  std::string percent;   ///< ratio, exact: cut toward zero, never claiming another verdict
  amount percent_range;  ///< ratio, where the percentage was given as a range
  /// count, quantity: amount; yes/no: bool; choice: option code; checklist: every item, in order
  std::variant<std::monostate, amount, bool, std::string, std::vector<item_state>> value;
  bool approximate = false;

  [[nodiscard]] bool empty() const noexcept {
    return !numerator.is_given() && !denominator.is_given() && percent.empty() &&
           !percent_range.is_given() && value.index() == 0;
  }
};

/// Everything about one indicator of one unit. Borrows from the evaluation.
struct indicator_answer {
  const xaso::node* node = nullptr;
  const xaso::indicator* indicator = nullptr;
  xaso::status status = xaso::status::undetermined;
  xaso::reason reason = xaso::reason::missing_value;
  /// Whether it has status and reason: one with points only has them where it is not applicable.
  bool is_judged = true;
  std::string_view declared;  ///< with `declared_not_applicable`: the reason given
  shown_value value;
  /// What is required of the unit; none where its circumstances leave several.
  requirement required;
  xaso::gap gap;
  std::optional<shown_points> points;  ///< none where it does not score, or is out
  xaso::certainty certainty = xaso::certainty::attested;
  std::vector<std::string> obstacles;
  std::vector<ground> missing;  ///< with `missing_fact`, `missing_attribute`: those it waits for
};

struct group_answer {
  const xaso::node* node = nullptr;
  std::optional<xaso::status> status;  ///< none where all below it only score
  std::optional<shown_points> points;  ///< none where it has none, or is out
};

struct conclusion_answer {
  const xaso::conclusion* conclusion = nullptr;
  xaso::status status = xaso::status::undetermined;
  /// Of a conclusion with levels: those still possible, from the best; a null is "none of them".
  /// Empty for others, and where the conclusion is not applicable.
  std::vector<const level*> candidates;
  std::vector<ground> because;
  std::vector<ground> waiting_for;
  xaso::certainty certainty = xaso::certainty::attested;

  /// The level reached; null where none is, or where it is still open.
  [[nodiscard]] const level* reached() const noexcept {
    const bool decided = status == xaso::status::met && candidates.size() == 1;
    return decided ? candidates.front() : nullptr;
  }
};

/// How many indicators have which status; a group that counts as an indicator is one.
struct status_summary {
  std::size_t met = 0;
  std::size_t not_met = 0;
  std::size_t undetermined = 0;  ///< including `unspecified`
  std::size_t unspecified = 0;   ///< in the law and not in the document; an unknown number is one
  std::size_t not_applicable = 0;
  std::size_t scored = 0;  ///< that have points only
};

/// The cohort that a rule measured against.
struct cohort_answer {
  const xaso::node* node = nullptr;
  std::string league;  ///< empty: a stated one, or no leagues
  std::string least;   ///< as figures are shown
  std::string greatest;
};

/// The rank of a unit, or why it has none.
struct rank_answer {
  enum class unranked : std::uint8_t {
    no,
    unranked_when,
    missing_attribute,
    missing_fact,
    not_applicable,
  };
  std::size_t unit = 0;               ///< index in the evaluation
  std::optional<std::string> league;  ///< where the set has leagues and the unit's is known
  std::size_t best = 0;               ///< 1 is the first
  std::size_t worst = 0;              ///< differs from `best` while figures are missing
  std::size_t of = 0;                 ///< how many are ranked in the league
  unranked why = unranked::no;
};

[[nodiscard]] std::string_view name(rank_answer::unranked why) noexcept;

namespace detail {
class plan;
class binding;
struct evaluation_data;
}  // namespace detail

/// One unit's part of an evaluation. Borrows from it.
class unit_answer {
 public:
  [[nodiscard]] const unit_entry& entry() const noexcept;
  [[nodiscard]] status_summary summary() const noexcept;

  /// Indicators in code order.
  [[nodiscard]] std::size_t indicator_count() const noexcept;
  [[nodiscard]] xaso::status status(std::size_t indicator) const noexcept;
  [[nodiscard]] xaso::reason reason(std::size_t indicator) const noexcept;
  [[nodiscard]] indicator_answer indicator(std::size_t slot) const;

  /// The unit's points; none where the set does not score, or all of it is out.
  [[nodiscard]] std::optional<shown_points> points() const;
  /// The unit's points, and those of every indicator and group that has some and is not out,
  /// exactly: the unit's first, then by code.   @complexity scores the unit again, in exact
  /// arithmetic
  [[nodiscard]] std::vector<exact_points> points_exactly() const;

  /// Groups in code order.
  [[nodiscard]] std::size_t group_count() const noexcept;
  [[nodiscard]] group_answer group(std::size_t slot) const;

  /// Conclusions in the set's order.
  [[nodiscard]] std::size_t conclusion_count() const noexcept;
  [[nodiscard]] conclusion_answer conclusion(std::size_t index) const;

  [[nodiscard]] std::vector<diagnostic> diagnostics() const;

 private:
  friend class evaluation;
  unit_answer(const detail::evaluation_data& data, std::size_t row) noexcept
      : data_(&data), row_(row) {}
  const detail::evaluation_data* data_;
  std::size_t row_;
};

/// The answer for all units of a document. Immutable; copies share; keeps what it needs of the
/// criteria set and the measurements; any number of threads may use one.
class evaluation {
 public:
  [[nodiscard]] const criteria_set& criteria() const noexcept;
  [[nodiscard]] const xaso::measurements& measurements() const noexcept;
  [[nodiscard]] const question& asked() const noexcept;
  /// The document's target year, else the single year of its period.
  [[nodiscard]] std::optional<int> target_year() const noexcept;

  /// The units evaluated, in the order of the document.
  [[nodiscard]] std::size_t unit_count() const noexcept;
  [[nodiscard]] unit_answer unit(std::size_t index) const& noexcept;
  [[nodiscard]] unit_answer unit(std::size_t index) const&& = delete;  ///< would dangle

  /// The cohorts that were used, where the set has rules relative to them: by code, then league.
  [[nodiscard]] std::vector<cohort_answer> cohorts() const;
  /// The rank of every unit, in their order; empty where the set does not rank.
  [[nodiscard]] const std::vector<rank_answer>& ranks() const noexcept;

  /// Those of the document; those of a unit are with the unit.
  [[nodiscard]] const std::vector<diagnostic>& diagnostics() const noexcept;

  [[nodiscard]] const detail::evaluation_data& data() const noexcept { return *data_; }

 private:
  friend class evaluator;
  explicit evaluation(std::shared_ptr<const detail::evaluation_data> data) noexcept
      : data_(std::move(data)) {}
  std::shared_ptr<const detail::evaluation_data> data_;
};

}  // namespace xaso
