// Gaps of figures, by what they measure.
// SPDX-License-Identifier: Apache-2.0
#include "figure_gap.hpp"

#include <optional>

namespace xaso::detail {
namespace {

/// The gap of a checklist: items still to be checked.
gap gap_of_items(const checked_requirement& required, const measure& measure,
                 const figure_view& figure) {
  const std::size_t needed = required.all ? measure.options.size() : required.checked.value_or(0);
  std::size_t checked = 0;
  for (const option& item : measure.options) {
    const std::optional<bool> state = item_checked(figure, item.code);
    if (!state) return {};  // not an exact figure
    if (*state) ++checked;
  }
  gap out;
  out.change = {gap_count::kind::number, static_cast<std::int64_t>(needed - checked)};
  return out;
}

gap gap_of_number(const measure& measure, const figure_view& figure,
                  const number_requirement& required, const judgement& verdict) {
  if (!measure.is_ratio()) {
    const amount value = number_of(figure);
    if (!verdict.failed() || !value.is_exact()) return {};
    return measure.is_count() ? gap_of_count(value.exact, required)
                              : gap_of_quantity(value.exact, required);
  }
  const bool open = verdict.status == status::undetermined && !verdict.wrong_type &&
                    !verdict.inconsistent && !verdict.lacks_evidence;
  if (verdict.status != status::not_met && !open) return {};
  gap found = gap_of(ratio_of(figure), measure.ratio, required, verdict.failed());
  // How many sub-units there are does not change with how they stand.
  if (measure.type == measure_type::derived) found.change_both = {};
  return found;
}

}  // namespace

gap gap_of_figure(const indicator& indicator, const figure_view& figure,
                  possible_requirements required, const judgement& verdict) {
  if (gives_nothing(figure)) return {};
  if (const auto* items = std::get_if<checked_requirement>(&indicator.require)) {
    return verdict.failed() ? gap_of_items(*items, indicator.measure, figure) : gap();
  }
  const bool number = std::holds_alternative<number_rule>(indicator.require);
  if (!number || required.size() != 1) return {};
  return gap_of_number(indicator.measure, figure, required.front(), verdict);
}

}  // namespace xaso::detail
