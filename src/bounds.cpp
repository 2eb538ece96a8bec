// Resolving bounds, and selecting among them.
// SPDX-License-Identifier: Apache-2.0
#include "bounds.hpp"

#include <algorithm>
#include <functional>
#include <string>


namespace xaso::detail {
namespace {

// ---- compiling ----------------------------------------------------------------------------------

class bound_compiler {
 public:
  bound_compiler(std::span<const criteria_set> sets, const variable_table& variables)
      : sets_(sets), variables_(variables) {}

  [[nodiscard]] compiled_bound compile(const bound_rule& rule, comparison how,
                                       std::size_t set) const {
    if (const auto* fixed = std::get_if<bound>(&rule)) return {*fixed, {}, {}};
    if (const auto* relative = std::get_if<relative_bound>(&rule)) {
      return follow(*relative, how, set);
    }
    const auto& selected = std::get<selected_bound>(rule);
    compiled_bound result;
    for (const selected_bound::row& row : selected.rows) {
      result.rows.push_back({variables_.compile(row.when, sets_[set].definition()),
                             compile_fixed(row.value, how, set)});
    }
    result.otherwise.push_back(compile_fixed(selected.otherwise, how, set));
    return result;
  }

 private:
  [[nodiscard]] compiled_bound compile_fixed(const fixed_bound& rule, comparison how,
                                             std::size_t set) const {
    if (const auto* fixed = std::get_if<bound>(&rule)) return {*fixed, {}, {}};
    return follow(std::get<relative_bound>(rule), how, set);
  }

  [[nodiscard]] compiled_bound follow(const relative_bound& relative, comparison how,
                                      std::size_t set) const {
    const reference_parts to = split_reference(relative.of);
    const std::size_t target = to.set.empty() ? set : *find_set(sets_, to.set);
    const indicator& other = *find_indicator(sets_[target].definition(), to.code);
    const auto& numbers = std::get<number_rule>(other.require);
    const threshold_rule& there = is_lower(how) ? *numbers.lower : *numbers.upper;
    compiled_bound result = compile(there.limit, how, target);
    multiply(result, relative.times);
    return result;
  }

  static void multiply(compiled_bound& bound, decimal factor) {
    if (bound.fixed.value) bound.fixed.value = product(*bound.fixed.value, factor);
    for (compiled_bound::row& row : bound.rows) multiply(row.value, factor);
    for (compiled_bound& otherwise : bound.otherwise) multiply(otherwise, factor);
  }

  std::span<const criteria_set> sets_;
  const variable_table& variables_;
};

// ---- selecting ----------------------------------------------------------------------------------

/// A bound, and the circumstances in which it is taken.
struct bound_case {
  const bound* taken;
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
    if (bound.rows.empty()) {
      cases_.push_back({&bound.fixed, in});
    } else {
      add_rows(bound, 0, in);
    }
  }
  void add_rows(const compiled_bound& bound, std::size_t row, const possibilities& in) {
    for (; row < bound.rows.size() && cases_.size() <= most_cases; ++row) {
      const compiled_bound::row& here = bound.rows[row];
      const std::optional<bool> holds = in.hold(here.when);
      if (holds == false) continue;
      if (holds == true) return add(here.value, in);
      add(here.value, in.where(here.when));
      for (const possibilities& rest : in.unless(here.when)) add_rows(bound, row + 1, rest);
      return;
    }
    if (cases_.size() <= most_cases) add(bound.otherwise.front(), in);
  }
  void add_every(const compiled_bound& bound, const possibilities& in) {
    if (bound.rows.empty()) cases_.push_back({&bound.fixed, in});
    for (const compiled_bound::row& row : bound.rows) add_every(row.value, in);
    for (const compiled_bound& otherwise : bound.otherwise) add_every(otherwise, in);
  }

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

compiled_requirement compile_requirement(const number_rule& rule,
                                         std::span<const criteria_set> sets, std::size_t set,
                                         const variable_table& variables) {
  const bound_compiler compiler(sets, variables);
  compiled_requirement result;
  const auto compile = [&](const std::optional<threshold_rule>& from,
                           std::optional<compiled_threshold>& to) {
    if (from) to = compiled_threshold{from->how, compiler.compile(from->limit, from->how, set)};
  };
  compile(rule.lower, result.lower);
  compile(rule.upper, result.upper);
  return result;
}

requirement_cases cases_of(const compiled_requirement& requirement, const possibilities& in) {
  requirement_cases result;
  const auto add_uppers = [&](const number_requirement& so_far, const possibilities& where) {
    if (!requirement.upper) return add_case(result, so_far, where);
    for (const bound_case& upper : select(requirement.upper->limit, where)) {
      number_requirement both = so_far;
      both.upper = threshold{requirement.upper->how, *upper.taken};
      add_case(result, both, upper.where);
    }
  };
  if (!requirement.lower) {
    add_uppers({}, in);
    return result;
  }
  for (const bound_case& lower : select(requirement.lower->limit, in)) {
    number_requirement one;
    one.lower = threshold{requirement.lower->how, *lower.taken};
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
