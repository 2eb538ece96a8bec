// One bound over many values: only what rests on it is worked out again.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <vector>

#include "batch_data.hpp"
#include "block_evaluation.hpp"
#include "kernel_choice.hpp"
#include "vary.hpp"

namespace xaso::detail {
namespace {

constexpr std::size_t rows_per_block = block_evaluation::rows_per_block;

/// The cases of an indicator with one bound replaced.
std::vector<circumstance_case> cases_with(std::vector<circumstance_case> cases, bool upper,
                                          decimal value) {
  for (circumstance_case& each : cases) {
    std::vector<number_requirement> required;
    for (number_requirement one : each.required) {
      bound& limit = (upper ? one.upper : one.lower)->limit;
      limit = {value, {}};
      if (std::find(required.begin(), required.end(), one) == required.end()) {
        required.push_back(std::move(one));
      }
    }
    each.required = std::move(required);
  }
  return cases;
}

}  // namespace

void sweep(const bound_table& units, const bound_sweep& over, bool conclusions,
           const sweep_visitor& visit) {
  const std::size_t slot = slot_to_sweep(units, over);
  const plan& plan = units.plan();
  const kernel& kernel = *kernel_of(kernel_choice::best);
  const std::size_t rows = units.rows();

  batch_data answer;
  answer.rows = rows;
  answer.outcomes.resize(conclusions ? rows * plan.indicators().size() : rows);
  answer.conclusions.resize(conclusions ? rows * plan.conclusions().size() : 0);
  std::vector<std::span<const std::uint8_t>> shown;
  for (std::size_t i = 0; conclusions && i < plan.conclusions().size(); ++i) {
    shown.push_back(std::span(answer.conclusions).subspan(i * rows, rows));
    const bool levels = !plan.conclusions()[i].conclusion->levels.empty();
    answer.best.emplace_back(levels ? rows : 0);
    answer.worst.emplace_back(levels ? rows : 0);
  }
  const std::size_t first_outcome = conclusions ? slot * rows : 0;
  const std::span outcomes = std::span(answer.outcomes).subspan(first_outcome, rows);

  // A worker for each block: it keeps what the other indicators come to.
  std::vector<std::unique_ptr<block_evaluation>> blocks;
  error_list refused;
  for (std::size_t first = 0; first < rows; first += rows_per_block) {
    block_evaluation& block = *blocks.emplace_back(std::make_unique<block_evaluation>(units));
    const std::size_t count = std::min(rows_per_block, rows - first);
    if (conclusions) {
      block.run(first, count, kernel, {}, answer);
    } else {
      block.begin(first, count);
    }
  }
  for (std::size_t index = 0; index < over.values.size(); ++index) {
    requirement_overrides overrides = units.overrides();
    override_bound(plan, {slot, over.upper, over.values[index]}, overrides);
    const std::vector<circumstance_case> cases =
        cases_with(units.indicators()[slot].cases, over.upper, over.values[index]);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      blocks[i]->judge_varied(slot, cases, overrides, kernel,
                              answer.outcomes.data() + first_outcome + i * rows_per_block);
      if (conclusions) blocks[i]->conclude({}, answer);
      for (error& each : blocks[i]->errors().errors()) refused.add(std::move(each));
      blocks[i]->errors().errors().clear();
    }
    refused.raise();
    if (!visit({index, outcomes, shown})) return;
  }
}

}  // namespace xaso::detail
