// One pass over the units: figures, then groups from below, then conclusions in order.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/evaluator.hpp"

#include <utility>

#include "evaluation_data.hpp"

namespace xaso {
namespace {

using detail::evaluation_data;

/// Fills one row.
class row_evaluation {
 public:
  row_evaluation(evaluation_data& data, std::size_t row)
      : data_(data), plan_(*data.plan), row_(row), facts_(data.binding.facts(row)) {}

  void run() {
    judge_indicators();
    judge_groups();
    judge_conclusions();
  }

 private:
  void judge_indicators() {
    const std::size_t count = plan_.indicators().size();
    for (std::size_t i = 0; i < count; ++i) {
      const detail::node_place& place = plan_.indicators()[i];
      const detail::judgement verdict =
          detail::judge(std::get<indicator>(place.node->content), data_.binding.figure(row_, i),
                        hold(place.conditions, facts_));
      data_.statuses[row_ * count + i] = verdict.status;
      data_.reasons[row_ * count + i] = verdict.reason;
      member(i) = verdict.left.out_counts_as(place.when_not_applicable);
    }
  }

  void judge_groups() {
    const std::size_t indicators = plan_.indicators().size();
    const std::size_t count = plan_.groups().size();
    for (const std::size_t slot : plan_.group_order()) {
      const detail::compiled_group& group = plan_.groups()[slot];
      const std::optional<bool> applies = hold(group.place.conditions, facts_);
      // Not applicable by condition counts by the policy; a form with nothing left is out.
      status shown = status::not_applicable;
      candidates counted = group.place.when_not_applicable;
      if (applies != false) {
        const candidates result = evaluate(group.form, data_.at(row_));
        shown = applies ? result.status() : status::undetermined;
        counted = applies ? result : result | counted;
      }
      data_.group_statuses[row_ * count + slot] = shown;
      member(indicators + slot) = counted;
    }
  }

  void judge_conclusions() {
    const std::size_t count = plan_.conclusions().size();
    for (const std::size_t index : plan_.conclusion_order()) {
      data_.conclusions[row_ * count + index] =
          evaluate(plan_.conclusions()[index], data_.at(row_));
    }
  }

  candidates& member(std::size_t index) {
    return data_.members[row_ * plan_.member_count() + index];
  }

  evaluation_data& data_;
  const detail::plan& plan_;
  std::size_t row_;
  const detail::fact_values& facts_;
};

}  // namespace

evaluator::evaluator(criteria_set set)
    : plan_(std::make_shared<const detail::plan>(std::move(set))) {}

const criteria_set& evaluator::criteria() const noexcept { return plan_->set(); }

evaluation evaluator::evaluate(const measurements& measurements, const question& asked) const {
  const auto data = std::make_shared<evaluation_data>(evaluation_data{
      plan_, asked, detail::binding(*plan_, measurements, asked), {}, {}, {}, {}, {}});
  const std::size_t rows = data->binding.row_count();
  data->statuses.resize(rows * plan_->indicators().size());
  data->reasons.resize(rows * plan_->indicators().size());
  data->members.resize(rows * plan_->member_count());
  data->group_statuses.resize(rows * plan_->groups().size());
  data->conclusions.resize(rows * plan_->conclusions().size());
  for (std::size_t row = 0; row < rows; ++row) row_evaluation(*data, row).run();
  return evaluation(data);
}

}  // namespace xaso
