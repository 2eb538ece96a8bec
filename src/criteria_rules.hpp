// The rules that a criteria set must keep, beyond the shape of its document.
// One set of rules for definitions built by a program and for those read from text: the same
// errors, at the same places.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "criteria_index.hpp"
#include "error_list.hpp"
#include "rule_place.hpp"
#include "xaso/criteria_set.hpp"

namespace xaso::detail {

/// Adds an error for every rule that the definition breaks, at the JSON Pointer that the place has
/// in a document.
void check_criteria(const criteria_definition& definition, error_list& errors);

// ---- its parts ----------------------------------------------------------------------------------

struct rule_context {
  const criteria_definition& definition;
  const criteria_index& index;
  error_list& errors;
};

/// Groups and indicators, and how many of them are expected.
void check_nodes(const rule_context& context);
/// Conclusions, their levels, and what they refer to.
void check_conclusions(const rule_context& context);

/// One measure and what is required of it.
void check_measure(const measure& measure, const rule_place& at, error_list& errors);
void check_requirement(const indicator& indicator, const rule_place& at, error_list& errors);

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
void check_selector(const rule_context& context, const selector& selector, const form_scope& scope,
                    const rule_place& at);

/// Whether some indicator is expected that the document need not hold.
[[nodiscard]] inline bool expects_any(const std::optional<expected_indicators>& expected) noexcept {
  return expected && expected->count != std::size_t{0};
}

/// The most that can be counted.
inline constexpr std::int64_t most_counted = 1'000'000'000'000'000;

// ---- what all of them use -----------------------------------------------------------------------

void check_text(const text& text, const rule_place& at, error_list& errors);
void check_sources(const sources& sources, const rule_place& at, error_list& errors);
void check_condition(const rule_context& context, const condition& condition, const rule_place& at);
/// Every entry that stands in the list before.
void check_repeats(const std::vector<std::string>& list, const rule_place& at, error_list& errors);
/// A text that is not looked into: only that it is UTF-8.
void check_utf8(std::string_view text, const rule_place& at, error_list& errors);

/// `"at_least" is 120 per cent`: the bounds of percentages and counts.
struct percent_range {
  bool may_exceed_hundred = false;
  std::string_view words;
};
void check_percent(const bound& bound, comparison how, const percent_range& range,
                   const rule_place& at, error_list& errors);
/// A number made by hand may have more digits than a document's.
void check_digits(const bound& bound, const rule_place& at, error_list& errors);
void check_count(const bound& bound, comparison how, const rule_place& at, error_list& errors);

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

}  // namespace xaso::detail
