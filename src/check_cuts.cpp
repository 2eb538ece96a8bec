// The rules of cuts on points: what is selected has points and a maximum, and an absolute cut means
// the same for every unit.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "criteria_rules.hpp"
#include "score_maxima.hpp"

namespace xaso::detail {
namespace {

std::vector<std::size_t> roots(const criteria_index& index) {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < index.nodes().size(); i = index.nodes()[i].end) all.push_back(i);
  return all;
}

form_scope whole_set(const criteria_index& index) { return {index.all(), false, nullptr}; }

// ---- what may drop out --------------------------------------------------------------------------

// What a node counts as where it is not applicable; empty: refused as missing.
std::optional<not_applicable_policy> policy_of(const rule_context& context, std::size_t node) {
  const auto& nodes = context.index.nodes();
  for (; node != indexed_node::none; node = nodes[node].parent) {
    if (nodes[node].node->not_applicable) return nodes[node].node->not_applicable;
  }
  return context.definition.policies.not_applicable;
}

bool has_condition(const criteria_index& index, std::size_t node) {
  for (; node != indexed_node::none; node = index.nodes()[node].parent) {
    if (index.nodes()[node].node->applies_when) return true;
  }
  return false;
}

bool may_not_apply(const criteria_index& index, std::size_t node) {
  const auto* leaf = std::get_if<indicator>(&index.nodes()[node].node->content);
  return has_condition(index, node) ||
         (leaf != nullptr && (leaf->may_be_not_applicable ||
                              leaf->measure.ratio.zero == zero_denominator::not_applicable));
}

// Whether a node itself adds to a maximum: an indicator, or a group by what the document lacks.
bool adds_to_maximum(const criteria_index& index, std::size_t node) {
  if (index.group_at(node) != nullptr) return index.nodes()[node].lacks_indicators;
  return maxima_of(index, node).any;
}

// The first of these nodes, or of those below them, whose points drop out for some units.
std::optional<std::size_t> first_that_drops_out(const rule_context& context,
                                                const std::vector<std::size_t>& selected) {
  const criteria_index& index = context.index;
  for (const std::size_t top : selected) {
    for (std::size_t i = top; i < index.nodes()[top].end; ++i) {
      if (adds_to_maximum(index, i) && may_not_apply(index, i) &&
          policy_of(context, i) == not_applicable_policy::excluded) {
        return i;
      }
    }
  }
  return std::nullopt;
}

// ---- what is selected ---------------------------------------------------------------------------

// The nodes of a list that have points.   @returns empty where one of them is refused
std::vector<std::size_t> scored_nodes(const rule_context& context, const code_list& list,
                                      const rule_place& at) {
  std::vector<std::size_t> nodes;
  for (const listed_node& one : check_listed(context, list, whole_set(context.index), at)) {
    if (has_points(context.index, one.node)) {
      nodes.push_back(one.node);
    } else {
      context.errors.add(fault::without_points, list.place(at, one.position).pointer(),
                         {context.index.nodes()[one.node].node->code});
    }
  }
  if (nodes.size() < list.codes.size()) nodes.clear();
  return nodes;
}

bool have_maximum(const criteria_index& index, const std::vector<std::size_t>& nodes) {
  return std::any_of(nodes.begin(), nodes.end(),
                     [&](std::size_t node) { return maxima_of(index, node).any; });
}

// Each group of the list against what a share of its maximum needs.
void check_groups(const rule_context& context, const code_list& list, const rule_place& at) {
  for (const listed_node& one : check_listed(context, list, whole_set(context.index), at)) {
    const rule_place place = at / one.position;
    const std::string& code = context.index.nodes()[one.node].node->code;
    if (context.index.group_at(one.node) == nullptr) {
      context.errors.add(fault::not_a_group, place.pointer(),
                         {code, "\"each_group\"", "set a \"share_of_max\" for it"});
    } else if (!has_points(context.index, one.node)) {
      context.errors.add(fault::without_points, place.pointer(), {code});
    } else if (!maxima_of(context.index, one.node).any) {
      context.errors.add(fault::no_maximum, place.pointer());
    }
  }
}

// By default: those at the top that have a maximum.
void check_default_groups(const rule_context& context, const rule_place& at) {
  const criteria_index& index = context.index;
  const std::vector<std::size_t> top = roots(index);
  const bool any = std::any_of(top.begin(), top.end(), [&](std::size_t node) {
    return index.group_at(node) != nullptr && has_points(index, node) && maxima_of(index, node).any;
  });
  if (!any) context.errors.add(fault::no_maximum, at.pointer());
}

void check_share(const rule_context& context, const bound& number, const rule_place& at) {
  check_sources(number.sources, at, context.errors);
  check_percent(number.value, "at_least", share_range, at, context.errors);
}

}  // namespace

void check_cut(const rule_context& context, const points_form& cut, const rule_place& at) {
  const rule_place inner = at / (cut.share ? "share_of_max" : "points");
  const rule_place of = inner / "of";
  const bool whole = cut.of.empty();
  const std::vector<std::size_t> nodes =
      whole ? roots(context.index) : scored_nodes(context, {cut.of}, of);
  if ((whole || !nodes.empty()) && !have_maximum(context.index, nodes)) {
    context.errors.add(fault::no_maximum, of.pointer());
  }
  const rule_place number = inner / "at_least";
  if (cut.share) {
    check_share(context, cut.at_least, number);
    return;
  }
  check_sources(cut.at_least.sources, number, context.errors);
  check_digits(cut.at_least.value, number, context.errors);
  if (const auto node = first_that_drops_out(context, nodes)) {
    context.errors.add(fault::cut_over_excluded, of.pointer(),
                       {context.index.nodes()[*node].node->code});
  }
}

void check_each_group(const rule_context& context, const each_group_form& each,
                      const rule_place& at) {
  const rule_place inner = at / "each_group";
  if (each.among.empty()) {
    check_default_groups(context, inner);
  } else {
    check_groups(context, {each.among, false, true}, inner / "among");
  }
  const rule_place share = inner / "share_of_max";
  check_share(context, each.at_least, share / "at_least");
}

}  // namespace xaso::detail
