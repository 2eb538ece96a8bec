// A definition looked up: nodes by code, what lies below what, tags, attributes, facts,
// conclusions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "xaso/criteria_set.hpp"

namespace xaso::detail {

/// The most that can be counted.
inline constexpr std::int64_t most_counted = 1'000'000'000'000'000;

/// A node where it stands, in the order of the document.
struct indexed_node {
  static constexpr auto none = static_cast<std::size_t>(-1);

  const xaso::node* node = nullptr;
  std::string pointer;
  std::size_t end = 0;        ///< the nodes below it are those after it up to here
  std::size_t level = 0;      ///< 1 at the top
  std::size_t parent = none;  ///< the group it stands in
  /// Whether it is met or not met; scored indicators are neither, nor groups of nothing else.
  bool has_status = true;
  /// Whether some of the indicators below a group are: of those that `"*"` means there.
  bool holds_status = false;
  /// Whether a group of this level expects indicators that the document lacks.
  bool lacks_indicators = false;
};

/// A stretch of the document order: all nodes, or those below a group.
struct node_range {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool holds(std::size_t index) const noexcept {
    return begin <= index && index < end;
  }
};

/// Borrows from the definition. Where a code, name or tag occurs twice, the first is found.
class criteria_index {
 public:
  /// Groups nested deeper are left out: they are refused.
  static constexpr std::size_t deepest_level = 64;

  explicit criteria_index(const criteria_definition& definition);

  [[nodiscard]] const std::vector<indexed_node>& nodes() const noexcept { return nodes_; }
  [[nodiscard]] node_range all() const noexcept { return {0, nodes_.size()}; }
  [[nodiscard]] node_range below(std::size_t index) const noexcept {
    return {index + 1, nodes_[index].end};
  }
  /// The group at `index`; null where an indicator is.
  [[nodiscard]] const group* group_at(std::size_t index) const noexcept {
    return std::get_if<group>(&nodes_[index].node->content);
  }

  /// Indicators in a stretch of the document, those that its groups expect instead where they say;
  /// a group that counts as an indicator is one.
  [[nodiscard]] std::size_t held_or_expected(node_range range) const;
  /// Whether the set itself expects indicators that the document lacks.
  [[nodiscard]] bool lacks_indicators() const { return lacks(definition_.expected, all()); }

  /// Whether some of the indicators of `"*"` are met or not met.
  [[nodiscard]] bool holds_status() const { return lacks_indicators() || any_status(all()); }

  [[nodiscard]] std::optional<std::size_t> node(std::string_view code) const;
  /// Null where none is declared by that name.
  [[nodiscard]] const attribute_declaration* attribute(std::string_view name) const;
  [[nodiscard]] bool has_fact(std::string_view name) const;
  [[nodiscard]] std::optional<std::size_t> conclusion(std::string_view code) const;
  /// The nodes that carry a tag, in document order; empty: none does.
  [[nodiscard]] const std::vector<std::size_t>& tagged(std::string_view tag) const;

  // The known name that was perhaps meant, as the end of a message; empty: none is near.
  [[nodiscard]] std::string node_hint(std::string_view code) const;
  [[nodiscard]] std::string attribute_hint(std::string_view name) const;
  [[nodiscard]] std::string fact_hint(std::string_view name) const;
  [[nodiscard]] std::string conclusion_hint(std::string_view code) const;
  [[nodiscard]] std::string tag_hint(std::string_view tag) const;

 private:
  void add(const std::vector<xaso::node>& nodes, const std::string& pointer, std::size_t parent);
  [[nodiscard]] bool lacks(const std::optional<expected_indicators>& expected,
                           node_range range) const;
  [[nodiscard]] bool works_out_status(std::size_t index) const;
  [[nodiscard]] bool any_status(node_range members) const;

  const criteria_definition& definition_;
  std::vector<indexed_node> nodes_;
  std::unordered_map<std::string_view, std::size_t> by_code_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_tag_;
  std::unordered_map<std::string_view, const attribute_declaration*> attributes_;
  std::unordered_set<std::string_view> facts_;
  std::unordered_map<std::string_view, std::size_t> conclusions_;
};

}  // namespace xaso::detail
