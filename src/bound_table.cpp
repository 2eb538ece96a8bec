// What all bound columns have in common: circumstances worked out for every combination of what
// rows tell, bounds in place of others.
// SPDX-License-Identifier: Apache-2.0
#include "bound_table.hpp"

#include <algorithm>
#include <utility>

#include "cohort_data.hpp"
#include "document_binder.hpp"
#include "error_list.hpp"
#include "table_binder.hpp"
#include "table_row.hpp"

namespace xaso::detail {
namespace {

/// More combinations of circumstances than these are not listed: rows are then judged one by one.
constexpr std::size_t most_keys = 4096;

void add_variables(const compiled_condition& condition, std::vector<std::size_t>& into) {
  for (const allowed_classes& each : condition) into.push_back(each.variable);
}

void add_variables(const compiled_bound& bound, std::vector<std::size_t>& into) {
  for (const compiled_bound::row& row : bound.rows) {
    add_variables(row.when, into);
    add_variables(*row.value, into);
  }
  if (bound.otherwise) add_variables(*bound.otherwise, into);
  if (bound.multiplied) add_variables(*bound.multiplied, into);
}

void add_variables(const compiled_requirement& required, std::vector<std::size_t>& into) {
  for (const auto* threshold : {&required.lower, &required.upper}) {
    if (*threshold) add_variables(*(*threshold)->limit, into);
  }
}

bool same_case(const circumstance_case& a, const circumstance_case& b) {
  return a.applies == b.applies && a.facts_only == b.facts_only && a.required == b.required;
}

/// Whether a form is about a group.
bool uses_groups(const compiled_form& form, std::size_t indicators) {
  const auto among_groups = [indicators](const membership& among) {
    return std::any_of(among.members.begin(), among.members.end(),
                       [indicators](std::size_t member) { return member >= indicators; });
  };
  if (const auto* all = std::get_if<compiled_quantified>(&form.content)) {
    return among_groups(*all->among);
  }
  if (const auto* tally = std::get_if<compiled_tally>(&form.content)) {
    return among_groups(*tally->among);
  }
  const auto* combined = std::get_if<compiled_combined>(&form.content);
  return combined != nullptr &&
         std::any_of(combined->operands.begin(), combined->operands.end(),
                     [&](const compiled_form& each) { return uses_groups(each, indicators); });
}

/// Whether the points reported of an indicator may keep it from being declared not applicable.
bool waits_for_points(const plan& plan, std::size_t slot) {
  const auto& of = std::get<indicator>(plan.indicators()[slot].node->content);
  return of.may_be_not_applicable && plan.scores().of_member(slot).has_value();
}

}  // namespace

bound_table::bound_table(std::shared_ptr<const detail::plan> plan, table_view table,
                         table_question asked, std::vector<overridden_bound> overridden)
    : plan_(std::move(plan)),
      table_(std::move(table)),
      asked_(std::move(asked)),
      overridden_(std::move(overridden)) {
  table_binder(*this).run();
  compile_overrides();
  compile_circumstances();
  gather_cohorts();
}

bound_table::bound_table(std::shared_ptr<const evaluation_data> document,
                         std::vector<overridden_bound> overridden)
    : plan_(document->plan), document_(std::move(document)), overridden_(std::move(overridden)) {
  document_binder(*this).run();
  compile_overrides();
  compile_circumstances();
}

/// Those of the question, or of the table's own units.
void bound_table::gather_cohorts() {
  cohorts_ = stated_cohorts(*plan_, asked_.stated);
  if (plan_->cohort_indicators().empty()) return;
  if (asked_.gathered != nullptr) {
    gathered_ = *asked_.gathered;  // what is varied later is held against the same
    asked_.gathered = &*gathered_;
    const cohort_data& gathered = asked_.gathered->data();
    if (gathered.of == nullptr) return;
    if (gathered.of != plan_) {
      error_list errors;
      errors.add(fault::cohorts_of_another_set, {}, {gathered.of->set().id(), plan_->set().id()});
      errors.raise();
    }
    for (std::size_t i = 0; i < cohorts_.size(); ++i) cohorts_[i].merge(gathered.gathered[i]);
    return;
  }
  const bool all_stated = std::all_of(cohorts_.begin(), cohorts_.end(),
                                      [](const cohort& each) { return each.is_stated(); });
  if (!all_stated) gather_units(*this, cohorts_);
}

std::optional<std::size_t> bound_table::column_of(std::size_t variable) const noexcept {
  for (std::size_t i = 0; i < circumstances_.size(); ++i) {
    if (circumstances_[i].variable == variable) return i;
  }
  return {};
}

void override_bound(const plan& plan, const overridden_bound& change, requirement_overrides& into) {
  auto [at, is_new] = into.of_slot.try_emplace(change.slot);
  requirement_overrides::entry& entry = at->second;
  if (is_new) entry.required = plan.requirement(change.slot);
  std::optional<compiled_threshold>& bound =
      change.upper ? entry.required.upper : entry.required.lower;
  const auto limit = std::make_shared<compiled_bound>();
  limit->fixed.value = change.value;
  bound->limit = limit;
  entry.fixed = fixed_form(entry.required);
}

void bound_table::compile_overrides() {
  for (const overridden_bound& change : overridden_) override_bound(*plan_, change, overrides_);
}

circumstance_key bound_table::key_of(std::vector<std::size_t> variables) const {
  std::sort(variables.begin(), variables.end());
  variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
  circumstance_key key;
  for (const std::size_t variable : variables) {
    const auto index = column_of(variable);
    if (!index) continue;
    key.columns.push_back(*index);
    key.factors.push_back(key.size);
    key.size *= plan_->variables().all()[variable].classes() + 1;
    if (key.size > most_keys) return {std::move(key.columns), {}, 0};
  }
  return key;
}

template <class Visit>
void bound_table::for_each_key(const circumstance_key& key, Visit visit) const {
  known_classes known = constant_;
  for (std::size_t number = 0; number < key.size; ++number) {
    for (std::size_t i = 0; i < key.columns.size(); ++i) {
      const std::size_t variable = circumstances_[key.columns[i]].variable;
      const std::size_t classes = plan_->variables().all()[variable].classes() + 1;
      known[variable] = static_cast<std::int32_t>(number / key.factors[i] % classes) - 1;
    }
    visit(number, known);
  }
}

condition_states bound_table::states_of(std::vector<const compiled_condition*> conditions) const {
  condition_states result;
  std::vector<std::size_t> variables;
  for (const compiled_condition* each : conditions) add_variables(*each, variables);
  result.key = key_of(std::move(variables));
  result.of_key.resize(result.key.size);
  for_each_key(result.key, [&](std::size_t number, const known_classes& known) {
    result.of_key[number] =
        condition_states::of(hold_all(conditions, plan_->variables().all(), known));
  });
  result.conditions = std::move(conditions);
  return result;
}

std::size_t bound_table::add_condition(std::vector<const compiled_condition*> conditions) {
  for (std::size_t i = 0; i < conditions_.size(); ++i) {
    if (conditions_[i].conditions == conditions) return i;
  }
  conditions_.push_back(states_of(std::move(conditions)));
  return conditions_.size() - 1;
}

void bound_table::add_conditions_of(const compiled_form& form) {
  if (const auto* unit = std::get_if<compiled_unit>(&form.content)) {
    of_form_.try_emplace(unit->when, add_condition({unit->when}));
  } else if (const auto* combined = std::get_if<compiled_combined>(&form.content)) {
    for (const compiled_form& operand : combined->operands) add_conditions_of(operand);
  }
}

circumstance_case bound_table::case_of(std::size_t slot, const known_classes& known) const {
  const node_place& place = plan_->indicators()[slot];
  const std::vector<variable>& variables = plan_->variables().all();
  circumstance_case result;
  result.applies = hold_all(place.conditions, variables, known);
  if (!result.applies) {
    const std::vector<std::size_t> open = open_variables(place.conditions, known);
    result.facts_only = std::all_of(open.begin(), open.end(), [&](std::size_t each) {
      return variables[each].is == variable::kind::fact;
    });
  }
  const auto found = overrides_.of_slot.find(slot);
  const bool overridden = found != overrides_.of_slot.end();
  const auto& fixed = overridden ? found->second.fixed : plan_->fixed_requirement(slot);
  if (fixed) {
    result.required = {*fixed};
    return result;
  }
  const possibilities possible(variables, known);
  const auto& required = overridden ? found->second.required : plan_->requirement(slot);
  result.required =
      cases_of(required, where_all(possible, place.conditions).value_or(possible)).cases;
  return result;
}

void bound_table::compile_indicator(std::size_t slot) {
  bound_indicator& bound = indicators_[slot];
  const node_place& place = plan_->indicators()[slot];
  bound.judged.place = &place;
  bound.judged.indicator = std::get_if<indicator>(&place.node->content);

  std::vector<std::size_t> variables;
  for (const compiled_condition* each : place.conditions) add_variables(*each, variables);
  const auto found = overrides_.of_slot.find(slot);
  add_variables(
      found != overrides_.of_slot.end() ? found->second.required : plan_->requirement(slot),
      variables);
  bound.key = key_of(std::move(variables));
  bound.case_of_key.resize(bound.key.size);
  for_each_key(bound.key, [&](std::size_t number, const known_classes& known) {
    circumstance_case one = case_of(slot, known);
    const auto same = std::find_if(bound.cases.begin(), bound.cases.end(),
                                   [&](const auto& each) { return same_case(each, one); });
    bound.case_of_key[number] = static_cast<std::uint16_t>(same - bound.cases.begin());
    if (same == bound.cases.end()) bound.cases.push_back(std::move(one));
  });
}

void bound_table::compile_circumstances() {
  for (std::size_t slot = 0; slot < indicators_.size(); ++slot) {
    compile_indicator(slot);
    // Points that stand answer for a declaration; where none are reported, nothing does.
    bound_indicator& bound = indicators_[slot];
    const bool reports = bound.reported_points || document_ != nullptr;
    if (reports && waits_for_points(*plan_, slot)) {
      bound.judged.declarable_is_out = false;
      statuses_need_points_ = true;
    }
  }
  for (const compiled_group& group : plan_->groups()) {
    of_group_.push_back(add_condition(group.place.conditions));
    add_conditions_of(group.form);
  }
  for (const unspecified_pool& pool : plan_->pools()) {
    of_pool_.push_back(add_condition(pool.conditions));
  }
  for (const compiled_conclusion& conclusion : plan_->conclusions()) {
    of_conclusion_.push_back(add_condition(conclusion.conditions));
    for (const compiled_form& form : conclusion.forms) {
      add_conditions_of(form);
      forms_use_groups_ = forms_use_groups_ || uses_groups(form, indicators_.size());
    }
  }
  statuses_need_points_ = statuses_need_points_ || !plan_->cuts().empty();
  for (const compiled_check& check : plan_->checks()) {
    if (!check.check->inconsistent) continue;
    has_deciding_checks_ = true;
    indicators_[check.first].is_checked = true;
    indicators_[check.second].is_checked = true;
  }
}

}  // namespace xaso::detail
