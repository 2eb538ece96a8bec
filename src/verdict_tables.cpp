// Making rules and tables, once.
// SPDX-License-Identifier: Apache-2.0
#include "verdict_tables.hpp"

#include <algorithm>

namespace xaso::detail {

verdict_tables::verdict_tables(const bound_table& of) : table_(of), known_(of.indicators().size()) {
  for (std::size_t slot = 0; slot < known_.size(); ++slot) {
    const std::size_t cases = of.indicators()[slot].cases.size();
    known_[slot].ratio_rules.resize(cases);
    known_[slot].value_rules.resize(cases);
    known_[slot].has_rule.resize(cases);
    known_[slot].tables.resize(cases * statements);
  }
}

void verdict_tables::vary(std::size_t slot, const std::vector<circumstance_case>& cases,
                          bool same_tables) {
  varied_ = slot;
  varied_cases_ = &cases;
  known_tables& known = known_[slot];
  std::fill(known.has_rule.begin(), known.has_rule.end(), false);
  if (same_tables) return;
  for (auto& table : known.tables) table.reset();
}

const std::optional<ratio_rule>& verdict_tables::ratio_rule_of(std::size_t slot, std::size_t one) {
  known_tables& known = known_[slot];
  if (!known.has_rule[one]) {
    const bound_indicator& of = table_.indicators()[slot];
    known.ratio_rules[one] =
        detail::ratio_rule_of(of.judged.indicator->measure, cases_of(slot)[one], of.numerator_scale,
                              of.denominator_scale);
    known.has_rule[one] = true;
  }
  return known.ratio_rules[one];
}

const std::optional<value_rule>& verdict_tables::value_rule_of(std::size_t slot, std::size_t one) {
  known_tables& known = known_[slot];
  if (!known.has_rule[one]) {
    const bound_indicator& of = table_.indicators()[slot];
    known.value_rules[one] =
        detail::value_rule_of(*of.judged.indicator, cases_of(slot)[one], of.value_scale);
    known.has_rule[one] = true;
  }
  return known.value_rules[one];
}

const class_table& verdict_tables::table_of(std::size_t slot, std::size_t one,
                                            std::uint8_t stated) {
  std::unique_ptr<class_table>& known = known_[slot].tables[one * statements + stated];
  if (known == nullptr) known = std::make_unique<class_table>(make(slot, one, stated));
  return *known;
}

class_table verdict_tables::make(std::size_t slot, std::size_t one, std::uint8_t stated) {
  const bound_indicator& of = table_.indicators()[slot];
  const circumstance_case& in = cases_of(slot)[one];
  switch (of.form) {
    case figure_form::none:
      break;
    case figure_form::ratio:
      if (const auto& rule = ratio_rule_of(slot, one)) {
        return table_of_ratio(of.judged, in, stated, *rule, of.numerator_scale,
                              of.denominator_scale);
      }
      break;
    case figure_form::value:
      if (const auto& rule = value_rule_of(slot, one)) {
        return table_of_value(of.judged, in, stated, *rule, of.value_scale);
      }
      break;
    case figure_form::codes:
      return of.items_as_codes ? table_of_items(of.judged, in, stated)
                               : table_of_options(of.judged, in, stated);
    case figure_form::items:
      return table_of_items(of.judged, in, stated);
  }
  return table_of_nothing(of.judged, in, stated);
}

}  // namespace xaso::detail
