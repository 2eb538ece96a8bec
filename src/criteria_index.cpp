// Looking a definition up.
// SPDX-License-Identifier: Apache-2.0
#include "criteria_index.hpp"

#include <algorithm>
#include <variant>

#include "error_list.hpp"
#include "nearest.hpp"

namespace xaso::detail {

criteria_index::criteria_index(const criteria_definition& definition) : definition_(definition) {
  add(definition.criteria, "/criteria", indexed_node::none);
  for (std::size_t i = nodes_.size(); i-- > 0;) {  // those below a group are known before it
    const group* here = group_at(i);
    nodes_[i].lacks_indicators = here != nullptr && lacks(here->expected, below(i));
    nodes_[i].has_status = works_out_status(i);
    nodes_[i].holds_status = nodes_[i].lacks_indicators || any_status(below(i));
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    by_code_.emplace(nodes_[i].node->code, i);
    for (const std::string& tag : nodes_[i].node->tags) by_tag_[tag].push_back(i);
  }
  for (const attribute_declaration& one : definition.attributes) {
    attributes_.emplace(one.name, &one);
  }
  for (const fact_declaration& fact : definition.facts) facts_.insert(fact.name);
  for (std::size_t i = 0; i < definition.conclusions.size(); ++i) {
    conclusions_.emplace(definition.conclusions[i].code, i);
  }
}

void criteria_index::add(const std::vector<xaso::node>& nodes, const std::string& pointer,
                         std::size_t parent) {
  const std::size_t level = parent == indexed_node::none ? 1 : nodes_[parent].level + 1;
  if (level > deepest_level) return;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const std::size_t index = nodes_.size();
    nodes_.push_back({&nodes[i], pointer_to(pointer, i), 0, level, parent});
    if (const group* inner = group_at(index)) {
      add(inner->children, nodes_[index].pointer + "/children", index);
    }
    nodes_[index].end = nodes_.size();
  }
}

// ---- what follows from the tree -----------------------------------------------------------------

std::size_t criteria_index::held_or_expected(node_range range) const {
  std::size_t count = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const group* here = group_at(i);
    if (here == nullptr) {
      ++count;
    } else if (here->counts_as_indicator) {
      ++count;
      i = nodes_[i].end - 1;
    } else if (here->expected && here->expected->count) {
      count += std::min(*here->expected->count, std::size_t{most_counted});
      i = nodes_[i].end - 1;
    }
  }
  return count;
}

bool criteria_index::lacks(const std::optional<expected_indicators>& expected,
                           node_range range) const {
  return expected && (!expected->count || *expected->count > held_or_expected(range));
}

bool criteria_index::works_out_status(std::size_t index) const {
  const group* here = group_at(index);
  if (here == nullptr) return std::get<indicator>(nodes_[index].node->content).is_judged();
  if (here->when || nodes_[index].lacks_indicators) return true;
  for (std::size_t i = index + 1; i < nodes_[index].end; i = nodes_[i].end) {
    if (nodes_[i].has_status) return true;
  }
  return nodes_[index].end == index + 1;  // an empty group is refused as such
}

// A group that counts as an indicator is one, whatever it holds.
bool criteria_index::any_status(node_range members) const {
  for (std::size_t i = members.begin; i < members.end; i = nodes_[i].end) {
    const group* inner = group_at(i);
    const bool is_one = inner == nullptr || inner->counts_as_indicator;
    if (is_one ? nodes_[i].has_status : nodes_[i].holds_status) return true;
  }
  return false;
}

// ---- looking up ---------------------------------------------------------------------------------

std::optional<std::size_t> criteria_index::node(std::string_view code) const {
  const auto found = by_code_.find(code);
  if (found == by_code_.end()) return std::nullopt;
  return found->second;
}

const attribute_declaration* criteria_index::attribute(std::string_view name) const {
  const auto found = attributes_.find(name);
  return found == attributes_.end() ? nullptr : found->second;
}

bool criteria_index::has_fact(std::string_view name) const { return facts_.contains(name); }

std::optional<std::size_t> criteria_index::conclusion(std::string_view code) const {
  const auto found = conclusions_.find(code);
  if (found == conclusions_.end()) return std::nullopt;
  return found->second;
}

const std::vector<std::size_t>& criteria_index::tagged(std::string_view tag) const {
  static const std::vector<std::size_t> nothing;
  const auto found = by_tag_.find(tag);
  return found == by_tag_.end() ? nothing : found->second;
}

std::string criteria_index::node_hint(std::string_view code) const {
  std::vector<std::string_view> known;
  for (const indexed_node& one : nodes_) known.push_back(one.node->code);
  return hint(code, known);
}

std::string criteria_index::attribute_hint(std::string_view name) const {
  std::vector<std::string_view> known;
  for (const attribute_declaration& one : definition_.attributes) known.push_back(one.name);
  known.push_back(year_name);
  return hint(name, known);
}

std::string criteria_index::fact_hint(std::string_view name) const {
  std::vector<std::string_view> known;
  for (const fact_declaration& one : definition_.facts) known.push_back(one.name);
  return hint(name, known);
}

std::string criteria_index::conclusion_hint(std::string_view code) const {
  std::vector<std::string_view> known;
  for (const xaso::conclusion& one : definition_.conclusions) known.push_back(one.code);
  return hint(code, known);
}

std::string criteria_index::tag_hint(std::string_view tag) const {
  std::vector<std::string_view> known;
  for (const indexed_node& one : nodes_) {
    known.insert(known.end(), one.node->tags.begin(), one.node->tags.end());
  }
  return hint(tag, known);
}

}  // namespace xaso::detail
