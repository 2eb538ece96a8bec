// A first look at checks, at one scale: what it suspects is checked by the scalar rule.
// SPDX-License-Identifier: Apache-2.0
#include "check_suspects.hpp"

#include <algorithm>
#include <optional>

namespace xaso::detail {
namespace {

const std::optional<column_reader>& column_of(const bound_indicator& of, check_operand::part part) {
  return part == check_operand::part::numerator     ? of.numerator
         : part == check_operand::part::denominator ? of.denominator
                                                    : of.value;
}

}  // namespace

check_suspects::check_suspects(const bound_table& of, std::size_t rows) : table_(of) {
  // Of measurements checks were run when they were bound.
  if (!of.has_deciding_checks() || of.document() != nullptr) return;
  const std::size_t words = rows / rows_per_word;
  suspect_.resize(of.indicators().size());
  for (auto& words_of_slot : suspect_) words_of_slot.resize(words);
  first_numbers_.resize(rows);
  second_numbers_.resize(rows);
  first_valid_.resize(words);
  second_valid_.resize(words);
  odd_.resize(words);
}

void check_suspects::find(std::size_t first, std::size_t count) {
  if (suspect_.empty()) return;
  for (auto& words : suspect_) std::fill(words.begin(), words.end(), 0);
  for (const compiled_check& check : table_.plan().checks()) {
    if (check.check->inconsistent) hold(check, first, count);
  }
}

void check_suspects::hold(const compiled_check& check, std::size_t first, std::size_t count) {
  const bool at_most = check.check->at_most;
  const auto& left = column_of(table_.indicators()[check.first], check.check->first.of);
  const auto& right = column_of(table_.indicators()[check.second], check.check->second.of);
  if (!left || !right) return;
  constexpr int common_scale = 3;  // figures with more places are odd
  std::fill(odd_.begin(), odd_.end(), 0);
  left->read_scaled(first, count, common_scale, first_numbers_.data(), odd_.data());
  right->read_scaled(first, count, common_scale, second_numbers_.data(), odd_.data());
  left->read_valid(first, count, first_valid_.data());
  right->read_valid(first, count, second_valid_.data());
  const bool texts = has_dictionary(left->of().type) || has_dictionary(right->of().type);
  for (std::size_t row = 0; row < count; ++row) {
    const std::size_t word = row / rows_per_word;
    const std::uint64_t bit = std::uint64_t{1} << (row % rows_per_word);
    if ((first_valid_[word] & second_valid_[word] & bit) == 0) continue;
    const bool holds = at_most ? first_numbers_[row] <= second_numbers_[row]
                               : first_numbers_[row] == second_numbers_[row];
    if (holds && !texts && (odd_[word] & bit) == 0) continue;
    suspect_[check.first][word] |= bit;
    suspect_[check.second][word] |= bit;
  }
}

}  // namespace xaso::detail
