// Names of statuses and reasons, and how candidates combine.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/status.hpp"

#include <array>
#include <cstddef>

#include "name_in.hpp"

namespace xaso {
namespace {

constexpr std::array all_results{candidates::met, candidates::not_met, candidates::out};

/// Whether `one`, a single result, is among `many`.
constexpr bool holds(candidates many, candidates one) noexcept {
  return (many.bits() & one.bits()) != 0;
}

/// Every combination of a result of `a` with one of `b`, where *out* drops away.
/// @param decides  the result that decides against any other
candidates combine(candidates a, candidates b, candidates decides) noexcept {
  candidates result;
  for (const candidates x : all_results) {
    for (const candidates y : all_results) {
      if (!holds(a, x) || !holds(b, y)) continue;
      if (x == candidates::out || y == candidates::out) {
        result |= x == candidates::out ? y : x;
      } else {
        result |= x == decides ? x : y;
      }
    }
  }
  return result;
}

}  // namespace

std::string_view name(status status) noexcept {
  static constexpr std::array<std::string_view, 4> names{"met", "not_met", "undetermined",
                                                         "not_applicable"};
  return detail::name_in(names, status);
}

std::string_view name(reason reason) noexcept {
  static constexpr std::array<std::string_view, 24> names{
      "reached",
      "within_limit",
      "as_required",
      "below_threshold",
      "above_limit",
      "not_as_required",
      "not_among",
      "unchecked",
      "reported",
      "zero_denominator",
      "condition_not_applicable",
      "declared_not_applicable",
      "missing_attribute",
      "missing_fact",
      "wrong_type",
      "inconsistent_value",
      "missing_evidence",
      "not_applicable_refused",
      "unknown_threshold",
      "missing_value",
      "missing_numerator",
      "missing_denominator",
      "missing_items",
      "undetermined_sub_units",
  };
  return detail::name_in(names, reason);
}

std::string_view name(not_applicable_policy policy) noexcept {
  static constexpr std::array<std::string_view, 4> names{"excluded", "met", "not_met", "rescaled"};
  return detail::name_in(names, policy);
}

candidates both(candidates a, candidates b) noexcept { return combine(a, b, candidates::not_met); }

candidates one_of(candidates a, candidates b) noexcept { return combine(a, b, candidates::met); }

candidates opposite(candidates a) noexcept {
  candidates result;
  if (a.may_be_met() || a.may_be_out()) result |= candidates::not_met;
  if (a.may_be_not_met()) result |= candidates::met;
  return result;
}

}  // namespace xaso
