// The rules of groups and indicators, and of how many indicators are expected.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "criteria_rules.hpp"
#include "shown_text.hpp"

namespace xaso::detail {
namespace {

// ---- codes and tags -----------------------------------------------------------------------------

void check_codes(const rule_context& context) {
  code_register codes("nodes");
  code_register tags("tags");
  for (const indexed_node& one : context.index.nodes()) {
    const rule_place at(one.pointer);
    codes.add(one.node->code, at / "code", context.errors);
    const rule_place list = at / "tags";
    check_repeats(one.node->tags, list, context.errors);
    for (std::size_t i = 0; i < one.node->tags.size(); ++i) {
      tags.add_shared(one.node->tags[i], list / i, context.errors);
    }
  }
}

// ---- not applicable -----------------------------------------------------------------------------

// Where a node says that it may turn out not applicable; empty: nowhere.
std::string may_drop_out(const indexed_node& one) {
  if (one.node->applies_when) return one.pointer + "/applies_when";
  const auto* leaf = std::get_if<indicator>(&one.node->content);
  if (leaf == nullptr) return {};
  if (leaf->may_be_not_applicable) return one.pointer + "/may_be_not_applicable";
  if (leaf->measure.ratio.zero == zero_denominator::not_applicable) {
    return one.pointer + "/measure/zero_denominator";
  }
  return {};
}

// The law is rarely silent on purpose: a set must choose, so there is no default.
void check_policy(const rule_context& context) {
  if (context.definition.policies.not_applicable) return;
  for (const indexed_node& one : context.index.nodes()) {
    const std::string pointer = may_drop_out(one);
    if (pointer.empty()) continue;
    context.errors.add(fault::policy_missing, pointer);
    return;
  }
}

// ---- how many are expected ----------------------------------------------------------------------

const std::optional<expected_indicators>* expected_at(const criteria_index& index,
                                                      std::size_t node) {
  const group* here = index.group_at(node);
  return here == nullptr ? nullptr : &here->expected;
}

void check_expected(const rule_context& context, const expected_indicators& expected,
                    node_range range, const rule_place& at) {
  if (!expected.count) return;
  const std::string number = std::to_string(*expected.count);
  const std::size_t held = context.index.held_or_expected(range);
  if (*expected.count > most_counted) {
    context.errors.add(fault::count_too_large, at.pointer(), {"\"expected_indicators\"", number});
  } else if (*expected.count < held) {
    context.errors.add(fault::expected_too_few, at.pointer(), {number, std::to_string(held)});
  }
}

// A number states how many there are at any depth; below it none may be left open.
void check_unknown_within(const rule_context& context) {
  const criteria_index& index = context.index;
  const auto& of_set = context.definition.expected;
  const bool set_has_number = of_set && of_set->count;
  std::vector<std::size_t> with_number;  // the groups above that state one, outermost first
  for (std::size_t i = 0; i < index.nodes().size(); ++i) {
    while (!with_number.empty() && index.nodes()[with_number.back()].end <= i) {
      with_number.pop_back();
    }
    const auto* expected = expected_at(index, i);
    if (expected == nullptr || !*expected) continue;
    if ((*expected)->count) {
      with_number.push_back(i);
    } else if (set_has_number || !with_number.empty()) {
      const std::string whole =
          with_number.empty()
              ? "the set"
              : "a group above (" + shown(index.nodes()[with_number.back()].node->code) + ")";
      context.errors.add(fault::expected_unknown_within,
                         index.nodes()[i].pointer + "/expected_indicators", {whole});
    }
  }
}

// ---- one node -----------------------------------------------------------------------------------

void check_group(const rule_context& context, const group& group, std::size_t index) {
  const indexed_node& here = context.index.nodes()[index];
  const rule_place at(here.pointer);
  if (here.level == criteria_index::deepest_level && !group.children.empty()) {
    context.errors.add(fault::nested_too_deep, (at / "children").pointer(),
                       {"groups", std::to_string(criteria_index::deepest_level)});
    return;
  }
  if (group.children.empty() && !here.lacks_indicators) {
    context.errors.add(fault::empty_group, (at / "children").pointer());
    return;
  }
  const node_range below = context.index.below(index);
  if (group.expected) {
    check_expected(context, *group.expected, below, at / "expected_indicators");
  }
  if (group.when) {
    check_form(context, *group.when, {below, here.lacks_indicators, nullptr}, at / "when");
  }
  if (group.points) check_group_points(context, index);
}

void check_indicator(const rule_context& context, const indicator& leaf, const rule_place& at) {
  const rule_place measure = at / "measure";
  check_known(leaf.evidence, 3, "\"evidence\"", at / "evidence", context.errors);
  if (!check_known(leaf.measure.type, 7, "\"type\"", measure / "type", context.errors)) return;
  check_measure(leaf.measure, measure, context.errors);
  if (leaf.is_judged()) check_requirement(context, leaf, at / "require");
  if (leaf.points) check_points(leaf, at / "points", context.errors);
  if (leaf.is_judged() || leaf.points) return;
  context.errors.add(fault::missing_one_of, at.pointer(), {"\"require\", \"points\""});
}

void check_node(const rule_context& context, std::size_t index) {
  const indexed_node& here = context.index.nodes()[index];
  const node& node = *here.node;
  const rule_place at(here.pointer);
  check_text(node.title, at / "title", context.errors);
  if (node.not_applicable) {
    check_known(*node.not_applicable, 4, "\"not_applicable\"", at / "not_applicable",
                context.errors);
  }
  check_sources(node.sources, at, context.errors);
  check_utf8(node.note, at / "note", context.errors);
  if (node.applies_when) check_condition(context, *node.applies_when, at / "applies_when");
  if (const auto* leaf = std::get_if<indicator>(&node.content)) {
    check_indicator(context, *leaf, at);
  } else {
    check_group(context, std::get<group>(node.content), index);
  }
}

}  // namespace

void check_nodes(const rule_context& context) {
  if (context.definition.criteria.empty()) {
    context.errors.add(fault::empty_list, "/criteria", {"\"criteria\""});
    return;
  }
  const rule_place root;
  if (context.definition.expected) {
    check_expected(context, *context.definition.expected, context.index.all(),
                   root / "expected_indicators");
  }
  check_codes(context);
  for (std::size_t i = 0; i < context.index.nodes().size(); ++i) check_node(context, i);
  check_unknown_within(context);
  check_policy(context);
}

}  // namespace xaso::detail
