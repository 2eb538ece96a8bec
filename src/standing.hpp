// How one unit stands: the candidates of every node and conclusion, and what follows from them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "plan.hpp"
#include "xaso/evaluation.hpp"

namespace xaso::detail {

struct evaluation_data;

/// The result of a conclusion.
struct conclusion_standing {
  candidates result;  ///< *out*: the conclusion is not applicable
  /// With levels: the best and the worst still possible, 0 is the best, their number "none".
  std::uint32_t best = 0;
  std::uint32_t worst = 0;
};

/// How one unit stands. Borrows what the evaluation keeps.
struct standing {
  const detail::plan* plan = nullptr;
  const known_classes* known = nullptr;
  const evaluation_data* data = nullptr;
  std::size_t row = 0;
  std::span<const reason> reasons;      ///< of the indicators
  std::span<const candidates> members;  ///< as they count, by the policies: indicators, then groups
  std::span<const candidates> pools;    ///< as they count
  std::span<const conclusion_standing> conclusions;
  const unit_score* score = nullptr;  ///< null: the set does not score
};

/// Candidates of a pool, as they count.
[[nodiscard]] candidates candidates_of(const unspecified_pool& pool, const plan& plan,
                                       const known_classes& known);

/// Whether a conclusion reaches a level, or (none is asked for) is met; *out*: it is not
/// applicable.
[[nodiscard]] candidates reached(const conclusion_standing& conclusion,
                                 std::optional<std::size_t> level) noexcept;

/// What an earlier legal act says of a conclusion.
/// @param known   null: nothing   @param levels  of the conclusion; null: its set is not loaded
[[nodiscard]] candidates recognised_as(const recognition* known,
                                       const std::optional<std::string>& level_at_least,
                                       const std::vector<level>* levels) noexcept;

/// The possible results of a form.
[[nodiscard]] candidates evaluate(const compiled_form& form, const standing& at);

/// The result of a conclusion; those it refers to must stand already.
[[nodiscard]] conclusion_standing evaluate(const compiled_conclusion& conclusion,
                                           const standing& at);

/// The levels still possible, by number, from the best; the number of levels stands for "none".
[[nodiscard]] std::vector<std::size_t> possible_levels(const compiled_conclusion& conclusion,
                                                       const standing& at);

/// The least and the greatest share of the unit's indicators that are met; empty: all may be out.
[[nodiscard]] std::optional<std::pair<exact_ratio, exact_ratio>> share_of_every(const standing& at);

/// What a decided conclusion rests on, in order, nothing twice.
[[nodiscard]] std::vector<ground> because(std::size_t conclusion_slot, const standing& at);

/// What an open conclusion waits for, in order, nothing twice.
[[nodiscard]] std::vector<ground> waiting_for(std::size_t conclusion_slot, const standing& at);

/// What variables are as grounds: facts, attributes.
[[nodiscard]] std::vector<ground> as_grounds(const std::vector<std::size_t>& variables,
                                             const plan& plan);

}  // namespace xaso::detail
