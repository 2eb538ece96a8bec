// The rules of selectors: what is selected is there, and nothing counts twice.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "criteria_rules.hpp"

namespace xaso::detail {
namespace {

// Whether an indicator stands, or is expected, in a stretch of the document.
bool holds_indicator(const criteria_index& index, node_range range, bool expects_more) {
  if (expects_more) return true;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const group* here = index.group_at(i);
    if (here == nullptr || expects_any(here->expected)) return true;
  }
  return false;
}

// One selector against its scope.
class selector_check {
 public:
  selector_check(const rule_context& context, const form_scope& scope, const rule_place& at)
      : index_(context.index), errors_(context.errors), scope_(scope), at_(at) {}

  void operator()(every_indicator) const {
    if (!holds_indicator(index_, scope_.nodes, scope_.expects_more)) add_nothing(at_);
  }

  void operator()(const listed_nodes& listed) const {
    if (listed.codes.empty())
      errors_.add(fault::empty_list, at_.pointer(), {"a selection of nodes"});
    std::vector<selected> nodes;
    for (std::size_t i = 0; i < listed.codes.size() && !errors_.full(); ++i) {
      // A single code may stand without a list.
      const rule_place place = listed.codes.size() == 1 ? at_ : at_ / i;
      if (const auto node = find(listed.codes[i], place)) {
        nodes.push_back({*node, i});
      }
    }
    check_overlaps(std::move(nodes));
  }

  void operator()(const nodes_under& under) const {
    const rule_place place = at_ / "under";
    const auto node = find(under.code, place);
    if (!node) return;
    const group* group = index_.group_at(*node);
    if (group == nullptr) {
      errors_.add(fault::not_a_group, place.pointer(), {under.code});
    } else if (!holds_indicator(index_, index_.below(*node), expects_any(group->expected))) {
      add_nothing(place);
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
    for (std::size_t i = 1; i < nodes.size(); ++i) {
      if (index_.below(nodes[i - 1]).holds(nodes[i])) add_twice(nodes[i], nodes[i - 1], place);
    }
  }

 private:
  struct selected {
    std::size_t node = 0;
    std::size_t position = 0;  // in the list
  };

  [[nodiscard]] const std::string& code(std::size_t node) const {
    return index_.nodes()[node].node->code;
  }

  void add_nothing(const rule_place& at) const {
    errors_.add(fault::selects_nothing, at.pointer());
  }
  void add_twice(std::size_t below, std::size_t above, const rule_place& at) const {
    errors_.add(fault::selected_twice, at.pointer(), {code(below), code(above)});
  }

  [[nodiscard]] std::optional<std::size_t> find(const std::string& code,
                                                const rule_place& at) const {
    const auto node = index_.node(code);
    if (!node) {
      if (!errors_.full())
        errors_.add(fault::unknown_node, at.pointer(), {code, index_.node_hint(code)});
    } else if (!scope_.nodes.holds(*node)) {
      errors_.add(fault::node_not_below, at.pointer(), {code});
    } else {
      return node;
    }
    return std::nullopt;
  }

  // Nodes that stand twice in the list, or below another of the list.
  void check_overlaps(std::vector<selected> nodes) const {
    std::stable_sort(nodes.begin(), nodes.end(),
                     [](const selected& a, const selected& b) { return a.node < b.node; });
    std::size_t widest = 0;  // of those before, the one that reaches furthest
    for (std::size_t i = 1; i < nodes.size(); ++i) {
      const rule_place place = at_ / nodes[i].position;
      if (nodes[i].node == nodes[i - 1].node) {
        errors_.add(fault::repeated_entry, place.pointer(), {code(nodes[i].node)});
      } else if (index_.below(nodes[widest].node).holds(nodes[i].node)) {
        add_twice(nodes[i].node, nodes[widest].node, place);
      } else {
        widest = i;
      }
    }
  }

  const criteria_index& index_;
  error_list& errors_;
  const form_scope& scope_;
  const rule_place& at_;
};

}  // namespace

void check_selector(const rule_context& context, const selector& selector, const form_scope& scope,
                    const rule_place& at) {
  if (context.definition.criteria.empty()) return;  // refused as such
  std::visit(selector_check(context, scope, at), selector);
}

}  // namespace xaso::detail
