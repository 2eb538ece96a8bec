// One bound over many values: only what rests on it is worked out again.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <vector>

#include "batch_data.hpp"
#include "block_evaluation.hpp"
#include "evaluate_batch.hpp"
#include "kernel_choice.hpp"
#include "vary.hpp"

namespace xaso::detail {
namespace {

constexpr std::size_t rows_per_block = block_evaluation::rows_per_block;

/// The requirements of an indicator with one bound replaced, value by value.
class varied_requirement {
 public:
  varied_requirement(const bound_table& units, std::size_t slot, bool upper)
      : units_(units), slot_(slot), upper_(upper), cases_(units.indicators()[slot].cases) {}

  void set(decimal value) {
    overrides_ = units_.overrides();
    override_bound(units_.plan(), {slot_, upper_, value}, overrides_);
    for (circumstance_case& each : cases_) {
      for (number_requirement& one : each.required) {
        (upper_ ? one.upper : one.lower)->limit = {value, {}};
      }
      // Cases that differed in this bound alone are one now.
      std::vector<number_requirement>& required = each.required;
      for (auto at = required.begin(); at != required.end(); ++at) {
        required.erase(std::remove(at + 1, required.end(), *at), required.end());
      }
    }
  }

  [[nodiscard]] const std::vector<circumstance_case>& cases() const noexcept { return cases_; }
  [[nodiscard]] const requirement_overrides& overrides() const noexcept { return overrides_; }

 private:
  const bound_table& units_;
  std::size_t slot_;
  bool upper_;
  std::vector<circumstance_case> cases_;
  requirement_overrides overrides_;
};

/// Whether classes come to the same by two bounds: what a class of ratios comes to depends on its
/// bound only by how 0 and 100 per cent stand to it.
bool same_verdicts(const measure& measure, decimal a, decimal b) noexcept {
  const auto is_inner = [](decimal bound) { return bound > decimal(0) && bound < decimal(100); };
  return measure.is_ratio() && is_inner(a) && is_inner(b);
}

}  // namespace

void sweep(const bound_table& units, const bound_sweep& over, bool conclusions,
           const sweep_visitor& visit) {
  const std::size_t slot = slot_to_sweep(units, over);
  const plan& plan = units.plan();
  const kernel& kernel = *kernel_of(kernel_choice::best);
  const std::size_t rows = units.rows();

  batch_data answer;
  std::vector<std::span<const std::uint8_t>> shown;
  if (conclusions) {
    make_room(units, {}, answer);
    for (std::size_t i = 0; i < plan.conclusions().size(); ++i) {
      shown.push_back(std::span(answer.conclusions).subspan(i * rows, rows));
    }
  } else {
    answer.outcomes.resize(rows);
  }
  const std::size_t first_outcome = conclusions ? slot * rows : 0;
  const std::span outcomes = std::span(answer.outcomes).subspan(first_outcome, rows);

  // A worker for each block: it keeps what the other indicators come to.
  std::vector<std::unique_ptr<block_evaluation>> blocks;
  refused_cells refused;
  for (std::size_t first = 0; first < rows; first += rows_per_block) {
    block_evaluation& block = *blocks.emplace_back(std::make_unique<block_evaluation>(units));
    const std::size_t count = std::min(rows_per_block, rows - first);
    if (conclusions) {
      block.run(first, count, kernel, {}, answer);
    } else {
      block.begin(first, count);
    }
  }
  varied_requirement required(units, slot, over.upper);
  const measure& measure = units.indicators()[slot].judged.indicator->measure;
  for (std::size_t index = 0; index < over.values.size(); ++index) {
    required.set(over.values[index]);
    const bool same_tables = index > 0 && units.indicators()[slot].form == figure_form::ratio &&
                             same_verdicts(measure, over.values[index - 1], over.values[index]);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      blocks[i]->judge_varied(slot, required.cases(), required.overrides(), same_tables, kernel,
                              answer.outcomes.data() + first_outcome + i * rows_per_block);
      if (conclusions) blocks[i]->conclude({}, answer);
      refused.add(blocks[i]->refused());
    }
    refused.raise(units.table(), units.asked().first_row);
    if (!visit({index, outcomes, shown})) return;
  }
}

}  // namespace xaso::detail
