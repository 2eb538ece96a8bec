// What static checks find, and how each finding is worded.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "xaso/check.hpp"

namespace xaso::detail {

enum class finding_rule : std::uint8_t {
  requirement_always_met,
  requirement_never_met,
  select_row_unreachable,
  select_rows_overlap,
  select_open,
  otherwise_unreachable,
  step_unreachable,
  else_unreachable,
  max_never_reached,
  complete_tag_unused,
  tag_unused,
  attribute_unused,
  fact_unused,
  group_always_met,
  group_never_met,
  conclusion_always_met,
  conclusion_never_met,
  level_never_reached,
  read_twice,
  partial,
  source_missing,
  english_missing,
  count_,  // how many there are
};

struct finding_text {
  finding_rule id;
  finding::severity how_grave;
  std::string_view rule;
  std::string_view vi;  ///< `{0}`, `{1}`, … stand for the arguments
  std::string_view en;
};

/// One row for each rule, in the order of the enumeration.
[[nodiscard]] std::span<const finding_text> finding_catalogue() noexcept;

/// A text that is the same in every language: a code, a number.
[[nodiscard]] text as_is(std::string_view given);

/// What is found in one set.
class finding_list {
 public:
  explicit finding_list(std::size_t set) noexcept : set_(set) {}

  void add(finding_rule what, std::string pointer, std::initializer_list<text> arguments = {});

  [[nodiscard]] std::vector<finding>& all() noexcept { return all_; }

 private:
  std::size_t set_;
  std::vector<finding> all_;
};

}  // namespace xaso::detail
