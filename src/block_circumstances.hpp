// What the circumstances of a block of rows are, and which conditions hold.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "bound_table.hpp"
#include "table_row.hpp"
#include "unit_words.hpp"

namespace xaso::detail {

/// Reads them block after block. Keeps its memory; not for use by several threads at once.
class block_circumstances {
 public:
  /// @param rows  of a block, a multiple of `rows_per_word`
  block_circumstances(const bound_table& of, std::size_t rows);

  /// @param cells  tells what a row is; takes what cannot be
  void read(std::size_t first, std::size_t count, table_row& cells);

  /// The key of a row of the block.
  [[nodiscard]] std::size_t key_at(const circumstance_key& key, std::size_t row) const noexcept;

  /// Of a word, by `bound_table::conditions`.
  [[nodiscard]] std::span<const condition_words> conditions_of(std::size_t word) const noexcept {
    return std::span(conditions_)
        .subspan(word * table_.conditions().size(), table_.conditions().size());
  }
  /// Of a word, by variable: facts.
  [[nodiscard]] std::span<const condition_words> facts_of(std::size_t word) const noexcept {
    return std::span(facts_).subspan(word * variables(), variables());
  }

 private:
  void read_facts();
  void read_conditions(table_row& cells);
  [[nodiscard]] condition_states::state state_of(const condition_states& states, std::size_t row,
                                                 table_row& cells) const;
  [[nodiscard]] std::size_t variables() const noexcept {
    return table_.plan().variables().all().size();
  }

  const bound_table& table_;
  std::size_t first_ = 0;
  std::size_t count_ = 0;
  std::vector<std::vector<std::int32_t>> classes_;  ///< by column, then row
  std::vector<condition_words> conditions_;         ///< by word, then condition
  std::vector<condition_words> facts_;              ///< by word, then variable
};

}  // namespace xaso::detail
