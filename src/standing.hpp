// How one unit stands: the candidates of every node and conclusion, and what follows from them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "plan.hpp"
#include "xaso/evaluation.hpp"

namespace xaso::detail {

/// The result of a conclusion.
struct conclusion_standing {
  candidates result;  ///< *out*: the conclusion is not applicable
  /// With levels: the best and the worst still possible, 0 is the best, their number "none".
  std::uint32_t best = 0;
  std::uint32_t worst = 0;
};

/// How one unit stands. Borrows rows that the evaluation keeps.
struct standing {
  const detail::plan* plan = nullptr;
  const fact_values* facts = nullptr;
  std::span<const reason> reasons;      ///< of the indicators
  std::span<const candidates> members;  ///< as they count, by the policies: indicators, then groups
  std::span<const conclusion_standing> conclusions;
};

/// Candidates of a pool, as they count.
[[nodiscard]] candidates candidates_of(const unspecified_pool& pool,
                                       const fact_values& facts) noexcept;

/// The possible results of a form.
[[nodiscard]] candidates evaluate(const compiled_form& form, const standing& at);

/// The result of a conclusion; those it refers to must stand already.
[[nodiscard]] conclusion_standing evaluate(const compiled_conclusion& conclusion,
                                           const standing& at);

/// The levels still possible, by number, from the best; the number of levels stands for "none".
[[nodiscard]] std::vector<std::size_t> possible_levels(const compiled_conclusion& conclusion,
                                                       const standing& at);

/// What a decided conclusion rests on, in order, nothing twice.
[[nodiscard]] std::vector<ground> because(std::size_t conclusion_slot, const standing& at);

/// What an open conclusion waits for, in order, nothing twice.
[[nodiscard]] std::vector<ground> waiting_for(std::size_t conclusion_slot, const standing& at);

/// The facts among `conditions` that are not known, by slot.
[[nodiscard]] std::vector<std::size_t> open_facts(const std::vector<fact_condition>& conditions,
                                                  const fact_values& facts);

}  // namespace xaso::detail
