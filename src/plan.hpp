// A criteria set compiled: codes and names resolved to slots, once, so that units only look up.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "xaso/criteria_set.hpp"
#include "xaso/evaluation.hpp"

namespace xaso::detail {

/// What is known of a fact: by slot of `plan::facts`.
using fact_values = std::vector<std::optional<bool>>;

/// A condition with its fact resolved.
struct fact_condition {
  std::size_t fact;
  bool is;
};

/// Whether all hold; empty: not known. None at all hold.
[[nodiscard]] std::optional<bool> hold(const std::vector<fact_condition>& conditions,
                                       const fact_values& facts) noexcept;

/// A group or an indicator where it stands in the tree.
struct node_place {
  const xaso::node* node = nullptr;
  std::vector<fact_condition> conditions;            ///< its own and those of the groups above
  candidates when_not_applicable = candidates::out;  ///< by the policy that governs it
  bool by_policy_of_set = false;  ///< that policy is the set's, not one of a node
};

/// Indicators that the law has and the document lacks, in one group or in the set itself.
struct unspecified_pool {
  std::string_view code;             ///< of the group; "*": the set
  std::optional<std::size_t> count;  ///< empty: one or more
  std::vector<fact_condition> conditions;
  candidates when_not_applicable = candidates::out;
};

/// What a status form is about. Members are indicators (by slot), then groups. Forms with the same
/// selector share one.
struct membership {
  std::vector<std::size_t> members;
  std::vector<std::size_t> pools;
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
  fact_condition condition;
};
struct compiled_conclusion_form {
  const conclusion_form* form = nullptr;
  std::optional<std::size_t> conclusion;  ///< empty: of another set, never known
  std::optional<std::size_t> level;       ///< the least that counts, 0 is the best
};
struct compiled_combined {
  combined_form::kind how = combined_form::kind::all;
  std::vector<compiled_form> operands;
};

struct compiled_form {
  std::variant<compiled_quantified, compiled_tally, compiled_fact, compiled_conclusion_form,
               compiled_combined>
      content;
};

struct compiled_conclusion {
  const xaso::conclusion* conclusion = nullptr;
  std::vector<fact_condition> conditions;
  std::vector<compiled_form> forms;  ///< one, or one for each level
};

struct compiled_group {
  node_place place;
  compiled_form form;
};

/// What a code of a measurements document is to the set.
enum class code_kind : std::uint8_t { unknown, indicator, group };

class plan {
 public:
  explicit plan(criteria_set set);
  plan(const plan&) = delete;  ///< forms point to what it keeps
  plan& operator=(const plan&) = delete;

  [[nodiscard]] const criteria_set& set() const noexcept { return set_; }
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
    return set_.definition().facts;
  }

  [[nodiscard]] code_kind kind_of(std::string_view code) const noexcept;
  /// The slot of an indicator; only for a code of that kind.
  [[nodiscard]] std::size_t indicator_slot(std::string_view code) const noexcept;
  [[nodiscard]] std::optional<std::size_t> fact_slot(std::string_view name) const noexcept;

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

  criteria_set set_;
  std::vector<node_place> indicators_;
  std::vector<compiled_group> groups_;
  std::vector<std::size_t> group_order_;
  std::vector<unspecified_pool> pools_;
  std::deque<membership> memberships_;
  const membership* every_ = nullptr;
  std::vector<compiled_conclusion> conclusions_;
  std::vector<std::size_t> conclusion_order_;
  std::unordered_map<std::string_view, std::size_t> member_slots_;
  std::unordered_map<std::string_view, std::size_t> fact_slots_;
};

}  // namespace xaso::detail
