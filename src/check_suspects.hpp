// The rows of a block in which a check may call a figure inconsistent.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "bound_table.hpp"

namespace xaso::detail {

/// Finds them block after block. Keeps its memory; not for use by several threads at once.
class check_suspects {
 public:
  /// @param rows  of a block, a multiple of `rows_per_word`
  check_suspects(const bound_table& of, std::size_t rows);

  void find(std::size_t first, std::size_t count);

  /// Of an indicator, by word; null: none are suspect.
  [[nodiscard]] const std::uint64_t* of(std::size_t slot) const noexcept {
    return suspect_.empty() || !table_.indicators()[slot].is_checked ? nullptr
                                                                     : suspect_[slot].data();
  }

 private:
  void hold(const compiled_check& check, std::size_t first, std::size_t count);

  const bound_table& table_;
  std::vector<std::vector<std::uint64_t>> suspect_;  ///< by slot; empty: no check decides
  std::vector<std::int64_t> first_numbers_;
  std::vector<std::int64_t> second_numbers_;
  std::vector<std::uint64_t> first_valid_;
  std::vector<std::uint64_t> second_valid_;
  std::vector<std::uint64_t> odd_;
};

}  // namespace xaso::detail
