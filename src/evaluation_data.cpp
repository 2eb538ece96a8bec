// Holding one indicator against one unit.
// SPDX-License-Identifier: Apache-2.0
#include "evaluation_data.hpp"

#include <algorithm>

namespace xaso::detail {
namespace {

/// Whether a unit's figure goes through the rule: an exact value, or a range.
bool goes_through_rule(const evaluation_data& data, std::size_t row, std::size_t slot) {
  const indicator& of = data.indicator_at(slot);
  const verdict found = data.judge_indicator(row, slot);
  const figure_view figure = data.binding.figure(row, slot);
  if (found.applies == false || found.figure.left == candidates::out || found.figure.wrong_type ||
      found.figure.inconsistent || gives_nothing(figure) || !of.points->max) {
    return false;
  }
  return !of.measure.is_ratio() || !extent_of_ratio(ratio_of(figure), of.measure.ratio).empty;
}

}  // namespace

std::vector<cohort> stated_cohorts(const plan& plan, std::span<const stated_cohort> stated) {
  const std::vector<std::size_t>& slots = plan.cohort_indicators();
  std::vector<cohort> result(slots.size());
  for (std::size_t i = 0; i < slots.size(); ++i) {
    for (const stated_cohort& each : stated) {
      if (each.code != plan.indicators()[slots[i]].node->code) continue;
      const auto as_ratio = [](decimal value) {
        return exact_ratio{value.mantissa(), power_of_ten(value.scale())};
      };
      result[i].state({as_ratio(each.least), as_ratio(each.greatest)});
    }
  }
  return result;
}

void gather(const evaluation_data& data, std::size_t row, std::vector<cohort>& into) {
  const std::vector<std::size_t>& slots = data.plan->cohort_indicators();
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (const auto member = data.member_of(row, slots[i])) into[i].add(*member);
  }
}

standing evaluation_data::at(std::size_t row) const noexcept {
  const std::size_t indicators = plan->indicators().size();
  const std::size_t count = plan->conclusions().size();
  standing result;
  result.plan = plan.get();
  result.known = &binding.known(row);
  result.data = this;
  result.row = row;
  result.reasons = std::span(reasons).subspan(row * indicators, indicators);
  result.members = std::span(members).subspan(row * plan->member_count(), plan->member_count());
  result.pools = std::span(pools).subspan(row * plan->pools().size(), plan->pools().size());
  result.conclusions = std::span(conclusions).subspan(row * count, count);
  if (!scores.empty()) result.score = &scores[row];
  return result;
}

std::optional<bool> evaluation_data::applies_itself(std::size_t row,
                                                    const node_place& place) const {
  if (place.own == nullptr) return true;
  const std::span above(std::span(place.conditions).subspan(1));  // its own comes first
  const std::optional<possibilities> where = where_all(possible(row), above);
  if (!where) return true;  // of no matter: what is above does not apply
  return where->hold(*place.own);
}

/// The circumstances in which a node applies; all of them, where it does in none.
possibilities evaluation_data::where_applicable(std::size_t row, const node_place& place) const {
  return where_all(possible(row), place.conditions).value_or(possible(row));
}

const compiled_requirement& evaluation_data::requirement(std::size_t slot) const noexcept {
  if (overrides != nullptr) {
    const auto found = overrides->of_slot.find(slot);
    if (found != overrides->of_slot.end()) return found->second.required;
  }
  return plan->requirement(slot);
}

const std::optional<number_requirement>& evaluation_data::fixed_requirement(
    std::size_t slot) const noexcept {
  if (overrides != nullptr) {
    const auto found = overrides->of_slot.find(slot);
    if (found != overrides->of_slot.end()) return found->second.fixed;
  }
  return plan->fixed_requirement(slot);
}

verdict evaluation_data::judge_indicator(std::size_t row, std::size_t slot) const {
  const node_place& place = plan->indicators()[slot];
  verdict result;
  result.applies = applies(row, place);
  if (const auto& fixed = fixed_requirement(slot)) {
    result.required = {&*fixed, 1};
  } else {
    result.selected = cases_of(requirement(slot), where_applicable(row, place));
    result.required = result.selected.cases;
  }
  result.figure = result.applies == false
                      ? not_applicable_by_condition()
                      : judge(indicator_at(slot), binding.figure(row, slot), result.required);
  result.status = result.figure.status;
  result.reason = result.figure.reason;
  if (!result.applies) {
    result.status = status::undetermined;
    const std::vector<std::size_t> open = open_variables(place.conditions, binding.known(row));
    const bool facts_only = std::all_of(open.begin(), open.end(), [this](std::size_t variable) {
      return plan->variables().all()[variable].is == detail::variable::kind::fact;
    });
    result.reason = facts_only ? reason::missing_fact : reason::missing_attribute;
  }
  return result;
}

std::vector<std::size_t> evaluation_data::open_variables_of(std::size_t row, std::size_t slot,
                                                            bool of_verdict) const {
  const verdict found = judge_indicator(row, slot);
  const known_classes& known = binding.known(row);
  if (!found.applies) return open_variables(plan->indicators()[slot].conditions, known);
  if (!of_verdict || found.reason != reason::missing_attribute) return {};
  return deciding_variables(
      found.selected,
      verdicts_by_case(indicator_at(slot), binding.figure(row, slot), found.required), known);
}

std::optional<std::int32_t> evaluation_data::league_of(std::size_t row) const noexcept {
  const auto& ranking = plan->ranking();
  if (!ranking || !ranking->league) return 0;
  const std::int32_t known = binding.known(row)[*ranking->league];
  return known == unknown_class ? std::nullopt : std::optional(known);
}

row_scoring::row_scoring(const evaluation_data& data, std::size_t row) {
  const plan& plan = *data.plan;
  const std::vector<scored_node>& nodes = plan.scores().nodes();
  verdicts.resize(nodes.size());
  figures.resize(nodes.size());
  applies.resize(plan.member_count());
  for (std::size_t member = 0; member < applies.size(); ++member) {
    applies[member] = data.applies_itself(row, plan.member(member));
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const std::size_t member = nodes[i].member;
    if (nodes[i].scorer == nullptr) continue;
    verdicts[i] = data.judge_indicator(row, member);
    const measured_against cohort = data.cohort_of(row, member);
    figures[i] = {nodes[i].scorer, data.binding.figure(row, member), &verdicts[i].figure,
                  cohort.range, cohort.holds};
  }
  task.tree = &plan.scores();
  task.rounded = plan.set().definition().policies.rounding;
  task.figures = figures;
  task.applies = applies;
  task.cuts = plan.cuts();
  task.ranked_by_share =
      plan.ranking() && plan.ranking()->rules->by == ranking_rules::key::share_of_max;
}

unit_score score(const evaluation_data& data, std::size_t row) {
  const row_scoring scoring(data, row);
  return score_unit(scoring.task);
}

std::optional<cohort_member> evaluation_data::member_of(std::size_t row, std::size_t slot) const {
  const verdict found = judge_indicator(row, slot);
  const candidates left = found.figure.left;
  if (found.applies == false || left == candidates::out) return {};
  cohort_member member;
  member.certain = found.applies.has_value() && !left.may_be_out() && !found.figure.may_be_declared;
  if (!found.figure.inconsistent) {
    member.value = exact_value(indicator_at(slot).measure, binding.figure(row, slot));
  }
  member.league = league_of(row);
  return member;
}

measured_against evaluation_data::cohort_of(std::size_t row, std::size_t slot) const {
  const auto* rule = std::get_if<cohort_points>(&indicator_at(slot).points->rule);
  if (rule == nullptr) return {};
  const std::vector<std::size_t>& slots = plan->cohort_indicators();
  const auto at =
      static_cast<std::size_t>(std::find(slots.begin(), slots.end(), slot) - slots.begin());
  const std::optional<cohort_member> self = member_of(row, slot);
  const bool certain = self && self->certain && self->value && self->league;
  return {cohorts[at].of(league_of(row), self ? &*self : nullptr, rule->missing_ignored),
          certain || cohorts[at].is_stated()};
}

bool evaluation_data::lacks_league(std::size_t row, std::size_t slot) const {
  const auto& points = indicator_at(slot).points;
  if (!points || !std::holds_alternative<cohort_points>(points->rule) || league_of(row)) {
    return false;
  }
  const verdict found = judge_indicator(row, slot);
  return cohort_of(row, slot).range == nullptr && !found.figure.inconsistent &&
         exact_value(indicator_at(slot).measure, binding.figure(row, slot)).has_value();
}

std::vector<std::pair<std::string, cohort_range>> evaluation_data::used_cohorts(
    std::size_t index) const {
  std::vector<std::pair<std::string, cohort_range>> used;
  const cohort& all = cohorts[index];
  const std::size_t slot = plan->cohort_indicators()[index];
  const auto is_used = [&](const cohort_range& range) {
    for (std::size_t row = 0; row < row_count(); ++row) {
      if (cohort_of(row, slot).range == &range && goes_through_rule(*this, row, slot)) return true;
    }
    return false;
  };
  if (all.is_stated()) {
    if (is_used(*all.stated())) used.emplace_back("", *all.stated());
    return used;
  }
  for (const auto& [league, range] : all.ranges()) {
    if (is_used(range)) used.emplace_back(league_name(league), range);
  }
  return used;
}

std::optional<std::size_t> evaluation_data::holder_of(std::size_t slot, exact_ratio value) const {
  for (std::size_t row = 0; row < row_count(); ++row) {
    const std::optional<cohort_member> member = member_of(row, slot);
    if (member && member->certain && member->value && compare(*member->value, value) == 0) {
      return row;
    }
  }
  return {};
}

std::string evaluation_data::league_name(std::int32_t league) const {
  const auto& ranking = plan->ranking();
  if (!ranking || !ranking->league) return {};
  const variable& attribute = plan->variables().all()[*ranking->league];
  if (attribute.values.empty()) return league == 1 ? "true" : "false";
  return attribute.values[static_cast<std::size_t>(league)];
}

std::string shown_number(exact_ratio value) {
  // Made of a decimal: the denominator is a power of ten.
  int scale = 0;
  for (int128 rest = value.denominator; rest > 1; rest /= 10) ++scale;
  return decimal::scaled(static_cast<std::int64_t>(value.numerator), scale).to_string();
}

}  // namespace xaso::detail
