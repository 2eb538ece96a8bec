// The order of judging. Each step decides or leaves the figure to the next.
// SPDX-License-Identifier: Apache-2.0
#include "judge.hpp"

#include <algorithm>

#include "scoring.hpp"

namespace xaso::detail {
namespace {

using bit = outcomes::bit;

/// Whether the figure leaves the points open that it scores; of cohort-relative ones, whether its
/// value is not exact.
bool leaves_points_open(const indicator& indicator, const figure_view& view) {
  if (std::holds_alternative<cohort_points>(indicator.points->rule)) {
    return !exact_value(indicator.measure, view);
  }
  judgement alone;
  alone.left = candidates::met;
  return score_figure({&indicator, view, &alone, nullptr}).is_open;
}

bool is_declared(const measure& measure, std::string_view code) noexcept {
  return std::any_of(measure.options.begin(), measure.options.end(),
                     [code](const option& option) { return option.code == code; });
}

bool is_number(const figure_view& view) noexcept {
  switch (view.figure->value_is) {
    case value_form::absent:
    case value_form::number:
    case value_form::range:
      return true;
    case value_form::text:
      return number_of(view).is_given();
    default:
      return false;
  }
}

bool gives_parts(const packed_figure& figure) noexcept {
  return figure.numerator_is != part_form::absent || figure.denominator_is != part_form::absent;
}

bool is_fraction(part_form form, decimal part) noexcept {
  return form == part_form::number && !part.is_whole();
}

bool ratio_has_right_type(const ratio_rules& rules, const figure_view& view) noexcept {
  if (!is_number(view)) return false;
  const amount percent = number_of(view);
  if (percent.is_exact() && percent.exact.is_negative()) return false;
  return rules.decimal_parts ||
         (!is_fraction(view.figure->numerator_is, view.figure->numerator) &&
          !is_fraction(view.figure->denominator_is, view.figure->denominator));
}

bool count_has_right_type(const figure_view& view) noexcept {
  if (!is_number(view)) return false;
  const amount value = number_of(view);
  return !value.is_exact() || (value.exact.is_whole() && !value.exact.is_negative() &&
                               value.exact <= decimal(1'000'000'000'000'000));
}

const packed_items& items_of(const figure_view& view) noexcept {
  return view.data->items[measurement_data::index(view.figure->value)];
}

bool checklist_has_right_type(const measure& measure, const figure_view& view) noexcept {
  switch (view.figure->value_is) {
    case value_form::absent:
      return true;
    case value_form::checked:
    case value_form::states: {
      const packed_items& items = items_of(view);
      return std::all_of(items.begin(), items.end(),
                         [&](const item_state& item) { return is_declared(measure, item.first); });
    }
    default:
      return false;
  }
}

std::string_view text_of(const figure_view& view) noexcept {
  return view.data->texts[measurement_data::index(view.figure->value)];
}

outcomes held_against(const is_requirement& required, const figure_view& view) noexcept {
  if (!required.is) return bit::open;
  return (view.figure->value != decimal(0)) == *required.is ? bit::met : bit::otherwise;
}

outcomes held_against(const one_of_requirement& required, const figure_view& view) noexcept {
  if (!required.one_of) return bit::open;
  const auto& accepted = *required.one_of;
  return std::find(accepted.begin(), accepted.end(), text_of(view)) != accepted.end()
             ? bit::met
             : bit::otherwise;
}

outcomes held_against(const checked_requirement& required, const measure& measure,
                      const figure_view& view) noexcept {
  if (!required.all && !required.checked) return bit::open;
  const std::size_t needed = required.all ? measure.options.size() : *required.checked;
  std::size_t checked = 0;
  std::size_t unknown = 0;
  for (const option& item : measure.options) {
    const std::optional<bool> state = item_checked(view, item.code);
    if (!state) ++unknown;
    if (state.value_or(false)) ++checked;
  }
  outcomes result;
  if (checked + unknown >= needed) result |= bit::met;
  if (checked < needed) result |= bit::otherwise;
  return result;
}

/// What is required in each case, where it is no number.
constexpr std::size_t one_case = 1;

/// What the completions of a figure of the right type, of which something is given, come to.
outcomes outcomes_of(const indicator& indicator, const figure_view& view,
                     const number_requirement& required) noexcept {
  const measure& measure = indicator.measure;
  if (measure.is_ratio()) {
    const ratio_figure figure = ratio_of(view);
    const bool contradicted =
        figure.percent.is_exact() && figure.numerator.is_exact() && figure.denominator.is_exact() &&
        figure.denominator.exact != decimal(0) && !view.figure->approximate &&
        contradicts(figure.percent.exact, figure.numerator.exact, figure.denominator.exact);
    if (contradicted) return {};
    return judge(figure, measure.ratio, required);
  }
  if (measure.is_count()) return judge_count(number_of(view), required);
  if (measure.type == measure_type::quantity) return judge_quantity(number_of(view), required);
  if (const auto* yes_no = std::get_if<is_requirement>(&indicator.require)) {
    return held_against(*yes_no, view);
  }
  if (const auto* choice = std::get_if<one_of_requirement>(&indicator.require)) {
    return held_against(*choice, view);
  }
  if (const auto* checklist = std::get_if<checked_requirement>(&indicator.require)) {
    return held_against(*checklist, measure, view);
  }
  return bit::met;  // nothing is required
}

reason reason_of_met(const requirement& require) noexcept {
  const auto* number = std::get_if<number_rule>(&require);
  if (number == nullptr) return reason::as_required;
  return number->lower ? reason::reached : reason::within_limit;
}

reason reason_of_not_met(measure_type type, outcomes of) noexcept {
  switch (type) {
    case measure_type::yes_no:
      return reason::not_as_required;
    case measure_type::choice:
      return reason::not_among;
    case measure_type::checklist:
      return reason::unchecked;
    default:
      return of.has(bit::below) ? reason::below_threshold : reason::above_limit;
  }
}

bool has_unknown(const requirement& require, const number_requirement& numbers) noexcept {
  if (const auto* yes_no = std::get_if<is_requirement>(&require)) return !yes_no->is;
  if (const auto* choice = std::get_if<one_of_requirement>(&require)) return !choice->one_of;
  if (const auto* checklist = std::get_if<checked_requirement>(&require)) {
    return !checklist->all && !checklist->checked;
  }
  return numbers.has_unknown();
}

/// Why a figure is open that no step decided.
reason reason_of_open(const indicator& indicator, const figure_view& view,
                      const number_requirement& required) noexcept {
  if (has_unknown(indicator.require, required)) return reason::unknown_threshold;
  if (gives_nothing(view)) return reason::missing_value;
  if (view.from_sub_units) return reason::undetermined_sub_units;
  if (indicator.measure.type == measure_type::checklist) return reason::missing_items;
  if (indicator.measure.is_ratio() && gives_parts(*view.figure)) {
    const ratio_figure figure = ratio_of(view);
    if (percent_judges(figure)) return reason::missing_value;
    if (figure.denominator.is_exact()) return reason::missing_numerator;
    if (figure.numerator.is_exact()) return reason::missing_denominator;
  }
  return reason::missing_value;
}

/// What a denominator of 0 comes to.
candidates zero_counts_as(const ratio_rules& rules) noexcept {
  switch (rules.zero.value_or(zero_denominator::undetermined)) {
    case zero_denominator::met:
      return candidates::met;
    case zero_denominator::not_applicable:
      return candidates::out;
    case zero_denominator::undetermined:
      break;
  }
  return candidates::either;
}

candidates candidates_of(outcomes of, const ratio_rules& rules) noexcept {
  candidates result;
  if (of.has(bit::met)) result |= candidates::met;
  if (of.has(bit::below) || of.has(bit::above) || of.has(bit::otherwise)) {
    result |= candidates::not_met;
  }
  if (of.has(bit::open)) result |= candidates::either;
  if (of.has(bit::zero)) result |= zero_counts_as(rules);
  return result;
}

std::optional<status> reported_in(const figure_view& view) noexcept {
  if (view.figure == nullptr) return {};
  if (view.figure->reported_met) return status::met;
  if (view.figure->reported_not_met) return status::not_met;
  return {};
}

candidates as_candidates(status status) noexcept {
  return status == xaso::status::met       ? candidates::met
         : status == xaso::status::not_met ? candidates::not_met
                                           : candidates::out;
}

/// What one case makes of a figure: a verdict, or (undetermined) why it is open.
struct case_verdict {
  outcomes found;
  xaso::status status = xaso::status::undetermined;
  xaso::reason reason = xaso::reason::missing_value;

  friend bool operator==(const case_verdict& a, const case_verdict& b) noexcept {
    return a.status == b.status && a.reason == b.reason;
  }
};

case_verdict verdict_of(const indicator& indicator, const figure_view& view,
                        const number_requirement& required) noexcept {
  case_verdict result;
  result.found = gives_nothing(view) ? outcomes(bit::open) : outcomes_of(indicator, view, required);
  if (result.found == outcomes(bit::zero)) {
    const candidates zero = zero_counts_as(indicator.measure.ratio);
    result.status = zero.status();
    result.reason = reason::zero_denominator;
  } else if (result.found == outcomes(bit::met)) {
    result.status = status::met;
    result.reason = reason_of_met(indicator.require);
  } else if (result.found.only(outcomes(bit::below) | bit::above | bit::otherwise)) {
    result.status = status::not_met;
    result.reason = reason_of_not_met(indicator.measure.type, result.found);
  } else {
    result.reason = reason_of_open(indicator, view, required);
  }
  return result;
}

/// Steps 3 to 6 of one figure that is of the right type.
class judging {
 public:
  judging(const indicator& indicator, const figure_view& view,
          possible_requirements required) noexcept
      : indicator_(indicator), view_(view), required_(required) {}

  judgement run() {
    if (view_.inconsistent) return contradictory();
    case_verdict verdict = verdict_of(indicator_, view_, required(0));
    if (verdict.found.empty()) return contradictory();
    outcomes found = verdict.found;
    const std::size_t cases = std::max(required_.size(), one_case);
    for (std::size_t i = 1; i < cases; ++i) {
      const case_verdict other = verdict_of(indicator_, view_, required(i));
      found |= other.found;
      if (other == verdict) continue;
      verdict.status = status::undetermined;
      verdict.reason = reason::missing_attribute;
    }
    judge_found(found, verdict);
    return result_;
  }

 private:
  [[nodiscard]] const number_requirement& required(std::size_t index) const noexcept {
    static const number_requirement nothing;
    return required_.empty() ? nothing : required_[index];
  }

  void judge_found(outcomes found, const case_verdict& verdict) {
    completions_ = candidates_of(found, indicator_.measure.ratio);
    // Of nothing given the denominator is missing too, and may be 0.
    if (gives_nothing(view_) && zero_drops_out()) completions_ |= candidates::out;
    const bool zero = found == outcomes(bit::zero);
    result_.percentage_not_read = zero && view_.figure->value_is != value_form::absent;
    if (!zero && verdict.status != status::undetermined) rest_on_bounds(found);

    if (!indicator_.is_judged()) {
      judge_points_only(zero);
    } else if (verdict.status == status::undetermined) {
      hear_statements(verdict.reason);
    } else {
      decide(verdict.status, verdict.reason);
    }
  }

  [[nodiscard]] judgement contradictory() const noexcept {
    judgement result;
    result.reason = reason::inconsistent_value;
    result.inconsistent = true;
    return result;
  }

  [[nodiscard]] bool zero_drops_out() const noexcept {
    return indicator_.measure.is_ratio() &&
           indicator_.measure.ratio.zero == zero_denominator::not_applicable;
  }

  [[nodiscard]] bool declared() const noexcept {
    return view_.detail != nullptr && !view_.detail->not_applicable.empty();
  }

  void rest_on_bounds(outcomes found) noexcept {
    const bool met = found.has(bit::met);
    result_.rests_on_lower = met || found.has(bit::below);
    result_.rests_on_upper = met || found.has(bit::above);
  }

  /// One that only scores is not applicable or nothing.
  void judge_points_only(bool zero) {
    result_.left = candidates::met;
    if (zero && zero_drops_out()) return decide(status::not_applicable, reason::zero_denominator);
    if (completions_.may_be_out()) result_.left |= candidates::out;
    result_.not_applicable_refused = declared() && !indicator_.may_be_not_applicable;
    if (!indicator_.may_be_not_applicable) return;
    if (!leaves_points_open(indicator_, view_)) {
      result_.not_applicable_contradicted = declared();
    } else if (declared()) {
      conclude(status::not_applicable, reason::declared_not_applicable);
    } else {
      result_.may_be_declared = true;
    }
  }

  /// What the figure decides, against what the unit states beside it.
  void decide(status status, reason reason) noexcept {
    conclude(status, reason);
    const auto reported = indicator_.is_judged() ? reported_in(view_) : std::nullopt;
    result_.reported_contradicted = reported && *reported != status;
    if (!declared()) return;
    result_.not_applicable_refused = !indicator_.may_be_not_applicable;
    result_.not_applicable_contradicted =
        indicator_.may_be_not_applicable && status != status::not_applicable;
  }

  /// Takes a status over, a met one only with the evidence asked for.
  void conclude(status status, reason reason) noexcept {
    result_.without_gate = as_candidates(status);
    if (status == status::met && !has_evidence(indicator_, view_)) {
      result_.lacks_evidence = true;
      result_.reason = reason::missing_evidence;
      result_.left = candidates::either;
      return;
    }
    result_.status = status;
    result_.reason = reason;
    result_.left = as_candidates(status);
  }

  /// The figure decides nothing: what the unit states may.
  void hear_statements(reason open) noexcept {
    const auto reported = reported_in(view_);
    const bool possible = reported && (completions_.bits() & as_candidates(*reported).bits()) != 0;
    result_.reported_contradicted = reported && !possible;
    result_.not_applicable_refused = declared() && !indicator_.may_be_not_applicable;

    if (declared() && indicator_.may_be_not_applicable) {
      conclude(status::not_applicable, reason::declared_not_applicable);
    } else if (possible) {
      conclude(*reported, reason::reported);
      // Unlike a figure, a report without evidence leaves the denominator open.
      if (result_.status == status::undetermined && completions_.may_be_out()) {
        result_.left |= candidates::out;
      }
    } else {
      leave_open(open);
    }
  }

  void leave_open(reason open) noexcept {
    const bool zero = open == reason::zero_denominator;
    result_.reason =
        result_.not_applicable_refused && !zero ? reason::not_applicable_refused : open;
    result_.left = completions_;
    result_.without_gate = completions_;
    // A completion that is met would still lack the evidence.
    if (completions_.may_be_met() && !has_evidence(indicator_, view_)) {
      result_.left |= candidates::not_met;
    }
    result_.may_be_declared = indicator_.may_be_not_applicable;
  }

  const indicator& indicator_;
  const figure_view& view_;
  possible_requirements required_;
  candidates completions_;
  judgement result_;
};

}  // namespace

judgement judge(const indicator& indicator, const figure_view& figure,
                possible_requirements required) {
  if (figure.figure != nullptr && !has_right_type(indicator.measure, figure)) {
    judgement result;
    result.reason = reason::wrong_type;
    result.wrong_type = true;
    return result;
  }
  return judging(indicator, figure, required).run();
}

judgement not_applicable_by_condition() noexcept {
  judgement result;
  result.status = status::not_applicable;
  result.reason = reason::condition_not_applicable;
  result.left = candidates::out;
  return result;
}

std::vector<std::pair<status, reason>> verdicts_by_case(const indicator& indicator,
                                                        const figure_view& figure,
                                                        possible_requirements required) {
  std::vector<std::pair<status, reason>> verdicts;
  for (const number_requirement& each : required) {
    const case_verdict verdict = verdict_of(indicator, figure, each);
    verdicts.emplace_back(verdict.status, verdict.reason);
  }
  return verdicts;
}

bool has_evidence(const indicator& indicator, const figure_view& view) noexcept {
  if (indicator.evidence == evidence_rule::none) return true;
  if (view.detail == nullptr) return false;
  return !view.detail->evidence.empty() ||
         (indicator.evidence == evidence_rule::or_explanation && !view.detail->explanation.empty());
}

ratio_figure ratio_of(const figure_view& view) noexcept {
  if (view.figure == nullptr) return {};
  return {view.data->numerator_of(*view.figure), view.data->denominator_of(*view.figure),
          number_of(view)};
}

std::optional<exact_ratio> exact_value(const measure& measure, const figure_view& view) noexcept {
  if (view.figure == nullptr || view.inconsistent || gives_nothing(view) ||
      !has_right_type(measure, view)) {
    return {};
  }
  if (!measure.is_ratio()) {
    const amount value = number_of(view);
    if (!value.is_exact()) return {};
    return exact_ratio{value.exact.mantissa(), wide_power_of_ten(value.exact.scale())};
  }
  const ratio_figure figure = ratio_of(view);
  const bool exact = percent_judges(figure)
                         ? figure.percent.is_exact()
                         : figure.numerator.is_exact() && figure.denominator.is_exact();
  if (!exact) return {};
  const figure_extent extent = extent_of_ratio(figure, measure.ratio);
  return extent.empty ? std::nullopt : extent.least;
}

amount number_of(const figure_view& view) noexcept {
  if (view.figure == nullptr) return {};
  if (view.figure->value_is == value_form::text) {
    const decimal::parsed number = decimal::parse(text_of(view));
    return number ? amount(number.value) : amount();
  }
  return view.data->value_of(*view.figure);
}

bool has_right_type(const measure& measure, const figure_view& view) noexcept {
  if (!measure.is_ratio() && gives_parts(*view.figure)) return false;
  const value_form form = view.figure->value_is;
  switch (measure.type) {
    case measure_type::derived:
      return measure.is_ratio() ? ratio_has_right_type(measure.ratio, view)
                                : count_has_right_type(view);
    case measure_type::ratio:
      return ratio_has_right_type(measure.ratio, view);
    case measure_type::count:
      return count_has_right_type(view);
    case measure_type::quantity:
      return is_number(view);
    case measure_type::yes_no:
      return form == value_form::absent || form == value_form::boolean;
    case measure_type::choice:
      return form == value_form::absent ||
             (form == value_form::text && is_declared(measure, text_of(view)));
    case measure_type::checklist:
      return checklist_has_right_type(measure, view);
  }
  return false;
}

bool gives_nothing(const figure_view& view) noexcept {
  if (view.figure == nullptr) return true;
  if (gives_parts(*view.figure)) return false;
  if (view.figure->value_is == value_form::states) {
    const packed_items& items = items_of(view);
    return std::none_of(items.begin(), items.end(),
                        [](const item_state& item) { return item.second.has_value(); });
  }
  return view.figure->value_is == value_form::absent;
}

std::optional<bool> item_checked(const figure_view& view, std::string_view item) noexcept {
  const packed_items& items = items_of(view);
  const auto found = std::find_if(items.begin(), items.end(),
                                  [item](const item_state& state) { return state.first == item; });
  if (found != items.end()) return found->second;
  if (view.figure->value_is == value_form::checked) return false;
  return {};
}

}  // namespace xaso::detail
