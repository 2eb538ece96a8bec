// Circumstances to words. What is the same for all rows is spread, what differs is read row by row.
// SPDX-License-Identifier: Apache-2.0
#include "block_circumstances.hpp"

namespace xaso::detail {
namespace {

/// Puts what one unit is.
void put_unit(condition_words& words, std::size_t unit, condition_states::state state) noexcept {
  words.yes |= std::uint64_t{state == condition_states::yes} << unit;
  words.no |= std::uint64_t{state == condition_states::no} << unit;
}

condition_words spread(condition_states::state state) noexcept {
  return {state == condition_states::yes ? all_units : 0,
          state == condition_states::no ? all_units : 0};
}

/// What a fact is by its class.
condition_states::state state_of_class(std::int32_t known) noexcept {
  if (known == unknown_class) return condition_states::unknown;
  return known == 1 ? condition_states::yes : condition_states::no;
}

/// Fills the words of a block, each `stride` after the one before.
template <class StateOfRow>
void fill(std::size_t count, condition_words* words, std::size_t stride, StateOfRow state_of) {
  for (std::size_t row = 0; row < count; ++row) {
    condition_words& word = words[row / rows_per_word * stride];
    if (row % rows_per_word == 0) word = {};
    put_unit(word, row % rows_per_word, state_of(row));
  }
}

}  // namespace

block_circumstances::block_circumstances(const bound_table& of, std::size_t rows) : table_(of) {
  const std::size_t words = rows / rows_per_word;
  classes_.resize(of.circumstances().size());
  for (auto& classes : classes_) classes.resize(rows);
  conditions_.resize(words * of.conditions().size());
  facts_.resize(words * variables());
}

void block_circumstances::read(std::size_t first, std::size_t count, table_row& cells) {
  first_ = first;
  count_ = count;
  for (std::size_t column = 0; column < classes_.size(); ++column) {
    for (std::size_t row = 0; row < count; ++row) {
      classes_[column][row] = cells.class_of(column, first + row);
    }
  }
  read_facts();
  read_conditions(cells);
}

void block_circumstances::read_facts() {
  const std::vector<variable>& all = table_.plan().variables().all();
  const std::size_t words = (count_ + rows_per_word - 1) / rows_per_word;
  for (std::size_t variable = 0; variable < all.size(); ++variable) {
    if (all[variable].is != variable::kind::fact) continue;
    condition_words* const of_fact = facts_.data() + variable;
    if (const auto column = table_.column_of(variable)) {
      fill(count_, of_fact, all.size(),
           [&](std::size_t row) { return state_of_class(classes_[*column][row]); });
    } else {
      const condition_words same = spread(state_of_class(table_.constant()[variable]));
      for (std::size_t word = 0; word < words; ++word) of_fact[word * all.size()] = same;
    }
  }
}

void block_circumstances::read_conditions(table_row& cells) {
  const std::size_t conditions = table_.conditions().size();
  const std::size_t words = (count_ + rows_per_word - 1) / rows_per_word;
  for (std::size_t index = 0; index < conditions; ++index) {
    const condition_states& states = table_.conditions()[index];
    condition_words* const of_condition = conditions_.data() + index;
    if (states.key.columns.empty()) {
      const condition_words same = spread(states.of_key.front());
      for (std::size_t word = 0; word < words; ++word) of_condition[word * conditions] = same;
    } else {
      fill(count_, of_condition, conditions,
           [&](std::size_t row) { return state_of(states, row, cells); });
    }
  }
}

std::size_t block_circumstances::key_at(const circumstance_key& key,
                                        std::size_t row) const noexcept {
  std::size_t number = 0;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    number += static_cast<std::size_t>(classes_[key.columns[i]][row] + 1) * key.factors[i];
  }
  return number;
}

condition_states::state block_circumstances::state_of(const condition_states& states,
                                                      std::size_t row, table_row& cells) const {
  if (states.key.size != 0) return states.of_key[key_at(states.key, row)];
  return condition_states::of(
      hold_all(states.conditions, table_.plan().variables().all(), cells.known(first_ + row)));
}

}  // namespace xaso::detail
