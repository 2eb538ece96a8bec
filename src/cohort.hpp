// Cohorts: the least and the greatest value among the units that a rule compares.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scoring.hpp"

namespace xaso::detail {

/// What one unit is to a cohort.
struct cohort_member {
  std::optional<exact_ratio> value;
  bool certain = true;                 ///< surely a member
  std::optional<std::int32_t> league;  ///< 0 where there are no leagues; empty: not known
};

/// The cohort of one rule, in each league.
class cohort {
 public:
  /// A member that is surely none is not to be added.
  void add(const cohort_member& member);
  /// Adds the members of another.
  void merge(const cohort& other);
  /// As the province states it, for all.
  void state(cohort_range range) { stated_ = range; }

  /// What a unit is measured against; null where it is not known.
  /// @param self  what the unit itself was added as; null: it was not
  [[nodiscard]] const cohort_range* of(std::optional<std::int32_t> league,
                                       const cohort_member* self, bool missing_ignored) const;

  [[nodiscard]] bool is_stated() const noexcept { return stated_.has_value(); }
  [[nodiscard]] const std::map<std::int32_t, cohort_range>& ranges() const noexcept {
    return ranges_;
  }
  [[nodiscard]] const std::optional<cohort_range>& stated() const noexcept { return stated_; }

 private:
  [[nodiscard]] static bool opens(const cohort_member& member) noexcept {
    return !member.certain || !member.value || !member.league;
  }

  void widen(std::int32_t league, cohort_range by);

  std::optional<cohort_range> stated_;
  std::map<std::int32_t, cohort_range> ranges_;
  std::map<std::int32_t, std::size_t> values_;  ///< how many have one, by league
  std::map<std::int32_t, std::size_t> open_;    ///< how many keep a league open
  std::size_t open_everywhere_ = 0;             ///< of unknown league
};

}  // namespace xaso::detail
