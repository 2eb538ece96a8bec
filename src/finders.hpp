// The static checks, each over one set of a library.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "circumstances.hpp"
#include "completions.hpp"
#include "criteria_index.hpp"
#include "error_list.hpp"
#include "finding_list.hpp"
#include "xaso/criteria_set.hpp"
#include "xaso/library.hpp"

namespace xaso::detail {

/// A set that is looked at, beside those that it may refer to.
struct examined_set {
  examined_set(std::span<const criteria_set> library, std::size_t which);

  std::span<const criteria_set> sets;
  std::size_t position;
  const criteria_definition& definition;
  criteria_index index;
  variable_table variables;
  known_classes nothing_known;  ///< of any unit
};

/// Bounds that are always or never met; rows that select bounds.
void find_in_requirements(const examined_set& set, finding_list& out);
void find_in_selected(const examined_set& set, const selected_bound& selected,
                      const std::string& pointer, finding_list& out);
/// Steps that nothing reaches, maxima that nothing gets.
void find_in_points(const examined_set& set, finding_list& out);
/// Tags, attributes and facts that nothing uses.
void find_unused(const examined_set& set, finding_list& out);
/// Groups, conclusions and levels that come out the same for every unit.
void find_settled(const examined_set& set, finding_list& out);
/// Conditions that read an indicator in several of their parts.
void find_read_twice(const examined_set& set, finding_list& out);
/// What the document lacks: indicators, sources, English texts.
void find_missing(const examined_set& set, finding_list& out);

// ---- what several of them use ----

/// The figures that an indicator's measure allows.
class figure_domain {
 public:
  /// @param measure  of numbers
  explicit figure_domain(const measure& measure) noexcept;

  /// Whether a figure lies between two ends, of which either may be open.
  [[nodiscard]] bool reaches(const std::optional<range_end>& lower,
                             const std::optional<range_end>& upper) const noexcept;

 private:
  interval all_;
  bool whole_ = false;
};

/// Whether whoever satisfies `stronger` satisfies `weaker` too; false also where it cannot be seen
/// from how they are written.
/// @param drops_out  whether nodes of the set may be not applicable
[[nodiscard]] bool implies(const form& stronger, const form& weaker, bool drops_out);

/// Calls `visit` with every form of a set that stands by itself, its JSON Pointer and the nodes it
/// selects from: of groups, conclusions and levels.
template <class Visit>
void for_each_form(const examined_set& set, Visit visit) {
  for (std::size_t i = 0; i < set.index.nodes().size(); ++i) {
    const group* group = set.index.group_at(i);
    if (group != nullptr && group->when) {
      visit(*group->when, pointer_to(set.index.nodes()[i].pointer, "when"), set.index.below(i));
    }
  }
  for (std::size_t i = 0; i < set.definition.conclusions.size(); ++i) {
    const conclusion& one = set.definition.conclusions[i];
    const std::string at = pointer_to("/conclusions", i);
    if (one.when) visit(*one.when, pointer_to(at, "when"), set.index.all());
    for (std::size_t j = 0; j < one.levels.size(); ++j) {
      visit(one.levels[j].when, pointer_to(pointer_to(pointer_to(at, "levels"), j), "when"),
            set.index.all());
    }
  }
}

/// Calls `visit` with a form and every form inside it.
template <class Visit>
void for_each_part(const form& whole, const Visit& visit) {
  visit(whole);
  if (const auto* combined = std::get_if<combined_form>(&whole.content)) {
    for (const form& operand : combined->operands) for_each_part(operand, visit);
  }
}

}  // namespace xaso::detail
