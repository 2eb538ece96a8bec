// Who is evaluated: communes, villages, districts, provinces, by a code that may have been re-used.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "xaso/circumstance.hpp"
#include "xaso/period.hpp"

namespace xaso {

enum class unit_level : std::uint8_t { village, commune, district, province };

[[nodiscard]] std::string_view name(unit_level level) noexcept;

/// What is known of an attribute of a unit.
struct unit_attribute {
  std::string name;
  attribute_value value;

  friend bool operator==(const unit_attribute&, const unit_attribute&) = default;
};

/// A unit. Its identity is code system, code and the day from which the code is its own: codes were
/// re-used after mergers.
struct unit {
  std::string code_system;
  std::string code;
  std::optional<date> valid_from;
  std::string name;
  std::optional<unit_level> level;         ///< empty: that of the criteria set
  std::string parent;                      ///< a code; empty: not stated
  std::vector<unit_attribute> attributes;  ///< no name twice
};

[[nodiscard]] inline bool same_identity(const unit& a, const unit& b) noexcept {
  return a.code == b.code && a.code_system == b.code_system && a.valid_from == b.valid_from;
}

/// Whose figures: the unit's own, a reviewer's, or those of the appraisal.
enum class track : std::uint8_t { self, review, appraised };

/// `"self"`, `"review"`, `"appraised"`.
[[nodiscard]] std::string_view name(track track) noexcept;
[[nodiscard]] std::optional<track> track_named(std::string_view name) noexcept;

}  // namespace xaso
