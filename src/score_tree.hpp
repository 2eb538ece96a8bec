// The scoring part of a set, compiled: which nodes score, how their maxima add up, what groups do.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "int128.hpp"
#include "xaso/criteria_set.hpp"

namespace xaso::detail {

/// A number of points in units of 10^-9: maxima add up exactly.
using billionths = int128;

[[nodiscard]] billionths to_billionths(decimal value) noexcept;

/// A node that scores, or below which something does.
struct scored_node {
  std::size_t member = 0;
  const indicator* scorer = nullptr;     ///< of an indicator
  const group_points* points = nullptr;  ///< of a group that has points; others are looked through
  not_applicable_policy policy = not_applicable_policy::excluded;
  std::vector<std::size_t> children;
  std::optional<billionths> max;  ///< of an indicator or a group with points; empty: not known
  bool extra = false;             ///< an indicator that adds to no maximum
  bool has_extra = false;         ///< something in it, looked through, adds to no maximum
  bool mixes_extra = false;       ///< a group without points that has both
  bool has_maxima = false;        ///< something in it, looked through, has a maximum
  bool top_level = false;         ///< a group at the top of the set
  /// It lacks indicators itself that may score: those that are unspecified.
  bool lacks = false;
  /// A group above, or itself, has points: what lacks below shares the rest of its maximum. Without
  /// one it adds points without upper end.
  bool shares_rest = false;
  std::optional<billionths> rest;  ///< of a group with points; empty: not known
};

class score_tree {
 public:
  /// What the compiler of the set tells of a node by its code.
  struct placed {
    std::size_t member = 0;
    not_applicable_policy policy = not_applicable_policy::excluded;
    bool lacks = false;  ///< the group itself lacks indicators
  };
  using place_of = std::function<placed(std::string_view code)>;

  score_tree() = default;
  /// @param lacks  whether the set itself lacks indicators
  score_tree(const criteria_definition& set, bool lacks, const place_of& place);

  [[nodiscard]] bool empty() const noexcept { return nodes_.empty(); }
  [[nodiscard]] const std::vector<scored_node>& nodes() const noexcept { return nodes_; }
  /// The unit as the outermost group: its children are the top of the tree.
  [[nodiscard]] const scored_node& unit() const noexcept { return unit_; }
  /// The scored node of a member; empty where it neither scores nor has anything below it that
  /// does.
  [[nodiscard]] std::optional<std::size_t> of_member(std::size_t member) const noexcept;

 private:
  std::optional<std::size_t> add(const node& node, const place_of& place, bool top_level,
                                 bool below_points);
  [[nodiscard]] scored_node scorer_of(const indicator& indicator) const;
  scored_node group_of(const group& group, const place_of& place, const placed& at,
                       bool below_points);
  [[nodiscard]] std::optional<billionths> sum_of_maxima(const scored_node& group) const;
  /// Whether something in a group, looked through, lacks indicators.
  [[nodiscard]] bool lacks_within(const scored_node& group) const;

  std::vector<scored_node> nodes_;
  scored_node unit_;
  std::vector<std::optional<std::size_t>> by_member_;
};

}  // namespace xaso::detail
