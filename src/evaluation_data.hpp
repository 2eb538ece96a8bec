// What an evaluation keeps: verdicts by row, and all that is needed to work the rest out.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "binding.hpp"
#include "plan.hpp"
#include "standing.hpp"
#include "xaso/evaluation.hpp"

namespace xaso::detail {

struct evaluation_data {
  std::shared_ptr<const detail::plan> plan;
  question asked;
  detail::binding binding;

  // By row, one after another.
  std::vector<status> statuses;     ///< of indicators
  std::vector<reason> reasons;      ///< of indicators
  std::vector<candidates> members;  ///< as they count: indicators, then groups
  std::vector<status> group_statuses;
  std::vector<conclusion_standing> conclusions;

  [[nodiscard]] standing at(std::size_t row) const noexcept {
    const std::size_t indicators = plan->indicators().size();
    const std::size_t count = plan->conclusions().size();
    return {plan.get(), &binding.facts(row),
            std::span(reasons).subspan(row * indicators, indicators),
            std::span(members).subspan(row * plan->member_count(), plan->member_count()),
            std::span(conclusions).subspan(row * count, count)};
  }
};

}  // namespace xaso::detail
