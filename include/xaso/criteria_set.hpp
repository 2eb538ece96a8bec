// A criteria set: the tree of groups and indicators, its policies and its conclusions.
// Immutable, cheap to copy, and made only by a factory that validates everything.
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

#include "xaso/circumstance.hpp"
#include "xaso/conclusion.hpp"
#include "xaso/error.hpp"
#include "xaso/indicator.hpp"
#include "xaso/period.hpp"
#include "xaso/points.hpp"
#include "xaso/source.hpp"
#include "xaso/status.hpp"
#include "xaso/text.hpp"
#include "xaso/unit.hpp"

namespace xaso {

/// How many indicators the law has below a group (or in the set), at any depth.
struct expected_indicators {
  std::optional<std::size_t> count;  ///< empty: more than the document holds, number not known
};

struct node;

struct group {
  std::vector<node> children;
  std::optional<form> when;  ///< selectors mean the nodes below; empty: all its children met
  bool counts_as_indicator = false;
  std::optional<expected_indicators> expected;
  std::optional<group_points> points;
};

/// A group or an indicator.
struct node {
  std::string code;
  text title;
  std::vector<std::string> tags;
  std::optional<condition> applies_when;
  std::optional<not_applicable_policy> not_applicable;  ///< for this node and all below it
  xaso::sources sources;
  std::string note;
  std::variant<indicator, group> content;

  [[nodiscard]] bool is_group() const noexcept { return content.index() == 1; }
};

struct fact_declaration {
  std::string name;
  text title;
};

/// A number that a check compares: a count, a quantity, or a part of a ratio.
struct check_operand {
  enum class part : std::uint8_t { value, numerator, denominator };
  std::string code;  ///< of an indicator
  part of = part::value;

  friend bool operator==(const check_operand&, const check_operand&) = default;
};

/// Two numbers that must agree.
struct consistency_check {
  std::string code;
  text title;
  bool at_most = false;  ///< the first must not exceed the second, else both must be equal
  check_operand first;
  check_operand second;
  bool inconsistent = false;  ///< both indicators are then inconsistent, else only a diagnostic
};

/// How units are ranked.
struct ranking_rules {
  enum class key : std::uint8_t { points, share_of_max, share_met };
  key by = key::points;
  std::string leagues;  ///< the attribute by which units are ranked apart; empty: all together
  std::optional<condition> unranked_when;
};

[[nodiscard]] std::string_view name(ranking_rules::key key) noexcept;

struct set_policies {
  std::optional<not_applicable_policy> not_applicable;
  std::optional<xaso::rounding> rounding;  ///< empty: none
  xaso::sources sources;
};

/// Everything a criteria set says, as plain data: what `criteria_set::create` validates.
struct criteria_definition {
  std::string id;
  std::string version;
  text title;
  unit_level applies_to = unit_level::commune;
  std::string legal_basis;
  std::optional<date_span> in_force;
  xaso::sources in_force_sources;
  xaso::sources sources;
  std::vector<attribute_declaration> attributes;
  std::vector<fact_declaration> facts;
  set_policies policies;
  std::vector<node> criteria;
  std::optional<expected_indicators> expected;
  std::vector<std::string> complete_tags;
  std::vector<conclusion> conclusions;
  std::vector<consistency_check> checks;
  std::optional<ranking_rules> ranking;
};

/// A valid criteria set. Immutable; copies share; any number of threads may use one.
class criteria_set {
 public:
  /// Validates a definition. Groups, and conditions, may be nested 64 deep.
  /// @throws failure with every error found (first 100), each with the JSON Pointer that its place
  ///         has in a criteria document   @since 0.1
  [[nodiscard]] static criteria_set create(criteria_definition definition);

  [[nodiscard]] const criteria_definition& definition() const noexcept { return *definition_; }
  [[nodiscard]] const std::string& id() const noexcept { return definition_->id; }
  [[nodiscard]] const std::string& version() const noexcept { return definition_->version; }

 private:
  explicit criteria_set(std::shared_ptr<const criteria_definition> definition) noexcept
      : definition_(std::move(definition)) {}
  std::shared_ptr<const criteria_definition> definition_;
};

}  // namespace xaso
