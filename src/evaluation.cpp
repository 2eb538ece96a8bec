// Working out of the stored verdicts what an answer says beside them.
// SPDX-License-Identifier: Apache-2.0
#include "xaso/evaluation.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "evaluation_data.hpp"
#include "figure_gap.hpp"
#include "name_in.hpp"
#include "xaso/code.hpp"

namespace xaso {
namespace {

using detail::figure_view;
using detail::judgement;
using detail::node_place;

const indicator& indicator_of(const node_place& place) {
  return std::get<indicator>(place.node->content);
}

/// The figure as it is shown; nothing where it is of another type.
class showing {
 public:
  showing(const indicator& indicator, const figure_view& figure,
          detail::possible_requirements required)
      : indicator_(indicator), figure_(figure), required_(required) {}

  shown_value run() {
    if (gives_nothing(figure_) || !has_right_type(indicator_.measure, figure_)) return {};
    if (indicator_.measure.is_ratio()) {
      show_ratio();
    } else {
      show_value();
    }
    shown_.approximate = figure_.figure->approximate;
    return std::move(shown_);
  }

 private:
  void show_value() {
    switch (indicator_.measure.type) {
      case measure_type::yes_no:
        if (figure_.figure->value_is == detail::value_form::boolean) {
          shown_.value = figure_.figure->value != decimal(0);
        }
        break;
      case measure_type::choice:
        shown_.value = figure_.data->texts[detail::measurement_data::index(figure_.figure->value)];
        break;
      case measure_type::checklist:
        show_items();
        break;
      default:
        shown_.value = number_of(figure_);
        break;
    }
  }

  void show_ratio() {
    const ratio_figure numbers = ratio_of(figure_);
    shown_.numerator = numbers.numerator;
    shown_.denominator = numbers.denominator;
    const bool both = numbers.numerator.is_exact() && numbers.denominator.is_exact();
    const bool zero = numbers.denominator.is_exact() && numbers.denominator.exact == decimal(0);
    if (zero) return;  // a percentage beside it is not read
    if (both) {
      show_percent(numbers);
    } else if (numbers.percent.is_exact()) {
      shown_.percent = numbers.percent.exact.to_string();
    } else {
      shown_.percent_range = numbers.percent;
    }
  }

  /// With as many decimals as it takes for each of the requirements, and each step of points.
  void show_percent(const ratio_figure& numbers) {
    const auto shown = [&](const number_requirement& required) {
      return shown_percent(numbers.numerator.exact, numbers.denominator.exact,
                           indicator_.measure.ratio, required);
    };
    shown_.percent = shown({});
    const auto show_for = [&](const number_requirement& required) {
      std::string one = shown(required);
      if (one.size() > shown_.percent.size()) shown_.percent = std::move(one);
    };
    for (const number_requirement& each : required_) show_for(each);
    if (!indicator_.points) return;
    const auto* steps = std::get_if<step_points>(&indicator_.points->rule);
    for (std::size_t i = 0; steps != nullptr && i < steps->steps.size(); ++i) {
      const bound limit{steps->steps[i].limit, {}};
      number_requirement step;
      if (steps->at_most) {
        step.upper = threshold{comparison::at_most, limit};
      } else {
        step.lower = threshold{comparison::at_least, limit};
      }
      show_for(step);
    }
  }

  void show_items() {
    std::vector<item_state> items;
    for (const option& item : indicator_.measure.options) {
      items.emplace_back(item.code, item_checked(figure_, item.code));
    }
    shown_.value = std::move(items);
  }

  const indicator& indicator_;
  const figure_view& figure_;
  detail::possible_requirements required_;
  shown_value shown_;
};

/// The sources of the bounds that decided: those that failed, or all that hold.
certainty certainty_of_bounds(detail::possible_requirements required, const judgement& verdict) {
  certainty result = certainty::attested;
  for (const number_requirement& each : required) {
    if (each.lower && verdict.rests_on_lower) {
      result = weaker(result, weakest(each.lower->limit.sources));
    }
    if (each.upper && verdict.rests_on_upper) {
      result = weaker(result, weakest(each.upper->limit.sources));
    }
  }
  return result;
}

certainty certainty_of(const detail::plan& plan, const node_place& place,
                       const detail::verdict& verdict) {
  certainty result = weakest(place.node->sources);
  result = weaker(result, certainty_of_bounds(verdict.required, verdict.figure));
  if (verdict.status == status::not_applicable && place.by_policy_of_set) {
    result = weaker(result, weakest(plan.set().definition().policies.sources));
  }
  return result;
}

/// The sources of every number of a form.
certainty certainty_of_numbers(const form& form) {
  if (const auto* tally = std::get_if<tally_form>(&form.content)) {
    return weakest(tally->number.sources);
  }
  if (const auto* points = std::get_if<points_form>(&form.content)) {
    return weakest(points->at_least.sources);
  }
  if (const auto* groups = std::get_if<each_group_form>(&form.content)) {
    return weakest(groups->at_least.sources);
  }
  certainty result = certainty::attested;
  if (const auto* combined = std::get_if<combined_form>(&form.content)) {
    for (const xaso::form& operand : combined->operands) {
      result = weaker(result, certainty_of_numbers(operand));
    }
  }
  return result;
}

/// Whether points are reported that the figure, or the rule, does not allow.
bool contradicts_reported_points(const detail::evaluation_data& data, std::size_t row,
                                 std::size_t slot, const detail::verdict& verdict) {
  const figure_view figure = data.binding.figure(row, slot);
  if (figure.detail == nullptr || !figure.detail->reported_points) return false;
  const auto scored = data.plan->scores().of_member(slot);
  if (!data.indicator_at(slot).points || !scored) return true;
  if (verdict.figure.left == candidates::out) return true;
  if (data.scores.empty()) return score(data, row).figures[*scored].reported_contradicted;
  return data.scores[row].figures[*scored].reported_contradicted;
}

/// What is required of the unit; nothing where its circumstances leave several bounds.
requirement required_of(const indicator& indicator, const detail::verdict& verdict) {
  if (!std::holds_alternative<number_rule>(indicator.require)) return indicator.require;
  if (verdict.required.size() != 1) return std::monostate();
  return number_rule(verdict.required.front());
}

/// The points of a node; none where it does not score, or is out.
std::optional<shown_points> points_of(const detail::evaluation_data& data, std::size_t row,
                                      std::size_t member) {
  const auto scored = data.plan->scores().of_member(member);
  if (!scored || data.scores[row].nodes[*scored].out) return {};
  const detail::scored_node& node = data.plan->scores().nodes()[*scored];
  if (node.scorer == nullptr && node.points == nullptr) return {};
  return data.scores[row].nodes[*scored].shown;
}

/// An end of a cohort as the figure of the unit that holds it is shown.
std::string shown_end(const detail::evaluation_data& data, std::size_t cohort,
                      detail::exact_ratio value) {
  const std::size_t slot = data.plan->cohort_indicators()[cohort];
  const indicator& of = data.indicator_at(slot);
  const auto holder = data.cohorts[cohort].is_stated() ? std::nullopt : data.holder_of(slot, value);
  if (!holder || !of.measure.is_ratio()) return detail::shown_number(value);
  const detail::verdict verdict = data.judge_indicator(*holder, slot);
  return showing(of, data.binding.figure(*holder, slot), verdict.required).run().percent;
}

/// Where an answer of a unit goes wrong about its own figure.
void add_diagnostics(const detail::evaluation_data& data, std::size_t row, std::size_t slot,
                     std::vector<diagnostic>& out) {
  const detail::verdict found = data.judge_indicator(row, slot);
  const judgement& verdict = found.figure;
  const figure_view figure = data.binding.figure(row, slot);
  if (found.applies == false) return;  // of what does not apply nothing is looked at
  const auto add = [&](diagnostic::kind what) -> diagnostic& {
    diagnostic& added = out.emplace_back();
    added.what = what;
    added.at = data.plan->indicators()[slot].node->code;
    added.entry = data.binding.entry_index(row);
    if (figure.figure != nullptr) added.offset = figure.figure->offset;
    return added;
  };
  if (verdict.wrong_type) add(diagnostic::kind::wrong_type);
  if (verdict.inconsistent) add(diagnostic::kind::inconsistent_value);
  if (verdict.percentage_not_read) add(diagnostic::kind::percentage_not_read);
  if (verdict.not_applicable_refused) add(diagnostic::kind::not_applicable_refused);
  if (verdict.not_applicable_contradicted) {
    diagnostic& added = add(diagnostic::kind::not_applicable_contradicted);
    if (data.indicator_at(slot).is_judged()) added.found = found.status;
  }
  if (verdict.reported_contradicted) {
    diagnostic& added = add(diagnostic::kind::reported_contradicted);
    added.given = name(figure.figure->reported_met ? status::met : status::not_met);
    added.found = found.status;
  }
  if (contradicts_reported_points(data, row, slot, found)) {
    add(diagnostic::kind::reported_points_contradicted).given =
        figure.detail->reported_points->to_string();
  }
  if (data.binding.has_figure_beside(row, slot)) add(diagnostic::kind::figure_beside_sub_units);
}

}  // namespace

std::string_view name(diagnostic::kind kind) noexcept {
  static constexpr std::array<std::string_view, 19> names{
      "wrong_type",
      "inconsistent_value",
      "percentage_not_read",
      "not_applicable_refused",
      "not_applicable_contradicted",
      "reported_contradicted",
      "reported_points_contradicted",
      "figure_beside_sub_units",
      "unknown_code",
      "not_an_indicator",
      "unknown_attribute",
      "unknown_attribute_value",
      "unknown_fact",
      "unknown_recognition",
      "check_failed",
      "other_criteria",
      "outside_in_force",
      "wrong_level",
      "track_missing",
  };
  return detail::name_in(names, kind);
}

std::string_view name(ground::kind kind) noexcept {
  static constexpr std::array<std::string_view, 8> names{
      "node",           "fact",       "attribute",    "threshold",
      "unspecified_in", "conclusion", "sub_units_of", "number_of"};
  return detail::name_in(names, kind);
}

std::string_view name(rank_answer::unranked why) noexcept {
  static constexpr std::array<std::string_view, 5> names{"no", "unranked_when", "missing_attribute",
                                                         "missing_fact", "not_applicable"};
  return detail::name_in(names, why);
}

const unit_entry& unit_answer::entry() const noexcept { return data_->binding.entry(row_); }

status_summary unit_answer::summary() const noexcept {
  const detail::membership& every = data_->plan->every_indicator();
  status_summary result;
  for (const std::size_t member : every.members) {
    const bool is_group = member >= indicator_count();
    const std::size_t slot = is_group ? member - indicator_count() : member;
    switch (is_group ? data_->group_statuses[row_ * group_count() + slot] : status(member)) {
      case status::met:
        ++result.met;
        break;
      case status::not_met:
        ++result.not_met;
        break;
      case status::undetermined:
        ++result.undetermined;
        break;
      case status::not_applicable:
        ++result.not_applicable;
        break;
    }
  }
  for (const std::size_t member : every.scored) {
    const bool out = member < indicator_count()
                         ? status(member) == status::not_applicable
                         : data_->applies(row_, data_->plan->member(member)) == false;
    ++(out ? result.not_applicable : result.scored);
  }
  for (const std::size_t index : every.pools) {
    const detail::unspecified_pool& pool = data_->plan->pools()[index];
    const std::size_t count = pool.count.value_or(1);
    const bool out = hold_all(pool.conditions, data_->plan->variables().all(),
                              data_->binding.known(row_)) == false;
    if (out) {
      result.not_applicable += count;
    } else {
      result.undetermined += count;
      result.unspecified += count;
    }
  }
  return result;
}

std::size_t unit_answer::indicator_count() const noexcept {
  return data_->plan->indicators().size();
}

status unit_answer::status(std::size_t indicator) const noexcept {
  return data_->statuses[row_ * indicator_count() + indicator];
}

reason unit_answer::reason(std::size_t indicator) const noexcept {
  return data_->reasons[row_ * indicator_count() + indicator];
}

indicator_answer unit_answer::indicator(std::size_t slot) const {
  const node_place& place = data_->plan->indicators()[slot];
  const figure_view figure = data_->binding.figure(row_, slot);
  const detail::verdict verdict = data_->judge_indicator(row_, slot);

  indicator_answer answer;
  answer.node = place.node;
  answer.indicator = &indicator_of(place);
  answer.status = verdict.status;
  answer.reason = verdict.reason;
  answer.is_judged =
      answer.indicator->is_judged() || verdict.status == xaso::status::not_applicable;
  // Of what does not apply nothing is looked at.
  if (verdict.applies != false) {
    answer.value = showing(*answer.indicator, figure, verdict.required).run();
  }
  answer.required = required_of(*answer.indicator, verdict);
  if (verdict.applies != false) {
    judgement shown = verdict.figure;
    shown.status = verdict.status;
    answer.gap = gap_of_figure(*answer.indicator, figure, verdict.required, shown);
  }
  answer.points = points_of(*data_, row_, slot);
  answer.certainty = certainty_of(*data_->plan, place, verdict);
  if (figure.detail != nullptr) {
    answer.obstacles = figure.detail->obstacles;
    if (verdict.reason == xaso::reason::declared_not_applicable) {
      answer.declared = figure.detail->not_applicable;
    }
  }
  if (verdict.reason == xaso::reason::missing_fact ||
      verdict.reason == xaso::reason::missing_attribute) {
    answer.missing = as_grounds(data_->open_variables_of(row_, slot), *data_->plan);
  }
  return answer;
}

std::size_t unit_answer::group_count() const noexcept { return data_->plan->groups().size(); }

group_answer unit_answer::group(std::size_t slot) const {
  const node_place& place = data_->plan->groups()[slot].place;
  group_answer answer;
  answer.node = place.node;
  const xaso::status status = data_->group_statuses[row_ * group_count() + slot];
  // One that only scores has a status only where it does not apply.
  if (place.has_status || data_->applies(row_, place) == false) answer.status = status;
  answer.points = points_of(*data_, row_, indicator_count() + slot);
  return answer;
}

std::optional<shown_points> unit_answer::points() const {
  if (data_->scores.empty() || data_->scores[row_].unit.out) return {};
  return data_->scores[row_].unit.shown;
}

std::vector<exact_points> unit_answer::points_exactly() const {
  std::vector<exact_points> result;
  if (data_->scores.empty()) return result;
  const detail::row_scoring scoring(*data_, row_);
  detail::exact_score score = detail::points_exactly(scoring.task);
  const auto add = [&result](std::string_view code, std::optional<exact_points>& points) {
    if (!points) return;
    points->code = code;
    result.push_back(std::move(*points));
  };
  for (std::size_t i = 0; i < score.nodes.size(); ++i) {
    const std::size_t member = data_->plan->scores().nodes()[i].member;
    add(data_->plan->member(member).node->code, score.nodes[i]);
  }
  std::sort(result.begin(), result.end(), [](const exact_points& a, const exact_points& b) {
    return compare_codes(a.code, b.code) < 0;
  });
  add("*", score.unit);
  if (score.unit) std::rotate(result.begin(), result.end() - 1, result.end());
  return result;
}

std::size_t unit_answer::conclusion_count() const noexcept {
  return data_->plan->conclusions().size();
}

conclusion_answer unit_answer::conclusion(std::size_t index) const {
  const detail::compiled_conclusion& compiled = data_->plan->conclusions()[index];
  const detail::standing at = data_->at(row_);
  const auto& levels = compiled.conclusion->levels;

  conclusion_answer answer;
  answer.conclusion = compiled.conclusion;
  answer.status = at.conclusions[index].result.status();
  answer.certainty = weakest(compiled.conclusion->sources);
  const bool applies =
      hold_all(compiled.conditions, data_->plan->variables().all(), *at.known) != false;
  if (compiled.conclusion->when && applies) {
    answer.certainty = weaker(answer.certainty, certainty_of_numbers(*compiled.conclusion->when));
  }
  for (const std::size_t level : possible_levels(compiled, at)) {
    answer.candidates.push_back(level < levels.size() ? &levels[level] : nullptr);
  }
  // Levels are judged from the best to the worst still possible.
  const std::size_t last = std::min<std::size_t>(at.conclusions[index].worst + 1, levels.size());
  for (std::size_t i = 0; i < last && applies; ++i) {
    answer.certainty = weaker(answer.certainty, weakest(levels[i].sources));
    answer.certainty = weaker(answer.certainty, certainty_of_numbers(levels[i].when));
  }

  answer.because = because(index, at);
  answer.waiting_for = waiting_for(index, at);
  for (const ground& ground : answer.because) {
    if (ground.what != ground::kind::node) continue;
    const std::string& code = ground.name;
    if (data_->plan->kind_of(code) == detail::code_kind::indicator) {
      const std::size_t slot = data_->plan->indicator_slot(code);
      answer.certainty =
          weaker(answer.certainty, certainty_of(*data_->plan, data_->plan->indicators()[slot],
                                                data_->judge_indicator(row_, slot)));
    } else {
      answer.certainty = weaker(answer.certainty, weakest(data_->plan->node_of(code).sources));
    }
  }
  return answer;
}

std::vector<diagnostic> unit_answer::diagnostics() const {
  return detail::diagnostics_of(*data_, row_);
}

std::vector<diagnostic> detail::diagnostics_of(const evaluation_data& data, std::size_t row) {
  std::vector<diagnostic> result = data.binding.unknown(row);
  for (std::size_t i = 0; i < data.plan->indicators().size(); ++i) {
    add_diagnostics(data, row, i, result);
  }
  for (const std::size_t check : data.binding.failed_checks(row)) {
    diagnostic& failed = result.emplace_back();
    failed.what = diagnostic::kind::check_failed;
    failed.at = data.plan->checks()[check].check->code;
    failed.entry = data.binding.entry_index(row);
  }
  std::stable_sort(result.begin(), result.end(), [](const diagnostic& a, const diagnostic& b) {
    const int order = compare_codes(a.at, b.at);
    return order != 0 ? order < 0 : a.what < b.what;
  });
  return result;
}

const criteria_set& evaluation::criteria() const noexcept { return data_->plan->set(); }
const measurements& evaluation::measurements() const noexcept {
  return data_->binding.measurements();
}
const question& evaluation::asked() const noexcept { return data_->asked; }

std::optional<int> evaluation::target_year() const noexcept {
  const xaso::measurements& from = measurements();
  if (from.target_year()) return from.target_year();
  if (from.period().from.year == from.period().to.year) return from.period().from.year;
  return {};
}

std::vector<cohort_answer> evaluation::cohorts() const {
  std::vector<cohort_answer> result;
  const std::vector<std::size_t>& slots = data_->plan->cohort_indicators();
  for (std::size_t i = 0; i < slots.size(); ++i) {
    for (const auto& [league, range] : data_->used_cohorts(i)) {
      result.push_back({data_->plan->indicators()[slots[i]].node, league,
                        shown_end(*data_, i, range.least), shown_end(*data_, i, range.greatest)});
    }
  }
  return result;
}

const std::vector<rank_answer>& evaluation::ranks() const noexcept { return data_->ranks; }

std::size_t evaluation::unit_count() const noexcept { return data_->binding.row_count(); }
unit_answer evaluation::unit(std::size_t index) const& noexcept { return {*data_, index}; }
const std::vector<diagnostic>& evaluation::diagnostics() const noexcept {
  return data_->binding.diagnostics();
}

}  // namespace xaso
