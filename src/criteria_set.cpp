// Making a criteria set: only a definition that keeps every rule becomes one.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/criteria_set.hpp"

#include <memory>
#include <utility>

#include "criteria_rules.hpp"

namespace xaso {

criteria_set criteria_set::create(criteria_definition definition) {
  detail::error_list errors;
  detail::check_criteria(definition, errors);
  errors.raise();
  return criteria_set(std::make_shared<const criteria_definition>(std::move(definition)));
}

}  // namespace xaso
