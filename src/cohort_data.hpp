// What was gathered for the cohorts of a set.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "cohort.hpp"
#include "plan.hpp"

namespace xaso::detail {

struct cohort_data {
  std::shared_ptr<const plan> of;  ///< null: nothing was gathered yet
  std::vector<cohort> gathered;    ///< one for each of `plan::cohort_indicators`
};

}  // namespace xaso::detail
