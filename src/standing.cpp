// Forms over candidates. Every member is taken independently; a form's result is the set of results
// that some choice of its members' candidates has.
// SPDX-License-Identifier: Apache-2.0
#include "standing.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "evaluation_data.hpp"
#include "tally.hpp"
#include "xaso/code.hpp"

namespace xaso::detail {
namespace {

/// One or more alike members of a form.
struct element {
  candidates left;
  std::optional<std::size_t> count = 1;  ///< empty: one or more
};

/// What is left of a pool as a member of a form.
candidates left_of(std::size_t pool, const membership& among, const standing& at) {
  const candidates left = at.pools[pool];
  return among.pools_perhaps ? left | candidates::out : left;
}

/// Calls `visit` for every member and every pool of a form.
template <class Visit>
void for_each_element(const membership& among, const standing& at, Visit visit) {
  for (const std::size_t member : among.members) visit(element{at.members[member], 1});
  for (const std::size_t index : among.pools) {
    visit(element{left_of(index, among, at), at.plan->pools()[index].count});
  }
}

candidates evaluate_form(const compiled_quantified& form, const standing& at) {
  bool all_may_pass = true;  // none is surely not met
  bool all_may_fail = true;  // none is surely met
  bool all_may_be_out = true;
  candidates any;
  for_each_element(*form.among, at, [&](const element& each) {
    any |= each.left;
    all_may_pass = all_may_pass && each.left != candidates::not_met;
    all_may_fail = all_may_fail && each.left != candidates::met;
    all_may_be_out = all_may_be_out && each.left.may_be_out();
  });

  candidates result;
  if (form.all) {
    if (any.may_be_met() && all_may_pass) result |= candidates::met;
    if (any.may_be_not_met()) result |= candidates::not_met;
    if (all_may_be_out) result |= candidates::out;
  } else {
    if (any.may_be_met()) result |= candidates::met;
    if (all_may_fail) result |= candidates::not_met;
  }
  return result;
}

// ---- counts and shares --------------------------------------------------------------------------

tallied tally(const membership& among, bool count_met, const standing& at) {
  tallied result;
  for_each_element(among, at,
                   [&](const element& each) { add(result, each.left, count_met, each.count); });
  return result;
}

candidates evaluate_form(const compiled_tally& form, const standing& at) {
  return against(tally(*form.among, form.form->met, at), *form.form);
}

// ---- facts, other conclusions, combinations -----------------------------------------------------

candidates as_candidates(std::optional<bool> holds) noexcept {
  if (!holds) return candidates::either;
  return *holds ? candidates::met : candidates::not_met;
}

candidates evaluate_form(const compiled_fact& form, const standing& at) {
  const std::int32_t known = (*at.known)[form.variable];
  if (known == unknown_class) return candidates::either;
  return as_candidates((known == 1) == form.is);
}

candidates evaluate_form(const compiled_unit& form, const standing& at) {
  return as_candidates(possibilities(at.plan->variables().all(), *at.known).hold(*form.when));
}

candidates evaluate_form(const compiled_points& form, const standing& at) {
  return at.score->cuts[form.cut];
}

/// A conclusion of another set is what an earlier legal act says it is.
candidates evaluate_elsewhere(const compiled_conclusion_form& form, const standing& at) {
  const conclusion* of = at.plan->elsewhere()[form.elsewhere].conclusion;
  return recognised_as(at.data->binding.recognised(at.row, form.elsewhere),
                       form.form->level_at_least, of == nullptr ? nullptr : &of->levels);
}

candidates evaluate_form(const compiled_conclusion_form& form, const standing& at) {
  if (!form.conclusion) return evaluate_elsewhere(form, at);
  const candidates result = reached(at.conclusions[*form.conclusion], form.level);
  switch (form.form->if_not_applicable.value_or(status::not_met)) {
    case status::met:
      return result.out_counts_as(candidates::met);
    case status::undetermined:
      return result.out_counts_as(candidates::either);
    default:
      return result.out_counts_as(candidates::not_met);
  }
}

candidates evaluate_form(const compiled_combined& form, const standing& at) {
  candidates result = evaluate(form.operands.front(), at);
  if (form.how == combined_form::kind::negation) return opposite(result);
  const auto combine = form.how == combined_form::kind::all ? both : one_of;
  for (std::size_t i = 1; i < form.operands.size(); ++i) {
    result = combine(result, evaluate(form.operands[i], at));
  }
  return result;
}

/// Levels from the best: calls `visit` with each that may hold, up to the first that surely does;
/// with their number where none surely does.
template <class Visit>
void visit_possible_levels(const compiled_conclusion& conclusion, const standing& at, Visit visit) {
  for (std::size_t i = 0; i < conclusion.forms.size(); ++i) {
    const candidates holds = evaluate(conclusion.forms[i], at);
    if (holds.may_be_met()) visit(i);
    if (holds == candidates::met) return;
  }
  visit(conclusion.forms.size());
}

bool has_levels(const compiled_conclusion& conclusion) noexcept {
  return !conclusion.conclusion->levels.empty();
}

// ---- because, waiting for -----------------------------------------------------------------------

/// Grounds in the order of answers: codes first, then objects by kind, each by its name.
void put_in_order(std::vector<ground>& grounds) {
  const auto less = [](const ground& a, const ground& b) {
    if (a.what != b.what) return a.what < b.what;
    return compare_codes(a.name, b.name) < 0;
  };
  std::sort(grounds.begin(), grounds.end(), less);
  grounds.erase(std::unique(grounds.begin(), grounds.end()), grounds.end());
}

/// What is named once only, by index.
class named_once {
 public:
  explicit named_once(std::size_t count) : named_(count, false) {}

  [[nodiscard]] bool has(std::size_t index) const noexcept { return named_[index]; }
  /// @returns whether it had not been named before
  bool add(std::size_t index) {
    if (named_[index]) return false;
    return named_[index] = true;
  }

 private:
  std::vector<bool> named_;
};

class because_of {
 public:
  explicit because_of(const standing& at)
      : at_(at), members_(at.plan->member_count()), pools_(at.plan->pools().size()) {}

  void add(const compiled_form& form) {
    std::visit([this](const auto& content) { add(content); }, form.content);
  }
  [[nodiscard]] std::vector<ground> take() {
    put_in_order(grounds_);
    return std::move(grounds_);
  }

 private:
  void add(const compiled_quantified& form) {
    const candidates result = evaluate_form(form, at_);
    if (result == candidates::not_met) add_members(*form.among, candidates::not_met);
    if (!form.all && result == candidates::met) add_members(*form.among, candidates::met);
  }
  void add(const compiled_tally& form) {
    const candidates explained = form.form->met ? candidates::not_met : candidates::met;
    if (evaluate_form(form, at_) == explained) add_members(*form.among, candidates::not_met);
  }
  void add(const compiled_fact& form) {
    if (!evaluate_form(form, at_).decided()) return;
    add_all(as_grounds({form.variable}, *at_.plan));
  }
  /// What surely fails of it.
  void add(const compiled_unit& form) {
    if (evaluate_form(form, at_) != candidates::not_met) return;
    const possibilities possible(at_.plan->variables().all(), *at_.known);
    for (const allowed_classes& each : *form.when) {
      if (possible.hold({each}) == false) add_all(as_grounds({each.variable}, *at_.plan));
    }
  }
  void add(const compiled_points& form) {
    if (evaluate_form(form, at_) != candidates::not_met) return;
    if (form.each) {
      for (std::size_t i = 0; i < form.members.size(); ++i) {
        if (at_.score->each[form.cut][i] == candidates::not_met) add_node(form.members[i]);
      }
      return;
    }
    for (const std::size_t scorer : form.scorers) {
      if (at_.score->nodes[*at_.plan->scores().of_member(scorer)].below_max) add_node(scorer);
    }
  }
  void add_node(std::size_t member) {
    if (!members_.add(member)) return;
    grounds_.push_back({ground::kind::node, at_.plan->member(member).node->code, {}});
  }
  void add_all(std::vector<ground> more) {
    grounds_.insert(grounds_.end(), more.begin(), more.end());
  }
  void add(const compiled_conclusion_form& form) {
    if (!evaluate_form(form, at_).decided()) return;
    grounds_.push_back({ground::kind::conclusion, form.form->written, {}});
  }
  void add(const compiled_combined& form) {
    const candidates result = evaluate_form(form, at_);
    if (!result.decided()) return;
    for (const compiled_form& operand : form.operands) {
      if (form.how == combined_form::kind::negation || evaluate(operand, at_) == result) {
        add(operand);
      }
    }
  }
  void add_members(const membership& among, candidates standing_at) {
    for (const std::size_t member : among.members) {
      if (at_.members[member] == standing_at) add_node(member);
    }
    for (const std::size_t index : among.pools) {
      if (left_of(index, among, at_) != standing_at || !pools_.add(index)) continue;
      const unspecified_pool& pool = at_.plan->pools()[index];
      grounds_.push_back({ground::kind::unspecified_in, std::string(pool.code), pool.count});
    }
  }

  const standing& at_;
  named_once members_;
  named_once pools_;
  std::vector<ground> grounds_;
};

class waiting {
 public:
  waiting(const compiled_conclusion& conclusion, const standing& at)
      : conclusion_(conclusion),
        at_(at),
        members_(at.plan->member_count()),
        scored_(at.plan->member_count()),
        pools_(at.plan->pools().size()) {}

  void add(const compiled_form& form) {
    if (evaluate(form, at_).decided()) return;
    std::visit([this](const auto& content) { add(content); }, form.content);
  }
  void add_variables(const std::vector<std::size_t>& variables) {
    for (ground& each : as_grounds(variables, *at_.plan)) grounds_.push_back(std::move(each));
  }
  [[nodiscard]] std::vector<ground> take() {
    put_in_order(grounds_);
    return std::move(grounds_);
  }

 private:
  void add(const compiled_quantified& form) { add_members(*form.among); }
  void add(const compiled_tally& form) {
    add_members(*form.among);
    add_number(form.form->number);
  }
  void add_number(const bound& number) {
    if (number.value) return;
    grounds_.push_back({ground::kind::number_of, conclusion_.conclusion->code, {}});
  }
  void add(const compiled_fact& form) { add_variables({form.variable}); }
  void add(const compiled_unit& form) {
    const compiled_condition* when = form.when;
    add_variables(open_variables({&when, 1}, *at_.known));
  }
  void add(const compiled_points& form) {
    add_number(*form.number);
    for (std::size_t i = 0; i < form.members.size(); ++i) {
      const std::size_t member = form.members[i];
      const bool open = form.each ? !at_.score->each[form.cut][i].decided()
                                  : at_.score->nodes[*at_.plan->scores().of_member(member)].open;
      if (open) add_scored(member);
    }
    for (const std::size_t index : form.pools) {
      if (pools_.has(index)) continue;
      const unspecified_pool& pool = at_.plan->pools()[index];
      const bool out = hold_all(pool.conditions, at_.plan->variables().all(), *at_.known) == false;
      if (out) continue;
      pools_.add(index);
      grounds_.push_back({ground::kind::unspecified_in, std::string(pool.code), pool.count});
    }
  }
  void add(const compiled_conclusion_form& form) {
    grounds_.push_back({ground::kind::conclusion, form.form->written, {}});
  }
  void add(const compiled_combined& form) {
    for (const compiled_form& operand : form.operands) add(operand);
  }

  void add_members(const membership& among) {
    for (const std::size_t member : among.members) {
      if (!at_.members[member].decided()) add_member(member);
    }
    for (const std::size_t index : among.pools) {
      if (left_of(index, among, at_).decided() || !pools_.add(index)) continue;
      const unspecified_pool& pool = at_.plan->pools()[index];
      grounds_.push_back({ground::kind::unspecified_in, std::string(pool.code), pool.count});
    }
  }

  /// A member, named by what it waits for.
  void add_member(std::size_t member) {
    if (members_.add(member)) add_member(member, true);
  }
  /// A scoring node; that its bound is not known matters only where points rest on the status.
  void add_scored(std::size_t member) {
    if (!scored_.add(member)) return;
    const auto* scorer = std::get_if<indicator>(&at_.plan->member(member).node->content);
    const bool by_status = scorer != nullptr && scorer->points &&
                           std::holds_alternative<met_points>(scorer->points->rule);
    const bool applies = at_.data->applies(at_.row, at_.plan->member(member)).has_value();
    if (scorer != nullptr && applies && at_.data->lacks_league(at_.row, member)) {
      return add_variables({*at_.plan->ranking()->league});
    }
    add_member(member, by_status);
  }
  /// @param by_status  whether its status is what is waited for, not only its points
  void add_member(std::size_t member, bool by_status) {
    const std::string& code = at_.plan->member(member).node->code;
    const bool is_group = member >= at_.reasons.size();
    if (is_group || at_.reasons[member] == reason::condition_not_applicable) return add_node(code);
    const std::vector<std::size_t> variables =
        at_.data->open_variables_of(at_.row, member, by_status);
    const figure_view figure = at_.data->binding.figure(at_.row, member);
    if (!variables.empty()) {
      add_variables(variables);
    } else if (at_.reasons[member] == reason::unknown_threshold && by_status) {
      grounds_.push_back({ground::kind::threshold, code, {}});
    } else if (waits_for_sub_units(member, figure, by_status)) {
      grounds_.push_back({ground::kind::sub_units_of, code, figure.open_sub_units});
    } else {
      add_node(code);
    }
  }
  void add_node(const std::string& code) { grounds_.push_back({ground::kind::node, code, {}}); }
  /// Whether sub-units keep the status, or the figure, open.
  [[nodiscard]] bool waits_for_sub_units(std::size_t member, const figure_view& figure,
                                         bool by_status) const noexcept {
    if (by_status) return at_.reasons[member] == reason::undetermined_sub_units;
    return figure.from_sub_units && !figure.inconsistent && figure.open_sub_units != 0;
  }

  const compiled_conclusion& conclusion_;
  const standing& at_;
  named_once members_;
  named_once scored_;
  named_once pools_;
  std::vector<ground> grounds_;
};

}  // namespace

candidates candidates_of(const unspecified_pool& pool, const plan& plan,
                         const known_classes& known) {
  const std::optional<bool> applies = hold_all(pool.conditions, plan.variables().all(), known);
  if (applies == false) return pool.when_not_applicable;
  return applies ? candidates::either : candidates::either | pool.when_not_applicable;
}

candidates reached(const conclusion_standing& conclusion,
                   std::optional<std::size_t> level) noexcept {
  if (!level || conclusion.result == candidates::out) return conclusion.result;
  candidates result = conclusion.result.may_be_out() ? candidates::out : candidates::none;
  if (conclusion.best <= *level) result |= candidates::met;
  if (conclusion.worst > *level) result |= candidates::not_met;
  return result;
}

candidates recognised_as(const recognition* known, const std::optional<std::string>& level_at_least,
                         const std::vector<level>* levels) noexcept {
  if (known == nullptr || !known->is) return candidates::either;
  if (*known->is == status::not_met) return candidates::not_met;
  if (!level_at_least || known->level == *level_at_least) return candidates::met;
  if (levels == nullptr) return candidates::either;  // its set is not loaded
  const auto position = [levels](const std::string& code) {
    return std::find_if(levels->begin(), levels->end(),
                        [&code](const level& each) { return each.code == code; });
  };
  const auto reached = position(known->level);
  if (reached == levels->end()) return candidates::either;
  return reached <= position(*level_at_least) ? candidates::met : candidates::not_met;
}

candidates evaluate(const compiled_form& form, const standing& at) {
  return std::visit([&](const auto& content) { return evaluate_form(content, at); }, form.content);
}

std::optional<std::pair<exact_ratio, exact_ratio>> share_of_every(const standing& at) {
  const tallied counted = tally(at.plan->every_indicator(), true, at);
  if (counted.may_yes.number + counted.may_no.number == 0) return {};  // all are out
  std::pair<exact_ratio, exact_ratio> share{{0, 1}, {1, 1}};
  // The least: every one that may be not met is; the greatest likewise. Where that leaves nothing
  // in, one that may be out stays.
  const std::int64_t least_of = counted.must_yes.number + counted.may_no.number;
  if (least_of > 0 && !counted.may_no.unlimited) {
    share.first = {counted.must_yes.number, least_of};
  } else if (least_of == 0) {
    share.first = {1, 1};
  }
  const std::int64_t most_of = counted.may_yes.number + counted.must_no.number;
  if (most_of > 0 && !counted.may_yes.unlimited) {
    share.second = {counted.may_yes.number, most_of};
  } else if (most_of == 0) {
    share.second = {0, 1};
  }
  return share;
}

conclusion_standing evaluate(const compiled_conclusion& conclusion, const standing& at) {
  conclusion_standing result;
  const std::optional<bool> applies =
      hold_all(conclusion.conditions, at.plan->variables().all(), *at.known);
  if (applies == false) {
    result.result = candidates::out;
    return result;
  }
  if (has_levels(conclusion)) {
    const auto none = static_cast<std::uint32_t>(conclusion.forms.size());
    result.best = none;
    visit_possible_levels(conclusion, at, [&](std::size_t level) {
      const auto number = static_cast<std::uint32_t>(level);
      result.best = std::min(result.best, number);
      result.worst = number;
      result.result |= number < none ? candidates::met : candidates::not_met;
    });
  } else {
    result.result = evaluate(conclusion.forms.front(), at);
  }
  if (!applies) result.result |= candidates::out;
  return result;
}

std::vector<std::size_t> possible_levels(const compiled_conclusion& conclusion,
                                         const standing& at) {
  std::vector<std::size_t> levels;
  if (!has_levels(conclusion) ||
      hold_all(conclusion.conditions, at.plan->variables().all(), *at.known) == false)
    return levels;
  visit_possible_levels(conclusion, at, [&](std::size_t level) { levels.push_back(level); });
  return levels;
}

std::vector<ground> because(std::size_t conclusion_slot, const standing& at) {
  const compiled_conclusion& conclusion = at.plan->conclusions()[conclusion_slot];
  const conclusion_standing& standing = at.conclusions[conclusion_slot];
  because_of grounds(at);
  if (!standing.result.decided() || standing.result == candidates::out) return {};
  if (!has_levels(conclusion)) {
    grounds.add(conclusion.forms.front());
  } else if (standing.best == standing.worst) {
    // The better levels fail; the one reached, if one is, holds.
    const std::size_t last = std::min<std::size_t>(standing.best + 1, conclusion.forms.size());
    for (std::size_t i = 0; i < last; ++i) grounds.add(conclusion.forms[i]);
  }
  return grounds.take();
}

std::vector<ground> as_grounds(const std::vector<std::size_t>& variables, const plan& plan) {
  std::vector<ground> grounds;
  for (const std::size_t index : variables) {
    const variable& each = plan.variables().all()[index];
    const bool fact = each.is == variable::kind::fact;
    grounds.push_back({fact ? ground::kind::fact : ground::kind::attribute, each.name, {}});
  }
  return grounds;
}

std::vector<ground> waiting_for(std::size_t conclusion_slot, const standing& at) {
  const compiled_conclusion& conclusion = at.plan->conclusions()[conclusion_slot];
  const conclusion_standing& standing = at.conclusions[conclusion_slot];
  waiting grounds(conclusion, at);
  const bool one_level = !has_levels(conclusion) || standing.best == standing.worst;
  if (standing.result.decided() && one_level) return {};

  grounds.add_variables(open_variables(conclusion.conditions, *at.known));
  for (const compiled_form& form : conclusion.forms) {
    grounds.add(form);
    if (has_levels(conclusion) && evaluate(form, at) == candidates::met) break;
  }
  return grounds.take();
}

}  // namespace xaso::detail
