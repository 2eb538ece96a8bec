// Names that a set declares or carries and that nothing uses.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string_view>

#include "finders.hpp"

namespace xaso::detail {
namespace {

/// Every attribute, fact and tag that a set asks for.
class used_names {
 public:
  explicit used_names(const examined_set& set) {
    for (const indexed_node& node : set.index.nodes()) add(*node.node);
    for (const conclusion& one : set.definition.conclusions) add(one.applies_when);
    for_each_form(set, [&](const form& form, const std::string& /*at*/, node_range /*scope*/) {
      for_each_part(form, [&](const xaso::form& part) { add(part); });
    });
    if (set.definition.ranking) {
      add(set.definition.ranking->unranked_when);
      attributes.insert(set.definition.ranking->leagues);
    }
  }

  std::set<std::string_view> attributes;
  std::set<std::string_view> facts;
  std::set<std::string_view> tags;

 private:
  void add(const when_all& when) {
    for (const circumstance& one : when.circumstances) attributes.insert(one.name);
  }
  void add(const std::optional<condition>& condition) {
    if (!condition) return;
    if (const auto* when = std::get_if<when_all>(&*condition)) return add(*when);
    facts.insert(std::get<fact_is>(*condition).fact);
  }
  void add(const selector& among) {
    if (const auto* tagged = std::get_if<nodes_tagged>(&among)) tags.insert(tagged->tag);
  }
  void add(const form& part) {
    if (const auto* fact = std::get_if<fact_form>(&part.content)) facts.insert(fact->fact);
    if (const auto* unit = std::get_if<unit_form>(&part.content)) add(unit->when);
    if (const auto* all = std::get_if<quantified_form>(&part.content)) add(all->among);
    if (const auto* tally = std::get_if<tally_form>(&part.content)) add(tally->among);
  }
  void add(const node& node) {
    add(node.applies_when);
    const auto* indicator = std::get_if<xaso::indicator>(&node.content);
    const auto* numbers =
        indicator == nullptr ? nullptr : std::get_if<number_rule>(&indicator->require);
    if (numbers == nullptr) return;
    for (const auto* side : {&numbers->lower, &numbers->upper}) {
      const auto* selected = *side ? std::get_if<selected_bound>(&(*side)->limit) : nullptr;
      if (selected == nullptr) continue;
      for (const selected_bound::row& row : selected->rows) add(row.when);
    }
  }
};

void find_unused_tags(const examined_set& set, const used_names& used, finding_list& out) {
  const auto& complete = set.definition.complete_tags;
  for (std::size_t i = 0; i < complete.size(); ++i) {
    if (!set.index.tagged(complete[i]).empty()) continue;
    out.add(finding_rule::complete_tag_unused, pointer_to("/complete_tags", i),
            {as_is(complete[i])});
  }
  std::set<std::string_view> seen;  // each is named once, where it stands first
  for (const indexed_node& node : set.index.nodes()) {
    for (std::size_t i = 0; i < node.node->tags.size(); ++i) {
      const std::string& tag = node.node->tags[i];
      if (used.tags.contains(tag) || !seen.insert(tag).second) continue;
      out.add(finding_rule::tag_unused, pointer_to(pointer_to(node.pointer, "tags"), i),
              {as_is(tag)});
    }
  }
}

}  // namespace

void find_unused(const examined_set& set, finding_list& out) {
  const used_names used(set);
  find_unused_tags(set, used, out);
  for (const attribute_declaration& each : set.definition.attributes) {
    if (used.attributes.contains(each.name)) continue;
    out.add(finding_rule::attribute_unused, pointer_to("/attributes", each.name),
            {as_is(each.name)});
  }
  for (std::size_t i = 0; i < set.definition.facts.size(); ++i) {
    const std::string& name = set.definition.facts[i].name;
    if (used.facts.contains(name)) continue;
    out.add(finding_rule::fact_unused, pointer_to("/facts", i), {as_is(name)});
  }
}

}  // namespace xaso::detail
