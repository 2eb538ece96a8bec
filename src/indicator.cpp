// The words for measures and for evidence.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/indicator.hpp"

namespace xaso {

std::string_view name(measure_type type) noexcept {
  switch (type) {
    case measure_type::ratio:
      return "ratio";
    case measure_type::count:
      return "count";
    case measure_type::quantity:
      return "quantity";
    case measure_type::yes_no:
      return "yes_no";
    case measure_type::choice:
      return "choice";
    case measure_type::checklist:
      return "checklist";
    case measure_type::derived:
      return "derived";
  }
  return "unknown";
}

std::string_view name(evidence_rule rule) noexcept {
  switch (rule) {
    case evidence_rule::none:
      return "none";
    case evidence_rule::required:
      return "required";
    case evidence_rule::or_explanation:
      return "or_explanation";
  }
  return "unknown";
}

}  // namespace xaso
