// Resolving bounds, and selecting among them.
// SPDX-License-Identifier: Apache-2.0
#include "bounds.hpp"

#include <algorithm>
#include <utility>

namespace xaso::detail {
namespace {

/// A bound times a factor.
bound multiple(bound of, decimal factor) {
  if (of.value) of.value = product(*of.value, factor);
  return of;
}

std::shared_ptr<const compiled_bound> fixed(const bound& plain) {
  const auto result = std::make_shared<compiled_bound>();
  result->fixed = plain;
  return result;
}

/// Calls `visit` with every indicator and its node.
template <class Visit>
void for_each_indicator(const std::vector<node>& nodes, const Visit& visit) {
  for (const node& each : nodes) {
    if (const auto* group = std::get_if<xaso::group>(&each.content)) {
      for_each_indicator(group->children, visit);
    } else {
      visit(each, std::get<indicator>(each.content));
    }
  }
}

}  // namespace

// ---- compiling ----------------------------------------------------------------------------------

std::optional<number_requirement> fixed_form(const compiled_requirement& required) {
  if (required.selects()) return {};
  number_requirement fixed;
  const auto take = [](const std::optional<compiled_threshold>& from,
                       std::optional<threshold>& to) {
    if (from) to = threshold{from->how, from->limit->fixed};
  };
  take(required.lower, fixed.lower);
  take(required.upper, fixed.upper);
  return fixed;
}

compiled_requirement bound_compiler::compile(const number_rule& rule, std::size_t set) {
  compiled_requirement result;
  if (rule.lower) result.lower = compiled_threshold{rule.lower->how, compile(*rule.lower, set)};
  if (rule.upper) result.upper = compiled_threshold{rule.upper->how, compile(*rule.upper, set)};
  return result;
}

bound_compiler::shared_bound bound_compiler::compile(const threshold_rule& rule, std::size_t set) {
  if (const auto known = compiled_.find(&rule); known != compiled_.end()) return known->second;
  shared_bound result;
  if (const auto* selected = std::get_if<selected_bound>(&rule.limit)) {
    result = select(*selected, rule.how, set);
  } else if (const auto* relative = std::get_if<relative_bound>(&rule.limit)) {
    result = follow(*relative, rule.how, set);
  } else {
    result = fixed(std::get<bound>(rule.limit));
  }
  compiled_.emplace(&rule, result);
  return result;
}

bound_compiler::shared_bound bound_compiler::compile_fixed(const fixed_bound& rule, comparison how,
                                                           std::size_t set) {
  if (const auto* plain = std::get_if<bound>(&rule)) return fixed(*plain);
  return follow(std::get<relative_bound>(rule), how, set);
}

bound_compiler::shared_bound bound_compiler::select(const selected_bound& rule, comparison how,
                                                    std::size_t set) {
  const auto result = std::make_shared<compiled_bound>();
  for (const selected_bound::row& row : rule.rows) {
    compiled_condition when = variables_.compile(row.when, sets_[set].definition());
    for (const allowed_classes& each : when) {
      asks_for_year_ = asks_for_year_ || each.variable == variables_.year();
    }
    result->rows.push_back({std::move(when), compile_fixed(row.value, how, set)});
  }
  result->otherwise = compile_fixed(rule.otherwise, how, set);
  return result;
}

bound_compiler::shared_bound bound_compiler::follow(const relative_bound& relative, comparison how,
                                                    std::size_t set) {
  const reference_parts to = split_reference(relative.of);
  const std::size_t target = to.set.empty() ? set : *find_set(sets_, to.set);
  if (std::find(reached_.begin(), reached_.end(), target) == reached_.end()) {
    reached_.push_back(target);
  }
  const auto& numbers = std::get<number_rule>(indicator_of(target, to.code).require);
  const shared_bound there = compile(is_lower(how) ? *numbers.lower : *numbers.upper, target);
  if (relative.times == decimal(1)) return there;
  const auto result = std::make_shared<compiled_bound>();
  if (there->selects()) {
    result->multiplied = there;
    result->times = relative.times;
  } else {
    result->fixed = multiple(there->fixed, relative.times);
  }
  return result;
}

const indicator& bound_compiler::indicator_of(std::size_t set, std::string_view code) {
  auto& known = indicators_[set];
  if (known.empty()) {
    for_each_indicator(sets_[set].definition().criteria,
                       [&known](const node& each, const indicator& content) {
                         known.emplace(each.code, &content);
                       });
  }
  return *known.at(code);
}

// ---- selecting ----------------------------------------------------------------------------------

namespace {

/// A bound, and the circumstances in which it is taken.
struct bound_case {
  bound taken;
  possibilities where;
};

/// Beyond so many cases every bound is taken to be possible in all of them: less is decided then,
/// and nothing wrongly.
constexpr std::size_t most_cases = 4096;

class selection {
 public:
  [[nodiscard]] std::vector<bound_case> run(const compiled_bound& bound, const possibilities& in) {
    add(bound, in);
    if (cases_.size() <= most_cases) return std::move(cases_);
    cases_.clear();
    add_every(bound, in);
    return std::move(cases_);
  }

 private:
  void add(const compiled_bound& bound, const possibilities& in) {
    if (bound.multiplied) {
      factors_.push_back(bound.times);
      add(*bound.multiplied, in);
      factors_.pop_back();
    } else if (bound.rows.empty()) {
      add_case(bound.fixed, in);
    } else {
      add_rows(bound, 0, in);
    }
  }
  void add_rows(const compiled_bound& bound, std::size_t row, const possibilities& in) {
    for (; row < bound.rows.size() && cases_.size() <= most_cases; ++row) {
      const compiled_bound::row& here = bound.rows[row];
      const std::optional<bool> holds = in.hold(here.when);
      if (holds == false) continue;
      if (holds == true) return add(*here.value, in);
      add(*here.value, in.where(here.when));
      for (const possibilities& rest : in.unless(here.when)) add_rows(bound, row + 1, rest);
      return;
    }
    if (cases_.size() <= most_cases) add(*bound.otherwise, in);
  }
  void add_every(const compiled_bound& bound, const possibilities& in) {
    if (bound.multiplied) {
      factors_.push_back(bound.times);
      add_every(*bound.multiplied, in);
      factors_.pop_back();
    } else if (bound.rows.empty()) {
      add_case(bound.fixed, in);
    } else {
      for (const compiled_bound::row& row : bound.rows) add_every(*row.value, in);
      add_every(*bound.otherwise, in);
    }
  }
  /// A number, times every factor on the way there, the last first.
  void add_case(bound taken, const possibilities& in) {
    for (auto factor = factors_.rbegin(); factor != factors_.rend(); ++factor) {
      taken = multiple(std::move(taken), *factor);
    }
    cases_.push_back({std::move(taken), in});
  }

  std::vector<decimal> factors_;
  std::vector<bound_case> cases_;
};

std::vector<bound_case> select(const compiled_bound& bound, const possibilities& in) {
  return selection().run(bound, in);
}

bool same_bound(const std::optional<threshold>& a, const std::optional<threshold>& b) noexcept {
  return a.has_value() == b.has_value() && (!a || a->limit.value == b->limit.value);
}

void add_sources(std::optional<threshold>& to, const std::optional<threshold>& from) {
  if (!to) return;
  for (const source& each : from->limit.sources) {
    const auto& known = to->limit.sources;
    if (std::find(known.begin(), known.end(), each) == known.end()) {
      to->limit.sources.push_back(each);
    }
  }
}

/// Adds a case; one with the same bounds as another is the same, with the sources of both.
void add_case(requirement_cases& cases, const number_requirement& required,
              const possibilities& where) {
  for (std::size_t i = 0; i < cases.cases.size(); ++i) {
    number_requirement& known = cases.cases[i];
    if (!same_bound(known.lower, required.lower) || !same_bound(known.upper, required.upper)) {
      continue;
    }
    add_sources(known.lower, required.lower);
    add_sources(known.upper, required.upper);
    cases.where[i].push_back(where);
    return;
  }
  cases.cases.push_back(required);
  cases.where.push_back({where});
}

}  // namespace

requirement_cases cases_of(const compiled_requirement& requirement, const possibilities& in) {
  requirement_cases result;
  const auto add_uppers = [&](const number_requirement& so_far, const possibilities& where) {
    if (!requirement.upper) return add_case(result, so_far, where);
    for (const bound_case& upper : select(*requirement.upper->limit, where)) {
      number_requirement both = so_far;
      both.upper = threshold{requirement.upper->how, upper.taken};
      add_case(result, both, upper.where);
    }
  };
  if (!requirement.lower) {
    add_uppers({}, in);
    return result;
  }
  for (const bound_case& lower : select(*requirement.lower->limit, in)) {
    number_requirement one;
    one.lower = threshold{requirement.lower->how, lower.taken};
    add_uppers(one, lower.where);
  }
  return result;
}

std::vector<std::size_t> deciding_variables(const requirement_cases& cases,
                                            std::span<const std::pair<status, reason>> verdicts,
                                            const known_classes& known) {
  const auto decides = [&](std::size_t variable) {
    for (std::size_t a = 0; a < verdicts.size(); ++a) {
      for (std::size_t b = a + 1; b < verdicts.size(); ++b) {
        if (verdicts[a] == verdicts[b]) continue;
        for (const possibilities& one : cases.where[a]) {
          for (const possibilities& other : cases.where[b]) {
            if (one.meets(other, variable)) return true;
          }
        }
      }
    }
    return false;
  };
  std::vector<std::size_t> result;
  for (std::size_t variable = 0; variable < known.size(); ++variable) {
    if (known[variable] == unknown_class && decides(variable)) result.push_back(variable);
  }
  return result;
}

}  // namespace xaso::detail
