// The rules that a criteria set must keep, beyond the shape of its document.
// One set of rules for definitions built by a program and for those read from text: the same
// errors, at the same places.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "criteria_index.hpp"
#include "error_list.hpp"
#include "rule_place.hpp"
#include "score_maxima.hpp"
#include "xaso/criteria_set.hpp"

namespace xaso::detail {

/// Adds an error for every rule that the definition breaks, at the JSON Pointer that the place has
/// in a document.
void check_criteria(const criteria_definition& definition, error_list& errors);

// ---- its parts ----------------------------------------------------------------------------------

struct rule_context {
  const criteria_definition& definition;
  const criteria_index& index;
  const score_maxima& scores;
  error_list& errors;
};

/// Attributes and facts.
void check_declarations(const rule_context& context);
/// Groups and indicators, and how many of them are expected.
void check_nodes(const rule_context& context);
/// Conclusions, their levels, and what they refer to.
void check_conclusions(const rule_context& context);
/// Which numbers must agree.
void check_checks(const rule_context& context);
/// How units are ranked.
void check_ranking(const rule_context& context);

/// One measure and what is required of it.
void check_measure(const measure& measure, const rule_place& at, error_list& errors);
void check_requirement(const rule_context& context, const indicator& indicator,
                       const rule_place& at);
void check_number_rule(const rule_context& context, const measure& measure,
                       const number_rule& require, const rule_place& at);
/// How an indicator scores.
void check_points(const indicator& indicator, const rule_place& at, error_list& errors);
/// What the group at `index` makes of the points below it.
void check_group_points(const rule_context& context, std::size_t index);

/// A reference to a conclusion of the same set.
struct conclusion_reference {
  std::size_t to = 0;
  std::string pointer;
};

/// What a condition may speak of.
struct form_scope {
  node_range nodes;           ///< that it selects from
  bool expects_more = false;  ///< and unspecified ones besides
  std::vector<conclusion_reference>* references =
      nullptr;  ///< collected; null: none may stand here
};

/// The condition of a group or of a conclusion.
void check_form(const rule_context& context, const form& form, const form_scope& scope,
                const rule_place& at);
/// Selects for a form of statuses.
void check_selector(const rule_context& context, const selector& selector, const form_scope& scope,
                    const rule_place& at);

/// A list of codes of nodes, each known and none twice.
struct code_list {
  const std::vector<std::string>& codes;
  bool may_be_alone = true;    ///< one code may stand without a list
  bool may_be_nested = false;  ///< one node may be below another

  [[nodiscard]] rule_place place(const rule_place& list, std::size_t position) const noexcept {
    return may_be_alone && codes.size() == 1 ? list : list / position;
  }
};
/// A node that was found, and where in the list its code stands.
struct listed_node {
  std::size_t node = 0;
  std::size_t position = 0;
};
/// @returns those found, in the order of the list
std::vector<listed_node> check_listed(const rule_context& context, const code_list& list,
                                      const form_scope& scope, const rule_place& at);

/// Cuts on points.
void check_cut(const rule_context& context, const points_form& cut, const rule_place& at);
void check_each_group(const rule_context& context, const each_group_form& each,
                      const rule_place& at);

// ---- what all of them use -----------------------------------------------------------------------

void check_text(const text& text, const rule_place& at, error_list& errors);
void check_sources(const sources& sources, const rule_place& at, error_list& errors);
void check_condition(const rule_context& context, const condition& condition, const rule_place& at);
void check_when(const rule_context& context, const when_all& when, const rule_place& at);
void check_fact(const rule_context& context, std::string_view fact, const rule_place& at);
/// Whether a number is a year: whole, 1 … 9999.
[[nodiscard]] bool is_target_year(decimal number) noexcept;
/// Every entry that stands in the list before.
void check_repeats(const std::vector<std::string>& list, const rule_place& at, error_list& errors);
/// A text that is not looked into: only that it is UTF-8.
void check_utf8(std::string_view text, const rule_place& at, error_list& errors);

/// A definition made by hand may hold what is no enumerator.
/// @param count  how many enumerators the type has, from 0
/// @param what  in words, for messages   @returns whether it is one of them
template <class Enum>
bool check_known(Enum value, std::size_t count, std::string_view what, const rule_place& at,
                 error_list& errors) {
  if (static_cast<std::size_t>(value) < count) return true;
  errors.add(fault::not_of_its_type, at.pointer(), {what});
  return false;
}

/// `"at_least" is 120 per cent`: the bounds of percentages and counts.
struct percent_range {
  bool may_exceed_hundred = false;
  std::string_view words;
};
inline constexpr percent_range share_range{false, "from 0 to 100"};
/// What percentages a ratio may be held against.
[[nodiscard]] percent_range range_of(const measure& ratio) noexcept;

/// @param key  of the number, for messages
void check_percent(const std::optional<decimal>& number, std::string_view key,
                   const percent_range& range, const rule_place& at, error_list& errors);
void check_count(const std::optional<decimal>& number, std::string_view key, const rule_place& at,
                 error_list& errors);
/// A number made by hand may have more digits than a document's.
void check_digits(const std::optional<decimal>& number, const rule_place& at, error_list& errors);
/// A number that figures of a measure are held against.
void check_limit(const measure& measure, const std::optional<decimal>& number, std::string_view key,
                 const rule_place& at, error_list& errors);
/// Two bounds that nothing lies between.
void check_crossing(comparison lower_how, decimal lower, comparison upper_how, decimal upper,
                    const rule_place& at, error_list& errors);

/// The codes of one kind of thing: each well formed, none twice, none like another.
class code_register {
 public:
  /// @param things  in the plural, for messages
  explicit code_register(std::string_view things) noexcept : things_(things) {}

  void add(std::string_view code, const rule_place& at, error_list& errors);
  /// As `add`, for codes that may stand in several places, such as tags.
  void add_shared(std::string_view code, const rule_place& at, error_list& errors);
  /// As `add`, for the names of facts.
  void add_name(std::string_view name, const rule_place& at, error_list& errors);

 private:
  /// @returns whether the same code was added before
  bool has_before(std::string_view code, const rule_place& at, error_list& errors);

  std::string_view things_;
  std::unordered_map<std::string, std::string_view> seen_;  // by what `look_alike` looks at
};

/// What goes with what: `"is"` with "a yes_no".
[[nodiscard]] std::string_view goes_with(std::string_view key) noexcept;
[[nodiscard]] std::string_view with_article(measure_type type) noexcept;
[[nodiscard]] std::string_view with_article(const measure& measure) noexcept;

/// As it is written in a check: `3.4.4`, `3.2.2:numerator`.
[[nodiscard]] std::string to_string(const check_operand& operand);

}  // namespace xaso::detail
