// The rules and verdict tables of bound indicators, each made when it is first asked for.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "bound_table.hpp"
#include "kernel.hpp"
#include "verdict_table.hpp"

namespace xaso::detail {

/// Not for use by several threads at once. What it hands out stays until the indicator is varied.
class verdict_tables {
 public:
  explicit verdict_tables(const bound_table& of);

  // Of a case of an indicator, by its place in `cases_of`. Rules are empty where none fits.
  [[nodiscard]] const std::optional<ratio_rule>& ratio_rule_of(std::size_t slot, std::size_t one);
  [[nodiscard]] const std::optional<value_rule>& value_rule_of(std::size_t slot, std::size_t one);
  /// @param stated  bits of `statement`
  [[nodiscard]] const class_table& table_of(std::size_t slot, std::size_t one, std::uint8_t stated);

  [[nodiscard]] const std::vector<circumstance_case>& cases_of(std::size_t slot) const noexcept {
    return slot == varied_ ? *varied_cases_ : table_.indicators()[slot].cases;
  }
  /// Takes other cases for one indicator.
  /// @param cases        as many; borrowed until the next
  /// @param same_tables  classes come to the same as before
  void vary(std::size_t slot, const std::vector<circumstance_case>& cases, bool same_tables);

 private:
  /// What is known of one indicator, by case; tables by what is stated, too.
  struct known_tables {
    std::vector<std::optional<ratio_rule>> ratio_rules;
    std::vector<std::optional<value_rule>> value_rules;
    std::vector<bool> has_rule;
    std::vector<std::unique_ptr<class_table>> tables;
  };

  [[nodiscard]] class_table make(std::size_t slot, std::size_t one, std::uint8_t stated);

  const bound_table& table_;
  std::vector<known_tables> known_;  ///< by slot
  std::size_t varied_ = static_cast<std::size_t>(-1);
  const std::vector<circumstance_case>* varied_cases_ = nullptr;
};

}  // namespace xaso::detail
