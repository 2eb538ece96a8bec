// Making a criteria set: only a definition that keeps every rule becomes one.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/criteria_set.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

#include "criteria_rules.hpp"
#include "name_in.hpp"

namespace xaso {

criteria_set criteria_set::create(criteria_definition definition) {
  detail::error_list errors;
  detail::check_criteria(definition, errors);
  errors.raise();
  return criteria_set(std::make_shared<const criteria_definition>(std::move(definition)));
}

std::string_view name(ranking_rules::key key) noexcept {
  static constexpr std::array<std::string_view, 3> names{"points", "share_of_max", "share_met"};
  return detail::name_in(names, key);
}

}  // namespace xaso
