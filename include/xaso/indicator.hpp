// An indicator: what it measures, what is required of it and how it scores.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "xaso/points.hpp"
#include "xaso/text.hpp"
#include "xaso/threshold.hpp"

namespace xaso {

enum class measure_type : std::uint8_t {
  ratio,
  count,
  quantity,
  yes_no,
  choice,
  checklist,
  derived,  ///< how many sub-units reach a conclusion of another set
};

[[nodiscard]] std::string_view name(measure_type type) noexcept;

/// One option of a choice, or one item of a checklist.
struct option {
  std::string code;
  text title;

  friend bool operator==(const option&, const option&) = default;
};

/// What a derived measure counts: sub-units that reach a conclusion of another set.
struct derived_rules {
  std::string set;  ///< `set.id`, or `set.id@version` where several are loaded
  std::string conclusion;
  std::optional<std::string> level_at_least;
  bool as_count = false;  ///< how many, else the ratio among all

  friend bool operator==(const derived_rules&, const derived_rules&) = default;
};

/// What an indicator measures. Which fields may be set follows from `type`.
struct measure {
  measure_type type = measure_type::ratio;
  std::optional<text> numerator;    ///< ratio: what is counted
  std::optional<text> denominator;  ///< ratio: among what
  ratio_rules ratio;                ///< ratio; derived: only `zero`
  std::optional<text> unit;         ///< count, quantity
  std::vector<option> options;      ///< choice: options; checklist: items; in the set's order
  derived_rules derived;            ///< derived

  /// Whether its figure is a ratio: also a derived one that is not a count.
  [[nodiscard]] bool is_ratio() const noexcept {
    return type == measure_type::ratio || (type == measure_type::derived && !derived.as_count);
  }
  /// Whether its figure is a count: also a derived one.
  [[nodiscard]] bool is_count() const noexcept {
    return type == measure_type::count || (type == measure_type::derived && derived.as_count);
  }
};

/// What is required of a yes/no.
struct is_requirement {
  std::optional<bool> is;  ///< empty: not known
};

/// What is required of a choice.
struct one_of_requirement {
  std::optional<std::vector<std::string>> one_of;  ///< codes of options; empty: not known
};

/// How many items of a checklist must be checked.
struct checked_requirement {
  std::optional<std::size_t> checked;  ///< empty: not known
  bool all = false;                    ///< written as "all"; `checked` is then ignored
};

/// What is required; `std::monostate`: nothing, the indicator only scores.
using requirement = std::variant<number_rule, is_requirement, one_of_requirement,
                                 checked_requirement, std::monostate>;

enum class evidence_rule : std::uint8_t { none, required, or_explanation };

[[nodiscard]] std::string_view name(evidence_rule rule) noexcept;

struct indicator {
  xaso::measure measure;
  requirement require;
  std::optional<xaso::points> points;
  bool may_be_not_applicable = false;
  evidence_rule evidence = evidence_rule::none;

  /// Whether it has a status; one with points only has none, unless it is not applicable.
  [[nodiscard]] bool is_judged() const noexcept {
    return !std::holds_alternative<std::monostate>(require);
  }
};

}  // namespace xaso
