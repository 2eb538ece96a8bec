// Forms over 64 units at once: every bit of a word is a unit. The same results as `standing.hpp`
// gives for one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "bound_table.hpp"
#include "plan.hpp"
#include "unit_words.hpp"

namespace xaso::detail {

class table_row;
class word_tallies;

/// What a conclusion comes to, of 64 units.
struct conclusion_words {
  words_of_candidates result;
  /// With levels: which may be reached and before which none surely is; last, that none is.
  std::vector<std::uint64_t> possible;
};

/// 64 units as far as they stand. Borrows.
struct word_standing {
  const bound_table* table = nullptr;
  std::span<const words_of_candidates> members;  ///< as they count: indicators, then groups
  std::span<const words_of_candidates> pools;
  std::span<const condition_words> conditions;  ///< by `bound_table::conditions`
  std::span<const condition_words> variables;   ///< of facts: yes and no
  std::span<const words_of_candidates> cuts;    ///< on points
  std::span<const conclusion_words> conclusions;
  word_tallies* tallies = nullptr;
  table_row* rows = nullptr;  ///< for what is rare
  std::size_t first_row = 0;
  std::size_t units = 0;  ///< how many of the 64 there are
};

/// What is left of a pool as a member of a form.
[[nodiscard]] words_of_candidates left_of(std::size_t pool, const membership& among,
                                          const word_standing& at) noexcept;

[[nodiscard]] words_of_candidates evaluate(const compiled_form& form, const word_standing& at);

/// @param applies  whether the conclusion does
void evaluate(const compiled_conclusion& conclusion, condition_words applies,
              const word_standing& at, conclusion_words& into);

/// The statuses to show, a byte each.
void show_statuses(const words_of_candidates& of, std::uint8_t* statuses) noexcept;

}  // namespace xaso::detail
