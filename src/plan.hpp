// A criteria set compiled: codes and names resolved to slots, once, so that units only look up.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "bounds.hpp"
#include "circumstances.hpp"
#include "nearest.hpp"
#include "score_tree.hpp"
#include "scoring.hpp"
#include "xaso/criteria_set.hpp"
#include "xaso/evaluation.hpp"
#include "xaso/library.hpp"

namespace xaso::detail {

/// A group or an indicator where it stands in the tree.
struct node_place {
  const xaso::node* node = nullptr;
  const compiled_condition* own = nullptr;            ///< its own condition; null: none
  std::vector<const compiled_condition*> conditions;  ///< its own and those of the groups above
  not_applicable_policy policy = not_applicable_policy::excluded;  ///< that governs it
  candidates when_not_applicable = candidates::out;                ///< by that policy
  bool has_status = true;         ///< not an indicator, or a group of such, that only scores
  bool by_policy_of_set = false;  ///< that policy is the set's, not one of a node
};

/// Indicators that the law has and the document lacks, in one group or in the set itself.
struct unspecified_pool {
  std::string_view code;             ///< of the group; "*": the set
  std::optional<std::size_t> count;  ///< empty: one or more
  std::vector<const compiled_condition*> conditions;
  candidates when_not_applicable = candidates::out;
};

/// What a status form is about. Members are indicators (by slot), then groups. Forms with the same
/// selector share one.
struct membership {
  std::vector<std::size_t> members;
  std::vector<std::size_t> scored;  ///< left out of it, because they have no status
  std::span<const std::size_t> pools;
  bool pools_perhaps = false;  ///< the unspecified ones may or may not be selected
};

struct compiled_form;

struct compiled_quantified {
  bool all = true;
  const membership* among = nullptr;
};
struct compiled_tally {
  const tally_form* form = nullptr;
  const membership* among = nullptr;
};
struct compiled_fact {
  std::size_t variable = 0;
  bool is = true;
};
struct compiled_unit {
  const compiled_condition* when = nullptr;
};
struct compiled_points {
  std::size_t cut = 0;
  const bound* number = nullptr;
  bool each = false;
  std::vector<std::size_t> members;  ///< what is selected; of `"*"` every scoring indicator
  std::vector<std::size_t> scorers;  ///< the scoring indicators among and below them
  std::vector<std::size_t> pools;    ///< of `"*"`: those that may score
};
struct compiled_conclusion_form {
  const conclusion_form* form = nullptr;
  std::optional<std::size_t> conclusion;  ///< empty: of another set
  std::size_t elsewhere = 0;              ///< of another set: index into `plan::elsewhere`
  std::optional<std::size_t> level;       ///< the least that counts, 0 is the best
};
struct compiled_combined {
  combined_form::kind how = combined_form::kind::all;
  std::vector<compiled_form> operands;
};

struct compiled_form {
  std::variant<compiled_quantified, compiled_tally, compiled_fact, compiled_conclusion_form,
               compiled_combined, compiled_unit, compiled_points>
      content;
};

struct compiled_conclusion {
  const xaso::conclusion* conclusion = nullptr;
  std::vector<const compiled_condition*> conditions;
  std::vector<compiled_form> forms;  ///< one, or one for each level
};

struct compiled_group {
  node_place place;
  compiled_form form;
};

/// A conclusion of another set that a form asks for, known from recognitions alone.
struct elsewhere_conclusion {
  std::string_view written;
  const xaso::conclusion* conclusion = nullptr;  ///< null: its set is not loaded
};

/// A check with its indicators resolved.
struct compiled_check {
  const consistency_check* check = nullptr;
  std::size_t first = 0;
  std::size_t second = 0;
};

/// How units are ranked.
struct compiled_ranking {
  const ranking_rules* rules = nullptr;
  std::optional<std::size_t> league;             ///< a variable
  const compiled_condition* unranked = nullptr;  ///< null: none
};

/// An indicator that counts sub-units.
struct counting_indicator {
  std::size_t slot = 0;
  std::size_t set = 0;         ///< index into `plan::counted_sets`
  std::size_t conclusion = 0;  ///< of that set
  std::optional<std::size_t> level;
};

/// What a code of a measurements document is to the set.
enum class code_kind : std::uint8_t { unknown, indicator, group };

class plan {
 public:
  /// Plans of one library that are compiled already, by the index of their set.
  using known_plans = std::map<std::size_t, std::shared_ptr<const plan>>;

  /// Compiles a set of a library.
  /// @param known  where plans of sets that it counts by are taken from, and added to
  plan(xaso::library library, std::size_t index,
       const std::shared_ptr<known_plans>& known = std::make_shared<known_plans>());
  plan(const plan&) = delete;  ///< forms point to what it keeps
  plan& operator=(const plan&) = delete;

  [[nodiscard]] const criteria_set& set() const noexcept { return library_.sets()[index_]; }
  /// In code order: the slot of an indicator or a group is its place here.
  [[nodiscard]] const std::vector<node_place>& indicators() const noexcept { return indicators_; }
  [[nodiscard]] const std::vector<compiled_group>& groups() const noexcept { return groups_; }
  /// Slots of groups, each after those below it.
  [[nodiscard]] const std::vector<std::size_t>& group_order() const noexcept {
    return group_order_;
  }
  [[nodiscard]] const std::vector<unspecified_pool>& pools() const noexcept { return pools_; }
  /// What `"*"` means for the set.
  [[nodiscard]] const membership& every_indicator() const noexcept { return *every_; }
  /// In the set's order.
  [[nodiscard]] const std::vector<compiled_conclusion>& conclusions() const noexcept {
    return conclusions_;
  }
  /// Conclusions, each after those it refers to.
  [[nodiscard]] const std::vector<std::size_t>& conclusion_order() const noexcept {
    return conclusion_order_;
  }
  [[nodiscard]] const std::vector<fact_declaration>& facts() const noexcept {
    return set().definition().facts;
  }

  [[nodiscard]] const variable_table& variables() const noexcept { return variables_; }
  /// Whether something asks for the year, here or in a set that sub-units are evaluated against.
  [[nodiscard]] bool asks_for_year() const noexcept { return asks_for_year_; }
  /// What an indicator requires of a number; its fixed form where it depends on nothing.
  [[nodiscard]] const compiled_requirement& requirement(std::size_t indicator) const noexcept {
    return requirements_[indicator];
  }
  [[nodiscard]] const std::optional<number_requirement>& fixed_requirement(
      std::size_t indicator) const noexcept {
    return fixed_[indicator];
  }
  /// By index of the forms that ask for conclusions of other sets.
  [[nodiscard]] const std::vector<elsewhere_conclusion>& elsewhere() const noexcept {
    return elsewhere_;
  }
  /// Which of those is written so; empty: none.
  [[nodiscard]] std::optional<std::size_t> elsewhere_of(std::string_view written) const noexcept {
    for (std::size_t i = 0; i < elsewhere_.size(); ++i) {
      if (elsewhere_[i].written == written) return i;
    }
    return {};
  }
  [[nodiscard]] const std::vector<compiled_check>& checks() const noexcept { return checks_; }
  [[nodiscard]] const std::optional<compiled_ranking>& ranking() const noexcept { return ranking_; }
  [[nodiscard]] const score_tree& scores() const noexcept { return scores_; }
  [[nodiscard]] const std::vector<points_cut>& cuts() const noexcept { return cuts_; }
  /// Indicators whose points are relative to a cohort.
  [[nodiscard]] const std::vector<std::size_t>& cohort_indicators() const noexcept {
    return cohort_indicators_;
  }
  [[nodiscard]] const std::vector<counting_indicator>& counting() const noexcept {
    return counting_;
  }
  /// The sets that sub-units are evaluated against, by the name the set gives them.
  struct counted_set {
    std::string_view written;
    std::shared_ptr<const plan> compiled;
  };
  [[nodiscard]] const std::vector<counted_set>& counted_sets() const noexcept {
    return counted_sets_;
  }
  /// Sets whose attributes are asked for: this one, and those whose bounds it uses.
  [[nodiscard]] const std::vector<std::size_t>& read_sets() const noexcept { return read_sets_; }
  [[nodiscard]] const xaso::library& library() const noexcept { return library_; }

  [[nodiscard]] code_kind kind_of(std::string_view code) const noexcept;
  /// The slot of an indicator; only for a code of that kind.
  [[nodiscard]] std::size_t indicator_slot(std::string_view code) const noexcept;
  /// The variable of a fact.
  [[nodiscard]] std::optional<std::size_t> fact_variable(std::string_view name) const noexcept;

  // Among what the set asks for, to say which was perhaps meant; in code order.
  [[nodiscard]] const name_index& fact_names() const noexcept { return fact_names_; }
  [[nodiscard]] const name_index& attribute_names() const noexcept { return attribute_names_; }
  [[nodiscard]] const name_index& elsewhere_names() const noexcept { return elsewhere_names_; }
  /// The values of a variable.
  [[nodiscard]] const name_index& value_names(std::size_t variable) const noexcept {
    return value_names_[variable];
  }

  /// The scored node of a code; empty where it is none of the set, or none that scores.
  [[nodiscard]] std::optional<std::size_t> scored_of(std::string_view code) const noexcept {
    const auto found = member_slots_.find(code);
    if (found == member_slots_.end()) return {};
    return scores_.of_member(found->second);
  }

  /// The group or indicator of a code; only for one of the set.
  [[nodiscard]] const node& node_of(std::string_view code) const noexcept {
    return *member(member_slots_.find(code)->second).node;
  }
  /// The node of a member.
  [[nodiscard]] const node_place& member(std::size_t index) const noexcept {
    return index < indicators_.size() ? indicators_[index]
                                      : groups_[index - indicators_.size()].place;
  }
  [[nodiscard]] std::size_t member_count() const noexcept {
    return indicators_.size() + groups_.size();
  }

 private:
  friend class compiler;

  xaso::library library_;
  std::size_t index_;
  variable_table variables_;
  std::deque<compiled_condition> conditions_;
  bool asks_for_year_ = false;
  std::vector<compiled_requirement> requirements_;
  std::vector<std::optional<number_requirement>> fixed_;
  std::vector<elsewhere_conclusion> elsewhere_;
  std::vector<compiled_check> checks_;
  std::optional<compiled_ranking> ranking_;
  score_tree scores_;
  std::vector<points_cut> cuts_;
  std::vector<std::size_t> cohort_indicators_;
  std::vector<counting_indicator> counting_;
  std::vector<counted_set> counted_sets_;
  std::vector<std::size_t> read_sets_;
  std::vector<node_place> indicators_;
  std::vector<compiled_group> groups_;
  std::vector<std::size_t> group_order_;
  std::vector<unspecified_pool> pools_;
  std::deque<membership> memberships_;
  std::deque<std::vector<std::size_t>> pool_lists_;  ///< those of memberships
  const membership* every_ = nullptr;
  std::vector<compiled_conclusion> conclusions_;
  std::vector<std::size_t> conclusion_order_;
  std::unordered_map<std::string_view, std::size_t> member_slots_;
  std::unordered_map<std::string_view, std::size_t> fact_variables_;
  name_index fact_names_;
  name_index attribute_names_;
  name_index elsewhere_names_;
  std::vector<name_index> value_names_;  ///< by variable
};

}  // namespace xaso::detail
