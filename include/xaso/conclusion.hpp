// Conclusions: what a set concludes of a unit from its indicators, groups and facts.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "xaso/circumstance.hpp"
#include "xaso/source.hpp"
#include "xaso/status.hpp"
#include "xaso/text.hpp"
#include "xaso/threshold.hpp"

namespace xaso {

/// `"*"`: every indicator; a group that counts as an indicator is one, those below it none.
struct every_indicator {
  friend bool operator==(every_indicator, every_indicator) = default;
};
/// The nodes of these codes; a group counts as one.
struct listed_nodes {
  std::vector<std::string> codes;
  friend bool operator==(const listed_nodes&, const listed_nodes&) = default;
};
/// The indicators below a group.
struct nodes_under {
  std::string code;
  friend bool operator==(const nodes_under&, const nodes_under&) = default;
};
/// The nodes that carry a tag themselves.
struct nodes_tagged {
  std::string tag;
  friend bool operator==(const nodes_tagged&, const nodes_tagged&) = default;
};
/// Which nodes a form is about.
using selector = std::variant<every_indicator, listed_nodes, nodes_under, nodes_tagged>;

struct form;

/// `all_met`, `any_met`.
struct quantified_form {
  bool all = true;  ///< all, else any
  selector among;
};
/// `count_met`, `count_not_met`, `share_met`, `share_not_met`.
struct tally_form {
  bool share = false;  ///< per cent of the members that are in, else a number of members
  bool met = true;     ///< of those met, else of those not met
  selector among;
  comparison how = comparison::at_least;  ///< at_least or more_than
  bound number;
};
/// `fact`: holds when the unit states it so.
struct fact_form {
  std::string fact;
  bool is = true;
};
/// `conclusion`: another conclusion of this set, or one of another set.
struct conclusion_form {
  std::string written;  ///< as it stands in the document: `code` or `set.id#code`
  std::optional<std::string> level_at_least;
  /// What it counts as where it is not applicable; `undetermined`: met or not met.
  std::optional<status> if_not_applicable;  ///< met, not_met or undetermined; empty: not_met

  /// Whether it names a conclusion of another set.
  [[nodiscard]] bool elsewhere() const noexcept { return written.find('#') != std::string::npos; }
};
/// `unit`: holds when the circumstances do.
struct unit_form {
  when_all when;
};
/// `points`, `share_of_max`: a cut on the points of nodes.
struct points_form {
  bool share = false;           ///< per cent of what their maxima come to, else points
  std::vector<std::string> of;  ///< codes of nodes that have points; empty: `"*"`, the unit's total
  bound at_least;
};
/// `each_group`: each reaches a share of its maximum.
struct each_group_form {
  std::vector<std::string> among;  ///< codes of groups; empty: the top-level groups with a maximum
  bound at_least;                  ///< per cent
};
/// `all`, `any`, `not`.
struct combined_form {
  enum class kind : std::uint8_t { all, any, negation };
  kind how = kind::all;
  std::vector<form> operands;  ///< at least one; of a negation exactly one
};

/// A condition that a conclusion, a level or a group rests on.
struct form {
  std::variant<quantified_form, tally_form, fact_form, conclusion_form, combined_form, unit_form,
               points_form, each_group_form>
      content;
};

/// One level of a conclusion.
struct level {
  std::string code;
  text title;
  xaso::sources sources;
  form when;
};

/// A conclusion: either one form, or levels from the best.
struct conclusion {
  std::string code;
  text title;
  xaso::sources sources;
  std::optional<condition> applies_when;
  std::optional<form> when;   ///< set exactly if `levels` is empty
  std::vector<level> levels;  ///< from the best
};

}  // namespace xaso
