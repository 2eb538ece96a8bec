// The rules of selectors: what is selected is there, and nothing counts twice.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "criteria_rules.hpp"

namespace xaso::detail {
namespace {

// Whether an indicator stands, or is expected, in a stretch of the document.
bool holds_indicator(const criteria_index& index, const form_scope& scope) {
  if (scope.expects_more) return true;
  for (std::size_t i = scope.nodes.begin; i < scope.nodes.end; ++i) {
    if (index.group_at(i) == nullptr || index.nodes()[i].lacks_indicators) return true;
  }
  return false;
}

std::optional<std::size_t> find_node(const rule_context& context, const std::string& code,
                                     const form_scope& scope, const rule_place& at) {
  const auto node = context.index.node(code);
  if (!node) {
    if (!context.errors.full()) {
      context.errors.add(fault::unknown_node, at.pointer(), {code, context.index.node_hint(code)});
    }
  } else if (!scope.nodes.holds(*node)) {
    context.errors.add(fault::node_not_below, at.pointer(), {code});
  } else {
    return node;
  }
  return std::nullopt;
}

// Nodes that are selected together, against each other.
class overlap_check {
 public:
  overlap_check(const criteria_index& index, error_list& errors) noexcept
      : index_(index), errors_(errors) {}

  // Nodes that stand twice in a list, or below another of the list.
  void check(std::vector<listed_node> nodes, bool may_be_nested, const rule_place& list) const {
    std::stable_sort(nodes.begin(), nodes.end(),
                     [](const listed_node& a, const listed_node& b) { return a.node < b.node; });
    std::size_t widest = 0;  // of those before, the one that reaches furthest
    for (std::size_t i = 1; i < nodes.size(); ++i) {
      const rule_place place = list / nodes[i].position;
      if (nodes[i].node == nodes[i - 1].node) {
        errors_.add(fault::repeated_entry, place.pointer(), {code(nodes[i].node)});
      } else if (!index_.below(nodes[widest].node).holds(nodes[i].node)) {
        widest = i;
      } else if (!may_be_nested) {
        add_twice(nodes[i].node, nodes[widest].node, place);
      }
    }
  }

  void add_twice(std::size_t below, std::size_t above, const rule_place& at) const {
    errors_.add(fault::selected_twice, at.pointer(), {code(below), code(above)});
  }

 private:
  [[nodiscard]] const std::string& code(std::size_t node) const {
    return index_.nodes()[node].node->code;
  }

  const criteria_index& index_;
  error_list& errors_;
};

// One selector of a form of statuses against its scope.
class selector_check {
 public:
  selector_check(const rule_context& context, const form_scope& scope, const rule_place& at)
      : context_(context), index_(context.index), errors_(context.errors), scope_(scope), at_(at) {}

  void operator()(every_indicator) const {
    const bool whole_set = scope_.nodes.begin == 0;
    check_members(
        scope_,
        whole_set ? index_.holds_status() : index_.nodes()[scope_.nodes.begin - 1].holds_status,
        at_);
  }

  void operator()(const listed_nodes& listed) const {
    if (listed.codes.empty())
      errors_.add(fault::empty_list, at_.pointer(), {"a selection of nodes"});
    const code_list list{listed.codes};
    for (const listed_node& one : check_listed(context_, list, scope_, at_)) {
      const indexed_node& here = index_.nodes()[one.node];
      if (here.has_status || errors_.full()) continue;
      errors_.add(fault::without_status, list.place(at_, one.position).pointer(),
                  {here.node->code,
                   here.node->is_group() ? "holds only scored indicators" : "is only scored"});
    }
  }

  void operator()(const nodes_under& under) const {
    const rule_place place = at_ / "under";
    const auto node = find_node(context_, under.code, scope_, place);
    if (!node) return;
    const group* group = index_.group_at(*node);
    if (group == nullptr) {
      errors_.add(fault::not_a_group, place.pointer(),
                  {under.code, "\"under\"", "select it by its code alone"});
    } else {
      const indexed_node& here = index_.nodes()[*node];
      check_members({index_.below(*node), here.lacks_indicators, nullptr}, here.holds_status,
                    place);
    }
  }

  void operator()(const nodes_tagged& tagged) const {
    const rule_place place = at_ / "tag";
    std::vector<std::size_t> nodes;
    for (const std::size_t node : index_.tagged(tagged.tag)) {
      if (scope_.nodes.holds(node)) nodes.push_back(node);
    }
    if (nodes.empty()) {
      const bool whole_set = scope_.nodes.end - scope_.nodes.begin == index_.nodes().size();
      errors_.add(fault::unknown_tag, place.pointer(),
                  {tagged.tag, whole_set ? "of the set" : "below this group",
                   whole_set ? index_.tag_hint(tagged.tag) : std::string()});
    }
    const auto scored = std::remove_if(nodes.begin(), nodes.end(), [this](std::size_t node) {
      return !index_.nodes()[node].has_status;
    });
    if (scored == nodes.begin() && !nodes.empty()) {
      errors_.add(fault::selects_only_scored, place.pointer());
    }
    nodes.erase(scored, nodes.end());
    const overlap_check overlaps(index_, errors_);
    for (std::size_t i = 1; i < nodes.size(); ++i) {
      if (index_.below(nodes[i - 1]).holds(nodes[i])) {
        overlaps.add_twice(nodes[i], nodes[i - 1], place);
      }
    }
  }

 private:
  void check_members(const form_scope& members, bool hold_status, const rule_place& at) const {
    if (!holds_indicator(index_, members)) {
      errors_.add(fault::selects_nothing, at.pointer());
    } else if (!hold_status) {
      errors_.add(fault::selects_only_scored, at.pointer());
    }
  }

  const rule_context& context_;
  const criteria_index& index_;
  error_list& errors_;
  const form_scope& scope_;
  const rule_place& at_;
};

}  // namespace

std::vector<listed_node> check_listed(const rule_context& context, const code_list& list,
                                      const form_scope& scope, const rule_place& at) {
  std::vector<listed_node> nodes;
  for (std::size_t i = 0; i < list.codes.size() && !context.errors.full(); ++i) {
    if (const auto node = find_node(context, list.codes[i], scope, list.place(at, i))) {
      nodes.push_back({*node, i});
    }
  }
  overlap_check(context.index, context.errors).check(nodes, list.may_be_nested, at);
  return nodes;
}

void check_selector(const rule_context& context, const selector& selector, const form_scope& scope,
                    const rule_place& at) {
  if (context.definition.criteria.empty()) return;  // refused as such
  std::visit(selector_check(context, scope, at), selector);
}

}  // namespace xaso::detail
