// The rules of cuts on points: what is selected has points and a maximum, and an absolute cut means
// the same for every unit.
// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <string>
#include <vector>

#include "criteria_rules.hpp"
#include "score_maxima.hpp"

namespace xaso::detail {
namespace {

form_scope whole_set(const criteria_index& index) { return {index.all(), false, nullptr}; }

// The nodes of a list that have points.   @returns empty where one of them is refused
std::vector<std::size_t> scored_nodes(const rule_context& context, const code_list& list,
                                      const rule_place& at) {
  std::vector<std::size_t> nodes;
  for (const listed_node& one : check_listed(context, list, whole_set(context.index), at)) {
    if (context.scores.has_points(one.node)) {
      nodes.push_back(one.node);
    } else {
      context.errors.add(fault::without_points, list.place(at, one.position).pointer(),
                         {context.index.nodes()[one.node].node->code});
    }
  }
  if (nodes.size() < list.codes.size()) nodes.clear();
  return nodes;
}

// What is selected has a maximum, and an absolute cut nothing that drops out for some units only.
void check_selected(const rule_context& context, const std::vector<node_range>& selected,
                    bool any_maximum, bool share, const rule_place& at) {
  if (!any_maximum) context.errors.add(fault::no_maximum, at.pointer());
  if (share) return;
  for (const node_range& range : selected) {
    const auto node = context.scores.first_excluded(range);
    if (!node) continue;
    context.errors.add(fault::cut_over_excluded, at.pointer(),
                       {context.index.nodes()[*node].node->code});
    return;
  }
}

void check_listed_cut(const rule_context& context, const points_form& cut, const rule_place& at) {
  std::vector<node_range> selected;
  bool any_maximum = false;
  for (const std::size_t node : scored_nodes(context, {cut.of}, at)) {
    selected.push_back({node, context.index.nodes()[node].end});
    any_maximum = any_maximum || context.scores.of(node).any;
  }
  if (!selected.empty()) check_selected(context, selected, any_maximum, cut.share, at);
}

// Each group of the list against what a share of its maximum needs.
void check_groups(const rule_context& context, const code_list& list, const rule_place& at) {
  for (const listed_node& one : check_listed(context, list, whole_set(context.index), at)) {
    const rule_place place = at / one.position;
    const std::string& code = context.index.nodes()[one.node].node->code;
    if (context.index.group_at(one.node) == nullptr) {
      context.errors.add(fault::not_a_group, place.pointer(),
                         {code, "\"each_group\"", "set a \"share_of_max\" for it"});
    } else if (!context.scores.has_points(one.node)) {
      context.errors.add(fault::without_points, place.pointer(), {code});
    } else if (!context.scores.of(one.node).any) {
      context.errors.add(fault::no_maximum, place.pointer());
    }
  }
}

// By default: those at the top that have a maximum.
void check_default_groups(const rule_context& context, const rule_place& at) {
  const criteria_index& index = context.index;
  for (std::size_t i = 0; i < index.nodes().size(); i = index.nodes()[i].end) {
    const bool is_group = index.group_at(i) != nullptr;
    if (is_group && context.scores.has_points(i) && context.scores.of(i).any) return;
  }
  context.errors.add(fault::no_maximum, at.pointer());
}

void check_share(const rule_context& context, const bound& number, const rule_place& at) {
  check_sources(number.sources, at, context.errors);
  check_percent(number.value, "at_least", share_range, at, context.errors);
}

}  // namespace

void check_cut(const rule_context& context, const points_form& cut, const rule_place& at) {
  const rule_place inner = at / (cut.share ? "share_of_max" : "points");
  const rule_place of = inner / "of";
  if (cut.of.empty()) {
    check_selected(context, {context.index.all()}, context.scores.whole().any, cut.share, of);
  } else {
    check_listed_cut(context, cut, of);
  }
  const rule_place number = inner / "at_least";
  if (cut.share) {
    check_share(context, cut.at_least, number);
    return;
  }
  check_sources(cut.at_least.sources, number, context.errors);
  check_digits(cut.at_least.value, number, context.errors);
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
