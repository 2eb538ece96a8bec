// An indicator: what it measures and what is required of it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "xaso/text.hpp"
#include "xaso/threshold.hpp"

namespace xaso {

enum class measure_type : std::uint8_t { ratio, count, quantity, yes_no, choice, checklist };

[[nodiscard]] std::string_view name(measure_type type) noexcept;

/// One option of a choice, or one item of a checklist.
struct option {
  std::string code;
  text title;

  friend bool operator==(const option&, const option&) = default;
};

/// What an indicator measures. Which fields may be set follows from `type`.
struct measure {
  measure_type type = measure_type::ratio;
  std::optional<text> numerator;    ///< ratio: what is counted
  std::optional<text> denominator;  ///< ratio: among what
  ratio_rules ratio;                ///< ratio
  std::optional<text> unit;         ///< count, quantity
  std::vector<option> options;      ///< choice: options; checklist: items; in the set's order
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

using requirement =
    std::variant<number_requirement, is_requirement, one_of_requirement, checked_requirement>;

enum class evidence_rule : std::uint8_t { none, required, or_explanation };

[[nodiscard]] std::string_view name(evidence_rule rule) noexcept;

struct indicator {
  xaso::measure measure;
  requirement require;
  bool may_be_not_applicable = false;
  evidence_rule evidence = evidence_rule::none;
};

}  // namespace xaso
